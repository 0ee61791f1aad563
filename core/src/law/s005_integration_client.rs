//! Integration client · kotoutuja-asiakas · integrationskund (§ 5): an immigrant with a valid integration plan.

use super::cite::{Cite, section};
use super::{Facts, Law, plan_is_live};

pub const CITE: Cite = section("5", "");

/// Whether the plan in hand makes the person an integration client on the day looked at.
pub fn is_one(law: &Law, f: &Facts) -> bool {
    plan_is_live(law, f)
}
