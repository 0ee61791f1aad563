//! What an officer may do, as far as it does not hang on one client: asked of the core's own table. It draws the
//! menu and the purposes to choose from; the door decides anew whatever is drawn.

use crate::place::Page;
use kotodigi::access::{Action, ClassSet, Group, Protection, Purpose, RULES, Relation, Resource, purposes_for};
use kotodigi::deeds;
use kotodigi::intake::load::INTAKE;
use kotodigi::officer::Officer;
use kotodigi::views::WorkAsk;
use kotodigi::words::Lang;

type Asks = (Resource, Action);

/// The purposes for which a thing that belongs to no client is allowed.
pub fn plainly(officer: &Officer, (resource, action): Asks) -> Vec<Purpose> {
    purposes_for(officer, resource, action, |_| (Relation::None, Protection::Open))
}

pub fn may(officer: &Officer, asks: Asks) -> bool {
    !plainly(officer, asks).is_empty()
}

/// The purposes for which it is allowed with a client of one's own.
pub fn with_own(officer: &Officer, (resource, action): Asks) -> Vec<Purpose> {
    purposes_for(officer, resource, action, |_| (Relation::Own, Protection::Open))
}

/// The purposes a page can be had for, as far as can be told before its client is known.
pub fn fitting(page: &Page, officer: &Officer) -> Vec<Purpose> {
    match asked_by(page, officer) {
        Some(asks) if asks.0.is_of_client() && !matches!(page, Page::Form(None, _)) => with_own(officer, asks),
        Some(asks) => plainly(officer, asks),
        None => Vec::new(),
    }
}

/// The purposes an officer's roles have anything for; what is allowed for every purpose speaks for none.
pub fn purposes(officer: &Officer) -> Vec<Purpose> {
    let places = || Relation::ALL.iter().flat_map(|r| Protection::ALL.iter().map(|p| (*r, *p)));
    let mut found = Vec::new();
    for (resource, actions) in Resource::all() {
        for (action, place) in actions.iter().flat_map(|action| places().map(move |place| (*action, place))) {
            let of_it = purposes_for(officer, resource, action, |_| place);
            if of_it.len() < Purpose::ALL.len() {
                found.extend(of_it);
            }
        }
    }
    Purpose::ALL.into_iter().filter(|purpose| found.contains(purpose)).collect()
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

/// Rows that a load left out: who watches over the looks of a unit watches over them, as on the server.
pub const LEFT_OUT: Asks = (Resource::OfficerLog, Action::See);

/// What a page asks of the table; none where it is everybody's, or hangs on the client alone.
pub fn asked_by(page: &Page, officer: &Officer) -> Option<Asks> {
    let asks = match page {
        Page::Tasks(_) => (Resource::WorkList, Action::See),
        Page::Search => (Resource::Search, Action::See),
        Page::Anomalies => (Resource::Anomalies, Action::See),
        Page::Erasure => (Resource::Erasure, Action::See),
        Page::Rights if may(officer, (Resource::Rights, Action::See)) => (Resource::Rights, Action::See),
        Page::Rights => (Resource::Rights, Action::Request),
        Page::Form(None, _) => (Resource::Steps(Group::Facts), Action::Change),
        Page::Deed(deed, _) => deeds::find(deed)?.asks,
        Page::Invite(_) if may(officer, (Resource::Rights, Action::Open)) => (Resource::Rights, Action::Open),
        Page::Invite(_) => (Resource::Rights, Action::Grant),
        Page::OfficerLog(_) => (Resource::OfficerLog, Action::See),
        Page::ClientLog(_) => (Resource::ClientLog, Action::See),
        Page::Extract(_) => (Resource::Extract, Action::See),
        // A supervisor looks there at rows that were left out.
        Page::IntakeRuns if !may(officer, INTAKE) && may(officer, LEFT_OUT) => LEFT_OUT,
        Page::IntakeLoad | Page::IntakeRuns => INTAKE,
        _ => return None,
    };
    (asks.0 != Resource::Roles && asks.0 != Resource::Protected).then_some(asks)
}

/// The purpose a page is best had for: whoever registers a client handles a contact, and asks all that it needs.
pub fn best_for(page: &Page) -> Option<Purpose> {
    matches!(page, Page::Form(None, _)).then_some(Purpose::Contact)
}

/// Whether one purpose shows all that another does.
pub fn shows_all_of(purpose: Purpose, other: Purpose) -> bool {
    other.opens().without(purpose.opens()) == ClassSet::NONE
}

/// Where an officer begins: the first of these that their roles have.
pub fn home(officer: &Officer) -> Page {
    let outside = Page::Deed("open_outside".to_owned(), None);
    let pages = [Page::Tasks(WorkAsk::default()), Page::Search, outside];
    let first = |page: &Page| asked_by(page, officer).is_some_and(|asks| may(officer, asks));
    let sees = |resource| may(officer, (resource, Action::See));
    match pages.into_iter().find(first) {
        Some(page) => page,
        None if may(officer, (Resource::Rights, Action::Grant)) => Page::Rights,
        None if sees(Resource::Anomalies) => Page::Anomalies,
        None if sees(Resource::Erasure) => Page::Erasure,
        None => Page::Notices,
    }
}

/// The purpose a refusal names in its advice, in the reader's language.
pub fn named(next: &str, lang: Lang) -> Option<Purpose> {
    let says = |purpose: &Purpose| {
        let name = purpose.choice().text.say(lang);
        [format!("”{name}”"), format!("“{name}”")].iter().any(|quoted| next.contains(quoted))
    };
    Purpose::ALL.into_iter().find(says)
}

/// Whether a refusal comes from the table of access rather than from the law of the step.
pub fn is_of_access(code: &str) -> bool {
    matches!(code, "deny_by_default" | "no_right_in_force") || RULES.iter().any(|rule| rule.name == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kotodigi::access::decide;
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
    fn everybody_begins_where_their_work_is() {
        let of = |id| home(training(id).unwrap());
        assert_eq!(of("aino.korhonen"), Page::Tasks(WorkAsk::default()));
        assert_eq!(of("riitta.ahonen"), Page::Search);
        assert_eq!(of("antti.miettinen"), Page::Rights);
        assert_eq!(of("lauri.koski"), Page::Anomalies);
        assert_eq!(of("timo.hiltunen"), Page::Notices);
        assert_eq!(of("nina.salo"), Page::Deed("open_outside".to_owned(), None));
    }

    #[test]
    fn a_refusal_is_read_back_to_the_purpose_it_names() {
        let nobody = Officer::house();
        let no = kotodigi::access::decide_plain(&nobody, Purpose::Plan, Resource::Search, Action::See);
        assert!(is_of_access(no.rule));
        for lang in Lang::ALL {
            for purpose in Purpose::ALL {
                assert_eq!(named(&no.refusal_with(&[purpose]).next.say(lang), lang), Some(purpose));
            }
            assert_eq!(named(&no.refusal().next.say(lang), lang), None);
        }
    }

    #[test]
    fn everybody_is_offered_only_what_their_role_has_something_for() {
        let of = |id| purposes(training(id).unwrap());
        assert_eq!(of("antti.miettinen"), [Purpose::AccessControl]);
        assert_eq!(of("paula.savolainen"), [Purpose::Supervision, Purpose::AccessControl]);
        assert!(of("aino.korhonen").contains(&Purpose::Guidance));
        assert!(!of("aino.korhonen").contains(&Purpose::Supervision));
        assert_eq!(of("timo.hiltunen"), [Purpose::AccessControl]);
        assert!(TRAINING.iter().all(|officer| !purposes(officer).is_empty()));
    }
}
