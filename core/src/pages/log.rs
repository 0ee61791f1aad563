//! Who looked at a client, when, why: in words the client understands too.

use super::notices::organisation_name;
use crate::access::{FieldClass, Sight};
use crate::audit::{self, Folded, Scene, local, say_moment, say_time};
use crate::entry::ClientId;
use crate::office::{LookLog, Office, Visit};
use crate::phrase;
use crate::refusal::No;
use crate::rights::{Opening, OpeningKind};
use crate::views::{ClientLogPage, LogDay, LogLine, LogOfficer, OpeningLine};
use crate::words::{Lang, Text, text};

/// How it is told, and of whom.
struct Teller<'a> {
    scene: Scene<'a>,
    lang: Lang,
    /// Names of officers are told.
    names: bool,
    /// Reasons are free text, which may betray a protected person.
    reasons: bool,
}

/// `copy`: as the person gets it.
pub(super) fn page(
    office: &Office,
    visit: &Visit<'_>,
    log: &dyn LookLog,
    sight: Sight,
    (id, copy): (ClientId, bool),
) -> Result<ClientLogPage, No> {
    let row = office.register().row(id).ok_or(No::Absent)?;
    let looks = log.of_client(id)?;
    let names = !copy || office.settings().names_in_copies;
    let teller =
        Teller { scene: Scene::of(office), lang: visit.lang, names, reasons: sight.is_seen() && !sight.is_masked() };
    let mut days: Vec<LogDay> = Vec::new();
    let mut last: Option<(chrono::NaiveDate, String, String)> = None;
    for one in audit::fold(&looks) {
        if days.last().is_none_or(|day| day.day != one.day) {
            days.push(LogDay { day: one.day, officers: Vec::new() });
        }
        let Some(day) = days.last_mut() else { continue };
        let key = (one.day, one.by.clone(), one.organisation.clone());
        if last.as_ref() != Some(&key) {
            day.officers.push(teller.officer(&one));
            last = Some(key);
        }
        if let Some(officer) = day.officers.last_mut() {
            officer.looks.push(teller.line(&one));
        }
    }
    let mut openings: Vec<&Opening> = office.rights().openings().filter(|opening| opening.client == id).collect();
    openings.sort_by_key(|opening| std::cmp::Reverse(opening.at));
    Ok(ClientLogPage {
        client: id,
        client_number: row.shown_number(),
        name: if sight.is_seen() { row.name.to_string() } else { String::new() },
        on: local(visit.at).date(),
        copy,
        told: told(copy, names, looks.is_empty()).map(|text| text.say(visit.lang).to_owned()).collect(),
        looks: looks.len(),
        refused: looks.iter().filter(|look| !look.allowed).count(),
        days,
        openings: openings.into_iter().map(|opening| teller.opening(opening)).collect(),
    })
}

fn told(copy: bool, names: bool, none: bool) -> impl Iterator<Item = Text> {
    let about = if copy { ABOUT_YOU } else { ABOUT };
    let lines = [(true, about), (none, NOBODY), (!names, NAMELESS), (copy, SUSPICION)];
    lines.into_iter().filter(|(tell, _)| *tell).map(|(_, text)| text)
}

const ABOUT: Text = text(
    "Kuka on katsonut asiakkaan tietoja, milloin ja mihin tarkoitukseen. Uusin on ensin.",
    "Vem som har läst kundens uppgifter, när och för vilket ändamål. Den senaste läsningen står först.",
    "Who has looked at the client's data, when and for which purpose. The newest comes first.",
);
const ABOUT_YOU: Text = text(
    "Tästä näet, milloin tietojasi on katsottu, mistä organisaatiosta ja mihin tarkoitukseen. Uusin on ensin.",
    "Här ser du när dina uppgifter har lästs, från vilken organisation och för vilket ändamål. Den senaste läsningen står först.",
    "Here you see when your data was looked at, from which organisation and for which purpose. The newest comes first.",
);
const NOBODY: Text = text("Tietoja ei ole katsottu.", "Uppgifterna har inte lästs.", "Nobody has looked at the data.");
const NAMELESS: Text = text(
    "Työntekijästä kerrotaan organisaatio ja tehtävä. Jos tarvitset nimen valvoaksesi oikeuksiasi, pyydä sitä kunnalta.",
    "Om den anställda anges organisation och uppgift. Om du behöver namnet för att bevaka dina rättigheter kan du be kommunen om det.",
    "Of an officer you are told the organisation and the task. If you need the name to look after your rights, ask the municipality for it.",
);
const SUSPICION: Text = text(
    "Jos epäilet, että tietojasi on katsottu ilman syytä, kerro siitä kunnalle. Kunta selvittää asian.",
    "Om du misstänker att dina uppgifter har lästs utan orsak, berätta det för kommunen. Kommunen utreder saken.",
    "If you suspect that your data was looked at without a reason, tell the municipality. It will find out.",
);

