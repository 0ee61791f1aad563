//! `kotodigi erase`: the list of § 77, and erasing what people approved.

use super::import::refused;
use super::{By, Done, Exit, Register, day, officer, said};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::erasure::{self, Approval, Brake, ErasedList};
use crate::house::{Asker, House};
use crate::sqlite::SqliteJournal;
use chrono::NaiveDate;
use clap::Args;
use kotodigi::access::{Action, Resource};
use kotodigi::entry::ClientId;
use kotodigi::erasure::{Due, List};
use kotodigi::law::s077_erasure;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::register::shown_number;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Text, text};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[group(id = "what", required = true, multiple = false, args = ["list", "due"])]
pub struct Erase {
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// Shows whose time is over, who is held, and the id of the list.
    #[arg(long)]
    list: bool,
    /// Erases everybody on the list approved.
    #[arg(long, requires = "approve")]
    due: bool,
    /// The id of the list that was looked at.
    #[arg(long, value_name = "LIST")]
    approve: Option<String>,
    /// A second person who approves; wanted when more than one in a hundred, or more than 500, go at once.
    #[arg(long, value_name = "OFFICER")]
    second: Option<String>,
    /// As of this day; only in a training register.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
    /// Today, said by a person: needed when the clock has moved by more than a day since the last run.
    #[arg(long, value_name = "DAY", value_parser = day)]
    day_is: Option<NaiveDate>,
    /// Keeps the list of the erased in this file from now on.
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
}

const HEAD: Text = text(
    "Poistettavat {0} ({4}): {1}. Keskeytetty: {2}. Asiakkaita: {3}.",
    "Att radera {0} ({4}): {1}. Uppskjutna: {2}. Kunder: {3}.",
    "To erase on {0} ({4}): {1}. Held: {2}. Clients: {3}.",
);
const ROW: Text = text(
    "{0}  päättyi {1}, poistettava {2}",
    "{0}  upphörde {1}, ska raderas {2}",
    "{0}  ended on {1}, to be erased on {2}",
);
const HELD: Text =
    text("{0}  keskeytetty {1} asti: {2}", "{0}  uppskjuten till och med {1}: {2}", "{0}  held until {1}: {2}");
const ID: Text = text("Luettelo {0}", "Förteckning {0}", "List {0}");
const TWO: Text = text(
    "Tarvitaan kahden eri ihmisen hyväksyntä (--as ja --second).",
    "Två olika personer måste godkänna (--as och --second).",
    "Two different people have to approve (--as and --second).",
);
const DONE: Text = text(
    "Poistettu {0} asiakkaan tiedot. Luettelo {1}, poistettujen luettelo {2}.",
    "Uppgifter om {0} kunder raderade. Förteckning {1}, förteckning över raderade {2}.",
    "The data of {0} clients are erased. List {1}, list of the erased {2}.",
);
const RESIDUE: Text = text(
    "Poistettua on vielä päiväkirjan tiedoston käyttämättömissä osissa: joku luki sitä samaan aikaan, tai levytila ei riittänyt. Se häviää, kun hakemisto avataan seuraavan kerran.",
    "Det raderade finns ännu i oanvända delar av journalens fil: någon läste den samtidigt, eller diskutrymmet räckte inte. Det försvinner nästa gång katalogen öppnas.",
    "What was erased still stands in unused parts of the journal's file: somebody was reading it, or the disk is full. It goes when the directory is opened next.",
);
const ONLY_TRAINING: Text = text(
    "Päivän voi valita vain harjoitteluhakemistossa.",
    "Dagen kan väljas endast i en övningskatalog.",
    "The day can be chosen only in a training directory.",
);

impl Erase {
    pub fn run(self, lang: Lang) -> Done {
        let folder = &self.register.data;
        let stop = |shut: Shut| shut.stop(lang);
        let kind = DataDir::kind_of(folder).map_err(stop)?;
        if self.on.is_some() && kind == Directory::Production {
            return Err((Exit::Usage, ONLY_TRAINING.say(lang).into()));
        }
        let mut directory = DataDir::open(folder, kind).map_err(stop)?;
        said::upgraded(&directory, lang);
        if let Some(file) = &self.erased {
            directory.keep_erased_in(file).map_err(stop)?;
        }
        let erased = directory.erased_list().map_err(stop)?;
        let (brake, journal) = (Brake::of(folder), directory.journal());
        let house = House::open(directory).map_err(stop)?;
        let stands = SqliteJournal::snapshot(&journal).map_err(Shut::Broken).map_err(stop)?;
        erasure::complete(&stands, &erased).map_err(stop)?;
        drop(stands);
        let training_day = house.on().map_err(|why| refused(&why.into(), lang))?;
        let on = self.on.unwrap_or(if kind == Directory::Training { training_day } else { clock::today() });
        if self.list {
            return self.show(&house, &brake, on, lang);
        }
        self.carry_out(&house, &brake, &erased, on, lang)?;
        if SqliteJournal::residue(&journal).map_err(|why| refused(&why.into(), lang))? {
            super::print(&format!("{}\n", RESIDUE.say(lang)));
        }
        Ok(Exit::Clean)
    }

