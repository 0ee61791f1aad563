//! From the words of an old register to the codes of ours.

use super::field::List;
use super::spelling::{distance, fold, tokens};
use super::{genitive, grounds, native, peoples};
use crate::codes::{self, Codes};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What people write besides the names on the official lists.
const ALSO: &[(List, &str, &[&str])] = &[
    (
        List::Country,
        "GB",
        &["Iso-Britannia", "Britannia", "Englanti", "UK", "Storbritannien", "England", "Great Britain"],
    ),
    (
        List::Country,
        "US",
        &["USA", "Yhdysvallat", "Amerikan yhdysvallat", "Förenta staterna", "United States of America"],
    ),
    (List::Country, "RU", &["Venäjän federaatio", "Ryska federationen", "Russian Federation"]),
    (List::Country, "SY", &["Syyrian arabitasavalta", "Syrian Arab Republic"]),
    (List::Country, "IR", &["Iranin islamilainen tasavalta", "Islamic Republic of Iran"]),
    (List::Country, "CD", &["Kongon demokraattinen tasavalta", "Kongon dem. tasavalta", "DR Kongo", "DRC", "DR Congo"]),
    (List::Country, "CG", &["Kongon tasavalta", "Republic of the Congo"]),
    (List::Country, "MM", &["Burma", "Birma"]),
    (List::Country, "PS", &["Palestiina", "Palestina", "Palestine"]),
    (List::Country, "KR", &["Etelä-Korea", "Sydkorea", "South Korea", "Korean tasavalta"]),
    (List::Country, "KP", &["Pohjois-Korea", "Nordkorea", "North Korea"]),
    (List::Country, "CZ", &["Tsekin tasavalta", "Tjeckiska republiken", "Czech Republic"]),
    (List::Country, "MK", &["Makedonia", "Makedonien", "Macedonia"]),
    (List::Country, "VN", &["Viet Nam"]),
    (List::Country, "CI", &["Côte d’Ivoire", "Ivory Coast"]),
    (List::Country, "TR", &["Türkiye", "Turkey"]),
    (List::Language, "my", &["burman kieli", "birmanska", "myanmar"]),
    (List::Language, "fa", &["persia", "farsi", "persiska", "persian"]),
    (List::Language, "ps", &["pashtu", "pashto", "pastu", "afgaani"]),
    (List::Language, "ckb", &["sorani", "kurdi (sorani)", "kurdiska (sorani)", "kurdish (sorani)"]),
    (
        List::Language,
        "kmr",
        &["kurmandzi", "kurmanji", "kurdi (kurmandzi)", "kurdiska (kurmanji)", "kurdish (kurmanji)"],
    ),
    (List::Language, "zh", &["mandariinikiina", "mandarin"]),
    (List::Language, "rw", &["kinjaruanda", "kinyarwanda"]),
    (List::Language, "tl", &["tagalog", "filipino"]),
    (
        List::Permit,
        "A",
        &["jatkuva", "jatkuva lupa", "kontinuerligt", "continuous", "A-lupa", "A-tillstånd", "A permit"],
    ),
    (
        List::Permit,
        "B",
        &["tilapäinen", "tilapäinen lupa", "tillfälligt", "temporary", "B-lupa", "B-tillstånd", "B permit"],
    ),
    (List::Permit, "P", &["pysyvä", "pysyvä lupa", "permanent", "P-lupa", "P-tillstånd", "P permit"]),
    (List::Permit, "TS", &["tilapäisen suojelun lupa", "TS-lupa"]),
    (
        List::Permit,
        "P-EU",
        &[
            "PEU",
            "pysyvä EU",
            "pysyvä EU-lupa",
            "pitkään oleskelleen EU-lupa",
            "EU-lupa",
            "EU-tillstånd",
            "permanent EU-tillstånd",
            "EU permanent",
            "EU long-term",
            "EU long-term resident",
            "EU permit",
        ],
    ),
    (
        List::Permit,
        "EUR",
        &[
            "EU-rekisteröinti",
            "EU-kansalainen",
            "EU-kansalaisen rekisteröinti",
            "EU-registrering",
            "EU-medborgare",
            "EU registration",
            "EU citizen",
            "EU right of residence",
        ],
    ),
    (List::Permit, "EUK", &["EU-perheenjäsen", "EU-kortti", "EU-kansalaisen perheenjäsen"]),
    (List::Permit, "FIN", &["Suomen kansalaisuus", "finskt medborgarskap", "Finnish citizenship"]),
    (List::Permit, "NOR", &["pohjoismaalainen", "pohjoismaan kansalainen", "nordisk medborgare"]),
];

