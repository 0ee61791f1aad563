//! Starts the pages.

#[cfg(target_arch = "wasm32")]
fn main() {
    kotodigi_sandbox::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the pages run in a browser: build them with sandbox/build.sh");
}
