//! Why a data directory can't be used, and what is broken in it, in words.

use super::{Exit, Stopped};
use crate::directory::{DataDir, Shut};
use crate::disk;
use crate::sqlite::word;
use kotodigi::journal::{Broken, ChainFault};
use kotodigi::phrase;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, Phrase, Text, text};

impl Shut {
    fn words(&self) -> Phrase {
        match self {
            Shut::Empty(folder) => phrase!(
                text(
                    "Hakemistossa {0} ei ole rekisteriä. Tee sellainen: kotodigi init --training --data {0}",
                    "Det finns inget register i katalogen {0}. Skapa ett: kotodigi init --training --data {0}",
                    "There is no register in {0}. Make one: kotodigi init --training --data {0}"
                ),
                folder.display().to_string()
            ),
            Shut::Taken(folder) => phrase!(
                text(
                    "Hakemisto {0} ei ole tyhjä; rekisteri tehdään tyhjään.",
                    "Katalogen {0} är inte tom; ett register skapas i en tom katalog.",
                    "{0} is not empty; a register is made in an empty directory."
                ),
                folder.display().to_string()
            ),
            Shut::Other { folder, is, wanted } => phrase!(
                text(
                    "Hakemisto {0} on tehty {1}, eikä sitä avata {2}: oikeat ja keksityt asiakkaat eivät sekoitu.",
                    "Katalogen {0} skapades för {1} och öppnas inte för {2}: verkliga och påhittade kunder blandas inte.",
                    "{0} was made for {1} and is not opened for {2}: real and made-up clients do not mix."
                ),
                folder.display().to_string(),
                kind(*is),
                kind(*wanted)
            ),
            Shut::InUse { folder, by } if !by.contains("://") && by.starts_with('(') => phrase!(
                text(
                    "Hakemisto {0} on toisen komennon käytössä {1}, esimerkiksi tuonnin. Odota, että se päättyy, ja yritä uudelleen.",
                    "Katalogen {0} används av ett annat kommando {1}, till exempel en import. Vänta tills det är klart och försök igen.",
                    "{0} is in use by another command {1}, such as a load. Wait until it ends, and try again."
                ),
                folder.display().to_string(),
                by.clone()
            ),
            Shut::InUse { folder, by } => phrase!(
                text(
                    "Hakemisto {0} on käynnissä olevan palvelimen käytössä: {1}. Pysäytä se tai käytä sen sivuja.",
                    "Katalogen {0} används av den server som är igång: {1}. Stoppa den eller använd dess sidor.",
                    "{0} is in use by the running server at {1}: stop it or use its pages."
                ),
                folder.display().to_string(),
                by.clone()
            ),
            Shut::Restoring(folder) => phrase!(
                text(
                    "Hakemistoon {0} palautettiin varmuuskopiota, ja palautus jäi kesken. Aja se uudelleen: kotodigi restore",
                    "En säkerhetskopia återställdes till katalogen {0}, och återställningen avbröts. Kör den på nytt: kotodigi restore",
                    "A backup was being restored into {0} and was not finished. Run it again: kotodigi restore"
                ),
                folder.display().to_string()
            ),
            Shut::NotABackup { file, why } => phrase!(
                text(
                    "{0} ei ole ehjä varmuuskopio ({1}).",
                    "{0} är inte en hel säkerhetskopia ({1}).",
                    "{0} is not a whole backup ({1})."
                ),
                file.display().to_string(),
                why.clone()
            ),
            Shut::NoErasedList(file) => phrase!(
                text(
                    "Poistettujen luetteloa {0} ei ole. Varmuuskopio voi palauttaa ihmisiä, joiden tiedot on jo poistettu. Anna luettelo (--erased TIEDOSTO), tai vakuuta, ettei rekisteristä ole koskaan poistettu ketään (--nobody-erased).",
                    "Förteckningen över raderade, {0}, finns inte. En säkerhetskopia kan återföra personer vars uppgifter redan har raderats. Ange förteckningen (--erased FIL) eller försäkra att ingen någonsin har raderats ur registret (--nobody-erased).",
                    "There is no list of the erased at {0}. A backup may bring back people whose data were erased. Give the list (--erased FILE), or vouch that nobody was ever erased from this register (--nobody-erased)."
                ),
                file.display().to_string()
            ),
            Shut::OtherErasedList(file) => phrase!(
                text(
                    "Poistettujen luettelo {0} on toisen rekisterin. Anna tämän rekisterin luettelo: --erased TIEDOSTO",
                    "Förteckningen över raderade, {0}, hör till ett annat register. Ange detta registers förteckning: --erased FIL",
                    "The list of the erased {0} is another register's. Give this register's: --erased FILE"
                ),
                file.display().to_string()
            ),
            Shut::ErasedListInside(file) => phrase!(
                text(
                    "Poistettujen luettelo {0} olisi tietohakemistossa. Pidä se sen ulkopuolella, mieluiten toisella levyllä.",
                    "Förteckningen över raderade, {0}, skulle finnas i datakatalogen. Håll den utanför, helst på en annan disk.",
                    "The list of the erased {0} would stand in the data directory. Keep it outside, best on another disk."
                ),
                file.display().to_string()
            ),
            Shut::OldErasedList { file, lines, had } => phrase!(
                text(
                    "Poistettujen luettelossa {0} on {1} asiakasta, mutta varmuuskopiota tehtäessä niitä oli {2}. Anna uusin luettelo: --erased TIEDOSTO",
                    "Förteckningen över raderade, {0}, har {1} kunder, men när säkerhetskopian gjordes hade den {2}. Ange den nyaste: --erased FIL",
                    "The list of the erased {0} has {1} clients, but had {2} when the backup was made. Give the newest: --erased FILE"
                ),
                file.display().to_string(),
                lines.to_string(),
                had.to_string()
            ),
            Shut::Broken(fault) => broken(fault),
        }
    }

