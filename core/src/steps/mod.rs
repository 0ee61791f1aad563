//! The steps of the record: one file a step, one line in the list. A step says whether it may be taken now,
//! what its form asks, and which events it leads to. Norms are asked of the law, never stated here.

mod annul_entry;
mod assign_worker;
mod change_jobseeker;
mod correct_facts;
mod direct_to_service;
mod draw_up_plan;
mod end_invitation;
mod end_plan;
mod end_relationship;
mod extend_plan;
mod finish_assessment;
mod handle_contact;
mod hold_erasure;
mod invite_worker;
mod join_household;
mod leave_household;
mod note_change;
mod receive_contact;
mod register_client;
mod release_hold;
mod review_plan;
mod start_assessment;

use crate::access::{Group, Sight};
use crate::case::Case;
use crate::event::Event;
use crate::form::{Input, Kind, input};
use crate::law::Rule;
use crate::law::cite::Cite;
use crate::officer::{self, Officer, Role};
use crate::refusal::{No, Problem, Refusal};
use crate::register::{Register, Row};
use crate::rights::Rights;
use crate::words::{Phrase, Text, text};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The two kinds of data directory: one is never opened as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Directory {
    /// Made-up people only; ordinary identity codes are refused.
    Training,
    /// Real clients; opens with the access issue.
    Production,
}

/// What stands round a step when it is taken.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    pub by: &'a Officer,
    /// The day of law.
    pub on: NaiveDate,
    pub directory: Directory,
    pub register: &'a Register,
    pub rights: &'a Rights,
    /// What the officer sees of the client: the rest stays as it is.
    pub sight: Sight,
}

impl Scene<'_> {
    /// Somebody with a right in force, by id.
    pub fn officer(&self, id: &str) -> Option<Officer> {
        officer_of(self.rights, self.directory, id, self.on)
    }

    /// A client of the officer's own, whom an answer may name.
    pub fn sees(&self, row: &Row) -> bool {
        let guarded = self.register.is_guarded(row);
        self.by.rights.iter().any(|right| right.reaches(&row.municipality) && (right.protected || !guarded))
    }
}

/// Who can be a client's named worker.
pub(crate) const fn is_worker(role: Role) -> bool {
    matches!(role, Role::IntegrationWorker | Role::EmploymentExpert)
}

/// An officer with a right in force: of the register, or in training one of the made-up ones.
pub(crate) fn officer_of(rights: &Rights, directory: Directory, id: &str, on: NaiveDate) -> Option<Officer> {
    let made_up = || officer::training(id).filter(|_| directory == Directory::Training).cloned();
    rights.officer(id, on).or_else(made_up)
}

/// The checked form, and what follows from it.
pub type Decide = fn(&Case, &Scene<'_>, Map<String, Value>) -> Result<Vec<Event>, No>;

/// A step as the list holds it.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Imperative, stable: `draw_up_plan`.
    pub kind: &'static str,
    /// The kind of event it leads to, whose fields its form names.
    pub event: &'static str,
    /// What the policy is asked.
    pub group: Group,
    pub name: Text,
    pub form: &'static [Input],
    /// May it be taken now? Asked before the form is shown, and again when it is sent.
    pub open: fn(&Case, &Scene<'_>) -> Result<(), Refusal>,
    /// What the form starts with.
    pub start: fn(&Case, &Scene<'_>) -> Map<String, Value>,
    pub decide: Decide,
}

pub const STEPS: &[Step] = &[
    register_client::STEP,
    receive_contact::STEP,
    handle_contact::STEP,
    start_assessment::STEP,
    finish_assessment::STEP,
    draw_up_plan::STEP,
    direct_to_service::STEP,
    note_change::STEP,
    review_plan::STEP,
    extend_plan::STEP,
    end_plan::STEP,
    change_jobseeker::STEP,
    assign_worker::STEP,
    invite_worker::STEP,
    end_invitation::STEP,
    join_household::STEP,
    leave_household::STEP,
    correct_facts::STEP,
    annul_entry::STEP,
    end_relationship::STEP,
    hold_erasure::STEP,
    release_hold::STEP,
];

/// The step that does what a rule of the work list asks.
pub fn doing(rule: Rule) -> Option<&'static Step> {
    let kind = match rule {
        Rule::HandleContact => handle_contact::STEP.kind,
        Rule::StartAssessment => start_assessment::STEP.kind,
        Rule::FinishAssessment => finish_assessment::STEP.kind,
        Rule::DrawUpPlan => draw_up_plan::STEP.kind,
        Rule::DirectToService => direct_to_service::STEP.kind,
        Rule::ReviewPlan | Rule::ReviewPlanNow => review_plan::STEP.kind,
        Rule::PlanRunsOut | Rule::PlanHasRunOut => end_plan::STEP.kind,
        _ => return None,
    };
    find(kind)
}

pub fn find(kind: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.kind == kind)
}

/// The checked form as the step's own type.
fn read<T: DeserializeOwned>(filled: Map<String, Value>) -> Result<T, No> {
    serde_json::from_value(Value::Object(filled))
        .map_err(|why| No::Problems(vec![problem("", crate::phrase!(MISFIT, why.to_string()))]))
}

const MISFIT: Text =
    text("Lomaketta ei voitu lukea: {0}", "Formuläret kunde inte läsas: {0}", "The form could not be read: {0}");

fn problem(field: &str, what: impl Into<Phrase>) -> Problem {
    Problem { field: field.to_owned(), what: what.into() }
}

/// Today, as a form's first answer.
fn today(scene: &Scene<'_>) -> Map<String, Value> {
    Map::from_iter([("on".to_owned(), Value::String(scene.on.to_string()))])
}

