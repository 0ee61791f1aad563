//! Files that people write by hand, mappings and mends: a slip in one is told in words, with its place and the names
//! that come nearest.

use super::super::{Exit, Stopped, unreadable};
use kotodigi::intake::spelling::{distance, fold};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;

/// What stands in a file of JSON.
pub(super) fn json<T: DeserializeOwned>(file: &Path, lang: Lang) -> Result<T, Stopped> {
    let json = fs::read_to_string(file).map_err(|why| unreadable(file, &why, lang))?;
    serde_json::from_str(&json).map_err(|why| slip(file, &why, None, lang))
}

/// Where a file of JSON is wrong, and how: of one that nobody writes by hand, that it is not what was meant.
pub(in crate::cli) fn slip(file: &Path, why: &serde_json::Error, other: Option<Text>, lang: Lang) -> Stopped {
    let place = phrase!(PLACE, file.display().to_string(), number(why.line()), number(why.column()));
    let said = other.filter(|_| why.is_data()).map_or_else(|| said(why), Phrase::from);
    (Exit::Usage, phrase!(text("{0}: {1}", "{0}: {1}", "{0}: {1}"), place, said).say(lang))
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// The library says it in English; what it names stands between backticks.
fn said(why: &serde_json::Error) -> Phrase {
    let message = why.to_string();
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (named.split_first(), message.split_once(' ').map_or("", |(first, _)| first)) {
        (Some((word, known)), "unknown") => unknown(word, known),
        (Some((word, _)), "missing") => phrase!(MISSING, (*word).to_owned()),
        (Some((word, _)), "duplicate") => phrase!(TWICE, (*word).to_owned()),
        (_, "invalid") => phrase!(KIND, wanted(&message)),
        _ => BROKEN.into(),
    }
}

/// Names that are the nearest to what was written, or where all of them stand.
fn unknown(word: &str, known: &[&str]) -> Phrase {
    let near = nearest(word, known);
    if near.is_empty() && known.len() > FEW {
        return phrase!(UNKNOWN_FIELD, word.to_owned());
    }
    let names = if near.is_empty() { known } else { &near[..] };
    let text = if near.is_empty() { UNKNOWN } else { NEARLY };
    phrase!(text, word.to_owned(), names.iter().map(|name| format!("”{name}”")).collect::<Vec<_>>().join(", "))
}

/// More names than this are not listed in a sentence.
const FEW: usize = 8;

pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Vec<&'a str> {
    let folded = fold(word);
    let most = (folded.chars().count() / 2).clamp(1, 4);
    let far = |name: &str| distance(&folded, &fold(name), most);
    let mut near: Vec<(usize, &str)> = known.iter().filter_map(|name| Some((far(name)?, *name))).collect();
    near.sort_by_key(|(far, _)| *far);
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// What the library expected, where it is one of the plain kinds.
fn wanted(message: &str) -> Text {
    let expected = message.split("expected ").nth(1).unwrap_or_default();
    match expected.split([' ', '`']).next().unwrap_or_default() {
        "u8" | "u32" | "u64" | "usize" => text("kokonaisluku", "ett heltal", "a whole number"),
        "a" if expected.starts_with("a string") => {
            text("teksti lainausmerkeissä", "en text i citattecken", "a text in quotes")
        }
        "a" if expected.starts_with("a sequence") => text("luettelo [ … ]", "en lista [ … ]", "a list [ … ]"),
        "a" if expected.starts_with("a character") => text("yksi merkki", "ett tecken", "one character"),
        _ => text(
            "olio { … } tai luettelo [ … ]",
            "ett objekt { … } eller en lista [ … ]",
            "an object { … } or a list [ … ]",
        ),
    }
}

const PLACE: Text = text("{0}, rivi {1}, merkki {2}", "{0}, rad {1}, tecken {2}", "{0}, line {1}, character {2}");
const NEARLY: Text = text(
    "nimeä ”{0}” ei ole. Lähin on {1}. Kaikki kentät: kotodigi import names fields",
    "namnet ”{0}” finns inte. Närmast är {1}. Alla fält: kotodigi import names fields",
    "there is no name ”{0}”. The nearest is {1}. All fields: kotodigi import names fields",
);
const UNKNOWN: Text = text(
    "nimeä ”{0}” ei ole. Tässä voi olla: {1}.",
    "namnet ”{0}” finns inte. Här kan stå: {1}.",
    "there is no name ”{0}”. Here may stand: {1}.",
);
const UNKNOWN_FIELD: Text = text(
    "nimeä ”{0}” ei ole, eikä mikään nimi ole lähellä. Kaikki kentät: kotodigi import names fields",
    "namnet ”{0}” finns inte, och inget namn ligger nära. Alla fält: kotodigi import names fields",
    "there is no name ”{0}”, and no name comes near. All fields: kotodigi import names fields",
);
const MISSING: Text = text("tieto ”{0}” puuttuu.", "uppgiften ”{0}” saknas.", "”{0}” is missing.");
const TWICE: Text = text("”{0}” on kahdesti.", "”{0}” finns två gånger.", "”{0}” stands twice.");
const KIND: Text = text(
    "arvo on väärää lajia: tässä pitää olla {0}.",
    "värdet är av fel slag: här ska stå {0}.",
    "the value is of the wrong kind: here must stand {0}.",
);
const BROKEN: Text = text(
    "JSON on tässä kohdassa rikki. Tarkista lainausmerkit, pilkut ja sulkeet.",
    "JSON är trasig här. Kontrollera citattecken, kommatecken och parenteser.",
    "the JSON is broken here. Check the quotation marks, commas and brackets.",
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;
    use kotodigi::intake::{Mapping, Mends};

    fn slip<T: DeserializeOwned + std::fmt::Debug>(json: &str, lang: Lang) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("written.json");
        fs::write(&file, json).unwrap();
        super::json::<T>(&file, lang).unwrap_err().1.split_once("written.json").unwrap().1.to_owned()
    }

    #[test]
    fn a_slip_is_told_with_its_place_and_the_nearest_name() {
        let said =
            slip::<Mapping>("{\"columns\": [\n {\"column\": \"Sukunimi\", \"field\": \"famly_name\"}]}", Lang::Fi);
        assert!(
            said.starts_with(", rivi 2, merkki ") && said.contains("”famly_name” ei ole. Lähin on ”family_name”."),
            "{said}"
        );
        let said = slip::<Mapping>("{\"colums\": []}", Lang::Sv);
        assert!(said.contains("”colums” finns inte. Närmast är ”columns”"), "{said}");
        let said = slip::<Mapping>("[{\"column\": \"A\", \"field\": \"xyzzy\"}]", Lang::Fi);
        assert!(said.contains("import names fields") && said.len() < 200, "{said}");
        let said = slip::<Mends>(
            "{\"file_hash\": \"\", \"cells\": [{\"row\": \"2\", \"column\": \"A\", \"value\": \"\"}]}",
            Lang::Fi,
        );
        assert!(said.contains("pitää olla kokonaisluku"), "{said}");
        let said = slip::<Mends>("{\"cells\": [{\"row\": 2, \"column\": \"A\"}]}", Lang::Fi);
        assert!(said.contains("”value” puuttuu"), "{said}");
        let said = slip::<Mends>("{\"cells\": [", Lang::Fi);
        assert!(said.contains("JSON on tässä kohdassa rikki"), "{said}");
        let said = slip::<Mends>("{\"clles\": []}", Lang::En);
        assert!(said.contains("The nearest is ”cells”"), "{said}");
    }
}
