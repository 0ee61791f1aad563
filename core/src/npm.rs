//! The npm package: the explanation as a function of the page.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Facts as JSON in, findings as JSON out; `lang` is `fi`, `sv` or `en`.
#[wasm_bindgen]
pub fn explain_json(facts: &str, lang: &str) -> Result<String, JsError> {
    crate::explain::explain_json(facts, lang).map_err(|fault| JsError::new(&fault))
}

/// The JSON schema of the facts.
#[wasm_bindgen]
pub fn facts_schema() -> String {
    crate::explain::facts_schema().to_string()
}
