//! The wordings of an old register, and what each probably means: the rows of a value table, to be looked through,
//! corrected and kept in the mapping for next time.

use super::check::memo::{self, Looked, QuickMap};
use super::check::no_client;
use super::fault::Fault;
use super::field::{Field, Shape};
use super::map::constant::{key, list};
use super::map::plan::Plan;
use super::map::{Mapping, Wordings};
use super::read::OldRegister;
use super::read::records::is_blank;
use super::yes_no;
use serde::Serialize;

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// The mapping says so.
    Given,
    /// On a list.
    Known,
    /// Perhaps: somebody has to say.
    Guessed,
    /// Nobody knows.
    Unknown,
}

/// One wording of one field in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    pub field: Field,
    pub column: String,
    pub old: String,
    pub count: u32,
    /// The row where it stands first.
    pub row: u32,
    /// A code, `yes`, `no`, or nothing at all (empty); none where nobody knows.
    pub new: Option<String>,
    pub sure: Sure,
}

/// More different wordings than a column of a code list has.
const WORDINGS_AT_MOST: usize = 4096;
const LENGTH_AT_MOST: usize = 200;

type Counted = QuickMap<Box<[u8]>, (u32, u32)>;

/// Every wording in the columns of codes and marks: unknown ones first, then guesses, frequent before rare.
pub fn wordings(register: &OldRegister<'_>, mapping: &Mapping) -> Result<Vec<Wording>, Fault> {
    let plan = Plan::new(register, mapping)?;
    let listed = |field: Field| matches!(field.shape(), Shape::Code(_) | Shape::YesNo);
    let mut columns: Vec<(usize, Field, Counted)> = plan
        .columns
        .iter()
        .filter(|(_, field)| listed(*field))
        .map(|(at, field)| (*at, *field, Counted::default()))
        .collect();
    let mut records = register.records();
    let mut record = csv::ByteRecord::new();
    let mut first = true;
    while let Some(place) = records.next(&mut record) {
        if is_blank(&record) || no_client::is(register, &record, first) {
            continue;
        }
        first = false;
        for (at, _, counted) in &mut columns {
            let cell = record.get(*at).unwrap_or(b"").trim_ascii();
            let room = counted.len() < WORDINGS_AT_MOST && !cell.is_empty() && cell.len() <= LENGTH_AT_MOST;
            if let Some((count, _)) = counted.get_mut(cell) {
                *count += 1;
            } else if room {
                counted.insert(cell.into(), (1, place.row));
            }
        }
    }
    let mut out: Vec<Wording> = Vec::new();
    for (at, field, counted) in columns {
        for (cell, (count, row)) in counted {
            let old = register.decoder.decode(&cell).text.trim().to_owned();
            let (new, sure) = meaning(field, &old, mapping.values.get(&field));
            let column = register.header.get(at).cloned().unwrap_or_default();
            out.push(Wording { field, column, old, count, row, new, sure });
        }
    }
    out.sort_by(|a, b| {
        let rank = |w: &Wording| match w.sure {
            Sure::Unknown => 0,
            Sure::Guessed => 1,
            Sure::Given => 2,
            Sure::Known => 3,
        };
        (rank(a), a.field, std::cmp::Reverse(a.count), &a.old).cmp(&(
            rank(b),
            b.field,
            std::cmp::Reverse(b.count),
            &b.old,
        ))
    });
    Ok(out)
}

fn meaning(field: Field, old: &str, given: Option<&Wordings>) -> (Option<String>, Sure) {
    let same = |(word, _): &(&String, &String)| key(word) == key(old);
    if let Some((_, new)) = given.into_iter().flatten().find(same) {
        return (Some(new.clone()), Sure::Given);
    }
    let code = |code: &str| Some(code.to_owned());
    let Some(list) = list(field) else {
        let mark = yes_no::read(old).map(|yes| if yes { "yes" } else { "no" }.to_owned());
        let guess = || yes_no::meant(old).map(|yes| if yes { "yes" } else { "no" }.to_owned());
        return match mark {
            Some(mark) => (Some(mark), Sure::Known),
            None => match guess() {
                Some(mark) => (Some(mark), Sure::Guessed),
                None => (None, Sure::Unknown),
            },
        };
    };
    match memo::find(list, old) {
        Looked::Found(found) => (code(found), Sure::Known),
        Looked::Mended(found) | Looked::Gaps(found) | Looked::Former(found, _) => (code(found), Sure::Guessed),
        Looked::Nothing => (Some(String::new()), Sure::Known),
        Looked::Broken => (None, Sure::Unknown),
        Looked::Unknown(_) | Looked::Ground(_) | Looked::Open(_) => {
            match list.find_with_gaps(old).or_else(|| list.meant(old)) {
                Some(meant) => (code(meant), Sure::Guessed),
                None => (None, Sure::Unknown),
            }
        }
    }
}

/// The proposals as tables: guesses only, since what is known needs no table and what is unknown has no value.
pub fn tables(wordings: &[Wording]) -> std::collections::BTreeMap<Field, Wordings> {
    let mut out = std::collections::BTreeMap::<Field, Wordings>::new();
    for wording in wordings.iter().filter(|w| matches!(w.sure, Sure::Guessed | Sure::Given)) {
        if let Some(new) = &wording.new {
            out.entry(wording.field).or_default().insert(wording.old.clone(), new.clone());
        }
    }
    out
}
