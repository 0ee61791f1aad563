//! What the cells of a column look like, whatever its header says.

use crate::intake::day::{self, Day, Order};
use crate::intake::field::{List, Shape};
use crate::intake::read::OldRegister;
use crate::intake::read::records::is_blank;
use crate::intake::yes_no;
use chrono::NaiveDate;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Words that are answers to a question § 73 does not ask: of faith, origin, illness, party, union.
const REFUSED: &str = "islam, muslimi, muslim, islaminusko, islaminuskoinen, sunni, sunnalainen, sunnimuslimi, shia, šiialainen, shiia, \
         šiia, shiamuslimi, kristinusko, kristitty, kristendom, kristen, christianity, christian, ortodoksi, \
         ortodoksinen, ortodox, orthodox, katolinen, katolilainen, roomalaiskatolinen, katolsk, katolik, \
         catholic, luterilainen, ev.lut., ev. lut., ev.lut, evankelis-luterilainen, lutheran, luthersk, \
         evangelisk-luthersk, helluntai, helluntailainen, adventisti, baptisti, jehovan todistaja, mormoni, \
         protestantti, protestant, koptti, coptic, juutalaisuus, juutalainen, judendom, jude, judisk, jewish, \
         judaism, buddhalaisuus, buddhalainen, buddhism, buddhist, hindulaisuus, hindu, hinduism, sikhi, sikh, \
         jesidi, yezidi, bahai, mandealainen, zarathustralainen, ei uskontoa, uskonnoton, ateisti, ateist, \
         atheist, ingen religion, konfessionslös, no religion, none/atheist, romani, hazara, tutsi, hutu, \
         pashtun, pashtu-heimo, paštu-heimo, oromo-heimo, darod, hawiye, isaaq, dir, \
         rahanweyn, kurdi-alkuperä, arabi-alkuperä, valkoinen, musta, diabetes, masennus, ptsd, epilepsia, \
         astma, hiv, tuberkuloosi, verenpainetauti, syöpä, skitsofrenia, ahdistuneisuus, raskaana, depression, \
         asthma, cancer, epilepsy, tuberculosis, pregnant, gravid, terve, kokoomus, sdp, keskusta, \
         perussuomalaiset, vihreät, vasemmistoliitto, rkp, sfp, kristillisdemokraatit, pam, jhl, sak, tehy, \
         super, akava, sttk, pro, rakennusliitto, teollisuusliitto, hetero, homoseksuaali, biseksuaali";

fn is_refused(text: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| REFUSED.split(',').map(str::trim).collect());
    text.len() < 40 && words.contains(text.to_lowercase().as_str())
}

/// What one column holds, as shares of its filled cells (0.0–1.0).
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub rows: usize,
    pub filled: usize,
    pub identity: f64,
    pub days: f64,
    /// Bare numbers as a spreadsheet keeps days, if a header says they are days.
    pub serial: f64,
    pub yes_no: f64,
    pub phone: f64,
    pub email: f64,
    pub municipality: f64,
    pub country: f64,
    pub language: f64,
    pub permit: f64,
    pub refused: f64,
    /// Short, letters only.
    pub name: f64,
    pub number: f64,
    /// Different values among the filled cells.
    pub distinct: f64,
    /// Of the yes and no cells, how many say yes.
    pub yes: f64,
    pub order: Order,
    /// The days row by row, for comparing columns.
    pub on: Vec<Option<NaiveDate>>,
    /// The texts row by row, trimmed.
    pub texts: Vec<String>,
}

impl Content {
    /// Most of what stands in it is nothing that may be stored.
    pub fn is_refused(&self) -> bool {
        self.refused >= 0.6 && self.filled >= 2
    }

