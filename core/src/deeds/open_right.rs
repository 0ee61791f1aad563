//! Open a granted right technically · avaa käyttöoikeus · öppna åtkomsträttighet (§ 80 (4)): KEHA, for all.

use super::{Deed, Scene, not_own, nothing, stands_at};
use crate::access::{Action, Resource};
use crate::event::RightOpened;
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;

pub const DEED: Deed = Deed {
    kind: "open_right",
    name: text(
        "Avaa myönnetty käyttöoikeus",
        "Öppna den beviljade åtkomsträttigheten",
        "Open the granted right of use",
    ),
    asks: (Resource::Rights, Action::Open),
    has_subject: true,
    form: &[],
    start: nothing,
    open,
    decide: |scene, _| {
        open(scene)?;
        Ok(RightOpened { right: scene.subject.unwrap_or_default() }.into())
    },
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let held = scene.subject.and_then(|right| scene.office.rights().held(right)).ok_or(No::Absent)?;
    not_own(scene, held)?;
    stands_at(held, &[State::Granted])
}
