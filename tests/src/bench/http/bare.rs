//! The references: a durable commit of one small row, and one indexed row over HTTP, each with nothing round it.

use super::wire::Failed;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use axum::serve::ListenerExt;
use rusqlite::Connection;
use std::net::SocketAddr;
use std::path::Path as File;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::runtime::Runtime;

pub(super) const ROWS: usize = 10_000;
const COMMITS: u32 = 300;

fn open(file: &File) -> Result<Connection, Failed> {
    let db = Connection::open(file)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    Ok(db)
}

/// Seconds a commit takes, the best of three rounds.
pub(super) fn commit(file: &File) -> Result<f64, Failed> {
    let mut db = open(file)?;
    db.execute_batch("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")?;
    let filling = db.transaction()?;
    for id in 0..ROWS {
        filling.execute("INSERT INTO rows VALUES ($1, 'a small row')", [i64::try_from(id)?])?;
    }
    filling.commit()?;
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        for _ in 0..COMMITS {
            db.prepare_cached("INSERT INTO rows (text) VALUES ('a small row')")?.execute([])?;
        }
        best = best.min(start.elapsed().as_secs_f64() / f64::from(COMMITS));
    }
    Ok(best)
}

/// Serves a row by its id for as long as the runtime is kept.
pub(super) fn serve(file: &File) -> Result<(SocketAddr, Runtime), Failed> {
    let db = Arc::new(Mutex::new(open(file)?));
    let row = |State(db): State<Arc<Mutex<Connection>>>, Path(id): Path<i64>| async move {
        let db = db.lock().unwrap_or_else(PoisonError::into_inner);
        db.prepare_cached("SELECT text FROM rows WHERE id = $1")
            .and_then(|mut ask| ask.query_row([id], |row| row.get::<_, String>(0)))
            .unwrap_or_default()
    };
    let router = Router::new().route("/{id}", get(row)).with_state(db);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok((address, runtime))
}
