//! A file that can't be read or written, in words: which, why, and what to do.

use super::{Exit, Stopped};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
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

/// What the system said, in the reader's language where it is one of the usual.
pub fn said(why: &io::Error) -> Phrase {
    let text = match why.kind() {
        ErrorKind::NotFound => text("sitä ei ole", "den finns inte", "it is not there"),
        ErrorKind::PermissionDenied => text("siihen ei ole oikeutta", "behörighet saknas", "there is no permission"),
        ErrorKind::IsADirectory => text("se on hakemisto", "den är en katalog", "it is a directory"),
        ErrorKind::NotADirectory => text(
            "polun osa ei ole hakemisto",
            "en del av sökvägen är ingen katalog",
            "a part of the path is no directory",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            text("levyllä ei ole tilaa", "utrymmet på disken är slut", "there is no room on the disk")
        }
        ErrorKind::ReadOnlyFilesystem => {
            text("levylle ei voi kirjoittaa", "disken är skrivskyddad", "the disk can't be written to")
        }
        ErrorKind::InvalidData => text("se ei ole UTF-8-tekstiä", "den är inte UTF-8-text", "it is not text in UTF-8"),
        ErrorKind::InvalidFilename => text("nimi ei kelpaa", "namnet duger inte", "the name is not valid"),
        ErrorKind::AlreadyExists => text("se on jo olemassa", "den finns redan", "it is there already"),
        _ => return phrase!(OTHER, why.to_string()),
    };
    text.into()
}

const OTHER: Text = text("järjestelmä sanoo: {0}", "systemet säger: {0}", "the system says: {0}");
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
