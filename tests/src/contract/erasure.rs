//! What every journal keeps to when content is erased.

use super::{FAULTS, draft, person, sealed, seen, write};
use kotodigi::entry::{ClientId, Draft, Entry, REGISTER};
use kotodigi::event::{ContentErased, Event, RegisterContentErased};
use kotodigi::journal::{Broken, ChainFault, Journal, verify};
use std::collections::BTreeSet;

pub(super) fn contract(make: &impl Fn() -> Box<dyn Journal>) {
    assert_eq!(what_is_erased_is_gone_and_the_chain_holds(&*make()), Ok(()));
    assert_eq!(an_erasure_is_refused_whole(&*make()), Ok(()));
    assert_eq!(content_is_missing_only_where_an_entry_says_so(make), Ok(()));
}

/// As `contract_fault`, for the write that erases.
pub fn contract_erasure_fault(make_failing: impl Fn(usize) -> Box<dyn Journal>) {
    let mut failed = 0;
    for n in 1..=FAULTS {
        match a_failed_erasure_leaves_all(&*make_failing(n)) {
            Ok(one) => failed += usize::from(one),
            Err(fault) => assert_eq!(Err(fault), Ok(()), "write {n} failed"),
        }
    }
    assert!(failed > 0, "no erasure was made to fail");
}

/// The draft that says an event.
pub fn saying(client: ClientId, event: impl Into<Event>) -> Draft {
    let event = event.into();
    let (kind, version) = event.kind();
    Draft { kind, version, ..draft(client, &event.payload().unwrap_or_default()) }
}

/// The draft that says that a client's entries are erased.
pub fn erased(client: ClientId, upto: u32) -> Draft {
    saying(client, ContentErased { upto, ground: "section_77".into(), list: "l".into(), numbers_given: 7 })
}

fn erased_of_the_register(numbers: Vec<u32>) -> Draft {
    saying(REGISTER, RegisterContentErased { numbers, list: "l".into() })
}

/// Erases at positions and appends what says so.
fn erase(journal: &dyn Journal, gone: &[u64], drafts: Vec<Draft>) -> Result<Vec<Entry>, Broken> {
    let (entries, expected, head) = sealed(journal, drafts)?;
    journal.erase(&gone.iter().copied().collect(), &entries, expected, head)?;
    Ok(entries)
}

/// Entries 1, 3 and 5 are person 1's, 2 and 4 the register's, 6 person 2's.
fn six() -> Vec<Draft> {
    let (one, two) = (person(1), person(2));
    let whose = [one, REGISTER, one, REGISTER, one, two];
    whose.iter().enumerate().map(|(i, whose)| draft(*whose, format!("secret {i}").as_bytes())).collect()
}

fn what_is_erased_is_gone_and_the_chain_holds(journal: &dyn Journal) -> Result<(), Broken> {
    let mut all = write(journal, six())?;
    let drafts = vec![erased(person(1), 3), erased_of_the_register(vec![2])];
    all.extend(erase(journal, &[1, 3, 4, 5], drafts)?);
    for position in [1, 3, 4, 5] {
        all[position - 1].content = None;
    }
    assert_eq!(seen(journal)?.entries, all);
    // The register goes on, and the journal with it.
    all.extend(write(journal, vec![draft(person(2), b"on"), draft(REGISTER, b"on")])?);
    assert_eq!(seen(journal)?.entries, all);
    Ok(())
}

fn an_erasure_is_refused_whole(journal: &dyn Journal) -> Result<(), Broken> {
    let (stale, nothing, head) = sealed(journal, vec![draft(person(2), b"stale")])?;
    write(journal, six())?;
    let before = seen(journal)?;
    assert_eq!(journal.erase(&BTreeSet::from([1]), &stale, nothing, head), Err(Broken::Moved(0)));
    for nowhere in [0, 7, 99] {
        assert!(
            matches!(erase(journal, &[1, nowhere], vec![erased(person(1), 3)]), Err(Broken::Store(_))),
            "{nowhere}"
        );
    }
    assert_eq!(seen(journal)?, before);
    Ok(())
}

fn content_is_missing_only_where_an_entry_says_so(make: &impl Fn() -> Box<dyn Journal>) -> Result<(), Broken> {
    let (one, two) = (person(1), person(2));
    type Case = (&'static [u64], Vec<Draft>, Option<u64>);
    let cases: [Case; 13] = [
        (&[1, 3, 5], vec![erased(one, 3)], None),
        (&[1, 3], vec![erased(one, 2)], None),
        (&[4], vec![erased_of_the_register(vec![2])], None),
        // More is missing than was said.
        (&[1, 3, 5], vec![erased(one, 2)], Some(5)),
        (&[2, 4], vec![erased_of_the_register(vec![2])], Some(2)),
        (&[1], vec![], Some(1)),
        // Less.
        (&[1, 5], vec![erased(one, 3)], Some(3)),
        (&[], vec![erased(one, 3)], Some(1)),
        (&[2], vec![erased_of_the_register(vec![1, 2])], Some(4)),
        // Said in another's chain, or of what comes after.
        (&[1, 3, 5], vec![erased(two, 1)], Some(6)),
        (&[1, 3, 5], vec![erased(REGISTER, 3)], Some(7)),
        (&[6], vec![saying(two, RegisterContentErased { numbers: vec![1], list: "l".into() })], Some(7)),
        (&[1, 3, 5], vec![erased(one, 4)], Some(7)),
    ];
    for (gone, drafts, fault) in cases {
        let journal = make();
        write(&*journal, six())?;
        erase(&*journal, gone, drafts.clone())?;
        let named = fault.map(|position| Broken::Chain { position, fault: ChainFault::Content });
        assert_eq!(verify(&*journal).err(), named, "{gone:?} {drafts:?}");
    }
    Ok(())
}

/// Says whether it failed.
fn a_failed_erasure_leaves_all(journal: &dyn Journal) -> Result<bool, Broken> {
    let drafts = || vec![draft(person(1), b"a"), draft(person(1), b"b"), draft(person(2), b"c")];
    if write(journal, drafts()).is_err() {
        return Ok(false);
    }
    let before = seen(journal)?;
    let erasing = || erase(journal, &[1, 2], vec![erased(person(1), 2)]);
    let failed = match erasing() {
        Ok(_) => false,
        Err(fault) => {
            assert!(matches!(fault, Broken::Store(_)), "a failed erasure must say so: {fault:?}");
            assert_eq!(seen(journal)?, before, "a failed erasure took something");
            erasing()?;
            true
        }
    };
    assert!(seen(journal)?.entries[..2].iter().all(|entry| entry.content.is_none()));
    Ok(failed)
}
