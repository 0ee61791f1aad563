//! `/api/clients`: the record, and the steps that change it.

use super::asking::{Asking, Version, at_house, json};
use super::problem::Problem;
use super::route::Route;
use super::{Shared, openapi};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use kotodigi::entry::ClientId;
use kotodigi::refusal::No;
use kotodigi::steps::Step;
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::Lang;

/// The step that makes a record; every other one changes one.
const REGISTER: &str = "register_client";

/// A step is a route of its own, with its form as the schema of the body.
pub(super) fn route(step: &'static Step) -> Route {
    let body = openapi::form(step.form);
    let kind = step.kind;
    let route = if kind == REGISTER {
        Route::new(Method::POST, "/api/clients", kind, post(register))
    } else {
        let handler = post(move |desk, asker, id, version, body| change(kind, desk, asker, id, version, body));
        Route::new(Method::POST, format!("/api/clients/{{client}}/{kind}"), kind, handler).behind_version()
    };
    route.named(step.name.say(Lang::En)).of_clients().with_version().changes().takes(body).gives("Receipt")
}

pub(super) async fn page(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let question = Question::Client(client(&id, asker.lang)?);
    let answer = at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await?;
    Ok(with_version(answer))
}

async fn register(State(desk): State<Shared>, Asking(asker): Asking, body: Bytes) -> Result<Response, Problem> {
    let data = json(&body, asker.lang)?;
    let receipt = at_house(&desk, asker.lang, move |house| house.submit(&asker, None, REGISTER, &data, None)).await?;
    Ok(self::receipt(receipt, true))
}

async fn change(
    kind: &'static str,
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(id): Path<String>,
    Version(seen): Version,
    body: Bytes,
) -> Result<Response, Problem> {
    let (id, data) = (client(&id, asker.lang)?, json(&body, asker.lang)?);
    let receipt =
        at_house(&desk, asker.lang, move |house| house.submit(&asker, Some(id), kind, &data, Some(seen))).await?;
    Ok(self::receipt(receipt, false))
}

/// The answer to a step; a new record has an address.
pub(super) fn receipt(receipt: Receipt, new: bool) -> Response {
    let tag = tag(receipt.version);
    if !new {
        return ([tag], Json(receipt)).into_response();
    }
    let place = [(header::LOCATION, format!("/api/clients/{}", receipt.client)), tag];
    (StatusCode::CREATED, place, Json(receipt)).into_response()
}

/// What is no id is no client either.
pub(super) fn client(id: &str, lang: Lang) -> Result<ClientId, Problem> {
    ClientId::try_parse(id).map_err(|_| Problem::of(No::Absent, lang))
}

/// The answer with the version a change from it has to name.
pub(super) fn with_version(answer: Answer) -> Response {
    let version = match &answer {
        Answer::Client(page) => Some(page.version),
        Answer::Form(page) => Some(page.version),
        _ => None,
    };
    (version.map(|version| [tag(version)]), Json(answer)).into_response()
}

fn tag(version: u32) -> (header::HeaderName, String) {
    (header::ETAG, format!("\"{version}\""))
}
