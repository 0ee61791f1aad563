//! What a page costs over HTTP with a whole region's clients, held against what it can't do without: one durable
//! commit (the look is logged first) and the bare cost of asking over HTTP for a row of a database.

mod bare;
mod wire;

use super::Figure;
use kotodigi::office::Office;
use kotodigi::steps::Directory;
use kotodigi_fixtures::synth;
use kotodigi_server::directory::{DataDir, Shut};
use kotodigi_server::house::House;
use kotodigi_server::http;
use kotodigi_server::sqlite::SqliteJournal;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use wire::{Failed, Wire};

const CLIENTS: usize = 100_000;
const ON: &str = "2027-01-31";
const USERS: usize = 32;
/// Requests of a round, of all users together; the best round counts.
const REQUESTS: usize = 1_600;
const ROUNDS: usize = 3;
/// A page may cost so many bare requests beside its commit.
const ALLOWANCE: f64 = 20.0;
/// The municipality of the officer who asks, and of the clients asked for.
const OWN: &str = "297";
/// Clients that are asked for.
const ASKED: usize = 1_000;

/// A request, by its number.
type Ask<'a> = &'a (dyn Fn(usize) -> String + Sync);

pub fn run() -> Vec<Figure> {
    measured().unwrap_or_else(|why| {
        let reference = "a bench that runs".to_owned();
        vec![Figure { name: "not measured", measured: why.to_string(), reference, ratio: f64::INFINITY, at_most: 0.0 }]
    })
}

fn measured() -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let commit = bare::commit(&folder.path().join("bare.sqlite"))?;
    let (bare_server, _runtime) = bare::serve(&folder.path().join("bare.sqlite"))?;
    let bare = |n: usize| wire::request("GET", &format!("/{}", n % bare::ROWS), "", "");
    let asked = filled(&folder.path().join("register"))?;
    let house = House::open(DataDir::open(&folder.path().join("register"), Directory::Training).map_err(shut)?);
    let server = http::start(Arc::new(house.map_err(shut)?), "127.0.0.1:0")?;
    let session = session(server.address)?;
    let get = |path: String| wire::request("GET", &path, &session, "");
    let page = |n: usize| get(format!("/api/clients/{}", asked[n * 61 % ASKED].0));
    let work = |n: usize| get(format!("/api/work?from={}", n % 40 * 50));
    let find = |n: usize| {
        wire::request("POST", "/api/search", &session, &format!("{{\"text\":\"{}\"}}", asked[n * 61 % ASKED].1))
    };
    let time = command(server.address, &session, &asked)?;
    let reference = format!("a durable commit {}", ms(commit));
    let name = "one command";
    let mut figures = vec![Figure { name, measured: ms(time), reference, ratio: time / commit, at_most: 3.0 }];
    for (users, names) in [
        (1, ["a client's page, one user", "a search, one user", "the work list, one user"]),
        (USERS, ["a client's page, 32 users", "a search, 32 users", "the work list, 32 users"]),
    ] {
        let bare = each(bare_server, users, &bare)?;
        let reference = format!("a durable commit {} and {ALLOWANCE} bare requests of {}", ms(commit), ms(bare));
        let pages: [Ask<'_>; 3] = [&page, &find, &work];
        for (name, ask) in names.into_iter().zip(pages) {
            let time = each(server.address, users, ask)?;
            let ratio = time / (commit + ALLOWANCE * bare);
            figures.push(Figure { name, measured: ms(time), reference: reference.clone(), ratio, at_most: 1.0 });
        }
    }
    Ok(figures)
}

/// What one request takes a user while so many ask at once: seconds, on average.
fn each(address: SocketAddr, users: usize, ask: Ask<'_>) -> Result<f64, Failed> {
    let of_each = REQUESTS / USERS;
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let mut wires = (0..users).map(|_| Wire::to(address)).collect::<Result<Vec<_>, _>>()?;
        let start = Instant::now();
        std::thread::scope(|scope| {
            let working: Vec<_> = wires
                .iter_mut()
                .enumerate()
                .map(|(user, wire)| {
                    scope
                        .spawn(move || (0..of_each).try_for_each(|n| wire.ask(&ask(user * of_each + n), 200).map(drop)))
                })
                .collect();
            working.into_iter().try_for_each(|user| user.join().map_err(|_| Failed::from("a user gave up"))?)
        })?;
        best = best.min(start.elapsed().as_secs_f64() / of_each as f64);
    }
    Ok(best)
}

/// Contacts recorded for clients one after the other by one user; the record's version is asked for first.
fn command(address: SocketAddr, session: &str, asked: &[(String, String)]) -> Result<f64, Failed> {
    let mut wire = Wire::to(address)?;
    let body =
        format!("{{\"on\":\"{ON}\",\"way\":\"request\",\"matter\":\"Pyytää arviointia\",\"source\":\"client\"}}");
    let mut best = f64::INFINITY;
    for round in asked.chunks(ASKED / 4).take(ROUNDS) {
        let mut spent = 0.0;
        for (client, _) in round {
            let path = format!("/api/clients/{client}");
            let (head, _) = wire.ask(&wire::request("GET", &path, session, ""), 200)?;
            let tag = wire::header(&head, "etag").ok_or("no version")?;
            let with_tag = format!("{session}If-Match: {tag}\r\n");
            let change = wire::request("POST", &format!("{path}/receive_contact"), &with_tag, &body);
            let start = Instant::now();
            wire.ask(&change, 200)?;
            spent += start.elapsed().as_secs_f64();
        }
        best = best.min(spent / round.len() as f64);
    }
    Ok(best)
}

/// A training register of a made-up country; gives some of its clients, by id and name.
fn filled(folder: &Path) -> Result<Vec<(String, String)>, Failed> {
    let directory = DataDir::create(folder, Directory::Training, ON.parse()?).map_err(shut)?;
    let journal = Arc::new(SqliteJournal::open(&directory.journal(), Directory::Training)?);
    let mut office = Office::open(journal, Directory::Training, directory.on())?;
    synth::fill(&mut office, CLIENTS, 1, |_| {}).map_err(|no| format!("{no:?}"))?;
    let register = office.register();
    let living = register.rows().filter(|row| row.ended_on.is_none());
    let own = living.filter(|row| *row.municipality == *OWN && !register.is_guarded(row));
    Ok(own.take(ASKED).map(|row| (row.id.to_string(), row.name.to_string())).collect())
}

/// The headers of an officer at work.
fn session(address: SocketAddr) -> Result<String, Failed> {
    let choose = wire::request("POST", "/api/session", "", "{\"officer\":\"aino.korhonen\"}");
    let (head, _) = Wire::to(address)?.ask(&choose, 200)?;
    let cookie = wire::header(&head, "set-cookie").and_then(|cookie| cookie.split(';').next()).ok_or("no session")?;
    Ok(format!("Cookie: {cookie}\r\nKoto-Purpose: plan\r\n"))
}

fn shut(shut: Shut) -> Failed {
    format!("{shut:?}").into()
}

fn ms(seconds: f64) -> String {
    format!("{:.3} ms", seconds * 1e3)
}
