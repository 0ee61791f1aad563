//! Rights of use as a page: those the officer answers for, with what can be done to each.

use super::deed_lines;
use crate::access::{Purpose, Resource};
use crate::codes;
use crate::dates::day_of;
use crate::event::Event;
use crate::law::s080_access::{KEHA, granted_by};
use crate::office::{Office, Visit};
use crate::officer::Role;
use crate::rights::{Held, State};
use crate::views::{RightLine, RightsPage};
use crate::words::{Lang, Text, text};
use chrono::{Days, NaiveDate};

/// Days after which a right is looked at anew: the house's own yearly review.
const REVIEW_DAYS: u64 = 365;

pub(super) fn page(office: &Office, visit: &Visit<'_>, purpose: Purpose) -> RightsPage {
    let mut rights: Vec<RightLine> = office
        .rights()
        .all()
        .filter(|held| answers_for(visit, held))
        .map(|held| line(office, visit, purpose, held))
        .collect();
    // What waits for somebody stands first.
    rights.sort_by_key(|line| (order(&line.state), !line.review_due, line.name.clone(), line.from));
    RightsPage { on: office.on(), rights }
}

fn order(state: &str) -> usize {
    ["requested", "granted", "opened", "expired", "declined", "removed"].iter().position(|s| *s == state).unwrap_or(9)
}

fn answers_for(visit: &Visit<'_>, held: &Held) -> bool {
    let state = granted_by(held.right.organisation.kind, held.right.role.task(), true).0.id == KEHA.id;
    held.account == visit.by.id
        || visit.by.rights.iter().any(|right| match right.role {
            Role::KehaAccessAdministrator => true,
            Role::AccessAdministrator => !state && held.right.scope.iter().any(|code| right.reaches(code)),
            Role::Supervisor => right.organisation == held.right.organisation,
            _ => false,
        })
}

fn line(office: &Office, visit: &Visit<'_>, purpose: Purpose, held: &Held) -> RightLine {
    let (right, lang, on) = (&held.right, visit.lang, office.on());
    let (state, state_name) = state(held, on);
    RightLine {
        right: right.id,
        account: held.account.clone(),
        name: office.rights().name(&held.account).to_owned(),
        role: right.role.name().say(lang).to_owned(),
        task: right.role.task().word().text.say(lang).to_owned(),
        organisation: right.organisation.name(lang),
        scope: right.scope.iter().map(|code| codes::municipalities().name(code, lang).to_owned()).collect(),
        protected: right.protected,
        training: held.training,
        from: right.from,
        until: right.until,
        state: state.to_owned(),
        state_name: state_name.say(lang).to_owned(),
        reason: held.reason.clone(),
        way: held
            .way
            .iter()
            .map(|(at, by, kind)| (name_of(kind, lang), office.rights().name(by).to_owned(), *at))
            .collect(),
        review_due: state == "opened"
            && held.settled_at.is_some_and(|at| day_of(at).checked_add_days(Days::new(REVIEW_DAYS)) <= Some(on)),
        deeds: deed_lines(office, visit, purpose, Some(right.id), |deed| deed.asks.0 == Resource::Rights),
    }
}

fn name_of(kind: &str, lang: Lang) -> String {
    Event::name_of(kind).map(|name| name.say(lang)).unwrap_or_default().to_owned()
}

fn state(held: &Held, on: NaiveDate) -> (&'static str, Text) {
    match held.state {
        State::Requested => ("requested", text("Pyydetty", "Begärd", "Requested")),
        State::Granted => (
            "granted",
            text("Myönnetty, odottaa avaamista", "Beviljad, väntar på öppning", "Granted, waits to be opened"),
        ),
        State::Declined => ("declined", text("Hylätty", "Avslagen", "Declined")),
        State::Removed => ("removed", text("Poistettu", "Återkallad", "Removed")),
        State::Opened if held.right.until < on => ("expired", text("Päättynyt", "Utgången", "Expired")),
        State::Opened => ("opened", text("Käytössä", "I bruk", "In use")),
    }
}
