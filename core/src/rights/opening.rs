//! A client opened with a written reason: one outside one's own, or what non-disclosure masks. It ends by itself.

use crate::access::Purpose;
use crate::entry::ClientId;
use crate::event::ClientOpened;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpeningKind {
    Outside,
    Protected,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub id: Uuid,
    pub kind: OpeningKind,
    pub by: String,
    pub client: ClientId,
    pub right: Uuid,
    pub organisation: String,
    pub purpose: Purpose,
    pub reason: String,
    pub at: i64,
    pub until: i64,
}

impl OpeningKind {
    pub const fn code(self) -> &'static str {
        match self {
            OpeningKind::Outside => "outside",
            OpeningKind::Protected => "protected",
        }
    }
}

impl Opening {
    /// Of what this program does not know, nothing is opened.
    pub(super) fn of(event: &ClientOpened, by: &str, at: i64) -> Option<Opening> {
        let kind = [OpeningKind::Outside, OpeningKind::Protected].into_iter().find(|kind| kind.code() == event.kind)?;
        Some(Opening {
            id: event.opening,
            kind,
            by: by.to_owned(),
            client: event.client,
            right: event.right,
            organisation: event.organisation.clone(),
            purpose: Purpose::parse(&event.purpose)?,
            reason: event.reason.clone(),
            at,
            until: event.until,
        })
    }

    pub fn holds_at(&self, at: i64) -> bool {
        self.at <= at && at < self.until
    }
}
