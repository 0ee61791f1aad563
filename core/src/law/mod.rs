//! The Act as executed law: one file a section, numbers as dated timelines with citation.
//!
//! The law can be asked for another version: every decision takes a [`Law`], and [`Law::IN_FORCE`] is only one value.

pub mod cite;
pub mod data_subject;
pub mod facts;
pub mod finding;
pub mod identity_code;
mod identity_form;
pub mod number;
mod obstacles;
pub mod reckoning;
pub mod rule;
pub mod s002_scope;
pub mod s003_responsible;
pub mod s005_integration_client;
pub mod s009_contact;
pub mod s014_assessment;
pub mod s020_plan;
pub mod s022_review;
pub mod s023_duration;
pub mod s032a_fee;
pub mod s061_reimbursement;
pub mod s070_application;
pub mod s072_purposes;
pub mod s073_data;
pub mod s077_erasure;
pub mod s078_controllers;
pub mod s079_use;
pub mod s080_access;
pub mod s081_removal;
pub mod s094_provider;
pub mod s102_transition;
#[cfg(test)]
mod tests;
pub mod what_if;
pub mod working_day;

pub use facts::{Fact, Facts};
pub use finding::{Answer, Finding, Items, Word};
pub use number::{Interpretation, Number, Section, Unit};
pub use reckoning::{Reckoning, Sink, Step, Value};
pub use rule::{Kind, Rule};

use s061_reimbursement::Rates;

/// The sections this program executes, as a page lists them.
pub const SECTIONS: &[&Section] = &[
    &s002_scope::SECTION,
    &s003_responsible::SECTION,
    &s009_contact::SECTION,
    &s014_assessment::SECTION,
    &s020_plan::SECTION,
    &s022_review::SECTION,
    &s023_duration::SECTION,
    &s032a_fee::SECTION,
    &s061_reimbursement::SECTION,
    &s070_application::SECTION,
    &s073_data::SECTION,
    &s077_erasure::SECTION,
    &s080_access::SECTION,
    &s094_provider::SECTION,
    &s102_transition::SECTION,
];

/// Every place where the Act leaves a choice, and what we chose.
pub fn interpretations() -> impl Iterator<Item = &'static Interpretation> {
    SECTIONS.iter().flat_map(|section| section.interpretations)
}

/// Every number of law.
pub fn numbers() -> impl Iterator<Item = &'static Number> {
    SECTIONS.iter().flat_map(|section| section.numbers.iter().copied())
}

/// One version of the law: the numbers that decisions read. A coming amendment is
/// `Law { review_interval: &PROPOSED, ..Law::IN_FORCE }`.
#[derive(Clone, Copy, Debug)]
pub struct Law {
    pub unaccompanied_until_age: &'static Number,
    pub contact_window: &'static Number,
    pub assessment_window: &'static Number,
    pub plan_window: &'static Number,
    pub referral: &'static Number,
    pub young_until_age: &'static Number,
    pub review_interval: &'static Number,
    pub first_plan: &'static Number,
    pub all_plans: &'static Number,
    pub extension: &'static Number,
    pub study_extension: &'static Number,
    pub study_age: &'static Number,
    pub fee_at_most: &'static Number,
    pub fee_from_age: &'static Number,
    pub earliest_due: &'static Number,
    pub period: &'static Number,
    pub period_quota: &'static Number,
    pub period_quota_family: &'static Number,
    pub child_until_age: &'static Number,
    pub adult_from_age: &'static Number,
    pub municipality_rates: Rates,
    pub aland_municipality_rates: Rates,
    pub county_rates: Rates,
    pub aland_health_rates: Rates,
    pub apply_within: &'static Number,
    pub kept_after_end: &'static Number,
}

impl Law {
    /// The law as it stands in the statute book.
    pub const IN_FORCE: Law = Law {
        unaccompanied_until_age: &s002_scope::UNACCOMPANIED_UNTIL_AGE,
        contact_window: &s009_contact::CONTACT_WINDOW,
        assessment_window: &s014_assessment::ASSESSMENT_WINDOW,
        plan_window: &s020_plan::PLAN_WINDOW,
        referral: &s020_plan::REFERRAL,
        young_until_age: &s020_plan::YOUNG_UNTIL_AGE,
        review_interval: &s022_review::REVIEW_INTERVAL,
        first_plan: &s023_duration::FIRST_PLAN,
        all_plans: &s023_duration::ALL_PLANS,
        extension: &s023_duration::EXTENSION,
        study_extension: &s023_duration::STUDY_EXTENSION,
        study_age: &s023_duration::STUDY_AGE,
        fee_at_most: &s032a_fee::FEE_AT_MOST,
        fee_from_age: &s032a_fee::FEE_FROM_AGE,
        earliest_due: &s032a_fee::EARLIEST_DUE,
        period: &s061_reimbursement::PERIOD,
        period_quota: &s061_reimbursement::PERIOD_QUOTA,
        period_quota_family: &s061_reimbursement::PERIOD_QUOTA_FAMILY,
        child_until_age: &s061_reimbursement::CHILD_UNTIL_AGE,
        adult_from_age: &s061_reimbursement::ADULT_FROM_AGE,
        municipality_rates: Rates::MUNICIPALITY,
        aland_municipality_rates: Rates::ALAND_MUNICIPALITY,
        county_rates: Rates::COUNTY,
        aland_health_rates: Rates::ALAND_HEALTH,
        apply_within: &s070_application::APPLY_WITHIN,
        kept_after_end: &s077_erasure::KEPT_AFTER_END,
    };
}

/// Everything the law says of these facts, appended to `out`; the steps, if the sink keeps them, to the sink.
/// The one path: the work list, the decision tables and the explanation all come through here.
pub fn findings<S: Sink>(law: &Law, facts: &Facts, sink: &mut S, out: &mut Vec<Finding>) {
    let mut r = Reckoning::new(law, facts, sink, out);
    s003_responsible::find(&mut r);
    s009_contact::find(&mut r);
    s014_assessment::find(&mut r);
    s020_plan::find(&mut r);
    s022_review::find(&mut r);
    s023_duration::find(&mut r);
    s032a_fee::find(&mut r);
    s061_reimbursement::find(&mut r);
    s070_application::find(&mut r);
    s073_data::find(&mut r);
    s077_erasure::find(&mut r);
    s080_access::find(&mut r);
    s094_provider::find(&mut r);
    identity_form::find(&mut r);
}

/// What the office must do for this client: the findings that are tasks.
pub fn tasks(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.rule.is_task())
}

/// A plan was drawn up and not ended, and the person is still a client.
fn plan_is_open(f: &Facts) -> bool {
    f.plan_drawn_up_on.is_some() && f.plan_ended_on.is_none() && f.relationship_ended_on.is_none()
}

/// An open plan whose last day has not passed: what § 20 and § 22 ask, they ask of a plan in force.
fn plan_is_live(law: &Law, f: &Facts) -> bool {
    let until = || f.plan_until.or_else(|| s023_duration::plans_last_day(law, f));
    plan_is_open(f) && f.on.is_none_or(|on| until().is_none_or(|until| on <= until))
}
