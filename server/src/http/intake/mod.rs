//! `/api/intake`: an old register is brought, checked in a process of its own, loaded, reported, taken back.

mod archive;
mod check;
mod dual;
mod files;
mod left;
mod load;
mod mappings;
mod notices;
mod problem;
mod runs;
mod waiting;
mod wanted;

pub(super) use notices::page as notices;

use super::Shared;
use super::asking::at_house;
use super::problem::Problem;
use super::route::Route;
use super::{cookie, login, openapi};
use crate::clock;
use crate::house::{Asker, House};
use crate::login::LOCAL;
use axum::http::{HeaderMap, Method};
use axum::routing::{delete, get, post, put};
use kotodigi::deeds;
use kotodigi::entry::Hash;
use kotodigi::intake::load::INTAKE;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use serde_json::json;
use uuid::Uuid;

/// Where a file comes in; its body is taken by the handler, piece by piece.
pub(super) const FILES: &str = "/api/intake/files";
/// The largest body that tells how a file is to be read: a mapping, and what was mended by hand.
pub(super) const DECISIONS: usize = 16_000_000;

pub(super) fn routes() -> Vec<Route> {
    let file = |method: Method, path: &str, id, handler| {
        Route::new(method, format!("{FILES}{path}"), id, handler).of_clients()
    };
    let run =
        |path: &str, id, name, handler| Route::get(&format!("/api/intake/runs{path}"), id, name, handler).of_clients();
    let wait = |method: Method, path: &str, id, handler| {
        Route::new(method, format!("/api/intake/waiting{path}"), id, handler).of_clients()
    };
    let reason = |least: u32| {
        json!({"type": "object", "additionalProperties": false, "required": if least > 0 { vec!["reason"] } else { vec![] },
            "properties": {"reason": {"type": "string", "minLength": least, "maxLength": 500}}})
    };
    vec![
        file(Method::POST, "", "intake_file", post(files::bring))
            .named("Bring a file: its bytes; kept in memory only")
            .takes_file()
            .gives("IntakeFile"),
        file(Method::DELETE, "/{file}", "intake_drop", delete(files::drop_file))
            .named("Take a file away, and end what reads it")
            .gives("IntakeDropped"),
        file(Method::POST, "/{file}/check", "intake_check", post(check::check))
            .named("Check every cell of a file and compare it with the register; saves nothing")
            .takes(wanted::schema(false))
            .gives("IntakeReport"),
        file(Method::POST, "/{file}/load", "intake_load", post(load::begin))
            .named("Load every row without an error as one run, all or none; goes on by itself")
            .changes()
            .takes(wanted::schema(true))
            .accepts()
            .gives("IntakeLoad"),
        file(Method::GET, "/{file}/load", "intake_load_state", get(load::state))
            .named("How the load of a file fares")
            .gives("IntakeLoad"),
        file(Method::POST, "/{file}/diff", "intake_diff", post(dual::diff))
            .named("An extract beside the register: what differs and is not settled")
            .takes(wanted::schema(true))
            .gives("IntakeDual"),
        file(Method::POST, "/{file}/sign", "intake_sign", post(dual::sign))
            .named("Settle one difference: the register is right, or the file")
            .changes()
            .takes(dual::schema())
            .gives("IntakeDual"),
        Route::post(
            "/api/intake/accept",
            "intake_accept",
            "Accept a load as the second person",
            post(waiting::accept_hash),
        )
        .of_clients()
        .changes()
        .takes(json!({"type": "object", "required": ["load_hash"], "additionalProperties": false,
                "properties": {"load_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$",
                    "description": "Of the report of the check: the file, its mapping and every mend; without households"}}}))
        .gives("IntakeAccepted"),
        file(Method::GET, "/{file}/archive", "intake_archive", get(archive::take))
            .named("What the load did not let into the register, as JSON lines; there as long as the file")
            .gives_file(archive::MEDIA),
        wait(Method::GET, "", "intake_waiting", get(waiting::list))
            .named("Loads that take a second person: those that wait, and what was answered")
            .gives("IntakeWaiting"),
        wait(Method::POST, "/{request}/accept", "intake_waiting_accept", post(waiting::accept))
            .named("Accept a load as its second person; holds for a day")
            .changes()
            .takes(reason(0))
            .gives("IntakeRequest"),
        wait(Method::POST, "/{request}/decline", "intake_waiting_decline", post(waiting::decline))
            .named("Decline a load, and say why")
            .changes()
            .takes(reason(1))
            .gives("IntakeRequest"),
        wait(Method::DELETE, "/{request}", "intake_waiting_withdraw", delete(waiting::withdraw))
            .named("Take back what one has asked")
            .changes()
            .gives("IntakeWithdrawn"),
        Route::get(
            "/api/intake/left",
            "intake_left",
            "Rows left out for people the loader does not see",
            get(left::list),
        )
        .of_clients()
        .gives("IntakeLeft"),
        Route::post(
            "/api/intake/left/{run}/settled",
            "intake_left_settled",
            "These rows were dealt with",
            post(left::settle),
        )
        .of_clients()
        .changes()
        .gives("IntakeSettled"),
        run("", "intake_runs", "Runs of one's organisation that are in", get(runs::list)).gives("IntakeRuns"),
        run("/{run}", "intake_run", "A run: what came of it, and what undoing it would take", get(runs::one))
            .gives("IntakeRun"),
        run("/{run}/report", "intake_report", "The signed report of a run", get(runs::report)).gives("IntakeSealed"),
        run("/{run}/report.pdf", "intake_report_pdf", "The same on paper, signed", get(runs::report_pdf))
            .gives_file("application/pdf"),
        Route::post("/api/intake/runs/{run}/undo", "intake_undo", "Take a run back", post(runs::undo))
            .of_clients()
            .changes()
            .gives("IntakeUndone"),
        Route::get("/api/intake/mappings", "intake_mappings", "Mappings one's organisation keeps", get(mappings::list))
            .of_clients()
            .gives("IntakeMappings"),
        Route::new(Method::PUT, "/api/intake/mappings", "intake_keep_mapping", put(mappings::keep))
            .named("Keep a mapping by its name")
            .of_clients()
            .changes()
            .takes(json!({"type": "object", "required": ["name", "mapping"], "additionalProperties": false,
                "properties": {"name": openapi::mapping_name(), "mapping": openapi::intake_mapping()}}))
            .gives("IntakeMappings"),
    ]
}

