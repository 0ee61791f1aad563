//! Joint controllers · yhteisrekisterinpitäjät · gemensamt personuppgiftsansvariga (§ 78).

use super::cite::{Cite, section};

/// KEHA answers for security, privacy by design and impact assessment.
pub const KEHA: Cite = section("78", "2");
/// A municipality answers for its own clients.
pub const MUNICIPALITY: Cite = section("78", "3");
