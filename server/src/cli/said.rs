//! Why a data directory can't be used, in words.

use super::{Exit, Stopped};
use crate::directory::Shut;
use crate::sqlite::word;
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, text};

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
                    "Hakemisto {0} on tehty käyttöön {1}, eikä sitä avata käyttöön {2}: oikeat ja keksityt asiakkaat eivät sekoitu.",
                    "Katalogen {0} skapades för {1} och öppnas inte för {2}: verkliga och påhittade kunder blandas inte.",
                    "{0} was made for {1} and is not opened for {2}: real and made-up clients do not mix."
                ),
                folder.display().to_string(),
                word(*is),
                word(*wanted)
            ),
            Shut::NotReady => text(
                "Ei vielä valmis oikeille asiakkaille: henkilökohtainen kirjautuminen ja käyttöoikeudet puuttuvat. Harjoittelu: --training",
                "Inte ännu redo för verkliga kunder: personlig inloggning och användarrättigheter saknas. Övning: --training",
                "Not ready for real clients: personal login and rights of use are still missing. Training: --training",
            )
            .into(),
            Shut::InUse { folder, by } => phrase!(
                text(
                    "Hakemisto {0} on käynnissä olevan palvelimen käytössä: {1}. Pysäytä se tai käytä sen sivuja.",
                    "Katalogen {0} används av den server som är igång: {1}. Stoppa den eller använd dess sidor.",
                    "{0} is in use by the running server at {1}: stop it or use its pages."
                ),
                folder.display().to_string(),
                by.clone()
            ),
            Shut::Broken(broken) => phrase!(text("{0}", "{0}", "{0}"), broken.to_string()),
        }
    }

    /// How a command ends that meets it.
    pub fn stop(&self, lang: Lang) -> Stopped {
        let exit = if matches!(self, Shut::Broken(_)) { Exit::Broken } else { Exit::Usage };
        (exit, self.words().say(lang))
    }
}
