//! `/api/session`: who works. A training register lets one choose; personal logins come with the access issue.

use super::Shared;
use super::asking::{Reader, at_house, json};
use super::problem::{self, Problem};
use super::{cookie, login};
use crate::clock;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use kotodigi::officer::{self, Officer};
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

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
    by: &'static Officer,
    used: i64,
    /// When a code was given last. Here any six digits are one.
    factor_at: Option<i64>,
}

#[derive(Debug, Serialize)]
pub(super) struct Session {
    officer: Option<&'static str>,
    name: Option<&'static str>,
    training: bool,
    on: NaiveDate,
    /// Who can be chosen in a training register.
    officers: Vec<Choosable>,
}

#[derive(Debug, Serialize)]
struct Choosable {
    id: &'static str,
    name: &'static str,
    role: &'static str,
    organisation: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    officer: String,
}

impl Sessions {
    fn begin(&self, by: &'static Officer) -> Result<String, Broken> {
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
        open.insert(Hash::of(&[secret.as_bytes()]), Open { by, used: now, factor_at: None });
        Ok(secret)
    }

    fn of(&self, secret: &str) -> Option<&'static Officer> {
        let now = clock::now();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let session = open.get_mut(&Hash::of(&[secret.as_bytes()])).filter(|open| now - open.used < IDLE_MS)?;
        session.used = now;
        Some(session.by)
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

    #[allow(dead_code, reason = "for what wants a fresh second factor")]
    fn factor_at(&self, secret: &str) -> Option<i64> {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(&Hash::of(&[secret.as_bytes()]))?.factor_at
    }

    fn end(&self, secret: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Hash::of(&[secret.as_bytes()]));
    }
}

pub(super) fn secret(headers: &HeaderMap) -> Option<&str> {
    cookie::of(headers, cookie::TRAINING)
}

/// When the second factor was last given in the session of this request.
#[allow(dead_code, reason = "for what wants a fresh second factor")]
pub(super) fn factor_at(desk: &Shared, headers: &HeaderMap) -> Option<i64> {
    match login::session(desk, headers) {
        Some(session) => session.factor_at,
        None => desk.sessions.factor_at(secret(headers)?),
    }
}

/// Who works in the session of this request.
pub(super) fn officer(desk: &Shared, headers: &HeaderMap) -> Option<&'static Officer> {
    desk.sessions.of(secret(headers)?)
}

pub(super) async fn describe(desk: &Shared, by: Option<&'static Officer>, lang: Lang) -> Result<Session, Problem> {
    let training = desk.house.kind() == Directory::Training;
    let on = at_house(desk, lang, |house| Ok(house.on()?)).await?;
    let choosable = |o: &'static Officer| Choosable {
        id: o.id,
        name: o.name,
        role: o.role.name().say(lang),
        organisation: o.organisation.say(lang),
    };
    let officers = if training { officer::TRAINING.iter().map(choosable).collect() } else { Vec::new() };
    Ok(Session { officer: by.map(|by| by.id), name: by.map(|by| by.name), training, on, officers })
}

pub(super) async fn show(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Session>, Problem> {
    describe(&desk, officer(&desk, &headers), lang).await.map(Json)
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
    let by = officer::training(&officer).ok_or_else(|| Problem::wire(&problem::UNREADABLE, lang))?;
    // A new secret each time: one that was planted before is worth nothing.
    if let Some(secret) = secret(&headers) {
        desk.sessions.end(secret);
    }
    let secret = desk.sessions.begin(by).map_err(|broken| Problem::of(broken, lang))?;
    let cookie = format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict");
    Ok(([(header::SET_COOKIE, cookie)], Json(describe(&desk, Some(by), lang).await?)).into_response())
}

pub(super) async fn leave(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(secret) = secret(&headers) {
        desk.sessions.end(secret);
    }
    if let Some(cookie) = login::leave(&desk, &headers, lang).await? {
        return Ok(([(header::SET_COOKIE, cookie)], Json(describe(&desk, None, lang).await?)).into_response());
    }
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok(([(header::SET_COOKIE, cookie)], Json(describe(&desk, None, lang).await?)).into_response())
}
