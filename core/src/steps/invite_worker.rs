//! Invite a county worker or a service producer to take part · kutsu mukaan · bjud in att delta (§ 80 (1), (3)). The
//! right of use is granted to the person; the invitation says to whose matter, and until when.

use super::{Scene, Step, problem, read, today};
use crate::access::Group;
use crate::case::Case;
use crate::event::{Event, WorkerInvited};
use crate::form::{Choice, Kind, choice, input};
use crate::officer::Role;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

const PARTS: [Choice; 4] = [
    choice("assessment", text("Arvioinnin laatiminen", "Utarbetande av bedömningen", "Making the assessment")),
    choice("plan", text("Suunnitelman laatiminen", "Utarbetande av planen", "Drawing up the plan")),
    choice("review", text("Suunnitelman tarkistaminen", "Översyn av planen", "Reviewing the plan")),
    choice(
        "service",
        text("Palvelu, johon asiakas osallistuu", "Service som kunden deltar i", "A service the client takes part in"),
    ),
];

pub const STEP: Step = Step {
    kind: "invite_worker",
    event: "worker_invited",
    group: Group::Assign,
    name: text("Kutsu toinen organisaatio mukaan", "Bjud in en annan organisation", "Invite another organisation"),
    form: &[
        input(
            "worker",
            Kind::Line(64),
            text("Työntekijän käyttäjätunnus", "Den anställdas användarnamn", "Account of the worker"),
        )
        .required(),
        input(
            "part",
            Kind::One(&PARTS),
            text("Mihin hän osallistuu", "Vad personen deltar i", "What they take part in"),
        )
        .required(),
        input("on", Kind::Date, text("Mistä päivästä", "Från och med", "From")).required(),
        input("until", Kind::Date, text("Mihin päivään", "Till och med", "Until")).required(),
    ],
    open: |case, _| super::living(case),
    start: |_, scene| today(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: WorkerInvited = read(filled)?;
    super::day_has_come(case, scene, "on", event.on)?;
    let wanted = if event.part == "service" { Role::ServiceProducer } else { Role::CountyWorker };
    let fits = |officer: crate::officer::Officer| officer.rights.iter().any(|right| right.role == wanted);
    let mut problems = Vec::new();
    if !scene.officer(&event.worker).is_some_and(fits) {
        let what = text(
            "Tällä tunnuksella ei ole voimassa olevaa oikeutta, joka sopii tähän. Kunta myöntää oikeuden hyvinvointialueen työntekijälle tai palveluntuottajalle.",
            "Användarnamnet har ingen gällande rätt som passar detta. Kommunen beviljar rätten till välfärdsområdets anställda eller tjänsteproducenten.",
            "This account has no right in force that fits. The municipality grants the right to county staff or a service producer.",
        );
        problems.push(problem("worker", what));
    }
    if event.until < event.on {
        problems.push(problem(
            "until",
            text("Päättyy ennen kuin alkaa.", "Slutar före den börjar.", "It ends before it begins."),
        ));
    }
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}
