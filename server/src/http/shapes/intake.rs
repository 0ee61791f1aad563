//! Shapes of the intake of old registers.

use super::Shape;

const RUN: &[(&str, &str)] = &[
    ("run", "uuid"),
    ("open", "boolean"),
    ("system", "string"),
    ("by", "string"),
    ("at", "integer"),
    ("clients", "integer"),
    ("report", "object?"),
];

pub(super) const SHAPES: &[Shape] = &[
    ("IntakeFile", &[("file", "uuid"), ("bytes", "integer"), ("file_hash", "string"), ("until", "integer")]),
    ("IntakeDropped", &[("file", "uuid")]),
    (
        "IntakeReport",
        &[
            ("file", "string"),
            ("file_hash", "string"),
            ("load_hash", "string"),
            ("rows", "integer"),
            ("encoding", "string"),
            ("separator", "string"),
            ("detected", "object"),
            ("saved", "string?"),
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
    ("IntakeRuns", &[("runs", "[IntakeRunLine]")]),
    ("IntakeRunLine", RUN),
    (
        "IntakeRun",
        &[
            ("run", "uuid"),
            ("open", "boolean"),
            ("system", "string"),
            ("by", "string"),
            ("at", "integer"),
            ("clients", "integer"),
            ("report", "object?"),
            ("undo", "IntakeUndo"),
        ],
    ),
    (
        "IntakeUndo",
        &[
            ("run", "uuid"),
            ("open", "boolean"),
            ("leave", "integer"),
            ("restored", "integer"),
            ("built", "[object]"),
            ("built_unseen", "integer"),
        ],
    ),
    ("IntakeAccepted", &[("load_hash", "string"), ("until", "integer")]),
    ("IntakeSealed", &[("report", "object"), ("key", "string"), ("signature", "string")]),
    ("IntakeDual", &[("counts", "object"), ("differences", "[object]")]),
    ("IntakeUndone", &[("run", "uuid"), ("clients", "integer")]),
    ("IntakeMappings", &[("mappings", "[IntakeMapping]")]),
    ("IntakeMapping", &[("name", "string"), ("mapping", "object")]),
];
