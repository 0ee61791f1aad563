//! Changes of the log of looks.

use super::super::stage::look;
use super::{Kind, cell, two};
use kotodigi::access::{ClassSet, Purpose};
use kotodigi::entry::ClientId;
use kotodigi::office::{Look, LookLog};
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::directory::looks_in;
use kotodigi_server::looks::{self, Kept, Looks};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The months with the first and last position in each, oldest first.
fn months(folder: &Path) -> Vec<(PathBuf, i64, i64)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_str().unwrap().starts_with("looks-"));
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sqlite"));
    files.sort();
    let span = |file: PathBuf| {
        let ends = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let db = Connection::open(&file).unwrap();
        let (first, last) = db.query_row("SELECT min(position), max(position) FROM looks", [], ends).unwrap();
        (file, first, last)
    };
    files.into_iter().map(span).collect()
}

/// A month's file by itself.
fn remove(file: &Path) {
    fs::remove_file(file).unwrap();
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{ending}", file.display())));
    }
}

fn cut(folder: &Path, behind: i64) {
    for (file, first, _) in months(folder) {
        if first > behind {
            remove(&file);
        } else {
            Connection::open(file).unwrap().execute("DELETE FROM looks WHERE position > $1", [behind]).unwrap();
        }
    }
}

pub fn plain(copy: &Path, kind: Kind, chance: &mut Chance) -> String {
    let folder = looks_in(copy);
    let months = months(&folder);
    let (file, first, last) = chance.pick(&months).clone();
    let at = chance.between(first, last);
    let db = Connection::open(&file).unwrap();
    match kind {
        Kind::Edit => cell::edit(&db, "looks", at, chance),
        // A month, or one look.
        Kind::Delete if chance.percent(30) => {
            drop(db);
            remove(&file);
            format!("{} removed", file.display())
        }
        Kind::Delete => {
            assert_eq!(db.execute("DELETE FROM looks WHERE position = $1", [at]).unwrap(), 1);
            format!("look {at} deleted")
        }
        Kind::Insert => {
            cell::make_room(&db, "looks", at);
            let sql = "INSERT INTO looks SELECT $1, at + 1, by, purpose, what, rule, allowed, clients, hash, version, \
                organisation, by_right, shown, masked, peer, opening FROM looks WHERE position = $1 + 1";
            assert_eq!(db.execute(sql, [at]).unwrap(), 1);
            format!("look inserted at {at}")
        }
        Kind::Reorder => {
            let (a, b) = two(last - first + 1, chance);
            cell::swap(&db, "looks", (first - 1 + a, first - 1 + b))
        }
        Kind::CutTail => {
            drop(db);
            let at = chance.between(1, months.last().unwrap().2 - 1);
            cut(&folder, at);
            format!("looks cut behind {at}")
        }
        Kind::MissingClient | Kind::RolledBack => {
            drop(db);
            let client = some_client(&folder, chance);
            let of_client = "DELETE FROM looks WHERE clients = $1";
            let gone = |(file, ..): &(PathBuf, i64, i64)| {
                Connection::open(file).unwrap().execute(of_client, [client.as_bytes()]).unwrap()
            };
            let gone: usize = months.iter().map(gone).sum();
            format!("{gone} looks at {client} deleted")
        }
    }
}

/// Somebody who was looked at alone.
fn some_client(folder: &Path, chance: &mut Chance) -> ClientId {
    let kept = looks::recent(folder, i64::MIN, usize::MAX).unwrap();
    let alone: Vec<ClientId> = kept.iter().filter(|look| look.clients.len() == 1).map(|look| look.clients[0]).collect();
    *chance.pick(&alone)
}

/// The looks from the first changed one on are kept once more by the program itself: the log verifies.
pub fn anew(copy: &Path, kind: Kind, chance: &mut Chance) -> String {
    let folder = looks_in(copy);
    let mut kept = looks::recent(&folder, i64::MIN, usize::MAX).unwrap();
    kept.reverse();
    let last = i64::try_from(kept.len()).unwrap();
    let at = chance.between(1, last);
    let index = |at: i64| usize::try_from(at - 1).unwrap();
    let mut from = at;
    match kind {
        Kind::Edit => match chance.under(3) {
            0 => kept[index(at)].by.push('x'),
            1 => kept[index(at)].allowed ^= true,
            _ => kept[index(at)].clients = vec![Uuid::from_u128(chance.roll().into())],
        },
        Kind::Delete => drop(kept.remove(index(at))),
        Kind::Insert => {
            let made_up = Kept { by: "somebody.else".into(), ..kept[index(at)].clone() };
            kept.insert(index(at), made_up);
        }
        Kind::Reorder => {
            let (a, b) = two(last, chance);
            from = a;
            kept.swap(index(a), index(b));
        }
        Kind::CutTail => kept.truncate(index(at)),
        Kind::MissingClient | Kind::RolledBack => {
            let client = some_client(&folder, chance);
            let first = kept.iter().position(|look| look.clients.contains(&client)).unwrap();
            from = i64::try_from(first).unwrap() + 1;
            kept.retain(|look| !look.clients.contains(&client));
        }
    }
    cut(&folder, from - 1);
    keep(&folder, kept.into_iter().skip(index(from)).map(again));
    assert!(looks::verify(&folder).is_ok(), "what was sealed anew verifies by itself");
    format!("{kind:?} at {at} of {last}, kept anew from {from}")
}

/// A few looks more.
pub fn go_on(copy: &Path, chance: &mut Chance) {
    let folder = looks_in(copy);
    let newest = looks::recent(&folder, i64::MIN, 1).unwrap()[0].at;
    keep(&folder, (1..4).map(|n| look(newest + n, Uuid::from_u128(chance.roll().into()))));
}

fn keep(folder: &Path, looks: impl Iterator<Item = Look>) {
    let log = Looks::open(folder).unwrap();
    let waits: Vec<_> = looks.map(|look| log.begin(&look)).collect();
    waits.into_iter().for_each(|kept| kept().unwrap());
}

fn again(kept: Kept) -> Look {
    Look {
        at: kept.at,
        by: kept.by,
        organisation: kept.organisation,
        right: kept.right,
        purpose: Purpose::parse(&kept.purpose).unwrap(),
        what: kept.what.into(),
        rule: kept.rule.into(),
        allowed: kept.allowed,
        clients: kept.clients,
        shown: ClassSet::from_bits(kept.shown),
        masked: kept.masked,
        from: kept.from,
        opening: kept.opening,
    }
}
