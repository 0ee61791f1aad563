//! What goes wrong in old registers, planted at a known row and column.

use super::dress::{Days, Dress, Kind, Names};
use super::people::whole_name;
use super::table::Table;
use super::{Planted, values};
use chrono::{Datelike, Days as Plus, NaiveDate};
use kotodigi::dates::{parse_iso, plus_months};
use kotodigi::law::identity_code::{self, Fault};
use kotodigi_fixtures::chance::Chance;
use std::collections::HashSet;

/// Kind, severity, column. The first sixteen and `not_in_section_73` are the kinds of `legacy/`.
#[rustfmt::skip]
pub const KINDS: &[(&str, &str, &str)] = &[
    ("pic_format", "error", "identity_code"),
    ("pic_check_character", "error", "identity_code"),
    ("pic_birth_date_mismatch", "error", "birth_date"),
    ("duplicate_in_file", "error", "identity_code"),
    ("name_missing", "error", "family_name"),
    ("mojibake", "warning", "family_name"),
    ("municipality_unknown", "error", "municipality"),
    ("country_unknown", "error", "citizenship"),
    ("language_unknown", "error", "mother_tongue"),
    ("permit_unknown", "error", "residence_right"),
    ("first_right_missing", "error", "first_right_on"),
    ("date_invalid", "error", "first_right_on"),
    ("date_in_future", "error", "assessment_on"),
    ("date_order", "error", "plan_until"),
    ("plan_too_long", "warning", "plan_until"),
    ("control_character", "warning", "notes"),
    // Beyond `legacy/`.
    ("date_invalid", "error", "moved_in_on"),
    ("date_invalid", "error", "birth_date"),
    ("date_invalid", "error", "plan_from"),
    ("date_in_future", "error", "moved_in_on"),
    ("date_in_future", "error", "first_right_on"),
    ("mojibake", "warning", "given_names"),
    ("lost_character", "warning", "family_name"),
    ("arrival_before_birth", "warning", "moved_in_on"),
    ("jobseeker_under_15", "warning", "jobseeker"),
    ("yes_no_unknown", "warning", "jobseeker"),
    ("date_two_digit_year", "warning", "assessment_on"),
    ("email_doubtful", "warning", "email"),
    ("phone_doubtful", "warning", "phone"),
];
const EACH: usize = 3;

pub fn plant(table: &mut Table, dress: &Dress, chance: &mut Chance, fits: &dyn Fn(&str) -> bool) {
    let mut used = HashSet::new();
    for (kind, severity, id) in KINDS {
        let Some(column) = table.at(id) else { continue };
        let mut tries = 0;
        let mut done = 0;
        while done < EACH && tries < 400 {
            tries += 1;
            let at = usize::try_from(chance.under(table.rows.len() as u64)).unwrap_or(0);
            if used.contains(&at) {
                continue;
            }
            let before = table.rows[at].clone();
            if spoil(table, at, (kind, id), dress, chance, &mut used).is_none() || !fits(&table.rows[at][column]) {
                table.rows[at] = before;
                continue;
            }
            used.insert(at);
            let (column, value) = (table.columns[column].header.clone(), table.rows[at][column].clone());
            let row = u32::try_from(at).unwrap_or(0);
            table.planted.push(Planted { part: None, row, column, kind, severity, value });
            done += 1;
        }
    }
    if let Some(at) = table.at("refused") {
        let column = table.columns[at].header.clone();
        let planted = Planted {
            part: None,
            row: u32::MAX,
            column,
            kind: "not_in_section_73",
            severity: "error",
            value: String::new(),
        };
        table.planted.push(planted);
    }
}

