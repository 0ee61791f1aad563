//! Weighs headers against contents: the surest pair of column and field first, each field once.

use super::birth;
use super::content::Content;
use super::own::Own;
use super::people;
use super::words::{self, Meaning};
use super::{Evidence, Mapped, Mapping};
use crate::intake::field::{Field, List, Shape};
use crate::intake::read::OldRegister;
use crate::intake::spelling::tokens;

/// A pair below this is no guess worth making.
const ENOUGH: i32 = 50;
/// A name of our own export is beyond every guess.
const OWN: i32 = 300;

/// A guess about one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub column: usize,
    pub meaning: Meaning,
    pub score: i32,
    pub evidence: Evidence,
}

/// What is decided so far: a meaning for each column, each field once.
#[derive(Debug)]
pub(super) struct Decided(pub Vec<Option<Guess>>);

impl Decided {
    pub fn taken(&self, field: Field) -> bool {
        self.0.iter().flatten().any(|g| match g.meaning {
            Meaning::One(other) => other == field && field.is_loaded(),
            Meaning::WholeName { .. } => matches!(field, Field::FamilyName | Field::GivenNames),
        })
    }

    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.0.iter().flatten().find(|g| g.meaning == Meaning::One(field)).map(|g| g.column)
    }

    pub fn free(&self, column: usize) -> bool {
        self.0[column].is_none()
    }

    /// Takes a guess if its column and its fields are still free.
    pub fn take(&mut self, guess: Guess) -> bool {
        let free = self.free(guess.column)
            && match guess.meaning {
                Meaning::One(field) => !self.taken(field),
                Meaning::WholeName { .. } => !self.taken(Field::FamilyName) && !self.taken(Field::GivenNames),
            };
        if free {
            self.0[guess.column] = Some(guess);
        }
        free
    }
}

/// The mapping of a file as far as it can be told.
pub fn propose(register: &OldRegister<'_>) -> Mapping {
    let contents = register.sample();
    let own = Own::of(&register.header);
    let guess = |column: usize| match own.field(&register.header[column]) {
        Some(field) => vec![Guess { column, meaning: Meaning::One(field), score: OWN, evidence: Evidence::Header }],
        None => of_column(column, &register.header[column], &contents[column]),
    };
    let mut guesses: Vec<Guess> = (0..contents.len()).flat_map(guess).collect();
    people::halves(&register.header, contents, &mut guesses);
    // Two separate name columns before one whole name; otherwise the surest first, in the order of the file.
    let whole = |g: &Guess| matches!(g.meaning, Meaning::WholeName { .. });
    guesses.sort_by_key(|g| (-g.score, whole(g), g.column));
    let mut decided = Decided(vec![None; contents.len()]);
    for guess in guesses.into_iter().filter(|g| g.score >= ENOUGH) {
        if !decided.take(guess) && joins(&register.header[guess.column], guess) && decided.free(guess.column) {
            decided.0[guess.column] = Some(guess);
        }
    }
    // Under a header that says what the cells are not, they are left for whoever knows.
    for (column, header) in register.header.iter().enumerate() {
        if decided.free(column) && words::guard(header).is_any() {
            let meaning = Meaning::One(Field::Ignored);
            decided.0[column] = Some(Guess { column, meaning, score: 0, evidence: Evidence::Nothing });
        }
    }
    birth::find(contents, &mut decided);
    people::names_and_marks(&register.header, contents, &mut decided);
    let columns = register.header.iter().enumerate();
    let columns = columns.flat_map(|(at, header)| mapped(at, header, decided.0[at])).collect();
    Mapping { columns, ..Mapping::default() }
}

/// A column that adds to a field another one has: the parts of an address, further given names, another protection.
fn joins(header: &str, guess: Guess) -> bool {
    const FURTHER: &[&str] = &["toinen", "muut", "middle", "second", "andra", "ovriga", "mellannamn"];
    match guess.meaning {
        Meaning::One(Field::Address | Field::ContactAddress | Field::NonDisclosure) => guess.score >= 80,
        Meaning::One(Field::GivenNames) => tokens(header).iter().any(|t| FURTHER.contains(&t.as_str())),
        _ => false,
    }
}

