//! Who sits at the desk, by which rights of use, and which day of law it is.

use chrono::NaiveDate;
use kotodigi::law::facts::Employer;
use kotodigi::officer::{Officer, Organisation, Right, Role};
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Id of the officer; nobody yet when there is none.
    pub officer: Option<String>,
    /// The name to show.
    #[serde(default)]
    pub name: Option<String>,
    /// The rights in force.
    #[serde(default)]
    pub rights: Vec<HeldRight>,
    /// Made-up people: a role can be chosen and the day set.
    pub training: bool,
    pub on: NaiveDate,
    /// Who can be chosen in a training register.
    #[serde(default)]
    pub officers: Vec<Choosable>,
}

/// A right of use, as the frame shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRight {
    /// Id of the role.
    pub role: String,
    #[serde(default)]
    pub role_name: String,
    pub organisation: String,
    #[serde(default)]
    pub protected: bool,
    pub until: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosable {
    pub id: String,
    pub name: String,
    /// In words.
    pub role: String,
    pub organisation: String,
}

impl HeldRight {
    pub fn of(right: &Right, lang: Lang) -> HeldRight {
        HeldRight {
            role: right.role.id().to_owned(),
            role_name: right.role.name().say(lang).to_owned(),
            organisation: right.organisation.name(lang),
            protected: right.protected,
            until: right.until,
        }
    }
}

impl Choosable {
    pub fn of(officer: &Officer, lang: Lang) -> Option<Choosable> {
        let right = officer.first()?;
        Some(Choosable {
            id: officer.id.clone(),
            name: officer.name.clone(),
            role: right.role.name().say(lang).to_owned(),
            organisation: right.organisation.name(lang),
        })
    }
}

impl Session {
    /// The officer as far as the table of access needs one: whose rights these are, not whose clients they reach.
    pub fn as_officer(&self) -> Officer {
        let right = |held: &HeldRight| {
            Some(Right {
                id: uuid::Uuid::nil(),
                role: Role::parse(&held.role)?,
                organisation: Organisation { kind: Employer::Other, code: held.organisation.clone() },
                scope: Vec::new(),
                protected: held.protected,
                from: self.on,
                until: held.until,
            })
        };
        Officer {
            id: self.officer.clone().unwrap_or_default(),
            name: self.name.clone().unwrap_or_default(),
            rights: self.rights.iter().filter_map(right).collect(),
        }
    }
}
