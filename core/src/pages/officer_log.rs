//! What officers looked at, and what is odd in it: for their supervisor, and for KEHA, who sees numbers only.

use super::notices::organisation_name;
use crate::access::{Action, Resource};
use crate::audit::{self, Found, Scene, local};
use crate::deeds;
use crate::entry::ClientId;
use crate::law::facts::Employer;
use crate::office::{Look, LookLog, Sights};
use crate::officer::{Right, Role};
use crate::refusal::No;
use crate::views::{LogAsk, OfficerCount, OfficerLogPage, PatternClient, PatternLine, StepLine};
use crate::words::{say_date, text};
use serde_json::Map;
use std::collections::{BTreeMap, BTreeSet};

const DAYS: u32 = 7;
const MOST_DAYS: u32 = 92;
/// Looks read at once.
const MOST: usize = 20_000;
const DAY: i64 = 86_400_000;

pub(super) fn page(sights: &Sights<'_, '_>, log: &dyn LookLog, ask: &LogAsk) -> Result<OfficerLogPage, No> {
    let (office, visit) = (sights.office, sights.visit);
    let back = i64::from(ask.days.unwrap_or(DAYS).clamp(1, MOST_DAYS));
    let from = visit.at - back * DAY;
    let mut looks = log.since(from, MOST)?;
    let more = looks.len() >= MOST;
    let scene = Scene::of(office);
    let asked = |look: &Look| ask.officer.as_ref().is_none_or(|officer| *officer == look.by);
    looks.retain(|look| watches(sights, &scene.organisation(look)) && asked(look));
    let found = audit::odd(&looks, &scene);
    let officers = counts(sights, &scene, &looks, &found);
    let patterns = found.iter().map(|found| line(sights, &scene, found)).collect();
    Ok(OfficerLogPage { from: local(from).date(), on: local(visit.at).date(), officers, patterns, more })
}

/// A supervisor watches over their own organisation, KEHA over all.
fn watches(sights: &Sights<'_, '_>, organisation: &str) -> bool {
    sights.visit.by.rights.iter().any(|right| match right.role {
        Role::KehaLogOfficer => true,
        Role::Supervisor => right.organisation.id() == organisation,
        _ => false,
    })
}

fn counts(sights: &Sights<'_, '_>, scene: &Scene<'_>, looks: &[Look], found: &[Found]) -> Vec<OfficerCount> {
    let mut by: BTreeMap<(&str, String), Vec<&Look>> = BTreeMap::new();
    for look in looks {
        by.entry((&look.by, scene.organisation(look))).or_default().push(look);
    }
    let lang = sights.visit.lang;
    let mut counts: Vec<OfficerCount> = by
        .into_iter()
        .map(|((officer, organisation), looks)| {
            let right = looks.first().and_then(|look| scene.right(look));
            let opened = looks.iter().filter(|look| audit::opens(look)).filter_map(|look| look.clients.first());
            OfficerCount {
                officer: officer.to_owned(),
                name: sights.office.rights().name(officer).to_owned(),
                role: right.map(|right| right.role.name().say(lang).to_owned()).unwrap_or_default(),
                organisation: organisation_name(&organisation, lang),
                looks: looks.len(),
                clients: opened.collect::<BTreeSet<_>>().len(),
                refused: looks.iter().filter(|look| !look.allowed).count(),
                openings: looks.iter().filter_map(|look| look.opening).collect::<BTreeSet<_>>().len(),
                patterns: found.iter().filter(|f| f.by == officer && f.organisation == organisation).count(),
            }
        })
        .collect();
    counts.sort_by(|a, b| b.patterns.cmp(&a.patterns).then_with(|| a.name.cmp(&b.name)));
    counts
}

fn line(sights: &Sights<'_, '_>, scene: &Scene<'_>, found: &Found) -> PatternLine {
    let lang = sights.visit.lang;
    let said = found.said.say(lang);
    PatternLine {
        code: found.code.to_owned(),
        name: found.name.say(lang).to_owned(),
        report: report(sights, scene, found, &said),
        said,
        officer: found.by.clone(),
        officer_name: sights.office.rights().name(&found.by).to_owned(),
        organisation: organisation_name(&found.organisation, lang),
        day: found.day,
        clients: found.clients.iter().map(|client| shown(sights, *client)).collect(),
    }
}

fn shown(sights: &Sights<'_, '_>, client: ClientId) -> PatternClient {
    let register = sights.office.register();
    let Some(row) = register.row(client) else { return PatternClient { number: "–".to_owned(), client: None } };
    let seen = sights.of(row).is_seen();
    let number = if seen || !register.is_guarded(row) { row.shown_number() } else { "K-••••••".to_owned() };
    PatternClient { number, client: seen.then_some(client) }
}

/// The form that tells the municipality, filled in: no client in it.
fn report(
    sights: &Sights<'_, '_>,
    scene: &Scene<'_>,
    found: &Found,
    said: &str,
) -> Option<(StepLine, Map<String, serde_json::Value>)> {
    let deed = deeds::find("report_anomaly")?;
    let (office, visit, purpose) = (sights.office, sights.visit, sights.purpose);
    office.allowed(visit, purpose, None, (Resource::Anomalies, Action::Report)).ok()?;
    let municipality = match found.organisation.split_once(':') {
        Some((kind, code)) if kind == Employer::Municipality.word().id => code.to_owned(),
        // Whoever granted the right answers for it.
        _ => scene.right_of(None, &found.by).and_then(|right: Right| right.scope.first().cloned())?,
    };
    let lang = visit.lang;
    let clients =
        crate::phrase!(text("Asiakkaita: {0}.", "Kunder: {0}.", "Clients: {0}."), found.clients.len()).say(lang);
    let what = format!("{}, {}: {said} {clients}", say_date(found.day, lang), found.name.say(lang));
    let values = Map::from_iter([
        ("municipality".to_owned(), municipality.into()),
        ("officer".to_owned(), found.by.clone().into()),
        ("what".to_owned(), what.into()),
    ]);
    Some((StepLine { kind: deed.kind.to_owned(), name: deed.name.say(lang).to_owned(), refused: None }, values))
}

impl OfficerLogPage {
    /// Clients whose number is told together with their record.
    pub(crate) fn clients(&self) -> Vec<ClientId> {
        let clients: BTreeSet<ClientId> =
            self.patterns.iter().flat_map(|line| &line.clients).filter_map(|client| client.client).collect();
        clients.into_iter().collect()
    }
}
