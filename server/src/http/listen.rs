//! Connections: few enough, and gone when they say nothing. axum's own loop sets no time for headers.

use super::peer::Socket;
use super::{Doors, login};
use crate::house::House;
use crate::login::Login;
use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{Semaphore, oneshot};

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

/// A server at work; it stops when this is dropped.
#[derive(Debug)]
pub struct Serving {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves the register at an address; port 0 takes a free one.
pub fn start(house: Arc<House>, listen: &str) -> io::Result<Serving> {
    start_with(house, listen, LIMITS)
}

pub fn start_with(house: Arc<House>, listen: &str, limits: Limits) -> io::Result<Serving> {
    start_by(house, listen, Doors { limits, ..Doors::default() })
}

pub fn start_by(house: Arc<House>, listen: &str, doors: Doors) -> io::Result<Serving> {
    let listener = TcpListener::bind(listen)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    house.reached_at(&format!("http://{address}"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let (limits, entry) = (doors.limits, doors.login.clone());
    let router = super::router(house, doors);
    let thread = std::thread::Builder::new().name("http".into()).spawn(move || {
        if let Err(why) = runtime.block_on(accept(listener, router, limits, entry, stopped)) {
            eprintln!("kotodigi: {why}");
        }
        // Not dropped: that would wait for work on other threads for ever.
        runtime.shutdown_timeout(limits.farewell);
    })?;
    Ok(Serving { address, stop: Some(stop), thread: Some(thread) })
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
    limits: Limits,
    entry: Option<Arc<Login>>,
    mut stopped: oneshot::Receiver<()>,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
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
        // Without it small answers wait; where it can't be set they do.
        drop(stream.set_nodelay(true));
        let answers = TowerToHyperService::new(router.clone());
        let answers = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Socket(from.ip()));
            answers.call(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), answers);
        let connection = graceful.watch(connection);
        let entry = entry.clone();
        tokio::spawn(async move {
            // A connection that breaks off is the other side's affair.
            if connection.await.is_err_and(|why| why.is_parse_too_large()) {
                login::note_large(entry, from.ip().to_string()).await;
            }
            drop(place);
        });
    }
    drop(listener);
    drop(tokio::time::timeout(limits.farewell, graceful.shutdown()).await);
    Ok(())
}
