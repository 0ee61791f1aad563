//! The shapes of answers, as `core/src/views.rs` has them; a test holds them against real answers.

mod door;
mod intake;
mod subject;

use super::operation;
use serde_json::{Map, Value, json};

/// Member and type: `?` behind it may be null, brackets round it make a list, a capital names another shape.
pub(super) type Shape = (&'static str, &'static [(&'static str, &'static str)]);

const SHAPES: &[Shape] = &[
    ("Receipt", &[("client", "uuid"), ("version", "integer")]),
    (
        "Problem",
        &[
            ("type", "string"),
            ("kind", "string"),
            ("code", "string"),
            ("title", "string"),
            ("status", "integer"),
            ("detail", "string"),
            ("next", "string"),
            ("cite", "string?"),
            ("problems", "[FieldProblem]"),
        ],
    ),
    ("FieldProblem", &[("field", "string"), ("what", "string")]),
    (
        "No",
        &[
            ("kind", "string"),
            ("code", "string"),
            ("title", "string"),
            ("detail", "string"),
            ("next", "string"),
            ("cite", "string?"),
            ("problems", "[FieldProblem]"),
        ],
    ),
    ("Pick", &[("code", "string"), ("text", "string"), ("count", "integer")]),
    (
        "WorkPage",
        &[
            ("on", "date"),
            ("total", "integer"),
            ("overdue", "integer"),
            ("from", "integer"),
            ("tasks", "[TaskLine]"),
            ("workers", "[Pick]"),
            ("municipalities", "[Pick]"),
            ("kinds", "[Pick]"),
        ],
    ),
    (
        "TaskLine",
        &[
            ("client", "uuid"),
            ("client_number", "string"),
            ("name", "string"),
            ("municipality", "string"),
            ("masked", "boolean"),
            ("worker", "string"),
            ("kind", "string"),
            ("task", "string"),
            ("urgency", "string"),
            ("day", "date"),
            ("when", "string"),
            ("step", "string?"),
        ],
    ),
    ("SearchPage", &[("hits", "[Hit]"), ("more", "boolean")]),
    (
        "Hit",
        &[
            ("client", "uuid"),
            ("client_number", "string"),
            ("name", "string"),
            ("birth_date", "date?"),
            ("municipality", "string"),
            ("masked", "boolean"),
        ],
    ),
    (
        "ClientPage",
        &[
            ("client", "uuid"),
            ("version", "integer"),
            ("client_number", "string"),
            ("name", "string"),
            ("on", "date"),
            ("age", "integer?"),
            ("worker", "string"),
            ("responsible", "string"),
            ("status", "string"),
            ("relation", "pair"),
            ("protection", "pair"),
            ("open_until", "integer?"),
            ("hidden", "[HiddenLine]"),
            ("household", "[Hit]"),
            ("facts", "[FactLine]"),
            ("timeline", "[EntryLine]"),
            ("findings", "[Explained]"),
            ("steps", "[StepLine]"),
            ("deeds", "[StepLine]"),
        ],
    ),
    (
        "FactLine",
        &[("field", "string"), ("name", "string"), ("value", "string"), ("said", "Said"), ("earlier", "[pair]")],
    ),
    ("Said", &[("source", "string"), ("by", "string"), ("at", "integer")]),
    (
        "EntryLine",
        &[
            ("number", "integer"),
            ("name", "string"),
            ("on", "date?"),
            ("at", "integer"),
            ("by", "string"),
            ("details", "[pair]"),
            ("annulled_by", "integer?"),
        ],
    ),
    (
        "HiddenLine",
        &[("class", "string"), ("name", "string"), ("masked", "boolean"), ("why", "string"), ("cite", "string")],
    ),
    (
        "DeedPage",
        &[("deed", "string"), ("subject", "uuid?"), ("about", "string"), ("values", "object"), ("refused", "No?")],
    ),
    ("RightsPage", &[("on", "date"), ("rights", "[RightLine]")]),
    (
        "RightLine",
        &[
            ("right", "uuid"),
            ("account", "string"),
            ("name", "string"),
            ("role", "string"),
            ("task", "string"),
            ("organisation", "string"),
            ("scope", "[string]"),
            ("protected", "boolean"),
            ("training", "boolean"),
            ("from", "date"),
            ("until", "date"),
            ("state", "string"),
            ("state_name", "string"),
            ("reason", "string"),
            ("way", "[triple]"),
            ("review_due", "boolean"),
            ("deeds", "[StepLine]"),
        ],
    ),
    ("RolesPage", &[("roles", "[RoleLine]")]),
    (
        "RoleLine",
        &[
            ("role", "string"),
            ("name", "string"),
            ("task", "string"),
            ("employers", "[string]"),
            ("rules", "[RuleLine]"),
        ],
    ),
    (
        "RuleLine",
        &[
            ("rule", "string"),
            ("allow", "boolean"),
            ("what", "[string]"),
            ("actions", "[string]"),
            ("purposes", "[string]"),
            ("relations", "[string]"),
            ("protections", "[string]"),
            ("why", "string"),
            ("cite", "string"),
        ],
    ),
    (
        "WhyPage",
        &[
            ("allowed", "boolean"),
            ("rule", "string"),
            ("why", "string"),
            ("cite", "string"),
            ("what", "string"),
            ("purpose", "string"),
            ("relation", "string"),
            ("protection", "string"),
            ("purposes", "[string]"),
        ],
    ),
    ("StepLine", &[("kind", "string"), ("name", "string"), ("refused", "No?")]),
    (
        "FormPage",
        &[
            ("step", "string"),
            ("client", "uuid?"),
            ("hidden", "[string]"),
            ("officers", "[pair]"),
            ("version", "integer"),
            ("client_number", "string"),
            ("name", "string"),
            ("values", "object"),
            ("refused", "No?"),
        ],
    ),
    (
        "Session",
        &[
            ("officer", "string?"),
            ("name", "string?"),
            ("rights", "[HeldRight]"),
            ("training", "boolean"),
            ("on", "date"),
            ("officers", "[Choosable]"),
        ],
    ),
    (
        "HeldRight",
        &[
            ("role", "string"),
            ("role_name", "string"),
            ("organisation", "string"),
            ("protected", "boolean"),
            ("until", "date"),
        ],
    ),
    ("Invitation", &[("account", "string"), ("password", "string")]),
    ("SessionsEnded", &[("ended", "integer")]),
    ("Choosable", &[("id", "string"), ("name", "string"), ("role", "string"), ("organisation", "string")]),
    ("Law", &[("sections", "[Section]")]),
    ("Section", &[("number", "string"), ("title", "string"), ("cite", "string"), ("numbers", "[Number]")]),
    ("Number", &[("name", "string"), ("values", "[Value]")]),
    ("Value", &[("from", "date"), ("value", "integer"), ("said", "string"), ("cite", "string")]),
    ("Health", &[("status", "string"), ("anchors", "string?")]),
    ("Heads", &[("at", "integer"), ("journal", "Head"), ("looks", "Head")]),
    ("Head", &[("position", "integer"), ("hash", "string")]),
];

