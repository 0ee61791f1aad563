//! No, where a file is brought or read.

use super::super::problem::{Problem, TOO_LARGE, UNREADABLE, Wire};
use crate::intake::Failed;
use axum::http::StatusCode;
use kotodigi::journal::Broken;
use kotodigi::refusal::{No, NoView};
use kotodigi::words::{Lang, text};

/// Why a file was not read.
pub(super) fn failed(why: Failed, lang: Lang) -> Problem {
    let status = match why {
        Failed::No(no) => return Problem::of(no, lang),
        Failed::Machine(why) => return Problem::of(No::Broken(Broken::Store(why.to_string())), lang),
        Failed::OtherFile | Failed::Stopped => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::as_view(status, view(&why, lang))
}

pub(super) fn view(why: &Failed, lang: Lang) -> NoView {
    NoView {
        kind: "intake".into(),
        code: why.code().into(),
        title: text("Tiedostoa ei voitu käsitellä", "Filen kunde inte behandlas", "The file could not be worked with")
            .say(lang)
            .into(),
        detail: why.detail(lang),
        next: why.next(lang),
        cite: None,
        problems: Vec::new(),
    }
}

pub(super) const FULL: Wire = Wire {
    kind: "intake_full",
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: text("Muita tiedostoja käsitellään", "Andra filer behandlas", "Other files are being worked with"),
    detail: text(
        "Palvelin käsittelee juuri nyt niin monta tiedostoa kuin se voi.",
        "Servern behandlar just nu så många filer som den kan.",
        "The server is working with as many files as it can.",
    ),
    next: text("Yritä hetken kuluttua uudelleen.", "Försök igen om en stund.", "Try again in a moment."),
};

pub(super) const TOO_MANY: Wire = Wire {
    kind: "intake_too_many",
    status: StatusCode::CONFLICT,
    title: text("Liian monta tiedostoa", "För många filer", "Too many files"),
    detail: text(
        "Tässä istunnossa on jo neljä tiedostoa.",
        "Den här sessionen har redan fyra filer.",
        "This session has four files already.",
    ),
    next: text(
        "Poista jokin niistä ja yritä uudelleen.",
        "Ta bort någon av dem och försök igen.",
        "Take one of them away and try again.",
    ),
};

pub(super) const AT_WORK: Wire = Wire {
    kind: "intake_at_work",
    status: StatusCode::CONFLICT,
    title: text("Tiedostoa tuodaan jo", "Filen tas redan in", "The file is being loaded already"),
    detail: text(
        "Tämän tiedoston tuonti on kesken.",
        "Importen av den här filen pågår.",
        "A load of this file is under way.",
    ),
    next: text("Odota, kunnes se on valmis.", "Vänta tills den är klar.", "Wait until it is done."),
};

pub(super) const MEDIA: Wire = Wire {
    kind: "media_type",
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    detail: text(
        "Tiedoston sisältö lähetetään tyyppinä application/octet-stream.",
        "Filens innehåll skickas som application/octet-stream.",
        "The bytes of a file are sent as application/octet-stream.",
    ),
    ..UNREADABLE
};

pub(super) const LARGE: Wire = Wire {
    detail: text(
        "Tiedosto on suurempi kuin palvelin ottaa.",
        "Filen är större än servern tar emot.",
        "The file is larger than the server takes.",
    ),
    next: text(
        "Jaa tiedot useampaan tiedostoon, tai tuo ne palvelimen komentoriviltä.",
        "Dela uppgifterna på flera filer, eller ta in dem från serverns kommandorad.",
        "Split the data into several files, or load them from the server's command line.",
    ),
    ..TOO_LARGE
};

pub(super) const NAME: Wire = Wire {
    detail: text(
        "Sarakkeiden vastaavuuksien nimessä on 1–64 kirjainta, numeroa, väliä, - tai _.",
        "En kopplings namn har 1–64 bokstäver, siffror, mellanslag, - eller _.",
        "The name of a mapping has 1 to 64 letters, digits, spaces, - or _.",
    ),
    ..UNREADABLE
};
