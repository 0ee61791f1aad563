//! Every journal passes the contract; a new one is one line more in each test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::entry::{ClientId, Draft, Entry, Head};
use kotodigi::journal::{Broken, Each, EachClient, Journal, VecJournal};
use kotodigi::steps::Directory;
use kotodigi_sandbox::journal::{Fault, GlueJournal};
use kotodigi_server::sqlite::SqliteJournal;
use kotodigi_tests::contract::{contract, contract_erasure_fault, contract_fault, draft, person, sealed, seen, write};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// SQLite in a folder of its own.
#[derive(Debug)]
struct OnDisk {
    journal: SqliteJournal,
    _folder: tempfile::TempDir,
}

impl OnDisk {
    fn new() -> OnDisk {
        let folder = tempfile::tempdir().unwrap();
        let journal = SqliteJournal::open(&folder.path().join("journal.sqlite"), Directory::Training).unwrap();
        OnDisk { journal, _folder: folder }
    }
}

impl Journal for OnDisk {
    fn head(&self) -> Result<Head, Broken> {
        self.journal.head()
    }
    fn erase(&self, gone: &BTreeSet<u64>, entries: &[Entry], expected: Head, head: Head) -> Result<(), Broken> {
        self.journal.erase(gone, entries, expected, head)
    }
    fn replay(&self, after: u64, each: &mut Each<'_>) -> Result<(), Broken> {
        self.journal.replay(after, each)
    }
    fn of_client(&self, client: ClientId) -> Result<Vec<Entry>, Broken> {
        self.journal.of_client(client)
    }
    fn each_client(&self, each: &mut EachClient<'_>) -> Result<(), Broken> {
        self.journal.each_client(each)
    }
}

#[test]
fn every_journal_keeps_the_contract() {
    contract(|| Box::new(VecJournal::default()));
    contract(|| Box::new(GlueJournal::new().unwrap()));
    contract(|| Box::new(OnDisk::new()));
}

#[test]
fn a_write_that_fails_in_the_middle_leaves_nothing_half_done() {
    contract_fault(|n| Box::new(GlueJournal::failing(Fault { after: n - 1, lasting: 1 }).unwrap()));
    contract_fault(|n| {
        let journal = OnDisk::new();
        journal.journal.fail_write(n);
        Box::new(journal)
    });
}

#[test]
fn an_erasure_that_fails_in_the_middle_erases_nothing() {
    contract_erasure_fault(|n| {
        let journal = GlueJournal::failing(Fault { after: n - 1, lasting: 1 }).unwrap();
        Box::new(journal)
    });
    contract_erasure_fault(|n| {
        let journal = OnDisk::new();
        journal.journal.fail_write(n);
        Box::new(journal)
    });
}

/// The clearing away fails as well, some times over.
#[test]
fn a_browser_journal_clears_up_before_it_writes_again() {
    for after in 0..8 {
        let journal = GlueJournal::failing(Fault { after, lasting: 4 }).unwrap();
        let mut failed = 0;
        for batch in 0..12u8 {
            let before = seen(&journal).unwrap();
            if write(&journal, (0..4 - batch % 3).map(|n| draft(person(n.into()), &[batch, n])).collect()).is_err() {
                assert_eq!(seen(&journal).unwrap(), before);
                failed += 1;
            }
        }
        assert!(failed > 0);
        assert!(seen(&journal).unwrap().head.position > 15);
    }
}

#[test]
fn a_browser_journal_refuses_entries_that_would_overwrite_others() {
    let journal = GlueJournal::new().unwrap();
    let entries = write(&journal, vec![draft(person(1), b"a"), draft(person(1), b"b")]).unwrap();
    let (before, head) = (seen(&journal).unwrap(), journal.head().unwrap());
    for wrong in [&entries[..1], &entries[..]] {
        assert!(matches!(journal.append(wrong, head, head), Err(Broken::Store(_))));
    }
    // A head that stands elsewhere than the entries end.
    let (next, expected, after) = sealed(&journal, vec![draft(person(2), b"c")]).unwrap();
    let far = Head { position: after.position + 1, ..after };
    assert!(matches!(journal.append(&next, expected, far), Err(Broken::Store(_))));
    assert_eq!(seen(&journal).unwrap(), before);
}

#[test]
fn a_browser_journal_goes_out_and_in_again() {
    let journal = GlueJournal::new().unwrap();
    let entries = write(&journal, (0..200).map(|n: u8| draft(person((n % 9).into()), &[n])).collect()).unwrap();
    let (tail, head) = journal.tail(190).unwrap();
    assert_eq!((tail.as_slice(), head), (&entries[190..], journal.head().unwrap()));
    let again = GlueJournal::import(&journal.export().unwrap(), head).unwrap();
    assert_eq!(seen(&again).unwrap(), seen(&journal).unwrap());
}

fn batches() -> impl Strategy<Value = Vec<Vec<(u8, Vec<u8>)>>> {
    let payload = prop_oneof![any::<Vec<u8>>(), any::<String>().prop_map(String::into_bytes)];
    prop::collection::vec(prop::collection::vec((0..5u8, payload), 0..6), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is appended and whichever write fails, the browser's journal reads as the yardstick does.
    #[test]
    fn a_browser_journal_reads_as_one_in_memory(batches in batches(), after in 0..40usize, lasting in 0..3usize) {
        let yardstick = VecJournal::default();
        let journal = GlueJournal::failing(Fault { after, lasting }).unwrap();
        for batch in batches {
            let drafts = || -> Vec<Draft> { batch.iter().map(|(n, payload)| draft(person((*n).into()), payload)).collect() };
            if write(&journal, drafts()).is_ok() {
                write(&yardstick, drafts()).unwrap();
            }
            prop_assert_eq!(seen(&journal), seen(&yardstick));
        }
    }
}
