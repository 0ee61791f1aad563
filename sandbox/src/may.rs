//! What an officer may do, as far as it does not hang on one client: asked of the core's own table. It draws the
//! menu and the purposes to choose from; the door decides anew whatever is drawn.

use crate::place::Page;
use kotodigi::access::{Action, Group, Protection, Purpose, Relation, Resource, decide, purposes_for};
use kotodigi::deeds;
use kotodigi::officer::Officer;

type Asks = (Resource, Action);

/// The purposes for which a thing that belongs to no client is allowed.
pub fn plainly(officer: &Officer, (resource, action): Asks) -> Vec<Purpose> {
    purposes_for(officer, resource, action, |_| (Relation::None, Protection::Open))
}

pub fn may(officer: &Officer, asks: Asks) -> bool {
    !plainly(officer, asks).is_empty()
}

/// Whether it is allowed with a client of one's own, for some purpose.
pub fn may_with_own(officer: &Officer, (resource, action): Asks) -> bool {
    !purposes_for(officer, resource, action, |_| (Relation::Own, Protection::Open)).is_empty()
}

/// The purposes an officer's roles have anything for, beside what is public.
pub fn purposes(officer: &Officer) -> Vec<Purpose> {
    let public = |resource| matches!(resource, Resource::Law | Resource::Roles);
    let things: Vec<Asks> = Resource::all()
        .filter(|(resource, _)| !public(*resource))
        .flat_map(|(resource, actions)| actions.iter().map(move |action| (resource, *action)))
        .collect();
    let places = || Relation::ALL.iter().flat_map(|r| Protection::ALL.iter().map(|p| (*r, *p)));
    let has_something = |purpose: &Purpose| {
        places().any(|place| things.iter().any(|(r, a)| decide(officer, *purpose, *r, *a, |_| place).allowed))
    };
    Purpose::ALL.into_iter().filter(has_something).collect()
}

/// The purpose that a step of this group is work for; none where several will do.
pub const fn purpose_of(group: Group) -> Option<Purpose> {
    match group {
        Group::Contact => Some(Purpose::Contact),
        Group::Assessment => Some(Purpose::Assessment),
        Group::Plan => Some(Purpose::Plan),
        Group::DataSubject => Some(Purpose::DataSubject),
        Group::Facts | Group::Assign | Group::Annul | Group::End => None,
    }
}

/// What a page asks of the table before any client is known; none where it hangs on the client, or is everybody's.
pub fn asked_by(page: &Page, officer: &Officer) -> Option<Asks> {
    let asks = match page {
        Page::Tasks(_) => (Resource::WorkList, Action::See),
        Page::Search => (Resource::Search, Action::See),
        Page::Anomalies => (Resource::Anomalies, Action::See),
        Page::Rights if may(officer, (Resource::Rights, Action::See)) => (Resource::Rights, Action::See),
        Page::Rights => (Resource::Rights, Action::Request),
        Page::Form(None, _) => (Resource::Steps(Group::Facts), Action::Change),
        Page::Deed(deed, _) => deeds::find(deed)?.asks,
        _ => return None,
    };
    (asks.0 != Resource::Roles && asks.0 != Resource::Protected).then_some(asks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kotodigi::officer::{TRAINING, training};
    use kotodigi::steps::STEPS;

    #[test]
    fn the_purpose_of_a_step_is_one_the_table_allows_it_for() {
        for step in STEPS.iter().filter(|step| step.group != Group::DataSubject) {
            let Some(purpose) = purpose_of(step.group) else { continue };
            let aino = training("aino.korhonen").unwrap();
            let own = |_: &_| (Relation::Own, Protection::Open);
            assert!(decide(aino, purpose, Resource::Steps(step.group), Action::Change, own).allowed, "{}", step.kind);
        }
    }

    #[test]
    fn everybody_is_offered_only_what_their_role_has_something_for() {
        let of = |id| purposes(training(id).unwrap());
        assert_eq!(of("antti.miettinen"), [Purpose::AccessControl]);
        assert_eq!(of("paula.savolainen"), [Purpose::Supervision, Purpose::AccessControl]);
        assert!(of("aino.korhonen").contains(&Purpose::Guidance));
        assert!(!of("aino.korhonen").contains(&Purpose::Supervision));
        assert!(TRAINING.iter().all(|officer| !purposes(officer).is_empty()));
    }
}
