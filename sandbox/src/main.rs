//! Starts the practice page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use kotodigi_sandbox::journal::GlueJournal;
    use kotodigi_sandbox::keep::Keep;
    // Stands in for the pages: opens what is kept and keeps it again.
    wasm_bindgen_futures::spawn_local(async {
        if let Ok((keep, found)) = Keep::open(|_| ()).await
            && let Ok(journal) = GlueJournal::import(&found.whole.entries, found.whole.head)
        {
            let _ = keep.save_after(&journal).await;
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the practice page runs in a browser: build it with sandbox/build.sh");
}
