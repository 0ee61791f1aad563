//! All data of one person, on paper.

use super::log::{looks, whose};
use super::sheet::Sheets;
use super::{Made, Unprintable};
use kotodigi::audit::say_moment;
use kotodigi::phrase;
use kotodigi::views::{ExtractPage, FactLine, Said};
use kotodigi::words::{Lang, Text, say_date, text};

const TITLE: Text = text("Kaikki sinua koskevat tiedot", "Alla uppgifter om dig", "All data about you");
const FACTS: Text = text("Perustiedot", "Grunduppgifter", "Facts");
const EARLIER: Text = text("aiemmin: {0} ({1})", "tidigare: {0} ({1})", "earlier: {0} ({1})");
const TIMELINE: Text = text("Merkinnät", "Anteckningar", "Entries");
const ANNULLED: Text = text("Mitätöity merkinnällä {0}", "Annullerad med anteckning {0}", "Annulled by entry {0}");
const FINDINGS: Text = text("Mitä laki sanoo", "Vad lagen säger", "What the law says");
const REQUESTS: Text = text("Tietopyynnöt", "Begäranden om uppgifter", "Requests");
const INVITED: Text = text("Mukaan kutsutut", "Inbjudna att delta", "Invited to take part");
const HOUSEHOLD: Text = text(
    "Samassa taloudessa muita rekisterissä olevia: {0}. Heidän tietojaan ei ole tässä.",
    "Andra i samma hushåll som finns i registret: {0}. Deras uppgifter ingår inte här.",
    "Others of the same household in the register: {0}. Their data is not here.",
);
const LOOKS: Text = text("Kuka on katsonut tietoja", "Vem som har läst uppgifterna", "Who has looked at the data");

pub fn extract(page: &ExtractPage, made: &Made) -> Result<Vec<u8>, Unprintable> {
    let lang = made.lang;
    let mut sheets = Sheets::new(TITLE.say(lang), made);
    whose(&mut sheets, &page.name, &page.client_number, lang);
    sheets.pair(
        text("Rekisterinpitäjät", "Personuppgiftsansvariga", "Controllers").say(lang),
        &page.controllers.join(", "),
    );
    page.told.iter().for_each(|line| sheets.text(line));
    sheets.heading(FACTS.say(lang));
    page.facts.iter().for_each(|fact| fact_lines(&mut sheets, fact, lang));
    sheets.text(&phrase!(HOUSEHOLD, page.others_in_household).say(lang));
    sheets.heading(TIMELINE.say(lang));
    for entry in &page.timeline {
        let line = &entry.line;
        let on = line.on.map(|on| format!(", {}", say_date(on, lang))).unwrap_or_default();
        sheets.subheading(&format!("{}. {}{on}", line.number, line.name));
        sheets.pair(
            text("Kirjannut", "Antecknat av", "Entered by").say(lang),
            &format!("{}, {}", line.by, say_moment(line.at, lang)),
        );
        line.details.iter().for_each(|(name, value)| sheets.pair(name, value));
        if let Some(by) = line.annulled_by {
            sheets.text(&phrase!(ANNULLED, by).say(lang));
        }
    }
    if !page.findings.is_empty() {
        sheets.heading(FINDINGS.say(lang));
        for finding in &page.findings {
            sheets.pair(&finding.title, &format!("{} ({})", finding.answer_in_words, finding.citation));
        }
    }
    if !page.requests.is_empty() {
        sheets.heading(REQUESTS.say(lang));
        for request in &page.requests {
            let (due, answered) = (say_date(request.due, lang), request.answered_on.map(|on| say_date(on, lang)));
            let answered = answered.unwrap_or_else(|| "–".to_owned());
            let said = text(
                "{0}; vastattava viimeistään {1}; vastattu {2}. {3}",
                "{0}; besvaras senast {1}; besvarad {2}. {3}",
                "{0}; to be answered by {1}; answered {2}. {3}",
            );
            let said = phrase!(said, request.what.clone(), due, answered, request.cite.clone());
            sheets.pair(&say_date(request.on, lang), &said.say(lang));
        }
    }
    if !page.invitations.is_empty() {
        sheets.heading(INVITED.say(lang));
        for invitation in &page.invitations {
            let days = format!("{}–{}", say_date(invitation.from, lang), say_date(invitation.until, lang));
            sheets.pair(&days, &format!("{}, {}", invitation.name, invitation.organisation));
        }
    }
    sheets.heading(LOOKS.say(lang));
    page.log.told.iter().for_each(|line| sheets.text(line));
    looks(&mut sheets, &page.log, lang);
    sheets.print()
}

fn fact_lines(sheets: &mut Sheets, fact: &FactLine, lang: Lang) {
    let source = |said: &Said| format!("{}; {}, {}", said.source, said.by, say_moment(said.at, lang));
    let value = if fact.value.is_empty() { "–" } else { &fact.value };
    sheets.pair(&fact.name, &format!("{value}\n{}", source(&fact.said)));
    for (earlier, said) in &fact.earlier {
        let earlier = if earlier.is_empty() { "–".to_owned() } else { earlier.clone() };
        sheets.pair("", &phrase!(EARLIER, earlier, source(said)).say(lang));
    }
}
