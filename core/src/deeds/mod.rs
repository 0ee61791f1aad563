//! Deeds: what is done to the register itself rather than to a client's record; one file a deed, one line in the
//! list. As with steps, a deed says what its form asks, whether it may be done, and which event follows.

mod answer_anomaly;
mod approve_erasure;
mod change_right;
mod decline_right;
mod enrol_municipality;
mod grant_right;
mod open_outside;
mod open_protected;
mod open_right;
mod remove_right;
mod report_anomaly;
mod request_right;
mod review_right;
mod see_notices;

pub use open_protected::{FRESH_FACTOR, stale_factor};

use crate::access::{Action, Purpose, Resource};
use crate::event::Event;
use crate::form::{Input, Kind, input};
use crate::law::cite::Cite;
use crate::law::s080_access::{self, granted_by};
use crate::office::Office;
use crate::officer::{Officer, Role};
use crate::refusal::{No, Problem, Refusal};
use crate::rights::{Held, State};
use crate::words::{Phrase, Text, text};
use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

/// What stands round a deed when it is done.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub by: &'a Officer,
    pub office: &'a Office,
    pub purpose: Purpose,
    pub on: NaiveDate,
    pub at: i64,
    /// When the officer last gave a second factor.
    pub factor_at: Option<i64>,
    /// The right, client or anomaly it is done to.
    pub subject: Option<Uuid>,
    /// The right by which the policy allowed it.
    pub right: Option<Uuid>,
    /// An id for what it makes.
    pub new: Uuid,
}

/// A deed as the list holds it.
#[derive(Clone, Copy, Debug)]
pub struct Deed {
    pub kind: &'static str,
    pub name: Text,
    /// What the policy is asked.
    pub asks: (Resource, Action),
    /// Done to something that is there.
    pub has_subject: bool,
    pub form: &'static [Input],
    pub start: fn(&Scene<'_>) -> Map<String, Value>,
    pub open: fn(&Scene<'_>) -> Result<(), No>,
    pub decide: fn(&Scene<'_>, Map<String, Value>) -> Result<Event, No>,
}

pub const DEEDS: &[Deed] = &[
    request_right::DEED,
    grant_right::DEED,
    decline_right::DEED,
    open_right::DEED,
    change_right::DEED,
    remove_right::DEED,
    review_right::DEED,
    enrol_municipality::DEED,
    open_outside::DEED,
    open_protected::DEED,
    report_anomaly::DEED,
    answer_anomaly::DEED,
    approve_erasure::DEED,
    see_notices::DEED,
];

pub fn find(kind: &str) -> Option<&'static Deed> {
    DEEDS.iter().find(|deed| deed.kind == kind)
}

const REASON: Input = input("reason", Kind::Line(500), text("Perustelu", "Motivering", "Reason")).required();
const FROM: Input = input("from", Kind::Date, text("Voimassa alkaen", "Gäller från", "In force from")).required();
const UNTIL: Input = input("until", Kind::Date, text("Voimassa asti", "Gäller till", "In force until")).required();
const PROTECTED: Input = input(
    "protected",
    Kind::YesNo,
    text(
        "Erityisoikeus turvakiellon tietoihin",
        "Särskild rätt till spärrmarkerade uppgifter",
        "Special right to protected data",
    ),
)
.hint(text(
    "Vain jos tehtävä vaatii; pyytäjä ja myöntäjä ovat eri henkilöt",
    "Endast om uppgiften kräver det; den som begär och den som beviljar är olika personer",
    "Only if the task needs it; who asks and who grants are different people",
));

fn problem(field: &str, what: impl Into<Phrase>) -> Problem {
    Problem { field: field.to_owned(), what: what.into() }
}

fn problems(problems: Vec<Problem>) -> Result<(), No> {
    if problems.is_empty() { Ok(()) } else { Err(No::Problems(problems)) }
}

fn refuse(code: &'static str, why: impl Into<Phrase>, next: impl Into<Phrase>, cite: Cite) -> No {
    No::Refused(Refusal { code, why: why.into(), next: next.into(), cite: Some(cite) })
}

fn said<'a>(filled: &'a Map<String, Value>, key: &str) -> &'a str {
    filled.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn day(filled: &Map<String, Value>, key: &str) -> NaiveDate {
    crate::dates::parse_iso(said(filled, key)).unwrap_or_default()
}

fn nothing(_: &Scene<'_>) -> Map<String, Value> {
    Map::new()
}

/// The right a deed is done to, if the officer is of the authority that answers for it: the municipality for its
/// own, bought-service and participating county staff, KEHA for the state's.
fn answered_for<'a>(scene: &Scene<'a>) -> Result<&'a Held, No> {
    let held = scene.subject.and_then(|right| scene.office.rights().held(right)).ok_or(No::Absent)?;
    let (word, _) = granted_by(held.right.organisation.kind, held.right.role.task(), true);
    let answers = scene.by.rights.iter().any(|right| match right.role {
        Role::KehaAccessAdministrator => word.id == s080_access::KEHA.id,
        Role::AccessAdministrator => {
            word.id != s080_access::KEHA.id && held.right.scope.iter().all(|code| right.reaches(code))
        }
        _ => false,
    });
    if !answers { Err(No::Absent) } else { Ok(held) }
}

/// Nobody decides of their own right.
fn not_own(scene: &Scene<'_>, held: &Held) -> Result<(), No> {
    if held.account != scene.by.id {
        return Ok(());
    }
    Err(refuse(
        "own_right",
        text(
            "Omasta käyttöoikeudesta ei voi päättää itse.",
            "Man kan inte besluta om sin egen åtkomsträttighet.",
            "Nobody decides of their own right of use.",
        ),
        text(
            "Pyydä toista käyttöoikeuksien myöntäjää.",
            "Be en annan som beviljar åtkomsträttigheter.",
            "Ask another administrator of rights.",
        ),
        s080_access::CITE,
    ))
}

/// The right stands where this deed begins.
fn stands_at(held: &Held, states: &[State]) -> Result<(), No> {
    if states.contains(&held.state) {
        return Ok(());
    }
    Err(refuse(
        "right_elsewhere",
        text(
            "Käyttöoikeus ei ole siinä vaiheessa, että näin voisi tehdä.",
            "Åtkomsträttigheten är inte i det skede att detta kan göras.",
            "The right has not come to where this can be done, or is past it.",
        ),
        text(
            "Katso sen vaiheet käyttöoikeuksien sivulta.",
            "Se dess skeden på sidan för åtkomsträttigheter.",
            "See how far it has come on the page of rights.",
        ),
        s080_access::CITE,
    ))
}

/// From–until in order and not over already.
fn check_days(scene: &Scene<'_>, from: NaiveDate, until: NaiveDate) -> Vec<Problem> {
    let mut problems = Vec::new();
    if until < from {
        problems.push(problem(
            "until",
            text("Päättyy ennen kuin alkaa.", "Slutar före den börjar.", "It ends before it begins."),
        ));
    } else if until < scene.on {
        problems.push(problem("until", text("Päivä on jo mennyt.", "Dagen har redan passerat.", "The day is past.")));
    }
    problems
}
