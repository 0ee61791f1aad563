//! `kotodigi import runs`, and which run somebody means.

use super::super::{By, Done, Exit, Register, Stopped, officer, print};
use super::settings::Settings;
use super::{allowed, broken, open, refused};
use crate::house::{Asker, House};
use crate::intake::report::Migration;
use crate::intake::runs::{self, GivenUpLine, RunLine};
use crate::intake::undone;
use clap::Args;
use kotodigi::audit::say_moment;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use uuid::Uuid;

#[derive(Debug, Args)]
pub struct Runs {
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    #[command(flatten)]
    settings: Settings,
    /// How the list is put.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Runs {
    pub fn run(self, lang: Lang) -> Done {
        let hours = self.settings.limits(lang)?.intake_open_hours;
        let house = open(&self.register.data, lang)?;
        let asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        allowed(&house, &asker, "import_runs", lang)?;
        let lines = runs::of(&house, &asker, hours).map_err(|no| refused(&no, lang))?;
        let given_up = runs::given_up(&house, &asker).map_err(|no| refused(&no, lang))?;
        let undone = undone::of(&house, &asker).map_err(|no| refused(&no, lang))?;
        if self.format == Format::Json {
            print(&format!("{:#}\n", serde_json::json!({"runs": lines, "undone": undone, "given_up": given_up})));
            return Ok(Exit::Clean);
        }
        if lines.is_empty() && undone.is_empty() && given_up.is_empty() {
            print(&(NO_RUNS.say(lang).to_owned() + "\n"));
        }
        let lines = lines.iter().map(|line| said(line, hours, lang));
        let undone = undone.iter().map(|report| said_undone(report, lang));
        let given_up = given_up.iter().map(|line| said_given_up(line, lang));
        lines.chain(undone).chain(given_up).for_each(|line| print(&(line + "\n")));
        Ok(Exit::Clean)
    }
}

fn said(line: &RunLine, hours: u32, lang: Lang) -> String {
    let text = match (line.open, line.stale) {
        (false, _) => LINE,
        (true, false) => OPEN,
        (true, true) => STALE,
    };
    let (run, at) = (line.run.to_string(), say_moment(line.at, lang));
    phrase!(text, run, at, line.system.clone(), line.by.clone(), line.clients, hours).say(lang)
}

fn said_undone(report: &Migration, lang: Lang) -> String {
    let clients = report.counts.created + report.counts.updated;
    let (run, by) = (report.run.to_string(), report.loaded_by.id.clone());
    phrase!(UNDONE, run, say_moment(report.loaded_at, lang), report.system.clone(), by, clients).say(lang)
}

fn said_given_up(line: &GivenUpLine, lang: Lang) -> String {
    let (run, at) = (line.run.to_string(), say_moment(line.at, lang));
    phrase!(GIVEN_UP, run, at, line.system.clone(), line.by.clone(), line.rows).say(lang)
}

/// What is long enough to name a run, as hex digits alone.
pub(super) fn is_run(typed: &str, lang: Lang) -> Result<String, Stopped> {
    let given = typed.replace('-', "").to_lowercase();
    if given.len() >= LEAST_OF_RUN && given.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(given);
    }
    Err((Exit::Usage, phrase!(SHORT_RUN, typed.to_owned(), LEAST_OF_RUN).say(lang)))
}

/// The one run of the officer's organisation that the beginning of an id names.
pub(super) fn meant(
    house: &House,
    asker: &Asker,
    what: &'static str,
    typed: &str,
    lang: Lang,
) -> Result<Uuid, Stopped> {
    let given = is_run(typed, lang)?;
    let runs = house
        .with(|office| office.runs().filter(|run| run.simple().to_string().starts_with(&given)).collect::<Vec<_>>())
        .map_err(|why| broken(&why.into(), lang))?;
    let [run] = runs[..] else {
        allowed(house, asker, what, lang)?;
        let is_undone = taken_back(house, asker, typed, lang)?.is_some();
        let text = match runs.len() {
            0 if is_undone => ALREADY,
            0 => NO_RUN,
            _ => SEVERAL,
        };
        return Err((Exit::Usage, phrase!(text, typed.to_owned()).say(lang)));
    };
    Ok(run)
}

