//! What single sections say where it is easily got wrong.

use super::*;

fn answer_of(facts: &Facts, rule: Rule) -> Option<Answer> {
    ask(facts).iter().find(|found| found.rule == rule).map(|found| found.answer)
}

#[test]
fn what_is_not_known_founds_no_fee() {
    let appointment = facts::Appointment {
        appointment_on: Some(day(2025, 9, 1)),
        service: facts::SectionNumber::parse("14"),
        interpreter_booked: Some(true),
        interpreting_cost_eur: facts::Euros::parse("40.50"),
        attended: Some(false),
        cancelled_beforehand: Some(false),
        acceptable_reason: Some(false),
        told_of_fee_and_cancelling: Some(true),
        unreasonable: Some(false),
    };
    let born = Some(day(1990, 5, 1));
    let asked = |appointment: &facts::Appointment, birth_date| {
        let fee = s032a_fee::decide(&Law::IN_FORCE, appointment, birth_date).unwrap();
        (fee.bar, fee.cents)
    };
    use s032a_fee::Bar;
    assert_eq!(asked(&appointment, born), (None, 4050));
    assert_eq!(asked(&appointment, None), (Some(Bar::NotKnown(Fact::birth_date)), 0));
    assert_eq!(asked(&appointment, Some(day(2010, 1, 1))), (Some(Bar::UnderAge), 0));
    let unknown = facts::Appointment { attended: None, unreasonable: None, ..appointment.clone() };
    assert_eq!(asked(&unknown, born), (Some(Bar::NotKnown(Fact::attended)), 0));
    // A known bar is told before what is not known.
    let known = facts::Appointment { cancelled_beforehand: Some(true), attended: None, ..appointment };
    assert_eq!(asked(&known, born), (Some(Bar::Cancelled), 0));
}

#[test]
fn a_plan_of_the_repealed_act_is_not_lengthened_here() {
    let mut f = Facts {
        on: Some(day(2026, 3, 2)),
        birth_date: Some(day(2003, 5, 1)),
        first_right_on: Some(day(2022, 11, 1)),
        assessment_shows_need: Some(true),
        plan_drawn_up_on: Some(day(2023, 1, 15)),
        plan_until: Some(day(2026, 6, 30)),
        extension_months: Some(12),
        obstacles: Some(vec![Interval { first: day(2023, 6, 1), last: day(2023, 6, 30) }]),
        supported_study_unfinished: Some(true),
        ..Facts::default()
    };
    assert_eq!(answer_of(&f, Rule::PlansLastDay), Some(Answer::Day(day(2026, 1, 15))));
    assert_eq!(answer_of(&f, Rule::ContinuesForStudies), None);
    // The agreed day stands, and directing is not asked before a review under this Act.
    assert_eq!(task_ids(&f), ["review_plan", "plan_runs_out"]);
    f.last_review_on = Some(day(2025, 2, 1));
    assert_eq!(task_ids(&f), ["direct_to_service", "review_plan", "plan_runs_out"]);
}

#[test]
fn study_lengthens_the_plans_of_jobseekers() {
    let mut f = Facts {
        birth_date: Some(day(2003, 5, 1)),
        plan_drawn_up_on: Some(day(2025, 3, 10)),
        supported_study_unfinished: Some(true),
        study_extension_months: Some(12),
        ..Facts::default()
    };
    let last_day = |f: &Facts| s023_duration::plans_last_day(&Law::IN_FORCE, f);
    assert_eq!(last_day(&f), Some(day(2028, 3, 10)));
    f.registered_jobseeker = Some(true);
    assert_eq!(last_day(&f), Some(day(2028, 3, 10)));
    f.registered_jobseeker = Some(false);
    assert_eq!(last_day(&f), Some(day(2027, 3, 10)));
    f.birth_date = Some(day(1990, 5, 1));
    assert!(!s023_duration::goes_on_for_studies(&Law::IN_FORCE, &f));
}

#[test]
fn an_application_is_not_late_while_it_may_be_lodged() {
    let late = |on| {
        let application = Some(facts::Application { activity_on: Some(day(2026, 12, 31)) });
        let f = Facts { on: Some(on), application, ..Facts::default() };
        ask(&f).iter().any(|found| found.rule == Rule::ApplyBy && found.overdue)
    };
    assert!(!late(day(2029, 1, 2)));
    assert!(late(day(2029, 1, 3)));
}

#[test]
fn no_rate_for_a_child_born_after_the_parents_period() {
    let child = |parent_ends| Facts {
        birth_date: Some(day(2025, 6, 1)),
        period_starts_on: Some(day(2025, 6, 1)),
        born_in_finland: Some(true),
        parent_first_unpaid_day: Some(parent_ends),
        ..Facts::default()
    };
    let (over, runs) = (child(day(2025, 6, 1)), child(day(2025, 6, 2)));
    assert_eq!(answer_of(&over, Rule::ReimbursementFirstUnpaidDay), Some(Answer::Day(day(2025, 6, 1))));
    assert_eq!(answer_of(&over, Rule::ReimbursementYearlyRate), None);
    assert_eq!(answer_of(&runs, Rule::ReimbursementYearlyRate), Some(Answer::Euros(2741)));
}

#[test]
fn places_are_cited_as_each_language_cites() {
    let (cite, whole) = (s022_review::CITE, s005_integration_client::CITE);
    assert_eq!(cite.say(Lang::Fi), "kotoutumislain (681/2023) 22 §:n 1 mom.");
    assert_eq!(whole.say(Lang::Fi), "kotoutumislain (681/2023) 5 §");
    assert_eq!(cite.say(Lang::Sv), "22 § 1 mom. i integrationslagen (681/2023)");
    assert_eq!(cite.say(Lang::En), "§ 22(1) Integration Act (681/2023)");
    assert_eq!(s061_reimbursement::CITE_RATE.say(Lang::Fi), "asetuksen (872/2024) 1 §:n 1 mom.");
    let periods = working_day::CITE.say(Lang::Fi);
    assert_eq!(periods, "säädettyjen määräaikain laskemisesta annetun lain (150/1930) 5 §");
}
