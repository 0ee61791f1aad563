//! Every line ever released is read for ever: `golden.jsonl` grows, and no line in it changes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::case::Case;
use kotodigi::entry::{ClientHead, Content, Draft, Entry, Head};
use kotodigi::event::Event;
use kotodigi::journal::Broken;
use uuid::Uuid;

const GOLDEN: &str = include_str!("golden.jsonl");

/// `{"kind": …, "version": …, "payload": …}` a line, with payload bytes as once written.
fn lines() -> Vec<(String, u16, String)> {
    GOLDEN
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let version = u16::try_from(value["version"].as_u64().unwrap()).unwrap();
            (value["kind"].as_str().unwrap().to_owned(), version, value["payload"].as_str().unwrap().to_owned())
        })
        .collect()
}

fn entry(kind: &str, version: u16, payload: &str, after: &Entry) -> Entry {
    let content = Content { salt: [0; 16], payload: payload.as_bytes().to_vec() };
    let mut entry = after.clone();
    entry.header.kind = kind.to_owned();
    entry.header.version = version;
    entry.header.number += 1;
    entry.header.content = content.hash();
    entry.content = Some(content);
    entry
}

fn nothing() -> Entry {
    let content = Content { salt: [0; 16], payload: Vec::new() };
    let draft = Draft { client: Uuid::from_u128(1), at: 0, by: "x".into(), kind: "", version: 1, content };
    let mut entry = draft.seal(Head::default(), ClientHead::default());
    entry.header.number = 0;
    entry
}

#[test]
fn every_released_line_is_read_and_folded() {
    let mut entries: Vec<Entry> = Vec::new();
    for (kind, version, payload) in lines() {
        let entry = entry(&kind, version, &payload, entries.last().unwrap_or(&nothing()));
        let event = Event::read(&entry).unwrap().unwrap();
        assert_eq!(event.kind().0, kind);
        if event.kind().1 == version {
            assert_eq!(String::from_utf8(event.payload().unwrap()).unwrap(), payload, "{kind} is written as it was");
        }
        entries.push(entry);
    }
    Case::fold(Uuid::from_u128(1), &entries).unwrap();
}

#[test]
fn every_kind_and_version_has_its_golden_line() {
    let lines = lines();
    for (kind, newest) in Event::KINDS {
        for version in 1..=*newest {
            assert!(lines.iter().any(|(k, v, _)| k == kind && *v == version), "no golden line of {kind} {version}");
        }
    }
}

#[test]
fn an_unknown_version_wants_a_newer_program() {
    for (kind, version) in [("client_registered", 99), ("something_new", 1), ("client_registered", 0)] {
        let entry = entry(kind, version, "{}", &nothing());
        assert!(matches!(Event::read(&entry), Err(Broken::NewerProgram { .. })), "{kind} {version}");
    }
}

#[test]
fn an_erased_entry_stays_without_its_event() {
    let mut entry = entry("client_registered", 1, "{}", &nothing());
    entry.content = None;
    assert_eq!(Event::read(&entry), Ok(None));
}
