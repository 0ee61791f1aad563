//! Why a file was not read, in words: what, where, what to do.

use crate::disk;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::words::{Lang, Phrase, Text, text};
use std::io;

#[derive(Debug)]
pub enum Failed {
    /// The file is no register; the sentence says why.
    Fault {
        code: String,
        message: String,
    },
    /// It needed more memory than a file gets.
    Memory {
        megabytes: u64,
        after: Option<u32>,
    },
    Time {
        seconds: u64,
        after: Option<u32>,
    },
    /// The reading process died of it.
    Crashed {
        after: Option<u32>,
    },
    /// Somebody stopped it.
    Stopped,
    /// Not the file that was checked before.
    OtherFile,
    /// So many rows have an error, and then nothing was to be loaded.
    Strict {
        rows: u32,
        /// Rows of other parts that belong to no client.
        without_client: u32,
    },
    No(No),
    /// The archive could not be written.
    Kept(io::Error),
    /// The process could not be started.
    Machine(io::Error),
}

impl From<No> for Failed {
    fn from(no: No) -> Failed {
        Failed::No(no)
    }
}

impl Failed {
    pub fn code(&self) -> &str {
        match self {
            Failed::Fault { code, .. } => code,
            Failed::Memory { .. } => "reading_memory",
            Failed::Time { .. } => "reading_time",
            Failed::Crashed { .. } => "reading_crashed",
            Failed::Stopped => "reading_stopped",
            Failed::OtherFile => "other_file",
            Failed::Strict { .. } => "rows_with_errors",
            Failed::No(_) => "refused",
            Failed::Kept(_) => "archive_not_kept",
            Failed::Machine(_) => "reading_not_started",
        }
    }

    /// What happened, and where.
    pub fn detail(&self, lang: Lang) -> String {
        match self {
            Failed::Fault { message, .. } => message.clone(),
            Failed::Memory { megabytes, after } => phrase!(MEMORY, megabytes.to_string(), place(*after)).say(lang),
            Failed::Time { seconds, after } => phrase!(TIME, seconds.to_string(), place(*after)).say(lang),
            Failed::Crashed { after } => phrase!(CRASHED, place(*after)).say(lang),
            Failed::Stopped => STOPPED.say(lang).to_owned(),
            Failed::OtherFile => OTHER.say(lang).to_owned(),
            Failed::Strict { rows, without_client: 0 } => phrase!(STRICT, *rows).say(lang),
            Failed::Strict { rows, without_client } => phrase!(STRICT_PARTS, *rows, *without_client).say(lang),
            Failed::No(no) => no.view(lang).detail,
            Failed::Kept(why) => phrase!(KEPT, disk::said(why)).say(lang),
            Failed::Machine(why) => phrase!(MACHINE, disk::said(why)).say(lang),
        }
    }

    pub fn next(&self, lang: Lang) -> String {
        match self {
            // The sentence of a fault says what to do.
            Failed::Fault { .. } => String::new(),
            Failed::Memory { .. } | Failed::Time { .. } => SPLIT.say(lang).to_owned(),
            Failed::Crashed { .. } => REPORT.say(lang).to_owned(),
            Failed::OtherFile => CHECK.say(lang).to_owned(),
            Failed::Strict { .. } => MEND.say(lang).to_owned(),
            Failed::Stopped => AGAIN.say(lang).to_owned(),
            Failed::No(no) => no.view(lang).next,
            Failed::Kept(_) => ROOM.say(lang).to_owned(),
            Failed::Machine(_) => KEEPER.say(lang).to_owned(),
        }
    }
}

fn place(after: Option<u32>) -> Phrase {
    match after {
        Some(row) => phrase!(text("rivin {0} jälkeen", "efter rad {0}", "after row {0}"), row),
        None => text("ennen ensimmäistä riviä", "före den första raden", "before the first row").into(),
    }
}

