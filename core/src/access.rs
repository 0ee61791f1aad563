//! May this officer do it, and why: one table that every command and every read goes through.
//!
//! Grants, protected people and the relation to a client come with the access issue, as more lines.

use crate::form::{Choice, choice};
use crate::law::cite::Cite;
use crate::law::s079_use;
use crate::officer::{Officer, Role};
use crate::refusal::Refusal;
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};

/// What the client data is used for (§ 72); every look is logged with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Contact,
    Guidance,
    Assessment,
    Plan,
    Reimbursement,
    DataQuality,
    Supervision,
}

impl Purpose {
    pub const CHOICES: [Choice; 7] = [
        choice("contact", text("Yhteydenoton käsittely", "Behandling av kontakt", "Handling a contact")),
        choice("guidance", text("Ohjaus ja neuvonta", "Handledning och rådgivning", "Guidance and counselling")),
        choice("assessment", text("Palvelutarpeen arviointi", "Bedömning av servicebehovet", "Assessment of needs")),
        choice("plan", text("Kotoutumissuunnitelma", "Integrationsplan", "Integration plan")),
        choice("reimbursement", text("Korvausten käsittely", "Behandling av ersättningar", "Reimbursements")),
        choice(
            "data_quality",
            text("Tietojen tarkistus ja siirto", "Kontroll och överföring av uppgifter", "Checking and moving data"),
        ),
        choice("supervision", text("Valvonta", "Tillsyn", "Supervision")),
    ];

    /// By its code, as it stands in the header `Koto-Purpose`.
    pub fn parse(code: &str) -> Option<Purpose> {
        serde_json::from_value(code.into()).ok()
    }

    pub fn choice(self) -> Choice {
        Self::CHOICES[self as usize]
    }
}

/// What is asked of the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    SeeWorkList,
    Search,
    SeeClient,
    /// A step of the record, by its kind.
    Record(&'static str),
    LoadRegister,
    /// The executed law, code lists: no client in it.
    SeeLaw,
}

/// The answer, with the rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub allowed: bool,
    /// Stable name of the rule, which stands in the log.
    pub rule: &'static str,
    pub why: Text,
    pub cite: Cite,
}

struct Rule {
    name: &'static str,
    roles: &'static [Role],
    actions: fn(Action) -> bool,
    allow: bool,
    why: Text,
    cite: Cite,
}

use Role::{EmploymentExpert, IntakeOfficer, IntegrationWorker, MinistryAnalyst};

/// First match decides; what no rule allows is refused.
const RULES: &[Rule] = &[
    Rule {
        name: "law_is_public",
        roles: &[IntegrationWorker, EmploymentExpert, IntakeOfficer, MinistryAnalyst],
        actions: |action| matches!(action, Action::SeeLaw),
        allow: true,
        why: text("Laki on julkinen.", "Lagen är offentlig.", "The law is public."),
        cite: s079_use::NEED,
    },
    Rule {
        name: "ministry_without_clients",
        roles: &[MinistryAnalyst],
        actions: |_| true,
        allow: false,
        why: text(
            "Ministeriön tehtävissä ei tarvita yksittäisen asiakkaan tietoja.",
            "I ministeriets uppgifter behövs inte uppgifter om enskilda kunder.",
            "The ministry's tasks do not need the data of a single client.",
        ),
        cite: s079_use::NEED,
    },
    Rule {
        name: "intake_by_intake_officer",
        roles: &[IntakeOfficer, IntegrationWorker],
        actions: |action| matches!(action, Action::LoadRegister),
        allow: true,
        why: text(
            "Vanhan rekisterin siirto kuuluu tehtävään.",
            "Överföring av ett gammalt register hör till uppgiften.",
            "Moving an old register in belongs to the task.",
        ),
        cite: s079_use::TASKS,
    },
    Rule {
        name: "client_work",
        roles: &[IntegrationWorker, EmploymentExpert, IntakeOfficer],
        actions: |action| !matches!(action, Action::LoadRegister),
        allow: true,
        why: text(
            "Asiakastyö kuuluu tehtävään.",
            "Kundarbete hör till uppgiften.",
            "Work with clients belongs to the task.",
        ),
        cite: s079_use::TASKS,
    },
];

/// The one policy function.
pub fn decide(officer: &Officer, action: Action) -> Decision {
    RULES.iter().find(|rule| rule.roles.contains(&officer.role) && (rule.actions)(action)).map_or(
        Decision {
            allowed: false,
            rule: "deny_by_default",
            why: text(
                "Mikään sääntö ei salli tätä tehtävässäsi.",
                "Ingen regel tillåter detta i din uppgift.",
                "No rule allows this in your task.",
            ),
            cite: s079_use::NEED,
        },
        |rule| Decision { allowed: rule.allow, rule: rule.name, why: rule.why, cite: rule.cite },
    )
}

impl Decision {
    pub fn refusal(&self) -> Refusal {
        Refusal {
            code: self.rule,
            why: self.why.into(),
            next: text(
                "Jos tehtäväsi vaatii tätä, pyydä käyttöoikeutta sen myöntäjältä.",
                "Om din uppgift kräver detta, be den som beviljar användarrättigheter om rätten.",
                "If your task needs this, ask whoever grants the right of use for it.",
            )
            .into(),
            cite: Some(self.cite),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_read_back() {
        for (i, choice) in Purpose::CHOICES.iter().enumerate() {
            assert_eq!(Purpose::parse(choice.code).map(|p| p as usize), Some(i));
        }
    }

    #[test]
    fn what_no_rule_allows_is_refused() {
        let who = |id| crate::officer::training(id).unwrap();
        assert!(decide(who("aino.korhonen"), Action::SeeClient).allowed);
        assert!(!decide(who("eeva.rantala"), Action::SeeClient).allowed);
        assert!(decide(who("eeva.rantala"), Action::SeeLaw).allowed);
        assert_eq!(decide(who("sari.heikkinen"), Action::LoadRegister).rule, "deny_by_default");
    }
}
