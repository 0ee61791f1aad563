//! `/api/session`: who works. A training register lets one choose; personal logins come with the access issue.

use super::Shared;
use super::asking::{Reader, at_house, json};
use super::problem::{self, Problem};
use super::{cookie, intake, login};
use crate::clock;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use kotodigi::office::Office;
use kotodigi::officer::{Officer, Right};
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
const COOKIE: &str = cookie::TRAINING;
/// A working day; a session not used for so long has ended.
const IDLE_MS: i64 = 12 * 3_600_000;
/// More can't be open at once; the one longest unused gives way.
const MOST: usize = 10_000;

/// Open sessions, by the hash of what the cookie holds.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<HashMap<Hash, Open>>);

#[derive(Debug)]
struct Open {
    by: String,
    used: i64,
    /// When a code was given last. Here any six digits are one.
    factor_at: Option<i64>,
}

#[derive(Debug, Serialize)]
pub(super) struct Session {
    officer: Option<String>,
    name: Option<String>,
    /// The role and organisation of each right in force.
    rights: Vec<HeldRight>,
    training: bool,
    on: NaiveDate,
    /// Who can be chosen in a training register.
    officers: Vec<Choosable>,
}

#[derive(Debug, Serialize)]
struct Choosable {
    id: String,
    name: String,
    role: &'static str,
    organisation: String,
}

/// A right, as the page's frame shows it, with the purposes the role works for.
#[derive(Debug, Serialize)]
struct HeldRight {
    role: &'static str,
    role_name: &'static str,
    organisation: String,
    protected: bool,
    until: NaiveDate,
}

/// Who sits in a session, with the rights that hold now.
#[derive(Debug)]
pub(super) struct Sitting {
    pub by: Officer,
    pub factor_at: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    officer: String,
}

impl Sessions {
    fn begin(&self, by: &str) -> Result<String, Broken> {
        let secret = [clock::chance(), clock::chance()].map(|half| half.map_err(|why| Broken::Store(why.to_string())));
        let [one, two] = secret;
        let secret = Hash::of(&[&one?, &two?]).to_string();
        let now = clock::now();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, session| now - session.used < IDLE_MS);
        if open.len() >= MOST {
            let oldest = open.iter().min_by_key(|(_, session)| session.used).map(|(key, _)| *key);
            oldest.and_then(|key| open.remove(&key));
        }
        open.insert(Hash::of(&[secret.as_bytes()]), Open { by: by.to_owned(), used: now, factor_at: None });
        Ok(secret)
    }

    fn of(&self, secret: &str) -> Option<(String, Option<i64>)> {
        let now = clock::now();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = open.get_mut(&Hash::of(&[secret.as_bytes()])).filter(|open| now - open.used < IDLE_MS)?;
        session.used = now;
        Some((session.by.clone(), session.factor_at))
    }

    /// A code in a training register, where it has six digits and no meaning.
    pub fn factor(&self, secret: &str, code: &str) -> Option<i64> {
        let six = code.len() == 6 && code.bytes().all(|digit| digit.is_ascii_digit());
        let now = clock::now();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = open.get_mut(&Hash::of(&[secret.as_bytes()])).filter(|_| six)?;
        session.factor_at = Some(now);
        Some(now)
    }

    fn end(&self, secret: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Hash::of(&[secret.as_bytes()]));
    }
}

pub(super) fn secret(headers: &HeaderMap) -> Option<&str> {
    cookie::of(headers, cookie::TRAINING)
}

/// Who works in the session of this request. The rights are asked anew each time: one that was removed ends it.
pub(super) async fn sitting(desk: &Shared, headers: &HeaderMap, lang: Lang) -> Result<Sitting, Problem> {
    let none = || Problem::wire(&problem::SESSION, lang);
    let chosen = || secret(headers).and_then(|secret| desk.sessions.of(secret));
    let personal = login::session(desk, headers).map(|session| (session.account, session.factor_at));
    let (id, factor_at) = personal.or_else(chosen).ok_or_else(none)?;
    // Behind the register's lock, which a slow disk may hold: not on the threads that answer.
    let by = at_house(desk, lang, move |house| Ok(house.officer(&id)?)).await?.ok_or_else(none)?;
    Ok(Sitting { by, factor_at })
}

pub(super) async fn describe(desk: &Shared, by: Option<&Officer>, lang: Lang) -> Result<Session, Problem> {
    let training = desk.house.kind() == Directory::Training;
    let choosable = move |o: Officer| {
        let right = o.first()?;
        let (role, organisation) = (right.role.name().say(lang), right.organisation.name(lang));
        Some(Choosable { role, organisation, id: o.id, name: o.name })
    };
    // In a training register anybody may be anybody, whoever was given a right in it included.
    let (on, officers) = at_house(desk, lang, move |house| {
        let choose = |office: &Office| office.officers().filter(|_| training).filter_map(choosable).collect();
        Ok(house.with(|office| (office.on(), choose(office)))?)
    })
    .await?;
    let held = |right: &Right| HeldRight {
        role: right.role.id(),
        role_name: right.role.name().say(lang),
        organisation: right.organisation.name(lang),
        protected: right.protected,
        until: right.until,
    };
    let rights = by.into_iter().flat_map(|by| by.rights.iter().map(held)).collect();
    Ok(Session {
        officer: by.map(|by| by.id.clone()),
        name: by.map(|by| by.name.clone()),
        rights,
        training,
        on,
        officers,
    })
}

pub(super) async fn show(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Session>, Problem> {
    let by = sitting(&desk, &headers, lang).await.ok().map(|sitting| sitting.by);
    describe(&desk, by.as_ref(), lang).await.map(Json)
}

pub(super) async fn choose(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if desk.house.kind() != Directory::Training {
        return Err(Problem::wire(&problem::NOT_TRAINING, lang));
    }
    let Choice { officer } = json(&body, lang)?;
    let by = desk.house.officer(&officer).map_err(|broken| Problem::of(broken, lang))?;
    let by = by.ok_or_else(|| Problem::wire(&problem::UNREADABLE, lang))?;
    // A new secret each time: one that was planted before is worth nothing.
    if let Some(secret) = secret(&headers) {
        desk.sessions.end(secret);
    }
    let secret = desk.sessions.begin(&by.id).map_err(|broken| Problem::of(broken, lang))?;
    let cookie = format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict");
    Ok(([(header::SET_COOKIE, cookie)], Json(describe(&desk, Some(&by), lang).await?)).into_response())
}

pub(super) async fn leave(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    desk.shelf.forget(&intake::owner(&desk, &headers));
    if let Some(secret) = secret(&headers) {
        desk.sessions.end(secret);
    }
    if let Some(cookie) = login::leave(&desk, &headers, lang).await? {
        // Real people's data: what a page may have left in the browser goes with the session.
        let gone = [(header::SET_COOKIE, cookie), (CLEAR, "\"storage\"".to_owned())];
        return Ok((gone, Json(describe(&desk, None, lang).await?)).into_response());
    }
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok(([(header::SET_COOKIE, cookie)], Json(describe(&desk, None, lang).await?)).into_response())
}
