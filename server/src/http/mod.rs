//! The HTTP API. One list of routes makes both the router and `/openapi.json`; one file a resource.

mod asking;
mod clients;
mod clock;
mod cookie;
mod erasure;
mod forms;
mod guard;
mod heads;
mod health;
mod idempotency;
mod intake;
mod invite;
mod law;
mod listen;
mod login;
mod metrics;
mod oidc;
mod openapi;
mod operation;
mod pace;
mod pages;
mod peer;
mod problem;
mod register;
mod route;
mod search;
mod session;
mod setup;
mod shapes;
mod subject;
mod tls;
mod watch;
mod work;

use crate::figures::Figures;
use crate::house::House;
use crate::intake::shelf::Shelf;
use crate::intake::waiting::Waiting;
use crate::intake::{Failed, Reader};
use crate::once::Once;
use axum::middleware::from_fn_with_state;
use axum::response::Redirect;
use axum::routing::{any, delete, get, post};
use axum::{Extension, Router};
use kotodigi::deeds::DEEDS;
use kotodigi::steps::{Directory, STEPS};
use kotodigi::views::Question;
use route::Route;
use serde_json::json;
use std::sync::Arc;
use tokio::sync::Semaphore;

pub use listen::{LIMITS, Limits, Serving, start, start_as, start_with};
pub use peer::Peer;
pub use setup::Setup;
pub use tls::Certificate;

/// What every handler has.
#[derive(Debug)]
pub struct Desk {
    pub house: Arc<House>,
    sessions: session::Sessions,
    setup: Setup,
    figures: Arc<Figures>,
    once: Once,
    ids: watch::Ids,
    paces: pace::Paces,
    /// Papers made at once.
    papers: Semaphore,
    shelf: Shelf,
    /// Loads that wait for a second person.
    waiting: Waiting,
    reader: std::io::Result<Reader>,
}

impl Desk {
    /// What reads old registers.
    fn reader(&self) -> Result<&Reader, Failed> {
        self.reader.as_ref().map_err(|why| Failed::Machine(why.kind().into()))
    }
}

type Shared = Arc<Desk>;

fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/api/work", "work", "Open tasks, most urgent first", get(work::list))
            .of_clients()
            .query("worker", work::WORKER, json!({"type": "string", "pattern": "^[a-z.]*$"}))
            .query("municipality", "Code of a municipality", json!({"type": "string", "pattern": "^([0-9]{3})?$"}))
            .query("kind", "Rule that makes the task", openapi::rules())
            .query("from", "Tasks to leave out", json!({"type": "integer", "minimum": 0}))
            .gives("WorkPage"),
        Route::post("/api/search", "search", "Find clients by number, name or identity code", post(search::find))
            .of_clients()
            .takes(json!({"type": "object", "required": ["text"], "additionalProperties": false,
                "properties": {"text": {"type": "string", "maxLength": 200}}}))
            .gives("SearchPage"),
        Route::get("/api/clients/{client}", "client", "A client's record", get(clients::page))
            .of_clients()
            .with_version()
            .gives("ClientPage"),
        Route::get("/api/forms/{step}", "form", "What the form of a step starts with", get(forms::page))
            .of_clients()
            .with_version()
            .query("client", "None where one is to be registered", json!({"type": "string", "format": "uuid"}))
            .gives("FormPage"),
        Route::get("/api/rights", "rights", "Rights of use one answers for", register::plain(|| Question::Rights))
            .of_clients()
            .gives("RightsPage"),
        Route::get("/api/notices", "notices", "Notices to the officer", get(intake::notices))
            .of_clients()
            .gives("NoticesPage"),
        Route::get("/api/anomalies", "anomalies", "Anomalies in the logs", register::plain(|| Question::Anomalies))
            .of_clients()
            .gives("AnomaliesPage"),
        Route::get("/api/erasure", "erasure_list", "Whose data is to be erased", register::plain(|| Question::Erasure))
            .of_clients()
            .gives("ErasurePage"),
        Route::post("/api/erasure", "erase", "Erase everybody on the list that was approved", post(erasure::erase))
            .of_clients()
            .takes(json!({"type": "object", "required": ["list"], "additionalProperties": false, "properties": {
                "list": {"type": "string", "maxLength": 32}, "day_is": {"type": "string", "format": "date"}}}))
            .gives("Erased"),
        Route::get("/api/roles", "roles", "What each role may do", register::plain(|| Question::Roles))
            .of_clients()
            .gives("RolesPage"),
        Route::post("/api/why", "why", "Why can, or can't, I do this?", post(register::why))
            .of_clients()
            .takes(openapi::why())
            .gives("WhyPage"),
        Route::get("/api/deeds/{deed}", "deed_form", "What the form of a deed starts with", get(register::form))
            .of_clients()
            .query("subject", "The right, client or anomaly it is done to", json!({"type": "string", "format": "uuid"}))
            .gives("DeedPage"),
        // Not `changes`: a one-time password is not kept to be answered again.
        Route::post("/api/login/invite", "invite", "Make a one-time password for an account", post(invite::invite))
            .of_clients()
            .takes(json!({"type": "object", "required": ["account"], "additionalProperties": false,
                "properties": {"account": {"type": "string", "maxLength": 64}}}))
            .gives("Invitation"),
        Route::post("/api/login/end", "end_sessions", "End every session of an account", post(invite::end))
            .of_clients()
            .takes(json!({"type": "object", "required": ["account"], "additionalProperties": false,
                "properties": {"account": {"type": "string", "maxLength": 64}}}))
            .gives("SessionsEnded"),
        Route::get("/api/law", "law", "The Act as this program executes it", get(law::page)).gives("Law"),
        Route::get("/api/session", "session", "Who works, on which day; who can be chosen", get(session::show))
            .gives("Session"),
        Route::post(
            "/api/session",
            "choose_officer",
            "Choose an officer of a training register",
            post(session::choose),
        )
        .takes(json!({"type": "object", "required": ["officer"], "additionalProperties": false,
                "properties": {"officer": {"type": "string", "enum": openapi::officers()}}}))
        .gives("Session"),
        Route::get("/api/login", "doors", "How one can log in here", get(login::doors)).gives("Doors"),
        Route::post("/api/login", "log_in", "Log in by a local account, step by step", post(login::enter))
            .takes(json!({"type": "object", "required": ["account", "password"], "additionalProperties": false,
                "properties": {
                    "account": {"type": "string", "maxLength": 128},
                    "password": {"type": "string", "maxLength": 512},
                    "new_password": {"type": "string", "maxLength": 512,
                        "description": "12 to 128 characters; in place of a one-time password, or with a code"},
                    "code": {"type": "string", "maxLength": 16, "description": "Of the second factor"}}}))
            .waits()
            .gives("LoginStep"),
        Route::get("/login/oidc/{issuer}", "send_to_issuer", "Log in by an issuer", get(oidc::send))
            .query("fresh", "1: show the second factor again", json!({"type": "string", "enum": ["1"]}))
            .redirects(),
        Route::get("/login/oidc/{issuer}/callback", "return_from_issuer", "Back from an issuer", get(oidc::back))
            .query("state", "As it was sent", json!({"type": "string", "pattern": "^[0-9a-f]{64}$"}))
            .query("code", "The issuer's code", json!({"type": "string", "pattern": "^[!-~]{1,4096}$"}))
            .query("iss", "The issuer", json!({"type": "string", "pattern": "^https?://[!-~]{1,500}$"}))
            .query("error", "Where the issuer says no", json!({"type": "string", "pattern": "^[a-z_]{1,64}$"}))
            .redirects(),
        Route::get("/api/session/all", "sessions", "The account's open sessions", get(login::all))
            .in_session()
            .gives("LoginSessions"),
        Route::delete("/api/session/others", "end_others", "End the account's other sessions", delete(login::others))
            .in_session()
            .gives("LoginSessions"),
        Route::delete(
            "/api/session/all/{session}",
            "end_session",
            "End one of the account's sessions",
            delete(login::one),
        )
        .in_session()
        .gives("LoginSessions"),
        Route::post("/api/session/factor", "renew_factor", "Show the second factor again", post(login::factor))
            .in_session()
            .takes(json!({"type": "object", "required": ["code"], "additionalProperties": false,
                "properties": {"code": {"type": "string", "maxLength": 16}}}))
            .waits()
            .gives("Factor"),
        Route::delete("/api/session", "leave", "End the session", delete(session::leave)).gives("Session"),
        Route::post("/api/training/clock", "set_day", "Set the day of a training register", post(clock::set))
            .in_session()
            .changes()
            .takes(json!({"type": "object", "required": ["on"], "additionalProperties": false,
                "properties": {"on": {"type": "string", "format": "date", "description": "2000-01-01 to 2100-12-31"}}}))
            .gives("Session"),
        Route::get("/api/operation", "operation", "How the server fares", get(operation::show))
            .in_session()
            .gives("Operation"),
        Route::get("/api/heads", "heads", "The heads of both chains, for a witness", get(heads::show))
            .in_session()
            .gives("Heads"),
        Route::get("/openapi.json", "openapi", "This description", get(openapi::show)),
        Route::get("/healthz", "healthz", "The process lives", get(health::lives)).gives("Health"),
        Route::get("/readyz", "readyz", "The register answers", get(health::ready)).gives("Health"),
    ];
    routes.extend(subject::routes());
    routes.extend(intake::routes());
    routes.extend(STEPS.iter().map(clients::route));
    routes.extend(DEEDS.iter().map(register::route));
    routes
}

