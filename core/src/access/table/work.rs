//! Integration services and the employment authority: the work of the Act with clients of their own.

use super::super::ask::Action::*;
use super::super::ask::Group::{self, *};
use super::super::ask::{Relation, Resource};
use super::super::field::{ClassSet, FieldClass};
use super::super::purpose::Purpose;
use super::{CASE, CHANGE, LISTS, NEAR, NOBODYS, Rule, UNGUARDED, WORKERS, What, allow, of};
use crate::law::{s009_contact, s070_application, s072_purposes, s079_use};
use crate::officer::Role::IntegrationWorker;
use crate::words::{Text, text};

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: CASE,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList), of(Resource::Search)],
        ..allow("lists_of_workers", WORKERS, LISTS, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Reimbursement],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList), of(Resource::Search)],
        ..allow("lists_of_integration_services", &[IntegrationWorker], LISTS, s079_use::TASKS)
    },
    Rule {
        purposes: CASE,
        relations: NEAR,
        what: &[of(Resource::Client), What::FactsOfPurpose, What::Steps(&[Facts])],
        actions: &[See, Change],
        ..allow("client_work", WORKERS, WORK, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Contact],
        relations: &[Relation::Named, Relation::Own, Relation::Opened],
        what: &[What::Steps(&[Group::Contact])],
        actions: CHANGE,
        ..allow(
            "contact_work",
            WORKERS,
            text(
                "Yhteydenotto on käsiteltävä, vaikka asiakas olisi muualta.",
                "En kontakt ska behandlas även om kunden är från annat håll.",
                "A contact has to be handled, even where the client is from elsewhere.",
            ),
            s009_contact::CITE,
        )
    },
    Rule {
        purposes: &[Purpose::Contact, Purpose::Assessment, Purpose::Plan],
        relations: NEAR,
        what: &[What::Steps(&[Assign, Annul])],
        actions: CHANGE,
        ..allow("case_in_order", WORKERS, WORK, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: NEAR,
        what: &[What::Steps(&[End])],
        actions: CHANGE,
        ..allow("case_ends", WORKERS, WORK, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Assessment],
        relations: NEAR,
        what: &[What::Steps(&[Assessment])],
        actions: CHANGE,
        ..allow("assessment_work", WORKERS, WORK, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Plan],
        relations: NEAR,
        what: &[What::Steps(&[Plan])],
        actions: CHANGE,
        ..allow("plan_work", WORKERS, WORK, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::Contact, Purpose::Guidance, Purpose::Assessment],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[What::Steps(&[Facts])],
        actions: CHANGE,
        ..allow(
            "registering",
            WORKERS,
            text(
                "Oman kunnan uuden asiakkaan saa rekisteröidä.",
                "En ny kund i den egna kommunen får registreras.",
                "A new client of one's own municipality may be registered.",
            ),
            s079_use::TASKS,
        )
    },
    Rule {
        purposes: &[Purpose::Reimbursement],
        relations: NEAR,
        what: &[of(Resource::Client), What::FactsOfPurpose],
        ..allow("reimbursements_of_municipality", &[IntegrationWorker], WORK, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Reimbursement],
        relations: &[Relation::Former],
        protections: UNGUARDED,
        what: &[
            of(Resource::Client),
            What::Facts(ClassSet::of(&[
                FieldClass::Identity,
                FieldClass::IdentityCode,
                FieldClass::Permit,
                FieldClass::Reimbursement,
            ])),
        ],
        ..allow(
            "reimbursements_of_former",
            &[IntegrationWorker],
            text(
                "Aiempi kotikunta hakee korvaukset omalta ajaltaan; nykyinen asuinpaikka ei näy.",
                "Den tidigare hemkommunen ansöker om ersättning för sin egen tid; den nuvarande bostadsorten syns inte.",
                "A former municipality applies for its own time; where the client lives now is not shown.",
            ),
            s070_application::CITE,
        )
    },
];

const WORK: Text = text(
    "Asiakastyö oman kunnan asiakkaan kanssa kuuluu tehtävään, siltä osin kuin käyttötarkoitus tarvitsee tietoja.",
    "Arbete med den egna kommunens kund hör till uppgiften, i den mån ändamålet behöver uppgifterna.",
    "Work with a client of one's own municipality belongs to the task, as far as the purpose needs the data.",
);
