//! Who asks, in which language, for which purpose, and from which version: taken from the headers.

use super::peer::Caller;
use super::problem::{self, Problem};
use super::{Shared, idempotency, session};
use crate::clock;
use crate::house::{Asker, House};
use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, IF_MATCH};
use axum::http::request::Parts;
use kotodigi::access::Purpose;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use std::sync::Arc;

/// The purpose of use of client data.
pub(super) const PURPOSE: &str = "Koto-Purpose";

/// The reader's language.
pub(super) struct Reader(pub Lang);

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Reader(language(&parts.headers)))
    }
}

/// The first of our languages in the reader's order of preference.
pub(super) fn language(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0.0, Lang::default());
    for part in wanted.split(',') {
        let (tag, quality) =
            part.split_once(";q=").map_or((part, 1.0), |(tag, q)| (tag, q.trim().parse().unwrap_or(0.0)));
        let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(lang) = Lang::parse(&primary).filter(|_| quality > best.0) {
            best = (quality, lang);
        }
    }
    best.1
}

/// An officer with a purpose.
pub(super) struct Asking(pub Asker);

impl FromRequestParts<Shared> for Asking {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Shared) -> Result<Self, Problem> {
        let lang = language(&parts.headers);
        let sitting = session::sitting(desk, &parts.headers, lang).await?;
        let purpose = parts
            .headers
            .get(PURPOSE)
            .and_then(|code| Purpose::parse(code.to_str().ok()?))
            .ok_or_else(|| Problem::wire(&problem::PURPOSE, lang))?;
        let session::Sitting { by, factor_at } = sitting;
        // A training register holds nobody whose data could be copied out.
        if desk.setup.login.is_some() {
            desk.paces.step(&by.id, desk.setup.settings.requests_per_minute, clock::now(), lang)?;
        }
        Ok(Asking(Asker { by, purpose, lang, factor_at, from: Caller::of(&parts.extensions).0 }))
    }
}

/// The version a change is made from.
pub(super) struct Version(pub u32);

impl<S: Sync> FromRequestParts<S> for Version {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let no = |why| Problem::wire(why, language(&parts.headers));
        let tag = parts.headers.get(IF_MATCH).ok_or_else(|| no(&problem::VERSION))?;
        tag.to_str()
            .ok()
            .and_then(|tag| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok())
            .map(Version)
            .ok_or_else(|| no(&problem::VERSION_FORM))
    }
}

/// The JSON of a body.
pub(super) fn json<T: DeserializeOwned>(body: &Bytes, lang: Lang) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::wire(&problem::UNREADABLE, lang))
}

/// Work that waits for a disk, off the threads that answer.
pub(super) async fn at_house<T: Send + 'static>(
    desk: &Shared,
    lang: Lang,
    work: impl FnOnce(&House) -> Result<T, No> + Send + 'static,
) -> Result<T, Problem> {
    let house = Arc::clone(&desk.house);
    // A change with a key is known again in the journal by the chances drawn for it.
    let foretold = idempotency::foretold();
    let done = tokio::task::spawn_blocking(move || clock::foretelling(&foretold, || work(&house))).await;
    // Not what the panic said: that may hold anything.
    done.unwrap_or_else(|_| Err(Broken::Store("a fault in the program".into()).into()))
        .map_err(|no| Problem::of(no, lang))
}
