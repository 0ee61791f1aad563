//! Deny by default: every route of the API is mapped to a question to the policy, or is one of the few that ask none;
//! every field of a client has a class that the policy knows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::{Action, Ask, FieldClass, Protection, Purpose, Relation, Resource, judge};
use kotodigi::client::Field;
use kotodigi::deeds::DEEDS;
use kotodigi::entry::ClientId;
use kotodigi::intake::load::INTAKE;
use kotodigi::officer::Role;
use kotodigi::steps::STEPS;
use kotodigi::views::{LogAsk, Question, SearchAsk, WhyAsk, WorkAsk};
use kotodigi_tests::wire::Server;
use kotodigi_tests::world::{self, Post};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Asked = (Resource, Action);

/// Routes that show nothing of the register, or only one's own session; each with the reason.
const OPEN: &[(&str, &str)] = &[
    ("law", "the Act is public"),
    ("openapi", "the description of the API holds no data"),
    ("healthz", "whether the process lives"),
    ("readyz", "whether the register answers"),
    ("session", "one's own session"),
    ("leave", "one's own session"),
    ("choose_officer", "a training register only: whoever tries it chooses who to be"),
    ("doors", "how one can log in"),
    ("log_in", "before there is a session"),
    ("send_to_issuer", "before there is a session"),
    ("return_from_issuer", "before there is a session"),
    ("sessions", "one's own sessions"),
    ("end_others", "one's own sessions"),
    ("end_session", "one's own sessions"),
    ("renew_factor", "one's own session"),
];

/// Routes that are no question, step or deed of the core and ask the policy in their own handler.
const ELSEWHERE: &[(&str, Asked)] = &[
    ("set_day", (Resource::WorkList, Action::See)),
    ("operation", (Resource::Operation, Action::See)),
    ("heads", (Resource::Operation, Action::See)),
    ("invite", (Resource::Rights, Action::Grant)),
    ("end_sessions", (Resource::Rights, Action::Grant)),
    ("erase", (Resource::Erasure, Action::Approve)),
    ("client_log_pdf", (Resource::ClientLog, Action::See)),
    ("extract_pdf", (Resource::Extract, Action::See)),
    ("intake_file", INTAKE),
    ("intake_drop", INTAKE),
    ("intake_check", INTAKE),
    ("intake_load", INTAKE),
    ("intake_load_state", INTAKE),
    ("intake_accept", INTAKE),
    ("intake_diff", INTAKE),
    ("intake_sign", INTAKE),
    ("intake_runs", INTAKE),
    ("intake_run", INTAKE),
    ("intake_report", INTAKE),
    ("intake_report_pdf", INTAKE),
    ("intake_undo", INTAKE),
    ("intake_mappings", INTAKE),
    ("intake_keep_mapping", INTAKE),
    ("intake_archive", INTAKE),
    ("intake_waiting", INTAKE),
    ("intake_waiting_accept", INTAKE),
    ("intake_waiting_decline", INTAKE),
    ("intake_waiting_withdraw", INTAKE),
    ("intake_left", (Resource::OfficerLog, Action::See)),
    ("intake_left_settled", (Resource::OfficerLog, Action::See)),
];

/// What the policy is asked on a route, as the code itself has it.
fn mapped() -> BTreeMap<String, Vec<Asked>> {
    let client = Some(ClientId::nil());
    let questions = [
        Question::Work(WorkAsk::default()),
        Question::Search(SearchAsk::default()),
        Question::Client(ClientId::nil()),
        Question::Form { client, step: String::new() },
        Question::Form { client: None, step: String::new() },
        Question::Rights,
        Question::Notices,
        Question::Anomalies,
        Question::Erasure,
        Question::Processing,
        Question::ClientLog(ClientId::nil()),
        Question::OfficerLog(LogAsk::default()),
        Question::Extract(ClientId::nil()),
        Question::Roles,
        Question::Why(WhyAsk::default()),
        Question::Deed { deed: String::new(), subject: None },
    ];
    let mut mapped: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    for (id, asks) in questions.iter().map(Question::asks) {
        mapped.entry(id.to_owned()).or_default().push(asks);
    }
    for step in STEPS {
        mapped.entry(step.kind.to_owned()).or_default().push((Resource::Steps(step.group), Action::Change));
    }
    for deed in DEEDS {
        mapped.entry(deed.kind.to_owned()).or_default().push(deed.asks);
    }
    for (id, asks) in ELSEWHERE {
        mapped.entry((*id).to_owned()).or_default().push(*asks);
    }
    mapped
}

