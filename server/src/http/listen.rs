//! Connections: few enough, and gone when they say nothing. axum's own loop sets no time for headers.

use super::peer::Peers;
use super::tls::Certificate;
use super::{Setup, Shared};
use crate::house::House;
use crate::log::{self, Level};
use crate::login::Login;
use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio_rustls::TlsAcceptor;
use tower_service::Service as _;

/// How long and how much a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For the whole head of a request, also of the next one on a connection kept open.
    pub head: Duration,
    pub connections: usize,
    /// For requests under way when the server is stopped.
    pub farewell: Duration,
}

pub const LIMITS: Limits =
    Limits { head: Duration::from_secs(10), connections: 1024, farewell: Duration::from_secs(5) };
/// Bytes of a request's head that are read at all; a shorter one that is too long is told so in words.
const HEAD_BYTES: usize = 16 * 1024;
/// For the TLS handshake, from the first byte to the last.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// A server at work; it stops when this is dropped.
#[derive(Debug)]
pub struct Serving {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Figures and practice pages, at addresses of their own.
    pub beside: Vec<Serving>,
}

/// Serves the register at an address; port 0 takes a free one.
pub fn start(house: Arc<House>, listen: &str) -> io::Result<Serving> {
    start_with(house, listen, LIMITS)
}

pub fn start_with(house: Arc<House>, listen: &str, limits: Limits) -> io::Result<Serving> {
    start_as(house, listen, Setup { limits, ..Setup::default() })
}

/// Serves the register as it was set up, and beside it what has an address of its own.
pub fn start_as(house: Arc<House>, listen: &str, setup: Setup) -> io::Result<Serving> {
    let listener = TcpListener::bind(listen)?;
    let way = if setup.tls.is_some() { "https" } else { "http" };
    house.reached_at(&format!("{way}://{}", listener.local_addr()?))?;
    let (limits, peers) = (setup.limits, Peers(setup.proxies.clone()));
    let (tls, metrics, practice) = (setup.tls.clone(), setup.metrics.clone(), setup.practice.clone());
    let login = setup.login.clone();
    let desk: Shared = super::desk(house, setup);
    let mut beside = Vec::new();
    let plain = Door { limits, peers: Peers::default(), tls: None, login: None };
    if let Some(listen) = metrics {
        beside.push(open("metrics", TcpListener::bind(listen)?, super::metrics::router(desk.clone()), plain.clone())?);
    }
    if let Some(listen) = practice {
        let door = Door { tls: tls.clone(), ..plain };
        beside.push(open("practice", TcpListener::bind(listen)?, super::practice_router(desk.clone()), door)?);
    }
    let mut serving = open("http", listener, super::router_at(desk), Door { limits, peers, tls, login })?;
    serving.beside = beside;
    Ok(serving)
}

/// How those who knock come in.
#[derive(Clone, Debug)]
struct Door {
    limits: Limits,
    peers: Peers,
    tls: Option<Arc<Certificate>>,
    login: Option<Arc<Login>>,
}

fn open(name: &str, listener: TcpListener, router: Router, door: Door) -> io::Result<Serving> {
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    if name != "http" {
        runtime.worker_threads(1);
    }
    let runtime = runtime.enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let farewell = door.limits.farewell;
    let thread = std::thread::Builder::new().name(name.into()).spawn(move || {
        if let Err(why) = runtime.block_on(accept(listener, router, door, stopped)) {
            log::line(Level::Error, "listen", &[("why", why.to_string().into())]);
        }
        // Not dropped: that would wait for work on other threads for ever.
        runtime.shutdown_timeout(farewell);
    })?;
    Ok(Serving { address, stop: Some(stop), thread: Some(thread), beside: Vec::new() })
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

async fn accept(
    listener: TcpListener,
    router: Router,
    door: Door,
    mut stopped: oneshot::Receiver<()>,
) -> io::Result<()> {
    let Door { limits, peers, tls, login: entry } = door;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let acceptor = tls.as_ref().map(Certificate::acceptor).transpose()?;
    let fresh = tls.map(|certificate| tokio::spawn(certificate.keep_fresh()));
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            _ = &mut stopped => break,
        };
        let (stream, from) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(_) => {
                    // Out of file handles, or the other side has gone: others may be served in a moment.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            _ = &mut stopped => break,
        };
        if acceptor.is_none() && !peers.admit(from.ip()) {
            continue;
        }
        // Without it small answers wait; where it can't be set they do.
        drop(stream.set_nodelay(true));
        let guest = Guest {
            router: router.clone(),
            peers: peers.clone(),
            from: from.ip(),
            head: limits.head,
            login: entry.clone(),
        };
        let (acceptor, watcher) = (acceptor.clone(), graceful.watcher());
        tokio::spawn(async move {
            guest.come_in(stream, acceptor, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    fresh.inspect(tokio::task::JoinHandle::abort);
    drop(tokio::time::timeout(limits.farewell, graceful.shutdown()).await);
    Ok(())
}

/// One connection.
struct Guest {
    router: Router,
    peers: Peers,
    from: IpAddr,
    head: Duration,
    login: Option<Arc<Login>>,
}

impl Guest {
    async fn come_in(self, stream: TcpStream, acceptor: Option<TlsAcceptor>, watcher: Watcher) {
        match acceptor {
            None => self.talk(stream, watcher).await,
            // What is no TLS, or comes too slowly, is closed without an answer.
            Some(acceptor) => {
                if let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await {
                    self.talk(stream, watcher).await;
                }
            }
        }
    }

    async fn talk<I: AsyncRead + AsyncWrite + Send + Unpin + 'static>(self, stream: I, watcher: Watcher) {
        let Guest { router, peers, from, head, login } = self;
        let answer = hyper::service::service_fn(move |mut request: Request<Incoming>| {
            let peer = peers.of(from, request.headers());
            request.extensions_mut().insert(peer);
            router.clone().call(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(head)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), answer);
        // A connection that breaks off is the other side's affair.
        if watcher.watch(connection).await.is_err_and(|why| why.is_parse_too_large()) {
            super::login::note_odd(login, "head_too_large", from.to_string()).await;
        }
    }
}
