//! What is done by a button and may need a fresh code: what was refused stands there, and where the code is asked the
//! same button sends it along.

use super::code::CodeField;
use super::notice::Notice;
use super::sheets::at_code;
use crate::browser::focus_soon;
use crate::desk::{Desk, desk};
use crate::door::{Door, Manner};
use kotodigi::access::Purpose;
use kotodigi::deeds::FRESH_FACTOR;
use kotodigi::refusal::{NoView, ProblemView};
use leptos::prelude::*;
use leptos::task::spawn_local;

const REFUSED: &str = "refused";

#[derive(Clone, Copy)]
pub struct Fresh {
    pub desk: Desk,
    purpose: Purpose,
    /// What was refused last.
    pub no: RwSignal<Option<NoView>>,
    pub busy: RwSignal<bool>,
    asks: RwSignal<bool>,
    code: RwSignal<String>,
    problems: RwSignal<Vec<ProblemView>>,
}

impl Fresh {
    pub fn new(purpose: Purpose) -> Fresh {
        Fresh {
            desk: desk(),
            purpose,
            no: RwSignal::new(None),
            busy: RwSignal::new(false),
            asks: RwSignal::new(false),
            code: RwSignal::new(String::new()),
            problems: RwSignal::new(Vec::new()),
        }
    }

    pub fn manner(&self) -> Manner {
        Manner { purpose: self.purpose, ..self.desk.manner() }
    }

    /// Does one thing at the door, then another with what came of it; a second press meanwhile does nothing.
    pub fn act<T, F>(self, what: impl FnOnce(Door, Manner) -> F + 'static, then: impl FnOnce(Option<T>) + 'static)
    where
        T: 'static,
        F: Future<Output = Result<T, NoView>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.no.set(None);
        let code = self.asks.get_untracked().then(|| self.code.get_untracked());
        spawn_local(async move {
            let (door, manner) = (self.desk.door(), self.manner());
            let shown = match code {
                Some(code) => door.factor(manner, code.trim()).await.map_err(at_code),
                None => Ok(()),
            };
            let done = match shown {
                Ok(()) => what(door, manner).await,
                Err(no) => Err(no),
            };
            let _ = self.busy.try_set(false);
            match done {
                Ok(done) => {
                    let _ = self.asks.try_set(false);
                    then(Some(done));
                }
                Err(no) => {
                    let _ = self.problems.try_set(no.problems.clone());
                    let _ = self.asks.try_update(|asks| *asks |= no.code == FRESH_FACTOR);
                    let _ = self.no.try_set(Some(no));
                    focus_soon(REFUSED, 2);
                    then(None);
                }
            }
        });
    }
}

/// What was refused, and the field for the code.
#[component]
pub fn FreshCode(fresh: Fresh) -> impl IntoView {
    let Fresh { no, asks, code, problems, desk, .. } = fresh;
    view! {
        {move || no.get().map(|no| view! { <div id=REFUSED tabindex="-1"><Notice no /></div> })}
        {move || asks.get().then(|| view! { <CodeField code problems training=desk.training() /> })}
    }
}