    pub fn of(texts: Vec<String>) -> Content {
        let order = order(&texts);
        let filled: Vec<&str> = texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        let share =
            |test: &dyn Fn(&str) -> bool| filled.iter().filter(|t| test(t)).count() as f64 / filled.len().max(1) as f64;
        let distinct = filled.iter().collect::<std::collections::HashSet<_>>().len();
        let on = texts.iter().map(|t| any_day(t, order)).collect();
        Content {
            rows: texts.len(),
            filled: filled.len(),
            identity: share(&is_identity),
            days: share(&|t| is_day(t)),
            serial: share(&|t| t.len() == 5 && t.parse::<u32>().is_ok_and(|n| (10_000..60_000).contains(&n))),
            yes_no: share(&|t| yes_no::read(t).is_some()),
            phone: share(&is_phone),
            email: share(&|t| t.contains('@')),
            municipality: share(&|t| (t.len() != 2) && List::Municipality.find(t).is_some()),
            country: share(&|t| {
                t.bytes().all(|b| !b.is_ascii_digit())
                    && List::Country.find(t).is_some()
                    && (capital(t) || is_people(t))
            }),
            language: share(&|t| (t.len() > 3 || !capital(t)) && List::Language.find(t).is_some()),
            permit: share(&|t| List::Permit.find(t).is_some()),
            refused: share(&is_refused),
            name: share(&is_name),
            number: share(&|t| {
                t.len() < 16
                    && t.bytes().any(|b| b.is_ascii_digit())
                    && t.bytes().all(|b| b.is_ascii_alphanumeric() || b"-/_.".contains(&b))
            }),
            distinct: distinct as f64 / filled.len().max(1) as f64,
            yes: share(&|t| yes_no::read(t) == Some(true)),
            order,
            on,
            texts,
        }
    }

    /// How many of the filled cells are what a field of this shape needs.
    pub fn fits(&self, shape: Shape) -> f64 {
        match shape {
            Shape::Identity => self.identity,
            Shape::Day => self.days.max(self.serial),
            Shape::Code(List::Municipality) => self.municipality,
            Shape::Code(List::Country) => self.country.max(self.short_codes()),
            Shape::Code(List::Language) => self.language.max(self.short_codes()),
            Shape::Code(List::Permit) => self.permit,
            Shape::Phone => self.phone,
            Shape::Email => self.email,
            Shape::YesNo => self.yes_no,
            Shape::Name => self.name,
            Shape::Number => {
                1.0 - self
                    .identity
                    .max(self.days)
                    .max(self.email)
                    .max(self.phone * f64::from(u8::from(self.number < 0.5)))
            }
            Shape::Line | Shape::Notes | Shape::Nothing => 1.0,
        }
    }

    /// The cells are plainly something else than a field of this shape needs.
    pub fn is_other_than(&self, shape: Shape) -> bool {
        use List::{Country, Language, Municipality, Permit};
        let lists = [self.municipality, self.country, self.language, self.permit].map(|share| share >= 0.7);
        let listed = [Municipality, Country, Language, Permit].map(Shape::Code).into_iter().zip(lists);
        [Shape::Identity, Shape::Day, Shape::Phone, Shape::Email, Shape::YesNo]
            .into_iter()
            .map(|other| (other, if other == Shape::Day { self.days } else { self.fits(other) } >= 0.7))
            .chain(listed)
            .any(|(other, fits)| fits && other != shape)
            || (shape == Shape::Day && self.name >= 0.9 && self.filled >= 3)
    }

    /// Codes of two or three characters, which several lists have.
    fn short_codes(&self) -> f64 {
        self.texts.iter().filter(|t| matches!(t.len(), 2 | 3)).count() as f64 / self.filled.max(1) as f64
    }
}

/// So many clients are looked at before columns are named.
const SAMPLE: usize = 200;

/// The first clients, column by column.
pub fn sample(register: &OldRegister<'_>) -> Vec<Content> {
    let mut texts: Vec<Vec<String>> = vec![Vec::new(); register.header.len()];
    let mut records = register.records();
    let mut record = csv::ByteRecord::new();
    let mut rows = 0;
    while rows < SAMPLE && records.next(&mut record).is_some() {
        // A row whose cells have shifted says nothing of its columns.
        if is_blank(&record) || record.len() > texts.len() {
            continue;
        }
        rows += 1;
        for (column, texts) in texts.iter_mut().enumerate() {
            let cell = record.get(column).unwrap_or(b"").trim_ascii();
            texts.push(register.decoder.decode(&cell[..cell.len().min(200)]).text.trim().to_owned());
        }
    }
    texts.into_iter().map(Content::of).collect()
}

