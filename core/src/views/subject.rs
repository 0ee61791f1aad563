//! What the data subject's rights and the watch over the log show.

use super::{EntryLine, FactLine, HiddenLine, StepLine};
use crate::entry::ClientId;
use crate::explain::Explained;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Who looked at a client, when, why: newest day first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientLogPage {
    pub client: ClientId,
    pub client_number: String,
    pub name: String,
    pub on: NaiveDate,
    /// The person's own copy: officers by organisation and task.
    pub copy: bool,
    /// What the page is about, in a sentence or two for the person.
    pub told: Vec<String>,
    pub looks: usize,
    pub refused: usize,
    pub days: Vec<LogDay>,
    pub openings: Vec<OpeningLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogDay {
    pub day: NaiveDate,
    pub officers: Vec<LogOfficer>,
}

/// What one officer did in a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogOfficer {
    /// Empty in a copy that names nobody.
    pub name: String,
    /// Role and organisation.
    pub title: String,
    pub organisation: String,
    pub looks: Vec<LogLine>,
}

/// The same look, once, with how often it was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogLine {
    pub first: i64,
    pub last: i64,
    pub count: usize,
    /// `9.05`, `9.05–10.40`.
    pub time: String,
    pub allowed: bool,
    pub what: String,
    pub purpose: String,
    /// Classes of data that were shown.
    pub shown: Vec<String>,
    pub masked: bool,
    /// Why it was opened, or why it was refused.
    pub reason: Option<String>,
    /// All of it in a sentence.
    pub said: String,
}

/// An opening with a written reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpeningLine {
    pub at: i64,
    pub until: i64,
    /// `outside` or `protected`.
    pub kind: String,
    pub by: String,
    pub organisation: String,
    pub purpose: String,
    /// None where free text could betray a protected person.
    pub reason: Option<String>,
    pub said: String,
}

/// Which part of the log of looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogAsk {
    /// So many days back; seven where none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficerLogPage {
    pub from: NaiveDate,
    pub on: NaiveDate,
    pub officers: Vec<OfficerCount>,
    pub patterns: Vec<PatternLine>,
    /// There were more looks than are read at once: the oldest are not counted.
    pub more: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficerCount {
    pub officer: String,
    pub name: String,
    pub role: String,
    pub organisation: String,
    pub looks: usize,
    /// Clients opened, each once.
    pub clients: usize,
    pub refused: usize,
    pub openings: usize,
    pub patterns: usize,
}

/// Something a supervisor should ask about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PatternLine {
    pub code: String,
    pub name: String,
    pub said: String,
    pub officer: String,
    pub officer_name: String,
    pub organisation: String,
    pub day: NaiveDate,
    pub clients: Vec<PatternClient>,
    /// The deed that tells the municipality, and what its form starts with.
    pub report: Option<(StepLine, Map<String, Value>)>,
}

/// A client number; hidden of protected people the reader does not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternClient {
    pub number: String,
    /// Where the reader may open the record.
    pub client: Option<ClientId>,
}

/// Everything the register holds of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtractPage {
    pub client: ClientId,
    pub client_number: String,
    pub name: String,
    pub on: NaiveDate,
    pub made_at: i64,
    pub made_by: String,
    pub controllers: Vec<String>,
    /// Nothing is left out.
    pub complete: bool,
    pub hidden: Vec<HiddenLine>,
    pub told: Vec<String>,
    pub facts: Vec<FactLine>,
    pub timeline: Vec<ExtractEntry>,
    pub findings: Vec<Explained>,
    pub requests: Vec<RequestLine>,
    pub invitations: Vec<InvitationLine>,
    /// How many others live in the household; who they are is theirs.
    pub others_in_household: usize,
    pub log: ClientLogPage,
}

/// An entry for people and for programs: `payload` is what was recorded, by `kind` and `version`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtractEntry {
    pub line: EntryLine,
    pub kind: String,
    pub version: u16,
    /// None where erased or masked.
    pub payload: Option<Value>,
}

/// A request of the person, and until when it is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestLine {
    pub number: u32,
    pub on: NaiveDate,
    pub what: String,
    pub due: NaiveDate,
    pub answered_on: Option<NaiveDate>,
    pub cite: String,
}

/// Somebody of another organisation who was asked to take part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvitationLine {
    pub name: String,
    pub organisation: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
}