fn wrong_code(code: &str, chance: &mut Chance) -> String {
    let made = [
        code[..9].to_owned(),
        code[..10].to_owned(),
        code[..6].to_owned(),
        format!("{}{}", &code[..6], &code[7..]),
        format!("{code}{}", &code[10..]),
        format!("{}G{}", &code[..6], &code[7..]),
        format!("{}*{}", &code[..6], &code[7..]),
        format!("32{}", &code[2..]),
        format!("{}13{}", &code[..2], &code[4..]),
        "hakemus vireillä".to_owned(),
    ];
    chance.pick(&made).clone()
}

/// A code of the right form whose last character does not agree.
fn wrong_check(code: &str, chance: &mut Chance) -> Option<String> {
    let mut b: Vec<char> = code.chars().collect();
    match chance.under(3) {
        0 => b[10] = *chance.pick(&['0', '5', 'A', 'H', 'N', 'T', 'Y']),
        1 => b.swap(8, 9),
        _ => b[9] = char::from_digit((b[9].to_digit(10)? + 1) % 10, 10)?,
    }
    let made: String = b.into_iter().collect();
    matches!(identity_code::parse(&made), Err(Fault::CheckCharacter(_))).then_some(made)
}

/// UTF-8 read as Windows-1252.
fn twice_encoded(text: &str) -> Option<String> {
    let (made, _, damaged) = encoding_rs::WINDOWS_1252.decode(text.as_bytes());
    let plain = made.chars().all(|c| !c.is_control() && c != '\u{A0}');
    (!damaged && plain && made != text).then(|| made.into_owned())
}

