//! What must hold of the executed law as a whole.

mod cases;

use super::cite::{Since, Timeline, day};
use super::facts::Interval;
use super::*;
use crate::dates::plus_months;
use crate::words::{Lang, text};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

#[test]
fn every_number_has_exactly_one_value_every_day() {
    let last = day(2035, 12, 31);
    for number in numbers() {
        let lines = number.timeline.lines;
        let mut on = day(2024, 7, 1);
        while on <= last {
            let in_force = lines
                .iter()
                .enumerate()
                .filter(|(at, line)| line.from <= on && lines.get(at + 1).is_none_or(|next| on < next.from));
            assert_eq!(in_force.count(), usize::from(lines[0].from <= on), "{} on {on}", number.name.en);
            assert_eq!(number.on(on).is_some(), lines[0].from <= on);
            on = on + Days::new(1);
        }
    }
}

#[test]
fn every_number_of_the_law_is_listed_with_words_and_a_source() {
    let listed: Vec<_> = numbers().map(|n| n.name.en).collect();
    for number in [Law::IN_FORCE.review_interval, Law::IN_FORCE.all_plans, Law::IN_FORCE.kept_after_end] {
        assert!(listed.contains(&number.name.en));
    }
    for number in numbers() {
        for line in number.timeline.lines {
            assert!(!line.cite.section.is_empty() && line.value > 0);
            assert!(Lang::ALL.iter().all(|lang| !number.say(line.value).say(*lang).is_empty()));
        }
    }
    assert!(interpretations().all(|i| !i.text.fi.is_empty() && !i.text.sv.is_empty() && !i.text.en.is_empty()));
}

#[test]
fn rule_ids_are_stable_names() {
    for (at, rule) in Rule::ALL.iter().enumerate() {
        assert!(rule.id().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", rule.id());
        assert!(!Rule::ALL[..at].iter().any(|earlier| earlier.id() == rule.id()), "{} twice", rule.id());
        assert_eq!(Rule::parse(rule.id()), Some(*rule));
    }
}

/// "Review every four months from 1.1.2030" is one more line.
static PROPOSED: Number = Number {
    name: text("tarkistusväli", "intervall", "interval"),
    unit: Unit::Months,
    timeline: Timeline::new(&[
        Since { from: day(2025, 1, 1), value: 6, cite: s022_review::CITE },
        Since { from: day(2030, 1, 1), value: 4, cite: s022_review::CITE },
    ]),
};

#[test]
fn an_amendment_is_one_more_line() {
    let proposed = Law { review_interval: &PROPOSED, ..Law::IN_FORCE };
    let due = |law: &Law, plan: NaiveDate| {
        s022_review::decide(law, &Facts { plan_drawn_up_on: Some(plan), ..Facts::default() }).unwrap().due
    };
    let (before, after) = (day(2029, 12, 31), day(2030, 1, 1));
    assert_eq!(due(&proposed, before), due(&Law::IN_FORCE, before));
    assert_eq!(due(&Law::IN_FORCE, after), day(2030, 7, 1));
    assert_eq!(due(&proposed, after), day(2030, 5, 1));
}

#[test]
fn what_if_names_the_dates_that_change() {
    let proposed = Law { review_interval: &PROPOSED, ..Law::IN_FORCE };
    let client = |plan| Facts { on: Some(day(2030, 6, 1)), plan_drawn_up_on: Some(plan), ..Facts::default() };
    let changed = |plan| what_if::changes(&Law::IN_FORCE, &proposed, &client(plan));
    assert!(changed(day(2029, 12, 31)).is_empty());
    let rules: Vec<_> = changed(day(2030, 1, 15)).iter().map(|change| change.rule).collect();
    assert_eq!(rules, [Rule::ReviewDue, Rule::ReviewOverdue, Rule::ReviewPlan]);
}

fn ask(facts: &Facts) -> Vec<Finding> {
    let mut out = Vec::new();
    findings(&Law::IN_FORCE, facts, &mut (), &mut out);
    out
}

fn task_ids(facts: &Facts) -> Vec<&'static str> {
    tasks(&ask(facts)).map(|finding| finding.rule.id()).collect()
}

#[test]
fn the_work_list_follows_a_client_from_contact_to_erasure() {
    let on = Some(day(2026, 3, 2));
    let mut f = Facts {
        on,
        first_right_on: Some(day(2025, 10, 1)),
        unemployed_jobseeker: Some(true),
        contact_received_on: Some(day(2026, 2, 27)),
        ..Facts::default()
    };
    assert_eq!(task_ids(&f), ["handle_contact", "start_assessment"]);
    f.contact_handled_on = on;
    f.assessment_started_on = on;
    assert_eq!(task_ids(&f), ["finish_assessment"]);
    f.assessment_finished_on = on;
    f.assessment_shows_need = Some(false);
    assert!(task_ids(&f).is_empty());
    f.assessment_shows_need = Some(true);
    assert_eq!(task_ids(&f), ["draw_up_plan"]);
    f.plan_drawn_up_on = on;
    f.plan_until = Some(day(2026, 12, 31));
    assert_eq!(task_ids(&f), ["direct_to_service", "review_plan", "plan_runs_out"]);
    f.directed_on = on;
    f.change_or_request_on = Some(day(2026, 4, 1));
    f.on = Some(day(2026, 9, 3));
    assert_eq!(task_ids(&f), ["review_plan", "review_plan_now", "plan_runs_out"]);
    let late: Vec<_> = ask(&f).into_iter().filter(|f| f.overdue).map(|f| f.rule).collect();
    assert_eq!(late, [Rule::ReviewPlan]);
    f.plan_ended_on = f.on;
    assert!(task_ids(&f).is_empty());
    f.relationship_ended_on = f.on;
    assert_eq!(task_ids(&f), ["erase"]);
}

