//! Decision tables: each row becomes facts, the law is asked by its one path, the expectations are read from the
//! findings. Any rows of the same columns can be verified; a lawyer extends a table in a spreadsheet.

use crate::dates::parse_iso;
use crate::law::facts::{AccessTask, Employer, Euros, Facts, Interval, SectionNumber};
use crate::law::{Answer, Finding, Law, Rule, findings};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Puts a cell into the facts; says what was wanted when it cannot.
type Put = fn(&mut Facts, &str) -> Result<(), &'static str>;

/// A table this program can verify: its columns and the rules that answer them.
struct Table {
    name: &'static str,
    inputs: &'static [(&'static str, Put)],
    /// Column, rule, and what an absent finding means there.
    expects: &'static [(&'static str, Rule, &'static str)],
}

/// How a table fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableResult {
    pub table: String,
    pub passed: usize,
    pub failures: Vec<Failure>,
}

impl TableResult {
    /// Rows with at least one failure.
    pub fn failed(&self) -> usize {
        let mut cases: Vec<_> = self.failures.iter().map(|f| f.row).collect();
        cases.dedup();
        cases.len()
    }
}

/// One cell of one row that does not agree with the law, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The spreadsheet row; the header is 1.
    pub row: usize,
    pub case: String,
    pub column: String,
    /// What the cell says, or for a cell that cannot be read, what was wanted there.
    pub expected: String,
    pub got: String,
    /// The cell itself cannot be read.
    pub malformed: bool,
}

/// Why a table cannot be verified at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    #[error("unknown table `{0}`")]
    UnknownTable(String),
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    #[error("missing column `{0}`")]
    MissingColumn(String),
    #[error("column `{0}` stands twice")]
    DoubleColumn(String),
    #[error("no rows")]
    Empty,
    #[error("row {row}: {reason}")]
    Unreadable { row: u64, reason: String },
}

/// Verifies one table; `name` with or without `.csv`.
pub fn verify(name: &str, csv: &str) -> Result<TableResult, TableFault> {
    let name = name.strip_suffix(".csv").unwrap_or(name);
    let table = TABLES.iter().find(|t| t.name == name).ok_or_else(|| TableFault::UnknownTable(name.to_owned()))?;
    let mut result = TableResult { table: name.to_owned(), passed: 0, failures: Vec::new() };
    let mut out = Vec::new();
    for_each_row(table, csv, |row| {
        let before = result.failures.len();
        match row.facts(table) {
            Ok(facts) => {
                out.clear();
                findings(&Law::IN_FORCE, &facts, &mut (), &mut out);
                result.failures.extend(row.differences(table, &out));
            }
            Err(malformed) => result.failures.push(malformed),
        }
        result.passed += usize::from(result.failures.len() == before);
    })?;
    if result.passed == 0 && result.failures.is_empty() {
        return Err(TableFault::Empty);
    }
    Ok(result)
}

/// Verifies many tables; the caller has read the files.
pub fn verify_all<'a>(
    tables: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<(&'a str, Result<TableResult, TableFault>)> {
    tables.into_iter().map(|(name, csv)| (name, verify(name, csv))).collect()
}

/// The facts of every readable row with its case and what each rule is expected to answer.
pub fn cases(name: &str, csv: &str) -> Result<Vec<(String, Facts, Vec<(Rule, String)>)>, TableFault> {
    let table = TABLES.iter().find(|t| t.name == name).ok_or_else(|| TableFault::UnknownTable(name.to_owned()))?;
    let mut cases = Vec::new();
    for_each_row(table, csv, |row| {
        if let Ok(facts) = row.facts(table) {
            let expects = table.expects.iter().map(|(column, rule, _)| (*rule, row.cell(column).to_owned()));
            cases.push((row.cell("case").to_owned(), facts, expects.collect()));
        }
    })?;
    Ok(cases)
}

/// The names of the tables.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name)
}

