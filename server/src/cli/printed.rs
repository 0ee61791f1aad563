//! What goes to stdout. That it got there is known at the end: a report cut short by a full disk is no report.

use std::io::{self, ErrorKind, Write as _};
use std::sync::Mutex;

/// The first thing that went wrong.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

/// A reader that closed its end early (`| head`) is no fault. Signs from U+0080 to U+009F, which cells of old registers
/// hold, are commands to some terminals: they are spelt out, as JSON would.
pub fn print(text: &str) {
    let is_command = |c: char| ('\u{80}'..='\u{9F}').contains(&c);
    if !text.contains(is_command) {
        return print_bytes(text.as_bytes());
    }
    let mut spelt = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_command(c) {
            spelt += &format!("\\u{:04x}", u32::from(c));
        } else {
            spelt.push(c);
        }
    }
    print_bytes(spelt.as_bytes());
}

pub fn print_bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let Err(why) = out.write_all(bytes).and_then(|()| out.flush()) else { return };
    if why.kind() != ErrorKind::BrokenPipe
        && let Ok(mut failed) = FAILED.lock()
    {
        failed.get_or_insert(why);
    }
}

/// Why something of what was printed did not get out.
pub fn failed() -> Option<io::Error> {
    FAILED.lock().ok()?.take()
}
