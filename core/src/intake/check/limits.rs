//! The day of a check and the numbers of law it needs: they come from `law`, never from here.

use crate::law::cite::Cite;
use crate::law::facts::Facts;
use crate::law::{Law, s014_assessment, s023_duration, s073_data, s077_erasure};
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The day after which everything is the future.
    pub on: NaiveDate,
    /// Last day of a first integration plan that begins on a day, and where that is said.
    pub first_plan_last_day: fn(NaiveDate) -> NaiveDate,
    pub first_plan: Cite,
    /// Last day of the assessment's window, from the first permit or right.
    pub assessment_last_day: fn(NaiveDate) -> NaiveDate,
    pub assessment: Cite,
    /// The day by which data are erased after the end of the relationship.
    pub erased_by: fn(NaiveDate) -> Option<NaiveDate>,
    pub erasure: Cite,
    /// Where the data that may be stored are listed.
    pub data: Cite,
    /// Nobody younger is a jobseeker.
    pub jobseeker_from_age: i32,
    /// Whether people are held against each other by name and birth date, and households are looked for; the same
    /// code or number twice is told in any case.
    pub likeness: bool,
}

/// A doubt about old data, not a rule of the Act: a child of this age or younger is hardly a jobseeker.
const JOBSEEKER_FROM_AGE: i32 = 15;

impl Limits {
    /// The numbers of law that a check needs, as in force on the day of the check.
    pub fn of_law(on: NaiveDate) -> Limits {
        Limits {
            on,
            first_plan_last_day: |from| s023_duration::first_plan_last_day(&Law::IN_FORCE, from),
            first_plan: s023_duration::CITE,
            assessment_last_day: |from| s014_assessment::window_last_day(&Law::IN_FORCE, from),
            assessment: s014_assessment::CITE,
            erased_by: |ended| {
                let facts = Facts { relationship_ended_on: Some(ended), ..Facts::default() };
                s077_erasure::decide(&Law::IN_FORCE, &facts).erase_on.map(|(day, _)| day)
            },
            erasure: s077_erasure::CITE,
            data: s073_data::CITE,
            jobseeker_from_age: JOBSEEKER_FROM_AGE,
            likeness: true,
        }
    }
}
