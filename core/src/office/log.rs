//! What the door tells the log of reads, and what stays shut until the log has it.

use super::Visit;
use crate::access::{ClassSet, Decision, Purpose, Sight};
use crate::entry::ClientId;
use crate::journal::Broken;
use crate::refusal::No;
use crate::views::Answer;
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// A look at client data, as the log of reads keeps it: ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub at: i64,
    pub by: String,
    /// Whose employee, by the right that decided: `municipality:297`.
    pub organisation: String,
    pub right: Option<Uuid>,
    pub purpose: Purpose,
    /// `work`, `search`, `client`, `form`, a step, a deed.
    pub what: Cow<'static, str>,
    /// The rule of access that decided.
    pub rule: Cow<'static, str>,
    pub allowed: bool,
    pub clients: Vec<ClientId>,
    /// Classes of data that were shown, of one client.
    pub shown: ClassSet,
    /// What betrays a protected person was masked.
    pub masked: bool,
    /// Address the request came from.
    pub from: String,
    /// The opening with a reason it rests on.
    pub opening: Option<Uuid>,
}

/// Proof that a look is durably in the log.
#[derive(Debug)]
pub struct Logged(());

/// Waits until a look is durable, or says that it is not.
pub type Waiting<'a> = Box<dyn FnOnce() -> Result<(), Broken> + 'a>;

/// Keeps looks. When it answers, the look is durable.
pub trait LookLog: std::fmt::Debug + Send + Sync {
    fn keep(&self, look: &Look) -> Result<(), Broken>;

    /// Begins to keep a look; it is durable when the wait has ended. A log that can do it meanwhile lets the
    /// asker go on thinking.
    fn begin<'a>(&'a self, look: &Look) -> Waiting<'a> {
        let kept = self.keep(look);
        Box::new(move || kept)
    }

    /// Every look that showed this client or was refused it, newest first.
    fn of_client(&self, client: ClientId) -> Result<Vec<Look>, Broken>;

    /// Looks since a moment, newest first, so many at most.
    fn since(&self, at: i64, most: usize) -> Result<Vec<Look>, Broken>;
}

/// Keeps looks in memory: for tests, and where nobody's data is read.
#[derive(Debug, Default)]
pub struct VecLog(Mutex<Vec<Look>>);

impl VecLog {
    /// Newest first.
    fn of(&self, wanted: impl Fn(&Look) -> bool, most: usize) -> Vec<Look> {
        let looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looks.iter().rev().filter(|look| wanted(look)).take(most).cloned().collect()
    }
}

impl LookLog for VecLog {
    fn keep(&self, look: &Look) -> Result<(), Broken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(look.clone());
        Ok(())
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Look>, Broken> {
        Ok(self.of(|look| look.clients.contains(&client), usize::MAX))
    }

    fn since(&self, at: i64, most: usize) -> Result<Vec<Look>, Broken> {
        Ok(self.of(|look| look.at >= at, most))
    }
}

impl Look {
    pub(crate) fn of(
        visit: &Visit<'_>,
        purpose: Purpose,
        what: &'static str,
        decision: &Decision,
        allowed: bool,
        client: Option<ClientId>,
    ) -> Look {
        let by = visit.by.rights.iter().find(|right| Some(right.id) == decision.right).or(visit.by.first());
        Look {
            at: visit.at,
            by: visit.by.id.clone(),
            organisation: by.map(|right| right.organisation.id()).unwrap_or_default(),
            right: by.map(|right| right.id),
            purpose,
            what: Cow::Borrowed(what),
            rule: Cow::Borrowed(decision.rule),
            allowed,
            clients: client.into_iter().collect(),
            shown: ClassSet::NONE,
            masked: false,
            from: visit.from.to_owned(),
            opening: None,
        }
    }

    pub(super) fn with_sight(self, sight: &Sight) -> Look {
        let shown = if self.allowed { sight.shown } else { ClassSet::NONE };
        Look { shown, masked: sight.is_masked(), opening: sight.opening, ..self }
    }

    pub fn log(&self, log: &dyn LookLog) -> Result<Logged, Broken> {
        log.keep(self).map(Logged)
    }
}

/// An answer that stays shut until its look is logged; so does a refusal.
#[derive(Debug)]
pub struct Seen {
    pub look: Look,
    answer: Result<Answer, No>,
}

impl Seen {
    pub(super) fn shut(look: Look, answer: Result<Answer, No>) -> Seen {
        Seen { look, answer }
    }

    pub fn release(self, _: Logged) -> Result<Answer, No> {
        self.answer
    }
}
