//! Review a right: it still fits its task · tarkista käyttöoikeus · granska åtkomsträttighet (§ 81 (3)).

use super::{Deed, Scene, answered_for, not_own, nothing, stands_at};
use crate::access::{Action, Resource};
use crate::event::RightReviewed;
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;

pub const DEED: Deed = Deed {
    kind: "review_right",
    name: text(
        "Vahvista, että oikeutta tarvitaan yhä",
        "Bekräfta att rätten fortfarande behövs",
        "Confirm that it is still needed",
    ),
    asks: (Resource::Rights, Action::Review),
    has_subject: true,
    form: &[],
    start: nothing,
    open,
    decide: |scene, _| {
        open(scene)?;
        Ok(RightReviewed { right: scene.subject.unwrap_or_default() }.into())
    },
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let held = answered_for(scene)?;
    not_own(scene, held)?;
    stands_at(held, &[State::Opened])
}