fn desk(house: Arc<House>, setup: Setup) -> Shared {
    let (sessions, once) = (session::Sessions::default(), Once::of(&house.place().0));
    let (figures, ids) = (Arc::new(Figures::default()), watch::Ids::of(&routes()));
    let (paces, papers) = (pace::Paces::default(), Semaphore::new(subject::AT_ONCE));
    let shelf = Shelf::of(setup.settings.intake_bytes as u64);
    let reader = setup.reader.as_deref().map_or_else(Reader::own, |program| Ok(Reader::at(program)));
    let waiting = Waiting::of(house.place().0);
    Arc::new(Desk { house, sessions, setup, figures, once, ids, paces, papers, shelf, waiting, reader })
}

/// The whole server as one service.
pub fn router(house: Arc<House>) -> Router {
    router_at(desk(house, Setup::default()))
}

fn router_at(desk: Shared) -> Router {
    let once = from_fn_with_state(desk.clone(), idempotency::once);
    let handler = |route: Route| if route.asks.once { route.handler.route_layer(once.clone()) } else { route.handler };
    let router = routes()
        .into_iter()
        .fold(Router::new(), |router, route| router.route(&route.path.clone(), handler(route)))
        .fallback(pages::page)
        .method_not_allowed_fallback(pages::other_method);
    // Made-up people have no place at the address of real ones.
    let router = match desk.house.kind() {
        Directory::Production => PRACTICE.iter().fold(router, |router, path| router.route(path, any(pages::unknown))),
        Directory::Training => router,
    };
    round(router, desk)
}

const PRACTICE: [&str; 3] = ["/training", "/training/", "/training/{*rest}"];

/// The practice pages alone, at an address of their own: no register stands behind them.
fn practice_router(desk: Shared) -> Router {
    let start = get(|| async { Redirect::temporary("/training/") });
    round(Router::new().route("/", start).fallback(pages::page), desk)
}

/// What stands round every request.
fn round(router: Router<Shared>, desk: Shared) -> Router {
    router
        .layer(from_fn_with_state(desk.clone(), guard::guard))
        .layer(Extension(setup::BodyBytes(desk.setup.settings.body_bytes)))
        .layer(from_fn_with_state(desk.clone(), watch::watch))
        .with_state(desk)
}
