//! `/login/oidc/…`: a browser goes to an issuer and comes back. A person sees these answers, so a no is a page.

use super::asking::Reader;
use super::login::{at_login, login};
use super::peer::Caller;
use super::problem::{self, Problem};
use super::{Shared, cookie};
use crate::clock;
use crate::login::{NoIssuer, Returned};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use kotodigi::words::Lang;
use serde::Deserialize;

/// Where the work is.
const HOME: &str = "/work";

#[derive(Deserialize)]
pub(super) struct Send {
    #[serde(default)]
    fresh: String,
}

/// Issuers add members of their own.
#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

fn no(why: NoIssuer, lang: Lang) -> Problem {
    match why {
        NoIssuer::Unknown => Problem::wire(&problem::UNKNOWN, lang),
        NoIssuer::Unreachable => Problem::wire(&problem::UNREACHABLE, lang),
        NoIssuer::Refused => Problem::wire(&problem::ISSUER, lang),
        NoIssuer::Broken(broken) => Problem::of(broken, lang),
    }
}

pub(super) async fn send(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    Path(issuer): Path<String>,
    asked: Result<Query<Send>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let fresh = asked.is_ok_and(|Query(asked)| asked.fresh == "1");
    match sent(&desk, lang, issuer, fresh, &headers).await {
        Ok(response) => response,
        Err(problem) => problem.page(lang),
    }
}

async fn sent(
    desk: &Shared,
    lang: Lang,
    issuer: String,
    fresh: bool,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    // Another site must not begin a login in somebody's name.
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if from.is_some_and(|from| from != b"same-origin" && from != b"none") {
        return Err(Problem::wire(&problem::CROSS_SITE, lang));
    }
    let login = login(desk, lang)?;
    let place = login.call_place().await.ok_or_else(|| Problem::wire(&problem::BUSY, lang))?;
    let begun = at_login(login, lang, move |login| login.send_to(&issuer, fresh, clock::now())).await?;
    drop(place);
    let begun = begun.map_err(|why| no(why, lang))?;
    let to = [(header::LOCATION, begun.location), (header::SET_COOKIE, cookie::issuer(&begun.browser))];
    Ok((StatusCode::SEE_OTHER, to).into_response())
}

pub(super) async fn back(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    Path(issuer): Path<String>,
    Caller(peer): Caller,
    came: Result<Query<Back>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    match came_back(&desk, lang, (issuer, peer), came, &headers).await {
        Ok(response) => response,
        Err(problem) => {
            // The browser's side of this login is over as well.
            ([(header::SET_COOKIE, cookie::gone(cookie::ISSUER))], problem.page(lang)).into_response()
        }
    }
}

async fn came_back(
    desk: &Shared,
    lang: Lang,
    (issuer, peer): (String, String),
    came: Result<Query<Back>, QueryRejection>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let login = login(desk, lang)?;
    let Query(Back { state, code, iss, error }) = came.map_err(|_| Problem::wire(&problem::ISSUER, lang))?;
    let browser = cookie::of(headers, cookie::ISSUER).map(str::to_owned);
    let back = Returned { issuer, browser, state, code, iss, error, peer };
    let place = login.call_place().await.ok_or_else(|| Problem::wire(&problem::BUSY, lang))?;
    let opened = at_login(login, lang, move |login| login.returned(back, clock::now())).await?;
    drop(place);
    let opened = opened.map_err(|why| no(why, lang))?;
    super::login::leave(desk, headers, lang).await?;
    let to = AppendHeaders([
        (header::LOCATION, HOME.to_owned()),
        (header::SET_COOKIE, cookie::session(&opened.secret)),
        (header::SET_COOKIE, cookie::gone(cookie::ISSUER)),
    ]);
    Ok((StatusCode::SEE_OTHER, to).into_response())
}
