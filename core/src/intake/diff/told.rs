//! What a comparison tells.

use super::{Settled, Side};
use crate::client::{Field, Source};
use crate::entry::ClientId;
use crate::intake::check::Likeness;
use crate::intake::load::{Course, Why};
use crate::words::{Text, text};
use serde::{Serialize, Serializer};

/// What differs: a field, or that somebody is on one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Field(Field),
    /// Something of the course: a plan, an assessment, the end.
    Course(Course),
    OnlyInFile,
    OnlyInRegister,
    /// Who lives together.
    Household,
}

impl What {
    pub const fn id(self) -> &'static str {
        match self {
            What::Field(field) => field.key(),
            What::Course(course) => course.id(),
            What::Household => "household",
            What::OnlyInFile => "only_in_file",
            What::OnlyInRegister => "only_in_register",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            What::Field(field) => field.input().name,
            What::Course(course) => course.name(),
            What::Household => text("Talous", "Hushåll", "Household"),
            What::OnlyInFile => text("Vain tiedostossa", "Endast i filen", "Only in the file"),
            What::OnlyInRegister => text("Vain rekisterissä", "Endast i registret", "Only in the register"),
        }
    }
}

impl What {
    /// The inverse of `id`.
    pub fn parse(id: &str) -> Option<What> {
        let course = || Course::ALL.into_iter().find(|course| course.id() == id).map(What::Course);
        let whole = [What::Household, What::OnlyInFile, What::OnlyInRegister];
        Field::parse(id).map(What::Field).or_else(course).or_else(|| whole.into_iter().find(|what| what.id() == id))
    }
}

impl Serialize for What {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.id())
    }
}

/// What the register holds, and by whom since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stood {
    pub value: String,
    /// There is one, and the officer's purpose does not open it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    pub by: String,
    pub at: i64,
    /// Somebody here changed it since the old register told it.
    pub changed_here: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// One difference, not settled yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Of what differs: another value is another difference.
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client_number: String,
    /// The row a spreadsheet shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The sheet or file it stands in, where the extract has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    pub what: What,
    #[serde(serialize_with = "likeness", skip_serializing_if = "Option::is_none")]
    pub known_by: Option<Likeness>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<Stood>,
    /// What the file says; of somebody only in the file the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The same in the words of the file, where they were mended or translated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// Why a load does not take what the file says; it takes it where nothing is said here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

#[allow(clippy::ref_option, reason = "serde hands a reference to the field")]
fn likeness<S: Serializer>(likeness: &Option<Likeness>, s: S) -> Result<S::Ok, S::Error> {
    likeness.map(Likeness::code).serialize(s)
}

/// Both sides counted. They agree when the last three are zero or everything is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DualCounts {
    pub in_file: u32,
    /// Clients that came from this old register and are still here.
    pub in_register: u32,
    pub in_both: u32,
    /// Fields of protected people that differ and would betray where they live.
    pub not_shown: u32,
    /// Of nobody the officer sees.
    pub only_in_file: u32,
    pub only_in_register: u32,
    /// Differences, the signed ones too.
    pub differences: u32,
    pub signed: u32,
}

/// The extract beside the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dual {
    pub counts: DualCounts,
    /// The same counted thing by thing.
    pub sides: Vec<Side>,
    /// Those nobody has settled.
    pub differences: Vec<Difference>,
    /// Those somebody has.
    pub settled: Vec<Settled>,
}

impl Dual {
    /// Whether nothing is left to settle.
    pub fn agrees(&self) -> bool {
        self.differences.is_empty()
    }

    /// Whom it shows, for the log of looks.
    pub fn shown(&self) -> Vec<ClientId> {
        let settled = self.settled.iter().map(|settled| &settled.difference);
        let all = self.differences.iter().chain(settled);
        let mut shown: Vec<ClientId> = all.filter_map(|difference| difference.client).collect();
        shown.sort_unstable();
        shown.dedup();
        shown
    }
}
