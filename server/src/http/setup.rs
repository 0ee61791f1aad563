//! How a server is set up: what it allows, how it is reached, where figures come from that others know.

use super::listen::{LIMITS, Limits};
use super::tls::Certificate;
use crate::config;
use crate::login::Login;
use crate::operation::Sources;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// With nothing said, as in tests: plain HTTP, no proxy, no figures on a port of their own.
#[derive(Clone, Debug)]
pub struct Setup {
    pub limits: Limits,
    /// Times of sessions and openings, size of bodies.
    pub settings: config::Limits,
    pub tls: Option<Arc<Certificate>>,
    pub proxies: Arc<[IpAddr]>,
    pub metrics: Option<String>,
    pub practice: Option<String>,
    pub sources: Sources,
    /// Personal accounts; none in a training register, where a role is chosen.
    pub login: Option<Arc<Login>>,
    /// Browsers come by https, here or at a proxy: they are told to keep to it.
    pub https: bool,
    /// The program that reads old registers; this one, when none is named.
    pub reader: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            limits: LIMITS,
            settings: config::Limits::default(),
            tls: None,
            proxies: Arc::default(),
            metrics: None,
            practice: None,
            sources: Sources::default(),
            login: None,
            https: false,
            reader: None,
        }
    }
}

/// The largest body, in the extensions of every request.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyBytes(pub usize);

impl Default for BodyBytes {
    fn default() -> Self {
        BodyBytes(config::Limits::default().body_bytes)
    }
}
