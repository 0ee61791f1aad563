//! The same extract again, beside the register: what differs, and somebody's word on it.

use super::intake::Rows;
use super::there::{Call, There, post};
use super::{Door, Handed, Here, Manner};
use kotodigi::intake::diff::{self, Diffing, Signing, Verdict, gone, sign_off};
use kotodigi::refusal::NoView;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

/// Rows compared before the page breathes.
const STEP: usize = 500;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Dual {
    /// By what the server knows the file now.
    #[serde(skip)]
    pub file: Uuid,
    pub counts: DualCounts,
    pub sides: Vec<Side>,
    pub differences: Vec<Difference>,
    pub settled: Vec<Settled>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct DualCounts {
    /// Facts of protected people.
    pub not_shown: u32,
}

/// One thing counted on both sides.
#[derive(Clone, Debug, Deserialize)]
pub struct Side {
    pub name: String,
    pub file: Option<u32>,
    pub register: u32,
    pub agrees: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Difference {
    pub id: String,
    #[serde(default)]
    pub client_number: String,
    #[serde(default)]
    pub row: Option<u32>,
    #[serde(default)]
    pub part: Option<String>,
    pub what_name: String,
    /// What the file says, as people read it.
    #[serde(default)]
    pub file_said: Option<String>,
    /// The same in the words of the file.
    #[serde(default)]
    pub wording: Option<String>,
    #[serde(default)]
    pub register: Option<Stood>,
    pub means: String,
    pub next: String,
    /// Whether the register can take the file's value.
    pub can_take: bool,
}

/// What the register has.
#[derive(Clone, Debug, Deserialize)]
pub struct Stood {
    pub said: String,
    #[serde(default)]
    pub hidden: bool,
    pub by: String,
    pub at: i64,
    pub changed_here: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Settled {
    #[serde(flatten)]
    pub difference: Difference,
    pub signature: Signature,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Signature {
    pub keep: String,
    #[serde(default)]
    pub reason: String,
    pub by: String,
    pub at: i64,
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
        serde_json::from_value(dual.worded(manner.lang)).map_err(|_| super::no_session(manner.lang))
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
        let (file, answer) = match (answer, &handed.file) {
            // A server forgets a file after a while, and when it is loaded: the page still has it.
            (Err(no), Some(again)) if no.kind == "absent" => {
                let file = self.brought(manner, again).await?;
                (file, self.ask(manner, call(file)).await?)
            }
            (answer, _) => (file, answer?),
        };
        let dual: Dual = serde_json::from_value(answer).map_err(|_| super::there::not_understood(manner.lang))?;
        Ok(Dual { file, ..dual })
    }
}
