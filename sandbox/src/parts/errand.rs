//! What a form is for: a step of a client's record, or a deed of the register's own.

use crate::door::{Change, Door, Manner};
use crate::place::Page;
use kotodigi::access::Resource;
use kotodigi::deeds::Deed;
use kotodigi::entry::ClientId;
use kotodigi::form::Input;
use kotodigi::refusal::NoView;
use kotodigi::steps::Step;
use kotodigi::views::Receipt;
use kotodigi::words::Text;
use serde_json::Value;
use uuid::Uuid;

#[derive(Clone, Copy, Debug)]
pub enum Errand {
    /// Of no client when one is to be registered.
    Step(&'static Step, Option<ClientId>),
    Deed(&'static Deed, Option<Uuid>),
}

impl Errand {
    pub fn kind(self) -> &'static str {
        match self {
            Errand::Step(step, _) => step.kind,
            Errand::Deed(deed, _) => deed.kind,
        }
    }

    pub fn name(self) -> Text {
        match self {
            Errand::Step(step, _) => step.name,
            Errand::Deed(deed, _) => deed.name,
        }
    }

    pub fn form(self) -> &'static [Input] {
        match self {
            Errand::Step(step, _) => step.form,
            Errand::Deed(deed, _) => deed.form,
        }
    }

    pub fn subject(self) -> Option<Uuid> {
        match self {
            Errand::Step(_, subject) | Errand::Deed(_, subject) => subject,
        }
    }

    /// The client whose record it is taken on, which somebody else may change meanwhile.
    pub fn client(self) -> Option<ClientId> {
        if let Errand::Step(_, client) = self { client } else { None }
    }

    pub async fn submit(
        self,
        door: &Door,
        manner: Manner,
        (data, key): (&Value, &str),
        seen: u32,
    ) -> Result<Receipt, NoView> {
        let change = Change { kind: self.kind(), data, key };
        match self {
            Errand::Step(_, client) => door.submit(manner, client, change, client.map(|_| seen)).await,
            Errand::Deed(_, subject) => door.perform(manner, subject, change).await,
        }
    }

    /// Where one goes on when it is done; where one goes back to when it is not.
    pub fn leads_to(self, done: Option<Receipt>) -> Page {
        let client = |client: Option<ClientId>| client.map_or(Page::Search, Page::Client);
        match self {
            Errand::Step(_, of) => client(done.map(|receipt| receipt.client).or(of)),
            Errand::Deed(deed, subject) => match deed.asks.0 {
                Resource::Rights => Page::Rights,
                Resource::Anomalies => Page::Anomalies,
                Resource::Erasure => Page::Erasure,
                Resource::Outside => client(done.map(|receipt| receipt.client)),
                resource if resource.is_of_client() => client(subject),
                _ => Page::Notices,
            },
        }
    }
}
