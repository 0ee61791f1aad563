//! Approve the list of those to be erased, by the id of what was looked at · hyväksy poistoluettelo · godkänn
//! raderingsförteckningen (§ 77). Erasing names the list; a second person may be wanted.

use super::{Deed, Scene, problem, said, stale_factor};
use crate::access::{Action, Resource};
use crate::erasure;
use crate::event::{ErasureApproved, Event};
use crate::form::{Kind, input};
use crate::law::Law;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const DEED: Deed = Deed {
    kind: "approve_erasure",
    name: text("Hyväksy poistoluettelo", "Godkänn raderingsförteckningen", "Approve the list of erasure"),
    asks: (Resource::Erasure, Action::Approve),
    has_subject: false,
    form: &[input("list", Kind::Line(32), text("Luettelon tunnus", "Förteckningens id", "Id of the list")).required()],
    start: |scene| {
        let list = erasure::list(scene.office, scene.on, &Law::IN_FORCE);
        list.map(|list| Map::from_iter([("list".to_owned(), list.id().into())])).unwrap_or_default()
    },
    open,
    decide,
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    if scene.office.settings().factor_is_fresh(scene.factor_at, scene.at) { Ok(()) } else { Err(stale_factor()) }
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    open(scene)?;
    let list = erasure::list(scene.office, scene.on, &Law::IN_FORCE)?;
    if list.id() == said(&filled, "list") {
        return Ok(ErasureApproved { list: list.id() }.into());
    }
    let what = text(
        "Luettelo on muuttunut sen jälkeen, kun katsoit sitä. Katso se uudelleen.",
        "Förteckningen har ändrats sedan du såg på den. Se på den på nytt.",
        "The list has changed since you looked at it. Look at it again.",
    );
    Err(No::Problems(vec![problem("list", what)]))
}
