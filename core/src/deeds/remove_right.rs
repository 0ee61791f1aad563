//! Remove a right of use · poista käyttöoikeus · återkalla åtkomsträttighet (§ 81). It ends with this entry.

use super::{Deed, REASON, Scene, answered_for, not_own, nothing, said, stands_at};
use crate::access::{Action, Resource};
use crate::event::RightRemoved;
use crate::form::{Choice, Kind, choice, input};
use crate::officer::Role;
use crate::refusal::No;
use crate::rights::{Held, State};
use crate::words::text;

pub const GROUNDS: [Choice; 3] = [
    choice(
        "conditions_ended",
        text("Edellytykset eivät enää täyty", "Förutsättningarna uppfylls inte längre", "The conditions have ended"),
    ),
    choice(
        "protection",
        text(
            "Tietosuojan tai tietoturvan vuoksi välttämätöntä",
            "Nödvändigt för dataskyddet eller informationssäkerheten",
            "Data protection or security demands it",
        ),
    ),
    choice(
        "misuse",
        text("Tietoja on käsitelty väärin", "Uppgifter har behandlats i strid med lagen", "Data was misused"),
    ),
];

pub const DEED: Deed = Deed {
    kind: "remove_right",
    name: text("Poista käyttöoikeus", "Återkalla åtkomsträttigheten", "Remove the right of use"),
    asks: (Resource::Rights, Action::Remove),
    has_subject: true,
    form: &[input("ground", Kind::One(&GROUNDS), text("Peruste", "Grund", "Ground")).required(), REASON],
    start: nothing,
    open,
    decide: |scene, filled| {
        open(scene)?;
        let (ground, reason) = (said(&filled, "ground").to_owned(), said(&filled, "reason").to_owned());
        Ok(RightRemoved { right: scene.subject.unwrap_or_default(), ground, reason }.into())
    },
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let held = removable(scene)?;
    not_own(scene, held)?;
    stands_at(held, &[State::Requested, State::Granted, State::Opened])
}

/// KEHA removes what the granting authority told it of (§ 81 (4)), so it removes any.
fn removable<'a>(scene: &Scene<'a>) -> Result<&'a Held, No> {
    let keha = scene.by.rights.iter().any(|right| right.role == Role::KehaAccessAdministrator);
    match scene.subject.and_then(|right| scene.office.rights().held(right)) {
        Some(held) if keha => Ok(held),
        _ => answered_for(scene),
    }
}
