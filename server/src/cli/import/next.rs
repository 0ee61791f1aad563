//! What to do after a no, where a page and a command line do different things.

use kotodigi::refusal::No;
use kotodigi::words::{Text, text};

/// Nothing, where the words of the page are right here too.
pub(super) fn of(no: &No) -> Option<Text> {
    match no {
        No::Absent => Some(LOOK),
        No::Denied(_) => Some(OTHER_OFFICER),
        No::Refused(refusal) => match refusal.code {
            "counts_look_wrong" => Some(COUNTS),
            "older_file" => Some(OLDER),
            "second_needed" => Some(SECOND),
            _ => None,
        },
        _ => None,
    }
}

const LOOK: Text = text(
    "Tarkista tunnus ja se, kenen nimissä komento ajetaan (--as).",
    "Kontrollera id och i vems namn kommandot körs (--as).",
    "Check the id, and in whose name the command runs (--as).",
);
const OTHER_OFFICER: Text = text(
    "Anna sellaisen käyttäjän tunnus, jonka tehtävään tämä kuuluu (--as), tai pyydä käyttöoikeutta sen myöntäjältä.",
    "Ange en användare till vars uppgift detta hör (--as), eller be den som beviljar åtkomsträttigheter om rätten.",
    "Give an officer whose task this is (--as), or ask whoever grants rights of use for it.",
);
const COUNTS: Text = text(
    "Mitään ei tuotu. Tarkista, että tiedosto on oikea ja kokonainen. Jos luvut ovat oikein: sama komento ja --accept-counts.",
    "Ingenting togs in. Kontrollera att filen är rätt och hel. Om talen stämmer: samma kommando och --accept-counts.",
    "Nothing was loaded. Check that the file is the right one and whole. If the counts are right: the same command and --accept-counts.",
);
const OLDER: Text = text(
    "Mitään ei tuotu. Tuo uusin poiminta. Jos vanhan tiedoston arvot ovat oikeat: sama komento ja --accept-counts.",
    "Ingenting togs in. Importera det nyaste utdraget. Om den gamla filens värden är rätt: samma kommando och --accept-counts.",
    "Nothing was loaded. Load the newest extract. If the values of the older file are right: the same command and --accept-counts.",
);
const SECOND: Text = text(
    "Anna toisen siirtotyön tekijän tunnus: --second TUNNUS.",
    "Ange en annan person som sköter överföringen: --second ID.",
    "Give the id of a second person whose task intake is: --second ID.",
);
