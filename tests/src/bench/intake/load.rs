//! A load, per journal entry, against plain prepared inserts of as many rows with four indexes.

use super::{Failed, Figure, child};
use kotodigi_fixtures::old_register::{Encoding, Options, generate};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::Instant;

const ROWS: u32 = 100_000;
/// Loads for Kuopio, so everybody of the file lives there.
const OFFICER: &str = "otto.siirto";
const SECOND: &str = "iida.lahti";
/// Rows of a transaction of the plain inserts.
const EACH: u64 = 5_000;

pub fn figures() -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let (file, data) = (folder.path().join("vanha.csv"), folder.path().join("rekisteri"));
    std::fs::write(&file, of_kuopio()?)?;
    let (file, data_name) = (file.to_string_lossy().into_owned(), data.to_string_lossy().into_owned());
    child::run(&["init", "--training", "--on", "2026-11-23", "--data", &data_name])?;
    // So many clients take two people.
    let by = ["--as", OFFICER, "--second", SECOND, "--accept-counts"];
    let ours = child::run(&[&["import", "load", "--data", &data_name][..], &by, &[&file]].concat())?;
    let (entries, clients) = counted(&data)?;
    let plain = plain(&folder.path().join("plain.sqlite"), entries)?;
    let speed = |seconds: f64| entries as f64 / seconds;
    Ok(vec![Figure {
        name: "import load, per journal entry",
        measured: format!(
            "{:.0} entries/s, {:.0} clients/s ({clients} clients, {entries} entries, {:.1} s with reading and checking, {} MiB)",
            speed(ours.seconds),
            clients as f64 / ours.seconds,
            ours.seconds,
            ours.peak >> 20
        ),
        reference: format!("plain prepared insert with four indexes, {:.0} rows/s", speed(plain)),
        ratio: ours.seconds / plain,
        at_most: 4.0,
    }])
}

fn of_kuopio() -> Result<String, Failed> {
    let options =
        Options { defects: 0, encoding: Encoding::Utf8, without: vec!["non_disclosure"], ..Options::default() };
    let text = String::from_utf8(generate(ROWS, 2, &options).0)?;
    let at =
        text.lines().next().and_then(|heads| heads.split(';').position(|head| head == "Kunta")).ok_or("no Kunta")?;
    let moved = |(n, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(';').collect();
        if let Some(cell) = cells.get_mut(at).filter(|_| n > 0) {
            *cell = "Kuopio";
        }
        cells.join(";") + "\r\n"
    };
    Ok(text.lines().enumerate().map(moved).collect())
}

/// Entries of the journal, and clients.
fn counted(data: &Path) -> Result<(u64, u64), Failed> {
    for file in std::fs::read_dir(data)? {
        let file = file?.path();
        if file.extension().is_none_or(|ending| ending != "sqlite") {
            continue;
        }
        let db = Connection::open(&file)?;
        let counts = db.query_row("SELECT count(*), count(DISTINCT client) FROM entries", [], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, i64>(1)?.unsigned_abs()))
        });
        if let Ok((entries, clients)) = counts
            && entries > u64::from(ROWS) / 2
        {
            return Ok((entries, clients));
        }
    }
    Err("no journal with the loaded entries".into())
}

/// Rows of about an entry's size, four indexes, the same care for durability.
fn plain(file: &Path, rows: u64) -> Result<f64, Failed> {
    let mut db = Connection::open(file)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.execute_batch(
        "CREATE TABLE clients (id INTEGER PRIMARY KEY, code TEXT, family TEXT, given TEXT, municipality TEXT, day TEXT, body BLOB) STRICT;
         CREATE INDEX by_code ON clients (code);
         CREATE INDEX by_name ON clients (family, given);
         CREATE INDEX by_municipality ON clients (municipality);
         CREATE INDEX by_day ON clients (day);",
    )?;
    let body = [7u8; 300];
    let start = Instant::now();
    let mut n = 0;
    while n < rows {
        let all = db.transaction()?;
        {
            let mut insert = all.prepare_cached("INSERT INTO clients VALUES (?, ?, ?, ?, ?, ?, ?)")?;
            for n in n..(n + EACH).min(rows) {
                // Scattered, as codes and names are.
                let mixed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
                insert.execute(params![
                    i64::try_from(n)?,
                    format!("{mixed:011}"),
                    format!("Suku{}", mixed % 5_000),
                    format!("Etu{}", mixed % 700),
                    format!("{:03}", mixed % 309),
                    format!("20{:02}-0{}-1{}", mixed % 26, mixed % 9 + 1, mixed % 10),
                    body
                ])?;
            }
        }
        all.commit()?;
        n += EACH;
    }
    Ok(start.elapsed().as_secs_f64())
}
