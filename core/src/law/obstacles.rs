//! Obstacles to carrying out a plan · esteet · hinder (§ 23(4)): the days they give back.

use super::facts::Interval;
use chrono::{Days, NaiveDate};

/// Days of the union of the intervals from the first plan on, each giving one day more, as long as they fall on or
/// before the last day so far. In order and without a copy: the next interval is the one that starts first among
/// those that reach past what is counted.
pub(super) fn count_obstacles(
    obstacles: &[Interval],
    first_plan_on: NaiveDate,
    last_day: NaiveDate,
) -> (i64, NaiveDate) {
    let mut last = last_day;
    let mut counted = 0;
    let mut from = first_plan_on;
    loop {
        let next = obstacles.iter().filter(|i| i.first <= i.last && i.last >= from).min_by_key(|i| i.first);
        let Some(interval) = next else { return (counted, last) };
        let start = interval.first.max(from);
        if start > last {
            return (counted, last);
        }
        let days = (interval.last - start).num_days() + 1;
        counted += days;
        last = last.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(NaiveDate::MAX);
        match interval.last.succ_opt() {
            Some(day) => from = day,
            None => return (counted, last),
        }
    }
}