/// In which columns anything stands, over the whole file.
pub fn filled(register: &OldRegister<'_>) -> Vec<bool> {
    let mut filled: Vec<bool> = vec![false; register.header.len()];
    let (mut records, mut record) = (register.records(), csv::ByteRecord::new());
    while records.next(&mut record).is_some() {
        for (cell, filled) in record.iter().zip(&mut filled) {
            *filled |= !cell.trim_ascii().is_empty();
        }
    }
    filled
}

/// Something no header says: a day, an identity code, an address, a telephone number.
pub fn is_data(text: &str) -> bool {
    is_identity(text) || (is_day(text) && text.len() > 5) || text.contains('@') || (is_phone(text) && text.len() > 6)
}

/// `syyrialainen`: adjectives are written small, and no language ends so.
fn is_people(text: &str) -> bool {
    text.ends_with("lainen") || text.ends_with("läinen")
}

fn capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Meant for an identity code, whether or not it is a right one.
fn is_identity(text: &str) -> bool {
    let b = text.as_bytes();
    (8..=13).contains(&b.len())
        && b[..6].iter().all(u8::is_ascii_digit)
        && matches!(b[6], b'+' | b'-' | b'A'..=b'F' | b'U'..=b'Y' | b'a'..=b'f' | b'u'..=b'y')
        && b[7..].iter().all(u8::is_ascii_alphanumeric)
}

/// Meant for a day: `31.2.2025` is one too.
fn is_day(text: &str) -> bool {
    match day::read(text.as_bytes(), Order::DayFirst, 2100) {
        // A number with a fraction is a day only where a column of days is known.
        Day::On(_)
            if text.split_once(['.', ',']).is_some_and(|(whole, rest)| whole.len() > 4 && !rest.contains('.')) =>
        {
            false
        }
        Day::On(_) => text.len() > 5 || !text.bytes().all(|b| b.is_ascii_digit()),
        Day::Short(_) => true,
        Day::Empty => false,
        Day::Invalid => {
            let parts: Vec<&str> = text.split(['.', '-', '/']).collect();
            parts.len() == 3
                && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        }
    }
}

fn any_day(text: &str, order: Order) -> Option<NaiveDate> {
    match day::read(text.as_bytes(), order, 2100) {
        Day::On(day) | Day::Short(day) => Some(day),
        Day::Empty | Day::Invalid => None,
    }
}

/// How many cells are days each way; those with points always have the day first.
fn days(texts: &[String], order: Order) -> usize {
    texts.iter().filter(|t| t.contains(['/', '-', ' ']) && any_day(t, order).is_some()).count()
}

/// Month first only if the days say so: more cells are days that way.
fn order(texts: &[String]) -> Order {
    if days(texts, Order::MonthFirst) > days(texts, Order::DayFirst) { Order::MonthFirst } else { Order::DayFirst }
}

/// Whether its own days fit both ways, so that the other columns have to tell.
pub fn is_open(content: &Content) -> bool {
    let pointed = content.texts.iter().any(|t| t.split('.').count() == 3);
    let ways = [Order::DayFirst, Order::MonthFirst].map(|order| days(&content.texts, order));
    !pointed && ways[0] > 0 && ways[0] == ways[1]
}

pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = text.bytes().all(|b| b.is_ascii_digit() || b"+-() /.".contains(&b));
    rest && (6..=15).contains(&digits) && (text.starts_with(['+', '0', '(']))
}

fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && text.chars().count() <= 60
        && text.chars().all(|c| c.is_alphabetic() || " -'’.,?¤¼¶–".contains(c) || !c.is_ascii())
        && text.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
}
