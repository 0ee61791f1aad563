//! `/api/clients/…/log`, `/extract`: what the data subject has a right to, as JSON and on paper; `/api/officer-log` for
//! those who watch over the looks.

use super::Shared;
use super::asking::{Asking, at_house};
use super::clients::client;
use super::problem::{self, Problem};
use super::register::plain;
use super::route::Route;
use crate::clock;
use crate::house::{Asker, House};
use crate::paper::{self, Made};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::views::{Answer, LogAsk, Question};
use kotodigi::words::Lang;
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;
use tokio::sync::SemaphorePermit;

/// Papers made at once; each takes a core.
pub(super) const AT_ONCE: usize = 2;
/// How long one waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn routes() -> Vec<Route> {
    let of_client = |path: &str, id, name, handler: MethodRouter<Shared>| {
        Route::get(&format!("/api/clients/{{client}}/{path}"), id, name, handler).of_clients()
    };
    vec![
        of_client("log", "client_log", "Who looked at a client, when, why", page(Question::ClientLog))
            .gives("ClientLogPage"),
        of_client("log.pdf", "client_log_pdf", "The same on paper, for the person", get(log_pdf))
            .gives_file("application/pdf"),
        of_client("extract", "extract", "All data of one person", page(Question::Extract)).gives("ExtractPage"),
        of_client("extract.pdf", "extract_pdf", "The same on paper", get(extract_pdf)).gives_file("application/pdf"),
        Route::get("/api/officer-log", "officer_log", "What officers looked at, and what is odd", get(officer_log))
            .of_clients()
            .query("days", "So many days back", json!({"type": "integer", "minimum": 1, "maximum": 92}))
            .query("officer", "Id of an officer", json!({"type": "string", "pattern": "^[a-z0-9.-]{0,64}$"}))
            .gives("OfficerLogPage"),
        Route::get("/api/processing", "processing", "Record of processing", plain(|| Question::Processing))
            .of_clients()
            .gives("ProcessingPage"),
    ]
}

/// A page about one client.
fn page(question: fn(ClientId) -> Question) -> MethodRouter<Shared> {
    get(move |State(desk): State<Shared>, Asking(asker): Asking, Path(id): Path<String>| async move {
        let question = question(client(&id, asker.lang)?);
        at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await.map(Json)
    })
}

async fn log_pdf(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let question = Question::ClientLogCopy(client(&id, asker.lang)?);
    on_paper(&desk, asker, question).await
}

async fn extract_pdf(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let question = Question::Extract(client(&id, asker.lang)?);
    on_paper(&desk, asker, question).await
}

/// A place to make a paper, as soon as there is one.
pub(super) async fn place(desk: &Shared, lang: Lang) -> Result<Option<SemaphorePermit<'_>>, Problem> {
    let place = tokio::time::timeout(PATIENCE, desk.papers.acquire()).await;
    place.map(Result::ok).map_err(|_| Problem::wire(&problem::PAPERS, lang))
}

/// The look is in the log before the paper is made; the paper is made off the threads that answer.
async fn on_paper(desk: &Shared, asker: Asker, question: Question) -> Result<Response, Problem> {
    let lang = asker.lang;
    let place = place(desk, lang).await?;
    let (name, bytes) = at_house(desk, lang, move |house| print(house, &asker, &question)).await?;
    drop(place);
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

fn print(house: &House, asker: &Asker, question: &Question) -> Result<(String, Vec<u8>), No> {
    let made = Made { by: asker.by.name.clone(), at: clock::now(), lang: asker.lang, directory: house.kind() };
    let (name, printed) = match house.look(asker, question)? {
        // A number names the file: a name would stay in the history of a browser.
        Answer::ClientLog(page) => (format!("{}-log.pdf", page.client_number), paper::log(&page, &made)),
        Answer::Extract(page) => (format!("{}.pdf", page.client_number), paper::extract(&page, &made)),
        _ => return Err(No::Absent),
    };
    let bytes = printed.map_err(|why| Broken::Store(why.to_string()))?;
    Ok((name, bytes))
}

/// Codes only: a name has no place in an address.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Ask {
    days: Option<u32>,
    officer: String,
}

async fn officer_log(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    ask: Result<Query<Ask>, QueryRejection>,
) -> Result<Json<Answer>, Problem> {
    let Query(Ask { days, officer }) = ask.map_err(|_| Problem::wire(&problem::UNREADABLE, asker.lang))?;
    if !officer.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
        return Err(Problem::wire(&problem::UNREADABLE, asker.lang));
    }
    let question = Question::OfficerLog(LogAsk { days, officer: Some(officer).filter(|id| !id.is_empty()) });
    at_house(&desk, asker.lang, move |house| house.look(&asker, &question)).await.map(Json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::DataDir;
    use crate::http::{Setup, desk};
    use axum::http::StatusCode;
    use kotodigi::officer::TRAINING;
    use kotodigi::steps::Directory;
    use kotodigi::words::Lang;
    use std::sync::Arc;

    #[test]
    fn only_so_many_papers_are_made_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let on = "2027-01-31".parse().unwrap();
        let house = House::open(DataDir::create(folder.path(), Directory::Training, on).unwrap()).unwrap();
        let desk = desk(Arc::new(house), Setup::default());
        let answered = async || {
            let asker = Asker::at_console(&TRAINING[0], Lang::En);
            let made = on_paper(&desk, asker, Question::Extract(ClientId::nil())).await;
            made.map_or_else(|no| no.into_response().status(), |paper| paper.status())
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let places: Vec<_> = (0..AT_ONCE).map(|_| desk.papers.try_acquire().unwrap()).collect();
            assert_eq!(answered().await, StatusCode::SERVICE_UNAVAILABLE);
            drop(places);
            // With a place the register itself says no: nobody is there.
            assert!(matches!(answered().await, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN));
        });
    }
}
