//! The page's one first heading: it names the window, and takes the focus when the reader has come to it.

use crate::place::Side;
use crate::reader::reader;
use crate::texts::{KOTO_DIGI, TRAINING};
use leptos::html::H1;
use leptos::prelude::*;

#[component]
pub fn Head(#[prop(into)] title: Signal<String>) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    let reader = reader();
    Effect::new(move |_| {
        let lang = reader.lang.get();
        let practice = reader.place.get_untracked().side() == Some(Side::Training);
        let practice = if practice { format!(" – {}", TRAINING.say(lang)) } else { String::new() };
        document().set_title(&format!("{} – {}{practice}", title.get(), KOTO_DIGI.say(lang)));
    });
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && reader.has_arrived()
        {
            let _ = heading.focus();
        }
    });
    view! { <h1 tabindex="-1" node_ref=heading>{title}</h1> }
}
