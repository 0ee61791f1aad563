//! Days in dress: `12. lokakuuta 2024`, `12-Oct-2024`, `la 12.10.2024 klo 14.05`, `12 10 2024`, `12102024`, `45577.0`.
//!
//! Whatever the ordinary forms are comes before; nothing here is asked of a sound cell.

use super::day::{Day, Order, of_serial, short, ymd};

const MONTHS: [&str; 12] = [
    "tammi jan",
    "helmi feb",
    "maalis mar mars march mrs mär",
    "huhti apr april",
    "touko maj may",
    "kesä kesa jun juni june",
    "heinä heina jul juli july",
    "elo aug augusti august",
    "syys sep sept september",
    "loka okt oct oktober october",
    "marras nov november",
    "joulu dec december",
];
const WEEKDAYS: &str = "ma ti ke to pe la su maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai \
                        maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina \
                        må on fr lö sö mån tis ons tor tors fre lör sön \
                        måndag tisdag onsdag torsdag fredag lördag söndag den \
                        mon tue tues wed thu thur thurs fri sat sun \
                        monday tuesday wednesday thursday friday saturday sunday";
const CLOCK: &str = "klo kello kl klockan at clock";
const AFTER: &str = "am pm z utc gmt";

/// Years that a register writes; another number beside a day is something else.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'t> {
    Number(u32, usize),
    Word(&'t str),
}

/// Reads what no ordinary form is.
#[cold]
pub(super) fn read(cell: &[u8], order: Order, until: i32) -> Day {
    let Ok(text) = std::str::from_utf8(cell) else { return Day::Invalid };
    if text.len() > 60 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Day::Invalid;
    }
    if let Some(day) = number_alone(text, order) {
        return day;
    }
    let text = text.to_lowercase();
    let Some(parts) = parts(&text) else { return Day::Invalid };
    of_parts(&parts, order, until).unwrap_or(Day::Invalid)
}

/// `12102024`, and a spreadsheet's count of days with a fraction.
fn number_alone(text: &str, order: Order) -> Option<Day> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((whole, fraction)) = text.split_once(['.', ',']) {
        return (whole.len() == 5 && fraction.len() != 2 && digits(whole) && digits(fraction))
            .then(|| whole.parse().map_or(Day::Invalid, of_serial));
    }
    // A number loses the nought before it.
    if !(7..=8).contains(&text.len()) || !digits(text) {
        return None;
    }
    let number: u32 = text.parse().ok()?;
    let (first, second, year) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
    Some(whole_year(year, turned(first, second, order)))
}

/// Month and day.
const fn turned(first: u32, second: u32, order: Order) -> (u32, u32) {
    match order {
        Order::DayFirst => (second, first),
        Order::MonthFirst => (first, second),
    }
}

fn whole_year(year: u32, (month, day): (u32, u32)) -> Day {
    Some(year).filter(|year| YEARS.contains(year)).and_then(|year| ymd(year, month, day)).map_or(Day::Invalid, Day::On)
}

/// Numbers and words, each with what stands before it; nothing where other signs stand between.
fn parts(text: &str) -> Option<Vec<(Part<'_>, &str)>> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let begins = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let (mark, tail) = rest.split_at(begins);
        if !mark.chars().all(|c| c.is_whitespace() || ".,-/:()'".contains(c)) || out.len() > 12 {
            return None;
        }
        let number = tail.starts_with(|c: char| c.is_ascii_digit());
        let same = |c: char| if number { c.is_ascii_digit() } else { c.is_alphabetic() };
        let ends = tail.find(|c: char| !same(c)).unwrap_or(tail.len());
        if ends == 0 {
            return tail.is_empty().then_some(out);
        }
        let (word, after) = tail.split_at(ends);
        let part = if number { Part::Number(word.parse().ok()?, word.len()) } else { Part::Word(word) };
        out.push((part, mark.trim()));
        rest = after;
    }
    Some(out)
}

