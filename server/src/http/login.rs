//! `/api/login`, `/api/session/…`: personal accounts.

use super::asking::{Reader, json};
use super::peer::Caller;
use super::problem::{self, Problem};
use super::{Shared, cookie, session};
use crate::clock;
use crate::log::{self, Level};
use crate::login::{Attempt, Entered, Login, NoEntry, Session};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kotodigi::journal::Broken;
use kotodigi::refusal::{self, No};
use kotodigi::words::Lang;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    account: String,
    password: String,
    new_password: Option<String>,
    code: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
}

#[derive(Default, Serialize)]
struct Step {
    next: &'static str,
    secret: Option<String>,
    uri: Option<String>,
    session: Option<Session>,
    others: Vec<Session>,
}

/// Work with the login off the threads that answer.
pub(super) async fn at_login<T: Send + 'static>(
    login: &Arc<Login>,
    lang: Lang,
    work: impl FnOnce(&Login) -> T + Send + 'static,
) -> Result<T, Problem> {
    let login = Arc::clone(login);
    let done = tokio::task::spawn_blocking(move || work(&login)).await;
    done.map_err(|bug| Problem::of(Broken::Store(bug.to_string()), lang))
}

pub(super) fn login(desk: &Shared, lang: Lang) -> Result<&Arc<Login>, Problem> {
    desk.setup.login.as_ref().ok_or_else(|| Problem::wire(&problem::NO_LOGIN, lang))
}

/// The personal session of this request. This is a use of it.
pub(super) fn session(desk: &Shared, headers: &HeaderMap) -> Option<Session> {
    desk.setup.login.as_ref()?.session(cookie::of(headers, cookie::SESSION)?, clock::now())
}

/// Ends the personal session; the cookie to set, where there are personal sessions.
pub(super) async fn leave(desk: &Shared, headers: &HeaderMap, lang: Lang) -> Result<Option<String>, Problem> {
    let Some(login) = &desk.setup.login else { return Ok(None) };
    if let Some(secret) = cookie::of(headers, cookie::SESSION) {
        let secret = secret.to_owned();
        let ended = at_login(login, lang, move |login| login.end(&secret, clock::now())).await?;
        ended.map_err(|broken| Problem::of(broken, lang))?;
    }
    Ok(Some(cookie::gone(cookie::SESSION)))
}

/// A request such as our pages never send; said to the operator.
pub(super) async fn note_odd(login: Option<Arc<Login>>, what: &'static str, peer: String) {
    match login {
        Some(login) => {
            let noted = move || drop(login.note(clock::now(), "-", what, "", &peer));
            drop(tokio::task::spawn_blocking(noted).await);
        }
        None => log::line(Level::Warn, what, &[]),
    }
}

pub(super) async fn doors(State(desk): State<Shared>, Reader(lang): Reader) -> Json<Value> {
    let settings = desk.setup.login.as_ref().map(|login| login.settings());
    let issuers: Vec<Value> = settings
        .into_iter()
        .flat_map(|settings| &settings.issuers)
        .map(|issuer| {
            let name = match lang {
                Lang::Fi => &issuer.name.fi,
                Lang::Sv => &issuer.name.sv,
                Lang::En => &issuer.name.en,
            };
            json!({"id": issuer.id, "name": name})
        })
        .collect();
    Json(json!({"local": settings.is_some_and(|settings| settings.local), "issuers": issuers}))
}

pub(super) async fn enter(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    Caller(peer): Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let login = login(&desk, lang)?;
    let Form { account, password, new_password, code } = json(&body, lang)?;
    let long = |text: &Option<String>, most: usize| text.as_ref().is_some_and(|text| text.len() > most);
    if account.len() > 128 || password.len() > 512 || long(&new_password, 512) || long(&code, 16) {
        return Err(Problem::wire(&problem::UNREADABLE, lang));
    }
    let account = account.trim().to_ascii_lowercase();
    let attempt = Attempt { account, password, new_password, code, peer };
    let entered = {
        let place = login.place().await.ok_or_else(|| Problem::wire(&problem::BUSY, lang))?;
        let entered = at_login(login, lang, move |login| login.enter(&attempt, clock::now())).await?;
        drop(place);
        entered
    };
    let opened = match entered {
        Ok(Entered::In(opened)) => opened,
        Ok(Entered::NewPassword) => return Ok(step(Step { next: "new_password", ..Step::default() })),
        Ok(Entered::Factor) => return Ok(step(Step { next: "factor", ..Step::default() })),
        Ok(Entered::EnrolFactor(new)) => {
            let (secret, uri) = (Some(new.secret), Some(new.uri));
            return Ok(step(Step { next: "enrol_factor", secret, uri, ..Step::default() }));
        }
        Err(no) => return refused(no, lang),
    };
    // Whatever this browser held before is worth nothing now.
    leave(&desk, &headers, lang).await?;
    let done = Step { next: "done", session: Some(opened.session), others: opened.others, ..Step::default() };
    Ok(([(header::SET_COOKIE, cookie::session(&opened.secret))], step(done)).into_response())
}

