//! `kotodigi import`: an old register is checked, loaded as one run, taken back.

use super::{By, Done, Exit, Register, Stopped, day, officer, print, unreadable};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::house::{Asker, House};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use kotodigi::entry::Hash;
use kotodigi::intake::load::{self, Loaded, Origin};
use kotodigi::intake::{self, Fault, IntakeRow, Known, Limits, Mapping, Mends, OldRegister, Report};
use kotodigi::officer::Officer;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Text, text};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Checks every cell of a file; saves nothing.
    Check(Check),
    /// Loads every row without an error as one run, all or none.
    Load(Load),
    /// Takes a run back.
    Undo(Undo),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
}

#[derive(Debug, Args)]
struct OldFile {
    file: PathBuf,
    /// Which column is which, as JSON; proposed when none is given.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// The day of the check; if none is given, the register's own day, or today where there is no register.
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    old: OldFile,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Compares with this register: what would be created, updated, left.
    #[arg(long, value_name = "DIR", requires = "officer")]
    data: Option<PathBuf>,
    /// Id of the officer who compares.
    #[arg(long = "as", value_name = "OFFICER")]
    officer: Option<String>,
}

#[derive(Debug, Args)]
pub struct Load {
    #[command(flatten)]
    old: OldFile,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// Loads nothing when any row has an error.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
pub struct Undo {
    /// The run, or at least the first 8 hex digits of its id.
    run: String,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
}

impl Import {
    pub fn run(self, lang: Lang) -> Done {
        match self {
            Import::Check(command) => command.run(lang),
            Import::Load(command) => command.run(lang),
            Import::Undo(command) => command.run(lang),
        }
    }
}

impl OldFile {
    fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn bytes(&self, lang: Lang) -> Result<Vec<u8>, Stopped> {
        let wrong = |why: std::io::Error| unreadable(&self.file, &why, lang);
        let (mut bytes, file) = (Vec::new(), fs::File::open(&self.file).map_err(wrong)?);
        // It is read into memory: what is larger is not begun.
        if file.metadata().map_err(wrong)?.len() > LARGEST {
            return Err((Exit::Findings, phrase!(TOO_LARGE, self.name(), LARGEST.to_string()).say(lang)));
        }
        file.take(LARGEST).read_to_end(&mut bytes).map_err(wrong)?;
        Ok(bytes)
    }

    fn limits(&self, house: Option<&House>, lang: Lang) -> Result<Limits, Stopped> {
        let own = house.map(House::on).transpose().map_err(|why| broken(&why.into(), lang))?;
        Ok(Limits::of_law(self.on.or(own).unwrap_or_else(clock::today)))
    }

