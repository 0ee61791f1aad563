//! The report as plain text, for a terminal or an e-mail: errors first, the same trouble together.

use super::finding::{Finding, Kind, Severity};
use super::household::Household;
use super::map::Evidence;
use super::read::detected::{Format, Role};
use super::report::Report;
use super::title;
use crate::phrase;
use crate::words::{Arg, Lang, Text, text};

pub const CLIENTS: Text = text("Asiakkaita: {0}", "Kunder: {0}", "Clients: {0}");
pub const READ_AS: Text =
    text("Merkistö {0}, erotin {1}", "Teckenkodning {0}, skiljetecken {1}", "Encoding {0}, separator {1}");
pub const WOULD: Text = text(
    "Tuonti loisi {0}, päivittäisi {1}, jättäisi ennalleen {2} ja hylkäisi {3} riviä.",
    "En import skulle skapa {0}, uppdatera {1}, lämna {2} oförändrade och avvisa {3} rader.",
    "A load would create {0}, update {1}, leave {2} unchanged and reject {3} rows.",
);
pub const WITHOUT_CLIENT: Text = text(
    "Muiden osien rivejä, joilla ei ole asiakasta: {0}. Niitä ei tuoda.",
    "Rader i andra delar utan kund: {0}. De tas inte in.",
    "Rows of other parts that belong to no client: {0}. They stay out.",
);
pub const OLDER: Text = text(
    "Muiden osien rivejä, jotka jäävät pois vanhempina: {0}. Samalta asiakkaalta otetaan uusin.",
    "Rader i andra delar som lämnas bort som äldre: {0}. Av samma kund tas den senaste.",
    "Rows of other parts left out as older: {0}. Of one client the latest is taken.",
);
pub const ERRORS: Text = text(
    "Virheet (riviä tai saraketta ei tuoda): {0}",
    "Fel (raden eller kolumnen tas inte in): {0}",
    "Errors (the row or column stays out): {0}",
);
pub const WARNINGS: Text =
    text("Varoitukset (tarkista): {0}", "Varningar (kontrollera): {0}", "Warnings (to be looked at): {0}");
pub const COLUMNS: Text = text("Sarakkeet", "Kolumner", "Columns");
pub const CLEAN: Text = text("Ei huomautettavaa.", "Inga anmärkningar.", "Nothing to remark.");
pub const MEND: Text = text("Ehdotus: {0}", "Förslag: {0}", "Proposal: {0}");
pub const HOUSEHOLDS: Text = text(
    "Mahdollisia perheitä tai talouksia: {0}",
    "Möjliga familjer eller hushåll: {0}",
    "Possible families or households: {0}",
);
pub const ROW: Text = text("rivi {0}", "rad {0}", "row {0}");
pub const FORMAT: Text = text("Muoto {0}", "Format {0}", "Format {0}");
pub const ROWS_OF_LINES: Text = text(
    "Rivi 1 on otsikko, jota tiedostossa ei ole: tiedoston ensimmäinen rivi on rivi 2.",
    "Rad 1 är rubriken, som inte finns i filen: filens första rad är rad 2.",
    "Row 1 is the header, which the file has not: the first line of the file is row 2.",
);
pub const HASH: Text =
    text("Tiedoston tiiviste (SHA-256): {0}", "Filens kontrollsumma (SHA-256): {0}", "Hash of the file (SHA-256): {0}");