/// What is perhaps meant by words that are on no list: shorthand, a name of two countries.
const GUESSES: &[(List, &str, &[&str])] = &[
    (List::Permit, "A", &["A1", "A2", "A3", "A4", "A5"]),
    (List::Permit, "B", &["B1", "B2", "B3", "B4", "tilap", "tilap lupa", "tilap ol lupa"]),
    (List::Permit, "P", &["pys", "pysyv", "pys lupa", "PUT", "perm"]),
    (List::Country, "SZ", &["Swasimaa", "Swazimaa", "Swaziland"]),
    (List::Municipality, "405", &["Lpr"]),
    (List::Municipality, "167", &["Jns"]),
    (List::Municipality, "109", &["Hml"]),
    (List::Municipality, "698", &["Roi", "Rvn"]),
    (List::Municipality, "743", &["Sjk"]),
    (List::Municipality, "297", &["Kpo"]),
    (List::Permit, "EUR", &["EU", "EU-rek", "EU rek.", "EU-rekisteröity"]),
    (List::Permit, "NOR", &["pohjoismaa", "Norden", "Nordic"]),
];

impl List {
    pub fn codes(self) -> &'static Codes {
        match self {
            List::Municipality => codes::municipalities(),
            List::Country => codes::countries(),
            List::Language => codes::languages(),
            List::Permit => codes::residence_rights(),
        }
    }

    fn words(self) -> &'static HashMap<String, &'static str> {
        static WORDS: [OnceLock<HashMap<String, &'static str>>; 4] = [const { OnceLock::new() }; 4];
        WORDS[self as usize].get_or_init(|| read_words(self))
    }

    /// The code a cell means.
    pub fn find(self, text: &str) -> Option<&'static str> {
        let words = self.words();
        let whole = fold(text);
        if let Some(code) = words.get(&whole) {
            return Some(code);
        }
        if self == List::Municipality && whole.len() < 3 && whole.bytes().all(|b| b.is_ascii_digit()) {
            return words.get(&format!("{whole:0>3}")).copied();
        }
        self.by_parts(text).or_else(|| self.by_form(&whole))
    }

    /// Another form of a word: an adjective of a country, `arabian kieli`.
    fn by_form(self, whole: &str) -> Option<&'static str> {
        let words = self.words();
        match self {
            List::Country => peoples::country(whole, words).and_then(|code| self.codes().get(code)).map(|c| c.code),
            List::Language => {
                let ends = ["kielinen", "kieli", "spraket", "sprakig", "sprak", "language", "speaking"];
                let stem = ends.iter().find_map(|end| whole.strip_suffix(end)).filter(|stem| stem.len() > 2)?;
                let cut = || words.get(stem.strip_suffix(['n', 'a'])?);
                // `ryskspråkig`: of `ryska`.
                words.get(stem).or_else(cut).or_else(|| words.get(&format!("{stem}a"))).copied()
            }
            List::Municipality => genitive::municipality(whole, words),
            List::Permit => None,
        }
    }

    /// `A (jatkuva)`, `091 Helsinki`, `Spanish, Castilian`: parts that are known must agree.
    fn by_parts(self, text: &str) -> Option<&'static str> {
        let mut found = None;
        let digits_end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let (number, rest) = text.split_at(digits_end);
        for part in [number].into_iter().chain(rest.split(['(', ')', ',', '/', ';', '–'])) {
            let part = fold(part);
            if part.is_empty() {
                continue;
            }
            match (self.words().get(&part), found) {
                (Some(code), None) => found = Some(*code),
                (Some(code), Some(before)) if *code != before => return None,
                // `A (4 v)` is a permit; `Atlantis, Suomi` is not one country.
                (None, _) if self != List::Permit => return None,
                _ => {}
            }
        }
        found
    }

    /// The one name that fits where `?` stands for any letter.
    pub fn find_with_gaps(self, text: &str) -> Option<&'static str> {
        let letters: Vec<char> = text.to_lowercase().chars().collect();
        let same = |(letter, other): (&char, char)| matches!(letter, '?' | '\u{FFFD}') || *letter == other;
        let fits = |name: &str| {
            name.chars().count() == letters.len()
                && letters.iter().zip(name.chars().flat_map(char::to_lowercase)).all(same)
        };
        let mut fitting = self.codes().all.iter().filter(|c| fits(c.fi) || fits(c.sv) || fits(c.en));
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only.code)
    }

    /// What was perhaps meant: a slip of the hand, a word cut short, shorthand. To be asked, never taken.
    pub fn meant(self, text: &str) -> Option<&'static str> {
        let folded = fold(text);
        let guess = GUESSES.iter().find(|(list, _, words)| *list == self && words.iter().any(|w| fold(w) == folded));
        if let Some((_, code, _)) = guess {
            return Some(code);
        }
        if let Some(types) = self.ground(text) {
            return if let [only] = types { Some(only) } else { None };
        }
        if self.open(text).is_some() {
            return None;
        }
        self.nearest(text).or_else(|| self.cut_short(&folded)).or_else(|| self.among_words(text))
    }

    /// Types of permit that a word may stand for which tells a ground or nothing of the type.
    pub fn ground(self, text: &str) -> Option<&'static [&'static str]> {
        if self != List::Permit {
            return None;
        }
        grounds::whole(text).or_else(|| {
            // `jatkuva (perheside)` tells its type all the same.
            if self.among_words(text).is_some() { None } else { grounds::within(text) }
        })
    }

    /// `jatk.`: a word that goes on, if whatever goes on means the same.
    fn cut_short(self, folded: &str) -> Option<&'static str> {
        if folded.chars().count() < 4 {
            return None;
        }
        let mut longer = self.words().iter().filter(|(word, _)| word.starts_with(folded)).map(|(_, code)| *code);
        let first = longer.next()?;
        longer.all(|other| other == first).then_some(first)
    }

    /// `jatkuva ol.lupa 4v`: one known word among others. Of a permit the others may only be dress: another noun makes
    /// another thing of it (`temporary protection`).
    fn among_words(self, text: &str) -> Option<&'static str> {
        const DRESS: &[&str] = &[
            "lupa",
            "oleskelulupa",
            "olupa",
            "luvalla",
            "tyyppi",
            "uppehallstillstand",
            "tillstand",
            "typ",
            "permit",
            "residence",
            "type",
        ];
        let tokens = tokens(text);
        let known = |token: &&String| token.len() > 3 && self.words().contains_key(*token);
        let dress = |token: &&String| {
            token.len() < 4 || token.bytes().any(|b| b.is_ascii_digit()) || DRESS.contains(&token.as_str())
        };
        let ground = |token: &&String| grounds::whole(token).is_some();
        if self == List::Permit && !tokens.iter().all(|token| known(&token) || dress(&token) || ground(&token)) {
            return None;
        }
        let mut found = tokens.iter().filter(known).filter_map(|token| self.words().get(token).copied());
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The code with the nearest word, if it is near enough to be a slip of the hand and no other is as near.
    pub fn nearest(self, text: &str) -> Option<&'static str> {
        let text = fold(text);
        let most = match text.len() {
            0..=3 => return None,
            4..=7 => 1,
            _ => 2,
        };
        let peoples = (self == List::Country).then(|| peoples::words().iter()).into_iter().flatten();
        let words = self.words().iter().chain(peoples).filter(|(word, _)| word.len() > 3);
        let mut best: Option<(usize, &str, bool)> = None;
        for (word, code) in words {
            // Of a short word the first letter is no slip: it makes another word.
            if text.len() < 6 && text.as_bytes()[0] != word.as_bytes()[0] {
                continue;
            }
            let Some(d) = distance(&text, word, most) else { continue };
            best = match best {
                Some((least, _, _)) if d < least => Some((d, code, true)),
                Some((least, other, alone)) if d == least => Some((least, other, alone && other == *code)),
                None => Some((d, code, true)),
                kept => kept,
            };
        }
        best.filter(|(.., alone)| *alone).and_then(|(_, code, _)| self.codes().get(code)).map(|code| code.code)
    }
}

