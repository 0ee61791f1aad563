//! `GET /api/intake/files/{file}/archive`: what a load did not let into the register, for the one who loaded to take
//! away. It is the municipality's own and nothing the register may keep: it stands in memory beside the
//! file it came from, and goes with it.

use super::super::Shared;
use super::super::asking::{Asking, at_house};
use super::super::problem::Problem;
use super::{may_now, wanted};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kotodigi::refusal::No;

pub(super) const MEDIA: &str = "application/x-ndjson";

pub(in crate::http) async fn take(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Response, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_archive").await?;
    let file = wanted::file(&desk, &headers, &file, lang)?;
    let bytes = file.archive().as_ref().map(|archive| archive.bytes.clone());
    let bytes = bytes.ok_or_else(|| Problem::of(No::Absent, lang))?;
    // Each time it is taken stands in the log.
    at_house(&desk, lang, move |house| house.note_intake(&asker, "import_archive", Vec::new())).await?;
    let headers =
        [(header::CONTENT_TYPE, MEDIA), (header::CONTENT_DISPOSITION, "attachment; filename=\"archive.jsonl\"")];
    Ok((headers, bytes).into_response())
}
