//! What every journal keeps to, whichever engine it stands on.
//!
//! `contract` takes a maker of empty journals, `contract_fault` a maker of empty journals whose n-th write to the
//! store (counted from 1) fails once. Both panic with what was broken.

mod erasure;

use kotodigi::entry::{ClientHead, ClientId, Content, Draft, Entry, Hash, Head, Header, REGISTER};
use kotodigi::journal::{Broken, ChainFault, Journal, client_head, verify};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

pub use erasure::{contract_erasure_fault, erased, saying};

/// So many writes are made to fail, each in a journal of its own.
const FAULTS: usize = 16;

pub fn contract(make: impl Fn() -> Box<dyn Journal>) {
    assert_eq!(an_empty_journal(&*make()), Ok(()));
    assert_eq!(what_is_written_is_read(&*make()), Ok(()));
    assert_eq!(an_old_head_moves_nothing(&*make()), Ok(()));
    assert_eq!(an_error_ends_the_walk(&*make()), Ok(()));
    assert_eq!(a_walk_may_ask_the_journal(&*make()), Ok(()));
    assert_eq!(content_taken_away_is_named(&*make()), Ok(()));
    assert_eq!(tampering_is_named(&make), Ok(()));
    erasure::contract(&make);
}

pub fn contract_fault(make_failing: impl Fn(usize) -> Box<dyn Journal>) {
    let mut failed = 0;
    for n in 1..=FAULTS {
        match a_failed_write_leaves_nothing(&*make_failing(n)) {
            Ok(one) => failed += usize::from(one),
            Err(fault) => assert_eq!(Err(fault), Ok(()), "write {n} failed"),
        }
    }
    assert!(failed > 0, "no write was made to fail");
}

/// A client of the tests.
pub fn person(n: u128) -> ClientId {
    Uuid::from_u128(0xc0de_0000 + n)
}

/// A draft with a payload of its own.
pub fn draft(client: ClientId, payload: &[u8]) -> Draft {
    let salt = Hash::of(&[payload, client.as_bytes()]).0;
    let salt = std::array::from_fn(|i| salt[i]);
    let content = Content { salt, payload: payload.to_vec() };
    Draft { client, at: 1_795_000_000_000, by: "aino.työntekijä".into(), kind: "client_noted", version: 3, content }
}

/// Seals drafts behind the journal's last entry: the entries, the head expected and the head after them.
pub fn sealed(journal: &dyn Journal, drafts: Vec<Draft>) -> Result<(Vec<Entry>, Head, Head), Broken> {
    let expected = journal.head()?;
    let mut head = expected;
    let mut clients: HashMap<ClientId, ClientHead> = HashMap::new();
    let mut entries = Vec::new();
    for draft in drafts {
        let client = draft.client;
        let last = match clients.get(&client) {
            Some(last) => *last,
            None => client_head(&journal.of_client(client)?),
        };
        let entry = draft.seal(head, last);
        head = head.next(&entry.header);
        clients.insert(client, ClientHead { number: entry.header.number, hash: entry.hash });
        entries.push(entry);
    }
    Ok((entries, expected, head))
}

/// Seals and appends.
pub fn write(journal: &dyn Journal, drafts: Vec<Draft>) -> Result<Vec<Entry>, Broken> {
    let (entries, expected, head) = sealed(journal, drafts)?;
    journal.append(&entries, expected, head)?;
    Ok(entries)
}

/// All a journal can be asked, in one value to compare.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    pub head: Head,
    pub entries: Vec<Entry>,
    pub clients: BTreeMap<ClientId, Vec<Entry>>,
}

/// Asks the journal all it can be asked, and that its answers agree with each other.
pub fn seen(journal: &dyn Journal) -> Result<Seen, Broken> {
    let head = verify(journal)?;
    let entries = replayed(journal, 0)?;
    let mut clients = BTreeMap::new();
    journal.each_client(&mut |client, entries| {
        assert!(clients.insert(client, entries).is_none(), "each_client gave {client} twice");
        Ok(())
    })?;
    for (client, entries) in &clients {
        assert_eq!(&journal.of_client(*client)?, entries, "of_client and each_client differ");
    }
    assert_eq!(clients.values().map(Vec::len).sum::<usize>(), entries.len(), "each_client and replay differ");
    for after in [1, entries.len() / 2, entries.len()] {
        assert_eq!(replayed(journal, after as u64)?, entries.get(after..).unwrap_or_default(), "replay after {after}");
    }
    Ok(Seen { head, entries, clients })
}

