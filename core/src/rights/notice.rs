//! Notices: who must know of an event, at once (§ 79 (3), § 80 (4), § 81 (4)).

use super::Rights;
use crate::entry::ClientId;
use crate::event::Event;
use crate::law::facts::Employer;
use crate::officer::{Officer, Organisation, Role, TRAINING};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Number of the event in the register's chain.
    pub number: u64,
    pub at: i64,
    pub by: String,
    /// Kind of the event.
    pub kind: &'static str,
    pub concern: Concern,
}

/// What it is about, and whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    Right { right: Uuid, account: String, organisation: Organisation, scope: Vec<String> },
    Opening { client: ClientId, protected: bool, organisation: String, scope: Vec<String>, reason: String },
    Anomaly { anomaly: Uuid, organisation: String },
}

/// The right an event is about.
pub(super) fn right_of(event: &Event) -> Option<Uuid> {
    Some(match event {
        Event::RightRequested(e) => e.right.id,
        Event::MunicipalityEnrolled(e) => e.right.id,
        Event::RightGranted(e) => e.right,
        Event::RightDeclined(e) => e.right,
        Event::RightOpened(e) => e.right,
        Event::RightChanged(e) => e.right.id,
        Event::RightRemoved(e) => e.right,
        Event::RightReviewed(e) => e.right,
        _ => return None,
    })
}

/// What an event gives notice of; the rights as they stood before it.
pub(super) fn of(rights: &Rights, event: &Event) -> Option<Concern> {
    let begun = match event {
        Event::RightRequested(e) => Some((&e.right, &e.account)),
        Event::MunicipalityEnrolled(e) => Some((&e.right, &e.account)),
        _ => None,
    };
    let held = right_of(event).and_then(|right| rights.held(right)).map(|held| (&held.right, &held.account));
    if let Some((right, account)) = begun.or(held) {
        let (organisation, scope) = (right.organisation.clone(), right.scope.clone());
        return Some(Concern::Right { right: right.id, account: account.clone(), organisation, scope });
    }
    match event {
        Event::ClientOpened(e) => Some(Concern::Opening {
            client: e.client,
            protected: e.kind == super::OpeningKind::Protected.code(),
            organisation: e.organisation.clone(),
            scope: scope(rights, e.right),
            reason: e.reason.clone(),
        }),
        Event::AnomalyReported(e) => {
            Some(Concern::Anomaly { anomaly: e.anomaly, organisation: e.organisation.clone() })
        }
        Event::AnomalyAnswered(e) => {
            let anomaly = rights.anomalies().iter().find(|anomaly| anomaly.id == e.anomaly)?;
            Some(Concern::Anomaly { anomaly: e.anomaly, organisation: anomaly.organisation.clone() })
        }
        _ => None,
    }
}

/// Municipalities a right reaches; the state's reaches none.
fn scope(rights: &Rights, right: Uuid) -> Vec<String> {
    let held = rights.held(right).map(|held| &held.right);
    let made_up = || TRAINING.iter().flat_map(|officer| &officer.rights).find(|made_up| made_up.id == right);
    held.or_else(made_up).map(|right| right.scope.clone()).unwrap_or_default()
}

impl Notice {
    pub fn is_for(&self, officer: &Officer) -> bool {
        if self.by == officer.id {
            return false;
        }
        match &self.concern {
            // The person, the granting authority, and KEHA who opens, changes and removes.
            Concern::Right { account, organisation, scope, .. } => {
                let state = matches!(
                    organisation.kind,
                    Employer::Keha
                        | Employer::KehaContractor
                        | Employer::Ministry
                        | Employer::MinistryContractor
                        | Employer::EconomicDevelopmentCentre
                );
                // Whoever is to open hears of it when it was granted, not when it was asked for.
                let asked = self.kind == "right_requested";
                *account == officer.id
                    || officer.rights.iter().any(|right| match right.role {
                        Role::KehaAccessAdministrator => state || !asked,
                        Role::AccessAdministrator => !state && scope.iter().any(|code| right.reaches(code)),
                        _ => false,
                    })
            }
            // The superior; of a state body, whoever watches its looks.
            Concern::Opening { organisation, scope, .. } => officer.rights.iter().any(|right| match right.role {
                Role::Supervisor => {
                    right.organisation.id() == *organisation || scope.iter().any(|code| right.reaches(code))
                }
                Role::KehaLogOfficer => scope.is_empty(),
                _ => false,
            }),
            Concern::Anomaly { organisation, .. } => officer.rights.iter().any(|right| match right.role {
                Role::KehaLogOfficer => true,
                Role::Supervisor | Role::AccessAdministrator => right.organisation.id() == *organisation,
                _ => false,
            }),
        }
    }
}
