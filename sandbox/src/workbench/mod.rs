//! The migration workbench: one program in one file, run twice. In the page it draws; in a worker it reads and checks.
//! Neither has any way to the network.

pub mod ask;
#[cfg(target_arch = "wasm32")]
mod bench;
pub mod chosen;
#[cfg(target_arch = "wasm32")]
mod columns;
#[cfg(target_arch = "wasm32")]
mod constants;
pub mod engine;
#[cfg(target_arch = "wasm32")]
mod file;
#[cfg(target_arch = "wasm32")]
mod groups;
#[cfg(target_arch = "wasm32")]
mod guide;
pub mod kept;
#[cfg(target_arch = "wasm32")]
mod link;
#[cfg(target_arch = "wasm32")]
mod loading;
#[cfg(target_arch = "wasm32")]
mod meanings;
#[cfg(target_arch = "wasm32")]
mod mends;
#[cfg(target_arch = "wasm32")]
mod more;
#[cfg(target_arch = "wasm32")]
mod outcome;
#[cfg(target_arch = "wasm32")]
mod page;
pub mod papers;
#[cfg(target_arch = "wasm32")]
mod proof;
#[cfg(target_arch = "wasm32")]
mod reading;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod take;
#[cfg(target_arch = "wasm32")]
mod worker;

/// The same bytes are the page and its worker: where they run tells which.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use wasm_bindgen::JsCast;
    match js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        Ok(scope) => worker::start(scope),
        Err(_) => page::start(),
    }
}