/// The one run of the officer's organisation that was taken back and that the beginning of an id names.
pub(super) fn taken_back(house: &House, asker: &Asker, typed: &str, lang: Lang) -> Result<Option<Uuid>, Stopped> {
    let given = is_run(typed, lang)?;
    let undone = undone::of(house, asker).map_err(|no| refused(&no, lang))?;
    let mut named = undone.iter().map(|report| report.run).filter(|run| run.simple().to_string().starts_with(&given));
    Ok(named.next().filter(|_| named.next().is_none()))
}

/// Whether the run is one of the officer's own organisation; another's is as if not there.
pub(super) fn own(house: &House, asker: &Asker, run: Uuid, lang: Lang) -> Result<(), Stopped> {
    runs::own(house, asker, run).map_err(|no| refused(&no, lang))
}

const LINE: Text =
    text("{0}  {1}  {2}  {3}  asiakkaita {4}", "{0}  {1}  {2}  {3}  kunder {4}", "{0}  {1}  {2}  {3}  clients {4}");
const OPEN: Text = text(
    "{0}  {1}  {2}  {3}  KESKEN, kirjoitettu {4} asiakasta",
    "{0}  {1}  {2}  {3}  OAVSLUTAD, {4} kunder skrivna",
    "{0}  {1}  {2}  {3}  NOT FINISHED, {4} clients written",
);
const STALE: Text = text(
    "{0}  {1}  {2}  {3}  KESKEN YLI {5} TUNTIA, kirjoitettu {4} asiakasta: tuo sama tiedosto uudelleen tai peru ajo (import undo)",
    "{0}  {1}  {2}  {3}  OAVSLUTAD I ÖVER {5} TIMMAR, {4} kunder skrivna: importera samma fil på nytt eller återta körningen (import undo)",
    "{0}  {1}  {2}  {3}  NOT FINISHED FOR OVER {5} HOURS, {4} clients written: load the same file again, or undo the run (import undo)",
);
const GIVEN_UP: Text = text(
    "{0}  {1}  {2}  {3}  LUOVUTTU KESKEN, tuotavana oli {4} riviä: rekisteriin ei tullut mitään",
    "{0}  {1}  {2}  {3}  UPPGIVEN OAVSLUTAD, {4} rader skulle tas in: inget kom in i registret",
    "{0}  {1}  {2}  {3}  GIVEN UP UNFINISHED, {4} rows were to be loaded: nothing came into the register",
);
const UNDONE: Text = text(
    "{0}  {1}  {2}  {3}  PERUTTU, asiakkaita oli {4}",
    "{0}  {1}  {2}  {3}  ÅTERTAGEN, kunder var {4}",
    "{0}  {1}  {2}  {3}  UNDONE, clients were {4}",
);
const NO_RUNS: Text = text("Ajoja ei ole.", "Det finns inga körningar.", "There are no runs.");
const NO_RUN: Text = text(
    "Ajoa {0} ei ole. Ajot näyttää: kotodigi import runs",
    "Körningen {0} finns inte. Körningarna visas av: kotodigi import runs",
    "There is no run {0}. kotodigi import runs shows those there are.",
);
const ALREADY: Text =
    text("Ajo {0} on jo peruttu.", "Körningen {0} är redan återtagen.", "The run {0} is undone already.");
const SEVERAL: Text = text(
    "Tunnuksen alku {0} sopii useaan ajoon: anna siitä enemmän.",
    "Början {0} passar flera körningar: ange mer av id.",
    "The beginning {0} fits several runs: give more of the id.",
);
/// Hex digits that name a run: what the reports print of one.
const LEAST_OF_RUN: usize = 8;
const SHORT_RUN: Text = text(
    "”{0}” ei yksilöi ajoa: anna sen tunnus tai siitä ainakin {1} ensimmäistä heksamerkkiä.",
    "”{0}” pekar inte ut någon körning: ange dess id eller minst de {1} första hexsiffrorna.",
    "\"{0}\" names no run: give its id, or at least the first {1} hex digits of it.",
);