fn of_parts(mut parts: &[(Part<'_>, &str)], order: Order, until: i32) -> Option<Day> {
    while let [(Part::Word(word), _), rest @ ..] = parts
        && has(WEEKDAYS, word)
    {
        parts = rest;
    }
    let day_of = |part: &Part<'_>| match part {
        Part::Number(day, 1 | 2) => Some(*day),
        _ => None,
    };
    let (ymd, rest) = match parts {
        // `12. lokakuuta 2024`, `12-Oct-24`, `12th October 2024`.
        [
            (day, _),
            (Part::Word("st" | "nd" | "rd" | "th" | "e" | "a"), _),
            (Part::Word(word), _),
            (year, _),
            rest @ ..,
        ]
        | [(day, _), (Part::Word(word), _), (year, _), rest @ ..]
            if month(word).is_some() =>
        {
            ((*year, month(word)?, day_of(day)?), rest)
        }
        // `October 12, 2024`
        [(Part::Word(word), _), (day, _), (year, _), rest @ ..] => ((*year, month(word)?, day_of(day)?), rest),
        [(Part::Number(year, 4), _), (second, one), (third, two), rest @ ..] if one == two => {
            ((Part::Number(*year, 4), day_of(second)?, day_of(third)?), rest)
        }
        [(first, _), (second, one), (year, two), rest @ ..] if one == two => {
            let (month, day) = turned(day_of(first)?, day_of(second)?, order);
            // `12 10 24` may be anything.
            if one.is_empty() && !matches!(year, Part::Number(_, 4)) {
                return None;
            }
            ((*year, month, day), rest)
        }
        _ => return None,
    };
    if !is_time(rest) {
        return None;
    }
    match ymd {
        (Part::Number(year, 4), month, day) => Some(whole_year(year, (month, day))),
        (Part::Number(year, 2), month, day) => Some(short(year, month, day, until)),
        _ => None,
    }
}

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

/// `lokakuuta`, `lokakuu`, `loka`, `okt`, `Oct`, `January`.
fn month(word: &str) -> Option<u32> {
    let stem = word.strip_suffix("kuuta").or_else(|| word.strip_suffix("kuu")).unwrap_or(word);
    let english = |known: &str| {
        known.len() == 3 && ["uari", "uary", "ruari", "ruary"].iter().any(|end| word == format!("{known}{end}"))
    };
    let is = |words: &&str| words.split(' ').any(|known| known == stem || english(known));
    let at = MONTHS.iter().position(is)?;
    u32::try_from(at + 1).ok()
}

/// Nothing, or a time of day: `klo 14.05`, `12:00:00 AM`.
fn is_time(parts: &[(Part<'_>, &str)]) -> bool {
    let parts = match parts {
        [(Part::Word(word), _), rest @ ..] if has(CLOCK, word) => rest,
        // Some write the year with a word behind it: `2024 v.`
        parts => parts,
    };
    let parts = match parts {
        [rest @ .., (Part::Word(word), _)] if has(AFTER, word) && !rest.is_empty() => rest,
        parts => parts,
    };
    parts.len() <= 4
        && parts.iter().enumerate().all(|(at, (part, _))| match part {
            Part::Number(number, 1 | 2) => *number < if at == 0 { 25 } else { 60 },
            Part::Number(..) => at == 3,
            Part::Word(_) => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse_iso;
    use crate::intake::day;

    #[test]
    fn days_in_dress_are_days() {
        let want = parse_iso("2024-10-12").map_or(Day::Invalid, Day::On);
        for cell in [
            "12-Oct-2024",
            "12. lokakuuta 2024",
            "12 oktober 2024",
            "12 October 2024",
            "den 12 oktober 2024",
            "October 12, 2024",
            "12th October 2024",
            "12.10.2024 klo 14.05",
            "12.10.2024 kl. 14:05",
            "la 12.10.2024",
            "lö 12.10.2024",
            "lauantai 12.10.2024",
            "10/12/2024 12:00:00 AM",
            "12 10 2024",
            "45577.0",
            "45577,5",
            "12102024",
            "12.okt.2024",
        ] {
            let order = if cell.starts_with("10/") { Order::MonthFirst } else { Order::DayFirst };
            assert_eq!(day::read(cell.as_bytes(), order, 2030), want, "{cell}");
        }
        let on = |day: &str| parse_iso(day).map_or(Day::Invalid, Day::On);
        for (cell, day) in [
            ("5102024", "2024-10-05"),
            ("1. tammikuuta 1988", "1988-01-01"),
            ("3 February 2001", "2001-02-03"),
            ("3 januari 2001", "2001-01-03"),
            ("9.kesäkuuta 2010", "2010-06-09"),
            ("6 mars 1999", "1999-03-06"),
        ] {
            assert_eq!(day::read(cell.as_bytes(), Order::DayFirst, 2030), on(day), "{cell}");
        }
        assert_eq!(
            day::read(b"12-Oct-24", Order::DayFirst, 2030),
            parse_iso("2024-10-12").map_or(Day::Invalid, Day::Short)
        );
    }

    #[test]
    fn what_is_no_day_stays_none() {
        for cell in [
            "050 123 4567",
            "09 12 3456",
            "12 10 24",
            "31. helmikuuta 2024",
            "12.10/2024",
            "32102024",
            "12131899",
            "12. marsu 2024",
            "12.10.2024 ehkä",
            "lokakuu 2024",
            "45577.00",
            "45577 €",
            "noin 12.10.2024",
            "12.10.2024 klo 77",
            "la",
            "0",
        ] {
            assert_eq!(day::read(cell.as_bytes(), Order::DayFirst, 2030), Day::Invalid, "{cell}");
        }
    }
}
