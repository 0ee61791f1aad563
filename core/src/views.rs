//! What pages ask and what they get: the same over HTTP and in the browser, in the reader's language.

mod processing;
mod register;
mod subject;

pub use processing::*;
pub use register::*;
pub use subject::*;

use crate::access::{Action, Group, Resource};
use crate::entry::ClientId;
use crate::explain::Explained;
use crate::refusal::NoView;
use crate::work::Urgency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

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
    /// The form of a deed of the register's own.
    Deed {
        deed: String,
        subject: Option<Uuid>,
    },
    Rights,
    Notices,
    Anomalies,
    /// Whose data is to be erased.
    Erasure,
    /// What each role may do.
    Roles,
    Why(WhyAsk),
    /// Who looked at a client.
    ClientLog(ClientId),
    /// The same as the person gets it.
    ClientLogCopy(ClientId),
    /// What officers looked at, and what is odd in it.
    OfficerLog(LogAsk),
    /// All data of one person.
    Extract(ClientId),
    /// The record of processing.
    Processing,
}

impl Question {
    /// Its name in the log, and what the policy is asked.
    pub const fn asks(&self) -> (&'static str, (Resource, Action)) {
        match self {
            Question::Work(_) => ("work", (Resource::WorkList, Action::See)),
            Question::Search(_) => ("search", (Resource::Search, Action::See)),
            Question::Client(_) => ("client", (Resource::Client, Action::See)),
            Question::Form { client: Some(_), .. } => ("form", (Resource::Client, Action::See)),
            Question::Form { client: None, .. } => ("form", (Resource::Steps(Group::Facts), Action::Change)),
            Question::Rights => ("rights", (Resource::Rights, Action::See)),
            Question::Anomalies => ("anomalies", (Resource::Anomalies, Action::See)),
            Question::Erasure => ("erasure_list", (Resource::Erasure, Action::See)),
            // One's own notices, the table and its reasons are everybody's. A deed asks by its own line.
            Question::Notices => ("notices", (Resource::Roles, Action::See)),
            Question::Roles => ("roles", (Resource::Roles, Action::See)),
            Question::Why(_) => ("why", (Resource::Roles, Action::See)),
            Question::Processing => ("processing", (Resource::Roles, Action::See)),
            Question::ClientLog(_) => ("client_log", (Resource::ClientLog, Action::See)),
            Question::ClientLogCopy(_) => ("client_log_copy", (Resource::ClientLog, Action::See)),
            Question::OfficerLog(_) => ("officer_log", (Resource::OfficerLog, Action::See)),
            Question::Extract(_) => ("extract", (Resource::Extract, Action::See)),
            Question::Deed { .. } => ("deed_form", (Resource::Roles, Action::See)),
        }
    }

    pub const fn is_of_log(&self) -> bool {
        matches!(self, Question::ClientLog(_))
    }

    /// The one client it is about.
    pub const fn client(&self) -> Option<ClientId> {
        match self {
            Question::Client(id) | Question::ClientLog(id) | Question::ClientLogCopy(id) | Question::Extract(id) => {
                Some(*id)
            }
            Question::Form { client, .. } => *client,
            _ => None,
        }
    }
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
    Extract(Box<ExtractPage>),
    Client(Box<ClientPage>),
    ClientLog(Box<ClientLogPage>),
    OfficerLog(OfficerLogPage),
    Processing(Box<ProcessingPage>),
    Work(WorkPage),
    Search(SearchPage),
    Form(FormPage),
    Deed(DeedPage),
    Rights(RightsPage),
    Notices(NoticesPage),
    Anomalies(AnomaliesPage),
    Erasure(ErasurePage),
    Roles(RolesPage),
    Why(WhyPage),
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
    pub masked: bool,
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
    /// Empty where it is not shown.
    pub municipality: String,
    /// Non-disclosure: what betrays the person is masked.
    pub masked: bool,
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
    /// How the officer stands to the client, and how guarded the client is: ids of the policy, with words.
    pub relation: (String, String),
    pub protection: (String, String),
    /// When what was opened with a reason closes by itself, milliseconds since 1970 UTC.
    pub open_until: Option<i64>,
    /// Classes of data that are not shown, and why.
    pub hidden: Vec<HiddenLine>,
    /// Who lives with the client, of those the officer sees.
    pub household: Vec<Hit>,
    pub facts: Vec<FactLine>,
    pub timeline: Vec<EntryLine>,
    /// What the law says, with the reckoning.
    pub findings: Vec<Explained>,
    pub steps: Vec<StepLine>,
    /// Deeds that can be done to this client: opening what is masked.
    pub deeds: Vec<StepLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenLine {
    pub class: String,
    pub name: String,
    /// Masked for the person's safety; else the purpose does not need it.
    pub masked: bool,
    pub why: String,
    pub cite: String,
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
    /// Inputs that are not asked here: the officer does not see what they hold.
    pub hidden: Vec<String>,
    /// Ids and names, where an officer is to be chosen.
    pub officers: Vec<(String, String)>,
    pub version: u32,
    pub client_number: String,
    pub name: String,
    pub values: Map<String, Value>,
    pub refused: Option<NoView>,
}

/// A deed's form: its inputs are the deed's own list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeedPage {
    pub deed: String,
    pub subject: Option<Uuid>,
    /// What it is done to, in words.
    pub about: String,
    pub values: Map<String, Value>,
    pub refused: Option<NoView>,
}

/// What a change left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub client: ClientId,
    pub version: u32,
}
