//! `kotodigi verify`: a directory, also while a server works in it, or one client's record as a file.

mod report;
mod said;

use super::import::slip;
use super::{Done, Exit, print, unreadable};
use crate::backup::{self, Verified};
use crate::directory::DataDir;
use crate::proof::{self, Proof};
use clap::Args;
use kotodigi::phrase;
use kotodigi::record::anchor::{self, Anchor};
use kotodigi::record::{self, RecordFile};
use kotodigi::words::{Lang, Text, text};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct Verify {
    /// The data directory.
    #[arg(long, value_name = "DIR", required_unless_present_any = ["record", "report"])]
    data: Option<PathBuf>,
    /// Anchors kept elsewhere, old or new: the directory must have passed through every one of them.
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// One client's record, taken out by `kotodigi record`.
    #[arg(long, value_name = "FILE", conflicts_with = "data")]
    record: Option<PathBuf>,
    /// The report of a migration (JSON or PDF), by `kotodigi import report`.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "record"])]
    report: Option<PathBuf>,
    /// The key it should be signed with, as `kotodigi import report --key` prints it at the register.
    #[arg(long, value_name = "KEY", requires = "report")]
    key: Option<String>,
}

const JOURNAL: Text = text(
    "Päiväkirja: {0} merkintää, pää {1}",
    "Journal: {0} anteckningar, huvud {1}",
    "Journal: {0} entries, head {1}",
);
const LOOKS: Text = text(
    "Katseluloki: {0} merkintää, pää {1}",
    "Läslogg: {0} anteckningar, huvud {1}",
    "Log of looks: {0} entries, head {1}",
);
const CHECKPOINT: Text =
    text("Ankkurit {0}: {1} riviä verrattu", "Ankare {0}: {1} rader jämförda", "Anchors {0}: {1} lines compared");
const RECORD: Text = text(
    "Asiakirja {0} on eheä: {1} merkintää, joista {2} poistettu; viimeisen tiiviste {3}",
    "Akten {0} är hel: {1} anteckningar, varav {2} raderade; den sistas kontrollsumma {3}",
    "Record {0} is whole: {1} entries, of which {2} erased; hash of the last {3}",
);
const NOT_A_RECORD: Text = text(
    "tiedosto ei ole asiakirja, jonka kotodigi record on kirjoittanut, tai sitä on muutettu tässä kohdassa.",
    "filen är inte en akt som kotodigi record har skrivit, eller så har den ändrats här.",
    "the file is not a record that kotodigi record wrote, or it was changed here.",
);
const BROKEN_RECORD: Text =
    text("Asiakirja ei ole eheä. {0}", "Akten är inte hel. {0}", "The record is not whole. {0}");

const WITNESSED: Text = text(
    "Kaikki {0} merkintää johtavat päihin, jotka toinen organisaatio on tallettanut.",
    "Alla {0} anteckningar leder till huvuden som en annan organisation har sparat.",
    "All {0} entries lead to heads that another organisation kept.",
);
const UNTIED: Text = text(
    "Talletettuihin päihin johtaa merkintöjä vain {0}/{1}: vertaa loput rekisteriin.",
    "Bara {0} av {1} anteckningar leder till sparade huvuden: jämför resten med registret.",
    "Only {0} of {1} entries lead to heads that were kept: compare the rest with the register.",
);
const OTHER_HEADS: Text = text(
    "Talletettu pää on toinen kuin tiedostossa: asiakirja on kirjoitettu uudelleen.",
    "Ett sparat huvud är ett annat än i filen: akten har skrivits om.",
    "A head that was kept is another than in the file: the record was written anew.",
);

impl Verify {
    pub fn run(self, lang: Lang) -> Done {
        if let Some(file) = &self.report {
            return report::run(file, self.key.as_deref(), lang);
        }
        match (&self.record, &self.data) {
            (Some(file), _) => of_record(file, &self.checkpoint, lang),
            (None, Some(file)) if file.is_file() => of_backup(file, lang),
            (None, Some(folder)) => of_directory(folder, &self.checkpoint, lang),
            (None, None) => Ok(Exit::Usage),
        }
    }
}

fn of_directory(folder: &Path, checkpoints: &[PathBuf], lang: Lang) -> Done {
    DataDir::kind_of(folder).map_err(|shut| shut.stop(lang))?;
    let Proof { journal, looks, checkpoints, findings } =
        proof::of(folder, checkpoints).map_err(|(file, why)| unreadable(&file, &why, lang))?;
    for (what, head) in [(JOURNAL, journal), (LOOKS, looks)] {
        if let Some(head) = head {
            print(&format!("{}\n", phrase!(what, head.position.to_string(), head.hash.to_string()).say(lang)));
        }
    }
    for (file, lines) in checkpoints {
        print(&format!("{}\n", phrase!(CHECKPOINT, file.display().to_string(), lines.to_string()).say(lang)));
    }
    for finding in &findings {
        print(&format!("{}\n", said::finding(finding).say(lang)));
    }
    Ok(if findings.is_empty() {
        Exit::Clean
    } else if findings.iter().any(proof::Finding::is_failure) {
        Exit::Broken
    } else {
        Exit::Findings
    })
}

fn of_record(file: &Path, checkpoints: &[PathBuf], lang: Lang) -> Done {
    let text = std::fs::read_to_string(file).map_err(|why| unreadable(file, &why, lang))?;
    let record = RecordFile::parse(&text).map_err(|why| slip(file, &why, Some(NOT_A_RECORD), lang))?;
    let (said, exit) = match record::verify(&record) {
        Ok(report) => {
            let (entries, erased) = (report.entries.to_string(), report.erased.to_string());
            let hash = report.head.hash.to_string();
            (phrase!(RECORD, report.client_number, entries, erased, hash), Exit::Clean)
        }
        Err(fault) => (phrase!(BROKEN_RECORD, fault.words()), Exit::Findings),
    };
    print(&format!("{}\n", said.say(lang)));
    let mut all = exit;
    for kept in checkpoints.iter().filter(|_| exit == Exit::Clean) {
        let text = std::fs::read_to_string(kept).map_err(|why| unreadable(kept, &why, lang))?;
        let kept: Vec<Anchor> = anchor::read(&text).0.into_iter().map(|(_, anchor)| anchor).collect();
        let (said, exit) = match record::witnessed(&record, &kept) {
            Some(count) if count == record.entries.len() => (phrase!(WITNESSED, count.to_string()), Exit::Clean),
            Some(count) => (phrase!(UNTIED, count.to_string(), record.entries.len().to_string()), Exit::Findings),
            None => (OTHER_HEADS.into(), Exit::Findings),
        };
        print(&format!("{}\n", said.say(lang)));
        all = if exit == Exit::Clean { all } else { exit };
    }
    Ok(all)
}

/// Every part's sum and both chains of a backup.
fn of_backup(file: &Path, lang: Lang) -> Done {
    let Verified { journal, looks: (count, hash) } = backup::verify(file).map_err(|shut| shut.stop(lang))?;
    print(&format!("{}\n", phrase!(JOURNAL, journal.position.to_string(), journal.hash.to_string()).say(lang)));
    print(&format!("{}\n", phrase!(LOOKS, count.to_string(), hash.to_string()).say(lang)));
    Ok(Exit::Clean)
}