#[test]
fn without_delay_is_no_number_of_days() {
    let f = Facts {
        on: Some(day(2026, 3, 2)),
        first_right_on: Some(day(2025, 10, 1)),
        unemployed_jobseeker: Some(true),
        contact_received_on: Some(day(2025, 10, 1)),
        ..Facts::default()
    };
    for finding in tasks(&ask(&f)) {
        assert_eq!((finding.due, finding.overdue), (None, false), "{}", finding.rule.id());
        assert_eq!(finding.since, f.contact_received_on);
    }
}

prop_compose! {
    fn any_day()(days in 0u64..9000) -> NaiveDate {
        day(2008, 1, 1) + Days::new(days)
    }
}
prop_compose! {
    fn any_facts()(
        days in prop::array::uniform10(prop::option::of(any_day())),
        flags in prop::array::uniform12(prop::option::of(any::<bool>())),
        months in prop::option::of(0u32..60),
        intervals in prop::collection::vec((any_day(), 0u64..400), 0..5),
    ) -> Facts {
        let obstacles = intervals.iter().map(|(first, days)| Interval { first: *first, last: *first + Days::new(*days) });
        Facts {
            on: days[0], first_right_on: days[1], birth_date: days[2], plan_drawn_up_on: days[3],
            last_review_on: days[4], change_or_request_on: days[5], relationship_ended_on: days[6],
            period_starts_on: days[7], plan_until: days[8], assessment_finished_on: days[9],
            unemployed_jobseeker: flags[0], protection_or_family: flags[1], trafficking_victim: flags[2],
            reached_late: flags[3], unaccompanied: flags[4], other_client_plan: flags[5],
            assessment_shows_need: flags[6], supported_study_unfinished: flags[7], quota_refugee: flags[8],
            statutory_task_or_pending_matter: flags[9], requested_or_contacted: flags[10], judged_in_need: flags[11],
            extension_months: months, study_extension_months: months, obstacles: Some(obstacles.collect()),
            ..Facts::default()
        }
    }
}

/// Obstacle days, counted one by one as the table's text says.
fn last_day_counted_day_by_day(obstacles: &[Interval], first_plan_on: NaiveDate, last_day: NaiveDate) -> NaiveDate {
    let (mut last, mut on) = (last_day, first_plan_on);
    while on <= last {
        if obstacles.iter().any(|i| i.first <= on && on <= i.last) {
            last = last + Days::new(1);
        }
        on = on + Days::new(1);
    }
    last
}

proptest! {
    #[test]
    fn recording_the_reckoning_changes_nothing(facts in any_facts()) {
        let (mut steps, mut with) = (Vec::new(), Vec::new());
        findings(&Law::IN_FORCE, &facts, &mut steps, &mut with);
        let without = ask(&facts);
        prop_assert_eq!(with.len(), without.len());
        let mut reached = 0;
        for (a, b) in with.iter().zip(&without) {
            prop_assert_eq!(&Finding { steps: (0, 0), ..*a }, b);
            // Every step belongs to exactly one finding, in order.
            prop_assert_eq!(a.steps.0, reached);
            reached = a.steps.1;
        }
        prop_assert_eq!(reached as usize, steps.len());
    }

    #[test]
    fn a_finding_is_overdue_exactly_after_its_day(facts in any_facts()) {
        for finding in ask(&facts) {
            let after = finding.due.zip(facts.on).is_some_and(|(due, on)| on > due);
            prop_assert_eq!(finding.overdue, after, "{}", finding.rule.id());
        }
    }

    #[test]
    fn no_duty_no_grounds(facts in any_facts()) {
        let a = s014_assessment::decide(&Law::IN_FORCE, &facts);
        prop_assert_eq!(a.duty == s014_assessment::Duty::No, a.grounds.is_empty());
    }

    #[test]
    fn a_later_plan_is_never_due_earlier(plan in any_day(), later in 0u64..400) {
        let due = |plan| {
            let f = Facts { plan_drawn_up_on: Some(plan), ..Facts::default() };
            s022_review::decide(&Law::IN_FORCE, &f).unwrap().due
        };
        prop_assert!(due(plan) <= due(plan + Days::new(later)));
        prop_assert_eq!(due(plan), plus_months(plan, 6));
    }

    #[test]
    fn plans_never_last_less_than_their_base_and_obstacles_are_days(facts in any_facts()) {
        if let Some(l) = s023_duration::length(&Law::IN_FORCE, &facts) {
            prop_assert!(l.first_plan_last_day <= l.base_last_day);
            if facts.plan_drawn_up_on < Some(day(2025, 1, 1)) {
                prop_assert_eq!((l.last_day, l.continues_for_studies_only), (l.base_last_day, false));
                return Ok(());
            }
            prop_assert!(l.base_last_day <= l.extended_last_day && l.extended_last_day <= plus_months(l.base_last_day, 24));
            let obstacles = facts.obstacles.as_deref().unwrap_or_default();
            let counted = last_day_counted_day_by_day(obstacles, facts.plan_drawn_up_on.unwrap(), l.extended_last_day);
            prop_assert_eq!(l.after_obstacles, counted);
            prop_assert!(l.after_obstacles <= l.last_day);
        }
    }

    #[test]
    fn nothing_is_owed_to_nobody_and_nothing_panics(json in "\\{\"(on|code|birth_date|obstacles)\":.{0,20}\\}") {
        if let Ok(facts) = serde_json::from_str::<Facts>(&json) {
            ask(&facts);
        }
        prop_assert!(ask(&Facts::default()).is_empty());
    }
}
