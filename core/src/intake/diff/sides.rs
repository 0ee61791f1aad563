//! Both sides counted, thing by thing: people, and what is told of them.

use crate::case::Case;
use crate::intake::field::Field as Column;
use crate::intake::load::Course;
use crate::intake::rows::IntakeRow;
use crate::register::Row;
use crate::words::{Lang, Text, text};
use serde::Serialize;

/// What is counted on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Clients,
    /// Whoever has one of these.
    With(Course),
    /// Two or more who live together.
    Households,
}

/// Courses worth counting: each is an event of the relationship, not a detail of one.
const COURSES: [Course; 4] = [Course::AssessmentOn, Course::PlanFrom, Course::Jobseeker, Course::EndedOn];

impl Thing {
    pub const fn id(self) -> &'static str {
        match self {
            Thing::Clients => "clients",
            Thing::With(course) => course.id(),
            Thing::Households => "households",
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Thing::Clients => text("Asiakkaat", "Kunder", "Clients"),
            Thing::With(Course::AssessmentOn) => text("Tehdyt arvioinnit", "Gjorda bedömningar", "Assessments made"),
            Thing::With(Course::PlanFrom | Course::PlanUntil) => text("Suunnitelmat", "Planer", "Plans"),
            Thing::With(Course::Jobseeker) => text("Työnhakijat", "Arbetssökande", "Jobseekers"),
            Thing::With(Course::EndedOn) => text("Päättyneet asiakkuudet", "Avslutade kundrelationer", "Ended"),
            Thing::With(Course::Worker) => text("Työntekijä nimetty", "Handläggare utsedd", "Worker named"),
            Thing::Households => text("Yhteiset taloudet", "Gemensamma hushåll", "Households of several"),
        }
    }
}

/// One thing, here and there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    #[serde(serialize_with = "id")]
    pub what: Thing,
    /// None: no row of the file tells of it.
    pub file: Option<u32>,
    pub register: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn id<S: serde::Serializer>(what: &Thing, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(what.id())
}

impl Side {
    /// What the file does not tell of can't differ.
    pub fn agrees(self) -> bool {
        self.file.is_none_or(|file| file == self.register)
    }

    pub const fn name(self, lang: Lang) -> &'static str {
        self.what.name().say(lang)
    }
}

/// The counting.
#[derive(Debug, Default)]
pub(super) struct Sides {
    rows: u32,
    clients: u32,
    file: [u32; COURSES.len()],
    told: [bool; COURSES.len()],
    register: [u32; COURSES.len()],
    homes_there: Vec<String>,
    homes_here: Vec<String>,
}

impl Sides {
    pub fn row(&mut self, row: &IntakeRow) {
        self.rows += 1;
        for (n, course) in COURSES.into_iter().enumerate() {
            let is_told = row.get(course.column()).is_some();
            self.told[n] |= is_told;
            // A mark may say no.
            let counts = if course == Course::Jobseeker { row.mark(Column::Jobseeker) == Some(true) } else { is_told };
            self.file[n] += u32::from(counts);
        }
        if let Some(number) = row.text(Column::Household) {
            self.homes_there.push(number.to_owned());
        }
    }

    /// A client of the register, once.
    pub fn client(&mut self, row: &Row, case: &Case) {
        self.clients += 1;
        self.homes_here.push(row.household.to_string());
        for (n, course) in COURSES.into_iter().enumerate() {
            let has = match course {
                Course::AssessmentOn => case.assessment.is_some_and(|assessment| assessment.finished_on.is_some()),
                Course::PlanFrom => !case.plans.is_empty(),
                Course::EndedOn => case.ended_on.is_some(),
                Course::Jobseeker => case.jobseeker.is_some_and(|now| now.registered),
                Course::PlanUntil | Course::Worker => false,
            };
            self.register[n] += u32::from(has);
        }
    }

    pub fn finish(mut self) -> Vec<Side> {
        self.homes_there.sort();
        self.homes_here.sort();
        let there = (!self.homes_there.is_empty()).then(|| of_several(&self.homes_there));
        let mut sides = vec![Side { what: Thing::Clients, file: Some(self.rows), register: self.clients }];
        sides.extend(COURSES.into_iter().enumerate().map(|(n, course)| Side {
            what: Thing::With(course),
            file: self.told[n].then_some(self.file[n]),
            register: self.register[n],
        }));
        let here = of_several(&self.homes_here);
        sides.push(Side { what: Thing::Households, file: there, register: here });
        sides
    }
}

/// How many stand there more than once, of what is sorted.
fn of_several(sorted: &[String]) -> u32 {
    let mut many = 0;
    for (n, one) in sorted.iter().enumerate() {
        let is_second = n > 0 && sorted[n - 1] == *one && (n == 1 || sorted[n - 2] != *one);
        many += u32::from(is_second);
    }
    many
}
