//! What the door tells the log of reads, and what stays shut until the log has it.

use crate::access::Purpose;
use crate::entry::ClientId;
use crate::journal::Broken;
use crate::refusal::No;
use crate::views::Answer;

/// A look at client data, as the log of reads keeps it: ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub at: i64,
    pub by: &'static str,
    pub purpose: Purpose,
    /// `work`, `search`, `client`, `form`.
    pub what: &'static str,
    /// The rule of access that decided.
    pub rule: &'static str,
    pub allowed: bool,
    pub clients: Vec<ClientId>,
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
}

impl Look {
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
