//! The HTTP API. One list of routes makes both the router and `/openapi.json`; one file a resource.

mod asking;
mod clients;
mod clock;
mod cookie;
mod forms;
mod guard;
mod health;
mod law;
mod listen;
mod login;
mod oidc;
mod openapi;
mod pages;
mod peer;
mod problem;
mod register;
mod route;
mod search;
mod session;
mod shapes;
mod work;

use crate::house::House;
use crate::login::Login;
use axum::Router;
use axum::routing::{delete, get, post};
use kotodigi::deeds::DEEDS;
use kotodigi::steps::STEPS;
use kotodigi::views::Question;
use route::Route;
use serde_json::json;
use std::net::IpAddr;
use std::sync::Arc;

pub use listen::{LIMITS, Limits, Serving, start, start_by, start_with};
pub use peer::peer;

/// How the house is entered.
#[derive(Clone, Debug)]
pub struct Doors {
    pub limits: Limits,
    /// Personal accounts; none in a training register, where a role is chosen.
    pub login: Option<Arc<Login>>,
    /// Proxies in front, whose `X-Forwarded-For` is believed. Nobody else's is.
    pub trusted: Vec<IpAddr>,
    /// Browsers come by https, here or at a proxy: they are told to keep to it.
    pub https: bool,
}

impl Default for Doors {
    fn default() -> Self {
        Doors { limits: LIMITS, login: None, trusted: Vec::new(), https: false }
    }
}

/// What every handler has.
#[derive(Debug)]
pub struct Desk {
    pub house: Arc<House>,
    sessions: session::Sessions,
    doors: Doors,
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
        Route::get("/api/notices", "notices", "Notices to the officer", register::plain(|| Question::Notices))
            .of_clients()
            .gives("NoticesPage"),
        Route::get("/api/anomalies", "anomalies", "Anomalies in the logs", register::plain(|| Question::Anomalies))
            .of_clients()
            .gives("AnomaliesPage"),
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
        Route::get("/login/oidc/callback", "return_from_issuer", "Back from an issuer", get(oidc::back))
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
        Route::post("/api/session/factor", "renew_factor", "Show the second factor again", post(login::factor))
            .in_session()
            .takes(json!({"type": "object", "required": ["code"], "additionalProperties": false,
                "properties": {"code": {"type": "string", "maxLength": 16}}}))
            .waits()
            .gives("Factor"),
        Route::delete("/api/session", "leave", "End the session", delete(session::leave)).gives("Session"),
        Route::post("/api/training/clock", "set_day", "Set the day of a training register", post(clock::set))
            .in_session()
            .takes(json!({"type": "object", "required": ["on"], "additionalProperties": false,
                "properties": {"on": {"type": "string", "format": "date", "description": "2000-01-01 to 2100-12-31"}}}))
            .gives("Session"),
        Route::get("/openapi.json", "openapi", "This description", get(openapi::show)),
        Route::get("/healthz", "healthz", "The process lives", get(health::lives)).gives("Health"),
        Route::get("/readyz", "readyz", "The register answers", get(health::ready)).gives("Health"),
    ];
    routes.extend(STEPS.iter().map(clients::route));
    routes.extend(DEEDS.iter().map(register::route));
    routes
}

/// The whole server as one service.
pub fn router(house: Arc<House>, doors: Doors) -> Router {
    let desk: Shared = Arc::new(Desk { house, sessions: session::Sessions::default(), doors });
    routes()
        .into_iter()
        .fold(Router::new(), |router, route| router.route(&route.path, route.handler))
        .fallback(pages::page)
        .method_not_allowed_fallback(pages::other_method)
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&desk), guard::guard))
        .with_state(desk)
}
