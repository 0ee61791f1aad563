//! The table of access as a page, and why one can or can't do a thing.

use crate::access::{Action, FieldClass, Group, Protection, Purpose, RULES, Relation, Resource, Rule, What};
use crate::office::{Office, Visit};
use crate::officer::Role;
use crate::refusal::No;
use crate::views::{RoleLine, RolesPage, RuleLine, WhyAsk, WhyPage};
use crate::words::{Lang, Text, text};

pub(super) fn page(lang: Lang) -> RolesPage {
    let roles = Role::ALL
        .iter()
        .map(|role| RoleLine {
            role: role.id().to_owned(),
            name: role.name().say(lang).to_owned(),
            task: role.task().word().text.say(lang).to_owned(),
            employers: role.employers().iter().map(|employer| employer.word().text.say(lang).to_owned()).collect(),
            rules: RULES.iter().filter(|rule| rule.roles.contains(role)).map(|rule| line(rule, lang)).collect(),
        })
        .collect();
    RolesPage { roles }
}

fn line(rule: &Rule, lang: Lang) -> RuleLine {
    // What is said of all is not said one by one.
    let some = |names: Vec<Text>, all: usize| -> Vec<String> {
        if names.len() == all { Vec::new() } else { names.iter().map(|name| name.say(lang).to_owned()).collect() }
    };
    RuleLine {
        rule: rule.name.to_owned(),
        allow: rule.allow,
        what: rule.what.iter().flat_map(|what| say_what(*what, lang)).collect(),
        actions: some(rule.actions.iter().map(|action| action.name()).collect(), Action::ALL.len()),
        purposes: some(rule.purposes.iter().map(|purpose| purpose.choice().text).collect(), Purpose::ALL.len()),
        relations: some(rule.relations.iter().map(|relation| relation.name()).collect(), Relation::ALL.len()),
        protections: some(rule.protections.iter().map(|guard| guard.name()).collect(), Protection::ALL.len()),
        why: rule.why.say(lang).to_owned(),
        cite: rule.cite.say(lang),
    }
}

fn say_what(what: What, lang: Lang) -> Vec<String> {
    let classes = |pick: &dyn Fn(FieldClass) -> bool| {
        FieldClass::ALL.iter().filter(|class| pick(**class)).map(|class| class.name().say(lang).to_owned()).collect()
    };
    match what {
        What::Of(resource) => vec![resource.name().say(lang).to_owned()],
        What::FactsOfPurpose => vec![
            text(
                "tiedot, joita käyttötarkoitus tarvitsee",
                "de uppgifter ändamålet behöver",
                "the data the purpose needs",
            )
            .say(lang)
            .to_owned(),
        ],
        What::Facts(set) => classes(&|class| set.has(class)),
        What::Betraying => classes(&|class| crate::access::BETRAYING.has(class)),
        What::Steps(groups) => groups.iter().map(|group: &Group| group.name().say(lang).to_owned()).collect(),
        What::AnyOfClient => {
            vec![text("kaikki asiakkaan tiedot", "alla kundens uppgifter", "all data of a client").say(lang).to_owned()]
        }
    }
}

/// Of a client who is not there for the officer it says the same as of one who is nowhere.
pub(super) fn why(office: &Office, visit: &Visit<'_>, purpose: Purpose, ask: &WhyAsk) -> Result<WhyPage, No> {
    let lang = visit.lang;
    let (resource, action) = Resource::parse(&ask.resource).zip(Action::parse(&ask.action)).ok_or(No::Absent)?;
    let row = ask.client.and_then(|id| office.register().row(id));
    // Whoever watches the logs asks of the log of a client whom they do not see.
    let of_log =
        |row| resource == Resource::ClientLog && office.asked(visit, purpose, Some(row), (resource, action)).allowed;
    let row = row.filter(|row| office.sight(visit, purpose, Some(row)).is_seen() || of_log(row));
    if ask.client.is_some() && row.is_none() {
        return Err(No::Absent);
    }
    let decision = office.asked(visit, purpose, row, (resource, action));
    let sight = office.sight(visit, purpose, row);
    Ok(WhyPage {
        allowed: decision.allowed,
        rule: decision.rule.to_owned(),
        why: decision.why.say(lang).to_owned(),
        cite: decision.cite.say(lang),
        what: format!("{}: {}", resource.name().say(lang), action.name().say(lang)),
        purpose: purpose.choice().text.say(lang).to_owned(),
        relation: sight.relation.name().say(lang).to_owned(),
        protection: sight.protection.name().say(lang).to_owned(),
        purposes: Purpose::ALL
            .into_iter()
            .filter(|other| office.asked(visit, *other, row, (resource, action)).allowed)
            .map(|other| other.choice().text.say(lang).to_owned())
            .collect(),
    })
}
