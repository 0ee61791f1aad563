//! How a change ended that was begun, when the machine stopped before it said so: the journal knows.

use super::{Change, Place};
use crate::directory::journal_in;
use crate::http::problem::Problem;
use crate::http::{clients, register};
use crate::once::LeftOpen;
use crate::sqlite::SqliteJournal;
use axum::response::Response;
use kotodigi::entry::{ClientId, Entry, Hash};
use kotodigi::journal::{Broken, Journal as _};
use kotodigi::views::Receipt;
use std::path::Path;
use uuid::Uuid;

pub(super) enum Settled {
    /// It was, and this was or would have been the answer.
    Made(Response),
    NotMade,
    Unknown,
}

impl Change {
    pub(super) async fn settled(&self, left: LeftOpen) -> Result<Settled, Problem> {
        let LeftOpen { marks, position, named } = left;
        let by = self.by.clone();
        let found = self.at_keys(move |desk| Found::after(position, &desk.house.place().0, &by, &marks)).await?;
        Ok(match (found.change, self.place) {
            (Some(change), Place::Register) => match self.subject.or(named.map(Uuid::from_bytes)) {
                Some(client) => Settled::Made(register::receipt(Receipt { client, version: change.last })),
                None => Settled::Unknown,
            },
            (Some(change), _) => {
                let receipt = Receipt { client: change.client, version: change.last };
                Settled::Made(clients::receipt(receipt, change.first == 1))
            }
            (None, Place::Elsewhere) if found.wrote => Settled::Unknown,
            (None, _) => Settled::NotMade,
        })
    }
}

/// The change, and whether the officer has written anything at all.
struct Found {
    change: Option<Entries>,
    wrote: bool,
}

/// The entries of one change: one client's, one behind the other, of the same moment.
struct Entries {
    client: ClientId,
    first: u32,
    last: u32,
    at: i64,
    whole: bool,
}

impl Found {
    fn after(position: u64, folder: &Path, by: &str, marks: &[Hash]) -> Result<Found, Broken> {
        let mut found = Found { change: None, wrote: false };
        let journal = SqliteJournal::snapshot(&journal_in(folder))?;
        journal.replay(position, &mut |entry| {
            found.take(&entry, by, marks);
            Ok(())
        })?;
        Ok(found)
    }

    fn take(&mut self, entry: &Entry, by: &str, marks: &[Hash]) {
        let header = &entry.header;
        self.wrote |= header.by == by;
        match &mut self.change {
            None if marked(entry, marks) => {
                let (client, number) = (header.client, header.number);
                self.change = Some(Entries { client, first: number, last: number, at: header.at, whole: false });
            }
            Some(change) if !change.whole => {
                let goes_on = header.client == change.client && header.at == change.at && header.by == by;
                if goes_on {
                    change.last = header.number;
                }
                change.whole = !goes_on;
            }
            _ => {}
        }
    }
}

fn marked(entry: &Entry, marks: &[Hash]) -> bool {
    let salt = entry.content.as_ref().map(|content| Hash::of(&[&content.salt]));
    salt.is_some_and(|salt| marks.contains(&salt)) || marks.contains(&Hash::of(&[entry.header.client.as_bytes()]))
}
