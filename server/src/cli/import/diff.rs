//! `kotodigi import diff`

use super::super::{By, Done, Exit, Register, Stopped, officer, print};
use super::old_file::OldFile;
use super::progress::{Progress, READING};
use super::{failed, kept_mapping, open, organisation, reader, refused, saved, systems};
use crate::house::{Asker, House};
use crate::intake::dual::{self, Extract};
use clap::{Args, ValueEnum};
use kotodigi::intake::diff::{Difference, Dual, Side, Signing, Verdict};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Diff {
    #[command(flatten)]
    old: OldFile,
    #[command(flatten)]
    register: Register,
    #[command(flatten)]
    by: By,
    /// How the list is put.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Settles one difference: its id, as the list prints it in brackets.
    #[arg(long, value_name = "ID", requires_all = ["keep", "reason"])]
    sign: Option<String>,
    /// Which side is right.
    #[arg(long, value_enum, requires = "sign")]
    keep: Option<Keep>,
    /// Why.
    #[arg(long, value_name = "TEXT", requires = "sign")]
    reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Keep {
    Register,
    /// The register takes the value of the file.
    File,
}

/// Hex digits that name a difference.
const LEAST: usize = 8;

impl Diff {
    pub fn run(self, lang: Lang) -> Done {
        let house = open(&self.register.data, lang)?;
        let by = officer(&house, &self.by.officer, lang)?;
        let asker = Asker::at_console(&by, lang);
        let kept = saved(&house, &by, lang)?;
        let own = organisation(&by);
        let (mut order, bounds) = self.old.order(Some(&house), Some(&own), kept, lang)?;
        order.rows = true;
        let mut progress = Progress::new(lang);
        let mut tell = |rows| progress.show(READING, rows);
        let mut extract = Extract::begin(&house, &asker, &mut tell).map_err(|why| failed(&why, lang))?;
        let read = reader(lang)?.read(&order, None, bounds, &mut extract, &Arc::default());
        let left_out = read.map_err(|why| failed(&why, lang))?.would.reject;
        let rows = std::mem::take(&mut extract.rows);
        let used = extract.opened.take().and_then(|opened| opened.saved);
        drop(progress);
        kept_mapping::used(&house.place().0, &own, used.as_deref(), lang);
        let system = self.old.system();
        if !self.old.is_named() {
            systems::note(&house, &asker, &system, lang)?;
        }
        let dual = dual::compare(&house, &asker, &system, &rows).map_err(|no| refused(&no, lang))?;
        if let (Some(which), Some(keep)) = (&self.sign, self.keep) {
            return self.settle((&house, &asker), &dual, which, keep, lang);
        }
        print(&match self.format {
            Format::Json => format!("{:#}\n", serde_json::json!(dual)),
            Format::Text => said(&dual, lang) + &apart(&dual, left_out, lang),
        });
        Ok(if dual.agrees() { Exit::Clean } else { Exit::Findings })
    }

    fn settle(&self, (house, asker): (&House, &Asker), dual: &Dual, which: &str, keep: Keep, lang: Lang) -> Done {
        let difference = meant(dual, which, lang)?;
        let verdict = if keep == Keep::File { Verdict::File } else { Verdict::Register };
        let (system, reason) = (self.old.system(), self.reason.as_deref().unwrap_or_default());
        let signing = Signing { system: &system, difference, verdict, reason };
        dual::settle(house, asker, signing).map_err(|no| refused(&no, lang))?;
        let done = if verdict == Verdict::File { TAKEN } else { STAYED };
        print(&(phrase!(SIGNED, id(difference), done, dual.differences.len() - 1).say(lang) + "\n"));
        Ok(if dual.differences.len() == 1 { Exit::Clean } else { Exit::Findings })
    }
}

/// The beginning of an id. A place in the list names nothing: it moves with every difference that is settled.
fn meant<'a>(dual: &'a Dual, which: &str, lang: Lang) -> Result<&'a Difference, Stopped> {
    let given = which.trim_matches(['[', ']']).to_lowercase();
    let fits = |difference: &&Difference| given.len() >= LEAST && difference.id.starts_with(&given);
    let named: Vec<&Difference> = dual.differences.iter().filter(fits).collect();
    match named[..] {
        [one] => Ok(one),
        _ => Err((Exit::Usage, phrase!(NONE, which.to_owned(), dual.differences.len()).say(lang))),
    }
}