    fn show(&self, house: &House, brake: &Brake, on: NaiveDate, lang: Lang) -> Done {
        let no = |no: No| refused(&no, lang);
        let list = house.with(|office| erasure::listed(office, on)).and_then(|listed| listed);
        let list = list.map_err(|why| no(why.into()))?;
        let by = asker(house, &self.by.officer, lang)?;
        house.note(&by, (Resource::Erasure, Action::See), "erasure_list", shown(&list)).map_err(no)?;
        print(&list, lang);
        let at = clock::now();
        brake.check(at, self.day_is).map_err(no)?;
        brake.note(at, on).map_err(|why| (Exit::Broken, why.to_string()))?;
        Ok(Exit::Clean)
    }

    fn carry_out(&self, house: &House, brake: &Brake, erased: &ErasedList, on: NaiveDate, lang: Lang) -> Done {
        let no = |no: No| refused(&no, lang);
        let at = clock::now();
        brake.check(at, self.day_is).map_err(no)?;
        let list = house.with(|office| erasure::listed(office, on)).and_then(|listed| listed);
        let ids: Vec<ClientId> = list.map_err(|why| no(why.into()))?.to_erase().map(|due| due.client).collect();
        let by = asker(house, &self.by.officer, lang)?;
        house.note(&by, APPROVE, "erasure_carried_out", ids.clone()).map_err(no)?;
        if let Some(second) = &self.second {
            house.note(&asker(house, second, lang)?, APPROVE, "erasure_approved", ids).map_err(no)?;
        }
        let list = self.approve.as_deref().unwrap_or_default();
        let approval = Approval { list, by: &self.by.officer, second: self.second.as_deref() };
        let left = house
            .change(&by, None, |office, visit| {
                erasure::carry_out(office, erased, approval, (visit.at, on), visit.chance)
            })
            .map_err(no)?;
        brake.note(at, on).map_err(|why| (Exit::Broken, why.to_string()))?;
        let file = erased.file().display().to_string();
        super::print(&format!("{}\n", phrase!(DONE, left.len().to_string(), approval.list.to_owned(), file).say(lang)));
        Ok(Exit::Clean)
    }
}

const APPROVE: (Resource, Action) = (Resource::Erasure, Action::Approve);

/// Somebody at the machine, for the controller's own tasks.
fn asker(house: &House, id: &str, lang: Lang) -> Result<Asker, super::Stopped> {
    let by = officer(house, id, lang)?;
    Ok(Asker::at_console(&by, lang))
}

fn shown(list: &List) -> Vec<ClientId> {
    list.due.iter().map(|due| due.client).collect()
}

fn print(list: &List, lang: Lang) {
    let count = |n: usize| n.to_string();
    let (due, held) = (list.to_erase().count(), list.held().count());
    let section = s077_erasure::CITE.say_section(lang);
    super::print(&format!("{}\n", phrase!(HEAD, list.on, count(due), count(held), count(list.of), section).say(lang)));
    for Due { client_number, ended_on, erase_on, .. } in list.to_erase() {
        super::print(&format!("  {}\n", phrase!(ROW, shown_number(*client_number), *ended_on, *erase_on).say(lang)));
    }
    for due in list.held() {
        if let Some(hold) = &due.hold {
            super::print(&format!(
                "  {}\n",
                phrase!(HELD, shown_number(due.client_number), hold.until, hold.reason.clone()).say(lang)
            ));
        }
    }
    super::print(&format!("{}\n", phrase!(ID, list.id()).say(lang)));
    if list.wants_two() {
        super::print(&format!("{}\n", TWO.say(lang)));
    }
    super::print(&format!("{} ({})\n", s077_erasure::OFFICERS.say(lang), s077_erasure::KEPT_BY_NEED.say(lang)));
}
