//! Round every request: changes come from our own pages, bodies are small and prompt, answers say how a browser
//! has to treat them.

use super::Shared;
use super::asking::language;
use super::intake;
use super::peer::Caller;
use super::problem::{self, Problem};
use super::session;
use super::setup::BodyBytes;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// Bytes of a request's address and headers. The accept loop has a wider limit of its own.
const HEAD: usize = 8_000;
/// Two years, for this host and what stands below its name.
const HTTPS_ONLY: &str = "max-age=63072000; includeSubDomains";
const PATIENCE: Duration = Duration::from_secs(10);

const HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; \
         frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

pub(super) async fn guard(State(desk): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = match checked(&desk, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    treat(&mut response);
    let headers = response.headers_mut();
    if desk.setup.https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// How a browser has to treat an answer, whichever port it came from.
pub(super) fn treat(response: &mut Response) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // The workbench brings a narrower policy of its own.
        if name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

async fn checked(desk: &Shared, request: Request) -> Result<Request, Problem> {
    let lang = language(request.headers());
    let no = |why| Problem::wire(why, lang);
    let fields = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    if request.uri().to_string().len() + fields.sum::<usize>() > HEAD {
        super::login::note_odd(desk.setup.login.clone(), "head_too_large", Caller::of(request.extensions()).0).await;
        return Err(no(&problem::HEAD));
    }
    // What is meant for whom is said once.
    let hosts = request.headers().get_all(header::HOST).iter().count();
    if hosts > 1 || (hosts == 0 && request.version() == Version::HTTP_11) {
        return Err(no(&problem::UNREADABLE));
    }
    if request.method().is_safe() {
        return Ok(request);
    }
    if from_elsewhere(request.headers()) {
        super::login::note_odd(desk.setup.login.clone(), "cross_site", Caller::of(request.extensions()).0).await;
        return Err(no(&problem::CROSS_SITE));
    }
    // A file is taken by its own handler, once that knows who brings it. What nobody handles is read here as ever:
    // answered before it was read, it would cost the connection.
    if request.method() == Method::POST && request.uri().path() == intake::FILES {
        return Ok(request);
    }
    // Hook (ops): the setting limits.body_bytes.
    let largest = request.extensions().get::<BodyBytes>().map_or(BodyBytes::default().0, |most| most.0);
    // Only who sits in a session has much to say.
    let decides = request.uri().path().starts_with(intake::FILES)
        && session::sitting(desk, request.headers(), lang).await.is_ok();
    let largest = if decides { largest.max(intake::DECISIONS) } else { largest };
    let (parts, body) = request.into_parts();
    let body = tokio::time::timeout(PATIENCE, to_bytes(body, largest)).await.map_err(|_| no(&problem::SLOW))?;
    let body = body.map_err(|_| no(&problem::TOO_LARGE))?;
    if !body.is_empty() && !is_json(&parts.headers) {
        return Err(no(&problem::MEDIA_TYPE));
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// A browser says where a request comes from, in one of two ways; what is no browser says nothing.
fn from_elsewhere(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (says("sec-fetch-site"), says("origin"), says("host")) {
        // `none` is a person's own doing, such as a typed address; no page of ours changes anything that way.
        (Some(site), ..) => site != "same-origin",
        (None, Some(origin), host) => origin.split_once("://").map(|(_, from)| from) != host,
        (None, None, _) => false,
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    said.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}
