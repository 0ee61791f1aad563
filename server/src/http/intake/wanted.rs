//! How a file that was brought is to be read: its name, the mapping, what was mended by hand.

use super::super::asking::{at_house, json};
use super::super::problem::{Problem, UNREADABLE};
use super::super::{Shared, openapi};
use super::{organisation, owner};
use crate::clock;
use crate::house::Asker;
use crate::intake::shelf::Shelved;
use crate::intake::{Bounds, Format, Order, Source, mappings};
use axum::body::Bytes;
use axum::http::HeaderMap;
use kotodigi::intake::{Mapping, Mends, Reading, load};
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// A name longer than this is no file's.
const NAME: usize = 255;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    pub name: String,
    /// Of a load: one name for all extracts of the old register; the file's name, when none is given.
    pub system: Option<String>,
    pub mapping: Option<Mapping>,
    /// Name of a kept mapping.
    pub saved: Option<String>,
    #[serde(default)]
    pub mends: Mends,
    pub reading: Option<Reading>,
    /// Of a load: the hash in the report of the check.
    pub expected_hash: Option<String>,
    #[serde(default)]
    pub strict: bool,
    /// Of a load: rows of people who live together, as somebody accepted them.
    #[serde(default)]
    pub households: Vec<Vec<u32>>,
    #[serde(default)]
    pub counts_accepted: bool,
    /// Of a load: what does not go into the register is wanted as a file.
    #[serde(default)]
    pub archive: bool,
}

pub(super) fn schema(of_load: bool) -> Value {
    let mut schema = json!({"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": NAME, "description": "What the report calls the file"},
        "mapping": openapi::intake_mapping(),
        "saved": openapi::mapping_name(),
        "mends": {"type": "object", "description": "Decisions about cells and rows of this file",
            "properties": {"file_hash": {"type": "string"}, "cells": {"type": "array", "items": {"type": "object"}},
                "bulk": {"type": "array", "items": {"type": "object"}},
                "rows": {"type": "array", "items": {"type": "object", "required": ["row", "is"], "properties": {
                    "row": {"type": "integer"},
                    "is": {"type": "string", "description": "left_out, another_person, or a client number (K-000123)"}}}}}},
        "reading": {"type": "object", "description": "encoding, separator, header_row, part, date_order, where it was not detected as it is"},
    }});
    if of_load {
        schema["properties"]["expected_hash"] = json!({"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Of the file that was checked; another is not loaded"});
        schema["properties"]["system"] = json!({"type": "string", "maxLength": NAME,
            "description": "One name for all extracts of the old register; the file's name, when none is given"});
        schema["properties"]["strict"] =
            json!({"type": "boolean", "description": "Load nothing when a row has an error"});
        schema["properties"]["households"] = json!({"type": "array", "description": "Rows of people who live together",
            "items": {"type": "array", "items": {"type": "integer"}}});
        schema["properties"]["archive"] = json!({"type": "boolean",
            "description": "Of a load: gather what does not go into the register, to be taken away as a file"});
        schema["properties"]["counts_accepted"] =
            json!({"type": "boolean", "description": "Counts that look wrong were looked at and are right"});
    }
    schema
}

pub(super) fn read(body: &Bytes, lang: Lang) -> Result<Wanted, Problem> {
    let wanted: Wanted = json(body, lang)?;
    if wanted.is_named() { Ok(wanted) } else { Err(Problem::wire(&UNREADABLE, lang)) }
}

impl Wanted {
    /// The file has a name that is one.
    pub fn is_named(&self) -> bool {
        (1..=NAME).contains(&self.name.len())
            && !self.name.contains(['/', '\\'])
            && !self.name.contains(char::is_control)
            && self.system.as_ref().is_none_or(|name| (1..=NAME).contains(&name.len()))
    }
}

/// The file somebody means, if their session brought it.
pub(super) fn file(desk: &Shared, headers: &HeaderMap, file: &str, lang: Lang) -> Result<Arc<Shelved>, Problem> {
    let id = super::id(file, lang)?;
    desk.shelf.find(&owner(desk, headers), id, clock::now()).ok_or_else(|| Problem::of(No::Absent, lang))
}

/// The order to read it.
pub(super) async fn order(
    desk: &Shared,
    asker: &Asker,
    wanted: &mut Wanted,
    file: &Shelved,
) -> Result<(Order, Bounds), Problem> {
    let (own, saved) = (organisation(asker), wanted.saved.take());
    let (on, kept) = at_house(desk, asker.lang, move |house| {
        let broken = |why: std::io::Error| No::Broken(Broken::Store(why.to_string()));
        let folder = house.place().0;
        let kept = match &saved {
            Some(name) => {
                let mapping = mappings::named(&folder, &own, name).map_err(broken)?.ok_or(No::Absent)?;
                vec![crate::intake::Saved { name: name.clone(), mapping }]
            }
            None => mappings::of(&folder, &own).map_err(broken)?,
        };
        Ok((house.on()?, (saved.is_some(), kept)))
    })
    .await?;
    let (is_named, kept) = kept;
    let named = kept.first().filter(|_| is_named).map(|saved| saved.mapping.clone());
    let size = file.bytes.len() as u64;
    let bounds = Bounds::of(size);
    let order = Order {
        source: Source::Sent(size),
        name: wanted.name.clone(),
        lang: asker.lang,
        on,
        mapping: wanted.mapping.take().or(named),
        mends: std::mem::take(&mut wanted.mends),
        reading: wanted.reading.take(),
        saved: kept,
        archive: None,
        ours: load::municipalities(&asker.by),
        rows: false,
        compare: false,
        format: Format::Json,
        memory: bounds.memory,
    };
    Ok((order, bounds))
}
