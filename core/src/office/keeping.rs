//! What the house does by itself: the first administrator of a new register, rights nobody uses.

use super::{Office, Said};
use crate::event::{Event, RightGranted, RightOpened, RightRemoved, RightRequested};
use crate::law::facts::Employer;
use crate::officer::{Officer, Organisation, Right, Role};
use crate::refusal::No;
use crate::rights::State;
use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// Days the first administrator has: time enough to have a right granted by a colleague.
const FIRST_DAYS: u64 = 365;

impl Office {
    /// The first administrator of a register in which nobody has a right yet: KEHA's, who enrols municipalities.
    pub fn begin(
        &mut self,
        chance: &mut dyn FnMut() -> [u8; 16],
        at: i64,
        (account, name): (&str, &str),
    ) -> Result<(), No> {
        if self.rights.all().next().is_some() {
            return Err(No::Absent);
        }
        let until = self.on.checked_add_days(Days::new(FIRST_DAYS)).unwrap_or(NaiveDate::MAX);
        let right = Right {
            id: Uuid::from_bytes(chance()),
            role: Role::KehaAccessAdministrator,
            organisation: Organisation { kind: Employer::Keha, code: String::new() },
            scope: Vec::new(),
            protected: false,
            from: self.on,
            until,
        };
        let id = right.id;
        let house = Officer::house();
        let said = Said { by: &house, at };
        let requested = RightRequested {
            right,
            account: account.to_owned(),
            name: name.to_owned(),
            reason: "begin".to_owned(),
            takes_part: false,
            training: false,
        };
        let events: [Event; 3] =
            [requested.into(), RightGranted { right: id }.into(), RightOpened { right: id }.into()];
        self.write(chance, Vec::new(), events.into_iter().map(|event| (said, event)).collect())
    }

    /// Removes the rights of accounts that were not used for too long; gives how many.
    pub fn retire(
        &mut self,
        chance: &mut dyn FnMut() -> [u8; 16],
        at: i64,
        unused: impl Fn(&str) -> bool,
    ) -> Result<usize, No> {
        let house = Officer::house();
        let said = Said { by: &house, at };
        let events: Vec<(Said<'_>, Event)> = self
            .rights
            .all()
            .filter(|held| held.state == State::Opened && held.right.holds_on(self.on) && unused(&held.account))
            .map(|held| {
                let (right, ground) = (held.right.id, "unused".to_owned());
                (said, RightRemoved { right, ground, reason: String::new() }.into())
            })
            .collect();
        let many = events.len();
        if many > 0 {
            self.write(chance, Vec::new(), events)?;
        }
        Ok(many)
    }
}
