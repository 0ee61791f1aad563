//! What each house may set for itself.

use crate::audit::Watch;
use crate::intake::load::Thresholds;

/// The house's own settings: none of them is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long an opening with a reason lasts.
    pub opening_minutes: i64,
    /// How long a second factor counts as fresh.
    pub factor_minutes: i64,
    /// What in the log of looks is called odd.
    pub watch: Watch,
    /// A person's own copy of the log names the officers, not only their organisation and task.
    pub names_in_copies: bool,
    /// When a load of an old register is stopped for a person to look.
    pub intake: Thresholds,
}

impl Settings {
    pub fn factor_is_fresh(&self, given: Option<i64>, at: i64) -> bool {
        given.is_some_and(|given| at - given <= self.factor_minutes * 60_000)
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            opening_minutes: 60,
            factor_minutes: 5,
            watch: Watch::default(),
            names_in_copies: false,
            intake: Thresholds::default(),
        }
    }
}
