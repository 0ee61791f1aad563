//! Columns of days with headers nobody knows: a case has an order (moving in, permit, assessment, plan), and
//! what has not happened yet is empty. Every way to name the columns is tried and the best one taken.

use super::Evidence;
use super::content::Content;
use super::propose::{Decided, Guess};
use super::words::Meaning;
use crate::intake::field::Field;
use crate::law::identity_code;

/// The fields in the order things happen.
const COURSE: [Field; 5] =
    [Field::MovedInOn, Field::FirstRightOn, Field::AssessmentOn, Field::PlanFrom, Field::PlanUntil];

/// Names the day columns that are left.
pub(super) fn days(contents: &[Content], decided: &mut Decided) {
    let is_day = |c: &Content| c.days >= 0.6 && c.filled >= 3;
    let mut left: Vec<usize> = (0..contents.len()).filter(|c| decided.free(*c) && is_day(&contents[*c])).collect();
    if left.is_empty() {
        return;
    }
    let mut take = |column: usize, field: Field, score: i32| {
        decided.take(Guess { column, meaning: Meaning::One(field), score, evidence: Evidence::Content })
    };
    if let Some((at, score)) = birth(contents, &left, take_identity(contents, &mut take))
        && take(left[at], Field::BirthDate, score)
    {
        left.remove(at);
    }
    left.truncate(COURSE.len());
    let known: Vec<(usize, usize)> =
        COURSE.iter().enumerate().filter_map(|(rank, f)| decided.column_of(*f).map(|column| (rank, column))).collect();
    let free: Vec<usize> = (0..COURSE.len()).filter(|rank| known.iter().all(|(r, _)| r != rank)).collect();
    let mut best: Option<(f64, Vec<(usize, usize)>)> = None;
    ways(&left, &free, &mut Vec::new(), &mut |way| {
        let all: Vec<(usize, usize)> = known.iter().chain(way).copied().collect();
        let score = plausible(contents, &all);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, way.to_vec()));
        }
    });
    for (rank, column) in best.map(|(_, way)| way).unwrap_or_default() {
        decided.take(Guess { column, meaning: Meaning::One(COURSE[rank]), score: 58, evidence: Evidence::Content });
    }
}

/// The column with identity codes, whether or not it is named yet.
fn take_identity<'a>(contents: &'a [Content], _: &mut impl FnMut(usize, Field, i32) -> bool) -> Option<&'a Content> {
    contents.iter().filter(|c| c.identity >= 0.5).max_by_key(|c| c.filled)
}

/// The column whose days are those in the identity codes; without codes, the one that lies years before the others.
fn birth(contents: &[Content], left: &[usize], identity: Option<&Content>) -> Option<(usize, i32)> {
    if let Some(identity) = identity {
        let born: Vec<_> = identity.texts.iter().map(|t| identity_code::parse(t).ok().map(|c| c.birth_date)).collect();
        let same = |column: &usize| {
            let pairs = born.iter().zip(&contents[*column].on).filter_map(|(a, b)| Some((((*a)?), (*b)?)));
            let (same, all) = pairs.fold((0, 0), |(same, all), (a, b)| (same + usize::from(a == b), all + 1));
            all >= 2 && same * 5 >= all * 4
        };
        return left.iter().position(same).map(|at| (at, 75));
    }
    let middle = |column: &usize| {
        let mut days: Vec<_> = contents[*column].on.iter().flatten().copied().collect();
        days.sort_unstable();
        days.get(days.len() / 2).copied()
    };
    let first = (0..left.len()).min_by_key(|at| middle(&left[*at]))?;
    let rest = (0..contents.len()).filter(|c| *c != left[first] && contents[*c].days >= 0.6);
    let next = rest.filter_map(|c| middle(&c)).min()?;
    (middle(&left[first])? + chrono::Days::new(5 * 365) < next).then_some((first, 60))
}

/// Every way to give the columns different ranks; columns beyond the ranks stay unnamed.
fn ways(
    columns: &[usize],
    ranks: &[usize],
    so_far: &mut Vec<(usize, usize)>,
    each: &mut impl FnMut(&[(usize, usize)]),
) {
    let Some((column, rest)) = columns.split_first() else { return each(so_far) };
    let open: Vec<usize> = ranks.iter().copied().filter(|r| so_far.iter().all(|(taken, _)| taken != r)).collect();
    if open.is_empty() {
        return each(so_far);
    }
    for rank in open {
        so_far.push((rank, *column));
        ways(rest, ranks, so_far, each);
        so_far.pop();
    }
}

/// How well the columns behave as what they are taken for.
fn plausible(contents: &[Content], way: &[(usize, usize)]) -> f64 {
    let mut score = 0.0;
    for (rank, column) in way {
        let filled = contents[*column].filled as f64 / contents[*column].rows.max(1) as f64;
        score += match COURSE[*rank] {
            Field::MovedInOn => filled - 1.0,
            // The one day no register of ours can do without.
            Field::FirstRightOn => filled,
            _ if filled > 0.97 => -0.6,
            _ => 0.0,
        };
        for (other_rank, other) in way.iter().filter(|(other_rank, _)| other_rank > rank) {
            score += pair(&contents[*column], &contents[*other], COURSE[*rank], COURSE[*other_rank]);
        }
    }
    score
}

/// Two columns, the first of which should be the earlier: in order, at a likely distance, empty together.
fn pair(first: &Content, second: &Content, a: Field, b: Field) -> f64 {
    let gaps: Vec<i64> =
        first.on.iter().zip(&second.on).filter_map(|(x, y)| Some(((*y)? - (*x)?).num_days())).collect();
    let share =
        |test: &dyn Fn(i64) -> bool| gaps.iter().filter(|g| test(**g)).count() as f64 / gaps.len().max(1) as f64;
    let mut score = 2.0 * share(&|g| g >= 0) - 1.0;
    match (a, b) {
        (Field::PlanFrom, Field::PlanUntil) => {
            let together = first.on.iter().zip(&second.on).filter(|(x, y)| x.is_some() == y.is_some()).count();
            // A plan has both ends or neither.
            let together = together as f64 / first.rows.max(1) as f64;
            score += share(&|g| (60..1500).contains(&g)) + if together > 0.95 { 1.0 } else { -2.0 };
        }
        (Field::AssessmentOn, Field::PlanFrom) => score += share(&|g| (0..90).contains(&g)),
        (Field::MovedInOn, Field::FirstRightOn) => score += 0.5 * share(&|g| g.abs() < 200),
        _ => {}
    }
    score
}
