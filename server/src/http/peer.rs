//! Where a request comes from: the socket's other end. What a header says of it is believed from our own proxy only.

use super::Shared;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, Request};
use std::convert::Infallible;
use std::net::IpAddr;

/// The other end of the connection, as the accept loop has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Socket(pub IpAddr);

/// The address of whoever asks; empty where there is no connection.
#[derive(Clone, Debug)]
pub(super) struct Peer(pub String);

impl Peer {
    pub fn of<B>(desk: &Shared, request: &Request<B>) -> Peer {
        Peer::by(desk, request.headers(), request.extensions())
    }

    pub fn of_parts(desk: &Shared, parts: &Parts) -> Peer {
        Peer::by(desk, &parts.headers, &parts.extensions)
    }

    fn by(desk: &Shared, headers: &HeaderMap, extensions: &Extensions) -> Peer {
        let socket = extensions.get::<Socket>();
        Peer(socket.map(|Socket(socket)| peer(headers, *socket, &desk.doors.trusted)).unwrap_or_default())
    }
}

impl FromRequestParts<Shared> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, desk: &Shared) -> Result<Self, Infallible> {
        Ok(Peer::of_parts(desk, parts))
    }
}

/// The address a request comes from. From a trusted proxy: the last address of `X-Forwarded-For` that is not a
/// trusted proxy itself; what stands before it anybody may have written.
pub fn peer(headers: &HeaderMap, socket: IpAddr, trusted: &[IpAddr]) -> String {
    let mut from = socket.to_canonical();
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for hop in forwarded.iter().rev() {
        if !trusted.contains(&from) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(hop) => from = hop.to_canonical(),
            Err(_) => break,
        }
    }
    from.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn said(socket: &str, forwarded: &[&'static str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("X-Forwarded-For", HeaderValue::from_static(value));
        }
        let trusted: Vec<IpAddr> = trusted.iter().map(|address| address.parse().unwrap()).collect();
        peer(&headers, socket.parse().unwrap(), &trusted)
    }

    #[test]
    fn a_header_is_believed_from_a_proxy_of_ours_only() {
        assert_eq!(said("192.0.2.7", &["10.0.0.1"], &[]), "192.0.2.7");
        assert_eq!(said("192.0.2.7", &["10.0.0.1"], &["192.0.2.8"]), "192.0.2.7");
        assert_eq!(said("192.0.2.8", &["203.0.113.5"], &["192.0.2.8"]), "203.0.113.5");
        // Somebody wrote an address in front; our proxy added theirs.
        assert_eq!(said("192.0.2.8", &["127.0.0.1, 203.0.113.5"], &["192.0.2.8"]), "203.0.113.5");
        assert_eq!(
            said("192.0.2.8", &["127.0.0.1", "203.0.113.5, 192.0.2.9"], &["192.0.2.8", "192.0.2.9"]),
            "203.0.113.5"
        );
        assert_eq!(said("192.0.2.8", &["<script>"], &["192.0.2.8"]), "192.0.2.8");
        assert_eq!(said("::ffff:192.0.2.8", &["2001:db8::1"], &["192.0.2.8"]), "2001:db8::1");
        assert_eq!(said("192.0.2.8", &[], &["192.0.2.8"]), "192.0.2.8");
    }
}
