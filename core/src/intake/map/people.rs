//! Names and yes-or-no marks under headers nobody knows, and which end of a whole name is the family's.

use super::Evidence;
use super::content::Content;
use super::propose::{Decided, Guess};
use super::words::Meaning;
use crate::intake::field::Field;
use crate::intake::names::is_given;
use crate::intake::spelling::tokens;

pub(super) fn names_and_marks(headers: &[String], contents: &[Content], decided: &mut Decided) {
    names(contents, decided);
    marks(headers, contents, decided);
    notes(contents, decided);
    for (guess, header) in decided.0.iter_mut().flatten().zip(headers) {
        // Guesses stand in the order of columns only where none is missing, so the header is looked up.
        let header = headers.get(guess.column).unwrap_or(header);
        if let Meaning::WholeName { family_first } = &mut guess.meaning
            && !says_the_order(header)
            && let Some(seen) = family_first_by_content(&contents[guess.column])
        {
            *family_first = seen;
        }
    }
}

/// Two columns side by side under one header of a whole name have a half of it each: the header stood over both.
pub(super) fn halves(headers: &[String], contents: &[Content], guesses: &mut [Guess]) {
    let is_name = |guesses: &[Guess], at: usize| {
        guesses.iter().any(|g| g.column == at && matches!(g.meaning, Meaning::WholeName { .. }))
    };
    let given = |at: usize| contents[at].texts.iter().filter(|text| is_given(text.trim())).count();
    for (at, pair) in headers.windows(2).enumerate() {
        let alone = headers.iter().filter(|name| **name == pair[0]).count() == 2;
        if pair[0] != pair[1] || !alone || !is_name(guesses, at) || !is_name(guesses, at + 1) {
            continue;
        }
        // Where the cells do not tell, the family name comes first, as in lists.
        let (first, last) = match given(at) > given(at + 1) {
            true => (Field::GivenNames, Field::FamilyName),
            false => (Field::FamilyName, Field::GivenNames),
        };
        for guess in guesses.iter_mut().filter(|g| matches!(g.meaning, Meaning::WholeName { .. })) {
            match guess.column {
                column if column == at => guess.meaning = Meaning::One(first),
                column if column == at + 1 => guess.meaning = Meaning::One(last),
                _ => {}
            }
        }
    }
}

/// A header such as `Suku- ja etunimet` is believed; `Nimi` is only a habit.
fn says_the_order(header: &str) -> bool {
    const PARTS: &[&str] = &["suku", "etu", "efter", "for", "family", "last", "sur", "given", "first"];
    tokens(header).iter().any(|t| PARTS.iter().any(|part| t.starts_with(part)))
}

/// Which end has the given names, if one end clearly has more of them.
fn family_first_by_content(content: &Content) -> Option<bool> {
    let (mut first, mut last) = (0, 0);
    for text in content.texts.iter().filter(|t| !t.contains(',')) {
        let mut words = text.split_whitespace();
        if let (Some(a), Some(b)) = (words.next(), words.next_back()) {
            first += usize::from(is_given(a));
            last += usize::from(is_given(b));
        }
    }
    match (first, last) {
        (f, l) if l >= 5 && l > 2 * f => Some(true),
        (f, l) if f >= 5 && f > 2 * l => Some(false),
        _ => None,
    }
}

