//! Which of the proposed households somebody accepts.

use super::super::{Exit, Stopped};
use kotodigi::intake::Household;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};

/// `all`, or ids as `import check` prints them: the rows of each.
pub(super) fn accepted(said: &[String], proposed: &[Household], lang: Lang) -> Result<Vec<Vec<u32>>, Stopped> {
    if said == ["all"] {
        return Ok(proposed.iter().map(|home| home.rows.clone()).collect());
    }
    let rows = said.iter().map(|id| {
        let home = proposed.iter().find(|home| home.id() == id.to_lowercase());
        home.map(|home| home.rows.clone())
            .ok_or_else(|| (Exit::Usage, phrase!(NONE, id.clone(), proposed.len()).say(lang)))
    });
    rows.collect()
}

const NONE: Text = text(
    "Taloutta {0} ei ehdoteta: ehdotuksia on {1}. Tunnukset näyttää kotodigi import check. Mitään ei tuotu.",
    "Hushållet {0} föreslås inte: det finns {1} förslag. Id visas av kotodigi import check. Ingenting togs in.",
    "The household {0} is not proposed: there are {1} proposals. kotodigi import check shows their ids. Nothing was loaded.",
);
