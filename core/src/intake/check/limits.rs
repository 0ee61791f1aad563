//! The day of a check and the numbers of law it needs: they come from `law`, never from here.

use crate::codes::{self, Code};
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
    /// The municipalities whose clients are loaded, where it is known who loads.
    pub ours: Option<Ours>,
}

/// Municipalities, by their places in the list of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ours([u64; 8]);

impl Ours {
    /// Nothing where none of them is a municipality: whoever loads for nobody has no others.
    pub fn of<'c>(codes: impl IntoIterator<Item = &'c str>) -> Option<Ours> {
        let mut ours = Ours::default();
        codes.into_iter().filter_map(place).for_each(|at| ours.0[at / 64 % 8] |= 1 << (at % 64));
        (ours != Ours::default()).then_some(ours)
    }

    pub fn has(&self, code: &str) -> bool {
        place(code).is_some_and(|at| self.0[at / 64 % 8] & (1 << (at % 64)) != 0)
    }

    pub fn each(&self) -> impl Iterator<Item = &'static Code> {
        codes::municipalities().all.iter().filter(|code| self.has(code.code))
    }
}

fn place(code: &str) -> Option<usize> {
    codes::municipalities().all.binary_search_by(|known| known.code.cmp(code)).ok()
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
            ours: None,
        }
    }
}
