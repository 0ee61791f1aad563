//! Rows that somebody decided to be a client's: the client has to be there for whoever loads.

use super::super::rows::IntakeRow;
use super::compare::theirs;
use crate::office::Office;
use crate::officer::Officer;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::register::shown_number;
use crate::words::text;

/// Whether a row was decided to be a client's who is not there for the officer: not there at all, or not theirs to see.
pub(super) fn is_missing(office: &Office, by: &Officer, row: &IntakeRow) -> bool {
    row.client
        .is_some_and(|number| office.register().with_number(number).is_none_or(|known| !theirs(office, by, known)))
}

/// A decision that means nobody is corrected, not passed over.
pub(super) fn is_there(office: &Office, by: &Officer, row: &IntakeRow) -> Result<(), No> {
    if !is_missing(office, by, row) {
        return Ok(());
    }
    let shown = row.client.map(shown_number).unwrap_or_default();
    let why = phrase!(
        text(
            "Rivi {0}: asiakkaissasi ei ole asiakasta {1}.",
            "Rad {0}: bland dina kunder finns inte kunden {1}.",
            "Row {0}: the client {1} is not among your clients.",
        ),
        row.row,
        shown
    );
    let next = text(
        "Mitään ei tuotu. Korjaa asiakkaan numero tai poista päätös rivistä.",
        "Inget togs in. Rätta kundens nummer eller ta bort beslutet om raden.",
        "Nothing was loaded. Correct the client’s number or take the decision back.",
    );
    Err(Refusal { code: "client_decided_unknown", why, next: next.into(), cite: None }.into())
}
