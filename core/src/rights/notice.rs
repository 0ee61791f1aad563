//! Notices: who must know of an event, at once (§ 79 (3), § 80 (4), § 81 (4)).

use super::Rights;
use crate::entry::ClientId;
use crate::event::Event;
use crate::law::facts::Employer;
use crate::officer::{Officer, Organisation, Role};
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
    Opening { client: ClientId, protected: bool, organisation: String, reason: String },
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
            Concern::Opening { organisation, .. } => officer
                .rights
                .iter()
                .any(|right| right.role == Role::Supervisor && right.organisation.id() == *organisation),
            Concern::Anomaly { organisation, .. } => officer.rights.iter().any(|right| match right.role {
                Role::KehaLogOfficer => true,
                Role::Supervisor | Role::AccessAdministrator => right.organisation.id() == *organisation,
                _ => false,
            }),
        }
    }
}
