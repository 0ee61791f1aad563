//! Open a client outside one's own, with a written reason · avaa oman alueen ulkopuolinen asiakas · öppna en kund
//! utanför det egna området (§ 79 (2)). It ends by itself, and the supervisor sees it at once.

use super::{Deed, Scene, nothing, problem, said};
use crate::access::{Action, Protection, Relation, Resource};
use crate::event::{ClientOpened, Event};
use crate::form::{Input, Kind, input};
use crate::phrase;
use crate::refusal::No;
use crate::rights::OpeningKind;
use crate::words::{Text, text};
use serde_json::{Map, Value};

pub(super) const WHY: Input = input(
    "reason",
    Kind::Long(1000),
    text("Miksi tehtäväsi vaatii tätä?", "Varför kräver din uppgift detta?", "Why does your task need this?"),
)
.hint(text(
    "Esihenkilösi näkee tämän heti, ja se jää lokiin",
    "Din chef ser detta genast, och det stannar i loggen",
    "Your supervisor sees this at once, and it stays in the log",
))
.required();

pub const DEED: Deed = Deed {
    kind: "open_outside",
    name: text(
        "Avaa oman alueen ulkopuolinen asiakas",
        "Öppna en kund utanför det egna området",
        "Open a client outside your own",
    ),
    asks: (Resource::Outside, Action::Open),
    has_subject: false,
    form: &[
        input(
            "client",
            Kind::Line(40),
            text(
                "Asiakasnumero tai henkilötunnus",
                "Kundnummer eller personbeteckning",
                "Client number or identity code",
            ),
        )
        .required(),
        WHY,
    ],
    start: nothing,
    open: |_| Ok(()),
    decide,
};

/// A reason is a sentence, not a letter.
const LEAST: usize = 15;

pub(super) fn reason(filled: &Map<String, Value>) -> Result<String, No> {
    let reason = said(filled, "reason");
    if reason.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return Err(No::Problems(vec![problem("reason", phrase!(SHORT, LEAST))]));
    }
    Ok(reason.to_owned())
}

pub(super) fn opened(scene: &Scene<'_>, client: uuid::Uuid, kind: OpeningKind, reason: String) -> Event {
    let right = scene.by.rights.iter().find(|right| Some(right.id) == scene.right);
    ClientOpened {
        opening: scene.new,
        client,
        kind: kind.code().to_owned(),
        right: scene.right.unwrap_or_default(),
        organisation: right.map(|right| right.organisation.id()).unwrap_or_default(),
        purpose: scene.purpose.code().to_owned(),
        reason,
        until: scene.at + scene.office.settings().opening_minutes * 60_000,
    }
    .into()
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    let reason = reason(&filled)?;
    let at_client = |what: Text| No::Problems(vec![problem("client", what)]);
    // Whom the officer may not even open is as if not there.
    let row = scene.office.register().meant(said(&filled, "client")).ok_or_else(|| at_client(NOBODY))?;
    let right = scene.by.rights.iter().find(|right| Some(right.id) == scene.right).ok_or(No::Absent)?;
    match scene.office.place(scene.by, right, row, (scene.purpose, scene.at)) {
        (_, Protection::Closed | Protection::Masked) => Err(at_client(NOBODY)),
        (Relation::None | Relation::Former, _) => Ok(opened(scene, row.id, OpeningKind::Outside, reason)),
        _ => Err(at_client(OPEN)),
    }
}

const SHORT: Text = text(
    "Kirjoita perustelu kokonaisena lauseena (ainakin {0} kirjainta).",
    "Skriv motiveringen som en hel mening (minst {0} bokstäver).",
    "Write the reason as a whole sentence (at least {0} letters).",
);
const NOBODY: Text = text(
    "Tällaista asiakasta ei ole avattavissa. Tarkista numero.",
    "Det finns ingen sådan kund att öppna. Kontrollera numret.",
    "There is no such client to open. Check the number.",
);
const OPEN: Text = text(
    "Näet tämän asiakkaan jo: hae hänet haulla.",
    "Du ser redan den här kunden: sök med sökfunktionen.",
    "You see this client already: use the search.",
);
