//! The door in this browser: the same office as on a server, over the practice register.

use super::{Manner, Session, no, no_session};
use crate::browser;
use crate::practice::Practice;
use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::office::{Look, LookLog, Visit};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::{No, NoView};
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::{Lang, text};
use serde_json::Value;
use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

const OFFICER: &str = "koto-practice-officer";

#[derive(Debug)]
pub struct Here {
    practice: Practice,
    looks: Looks,
    officer: Cell<Option<&'static Officer>>,
}

/// The log of reads of a practice: in memory, for nobody's data is read.
#[derive(Debug, Default)]
struct Looks(Mutex<Vec<Look>>);

impl LookLog for Looks {
    fn keep(&self, look: &Look) -> Result<(), Broken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(look.clone());
        Ok(())
    }

    fn of_client(&self, client: ClientId) -> Result<Vec<Look>, Broken> {
        let looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(looks.iter().rev().filter(|look| look.clients.contains(&client)).cloned().collect())
    }

    fn since(&self, at: i64, most: usize) -> Result<Vec<Look>, Broken> {
        let looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(looks.iter().rev().filter(|look| look.at >= at).take(most).cloned().collect())
    }
}

impl Here {
    pub fn new(practice: Practice) -> Here {
        let officer = browser::remembered(OFFICER).and_then(|id| officer::training(&id));
        Here { practice, looks: Looks::default(), officer: Cell::new(officer) }
    }

    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    pub fn session(&self) -> Session {
        let officer = self.officer();
        Session {
            officer: officer.map(|officer| officer.id.to_owned()),
            name: officer.map(|officer| officer.name.to_owned()),
            training: true,
            on: self.practice.on(),
        }
    }

    pub fn choose(&self, id: Option<&str>) {
        let officer = id.and_then(officer::training);
        match officer {
            Some(officer) => browser::remember(OFFICER, officer.id),
            None => browser::forget(OFFICER),
        }
        self.officer.set(officer);
    }

    fn officer(&self) -> Option<&'static Officer> {
        self.officer.get()
    }

    pub fn look(&self, manner: Manner, question: &Question) -> Result<Answer, NoView> {
        let Some(by) = self.officer() else { return Err(no_session(manner.lang)) };
        self.practice
            .at_door(|office, chance| {
                let visit = Visit { by, at: browser::now(), lang: manner.lang, chance };
                let seen = office.look(&visit, manner.purpose, question);
                let logged = seen.look.log(&self.looks)?;
                seen.release(logged)
            })
            .map_err(|no| no.view(manner.lang))
    }

    pub fn submit(
        &self,
        manner: Manner,
        client: Option<ClientId>,
        step: &str,
        data: &Value,
        version: Option<u32>,
    ) -> Result<Receipt, NoView> {
        let Some(by) = self.officer() else { return Err(no_session(manner.lang)) };
        if self.practice.is_read_only() {
            return Err(read_only(manner.lang));
        }
        let receipt: Result<Receipt, No> = self.practice.at_door(|office, chance| {
            let visit = Visit { by, at: browser::now(), lang: manner.lang, chance };
            office.submit(visit, (manner.purpose, &self.looks), client, (step, data), version)
        });
        let receipt = receipt.map_err(|no| no.view(manner.lang))?;
        self.practice.keep();
        Ok(receipt)
    }
}

fn read_only(lang: Lang) -> NoView {
    no(
        "read_only",
        lang,
        text("Tässä välilehdessä voi vain katsella", "I den här fliken kan du bara titta", "This tab can only look"),
        text(
            "Harjoitus on auki toisessa välilehdessä. Mitään ei tallennettu.",
            "Övningen är öppen i en annan flik. Ingenting sparades.",
            "The practice is open in another tab. Nothing was saved.",
        ),
        text(
            "Jatka toisessa välilehdessä, tai sulje se ja lataa tämä sivu uudelleen.",
            "Fortsätt i den andra fliken, eller stäng den och ladda om den här sidan.",
            "Go on in the other tab, or close it and load this page again.",
        ),
    )
}
