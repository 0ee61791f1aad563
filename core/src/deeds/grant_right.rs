//! Grant a requested right · myönnä käyttöoikeus · bevilja åtkomsträttighet (§ 80).

use super::{Deed, Scene, answered_for, not_own, nothing, refuse, stands_at};
use crate::access::{Action, Resource};
use crate::event::RightGranted;
use crate::law::s080_access;
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;

pub const DEED: Deed = Deed {
    kind: "grant_right",
    name: text("Myönnä käyttöoikeus", "Bevilja åtkomsträttigheten", "Grant the right of use"),
    asks: (Resource::Rights, Action::Grant),
    has_subject: true,
    form: &[],
    start: nothing,
    open,
    decide: |scene, _| {
        open(scene)?;
        Ok(RightGranted { right: scene.subject.unwrap_or_default() }.into())
    },
};

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let held = answered_for(scene)?;
    not_own(scene, held)?;
    stands_at(held, &[State::Requested])?;
    if held.right.protected && held.requested_by == scene.by.id {
        return Err(refuse(
            "two_people",
            text(
                "Erityisoikeutta turvakiellon tietoihin ei myönnä sama henkilö, joka pyysi sitä.",
                "Den särskilda rätten till spärrmarkerade uppgifter beviljas inte av den som begärde den.",
                "The special right to protected data is not granted by the person who asked for it.",
            ),
            text("Pyydä toista myöntäjää.", "Be någon annan bevilja den.", "Ask another administrator."),
            s080_access::CITE,
        ));
    }
    Ok(())
}
