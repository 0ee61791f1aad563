//! `GET /api/work`

use super::Shared;
use super::asking::{Asking, at_house};
use super::problem::{self, Problem};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use kotodigi::views::{Answer, Question, WorkAsk};
use serde::Deserialize;

pub(super) const WORKER: &str = "Id of an officer";

/// Codes only: a name or an identity code has no place in an address.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ask {
    worker: String,
    municipality: String,
    kind: String,
    from: usize,
}

impl Ask {
    fn is_codes(&self) -> bool {
        self.worker.bytes().all(|b| b.is_ascii_lowercase() || b == b'.')
            && self.municipality.bytes().all(|b| b.is_ascii_digit())
            && matches!(self.municipality.len(), 0 | 3)
            && self.kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    }
}

pub(super) async fn list(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    ask: Result<Query<Ask>, QueryRejection>,
) -> Result<Json<Answer>, Problem> {
    let unreadable = || Problem::wire(&problem::UNREADABLE, asker.lang);
    let Query(ask) = ask.map_err(|_| unreadable())?;
    if !ask.is_codes() {
        return Err(unreadable());
    }
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let (worker, municipality, kind) = (given(ask.worker), given(ask.municipality), given(ask.kind));
    let question = Question::Work(WorkAsk { worker, municipality, kind, from: ask.from });
    at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await.map(Json)
}
