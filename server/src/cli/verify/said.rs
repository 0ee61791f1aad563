//! What was found of a directory, in words: which file, which entry, and how it shows.

use crate::cli::said;
use crate::proof::{Chain, Finding};
use kotodigi::phrase;
use kotodigi::record::anchor::{LineFault, LineFaultKind};
use kotodigi::record::witness::Missed;
use kotodigi::words::{Phrase, Text, text};

const JOURNAL_NAME: Text = text("Päiväkirja", "Journal", "Journal");
const LOOKS_NAME: Text = text("Katseluloki", "Läslogg", "Log of looks");
const IN_FILE: Text = text("{0}: {1} [{2}]", "{0}: {1} [{2}]", "{0}: {1} [{2}]");
const AHEAD: Text = text(
    "Merkintä {0} ja sen jälkeiset puuttuvat: ankkuri näki {1} merkintää. Loppu on katkaistu, tai hakemiston tilalla on vanhempi.",
    "Anteckning {0} och de följande saknas: ankaret såg {1} anteckningar. Slutet har kapats, eller så har katalogen ersatts med en äldre.",
    "Entry {0} and those behind it are missing: the anchor saw {1} entries. The end was cut off, or an older directory stands in its place.",
);
const DIFFERS: Text = text(
    "Merkinnästä {0} merkintään {1}: jokin näistä ei ole se, jonka ankkuri näki; ketju on kirjoitettu uudelleen.",
    "Från anteckning {0} till {1}: någon av dessa är inte den som ankaret såg; kedjan har skrivits om.",
    "From entry {0} to {1}: one of these is not the one the anchor saw; the chain was written anew.",
);
const AT_LINE: Text = text("{0}, rivi {1}", "{0}, rad {1}", "{0}, line {1}");
const INDEX: Text = text(
    "Hakemistotiedosto ei vastaa katselulokia. Poista tiedosto; palvelin tekee sen uudelleen. [{0}]",
    "Indexfilen stämmer inte med läsloggen. Ta bort filen; servern gör den på nytt. [{0}]",
    "The index does not agree with the log of looks. Remove the file; the server makes it again. [{0}]",
);

pub(super) fn finding(finding: &Finding) -> Phrase {
    match finding {
        Finding::Broken { chain, file, broken } => {
            phrase!(IN_FILE, name(*chain), said::broken(broken), file.clone())
        }
        Finding::Missed { chain, checkpoint, line, missed: what } => {
            let at = phrase!(AT_LINE, checkpoint.display().to_string(), line.to_string());
            phrase!(IN_FILE, name(*chain), missed(what), at)
        }
        Finding::Line { checkpoint, fault: LineFault { line, kind } } => {
            let at = phrase!(AT_LINE, checkpoint.display().to_string(), line.to_string());
            phrase!(text("{0}: {1}", "{0}: {1}", "{0}: {1}"), at, of_line(*kind))
        }
        Finding::Index { file } => phrase!(INDEX, file.clone()),
    }
}

const fn name(chain: Chain) -> Text {
    match chain {
        Chain::Journal => JOURNAL_NAME,
        Chain::Looks => LOOKS_NAME,
    }
}

fn missed(missed: &Missed) -> Phrase {
    match missed {
        Missed::Ahead { seen, .. } => phrase!(AHEAD, missed.first().to_string(), seen.to_string()),
        Missed::Differs { seen, .. } => phrase!(DIFFERS, missed.first().to_string(), seen.to_string()),
    }
}

const fn of_line(kind: LineFaultKind) -> Text {
    match kind {
        LineFaultKind::Unreadable => text(
            "rivi ei ole ankkuri; tiedosto on katkennut tai sitä on muutettu",
            "raden är inget ankare; filen är avhuggen eller ändrad",
            "the line is no anchor; the file was cut short or changed",
        ),
        LineFaultKind::Previous => text(
            "rivejä on muutettu, poistettu tai siirretty tämän edeltä",
            "rader före denna har ändrats, tagits bort eller flyttats",
            "lines before this one were changed, removed or moved",
        ),
    }
}
