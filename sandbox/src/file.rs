//! A practice register as a file: a first line that says what it is, one line an entry, and a last line with the
//! head, so that a file cut short on its way shows.

use crate::line;
use crate::whole::verified;
use chrono::NaiveDate;
use kotodigi::entry::{Entry, Head};
use kotodigi::journal::{Broken, ChainFault};
use serde::{Deserialize, Serialize};

/// The form in which entries are kept here and in files; a larger number needs a newer program.
pub const FORM: u32 = 1;

/// What is kept beside the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    pub form: u32,
    /// The day the practice clock stands at; none when it follows the real one.
    pub day: Option<NaiveDate>,
}

impl Default for Meta {
    fn default() -> Self {
        Meta { form: FORM, day: None }
    }
}

#[derive(Serialize, Deserialize)]
struct First {
    #[serde(rename = "koto-digi practice")]
    meta: Meta,
}

#[derive(Serialize, Deserialize)]
struct Last {
    head: Head,
}

/// Why a file is not taken in. Nothing of it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    #[error("not a file of a practice register")]
    NotOurs,
    #[error("a newer program wrote this file (form {0})")]
    Newer(u32),
    #[error("the file ends in the middle")]
    CutShort,
    #[error("line {line}: {why}")]
    Line { line: usize, why: String },
    #[error(transparent)]
    Broken(#[from] Broken),
}

pub fn write(entries: &[Entry], head: Head, day: Option<NaiveDate>) -> Result<String, FileFault> {
    let fault = |why: String| FileFault::Broken(Broken::Store(why));
    let json = |error: serde_json::Error| fault(error.to_string());
    let mut out = serde_json::to_string(&First { meta: Meta { form: FORM, day } }).map_err(json)?;
    for entry in entries {
        out.push('\n');
        out.push_str(&line::write(entry).map_err(fault)?);
    }
    out.push('\n');
    out.push_str(&serde_json::to_string(&Last { head }).map_err(json)?);
    out.push('\n');
    Ok(out)
}

pub fn read(text: &str) -> Result<(Vec<Entry>, Head, Meta), FileFault> {
    let mut lines = text.lines();
    let First { meta } = lines.next().and_then(|first| serde_json::from_str(first).ok()).ok_or(FileFault::NotOurs)?;
    if meta.form > FORM {
        return Err(FileFault::Newer(meta.form));
    }
    let last = lines.next_back().and_then(|last| serde_json::from_str(last).ok());
    let Last { head } = last.ok_or(FileFault::CutShort)?;
    let entry = |(at, text): (usize, &str)| line::read(text).map_err(|why| FileFault::Line { line: at + 2, why });
    let entries = lines.enumerate().map(entry).collect::<Result<Vec<_>, _>>()?;
    if verified(&entries)? != head {
        return Err(Broken::Chain { position: head.position, fault: ChainFault::Head }.into());
    }
    Ok((entries, head, meta))
}
