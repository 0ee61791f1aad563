//! What an old register tells of the course of a relationship: each a column of the file and entries of the record.

mod differing;
mod here;

pub(crate) use differing::{Differing, differing};

use super::super::field::Field as Column;
use super::super::rows::IntakeRow;
use super::conflict::Why;
use super::workers::{Meant, Workers};
use crate::case::Case;
use crate::client::Source;
use crate::event::{AssessmentTakenOver, Event, JobseekerChanged, PlanTakenOver, RelationshipEnded, WorkerAssigned};
use crate::words::Text;
use chrono::NaiveDate;

/// In the order in which they are entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    Jobseeker,
    AssessmentOn,
    PlanFrom,
    PlanUntil,
    Worker,
    EndedOn,
}

impl Course {
    pub const ALL: [Course; 6] =
        [Course::Jobseeker, Course::AssessmentOn, Course::PlanFrom, Course::PlanUntil, Course::Worker, Course::EndedOn];

    pub const fn column(self) -> Column {
        match self {
            Course::Jobseeker => Column::Jobseeker,
            Course::AssessmentOn => Column::AssessmentOn,
            Course::PlanFrom => Column::PlanFrom,
            Course::PlanUntil => Column::PlanUntil,
            Course::Worker => Column::Worker,
            Course::EndedOn => Column::EndedOn,
        }
    }

    pub const fn id(self) -> &'static str {
        self.column().id()
    }

    pub const fn name(self) -> Text {
        self.column().label()
    }

    /// The entry of a record that tells of it now; 0 where none does.
    pub(crate) fn entry(self, case: &Case) -> u32 {
        here::here(case, self).map_or(0, |here| here.entry.number)
    }
}

/// What is taken of it into the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Takes {
    jobseeker: Option<bool>,
    assessed: Option<NaiveDate>,
    plan: Option<(NaiveDate, Option<NaiveDate>)>,
    worker: Option<Box<str>>,
    ended: Option<NaiveDate>,
}

impl Takes {
    /// All that a row says of a new client. Whose client it was is known after the end, too.
    pub fn of_new(row: &IntakeRow, workers: &Workers) -> Takes {
        Takes {
            jobseeker: row.mark(Column::Jobseeker),
            assessed: row.day(Column::AssessmentOn),
            plan: row.day(Column::PlanFrom).map(|on| (on, row.day(Column::PlanUntil))),
            worker: row.text(Column::Worker).and_then(|said| match workers.meant(said) {
                Meant::One(id) => Some(id),
                Meant::Nobody | Meant::Several => None,
            }),
            ended: row.day(Column::EndedOn),
        }
    }

    /// Why a row's worker is not named, where the wording alone is in the way. Who left years ago is nobody's question
    /// any more once the relationship has ended.
    pub fn unknown_worker(row: &IntakeRow, workers: &Workers) -> Option<Why> {
        let said = row.text(Column::Worker).filter(|_| row.day(Column::EndedOn).is_none())?;
        match workers.meant(said) {
            Meant::One(_) => None,
            Meant::Nobody => Some(Why::WorkerUnknown),
            Meant::Several => Some(Why::WorkerAmbiguous),
        }
    }

    /// What the record of a client who is here lacks or the old register has changed, and what stays as it is.
    pub fn of_known(case: &Case, row: &IntakeRow, workers: &Workers) -> (Takes, Vec<(Course, Why)>) {
        let (mut takes, mut stays) = (Takes::default(), Vec::new());
        let (signed, open): (Vec<Differing>, Vec<Differing>) =
            differing(case, row, workers).into_iter().partition(|one| one.is_signed(case));
        let plan_stays = signed.iter().any(|one| one.is_of_plan());
        for one in &open {
            match one.why {
                None if one.is_of_plan() && plan_stays => {}
                Some(why) => stays.push((one.course, why)),
                None => takes.take(one.course, case, row, workers),
            }
        }
        (takes, stays)
    }

    fn take(&mut self, course: Course, case: &Case, row: &IntakeRow, workers: &Workers) {
        let whole = Takes::of_new(row, workers);
        match course {
            Course::Jobseeker => self.jobseeker = whole.jobseeker,
            Course::AssessmentOn => self.assessed = whole.assessed,
            Course::PlanFrom => self.plan = whole.plan,
            // Of the plan that is here.
            Course::PlanUntil if self.plan.is_none() => {
                self.plan = case.plans.last().map(|plan| (plan.on, row.day(Column::PlanUntil)));
            }
            Course::PlanUntil => {}
            Course::Worker => self.worker = whole.worker,
            Course::EndedOn => self.ended = whole.ended,
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Takes::default()
    }

    pub fn events(self, on: NaiveDate, source: &dyn Fn(Column) -> Source) -> Vec<Event> {
        let Takes { jobseeker, assessed, plan, worker, ended } = self;
        let mut events: Vec<Event> = Vec::new();
        if let Some(registered) = jobseeker {
            let (unemployed, source) = ((!registered).then_some(false), source(Column::Jobseeker));
            events.push(JobseekerChanged { on, registered, unemployed, note: String::new(), source }.into());
        }
        if let Some(on) = assessed {
            events.push(AssessmentTakenOver { on, source: source(Column::AssessmentOn) }.into());
        }
        if let Some((on, until)) = plan {
            events.push(PlanTakenOver { on, until, source: source(Column::PlanFrom) }.into());
        }
        if let Some(worker) = worker {
            let (worker, source) = (worker.into_string(), Some(source(Column::Worker)));
            events.push(WorkerAssigned { on, worker, source }.into());
        }
        if let Some(on) = ended {
            // Old registers tell that it ended, and why in words of their own.
            let (reason, source) = ("other".to_owned(), Some(source(Column::EndedOn)));
            events.push(RelationshipEnded { on, reason, note: String::new(), source }.into());
        }
        events
    }
}
