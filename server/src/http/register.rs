//! `/api/rights`, `/api/notices`, `/api/deeds/…`: what is the register's own, and why one can or can't do a thing.

use super::Shared;
use super::asking::{Asking, at_house, json};
use super::openapi;
use super::problem::{self, Problem};
use super::route::Route;
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use kotodigi::deeds::Deed;
use kotodigi::refusal::No;
use kotodigi::views::{Answer, Question, Receipt, WhyAsk};
use kotodigi::words::Lang;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// A page that asks nothing further.
pub(super) fn plain(question: fn() -> Question) -> MethodRouter<Shared> {
    get(move |State(desk): State<Shared>, Asking(asker): Asking| async move {
        at_house(&desk, asker.lang, move |house| house.look(&asker, &question())).await.map(Json)
    })
}

/// A deed is a route of its own, with its form as the schema of the body.
pub(super) fn route(deed: &'static Deed) -> Route {
    let kind = deed.kind;
    let route = if deed.has_subject {
        let handler =
            post(move |desk, asker, Path(subject): Path<String>, body| done(kind, Some(subject), desk, asker, body));
        Route::new(Method::POST, format!("/api/deeds/{kind}/{{subject}}"), kind, handler)
    } else {
        // This address is nearer than that of all forms, so it has to show its own form too.
        let shown = move |desk, asker, of| form(desk, asker, Path(kind.to_owned()), of);
        let handler = post(move |desk, asker, body| done(kind, None, desk, asker, body)).get(shown);
        Route::new(Method::POST, format!("/api/deeds/{kind}"), kind, handler)
    };
    route.named(deed.name.say(Lang::En)).of_clients().changes().takes(openapi::form(deed.form)).gives("Receipt")
}

async fn done(
    kind: &'static str,
    subject: Option<String>,
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Response, Problem> {
    let lang = asker.lang;
    let subject = subject.map(|id| uuid(&id, lang)).transpose()?;
    // A deed whose form asks nothing needs no body.
    let data: Value = if body.is_empty() { Value::Null } else { json(&body, lang)? };
    let receipt = at_house(&desk, lang, move |house| house.perform(&asker, subject, kind, &data)).await?;
    Ok(self::receipt(receipt))
}

/// The answer to a deed.
pub(super) fn receipt(receipt: Receipt) -> Response {
    Json(receipt).into_response()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Of {
    subject: Option<String>,
}

/// What the form of a deed starts with.
pub(super) async fn form(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(deed): Path<String>,
    of: Result<Query<Of>, QueryRejection>,
) -> Result<Json<Answer>, Problem> {
    let Query(of) = of.map_err(|_| Problem::wire(&problem::UNREADABLE, asker.lang))?;
    let subject = of.subject.map(|id| uuid(&id, asker.lang)).transpose()?;
    let question = Question::Deed { deed, subject };
    at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await.map(Json)
}

/// Why can (or can't) I do this?
pub(super) async fn why(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Answer>, Problem> {
    let ask: WhyAsk = json(&body, asker.lang)?;
    at_house(&desk, asker.lang, move |house| house.look(&asker, &Question::Why(ask))).await.map(Json)
}

fn uuid(id: &str, lang: Lang) -> Result<Uuid, Problem> {
    Uuid::try_parse(id).map_err(|_| Problem::of(No::Absent, lang))
}
