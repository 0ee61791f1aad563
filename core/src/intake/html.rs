//! The report as one page that stands alone: no script, nothing loaded, every cell escaped.

use super::finding::{Finding, Severity};
use super::report::Report;
use super::say::{self, groups};
use super::title;
use crate::phrase;
use crate::words::{Lang, Text, text};

const TITLE: Text = text("Vanhan rekisterin tarkistus", "Kontroll av ett gammalt register", "Check of an old register");
const HEADS: [Text; 4] = [
    text("Rivi", "Rad", "Row"),
    text("Arvo", "Värde", "Value"),
    text("Mitä tehdä", "Vad som bör göras", "What to do"),
    text("Ehdotus ja säännös", "Förslag och bestämmelse", "Proposal and provision"),
];
const MAPPED: [Text; 3] = [
    text("Sarake tiedostossa", "Kolumn i filen", "Column in the file"),
    text("Kenttä rekisterissä", "Fält i registret", "Field in the register"),
    text("Varmuus", "Säkerhet", "Confidence"),
];
/// So many rows of one table; the rest is in the JSON.
const SHOWN: usize = 500;

const STYLE: &str = "body{font:1rem/1.5 'Source Sans 3',sans-serif;color:#212121;margin:2rem auto;max-width:70rem;padding:0 1rem}\
h1,h2{color:#00357a}table{border-collapse:collapse;width:100%;margin:0 0 2rem}caption{text-align:left;font-weight:600}\
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #6b6b6b}td{overflow-wrap:anywhere}\
.error caption{color:#ae332d}";

impl Report {
    pub fn html(&self, file: &str, lang: Lang) -> String {
        let title = TITLE.say(lang);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{title}: {file}</title><style>{STYLE}</style></head>\n\
             <body><main><h1>{title}</h1>\n<p>{file}<br>{}<br>{}</p>\n<p>{}</p>\n",
            lang.code(),
            phrase!(say::CLIENTS, self.rows).say(lang),
            say::read_as(self, lang),
            phrase!(say::WOULD, self.would.create, self.would.update, self.would.unchanged, self.would.reject)
                .say(lang),
            file = escape(file),
        );
        let hash = self.file_hash.as_ref().map(|hash| phrase!(say::HASH, hash.clone()).say(lang));
        let beside_it = hash.into_iter().chain(say::parts(self, lang)).chain(
            (self.identity_codes.ordinary > 0).then(|| phrase!(say::ORDINARY, self.identity_codes.ordinary).say(lang)),
        );
        beside_it.for_each(|said| out.push_str(&format!("<p>{}</p>\n", escape(&said))));
        let mut severity = None;
        for group in groups(self) {
            let error = group.kind.severity() == Severity::Error;
            if severity.replace(error) != Some(error) {
                let (title, count) =
                    if error { (say::ERRORS, self.errors()) } else { (say::WARNINGS, self.warnings()) };
                out.push_str(&format!("<h2>{}</h2>\n", phrase!(title, count).say(lang)));
            }
            let caption =
                format!("{}: {}", escape(&title::of_group(group.kind.code(), group.column, lang)), group.count);
            let rows = group
                .findings
                .iter()
                .take(SHOWN)
                .map(|f| [f.row.to_string(), escape(&f.value), escape(&f.message(lang)), beside(f, lang)]);
            table(&mut out, if error { "error" } else { "warning" }, &caption, HEADS.map(|t| t.say(lang)), rows);
            if group.count > SHOWN {
                out.push_str(&format!("<p>{}</p>\n", phrase!(say::AND_MORE, group.count - SHOWN).say(lang)));
            }
        }
        if self.is_clean() {
            out.push_str(&format!("<p>{}</p>\n", say::CLEAN.say(lang)));
        }
        if !self.households.is_empty() {
            out.push_str(&format!("<h2>{}</h2>\n<ul>", phrase!(say::HOUSEHOLDS, self.households.len()).say(lang)));
            for home in self.households.iter().take(SHOWN) {
                out.push_str(&format!("<li>{}</li>", escape(&say::household(home, lang))));
            }
            out.push_str("</ul>\n");
        }
        out.push_str(&format!("<h2>{}</h2>\n", say::COLUMNS.say(lang)));
        let columns = self.mapping.columns.iter();
        let rows =
            columns.map(|m| [escape(&m.column), m.field.label().say(lang).to_owned(), format!("{} %", m.confidence)]);
        table(&mut out, "columns", say::COLUMNS.say(lang), MAPPED.map(|t| t.say(lang)), rows);
        out.push_str("</main></body></html>\n");
        out
    }
}

/// What is proposed and where the rule stands.
fn beside(finding: &Finding, lang: Lang) -> String {
    let cite = finding.cite().map(|cite| cite.say(lang));
    let both: Vec<String> = finding.mend.iter().chain(&cite).map(|text| escape(text)).collect();
    both.join("<br>")
}

fn table<const N: usize>(
    out: &mut String,
    class: &str,
    caption: &str,
    heads: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) {
    out.push_str(&format!("<table class=\"{class}\"><caption>{caption}</caption><thead><tr>"));
    heads.iter().for_each(|head| out.push_str(&format!("<th scope=\"col\">{head}</th>")));
    out.push_str("</tr></thead><tbody>\n");
    for cells in rows {
        out.push_str("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            out.push_str(&if at == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if super::damage::is_control(c, true) => out.push('·'),
            c => out.push(c),
        }
    }
    out
}
