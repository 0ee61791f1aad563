//! The pages: built into `dist/`, embedded here. Every address without an ending
//! is one page, which draws itself.

use super::asking::language;
use super::problem::{self, Problem};
use axum::extract::Request;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Built;

const SHELL: &str = "index.html";
/// The migration workbench: one file, the same bytes wherever it is served or saved.
const WORKBENCH: &str = "workbench.html";
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
const WITHOUT: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Koto-digi</title>\
    <h1>Koto-digi</h1><p>This server was built without its pages. Build them with <code>make pages</code> \
    (see README.md), then build the server again. The API works: <a href=/openapi.json>/openapi.json</a>.";

pub(super) async fn page(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/');
    let unknown = || Problem::wire(&problem::UNKNOWN, language(request.headers())).into_response();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return unknown();
    }
    let first = path.split('/').next().unwrap_or_default();
    if first == "api" || path.contains('.') {
        return file(path, request.headers()).unwrap_or_else(unknown);
    }
    if matches!(path, "training/intake" | "work/intake") && Built::get(WORKBENCH).is_some() {
        return workbench(request.headers()).unwrap_or_else(unknown);
    }
    let shell = match Built::get(SHELL) {
        Some(_) => file(SHELL, request.headers()).unwrap_or_else(unknown),
        None => Html(WITHOUT).into_response(),
    };
    // The page itself says in words that there is nothing at an unknown address.
    if matches!(first, "" | "work" | "training" | "verify") {
        shell
    } else {
        (StatusCode::NOT_FOUND, shell).into_response()
    }
}

/// With the policy it carries itself as a header too, which no script of the page can come before.
fn workbench(asked: &HeaderMap) -> Option<Response> {
    let plain = Built::get(WORKBENCH)?;
    let text = std::str::from_utf8(&plain.data).ok()?;
    let policy = text.split_once(POLICY)?.1.split_once('"')?.0;
    let policy = HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'")).ok()?;
    let mut response = file(WORKBENCH, asked)?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Some(response)
}

pub(super) async fn unknown(headers: HeaderMap) -> Problem {
    Problem::wire(&problem::UNKNOWN, language(&headers))
}

pub(super) async fn other_method(headers: HeaderMap) -> Problem {
    Problem::wire(&problem::METHOD, language(&headers))
}

fn file(path: &str, asked: &HeaderMap) -> Option<Response> {
    let plain = Built::get(path)?;
    let tag = format!("\"{}\"", hex(&plain.metadata.sha256_hash()[..16]));
    let said = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let packed = said(header::ACCEPT_ENCODING).split(',').any(|way| way.trim().split(';').next() == Some("br"));
    let packed: Option<EmbeddedFile> = if packed { Built::get(&format!("{path}.br")) } else { None };
    let encoding = packed.is_some().then_some([(header::CONTENT_ENCODING, "br")]);
    let caching = if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let about = [
        (header::CONTENT_TYPE, kind(path)),
        (header::CACHE_CONTROL, caching),
        (header::VARY, "accept-encoding"),
        (header::ETAG, &tag),
    ];
    if said(header::IF_NONE_MATCH) == tag {
        return Some((StatusCode::NOT_MODIFIED, about).into_response());
    }
    Some((about, encoding, packed.unwrap_or(plain).data).into_response())
}

/// A name that carries a hash of its content, as `app-0f3a9c1e.js`, never holds anything else.
fn is_hashed(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or_default().split(['-', '.', '_']).any(|part| {
        part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit()) && part.bytes().any(|b| b.is_ascii_digit())
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
