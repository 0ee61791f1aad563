//! `/openapi.json`, made from the list of routes and the steps' own forms.

use super::route::Route;
use super::{Shared, asking, idempotency, shapes};
use crate::config;
use axum::Json;
use axum::extract::State;
use kotodigi::access::{Action, Purpose, Resource};
use kotodigi::deeds::DEEDS;
use kotodigi::form::{Choice, Input, Kind};
use kotodigi::law::Rule;
use kotodigi::officer;
use kotodigi::steps::STEPS;
use kotodigi::words::Lang;
use serde_json::{Map, Value, json};

const ABOUT: &str = "The API the pages use. Client data needs a session and a purpose of use; a change names the version \
    it is made from, and may name a key by which repeats of it have one effect. Errors are RFC 9457 problems, in the \
    language of Accept-Language (fi, sv, en). X-Request-Id is answered; one that is a UUID is taken over.";

pub(super) async fn show(State(desk): State<Shared>) -> Json<Value> {
    Json(document(&super::routes(), &desk.setup.settings))
}

fn document(routes: &[Route], limits: &config::Limits) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let at = paths.entry(route.path.as_str()).or_insert_with(|| json!({}));
        at[route.method.as_str().to_lowercase()] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Koto-digi",
            "version": env!("CARGO_PKG_VERSION"),
            "description": format!("{ABOUT}\n\nLimits:\n\n- {}", config::documented(limits, Lang::En).join("\n- ")),
        },
        "paths": paths,
        "components": {
            "schemas": shapes::all(),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": super::cookie::SESSION,
                    "description": "In a training register it is called koto-session"}},
        },
    })
}

fn operation(route: &Route) -> Value {
    let asks = &route.asks;
    let mut parameters: Vec<Value> = Vec::new();
    for part in route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        let schema = match part {
            "step" => json!({"type": "string", "enum": STEPS.iter().map(|step| step.kind).collect::<Vec<_>>()}),
            "deed" => json!({"type": "string", "enum": DEEDS.iter().map(|deed| deed.kind).collect::<Vec<_>>()}),
            "issuer" => json!({"type": "string", "pattern": "^[a-z0-9-]{1,32}$"}),
            _ => json!({"type": "string", "format": "uuid"}),
        };
        parameters.push(json!({"name": part, "in": "path", "required": true, "schema": schema}));
    }
    for (name, what, schema) in &asks.query {
        parameters.push(json!({"name": name, "in": "query", "description": what, "schema": schema}));
    }
    if asks.purpose {
        let codes: Vec<&str> = Purpose::CHOICES.iter().map(|choice| choice.code).collect();
        parameters.push(json!({"name": asking::PURPOSE, "in": "header", "required": true,
            "description": "Purpose of use; it stands in the log", "schema": {"type": "string", "enum": codes}}));
    }
    if asks.version {
        parameters.push(json!({"name": "If-Match", "in": "header", "required": true,
            "description": "The ETag of the record the change is made from", "schema": {"type": "string", "pattern": "^\"[0-9]+\"$"}}));
    }
    if asks.once {
        parameters.push(json!({"name": idempotency::NAME, "in": "header",
            "description": "Chosen by the caller for one change. A repeat with the same key within 24 hours, also over a \
                restart, gives the answer of the first and changes nothing; only what has succeeded is remembered",
            "schema": {"type": "string", "pattern": "^[!-~]{1,64}$"}}));
    }
    parameters.push(json!({"name": "Accept-Language", "in": "header", "schema": {"type": "string"}}));
    let mut operation = json!({
        "operationId": route.id,
        "summary": route.name,
        "parameters": parameters,
        "responses": responses(route),
    });
    if asks.session {
        operation["security"] = json!([{"session": []}]);
    }
    if let Some(body) = &asks.body {
        let media = if asks.file { "application/octet-stream" } else { "application/json" };
        operation["requestBody"] = json!({"required": true, "content": {media: {"schema": body}}});
    }
    operation
}