/// Nothing is recorded for a day to come, nor before the client was born.
fn day_has_come(case: &Case, scene: &Scene<'_>, field: &str, on: NaiveDate) -> Result<(), No> {
    let what: Phrase = if on > scene.on {
        crate::phrase!(
            text(
                "Päivä on tulevaisuudessa (tänään on {0}).",
                "Dagen är i framtiden (i dag är {0}).",
                "The day is in the future (today is {0})."
            ),
            scene.on
        )
    } else if case.date(crate::client::Field::BirthDate).is_some_and(|birth| on < birth) {
        text(
            "Päivä on ennen asiakkaan syntymää.",
            "Dagen är före kundens födelse.",
            "The day is before the client's birth.",
        )
        .into()
    } else {
        return Ok(());
    };
    Err(No::Problems(vec![problem(field, what)]))
}

/// The steps of a living client relationship.
fn living(case: &Case) -> Result<(), Refusal> {
    match case.ended_on {
        None => Ok(()),
        Some(day) => Err(Refusal {
            code: "relationship_ended",
            why: crate::phrase!(
                text(
                    "Asiakkuus on päättynyt {0}.",
                    "Kundrelationen avslutades {0}.",
                    "The client relationship ended on {0}."
                ),
                day
            ),
            next: text(
                "Jos päättäminen oli virhe, mitätöi sitä koskeva merkintä.",
                "Om avslutandet var ett misstag, annullera anteckningen om det.",
                "If ending it was a mistake, annul that entry.",
            )
            .into(),
            cite: None,
        }),
    }
}

fn refuse(code: &'static str, why: impl Into<Phrase>, next: impl Into<Phrase>, cite: Cite) -> Refusal {
    Refusal { code, why: why.into(), next: next.into(), cite: Some(cite) }
}

/// Facts as the law is asked with them, on the day of the scene.
fn facts_on(case: &Case, on: NaiveDate) -> crate::law::Facts {
    crate::law::Facts { on: Some(on), ..case.law_facts() }
}

const ON: Input = input("on", Kind::Date, text("Päivä", "Dag", "Day")).required();
const AUTHORS: Input = input(
    "authors",
    Kind::Line(300),
    text("Laatijat ja yhteystiedot", "Upprättare och kontaktuppgifter", "Authors and their contact details"),
)
.required();

/// Today, told by the client.
fn today_told(scene: &Scene<'_>) -> Map<String, Value> {
    let mut start = today(scene);
    start.insert("source".into(), "client".into());
    start
}

/// Today, told by the client, and the officer as author.
fn today_by_me(scene: &Scene<'_>) -> Map<String, Value> {
    let mut start = today_told(scene);
    start.insert("authors".into(), scene.by.name.clone().into());
    start
}

/// Texts that were left empty stand as empty texts in the event.
fn with_empty(mut filled: Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    for key in keys {
        filled.entry(*key).or_insert_with(|| "".into());
    }
    filled
}

/// The flat answers about the source, folded into one member.
fn with_source(mut filled: Map<String, Value>) -> Result<Map<String, Value>, No> {
    let source = register_client::take_source(&mut filled)?;
    let source =
        serde_json::to_value(source).map_err(|why| No::Broken(crate::journal::Broken::Store(why.to_string())))?;
    filled.insert("source".into(), source);
    Ok(filled)
}

/// Yes or no as the event holds it.
fn with_yes(mut filled: Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    for key in keys {
        let yes = filled.get(*key).and_then(Value::as_str) == Some("yes");
        filled.insert((*key).to_owned(), yes.into());
    }
    filled
}

/// A plan in hand, or what to do to get one.
fn plan_in_hand(case: &Case) -> Result<(), Refusal> {
    living(case)?;
    if case.plan().is_some() {
        return Ok(());
    }
    Err(refuse(
        "no_plan",
        text(
            "Asiakkaalla ei ole kotoutumissuunnitelmaa.",
            "Kunden har ingen integrationsplan.",
            "The client has no integration plan.",
        ),
        text("Laadi ensin suunnitelma.", "Utarbeta först en plan.", "Draw up a plan first."),
        crate::law::s020_plan::CITE_NEED,
    ))
}

/// Days of a plan's life come after the plan.
fn after_plan(case: &Case, field: &str, on: NaiveDate) -> Result<(), No> {
    match case.plan() {
        Some(plan) if on < plan.on => Err(No::Problems(vec![problem(
            field,
            crate::phrase!(
                text(
                    "Päivä on ennen suunnitelman laatimista ({0}).",
                    "Dagen är före planens utarbetande ({0}).",
                    "The day is before the plan was drawn up ({0})."
                ),
                plan.on
            ),
        )])),
        _ => Ok(()),
    }
}

/// What ends something does not come before what has been recorded of it.
fn not_before(field: &str, on: NaiveDate, earliest: Option<NaiveDate>) -> Result<(), No> {
    match earliest {
        Some(earliest) if on < earliest => Err(No::Problems(vec![problem(
            field,
            crate::phrase!(
                text(
                    "Päivä on ennen aiempaa merkintää ({0}).",
                    "Dagen är före en tidigare anteckning ({0}).",
                    "The day is before an earlier entry ({0})."
                ),
                earliest
            ),
        )])),
        _ => Ok(()),
    }
}

/// The last day plans may run to, where this program reckons it. Extensions granted under the repealed Act are
/// recorded here and not reckoned, so they set no limit either.
fn plans_last_day(case: &Case, on: NaiveDate) -> Option<NaiveDate> {
    use crate::law::{Law, s023_duration, s102_transition};
    let is_old = case.plans.first().is_some_and(|plan| s102_transition::is_of_the_repealed_act(plan.on));
    if is_old && !case.extensions.is_empty() {
        None
    } else {
        s023_duration::plans_last_day(&Law::IN_FORCE, &facts_on(case, on))
    }
}
