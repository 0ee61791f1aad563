//! A made-up country is legal, repeatable, and has artificial identity codes only.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::journal::{Journal, VecJournal};
use kotodigi::law::identity_code::{self, Kind};
use kotodigi::office::Office;
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use kotodigi_fixtures::synth;
use std::sync::Arc;

fn filled(clients: usize, seed: u64) -> (Office, Arc<VecJournal>) {
    let journal = Arc::new(VecJournal::default());
    let on = parse_iso("2026-11-23").unwrap();
    let mut office = Office::open(journal.clone(), Directory::Training, on).unwrap();
    synth::fill(&mut office, clients, seed, |_| {}).unwrap_or_else(|no| panic!("{:#?}", no.view(Lang::En)));
    (office, journal)
}

#[test]
fn the_same_seed_and_day_give_the_same_country() {
    let (first, again, other) = (filled(300, 1), filled(300, 1), filled(300, 2));
    assert_eq!(first.1.head(), again.1.head());
    assert_ne!(first.1.head(), other.1.head());
}

#[test]
fn a_made_up_country_is_legal_and_made_up() {
    for seed in [3, 4, 5] {
        let (office, _) = filled(700, seed);
        assert_eq!(office.register().len(), 700);
        let without = office.register().rows().filter(|row| row.identity_code.is_empty()).count();
        assert!(without > 0, "some have no code yet");
        for row in office.register().rows().filter(|row| !row.identity_code.is_empty()) {
            assert_eq!(identity_code::parse(&row.identity_code).map(|code| code.kind), Ok(Kind::Artificial));
        }
        let counts = office.register().work().counts(&kotodigi_tests::whole_country());
        let kinds: Vec<&str> = counts.rules.iter().map(|(rule, _)| rule.id()).collect();
        for kind in [
            "handle_contact",
            "start_assessment",
            "finish_assessment",
            "draw_up_plan",
            "direct_to_service",
            "review_plan",
        ] {
            assert!(kinds.contains(&kind), "{kind} among {kinds:?}");
        }
    }
}
