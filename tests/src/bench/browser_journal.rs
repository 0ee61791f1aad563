//! The browser's journal at the size of a practice municipality: 2 000 clients with 8 entries each.

use super::{Figure, best_of};
use crate::contract::{draft, person, sealed};
use kotodigi::entry::{Draft, Entry, Head};
use kotodigi::journal::{Broken, Journal, VecJournal};
use kotodigi_sandbox::journal::GlueJournal;
use std::hint::black_box;

const CLIENTS: u128 = 2_000;
const EACH: u128 = 8;

pub fn figures() -> Vec<Figure> {
    measure().unwrap_or_default()
}

fn measure() -> Result<Vec<Figure>, Broken> {
    let payload = [b'x'; 300];
    let drafts: Vec<Draft> = (0..CLIENTS * EACH).map(|n| draft(person(n % CLIENTS), &payload)).collect();
    let (entries, nothing, head) = sealed(&VecJournal::default(), drafts)?;
    let yardstick = VecJournal::default();
    yardstick.append(&entries, nothing, head)?;
    let journal = GlueJournal::import(&entries, head)?;

    let mut figures = Vec::new();
    let mut promise = |name, unit: &str, scale: f64, taken: f64, promised: f64| {
        figures.push(Figure {
            name,
            measured: format!("{:.3} {unit}", taken * scale),
            reference: format!("the promise of {:.0} {unit}", promised * scale),
            ratio: taken / promised,
            at_most: 1.0,
        });
    };
    // In wasm all this takes about twice as long: the promises to the page are halved.
    let client = best_of(20, || {
        black_box(journal.of_client(person(77)).ok());
    });
    promise("a client's 8 entries of 16 000", "ms", 1e3, client, 0.010);
    let append = one_more(&journal)?;
    promise("one entry appended behind 16 000", "ms", 1e3, append, 0.005);
    let last = journal.head()?.position - 1;
    let tail = best_of(20, || {
        black_box(journal.tail(last).ok());
    });
    promise("what is to be written behind after one entry", "ms", 1e3, tail, 0.005);
    let load = best_of(3, || {
        black_box(GlueJournal::import(&entries, head).ok());
    });
    promise("16 000 entries put into the tables", "ms", 1e3, load, 0.5);
    let glue = walk(&journal);
    promise("16 000 entries replayed", "ms", 1e3, glue, 0.5);
    let clients = best_of(3, || {
        journal.each_client(&mut |_, entries| black_box(Ok(entries).map(|_| ()))).ok();
    });
    promise("2 000 clients walked", "ms", 1e3, clients, 0.5);
    let memory = walk(&yardstick);
    figures.push(Figure {
        name: "16 000 entries replayed, of GlueSQL",
        measured: format!("{:.1} ms", glue * 1e3),
        reference: format!("a vector in memory, {:.1} ms", memory * 1e3),
        ratio: glue / memory,
        at_most: 100.0,
    });
    Ok(figures)
}

fn walk(journal: &dyn Journal) -> f64 {
    best_of(3, || {
        journal.replay(0, &mut |entry| black_box(Ok(entry).map(|_| ()))).ok();
    })
}

/// Appends twenty entries one by one; the time of the quickest.
fn one_more(journal: &GlueJournal) -> Result<f64, Broken> {
    let mut best = f64::INFINITY;
    for n in 0..20u8 {
        let (entries, expected, head): (Vec<Entry>, Head, Head) = sealed(journal, vec![draft(person(3), &[n])])?;
        best = best.min(best_of(1, || {
            black_box(journal.append(&entries, expected, head).ok());
        }));
    }
    Ok(best)
}
