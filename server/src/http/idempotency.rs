//! `Idempotency-Key`: a change sent twice is made once. The key is durably begun before the change and ended with its
//! answer. Only what succeeded is remembered: a refused change has changed nothing, and its key is free again.
//!
//! When the machine stopped between the two, a repeat finds the key begun, and looks whether the change stands in the
//! journal: the chances it was to draw (ids, salts) were drawn beforehand, and their hashes kept with the key. If it is
//! there, its receipt is given; if not, it is made now. What is neither a step nor a deed can't be found so; if the
//! officer has written anything since, the answer is that nobody can tell.

mod settle;
#[cfg(test)]
mod tests;
mod words;

use super::asking::{at_house, language};
use super::problem::Problem;
use super::{Shared, session};
use crate::clock;
use crate::once::{Asked, Claim, Kept, Known, Turn};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use settle::Settled;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

pub(super) const NAME: &str = "Idempotency-Key";
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const LONGEST: usize = 64;
/// Chances drawn beforehand: more than any change draws before its first entry.
const DRAWN: usize = 8;
/// How long a repeat waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
/// A longer answer is no receipt, and not kept.
const LARGEST: usize = 4_096;

pub(super) async fn once(State(desk): State<Shared>, request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let keys: Vec<&HeaderValue> = request.headers().get_all(KEY).iter().collect();
    let (key, by) = match (&keys[..], who(&desk, request.headers()).await) {
        // Without a session there is no change either; the handler says so.
        ([], _) | (_, None) => return next.run(request).await,
        ([key], Some(by)) if is_key(key) => (key.as_bytes().to_vec(), by),
        _ => return Problem::wire(&words::KEY_FORM, lang).into_response(),
    };
    answer(desk, (key, by), request, next, lang).await.unwrap_or_else(IntoResponse::into_response)
}

tokio::task_local! {
    static FORETOLD: Vec<[u8; 16]>;
}

/// The chances drawn for the change under way; none where there is no key.
pub(super) fn foretold() -> Vec<[u8; 16]> {
    FORETOLD.try_with(Clone::clone).unwrap_or_default()
}

fn draw() -> Result<Vec<[u8; 16]>, Broken> {
    let drawn: Result<_, _> = (0..DRAWN).map(|_| clock::chance()).collect();
    drawn.map_err(|why: getrandom::Error| Broken::Store(why.to_string()))
}

/// The id of the officer whose session this is, with a right in force.
async fn who(desk: &Shared, headers: &HeaderMap) -> Option<String> {
    session::sitting(desk, headers, Lang::default()).await.ok().map(|sitting| sitting.by.id)
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
    // The guard has measured it.
    let body = to_bytes(body, usize::MAX).await;
    let body = body.map_err(|_| Problem::wire(&super::problem::TOO_LARGE, lang))?;
    let drawn = draw().map_err(|why| Problem::of(why, lang))?;
    let place = Place::of(parts.uri.path());
    let asked = Asked {
        key: Hash::of(&[by.as_bytes(), b"\0", &key]),
        request: Hash::of(&[parts.method.as_str().as_bytes(), b"\0", parts.uri.path().as_bytes(), b"\0", &body]),
        named: (place == Place::Register).then(|| drawn.first().copied()).flatten(),
        marks: drawn.iter().map(|chance| Hash::of(&[chance])).collect(),
    };
    let subject = parts.uri.path().rsplit('/').next().and_then(|last| Uuid::try_parse(last).ok());
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
    let change = Change { desk, asked, drawn, by, place, subject, turn, lang };
    let made = tokio::spawn(async move { change.make(request, next).await }).await;
    made.unwrap_or_else(|_| Err(Problem::of(Broken::Store("a fault in the program".into()), lang)))
}

/// Where a change writes its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A step of a client's record.
    Record,
    /// A deed of the register's own, and to what it is done.
    Register,
    Elsewhere,
}

impl Place {
    fn of(path: &str) -> Place {
        if path.starts_with("/api/clients") {
            return Place::Record;
        }
        if path.starts_with("/api/deeds/") { Place::Register } else { Place::Elsewhere }
    }
}

struct Change {
    desk: Shared,
    asked: Asked,
    drawn: Vec<[u8; 16]>,
    by: String,
    place: Place,
    subject: Option<Uuid>,
    turn: Turn,
    lang: Lang,
}

impl Change {
    async fn make(self, request: Request, next: Next) -> Result<Response, Problem> {
        match self.begin().await? {
            Known::Begun => {}
            Known::Other => return Err(Problem::wire(&words::OTHER_REQUEST, self.lang)),
            Known::Done(kept) => {
                self.turn.tell(kept.clone());
                return again(&kept, self.lang);
            }
            Known::LeftOpen(left) => match self.settled(left).await? {
                Settled::Made(receipt) => return self.keep(receipt).await,
                Settled::NotMade => self.begin_again().await?,
                Settled::Unknown => return Err(Problem::wire(&words::UNKNOWN, self.lang)),
            },
        }
        let response = FORETOLD.scope(self.drawn.clone(), next.run(request)).await;
        let status = response.status();
        if status.is_success() {
            return self.keep(response).await;
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

    async fn begin_again(&self) -> Result<(), Problem> {
        let asked = self.asked.clone();
        self.at_keys(move |desk| {
            let position = desk.house.with(|office| office.head().position)?;
            desk.once.begin_again(&asked, position)
        })
        .await
    }

    async fn at_keys<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> Result<T, Broken> + Send + 'static,
    ) -> Result<T, Problem> {
        let desk = Arc::clone(&self.desk);
        at_house(&self.desk, self.lang, move |_| work(&desk).map_err(No::from)).await
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
