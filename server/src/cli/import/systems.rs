//! Extracts of one old register have one name. Where none was said, it is the file's, and that is another next week.

use super::super::Stopped;
use super::refused;
use crate::house::{Asker, House};
use crate::intake::runs;
use kotodigi::intake::load::INTAKE;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::collections::BTreeSet;

/// Says so where the register has runs of other names only, before anything is read; not to whoever may not load.
pub(super) fn note(house: &House, asker: &Asker, system: &str, lang: Lang) -> Result<(), Stopped> {
    if house.may(asker, INTAKE).is_err() {
        return Ok(());
    }
    let known: BTreeSet<String> = runs::systems(house, asker).map_err(|no| refused(&no, lang))?;
    if !known.is_empty() && !known.contains(system) {
        let known = known.into_iter().map(|name| format!("”{name}”")).collect::<Vec<_>>().join(", ");
        eprintln!("{}", phrase!(OTHER, system.to_owned(), known).say(lang));
    }
    Ok(())
}

const OTHER: Text = text(
    "Vanhan rekisterin nimeksi otettiin tiedoston nimi ”{0}”. Aiemmat ajot ovat nimellä {1}: jos rekisteri on sama, anna --system.",
    "Som namn på det gamla registret togs filens namn ”{0}”. Tidigare körningar heter {1}: är registret detsamma, ange --system.",
    "The old register was named after the file, ”{0}”. Earlier runs are of {1}: if it is the same register, give --system.",
);
