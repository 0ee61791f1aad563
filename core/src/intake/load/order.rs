//! Extracts of one old register have an order: an earlier one again would bring back what a later one changed.

use super::Counts;
use crate::dates::day_in_finland;
use crate::office::{Office, Run};
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::{Text, text};
use uuid::Uuid;

/// The file of a load, and whose register it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'a> {
    pub organisation: &'a str,
    pub system: &'a str,
    /// Over the file and what was decided about it.
    pub hash: &'a str,
    /// Over the file alone; empty where it is not known.
    pub content: &'a str,
}

/// Refuses a file that was loaded before a later extract of the same register, if it would change anything.
pub(super) fn in_order(office: &Office, file: File<'_>, counts: &Counts, accepted: bool) -> Result<(), No> {
    if accepted || counts.created + counts.updated == 0 {
        return Ok(());
    }
    let Some((before, (run, later))) = later(office, file) else { return Ok(()) };
    let short = super::facts::short(run);
    Err(Refusal {
        code: "older_file",
        why: phrase!(WHY, day_in_finland(before), day_in_finland(later.at), short, later.by.clone()),
        next: NEXT.into(),
        cite: None,
    }
    .into())
}

/// When the file was loaded last, and the newest run of another file of the register since.
fn later<'o>(office: &'o Office, file: File<'_>) -> Option<(i64, (Uuid, &'o Run))> {
    let File { organisation, system, hash, content } = file;
    let is_this = |run: &Run| run.file_hash == hash || (!content.is_empty() && run.content_hash == content);
    let of_register =
        || office.whole_runs().filter(|(_, run)| run.system == system && run.organisation == organisation);
    let before = of_register().filter(|(_, run)| is_this(run)).map(|(_, run)| run.at).max()?;
    let newest = of_register().filter(|(_, run)| run.at > before).max_by_key(|(id, run)| (run.at, *id))?;
    Some((before, newest))
}

const WHY: Text = text(
    "Tämä tiedosto tuotiin jo {0}. Sen jälkeen samasta vanhasta rekisteristä on tuotu toinen tiedosto {1} (tuonti {2}, {3}).",
    "Den här filen togs in redan {0}. Därefter har en annan fil ur samma gamla register tagits in {1} (import {2}, {3}).",
    "This file was loaded already on {0}. Since then another file of the same old register was loaded on {1} (run {2}, {3}).",
);
const NEXT: Text = text(
    "Mitään ei tuotu. Tuo uusin poiminta. Jos vanhan tiedoston arvot ovat oikeat, hyväksy luvut ja tuo uudelleen.",
    "Inget togs in. Importera det nyaste utdraget. Om den gamla filens värden är rätt, godkänn talen och importera på nytt.",
    "Nothing was loaded. Load the newest extract. If the values of the older file are right, accept the counts and load again.",
);
