//! The desk of one side: its door, who sits there, for which purpose, and what was begun and not yet saved.

use crate::browser;
use crate::door::{Door, Manner, Session};
use crate::may;
use crate::parts::sheet::Draft;
use crate::place::{Page, Place, Side};
use crate::reader::Reader;
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::officer::Officer;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, Question};
use kotodigi::words::{Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

const PURPOSE: &str = "koto-purpose";
const NOW_FOR: Text = text("Käyttötarkoitus on nyt: {0}.", "Ändamålet är nu: {0}.", "The purpose is now: {0}.");

/// Forms begun, by client and step.
type Drafts = HashMap<(Option<ClientId>, String), Draft>;

#[derive(Clone, Copy, Debug)]
pub struct Desk {
    pub side: Side,
    pub reader: Reader,
    pub session: RwSignal<Option<Session>>,
    pub purpose: RwSignal<Purpose>,
    /// Who sits here, as far as the table of access needs to know.
    pub officer: Memo<Option<Officer>>,
    /// Purposes the officer's roles have something for.
    pub purposes: Memo<Vec<Purpose>>,
    /// Purposes used before, the last one last.
    used: StoredValue<Vec<Purpose>>,
    /// Notices not seen yet.
    pub unseen: RwSignal<usize>,
    /// What the panel of reasons is asked about: a resource and an action of the policy.
    pub why: RwSignal<(String, String)>,
    pub why_open: RwSignal<bool>,
    /// What was searched for; it stays here, never in the address bar.
    pub searched: RwSignal<String>,
    door: StoredValue<Door, LocalStorage>,
    drafts: StoredValue<Drafts>,
    /// Counts what was changed, so that pages ask again.
    pub changed: RwSignal<u32>,
}

pub fn desk() -> Desk {
    expect_context()
}

/// What a page asked for.
#[derive(Clone, Debug)]
pub enum Asked<T> {
    Waiting,
    Got(T),
    No(NoView),
}

impl Desk {
    pub fn new(side: Side, reader: Reader, door: Door, session: Option<Session>) -> Desk {
        let purpose = browser::remembered(PURPOSE).and_then(|code| Purpose::parse(&code));
        let session = RwSignal::new(session);
        let officer = Memo::new(move |_| {
            session.with(|session| session.as_ref().filter(|s| s.officer.is_some()).map(Session::as_officer))
        });
        let purposes =
            Memo::new(move |_| officer.with(|officer| officer.as_ref().map(may::purposes)).unwrap_or_default());
        Desk {
            side,
            reader,
            session,
            purpose: RwSignal::new(purpose.unwrap_or(Purpose::Guidance)),
            officer,
            purposes,
            used: StoredValue::new(Vec::new()),
            unseen: RwSignal::new(0),
            why: RwSignal::new(Default::default()),
            why_open: RwSignal::new(false),
            searched: RwSignal::new(String::new()),
            door: StoredValue::new_local(door),
            drafts: StoredValue::new(HashMap::new()),
            changed: RwSignal::new(0),
        }
    }

    pub fn door(&self) -> Door {
        self.door.get_value()
    }

    pub fn use_for(&self, purpose: Purpose) {
        browser::remember(PURPOSE, purpose.code());
        let before = self.purpose.get_untracked();
        if before != purpose {
            self.used.update_value(|used| {
                used.retain(|other| *other != before);
                used.push(before);
            });
            self.purpose.set(purpose);
        }
    }

    /// As [`Desk::use_for`], said aloud: the officer did not choose it in the frame.
    pub fn turn_to(&self, purpose: Purpose) {
        if self.purpose.get_untracked() != purpose {
            self.use_for(purpose);
            let lang = self.reader.lang.get_untracked();
            let said = NOW_FOR.say(lang).replace("{0}", purpose.choice().text.say(lang));
            self.reader.said.set(Some(said));
        }
    }

    /// Turns to a purpose the page can be had for, where the present one can't be: the last that was used for such
    /// a thing, else guidance, else the first.
    pub fn fit(&self, page: &Page) {
        let Some(officer) = self.officer.get_untracked() else { return };
        let all = self.purposes.get_untracked();
        let fitting = may::fitting(page, &officer);
        let fitting = if fitting.is_empty() { all } else { fitting };
        let now = self.purpose.get_untracked();
        let best = may::best_for(page).filter(|best| fitting.contains(best));
        if fitting.is_empty() || fitting.contains(&now) && best.is_none_or(|best| may::shows_all_of(now, best)) {
            return;
        }
        let last = self.used.with_value(|used| used.iter().rev().find(|used| fitting.contains(used)).copied());
        let usual = Some(Purpose::Guidance).filter(|usual| fitting.contains(usual));
        if let Some(purpose) = best.or(last).or(usual).or(fitting.first().copied()) {
            self.turn_to(purpose);
        }
    }

    /// Opens the panel of reasons at one thing.
    pub fn ask_why(&self, resource: String, action: &str) {
        self.why.set((resource, action.to_owned()));
        self.why_open.set(true);
        browser::focus_soon("why-what", 20);
    }

    /// Whether a client's page leads there.
    pub fn may_with_own(&self, resource: kotodigi::access::Resource) -> bool {
        let asks = (resource, kotodigi::access::Action::See);
        self.officer.with(|officer| officer.as_ref().is_some_and(|officer| !may::with_own(officer, asks).is_empty()))
    }

    /// Whether the menu leads there.
    pub fn may(&self, asks: (kotodigi::access::Resource, kotodigi::access::Action)) -> bool {
        self.officer.with(|officer| officer.as_ref().is_some_and(|officer| may::may(officer, asks)))
    }

    pub fn manner(&self) -> Manner {
        Manner { lang: self.reader.lang.get_untracked(), purpose: self.purpose.get_untracked() }
    }

    pub fn place(&self, page: Page) -> Place {
        Place::In(self.side, page)
    }

    pub fn href(&self, page: Page) -> String {
        self.reader.href(&self.place(page))
    }

    pub fn training(&self) -> bool {
        self.session.with(|session| session.as_ref().is_some_and(|session| session.training))
    }

    /// Asks who sits here and which day it is.
    pub async fn refresh(&self, manner: Manner) -> Result<(), NoView> {
        let session = self.door().session(manner).await;
        self.session.set(session.as_ref().ok().cloned());
        self.changed.update(|n| *n += 1);
        session.map(drop)
    }

    pub fn draft(&self, client: Option<ClientId>, step: &str) -> Option<Draft> {
        self.drafts.with_value(|drafts| drafts.get(&(client, step.to_owned())).cloned())
    }

    pub fn keep_draft(&self, client: Option<ClientId>, step: &str, draft: Draft) {
        self.drafts.update_value(|drafts| drop(drafts.insert((client, step.to_owned()), draft)));
    }

    pub fn drop_draft(&self, client: Option<ClientId>, step: &str) {
        self.drafts.update_value(|drafts| drop(drafts.remove(&(client, step.to_owned()))));
    }

    pub fn drop_drafts(&self) {
        self.drafts.update_value(HashMap::clear);
    }

    /// Something typed would be lost if the window were closed now.
    pub fn has_unsaved(&self) -> bool {
        self.drafts.with_value(|drafts| drafts.values().any(|draft| draft.sheet.is_touched()))
    }

    /// Asks, and asks again when the question, the language, the officer or the day changes. The old answer stands
    /// until the new one is there.
    pub fn ask<T: Clone + Send + Sync + 'static>(
        self,
        question: impl Fn() -> Option<Question> + 'static,
        take: fn(Answer) -> Option<T>,
    ) -> RwSignal<Asked<T>> {
        let asked = RwSignal::new(Asked::Waiting);
        let turn = StoredValue::new(0u32);
        let lang = self.reader.lang;
        Effect::new(move |_| {
            self.changed.track();
            let manner = Manner { lang: lang.get(), purpose: self.purpose.get() };
            let Some(question) = question() else { return };
            turn.update_value(|n| *n += 1);
            let mine = turn.get_value();
            spawn_local(async move {
                let answer = self.door().look(manner, &question).await;
                // The page may be gone by now, or have asked something else.
                if turn.try_get_value() == Some(mine) {
                    let _ = asked.try_set(match answer.map(take) {
                        Ok(Some(page)) => Asked::Got(page),
                        Ok(None) => Asked::Waiting,
                        Err(no) => Asked::No(no),
                    });
                }
            });
        });
        asked
    }
}
