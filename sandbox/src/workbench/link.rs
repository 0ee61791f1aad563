//! The page's end of the line to its worker.

use super::ask::{Ask, Asked, Tell, Told};
use kotodigi::words::Lang;
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{File, MessageEvent, Worker};

/// What comes back, with the bytes of a file where there are any.
pub type Heard = Box<dyn Fn(Tell, Option<Vec<u8>>)>;

#[derive(Clone, Default)]
pub struct Link(Rc<Line>);

#[derive(Default)]
struct Line {
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    last: Cell<u32>,
    waiting: RefCell<HashMap<u32, Heard>>,
    unsent: RefCell<Vec<js_sys::Array>>,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Link").field("waiting", &self.0.waiting.borrow().len()).finish()
    }
}

impl Link {
    pub fn ask(&self, lang: Lang, ask: Ask, file: Option<&File>, heard: Heard) {
        let id = self.0.last.get() + 1;
        self.0.last.set(id);
        let Ok(text) = serde_json::to_string(&Asked { id, lang, ask }) else { return };
        let message = js_sys::Array::of1(&text.into());
        if let Some(file) = file {
            message.push(file);
        }
        self.0.waiting.borrow_mut().insert(id, heard);
        self.begin();
        match &*self.0.worker.borrow() {
            Some(worker) if self.0.ready.get() => drop(worker.post_message(&message)),
            _ => self.0.unsent.borrow_mut().push(message),
        }
    }

    /// Ends the worker with everything in its memory. What was asked is never answered.
    pub fn end(&self) {
        if let Some(worker) = self.0.worker.borrow_mut().take() {
            worker.terminate();
        }
        self.0.ready.set(false);
        self.0.waiting.borrow_mut().clear();
        self.0.unsent.borrow_mut().clear();
    }

    fn begin(&self) {
        if self.0.worker.borrow().is_some() {
            return;
        }
        let Some(worker) = call("worker", &[]).and_then(|worker| worker.dyn_into::<Worker>().ok()) else { return };
        let line = Rc::downgrade(&self.0);
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(line) = line.upgrade() else { return };
            let parts = js_sys::Array::from(&message.data());
            if let Some(told) = parts.get(0).as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                let bytes = parts.get(1).dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec());
                line.hear(told, bytes);
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        *self.0.worker.borrow_mut() = Some(worker);
    }
}

impl Line {
    fn hear(&self, told: Told, bytes: Option<Vec<u8>>) {
        match told.tell {
            Tell::Ready => {
                self.ready.set(true);
                if let Some(worker) = &*self.worker.borrow() {
                    self.unsent.borrow_mut().drain(..).for_each(|message| drop(worker.post_message(&message)));
                }
            }
            Tell::Progress { .. } => {
                if let Some(heard) = self.waiting.borrow().get(&told.id) {
                    heard(told.tell, None);
                }
            }
            tell => {
                let heard = self.waiting.borrow_mut().remove(&told.id);
                if let Some(heard) = heard {
                    heard(tell, bytes);
                }
            }
        }
    }
}

/// A function of the page's own few lines of script.
pub fn call(name: &str, args: &[JsValue]) -> Option<JsValue> {
    let own = js_sys::Reflect::get(&window(), &"workbench".into()).ok()?;
    let function = js_sys::Reflect::get(&own, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    js_sys::Reflect::apply(&function, &own, &args.iter().collect()).ok()
}