fn replayed(journal: &dyn Journal, after: u64) -> Result<Vec<Entry>, Broken> {
    let mut entries = Vec::new();
    journal.replay(after, &mut |entry| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}

fn an_empty_journal(journal: &dyn Journal) -> Result<(), Broken> {
    let empty = Seen { head: Head::default(), entries: vec![], clients: BTreeMap::new() };
    assert_eq!(journal.of_client(person(1))?, vec![]);
    assert_eq!(seen(journal)?, empty);
    journal.append(&[], Head::default(), Head::default())?;
    assert_eq!(seen(journal)?, empty);
    Ok(())
}

fn what_is_written_is_read(journal: &dyn Journal) -> Result<(), Broken> {
    // Several clients and several entries of one client in one append, the register's own, bytes of every kind.
    let every_byte: Vec<u8> = (0..=255).collect();
    let hostile = "it's\n\"ñ\"; DROP TABLE -- \0 %".as_bytes();
    let batches = [
        vec![draft(person(1), b"{\"name\":\"Oili\"}")],
        vec![draft(person(2), b""), draft(person(1), hostile), draft(person(2), &every_byte)],
        vec![draft(REGISTER, b"run"), draft(person(3), &[b'x'; 100_000])],
        // A tail longer than any engine's way for a few rows.
        (0..300u32).map(|n| draft(person((n % 7).into()), &n.to_be_bytes())).collect(),
    ];
    let mut all = Vec::new();
    for batch in batches {
        all.extend(write(journal, batch)?);
        assert_eq!(seen(journal)?.entries, all);
    }
    assert_eq!(journal.of_client(REGISTER)?, all[4..5]);
    assert_eq!(journal.of_client(person(9))?, vec![]);
    assert_eq!(replayed(journal, 999)?, vec![]);
    Ok(())
}

fn an_old_head_moves_nothing(journal: &dyn Journal) -> Result<(), Broken> {
    let (stale, nothing, head) = sealed(journal, vec![draft(person(1), b"a"), draft(person(2), b"b")])?;
    write(journal, vec![draft(person(1), b"first")])?;
    let before = seen(journal)?;
    assert_eq!(journal.append(&stale, nothing, head), Err(Broken::Moved(0)));
    // The position alone is not the head.
    let other = Head { position: 1, hash: Hash([9; 32]) };
    let forged = draft(person(1), b"c").seal(other, ClientHead { number: 1, hash: Hash::default() });
    let head = other.next(&forged.header);
    assert_eq!(journal.append(&[forged], other, head), Err(Broken::Moved(1)));
    assert_eq!(seen(journal)?, before);
    write(journal, vec![draft(person(2), b"second")])?;
    assert_eq!(seen(journal)?.head.position, 2);
    Ok(())
}

fn an_error_ends_the_walk(journal: &dyn Journal) -> Result<(), Broken> {
    write(journal, (1..4).map(|n| draft(person(n), b"x")).collect())?;
    let stop = || Err(Broken::Store("stop".into()));
    let mut walked = 0;
    let walk = journal.replay(0, &mut |_| {
        walked += 1;
        if walked == 2 { stop() } else { Ok(()) }
    });
    assert_eq!((walk, walked), (stop(), 2));
    let mut walked = 0;
    let walk = journal.each_client(&mut |_, _| {
        walked += 1;
        stop()
    });
    assert_eq!((walk, walked), (stop(), 1));
    Ok(())
}

/// Who walks may ask the journal on the way: a lock held meanwhile would hang here.
fn a_walk_may_ask_the_journal(journal: &dyn Journal) -> Result<(), Broken> {
    write(journal, (1..4).map(|n| draft(person(n), b"x")).collect())?;
    let mut walked = Vec::new();
    journal.replay(0, &mut |entry| {
        walked.push(entry.header.position);
        journal.of_client(entry.header.client).map(|_| ())
    })?;
    journal.each_client(&mut |_, entries| journal.head().map(|_| walked.push(entries[0].header.position)))?;
    walked.sort_unstable();
    assert_eq!(walked, vec![1, 1, 2, 2, 3, 3]);
    Ok(())
}

fn content_taken_away_is_named(journal: &dyn Journal) -> Result<(), Broken> {
    let (mut entries, expected, head) = sealed(journal, (1..4).map(|n| draft(person(n), b"x")).collect())?;
    entries[1].content = None;
    journal.append(&entries, expected, head)?;
    assert_eq!(replayed(journal, 0)?, entries);
    assert_eq!(verify(journal), Err(Broken::Chain { position: 2, fault: ChainFault::Content }));
    Ok(())
}

type Tamper = fn(&mut Entry);

/// What somebody changes in one entry, and what it is named.
const TAMPERED: [(Tamper, ChainFault); 14] = [
    (|entry| entry.header.client = person(7), ChainFault::Number),
    (|entry| entry.header.number += 1, ChainFault::Number),
    (|entry| entry.header.at += 1, ChainFault::Header),
    (|entry| entry.header.by.push('x'), ChainFault::Header),
    (|entry| entry.header.kind.push('x'), ChainFault::Header),
    (|entry| entry.header.version += 1, ChainFault::Header),
    (|entry| entry.header.previous = Hash([1; 32]), ChainFault::Header),
    (|entry| entry.header.content = Hash([1; 32]), ChainFault::Header),
    (|entry| entry.hash = Hash([1; 32]), ChainFault::Header),
    (|entry| entry.content = None, ChainFault::Content),
    (|entry| entry.content = Some(Content { salt: [1; 16], payload: vec![3] }), ChainFault::Content),
    (|entry| entry.content.iter_mut().for_each(|content| content.payload.push(0)), ChainFault::Content),
    // Who also writes the hash anew.
    (|entry| rehashed(entry, |header| header.previous = Hash([1; 32])), ChainFault::Previous),
    (|entry| rehashed(entry, |header| header.content = Hash([1; 32])), ChainFault::Content),
];

fn rehashed(entry: &mut Entry, change: fn(&mut Header)) {
    change(&mut entry.header);
    entry.hash = entry.header.hash();
}

/// What can't be in a journal an engine may refuse; what it takes, `verify` names.
fn tampering_is_named(make: &impl Fn() -> Box<dyn Journal>) -> Result<(), Broken> {
    let refused_or =
        |journal: &dyn Journal, entries: &[Entry], head, named| match journal.append(entries, Head::default(), head) {
            Ok(()) => assert_eq!(verify(journal), Err(named)),
            Err(_) => assert_eq!(journal.head(), Ok(Head::default())),
        };
    for (tamper, fault) in TAMPERED {
        let journal = make();
        let drafts = (0..6).map(|n: u8| draft(person(u128::from(n % 2)), &[n])).collect();
        let (mut entries, expected, _) = sealed(&*journal, drafts)?;
        tamper(&mut entries[3]);
        // Even a head forged to go with it hides nothing.
        let head = entries.iter().fold(expected, |head, entry| head.next(&entry.header));
        refused_or(&*journal, &entries, head, Broken::Chain { position: 4, fault });
    }
    let journal = make();
    let (entries, _, head) = sealed(&*journal, vec![draft(person(1), b"x")])?;
    let forged = Head { hash: Hash([1; 32]), ..head };
    refused_or(&*journal, &entries, forged, Broken::Chain { position: 1, fault: ChainFault::Head });
    Ok(())
}

/// Writes four times, each again when it failed. Says whether one failed.
fn a_failed_write_leaves_nothing(journal: &dyn Journal) -> Result<bool, Broken> {
    let mut failed = false;
    for batch in 1..=4u8 {
        let drafts = |n: u8| (0..n).map(|n| draft(person(u128::from(n % 3)), &[batch, n])).collect::<Vec<_>>();
        let before = seen(journal)?;
        if let Err(fault) = write(journal, drafts(4)) {
            assert!(matches!(fault, Broken::Store(_)), "a failed write must say so: {fault:?}");
            assert_eq!(seen(journal)?, before, "a failed write left something behind");
            // Fewer entries than the failed append left behind, if it left any.
            write(journal, drafts(2))?;
            failed = true;
        }
    }
    assert!(seen(journal)?.head.position >= 14);
    Ok(failed)
}
