//! Use of the client information system · asiakastietojärjestelmän käyttö · användning av
//! kundinformationssystemet (§ 79): a personal right, limited to what the officer's tasks need.

use super::cite::{Cite, section};

/// Nobody handles more than the task can't do without.
pub const NEED: Cite = section("79", "2");
/// For which tasks a right is granted.
pub const TASKS: Cite = section("80", "2");
/// KEHA tells the municipality of what it saw in the logs; the municipality finds out why.
pub const ANOMALIES: Cite = section("79", "3");
