//! The seven kinds of change. Plain: by SQL alone. With the chain anew: by the program's own means, so that the
//! directory is whole in itself; its own anchors are gone then, too.

#[path = "journal.rs"]
mod journal;
#[path = "looks.rs"]
mod looks;

use super::stage::{self, Stage};
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::directory::anchors_in;
use std::fs;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Edit,
    Delete,
    Insert,
    Reorder,
    CutTail,
    MissingClient,
    RolledBack,
}

impl Kind {
    pub const ALL: [Kind; 7] =
        [Kind::Edit, Kind::Delete, Kind::Insert, Kind::Reorder, Kind::CutTail, Kind::MissingClient, Kind::RolledBack];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Plain,
    ChainAnew,
}

/// Changes the copy and says what was done.
pub fn tamper(stage: &Stage, copy: &Path, kind: Kind, way: Way, chance: &mut Chance) -> String {
    if way == Way::ChainAnew {
        fs::remove_file(anchors_in(copy)).unwrap();
    }
    if kind == Kind::RolledBack {
        let past = chance.pick(&stage.past);
        stage::copy_of(past, copy);
        if way == Way::ChainAnew {
            // Work goes on as if nothing had been.
            looks::go_on(copy, chance);
        }
        return format!("as of {}", past.display());
    }
    match (chance.percent(50), way) {
        (true, Way::Plain) => journal::plain(copy, kind, chance),
        (true, Way::ChainAnew) => journal::anew(copy, kind, chance),
        (false, Way::Plain) => looks::plain(copy, kind, chance),
        (false, Way::ChainAnew) => looks::anew(copy, kind, chance),
    }
}

/// The columns of a table, the values of one row, and a value that is another.
pub(super) mod cell {
    use super::Chance;
    use rusqlite::Connection;
    use rusqlite::types::Value;

    pub fn other(value: Value, chance: &mut Chance) -> Value {
        match value {
            Value::Integer(n) => Value::Integer(if n > 1 { n + 1000 } else { 1 - n }),
            Value::Text(text) => Value::Text(text + "x"),
            Value::Blob(mut bytes) if !bytes.is_empty() => {
                let at = usize::try_from(chance.under(bytes.len() as u64)).unwrap();
                bytes[at] ^= 1 << chance.under(8);
                Value::Blob(bytes)
            }
            Value::Null | Value::Blob(_) => Value::Blob(vec![1; 16]),
            Value::Real(_) => panic!("no such column"),
        }
    }

    /// Changes one cell of the row at a position, not the position itself.
    pub fn edit(db: &Connection, table: &str, position: i64, chance: &mut Chance) -> String {
        let mut ask = db.prepare(&format!("SELECT * FROM {table} LIMIT 0")).unwrap();
        let columns: Vec<String> = ask.column_names().map(str::to_owned).collect();
        drop(ask.query([]).unwrap());
        drop(ask);
        let column = chance.pick(&columns[1..]).clone();
        let read = format!("SELECT \"{column}\" FROM {table} WHERE position = $1");
        let was: Value = db.query_row(&read, [position], |row| row.get(0)).unwrap();
        let write = format!("UPDATE {table} SET \"{column}\" = ?2 WHERE position = ?1");
        assert_eq!(db.execute(&write, rusqlite::params![position, other(was, chance)]).unwrap(), 1);
        format!("{table}.{column} of {position}")
    }

    /// Two rows change places.
    pub fn swap(db: &Connection, table: &str, (a, b): (i64, i64)) -> String {
        let step = |from: i64, to: i64| {
            db.execute(&format!("UPDATE {table} SET position = ?2 WHERE position = ?1"), [from, to]).unwrap()
        };
        assert_eq!((step(a, -1), step(b, a), step(-1, b)), (1, 1, 1));
        format!("{table}: {a} and {b} swapped")
    }

    /// Everything from a position on moves one further.
    pub fn make_room(db: &Connection, table: &str, position: i64) {
        db.execute(&format!("UPDATE {table} SET position = -position - 1 WHERE position >= $1"), [position]).unwrap();
        db.execute(&format!("UPDATE {table} SET position = -position WHERE position < 0"), []).unwrap();
    }
}

/// Two different places from 1 to `last`.
pub(super) fn two(last: i64, chance: &mut Chance) -> (i64, i64) {
    let a = chance.between(1, last - 1);
    (a, chance.between(a + 1, last))
}
