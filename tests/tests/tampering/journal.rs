//! Changes of the journal.

use super::{Kind, cell, two};
use kotodigi::entry::{ClientHead, ClientId, Content, Entry, Head};
use kotodigi::journal::Journal;
use kotodigi::steps::Directory;
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::directory::journal_in;
use kotodigi_server::sqlite::SqliteJournal;
use rusqlite::Connection;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

pub fn plain(copy: &Path, kind: Kind, chance: &mut Chance) -> String {
    let db = Connection::open(journal_in(copy)).unwrap();
    let last: i64 = db.query_row("SELECT max(position) FROM entries", [], |row| row.get(0)).unwrap();
    let at = chance.between(1, last);
    match kind {
        Kind::Edit => cell::edit(&db, "entries", at, chance),
        Kind::Delete => {
            assert_eq!(db.execute("DELETE FROM entries WHERE position = $1", [at]).unwrap(), 1);
            format!("entry {at} deleted")
        }
        Kind::Insert => {
            cell::make_room(&db, "entries", at);
            let sql = "INSERT INTO entries SELECT $1, client, number + 1000, at, by, kind, version, previous, content, \
                salt, payload, hash FROM entries WHERE position = $1 + 1";
            assert_eq!(db.execute(sql, [at]).unwrap(), 1);
            format!("entry inserted at {at}")
        }
        Kind::Reorder => cell::swap(&db, "entries", two(last, chance)),
        Kind::CutTail => {
            let at = chance.between(1, last - 1);
            db.execute("DELETE FROM entries WHERE position > $1", [at]).unwrap();
            db.execute("UPDATE head SET position = $1", [at]).unwrap();
            format!("entries cut behind {at}")
        }
        Kind::MissingClient | Kind::RolledBack => {
            let gone = db
                .execute("DELETE FROM entries WHERE client = (SELECT client FROM entries WHERE position = $1)", [at])
                .unwrap();
            format!("{gone} entries of the client of {at} deleted")
        }
    }
}

/// Every place, number, hash and the head are reckoned anew: the journal verifies.
pub fn anew(copy: &Path, kind: Kind, chance: &mut Chance) -> String {
    let mut entries: Vec<Entry> = Vec::new();
    let file = journal_in(copy);
    let kept = SqliteJournal::snapshot(&file).unwrap();
    kept.replay(0, &mut |entry| {
        entries.push(entry);
        Ok(())
    })
    .unwrap();
    drop(kept);
    let last = i64::try_from(entries.len()).unwrap();
    let place = |at: i64| usize::try_from(at - 1).unwrap();
    let at = chance.between(1, last);
    match kind {
        Kind::Edit => {
            let entry = &mut entries[place(at)];
            match chance.under(3) {
                0 => entry.header.by.push('x'),
                1 => entry.header.at += 1,
                _ => entry.content = Some(Content { salt: chance.bytes(), payload: b"{}".to_vec() }),
            }
        }
        Kind::Delete => drop(entries.remove(place(at))),
        Kind::Insert => {
            let mut made_up = entries[place(at)].clone();
            made_up.header.at += 1;
            entries.insert(place(at), made_up);
        }
        Kind::Reorder => {
            let (a, b) = two(last, chance);
            entries.swap(place(a), place(b));
        }
        Kind::CutTail => entries.truncate(place(at)),
        Kind::MissingClient | Kind::RolledBack => {
            let client = entries[place(at)].header.client;
            entries.retain(|entry| entry.header.client != client);
        }
    }
    fs::remove_file(&file).unwrap();
    let head = resealed(&mut entries);
    let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
    journal.append(&entries, Head::default(), head).unwrap();
    format!("{kind:?} at {at} of {last}, sealed anew")
}

fn resealed(entries: &mut [Entry]) -> Head {
    let mut head = Head::default();
    let mut clients: HashMap<ClientId, ClientHead> = HashMap::new();
    for entry in entries {
        let client = clients.entry(entry.header.client).or_default();
        entry.header.position = head.position + 1;
        entry.header.number = client.number + 1;
        entry.header.previous = client.hash;
        entry.header.content = entry.content.as_ref().unwrap().hash();
        entry.hash = entry.header.hash();
        *client = ClientHead { number: entry.header.number, hash: entry.hash };
        head = head.next(&entry.header);
    }
    head
}
