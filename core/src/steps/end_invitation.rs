//! End an invitation · päätä kutsu · avsluta inbjudan: from that day the invited one sees nothing of the client.

use super::{ON, Scene, Step, problem, read, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, InvitationEnded};
use crate::form::{Kind, input};
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "end_invitation",
    event: "invitation_ended",
    group: Group::Assign,
    name: text("Päätä kutsu", "Avsluta inbjudan", "End an invitation"),
    form: &[
        ON,
        input(
            "worker",
            Kind::Line(64),
            text("Työntekijän käyttäjätunnus", "Den anställdas användarnamn", "Account of the worker"),
        )
        .required(),
    ],
    open,
    start: |case, scene| {
        let mut start = today(scene);
        if let Some(invitation) = case.invitations.last() {
            start.insert("worker".into(), invitation.worker.to_string().into());
        }
        start
    },
    decide,
};

fn open(case: &Case, scene: &Scene<'_>) -> Result<(), Refusal> {
    if case.invitations.iter().any(|invitation| invitation.until >= scene.on) {
        return Ok(());
    }
    Err(Refusal {
        code: "nobody_invited",
        why: text("Ketään ei ole kutsuttu mukaan.", "Ingen är inbjuden.", "Nobody is invited.").into(),
        next: text("Kutsu ensin joku.", "Bjud först in någon.", "Invite somebody first.").into(),
        cite: None,
    })
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: InvitationEnded = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    if case.invitations.iter().any(|invitation| *invitation.worker == *event.worker && invitation.until >= event.on) {
        return Ok(vec![event.into()]);
    }
    let what =
        text("Tätä työntekijää ei ole kutsuttu.", "Den här personen är inte inbjuden.", "This worker is not invited.");
    Err(No::Problems(vec![problem("worker", what)]))
}
