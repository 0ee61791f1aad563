//! Stories and made-up countries: many steps of many clients, told at once into a training directory.

use super::{Change, Office, Said, decide};
use crate::access::Sight;
use crate::case::Case;
use crate::entry::ClientId;
use crate::event::Event;
use crate::officer::Officer;
use crate::refusal::No;
use crate::steps::{Directory, Scene};
use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// Steps of one client, told in order; of a new client when none is named.
#[derive(Clone, Debug)]
pub struct Telling {
    pub client: Option<ClientId>,
    pub steps: Vec<Told>,
}

/// One step as a story tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub on: NaiveDate,
    pub by: &'static Officer,
    pub step: &'static str,
    pub data: Value,
}

impl Told {
    /// Told steps are recorded on their own day, in the morning.
    fn at(&self) -> i64 {
        (i64::from(self.on.to_epoch_days()) * 24 + 7) * 3_600_000
    }
}

impl Office {
    /// Takes many steps of many clients, each as of its own day, all or none: stories and made-up countries.
    /// Only in a training directory, for it lets the teller choose day and officer, and asks no policy.
    pub fn tell(&mut self, chance: &mut dyn FnMut() -> [u8; 16], tellings: &[Telling]) -> Result<Vec<ClientId>, No> {
        if self.directory != Directory::Training {
            return Err(No::Absent);
        }
        let mut changes = Vec::with_capacity(tellings.len());
        let mut registered = 0;
        for telling in tellings {
            let first = telling.steps.first().map_or("", |told| told.step);
            let mut change = Change::of(self.case_for(telling.client, first, chance)?);
            for told in &telling.steps {
                let sight = Sight::of_everything(told.by);
                let scene = Scene { on: told.on, ..self.scene(told.by, sight) };
                for mut event in decide(&change.after, &scene, told.step, &told.data)? {
                    if let Event::ClientRegistered(e) = &mut event {
                        e.client_number += registered;
                        registered += 1;
                    }
                    change.add(Said { by: told.by, at: told.at() }, event);
                }
            }
            changes.push(change);
        }
        let ids = changes.iter().map(|change| change.after.id).collect();
        self.write(chance, changes, Vec::new())?;
        Ok(ids)
    }

    fn case_for(&self, client: Option<ClientId>, kind: &str, chance: &mut dyn FnMut() -> [u8; 16]) -> Result<Case, No> {
        match (client, kind) {
            (None, "register_client") => Ok(Case { id: Uuid::from_bytes(chance()), ..Case::default() }),
            (Some(id), kind) if kind != "register_client" => {
                self.register.row(id).ok_or(No::Absent)?;
                Ok(self.case(id)?)
            }
            _ => Err(No::Absent),
        }
    }
}
