//! What an officer sees of one client for one purpose: the classes the table opens, by the right that opens them.

use super::{Action, ClassSet, Decision, Protection, Purpose, Relation, Resource, decide};
use crate::client::Field;
use crate::form::{Input, Kind};
use crate::officer::{Officer, Right};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// Whether the record is there for the officer at all, and why.
    pub decision: Decision,
    pub relation: Relation,
    pub protection: Protection,
    pub shown: ClassSet,
    /// None for a teller of stories, whom no policy binds.
    pub purpose: Option<Purpose>,
    /// The opening it rests on.
    pub opening: Option<Uuid>,
}

impl Sight {
    pub fn of(officer: &Officer, purpose: Purpose, place: impl Fn(&Right) -> (Relation, Protection)) -> Sight {
        let decision = decide(officer, purpose, Resource::Client, Action::See, &place);
        let by = officer.rights.iter().find(|right| Some(right.id) == decision.right);
        let (relation, protection) = by.map_or((Relation::None, Protection::Open), &place);
        let mut shown = ClassSet::NONE;
        for class in super::FieldClass::ALL {
            if decision.allowed && decide(officer, purpose, Resource::Facts(*class), Action::See, &place).allowed {
                shown = shown.with(*class);
            }
        }
        Sight { decision, relation, protection, shown, purpose: Some(purpose), opening: None }
    }

    /// Of somebody who is not in the register yet: the officer sees what they write.
    pub fn of_new(officer: &Officer, purpose: Purpose) -> Sight {
        let shown = purpose.opens();
        Sight { shown, ..Sight::of(officer, purpose, |_| (Relation::None, Protection::Open)) }
    }

    /// Of a teller of stories, who needs no policy.
    pub(crate) fn of_everything(by: &Officer) -> Sight {
        Sight { shown: ClassSet::all(), purpose: None, ..Sight::of_new(by, Purpose::Plan) }
    }

    pub const fn is_seen(&self) -> bool {
        self.decision.allowed
    }

    /// Something is hidden that would betray a protected person, free text included.
    pub fn is_masked(&self) -> bool {
        matches!(self.protection, Protection::Closed | Protection::Masked)
    }

    /// Whether what this input held may be told. Free text may name where a protected person lives, a field of a
    /// kind of its own does not.
    pub fn tells(&self, input: &Input) -> bool {
        let field = Field::parse(input.key);
        let topic = input.key.starts_with("topic_").then_some(super::FieldClass::Background);
        let class = field.map(Field::class).or(topic).unwrap_or(super::FieldClass::Identity);
        let free = match input.kind {
            Kind::Line(_) => field.is_none(),
            Kind::Long(_) | Kind::Rows(..) => true,
            _ => false,
        };
        self.shown.has(class) && !(free && self.is_masked())
    }
}
