//! Made-up clients, with names that trip programs, and the row of each in the dress of a file.

use super::dress::{Days, Dress, Names};
use super::values;
use chrono::{Datelike, Days as Plus, NaiveDate};
use kotodigi::codes;
use kotodigi::dates::parse_iso;
use kotodigi::law::identity_code::artificial;
use kotodigi_fixtures::chance::Chance;
use std::collections::HashSet;

/// What is known of one client before it is written in an office's way.
#[derive(Clone, Debug)]
pub struct Client {
    pub number: u32,
    pub born: NaiveDate,
    pub code: Option<String>,
    pub family: String,
    pub given: String,
    pub right: NaiveDate,
    pub moved: NaiveDate,
    pub assessed: Option<NaiveDate>,
    pub plan: Option<(NaiveDate, NaiveDate)>,
}

#[rustfmt::skip]
const FAMILIES: &[&str] = &[
    "Abdulkadir", "Hovi-Ngô", "O'Neill", "van der Berg", "Nan", "No", "Ng", "Yıldız", "Çelik", "Kołodziej", "Müller",
    "Sørensen", "Gutiérrez Peña", "Ould Ahmed", "El-Masri", "Tšernenko", "Žukauskas", "Ünal", "Åström", "Öhman",
    "de la Cruz", "Ibn Said", "Adhikari", "Wójcik", "Kim", "Bui", "Das", "Zeleke", "Mwamba", "Teka", "Null", "Ja",
];
#[rustfmt::skip]
const GIVENS: &[&str] = &[
    "Abdirahman", "Ngọc Anh", "Siobhán", "Willem Jan", "Su Su", "Htoo", "Mai", "Ayşe", "Çağla", "Paweł", "Jürgen",
    "Søren", "María del Mar", "Mohamed Ali", "Nour", "Oksana", "Rūta", "Ümit", "Åsa", "Ömer", "Rosa", "Jamal",
    "Sita", "Zofia", "Ji-woo", "Lan", "Ravi", "Bethlehem", "Chance", "Meron", "True", "Nilla",
];
pub const LANGUAGES: &[&str] =
    &["so", "ar", "fa", "ru", "uk", "es", "ti", "tr", "ne", "fr", "pt", "vi", "my", "am", "bn", "ur", "pl", "sq", "th"];

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Plus::new(days)).unwrap_or(day)
}

/// A client whose days are in order; names only of letters that the file's encoding has.
pub fn client(n: u32, chance: &mut Chance, codes: &mut HashSet<String>, fits: &dyn Fn(&str) -> bool) -> Client {
    let first = parse_iso("1948-03-01").unwrap_or_default();
    let (born, code) = loop {
        let born = after(first, chance.under(73 * 365));
        let centuries: &[char] =
            if born.year() < 2000 { &['-', 'Y', 'X', 'W', 'V', 'U'] } else { &['A', 'B', 'C', 'D', 'E', 'F'] };
        let serial = u32::try_from(chance.between(900, 999)).unwrap_or(900);
        if let Some(code) = artificial(born, *chance.pick(centuries), serial)
            && codes.insert(code.clone())
        {
            break (born, code);
        }
    };
    let moved = after(parse_iso("2021-06-01").unwrap_or_default(), chance.under(4 * 365));
    let right = after(moved, chance.under(120));
    let assessed = after(right, 5 + chance.under(180));
    let from = after(assessed, chance.under(50));
    let until = after(from, 100 + chance.under(260));
    let is_assessed = chance.percent(75);
    let planned = is_assessed && chance.percent(80);
    let mut name = |list: &[&str]| loop {
        let name = *chance.pick(list);
        if fits(name) {
            break name.to_owned();
        }
    };
    let (family, given) = (name(FAMILIES), name(GIVENS));
    Client {
        number: 20_000 + n * 3,
        born,
        code: chance.percent(94).then_some(code),
        family,
        given,
        right,
        moved,
        assessed: is_assessed.then_some(assessed),
        plan: planned.then_some((from, until)),
    }
}

pub fn whole_name(client: &Client, names: Names) -> String {
    let (family, given) = (&client.family, &client.given);
    match names {
        Names::FamilyCommaGiven => format!("{family}, {given}"),
        Names::GivenFamily => format!("{given} {family}"),
        Names::Two | Names::FamilyGiven => format!("{family} {given}"),
    }
}

