//! The policy against a table that a jurist wrote from the Act without seeing it: every combination, in memory.
//! `tests/access/README.md` says how the table is read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::{Ask, Decision, Protection, Purpose, Relation, Resource, judge};
use kotodigi::officer::Role;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/access/");

/// The columns that say which combinations a row is about.
const ASKED: [&str; 6] = ["roles", "purposes", "relations", "protections", "resources", "actions"];

/// A resource of the table that the register has no field for yet.
const NOT_YET: &str = "facts.placement";

type Ids = [String; 6];

struct Line {
    number: usize,
    /// None: all.
    ids: [Option<BTreeSet<String>>; 6],
    allow: bool,
}

impl Line {
    fn fits(&self, ids: &Ids) -> bool {
        self.ids.iter().zip(ids).all(|(wanted, id)| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)))
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

fn every() -> Vec<(Ask, Ids)> {
    let mut every = Vec::new();
    for (resource, actions) in Resource::all() {
        for (role, purpose) in Role::ALL.iter().flat_map(|role| Purpose::ALL.map(|purpose| (*role, purpose))) {
            for (relation, protection) in places(resource) {
                every.extend(actions.iter().map(|action| {
                    let ask = Ask { role, purpose, relation, protection, resource, action: *action };
                    let ids = [role.id(), purpose.code(), relation.id(), protection.id(), &resource.id(), action.id()];
                    (ask, ids.map(str::to_owned))
                }));
            }
        }
    }
    every
}

/// What belongs to no client is asked in one way only.
fn places(resource: Resource) -> Vec<(Relation, Protection)> {
    let all = Relation::ALL.iter().flat_map(|relation| Protection::ALL.iter().map(|guard| (*relation, *guard)));
    let plain = (Relation::None, Protection::Open);
    all.filter(|place| resource.is_of_client() || *place == plain).collect()
}

type Together = (bool, usize, &'static str, [BTreeSet<String>; 6]);

/// As the founder reads them: who says what, over which ids; alike ones taken together, exactly.
fn told(disagreements: &[(Decision, usize, &Ids)]) -> String {
    let alone = |(decision, row, ids): &(Decision, usize, &Ids)| -> Together {
        (decision.allowed, *row, decision.rule, (*ids).clone().map(|id| BTreeSet::from([id])))
    };
    let mut together: Vec<Together> = disagreements.iter().map(alone).collect();
    for column in [5, 4, 3, 2, 1, 0] {
        let mut merged: BTreeMap<Together, BTreeSet<String>> = BTreeMap::new();
        for mut one in together {
            let ids = std::mem::take(&mut one.3[column]);
            merged.entry(one).or_default().extend(ids);
        }
        together = merged
            .into_iter()
            .map(|(mut one, ids)| {
                one.3[column] = ids;
                one
            })
            .collect();
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

#[test]
fn the_policy_and_the_table_from_the_act_agree() {
    let (table, adjudicated) = (read("matrix.csv", "expect"), read("adjudicated.csv", "policy"));
    let every = every();
    let (mut open, mut used) = (Vec::new(), BTreeSet::new());
    for (ask, ids) in &every {
        let row = table.iter().rev().find(|row| row.fits(ids)).unwrap();
        let decision = judge(ask);
        if decision.allowed == row.allow {
            continue;
        }
        match adjudicated.iter().find(|line| line.fits(ids) && line.allow == decision.allowed) {
            Some(line) => drop(used.insert(line.number)),
            None => open.push((decision, row.number, ids)),
        }
    }
    println!("{} combinations, {} disagreements", every.len(), open.len());
    let idle: Vec<usize> = adjudicated.iter().map(|line| line.number).filter(|n| !used.contains(n)).collect();
    assert!(idle.is_empty(), "lines of adjudicated.csv that no disagreement needs: {idle:?}");
    assert!(open.is_empty(), "{} disagreements of {}:\n{}", open.len(), every.len(), told(&open));
}

#[test]
fn the_table_knows_every_id_and_no_other() {
    let every = every();
    for (file, said) in [("matrix.csv", "expect"), ("adjudicated.csv", "policy")] {
        for line in read(file, said) {
            for (column, ids) in line.ids.iter().enumerate() {
                for id in ids.iter().flatten().filter(|id| *id != NOT_YET) {
                    assert!(every.iter().any(|(_, of)| of[column] == *id), "{file} line {}: {id}", line.number);
                }
            }
        }
    }
}
