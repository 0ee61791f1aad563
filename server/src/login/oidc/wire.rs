//! Calls to issuers: https, no redirects, no proxy, little and soon.

use super::super::Settings;
use kotodigi::journal::Broken;
use openidconnect::{HttpRequest, HttpResponse, http};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};

const PATIENCE: Duration = Duration::from_secs(10);
const LARGEST: u64 = 256 * 1024;
/// Debian's list of authorities.
const SYSTEM: &str = "/etc/ssl/certs/ca-certificates.crt";

pub(super) fn agent(settings: &Settings) -> Result<Agent, Broken> {
    let mut tls = TlsConfig::builder()
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .root_certs(RootCerts::new_with_certs(&[]));
    if !settings.issuers.is_empty() {
        let system = PathBuf::from(SYSTEM);
        tls = tls.root_certs(authorities(settings.authorities.as_ref().unwrap_or(&system), settings)?);
    }
    let config = Agent::config_builder()
        .tls_config(tls.build())
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .https_only(!settings.plain_http_on_this_machine)
        .proxy(None)
        .user_agent("koto-digi");
    Ok(config.build().into())
}

fn authorities(file: &Path, settings: &Settings) -> Result<RootCerts, Broken> {
    let wrong = |why: &str| Broken::Store(format!("authorities: {}: {why}", file.display()));
    let pem = match std::fs::read(file) {
        // Nothing to vouch for on this very machine.
        Err(_) if settings.plain_http_on_this_machine && settings.authorities.is_none() => Vec::new(),
        read => read.map_err(|why| wrong(&why.to_string()))?,
    };
    let found = parse_pem(&pem).filter_map(|item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    });
    let found: Vec<_> = found.collect();
    if found.is_empty() && !settings.plain_http_on_this_machine {
        return Err(wrong("no certificate in it"));
    }
    Ok(RootCerts::new_with_certs(&found))
}

/// One call. An issuer's own description must not send us where the settings would not.
pub(super) fn call(agent: &Agent, settings: &Settings, request: HttpRequest) -> io::Result<HttpResponse> {
    if !settings.may_be_followed(&request.uri().to_string()) {
        return Err(io::Error::other("an address that is not https, or on none of the issuers' hosts"));
    }
    let (parts, body) = request.into_parts();
    let answered = if parts.method == http::Method::GET {
        agent.run(http::Request::from_parts(parts, ()))
    } else {
        agent.run(http::Request::from_parts(parts, body))
    };
    let (parts, mut body) = answered.map_err(io::Error::other)?.into_parts();
    let body = body.with_config().limit(LARGEST).read_to_vec().map_err(io::Error::other)?;
    Ok(http::Response::from_parts(parts, body))
}
