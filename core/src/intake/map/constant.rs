//! Values that a mapping gives by itself: constants, and what old wordings mean.

use super::Mapping;
use crate::intake::day::{self, Day, Order};
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::field::{Field, List, Shape};
use crate::intake::rows::Value;
use crate::intake::yes_no;
use std::collections::HashMap;

/// What a written value is in a field; none if the field cannot hold it.
pub fn value(field: Field, text: &str) -> Option<Value> {
    let text = text.trim();
    match field.shape() {
        Shape::Day => match day::read(text.as_bytes(), Order::DayFirst, 0) {
            Day::On(day) => Some(Value::Day(day)),
            _ => None,
        },
        Shape::Code(list) => list.find(text).map(Value::Code),
        Shape::YesNo => yes_no::read(text).map(Value::Mark),
        Shape::Identity | Shape::Nothing => None,
        Shape::Number | Shape::Name | Shape::Phone | Shape::Email | Shape::Line | Shape::Notes => {
            (!text.is_empty()).then(|| Value::Text(text.to_owned()))
        }
    }
}

pub(super) fn constants(mapping: &Mapping) -> Result<Vec<(Field, Value)>, Fault> {
    let read = |c: &super::Constant| {
        value(c.field, &c.value)
            .filter(|_| !c.field.is_of_ours_alone())
            .map(|value| (c.field, value))
            .ok_or_else(|| FaultKind::MappingConstant.with_both(c.value.clone(), c.field.label()))
    };
    mapping.constants.iter().map(read).collect()
}

/// What a wording means in a field of codes or marks; no value: nothing.
pub type Meanings = HashMap<String, Option<Value>>;

/// The tables of code and mark fields, checked. Those of other fields are mends and need none.
pub(super) fn meanings(mapping: &Mapping) -> Result<HashMap<Field, Meanings>, Fault> {
    let mut out = HashMap::new();
    for (field, wordings) in &mapping.values {
        if !matches!(field.shape(), Shape::Code(_) | Shape::YesNo) {
            continue;
        }
        let mut table = Meanings::new();
        for (old, new) in wordings {
            let meant = match new.trim() {
                "" => None,
                text => Some(
                    value(*field, text).ok_or_else(|| FaultKind::MappingValue.with_both(new.clone(), field.label()))?,
                ),
            };
            table.insert(key(old), meant);
        }
        out.insert(*field, table);
    }
    Ok(out)
}

/// Wordings are compared without regard to letters' case and spaces round them.
pub fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The list a field's words are looked up in.
pub const fn list(field: Field) -> Option<List> {
    match field.shape() {
        Shape::Code(list) => Some(list),
        _ => None,
    }
}