/// Of real people a load, its undoing and its acceptance ask the code again, as opening what is protected does: an
/// unlocked screen must not be enough to put thousands of clients in or take them out.
fn fresh(house: &House, asker: &Asker) -> Result<(), No> {
    let is_fresh = || house.with(|office| office.settings().factor_is_fresh(asker.factor_at, clock::now()));
    if house.kind() == Directory::Training || is_fresh()? { Ok(()) } else { Err(deeds::stale_factor()) }
}

/// May it be done at all? A refusal is in the log before anything was read.
fn may(house: &House, asker: &Asker, what: &'static str) -> Result<(), No> {
    if house.may(asker, INTAKE).is_ok() { Ok(()) } else { house.note_intake(asker, what, Vec::new()) }
}

async fn fresh_now(desk: &Shared, asker: &Asker) -> Result<(), Problem> {
    let asking = asker.clone();
    at_house(desk, asker.lang, move |house| fresh(house, &asking)).await
}

async fn may_now(desk: &Shared, asker: &Asker, what: &'static str) -> Result<(), Problem> {
    let asking = asker.clone();
    at_house(desk, asker.lang, move |house| may(house, &asking, what)).await
}

/// Whose file it is: the session's that brought it. A fresh code gives a session another secret, and at an issuer
/// another session: a file that was brought must outlive both, for a load asks for a fresh code.
pub(super) fn owner(desk: &Shared, headers: &HeaderMap) -> Hash {
    match login::session(desk, headers) {
        Some(session) if session.way == LOCAL => Hash::of(&[b"session\0", session.id.as_bytes()]),
        Some(session) => Hash::of(&[b"account\0", session.way.as_bytes(), b"\0", session.account.as_bytes()]),
        None => Hash::of(&[b"training\0", cookie::of(headers, cookie::TRAINING).unwrap_or_default().as_bytes()]),
    }
}

/// What is no id is nothing there.
fn id(text: &str, lang: Lang) -> Result<Uuid, Problem> {
    Uuid::try_parse(text).map_err(|_| Problem::of(No::Absent, lang))
}

fn organisation(asker: &Asker) -> String {
    asker.by.first().map(|right| right.organisation.id()).unwrap_or_default()
}
