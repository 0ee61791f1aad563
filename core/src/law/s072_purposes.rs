//! Purposes of processing client data · asiakastietojen käsittelytarkoitukset · ändamål med behandlingen (§ 72).

use super::cite::{Cite, section};

pub const CITE: Cite = section("72", "1");
