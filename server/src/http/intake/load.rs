//! `POST /api/intake/files/{file}/load`: taken at once, and carried out while people work; `GET` says how it fares.

use super::super::Shared;
use super::super::asking::Asking;
use super::super::problem::{self as wire, Problem};
use super::problem::{AT_WORK, FULL, failed, view};
use super::{fresh_now, may_now, waiting, wanted};
use crate::clock;
use crate::house::Asker;
use crate::intake::report::Counts;
use crate::intake::shelf::{Load, Loaded, Shelved};
use crate::intake::stays::{self, Stay};
use crate::intake::{self, Done, Failed, Gathering, Lines, NotLoaded, Readied, Stage, Wanted};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kotodigi::intake::load::{self, Conflict};
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use std::sync::Arc;
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

pub(in crate::http) async fn begin(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
    body: Bytes,
) -> Result<Response, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_load").await?;
    fresh_now(&desk, &asker).await?;
    let file = wanted::file(&desk, &headers, &file, lang)?;
    let mut wanted = wanted::read(&body, lang)?;
    if wanted.expected_hash.as_ref().is_some_and(|expected| *expected != file.file_hash) {
        return Err(failed(Failed::OtherFile, lang));
    }
    let place = desk.shelf.place().ok_or_else(|| Problem::wire(&FULL, lang))?;
    let (mut order, bounds) = wanted::order(&desk, &asker, &mut wanted, &file).await?;
    order.rows = true;
    let system = wanted.system.take().unwrap_or_else(|| order.name.clone());
    order.archive = wanted.archive.then(|| system.clone());
    {
        let mut load = file.load();
        if load.is_at_work() {
            return Err(Problem::wire(&AT_WORK, lang));
        }
        *load = Load::Reading { rows: 0 };
        *file.archive() = None;
    }
    let wanted = Wanted {
        order,
        bytes: Some(Arc::clone(&file.bytes)),
        system,
        bounds,
        expected_hash: wanted.expected_hash,
        strict: wanted.strict,
        households: wanted.households,
        counts_accepted: wanted.counts_accepted,
        second: None,
    };
    let answer = (StatusCode::ACCEPTED, Json(file.load().clone())).into_response();
    tokio::task::spawn_blocking(move || carry_out(&desk, &asker, wanted, &file, place));
    Ok(answer)
}

/// However it ends, it is told.
fn carry_out(desk: &Shared, asker: &Asker, mut wanted: Wanted, file: &Shelved, _place: OwnedSemaphorePermit) {
    let lang = asker.lang;
    let told = Told(file, lang);
    let mut tell = |stage| {
        *file.load() = match stage {
            Stage::Reading(rows) => Load::Reading { rows },
            Stage::Comparing(rows) => Load::Comparing { rows },
            Stage::Loading(rows) => Load::Loading { rows },
        };
    };
    let mut gathering = Gathering::on(&desk.shelf);
    let archive = wanted.order.archive.is_some().then_some(&mut gathering as &mut dyn Lines);
    let read = desk.reader().and_then(|reader| intake::read(reader, &wanted, &mut tell, archive, &file.stop));
    let load = match read.map_err(NotDone::from).and_then(|read| loaded(desk, asker, &mut wanted, read, &mut tell)) {
        Ok(done) => match archived(gathering, file, asker, &wanted, &done) {
            Ok(archive) => {
                let counts = Counts::of(&done.checked, &done.loaded);
                let conflicts = conflicts(desk, asker, &done.conflicts);
                Load::Done { loaded: Loaded { run: done.loaded.run, counts }, archive, conflicts }
            }
            Err(why) => {
                Load::Failed { problem: Box::new(said(No::Broken(Broken::Store(why)).into(), lang)), request: None }
            }
        },
        Err(NotDone { why, request }) => Load::Failed { problem: Box::new(said(why, lang)), request },
    };
    *file.load() = load;
    drop(told);
}

/// What stays as it is here. It shows clients: unless the look is in the log, only the number is told.
fn conflicts(desk: &Shared, asker: &Asker, conflicts: &[Conflict]) -> Vec<Stay> {
    match desk.house.note_intake(asker, "import_load", stays::shown(conflicts)) {
        Ok(()) => stays::told(conflicts, asker.lang),
        Err(_) => Vec::new(),
    }
}

/// Why there is no load, and what a second person is asked.
struct NotDone {
    why: Failed,
    request: Option<Uuid>,
}

impl<F: Into<Failed>> From<F> for NotDone {
    fn from(why: F) -> NotDone {
        NotDone { why: why.into(), request: None }
    }
}

fn loaded(
    desk: &Shared,
    asker: &Asker,
    wanted: &mut Wanted,
    read: Readied,
    tell: &mut dyn FnMut(Stage),
) -> Result<Done, NotDone> {
    let (hash, organisation) = (intake::load_hash(&read.opened, &wanted.order), load::organisation(&asker.by));
    wanted.second = waiting::second(desk, asker, &hash, &wanted.households)?;
    let file_hash = read.opened.file_hash.clone();
    match intake::load(&desk.house, asker, wanted, read, tell) {
        Ok(done) => {
            // The load is in, whatever becomes of what was asked.
            if let Err(No::Broken(fault)) = desk.waiting.done(&hash, &organisation, clock::now()) {
                crate::log::fault(&fault);
            }
            Ok(done)
        }
        Err(NotLoaded { no, would }) => {
            let asks = waiting::Asks { wanted, hash, file_hash };
            let request = would.map(|would| waiting::ask(desk, asker, asks, &no, would)).transpose()?.flatten();
            Err(NotDone { why: no.into(), request })
        }
    }
}

/// Puts the archive where the loader takes it from. The load stands, whatever becomes of it.
fn archived(
    gathering: Gathering<'_>,
    file: &Shelved,
    asker: &Asker,
    wanted: &Wanted,
    done: &Done,
) -> Result<Option<u32>, String> {
    if wanted.order.archive.is_none() {
        return Ok(None);
    }
    let download = gathering.end(&done.loaded, &asker.by.id, clock::now()).map_err(|why| why.to_string())?;
    let lines = download.lines;
    *file.archive() = Some(download);
    Ok(Some(lines))
}

fn said(why: Failed, lang: Lang) -> kotodigi::refusal::NoView {
    match why {
        Failed::No(No::Broken(fault)) => {
            // What failed is for the one who runs the server.
            crate::log::fault(&fault);
            No::Broken(kotodigi::journal::Broken::Store("HTTP 500".into())).view(lang)
        }
        Failed::No(no) => no.view(lang),
        other => view(&other, lang),
    }
}

/// A fault in the program on the way is an end too.
struct Told<'a>(&'a Shelved, Lang);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        let mut load = self.0.load();
        if load.is_at_work() {
            let problem = Box::new(view(&Failed::Crashed { after: None }, self.1));
            *load = Load::Failed { problem, request: None };
        }
    }
}

pub(in crate::http) async fn state(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Json<Load>, Problem> {
    may_now(&desk, &asker, "import_load").await?;
    let file = wanted::file(&desk, &headers, &file, asker.lang)?;
    let load = file.load().clone();
    if matches!(load, Load::None) { Err(Problem::wire(&wire::UNKNOWN, asker.lang)) } else { Ok(Json(load)) }
}
