//! A report that is missing: the machine stopped between closing a run and signing. It is made when it is asked for,
//! from what was put down before the run was closed and from the entry that closed it, and says that it is late.

use super::{Counts, FORMAT, Late, Migration, Person, store};
use crate::clock;
use crate::directory::journal_in;
use crate::house::House;
use crate::sqlite::SqliteJournal;
use kotodigi::entry::{Entry, REGISTER};
use kotodigi::event::{Event, ImportLoaded};
use kotodigi::journal::{Broken, Journal as _};
use kotodigi::law::facts::Employer;
use kotodigi::office::Office;
use kotodigi::officer::Organisation;
use kotodigi::words::Lang;
use uuid::Uuid;

/// The sealed report of a run that is in; none for one that is not.
pub fn sealed(house: &House, run: Uuid) -> Result<Option<String>, Broken> {
    let folder = house.place().0;
    let broken = |why: std::io::Error| Broken::Store(why.to_string());
    if let Some(sealed) = store::kept(&folder, run).map_err(broken)? {
        return Ok(Some(sealed));
    }
    let Some((entry, closing)) = closed(house, run)? else { return Ok(None) };
    let draft = store::drafted(&folder, run).map_err(broken)?;
    let report = house.with(|office| late(office, house, (&entry, &closing), draft))?;
    super::sign(&folder, &report).map_err(broken)?;
    store::kept(&folder, run).map_err(broken)
}

/// The entry that closed the run, unless it was taken back.
fn closed(house: &House, run: Uuid) -> Result<Option<(Entry, ImportLoaded)>, Broken> {
    if house.with(|office| office.run(run).is_none())? {
        return Ok(None);
    }
    let journal = SqliteJournal::snapshot(&journal_in(&house.place().0))?;
    for entry in journal.of_client(REGISTER)?.into_iter().rev() {
        if let Some(Event::ImportLoaded(closing)) = Event::read(&entry)?
            && closing.run == run
        {
            return Ok(Some((entry, closing)));
        }
    }
    Ok(None)
}

fn late(
    office: &Office,
    house: &House,
    (entry, closing): (&Entry, &ImportLoaded),
    draft: Option<Migration>,
) -> Migration {
    let (at, header) = (clock::now(), &entry.header);
    let person = |id: &str| match office.officer(id) {
        Some(officer) => Person::of(&officer),
        // Whoever has left is known by what the journal has of them.
        None => Person {
            id: id.to_owned(),
            name: office.rights().name(id).to_owned(),
            organisation: named(&closing.organisation),
        },
    };
    let second = (!closing.second.is_empty()).then(|| person(&closing.second));
    let left = closing.rows.saturating_sub(closing.clients + closing.updated + closing.unchanged);
    let counts = Counts {
        rows: closing.came,
        created: closing.clients,
        updated: closing.updated,
        unchanged: closing.unchanged,
        rejected: closing.came.saturating_sub(closing.rows),
        elsewhere: 0,
        twice: 0,
        conflicts: draft.as_ref().map_or(0, |draft| draft.counts.conflicts),
    };
    match draft {
        Some(draft) => {
            let twice = draft.counts.twice.min(left);
            let counts = Counts { twice, elsewhere: left - twice, ..counts };
            let signed_later = Some(Late { at, lost: None });
            Migration { loaded_at: header.at, counts, second, journal: office.head(), signed_later, ..draft }
        }
        None => Migration {
            format: FORMAT,
            directory: house.kind(),
            run: closing.run,
            system: closing.system.clone(),
            file: String::new(),
            file_hash: String::new(),
            load_hash: closing.file_hash.clone(),
            on: clock::day_in_finland(header.at),
            loaded_at: header.at,
            loaded_by: person(&header.by),
            second,
            counts,
            columns: Vec::new(),
            mended: 0,
            findings: Vec::new(),
            stays: Vec::new(),
            journal: office.head(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            signed_later: Some(Late { at, lost: Some(left) }),
        },
    }
}

/// `municipality:297` as people say it.
fn named(organisation: &str) -> String {
    let (kind, code) = organisation.split_once(':').unwrap_or((organisation, ""));
    let kind = serde_json::from_value(kind.into()).unwrap_or(Employer::Other);
    Organisation { kind, code: code.to_owned() }.name(Lang::Fi)
}
