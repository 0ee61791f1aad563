//! What is typed into a form. It outlives the drawing of the form: a change of language, a refusal or a visit to
//! another page loses nothing. It never leaves the memory of this tab until it is saved.

use kotodigi::dates::parse_iso;
use kotodigi::form::{Input, Kind};
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The rows of an input, each with a key that stays when others go.
pub type Rows = ArcRwSignal<Vec<(usize, Sheet)>>;

#[derive(Clone, Debug)]
pub struct Sheet(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    form: &'static [Input],
    values: Mutex<Map<String, Value>>,
    rows: HashMap<&'static str, Rows>,
    /// Inputs that are neither drawn nor sent: the officer does not see what they hold.
    hidden: Mutex<Vec<String>>,
    /// Of the whole form, rows and all.
    touched: Arc<AtomicBool>,
}

/// A form begun and not yet saved, with the version of the record it was begun on.
#[derive(Clone, Debug)]
pub struct Draft {
    pub sheet: Sheet,
    pub version: u32,
}

impl Sheet {
    pub fn start(form: &'static [Input], values: &Map<String, Value>) -> Sheet {
        Sheet::within(form, values, &Arc::default())
    }

    fn within(form: &'static [Input], values: &Map<String, Value>, touched: &Arc<AtomicBool>) -> Sheet {
        let (mut typed, mut rows) = (Map::new(), HashMap::new());
        for input in form {
            let value = values.get(input.key);
            match (input.kind, value) {
                (Kind::Rows(form, _), value) => {
                    let given = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                    let empty = Map::new();
                    let mut sheets: Vec<(usize, Sheet)> = given
                        .iter()
                        .map(|row| (key(), Sheet::within(form, row.as_object().unwrap_or(&empty), touched)))
                        .collect();
                    if sheets.is_empty() && input.required {
                        sheets.push((key(), Sheet::within(form, &empty, touched)));
                    }
                    rows.insert(input.key, ArcRwSignal::new(sheets));
                }
                (kind, Some(value)) => drop(typed.insert(input.key.to_owned(), as_typed(kind, value))),
                (_, None) => {}
            }
        }
        let touched = touched.clone();
        let hidden = Mutex::default();
        Sheet(Arc::new(Inner { form, values: Mutex::new(typed), rows, hidden, touched }))
    }

    pub fn rows(&self, key: &str) -> Option<Rows> {
        self.0.rows.get(key).cloned()
    }

    pub fn add_row(&self, key_of: &str, form: &'static [Input]) {
        self.touch();
        if let Some(rows) = self.0.rows.get(key_of) {
            rows.update(|rows| rows.push((key(), Sheet::within(form, &Map::new(), &self.0.touched))));
        }
    }

    pub fn text(&self, key: &str) -> String {
        self.values(|values| values.get(key).and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    pub fn has(&self, key: &str, code: &str) -> bool {
        self.values(|values| {
            values.get(key).and_then(Value::as_array).is_some_and(|codes| codes.iter().any(|c| c == code))
        })
    }

    pub fn set(&self, key: &str, typed: String) {
        self.touch();
        self.values(|values| values.insert(key.to_owned(), typed.into()));
    }

    /// Ticks a code of several, or takes the tick away.
    pub fn tick(&self, key: &str, code: &str, on: bool) {
        self.touch();
        self.values(|values| {
            let codes = values.entry(key).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(codes) = codes {
                codes.retain(|c| c != code);
                if on {
                    codes.push(code.into());
                }
            }
        });
    }

    /// What is hidden now; another purpose may show it again.
    pub fn hide(&self, keys: Vec<String>) {
        *self.0.hidden.lock().unwrap_or_else(PoisonError::into_inner) = keys;
    }

    pub fn hides(&self, key: &str) -> bool {
        self.0.hidden.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|hidden| hidden == key)
    }

    /// As the door takes it.
    pub fn data(&self) -> Value {
        let mut data = self.values(|values| values.clone());
        for (key, rows) in &self.0.rows {
            let rows = rows.with_untracked(|rows| rows.iter().map(|(_, sheet)| sheet.data()).collect());
            data.insert((*key).to_owned(), Value::Array(rows));
        }
        data.retain(|key, _| !self.hides(key));
        Value::Object(data)
    }

    pub fn form(&self) -> &'static [Input] {
        self.0.form
    }

    pub fn touch(&self) {
        self.0.touched.store(true, Ordering::Relaxed);
    }

    pub fn is_touched(&self) -> bool {
        self.0.touched.load(Ordering::Relaxed)
    }

    fn values<T>(&self, look: impl FnOnce(&mut Map<String, Value>) -> T) -> T {
        look(&mut self.0.values.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Days as people type them; everything but a list as text.
fn as_typed(kind: Kind, value: &Value) -> Value {
    match (kind, value) {
        (Kind::Date, Value::String(iso)) => match parse_iso(iso) {
            Some(day) => crate::parts::day::typed(day).into(),
            None => value.clone(),
        },
        (_, Value::Number(number)) => number.to_string().into(),
        (_, Value::Bool(yes)) => (if *yes { "yes" } else { "no" }).into(),
        _ => value.clone(),
    }
}

fn key() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
