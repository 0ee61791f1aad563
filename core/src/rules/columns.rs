//! The columns of every table: what each cell puts into the facts, which rule answers each expectation.

use super::Table;
use crate::dates::parse_iso;
use crate::law::Rule;
use crate::law::facts::{AccessTask, Employer, Euros, Facts, Interval, SectionNumber};
use serde::de::DeserializeOwned;

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
        Some(Interval { first: parse_iso(first)?, last: parse_iso(last)? })
    };
    let read: Option<Vec<_>> =
        optional(cell, |cell| cell.split(';').map(one).collect(), "intervals first/last joined by ;")?;
    if read.iter().flatten().any(|interval| interval.first > interval.last) {
        return Err("an interval first/last; here first after last");
    }
    Ok(read)
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

pub(super) const TABLES: &[Table] = &[
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
