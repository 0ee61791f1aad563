//! `POST /api/intake/files/{file}/diff`: the same extract again beside the register; `…/sign` settles one difference,
//! looked at once more as it is now.

use super::super::Shared;
use super::super::asking::{Asking, json};
use super::super::problem::{Problem, UNREADABLE};
use super::may_now;
use super::problem::{FULL, failed};
use super::wanted::{self, Wanted};
use crate::house::Asker;
use crate::intake::Failed;
use crate::intake::dual::{self, Extract};
use crate::intake::shelf::Shelved;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use kotodigi::intake::diff::{Dual, Signing, Verdict, gone};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) fn schema() -> Value {
    json!({"type": "object", "required": ["wanted", "difference", "keep", "reason"], "additionalProperties": false,
    "properties": {
        "wanted": wanted::schema(true),
        "difference": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Its id"},
        "keep": {"type": "string", "enum": ["register", "file"]},
        "reason": {"type": "string", "minLength": 1, "maxLength": 500},
    }})
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    wanted: Wanted,
    difference: String,
    keep: String,
    reason: String,
}

pub(in crate::http) async fn diff(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    may_now(&desk, &asker, "import_diff").await?;
    let file = wanted::file(&desk, &headers, &file, asker.lang)?;
    let wanted = wanted::read(&body, asker.lang)?;
    compared(&desk, &asker, wanted, file, None).await.map(|dual| Json(dual.worded(asker.lang)))
}

pub(in crate::http) async fn sign(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_sign").await?;
    let file = wanted::file(&desk, &headers, &file, lang)?;
    let Sign { wanted, difference, keep, reason } = json(&body, lang)?;
    let verdict = Verdict::parse(&keep).ok_or_else(|| Problem::wire(&UNREADABLE, lang))?;
    if !wanted.is_named() || reason.len() > 500 {
        return Err(Problem::wire(&UNREADABLE, lang));
    }
    let dual = compared(&desk, &asker, wanted, file, Some((difference, verdict, reason))).await?;
    Ok(Json(dual.worded(lang)))
}

/// What differs; with one of them to be settled, what is left.
async fn compared(
    desk: &Shared,
    asker: &Asker,
    mut wanted: Wanted,
    file: Arc<Shelved>,
    settle: Option<(String, Verdict, String)>,
) -> Result<Dual, Problem> {
    let lang = asker.lang;
    let place = desk.shelf.place().ok_or_else(|| Problem::wire(&FULL, lang))?;
    let (mut order, bounds) = wanted::order(desk, asker, &mut wanted, &file).await?;
    order.rows = true;
    let system = wanted.system.take().unwrap_or_else(|| order.name.clone());
    let (desk, asker) = (desk.clone(), asker.clone());
    let compared = tokio::task::spawn_blocking(move || {
        let _place = place;
        let mut tell = |_| {};
        let mut extract = Extract::begin(&desk.house, &asker, &mut tell)?;
        let bytes = Some(Arc::clone(&file.bytes));
        desk.reader()?.read(&order, bytes, bounds, &mut extract, &file.stop)?;
        let mut dual = dual::compare(&desk.house, &asker, &system, &extract.rows).map_err(Failed::No)?;
        if let Some((id, verdict, reason)) = settle {
            let difference = dual.differences.iter().find(|difference| difference.id == id);
            let difference = difference.ok_or_else(|| Failed::No(gone()))?;
            let signing = Signing { system: &system, difference, verdict, reason: &reason };
            dual::settle(&desk.house, &asker, signing).map_err(Failed::No)?;
            // As it is now: a household, a plan may agree at once with what was settled.
            dual = dual::compare(&desk.house, &asker, &system, &extract.rows).map_err(Failed::No)?;
        }
        Ok(dual)
    })
    .await;
    compared.unwrap_or(Err(Failed::Crashed { after: None })).map_err(|why| failed(why, lang))
}
