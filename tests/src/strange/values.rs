//! How offices write a day, a country, a permit, a yes.

use super::dress::{Coded, Days, Dress};
use chrono::{Datelike, NaiveDate};
use kotodigi::codes::{self, Code};
use kotodigi::words::Lang;

/// Yes and no.
#[rustfmt::skip]
pub const YES_NO: &[[&str; 2]] = &[
    ["K", "E"], ["Kyllä", "Ei"], ["kyllä", "ei"], ["x", ""], ["1", "0"], ["TOSI", "EPÄTOSI"],
    ["Ja", "Nej"], ["J", "N"], ["true", "false"], ["Yes", "No"], ["Y", "N"], ["TRUE", "FALSE"],
];

pub fn day(day: NaiveDate, days: Days) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    date_like(y, m, d, days)
}

/// Also what is no day of the calendar.
pub fn date_like(y: i32, m: u32, d: u32, days: Days) -> String {
    match days {
        Days::Dots => format!("{d}.{m}.{y}"),
        Days::PaddedDots => format!("{d:02}.{m:02}.{y}"),
        Days::Iso => format!("{y}-{m:02}-{d:02}"),
        Days::IsoMidnight => format!("{y}-{m:02}-{d:02} 00:00:00"),
        Days::Slashes => format!("{d:02}/{m:02}/{y}"),
        Days::American => format!("{m}/{d}/{y}"),
        Days::Digits => format!("{y}{m:02}{d:02}"),
    }
}

pub fn mark(yes: bool, dress: &Dress) -> &'static str {
    YES_NO[dress.marks][usize::from(!yes)]
}

fn cased(name: &str, form: Coded) -> String {
    match form {
        Coded::Capitals => name.to_uppercase(),
        Coded::Small => name.to_lowercase(),
        _ => name.to_owned(),
    }
}

pub fn municipality(code: &Code, dress: &Dress, other: bool) -> String {
    // In either language, whatever the office writes in.
    let lang = match (other, dress.lang) {
        (true, Lang::Fi) => Lang::Sv,
        (true, _) => Lang::Fi,
        (false, lang) => lang,
    };
    let name = code.name(lang);
    match dress.municipality {
        Coded::Code => code.code.to_owned(),
        Coded::Both if other => format!("{name} ({})", code.code),
        Coded::Both => format!("{} {name}", code.code),
        form => cased(name, form),
    }
}

/// Adjectives as people say them; alpha-2, Finnish, Swedish, English.
#[rustfmt::skip]
const ADJECTIVES: &[(&str, &str, &str, &str)] = &[
    ("UA", "ukrainalainen", "ukrainsk", "Ukrainian"), ("RU", "venäläinen", "rysk", "Russian"),
    ("IQ", "irakilainen", "irakisk", "Iraqi"), ("SO", "somalialainen", "somalisk", "Somali"),
    ("AF", "afganistanilainen", "afghansk", "Afghan"), ("SY", "syyrialainen", "syrisk", "Syrian"),
    ("IR", "iranilainen", "iransk", "Iranian"), ("TR", "turkkilainen", "turkisk", "Turkish"),
    ("EE", "virolainen", "estnisk", "Estonian"), ("TH", "thaimaalainen", "thailändsk", "Thai"),
    ("VN", "vietnamilainen", "vietnamesisk", "Vietnamese"), ("IN", "intialainen", "indisk", "Indian"),
    ("PH", "filippiiniläinen", "filippinsk", "Filipino"), ("ER", "eritrealainen", "eritreansk", "Eritrean"),
    ("ET", "etiopialainen", "etiopisk", "Ethiopian"), ("NG", "nigerialainen", "nigeriansk", "Nigerian"),
    ("PK", "pakistanilainen", "pakistansk", "Pakistani"), ("BD", "bangladeshilainen", "bangladeshisk", "Bangladeshi"),
    ("CN", "kiinalainen", "kinesisk", "Chinese"), ("SD", "sudanilainen", "sudanesisk", "Sudanese"),
];

pub fn country(code: &'static Code, dress: &Dress, n: usize) -> String {
    match dress.country {
        Coded::Code => code.code.to_owned(),
        Coded::Long => code.more.first().copied().unwrap_or(code.code).to_owned(),
        Coded::Worded => {
            let (_, fi, sv, en) = ADJECTIVES[n % ADJECTIVES.len()];
            match dress.lang {
                Lang::Fi => fi,
                Lang::Sv => sv,
                Lang::En => en,
            }
            .to_owned()
        }
        form => cased(code.name(dress.lang), form),
    }
}

/// Everyday names of languages beside the list's own.
#[rustfmt::skip]
const TONGUES: [&[&str]; 3] = [
    &["farsi", "dari", "sorani", "kurdi (sorani)", "kurmandži", "mandariinikiina", "persia", "Arabia", "ukraina", "venäjä"],
    &["farsi", "dari", "sorani", "kurdiska (sorani)", "mandarin", "persiska", "Arabiska", "ukrainska", "ryska"],
    &["Farsi", "Dari", "Sorani", "Kurdish (Sorani)", "Mandarin", "Persian", "ARABIC", "ukrainian", "russian"],
];

pub fn tongue(code: &str, dress: &Dress, n: usize) -> String {
    match dress.tongue {
        Coded::Code => code.to_owned(),
        Coded::Worded => {
            let list = TONGUES[dress.lang as usize];
            list[n % list.len()].to_owned()
        }
        form => cased(codes::languages().name(code, dress.lang), form),
    }
}

/// Class, wording in brackets, everyday wording; Finnish, Swedish, English.
#[rustfmt::skip]
const PERMITS: &[(&str, [&str; 3], [&str; 3])] = &[
    ("A", ["jatkuva", "kontinuerligt", "continuous"], ["Jatkuva", "Kontinuerligt", "Continuous"]),
    ("B", ["tilapäinen", "tillfälligt", "temporary"], ["Tilapäinen", "Tillfälligt", "Temporary"]),
    ("P", ["pysyvä", "permanent", "permanent"], ["Pysyvä", "Permanent", "Permanent"]),
    ("P-EU", ["EU-pysyvä", "EU-permanent", "EU long-term"], ["Pysyvä EU-lupa", "EU-tillstånd", "EU long-term"]),
    ("TS", ["tilapäinen suojelu", "tillfälligt skydd", "temporary protection"], ["Tilapäinen suojelu", "Tillfälligt skydd", "Temporary protection"]),
    ("EUR", ["EU-rekisteröinti", "EU-registrering", "EU registration"], ["EU-rekisteröinti", "EU-registrering", "EU registration"]),
];

pub const CLASSES: usize = PERMITS.len();

pub fn permit(n: usize, dress: &Dress) -> String {
    let (class, bracket, worded) = &PERMITS[n % PERMITS.len()];
    let lang = dress.lang as usize;
    match dress.permit {
        Coded::Both => format!("{class} ({})", bracket[lang]),
        Coded::Worded => worded[lang].to_owned(),
        Coded::Name => codes::residence_rights().name(class, dress.lang).to_owned(),
        _ => (*class).to_owned(),
    }
}
