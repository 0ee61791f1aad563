//! Intake. To a server the file itself goes, and is read anew: what the page has found is not believed. To the
//! practice of this browser the rows go that the workbench found sound.

use super::there::{There, get, post};
use super::{Door, Manner};
use kotodigi::intake::IntakeRow;
use kotodigi::intake::load;
use kotodigi::refusal::NoView;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;
use web_sys::Blob;

/// What the workbench hands over.
#[derive(Clone, Debug, Deserialize)]
pub struct Handed {
    pub name: String,
    /// How the file is to be read, and what was decided about it.
    pub wanted: Value,
    #[serde(skip)]
    pub file: Option<Blob>,
    /// The old register, by one name for all its extracts; the file's name where none is given.
    #[serde(skip)]
    pub system: Option<String>,
    /// For the practice of this browser.
    pub practice: Option<Rows>,
}

/// The sound rows of a file.
#[derive(Clone, Debug, Deserialize)]
pub struct Rows {
    /// Rows of the file, those with errors too.
    pub came: u32,
    /// Of the file, its mapping and what was decided.
    pub hash: String,
    pub rows: Vec<IntakeRow>,
}

/// What a check against the register says, or a load.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Counts {
    #[serde(alias = "create")]
    pub created: u32,
    #[serde(alias = "update")]
    pub updated: u32,
    pub unchanged: u32,
    #[serde(alias = "reject")]
    pub rejected: u32,
    #[serde(default)]
    pub run: Option<Uuid>,
    /// Rows of people the loader does not see.
    #[serde(default)]
    pub elsewhere: u32,
    /// What was done here and the file would have otherwise: it stays.
    #[serde(default)]
    pub conflicts: u32,
}

/// What a load would do, with rows of each kind, and what it would leave because of work done here.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Compared {
    /// By what the server knows the file; a report has its name there.
    #[serde(skip)]
    pub file: Uuid,
    pub would: Counts,
    #[serde(default)]
    pub samples: Vec<Sample>,
    #[serde(default)]
    pub conflicts: Vec<Stay>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Sample {
    pub row: u32,
    /// `create`, `update`, `up_to_date`, `refuse`.
    pub state: String,
    /// By the field's id.
    pub values: BTreeMap<String, Value>,
}

/// What a row says and the register keeps otherwise.
#[derive(Clone, Debug, Deserialize)]
pub struct Stay {
    pub row: u32,
    pub what_name: String,
    pub said: String,
    pub next: String,
}

impl From<load::Counts> for Counts {
    /// As on a server, nothing tells before the load that somebody is there whom the loader does not see.
    fn from(counts: load::Counts) -> Counts {
        let load::Counts { came, sound, created, updated, unchanged, elsewhere, .. } = counts;
        let created = created + elsewhere;
        Counts { created, updated, unchanged, rejected: came.saturating_sub(sound), run: None, elsewhere, conflicts: 0 }
    }
}

impl Door {
    /// Compares with the register what the workbench handed over; nothing is saved yet.
    pub async fn bring(&self, manner: Manner, handed: &Handed) -> Result<Compared, NoView> {
        match (self, &handed.file, &handed.practice) {
            (Door::Here(here), _, Some(rows)) => here.compare(manner, handed, rows).await,
            (Door::There(there), Some(file), _) => there.bring(manner, file, &handed.wanted).await,
            _ => Err(super::no_session(manner.lang)),
        }
    }

    /// Loads it; `accepted` when somebody has read which counts look wrong.
    pub async fn load(&self, manner: Manner, file: Uuid, handed: &Handed, accepted: bool) -> Result<Counts, NoView> {
        match (self, &handed.practice) {
            (Door::Here(here), Some(rows)) => here.load(manner, handed, rows, accepted).await,
            (Door::There(there), _) => {
                let mut wanted = handed.wanted.clone();
                if let Some(system) = &handed.system {
                    wanted["system"] = system.as_str().into();
                }
                if accepted {
                    wanted["counts_accepted"] = true.into();
                }
                there.load(manner, file, &wanted, &crate::browser::key()).await
            }
            _ => Err(super::no_session(manner.lang)),
        }
    }

    pub async fn undo_load(&self, manner: Manner, run: Uuid) -> Result<(), NoView> {
        match self {
            Door::Here(here) => here.undo_load(manner, run),
            Door::There(there) => there.undo_load(manner, run, &crate::browser::key()).await,
        }
    }
}

#[derive(Deserialize)]
struct Brought {
    file: Uuid,
}

#[derive(Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum State {
    Done {
        loaded: Counts,
    },
    Failed {
        problem: NoView,
    },
    #[serde(other)]
    AtWork,
}

impl Handed {
    /// What its old register is called.
    pub fn system(&self) -> &str {
        self.system.as_ref().unwrap_or(&self.name)
    }
}

impl There {
    /// The file itself; the server knows it by what it answers.
    pub(super) async fn brought(&self, manner: Manner, file: &Blob) -> Result<Uuid, NoView> {
        let Brought { file } = self.ask(manner, post_file(file)).await?;
        Ok(file)
    }

    async fn bring(&self, manner: Manner, file: &Blob, wanted: &Value) -> Result<Compared, NoView> {
        let file = self.brought(manner, file).await?;
        let mut asked = wanted.clone();
        if let Some(asked) = asked.as_object_mut() {
            asked.remove("expected_hash");
        }
        let compared: Compared = self.ask(manner, post(format!("/intake/files/{file}/check"), &asked)).await?;
        Ok(Compared { file, ..compared })
    }

    /// Waits until it is done.
    async fn load(&self, manner: Manner, file: Uuid, wanted: &Value, key: &str) -> Result<Counts, NoView> {
        let path = format!("/intake/files/{file}/load");
        let call = super::there::Call { key: Some(key), ..post(path.clone(), wanted) };
        let mut state: State = self.ask(manner, call).await?;
        loop {
            match state {
                State::Done { loaded } => return Ok(loaded),
                State::Failed { problem } => return Err(problem),
                State::AtWork => crate::browser::pause(Duration::from_millis(500)).await,
            }
            state = self.ask(manner, get(path.clone())).await?;
        }
    }

    async fn undo_load(&self, manner: Manner, run: Uuid, key: &str) -> Result<(), NoView> {
        let nothing = json!({});
        let call = post(format!("/intake/runs/{run}/undo"), &nothing);
        let _: Value = self.ask(manner, super::there::Call { key: Some(key), body: None, ..call }).await?;
        Ok(())
    }
}

fn post_file(file: &Blob) -> super::there::Call<'_> {
    super::there::Call { method: "POST", file: Some(file), ..get("/intake/files".to_owned()) }
}
