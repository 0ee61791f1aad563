//! `POST /api/intake/files`: bytes into memory, for a session, after the policy was asked.

use super::super::Shared;
use super::super::asking::Asking;
use super::super::problem::{self, Problem};
use super::problem::{FULL, LARGE, MEDIA, TOO_MANY};
use super::{id, may_now, owner};
use crate::clock;
use crate::house::Asker;
use crate::intake::shelf::Reserved;
use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use futures_util::StreamExt as _;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use serde::Serialize;
use std::time::Duration;
use uuid::{Builder, Uuid};

/// Between two pieces, and for all of them.
const PIECE: Duration = Duration::from_secs(10);
const WHOLE: Duration = Duration::from_secs(600);
/// Of what is refused.
const DRAINED: usize = 1_000_000;
const DRAINING: Duration = Duration::from_secs(2);

#[derive(Debug, Serialize)]
pub(in crate::http) struct File {
    file: Uuid,
    bytes: usize,
    file_hash: String,
    /// When it is gone, if nobody uses it.
    until: i64,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Dropped {
    file: Uuid,
}

pub(in crate::http) async fn bring(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<File>, Problem> {
    let mut pieces = body.into_data_stream();
    let brought = brought(&desk, &asker, &headers, &mut pieces).await;
    if brought.is_err() {
        drain(&mut pieces).await;
    }
    brought.map(Json)
}

/// Whoever still sends would find the line closed, not the answer: a little is taken and thrown away.
async fn drain(pieces: &mut BodyDataStream) {
    let all = async {
        let mut left = DRAINED;
        while let Some(Ok(piece)) = pieces.next().await {
            left = left.saturating_sub(piece.len());
            if left == 0 {
                break;
            }
        }
    };
    // What does not come in time is not waited for.
    drop(tokio::time::timeout(DRAINING, all).await);
}

async fn brought(
    desk: &Shared,
    asker: &Asker,
    headers: &HeaderMap,
    pieces: &mut BodyDataStream,
) -> Result<File, Problem> {
    let lang = asker.lang;
    may_now(desk, asker, "import_file").await?;
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::CONTENT_TYPE) != Some("application/octet-stream") {
        return Err(Problem::wire(&MEDIA, lang));
    }
    let most = desk.setup.settings.intake_bytes;
    let said = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    let size = said.unwrap_or(most);
    if size > most {
        return Err(Problem::wire(&LARGE, lang));
    }
    let room = desk.shelf.reserve(size as u64).ok_or_else(|| Problem::wire(&FULL, lang))?;
    let bytes = tokio::time::timeout(WHOLE, taken(pieces, size, lang)).await;
    let bytes = bytes.map_err(|_| Problem::wire(&problem::SLOW, lang))??;
    let file = put(desk, headers, bytes, room, lang).await?;
    let desk = desk.clone();
    // Nobody has to come for it to go.
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(crate::intake::shelf::KEPT_MS.unsigned_abs() + 1_000)).await;
        desk.shelf.tidy(clock::now());
    });
    Ok(file)
}

async fn taken(pieces: &mut BodyDataStream, most: usize, lang: Lang) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    loop {
        let piece = tokio::time::timeout(PIECE, pieces.next()).await;
        match piece.map_err(|_| Problem::wire(&problem::SLOW, lang))? {
            None => return Ok(bytes),
            Some(Err(_)) => return Err(Problem::wire(&problem::UNREADABLE, lang)),
            Some(Ok(piece)) if bytes.len() + piece.len() > most => return Err(Problem::wire(&LARGE, lang)),
            Some(Ok(piece)) => bytes.extend_from_slice(&piece),
        }
    }
}

async fn put(desk: &Shared, headers: &HeaderMap, bytes: Vec<u8>, room: Reserved, lang: Lang) -> Result<File, Problem> {
    let chance = clock::chance().map_err(|why| Problem::of(Broken::Store(why.to_string()), lang))?;
    let id = Builder::from_random_bytes(chance).into_uuid();
    let (shelves, owner, size) = (desk.clone(), owner(desk, headers), bytes.len());
    // The hash of many bytes is work.
    let put = tokio::task::spawn_blocking(move || shelves.shelf.put(owner, bytes, room, id, clock::now())).await;
    let file = put.ok().flatten().ok_or_else(|| Problem::wire(&TOO_MANY, lang))?;
    Ok(File { file: file.id, bytes: size, file_hash: file.file_hash.clone(), until: file.until() })
}

pub(in crate::http) async fn drop_file(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    headers: HeaderMap,
    Path(file): Path<String>,
) -> Result<Json<Dropped>, Problem> {
    may_now(&desk, &asker, "import_file").await?;
    let file = id(&file, asker.lang)?;
    if !desk.shelf.drop_file(&owner(&desk, &headers), file) {
        return Err(Problem::of(No::Absent, asker.lang));
    }
    Ok(Json(Dropped { file }))
}
