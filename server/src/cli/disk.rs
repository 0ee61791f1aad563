//! A file that can't be read or written, in words: which, why, and what to do.

use super::{Exit, Stopped};
use crate::disk::said;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::path::Path;

/// A file that can't be read.
pub fn unreadable(file: &Path, why: &io::Error, lang: Lang) -> Stopped {
    misread(file, &said(why).say(lang), lang)
}

/// A file that can be read and is not what it should be.
pub fn misread(file: &Path, why: &dyn Display, lang: Lang) -> Stopped {
    (Exit::Usage, phrase!(UNREADABLE, shown(file), why.to_string()).say(lang))
}

/// A file that can't be written.
pub fn unwritable(file: &Path, why: &io::Error, lang: Lang) -> Stopped {
    let why = match why.kind() {
        // Of a file that is to be made, it is the folder that is not there.
        ErrorKind::NotFound => NO_FOLDER.into(),
        _ => said(why),
    };
    (Exit::Usage, phrase!(UNWRITABLE, shown(file), why).say(lang))
}

/// What was to be printed did not get out.
pub fn unprinted(why: &io::Error, lang: Lang) -> Stopped {
    (Exit::Broken, phrase!(UNPRINTED, said(why)).say(lang))
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

const NO_FOLDER: Text = text(
    "kansiota, johon se tulisi, ei ole",
    "mappen som den skulle stå i finns inte",
    "the folder it would stand in is not there",
);
const UNREADABLE: Text =
    text("Tiedostoa {0} ei voi lukea: {1}.", "Filen {0} kan inte läsas: {1}.", "{0} can't be read: {1}.");
const UNWRITABLE: Text = text(
    "Tiedostoon {0} ei voi kirjoittaa: {1}.",
    "Det går inte att skriva i filen {0}: {1}.",
    "{0} can't be written: {1}.",
);
const UNPRINTED: Text = text(
    "Tulostetta ei voitu kirjoittaa loppuun: {0}. Se, mitä tuli, ei ole kokonainen.",
    "Utskriften kunde inte skrivas till slut: {0}. Det som kom är inte helt.",
    "What was printed could not be written to its end: {0}. What came is not whole.",
);
