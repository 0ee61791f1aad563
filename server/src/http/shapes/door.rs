//! The shapes of logging in.

use super::Shape;

pub(super) const SHAPES: &[Shape] = &[
    ("Doors", &[("local", "boolean"), ("issuers", "[IssuerChoice]")]),
    ("IssuerChoice", &[("id", "string"), ("name", "string")]),
    (
        "LoginStep",
        &[
            // done, factor, enrol_factor, new_password
            ("next", "string"),
            ("secret", "string?"),
            ("uri", "string?"),
            ("session", "LoginSession?"),
            ("others", "[LoginSession]"),
        ],
    ),
    (
        "LoginSession",
        &[
            ("id", "uuid"),
            ("account", "string"),
            ("way", "string"),
            ("peer", "string"),
            ("began", "integer"),
            ("used", "integer"),
            ("factor_at", "integer?"),
        ],
    ),
    ("LoginSessions", &[("sessions", "[LoginSession]")]),
    ("Factor", &[("factor_at", "integer")]),
];
