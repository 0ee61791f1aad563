//! `POST /api/intake/files/{file}/check`: the report of `import check`, compared with the register.

use super::super::Shared;
use super::super::asking::Asking;
use super::super::problem::Problem;
use super::problem::{FULL, failed};
use super::{may_now, wanted};
use crate::intake::stays::{self, Stay};
use crate::intake::{Comparing, Failed};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

pub(in crate::http) async fn check(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_check").await?;
    let file = wanted::file(&desk, &headers, &file, lang)?;
    let mut wanted = wanted::read(&body, lang)?;
    let place = desk.shelf.place().ok_or_else(|| Problem::wire(&FULL, lang))?;
    let (mut order, bounds) = wanted::order(&desk, &asker, &mut wanted, &file).await?;
    order.compare = true;
    let checked = tokio::task::spawn_blocking(move || {
        let _place = place;
        let (mut tell, mut said) = (|_| {}, String::new());
        let mut hear = |piece: &str| said.push_str(piece);
        let mut comparing = Comparing::begin(&desk.house, &asker, &mut tell, &mut hear)?;
        let bytes = Some(Arc::clone(&file.bytes));
        desk.reader()?.read(&order, bytes, bounds, &mut comparing, &file.stop)?;
        let conflicts = stays::told(&comparing.conflicts, lang);
        drop(comparing);
        Ok(with(said, &conflicts))
    })
    .await;
    let said = checked.unwrap_or(Err(Failed::Crashed { after: None })).map_err(|why| failed(why, lang))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], said).into_response())
}

/// The report comes as it is from the process that reads, which does not know the register: what only the register
/// knows is put behind it.
fn with(mut said: String, conflicts: &[Stay]) -> String {
    if said.ends_with('}') {
        said.pop();
        let conflicts = serde_json::to_string(conflicts).unwrap_or_else(|_| "[]".into());
        said.extend([",\"conflicts\":", &conflicts, "}"]);
    }
    said
}