fn id(difference: &Difference) -> String {
    difference.id.chars().take(LEAST).collect()
}

fn said(dual: &Dual, lang: Lang) -> String {
    let counts = dual.counts;
    let mut said = phrase!(SIDES, counts.in_file, counts.in_register, counts.in_both).say(lang) + "\n";
    said += &(phrase!(ONLY, counts.only_in_file, counts.only_in_register).say(lang) + "\n");
    for side in &dual.sides {
        said += &(beside(*side, lang) + "\n");
    }
    said += &(phrase!(DIFFERENCES, counts.differences, counts.signed).say(lang) + "\n");
    for difference in &dual.differences {
        let what = difference.what.name().say(lang);
        let row = difference.row.map(|row| phrase!(ROW, row).say(lang));
        let row = row.map(|row| difference.part.iter().cloned().chain([row]).collect::<Vec<_>>().join(" · "));
        let known = Some(difference.client_number.clone()).filter(|number| !number.is_empty());
        let place: Vec<String> = row.into_iter().chain(known).collect();
        let line = phrase!(LINE, id(difference), place.join(", "), what);
        let word = |value: String| difference.what.say(&value, lang);
        let here = difference.register.as_ref().map(|stood| match stood.hidden {
            true => HIDDEN.say(lang).to_owned(),
            false => word(stood.value.clone()),
        });
        let line = match (here, difference.file.clone().map(word)) {
            // Somebody who is only here: no value differs.
            (None, None) => line,
            (None, Some(there)) if difference.client.is_none() => phrase!(THERE, line, there),
            (here, there) => phrase!(VALUES, line, here.unwrap_or_default(), there.unwrap_or_default()),
        };
        said += &(line.say(lang).replace(char::is_control, "·") + "\n");
        if let Some(why) = difference.why {
            said += &format!("    {} {}\n", why.text().say(lang), why.next().say(lang));
        }
    }
    if !dual.differences.is_empty() {
        said += &(HOW.say(lang).to_owned() + "\n");
    }
    said
}

/// What a comparison can't tell.
fn apart(dual: &Dual, left_out: u32, lang: Lang) -> String {
    let mut said = String::new();
    if left_out > 0 {
        said += &(phrase!(LEFT_OUT, left_out).say(lang) + "\n");
    }
    if dual.counts.only_in_file > 0 {
        said += &(UNSEEN.say(lang).to_owned() + "\n");
    }
    said
}

const LEFT_OUT: Text = text(
    "Virheellisiä rivejä {0}: niitä ei ole verrattu eikä laskettu (kotodigi import check).",
    "Rader med fel {0}: de har varken jämförts eller räknats (kotodigi import check).",
    "Rows with errors {0}: they are neither compared nor counted (kotodigi import check).",
);
const UNSEEN: Text = text(
    "Vain tiedostossa näkyvät myös ne rekisterin asiakkaat, joita käyttöoikeutesi ei näytä, kuten turvakiellon asiakkaat.",
    "Som endast i filen visas också de kunder i registret som din åtkomsträttighet inte visar, till exempel kunder med spärrmarkering.",
    "As only in the file stand also clients of the register whom your right of use does not show, such as those with non-disclosure.",
);

