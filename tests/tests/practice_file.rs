//! A practice register as lines and as a file: the same bytes come back, and what is not whole is said.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use kotodigi::access::Purpose;
use kotodigi::entry::{Entry, Hash, Head};
use kotodigi::journal::{Broken, ChainFault, Journal, VecJournal, verify};
use kotodigi::office::{LookLog, Office, Telling, Told, VecLog, Visit};
use kotodigi::officer::training;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::views::{Answer, Question};
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_sandbox::file::{self, FileFault, Meta};
use kotodigi_sandbox::journal::GlueJournal;
use kotodigi_sandbox::line;
use kotodigi_sandbox::whole::whole;
use kotodigi_tests::contract::{draft, person, sealed};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

fn register(payloads: &[Vec<u8>]) -> (Vec<Entry>, Head) {
    let drafts = payloads.iter().zip(0..).map(|(payload, n)| draft(person(n % 3), payload)).collect();
    let (entries, _, head) = sealed(&VecJournal::default(), drafts).unwrap();
    (entries, head)
}

fn ten() -> (Vec<Entry>, Head) {
    register(&(0..10u8).map(|n| vec![n, 0xff]).collect::<Vec<_>>())
}

/// Heads as kept after saves that ended at these positions.
fn heads(entries: &[Entry], saves: &[u64]) -> BTreeMap<u64, Hash> {
    let mut head = Head::default();
    let all = entries.iter().map(|entry| {
        head = head.next(&entry.header);
        (head.position, head.hash)
    });
    all.filter(|(position, _)| saves.contains(position)).collect()
}

fn lines(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| line::write(entry).unwrap()).collect()
}

/// The text with one line of it, counted from 0, put otherwise; it must have been.
fn changed(text: &str, at: usize, change: impl Fn(&str) -> String) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[at] = change(&lines[at]);
    let changed = lines.join("\n") + "\n";
    assert_ne!(changed, text);
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_brings_the_same_bytes_back(
        bytes in prop::collection::vec(any::<Vec<u8>>(), 0..4),
        texts in prop::collection::vec(any::<String>(), 0..4),
    ) {
        let payloads: Vec<Vec<u8>> = bytes.into_iter().chain(texts.into_iter().map(String::into_bytes)).collect();
        let (entries, head) = register(&payloads);
        let day = NaiveDate::from_ymd_opt(2027, 1, 15);
        let text = file::write(&entries, head, day).unwrap();
        prop_assert_eq!(file::read(&text), Ok((entries, head, Meta { day, ..Meta::default() })));
    }
}

#[test]
fn a_line_without_content_is_read_as_it_was() {
    let (mut entries, _) = ten();
    entries[3].content = None;
    let read: Vec<Entry> = lines(&entries).iter().map(|line| line::read(line).unwrap()).collect();
    assert_eq!(read, entries);
}

