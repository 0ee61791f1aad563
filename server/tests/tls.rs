//! TLS in the server itself, as a browser and as somebody without it meet it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod running;

use running::Running;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, Error, ProtocolVersion, RootCertStore, StreamOwned, SupportedProtocolVersion,
    crypto,
};

/// A new certificate in the folder; the one who trusts it can talk to the server.
fn issue(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = folder.join("key.pem");
    fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(folder.join("certificate.pem"), made.cert.pem()).unwrap();
    made.cert.der().clone()
}

fn serve() -> (Running, TempDir, CertificateDer<'static>) {
    let folder = tempdir().unwrap();
    let trusted = issue(folder.path());
    let file = folder.path().join("koto.toml");
    fs::write(&file, "[tls]\ncertificate = \"certificate.pem\"\nkey = \"key.pem\"\n").unwrap();
    let server = Running::start(&folder.path().join("register"), &["--config", file.to_str().unwrap()]);
    assert!(server.root.starts_with("https://"), "{}", server.root);
    (server, folder, trusted)
}

fn connect(
    server: &Running,
    trusted: &CertificateDer<'static>,
    versions: &[&'static SupportedProtocolVersion],
) -> StreamOwned<ClientConnection, TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    StreamOwned::new(ClientConnection::new(Arc::new(config), name).unwrap(), stream)
}

fn healthz(mut stream: StreamOwned<ClientConnection, TcpStream>) -> std::io::Result<String> {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut said = Vec::new();
    let read = stream.read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said).into_owned();
    if said.is_empty() { read.map(|_| said) } else { Ok(said) }
}

#[test]
fn a_browser_talks_to_it_by_tls_1_2_and_1_3() {
    let (server, _folder, trusted) = serve();
    for version in [&TLS12, &TLS13] {
        let said = healthz(connect(&server, &trusted, &[version])).unwrap();
        assert!(said.starts_with("HTTP/1.1 200 OK") && said.ends_with("{\"status\":\"ok\"}"), "{said}");
    }
    // Of both it takes the newer.
    let mut both = connect(&server, &trusted, &[&TLS12, &TLS13]);
    both.flush().unwrap();
    both.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    both.read_exact(&mut [0; 12]).unwrap();
    assert_eq!(both.conn.protocol_version(), Some(ProtocolVersion::TLSv1_3));
    let stranger = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let refused = healthz(connect(&server, stranger.cert.der(), &[&TLS13])).unwrap_err();
    assert!(matches!(refused.get_ref().unwrap().downcast_ref(), Some(Error::InvalidCertificate(_))), "{refused}");
}

/// What is no TLS gets no answer of HTTP, and the connection is closed.
#[test]
fn plain_http_and_the_old_protocols_are_closed() {
    let (server, _folder, _) = serve();
    // The beginning of a handshake of TLS 1.1, with a cipher of its time.
    let old = [&[0x16, 3, 2, 0, 47, 1, 0, 0, 43, 3, 2][..], &[7; 32], &[0, 0, 4, 0xc0, 0x13, 0, 0x2f, 1, 0]].concat();
    for sent in
        [&b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"[..], b"POST /api/session HTTP/1.0\r\n\r\n{}", &old]
    {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(sent).unwrap();
        let mut said = Vec::new();
        // Closed or reset: either way without an answer.
        drop(stream.read_to_end(&mut said));
        assert!(!String::from_utf8_lossy(&said).contains("HTTP") && said.len() < 16, "{said:?}");
        // An alert, and nothing else.
        assert!(said.is_empty() || said[0] == 0x15, "{said:?}");
    }
}

/// Who offers weak suites only, by TLS 1.2, is refused; the same greeting with a strong one gets an answer.
#[test]
fn weak_suites_are_refused() {
    let (server, _folder, _) = serve();
    // No forward secrecy, CBC, RC4, 3DES, no encryption, nobody known, export.
    let weak = [0x009c, 0x002f, 0x0035, 0xc013, 0xc014, 0xc027, 0xc009, 0x0005, 0x000a, 0x0001, 0x0018, 0x0003];
    let answered = |suites: &[u16]| {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(&greeting(suites)).unwrap();
        let mut first = [0; 7];
        stream.read_exact(&mut first).unwrap();
        first
    };
    for suite in weak.iter().map(std::slice::from_ref).chain([&weak[..]]) {
        // A fatal alert: handshake failure.
        let said = answered(suite);
        assert_eq!((said[0], said[5], said[6]), (0x15, 2, 40), "{suite:x?} {said:x?}");
    }
    // ECDHE with AES-GCM: the server greets back.
    assert_eq!(answered(&[0xc02b])[0], 0x16);
}

/// The beginning of a handshake of TLS 1.2 with these suites.
fn greeting(suites: &[u16]) -> Vec<u8> {
    let short = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    let with = |kind: u16, what: &[u8]| [&kind.to_be_bytes()[..], &short(what.len()), what].concat();
    let name = [&[0][..], &short(9), b"localhost"].concat();
    let extensions = [
        with(0, &[&short(name.len())[..], &name].concat()),
        // P-256 and X25519; ECDSA and RSA with SHA-256; the secret bound to the handshake.
        with(10, &[0, 4, 0, 23, 0, 29]),
        with(11, &[1, 0]),
        with(13, &[0, 6, 4, 3, 8, 4, 4, 1]),
        with(23, &[]),
        with(0xff01, &[0]),
    ]
    .concat();
    let suites: Vec<u8> = suites.iter().flat_map(|suite| suite.to_be_bytes()).collect();
    let body =
        [&[3, 3][..], &[7; 32], &[0], &short(suites.len()), &suites, &[1, 0], &short(extensions.len()), &extensions]
            .concat();
    let hello = [&[1, 0][..], &short(body.len()), &body].concat();
    [&[0x16, 3, 1][..], &short(hello.len()), &hello].concat()
}

#[test]
fn who_never_ends_the_handshake_is_gone_in_time() {
    let (server, _folder, trusted) = serve();
    let start = Instant::now();
    let mut slow = TcpStream::connect(server.address()).unwrap();
    slow.write_all(&[0x16, 3, 1]).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
    drop(slow.read_to_end(&mut Vec::new()));
    let took = start.elapsed();
    assert!(took > Duration::from_secs(8) && took < Duration::from_secs(13), "{took:?}");
    assert!(healthz(connect(&server, &trusted, &[&TLS13])).unwrap().contains("200 OK"));
}

#[test]
fn a_new_certificate_is_shown_without_a_restart() {
    let (server, folder, old) = serve();
    let works = |trusted: &CertificateDer<'static>| healthz(connect(&server, trusted, &[&TLS13])).is_ok();
    assert!(works(&old));
    // By itself.
    let new = issue(folder.path());
    server.says("read again");
    let start = Instant::now();
    while !works(&new) {
        assert!(start.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(!works(&old));
    // One that won't do changes nothing.
    fs::write(folder.path().join("certificate.pem"), "nothing").unwrap();
    server.says("kept the old one");
    assert!(works(&new));
    // At once when told; and SIGHUP ends nothing.
    let newest = issue(folder.path());
    Command::new("kill").args(["-HUP", &server.child.id().to_string()]).status().unwrap();
    let start = Instant::now();
    while !works(&newest) {
        assert!(start.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(20));
    }
}
