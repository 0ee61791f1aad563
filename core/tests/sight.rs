//! What an officer with several rights may do and see, and by which of them; what a set of classes holds. The table
//! itself is judged in `policy.rs`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::access::{
    Action, ClassSet, FieldClass, Protection, Purpose, Relation, Resource, Sight, decide, decide_plain, judge,
    purposes_for,
};
use kotodigi::journal::VecJournal;
use kotodigi::office::{Office, Telling, Told};
use kotodigi::officer::{Officer, Right, Role, TRAINING};
use kotodigi::steps::Directory;
use kotodigi::words::Lang;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

const OWN: (Relation, Protection) = (Relation::Own, Protection::Open);

/// One person with these roles, each a right of its own.
fn officer(roles: &[Role]) -> Officer {
    let right = |(role, id): (&Role, u128)| {
        let of = TRAINING.iter().find(|officer| officer.rights[0].role == *role).unwrap();
        Right { id: Uuid::from_u128(id), ..of.rights[0].clone() }
    };
    let rights = roles.iter().zip(1..).map(right).collect();
    Officer { id: "monen.tehtavan".into(), name: "Monen Tehtävän".into(), rights }
}

#[test]
fn the_right_that_allows_decides_and_is_named() {
    let by = officer(&[Role::MinistryAnalyst, Role::Supervisor, Role::IntegrationWorker]);
    let plan = decide(&by, Purpose::Plan, Resource::Client, Action::See, |_| OWN);
    assert_eq!((plan.allowed, plan.right), (true, Some(Uuid::from_u128(3))));
    let supervision = decide(&by, Purpose::Supervision, Resource::Client, Action::See, |_| OWN);
    assert_eq!((supervision.allowed, supervision.right), (true, Some(Uuid::from_u128(2))));
    // Of a no the first that was tried stands in the log.
    let none = decide(&by, Purpose::Statistics, Resource::Client, Action::See, |_| OWN);
    assert_eq!((none.allowed, none.right), (false, Some(Uuid::from_u128(1))));
    let law = decide_plain(&by, Purpose::Statistics, Resource::Law, Action::See);
    assert_eq!((law.allowed, law.right), (true, Some(Uuid::from_u128(1))));
}

#[test]
fn a_refusal_names_the_purposes_for_which_it_would_be_allowed() {
    let by = officer(&[Role::IntegrationWorker]);
    let asked = (Resource::Steps(kotodigi::access::Group::Assessment), Action::Change);
    let purposes = purposes_for(&by, asked.0, asked.1, |_| OWN);
    let expected: Vec<Purpose> =
        Purpose::ALL.into_iter().filter(|purpose| decide(&by, *purpose, asked.0, asked.1, |_| OWN).allowed).collect();
    assert_eq!((purposes.clone(), purposes.is_empty()), (expected, false));
    let no = decide(&by, Purpose::Plan, asked.0, asked.1, |_| OWN);
    let plain = no.refusal().next.say(Lang::En);
    let named = no.refusal_with(&purposes).next.say(Lang::En);
    assert!(named.contains(purposes[0].choice().text.say(Lang::En)) && named != plain, "{named}");
    assert_eq!(no.refusal_with(&[]).next.say(Lang::En), plain);
    assert_eq!(no.refusal_with(&purposes).code, no.rule);
}

#[test]
fn what_is_seen_is_what_the_table_opens_by_any_right() {
    let by = officer(&[Role::Supervisor, Role::IntegrationWorker, Role::Registrar]);
    for purpose in Purpose::ALL {
        for relation in Relation::ALL {
            for protection in Protection::ALL {
                let place = (*relation, *protection);
                let sight = Sight::of(&by, purpose, |_| place);
                let client = decide(&by, purpose, Resource::Client, Action::See, |_| place);
                assert_eq!((sight.is_seen(), sight.decision), (client.allowed, client));
                assert_eq!(sight.purpose, Some(purpose));
                let masked = matches!(protection, Protection::Closed | Protection::Masked);
                assert_eq!(sight.is_masked(), masked);
                assert_eq!((sight.relation, sight.protection), place);
                for class in FieldClass::ALL {
                    let opens = decide(&by, purpose, Resource::Facts(*class), Action::See, |_| place).allowed;
                    assert_eq!(sight.shown.has(*class), client.allowed && opens, "{purpose:?} {place:?} {class:?}");
                }
            }
        }
    }
}

