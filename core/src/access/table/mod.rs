//! The table: who may do what with which client's data, for what. Read from the top, the first line that fits
//! decides; where none fits, the answer is no.

mod control;
mod data;
mod everybody;
mod guests;
mod openings;
mod supervision;
mod work;

use super::ask::Action::{self, *};
use super::ask::Group::{self};
use super::ask::{Ask, Protection, Relation, Resource};
use super::field::{BETRAYING, ClassSet, FieldClass};
use super::purpose::Purpose;
use crate::law::cite::Cite;
use crate::officer::Role::{self, *};
use crate::words::{Text, text};

/// What a line is about.
#[derive(Clone, Copy, Debug)]
pub enum What {
    Of(Resource),
    /// The classes the purpose opens.
    FactsOfPurpose,
    /// These classes, where the purpose opens them.
    Facts(ClassSet),
    /// What betrays a protected person.
    Betraying,
    Steps(&'static [Group]),
    /// Everything that belongs to one client.
    AnyOfClient,
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable: it stands in the log.
    pub name: &'static str,
    pub roles: &'static [Role],
    pub purposes: &'static [Purpose],
    pub relations: &'static [Relation],
    pub protections: &'static [Protection],
    pub what: &'static [What],
    pub actions: &'static [Action],
    pub allow: bool,
    pub why: Text,
    pub cite: Cite,
}

impl Rule {
    pub fn fits(&self, ask: &Ask) -> bool {
        self.roles.contains(&ask.role)
            && self.purposes.contains(&ask.purpose)
            && self.relations.contains(&ask.relation)
            && self.protections.contains(&ask.protection)
            && self.actions.contains(&ask.action)
            && self.what.iter().any(|what| what.covers(ask))
    }
}

impl What {
    fn covers(self, ask: &Ask) -> bool {
        let class = |within: ClassSet| matches!(ask.resource, Resource::Facts(class) if within.has(class));
        match self {
            What::Of(resource) => ask.resource == resource,
            What::FactsOfPurpose => class(ask.purpose.opens()),
            What::Facts(set) => class(set) && class(ask.purpose.opens()),
            What::Betraying => class(BETRAYING),
            What::Steps(groups) => matches!(ask.resource, Resource::Steps(group) if groups.contains(&group)),
            What::AnyOfClient => ask.resource.is_of_client(),
        }
    }
}

const EVERYBODY: &[Role] = Role::ALL;
/// Who does the work of the Act with clients.
const WORKERS: &[Role] = &[IntegrationWorker, EmploymentExpert];
const ANY_PURPOSE: &[Purpose] = &Purpose::ALL;
const CASE: &[Purpose] = &[Purpose::Contact, Purpose::Guidance, Purpose::Assessment, Purpose::Plan];
const CONTROL: &[Purpose] = &[Purpose::AccessControl];
const ANY_RELATION: &[Relation] = Relation::ALL;
const NEAR: &[Relation] = &[Relation::Named, Relation::Own];
const NOBODYS: &[Relation] = &[Relation::None];
const ANY_PROTECTION: &[Protection] = Protection::ALL;
const UNGUARDED: &[Protection] = &[Protection::Open];
const SEE: &[Action] = &[See];
const CHANGE: &[Action] = &[Change];
const NOT_CLOSED: &[Protection] = &[Protection::Open, Protection::Masked, Protection::Unlocked];
/// What the county's part in an assessment or plan needs: where the person lives tells which county answers.
const COUNTYS: ClassSet = ClassSet::all().without(ClassSet::of(&[FieldClass::Permit, FieldClass::Remarks]));
/// Of a client from elsewhere: health is held for those who give the services, free text for those who work with it.
const OPENED: ClassSet = ClassSet::all().without(ClassSet::of(&[FieldClass::Health, FieldClass::Remarks]));
/// What § 94 lists, of what the register knows. Background holds the social situation too, which it does not list.
const PRODUCERS: ClassSet = ClassSet::of(&[
    FieldClass::Identity,
    FieldClass::IdentityCode,
    FieldClass::Contact,
    FieldClass::Residence,
    FieldClass::ContactAddress,
    FieldClass::Language,
]);

const fn of(resource: Resource) -> What {
    What::Of(resource)
}

/// A line that allows, for any purpose, relation and protection where nothing else is said.
const fn allow(name: &'static str, roles: &'static [Role], why: Text, cite: Cite) -> Rule {
    Rule {
        name,
        roles,
        purposes: ANY_PURPOSE,
        relations: ANY_RELATION,
        protections: ANY_PROTECTION,
        what: &[],
        actions: SEE,
        allow: true,
        why,
        cite,
    }
}

const LISTS: Text = text(
    "Tehtävässä saa hakea ja luetella ne asiakkaat, joiden tiedot saa nähdä.",
    "I uppgiften får man söka och lista de kunder vars uppgifter man får se.",
    "The task may search and list the clients whose data it may see.",
);

/// In the order they are read.
const PARTS: &[&[Rule]] =
    &[everybody::LINES, work::LINES, guests::LINES, openings::LINES, supervision::LINES, data::LINES, control::LINES];
const LENGTH: usize = {
    let (mut lines, mut part) = (0, 0);
    while part < PARTS.len() {
        lines += PARTS[part].len();
        part += 1;
    }
    lines
};
const JOINED: [Rule; LENGTH] = {
    let mut joined = [PARTS[0][0]; LENGTH];
    let (mut at, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut line = 0;
        while line < PARTS[part].len() {
            joined[at] = PARTS[part][line];
            at += 1;
            line += 1;
        }
        part += 1;
    }
    joined
};

pub const RULES: &[Rule] = &JOINED;
