//! Open what non-disclosure masks · avaa turvakiellon tiedot · öppna spärrmarkerade uppgifter: the special right, a
//! reason, a fresh second factor; the supervisor is alarmed.

use super::open_outside::{WHY, opened, reason};
use super::{Deed, Scene, nothing, refuse};
use crate::access::{Action, Resource};
use crate::event::Event;
use crate::law::s079_use;
use crate::refusal::No;
use crate::rights::OpeningKind;
use crate::words::text;
use serde_json::{Map, Value};

pub const DEED: Deed = Deed {
    kind: "open_protected",
    name: text("Avaa turvakiellon tiedot", "Öppna spärrmarkerade uppgifter", "Open protected data"),
    asks: (Resource::Protected, Action::Open),
    has_subject: true,
    form: &[WHY],
    start: nothing,
    open,
    decide,
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    if scene.office.settings().factor_is_fresh(scene.factor_at, scene.at) { Ok(()) } else { Err(stale_factor()) }
}

/// The refusal that a code in the form itself lifts.
pub const FRESH_FACTOR: &str = "fresh_factor";

/// No: the second factor was not given just now.
pub fn stale_factor() -> No {
    refuse(
        FRESH_FACTOR,
        text(
            "Tämä tehdään vasta, kun olet juuri vahvistanut henkilöllisyytesi.",
            "Detta görs först när du nyss har bekräftat din identitet.",
            "This is done only when you have just confirmed who you are.",
        ),
        text(
            "Anna vahvistuskoodi ja yritä uudelleen.",
            "Ange bekräftelsekoden och försök igen.",
            "Give your confirmation code and try again.",
        ),
        s079_use::NEED,
    )
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    open(scene)?;
    let client = scene.subject.ok_or(No::Absent)?;
    Ok(opened(scene, client, OpeningKind::Protected, reason(&filled)?))
}
