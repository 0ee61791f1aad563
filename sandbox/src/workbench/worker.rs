//! The worker: has the file, answers the page. It is ended when the reader cancels, and begun anew.

use super::ask::{Ask, Asked, Tell, Told};
use super::engine::{Bench, Bytes};
use crate::browser;
use kotodigi::words::{Text, text};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, JsValue as Value};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

const UNREADABLE: Text = text(
    "Tiedostoa ei voitu lukea: se on muutettu tai siirretty valinnan jälkeen. Valitse se uudelleen.",
    "Filen kunde inte läsas: den har ändrats eller flyttats efter att den valdes. Välj den på nytt.",
    "The file could not be read: it was changed or moved after it was chosen. Choose it again.",
);

pub fn start(scope: DedicatedWorkerGlobalScope) {
    let bench = Rc::new(RefCell::new(Bench::new(browser::today())));
    let here = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let (here, bench) = (here.clone(), bench.clone());
        spawn_local(async move {
            let parts = js_sys::Array::from(&message.data());
            let Some(asked) = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Asked>(&text).ok())
            else {
                return;
            };
            let answered = answer(&here, &bench, asked, parts.get(1)).await;
            let _ = tell(&here, answered.0, answered.1);
        });
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let _ = tell(&scope, Told { id: 0, tell: Tell::Ready }, None);
}

async fn answer(
    scope: &DedicatedWorkerGlobalScope,
    bench: &Rc<RefCell<Bench>>,
    asked: Asked,
    file: JsValue,
) -> (Told, Bytes) {
    let id = asked.id;
    if let Ask::Open { .. } = asked.ask {
        match bytes(file).await {
            Some(bytes) => bench.borrow_mut().lay(bytes),
            None => return (Told { id, tell: Tell::No(UNREADABLE.say(asked.lang).to_owned()) }, None),
        }
    }
    let began = js_sys::Date::now();
    let progress = |rows| drop(tell(scope, Told { id, tell: Tell::Progress { rows } }, None));
    let (mut told, bytes) = bench.borrow_mut().answer(asked.ask, asked.lang, &progress);
    if let Tell::Checked(checked) = &mut told {
        checked.took_ms = elapsed(began);
    }
    (Told { id, tell: told }, bytes)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds of one check")]
fn elapsed(began: f64) -> u32 {
    (js_sys::Date::now() - began).max(0.0) as u32
}

async fn bytes(file: JsValue) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.dyn_into::<Blob>().ok()?.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn tell(scope: &DedicatedWorkerGlobalScope, told: Told, bytes: Bytes) -> Result<(), Value> {
    let text = serde_json::to_string(&told).map_err(|fault| Value::from_str(&fault.to_string()))?;
    let message = js_sys::Array::of1(&text.into());
    if let Some(bytes) = bytes {
        message.push(&js_sys::Uint8Array::from(bytes.as_slice()));
    }
    scope.post_message(&message)
}