    fn mapping(&self, register: &OldRegister<'_>, lang: Lang) -> Result<Mapping, Stopped> {
        let Some(file) = &self.mapping else { return Ok(intake::propose(register)) };
        let json = fs::read_to_string(file).map_err(|why| unreadable(file, &why, lang))?;
        serde_json::from_str(&json).map_err(|why| unreadable(file, &why, lang))
    }
}

/// A file that is no register is a finding about the file, not a fault of the machine.
fn faulty(lang: Lang) -> impl Fn(Fault) -> Stopped {
    move |fault| (Exit::Findings, fault.message(lang))
}

impl Check {
    fn run(self, lang: Lang) -> Done {
        let bytes = self.old.bytes(lang)?;
        let old = intake::open(&bytes).map_err(faulty(lang))?;
        let mapping = self.old.mapping(&old, lang)?;
        let house = self.data.as_deref().map(|data| open(data, lang)).transpose()?;
        let limits = self.old.limits(house.as_ref(), lang)?;
        let check = |known: Option<&dyn Known>| intake::check(&old, &mapping, &Mends::default(), &limits, known);
        let report = match house.as_ref().zip(self.officer.as_deref()) {
            None => check(None).map_err(faulty(lang))?,
            Some((house, by)) => compared(house, &officer(house, by, lang)?, lang, check)?,
        };
        print(&match self.format {
            Format::Text => report.text(&self.old.name(), lang),
            Format::Json => format!("{:#}\n", report.json(&self.old.name(), lang)),
            Format::Html => report.html(&self.old.name(), lang),
        });
        Ok(if report.is_clean() { Exit::Clean } else { Exit::Findings })
    }
}

/// A check against a register: may the officer do it, then the look at every client compared, then the report.
fn compared(
    house: &House,
    by: &Officer,
    lang: Lang,
    check: impl FnOnce(Option<&dyn Known>) -> Result<Report, Fault>,
) -> Result<Report, Stopped> {
    let asker = Asker::at_console(by, lang);
    let note = |shown| house.note_intake(&asker, "import_check", shown).map_err(|no| refused(&no, lang));
    // May it be done at all? A refusal is in the log before anything was compared.
    if house.may(&asker, load::INTAKE).is_err() {
        note(Vec::new())?;
    }
    let shown = RefCell::new(BTreeSet::new());
    let report = house
        .with(|office| {
            check(Some(&|row: &IntakeRow| {
                let compared = load::compare(office, by, row);
                shown.borrow_mut().extend(compared.shown());
                compared.standing
            }))
        })
        .map_err(|why| broken(&why.into(), lang))?;
    // A look is in the log before what was seen is printed.
    note(shown.into_inner().into_iter().collect())?;
    report.map_err(faulty(lang))
}

impl Load {
    fn run(self, lang: Lang) -> Done {
        let bytes = self.old.bytes(lang)?;
        let old = intake::open(&bytes).map_err(faulty(lang))?;
        let mapping = self.old.mapping(&old, lang)?;
        let house = open_if_there(&self.register.data, lang)?;
        let limits = self.old.limits(house.as_ref(), lang)?;
        let report = intake::check(&old, &mapping, &Mends::default(), &limits, None).map_err(faulty(lang))?;
        if report.would.reject > 0 || report.errors() > 0 {
            eprint!("{}", report.text(&self.old.name(), lang));
        }
        if self.strict && report.would.reject > 0 {
            return Err((Exit::Findings, STRICT.say(lang).to_owned()));
        }
        let mut rows = Vec::with_capacity(old.about());
        intake::sound_rows(&old, &mapping, &Mends::default(), &limits, |row| rows.push(row)).map_err(faulty(lang))?;
        let house = match house {
            Some(house) => house,
            None => create(&self.register.data, lang)?,
        };
        let (system, file_hash) = (self.old.name(), Hash::of(&[&bytes]).to_string());
        let origin = Origin { system: &system, file_hash: &file_hash };
        let by = officer(&house, &self.by.officer, lang)?;
        let loaded = house
            .change(&Asker::at_console(&by, lang), Some(("import_load", Vec::new())), |office, visit| {
                load::load(office, visit, origin, &rows)
            })
            .map_err(|no| refused(&no, lang))?;
        print(&say_loaded(&loaded, &report, lang));
        Ok(if report.would.reject > 0 { Exit::Findings } else { Exit::Clean })
    }
}

impl Undo {
    fn run(self, lang: Lang) -> Done {
        let given = self.run.replace('-', "").to_lowercase();
        if given.len() < LEAST_OF_RUN || !given.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err((Exit::Usage, phrase!(SHORT_RUN, self.run, LEAST_OF_RUN).say(lang)));
        }
        let house = open(&self.register.data, lang)?;
        let asker = Asker::at_console(&officer(&house, &self.by.officer, lang)?, lang);
        let runs = house
            .with(|office| office.runs().filter(|run| run.simple().to_string().starts_with(&given)).collect::<Vec<_>>())
            .map_err(|why| broken(&why.into(), lang))?;
        let [run] = runs[..] else {
            house.note_intake(&asker, "import_undo", Vec::new()).map_err(|no| refused(&no, lang))?;
            return Err((Exit::Usage, phrase!(NO_RUN, self.run).say(lang)));
        };
        let shown = house
            .with(|office| office.run(run).into_iter().flat_map(|run| &run.clients).copied().collect())
            .map_err(|why| broken(&why.into(), lang))?;
        let undone = house
            .change(&asker, Some(("import_undo", shown)), |office, visit| load::undo(office, visit, run))
            .map_err(|no| refused(&no, lang))?;
        print(&(phrase!(UNDONE, run.to_string(), undone).say(lang) + "\n"));
        Ok(Exit::Clean)
    }
}

