//! The table that a jurist wrote from the Act, as the tests read it (`tests/access/README.md`).

#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "shared by tests; one that cannot go on has failed")]

use kotodigi::access::{Ask, Protection, Purpose, Relation, Resource};
use kotodigi::officer::Role;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/access/");

/// The columns that say which combinations a row is about.
pub const ASKED: [&str; 6] = ["roles", "purposes", "relations", "protections", "resources", "actions"];

pub type Ids = [String; 6];

pub struct Line {
    pub number: usize,
    /// None: all.
    pub ids: [Option<BTreeSet<String>>; 6],
    pub allow: bool,
}

impl Line {
    pub fn fits(&self, ids: &Ids) -> bool {
        self.ids.iter().zip(ids).all(|(wanted, id)| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)))
    }
}

/// The table, and what the founder decided where the policy says otherwise.
pub struct Act {
    pub rows: Vec<Line>,
    pub adjudicated: Vec<Line>,
}

/// Somebody says otherwise than the table.
pub struct Otherwise {
    pub allowed: bool,
    pub row: usize,
    /// The rule of the policy that decided.
    pub rule: &'static str,
    pub ids: Ids,
}

impl Act {
    pub fn read() -> Act {
        Act { rows: read("matrix.csv", "expect"), adjudicated: read("adjudicated.csv", "policy") }
    }

    /// What the table says, and its row: the last one that fits.
    pub fn says(&self, ids: &Ids) -> (bool, usize) {
        let row = self.rows.iter().rev().find(|row| row.fits(ids)).unwrap();
        (row.allow, row.number)
    }

    /// The line by which the founder let the policy say this though the table says otherwise.
    pub fn let_be(&self, ids: &Ids, allowed: bool) -> Option<usize> {
        let fits = |line: &&Line| line.fits(ids) && line.allow == allowed;
        self.adjudicated.iter().find(fits).map(|line| line.number)
    }

    /// Allowed or not, as table and founder have it together.
    pub fn holds(&self, ids: &Ids, allowed: bool) -> bool {
        self.says(ids).0 == allowed || self.let_be(ids, allowed).is_some()
    }
}

fn read(file: &str, said: &str) -> Vec<Line> {
    let mut reader = csv::Reader::from_path(format!("{FOLDER}{file}")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (asked, said) = (ASKED.map(column), column(said));
    let lines = reader.records().map(Result::unwrap).zip(1..).map(|(record, number)| Line {
        number,
        ids: asked.map(|i| (&record[i] != "*").then(|| record[i].split(';').map(str::to_owned).collect())),
        allow: match &record[said] {
            "allow" => true,
            "deny" => false,
            other => panic!("{file} line {number}: {other}"),
        },
    });
    lines.collect()
}

pub fn ids(ask: &Ask) -> Ids {
    let Ask { role, purpose, relation, protection, resource, action } = ask;
    [role.id(), purpose.code(), relation.id(), protection.id(), &resource.id(), action.id()].map(str::to_owned)
}

/// Every combination.
pub fn every() -> Vec<(Ask, Ids)> {
    let mut every = Vec::new();
    for (resource, actions) in Resource::all() {
        for (role, purpose) in Role::ALL.iter().flat_map(|role| Purpose::ALL.map(|purpose| (*role, purpose))) {
            for (relation, protection) in places(resource) {
                every.extend(actions.iter().map(|action| {
                    let ask = Ask { role, purpose, relation, protection, resource, action: *action };
                    (ask, ids(&ask))
                }));
            }
        }
    }
    every
}

pub fn all_places() -> impl Iterator<Item = (Relation, Protection)> {
    Relation::ALL.iter().flat_map(|relation| Protection::ALL.iter().map(|guard| (*relation, *guard)))
}

/// What belongs to no client is asked in one way only.
fn places(resource: Resource) -> Vec<(Relation, Protection)> {
    let plain = (Relation::None, Protection::Open);
    all_places().filter(|place| resource.is_of_client() || *place == plain).collect()
}

type Together = (bool, usize, &'static str, [BTreeSet<String>; 6]);

/// As the founder reads them: who says what, over which ids; alike ones taken together, exactly.
pub fn told(otherwise: &[Otherwise]) -> String {
    let alone = |one: &Otherwise| (one.allowed, one.row, one.rule, one.ids.clone().map(|id| BTreeSet::from([id])));
    let mut together: Vec<Together> = otherwise.iter().map(alone).collect();
    for column in [5, 4, 3, 2, 1, 0] {
        let mut merged: BTreeMap<Together, BTreeSet<String>> = BTreeMap::new();
        for mut one in together {
            let ids = std::mem::take(&mut one.3[column]);
            merged.entry(one).or_default().extend(ids);
        }
        let whole = |(mut one, ids): (Together, BTreeSet<String>)| {
            one.3[column] = ids;
            one
        };
        together = merged.into_iter().map(whole).collect();
    }
    let mut told = String::new();
    for (allowed, row, rule, ids) in together {
        let (policy, table) = if allowed { ("allow", "deny") } else { ("deny", "allow") };
        let many: usize = ids.iter().map(BTreeSet::len).product();
        writeln!(told, "\npolicy {policy} ({rule}) / table {table} (row {row}): {many}").unwrap();
        for (column, ids) in ASKED.iter().zip(&ids) {
            writeln!(told, "    {column}: {}", ids.iter().cloned().collect::<Vec<_>>().join(" ")).unwrap();
        }
    }
    told
}
