//! Own case workers by the wording of an old register: only those who are here, and only where one is meant.

use crate::office::Office;
use crate::officer::Officer;
use crate::search;
use crate::steps;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// The workers of the loader's organisation, by their names in any order and by their accounts.
#[derive(Debug, Default)]
pub(crate) struct Workers {
    names: HashMap<String, Meant>,
    accounts: HashSet<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Meant {
    One(Box<str>),
    #[default]
    Nobody,
    Several,
}

impl Workers {
    pub fn of(office: &Office, by: &Officer) -> Workers {
        let organisation = super::organisation(by);
        let mut workers = Workers::default();
        for officer in office.officers() {
            let works =
                |right: &crate::officer::Right| steps::is_worker(right.role) && right.organisation.id() == organisation;
            if officer.rights.iter().any(works) {
                workers.add(&officer);
            }
        }
        workers
    }

    fn add(&mut self, officer: &Officer) {
        if !self.accounts.insert(officer.id.clone()) {
            return;
        }
        match self.names.entry(key(&officer.name)) {
            Entry::Vacant(free) => drop(free.insert(Meant::One(officer.id.as_str().into()))),
            Entry::Occupied(mut taken) => drop(taken.insert(Meant::Several)),
        }
    }

    /// `aino.korhonen` and `Aino.Korhonen@kuopio.example` are an account, `Korhonen, Aino` is a name.
    pub fn meant(&self, wording: &str) -> Meant {
        let account = wording.trim().split('@').next().unwrap_or_default().to_lowercase();
        if self.accounts.contains(&account) {
            return Meant::One(account.into());
        }
        self.names.get(&key(wording)).cloned().unwrap_or_default()
    }
}

/// Parts of a name in whatever order.
fn key(name: &str) -> String {
    let mut parts = search::parts(name);
    parts.sort_unstable();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::officer::training;

    #[test]
    fn a_wording_names_one_worker_or_nobody() {
        let mut workers = Workers::default();
        let aino = training("aino.korhonen").unwrap();
        workers.add(aino);
        workers.add(training("linnea.nygard").unwrap());
        for said in ["Aino Korhonen", "KORHONEN, Aino", "aino.korhonen", "aino.korhonen@kuopio.example"] {
            assert_eq!(workers.meant(said), Meant::One("aino.korhonen".into()), "{said}");
        }
        assert_eq!(workers.meant("Nygard Linnea"), Meant::One("linnea.nygard".into()));
        assert_eq!(workers.meant("A. Korhonen"), Meant::Nobody);
        workers.add(&Officer { id: "aino.korhonen2".to_owned(), ..aino.clone() });
        assert_eq!(workers.meant("Aino Korhonen"), Meant::Several);
        assert_eq!(workers.meant("aino.korhonen"), Meant::One("aino.korhonen".into()), "the account is one person's");
    }
}