pub(super) fn all() -> Value {
    let mut all = explained();
    for (name, members) in
        SHAPES.iter().chain([&operation::SHAPE]).chain(door::SHAPES).chain(intake::SHAPES).chain(subject::SHAPES)
    {
        let properties: Map<String, Value> = members.iter().map(|(key, kind)| ((*key).to_owned(), of(kind))).collect();
        let required: Vec<&str> = members.iter().map(|(key, _)| *key).collect();
        all.insert((*name).to_owned(), json!({"type": "object", "properties": properties, "required": required}));
    }
    Value::Object(all)
}

fn of(kind: &str) -> Value {
    if let Some(of_these) = kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']')) {
        return json!({"type": "array", "items": of(of_these)});
    }
    if let Some(kind) = kind.strip_suffix('?') {
        return json!({"anyOf": [of(kind), {"type": "null"}]});
    }
    match kind {
        "uuid" | "date" => json!({"type": "string", "format": kind}),
        "pair" => json!({"type": "array", "minItems": 2, "maxItems": 2}),
        "triple" => json!({"type": "array", "minItems": 3, "maxItems": 3}),
        "quadruple" => json!({"type": "array", "minItems": 4, "maxItems": 4}),
        "string" | "integer" | "boolean" | "object" => json!({"type": kind}),
        shape => json!({"$ref": format!("#/components/schemas/{shape}")}),
    }
}

/// What the law says, by the core's own schema.
fn explained() -> Map<String, Value> {
    let here = kotodigi::explain::explanation_schema().to_string().replace("#/$defs/", "#/components/schemas/");
    let mut schema: Map<String, Value> = serde_json::from_str(&here).unwrap_or_default();
    match schema.remove("$defs") {
        Some(Value::Object(shapes)) => shapes,
        _ => Map::new(),
    }
}