fn say_loaded(loaded: &Loaded, report: &Report, lang: Lang) -> String {
    let Loaded { run, created, updated, unchanged, elsewhere, twice } = *loaded;
    let mut said = phrase!(LOADED, created, updated, unchanged, report.would.reject + elsewhere + twice).say(lang);
    if let Some(run) = run {
        said += "\n";
        said += &phrase!(RUN, run.to_string()).say(lang);
    }
    said + "\n"
}

fn open(data: &Path, lang: Lang) -> Result<House, Stopped> {
    DataDir::open(data, Directory::Training).and_then(House::open).map_err(|shut| shut.stop(lang))
}

fn open_if_there(data: &Path, lang: Lang) -> Result<Option<House>, Stopped> {
    match DataDir::open(data, Directory::Training) {
        Err(Shut::Empty(_)) => Ok(None),
        opened => opened.and_then(House::open).map(Some).map_err(|shut| shut.stop(lang)),
    }
}

/// Only training registers can be made so far, so an empty directory becomes one, and that is said.
fn create(data: &Path, lang: Lang) -> Result<House, Stopped> {
    eprintln!("{}", phrase!(MADE, data.display().to_string()).say(lang));
    DataDir::create(data, Directory::Training, clock::today()).and_then(House::open).map_err(|shut| shut.stop(lang))
}

/// A no as a command line says it.
pub(super) fn refused(no: &No, lang: Lang) -> Stopped {
    if matches!(no, No::Broken(_)) {
        return broken(no, lang);
    }
    let view = no.view(lang);
    let problems: String = view.problems.iter().map(|p| format!("\n  {}: {}", p.field, p.what)).collect();
    let cite = view.cite.map(|cite| format!(" [{cite}]")).unwrap_or_default();
    (Exit::Findings, format!("{}{cite} {}{problems}", view.detail, view.next))
}

fn broken(no: &No, lang: Lang) -> Stopped {
    let view = no.view(lang);
    (Exit::Broken, format!("{} {}", view.detail, view.next))
}

/// Bytes of a file, as the list of fixed limits has it.
const LARGEST: u64 = 1_000_000_000;
const TOO_LARGE: Text = text(
    "{0} on liian suuri: enintään {1} tavua. Jaa se useampaan tiedostoon.",
    "{0} är för stor: högst {1} byte. Dela upp den i flera filer.",
    "{0} is too large: at most {1} bytes. Divide it into several files.",
);
const STRICT: Text = text(
    "Mitään ei tuotu: tiedostossa on rivejä, joissa on virhe (--strict).",
    "Inget togs in: filen har rader med fel (--strict).",
    "Nothing was loaded: the file has rows with an error (--strict).",
);
const LOADED: Text = text(
    "Luotu {0}, päivitetty {1}, ennallaan {2}, jäi pois {3}.",
    "Skapade {0}, uppdaterade {1}, oförändrade {2}, utelämnade {3}.",
    "Created {0}, updated {1}, unchanged {2}, left out {3}.",
);
const RUN: Text = text("Ajo {0}", "Körning {0}", "Run {0}");
const NO_RUN: Text = text(
    "Ajoa {0} ei ole, tai se on jo peruttu, tai tunnuksen alku sopii useaan.",
    "Körningen {0} finns inte, är redan återtagen eller så passar början på flera.",
    "There is no run {0}, or it is undone already, or the beginning fits several.",
);
/// Hex digits that name a run: what the reports print of one.
const LEAST_OF_RUN: usize = 8;
const SHORT_RUN: Text = text(
    "”{0}” ei nimeä ajoa: anna sen tunnus tai siitä ainakin {1} ensimmäistä heksamerkkiä.",
    "”{0}” pekar inte ut någon körning: ange dess id eller minst de {1} första hexsiffrorna.",
    "\"{0}\" names no run: give its id, or at least the first {1} hex digits of it.",
);
const UNDONE: Text =
    text("Ajo {0} peruttu: {1} asiakasta.", "Körningen {0} återtagen: {1} kunder.", "Run {0} undone: {1} clients.");
const MADE: Text = text(
    "Hakemistoon {0} tehtiin harjoitusrekisteri.",
    "Ett övningsregister skapades i katalogen {0}.",
    "A training register was made in {0}.",
);
