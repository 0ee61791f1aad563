//! Whoever can write to the disk changes the register or the log of looks: 7 kinds of change at random places of a
//! small directory, each found offline and its place named. Half of them are made by somebody who knows the program
//! and writes the whole chain anew, so that only what another organisation kept can tell.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "tampering/act.rs"]
mod act;
#[path = "tampering/stage.rs"]
mod stage;

use act::{Kind, Way};
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::proof;
use stage::Stage;

/// What is found of a directory after one change.
fn places(stage: &Stage, kind: Kind, way: Way, chance: &mut Chance) -> (String, Vec<String>) {
    let copy = stage.copy();
    let what = act::tamper(stage, copy.path(), kind, way, chance);
    let found = proof::of(copy.path(), &[stage.old_anchors.clone(), stage.newest_anchors.clone()]).unwrap();
    (what, found.findings.iter().filter_map(|finding| finding.entry().map(|at| format!("{at} {finding:?}"))).collect())
}

fn round(each: u64) {
    let stage = Stage::set();
    let mut missed = Vec::new();
    let mut made = 0;
    for kind in Kind::ALL {
        for n in 0..each {
            let mut chance = Chance::seeded(1000 * n + kind as u64);
            let way = if n % 2 == 0 { Way::Plain } else { Way::ChainAnew };
            let (what, places) = places(&stage, kind, way, &mut chance);
            made += 1;
            if places.is_empty() {
                missed.push(format!("{kind:?} {way:?} {n}: {what}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {made} not found:\n{}", missed.len(), missed.join("\n"));
    println!("{made} of {made} found");
}

/// Nothing is found where nothing was changed.
#[test]
fn an_untouched_copy_is_clean() {
    let stage = Stage::set();
    let copy = stage.copy();
    let proof = proof::of(copy.path(), &[stage.old_anchors.clone(), stage.newest_anchors.clone()]).unwrap();
    assert_eq!(proof.findings, []);
    assert_eq!(proof.checkpoints.len(), 3);
    assert!(proof.journal.unwrap().position > 100 && proof.looks.unwrap().position > 40);
    assert!(proof.checkpoints.iter().all(|(_, lines)| *lines > 0));
}

/// Whoever makes the chain anew leaves a directory that is whole in itself: what others kept is what tells.
#[test]
fn a_chain_made_anew_shows_only_against_what_others_kept() {
    let stage = Stage::set();
    for kind in Kind::ALL {
        let mut chance = Chance::seeded(kind as u64);
        let copy = stage.copy();
        let what = act::tamper(&stage, copy.path(), kind, Way::ChainAnew, &mut chance);
        assert_eq!(proof::of(copy.path(), &[]).unwrap().findings, [], "{what}");
        let kept = [stage.newest_anchors.clone()];
        assert_ne!(proof::of(copy.path(), &kept).unwrap().findings, [], "{what}");
    }
}

#[test]
fn seventy_changes_of_seven_kinds_are_found() {
    round(10);
}

#[test]
#[ignore = "the long form: make test-long"]
fn seven_hundred_changes_of_seven_kinds_are_found() {
    round(100);
}
