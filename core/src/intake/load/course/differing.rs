//! Where a row and the record of its client differ in the course, and whether the row's word may be taken.

use super::super::super::diff::{self, Verdict};
use super::super::super::field::Field as Column;
use super::super::super::rows::IntakeRow;
use super::super::conflict::Why;
use super::super::facts::canonical;
use super::super::workers::{Meant, Workers};
use super::here::{Here, here, value};
use super::{Case, Course};
use crate::case::Recorded;
use crate::event::Event;
use chrono::NaiveDate;

#[derive(Debug)]
pub(crate) struct Differing<'c> {
    pub course: Course,
    /// What the file says: of a worker the account where one is meant, else the wording.
    pub file: String,
    /// What stands here; nothing where the record lacks it.
    pub here: Option<Here<'c>>,
    pub value: String,
    /// Why it is not taken.
    pub why: Option<Why>,
}

impl Differing<'_> {
    /// One plan is taken whole or not at all.
    pub fn is_of_plan(&self) -> bool {
        matches!(self.course, Course::PlanFrom | Course::PlanUntil)
    }

    /// By the entry, not by its value: an id can be reckoned by whoever guesses what went into it, and the purpose of
    /// a dual run does not open the value.
    pub fn id(&self, system: &str, case: &Case) -> String {
        let mark = self.here.map_or(0, |here| here.entry.number);
        diff::id_of_course(system, case.id, self.course, mark, &self.file)
    }

    /// Somebody has said that the register is right.
    pub fn is_signed(&self, case: &Case) -> bool {
        case.entries.iter().filter(|entry| entry.annulled_by.is_none()).any(|entry| match &entry.event {
            Some(Event::DifferenceSignedOff(e)) => {
                e.right == Verdict::Register.id()
                    && e.what == self.course.id()
                    && e.difference == self.id(&e.system, case)
            }
            _ => false,
        })
    }
}

pub(crate) fn differing<'c>(case: &'c Case, row: &IntakeRow, workers: &Workers) -> Vec<Differing<'c>> {
    let mut found: Vec<Differing<'c>> = Vec::new();
    for course in Course::ALL {
        let Some(said) = row.get(course.column()) else { continue };
        let meant = if course == Course::Worker { workers.meant(&canonical(said)) } else { Meant::Nobody };
        let file = if let Meant::One(id) = &meant { id.to_string() } else { canonical(said) };
        let (here, value) = (here(case, course), value(case, course));
        let nothing_to_say = match course {
            Course::PlanUntil => here.is_none() && row.day(Column::PlanFrom).is_none(),
            // Nobody is named anew for a relationship that has ended.
            Course::Worker => case.ended_on.is_some() || row.day(Column::EndedOn).is_some(),
            _ => false,
        };
        if file == value || nothing_to_say {
            continue;
        }
        let why = why(case, course, here.as_ref(), (&file, &value)).or(match (course, meant) {
            (Course::Worker, Meant::Nobody) => Some(Why::WorkerUnknown),
            (Course::Worker, Meant::Several) => Some(Why::WorkerAmbiguous),
            _ => None,
        });
        found.push(Differing { course, file, here, value, why });
    }
    let against = found.iter().filter(|one| one.is_of_plan()).find_map(|one| one.why);
    found.iter_mut().filter(|one| one.is_of_plan()).for_each(|one| one.why = one.why.or(against));
    found
}

/// What the steps of daily work would say against it, and work that has been done here.
fn why(case: &Case, course: Course, here: Option<&Here<'_>>, (file, value): (&str, &str)) -> Option<Why> {
    let ended = case.ended_on.and_then(|_| super::here::here(case, Course::EndedOn));
    if course != Course::EndedOn && ended.is_some_and(|ended| !ended.taken_over) {
        return Some(Why::EndedHere);
    }
    if let Some(here) = here {
        return against(case, course, here, (file, value));
    }
    let no_need = || case.assessment.is_some_and(|assessment| assessment.needs_plan == Some(false));
    match course {
        Course::PlanFrom if no_need() => Some(Why::NoNeed),
        Course::EndedOn => crate::dates::parse_iso(file).filter(|day| goes_on(case, *day)).map(|_| Why::WorkGoesOn),
        _ => None,
    }
}

fn against(case: &Case, course: Course, here: &Here<'_>, (file, value): (&str, &str)) -> Option<Why> {
    if !here.taken_over {
        let under_way = matches!(here.entry.event, Some(Event::AssessmentStarted(_)));
        return Some(if under_way { Why::UnderWay } else { Why::MadeHere });
    }
    if case.is_built_on(here.entry.number) {
        return Some(Why::BuiltOn);
    }
    (course == Course::PlanFrom && file < value).then_some(Why::OlderPlan)
}

/// Whether work here goes on after a day on which an old register says the relationship ended.
fn goes_on(case: &Case, ended: NaiveDate) -> bool {
    let worked = |entry: &&Recorded| entry.annulled_by.is_none() && !case.is_taken_over(entry);
    let later = |entry: &Recorded| entry.event.as_ref().and_then(Event::on).is_some_and(|on| on > ended);
    let plan_here = here(case, Course::PlanFrom).is_some_and(|here| !here.taken_over);
    (plan_here && case.plan().is_some()) || case.entries.iter().filter(worked).any(later)
}
