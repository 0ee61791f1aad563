//! Starts the migration workbench.

#[cfg(target_arch = "wasm32")]
fn main() {
    kotodigi_sandbox::workbench::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the workbench runs in a browser: build it with sandbox/build.sh");
}