fn read_words(list: List) -> HashMap<String, &'static str> {
    let mut words = HashMap::new();
    let mut add = |word: &str, code: &'static str| {
        let word = fold(word);
        if !word.is_empty() {
            words.entry(word).or_insert(code);
        }
    };
    let all = &list.codes().all;
    let extra = |c: &codes::Code| match list {
        List::Country => c.more.iter().copied().take(2).collect(),
        List::Language => c.more.iter().copied().take(1).collect(),
        List::Municipality | List::Permit => Vec::new(),
    };
    // Codes first, then whole names, then parts of names: an earlier meaning stays.
    for code in all {
        add(code.code, code.code);
        extra(code).into_iter().for_each(|word| add(word, code.code));
    }
    for code in all {
        [code.fi, code.sv, code.en].into_iter().for_each(|name| add(name, code.code));
    }
    for (_, code, also) in ALSO.iter().filter(|(of, _, _)| *of == list) {
        if let Some(code) = list.codes().get(code) {
            also.iter().for_each(|word| add(word, code.code));
        }
    }
    for (_, code, also) in native::ALSO.iter().filter(|(of, ..)| *of == list) {
        if let Some(code) = list.codes().get(code) {
            also.split('|').for_each(|word| add(word, code.code));
        }
    }
    if list == List::Language {
        for (word, code) in
            native::BIBLIOGRAPHIC.iter().filter_map(|(word, code)| Some((word, list.codes().get(code)?.code)))
        {
            add(word, code);
        }
        for code in all {
            for name in [code.fi, code.sv, code.en] {
                name.split(['(', ')', ',']).for_each(|part| add(part.trim().trim_start_matches("myös:"), code.code));
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_codes() {
        let cases = [
            (List::Municipality, "Mariehamn", "478"),
            (List::Municipality, "091 Helsinki", "091"),
            (List::Municipality, "helsingfors", "091"),
            (List::Municipality, "91", "091"),
            (List::Country, "Yhdysvallat (USA)", "US"),
            (List::Country, "Bouvet'nsaari", "BV"),
            (List::Country, "GIN", "GN"),
            (List::Language, "Burmese, Myanmar", "my"),
            (List::Language, "persia (farsi)", "fa"),
            (List::Language, "kurdi (sorani)", "ckb"),
            (List::Permit, "A (jatkuva)", "A"),
            (List::Permit, "B (tillfälligt)", "B"),
            (List::Permit, "p-eu", "P-EU"),
            (List::Country, "syyrialainen", "SY"),
            (List::Country, "Irakilainen", "IQ"),
            (List::Country, "venäläinen", "RU"),
            (List::Country, "rysk", "RU"),
            (List::Country, "Eritrean", "ER"),
            (List::Country, "368", "IQ"),
            (List::Language, "arabian kieli", "ar"),
            (List::Language, "ryska språket", "ru"),
            (List::Language, "per", "fa"),
        ];
        for (list, text, code) in cases {
            assert_eq!(list.find(text), Some(code), "{text}");
        }
        for (list, text) in [
            (List::Municipality, "Nykjöpink"),
            (List::Municipality, "999"),
            (List::Country, "Atlantis"),
            (List::Country, "QQQ"),
            (List::Language, "klingon"),
            (List::Permit, "Z9"),
        ] {
            assert_eq!(list.find(text), None, "{text}");
        }
        assert_eq!(List::Municipality.find_with_gaps("Jyv?skyl?"), Some("179"));
        assert_eq!(List::Municipality.nearest("Jyväkylä"), Some("179"));
        assert_eq!(List::Municipality.nearest("Nykjöpink"), None);
        for (list, text, code) in [
            (List::Permit, "tilap.", Some("B")),
            (List::Permit, "jatk.", Some("A")),
            (List::Permit, "JATKUVA ol.lupa", Some("A")),
            (List::Permit, "turvapaikka", Some("A")),
            (List::Permit, "Z9", None),
            (List::Language, "klingon", None),
            (List::Country, "Atlantis", None),
            (List::Municipality, "Nykjöpink", None),
        ] {
            assert_eq!(list.meant(text), code, "{text}");
        }
    }

    #[test]
    fn every_official_name_finds_its_own_code() {
        for list in [List::Municipality, List::Country, List::Language, List::Permit] {
            for code in &list.codes().all {
                for name in [code.fi, code.sv, code.en, code.code] {
                    let found = list.find(name).and_then(|c| list.codes().get(c));
                    let same = found.is_some_and(|c| c.code == code.code || [c.fi, c.sv, c.en, c.code].contains(&name));
                    assert!(same, "{list:?} {name}: {:?} {found:?}", code.code);
                }
            }
        }
    }
}
