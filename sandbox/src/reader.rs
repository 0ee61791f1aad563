//! Who reads: the language, and where in the pages. One for the whole window; every part finds it as context.

use crate::browser;
use crate::place::Place;
use kotodigi::words::{Lang, Text};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// A click so soon after the page changed was meant for the page before: the second half of a double click.
const STRAY_MS: i64 = 400;
const LANG: &str = "koto-lang";

#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub lang: RwSignal<Lang>,
    pub place: RwSignal<Place>,
    /// What was just done, for everybody to see and hear.
    pub said: RwSignal<Option<String>>,
    /// The heading of the page that comes takes the focus.
    arriving: StoredValue<bool>,
    moved_at: StoredValue<i64>,
    base: StoredValue<String>,
}

pub fn reader() -> Reader {
    expect_context()
}

/// A text in the reader's language, whichever it becomes.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync {
    let lang = reader().lang;
    move || text.say(lang.get())
}

/// A text in the language of this moment, for what is drawn anew with another answer.
pub fn now(text: Text) -> &'static str {
    text.say(reader().lang.get_untracked())
}

/// A text as a signal: of a heading, a label.
pub fn said(text: Text) -> Signal<String> {
    let lang = reader().lang;
    Signal::derive(move || text.say(lang.get()).to_owned())
}

/// Words of the law and the policy come in small letters.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Reader {
    /// Reads the address bar and listens to it.
    pub fn begin() -> Reader {
        let lang = first_lang();
        let base = browser::base();
        let reader = Reader {
            lang: RwSignal::new(lang),
            place: RwSignal::new(here(&base)),
            said: RwSignal::new(None),
            arriving: StoredValue::new(false),
            moved_at: StoredValue::new(0),
            base: StoredValue::new(base),
        };
        Effect::new(move |_| {
            let code = reader.lang.get().code();
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", code);
            }
        });
        window_event_listener(ev::popstate, move |_| reader.arrive());
        window_event_listener(ev::click, move |click| reader.follow(&click));
        provide_context(reader);
        reader
    }

    pub fn speak(&self, lang: Lang) {
        browser::remember(LANG, lang.code());
        self.lang.set(lang);
    }

    pub fn href(&self, place: &Place) -> String {
        format!("{}{}", self.base.get_value(), place.path())
    }

    pub fn go(&self, place: &Place) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&self.href(place)));
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
        self.arrive();
    }

    fn arrive(&self) {
        self.arriving.set_value(true);
        self.moved_at.set_value(browser::now());
        self.said.set(None);
        self.place.set(here(&self.base.get_value()));
    }

    /// True once after the reader came here: the first heading takes the focus.
    pub fn has_arrived(&self) -> bool {
        let arriving = self.arriving.get_value();
        self.arriving.set_value(false);
        arriving
    }

    /// Follows a link of ours without loading the page anew; leaves every other click to the browser.
    fn follow(&self, click: &MouseEvent) {
        let stray = click.detail() > 0 && browser::now() - self.moved_at.get_value() < STRAY_MS;
        let plain = click.button() == 0 && !click.ctrl_key() && !click.meta_key() && !click.shift_key();
        let link = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        if stray {
            click.prevent_default();
            return;
        }
        if !plain || click.default_prevented() || !link.target().is_empty() || link.has_attribute("download") {
            return;
        }
        if let Some(id) = link.get_attribute("href").as_deref().and_then(|href| href.strip_prefix('#')) {
            click.prevent_default();
            browser::focus(id);
            return;
        }
        let base = self.base.get_value();
        let Some(path) = link.pathname().strip_prefix(&base).map(str::to_owned) else { return };
        let place = Place::parse(&path, link.search().trim_start_matches('?'));
        let ours = link.origin() == window().location().origin().unwrap_or_default();
        if ours && place != Place::Missing {
            click.prevent_default();
            self.go(&place);
        }
    }
}

fn here(base: &str) -> Place {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    Place::parse(path.strip_prefix(base).unwrap_or(&path), query.trim_start_matches('?'))
}

/// The language chosen at an earlier visit, else the browser's.
pub fn first_lang() -> Lang {
    browser::remembered(LANG).and_then(|code| Lang::parse(&code)).unwrap_or_else(spoken)
}

/// The first of our languages that the browser prefers.
fn spoken() -> Lang {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| Lang::parse(tag.as_string()?.get(..2)?))
        .next()
        .unwrap_or_default()
}