fn step(step: Step) -> Response {
    Json(step).into_response()
}

fn refused(no: NoEntry, lang: Lang) -> Result<Response, Problem> {
    Err(match no {
        NoEntry::Refused => Problem::wire(&problem::REFUSED, lang),
        NoEntry::Wait(ms) => {
            let seconds = (ms + 999) / 1000;
            let problem = Problem::wire(&problem::WAIT, lang);
            return Ok(([(header::RETRY_AFTER, seconds.to_string())], problem).into_response());
        }
        NoEntry::Weak(what) => {
            let weak = refusal::Problem { field: "new_password".into(), what: what.into() };
            Problem::of(No::Problems(vec![weak]), lang)
        }
        NoEntry::Broken(broken) => Problem::of(broken, lang),
    })
}

fn working<'a>(
    desk: &'a Shared,
    headers: &'a HeaderMap,
    lang: Lang,
) -> Result<(&'a Arc<Login>, &'a str, Session), Problem> {
    let login = login(desk, lang)?;
    let secret = cookie::of(headers, cookie::SESSION).and_then(|secret| Some((secret, session(desk, headers)?)));
    let (secret, session) = secret.ok_or_else(|| Problem::wire(&problem::SESSION, lang))?;
    Ok((login, secret, session))
}

pub(super) async fn all(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    let (login, _, session) = working(&desk, &headers, lang)?;
    Ok(Json(json!({"sessions": login.sessions_of(&session.account, clock::now())})))
}

pub(super) async fn others(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    let (login, secret, session) = working(&desk, &headers, lang)?;
    let (secret, account) = (secret.to_owned(), session.account.clone());
    let ended = at_login(login, lang, move |login| login.end_others(&secret, &account, clock::now())).await?;
    ended.map_err(|broken| Problem::of(broken, lang))?;
    Ok(Json(json!({"sessions": login.sessions_of(&session.account, clock::now())})))
}

/// One of one's own. Somebody else's, and one that is not there, get the same answer.
pub(super) async fn one(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    let (login, _, session) = working(&desk, &headers, lang)?;
    let id = Uuid::parse_str(&id).map_err(|_| Problem::wire(&problem::UNREADABLE, lang))?;
    let account = session.account.clone();
    let ended = at_login(login, lang, move |login| login.end_one(&account, id, clock::now())).await?;
    if ended.map_err(|broken| Problem::of(broken, lang))? {
        Ok(Json(json!({"sessions": login.sessions_of(&session.account, clock::now())})))
    } else {
        Err(Problem::of(No::Absent, lang))
    }
}

pub(super) async fn factor(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    Caller(peer): Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    if desk.setup.login.is_none() {
        session::sitting(&desk, &headers, lang).await?;
        let secret = session::secret(&headers).ok_or_else(|| Problem::wire(&problem::SESSION, lang))?;
        let Code { code } = json(&body, lang)?;
        let factor_at = desk.sessions.factor(secret, &code);
        let factor_at = factor_at.ok_or_else(|| Problem::wire(&problem::REFUSED, lang))?;
        return Ok(Json(json!({"factor_at": factor_at})).into_response());
    }
    let (login, secret, session) = working(&desk, &headers, lang)?;
    let Code { code } = json(&body, lang)?;
    if session.way != "local" {
        return Err(Problem::wire(&problem::FACTOR_ELSEWHERE, lang));
    }
    let (secret, now) = (secret.to_owned(), clock::now());
    match at_login(login, lang, move |login| login.renew_factor(&secret, &code, &peer, now)).await? {
        Ok(secret) => {
            let said = Json(json!({"factor_at": now}));
            Ok(([(header::SET_COOKIE, cookie::session(&secret))], said).into_response())
        }
        Err(no) => refused(no, lang),
    }
}
