//! What takes long, is large, or fails, with handlers made for it.

use super::*;
use crate::directory::DataDir;
use crate::house::House;
use crate::http::{Setup, desk, round, session};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use kotodigi::steps::Directory;
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tower_service::Service as _;

static MADE: AtomicUsize = AtomicUsize::new(0);

async fn big() -> String {
    MADE.fetch_add(1, Ordering::SeqCst);
    "x".repeat(LARGEST + 1)
}

async fn boom() -> String {
    panic!("{}", "merkki".repeat(2))
}

struct Hand {
    router: Router,
    desk: Shared,
    _folder: tempfile::TempDir,
}

impl Hand {
    fn new() -> Hand {
        let folder = tempfile::tempdir().unwrap();
        let on = "2027-01-31".parse().unwrap();
        let house = House::open(DataDir::create(folder.path(), Directory::Training, on).unwrap()).unwrap();
        let desk = desk(Arc::new(house), Setup::default());
        let keyed = Router::new()
            .route("/big", post(big))
            .route("/boom", post(boom))
            .layer(from_fn_with_state(desk.clone(), once))
            .route("/api/session", post(session::choose));
        Hand { router: round(keyed, desk.clone()), desk, _folder: folder }
    }

    async fn post(&self, path: &str, cookie: &str, key: &str, body: &str) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::post(path)
            .header("Host", "localhost")
            .header("Content-Type", "application/json")
            .header("Cookie", cookie);
        if !key.is_empty() {
            request = request.header(NAME, key);
        }
        let answered = self.router.clone().call(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (parts, body) = answered.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn cookie(&self) -> String {
        let (_, headers, _) = self.post("/api/session", "", "", r#"{"officer":"aino.korhonen"}"#).await;
        headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    }
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test);
}

fn kind(body: &str) -> Value {
    serde_json::from_str::<Value>(body).unwrap()["kind"].clone()
}

#[test]
fn an_answer_too_long_to_keep_is_not_given_twice_nor_made_twice() {
    run(async {
        let hand = Hand::new();
        let cookie = hand.cookie().await;
        let (status, _, body) = hand.post("/big", &cookie, "k", "").await;
        assert_eq!((status, body.len()), (StatusCode::OK, LARGEST + 1));
        for _ in 0..2 {
            let (status, _, body) = hand.post("/big", &cookie, "k", "").await;
            assert_eq!((status, kind(&body)), (StatusCode::CONFLICT, "answer_not_kept".into()));
        }
        assert_eq!(MADE.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn a_panic_is_a_problem_without_its_words_with_a_key_and_without() {
    run(async {
        let hand = Hand::new();
        let cookie = hand.cookie().await;
        for key in ["", "k", "k"] {
            let (status, headers, body) = hand.post("/boom", &cookie, key, "").await;
            assert_eq!((status, kind(&body)), (StatusCode::INTERNAL_SERVER_ERROR, "broken".into()));
            assert!(!body.contains("merkki") && headers.contains_key("x-request-id"));
        }
        assert_eq!(hand.desk.figures.under_way(), 0);
    });
}

#[test]
fn who_waits_in_vain_is_told_to_come_again() {
    run(async {
        let hand = Hand::new();
        let cookie = hand.cookie().await;
        let key = Hash::of(&[b"aino.korhonen", b"\0", b"k"]);
        let request = Hash::of(&[b"POST", b"\0", b"/big", b"\0", b"{}"]);
        let Claim::Mine(turn) = hand.desk.once.claim(key, request) else { panic!("nobody else is there") };
        let start = Instant::now();
        let (status, _, body) = hand.post("/big", &cookie, "k", "{}").await;
        assert_eq!((status, kind(&body)), (StatusCode::CONFLICT, "in_progress".into()));
        assert!(start.elapsed() >= PATIENCE && start.elapsed() < PATIENCE * 2);
        drop(turn);
        assert!(matches!(hand.desk.once.claim(key, request), Claim::Mine(_)));
    });
}
