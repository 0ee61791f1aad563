//! Where a request comes from: the other end of the connection or, where that is a proxy of ours, whom it names.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

const FORWARDED: &str = "x-forwarded-for";

/// In the extensions of every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The address of whoever asks, as a handler takes it; empty where there is no connection.
#[derive(Clone, Debug)]
pub(super) struct Caller(pub String);

impl Caller {
    pub fn of(extensions: &Extensions) -> Caller {
        Caller(extensions.get::<Peer>().map(|peer| peer.0.to_string()).unwrap_or_default())
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Caller::of(&parts.extensions))
    }
}

/// The proxies that are believed.
#[derive(Clone, Debug, Default)]
pub(super) struct Peers(pub Arc<[IpAddr]>);

impl Peers {
    /// Whether one from there may come in unencrypted: where there are proxies, they and this machine alone.
    pub fn admit(&self, from: IpAddr) -> bool {
        let from = from.to_canonical();
        self.0.is_empty() || from.is_loopback() || self.0.contains(&from)
    }

    /// Each proxy adds at the end whom it was asked by; what stands before the first stranger from the end, anybody
    /// may have written.
    pub fn of(&self, from: IpAddr, headers: &HeaderMap) -> Peer {
        let mut peer = from.to_canonical();
        let named = headers.get_all(FORWARDED).iter().rev().filter_map(|value| value.to_str().ok());
        for named in named.flat_map(|list| list.rsplit(',')) {
            if !self.0.contains(&peer) {
                break;
            }
            match named.trim().parse::<IpAddr>() {
                Ok(before) => peer = before.to_canonical(),
                Err(_) => break,
            }
        }
        Peer(peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_goes_round_the_proxy_is_not_let_in() {
        let peers = Peers(["10.0.0.9".parse().unwrap()].into());
        let admits = |from: &str| peers.admit(from.parse().unwrap());
        assert!(admits("10.0.0.9") && admits("::ffff:10.0.0.9") && admits("127.0.0.1") && admits("::1"));
        assert!(!admits("10.0.0.8") && !admits("2001:db8::1"));
        assert!(Peers::default().admit("10.0.0.8".parse().unwrap()));
    }

    #[test]
    fn only_our_proxies_are_believed() {
        let peers = Peers(["127.0.0.1".parse().unwrap(), "10.0.0.9".parse().unwrap()].into());
        let of = |from: &str, named: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for value in named {
                headers.append(FORWARDED, value.parse().unwrap());
            }
            peers.of(from.parse().unwrap(), &headers).0.to_string()
        };
        assert_eq!(of("192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(of("127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(of("::ffff:127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        // What the caller wrote in front is no matter.
        assert_eq!(of("127.0.0.1", &["203.0.113.5, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(of("127.0.0.1", &["203.0.113.5", "198.51.100.7, 10.0.0.9"]), "198.51.100.7");
        assert_eq!(of("127.0.0.1", &["nobody"]), "127.0.0.1");
        assert_eq!(of("127.0.0.1", &[]), "127.0.0.1");
    }
}