/// The cell of a field or of a column aside.
pub fn cell(id: &str, client: &Client, dress: &Dress, chance: &mut Chance, fits: &dyn Fn(&str) -> bool) -> String {
    let day = |day: NaiveDate| values::day(day, dress.days);
    let mut lot = |n: u64| usize::try_from(chance.under(n)).unwrap_or(0);
    let fitting = |make: &mut dyn FnMut() -> String| loop {
        let made = make();
        if fits(&made) {
            break made;
        }
    };
    match id {
        "client_number" => client.number.to_string(),
        "identity_code" => client.code.clone().unwrap_or_default(),
        "family_name" if dress.names != Names::Two => whole_name(client, dress.names),
        "family_name" => client.family.clone(),
        "given_names" => client.given.clone(),
        "birth_date" => day(client.born),
        "municipality" => fitting(&mut || {
            let all = &codes::municipalities().all;
            let other = lot(20) == 0;
            values::municipality(&all[lot(all.len() as u64)], dress, other)
        }),
        "citizenship" | "came_from" => fitting(&mut || {
            let all = &codes::countries().all;
            let country = loop {
                let country = &all[lot(all.len() as u64)];
                if country.more.first().is_some_and(|alpha3| !alpha3.is_empty()) {
                    break country;
                }
            };
            values::country(country, dress, lot(60))
        }),
        "mother_tongue" => fitting(&mut || values::tongue(LANGUAGES[lot(LANGUAGES.len() as u64)], dress, lot(60))),
        "residence_right" => values::permit(lot(60), dress),
        "first_right_on" => day(client.right),
        "moved_in_on" => day(client.moved),
        "assessment_on" => client.assessed.map(day).unwrap_or_default(),
        "plan_from" => client.plan.map(|(from, _)| day(from)).unwrap_or_default(),
        "plan_until" => client.plan.map(|(_, until)| day(until)).unwrap_or_default(),
        "phone" => match lot(4) {
            0 => format!("0{} {:03} {:04}", 40 + lot(10), lot(1000), lot(10_000)),
            1 => format!("+358{}{:07}", 40 + lot(10), lot(10_000_000)),
            2 => format!("0{}-{:07}", 40 + lot(10), lot(10_000_000)),
            _ => String::new(),
        },
        "email" if lot(2) == 0 => format!("client{}@example.invalid", client.number),
        "non_disclosure" => values::mark(lot(30) == 0, dress).to_owned(),
        "jobseeker" => values::mark(lot(2) == 0 && client.born.year() < 2009, dress).to_owned(),
        "interpreter" => values::mark(lot(2) == 0, dress).to_owned(),
        "notes" => match lot(14) {
            0 => "soitettu 3.4.2025, ei vastannut".to_owned(),
            1 => "sanoi: \"palaan asiaan\"".to_owned(),
            2 => format!("eka rivi{}toka rivi", if dress.newline == "\r" { "\r" } else { "\n" }),
            3 => "puh; email, mieluiten | aamulla".to_owned(),
            _ => String::new(),
        },
        "refused" => ["", "islam", "ortodoksi", "buddhalaisuus", "kristinusko", "ei"][lot(6)].to_owned(),
        "permit_ends" => day(after(client.right, 800 + lot(1800) as u64)),
        "post_town" => ["HELSINKI", "VANTAA", "KARLEBY", "RAASEPORI", "TURKU", "NUMMELA", "KORSO"][lot(7)].to_owned(),
        "postcode" => format!("{:05}", 100 + lot(99_000)),
        "street" => format!("Esimerkkikatu {} A {}", 1 + lot(99), 1 + lot(50)),
        "worker" => ["Virtanen Maija", "Lund Kaj", "Aho Sari"][lot(3)].to_owned(),
        "changed" => values::day(client.right, Days::Iso) + " 13:45:01",
        "education" => ["", "lukio", "kokki", "peruskoulu", "sairaanhoitaja"][lot(5)].to_owned(),
        "state" => ["aktiivinen", "päättynyt", "odottaa"][lot(3)].to_owned(),
        "number" => (1 + lot(400)).to_string(),
        _ => String::new(),
    }
}
