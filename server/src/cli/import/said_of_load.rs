//! What a load says: what stays out and what should be looked at before it, and the counts after it.

use crate::intake::{Done, Readied, report::Group, stays};
use kotodigi::intake::load::Conflict;
use kotodigi::intake::{Kind, title};
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};

/// So many groups; the rest is in the check.
const GROUPS: usize = 12;

/// In short, what is in the file that does not come, or is proposed and not accepted.
pub(super) fn found(read: &Readied, proposes: bool, lang: Lang) -> String {
    let (mut said, checked) = (String::new(), &read.checked);
    let mut line = |text: String| said += &(text.replace(char::is_control, "·") + "\n");
    let errors: Vec<&Group> = checked.groups.iter().filter(|group| group.is_error()).collect();
    if checked.would.reject > 0 {
        line(phrase!(OUT, checked.would.reject, checked.rows).say(lang));
    }
    for group in errors.iter().take(GROUPS) {
        line(format!("  {}: {}", title::of_group(&group.code, &group.column, lang), group.count));
    }
    if errors.len() > GROUPS {
        line(phrase!(MORE, errors.len() - GROUPS).say(lang));
    }
    let others = checked.groups.iter().filter(|group| group.code == Kind::NotThisMunicipality.code());
    let others: u32 = others.map(|group| group.count).sum();
    if others > 0 {
        line(phrase!(OTHERS, others).say(lang));
    }
    if checked.warnings > 0 {
        line(phrase!(WARNINGS, checked.warnings).say(lang));
    }
    if checked.errors + checked.warnings > 0 {
        line(WHERE.say(lang).to_owned());
    }
    if proposes && !checked.households.is_empty() {
        line(phrase!(HOMES, checked.households.len()).say(lang));
    }
    said
}

pub(super) fn counts(done: &Done, accepts: bool, lang: Lang) -> String {
    let loaded = done.loaded;
    let left = done.checked.would.reject + loaded.elsewhere + loaded.twice;
    let mut said = if done.resumed { RESUMED.say(lang).to_owned() + "\n" } else { String::new() };
    said += &phrase!(LOADED, loaded.created, loaded.updated, loaded.unchanged, left).say(lang);
    let checked = &done.checked;
    let whys = [
        (ELSEWHERE, loaded.elsewhere),
        (TWICE, loaded.twice),
        (WITHOUT_CLIENT, checked.without_client),
        (OLDER, checked.older),
    ];
    for (why, count) in whys.into_iter().filter(|(_, count)| *count > 0) {
        said += "\n";
        said += &phrase!(why, count).say(lang);
    }
    if loaded.run.is_some() && (accepts || loaded.households > 0) {
        said += "\n";
        said += &phrase!(TOGETHER, loaded.households, loaded.together).say(lang);
    }
    if let Some(run) = loaded.run {
        said += "\n";
        said += &phrase!(RUN, run.to_string()).say(lang);
    }
    said + "\n"
}

/// What the file says and the register keeps otherwise, because of work done here.
pub(super) fn stays(conflicts: &[Conflict], lang: Lang) -> String {
    let mut said = String::new();
    if !conflicts.is_empty() {
        said += &(phrase!(STAYS, conflicts.len()).say(lang) + "\n");
    }
    for (one, rows) in stays::grouped(conflicts) {
        let mut few: Vec<String> = rows.iter().take(GROUPS).map(u32::to_string).collect();
        few.extend((rows.len() > GROUPS).then(|| "…".to_owned()));
        let (what, why) = (one.what.name().say(lang).to_owned(), one.why);
        said += &(phrase!(STAY, what, few.join(", "), why.text(), why.next()).say(lang) + "\n");
    }
    said
}