    /// How a command ends that meets it.
    pub fn stop(&self, lang: Lang) -> Stopped {
        let exit = if matches!(self, Shut::Broken(_)) { Exit::Broken } else { Exit::Usage };
        (exit, self.words().say(lang))
    }
}

/// Tells whoever opened a directory of an older format where the backup of it is, for there are clients' data in it.
pub(super) fn upgraded(directory: &DataDir, lang: Lang) {
    let Some(backup) = directory.upgraded() else { return };
    let done = text(
        "Hakemisto oli vanhempaa muotoa ja päivitettiin. Varmuuskopio sitä ennen: {0}",
        "Katalogen hade ett äldre format och uppdaterades. Säkerhetskopia före det: {0}",
        "The directory was of an older format and was brought up to date. The backup from before: {0}",
    );
    eprintln!("{}", phrase!(done, backup.display().to_string()).say(lang));
}

/// Whom a directory is for, as the sentence above takes it; the journal keeps it as a word of its own.
fn kind(of: Directory) -> Text {
    match word(of) {
        "training" => text("harjoitteluun", "övning", "training"),
        _ => text("oikeille asiakkaille", "verkliga kunder", "real clients"),
    }
}

/// What failed in the store, as a sentence; what the machine said stands in parentheses.
pub(super) fn broken(fault: &Broken) -> Phrase {
    match fault {
        Broken::Store(why) => phrase!(
            text(
                "Rekisterin tiedostoa ei voitu lukea tai kirjoittaa ({0}).",
                "En fil i registret kunde inte läsas eller skrivas ({0}).",
                "A file of the register could not be read or written ({0})."
            ),
            disk::said_of(why)
        ),
        Broken::Moved(position) => phrase!(
            text(
                "Joku muu kirjoitti päiväkirjaan merkinnän {0} jälkeen.",
                "Någon annan skrev i journalen efter anteckning {0}.",
                "Somebody else wrote to the journal after entry {0}."
            ),
            position.to_string()
        ),
        Broken::NewerProgram { position, kind, version } => phrase!(
            text(
                "Merkinnän {0} lukemiseen tarvitaan uudempi ohjelma ({1} {2}).",
                "För att läsa anteckning {0} behövs ett nyare program ({1} {2}).",
                "A newer program is needed to read entry {0} ({1} {2})."
            ),
            position.to_string(),
            kind.clone(),
            version.to_string()
        ),
        Broken::Unreadable { position, kind, why } => phrase!(
            text(
                "Merkintää {0} ei voi lukea ({1}: {2}).",
                "Anteckning {0} kan inte läsas ({1}: {2}).",
                "Entry {0} can't be read ({1}: {2})."
            ),
            position.to_string(),
            kind.clone(),
            why.clone()
        ),
        Broken::Chain { position, fault } => phrase!(
            text(
                "Ketju katkeaa merkintään {0}: {1} ({2}).",
                "Kedjan bryts vid anteckning {0}: {1} ({2}).",
                "The chain breaks at entry {0}: {1} ({2})."
            ),
            position.to_string(),
            chain(*fault),
            format!("{fault:?}").to_lowercase()
        ),
    }
}

const fn chain(fault: ChainFault) -> Text {
    match fault {
        ChainFault::Position => text(
            "merkintä puuttuu tai on kahdesti",
            "en anteckning saknas eller finns två gånger",
            "an entry is missing or stands twice",
        ),
        ChainFault::Number => text(
            "tämän asiakkaan merkintä puuttuu tai on kahdesti",
            "en anteckning om denna kund saknas eller finns två gånger",
            "an entry of this client is missing or stands twice",
        ),
        ChainFault::Previous => text(
            "edellinen merkintä ei ole se, jonka perään tämä kirjoitettiin",
            "den föregående anteckningen är inte den som denna skrevs efter",
            "the entry before is not the one this was written behind",
        ),
        ChainFault::Content => text(
            "sisältö ei ole se, joka kirjoitettiin",
            "innehållet är inte det som skrevs",
            "the content is not what was written",
        ),
        ChainFault::Header => text(
            "otsake ei ole se, joka kirjoitettiin",
            "huvudet är inte det som skrevs",
            "the header is not what was written",
        ),
        ChainFault::Head => text(
            "päiväkirja päättyy muuhun kuin sen oma pää sanoo",
            "journalen slutar någon annanstans än dess huvud säger",
            "the journal ends elsewhere than its head says",
        ),
    }
}