fn operations(server: &Server) -> Vec<(String, String, Value)> {
    let described = server.stranger().get("/openapi.json").json();
    let paths = described["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, of)| of.as_object().unwrap().iter().map(move |one| (path, one)));
    each.map(|(path, (method, of))| (method.to_uppercase(), path.clone(), of.clone())).collect()
}

fn id(operation: &Value) -> &str {
    operation["operationId"].as_str().unwrap()
}

#[test]
fn every_route_is_mapped_to_the_policy() {
    let (server, mapped) = (Server::swift(), mapped());
    let known: BTreeSet<(String, Action)> =
        Resource::all().flat_map(|(resource, actions)| actions.iter().map(move |a| (resource.id(), *a))).collect();
    let mut seen = BTreeSet::new();
    for (method, path, operation) in operations(&server) {
        let open = OPEN.iter().any(|(open, _)| *open == id(&operation));
        let asks = mapped.get(id(&operation));
        assert!(open != asks.is_some(), "{method} {path} ({}) is mapped to nothing, or to two things", id(&operation));
        for (resource, action) in asks.into_iter().flatten() {
            assert!(known.contains(&(resource.id(), *action)), "{path}: nobody answers {resource:?} {action:?}");
        }
        seen.insert(id(&operation).to_owned());
    }
    for id in mapped.keys().chain(OPEN.iter().map(|(id, _)| (*id).to_owned()).collect::<Vec<_>>().iter()) {
        assert!(seen.contains(id), "{id} is in the list and no route");
    }
}

/// Said of the list, seen on the wire: a mapped route answers nobody without a session, and whoever the policy
/// allows nothing of it for any purpose gets nothing.
#[test]
fn a_mapped_route_lets_nobody_in_whom_the_policy_does_not() {
    let (server, mapped) = (Server::swift(), mapped());
    let people: Vec<(Role, _)> = Role::ALL
        .iter()
        .map(|role| {
            let account = format!("{}.kulkija", role.id().replace('_', "-"));
            world::post(&server, &Post::of(&account, *role, false));
            (*role, server.user(&account, Purpose::Plan))
        })
        .collect();
    let stranger = server.stranger();
    let mut refused = 0;
    for (method, path, operation) in operations(&server) {
        let Some(asks) = mapped.get(id(&operation)) else { continue };
        let nobody = ClientId::nil().to_string();
        let at = path.replace("{client}", &nobody).replace("{subject}", &nobody);
        let at = at.replace("{file}", &nobody).replace("{run}", &nobody).replace("{request}", &nobody);
        let at = at.replace("{step}", "register_client").replace("{deed}", "request_right");
        // What is no form is read before it is asked who may.
        let filled = match id(&operation) {
            "invite" | "end_sessions" => r#"{"account": "kulkija.toinen"}"#,
            "search" => r#"{"text": "kulkija"}"#,
            "erase" => r#"{"list": "x"}"#,
            "why" => r#"{"resource": "law", "action": "see"}"#,
            _ => "{}",
        };
        let body = operation.get("requestBody").map(|_| filled);
        let with = [("If-Match", "\"1\"")];
        let got = stranger.ask(&method, &at, body, &with);
        assert_eq!(got.status, 401, "{method} {path} without a session: {}", got.text);
        // Whose form it is decides on the form of a step and of a deed; the others are decided here.
        if matches!(id(&operation), "form" | "deed_form" | "set_day") {
            continue;
        }
        for (role, user) in &people {
            for purpose in Purpose::ALL {
                // Without a purpose in the header the one of the task counts.
                let of_task = ELSEWHERE.iter().any(|(open, _)| *open == id(&operation));
                let purposes = if of_task { Purpose::ALL.to_vec() } else { vec![purpose] };
                let allows = |(resource, action): &Asked| {
                    purposes.iter().any(|purpose| somewhere(*role, *purpose, *resource, *action))
                };
                let may = asks.iter().any(allows);
                let got = user.for_purpose(purpose).ask(&method, &at, body, &with);
                if !may {
                    assert!(
                        matches!(got.status, 403 | 404),
                        "{role:?} {purpose:?} {path}: {} {}",
                        got.status,
                        got.text
                    );
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 3_000, "{refused}");
}

/// Whether the policy allows it in any relation and protection.
fn somewhere(role: Role, purpose: Purpose, resource: Resource, action: Action) -> bool {
    Relation::ALL.iter().any(|relation| {
        Protection::ALL.iter().any(|guard| {
            judge(&Ask { role, purpose, relation: *relation, protection: *guard, resource, action }).allowed
        })
    })
}

/// A class nobody can see is no class; one everybody sees for every purpose is no limit.
#[test]
fn every_field_has_a_class_that_the_policy_opens_and_shuts() {
    for field in Field::ALL {
        let class = field.class();
        assert!(FieldClass::ALL.contains(&class), "{}", field.key());
        let seen: BTreeSet<bool> = Role::ALL
            .iter()
            .flat_map(|role| Purpose::ALL.map(|purpose| (*role, purpose)))
            .map(|(role, purpose)| somewhere(role, purpose, Resource::Facts(class), Action::See))
            .collect();
        assert_eq!(seen.len(), 2, "{} of class {} is seen by all or by nobody", field.key(), class.id());
    }
    // Of a page nothing else is a client's fact.
    let keys: BTreeSet<&str> = Field::ALL.iter().map(|field| field.key()).collect();
    assert_eq!(keys.len(), Field::ALL.len());
}
