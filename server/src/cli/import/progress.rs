//! How far a long command is, on a terminal only: a script that reads stderr gets words, not a moving line.

use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::io::{IsTerminal as _, Write as _, stderr};

#[derive(Debug)]
pub(super) struct Progress {
    terminal: bool,
    lang: Lang,
    shown: bool,
}

pub(super) const READING: Text = text("luettu {0} riviä", "läst {0} rader", "read {0} rows");
pub(super) const COMPARING: Text = text("verrattu {0} riviä", "jämfört {0} rader", "compared {0} rows");
pub(super) const LOADING: Text = text("tuotu {0} riviä", "tagit in {0} rader", "loaded {0} rows");

impl Progress {
    pub fn new(lang: Lang) -> Progress {
        Progress { terminal: stderr().is_terminal(), lang, shown: false }
    }

    pub fn show(&mut self, text: Text, rows: u32) {
        if self.terminal {
            self.shown = true;
            // Written over the line before, which was not longer.
            drop(write!(stderr(), "\r\u{1b}[K{}", phrase!(text, rows).say(self.lang)));
        }
    }
}

impl Progress {
    /// Makes room for words.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            drop(write!(stderr(), "\r\u{1b}[K"));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