/// Each right stands to the client in its own way: what shows is how the one that opened the record does.
#[test]
fn the_relation_shown_is_that_of_the_right_that_decided() {
    let by = officer(&[Role::MinistryAnalyst, Role::IntegrationWorker]);
    let place = |right: &Right| match right.role {
        Role::IntegrationWorker => (Relation::Named, Protection::Masked),
        _ => (Relation::None, Protection::Open),
    };
    let sight = Sight::of(&by, Purpose::Plan, place);
    assert_eq!((sight.relation, sight.protection), (Relation::Named, Protection::Masked));
    assert!(sight.is_seen() && sight.is_masked());
}

/// A right that would show a class of a client shows nothing of one who is not there.
#[test]
fn who_may_not_see_the_record_sees_nothing_of_it() {
    for role in Role::ALL {
        let by = officer(&[*role]);
        for purpose in Purpose::ALL {
            for relation in Relation::ALL {
                let sight = Sight::of(&by, purpose, |_| (*relation, Protection::Closed));
                assert!(sight.is_seen() || sight.shown == ClassSet::NONE, "{role:?} {purpose:?} {relation:?}");
            }
        }
    }
}

/// Of somebody who is being registered the officer sees what they write, as far as the purpose needs it.
#[test]
fn of_a_new_client_the_officer_sees_what_the_purpose_opens() {
    let by = officer(&[Role::IntegrationWorker]);
    for purpose in Purpose::ALL {
        let sight = Sight::of_new(&by, purpose);
        assert_eq!((sight.shown, sight.purpose), (purpose.opens(), Some(purpose)));
    }
}

/// The teller of stories is bound by no purpose: they write what their own would hide, and where they do not work.
#[test]
fn a_teller_of_stories_is_bound_by_no_policy() {
    let on = "2027-01-31".parse().unwrap();
    let mut office = Office::open(Arc::new(VecJournal::default()), Directory::Training, on).unwrap();
    let mut facts = json!({
        "family_name": "Tarina", "given_names": "Oili", "municipality": "905", "first_municipality_on": "2026-12-01",
        "health_condition": "Hyvä", "notes": "Muuta", "source": "client",
    });
    let told = |step, data| Told { on, by: &TRAINING[0], step, data };
    let registered = told("register_client", facts.clone());
    facts["first_municipality_on"] = "2026-12-02".into();
    facts["health_condition"] = "Parempi".into();
    facts["reason"] = "Tarkennus".into();
    let corrected = told("correct_facts", facts);
    let telling = Telling { client: None, steps: vec![registered, corrected] };
    let mut salt = 0;
    let mut chance = || {
        salt += 1;
        [salt; 16]
    };
    assert_eq!(office.tell(&mut chance, &[telling]).map(|ids| ids.len()), Ok(1));
}

#[test]
fn a_set_of_classes_holds_what_was_put_in() {
    let mut set = ClassSet::NONE;
    for (i, class) in FieldClass::ALL.iter().enumerate() {
        assert!(!set.has(*class));
        set = set.with(*class);
        assert_eq!(set, set.with(*class), "twice is once");
        assert_eq!(set.iter().collect::<Vec<_>>(), FieldClass::ALL[..=i]);
        assert_eq!(set.bits(), (1u32 << (i + 1)) - 1);
        assert_eq!(ClassSet::from_bits(set.bits()), set);
        assert_eq!(ClassSet::of(&[*class]).bits(), 1 << i);
    }
    assert_eq!(set, ClassSet::all());
    let others = ClassSet::of(&[FieldClass::Contact, FieldClass::Residence]);
    let left = set.without(others);
    assert!(!left.has(FieldClass::Contact) && !left.has(FieldClass::Residence) && left.has(FieldClass::Identity));
    assert_eq!(left.iter().count() + 2, FieldClass::ALL.len());
    assert_eq!(left.without(set), ClassSet::NONE);
}

