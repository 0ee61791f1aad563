//! The few things the pages ask of the browser itself.

use chrono::NaiveDate;
use kotodigi::words::Lang;
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::HtmlElement;

/// Milliseconds since 1970 UTC.
#[allow(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// Today where the reader is.
pub fn today() -> NaiveDate {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// Sixteen unpredictable bytes; none where the browser has no such source.
pub fn chance() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A key for a change that may have to be sent again.
pub fn key() -> String {
    chance().map(|bytes| uuid::Uuid::from_bytes(bytes).to_string()).unwrap_or_else(|| now().to_string())
}

/// Day and time of a recording, as clocks in Finland show it.
#[allow(clippy::cast_precision_loss, reason = "milliseconds of this age fit")]
pub fn say_moment(at: i64, lang: Lang) -> String {
    let options = js_sys::Object::new();
    for (key, value) in [("timeZone", "Europe/Helsinki"), ("dateStyle", "short"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
    }
    // Swedish as written in Finland; English days as in the rest of the page's short form.
    let locale = match lang {
        Lang::Fi => "fi-FI",
        Lang::Sv => "sv-FI",
        Lang::En => "en-GB",
    };
    js_sys::Date::new(&JsValue::from_f64(at as f64)).to_locale_string(locale, &options).into()
}

/// A word kept for the next visit: language, role. Never anything of a client.
pub fn remembered(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

pub fn remember(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

pub fn forget(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// The text of the file that was chosen in a field of the page; it stays in the page.
pub async fn chosen_file(id: &str) -> Option<String> {
    let field = document().get_element_by_id(id)?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    wasm_bindgen_futures::JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Gives the reader a file to keep.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

/// Moves the focus to an element and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view_with_bool(true);
    }
}

/// The same when the element is there to take it, which may be a few drawings away.
pub fn focus_soon(id: &'static str, drawings: u8) {
    request_animation_frame(move || {
        focus(id);
        let has_it = document().active_element().is_some_and(|element| element.id() == id);
        if !has_it && drawings > 0 {
            focus_soon(id, drawings - 1);
        }
    });
}

/// Lets a while pass.
pub async fn pause(time: std::time::Duration) {
    let passed = js_sys::Promise::new(&mut |done, _| {
        leptos::prelude::set_timeout(move || drop(done.call0(&JsValue::NULL)), time);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(passed).await;
}

/// Where the pages are served: the path of `<base href>`, without its last slash.
pub fn base() -> String {
    let Ok(Some(_)) = document().query_selector("base[href]") else { return String::new() };
    let uri = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&uri).map(|url| url.pathname().trim_end_matches('/').to_owned()).unwrap_or_default()
}

/// Whether there is room for more than one column.
pub fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width > 700.0)
}
