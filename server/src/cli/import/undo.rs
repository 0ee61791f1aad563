//! `kotodigi import undo`

use super::super::{By, Done, Exit, Register, officer, print};
use super::{open, refused, runs};
use crate::house::Asker;
use crate::intake;
use clap::Args;
use kotodigi::audit::say_moment;
use kotodigi::event::Event;
use kotodigi::intake::diff::Verdict;
use kotodigi::intake::load::UndoPreview;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};

#[derive(Debug, Args)]
pub struct Undo {
    /// The run, or at least the first 8 hex digits of its id.
    run: String,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// Shows what it would take and what has been built on the run since, and changes nothing.
    #[arg(long)]
    show: bool,
}

impl Undo {
    pub fn run(self, lang: Lang) -> Done {
        runs::is_run(&self.run, lang)?;
        let house = open(&self.register.data, lang)?;
        let asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        let run = runs::meant(&house, &asker, "import_undo", &self.run, lang)?;
        if self.show {
            let preview = intake::runs::preview(&house, &asker, run).map_err(|no| refused(&no, lang))?;
            print(&said(&preview, lang));
            return Ok(if preview.built.is_empty() && preview.built_unseen == 0 {
                Exit::Clean
            } else {
                Exit::Findings
            });
        }
        let undone = intake::runs::undo(&house, &asker, run).map_err(|no| refused(&no, lang))?;
        print(&(phrase!(UNDONE, run.to_string(), undone).say(lang) + "\n"));
        Ok(Exit::Clean)
    }
}

fn said(preview: &UndoPreview, lang: Lang) -> String {
    let text = if preview.open { OPEN } else { WOULD };
    let mut said = phrase!(text, preview.leave, preview.restored).say(lang) + "\n";
    if !preview.open {
        let nothing = preview.built.is_empty() && preview.built_unseen == 0;
        let signed = !preview.signed.is_empty() || preview.signed_unseen > 0;
        if !nothing || !signed {
            said += &(if nothing { NOTHING } else { SINCE }.say(lang).to_owned() + "\n");
        }
    }
    for built in &preview.built {
        let entries = built.entries.iter().map(|entry| {
            let name = Event::name_of(entry.kind).map_or(entry.kind, |name| name.say(lang));
            phrase!(ENTRY, entry.number, name, entry.by.clone(), say_moment(entry.at, lang)).say(lang)
        });
        let entries: Vec<String> = entries.collect();
        said += &format!("{}: {}\n", built.client_number, entries.join("; "));
    }
    if preview.built_unseen > 0 {
        said += &(phrase!(UNSEEN, preview.built_unseen).say(lang) + "\n");
    }
    if !preview.signed.is_empty() {
        said += &(phrase!(SIGNED, preview.signed.len()).say(lang) + "\n");
    }
    for one in preview.signed.iter().take(SIGNED_SHOWN) {
        let right = if one.keep == Verdict::File.id() { FILE } else { REGISTER };
        let (number, when, by) = (one.client_number.clone(), say_moment(one.at, lang), one.by.clone());
        said += &(phrase!(SIGNATURE, number, when, by, right).say(lang) + "\n");
    }
    if preview.signed.len() > SIGNED_SHOWN {
        said += &(phrase!(MORE, preview.signed.len() - SIGNED_SHOWN).say(lang) + "\n");
    }
    if preview.signed_unseen > 0 {
        said += &(phrase!(SIGNED_UNSEEN, preview.signed_unseen).say(lang) + "\n");
    }
    said
}

const WOULD: Text = text(
    "Peruminen poistaisi asiakkaita rekisteristä: {0}; palauttaisi asiakkaiden aiemmat tiedot: {1}.",
    "Att återta körningen skulle ta bort kunder ur registret: {0}; återställa kunders tidigare uppgifter: {1}.",
    "Undoing would take clients out of the register: {0}; put the earlier facts of clients back: {1}.",
);
const SINCE: Text = text("Sen jälkeen kirjattu:", "Antecknat efter den:", "Entered since:");
const NOTHING: Text = text(
    "Sen jälkeen heistä ei ole kirjattu mitään.",
    "Efter den har ingenting antecknats om dem.",
    "Nothing has been entered on them since.",
);
const OPEN: Text = text(
    "Ajo on kesken: sen {0} asiakasta ei näy kenellekään. Peruminen luopuu niistä.",
    "Körningen är inte avslutad: ingen ser dess {0} kunder. Att återta den ger upp dem.",
    "The run is not finished: nobody sees its {0} clients. Undoing gives them up.",
);
const ENTRY: Text = text("{0}. {1}, {2}, {3}", "{0}. {1}, {2}, {3}", "{0}. {1}, {2}, {3}");
const UNSEEN: Text = text(
    "Lisäksi {0} asiakkaalle, joita et näe.",
    "Dessutom för {0} kunder som du inte ser.",
    "And on {0} clients whom you do not see.",
);
/// So many sign-offs are listed.
const SIGNED_SHOWN: usize = 20;
const SIGNED: Text = text(
    "Mukana lähtevät myös kuittaukset ({0}) ja arvot, jotka rekisteri otti niillä tiedostosta. Ne säilyvät päiväkirjassa, mutta eivät palaa, kun tiedosto tuodaan uudelleen:",
    "Även kvitteringar ({0}) följer med, och de värden som registret tog ur filen genom dem. De finns kvar i journalen men återkommer inte när filen importeras på nytt:",
    "Sign-offs ({0}) go too, and the values that the register took from a file by them. They stay in the journal, but do not come back when the file is loaded again:",
);
const SIGNATURE: Text = text("  {0}: {1}, {2}, {3}", "  {0}: {1}, {2}, {3}", "  {0}: {1}, {2}, {3}");
const FILE: Text = text("tiedosto oikeassa", "filen har rätt", "the file is right");
const REGISTER: Text = text("rekisteri oikeassa", "registret har rätt", "the register is right");
const MORE: Text = text("  … ja {0} muuta", "  … och {0} till", "  … and {0} more");
const SIGNED_UNSEEN: Text = text(
    "Lisäksi {0} kuittausta asiakkaista, joita et näe.",
    "Dessutom {0} kvitteringar av kunder som du inte ser.",
    "And {0} sign-offs of clients whom you do not see.",
);
const UNDONE: Text =
    text("Ajo {0} peruttu. Asiakkaita: {1}.", "Körningen {0} återtagen. Kunder: {1}.", "Run {0} undone. Clients: {1}.");
