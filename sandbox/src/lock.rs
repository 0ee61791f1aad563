//! One writer: a Web Lock, held as long as this value lives or the tab is open.

use js_sys::{Function, Object, Promise, Reflect};
use std::fmt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A page that is reloaded still holds the lock for a moment, so it is waited for so long.
const PATIENCE_MS: u32 = 400;

pub struct Lock {
    /// Ends the promise that holds it; none where the browser has no locks (a page that is not served securely).
    release: Option<Function>,
}

impl Lock {
    /// None when another tab has it.
    pub async fn ask(name: &str) -> Option<Lock> {
        let Ok(locks) = locks() else { return Some(Lock { release: None }) };
        let release = JsFuture::from(granted(&locks, name)).await.ok()?;
        Some(Lock { release: release.dyn_into().ok() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock")
    }
}

/// `navigator.locks`, by hand: web-sys counts it among the unstable.
fn locks() -> Result<JsValue, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    if locks.is_undefined() { Err(locks) } else { Ok(locks) }
}

/// Resolves with the function that gives the lock back; rejects when the lock was not to be had in time.
fn granted(locks: &JsValue, name: &str) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let holding = Closure::once_into_js(move |_lock: JsValue| {
            Promise::new(&mut |release, _| drop(resolve.call1(&JsValue::UNDEFINED, &release)))
        });
        // A rejection of the request before the lock is held becomes a rejection here; later it changes nothing.
        let chained = request(locks, name, &holding).and_then(|request| {
            let catch: Function = Reflect::get(&request, &"catch".into())?.dyn_into()?;
            catch.call1(&request, &reject)
        });
        if let Err(why) = chained {
            let _ = reject.call1(&JsValue::UNDEFINED, &why);
        }
    })
}

fn request(locks: &JsValue, name: &str, holding: &JsValue) -> Result<JsValue, JsValue> {
    let signals = Reflect::get(&js_sys::global(), &"AbortSignal".into())?;
    let timeout: Function = Reflect::get(&signals, &"timeout".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &timeout.call1(&signals, &PATIENCE_MS.into())?)?;
    let request: Function = Reflect::get(locks, &"request".into())?.dyn_into()?;
    request.call3(locks, &name.into(), &options, holding)
}