struct Row<'a> {
    number: usize,
    headers: &'a csv::StringRecord,
    cells: &'a csv::StringRecord,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        self.headers.iter().position(|header| header == column).and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    fn failure(&self, column: &str, expected: &str, got: &str, malformed: bool) -> Failure {
        Failure {
            row: self.number,
            case: self.cell("case").to_owned(),
            column: column.to_owned(),
            expected: expected.to_owned(),
            got: got.to_owned(),
            malformed,
        }
    }

    fn facts(&self, table: &Table) -> Result<Facts, Failure> {
        let mut facts = Facts::default();
        for (column, put) in table.inputs {
            let cell = self.cell(column);
            put(&mut facts, cell).map_err(|wanted| self.failure(column, wanted, cell, true))?;
        }
        Ok(facts)
    }

    fn differences(&self, table: &Table, out: &[Finding]) -> Vec<Failure> {
        let mut differences = Vec::new();
        for (column, rule, absent) in table.expects {
            let expected = self.cell(column);
            let answer = out.iter().find(|finding| finding.rule == *rule).map(|finding| finding.answer);
            if !agrees(answer, absent, expected) {
                let got = answer.map_or_else(|| (*absent).to_owned(), |answer| answer.plain());
                differences.push(self.failure(column, expected, &got, false));
            }
        }
        differences
    }
}

/// Whether a cell says what the law answers: amounts by value, items as a set, everything else to the letter.
pub fn agrees(answer: Option<Answer>, absent: &str, cell: &str) -> bool {
    match answer {
        None => cell == absent,
        Some(Answer::Cents(cents)) => Euros::parse(cell).is_some_and(|euros| euros.cents == cents),
        Some(Answer::Euros(euros)) => Euros::parse(cell).is_some_and(|cell| cell.cents == euros * 100),
        Some(Answer::Items(items)) => {
            let mut listed: Vec<_> = cell.split(';').filter(|item| !item.is_empty()).collect();
            listed.sort_unstable();
            listed.iter().copied().eq(items.iter().map(|i| i.to_string()).collect::<Vec<_>>().iter())
        }
        Some(answer) => answer.plain() == cell,
    }
}

fn for_each_row(table: &Table, csv: &str, mut each: impl FnMut(&Row)) -> Result<(), TableFault> {
    let unreadable = |error: csv::Error| TableFault::Unreadable {
        row: error.position().map_or(1, csv::Position::line),
        reason: error.to_string(),
    };
    let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let headers = reader.headers().map_err(unreadable)?.clone();
    check_headers(table, &headers)?;
    for (number, record) in (2..).zip(reader.records()) {
        let cells = record.map_err(unreadable)?;
        each(&Row { number, headers: &headers, cells: &cells });
    }
    Ok(())
}

fn check_headers(table: &Table, headers: &csv::StringRecord) -> Result<(), TableFault> {
    let known = || {
        let inputs = table.inputs.iter().map(|(column, _)| *column);
        std::iter::once("case").chain(inputs).chain(table.expects.iter().map(|(column, ..)| *column))
    };
    for (at, header) in headers.iter().enumerate() {
        if !known().any(|column| column == header) {
            return Err(TableFault::UnknownColumn(header.to_owned()));
        }
        if headers.iter().take(at).any(|earlier| earlier == header) {
            return Err(TableFault::DoubleColumn(header.to_owned()));
        }
    }
    match known().find(|column| !headers.iter().any(|header| header == *column)) {
        Some(missing) => Err(TableFault::MissingColumn(missing.to_owned())),
        None => Ok(()),
    }
}

/// An empty cell is "none".
fn optional<T>(
    cell: &str,
    read: impl FnOnce(&str) -> Option<T>,
    wanted: &'static str,
) -> Result<Option<T>, &'static str> {
    if cell.is_empty() { Ok(None) } else { read(cell).map(Some).ok_or(wanted) }
}

fn day(cell: &str) -> Result<Option<chrono::NaiveDate>, &'static str> {
    optional(cell, parse_iso, "a day as yyyy-mm-dd")
}

fn yes_no(cell: &str) -> Result<Option<bool>, &'static str> {
    let read = |cell: &str| match cell {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    optional(cell, read, "yes or no")
}

fn months(cell: &str) -> Result<Option<u32>, &'static str> {
    let digits = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit()).then(|| cell.parse().ok()).flatten();
    optional(cell, digits, "a whole number of months")
}

