//! `/api/intake/waiting`: loads that take a second person, put before those who may be one, and answered in a session
//! of their own. `POST /api/intake/accept` is for whoever has the file too and checked it by themselves.

use super::super::Shared;
use super::super::asking::{Asking, at_house, json};
use super::super::problem::{Problem, UNREADABLE};
use super::{fresh_now, id, may_now};
use crate::clock;
use crate::house::Asker;
use crate::intake::Wanted;
use crate::intake::report::Person;
use crate::intake::waiting::{self, Answer, Expected, Request};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use kotodigi::access::Purpose;
use kotodigi::intake::load::{self, Counts, INTAKE};
use kotodigi::journal::Broken;
use kotodigi::officer::Officer;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// A reason is a sentence.
const REASON: usize = 500;

#[derive(Debug, Serialize)]
pub(in crate::http) struct Waiting {
    waiting: Vec<Line>,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Line {
    request: Uuid,
    state: &'static str,
    /// Whoever reads asked for it.
    own: bool,
    system: String,
    file: String,
    file_hash: String,
    load_hash: String,
    households: usize,
    asked_by: Person,
    asked_at: i64,
    until: i64,
    counts: Expected,
    tripped: Vec<String>,
    answered_by: Option<Person>,
    answered_at: Option<i64>,
    reason: String,
}

impl Line {
    fn of(request: Request, by: &Officer, lang: Lang) -> Line {
        let answer = request.answer;
        Line {
            request: request.request,
            state: match &answer {
                None => "waiting",
                Some(answer) if answer.accepted => "accepted",
                Some(_) => "declined",
            },
            own: request.asked_by.id == by.id,
            system: request.system,
            file: request.file,
            file_hash: request.file_hash,
            load_hash: request.load_hash,
            households: request.households.len(),
            asked_by: request.asked_by,
            asked_at: request.asked_at,
            until: request.until,
            counts: request.counts,
            tripped: request.tripped.iter().map(|why| why.say(lang).to_owned()).collect(),
            answered_by: answer.as_ref().map(|answer| answer.by.clone()),
            answered_at: answer.as_ref().map(|answer| answer.at),
            reason: answer.map(|answer| answer.reason).unwrap_or_default(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepts {
    load_hash: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Accepted {
    load_hash: String,
    /// When it has to be accepted anew.
    until: i64,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Withdrawn {
    request: Uuid,
}

pub(in crate::http) async fn list(State(desk): State<Shared>, Asking(asker): Asking) -> Result<Json<Waiting>, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_waiting").await?;
    let shared = desk.clone();
    at_house(&desk, lang, move |_| {
        let own = load::organisation(&asker.by);
        let all = shared.waiting.of_organisation(|theirs| theirs == own, clock::now())?;
        Ok(Json(Waiting { waiting: all.into_iter().map(|request| Line::of(request, &asker.by, lang)).collect() }))
    })
    .await
}

pub(in crate::http) async fn accept(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(request): Path<String>,
    body: Bytes,
) -> Result<Json<Line>, Problem> {
    may_now(&desk, &asker, "import_accept").await?;
    fresh_now(&desk, &asker).await?;
    answered(&desk, asker, (&request, true), &body).await
}

/// To say no takes no fresh code: it is wanted at once, and puts nobody in.
pub(in crate::http) async fn decline(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(request): Path<String>,
    body: Bytes,
) -> Result<Json<Line>, Problem> {
    may_now(&desk, &asker, "import_decline").await?;
    answered(&desk, asker, (&request, false), &body).await
}

async fn answered(
    desk: &Shared,
    asker: Asker,
    (request, accepted): (&str, bool),
    body: &Bytes,
) -> Result<Json<Line>, Problem> {
    let lang = asker.lang;
    let request = id(request, lang)?;
    let Reason { reason } = if body.is_empty() { Reason { reason: String::new() } } else { json(body, lang)? };
    let reason = reason.trim().to_owned();
    // Whoever asked has to know why not.
    if reason.len() > REASON || (!accepted && reason.is_empty()) {
        return Err(Problem::wire(&UNREADABLE, lang));
    }
    let shared = desk.clone();
    at_house(desk, lang, move |house| {
        house.note_intake(&asker, if accepted { "import_accept" } else { "import_decline" }, Vec::new())?;
        let answer = Answer { accepted, by: Person::of(&asker.by), at: clock::now(), reason };
        let own = load::organisation(&asker.by);
        let request = shared.waiting.answer(request, |theirs| theirs == own, answer)?;
        Ok(Json(Line::of(request, &asker.by, lang)))
    })
    .await
}

pub(in crate::http) async fn withdraw(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(request): Path<String>,
) -> Result<Json<Withdrawn>, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_waiting").await?;
    let (request, shared) = (id(&request, lang)?, desk.clone());
    at_house(&desk, lang, move |_| {
        shared.waiting.withdraw(request, &asker.by.id, clock::now())?;
        Ok(Json(Withdrawn { request }))
    })
    .await
}

pub(in crate::http) async fn accept_hash(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Accepted>, Problem> {
    let lang = asker.lang;
    may_now(&desk, &asker, "import_accept").await?;
    fresh_now(&desk, &asker).await?;
    let Accepts { load_hash } = json(&body, lang)?;
    if load_hash.len() != 64 || !load_hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(Problem::wire(&UNREADABLE, lang));
    }
    let by = asker.by.id.clone();
    at_house(&desk, lang, move |house| house.note_intake(&asker, "import_accept", Vec::new())).await?;
    let until = desk.shelf.accept(&load_hash, &by, clock::now());
    Ok(Json(Accepted { load_hash, until }))
}

/// Whoever else of the organisation has accepted this load, and may load registers now.
pub(super) fn second(
    desk: &Shared,
    asker: &Asker,
    load_hash: &str,
    households: &[Vec<u32>],
) -> Result<Option<Officer>, No> {
    let (now, own) = (clock::now(), load::organisation(&asker.by));
    let mut those = desk.waiting.accepted((load_hash, households), &own, now)?;
    // Whoever checked the file alone has seen no household that the loader accepted.
    if households.is_empty() {
        those.extend(desk.shelf.accepted(load_hash, now));
    }
    for id in those.into_iter().filter(|id| *id != asker.by.id) {
        let officer = desk.house.officer(&id)?.filter(|officer| may_be_second(officer, &own));
        if officer.is_some() {
            return Ok(officer);
        }
    }
    Ok(None)
}

/// An officer of intake of the same organisation: another municipality's does not know the register that comes in.
pub(super) fn may_be_second(officer: &Officer, organisation: &str) -> bool {
    let (resource, action) = INTAKE;
    kotodigi::access::decide_plain(officer, Purpose::DataQuality, resource, action).allowed
        && load::organisation(officer) == organisation
}

/// What is asked of a second person.
pub(super) struct Asks<'a> {
    pub wanted: &'a Wanted,
    pub hash: String,
    pub file_hash: String,
}

/// Puts a load that was refused for want of a second person before those who may be one.
pub(super) fn ask(
    desk: &Shared,
    asker: &Asker,
    Asks { wanted, hash, file_hash }: Asks<'_>,
    no: &No,
    would: Counts,
) -> Result<Option<Uuid>, No> {
    let limits = desk.house.with(|office| office.settings().intake)?;
    let Some(tripped) = waiting::tripped(no, &would, limits) else { return Ok(None) };
    let chance = clock::chance().map_err(|why| Broken::Store(why.to_string()))?;
    let request = Request {
        request: Builder::from_random_bytes(chance).into_uuid(),
        organisation: load::organisation(&asker.by),
        system: wanted.system.clone(),
        file: wanted.order.name.clone(),
        file_hash,
        load_hash: hash,
        households: wanted.households.clone(),
        asked_by: Person::of(&asker.by),
        asked_at: clock::now(),
        until: 0,
        counts: would.into(),
        tripped,
        answer: None,
    };
    desk.waiting.ask(request).map(Some)
}
