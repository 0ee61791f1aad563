//! The policy against a table that a jurist wrote from the Act without seeing it: every combination, in memory.
//! `tests/access/README.md` says how the table is read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod act;

use act::{Act, Otherwise, all_places, every, told};
use kotodigi::access::{Ask, Protection, Purpose, Relation, Resource, judge};
use kotodigi::officer::Role;
use std::collections::BTreeSet;

/// A resource of the table that the register has no field for yet.
const NOT_YET: &str = "facts.placement";

#[test]
fn the_policy_and_the_table_from_the_act_agree() {
    let (act, every) = (Act::read(), every());
    let (mut otherwise, mut used) = (Vec::new(), BTreeSet::new());
    for (ask, ids) in &every {
        let (decision, (allow, row)) = (judge(ask), act.says(ids));
        if decision.allowed == allow {
            continue;
        }
        match act.let_be(ids, decision.allowed) {
            Some(line) => drop(used.insert(line)),
            None => otherwise.push(Otherwise { allowed: decision.allowed, row, rule: decision.rule, ids: ids.clone() }),
        }
    }
    println!("{} combinations, {} disagreements", every.len(), otherwise.len());
    let idle: Vec<usize> = act.adjudicated.iter().map(|line| line.number).filter(|n| !used.contains(n)).collect();
    assert!(idle.is_empty(), "lines of adjudicated.csv that no disagreement needs: {idle:?}");
    assert!(otherwise.is_empty(), "{} disagreements of {}:\n{}", otherwise.len(), every.len(), told(&otherwise));
}

/// What belongs to no client is asked without one; whoever asked it of one would be told no.
#[test]
fn what_is_no_clients_is_allowed_in_no_relation() {
    for (resource, actions) in Resource::all().filter(|(resource, _)| !resource.is_of_client()) {
        for (role, purpose) in Role::ALL.iter().flat_map(|role| Purpose::ALL.map(|purpose| (*role, purpose))) {
            for (relation, protection) in all_places().filter(|place| *place != (Relation::None, Protection::Open)) {
                for action in actions {
                    let ask = Ask { role, purpose, relation, protection, resource, action: *action };
                    assert!(!judge(&ask).allowed, "{ask:?}");
                }
            }
        }
    }
}

#[test]
fn the_table_knows_every_id_and_no_other() {
    let (act, every) = (Act::read(), every());
    for line in act.rows.iter().chain(&act.adjudicated) {
        for (column, ids) in line.ids.iter().enumerate() {
            for id in ids.iter().flatten().filter(|id| *id != NOT_YET) {
                assert!(every.iter().any(|(_, of)| of[column] == *id), "line {}: {id}", line.number);
            }
        }
    }
}
