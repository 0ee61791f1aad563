//! Loads that were made, those that wait for a second person, and taking one back.

use super::there::{Call, There, get, post};
use super::{Door, Here, Manner};
use kotodigi::access::decide_plain;
use kotodigi::intake::load::{INTAKE, undo_preview};
use kotodigi::refusal::NoView;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A run that is in the register, or was begun.
#[derive(Clone, Debug, Deserialize)]
pub struct RunLine {
    pub run: Uuid,
    /// Never closed: nobody sees what it wrote.
    pub open: bool,
    /// And that for long.
    #[serde(default)]
    pub stale: bool,
    pub system: String,
    pub by: String,
    pub at: i64,
    pub clients: usize,
    /// There is a signed report of it.
    #[serde(default)]
    pub report: Option<Value>,
}

/// A load that takes a second person.
#[derive(Clone, Debug, Deserialize)]
pub struct Request {
    pub request: Uuid,
    /// `waiting`, `accepted`, `declined`.
    pub state: String,
    /// Asked by whoever reads this.
    pub own: bool,
    pub system: String,
    pub file: String,
    pub file_hash: String,
    pub asked_by: Person,
    pub asked_at: i64,
    pub counts: Expected,
    /// Why it waits, in sentences.
    pub tripped: Vec<String>,
    pub answered_by: Option<Person>,
    pub reason: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    pub name: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Expected {
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub refused: u32,
}

#[derive(Clone, Debug, Default)]
pub struct Loads {
    pub runs: Vec<RunLine>,
    pub waiting: Vec<Request>,
}

/// What the second person says, or the first.
#[derive(Clone, Debug)]
pub enum Answer {
    Accept,
    Decline(String),
    TakeBack,
}

/// What taking a run back would do.
#[derive(Clone, Debug, Deserialize)]
pub struct Undoing {
    pub leave: u32,
    pub restored: u32,
    /// Clients on whom something was entered since.
    pub built: Vec<Built>,
    pub built_unseen: u32,
    /// Sign-offs that would go too.
    #[serde(default)]
    pub signed: Vec<Value>,
    #[serde(default)]
    pub signed_unseen: u32,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Built {
    pub client_number: String,
    pub entries: Vec<Value>,
}

impl Door {
    pub async fn loads(&self, manner: Manner) -> Result<Loads, NoView> {
        match self {
            Door::Here(here) => here.loads(manner),
            Door::There(there) => there.loads(manner).await,
        }
    }

    pub async fn undo_preview(&self, manner: Manner, run: Uuid) -> Result<Undoing, NoView> {
        match self {
            Door::Here(here) => here.undo_preview(manner, run),
            Door::There(there) => there.undo_preview(manner, run).await,
        }
    }

    /// Rows left out, for a supervisor, as they are told; a practice tells their number only.
    pub async fn left_out(&self, manner: Manner) -> Result<Value, NoView> {
        let Door::There(there) = self else { return Ok(Value::Null) };
        there.ask(manner, get("/intake/left".to_owned())).await
    }

    /// They were dealt with.
    pub async fn left_settled(&self, manner: Manner, run: Uuid) -> Result<(), NoView> {
        let Door::There(there) = self else { return Err(super::no_session(manner.lang)) };
        let (key, nothing) = (crate::browser::key(), json!({}));
        let call = post(format!("/intake/left/{run}/settled"), &nothing);
        let _: Value = there.ask(manner, Call { key: Some(&key), body: None, ..call }).await?;
        Ok(())
    }

    /// In a practice nothing waits for a second person.
    pub async fn answer_load(&self, manner: Manner, request: Uuid, answer: &Answer) -> Result<(), NoView> {
        match self {
            Door::Here(_) => Err(super::no_session(manner.lang)),
            Door::There(there) => there.answer_load(manner, request, answer).await,
        }
    }
}

impl Here {
    fn loads(&self, manner: Manner) -> Result<Loads, NoView> {
        self.visit(manner, |office, visit| {
            if !decide_plain(visit.by, manner.purpose, INTAKE.0, INTAKE.1).allowed {
                return Ok(Loads::default());
            }
            let whole = office.whole_runs().map(|(run, whole)| RunLine {
                run,
                open: false,
                stale: false,
                system: whole.system.clone(),
                by: whole.by.clone(),
                at: whole.at,
                clients: whole.clients.len(),
                report: None,
            });
            let mut runs: Vec<RunLine> = whole.collect();
            runs.sort_by_key(|line| std::cmp::Reverse(line.at));
            Ok(Loads { runs, waiting: Vec::new() })
        })
    }

    fn undo_preview(&self, manner: Manner, run: Uuid) -> Result<Undoing, NoView> {
        self.visit(manner, |office, visit| {
            let preview = undo_preview(office, &visit, run)?;
            let built = preview.built.into_iter().map(|built| Built {
                client_number: built.client_number,
                entries: vec![Value::Null; built.entries.len()],
            });
            Ok(Undoing {
                leave: preview.leave,
                restored: preview.restored,
                built: built.collect(),
                built_unseen: preview.built_unseen,
                signed: vec![Value::Null; preview.signed.len()],
                signed_unseen: preview.signed_unseen,
            })
        })
    }
}

#[derive(Deserialize)]
struct Runs {
    runs: Vec<RunLine>,
}

#[derive(Deserialize)]
struct Waiting {
    waiting: Vec<Request>,
}

#[derive(Deserialize)]
struct Run {
    undo: Undoing,
}

impl There {
    async fn loads(&self, manner: Manner) -> Result<Loads, NoView> {
        let Runs { runs } = self.ask(manner, get("/intake/runs".to_owned())).await?;
        let Waiting { waiting } = self.ask(manner, get("/intake/waiting".to_owned())).await?;
        Ok(Loads { runs, waiting })
    }

    async fn undo_preview(&self, manner: Manner, run: Uuid) -> Result<Undoing, NoView> {
        let Run { undo } = self.ask(manner, get(format!("/intake/runs/{run}"))).await?;
        Ok(undo)
    }

    async fn answer_load(&self, manner: Manner, request: Uuid, answer: &Answer) -> Result<(), NoView> {
        let path = format!("/intake/waiting/{request}");
        let reason = if let Answer::Decline(reason) = answer { json!({ "reason": reason }) } else { json!({}) };
        let call = match answer {
            Answer::Accept => post(format!("{path}/accept"), &reason),
            Answer::Decline(_) => post(format!("{path}/decline"), &reason),
            Answer::TakeBack => Call { method: "DELETE", ..get(path) },
        };
        let key = crate::browser::key();
        let _: Value = self.ask(manner, Call { key: Some(&key), ..call }).await?;
        Ok(())
    }
}