impl Teller<'_> {
    fn right(&self, one: &Folded) -> Option<crate::officer::Right> {
        self.scene.right_of(one.right, &one.by)
    }

    fn title(&self, right: Option<&crate::officer::Right>, organisation: &str) -> (String, String) {
        let role = right.map(|right| right.role.name().say(self.lang)).unwrap_or_default();
        let id = if organisation.is_empty() {
            right.map(|right| right.organisation.id()).unwrap_or_default()
        } else {
            organisation.to_owned()
        };
        (role.to_owned(), organisation_name(&id, self.lang))
    }

    fn officer(&self, one: &Folded) -> LogOfficer {
        let (title, organisation) = self.title(self.right(one).as_ref(), &one.organisation);
        let name = if self.names { self.scene.office.rights().name(&one.by).to_owned() } else { String::new() };
        LogOfficer { name, title, organisation, looks: Vec::new() }
    }

    fn line(&self, one: &Folded) -> LogLine {
        let lang = self.lang;
        let opening = one.opening.and_then(|id| self.scene.office.rights().openings().find(|o| o.id == id));
        let reason = match (one.allowed, opening) {
            (false, _) => Some(audit::refusal(&one.rule).say(lang).to_owned()),
            (true, Some(opening)) if self.reasons => Some(opening.reason.clone()),
            _ => None,
        };
        let (from, to) = (say_time(one.first, lang), say_time(one.last, lang));
        let mut line = LogLine {
            first: one.first,
            last: one.last,
            count: one.count,
            time: if from == to { from } else { format!("{from}–{to}") },
            allowed: one.allowed,
            what: audit::what(&one.what).say(lang),
            purpose: one.purpose.choice().text.say(lang).to_owned(),
            shown: one.shown.iter().map(|class| class.name().say(lang).to_owned()).collect(),
            masked: one.masked,
            reason,
            said: String::new(),
        };
        line.said = said(&line, lang);
        line
    }

    fn opening(&self, opening: &Opening) -> OpeningLine {
        let right = self.scene.right_of(Some(opening.right), &opening.by);
        let (title, organisation) = self.title(right.as_ref(), &opening.organisation);
        let by = if self.names { self.scene.office.rights().name(&opening.by).to_owned() } else { title };
        let reason = self.reasons.then(|| opening.reason.clone());
        let text = match opening.kind {
            OpeningKind::Protected => text(
                "{0}: turvakiellon tiedot avattiin ({1}, {2}). Perustelu: {3}",
                "{0}: spärrmarkerade uppgifter öppnades ({1}, {2}). Motivering: {3}",
                "{0}: protected data was opened ({1}, {2}). Reason: {3}",
            ),
            OpeningKind::Outside => text(
                "{0}: tiedot avattiin oman alueen ulkopuolelta ({1}, {2}). Perustelu: {3}",
                "{0}: uppgifterna öppnades utanför det egna området ({1}, {2}). Motivering: {3}",
                "{0}: the data was opened from outside the own area ({1}, {2}). Reason: {3}",
            ),
        };
        let told = reason.clone().unwrap_or_else(|| "–".to_owned());
        let said = phrase!(text, say_moment(opening.at, self.lang), by.clone(), organisation.clone(), told);
        OpeningLine {
            at: opening.at,
            until: opening.until,
            kind: opening.kind.code().to_owned(),
            by,
            organisation,
            purpose: opening.purpose.choice().text.say(self.lang).to_owned(),
            reason,
            said: said.say(self.lang),
        }
    }
}

/// A line of the log as one would say it.
fn said(line: &LogLine, lang: Lang) -> String {
    let mut said = match (line.count, lang) {
        (1, _) => format!("{}: ", line.time),
        (count, Lang::Fi) => format!("{} ({count} kertaa): ", line.time),
        (count, Lang::Sv) => format!("{} ({count} gånger): ", line.time),
        (count, Lang::En) => format!("{} ({count} times): ", line.time),
    };
    let purpose = line.purpose.clone();
    let done = if line.allowed {
        phrase!(text("{0}. Tarkoitus: {1}.", "{0}. Ändamål: {1}.", "{0}. Purpose: {1}."), line.what.clone(), purpose)
    } else {
        let reason = line.reason.clone().unwrap_or_default();
        phrase!(REFUSED, purpose, reason)
    };
    said.push_str(&done.say(lang));
    if !line.allowed {
        return said;
    }
    if line.shown.len() == FieldClass::ALL.len() {
        said.push_str(text(" Näkyi: kaikki tiedot.", " Visades: alla uppgifter.", " Shown: all data.").say(lang));
    } else if !line.shown.is_empty() {
        let shown = line.shown.join(", ").to_lowercase();
        said.push_str(&phrase!(text(" Näkyi: {0}.", " Visades: {0}.", " Shown: {0}."), shown).say(lang));
    }
    if line.masked {
        said.push_str(MASKED.say(lang));
    }
    if let Some(reason) = &line.reason {
        let text = text(" Perustelu: {0}", " Motivering: {0}", " Reason: {0}");
        said.push_str(&phrase!(text, reason.clone()).say(lang));
    }
    said
}

const REFUSED: Text = text(
    "Yritti nähdä tietoja, mutta pääsy estettiin. Tarkoitus: {0}. Syy: {1}",
    "Försökte se uppgifter men nekades. Ändamål: {0}. Orsak: {1}",
    "Tried to see data and was refused. Purpose: {0}. Why: {1}",
);
const MASKED: Text = text(
    " Turvakiellon alaiset tiedot olivat peitettyinä.",
    " De spärrmarkerade uppgifterna var dolda.",
    " Data under non-disclosure was masked.",
);
