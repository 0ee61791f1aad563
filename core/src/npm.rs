//! The npm package: the explanation as a function of the page. Every export here is also in the sandbox's page, so
//! the schemas are not exported.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Facts as JSON in, findings as JSON out; `lang` is `fi`, `sv` or `en`.
#[wasm_bindgen]
pub fn explain_json(facts: &str, lang: &str) -> Result<String, JsError> {
    crate::explain::explain_json(facts, lang).map_err(|fault| JsError::new(&fault))
}
