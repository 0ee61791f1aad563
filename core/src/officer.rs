//! Who works in the register: a person with personal rights of use (§ 79–81), and the made-up officers of a
//! training directory, one of each role.

use crate::codes;
use crate::form::{Choice, choice};
use crate::law::facts::{AccessTask, Employer};
use crate::words::{Lang, Text, text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use uuid::Uuid;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $id:literal [$($employer:ident)*] $task:ident, $fi:literal $sv:literal $en:literal;)*) => {
        /// What an officer does · tehtävä · uppgift. A role belongs to a task of § 80 and to employers who have it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $name),* }

        impl Role {
            pub const ALL: &[Role] = &[$(Role::$name),*];
            /// As a form offers them.
            pub const CHOICES: &[Choice] = &[$(choice($id, text($fi, $sv, $en))),*];

            /// Whose employees may have it.
            pub const fn employers(self) -> &'static [Employer] {
                match self { $(Role::$name => &[$(Employer::$employer),*]),* }
            }

            /// What § 80 grants it for.
            pub const fn task(self) -> AccessTask {
                match self { $(Role::$name => AccessTask::$task),* }
            }
        }
    };
}

roles! {
    /// Integration services of a municipality, or of a firm it buys them from.
    IntegrationWorker "integration_worker" [Municipality MunicipalContractor] TasksOfTheAct, "Kotoutumispalvelut" "Integrationstjänster" "Integration services";
    EmploymentExpert "employment_expert" [EmploymentAuthority] TasksOfTheAct, "Työvoimaviranomainen" "Arbetskraftsmyndighet" "Employment authority";
    /// Takes part in the assessment, plan or review of clients they were invited to.
    CountyWorker "county_worker" [WellbeingServicesCounty] TasksOfTheAct, "Hyvinvointialue" "Välfärdsområde" "Wellbeing services county";
    /// Sees of clients they were invited to what § 94 lists.
    ServiceProducer "service_producer" [IntegrationServiceProducer] TasksOfTheAct, "Palveluntuottaja" "Tjänsteproducent" "Service producer";
    Supervisor "supervisor" [Municipality EmploymentAuthority] SupervisionOrStatistics, "Esihenkilö" "Chef" "Supervisor";
    /// Moves old registers in and mends data.
    IntakeOfficer "intake_officer" [Municipality] ControllerAccessOrLogs, "Vanhojen tietojen siirto" "Överföring av gamla uppgifter" "Intake of old registers";
    /// Answers people's requests on their own data.
    Registrar "registrar" [Municipality] ControllerAccessOrLogs, "Tietopyynnöt" "Begäran om uppgifter" "Requests of data subjects";
    AccessAdministrator "access_administrator" [Municipality] ControllerAccessOrLogs, "Käyttöoikeudet, kunta" "Åtkomsträttigheter, kommun" "Access rights, municipality";
    KehaAccessAdministrator "keha_access_administrator" [Keha] ControllerAccessOrLogs, "Käyttöoikeudet, KEHA-keskus" "Åtkomsträttigheter, UF-centret" "Access rights, KEHA Centre";
    KehaLogOfficer "keha_log_officer" [Keha] ControllerAccessOrLogs, "Lokien seuranta, KEHA-keskus" "Logguppföljning, UF-centret" "Logs, KEHA Centre";
    KehaRegistrar "keha_registrar" [Keha] ControllerAccessOrLogs, "Tietojen poistaminen, KEHA-keskus" "Radering av uppgifter, UF-centret" "Erasure, KEHA Centre";
    ReimbursementOfficer "reimbursement_officer" [Keha] TasksOfTheAct, "Korvaukset, KEHA-keskus" "Ersättningar, UF-centret" "Reimbursements, KEHA Centre";
    CentreOfficer "centre_officer" [EconomicDevelopmentCentre] SupervisionOrStatistics, "Elinvoimakeskus" "Livskraftscentral" "Economic development centre";
    MinistryAnalyst "ministry_analyst" [Ministry] SupervisionOrStatistics, "Ministeriö" "Ministeriet" "Ministry";
    Auditor "auditor" [KehaContractor MinistryContractor] EvaluationOrAudit, "Arviointi ja tarkastus" "Utvärdering och granskning" "Evaluation and audit";
    Maintainer "maintainer" [KehaContractor Keha] SystemDevelopment, "Järjestelmän ylläpito" "Systemunderhåll" "Maintenance of the system";
}

impl Role {
    pub const fn name(self) -> Text {
        Self::CHOICES[self as usize].text
    }

    pub const fn id(self) -> &'static str {
        Self::CHOICES[self as usize].code
    }

    pub fn parse(id: &str) -> Option<Role> {
        Self::ALL.iter().copied().find(|role| role.id() == id)
    }
}

/// Whose employee somebody is: the kind, and the code of the one or the name of a firm.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Organisation {
    pub kind: Employer,
    /// Code of a municipality, county, area or centre; a firm's name; empty for KEHA and the ministry.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
}

impl Organisation {
    pub fn name(&self, lang: Lang) -> String {
        let codes = match self.kind {
            Employer::Municipality => codes::municipalities(),
            Employer::WellbeingServicesCounty => codes::counties(),
            Employer::EmploymentAuthority => codes::employment_areas(),
            Employer::EconomicDevelopmentCentre => codes::centres(),
            kind if self.code.is_empty() => return kind.word().text.say(lang).to_owned(),
            _ => return self.code.clone(),
        };
        codes.name(&self.code, lang).to_owned()
    }

