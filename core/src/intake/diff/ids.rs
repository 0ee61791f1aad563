//! Ids of differences, out of what differs: another value is another difference.

use super::What;
use crate::case::Case;
use crate::client::Field;
use crate::entry::{ClientId, Hash};
use crate::intake::load::facts::{self, field_of};
use crate::intake::load::{Course, households};
use crate::intake::rows::IntakeRow;

/// Of a fact of a client: what is here, and what a file says.
pub(in crate::intake) fn id_of_field(system: &str, client: ClientId, field: Field, here: &str, there: &str) -> String {
    id_of(&[system, &client.to_string(), field.key(), here, there])
}

/// Of a fact whose value the purpose does not open: which entry is here, for whoever guesses a value can reckon an id.
pub(in crate::intake) fn id_of_unseen(system: &str, case: &Case, field: Field, there: &str) -> String {
    let entry = case.facts.get(&field).and_then(|history| history.last()).map_or(0, |fact| fact.number);
    id_of(&[system, &case.id.to_string(), field.key(), &format!("entry {entry}"), there])
}

/// Of something of a client's course: which entry is here, and what a file says.
pub(in crate::intake) fn id_of_course(
    system: &str,
    client: ClientId,
    course: Course,
    entry: u32,
    there: &str,
) -> String {
    id_of(&[system, &client.to_string(), course.id(), &format!("entry {entry}"), there])
}

/// Of who lives together: which entry is here, and the number that a file gives the household.
pub(super) fn id_of_home(system: &str, client: ClientId, case: &Case, number: &str) -> String {
    let entry = households::told(case).map_or(0, |entry| entry.number);
    id_of(&[system, &client.to_string(), What::Household.id(), &format!("entry {entry}"), number])
}

/// Texts behind their length, so that no two lists of texts are the same bytes.
pub(super) fn id_of(parts: &[&str]) -> String {
    let mut bytes = b"koto-digi difference 1\0".to_vec();
    for part in parts {
        bytes.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    Hash::of(&[&bytes]).to_string()
}

/// All a row says, in the order of our fields.
pub(super) fn content(row: &IntakeRow) -> String {
    let mut said: Vec<String> = row
        .values
        .iter()
        .map(|(column, value)| {
            let key = field_of(*column).map_or(column.id(), Field::key);
            format!("{key}\u{1f}{}", facts::canonical(value))
        })
        .collect();
    said.sort();
    said.join("\u{1e}")
}