pub const PART: Text = text(
    "Asiakkaat luettiin osasta ”{0}”.",
    "Kunderna lästes från delen ”{0}”.",
    "The clients were read from the part “{0}”.",
);
pub const JOINED: Text = text(
    "Siihen liitettiin asiakasnumeron mukaan: {0}.",
    "Till den fogades enligt kundnummer: {0}.",
    "Joined to it by the client number: {0}.",
);
pub const UNUSED: Text = text("Lukematta jäi: {0}.", "Olästa blev: {0}.", "Not read: {0}.");
pub const CHOOSE: Text = text(
    "Toisen osan voi valita: --part NIMI",
    "En annan del kan väljas: --part NAMN",
    "Another part can be chosen: --part NAME",
);
pub const ORDINARY: Text = text(
    "Tavallisia henkilötunnuksia (eivät keksittyjä): {0}. Niitä ei voi tuoda harjoitusrekisteriin.",
    "Vanliga personbeteckningar (inte påhittade): {0}. De kan inte tas in i ett övningsregister.",
    "Codes that are not artificial: {0}. They can't be loaded into practice.",
);
pub const HOUSEHOLD: Text = text("[{0}] rivit {1}: {2}", "[{0}] rader {1}: {2}", "[{0}] rows {1}: {2}");
pub const ACCEPT: Text = text(
    "Hyväksy ne tuotaessa: --accept-households TUNNUS,… tai all",
    "Godkänn dem vid importen: --accept-households ID,… eller all",
    "Accept them when loading: --accept-households ID,… or all",
);
pub const NAMES: Text = text("Luettelo: {0}", "Förteckning: {0}", "The list: {0}");
pub const CUT: Text = text(
    "Kutakin lajia näytetään enintään {0}. Kaikki: --format json (tai html, enintään 500 lajia kohti).",
    "Av varje slag visas högst {0}. Alla: --format json (eller html, högst 500 av varje slag).",
    "Of each kind at most {0} are shown. All of them: --format json (or html, at most 500 a kind).",
);
pub const AND_MORE: Text = text("… ja {0} muuta", "… och {0} till", "… and {0} more");

/// So many of one kind are written out; the rest is in the JSON.
const SHOWN: usize = 10;

/// Findings of one kind in one column, in the order of the file.
#[derive(Debug)]
pub struct Group<'a> {
    pub kind: Kind,
    pub column: &'a str,
    /// With those that were only counted.
    pub count: usize,
    pub findings: Vec<&'a Finding>,
}

/// Errors before warnings, frequent before rare.
pub fn groups(report: &Report) -> Vec<Group<'_>> {
    let mut groups = std::collections::BTreeMap::<(Severity, Kind, &str), Vec<&Finding>>::new();
    for finding in &report.findings {
        groups.entry((finding.severity(), finding.kind, &finding.column)).or_default().push(finding);
    }
    let counted = |kind, column: &str| {
        let count = report.counts.iter().find(|c| c.kind == kind && c.column == column).map(|c| c.count);
        count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
    };
    let mut groups: Vec<Group<'_>> = groups
        .into_iter()
        .map(|((_, kind, column), findings)| {
            let count = counted(kind, column).max(findings.len());
            Group { kind, column, count, findings }
        })
        .collect();
    groups.sort_by_key(|g| (g.kind.severity(), std::cmp::Reverse(g.count)));
    groups
}

/// What a finding proposes, where the sentence does not already say it.
pub fn proposal(finding: &Finding) -> Option<&str> {
    let said = finding.more.iter().any(|more| match more {
        Arg::Word(word) => finding.mend.as_deref() == Some(word),
        _ => false,
    });
    finding.mend.as_deref().filter(|_| !said)
}

/// How the file was read: its encoding and separator, or its format where it has none.
pub(super) fn read_as(report: &Report, lang: Lang) -> String {
    match report.detected.separator {
        Some(_) => phrase!(READ_AS, report.encoding, separator(report, lang)).say(lang),
        None => phrase!(FORMAT, report.detected.format.code()).say(lang),
    }
}

/// Of several sheets or files, which were read; nothing where there is one.
pub(super) fn parts(report: &Report, lang: Lang) -> Vec<String> {
    let found = &report.detected.parts;
    if found.len() < 2 {
        return Vec::new();
    }
    let of = |role: Role, text: Text| {
        let names: Vec<String> = found.iter().filter(|part| part.role == role).map(|part| plain(&part.name)).collect();
        (!names.is_empty()).then(|| phrase!(text, names.join(", ")).say(lang))
    };
    [of(Role::Clients, PART), of(Role::Joined, JOINED), of(Role::Unused, UNUSED)].into_iter().flatten().collect()
}

/// One proposed household: its id, its rows, and what they share.
pub(super) fn household(home: &Household, lang: Lang) -> String {
    let rows: Vec<String> = home.rows.iter().map(u32::to_string).collect();
    phrase!(HOUSEHOLD, home.id(), rows.join(", "), home.why.label()).say(lang)
}

/// Where the right names stand.
const fn names(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::MunicipalityUnknown => Some("kotodigi import names municipalities"),
        Kind::CountryUnknown => Some("kotodigi import names countries"),
        Kind::LanguageUnknown => Some("kotodigi import names languages"),
        Kind::PermitUnknown => Some("kotodigi import names permits"),
        _ => None,
    }
}