fn names(contents: &[Content], decided: &mut Decided) {
    let given_share = |c: &Content| {
        let filled = c.texts.iter().filter(|t| !t.is_empty());
        filled.filter(|t| t.split([' ', '-']).next().is_some_and(is_given)).count() as f64 / c.filled.max(1) as f64
    };
    let whole_share = |c: &Content| {
        c.texts.iter().filter(|t| t.contains(',') || t.split(' ').count() > 1).count() as f64 / c.filled.max(1) as f64
    };
    let is_name = |c: &Content| c.name >= 0.8 && c.filled * 5 >= c.rows * 4 && c.filled >= 3 && c.yes_no < 0.5;
    let mut left: Vec<usize> = (0..contents.len()).filter(|c| decided.free(*c) && is_name(&contents[*c])).collect();
    let mut take = |column, meaning, score| decided.take(Guess { column, meaning, score, evidence: Evidence::Content });
    let whole = left.iter().copied().find(|c| whole_share(&contents[*c]) > 0.9);
    if let Some(column) = whole.filter(|_| left.len() == 1) {
        take(column, Meaning::WholeName { family_first: true }, 55);
        return;
    }
    // The column with the most known given names, if any has some; else the second of two.
    let most = left.iter().copied().max_by(|a, b| given_share(&contents[*a]).total_cmp(&given_share(&contents[*b])));
    let given = most.filter(|c| given_share(&contents[*c]) >= 0.15).or_else(|| left.get(1).copied());
    if let Some(column) = given
        && take(column, Meaning::One(Field::GivenNames), 54)
    {
        left.retain(|c| *c != column);
    }
    // Of what is left the nearest neighbour of the given names is the family's.
    let near = |c: &usize| given.map_or(0, |g| g.abs_diff(*c));
    if let Some(column) = left.iter().copied().min_by_key(near) {
        take(column, Meaning::One(Field::FamilyName), 53);
    }
}

/// Words in a row that are nothing else: the one such column with the longest texts.
fn notes(contents: &[Content], decided: &mut Decided) {
    let length = |c: &Content| c.texts.iter().map(String::len).sum::<usize>() / c.filled.max(1);
    let is_prose = |c: &Content| {
        let known = [
            c.days,
            c.identity,
            c.phone,
            c.email,
            c.yes_no,
            c.country,
            c.municipality,
            c.language,
            c.permit,
            c.refused,
        ];
        let spaced = c.texts.iter().filter(|t| t.contains(' ') && t.contains(char::is_alphabetic)).count();
        c.filled > 0 && known.iter().all(|share| *share < 0.2) && spaced * 2 >= c.filled
    };
    let left = (0..contents.len()).filter(|c| decided.free(*c) && is_prose(&contents[*c]));
    if let Some(column) = left.max_by_key(|c| length(&contents[*c])) {
        decided.take(Guess { column, meaning: Meaning::One(Field::Notes), score: 50, evidence: Evidence::Content });
    }
}

/// A header such as `Sarake 7` or `F12`; `Varattu` says what the crosses under it mean, and it is nothing of ours.
fn says_nothing(header: &str) -> bool {
    const EMPTY: &[&str] = &[
        "kentta", "sarake", "tieto", "muu", "arvo", "rasti", "merkinta", "kylla", "kolumn", "falt", "varde", "kryss",
        "field", "column", "col", "var", "value", "flag", "mark", "custom", "extra", "attr", "bool", "yes", "unnamed",
    ];
    tokens(header).iter().all(|token| {
        let word = token.trim_end_matches(|c: char| c.is_ascii_digit());
        word.len() < 3 || EMPTY.contains(&word)
    })
}

/// Few people have a non-disclosure order; many are jobseekers.
fn marks(headers: &[String], contents: &[Content], decided: &mut Decided) {
    let is_mark = |c: &Content| c.yes_no >= 0.9 && c.filled * 2 >= c.rows && c.filled >= 3;
    let mut left: Vec<usize> = (0..contents.len())
        .filter(|c| decided.free(*c) && is_mark(&contents[*c]) && headers.get(*c).is_none_or(|h| says_nothing(h)))
        .collect();
    left.sort_by(|a, b| contents[*a].yes.total_cmp(&contents[*b].yes));
    let rare = |c: usize| contents[c].yes < 0.2;
    let mut take = |column, field| {
        decided.take(Guess { column, meaning: Meaning::One(field), score: 53, evidence: Evidence::Content })
    };
    match left[..] {
        [only] if rare(only) => _ = take(only, Field::NonDisclosure) || take(only, Field::Jobseeker),
        [only] => _ = take(only, Field::Jobseeker),
        [first, .., last] => {
            take(last, Field::Jobseeker);
            if rare(first) {
                take(first, Field::NonDisclosure);
            }
        }
        [] => {}
    }
}