#[test]
fn a_readable_payload_stays_readable() {
    let (entries, _) = register(&[br#"{"name":"Oili"}"#.to_vec()]);
    assert!(lines(&entries)[0].contains(r#""text":"{\"name\":\"Oili\"}""#), "{}", lines(&entries)[0]);
}

#[test]
fn a_file_that_is_not_whole_is_refused() {
    let (entries, head) = ten();
    let text = file::write(&entries, head, None).unwrap();
    assert_eq!(file::read(""), Err(FileFault::NotOurs));
    assert_eq!(file::read("Sukunimi;Etunimi\nÖhman;Åke\n"), Err(FileFault::NotOurs));
    assert_eq!(file::read(&text.replacen("\"form\":1", "\"form\":2", 1)), Err(FileFault::Newer(2)));
    // Cut at every byte: never taken for whole (but for the newline at the very end).
    for end in (0..text.len() - 1).filter(|end| text.is_char_boundary(*end)) {
        assert!(file::read(&text[..end]).is_err(), "cut at {end}");
    }
    let without =
        |n: usize| text.lines().enumerate().filter(|(at, _)| *at != n).map(|(_, line)| line).collect::<Vec<_>>();
    let fault = Err(FileFault::Broken(Broken::Chain { position: 5, fault: ChainFault::Position }));
    assert_eq!(file::read(&without(5).join("\n")), fault);
    let last = Err(FileFault::Broken(Broken::Chain { position: 10, fault: ChainFault::Head }));
    assert_eq!(file::read(&without(10).join("\n")), last);
    // Names, times and kinds of the fourth entry, and of the last one.
    for at in [4, 10] {
        for (was, forged) in
            [("aino.", "eino."), ("\"at\":1", "\"at\":2"), ("noted", "notes"), ("version\":3", "version\":4")]
        {
            let named = Err(FileFault::Broken(Broken::Chain { position: at as u64, fault: ChainFault::Header }));
            assert_eq!(file::read(&changed(&text, at, |line| line.replacen(was, forged, 1))), named, "{at} {was}");
        }
    }
    // A line without its hash, and one without its content.
    let hash = format!("\"hash\":\"{}\",", entries[3].hash);
    let bare = changed(&text, 4, |line| line.replacen(&hash, "", 1));
    assert!(matches!(file::read(&bare), Err(FileFault::Line { line: 5, .. })));
    let mut taken = entries.clone();
    taken[3].content = None;
    let named = Err(FileFault::Broken(Broken::Chain { position: 4, fault: ChainFault::Content }));
    assert_eq!(file::read(&file::write(&taken, head, None).unwrap()), named);
    let garbled = text.replacen("\"salt\":\"", "\"salt\":\"x", 1);
    assert!(matches!(file::read(&garbled), Err(FileFault::Line { line: 2, .. })));
}

#[test]
fn what_was_kept_whole_comes_back_whole() {
    let (entries, head) = ten();
    let found = whole(&lines(&entries), &heads(&entries, &[3, 7, 10]));
    assert_eq!((found.entries, found.head, found.cut), (entries, head, None));
    assert_eq!(whole(&[], &BTreeMap::new()).cut, None);
}

#[test]
fn a_torn_tail_is_cut_to_the_last_whole_save_and_said() {
    let (entries, _) = ten();
    let heads_all = heads(&entries, &[3, 7, 10]);
    let chain = |position, fault| Broken::Chain { position, fault };
    let check = |lines: &[String], heads: &BTreeMap<u64, Hash>, kept: usize, why: Option<Broken>| {
        let found = whole(lines, heads);
        assert_eq!(found.entries, entries[..kept]);
        assert_eq!(found.head.position, kept as u64);
        let cut = found.cut.unwrap();
        assert_eq!(cut.lost, lines.len() - kept);
        if let Some(why) = why {
            assert_eq!(cut.why, why);
        }
    };
    let good = lines(&entries);
    // The last save's head is missing; its last entries are; one in the middle is; one can't be read; one is forged.
    check(&good, &heads(&entries, &[3, 7]), 7, Some(chain(7, ChainFault::Head)));
    check(&good[..9], &heads_all, 7, Some(chain(7, ChainFault::Head)));
    check(&[&good[..4], &good[5..]].concat(), &heads_all, 3, Some(chain(5, ChainFault::Position)));
    check(&[&good[..5], &good[4..]].concat(), &heads_all, 3, Some(chain(5, ChainFault::Position)));
    let mut torn = good.clone();
    torn[8].truncate(40);
    check(&torn, &heads_all, 7, None);
    let mut forged = entries.clone();
    forged[7].content.as_mut().unwrap().payload.push(1);
    check(&lines(&forged), &heads_all, 7, Some(chain(8, ChainFault::Content)));
    // Every entry is gone and only heads are left; every head is gone.
    check(&[], &heads_all, 0, None);
    check(&good, &BTreeMap::new(), 0, None);
}

/// A desk of the practice page: somebody sits there, the journal is the browser's.
struct Practice {
    office: Office,
    log: VecLog,
    chance: Chance,
    at: i64,
    factor_at: Option<i64>,
}

impl Practice {
    fn as_officer<T>(&mut self, id: &str, act: impl FnOnce(&mut Office, Visit<'_>, &VecLog) -> T) -> T {
        let Practice { office, log, chance, at, factor_at } = self;
        *at += 1000;
        let mut chance = || chance.bytes();
        let (by, at, factor_at) = (training(id).unwrap(), *at, *factor_at);
        act(office, Visit { by, at, lang: Lang::En, factor_at, from: "", chance: &mut chance }, log)
    }

    fn erase(&mut self, id: &str, list: &str) -> Result<usize, &'static str> {
        let erased =
            self.as_officer(id, |office, visit, log| office.erase_listed(visit, (Purpose::DataQuality, log), list));
        erased.map_err(|no| match no {
            No::Refused(refusal) | No::Denied(refusal) => refusal.code,
            other => panic!("{other:?}"),
        })
    }
}

/// As on a server: somebody looks at the list and approves it, a second one erases, and nothing of the person is left in
/// what the browser keeps.
#[test]
fn two_trainees_erase_whose_four_years_are_over() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let journal = Arc::new(GlueJournal::new().unwrap());
    let office = Office::open(journal.clone(), Directory::Training, on).unwrap();
    let at = i64::from(on.to_epoch_days()) * 86_400_000;
    let mut practice = Practice { office, log: VecLog::default(), chance: Chance::seeded(3), at, factor_at: None };
    let told =
        |day: &str, step, data| Told { on: day.parse().unwrap(), by: training("aino.korhonen").unwrap(), step, data };
    let registered = |name: &str| {
        let facts = json!({ "family_name": name, "given_names": "Orvokki", "birth_date": "1990-01-01",
            "municipality": "297", "address": "Kätkökuja 13", "source": "client" });
        told("2020-03-02", "register_client", facts)
    };
    let ended = told("2022-05-31", "end_relationship", json!({ "on": "2022-05-31", "reason": "other" }));
    let gone = Telling { client: None, steps: vec![registered("Näkymättömäinen"), ended] };
    let stays = Telling { client: None, steps: vec![registered("Pysyvä")] };
    let mut chance = Chance::seeded(5);
    let ids = practice.office.tell(&mut || chance.bytes(), &[gone, stays]).unwrap();

    let look = |office: &mut Office, visit: Visit<'_>, log: &VecLog| {
        let seen = office.look(&visit, (Purpose::DataQuality, log), &Question::Erasure);
        let logged = seen.look.log(log).unwrap();
        match seen.release(logged).unwrap() {
            Answer::Erasure(page) => page.list,
            other => panic!("{other:?}"),
        }
    };
    let list = practice.as_officer("helena.vainio", look);
    // Who has no right erases nobody, and the log has it; nor does who has not shown just now who they are.
    assert_eq!(practice.erase("aino.korhonen", &list), Err("deny_by_default"));
    assert!(practice.log.since(0, 1).unwrap().iter().all(|look| !look.allowed && look.clients.is_empty()));
    assert_eq!(practice.erase("helena.vainio", &list), Err("fresh_factor"));
    // The form of the approval asks for a code, and names the list already.
    let form = practice.as_officer("helena.vainio", |office: &mut Office, visit: Visit<'_>, log: &VecLog| {
        let asked = Question::Deed { deed: "approve_erasure".into(), subject: None };
        let seen = office.look(&visit, (Purpose::DataQuality, log), &asked);
        let logged = seen.look.log(log).unwrap();
        match seen.release(logged).unwrap() {
            Answer::Deed(page) => page,
            other => panic!("{other:?}"),
        }
    });
    assert_eq!((form.refused.unwrap().code.as_str(), &form.values["list"]), ("fresh_factor", &json!(list)));
    practice.factor_at = Some(practice.at);
    assert_eq!(practice.erase("helena.vainio", "0123456789abcdef"), Err("list_changed"));
    assert_eq!(practice.erase("helena.vainio", &list), Err("second_person"), "one of two is many");
    let approve = json!({ "list": list });
    practice
        .as_officer("helena.vainio", |office, visit, log| {
            office.perform(visit, (Purpose::DataQuality, log), None, ("approve_erasure", &approve))
        })
        .unwrap();
    assert_eq!(practice.erase("helena.vainio", &list), Err("second_person"), "the same one twice");
    assert_eq!(practice.erase("outi.harju", &list), Ok(1));
    assert_eq!(practice.log.since(0, 1).unwrap()[0].clients, [ids[0]]);

    let (entries, head) = (journal.export().unwrap(), journal.head().unwrap());
    let kept = file::write(&entries, head, Some(on)).unwrap();
    assert!(!kept.contains("Näkymättömäinen") && kept.contains("Pysyvä") && kept.matches("Kätkökuja").count() == 1);
    let stored = whole(&lines(&entries), &BTreeMap::from([(head.position, head.hash)]));
    assert_eq!((stored.cut, stored.head), (None, head), "the browser finds it whole");
    let (entries, head, _) = file::read(&kept).unwrap();
    let again = Arc::new(GlueJournal::import(&entries, head).unwrap());
    assert_eq!(verify(&*again), Ok(head));
    let office = Office::open(again, Directory::Training, on).unwrap();
    assert!(office.register().row(ids[0]).is_none() && office.register().row(ids[1]).is_some());
}