fn of_column(column: usize, header: &str, content: &Content) -> Vec<Guess> {
    if content.is_refused() && content.language < 0.6 {
        let meaning = Meaning::One(Field::Refused);
        let evidence = if words::best(header) == Some(meaning) { Evidence::Both } else { Evidence::Content };
        return vec![Guess { column, meaning, score: 200, evidence }];
    }
    let mut guesses: Vec<Guess> =
        words::meanings(header).into_iter().map(|(m, s)| weighed(column, m, s, content)).collect();
    let spoken = guesses.iter().any(|g| g.score >= ENOUGH);
    if !spoken && !words::guard(header).is_any() {
        guesses.extend(by_content(content).into_iter().map(|(field, score)| Guess {
            column,
            meaning: Meaning::One(field),
            score,
            evidence: Evidence::Content,
        }));
    }
    guesses
}

/// A header's word, stronger if the cells agree and worth little if they do not.
fn weighed(column: usize, meaning: Meaning, score: u32, content: &Content) -> Guess {
    let score = i32::try_from(score).unwrap_or(0);
    let shape = match meaning {
        Meaning::One(field) => field.shape(),
        Meaning::WholeName { .. } => Shape::Name,
    };
    let fits = if content.filled < 3 { 0.4 } else { content.fits(shape) };
    let certain = matches!(shape, Shape::Notes | Shape::Line | Shape::Nothing);
    let rare = matches!(meaning, Meaning::One(field) if RARE_MARKS.contains(&field));
    let (change, evidence) = match fits {
        _ if certain => (0, Evidence::Header),
        f if rare && f < 0.5 && content.filled > 0 => (-70, Evidence::Header),
        f if f >= 0.5 => (30, Evidence::Both),
        f if f >= 0.2 => (0, Evidence::Header),
        _ if content.is_other_than(shape) => (-70, Evidence::Header),
        // Every cell may be wrong and the header right: the findings will say so.
        _ => (-15, Evidence::Header),
    };
    Guess { column, meaning, score: score + change, evidence }
}

/// Marks whose word is a heading of other things too (`Tulkki` may name one): the cells must agree.
const RARE_MARKS: &[Field] = &[
    Field::Interpreter,
    Field::ProtectionOrFamily,
    Field::QuotaRefugee,
    Field::QuotaFamilyMember,
    Field::Unaccompanied,
    Field::TraffickingVictim,
    Field::HomeCareAllowance,
    Field::SocialAssistance,
];

/// What the cells alone say, for a header nobody knows.
fn by_content(content: &Content) -> Vec<(Field, i32)> {
    if content.filled < 3 {
        return Vec::new();
    }
    let listed = content.municipality.max(content.country).max(content.language).max(content.permit);
    let is = |share: f64| share >= 0.6 && share >= listed;
    let mut out = Vec::new();
    let mut add = |yes: bool, field: Field, score: i32| {
        if yes {
            out.push((field, score))
        }
    };
    add(content.identity >= 0.6, Field::IdentityCode, 75);
    add(content.email >= 0.8, Field::Email, 65);
    add(content.phone >= 0.8 && content.days < 0.5 && content.municipality < 0.5, Field::Phone, 60);
    add(is(content.permit), Field::ResidenceRight, 62);
    add(is(content.municipality), Field::Municipality, 61);
    add(is(content.country), Field::Citizenship, 60);
    add(is(content.language), Field::MotherTongue, 59);
    add(is(content.language), Field::ServiceLanguage, 55);
    let numbered = content.number > 0.95 && content.distinct > 0.97 && content.filled == content.rows;
    let other = content.fits(Shape::Number) < 0.5 || content.fits(Shape::Code(List::Municipality)) > 0.5;
    add(numbered && !other && content.yes_no < 0.5, Field::ClientNumber, 52);
    out
}

fn mapped(at: usize, header: &str, guess: Option<Guess>) -> Vec<Mapped> {
    let (fields, score, evidence) = match guess {
        None => (vec![Field::Ignored], 0, Evidence::Nothing),
        Some(g) => match g.meaning {
            Meaning::One(field) => (vec![field], g.score, g.evidence),
            Meaning::WholeName { family_first: true } => {
                (vec![Field::FamilyName, Field::GivenNames], g.score, g.evidence)
            }
            Meaning::WholeName { family_first: false } => {
                (vec![Field::GivenNames, Field::FamilyName], g.score, g.evidence)
            }
        },
    };
    let confidence = u8::try_from(score.clamp(0, 130) * 100 / 130).unwrap_or(100);
    fields
        .into_iter()
        .map(|field| Mapped { column: header.to_owned(), field, confidence, evidence, at: Some(at) })
        .collect()
}
