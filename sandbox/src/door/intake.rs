//! Intake over HTTP: the file itself goes to the server, which reads it anew; what the page has found is not believed.

use super::Manner;
use super::there::{There, get, post};
use kotodigi::refusal::NoView;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;
use web_sys::Blob;

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
}

#[derive(Deserialize)]
struct Brought {
    file: Uuid,
}

#[derive(Deserialize)]
struct Report {
    would: Counts,
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

impl There {
    /// Brings the file and compares it with the register; nothing is saved yet.
    pub async fn bring(&self, manner: Manner, file: &Blob, wanted: &Value) -> Result<(Uuid, Counts), NoView> {
        let Brought { file } = self.ask(manner, post_file(file)).await?;
        let mut asked = wanted.clone();
        if let Some(asked) = asked.as_object_mut() {
            asked.remove("expected_hash");
        }
        let report: Report = self.ask(manner, post(format!("/intake/files/{file}/check"), &asked)).await?;
        Ok((file, report.would))
    }

    /// Loads it, and waits until that is done.
    pub async fn load(&self, manner: Manner, file: Uuid, wanted: &Value, key: &str) -> Result<Counts, NoView> {
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

    pub async fn undo_load(&self, manner: Manner, run: Uuid, key: &str) -> Result<(), NoView> {
        let nothing = json!({});
        let call = post(format!("/intake/runs/{run}/undo"), &nothing);
        let _: Value = self.ask(manner, super::there::Call { key: Some(key), body: None, ..call }).await?;
        Ok(())
    }
}

fn post_file(file: &Blob) -> super::there::Call<'_> {
    super::there::Call { method: "POST", file: Some(file), ..get("/intake/files".to_owned()) }
}
