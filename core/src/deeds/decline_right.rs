//! Decline a requested right · hylkää pyyntö · avslå begäran (§ 80).

use super::{Deed, REASON, Scene, answered_for, nothing, said, stands_at};
use crate::access::{Action, Resource};
use crate::event::RightDeclined;
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;

pub const DEED: Deed = Deed {
    kind: "decline_right",
    name: text("Hylkää pyyntö", "Avslå begäran", "Decline the request"),
    asks: (Resource::Rights, Action::Decline),
    has_subject: true,
    form: &[REASON],
    start: nothing,
    open,
    decide: |scene, filled| {
        open(scene)?;
        let reason = said(&filled, "reason").to_owned();
        Ok(RightDeclined { right: scene.subject.unwrap_or_default(), reason }.into())
    },
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    stands_at(answered_for(scene)?, &[State::Requested])
}