fn spoil(
    table: &mut Table,
    at: usize,
    (kind, id): (&str, &str),
    dress: &Dress,
    chance: &mut Chance,
    used: &mut HashSet<usize>,
) -> Option<()> {
    let column = table.at(id)?;
    let client = table.clients[at].clone();
    let say = |day: NaiveDate| values::day(day, dress.days);
    let shown = |client: &super::people::Client| match (id, dress.names) {
        ("given_names", _) => client.given.clone(),
        (_, Names::Two) => client.family.clone(),
        (_, names) => whole_name(client, names),
    };
    let cell = match kind {
        "pic_format" => wrong_code(client.code.as_deref()?, chance),
        "pic_check_character" => wrong_check(client.code.as_deref()?, chance)?,
        "pic_birth_date_mismatch" => {
            table.at("identity_code")?;
            client.code.as_ref()?;
            let swapped = NaiveDate::from_ymd_opt(client.born.year(), client.born.day(), client.born.month());
            let other = match chance.under(3) {
                0 => swapped.filter(|day| *day != client.born)?,
                1 => client.born.checked_sub_days(Plus::new(1 + chance.under(300)))?,
                _ => plus_months(client.born, 12),
            };
            say(other)
        }
        "duplicate_in_file" => return duplicate(table, at, column, chance, used),
        "name_missing" => {
            let nothing = (*chance.pick(&["", "", " ", "-"])).to_owned();
            if let Some(given) = table.at("given_names") {
                table.rows[at][given].clone_from(&nothing);
            }
            nothing
        }
        "mojibake" => {
            let name = *chance.pick(&["Väänänen", "Åkerlund", "Núñez", "Öztürk", "Señor", "Émile", "Müller-Öst"]);
            let named = match id {
                "given_names" => super::people::Client { given: name.to_owned(), ..client },
                _ => super::people::Client { family: name.to_owned(), ..client },
            };
            twice_encoded(&shown(&named))?
        }
        "lost_character" => shown(&super::people::Client {
            family: (*chance.pick(&["Ngu?ễn", "Tr?n", "Ko?odziej", "?elik", "Jan?auskas"])).replace('ễ', "e"),
            ..client
        }),
        "municipality_unknown" => {
            (*chance.pick(&["Hobittila", "Tukholma", "Göteborg", "Pariisi", "999", "001"])).to_owned()
        }
        "country_unknown" => {
            (*chance.pick(&["Lilliput", "Mordor", "Kuvitelmaa", "QQ", "XQX", "Hyperborea"])).to_owned()
        }
        "language_unknown" => (*chance.pick(&["simlish", "entti", "dothrakki", "marsilainen", "qqq"])).to_owned(),
        "permit_unknown" => (*chance.pick(&["Z9", "X-99", "QQ", "99", "kesken?", "H"])).to_owned(),
        "first_right_missing" => (*chance.pick(&["", "", " ", "-"])).to_owned(),
        "date_invalid" => {
            let (y, m, d) = *chance.pick(&[
                (2024, 2, 30),
                (2025, 4, 31),
                (2025, 13, 7),
                (2023, 2, 29),
                (2025, 9, 31),
                (2024, 0, 12),
                (2024, 11, 0),
            ]);
            match (dress.days, chance.under(6)) {
                (_, 0) => (*chance.pick(&["ei tietoa vielä", "syksyllä", "kesä 2025"])).to_owned(),
                // The month first: 13 would be a day.
                (Days::American, _) if m == 13 => return None,
                // The only text among real days says nothing of its order.
                (Days::Slashes, _) if m == 13 && dress.kind == Kind::Sheet => return None,
                _ => values::date_like(y, m, d, dress.days),
            }
        }
        "date_in_future" => {
            let day = parse_iso("2027-01-15")?.checked_add_days(Plus::new(chance.under(9000)))?;
            say(day)
        }
        "date_order" => say(client.plan?.0.checked_sub_days(Plus::new(1 + chance.under(400)))?),
        "plan_too_long" => say(plus_months(client.plan?.0, u32::try_from(chance.between(25, 90)).ok()?)),
        "control_character" => format!("soita{}takaisin", chance.pick(&['\u{1}', '\u{7}', '\u{8}', '\u{B}', '\u{1B}'])),
        "arrival_before_birth" => {
            table.at("birth_date").or(client.code.as_ref().and(table.at("identity_code")))?;
            say(client.born.checked_sub_days(Plus::new(10 + chance.under(400)))?)
        }
        "jobseeker_under_15" => {
            if client.born < parse_iso("2013-01-01")? {
                return None;
            }
            values::mark(true, dress).to_owned()
        }
        "yes_no_unknown" => (*chance.pick(&["ehkä", "???", "selvitetään"])).to_owned(),
        "date_two_digit_year" => {
            let day = client.assessed?;
            match dress.days {
                Days::Dots | Days::PaddedDots => format!("{}.{}.{:02}", day.day(), day.month(), day.year() % 100),
                Days::Slashes => format!("{:02}/{:02}/{:02}", day.day(), day.month(), day.year() % 100),
                _ => return None,
            }
        }
        "email_doubtful" => (*chance.pick(&["ali(at)example.invalid", "ei ole", "example.invalid"])).to_owned(),
        "phone_doubtful" => (*chance.pick(&["12", "kysy veljeltä", "040-"])).to_owned(),
        _ => return None,
    };
    table.rows[at][column] = cell;
    Some(())
}

/// An earlier person once more, with another number and telephone, sometimes typed in small letters.
fn duplicate(
    table: &mut Table,
    at: usize,
    column: usize,
    chance: &mut Chance,
    used: &mut HashSet<usize>,
) -> Option<()> {
    let first = at.checked_sub(1 + usize::try_from(chance.under(60)).ok()?)?;
    let code = table.clients[first].code.clone().filter(|_| !used.contains(&first))?;
    let own: Vec<(usize, String)> = ["client_number", "phone"]
        .iter()
        .filter_map(|id| table.at(id))
        .map(|column| (column, table.rows[at][column].clone()))
        .collect();
    table.rows[at] = table.rows[first].clone();
    for (column, cell) in own {
        table.rows[at][column] = cell;
    }
    table.clients[at] = table.clients[first].clone();
    if chance.percent(30) {
        table.rows[at][column] = code.to_lowercase();
    }
    used.insert(first);
    Some(())
}
