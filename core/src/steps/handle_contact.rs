//! Handle a contact · käsittele yhteydenotto · behandla kontakten (§ 9 (2)).

use super::{ON, Scene, Step, read, refuse, today, with_empty, with_yes};
use crate::access::Group;
use crate::case::Case;
use crate::event::{ContactHandled, Event};
use crate::form::{Kind, input};
use crate::law::s009_contact;
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "handle_contact",
    event: "contact_handled",
    group: Group::Contact,
    name: text("Käsittele yhteydenotto", "Behandla kontakten", "Handle the contact"),
    form: &[
        ON,
        input(
            "in_need",
            Kind::YesNo,
            text(
                "Arvioidaanko hänen tarvitsevan palvelutarpeen arviointia?",
                "Bedöms personen behöva en bedömning av servicebehovet?",
                "Is the person judged to need an assessment?",
            ),
        )
        .required(),
        input("note", Kind::Long(1000), text("Perustelu", "Motivering", "Reasons")).required(),
    ],
    open,
    start: |_, scene| today(scene),
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    super::living(case)?;
    if case.contacts.iter().any(|contact| contact.handled.is_none()) {
        return Ok(());
    }
    Err(refuse(
        "no_contact",
        text(
            "Käsiteltävää yhteydenottoa ei ole.",
            "Det finns ingen kontakt att behandla.",
            "There is no contact to handle.",
        ),
        text(
            "Kirjaa ensin yhteydenotto tai pyyntö.",
            "Anteckna först en kontakt eller begäran.",
            "Record a contact or request first.",
        ),
        s009_contact::CITE_HANDLING,
    ))
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: ContactHandled = read(with_yes(with_empty(filled, &["note"]), &["in_need"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    let unhandled = case.contacts.iter().filter(|contact| contact.handled.is_none());
    super::not_before("on", event.on, unhandled.map(|contact| contact.on).max())?;
    Ok(vec![event.into()])
}
