//! A birth date under a header nobody knows. Of other days the cells tell nothing sure: a wrong day would be loaded
//! unseen, so they are left for whoever knows the old register.

use super::Evidence;
use super::content::Content;
use super::propose::{Decided, Guess};
use super::words::Meaning;
use crate::intake::field::Field;
use crate::law::identity_code;

/// Names the column whose days are those in the identity codes.
pub(super) fn find(contents: &[Content], decided: &mut Decided) {
    let is_day = |c: &Content| c.days >= 0.6 && c.filled >= 3;
    let Some(identity) = decided.column_of(Field::IdentityCode).and_then(|column| contents.get(column)) else { return };
    let born: Vec<_> = identity.texts.iter().map(|t| identity_code::parse(t).ok().map(|c| c.birth_date)).collect();
    let same = |column: &usize| {
        let pairs = born.iter().zip(&contents[*column].on).filter_map(|(a, b)| Some((((*a)?), (*b)?)));
        let (same, all) = pairs.fold((0, 0), |(same, all), (a, b)| (same + usize::from(a == b), all + 1));
        all >= 2 && same * 5 >= all * 4
    };
    let mut left = (0..contents.len()).filter(|c| decided.free(*c) && is_day(&contents[*c]));
    if let Some(column) = left.find(same) {
        let meaning = Meaning::One(Field::BirthDate);
        decided.take(Guess { column, meaning, score: 75, evidence: Evidence::Content });
    }
}
