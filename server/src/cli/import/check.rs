//! `kotodigi import check`

use super::super::{Done, Exit, officer, print};
use super::old_file::OldFile;
use super::progress::{Progress, READING};
use super::{failed, kept_mapping, open, organisation, reader, said_of_load, saved};
use crate::house::{Asker, House};
use crate::intake::{Checked, Comparing, Format, Listener, Opened, Standings};
use clap::Args;
use kotodigi::intake::{IntakeRow, load};
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Text, text};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    old: OldFile,
    /// How the report is put.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Compares with this register: what would be created, updated, left.
    #[arg(long, value_name = "DIR", requires = "officer")]
    data: Option<PathBuf>,
    /// Id of the officer who compares.
    #[arg(long = "as", value_name = "OFFICER", requires = "data")]
    officer: Option<String>,
}

/// Hears only how far it is.
struct Alone(Progress);

impl Listener for Alone {
    fn progress(&mut self, rows: u32) {
        self.0.show(READING, rows);
    }

    fn said(&mut self, piece: &str) {
        self.0.clear();
        print(piece);
    }
}

/// Says which kept mapping is used before the report comes.
struct Noting<'a, 'b> {
    comparing: &'a mut Comparing<'b>,
    kept: (&'a Path, &'a str),
    lang: Lang,
}

impl Listener for Noting<'_, '_> {
    fn opened(&mut self, opened: &Opened) {
        let (folder, organisation) = self.kept;
        kept_mapping::used(folder, organisation, opened.saved.as_deref(), self.lang);
    }

    fn progress(&mut self, rows: u32) {
        self.comparing.progress(rows);
    }

    fn row(&mut self, row: IntakeRow) {
        self.comparing.row(row);
    }

    fn said(&mut self, piece: &str) {
        self.comparing.said(piece);
    }

    fn standings(&mut self) -> Result<Standings, No> {
        self.comparing.standings()
    }
}

impl Check {
    pub fn run(self, lang: Lang) -> Done {
        let (reader, stop) = (reader(lang)?, Arc::default());
        let house = self.data.as_deref().map(|data| open(data, lang)).transpose()?;
        let progress = Progress::new(lang);
        let failed = |why| failed(&why, lang);
        let checked = match house.as_ref().zip(self.officer.as_deref()) {
            None => {
                let (mut order, bounds) = self.old.order(None, None, Vec::new(), lang)?;
                order.format = self.format;
                reader.read(&order, None, bounds, &mut Alone(progress), &stop).map_err(failed)?
            }
            Some((house, by)) => {
                let by = officer(house, by, lang)?;
                let (kept, own) = (saved(house, &by, lang)?, organisation(&by));
                let (mut order, bounds) = self.old.order(Some(house), Some(&own), kept, lang)?;
                (order.format, order.compare) = (self.format, true);
                order.ours = load::municipalities(&by);
                let asker = Asker::at_console(&by, lang);
                let progress = RefCell::new(progress);
                let mut tell = |rows| progress.borrow_mut().show(READING, rows);
                let mut hear = |piece: &str| {
                    progress.borrow_mut().clear();
                    print(piece);
                };
                let mut comparing = Comparing::begin(house, &asker, &mut tell, &mut hear).map_err(failed)?;
                let folder = house.place().0;
                let mut noting = Noting { comparing: &mut comparing, kept: (&folder, &own), lang };
                let checked = reader.read(&order, None, bounds, &mut noting, &stop).map_err(failed)?;
                let stays = said_of_load::stays(&comparing.conflicts, lang) + UNSEEN.say(lang) + "\n";
                if self.format == Format::Text {
                    print(&stays)
                } else {
                    eprint!("{stays}")
                }
                checked
            }
        };
        let fits = house.as_ref().is_none_or(|house| fits(house, &checked, lang));
        Ok(if checked.clean && fits { Exit::Clean } else { Exit::Findings })
    }
}

/// Whether the register is for the people of the file; a load would refuse it whole.
fn fits(house: &House, checked: &Checked, lang: Lang) -> bool {
    let codes = checked.identity_codes;
    let (wrong, text) = match house.kind() {
        Directory::Training => (codes.ordinary, FOR_TRAINING),
        Directory::Production => (codes.artificial, FOR_REAL),
    };
    if wrong > 0 {
        eprintln!("{}", phrase!(text, wrong, house.place().0.display().to_string()).say(lang));
    }
    wrong == 0
}

/// Said of every comparison alike: what a check told of somebody unseen, it would tell anybody as often as they ask.
const UNSEEN: Text = text(
    "Tarkistus laskee luotaviin myös ne, jotka ovat rekisterissä mutta joita käyttöoikeutesi ei näytä, kuten turvakiellon asiakkaat. Tuonti jättää heidät ennalleen ja kertoo, montako heitä on.",
    "Kontrollen räknar som nya också dem som finns i registret men som din åtkomsträttighet inte visar, till exempel kunder med spärrmarkering. Importen lämnar dem oförändrade och berättar hur många de är.",
    "A check counts as new also those who are in the register and whom your right of use does not show, such as clients with non-disclosure. A load leaves them as they are and tells how many they are.",
);
const FOR_TRAINING: Text = text(
    "Tuontia ei tehtäisi: tiedostossa on {0} tavallista henkilötunnusta, ja {1} on harjoitusrekisteri, johon tuodaan vain keksittyjä (900–999).",
    "Ingen import skulle göras: filen har {0} vanliga personbeteckningar, och {1} är ett övningsregister, dit bara påhittade tas in (900–999).",
    "Nothing would be loaded: the file has {0} ordinary identity codes, and {1} is a training register, which takes made-up ones only (900–999).",
);
const FOR_REAL: Text = text(
    "Tuontia ei tehtäisi: tiedostossa on {0} keksittyä henkilötunnusta (900–999), ja {1} on oikeiden asiakkaiden rekisteri.",
    "Ingen import skulle göras: filen har {0} påhittade personbeteckningar (900–999), och {1} är ett register för verkliga kunder.",
    "Nothing would be loaded: the file has {0} made-up identity codes (900–999), and {1} is a register of real clients.",
);
