//! Whose four years are over, who is held, who approved: by client number only. A municipality sees its own.

use super::deed_lines;
use crate::access::{Purpose, Resource};
use crate::erasure;
use crate::journal::Broken;
use crate::law::Law;
use crate::office::{Office, Visit};
use crate::officer::Role;
use crate::register::shown_number;
use crate::views::{DueLine, ErasurePage};

pub(super) fn page(office: &Office, visit: &Visit<'_>, purpose: Purpose) -> Result<ErasurePage, Broken> {
    let list = erasure::list(office, office.on(), &Law::IN_FORCE)?;
    let everybodys = visit.by.rights.iter().any(|right| right.role == Role::KehaRegistrar);
    let theirs = |client| {
        let row = office.register().row(client);
        everybodys || row.is_some_and(|row| visit.by.rights.iter().any(|right| right.reaches(&row.municipality)))
    };
    let due = list
        .due
        .iter()
        .filter(|due| theirs(due.client))
        .map(|due| DueLine {
            client_number: shown_number(due.client_number),
            ended_on: due.ended_on,
            erase_on: due.erase_on,
            held_until: due.hold.as_ref().map(|hold| hold.until),
        })
        .collect();
    let id = list.id();
    let names = office.rights();
    Ok(ErasurePage {
        on: list.on,
        wants_two: list.wants_two(),
        to_erase: list.to_erase().count(),
        approved_by: names.approvals(&id).map(|(by, at)| (names.name(by).to_owned(), at)).collect(),
        // The id is of the whole list: whoever sees a part can approve nothing.
        list: if everybodys { id } else { String::new() },
        due,
        deeds: deed_lines(office, visit, purpose, None, |deed| deed.asks.0 == Resource::Erasure),
    })
}
