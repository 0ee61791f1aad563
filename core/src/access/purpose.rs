//! What client data is used for (§ 72): it limits what is shown, and stands in the log.

use super::field::ClassSet;
use super::field::FieldClass::{self, *};
use crate::form::{Choice, choice};
use crate::words::text;
use serde::{Deserialize, Serialize};

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
    Statistics,
    /// A person's request on their own data.
    DataSubject,
    /// Controller's tasks: rights of use, logs, erasure. No client data.
    AccessControl,
}

/// Who the person is, how to reach them, in which language, and what their situation is.
const GUIDANCE: ClassSet =
    ClassSet::of(&[Identity, FieldClass::Contact, Residence, ContactAddress, Language, Background]);
const REIMBURSEMENT: ClassSet = ClassSet::of(&[Identity, IdentityCode, Residence, Permit, FieldClass::Reimbursement]);

impl Purpose {
    pub const ALL: [Purpose; 10] = [
        Purpose::Contact,
        Purpose::Guidance,
        Purpose::Assessment,
        Purpose::Plan,
        Purpose::Reimbursement,
        Purpose::DataQuality,
        Purpose::Supervision,
        Purpose::Statistics,
        Purpose::DataSubject,
        Purpose::AccessControl,
    ];
    pub const CHOICES: [Choice; 10] = [
        choice("contact", text("Yhteydenoton käsittely", "Behandling av kontakt", "Handling a contact")),
        choice("guidance", text("Ohjaus ja neuvonta", "Handledning och rådgivning", "Guidance and counselling")),
        choice("assessment", text("Palvelutarpeen arviointi", "Bedömning av servicebehovet", "Assessment of needs")),
        choice("plan", text("Kotoutumissuunnitelma", "Integrationsplan", "Integration plan")),
        choice("reimbursement", text("Korvausten käsittely", "Behandling av ersättningar", "Reimbursements")),
        choice(
            "data_quality",
            text(
                "Tietojen tarkistus, siirto ja poistaminen",
                "Kontroll, överföring och radering av uppgifter",
                "Checking, moving and erasing data",
            ),
        ),
        choice("supervision", text("Valvonta", "Tillsyn", "Supervision")),
        choice("statistics", text("Tilastointi", "Statistik", "Statistics")),
        choice(
            "data_subject",
            text("Henkilön tietopyyntö", "Personens begäran om uppgifter", "Request of a data subject"),
        ),
        choice(
            "access_control",
            text("Käyttöoikeudet ja lokit", "Åtkomsträttigheter och loggar", "Access rights and logs"),
        ),
    ];

    /// By its code, as it stands in the header `Koto-Purpose`.
    pub fn parse(code: &str) -> Option<Purpose> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    pub const fn choice(self) -> Choice {
        Self::CHOICES[self as usize]
    }

    pub const fn code(self) -> &'static str {
        self.choice().code
    }

    /// The data it can't do without (§ 79 (2)), whoever asks.
    pub const fn opens(self) -> ClassSet {
        match self {
            // The three years since the permit, and the grounds of an assessment, have to be judged.
            Purpose::Contact => GUIDANCE.with(IdentityCode).with(Permit),
            Purpose::Guidance => GUIDANCE,
            Purpose::Assessment | Purpose::Plan => ClassSet::all().without(ClassSet::of(&[FieldClass::Reimbursement])),
            Purpose::Reimbursement => REIMBURSEMENT,
            // Facts, not what was assessed, planned or written about them.
            Purpose::DataQuality => {
                ClassSet::all().without(ClassSet::of(&[Health, Casework, FieldClass::Reimbursement, Remarks]))
            }
            Purpose::Supervision => ClassSet::of(&[Identity, Casework]),
            Purpose::DataSubject => ClassSet::all(),
            Purpose::Statistics | Purpose::AccessControl => ClassSet::NONE,
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
            assert_eq!(serde_json::to_value(Purpose::ALL[i]).unwrap(), choice.code);
        }
    }
}
