//! The desk of one side: its door, who sits there, for which purpose, and what was begun and not yet saved.

use crate::browser;
use crate::door::{Door, Manner, Session};
use crate::parts::sheet::Draft;
use crate::place::{Page, Place, Side};
use crate::reader::Reader;
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, Question};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

const PURPOSE: &str = "koto-purpose";

/// Forms begun, by client and step.
type Drafts = HashMap<(Option<ClientId>, String), Draft>;

#[derive(Clone, Copy, Debug)]
pub struct Desk {
    pub side: Side,
    pub reader: Reader,
    pub session: RwSignal<Option<Session>>,
    pub purpose: RwSignal<Purpose>,
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
        Desk {
            side,
            reader,
            session: RwSignal::new(session),
            purpose: RwSignal::new(purpose.unwrap_or(Purpose::Guidance)),
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
        browser::remember(PURPOSE, purpose.choice().code);
        self.purpose.set(purpose);
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
            let manner = Manner { lang: lang.get(), purpose: self.purpose.get_untracked() };
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
