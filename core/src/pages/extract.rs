//! All data of one person: for the person to read, and for a program to take in. Nobody else's data is in it.

use super::client::{entry_line, facts_of, findings};
use super::told::Told;
use super::{log, notices};
use crate::access::{FieldClass, Purpose, Sight};
use crate::audit::{Scene, local};
use crate::case::{Case, Recorded};
use crate::client::Field;
use crate::entry::ClientId;
use crate::event::Event;
use crate::law::data_subject;
use crate::law::facts::Employer;
use crate::office::{LookLog, Office, Visit};
use crate::officer::Organisation;
use crate::refusal::No;
use crate::register::shown_number;
use crate::steps;
use crate::views::{ExtractEntry, ExtractPage, InvitationLine, RequestLine};
use crate::words::{Lang, Text, text};
use serde_json::Value;

pub(super) fn page(
    office: &Office,
    visit: &Visit<'_>,
    (purpose, log): (Purpose, &dyn LookLog),
    sight: Sight,
    id: ClientId,
) -> Result<ExtractPage, No> {
    let row = office.register().row(id).ok_or(No::Absent)?;
    let case = office.case(id)?;
    let told = Told { rights: office.rights(), lang: visit.lang, sight };
    let hidden = super::told::hidden(office, visit, purpose, row, &sight);
    let complete = hidden.is_empty() && !sight.is_masked();
    let about = if complete { &[ABOUT, WHOSE] as &[Text] } else { &[MASKED, ABOUT, WHOSE] };
    let here = if sight.shown.has(FieldClass::Residence) { case.value(Field::Municipality) } else { "" };
    Ok(ExtractPage {
        client: id,
        client_number: shown_number(case.client_number),
        name: case.full_name(),
        on: local(visit.at).date(),
        made_at: visit.at,
        made_by: visit.by.name.clone(),
        controllers: controllers(here, visit.lang),
        complete,
        hidden,
        told: about.iter().map(|text| text.say(visit.lang).to_owned()).collect(),
        facts: facts_of(&case, &told),
        timeline: case.entries.iter().map(|entry| extracted(entry, &told)).collect(),
        findings: findings(&case, office, &told).findings,
        requests: requests(&case, visit.lang),
        invitations: invitations(&case, office, visit.lang),
        others_in_household: office.register().household(row).filter(|other| other.id != id).count(),
        log: log::page(office, visit, log, sight, (id, true))?,
    })
}

const ABOUT: Text = text(
    "Tässä ovat kaikki tiedot, jotka sinusta on Koto-digissä: perustiedot lähteineen ja aiempine arvoineen, työn vaiheet, lain mukaan lasketut määräajat ja se, milloin tietojasi on katsottu.",
    "Här är alla uppgifter om dig i Koto-digi: grunduppgifter med källor och tidigare värden, arbetets skeden, tidsfrister som räknats enligt lagen och när dina uppgifter har lästs.",
    "Here is all data about you in Koto-digi: facts with their sources and earlier values, the steps of the work, periods reckoned by law, and when your data was looked at.",
);
const WHOSE: Text = text(
    "Jos jokin tieto on väärin, pyydä kuntaa oikaisemaan se. Muiden ihmisten tietoja ei ole mukana.",
    "Om någon uppgift är fel, be kommunen rätta den. Andra människors uppgifter ingår inte.",
    "If something is wrong, ask the municipality to correct it. Other people's data is not included.",
);
const MASKED: Text = text(
    "Tuloste ei ole täydellinen: turvakiellon alaiset tiedot ovat peitettyinä. Avaa ne ensin kirjatulla perusteella.",
    "Utskriften är inte fullständig: de spärrmarkerade uppgifterna är dolda. Öppna dem först med en antecknad motivering.",
    "This is not complete: data under non-disclosure is masked. Open it first with a written reason.",
);

fn controllers(municipality: &str, lang: Lang) -> Vec<String> {
    let named = [(Employer::Municipality, municipality), (Employer::Keha, "")];
    named
        .into_iter()
        .filter(|(kind, code)| *kind == Employer::Keha || !code.is_empty())
        .map(|(kind, code)| Organisation { kind, code: code.to_owned() }.name(lang))
        .collect()
}

fn extracted(entry: &Recorded, told: &Told<'_>) -> ExtractEntry {
    let (kind, version) = entry.event.as_ref().map_or(("", 0), Event::kind);
    let payload = entry.event.as_ref().filter(|_| !told.sight.is_masked()).and_then(own_payload);
    ExtractEntry { line: entry_line(entry, told), kind: kind.to_owned(), version, payload }
}

/// What was recorded, without what leads to somebody else.
fn own_payload(event: &Event) -> Option<Value> {
    let mut payload: Value = serde_json::from_slice(&event.payload().ok()?).ok()?;
    if let (Event::HouseholdJoined(_), Value::Object(members)) = (event, &mut payload) {
        members.remove("household");
    }
    Some(payload)
}

fn requests(case: &Case, lang: Lang) -> Vec<RequestLine> {
    case.requests
        .iter()
        .map(|request| RequestLine {
            number: request.number,
            on: request.on,
            what: steps::asked_for(request, lang),
            due: data_subject::answer_due(request.on),
            answered_on: request.answered_on,
            cite: steps::right_of(&request.kind).say(lang),
        })
        .collect()
}

fn invitations(case: &Case, office: &Office, lang: Lang) -> Vec<InvitationLine> {
    let scene = Scene::of(office);
    case.invitations
        .iter()
        .map(|invitation| {
            let right = scene.right_of(None, &invitation.worker);
            InvitationLine {
                name: office.rights().name(&invitation.worker).to_owned(),
                organisation: right
                    .map(|right| notices::organisation_name(&right.organisation.id(), lang))
                    .unwrap_or_default(),
                from: invitation.from,
                until: invitation.until,
            }
        })
        .collect()
}
