//! How near an officer stands to a client, and what they see of one: the policy's questions, put by what is on record.

use super::{Office, Visit};
use crate::access::{self, Action, Decision, Protection, Purpose, Relation, Resource, Sight};
use crate::officer::{Officer, Right, Role};
use crate::refusal::No;
use crate::register::Row;
use crate::rights::OpeningKind;
use crate::work::Reach;
use std::cell::RefCell;

type Place = (Relation, Protection);

impl Office {
    /// How an officer stands to a client by one right, for a purpose, at this moment.
    pub fn place(&self, by: &Officer, right: &Right, row: &Row, (purpose, at): (Purpose, i64)) -> Place {
        let is_open = |kind| {
            let mut openings = self.rights.openings_of(&by.id, row.id, kind, at);
            openings.any(|opening| opening.right == right.id && opening.purpose == purpose)
        };
        let guest = matches!(right.role, Role::CountyWorker | Role::ServiceProducer);
        let invited = || {
            let mut invitations = row.invited.iter().filter(|invitation| *invitation.worker == *by.id);
            invitations.any(|invitation| invitation.from <= self.on && self.on <= invitation.until)
        };
        // A guest's right names the municipality that granted it, not whose clients it reaches.
        let relation = if guest {
            if invited() { Relation::TakingPart } else { Relation::None }
        } else if row.worker.as_deref() == Some(&*by.id) {
            Relation::Named
        } else if right.reaches(&row.municipality) {
            Relation::Own
        } else if is_open(OpeningKind::Outside) {
            Relation::Opened
        } else if row.former.iter().any(|code| right.reaches(code)) {
            Relation::Former
        } else {
            Relation::None
        };
        let protection = if !self.register.is_guarded(row) {
            Protection::Open
        } else if !right.protected {
            Protection::Closed
        } else if is_open(OpeningKind::Protected) {
            Protection::Unlocked
        } else {
            Protection::Masked
        };
        (relation, protection)
    }

    /// What the policy says of a thing of a client, or of none.
    pub(crate) fn asked(
        &self,
        visit: &Visit<'_>,
        purpose: Purpose,
        row: Option<&Row>,
        (resource, action): (Resource, Action),
    ) -> Decision {
        access::decide(visit.by, purpose, resource, action, |right| self.place_of(visit, right, row, purpose))
    }

    /// As [`Office::asked`], the no naming the purposes for which it would be yes.
    pub(crate) fn allowed(
        &self,
        visit: &Visit<'_>,
        purpose: Purpose,
        row: Option<&Row>,
        (resource, action): (Resource, Action),
    ) -> Result<Decision, No> {
        let decision = self.asked(visit, purpose, row, (resource, action));
        if decision.allowed {
            return Ok(decision);
        }
        let others: Vec<Purpose> = Purpose::ALL
            .into_iter()
            .filter(|other| self.asked(visit, *other, row, (resource, action)).allowed)
            .collect();
        Err(No::Denied(decision.refusal_with(&others)))
    }

    fn place_of(&self, visit: &Visit<'_>, right: &Right, row: Option<&Row>, purpose: Purpose) -> Place {
        let plain = (Relation::None, Protection::Open);
        row.map_or(plain, |row| self.place(visit.by, right, row, (purpose, visit.at)))
    }

    /// What the officer sees of a client.
    pub fn sight(&self, visit: &Visit<'_>, purpose: Purpose, row: Option<&Row>) -> Sight {
        let sight = Sight::of(visit.by, purpose, |right| self.place_of(visit, right, row, purpose));
        let Some(row) = row else { return sight };
        let kind = match (sight.relation, sight.protection) {
            (_, Protection::Unlocked) => OpeningKind::Protected,
            (Relation::Opened, _) => OpeningKind::Outside,
            _ => return sight,
        };
        let mut openings = self.rights.openings_of(&visit.by.id, row.id, kind, visit.at);
        let its = openings.find(|opening| opening.purpose == purpose && Some(opening.right) == sight.decision.right);
        Sight { opening: its.map(|opening| opening.id), ..sight }
    }

    /// The no to a client who is not there for this officer: the same whether or not there is a record.
    pub(super) fn unseen(&self, visit: &Visit<'_>, purpose: Purpose) -> No {
        let ever = |right: &Right| {
            Relation::ALL.iter().any(|relation| {
                let place = (*relation, Protection::Open);
                let one = Officer { rights: vec![right.clone()], ..visit.by.clone() };
                access::decide(&one, purpose, Resource::Client, Action::See, |_| place).allowed
            })
        };
        if visit.by.rights.iter().any(ever) {
            return No::Absent;
        }
        match self.allowed(visit, purpose, None, (Resource::Client, Action::See)) {
            Err(no) => no,
            Ok(_) => No::Absent,
        }
    }

    /// Whose tasks the officer sees.
    pub(crate) fn reach(&self, sights: &Sights<'_, '_>) -> Reach {
        let (by, purpose) = (sights.visit.by, sights.purpose);
        let mut reach = Reach::default();
        for right in &by.rights {
            let one = Officer { rights: vec![right.clone()], ..by.clone() };
            let sees = |protection| {
                access::decide(&one, purpose, Resource::Client, Action::See, |_| (Relation::Own, protection)).allowed
            };
            let guest = matches!(right.role, Role::CountyWorker | Role::ServiceProducer);
            if !guest && sees(Protection::Open) {
                let guarded = right.protected && sees(Protection::Masked);
                reach.municipalities.extend(right.scope.iter().map(|code| (code.clone(), guarded)));
            }
        }
        reach.municipalities.sort();
        reach.municipalities.dedup_by(|later, kept| {
            // Two rights to one municipality: the wider one counts.
            kept.1 |= later.0 == kept.0 && later.1;
            later.0 == kept.0
        });
        reach.clients =
            self.register.of_officer(&by.id).filter(|row| sights.of(row).is_seen()).map(|row| row.id).collect();
        reach
    }
}

/// What an officer sees of many clients: each way of standing to one is judged once.
pub struct Sights<'a, 'v> {
    pub office: &'a Office,
    pub visit: &'a Visit<'v>,
    pub purpose: Purpose,
    judged: RefCell<Vec<(Vec<Place>, Sight)>>,
}

impl std::fmt::Debug for Sights<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sights").field("by", &self.visit.by.id).field("purpose", &self.purpose).finish_non_exhaustive()
    }
}

impl<'a, 'v> Sights<'a, 'v> {
    pub fn new(office: &'a Office, visit: &'a Visit<'v>, purpose: Purpose) -> Sights<'a, 'v> {
        Sights { office, visit, purpose, judged: RefCell::default() }
    }

    pub fn of(&self, row: &Row) -> Sight {
        let places: Vec<Place> = self
            .visit
            .by
            .rights
            .iter()
            .map(|right| self.office.place(self.visit.by, right, row, (self.purpose, self.visit.at)))
            .collect();
        if let Some((_, sight)) = self.judged.borrow().iter().find(|(judged, _)| *judged == places) {
            return *sight;
        }
        let sight = self.office.sight(self.visit, self.purpose, Some(row));
        self.judged.borrow_mut().push((places, sight));
        sight
    }
}
