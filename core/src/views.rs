//! What pages ask and what they get: the same over HTTP and in the browser, in the reader's language.

use crate::entry::ClientId;
use crate::explain::Explained;
use crate::refusal::NoView;
use crate::work::Urgency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Tasks on one page of the work list.
pub const TASKS_A_PAGE: usize = 50;

/// What a page asks. Each is one route of the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    Work(WorkAsk),
    Search(SearchAsk),
    Client(ClientId),
    /// The form of a step; of no client when one is to be registered.
    Form {
        client: Option<ClientId>,
        step: String,
    },
}

/// Which part of the work list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkAsk {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// Rule id of the task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    pub from: usize,
}

/// A search text stands in a body, never in a URL: it may be an identity code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchAsk {
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Client(Box<ClientPage>),
    Work(WorkPage),
    Search(SearchPage),
    Form(FormPage),
}

/// A thing to filter by, with how many tasks it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    pub code: String,
    pub text: String,
    pub count: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkPage {
    pub on: NaiveDate,
    pub total: usize,
    pub overdue: usize,
    pub from: usize,
    pub tasks: Vec<TaskLine>,
    pub workers: Vec<Pick>,
    pub municipalities: Vec<Pick>,
    pub kinds: Vec<Pick>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskLine {
    pub client: ClientId,
    pub client_number: String,
    pub name: String,
    pub municipality: String,
    pub worker: String,
    /// Rule id, and what is to be done in words.
    pub kind: String,
    pub task: String,
    pub urgency: Urgency,
    /// The last day, or the day since which it waits.
    pub day: NaiveDate,
    /// `3 days late`, `without delay, waiting 12 days`, `in 20 days`.
    pub when: String,
    /// The step that does it, where there is one.
    pub step: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchPage {
    pub hits: Vec<Hit>,
    /// There were more than are shown.
    pub more: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub client: ClientId,
    pub client_number: String,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub municipality: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientPage {
    pub client: ClientId,
    /// Number of the last entry; what `If-Match` names.
    pub version: u32,
    pub client_number: String,
    pub name: String,
    pub on: NaiveDate,
    pub age: Option<i32>,
    pub worker: String,
    pub responsible: String,
    /// A valid integration plan makes an integration client (§ 5).
    pub status: String,
    pub facts: Vec<FactLine>,
    pub timeline: Vec<EntryLine>,
    /// What the law says, with the reckoning.
    pub findings: Vec<Explained>,
    pub steps: Vec<StepLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactLine {
    pub field: String,
    pub name: String,
    pub value: String,
    pub said: Said,
    /// Earlier values, newest first.
    pub earlier: Vec<(String, Said)>,
}

/// Who said it, who entered it, when (§ 73 (2)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub source: String,
    pub by: String,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryLine {
    pub number: u32,
    pub name: String,
    /// The day that matters in law.
    pub on: Option<NaiveDate>,
    pub at: i64,
    pub by: String,
    pub details: Vec<(String, String)>,
    pub annulled_by: Option<u32>,
}

/// A step and whether it can be taken now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepLine {
    pub kind: String,
    pub name: String,
    pub refused: Option<NoView>,
}

/// What a form starts with; its inputs are the step's own list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormPage {
    pub step: String,
    pub client: Option<ClientId>,
    pub version: u32,
    pub client_number: String,
    pub name: String,
    pub values: Map<String, Value>,
    pub refused: Option<NoView>,
}

/// What a change left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub client: ClientId,
    pub version: u32,
}
