//! Which number of a day comes first, by the days in which only one of them can be a month.

use super::encoding::Decoder;
use super::reading::DateOrder;
use super::records::Records;
use crate::phrase;
use crate::words::{Phrase, Text, text};

const ROWS: usize = 400;

/// How many days of the first rows say what, with an example.
#[derive(Debug, Default)]
struct Count {
    dotted: usize,
    year_first: usize,
    day_first: usize,
    month_first: usize,
    either: usize,
    example: Option<String>,
}

/// What the first rows tell of the order of their days.
#[derive(Debug)]
pub struct Found {
    pub order: DateOrder,
    pub why: Phrase,
    /// There are days that would fit both ways, and none that tells.
    pub open: bool,
}

/// The order of the days among the first rows, if there are days, and what told it.
pub fn detect(mut records: Records<'_>, decoder: Decoder) -> Option<Found> {
    let mut record = csv::ByteRecord::new();
    let mut count = Count::default();
    for _ in 0..ROWS {
        if records.next(&mut record).is_none() {
            break;
        }
        for cell in record.iter().filter(|cell| (6..=24).contains(&cell.len())) {
            count.cell(cell.trim_ascii(), decoder);
        }
    }
    count.say()
}

impl Count {
    fn cell(&mut self, cell: &[u8], decoder: Decoder) {
        let cell = cell.split(|b| matches!(b, b' ' | b'T')).next().unwrap_or(b"");
        let Some(mark) = cell.iter().copied().find(|b| matches!(b, b'.' | b'-' | b'/')) else { return };
        let mut parts = cell.split(|b| *b == mark).map(number);
        let (Some(Some(first)), Some(Some(second)), Some(Some(_)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        let seen = match (first, second, mark) {
            ((_, 4), ..) => &mut self.year_first,
            ((13.., _), (..=12, _), b'/' | b'-') => &mut self.day_first,
            ((..=12, _), (13.., _), b'/' | b'-') => &mut self.month_first,
            (.., b'.') => &mut self.dotted,
            _ => &mut self.either,
        };
        *seen += 1;
        if self.example.is_none() || (self.month_first == 1 && mark == b'/') {
            self.example = Some(decoder.decode(cell).text.into_owned());
        }
    }

    fn say(self) -> Option<Found> {
        let Count { dotted, year_first, day_first, month_first, either, .. } = self;
        let example = self.example?;
        let (order, why) = if month_first > day_first && month_first + either > dotted.max(year_first) {
            (DateOrder::MonthFirst, phrase!(MONTH_FIRST, month_first, day_first, example))
        } else if year_first > dotted + day_first + either {
            (DateOrder::YearFirst, phrase!(YEAR_FIRST, year_first, example))
        } else if day_first > 0 || either == 0 {
            (DateOrder::DayFirst, phrase!(DAY_FIRST, dotted + day_first, month_first, example))
        } else if dotted > 0 {
            (DateOrder::DayFirst, phrase!(DAY_FIRST, dotted, month_first, example))
        } else {
            (DateOrder::DayFirst, phrase!(EITHER, either, example))
        };
        Some(Found { order, why, open: either > 0 && day_first + month_first == 0 })
    }
}

/// Up to four digits: the number and how many they were.
fn number(part: &[u8]) -> Option<(u32, usize)> {
    let fits = (1..=4).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    fits.then(|| (part.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')), part.len()))
}

const DAY_FIRST: Text = text(
    "Päivä ensin: näin on {0} päivässä, toisin päin {1} (esimerkki {2}).",
    "Dagen först: så är det i {0} datum, tvärtom i {1} (exempel {2}).",
    "The day first: so it is in {0} dates, the other way round in {1} (for example {2}).",
);
const MONTH_FIRST: Text = text(
    "Kuukausi ensin: {0} päivässä toinen luku on yli 12, {1} päivässä ensimmäinen (esimerkki {2}).",
    "Månaden först: i {0} datum är det andra talet över 12, i {1} det första (exempel {2}).",
    "The month first: in {0} dates the second number is over 12, in {1} the first (for example {2}).",
);
const YEAR_FIRST: Text = text(
    "Vuosi ensin: {0} päivää alkaa nelinumeroisella vuodella (esimerkki {1}).",
    "Året först: {0} datum börjar med ett fyrsiffrigt år (exempel {1}).",
    "The year first: {0} dates begin with a year of four digits (for example {1}).",
);
const EITHER: Text = text(
    "Päivä ensin, koska niin Suomessa kirjoitetaan: {0} päivää sopisi molempiin (esimerkki {1}). Tarkista.",
    "Dagen först, för så skrivs det i Finland: {0} datum passar båda (exempel {1}). Kontrollera.",
    "The day first, because that is how Finland writes: {0} dates would fit both (for example {1}). Check it.",
);