fn intervals(cell: &str) -> Result<Option<Vec<Interval>>, &'static str> {
    let one = |part: &str| {
        let (first, last) = part.split_once('/')?;
        let interval = Interval { first: parse_iso(first)?, last: parse_iso(last)? };
        (interval.first <= interval.last).then_some(interval)
    };
    optional(cell, |cell| cell.split(';').map(one).collect(), "intervals first/last joined by ;")
}

/// A word of a fixed vocabulary, read as JSON reads it.
fn word<T: DeserializeOwned>(cell: &str) -> Result<Option<T>, &'static str> {
    optional(cell, |cell| serde_json::from_value(cell.into()).ok(), "a word of the vocabulary")
}

/// `put!(column => path: reader)`: the ordinary column, whose cell is one fact.
macro_rules! put {
    ($($path:ident).+: $read:expr) => {
        |facts: &mut Facts, cell: &str| { put!(@set facts, $read(cell)?, $($path).+); Ok(()) }
    };
    (@set $facts:ident, $value:expr, $name:ident) => { $facts.$name = $value };
    (@set $facts:ident, $value:expr, $group:ident . $name:ident) => {
        $facts.$group.get_or_insert_default().$name = $value
    };
}

const TABLES: &[Table] = &[
    Table {
        name: "henkilotunnus",
        inputs: &[("code", put!(identity.code: |cell: &str| Ok::<_, &str>(Some(cell.to_owned()))))],
        expects: &[
            ("expect_valid", Rule::IdentityCodeValid, "no"),
            ("expect_birth_date", Rule::IdentityCodeBirthDate, ""),
            ("expect_kind", Rule::IdentityCodeKind, ""),
        ],
    },
    Table {
        name: "s3_responsible",
        inputs: &[
            ("registered_jobseeker", put!(registered_jobseeker: yes_no)),
            ("municipality_delegates_all", put!(municipality_delegates_all: yes_no)),
        ],
        expects: &[("expect_responsible", Rule::ResponsibleAuthority, "municipality")],
    },
    Table {
        name: "s14_assessment",
        inputs: &[
            ("on", put!(on: day)),
            ("first_right_on", put!(first_right_on: day)),
            ("unemployed_jobseeker", put!(unemployed_jobseeker: yes_no)),
            ("protection_or_family", put!(protection_or_family: yes_no)),
            ("home_care_allowance", put!(home_care_allowance: yes_no)),
            ("requested_or_contacted", put!(requested_or_contacted: yes_no)),
            ("judged_in_need", put!(judged_in_need: yes_no)),
            ("social_assistance_non_temporary", put!(social_assistance_non_temporary: yes_no)),
            ("unaccompanied", put!(unaccompanied: yes_no)),
            ("trafficking_victim", put!(trafficking_victim: yes_no)),
            ("reached_late", put!(reached_late: yes_no)),
            ("other_client_plan", put!(other_client_plan: yes_no)),
        ],
        expects: &[
            ("expect_duty", Rule::AssessmentDuty, "no"),
            ("expect_grounds", Rule::AssessmentGrounds, ""),
            ("expect_last_day", Rule::AssessmentLastDay, ""),
        ],
    },
    Table {
        name: "s20_plan",
        inputs: &[
            ("first_right_on", put!(first_right_on: day)),
            ("plan_drawn_up_on", put!(plan_drawn_up_on: day)),
            ("assessment_shows_need", put!(assessment_shows_need: yes_no)),
            ("trafficking_reached_late", |facts, cell| {
                (facts.trafficking_victim, facts.reached_late) = (yes_no(cell)?, yes_no(cell)?);
                Ok(())
            }),
        ],
        expects: &[
            ("expect_allowed", Rule::PlanAllowed, "no"),
            ("expect_last_day", Rule::PlanWindowLastDay, ""),
            ("expect_referral_due", Rule::ReferralDue, ""),
        ],
    },
    Table {
        name: "s22_review",
        inputs: &[
            ("on", put!(on: day)),
            ("plan_drawn_up_on", put!(plan_drawn_up_on: day)),
            ("last_review_on", put!(last_review_on: day)),
            ("change_or_request_on", put!(change_or_request_on: day)),
        ],
        expects: &[
            ("expect_review_due", Rule::ReviewDue, ""),
            ("expect_overdue", Rule::ReviewOverdue, "no"),
            ("expect_review_now", Rule::ReviewNow, "no"),
        ],
    },
    Table {
        name: "s23_plan_length",
        inputs: &[
            ("first_plan_on", put!(plan_drawn_up_on: day)),
            ("birth_date", put!(birth_date: day)),
            ("extension_months", put!(extension_months: months)),
            ("obstacles", put!(obstacles: intervals)),
            ("supported_study_unfinished", put!(supported_study_unfinished: yes_no)),
            ("study_extension_months", put!(study_extension_months: months)),
        ],
        expects: &[
            ("expect_governing_act", Rule::GoverningAct, ""),
            ("expect_first_plan_last_day", Rule::FirstPlanLastDay, ""),
            ("expect_base_last_day", Rule::PlansBaseLastDay, ""),
            ("expect_last_day", Rule::PlansLastDay, ""),
            ("expect_continues_for_studies_only", Rule::ContinuesForStudies, "no"),
        ],
    },
    Table {
        name: "s32a_no_show_fee",
        inputs: &[
            ("appointment_on", put!(appointment.appointment_on: day)),
            ("birth_date", put!(birth_date: day)),
            ("service", put!(appointment.service: |cell| optional(cell, SectionNumber::parse, "a section number"))),
            ("interpreter_booked", put!(appointment.interpreter_booked: yes_no)),
            (
                "interpreting_cost_eur",
                put!(appointment.interpreting_cost_eur: |cell| optional(cell, Euros::parse, "euros as 56.70")),
            ),
            ("attended", put!(appointment.attended: yes_no)),
            ("cancelled_beforehand", put!(appointment.cancelled_beforehand: yes_no)),
            ("acceptable_reason", put!(appointment.acceptable_reason: yes_no)),
            ("told_of_fee_and_cancelling", put!(appointment.told_of_fee_and_cancelling: yes_no)),
            ("unreasonable", put!(appointment.unreasonable: yes_no)),
        ],
        expects: &[
            ("expect_may_charge", Rule::FeeMayBeCharged, "no"),
            ("expect_fee_eur", Rule::Fee, "0.00"),
            ("expect_earliest_due", Rule::FeeEarliestDue, ""),
        ],
    },
    Table {
        name: "s61_reimbursement",
        inputs: &[
            ("period_starts_on", put!(period_starts_on: day)),
            ("birth_date", put!(birth_date: day)),
            ("quota_refugee", put!(quota_refugee: yes_no)),
            ("quota_family_member", put!(quota_family_member: yes_no)),
            ("born_in_finland", put!(born_in_finland: yes_no)),
            ("parent_first_unpaid_day", put!(parent_first_unpaid_day: day)),
        ],
        expects: &[
            ("expect_first_unpaid_day", Rule::ReimbursementFirstUnpaidDay, ""),
            ("expect_yearly_rate_at_start_eur", Rule::ReimbursementYearlyRate, ""),
        ],
    },
    Table {
        name: "s70_application",
        inputs: &[("activity_on", put!(application.activity_on: day))],
        expects: &[("expect_apply_by", Rule::ApplyBy, ""), ("expect_may_be_lodged_by", Rule::MayBeLodgedBy, "")],
    },
    Table {
        name: "s77_erasure",
        inputs: &[
            ("client_relationship_ended_on", put!(relationship_ended_on: day)),
            ("statutory_task_or_pending_matter", put!(statutory_task_or_pending_matter: yes_no)),
        ],
        expects: &[("expect_erase_on", Rule::EraseOn, ""), ("expect_may_keep", Rule::MayKeep, "yes")],
    },
    Table {
        name: "s80_access_grant",
        inputs: &[
            ("employer", put!(access.employer: word::<Employer>)),
            ("task", put!(access.task: word::<AccessTask>)),
            ("takes_part_in_assessment_plan_or_review", put!(access.takes_part_in_assessment_plan_or_review: yes_no)),
        ],
        expects: &[("expect_granted_by", Rule::AccessGrantedBy, "none")],
    },
    Table {
        name: "s94_provider_disclosure",
        inputs: &[("field", put!(disclosure.field: |cell: &str| optional(cell, |cell| Some(cell.to_owned()), "")))],
        expects: &[("expect_disclosed", Rule::Disclosed, ""), ("expect_item", Rule::DisclosureItem, "")],
    },
];