const MEMORY: Text = text(
    "Tiedoston lukemiseen ei riittänyt {0} Mt muistia; luku keskeytyi {1}. Mitään ei tallennettu.",
    "{0} MB minne räckte inte för att läsa filen; läsningen avbröts {1}. Ingenting sparades.",
    "{0} MB of memory was not enough to read the file; reading stopped {1}. Nothing was saved.",
);
const TIME: Text = text(
    "Tiedoston lukeminen kesti yli {0} sekuntia ja keskeytettiin {1}. Mitään ei tallennettu.",
    "Läsningen av filen tog över {0} sekunder och avbröts {1}. Ingenting sparades.",
    "Reading the file took more than {0} seconds and was stopped {1}. Nothing was saved.",
);
const CRASHED: Text = text(
    "Tiedoston lukeminen kaatui {0}. Rekisteri toimii eikä mitään tallennettu.",
    "Läsningen av filen kraschade {0}. Registret fungerar och ingenting sparades.",
    "Reading the file crashed {0}. The register works, and nothing was saved.",
);
const STOPPED: Text = text(
    "Tiedoston lukeminen keskeytettiin. Mitään ei tallennettu.",
    "Läsningen av filen avbröts. Ingenting sparades.",
    "Reading the file was stopped. Nothing was saved.",
);
const OTHER: Text = text(
    "Tämä ei ole se tiedosto, joka tarkistettiin: tiiviste on toinen. Mitään ei tuotu.",
    "Detta är inte den fil som kontrollerades: kontrollsumman är en annan. Ingenting togs in.",
    "This is not the file that was checked: its hash is another. Nothing was loaded.",
);
const CHECK: Text = text("Tarkista tämä tiedosto ensin.", "Kontrollera den här filen först.", "Check this file first.");
const STRICT: Text = text(
    "Mitään ei tuotu: tiedostossa on {0} riviä, joissa on virhe.",
    "Ingenting togs in: filen har {0} rader med fel.",
    "Nothing was loaded: the file has {0} rows with an error.",
);
const STRICT_PARTS: Text = text(
    "Mitään ei tuotu: tiedostossa on {0} asiakkaan riviä, joissa on virhe, ja muissa osissa {1} riviä, joilla ei ole asiakasta.",
    "Ingenting togs in: filen har {0} kundrader med fel, och de andra delarna {1} rader utan kund.",
    "Nothing was loaded: the file has {0} clients' rows with an error, and the other parts {1} rows that belong to no client.",
);
const MEND: Text = text(
    "Korjaa rivit, tai tuo muut rivit ilman niitä.",
    "Rätta raderna, eller ta in de övriga raderna utan dem.",
    "Mend the rows, or load the others without them.",
);
const MACHINE: Text = text(
    "Tiedoston lukijaa ei voitu käynnistää ({0}).",
    "Filläsaren kunde inte startas ({0}).",
    "What reads the file could not be started ({0}).",
);
const KEPT: Text = text(
    "Arkistotiedostoa ei voitu kirjoittaa ({0}). Mitään ei tuotu.",
    "Arkivfilen kunde inte skrivas ({0}). Ingenting togs in.",
    "The archive could not be written ({0}). Nothing was loaded.",
);
const ROOM: Text = text(
    "Anna toinen paikka tai tee tilaa levylle.",
    "Ange en annan plats eller frigör utrymme på disken.",
    "Give another place, or make room on the disk.",
);
const SPLIT: Text = text(
    "Tarkista, että tiedosto on oikea; vie tiedot CSV-muodossa tai jaa ne useampaan tiedostoon.",
    "Kontrollera att filen är rätt; exportera uppgifterna som CSV eller dela dem på flera filer.",
    "Check that it is the right file; export the data as CSV, or split it into several files.",
);
const REPORT: Text = text(
    "Vie tiedot vanhasta järjestelmästä uudelleen. Jos se ei auta, kerro asiasta järjestelmän ylläpidolle.",
    "Exportera uppgifterna på nytt ur det gamla systemet. Hjälper det inte, kontakta systemunderhållet.",
    "Export the data from the old system again. If that does not help, tell those who maintain this system.",
);
const AGAIN: Text = text("Aloita alusta, kun haluat.", "Börja om när du vill.", "Begin again when you like.");
const KEEPER: Text =
    text("Kerro asiasta ylläpidolle.", "Kontakta systemunderhållet.", "Tell those who maintain this system.");