/// `;` as it is, a tab by name.
pub fn separator(report: &Report, lang: Lang) -> &'static str {
    match report.separator {
        '\t' => text("sarkain", "tabb", "tab").say(lang),
        ',' => ",",
        '|' => "|",
        _ => ";",
    }
}

impl Report {
    pub fn text(&self, file: &str, lang: Lang) -> String {
        let mut out = format!("{}\n", plain(file));
        let mut line = |text: String| {
            out.push_str(&text);
            out.push('\n');
        };
        line(phrase!(CLIENTS, self.rows).say(lang));
        line(read_as(self, lang));
        parts(self, lang).into_iter().for_each(&mut line);
        if self.detected.parts.iter().any(|part| part.role == Role::Unused) {
            line(CHOOSE.say(lang).to_owned());
        }
        if self.detected.format == Format::JsonLines {
            line(ROWS_OF_LINES.say(lang).to_owned());
        }
        if let Some(hash) = &self.file_hash {
            line(phrase!(HASH, hash.clone()).say(lang));
        }
        if self.identity_codes.ordinary > 0 {
            line(phrase!(ORDINARY, self.identity_codes.ordinary).say(lang));
        }
        line(String::new());
        line(format!("{}:", COLUMNS.say(lang)));
        for mapped in &self.mapping.columns {
            let sign = if mapped.evidence == Evidence::Content { " (?)" } else { "" };
            line(format!("  {} → {}{sign}", plain(&mapped.column), mapped.field.label().say(lang)));
        }
        let (mut severity, mut cut) = (None, false);
        for group in groups(self) {
            if severity.replace(group.kind.severity()) != Some(group.kind.severity()) {
                let (title, count) = match group.kind.severity() {
                    Severity::Error => (ERRORS, self.errors()),
                    Severity::Warning => (WARNINGS, self.warnings()),
                };
                line(String::new());
                line(phrase!(title, count).say(lang));
            }
            line(format!("  {}: {}", plain(&title::of_group(group.kind.code(), group.column, lang)), group.count));
            for finding in group.findings.iter().take(SHOWN) {
                let part = finding.part.as_deref().map(|part| format!("{} · ", plain(part))).unwrap_or_default();
                let row = phrase!(ROW, finding.row).say(lang);
                line(format!("    {part}{row}: {}", plain(&finding.message(lang))));
                if let Some(mend) = proposal(finding) {
                    line(format!("      {}", phrase!(MEND, plain(mend)).say(lang)));
                }
            }
            if group.count > SHOWN {
                line(format!("    {}", phrase!(AND_MORE, group.count - SHOWN).say(lang)));
            }
            if let Some(names) = names(group.kind) {
                line(format!("    {}", phrase!(NAMES, names).say(lang)));
            }
            cut |= group.count > SHOWN;
        }
        if !self.households.is_empty() {
            line(String::new());
            line(phrase!(HOUSEHOLDS, self.households.len()).say(lang));
            for home in self.households.iter().take(SHOWN) {
                line(format!("  {}", household(home, lang)));
            }
            if let Some(more) = self.households.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                line(format!("  {}", phrase!(AND_MORE, more).say(lang)));
                cut = true;
            }
            line(format!("  {}", ACCEPT.say(lang)));
        }
        if self.is_clean() {
            line(String::new());
            line(CLEAN.say(lang).to_owned());
        }
        if self.left_out > 0 {
            line(phrase!(AND_MORE, self.left_out).say(lang));
        }
        line(String::new());
        if cut {
            line(phrase!(CUT, SHOWN).say(lang));
        }
        let would = self.would;
        line(phrase!(WOULD, would.create, would.update, would.unchanged, would.reject).say(lang));
        for (said, kind) in [(WITHOUT_CLIENT, Kind::RowWithoutClient), (OLDER, Kind::RowOlder)] {
            let count = self.of_kind(kind);
            if count > 0 {
                line(phrase!(said, count).say(lang));
            }
        }
        out
    }
}

/// A cell may hold what a terminal obeys; it is shown as a dot.
fn plain(text: &str) -> String {
    text.chars().map(|c| if super::damage::is_control(c, false) { '·' } else { c }).collect()
}
