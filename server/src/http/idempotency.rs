//! `Idempotency-Key`: a change sent twice is made once. The key is durably begun before the change and ended with its
//! answer. Only what succeeded is remembered: a refused change has changed nothing, and its key is free again.
//!
//! When the machine stopped between the two, a repeat finds the key begun. Made from a named version the change may be
//! tried again, for a second time it is stale. Without a version it is tried again if the officer has written nothing to
//! the journal since. Otherwise nobody can tell, and the answer says so.

mod words;

use super::asking::{at_house, language};
use super::problem::Problem;
use super::{Shared, session};
use crate::clock;
use crate::directory::journal_in;
use crate::house::Declined;
use crate::once::{Asked, Claim, Kept, Known, Turn};
use crate::sqlite::SqliteJournal;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kotodigi::entry::Hash;
use kotodigi::journal::{Broken, Journal as _};
use kotodigi::words::Lang;
use std::sync::Arc;
use std::time::Duration;

pub(super) const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const LONGEST: usize = 64;
/// How long a repeat waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
/// A longer answer is no receipt, and not kept.
const LARGEST: usize = 4_096;

pub(super) async fn once(State(desk): State<Shared>, request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let keys: Vec<&HeaderValue> = request.headers().get_all(KEY).iter().collect();
    let (key, by) = match (&keys[..], who(&desk, request.headers())) {
        // Without a session there is no change either; the handler says so.
        ([], _) | (_, None) => return next.run(request).await,
        ([key], Some(by)) if is_key(key) => (key.as_bytes().to_vec(), by),
        _ => return Problem::wire(&words::KEY_FORM, lang).into_response(),
    };
    answer(desk, (key, by), request, next, lang).await.unwrap_or_else(IntoResponse::into_response)
}

/// Hook (ops): the id of the officer whose session this is.
fn who(desk: &Shared, headers: &HeaderMap) -> Option<String> {
    session::officer(desk, headers).map(|officer| officer.id.to_owned())
}

fn is_key(key: &HeaderValue) -> bool {
    (1..=LONGEST).contains(&key.len()) && key.as_bytes().iter().all(u8::is_ascii_graphic)
}

async fn answer(
    desk: Shared,
    (key, by): (Vec<u8>, String),
    request: Request,
    next: Next,
    lang: Lang,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, desk.setup.settings.body_bytes).await;
    let body = body.map_err(|_| Problem::wire(&super::problem::TOO_LARGE, lang))?;
    let version = parts.headers.get(IF_MATCH).map(|tag| String::from_utf8_lossy(tag.as_bytes()).into_owned());
    let asked = Asked {
        key: Hash::of(&[by.as_bytes(), b"\0", &key]),
        request: Hash::of(&[parts.method.as_str().as_bytes(), b"\0", parts.uri.path().as_bytes(), b"\0", &body]),
        version,
    };
    let request = Request::from_parts(parts, Body::from(body));
    let until = tokio::time::Instant::now() + PATIENCE;
    let turn = loop {
        match desk.once.claim(asked.key, asked.request) {
            Claim::Mine(turn) => break turn,
            Claim::Other => return Err(Problem::wire(&words::OTHER_REQUEST, lang)),
            Claim::Wait(mut answer) => {
                let waited = tokio::time::timeout_at(until, answer.wait_for(Option::is_some)).await;
                let told = waited.map_err(|_| Problem::wire(&words::IN_PROGRESS, lang))?;
                if let Ok(Some(kept)) = told.as_deref() {
                    return again(kept, lang);
                }
            }
        }
    };
    // A task of its own: it goes on to the end though the caller hangs up.
    let change = Change { desk, asked, by, turn, lang };
    let made = tokio::spawn(async move { change.make(request, next).await }).await;
    made.unwrap_or_else(|_| Err(Problem::of(Broken::Store("a fault in the program".into()), lang)))
}

struct Change {
    desk: Shared,
    asked: Asked,
    by: String,
    turn: Turn,
    lang: Lang,
}

impl Change {
    async fn make(self, request: Request, next: Next) -> Result<Response, Problem> {
        let unknown = || Problem::wire(&words::UNKNOWN, self.lang);
        let was_open = match self.begin().await? {
            Known::Begun => false,
            Known::Other => return Err(Problem::wire(&words::OTHER_REQUEST, self.lang)),
            Known::Done(kept) => {
                self.turn.tell(kept.clone());
                return again(&kept, self.lang);
            }
            Known::LeftOpen { version, position } => {
                let repeatable = match version {
                    Some(_) => version == self.asked.version,
                    None => self.asked.version.is_none() && self.wrote_nothing_since(position).await?,
                };
                if !repeatable {
                    return Err(unknown());
                }
                true
            }
        };
        let response = next.run(request).await;
        let status = response.status();
        if status.is_success() {
            return self.keep(response).await;
        }
        if was_open && status == StatusCode::PRECONDITION_FAILED {
            return Err(unknown());
        }
        // After a fault the key stays begun: the next one settles it.
        if !status.is_server_error() {
            let key = self.asked.key;
            self.at_keys(move |desk| desk.once.release(key)).await?;
        }
        Ok(response)
    }

    async fn begin(&self) -> Result<Known, Problem> {
        let asked = self.asked.clone();
        self.at_keys(move |desk| {
            let position = desk.house.with(|office| office.head().position)?;
            desk.once.begin(&asked, clock::now(), position)
        })
        .await
    }

    /// The answer is kept before it leaves.
    async fn keep(self, response: Response) -> Result<Response, Problem> {
        let (parts, body) = response.into_parts();
        let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let kept = Kept {
            status: parts.status.as_u16(),
            etag: text(ETAG),
            location: text(LOCATION),
            kind: text(CONTENT_TYPE),
            body: (whole.len() <= LARGEST).then(|| whole.to_vec()),
        };
        let (key, keep) = (self.asked.key, kept.clone());
        // The change is made; if its answer can't be kept, a repeat settles it as after a crash.
        if self.at_keys(move |desk| desk.once.end(key, &keep)).await.is_ok() {
            self.turn.tell(kept);
        }
        Ok(Response::from_parts(parts, Body::from(whole)))
    }

    async fn wrote_nothing_since(&self, position: u64) -> Result<bool, Problem> {
        let by = self.by.clone();
        self.at_keys(move |desk| {
            let mut wrote = false;
            let journal = SqliteJournal::snapshot(&journal_in(&desk.house.place().0))?;
            journal.replay(position, &mut |entry| {
                wrote |= entry.header.by == by;
                Ok(())
            })?;
            Ok(!wrote)
        })
        .await
    }

    async fn at_keys<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, Broken> + Send + 'static,
    ) -> Result<T, Problem> {
        let desk = Arc::clone(&self.desk);
        at_house(&self.desk, self.lang, move |_| work(&desk).map_err(Declined::from)).await
    }
}

/// The answer once more, byte for byte.
fn again(kept: &Kept, lang: Lang) -> Result<Response, Problem> {
    let Some(body) = &kept.body else { return Err(Problem::wire(&words::NOT_KEPT, lang)) };
    let mut response = Response::new(Body::from(body.clone()));
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    for (name, value) in [(CONTENT_TYPE, &kept.kind), (LOCATION, &kept.location), (ETAG, &kept.etag)] {
        if let Some(value) = value.as_ref().and_then(|value| HeaderValue::try_from(value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}
