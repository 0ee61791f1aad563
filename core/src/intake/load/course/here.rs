//! What stands in a record of each thing that an old register tells, and which entry says so.

use super::Course;
use crate::case::{Case, Recorded};
use crate::event::Event;

/// A value of the record and the entry that gave it. An empty value: it is known that there is none yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'c> {
    pub entry: &'c Recorded,
    /// An old register brought it, and nobody's work here.
    pub taken_over: bool,
}

/// The value as a file would say it.
pub(super) fn value(case: &Case, course: Course) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    match course {
        Course::Jobseeker => case.jobseeker.map_or("", |now| if now.registered { "yes" } else { "no" }).to_owned(),
        Course::AssessmentOn => day(case.assessment.and_then(|assessment| assessment.finished_on)),
        Course::PlanFrom => day(case.plans.last().map(|plan| plan.on)),
        Course::PlanUntil => day(case.plans.last().and_then(|plan| plan.until)),
        Course::Worker => case.worker.clone().unwrap_or_default(),
        Course::EndedOn => day(case.ended_on),
    }
}

/// The newest entry that tells of it and counts.
pub(super) fn here(case: &Case, course: Course) -> Option<Here<'_>> {
    let mut counted = case.entries.iter().rev().filter(|entry| entry.annulled_by.is_none());
    let entry = counted.find(|entry| entry.event.as_ref().is_some_and(|event| tells(event, course)))?;
    Some(Here { entry, taken_over: case.is_taken_over(entry) })
}

fn tells(event: &Event, course: Course) -> bool {
    match (course, event) {
        (Course::Jobseeker, Event::JobseekerChanged(_))
        | (
            Course::AssessmentOn,
            Event::AssessmentStarted(_) | Event::AssessmentFinished(_) | Event::AssessmentTakenOver(_),
        )
        | (Course::PlanFrom | Course::PlanUntil, Event::PlanDrawnUp(_) | Event::PlanTakenOver(_))
        | (Course::Worker, Event::WorkerAssigned(_))
        | (Course::EndedOn, Event::RelationshipEnded(_)) => true,
        (Course::PlanUntil, Event::PlanReviewed(e)) => e.until.is_some(),
        (Course::PlanUntil, Event::PlanExtended(e)) => e.until.is_some(),
        _ => false,
    }
}
