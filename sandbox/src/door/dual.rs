//! The same extract again, beside the register: what differs, and somebody's word on it.

use super::intake::Rows;
use super::there::{Call, There, post};
use super::{Door, Handed, Here, Manner};
use kotodigi::intake::diff::{self, Diffing, Signing, Verdict, gone, sign_off};
use kotodigi::refusal::NoView;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// Rows compared before the page breathes.
const STEP: usize = 500;

/// A comparison as it was told, and read where it is shown: most of what it tells is words.
#[derive(Clone, Debug)]
pub struct Dual {
    /// By what the server knows the file now.
    pub file: Uuid,
    pub told: Value,
}

impl Dual {
    /// `sides`, `differences`, `settled`.
    pub fn list(&self, key: &str) -> &[Value] {
        self.told[key].as_array().map_or(&[], Vec::as_slice)
    }
}

/// A word of what was told; none where it says nothing.
pub fn text_of(one: &Value, key: &str) -> Option<String> {
    one[key].as_str().filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Somebody's word.
#[derive(Clone, Debug)]
pub struct Word {
    pub difference: String,
    pub keep: Verdict,
    pub reason: String,
}

impl Door {
    /// Compares row by row; with a word, that difference is settled first.
    pub async fn diff(&self, manner: Manner, file: Uuid, handed: &Handed, word: Option<Word>) -> Result<Dual, NoView> {
        match (self, &handed.practice) {
            (Door::Here(here), Some(rows)) => here.diff(manner, handed, rows, word).await,
            (Door::There(there), _) => there.diff(manner, file, handed, word).await,
            _ => Err(super::no_session(manner.lang)),
        }
    }
}

impl Here {
    async fn diff(&self, manner: Manner, handed: &Handed, rows: &Rows, word: Option<Word>) -> Result<Dual, NoView> {
        let mut dual = self.differences(manner, handed, rows).await?;
        if let Some(word) = word {
            self.writes(manner)?;
            let found = dual.differences.iter().find(|difference| difference.id == word.difference);
            let difference = found.ok_or_else(|| gone().view(manner.lang))?;
            let signing = Signing { system: handed.system(), difference, verdict: word.keep, reason: &word.reason };
            self.visit(manner, |office, mut visit| sign_off(office, &mut visit, signing))?;
            self.practice().keep();
            dual = self.differences(manner, handed, rows).await?;
        }
        // In the form in which a server tells it.
        Ok(Dual { file: Uuid::nil(), told: dual.worded(manner.lang) })
    }

    async fn differences(&self, manner: Manner, handed: &Handed, rows: &Rows) -> Result<diff::Dual, NoView> {
        let mut diffing = self.visit(manner, |office, visit| Diffing::begin(office, &visit, handed.system()))?;
        for rows in rows.rows.chunks(STEP) {
            self.visit(manner, |office, visit| rows.iter().try_for_each(|row| diffing.add(office, visit.by, row)))?;
            crate::browser::pause(Duration::ZERO).await;
        }
        self.visit(manner, |office, visit| diffing.finish(office, visit.by))
    }
}

impl There {
    async fn diff(&self, manner: Manner, file: Uuid, handed: &Handed, word: Option<Word>) -> Result<Dual, NoView> {
        let mut wanted = handed.wanted.clone();
        wanted["system"] = handed.system().into();
        let body = match word {
            None => wanted,
            Some(Word { difference, keep, reason }) => {
                json!({ "wanted": wanted, "difference": difference, "keep": keep.id(), "reason": reason })
            }
        };
        let what = if body.get("difference").is_some() { "sign" } else { "diff" };
        let key = crate::browser::key();
        let call = |file: Uuid| {
            let call = post(format!("/intake/files/{file}/{what}"), &body);
            Call { key: (what == "sign").then_some(key.as_str()), ..call }
        };
        let answer: Result<Value, NoView> = self.ask(manner, call(file)).await;
        let (file, told) = match (answer, &handed.file) {
            // A server forgets a file after a while, and when it is loaded: the page still has it.
            (Err(no), Some(again)) if no.kind == "absent" => {
                let file = self.brought(manner, again).await?;
                (file, self.ask(manner, call(file)).await?)
            }
            (answer, _) => (file, answer?),
        };
        Ok(Dual { file, told })
    }
}
