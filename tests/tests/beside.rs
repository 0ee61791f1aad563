//! Rows read on a processor of their own are checked as if they were read here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::{self, Limits, Mends, Report};
use kotodigi_fixtures::old_register::{Options, generate};
use kotodigi_server::intake::beside;
use std::fmt::Write as _;
use std::ops::ControlFlow;

/// Of rows read here, and of rows read beside.
fn both(bytes: &[u8]) -> (Report, Report) {
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let register = intake::open(bytes).unwrap();
    let mapping = intake::propose(&register);
    let here = intake::check(&register, &mapping, &Mends::default(), &limits, None).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let beside = beside::check(&register, &mapping, &Mends::default(), &limits, None, go_on).unwrap().unwrap();
    (here, beside)
}

#[test]
fn the_report_is_the_same() {
    for seed in 1..20 {
        let (here, beside) =
            both(&generate(50 * seed + 3, u64::from(seed), &Options { defects: 5, ..Options::default() }).0);
        assert_eq!(format!("{here:?}"), format!("{beside:?}"), "seed {seed}");
    }
}

#[test]
fn marks_that_nobody_closes_are_read_alike_however_many_there_are() {
    let mut text = String::from("Asiakasnumero;Sukunimi;Etunimi;Syntymäaika\n");
    for n in 0..300 {
        let mark = if n % 2 == 0 { "\"" } else { "" };
        writeln!(text, "{n};{mark}Virtanen;Aino{};1.1.1990", "i".repeat(n % 3)).unwrap();
    }
    let (here, beside) = both(text.as_bytes());
    assert_eq!(format!("{here:?}"), format!("{beside:?}"));
    assert!(here.findings.len() > 100, "{here:?}");
}

#[test]
fn a_check_that_is_told_to_stop_stops_its_reader_too() {
    let bytes = generate(30_000, 1, &Options::default()).0;
    let register = intake::open(&bytes).unwrap();
    let mapping = intake::propose(&register);
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let stop = &mut |_| ControlFlow::Break(());
    assert!(beside::check(&register, &mapping, &Mends::default(), &limits, None, stop).unwrap().is_none());
}
