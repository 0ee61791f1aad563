//! How one office's file looks: everything that does not change what it says.

use super::headers::Way;
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// 1.2.2025
    Dots,
    /// 01.02.2025
    PaddedDots,
    /// 2025-02-01
    Iso,
    /// 2025-02-01 00:00:00
    IsoMidnight,
    /// 01/02/2025, the day first.
    Slashes,
    /// 2/1/2025, the month first.
    American,
    /// 20250201
    Digits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coded {
    Name,
    /// Alpha-2 code, number of a municipality, class of a permit.
    Code,
    /// Alpha-3.
    Long,
    Capitals,
    Small,
    /// `091 Helsinki`, `Helsinki (091)`, `A (jatkuva)`.
    Both,
    /// Another wording: an adjective, an everyday name.
    Worded,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Two,
    FamilyGiven,
    FamilyCommaGiven,
    GivenFamily,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Mark,
    Utf16Le,
    Utf16Be,
    Utf16LeBare,
    Windows1252,
    Iso8859x15,
    Cp850,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Csv,
    JsonLines,
    Sheet,
    /// CSVs that belong together, in one zip.
    Parcel,
}

#[derive(Clone, Debug)]
pub struct Dress {
    pub kind: Kind,
    pub way: Way,
    pub lang: Lang,
    pub days: Days,
    pub municipality: Coded,
    pub country: Coded,
    pub tongue: Coded,
    pub permit: Coded,
    /// Index into [`super::values::YES_NO`].
    pub marks: usize,
    pub names: Names,
    pub encoding: Encoding,
    pub separator: char,
    pub newline: &'static str,
    pub quote_all: bool,
    pub titles: u32,
    pub shuffled: bool,
    pub without: Vec<&'static str>,
    pub aside: usize,
    pub refused: bool,
    /// How headers are written: as they are, capitals, small letters, with blanks or a colon after.
    pub hand: u64,
    /// `sep=;` on top, which no spreadsheet shows.
    pub said_separator: bool,
    /// Every so many rows an empty one, as in printed lists.
    pub gap: Option<usize>,
    /// A row of sums at the end.
    pub footer: bool,
    /// A separator after the last cell.
    pub trailing: bool,
}

impl Dress {
    /// Everything by lot, but what fits together: an office writes in one language.
    pub fn by_lot(kind: Kind, chance: &mut Chance) -> Dress {
        let way = *chance.pick(&Way::ALL);
        let lang = match way {
            Way::Swedish => Lang::Sv,
            Way::English => Lang::En,
            _ => Lang::Fi,
        };
        use Coded::{Both, Capitals, Code, Long, Name, Small, Worded};
        let days: &[Days] = match lang {
            Lang::Fi => &[Days::Dots, Days::Dots, Days::PaddedDots, Days::Iso, Days::IsoMidnight, Days::Digits],
            Lang::Sv => &[Days::Iso, Days::Iso, Days::Dots, Days::PaddedDots, Days::IsoMidnight],
            Lang::En => &[Days::Slashes, Days::Slashes, Days::Iso, Days::American, Days::IsoMidnight],
        };
        let names: &[Names] = match lang {
            Lang::En => &[Names::Two, Names::Two, Names::GivenFamily, Names::FamilyCommaGiven],
            _ => &[Names::Two, Names::Two, Names::FamilyGiven, Names::FamilyCommaGiven],
        };
        let marks: &[usize] = match lang {
            Lang::Fi => &[0, 1, 2, 3, 4, 5],
            Lang::Sv => &[3, 4, 6, 7],
            Lang::En => &[3, 4, 8, 9, 10, 11],
        };
        let lacks: &[&[&str]] = &[
            &[],
            &[],
            &["phone", "email"],
            &["email"],
            &["notes"],
            &["mother_tongue"],
            &["client_number"],
            &["jobseeker", "non_disclosure"],
            &["moved_in_on"],
            &["plan_from", "plan_until"],
        ];
        Dress {
            kind,
            way,
            lang,
            days: *chance.pick(days),
            municipality: *chance.pick(&[Name, Name, Name, Code, Capitals, Both]),
            country: *chance.pick(&[Name, Name, Code, Long, Capitals, Worded, Small]),
            tongue: *chance.pick(&[Name, Name, Code, Capitals, Worded]),
            permit: *chance.pick(&[Code, Code, Both, Both, Name, Worded]),
            marks: *chance.pick(marks),
            names: *chance.pick(names),
            encoding: *chance.pick(&[
                Encoding::Utf8,
                Encoding::Utf8Mark,
                Encoding::Utf16Le,
                Encoding::Utf16Be,
                Encoding::Utf16LeBare,
                Encoding::Windows1252,
                Encoding::Windows1252,
                Encoding::Iso8859x15,
                Encoding::Cp850,
            ]),
            separator: *chance.pick(&[';', ';', ',', '\t', '|']),
            newline: chance.pick::<&str>(&["\r\n", "\r\n", "\n", "\r"]),
            quote_all: chance.percent(20),
            titles: if chance.percent(15) { 1 + u32::try_from(chance.under(3)).unwrap_or(0) } else { 0 },
            shuffled: chance.percent(50),
            without: chance.pick(lacks).to_vec(),
            aside: usize::try_from(chance.under(6)).unwrap_or(0),
            refused: chance.percent(60),
            hand: chance.under(12),
            said_separator: chance.percent(8),
            gap: chance.percent(10).then(|| usize::try_from(chance.between(3, 40)).unwrap_or(9)),
            footer: chance.percent(8),
            trailing: chance.percent(10),
        }
    }
}
