//! Who works in the register. Personal accounts with grants (§ 79–81) come with the access issue; a training
//! directory has these roles to choose from.

use crate::words::{Text, text};

/// What an officer does · tehtävä · uppgift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Integration services of a municipality · kunnan kotoutumispalvelut · kommunens integrationstjänster.
    IntegrationWorker,
    /// Employment authority · työvoimaviranomainen · arbetskraftsmyndigheten.
    EmploymentExpert,
    /// Moves old registers in · vanhojen rekisterien siirto · överföring av gamla register.
    IntakeOfficer,
    /// Ministry: figures and the law, no clients · ministeriö · ministeriet.
    MinistryAnalyst,
}

/// An officer of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Officer {
    pub id: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub organisation: Text,
}

impl Role {
    pub const fn name(self) -> Text {
        match self {
            Role::IntegrationWorker => text("Kotoutumispalvelut", "Integrationstjänster", "Integration services"),
            Role::EmploymentExpert => text("Työvoimaviranomainen", "Arbetskraftsmyndighet", "Employment authority"),
            Role::IntakeOfficer => {
                text("Vanhojen tietojen siirto", "Överföring av gamla uppgifter", "Intake of old registers")
            }
            Role::MinistryAnalyst => text("Ministeriö", "Ministeriet", "Ministry"),
        }
    }
}

const KUOPIO: Text = text("Kuopion kaupunki", "Kuopio stad", "City of Kuopio");
const VAASA: Text = text("Vaasan kaupunki", "Vasa stad", "City of Vaasa");

/// The roles of a training directory; all people are made up.
pub const TRAINING: &[Officer] = &[
    Officer { id: "aino.korhonen", name: "Aino Korhonen", role: Role::IntegrationWorker, organisation: KUOPIO },
    Officer { id: "mikko.laine", name: "Mikko Laine", role: Role::IntegrationWorker, organisation: KUOPIO },
    Officer { id: "linnea.nygard", name: "Linnéa Nygård", role: Role::IntegrationWorker, organisation: VAASA },
    Officer {
        id: "sari.heikkinen",
        name: "Sari Heikkinen",
        role: Role::EmploymentExpert,
        organisation: text(
            "Pohjois-Savon työllisyysalue",
            "Norra Savolax sysselsättningsområde",
            "North Savo employment area",
        ),
    },
    Officer { id: "otto.siirto", name: "Otto Salmi", role: Role::IntakeOfficer, organisation: KUOPIO },
    Officer {
        id: "eeva.rantala",
        name: "Eeva Rantala",
        role: Role::MinistryAnalyst,
        organisation: text(
            "Työ- ja elinkeinoministeriö",
            "Arbets- och näringsministeriet",
            "Ministry of Economic Affairs and Employment",
        ),
    },
];

/// An officer of the training directory by id.
pub fn training(id: &str) -> Option<&'static Officer> {
    TRAINING.iter().find(|officer| officer.id == id)
}

/// The name to show for an id.
pub fn name(id: &str) -> &str {
    training(id).map_or(id, |officer| officer.name)
}
