//! The door a page speaks to: here (the whole core in this browser) or there (a server, over HTTP).
//! The pages can't tell which.

mod dual;
mod here;
mod intake;
mod loads;
mod login;
mod session;
mod there;

pub use dual::{Dual, Word, text_of};
pub use here::Here;
pub use intake::{Compared, Counts, Handed, Sample, Stay};
pub use loads::{Answer as LoadAnswer, Built, Loads, Request, RunLine, Undoing};
pub use login::{Doors, Entry, Issuer, LoginStep, OpenSession};
pub use session::{Choosable, HeldRight, Session};
pub use there::There;

use crate::practice::Practice;
use chrono::NaiveDate;
use kotodigi::access::Purpose;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::{Lang, Text, text};
use serde_json::Value;
use std::rc::Rc;
use uuid::Uuid;

/// A change as a form sends it.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// `draw_up_plan`, `grant_right`.
    pub kind: &'a str,
    pub data: &'a Value,
    /// Sent again with the same key, it is made once.
    pub key: &'a str,
}

/// How a page asks: in which language, for which purpose.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub lang: Lang,
    pub purpose: Purpose,
}

#[derive(Clone, Debug)]
pub enum Door {
    Here(Rc<Here>),
    There(There),
}

impl Door {
    pub async fn look(&self, manner: Manner, question: &Question) -> Result<Answer, NoView> {
        match self {
            Door::Here(here) => here.look(manner, question),
            Door::There(there) => there.look(manner, question).await,
        }
    }

    /// Takes a step; `version` is the one the officer saw, none where there is no record yet.
    pub async fn submit(
        &self,
        manner: Manner,
        client: Option<ClientId>,
        step: Change<'_>,
        version: Option<u32>,
    ) -> Result<Receipt, NoView> {
        match self {
            Door::Here(here) => here.submit(manner, client, step.kind, step.data, version),
            Door::There(there) => there.submit(manner, client, step, version).await,
        }
    }

    /// Does a deed of the register's own.
    pub async fn perform(&self, manner: Manner, subject: Option<Uuid>, deed: Change<'_>) -> Result<Receipt, NoView> {
        match self {
            Door::Here(here) => here.perform(manner, subject, deed.kind, deed.data),
            Door::There(there) => there.perform(manner, subject, deed).await,
        }
    }

    /// Shows the second factor again.
    pub async fn factor(&self, manner: Manner, code: &str) -> Result<(), NoView> {
        match self {
            Door::Here(here) => here.factor(manner, code),
            Door::There(there) => there.factor(manner, code).await,
        }
    }

    /// Erases what was approved.
    pub async fn erase(&self, manner: Manner, list: &str) -> Result<(), NoView> {
        match self {
            Door::Here(here) => here.erase(manner, list),
            Door::There(there) => there.erase(manner, list).await,
        }
    }

    /// A paper of a client, made by a server; a practice has none, and prints its page.
    pub async fn paper(&self, manner: Manner, path: &str) -> Result<Vec<u8>, NoView> {
        match self {
            Door::Here(_) => Err(no_session(manner.lang)),
            Door::There(there) => there.paper(manner, path).await,
        }
    }

    /// Makes a one-time password for an account; in a practice nobody logs in.
    pub async fn invite(&self, manner: Manner, account: &str) -> Result<String, NoView> {
        match self {
            Door::Here(_) => Err(no_session(manner.lang)),
            Door::There(there) => there.invite(manner, account).await,
        }
    }

    /// How one logs in here; nobody does in a practice.
    pub async fn doors(&self, manner: Manner) -> Result<Doors, NoView> {
        match self {
            Door::Here(_) => Ok(Doors::default()),
            Door::There(there) => there.doors(manner).await,
        }
    }

    /// Logs in, step by step.
    pub async fn enter(&self, manner: Manner, entry: &Entry) -> Result<LoginStep, NoView> {
        match self {
            Door::Here(_) => Err(no_session(manner.lang)),
            Door::There(there) => there.enter(manner, entry).await,
        }
    }

    /// One's own open sessions; a practice has none.
    pub async fn sessions(&self, manner: Manner) -> Result<Vec<OpenSession>, NoView> {
        match self {
            Door::Here(_) => Err(no_session(manner.lang)),
            Door::There(there) => there.sessions(manner).await,
        }
    }

    /// Ends one of them, or all but the present one; those that are left.
    pub async fn end_session(&self, manner: Manner, id: Option<&str>) -> Result<Vec<OpenSession>, NoView> {
        match self {
            Door::Here(_) => Err(no_session(manner.lang)),
            Door::There(there) => there.end_session(manner, id).await,
        }
    }

    pub async fn session(&self, manner: Manner) -> Result<Session, NoView> {
        match self {
            Door::Here(here) => Ok(here.session(manner.lang)),
            Door::There(there) => there.session(manner).await,
        }
    }

    /// Sits an officer down, or nobody.
    pub async fn choose(&self, manner: Manner, officer: Option<&str>) -> Result<(), NoView> {
        match self {
            Door::Here(here) => {
                here.choose(officer);
                Ok(())
            }
            Door::There(there) => there.choose(manner, officer).await,
        }
    }

    /// Turns a training register to another day of law.
    pub async fn set_day(&self, manner: Manner, on: NaiveDate) -> Result<(), NoView> {
        match self {
            Door::Here(here) => {
                here.practice().set_day(on);
                Ok(())
            }
            Door::There(there) => there.set_day(manner, on).await,
        }
    }

    /// The practice register behind this door, if it is here.
    pub fn practice(&self) -> Option<&Practice> {
        if let Door::Here(here) = self { Some(here.practice()) } else { None }
    }
}

/// A no that the shell says itself.
pub fn no(kind: &str, lang: Lang, title: Text, detail: Text, next: Text) -> NoView {
    NoView {
        kind: kind.to_owned(),
        code: kind.to_owned(),
        title: title.say(lang).to_owned(),
        detail: detail.say(lang).to_owned(),
        next: next.say(lang).to_owned(),
        cite: None,
        problems: Vec::new(),
    }
}

/// Nobody sits at the desk, or the session has ended.
pub fn no_session(lang: Lang) -> NoView {
    no(
        "session",
        lang,
        text("Et ole kirjautunut", "Du är inte inloggad", "You are not logged in"),
        text(
            "Istunto on päättynyt tai roolia ei ole valittu.",
            "Sessionen har avslutats eller ingen roll har valts.",
            "The session has ended, or no role has been chosen.",
        ),
        text(
            "Valitse rooli tai kirjaudu uudelleen. Lomakkeelle kirjoittamasi säilyy tällä välilehdellä.",
            "Välj roll eller logga in på nytt. Det du skrivit i formuläret finns kvar på den här fliken.",
            "Choose a role or log in again. What you wrote in a form stays in this tab.",
        ),
    )
}