/// Which rule decides is told: the two that shut protected people out come before all that opens.
#[test]
fn protection_comes_before_what_opens() {
    use kotodigi::access::Ask;
    let (role, purpose, action) = (Role::IntegrationWorker, Purpose::Plan, Action::See);
    let ask = |relation, protection, resource| Ask { role, purpose, relation, protection, resource, action };
    let shut = judge(&ask(Relation::Own, Protection::Closed, Resource::Client));
    assert_eq!((shut.allowed, shut.rule), (false, "protected_closed"));
    for class in [FieldClass::Contact, FieldClass::Residence, FieldClass::Health, FieldClass::Remarks] {
        let masked = judge(&ask(Relation::Named, Protection::Masked, Resource::Facts(class)));
        assert_eq!((masked.allowed, masked.rule), (false, "protected_masked"));
    }
}

/// Behind a mask no free text is told, whatever field or step it stands in; what has a kind of its own is.
#[test]
fn no_free_text_is_told_behind_a_mask() {
    let by = officer(&[Role::IntegrationWorker]);
    let open = Sight::of(&by, Purpose::Plan, |_| (Relation::Named, Protection::Open));
    let input = |step: &str, key: &str| {
        let form = kotodigi::steps::find(step).unwrap().form;
        form.iter().find(|input| input.key == key).unwrap()
    };
    for protection in [Protection::Closed, Protection::Masked] {
        let masked = Sight { protection, ..open };
        for (step, key, told) in [
            ("draw_up_plan", "long_goal", false),
            ("draw_up_plan", "services", false),
            ("draw_up_plan", "authors", false),
            ("draw_up_plan", "on", true),
            ("register_client", "family_name", true),
            ("register_client", "birth_date", true),
            ("register_client", "health_condition", false),
        ] {
            assert!(open.tells(input(step, key)), "{step} {key}");
            assert_eq!(masked.tells(input(step, key)), told, "{step} {key} {protection:?}");
        }
    }
    // Topics of the assessment are background: told where that is open, and not where it is not.
    let topic = input("finish_assessment", "topic_1");
    assert!(open.tells(topic));
    let without = Sight { shown: open.shown.without(ClassSet::of(&[FieldClass::Background])), ..open };
    assert!(!without.tells(topic) && without.tells(input("finish_assessment", "on")));
}

/// To open what is protected first is said of one's own clients only, and of what is masked: of others it would tell
/// that they are protected.
#[test]
fn opening_first_is_asked_of_ones_own_only() {
    let by = officer(&[Role::Registrar]);
    for relation in Relation::ALL {
        for protection in Protection::ALL {
            let place = (*relation, *protection);
            let said = decide(&by, Purpose::DataSubject, Resource::Extract, Action::See, |_| place);
            let near = matches!(relation, Relation::Named | Relation::Own);
            assert_eq!(said.rule == "extract_after_opening", near && *protection == Protection::Masked, "{place:?}");
        }
    }
}

#[test]
fn who_needs_no_clients_is_told_so_whatever_they_try() {
    let by = officer(&[Role::AccessAdministrator]);
    for (resource, actions) in Resource::all().filter(|(resource, _)| resource.is_of_client()) {
        for action in actions {
            let no = decide(&by, Purpose::Plan, resource, *action, |_| OWN);
            assert_eq!((no.allowed, no.rule), (false, "tasks_without_clients"), "{action:?} {resource:?}");
        }
    }
}

#[test]
fn opening_first_is_asked_where_the_purpose_would_do() {
    let by = officer(&[Role::Registrar]);
    for purpose in Purpose::ALL {
        let no = decide(&by, purpose, Resource::Extract, Action::See, |_| (Relation::Own, Protection::Masked));
        assert_eq!((no.allowed, no.rule == "extract_after_opening"), (false, purpose == Purpose::DataSubject));
    }
}
