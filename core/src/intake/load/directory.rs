//! A training register takes no real people, a real one no made-up ones.

use super::super::rows::IntakeRow;
use crate::law::identity_code;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::steps::Directory;
use crate::words::text;

pub(super) fn fits_directory(directory: Directory, rows: &[IntakeRow]) -> Result<(), No> {
    let wrong = match directory {
        Directory::Training => identity_code::Kind::Ordinary,
        Directory::Production => identity_code::Kind::Artificial,
    };
    let Some(row) = rows.iter().find(|row| row.identity_kind == Some(wrong)) else { return Ok(()) };
    let (why, next) = match directory {
        Directory::Training => (
            text(
                "Rivillä {0} on tavallinen henkilötunnus. Harjoitusrekisteriin ei tuoda oikeita ihmisiä.",
                "På rad {0} finns en vanlig personbeteckning. Verkliga personer tas inte in i ett övningsregister.",
                "Row {0} has an ordinary identity code. Real people are not brought into a training register.",
            ),
            text(
                "Käytä aineistoa, jossa on vain keksittyjä henkilötunnuksia (900–999).",
                "Använd ett material med endast påhittade personbeteckningar (900–999).",
                "Use a file with made-up identity codes only (900–999).",
            ),
        ),
        Directory::Production => (
            text(
                "Rivillä {0} on keksitty henkilötunnus. Keksittyjä ihmisiä ei tuoda oikeaan rekisteriin.",
                "På rad {0} finns en påhittad personbeteckning. Påhittade personer tas inte in i ett verkligt register.",
                "Row {0} has a made-up identity code. Made-up people are not brought into a real register.",
            ),
            text(
                "Tuo tiedosto harjoitusrekisteriin.",
                "Ta in filen i ett övningsregister.",
                "Load the file into a training register.",
            ),
        ),
    };
    Err(Refusal { code: "wrong_directory", why: phrase!(why, row.row), next: next.into(), cite: None }.into())
}
