//! How fast the law answers: all findings of a client, without and with the reckoning.

use super::{Figure, best_of};
use chrono::{Days, NaiveDate};
use kotodigi::law::facts::Interval;
use kotodigi::law::{Facts, Finding, Law, Sink, Step, findings};
use kotodigi::words::Lang;
use std::hint::black_box;

const CLIENTS: u32 = 4096;
const ROUNDS: u32 = 25;

pub fn run() -> Vec<Figure> {
    let clients = made_up();
    let mut kept = Vec::new();
    let (plain, found) = micros_a_client(&clients, || ());
    let (reckoned, _) = micros_a_client(&clients, || std::mem::take(&mut kept));
    vec![
        figure("findings", plain, found, 1.0),
        figure("findings with reckoning", reckoned, found, 10.0),
        figure("findings with reckoning, every step worded", worded(&clients), found, 10.0),
    ]
}

fn figure(name: &'static str, micros: f64, found: usize, promise: f64) -> Figure {
    Figure {
        name,
        measured: format!("{micros:.2} µs a client, {:.1} findings each", found as f64 / f64::from(CLIENTS)),
        reference: format!("{promise} µs a client"),
        ratio: micros / promise,
        at_most: 1.0,
    }
}

/// Microseconds a client and the findings of one round.
fn micros_a_client<S: Sink + Clear>(clients: &[Facts], sink: impl FnOnce() -> S) -> (f64, usize) {
    let (mut sink, mut out, mut found): (S, Vec<Finding>, usize) = (sink(), Vec::new(), 0);
    let seconds = best_of(5, || {
        for _ in 0..ROUNDS {
            found = 0;
            for facts in clients {
                out.clear();
                sink.clear();
                findings(&Law::IN_FORCE, black_box(facts), &mut sink, &mut out);
                found += black_box(&out).len();
            }
        }
    });
    (seconds * 1e6 / f64::from(CLIENTS * ROUNDS), found)
}

/// As a screen that shows everything: each step put into Finnish.
fn worded(clients: &[Facts]) -> f64 {
    let (mut steps, mut out): (Vec<Step>, Vec<Finding>) = (Vec::new(), Vec::new());
    let seconds = best_of(5, || {
        for facts in clients {
            out.clear();
            steps.clear();
            findings(&Law::IN_FORCE, black_box(facts), &mut steps, &mut out);
            for step in &steps {
                black_box(step.phrase().say(Lang::Fi));
            }
        }
    });
    seconds * 1e6 / f64::from(CLIENTS)
}

/// Buffers are kept from client to client.
trait Clear {
    fn clear(&mut self);
}
impl Clear for () {
    fn clear(&mut self) {}
}
impl<T> Clear for Vec<T> {
    fn clear(&mut self) {
        Vec::clear(self);
    }
}

/// Clients at every stage of integration, the same in every run.
fn made_up() -> Vec<Facts> {
    let mut state = 681_2023_u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let start = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap_or_default();
    let day = |base: NaiveDate, days: u64| base.checked_add_days(Days::new(days));
    (0..CLIENTS)
        .map(|_| {
            let first_right_on = day(start, next(1400));
            let right = first_right_on.unwrap_or(start);
            let stage = next(5);
            let at_least = |from: u64| stage >= from;
            let plan = day(right, 40 + next(700));
            let mut flag = |in_ten: u64| Some(next(10) < in_ten);
            Facts {
                on: NaiveDate::from_ymd_opt(2026, 11, 23),
                first_right_on,
                first_municipality_on: first_right_on,
                registered_jobseeker: flag(6),
                unemployed_jobseeker: flag(5),
                protection_or_family: flag(4),
                home_care_allowance: flag(1),
                quota_refugee: flag(1),
                trafficking_victim: flag(1),
                contact_received_on: if at_least(1) { None } else { first_right_on },
                assessment_started_on: day(right, 20).filter(|_| at_least(1)),
                assessment_finished_on: day(right, 35).filter(|_| at_least(2)),
                assessment_shows_need: Some(true).filter(|_| at_least(2)),
                plan_drawn_up_on: plan.filter(|_| at_least(3)),
                last_review_on: plan.and_then(|plan| day(plan, 170)).filter(|_| at_least(4)),
                extension_months: Some(6).filter(|_| at_least(4)),
                obstacles: plan
                    .filter(|_| at_least(4))
                    .and_then(|plan| Some(vec![Interval { first: day(plan, 100)?, last: day(plan, 130)? }])),
                supported_study_unfinished: flag(2),
                birth_date: NaiveDate::from_ymd_opt(1960 + i32::try_from(next(55)).unwrap_or(0), 5, 17),
                ..Facts::default()
            }
        })
        .collect()
}