fn responses(route: &Route) -> Value {
    let asks = &route.asks;
    let schema = match route.gives {
        Some(shape) => json!({"$ref": format!("#/components/schemas/{shape}")}),
        None if route.media == "application/json" => json!({"type": "object"}),
        None => json!({"type": "string", "format": "binary"}),
    };
    let mut good = json!({"description": "Done", "content": {route.media: {"schema": schema}}});
    if asks.tag {
        good["headers"] = json!({"ETag": {"description": "Version of the record", "schema": {"type": "string"}}});
    }
    let makes = route.path == "/api/clients";
    if asks.redirects {
        good = json!({"description": "Go there", "headers": {"Location": {"schema": {"type": "string"}}}});
    }
    let status = match (makes, asks.redirects, asks.accepts) {
        (true, ..) => "201",
        (_, true, _) => "303",
        (.., true) => "202",
        _ => "200",
    };
    let mut all = Map::from_iter([(status.to_owned(), good)]);
    let one = route.path.contains('{');
    let deed = route.gives == Some("Receipt") && !asks.version && !makes;
    let of_file = route.path.starts_with(super::intake::FILES);
    let problems = [
        (
            "400",
            "The request or its If-Match can't be read, or it names no purpose of use",
            asks.purpose || asks.body.is_some(),
        ),
        ("401", "No session; or account, password or code is wrong", asks.session || asks.waits),
        ("403", "A rule of access says no", asks.session || asks.body.is_some() || asks.redirects),
        ("404", "Nothing there this officer may see", one),
        (
            "409",
            "The law says no; `cite` and `next` say where it stands and what to do. Or the change of this Idempotency-Key \
              is still being made (in_progress), or nobody can tell whether it was (outcome_unknown)",
            asks.version || makes || deed || asks.once || of_file,
        ),
        ("412", "The record has moved on; the ETag says where it stands", asks.version),
        ("413", "The body is larger than the limit", asks.body.is_some()),
        ("415", "The body is not JSON", asks.body.is_some()),
        (
            "422",
            "The form needs mending; `problems` names each field. Or the Idempotency-Key was used for another request",
            asks.version || makes || deed || asks.once || of_file || route.id == "log_in",
        ),
        ("428", "If-Match is missing", asks.version),
        (
            "429",
            "Too many failures, or more requests a minute than the limit; `Retry-After` says when to try again",
            asks.waits || asks.purpose,
        ),
        ("431", "The head of the request is over 8 kB", true),
        ("500", "The machine failed; nothing was saved", true),
        ("408", "The file came too slowly", asks.file),
        (
            "503",
            "Too many at once, or the issuer can't be reached",
            asks.waits || asks.redirects || of_file || route.media == "application/pdf",
        ),
    ];
    for (status, what, _) in problems.iter().filter(|(.., can)| *can) {
        let schema = json!({"$ref": "#/components/schemas/Problem"});
        all.insert(
            (*status).to_owned(),
            json!({"description": what, "content": {"application/problem+json": {"schema": schema}}}),
        );
    }
    Value::Object(all)
}

/// A form as the schema of what may be sent.
pub(super) fn form(inputs: &[Input]) -> Value {
    let properties: Map<String, Value> = inputs.iter().map(|input| (input.key.to_owned(), of(input))).collect();
    let required: Vec<&str> = inputs.iter().filter(|input| input.required).map(|input| input.key).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn of(input: &Input) -> Value {
    let mut schema = match input.kind {
        Kind::Line(most) | Kind::Long(most) => json!({"type": "string", "maxLength": most}),
        Kind::Date => json!({"type": "string", "examples": ["2027-01-31", "31.1.2027"]}),
        Kind::YesNo => one_of(&kotodigi::form::YES_NO),
        Kind::Number(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::One(choices) => one_of(choices),
        Kind::Many(choices) => json!({"type": "array", "items": one_of(choices)}),
        Kind::Code(codes) => {
            json!({"type": "string", "enum": codes().all.iter().map(|code| code.code).collect::<Vec<_>>()})
        }
        Kind::IdentityCode => json!({"type": "string", "minLength": 11, "maxLength": 11}),
        Kind::Officer => json!({"type": "string", "enum": officers()}),
        Kind::Rows(inputs, most) => json!({"type": "array", "maxItems": most, "items": form(inputs)}),
    };
    schema["title"] = input.name.say(Lang::En).into();
    if !input.hint.en.is_empty() {
        schema["description"] = input.hint.say(Lang::En).into();
    }
    schema
}

fn one_of(choices: &[Choice]) -> Value {
    json!({"type": "string", "enum": choices.iter().map(|choice| choice.code).collect::<Vec<_>>()})
}

pub(super) fn officers() -> Vec<&'static str> {
    officer::TRAINING.iter().map(|officer| officer.id.as_str()).collect()
}

/// A question to the policy.
pub(super) fn why() -> Value {
    let resources: Vec<String> = Resource::all().map(|(resource, _)| resource.id()).collect();
    let actions: Vec<&str> = Action::ALL.iter().map(|action| action.id()).collect();
    json!({"type": "object", "required": ["resource", "action"], "additionalProperties": false, "properties": {
        "client": {"type": "string", "format": "uuid"},
        "resource": {"type": "string", "enum": resources},
        "action": {"type": "string", "enum": actions},
    }})
}

/// A mapping of columns to fields, as the files of mappings have it.
pub(super) fn intake_mapping() -> Value {
    json!({"description": "Columns and their fields; constants; what old wordings mean; how the file is read",
        "anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]})
}

pub(super) fn mapping_name() -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": 64, "description": "Letters, digits, spaces, - and _"})
}

pub(super) fn rules() -> Value {
    json!({"type": "string", "enum": Rule::ALL.iter().map(|rule| rule.id()).collect::<Vec<_>>()})
}