const OUT: Text = text(
    "{0}/{1} rivissä on virhe, eikä niitä tuoda:",
    "{0} av {1} rader har fel och tas inte in:",
    "{0} of {1} rows have an error and stay out:",
);
const MORE: Text = text("  … ja {0} muuta lajia", "  … och {0} andra slag", "  … and {0} more kinds");
const OTHERS: Text = text(
    "Muiden kuntien asiakkaita: {0} (not_this_municipality). Tarkista, kuuluvatko ne teille.",
    "Kunder i andra kommuner: {0} (not_this_municipality). Kontrollera om de hör till er.",
    "Clients of other municipalities: {0} (not_this_municipality). Check whether they are yours.",
);
const WARNINGS: Text = text(
    "Varoituksia: {0}. Ne eivät estä tuontia.",
    "Varningar: {0}. De hindrar inte importen.",
    "Warnings: {0}. They keep no row out.",
);
const WHERE: Text = text(
    "Joka kohta rivinumeroineen: sama komento ja -v, tai kotodigi import check.",
    "Varje ställe med radnummer: samma kommando och -v, eller kotodigi import check.",
    "Every place with its row: the same command and -v, or kotodigi import check.",
);
const HOMES: Text = text(
    "Mahdollisia talouksia: {0}. Niitä ei luoda, ellei niitä hyväksytä (--accept-households; tunnukset: kotodigi import check).",
    "Möjliga hushåll: {0}. De skapas inte om de inte godkänns (--accept-households; id: kotodigi import check).",
    "Possible households: {0}. They are not made unless accepted (--accept-households; ids: kotodigi import check).",
);
const LOADED: Text = text(
    "Luotu {0}, päivitetty {1}, ennallaan {2}, jäi pois {3}.",
    "Skapade {0}, uppdaterade {1}, oförändrade {2}, utelämnade {3}.",
    "Created {0}, updated {1}, unchanged {2}, left out {3}.",
);
const ELSEWHERE: Text = text(
    "{0} riviä ei voitu tuoda. Kysy esihenkilöltäsi: hän näkee, mitkä ne ovat.",
    "{0} rader kunde inte tas in. Fråga din chef, som ser vilka de är.",
    "{0} rows could not be loaded. Ask your supervisor, who sees which they are.",
);
const TWICE: Text = text(
    "{0} riviä on samasta henkilöstä kuin jokin aiempi rivi; aiempi tuotiin.",
    "{0} rader gäller samma person som en tidigare rad; den tidigare togs in.",
    "{0} rows are of somebody who stands on an earlier row; the earlier one was loaded.",
);
const WITHOUT_CLIENT: Text = text(
    "Muiden osien rivejä, joilla ei ole asiakasta: {0}. Niitä ei tuotu.",
    "Rader i andra delar utan kund: {0}. De togs inte in.",
    "Rows of other parts that belong to no client: {0}. They stayed out.",
);
const OLDER: Text = text(
    "Muiden osien rivejä jäi pois vanhempina: {0}. Samalta asiakkaalta otettiin uusin.",
    "Rader i andra delar lämnades bort som äldre: {0}. Av samma kund togs den senaste.",
    "Rows of other parts left out as older: {0}. Of one client the latest was taken.",
);
const TOGETHER: Text = text(
    "Talouksia muodostettu {0}, niissä {1} asiakasta.",
    "Bildade hushåll: {0}, i dem {1} kunder.",
    "Households made: {0}, with {1} clients in them.",
);
const STAYS: Text = text(
    "Ennalleen jää {0} tietoa, joista tiedosto sanoo muuta:",
    "{0} uppgifter som filen säger annat om lämnas som de är:",
    "{0} facts of which the file says otherwise stay as they are:",
);
const STAY: Text = text("  {0} (rivit {1}): {2} {3}", "  {0} (rader {1}): {2} {3}", "  {0} (rows {1}): {2} {3}");
const RESUMED: Text = text(
    "Aiemmin keskeytynyt tuonti jatkui siitä, mihin se jäi.",
    "En tidigare avbruten import fortsatte där den stannade.",
    "An earlier load that had stopped went on where it was.",
);
const RUN: Text = text("Ajo {0}", "Körning {0}", "Run {0}");
