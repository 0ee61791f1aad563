//! `POST /api/intake/accept`: the second person of a large load, in a session of their own. They accept one load:
//! the file, its mapping and every decision about its cells, which they checked by themselves.

use super::super::Shared;
use super::super::asking::{Asking, at_house, json};
use super::super::problem::{Problem, UNREADABLE};
use super::{fresh_now, may_now};
use crate::clock;
use crate::house::Asker;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    load_hash: String,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Accepted {
    load_hash: String,
    /// When it has to be accepted anew.
    until: i64,
}

pub(in crate::http) async fn accept(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Accepted>, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_accept").await?;
    fresh_now(&desk, &asker).await?;
    let Wanted { load_hash } = json(&body, lang)?;
    if load_hash.len() != 64 || !load_hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(Problem::wire(&UNREADABLE, lang));
    }
    let by = asker.by.id.clone();
    at_house(&desk, lang, move |house| house.note_intake(&asker, "import_accept", Vec::new())).await?;
    let until = desk.shelf.accept(&load_hash, &by, clock::now());
    Ok(Json(Accepted { load_hash, until }))
}

/// Whoever else has accepted this load and has a right in force now.
pub(super) fn second(desk: &Shared, asker: &Asker, load_hash: &str) -> Result<Option<Officer>, No> {
    for id in desk.shelf.accepted(load_hash, clock::now()).into_iter().filter(|id| *id != asker.by.id) {
        if let Some(officer) = desk.house.officer(&id)? {
            return Ok(Some(officer));
        }
    }
    Ok(None)
}
