//! Round everything: each request is counted, timed, and a line in the log, by the id of its route. A panic in it is
//! a 500 like any other.

use super::asking::language;
use super::problem::Problem;
use super::{Route, Shared};
use crate::clock;
use crate::figures::Figures;
use crate::log::{self, Level};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use kotodigi::journal::Broken;
use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;
use uuid::{Builder, Uuid};

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The caller hung up before there was an answer.
const GONE: u16 = 499;

/// Ids of routes by what axum matched.
#[derive(Debug)]
pub(super) struct Ids(HashMap<String, Vec<(Method, &'static str)>>);

impl Ids {
    pub fn of(routes: &[Route]) -> Ids {
        let mut ids: HashMap<String, Vec<(Method, &'static str)>> = HashMap::new();
        for route in routes {
            ids.entry(route.path.clone()).or_default().push((route.method.clone(), route.id));
        }
        Ids(ids)
    }

    fn find(&self, request: &Request) -> &'static str {
        let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
        let Some(path) = request.extensions().get::<MatchedPath>() else { return "pages" };
        let Some(at_path) = self.0.get(path.as_str()) else { return "pages" };
        at_path.iter().find(|(known, _)| known == method).map_or("other_method", |(_, id)| *id)
    }
}

pub(super) async fn watch(State(desk): State<Shared>, request: Request, next: Next) -> Response {
    let id = request_id(request.headers());
    let lang = language(request.headers());
    let mut under_way = UnderWay::begin(desk.figures.clone(), desk.ids.find(&request), id);
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_| {
        // What the panic said may hold anything; the log has its place.
        Problem::of(Broken::Store("a fault in the program".into()), lang).into_response()
    });
    under_way.status = response.status().as_u16();
    if let Ok(id) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// The id a caller sent, if it is a UUID and nothing more; else a new one.
fn request_id(headers: &HeaderMap) -> Uuid {
    let sent = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|sent| sent.len() == 36);
    sent.and_then(|sent| Uuid::try_parse(sent).ok()).unwrap_or_else(|| {
        // Without chance the line has the id of nobody; it is answered all the same.
        clock::chance().map_or(Uuid::nil(), |bytes| Builder::from_random_bytes(bytes).into_uuid())
    })
}

/// Counts and logs when it goes, also when the caller hung up.
struct UnderWay {
    figures: Arc<Figures>,
    route: &'static str,
    request: Uuid,
    start: Instant,
    status: u16,
}

impl UnderWay {
    fn begin(figures: Arc<Figures>, route: &'static str, request: Uuid) -> UnderWay {
        figures.begins();
        UnderWay { figures, route, request, start: Instant::now(), status: GONE }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let took = self.start.elapsed();
        self.figures.ends(self.route, self.status, took);
        let level = if self.status >= 500 { Level::Error } else { Level::Info };
        let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        log::line(
            level,
            "request",
            &[
                ("route", self.route.into()),
                ("status", self.status.into()),
                ("ms", milliseconds.into()),
                ("request", self.request.to_string().into()),
            ],
        );
    }
}