    /// As the log keeps it: `municipality:297`, `keha`.
    pub fn id(&self) -> String {
        let kind = self.kind.word().id;
        if self.code.is_empty() { kind.to_owned() } else { format!("{kind}:{}", self.code) }
    }
}

/// A personal right of use · käyttöoikeus · åtkomsträttighet (§ 79): limited in content (role), extent (scope),
/// powers and duration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    pub id: Uuid,
    pub role: Role,
    pub organisation: Organisation,
    /// Municipalities whose clients it reaches; empty where it reaches none by municipality.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
    /// May open the data of people with non-disclosure for personal safety.
    #[serde(default)]
    pub protected: bool,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Right {
    pub fn holds_on(&self, on: NaiveDate) -> bool {
        self.from <= on && on <= self.until
    }

    pub fn reaches(&self, municipality: &str) -> bool {
        self.scope.iter().any(|code| code == municipality)
    }
}

/// An officer at work: a person with the rights that hold now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    pub id: String,
    pub name: String,
    pub rights: Vec<Right>,
}

impl Officer {
    /// The office's own hand, where nobody's click leads to an entry: rights that ran out, data that fell due.
    pub fn house() -> Officer {
        Officer { id: HOUSE.to_owned(), name: "Koto-digi".to_owned(), rights: Vec::new() }
    }

    /// The right shown beside the name.
    pub fn first(&self) -> Option<&Right> {
        self.rights.first()
    }
}

/// No person's id: a dot-less word.
pub const HOUSE: &str = "kotodigi";

/// The officers of a training directory; all people are made up.
pub static TRAINING: LazyLock<Vec<Officer>> = LazyLock::new(|| TRAINEES.iter().zip(1..).map(trainee).collect());

type Trainee = (&'static str, &'static str, Role, Employer, &'static str, &'static [&'static str], bool);

const KUOPIO: &[&str] = &["297"];
const TRAINEES: &[Trainee] = {
    use Employer::*;
    use Role::*;
    &[
        ("aino.korhonen", "Aino Korhonen", IntegrationWorker, Municipality, "297", KUOPIO, false),
        ("mikko.laine", "Mikko Laine", IntegrationWorker, Municipality, "297", KUOPIO, true),
        ("linnea.nygard", "Linnéa Nygård", IntegrationWorker, Municipality, "905", &["905"], false),
        ("sari.heikkinen", "Sari Heikkinen", EmploymentExpert, EmploymentAuthority, "17", KUOPIO, false),
        ("otto.siirto", "Otto Salmi", IntakeOfficer, Municipality, "297", KUOPIO, false),
        ("eeva.rantala", "Eeva Rantala", MinistryAnalyst, Ministry, "", &[], false),
        ("katri.hyvarinen", "Katri Hyvärinen", CountyWorker, WellbeingServicesCounty, "13", KUOPIO, false),
        ("tomas.berg", "Tomas Berg", ServiceProducer, IntegrationServiceProducer, "Kielisilta Oy", KUOPIO, false),
        ("paula.savolainen", "Paula Savolainen", Supervisor, Municipality, "297", KUOPIO, true),
        ("riitta.ahonen", "Riitta Ahonen", Registrar, Municipality, "297", KUOPIO, true),
        ("antti.miettinen", "Antti Miettinen", AccessAdministrator, Municipality, "297", KUOPIO, false),
        ("kaisa.niemi", "Kaisa Niemi", KehaAccessAdministrator, Keha, "", &[], false),
        ("lauri.koski", "Lauri Koski", KehaLogOfficer, Keha, "", &[], false),
        ("helena.vainio", "Helena Vainio", KehaRegistrar, Keha, "", &[], false),
        ("jari.maki", "Jari Mäki", ReimbursementOfficer, Keha, "", &[], false),
        ("sofia.strand", "Sofia Strand", CentreOfficer, EconomicDevelopmentCentre, "06", &[], false),
        ("nina.salo", "Nina Salo", Auditor, MinistryContractor, "Arviointi Oy", &[], false),
        ("timo.hiltunen", "Timo Hiltunen", Maintainer, KehaContractor, "Ylläpito Oy", &[], false),
        // Erasing many takes two.
        ("outi.harju", "Outi Harju", KehaRegistrar, Keha, "", &[], false),
        // So does loading many.
        ("iida.lahti", "Iida Lahti", IntakeOfficer, Municipality, "297", KUOPIO, false),
    ]
};

fn trainee((&(id, name, role, kind, code, scope, protected), number): (&Trainee, u128)) -> Officer {
    let right = Right {
        id: Uuid::from_u128(number),
        role,
        organisation: Organisation { kind, code: code.to_owned() },
        scope: scope.iter().map(|code| (*code).to_owned()).collect(),
        protected,
        from: NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default(),
        until: NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default(),
    };
    Officer { id: id.to_owned(), name: name.to_owned(), rights: vec![right] }
}

/// An officer of the training directory by id.
pub fn training(id: &str) -> Option<&'static Officer> {
    TRAINING.iter().find(|officer| officer.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::s080_access::granted_by;

    #[test]
    fn every_role_has_a_trainee_and_can_be_granted_to_its_employers() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.id()), Some(*role));
            assert!(TRAINING.iter().any(|officer| officer.rights[0].role == *role), "{role:?}");
            for employer in role.employers() {
                assert_ne!(granted_by(*employer, role.task(), true).0.id, "none", "{role:?} {employer:?}");
            }
        }
    }

    #[test]
    fn ids_of_roles_are_those_of_json() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.id());
        }
    }
}
