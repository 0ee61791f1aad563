//! Clients from elsewhere and protected data, opened with a written reason.

use super::super::ask::Action::*;
use super::super::ask::{Protection, Relation, Resource};
use super::super::field::{ClassSet, FieldClass};
use super::super::purpose::Purpose;
use super::{NEAR, NOBODYS, OPENED, Rule, UNGUARDED, WORKERS, What, allow, of};
use crate::law::{s009_contact, s072_purposes, s078_controllers, s079_use, s080_access};
use crate::officer::Role::{Auditor, CentreOfficer, Registrar, ReimbursementOfficer};
use crate::words::{Text, text};

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: &[Purpose::Contact],
        relations: &[Relation::Opened],
        what: &[of(Resource::Client), What::Facts(OPENED.without(ClassSet::of(&[FieldClass::Background])))],
        ..allow("contact_from_elsewhere", WORKERS, OPENED_WHY, s009_contact::CITE)
    },
    Rule {
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: &[Relation::Opened],
        what: &[of(Resource::Client), What::Facts(OPENED)],
        ..allow("opened_with_reason", WORKERS, OPENED_WHY, s079_use::NEED)
    },
    Rule {
        purposes: &[Purpose::Contact, Purpose::Assessment, Purpose::Plan],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Outside)],
        actions: &[Open],
        ..allow("opening_outside", WORKERS, OUTSIDE_WHY, s079_use::NEED)
    },
    Rule {
        purposes: &[Purpose::Reimbursement],
        relations: &[Relation::Opened, Relation::Own],
        what: &[of(Resource::Client), What::FactsOfPurpose],
        ..allow("keha_reimburses", &[ReimbursementOfficer], REIMBURSED, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Reimbursement],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Outside), of(Resource::Search)],
        actions: &[Open, See],
        ..allow("keha_opens_an_application", &[ReimbursementOfficer], REIMBURSED, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: &[Relation::Opened, Relation::Own],
        what: &[of(Resource::Client), What::FactsOfPurpose],
        ..allow("single_case_of_supervision", &[CentreOfficer, Auditor], SINGLE_CASE, s080_access::CITE_TASKS)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Outside)],
        actions: &[Open],
        ..allow("opening_for_supervision", &[CentreOfficer, Auditor], SINGLE_CASE, s080_access::CITE_TASKS)
    },
    Rule {
        purposes: &[Purpose::Contact, Purpose::Assessment, Purpose::Plan],
        relations: NEAR,
        protections: &[Protection::Masked],
        what: &[of(Resource::Protected)],
        actions: &[Open],
        ..allow("opening_protected", WORKERS, PROTECTED, s079_use::NEED)
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NEAR,
        protections: &[Protection::Masked],
        what: &[of(Resource::Protected)],
        actions: &[Open],
        ..allow("registrar_opens_protected", &[Registrar], PROTECTED, s078_controllers::MUNICIPALITY)
    },
];

const OPENED_WHY: Text = text(
    "Asiakas on avattu kirjatulla perusteella määräajaksi; esihenkilö tietää siitä.",
    "Kunden har öppnats för en bestämd tid med en antecknad motivering; chefen vet om det.",
    "The client was opened for a set time with a written reason; the supervisor knows.",
);

const OUTSIDE_WHY: Text = text(
    "Oman alueen ulkopuolisen asiakkaan saa avata kirjatulla perusteella, kun tehtävä vaatii sitä.",
    "En kund utanför det egna området får öppnas med en antecknad motivering när uppgiften kräver det.",
    "A client outside one's own may be opened with a written reason when the task needs it.",
);

const SINGLE_CASE: Text = text(
    "Valvontaan, arviointiin tai tarkastukseen kuuluvan yksittäisen asian saa avata perustellusti; muuten riittävät luvut.",
    "Ett enskilt ärende som hör till tillsyn, utvärdering eller granskning får öppnas med motivering; annars räcker siffror.",
    "A single case of supervision, evaluation or audit may be opened with a reason; else figures are enough.",
);

const PROTECTED: Text = text(
    "Erityisoikeudella turvakiellon tiedot saa avata kirjatulla perusteella ja vahvistuksella; esihenkilö saa hälytyksen.",
    "Med särskild rätt får spärrmarkerade uppgifter öppnas med antecknad motivering och bekräftelse; chefen larmas.",
    "With the special right, protected data may be opened with a written reason and a second factor; the supervisor is alarmed.",
);

const REIMBURSED: Text = text(
    "Korvausten käsittelyssä tarvitaan korvauksiin liittyvät tiedot, ei muuta.",
    "Vid behandling av ersättningar behövs uppgifterna om ersättningar, inget annat.",
    "Handling reimbursements needs the data on reimbursements and nothing else.",
);
