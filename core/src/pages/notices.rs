//! Notices to the officer, and anomalies of the logs.

use super::deed_lines;
use crate::access::{Purpose, Resource};
use crate::event::Event;
use crate::law::facts::Employer;
use crate::office::{Office, Sights, Visit};
use crate::officer::{Organisation, Role};
use crate::phrase;
use crate::rights::{Concern, Notice};
use crate::views::{AnomaliesPage, AnomalyLine, NoticeLine, NoticesPage};
use crate::words::{Lang, text};

/// Notices a page shows at most.
const MOST: usize = 200;

pub(super) fn page(sights: &Sights<'_, '_>) -> NoticesPage {
    let rights = sights.office.rights();
    let unseen = rights.notices(sights.visit.by).filter(|(_, seen)| !seen).count();
    let notices = rights
        .notices(sights.visit.by)
        .take(MOST)
        .map(|(notice, seen)| NoticeLine {
            number: notice.number,
            at: notice.at,
            by: rights.name(&notice.by).to_owned(),
            text: said(sights, notice),
            alarm: matches!(notice.concern, Concern::Opening { protected: true, .. }),
            seen,
        })
        .collect();
    NoticesPage { unseen, notices }
}

fn said(sights: &Sights<'_, '_>, notice: &Notice) -> String {
    let lang = sights.visit.lang;
    let what = Event::name_of(notice.kind).map(|name| name.say(lang)).unwrap_or_default();
    match &notice.concern {
        Concern::Right { account, right, .. } => {
            let role = sights.office.rights().held(*right).map(|held| held.right.role.name().say(lang));
            format!("{what}: {} ({})", sights.office.rights().name(account), role.unwrap_or_default())
        }
        Concern::Opening { client, protected, reason, .. } => {
            let row = sights.office.register().row(*client);
            // Who may not see a protected client is told of the opening, not of whom.
            let named = row.filter(|row| !sights.office.register().is_guarded(row) || sights.of(row).is_seen());
            let who = named.map_or_else(|| HIDDEN.say(lang).to_owned(), |row| row.shown_number());
            let text = if *protected {
                text(
                    "Turvakiellon tiedot avattu: {0}. Perustelu: {1}",
                    "Spärrmarkerade uppgifter öppnade: {0}. Motivering: {1}",
                    "Protected data opened: {0}. Reason: {1}",
                )
            } else {
                text(
                    "Avattu oman alueen ulkopuolelta: {0}. Perustelu: {1}",
                    "Öppnad utanför det egna området: {0}. Motivering: {1}",
                    "Opened outside one's own: {0}. Reason: {1}",
                )
            };
            // A client opened outside one's own may have become protected since: the reason may tell where they live.
            let reason = named.map_or_else(|| "–".to_owned(), |_| reason.clone());
            phrase!(text, who, reason).say(lang)
        }
        Concern::Anomaly { organisation, .. } => format!("{what}: {}", organisation_name(organisation, lang)),
    }
}

const HIDDEN: crate::words::Text =
    text("turvakiellon alainen asiakas", "en kund med spärrmarkering", "a protected client");

/// `municipality:297` as people say it.
pub(super) fn organisation_name(id: &str, lang: Lang) -> String {
    let (kind, code) = id.split_once(':').unwrap_or((id, ""));
    let kind = serde_json::from_value(kind.into()).unwrap_or(Employer::Other);
    Organisation { kind, code: code.to_owned() }.name(lang)
}

pub(super) fn anomalies(office: &Office, visit: &Visit<'_>, purpose: Purpose) -> AnomaliesPage {
    let rights = office.rights();
    let theirs = |organisation: &str| {
        visit
            .by
            .rights
            .iter()
            .any(|right| right.role == Role::KehaLogOfficer || right.organisation.id() == organisation)
    };
    let anomalies = rights
        .anomalies()
        .iter()
        .rev()
        .filter(|anomaly| theirs(&anomaly.organisation))
        .map(|anomaly| AnomalyLine {
            anomaly: anomaly.id,
            at: anomaly.at,
            organisation: organisation_name(&anomaly.organisation, visit.lang),
            officer: rights.name(&anomaly.officer).to_owned(),
            what: anomaly.what.clone(),
            answer: anomaly
                .answered
                .clone()
                .map(|(at, by, cause, measures)| (at, rights.name(&by).to_owned(), cause, measures)),
            deeds: deed_lines(office, visit, purpose, Some(anomaly.id), |deed| deed.asks.0 == Resource::Anomalies),
        })
        .collect();
    AnomaliesPage { anomalies }
}
