//! How long something opened with a reason stays open; when it has closed, the page is asked anew.

use crate::browser;
use crate::desk::desk;
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use std::time::Duration;

const CLOSES: Text = text(
    "Sulkeutuu itsestään {0} ({1} min jäljellä).",
    "Stängs av sig själv {0} ({1} min kvar).",
    "Closes by itself on {0} ({1} min left).",
);
const TICK: Duration = Duration::from_secs(10);

#[component]
pub fn Left(until: i64) -> impl IntoView {
    let desk = desk();
    let now = RwSignal::new(browser::now());
    let ticking = set_interval_with_handle(
        move || {
            let was_open = now.get_untracked() < until;
            now.set(browser::now());
            if was_open && browser::now() >= until {
                desk.changed.update(|n| *n += 1);
            }
        },
        TICK,
    );
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let left = Memo::new(move |_| (until - now.get()).max(0).unsigned_abs().div_ceil(60_000));
    move || {
        let lang = desk.reader.lang.get();
        let text = CLOSES.say(lang).replace("{0}", &browser::say_moment(until, lang));
        text.replace("{1}", &left.get().to_string())
    }
}
