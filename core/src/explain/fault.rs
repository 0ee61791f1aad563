//! What is wrong with facts that cannot be read, in words: which field, and what was wanted there.

use crate::law::Facts;
use crate::phrase;
use crate::words::{Lang, Phrase, Text, text};
use serde_json::{Map, Value};

const UNREADABLE: Text =
    text("Tosiseikkoja ei voitu lukea: {0}", "Uppgifterna kunde inte läsas: {0}", "The facts could not be read: {0}");
const NO_OBJECT: Text = text(
    "ne annetaan JSON-oliona { \"kenttä\": arvo }.",
    "de ges som ett JSON-objekt { \"fält\": värde }.",
    "they are given as a JSON object { \"field\": value }.",
);
const UNKNOWN: Text = text("kenttää `{0}` ei ole.", "fältet `{0}` finns inte.", "there is no field `{0}`.");
const WRONG: Text = text(
    "kentän `{0}` arvo `{1}` ei ole {2}.",
    "värdet `{1}` i fältet `{0}` är inte {2}.",
    "the value `{1}` of the field `{0}` is not {2}.",
);
const DAY: Text = text("päivä (vvvv-kk-pp)", "en dag (åååå-mm-dd)", "a day (yyyy-mm-dd)");
const YES_NO: Text = text("true tai false", "true eller false", "true or false");
const NUMBER: Text = text("luku, joka tähän sopii", "ett tal som passar här", "a number that fits here");
const WORD: Text = text("sana", "ett ord", "a word");
const LIST: Text = text(
    "luettelo jaksoja, joissa on päivät first ja last",
    "en lista med perioder med dagarna first och last",
    "a list of intervals with the days first and last",
);
const GROUP: Text = text("olio, jossa on kenttiä", "ett objekt med fält", "an object of fields");

/// Says what is wrong with `json`, which gave `error`.
pub(super) fn say(json: &str, error: &serde_json::Error, lang: Lang) -> String {
    let why = match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(fields)) => wrong_field(&fields, &mut Vec::new()),
        Ok(_) => Some(NO_OBJECT.into()),
        Err(_) => None,
    };
    phrase!(UNREADABLE, why.unwrap_or_else(|| phrase!(text("{0}", "{0}", "{0}"), error.to_string()))).say(lang)
}

/// The first field that cannot be read by itself, below the groups it stands in.
fn wrong_field(fields: &Map<String, Value>, path: &mut Vec<String>) -> Option<Phrase> {
    let (name, value) = fields.iter().find(|(name, value)| !reads(path, name, (*value).clone()))?;
    if let Value::Object(inner) = value
        && reads(path, name, Value::Object(Map::new()))
    {
        path.push(name.clone());
        return wrong_field(inner, path);
    }
    path.push(name.clone());
    let field = path.join(".");
    path.pop();
    // What the field would take says what it wants; nothing at all means that there is none.
    let samples = [
        (Value::from("2025-01-01"), DAY),
        (Value::from(true), YES_NO),
        (Value::from(1), NUMBER),
        (Value::from("other"), WORD),
        // Before the list: a group is also read from one.
        (Value::Object(Map::new()), GROUP),
        (Value::Array(Vec::new()), LIST),
    ];
    let accepted: Vec<Text> =
        samples.into_iter().filter(|(sample, _)| reads(path, name, sample.clone())).map(|(_, wanted)| wanted).collect();
    // A word is taken where any text is.
    let wanted = if accepted.contains(&WORD) { Some(&WORD) } else { accepted.first() };
    Some(match wanted {
        Some(wanted) => phrase!(WRONG, field, shown(value), *wanted),
        None => phrase!(UNKNOWN, field),
    })
}

/// Whether one field with this value, alone in its groups, makes facts.
fn reads(path: &[String], name: &str, value: Value) -> bool {
    let one = |name: &str, value: Value| Value::Object(Map::from_iter([(name.to_owned(), value)]));
    let nested = path.iter().rev().fold(one(name, value), |inner, group| one(group, inner));
    serde_json::from_value::<Facts>(nested).is_ok()
}

/// The value as it stands, a text without its quotes, a long one cut.
fn shown(value: &Value) -> String {
    const AT_MOST: usize = 60;
    let whole = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match whole.char_indices().nth(AT_MOST) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use crate::explain::explain_json;

    #[test]
    fn a_bad_value_is_named_with_its_field() {
        let said = |json: &str, lang: &str| explain_json(json, lang).unwrap_err();
        assert_eq!(
            said(r#"{"birth_date": "2025-02-30"}"#, "fi"),
            "Tosiseikkoja ei voitu lukea: kentän `birth_date` arvo `2025-02-30` ei ole päivä (vvvv-kk-pp)."
        );
        assert_eq!(
            said(r#"{"on": "2026-01-01", "appointment": {"attended": "no"}}"#, "sv"),
            "Uppgifterna kunde inte läsas: värdet `no` i fältet `appointment.attended` är inte true eller false."
        );
        for (json, wanted) in [
            (r#"{"colour": "red"}"#, "there is no field `colour`."),
            (r#"{"appointment": {"colour": 1}}"#, "there is no field `appointment.colour`."),
            (r#"{"appointment": {"service": "x"}}"#, "`x` of the field `appointment.service` is not a number"),
            (r#"{"appointment": 7}"#, "`7` of the field `appointment` is not an object"),
            (r#"{"extension_months": -1}"#, "`-1` of the field `extension_months` is not a number"),
            (r#"{"access": {"employer": 3}}"#, "`3` of the field `access.employer` is not a word"),
            (r#"{"obstacles": "2025-01-01"}"#, "of the field `obstacles` is not a list"),
            (r#"{"obstacles": [{"first": "2025-02-30", "last": "2025-03-01"}]}"#, "is not a list of intervals"),
            ("[1]", "JSON object"),
            (r#"{"on": "2026-01-01""#, "EOF"),
            (r#"{"on": "2026-01-01", "on": "2026-01-02"}"#, "duplicate field `on`"),
        ] {
            let fault = said(json, "en");
            assert!(fault.starts_with("The facts could not be read: ") && fault.contains(wanted), "{json}: {fault}");
        }
    }
}
