//! Shapes of the intake of old registers.

use super::Shape;

pub(super) const SHAPES: &[Shape] = &[
    ("IntakeFile", &[("file", "uuid"), ("bytes", "integer"), ("file_hash", "string"), ("until", "integer")]),
    ("IntakeDropped", &[("file", "uuid")]),
    (
        "IntakeReport",
        &[
            ("file", "string"),
            ("file_hash", "string"),
            ("rows", "integer"),
            ("encoding", "string"),
            ("separator", "string"),
            ("detected", "object"),
            ("mapping", "[object]"),
            ("findings", "[object]"),
            ("would", "IntakeWould"),
            ("groups", "[object]"),
            ("samples", "[object]"),
            ("left_out", "integer"),
        ],
    ),
    ("IntakeWould", &[("create", "integer"), ("update", "integer"), ("unchanged", "integer"), ("reject", "integer")]),
    ("IntakeLoad", &[("state", "string")]),
    ("IntakeRuns", &[("runs", "[IntakeRun]")]),
    ("IntakeRun", &[("run", "uuid"), ("clients", "integer"), ("report", "object?")]),
    ("IntakeSealed", &[("report", "object"), ("key", "string"), ("signature", "string")]),
    ("IntakeUndone", &[("run", "uuid"), ("clients", "integer")]),
    ("IntakeMappings", &[("mappings", "[IntakeMapping]")]),
    ("IntakeMapping", &[("name", "string"), ("mapping", "object")]),
];
