//! Forms as data: one list of inputs draws the form, checks what was filled in and describes the API.

use crate::codes::{Code, Codes};
use crate::dates::parse_typed;
use crate::law::identity_code;
use crate::phrase;
use crate::refusal::Problem;
use crate::words::{Phrase, Text, text};
use serde_json::{Map, Value};

/// An answer to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub code: &'static str,
    pub text: Text,
}

pub const fn choice(code: &'static str, text: Text) -> Choice {
    Choice { code, text }
}

/// What goes into an input.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line, at most so many characters.
    Line(usize),
    /// Several lines, at most so many characters.
    Long(usize),
    /// A day, as `31.1.2027` or ISO; kept as ISO.
    Date,
    /// `yes` or `no`.
    YesNo,
    Number(i64, i64),
    One(&'static [Choice]),
    /// Several of them; kept as an array of codes.
    Many(&'static [Choice]),
    Code(fn() -> &'static Codes),
    IdentityCode,
    /// An officer of the register, by id.
    Officer,
    /// Rows of inputs, at most so many.
    Rows(&'static [Input], usize),
}

/// One input of a form.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    pub key: &'static str,
    pub name: Text,
    pub hint: Text,
    pub kind: Kind,
    pub required: bool,
}

const NO_HINT: Text = text("", "", "");

pub const fn input(key: &'static str, kind: Kind, name: Text) -> Input {
    Input { key, name, hint: NO_HINT, kind, required: false }
}

impl Input {
    pub const fn required(self) -> Input {
        Input { required: true, ..self }
    }

    pub const fn hint(self, hint: Text) -> Input {
        Input { hint, ..self }
    }
}

pub const YES_NO: [Choice; 2] = [choice("yes", text("Kyllä", "Ja", "Yes")), choice("no", text("Ei", "Nej", "No"))];

/// Checks what was filled in and returns it in canonical form: trimmed, days as ISO, empty ones left out.
pub fn fill(form: &[Input], data: &Value) -> Result<Map<String, Value>, Vec<Problem>> {
    let mut problems = Vec::new();
    let filled = rows_of(form, data, "", &mut problems);
    if problems.is_empty() { Ok(filled) } else { Err(problems) }
}

fn rows_of(form: &[Input], data: &Value, path: &str, problems: &mut Vec<Problem>) -> Map<String, Value> {
    let mut filled = Map::new();
    let empty = Map::new();
    let given = match data {
        Value::Object(given) => given,
        Value::Null => &empty,
        _ => {
            problems.push(Problem { field: path.to_owned(), what: NOT_A_FORM.into() });
            return filled;
        }
    };
    for key in given.keys().filter(|key| !form.iter().any(|input| input.key == key.as_str())) {
        problems.push(Problem { field: format!("{path}{key}"), what: phrase!(UNKNOWN_FIELD, key.clone()) });
    }
    for input in form {
        let field = format!("{path}{}", input.key);
        match given.get(input.key).map_or(Ok(None), |value| read(input, value, &field, problems)) {
            Ok(Some(value)) => {
                filled.insert(input.key.to_owned(), value);
            }
            Ok(None) if input.required => problems.push(Problem { field, what: MISSING.into() }),
            Ok(None) => {}
            Err(what) => problems.push(Problem { field, what }),
        }
    }
    filled
}

/// The canonical value, nothing where nothing was given, or what is wrong with it.
fn read(input: &Input, value: &Value, field: &str, problems: &mut Vec<Problem>) -> Result<Option<Value>, Phrase> {
    match input.kind {
        Kind::Many(choices) => {
            let Some(codes) = value.as_array() else { return Err(NOT_A_LIST.into()) };
            for code in codes {
                if !choices.iter().any(|c| Some(c.code) == code.as_str()) {
                    return Err(NOT_A_CHOICE.into());
                }
            }
            Ok((!codes.is_empty()).then(|| value.clone()))
        }
        Kind::Rows(form, most) => {
            let Some(rows) = value.as_array() else { return Err(NOT_A_LIST.into()) };
            if rows.len() > most {
                return Err(phrase!(TOO_MANY, most));
            }
            let rows: Vec<Value> = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| !is_blank(row))
                .map(|(i, row)| Value::Object(rows_of(form, row, &format!("{field}.{i}."), problems)))
                .collect();
            Ok((!rows.is_empty()).then_some(Value::Array(rows)))
        }
        Kind::Number(least, most) => {
            let number = match value {
                Value::Number(n) => n.as_i64(),
                Value::String(s) if s.trim().is_empty() => return Ok(None),
                Value::String(s) => s.trim().parse().ok(),
                Value::Null => return Ok(None),
                _ => None,
            };
            match number {
                Some(n) if (least..=most).contains(&n) => Ok(Some(n.into())),
                _ => Err(phrase!(NOT_A_NUMBER, least, most)),
            }
        }
        _ => {
            let typed = match value {
                Value::String(s) => s.trim(),
                Value::Null => "",
                _ => return Err(NOT_A_TEXT.into()),
            };
            if typed.is_empty() {
                return Ok(None);
            }
            canonical(input.kind, typed).map(|value| Some(Value::String(value)))
        }
    }
}

fn is_blank(row: &Value) -> bool {
    row.as_object().is_some_and(|row| row.values().all(|v| v.as_str().is_some_and(|s| s.trim().is_empty())))
}

/// A single typed value in the form it is kept in, or what is wrong with it.
pub fn canonical(kind: Kind, typed: &str) -> Result<String, Phrase> {
    match kind {
        Kind::Line(most) | Kind::Long(most) => {
            let control = |c: char| c.is_control() && !(matches!(kind, Kind::Long(_)) && matches!(c, '\n' | '\t'));
            let typed = typed.replace("\r\n", "\n");
            if typed.chars().count() > most {
                Err(phrase!(TOO_LONG, most))
            } else if typed.chars().any(control) {
                Err(CONTROL.into())
            } else {
                Ok(typed)
            }
        }
        Kind::Date => parse_typed(typed).map(|day| day.to_string()).ok_or_else(|| NOT_A_DAY.into()),
        Kind::YesNo => one_of(&YES_NO, typed),
        Kind::One(choices) => one_of(choices, typed),
        Kind::Code(codes) => codes().get(typed).map(|c| c.code.to_owned()).ok_or_else(|| NOT_A_CHOICE.into()),
        Kind::IdentityCode => {
            let code = typed.to_ascii_uppercase();
            match identity_code::parse(&code) {
                Ok(_) => Ok(code),
                Err(identity_code::Fault::Form) => Err(CODE_FORM.into()),
                Err(identity_code::Fault::Date) => Err(CODE_DATE.into()),
                Err(identity_code::Fault::CheckCharacter(right)) => Err(phrase!(CODE_CHECK, right.to_string())),
            }
        }
        Kind::Officer => Ok(typed.to_owned()),
        Kind::Number(..) | Kind::Many(_) | Kind::Rows(..) => Err(NOT_A_TEXT.into()),
    }
}

fn one_of(choices: &[Choice], typed: &str) -> Result<String, Phrase> {
    choices.iter().find(|c| c.code == typed).map(|c| c.code.to_owned()).ok_or_else(|| NOT_A_CHOICE.into())
}

/// A kept value as people read it.
pub fn say(kind: Kind, value: &str, lang: crate::words::Lang) -> String {
    let named = |choices: &[Choice]| choices.iter().find(|c| c.code == value).map(|c| c.text.say(lang).to_owned());
    match kind {
        Kind::Date => crate::dates::parse_iso(value).map(|day| crate::words::say_date(day, lang)),
        Kind::YesNo => named(&YES_NO),
        Kind::One(choices) => named(choices),
        Kind::Code(codes) => codes().get(value).map(|c: &Code| c.name(lang).to_owned()),
        _ => None,
    }
    .unwrap_or_else(|| value.to_owned())
}

const MISSING: Text = text("Tämä tieto tarvitaan.", "Den här uppgiften behövs.", "This is needed.");
const NOT_A_DAY: Text =
    text("Kirjoita päivä muodossa 31.1.2027.", "Skriv dagen i formen 31.1.2027.", "Write the day as 31.1.2027.");
const NOT_A_CHOICE: Text =
    text("Valitse jokin vaihtoehdoista.", "Välj något av alternativen.", "Choose one of the answers.");
const NOT_A_NUMBER: Text = text(
    "Kirjoita kokonaisluku väliltä {0}–{1}.",
    "Skriv ett heltal mellan {0} och {1}.",
    "Write a whole number from {0} to {1}.",
);
const NOT_A_LIST: Text = text("Tähän kuuluu luettelo.", "Här ska stå en lista.", "A list belongs here.");
const NOT_A_TEXT: Text = text("Tähän kuuluu teksti.", "Här ska stå text.", "A text belongs here.");
const NOT_A_FORM: Text =
    text("Tähän kuuluvat lomakkeen kentät.", "Här ska stå formulärets fält.", "The fields of the form belong here.");
const UNKNOWN_FIELD: Text =
    text("Lomakkeella ei ole kenttää {0}.", "Formuläret har inget fält {0}.", "The form has no field {0}.");
const TOO_MANY: Text = text("Enintään {0} riviä.", "Högst {0} rader.", "At most {0} rows.");
const TOO_LONG: Text = text("Enintään {0} merkkiä.", "Högst {0} tecken.", "At most {0} characters.");
const CONTROL: Text = text(
    "Tekstissä on ohjausmerkki, jota ei voi tallentaa. Kirjoita teksti uudelleen.",
    "Texten innehåller ett styrtecken som inte kan sparas. Skriv texten på nytt.",
    "The text holds a control character that can't be stored. Type it again.",
);
const CODE_FORM: Text = text(
    "Henkilötunnuksessa on 11 merkkiä, esimerkiksi 010190-999W.",
    "En personbeteckning har 11 tecken, till exempel 010190-999W.",
    "An identity code has 11 characters, for example 010190-999W.",
);
const CODE_DATE: Text = text(
    "Henkilötunnuksen alussa ei ole oikeaa päivää.",
    "Personbeteckningen börjar inte med en riktig dag.",
    "The identity code does not begin with a real day.",
);
const CODE_CHECK: Text = text(
    "Henkilötunnuksen viimeinen merkki ei täsmää numeroihin (pitäisi olla {0}). Tarkista numerot.",
    "Personbeteckningens sista tecken stämmer inte med siffrorna (borde vara {0}). Kontrollera siffrorna.",
    "The last character of the identity code does not agree with its digits (it should be {0}). Check the digits.",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use serde_json::json;

    const FORM: &[Input] = &[
        input("on", Kind::Date, text("Päivä", "Dag", "Day")).required(),
        input("code", Kind::IdentityCode, text("Tunnus", "Beteckning", "Code")),
        input(
            "rows",
            Kind::Rows(&[input("name", Kind::Line(5), text("Nimi", "Namn", "Name")).required()], 2),
            text("Rivit", "Rader", "Rows"),
        ),
    ];

    #[test]
    fn a_filled_form_is_canonical() {
        let filled =
            fill(FORM, &json!({"on": " 1.3.2027 ", "code": "010190-999w", "rows": [{"name": "a"}, {"name": " "}]}));
        assert_eq!(
            Value::Object(filled.unwrap()),
            json!({"on": "2027-03-01", "code": "010190-999W", "rows": [{"name": "a"}]})
        );
    }

    #[test]
    fn every_problem_is_named_at_its_field() {
        let problems =
            fill(FORM, &json!({"code": "010190-999K", "rows": [{"name": "abcdef"}], "more": 1})).unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["more", "on", "code", "rows.0.name"]);
        assert!(problems[2].what.say(Lang::En).contains("should be W"));
    }
}
