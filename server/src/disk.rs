//! What the system says of a file, in the reader's language.

use kotodigi::phrase;
use kotodigi::words::{Phrase, Text, text};
use std::io::{self, ErrorKind};

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

/// The same of a fault that was kept as a text: the system's number stands at its end.
pub fn said_of(told: &str) -> Phrase {
    let number = told.split_once("(os error ").and_then(|(_, rest)| rest.split(')').next()?.parse().ok());
    match number.map(io::Error::from_raw_os_error) {
        Some(why) if why.kind() != ErrorKind::Other => said(&why),
        _ => Phrase { text: text("{0}", "{0}", "{0}"), args: vec![told.to_owned().into()] },
    }
}

const OTHER: Text = text("järjestelmä sanoo: {0}", "systemet säger: {0}", "the system says: {0}");

#[cfg(test)]
mod tests {
    use super::*;
    use kotodigi::words::Lang;

    #[test]
    fn what_the_system_says_is_said_in_the_readers_language() {
        let denied = io::Error::from_raw_os_error(13);
        assert_eq!(said(&denied).say(Lang::Fi), "siihen ei ole oikeutta");
        assert_eq!(said_of(&denied.to_string()).say(Lang::Sv), "behörighet saknas");
        assert_eq!(said_of("database disk image is malformed").say(Lang::Fi), "database disk image is malformed");
    }
}
