//! `/api/intake/runs`: what was loaded, the signed reports, and taking it back.

use super::super::asking::{Asking, at_house};
use super::super::problem::Problem;
use super::super::{Shared, subject};
use super::{fresh, id, may};
use crate::clock;
use crate::house::{Asker, House};
use crate::intake::report::{self, Key, seal_pdf, verify};
use crate::intake::runs::{self, RunLine};
use crate::intake::undone;
use crate::paper::{self, Made};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kotodigi::intake::load::UndoPreview;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use serde::Serialize;
use uuid::Uuid;

#[derive(Debug, Serialize)]
pub(in crate::http) struct Runs {
    runs: Vec<RunLine>,
}

/// A run, and what undoing it would take.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Run {
    #[serde(flatten)]
    line: RunLine,
    undo: UndoPreview,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Undone {
    run: Uuid,
    clients: u32,
}

pub(in crate::http) async fn list(State(desk): State<Shared>, Asking(asker): Asking) -> Result<Json<Runs>, Problem> {
    let hours = desk.setup.settings.intake_open_hours;
    at_house(&desk, asker.lang, move |house| {
        may(house, &asker, "import_runs")?;
        Ok(Json(Runs { runs: runs::of(house, &asker, hours)? }))
    })
    .await
}

pub(in crate::http) async fn one(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(run): Path<String>,
) -> Result<Json<Run>, Problem> {
    let run = id(&run, asker.lang);
    let (lang, hours) = (asker.lang, desk.setup.settings.intake_open_hours);
    at_house(&desk, lang, move |house| {
        may(house, &asker, "import_runs")?;
        let run = run.map_err(|_| No::Absent)?;
        let line = runs::of(house, &asker, hours)?.into_iter().find(|line| line.run == run).ok_or(No::Absent)?;
        Ok(Json(Run { line, undo: runs::preview(house, &asker, run)? }))
    })
    .await
}

pub(in crate::http) async fn report(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(run): Path<String>,
) -> Result<Response, Problem> {
    let sealed = at_house(&desk, asker.lang, move |house| sealed(house, &asker, &run)).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], sealed).into_response())
}

pub(in crate::http) async fn report_pdf(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(run): Path<String>,
) -> Result<Response, Problem> {
    let lang = asker.lang;
    let place = subject::place(&desk, lang).await?;
    let pdf = at_house(&desk, lang, move |house| {
        let broken = |why: String| No::Broken(Broken::Store(why));
        let sealed = sealed(house, &asker, &run)?;
        let read = verify(sealed.as_bytes()).ok().and_then(|verified| verified.report);
        let report = read.ok_or_else(|| broken("a report that was kept has changed".into()))?;
        let made = Made { by: asker.by.name.clone(), at: clock::now(), lang, directory: house.kind() };
        let pdf =
            paper::migration(&report, undone::is(house, report.run)?, &made).map_err(|why| broken(why.to_string()))?;
        let key = Key::of(&house.place().0).map_err(|why| broken(why.to_string()))?;
        Ok(seal_pdf(pdf, &key))
    })
    .await?;
    drop(place);
    let headers =
        [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, "inline; filename=\"report.pdf\"")];
    Ok((headers, pdf).into_response())
}

/// The report of a run of one's own, as it was signed; signed now, where the machine had stopped before.
fn sealed(house: &House, asker: &Asker, run: &str) -> Result<String, No> {
    may(house, asker, "import_report")?;
    let run = Uuid::try_parse(run).map_err(|_| No::Absent)?;
    runs::own(house, asker, run)?;
    report::sealed(house, run)?.ok_or(No::Absent)
}

pub(in crate::http) async fn undo(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(run): Path<String>,
) -> Result<Json<Undone>, Problem> {
    let lang = asker.lang;
    at_house(&desk, lang, move |house| {
        may(house, &asker, "import_undo")?;
        fresh(house, &asker)?;
        let run = Uuid::try_parse(&run).map_err(|_| No::Absent)?;
        runs::own(house, &asker, run)?;
        let clients = runs::undo(house, &asker, run)?;
        Ok(Json(Undone { run, clients }))
    })
    .await
}