/// One thing counted on both sides.
fn beside(side: Side, lang: Lang) -> String {
    let name = side.name(lang);
    match side.file {
        None => phrase!(UNTOLD, name, side.register).say(lang),
        Some(file) if side.agrees() => phrase!(AGREES, name, file, side.register).say(lang),
        Some(file) => phrase!(DIFFERS, name, file, side.register, file.abs_diff(side.register)).say(lang),
    }
}

const UNTOLD: Text = text(
    "  {0}: tiedosto ei kerro, rekisterissä {1}",
    "  {0}: filen berättar inte, i registret {1}",
    "  {0}: the file does not tell, in the register {1}",
);
const AGREES: Text = text(
    "  {0}: tiedostossa {1}, rekisterissä {2}, täsmää",
    "  {0}: i filen {1}, i registret {2}, stämmer",
    "  {0}: in the file {1}, in the register {2}, agree",
);
const DIFFERS: Text = text(
    "  {0}: tiedostossa {1}, rekisterissä {2}, eroa {3}",
    "  {0}: i filen {1}, i registret {2}, skillnad {3}",
    "  {0}: in the file {1}, in the register {2}, differ by {3}",
);
const SIDES: Text = text(
    "Tiedostossa {0}, rekisterissä samasta vanhasta rekisteristä {1}, molemmissa {2}.",
    "I filen {0}, i registret från samma gamla register {1}, i båda {2}.",
    "In the file {0}, in the register from the same old register {1}, in both {2}.",
);
const ONLY: Text = text(
    "Vain tiedostossa {0}, vain rekisterissä {1}.",
    "Endast i filen {0}, endast i registret {1}.",
    "Only in the file {0}, only in the register {1}.",
);
const DIFFERENCES: Text =
    text("Eroja {0}, kuitattu {1}.", "Skillnader {0}, kvitterade {1}.", "Differences {0}, signed off {1}.");
const ROW: Text = text("rivi {0}", "rad {0}", "row {0}");
const LINE: Text = text("[{0}] {1}: {2}", "[{0}] {1}: {2}", "[{0}] {1}: {2}");
const VALUES: Text = text(
    "{0}: rekisterissä ”{1}”, tiedostossa ”{2}”",
    "{0}: i registret ”{1}”, i filen ”{2}”",
    "{0}: the register has “{1}”, the file “{2}”",
);
const HIDDEN: Text =
    text("(ei näytetä tähän käyttötarkoitukseen)", "(visas inte för detta ändamål)", "(not shown for this purpose)");
const THERE: Text = text("{0}: {1}", "{0}: {1}", "{0}: {1}");
const SIGNED: Text = text(
    "Ero {0} kuitattu. {1} Jäljellä {2}.",
    "Skillnaden {0} kvitterad. {1} Kvar {2}.",
    "Difference {0} signed off. {1} Left {2}.",
);
const TAKEN: Text = text(
    "Rekisteriin kirjattiin tiedoston arvo.",
    "Filens värde skrevs in i registret.",
    "The register took the value of the file.",
);
const STAYED: Text =
    text("Rekisterin tieto jää ennalleen.", "Registrets uppgift lämnas som den är.", "The register stays as it is.");
const HOW: Text = text(
    "Kuittaa ero: --sign TUNNUS --keep register|file --reason ”SYY” (tunnus on hakasulkeissa).",
    "Kvittera en skillnad: --sign ID --keep register|file --reason ”SKÄL” (id står inom hakparentes).",
    "Sign a difference off: --sign ID --keep register|file --reason \"WHY\" (the id stands in brackets).",
);
const NONE: Text = text(
    "Eroa {0} ei ole avoinna; avoimia on {1}. Anna hakasulkeissa oleva tunnus; paikka luettelossa muuttuu joka kuittauksesta.",
    "Skillnaden {0} är inte öppen; öppna är {1}. Ange det id som står inom hakparentes; ordningen i listan ändras vid varje kvittering.",
    "The difference {0} is not open; {1} are. Give the id in brackets; places in the list move with every signing.",
);
