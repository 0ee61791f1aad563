//! Data in order: intake, requests of data subjects, erasure.

use super::super::ask::Action::*;
use super::super::ask::Group::{self, *};
use super::super::ask::{Protection, Resource};
use super::super::purpose::Purpose;
use super::{NEAR, NOBODYS, NOT_CLOSED, Rule, UNGUARDED, What, allow, of};
use crate::law::{s072_purposes, s077_erasure, s078_controllers, s079_use};
use crate::officer::Role::{IntakeOfficer, KehaRegistrar, Registrar};
use crate::words::{Text, text};

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: &[Purpose::DataQuality],
        relations: NEAR,
        what: &[of(Resource::Client), What::FactsOfPurpose, What::Steps(&[Facts, Annul])],
        actions: &[See, Change],
        ..allow("data_in_order", &[IntakeOfficer], INTAKE, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::DataQuality],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Search), of(Resource::Import), What::Steps(&[Facts])],
        actions: &[See, Change],
        ..allow("intake_by_intake_officer", &[IntakeOfficer], INTAKE, s079_use::TASKS)
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Search)],
        ..allow("registrar_searches", &[Registrar], DATA_SUBJECT, s078_controllers::MUNICIPALITY)
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NEAR,
        what: &[of(Resource::Client), What::FactsOfPurpose, What::Steps(&[Facts, Group::DataSubject])],
        actions: &[See, Change],
        ..allow("requests_of_data_subjects", &[Registrar], DATA_SUBJECT, s078_controllers::MUNICIPALITY)
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NEAR,
        protections: NOT_CLOSED,
        what: &[of(Resource::ClientLog)],
        ..allow("who_looked", &[Registrar], DATA_SUBJECT, s078_controllers::MUNICIPALITY)
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NEAR,
        protections: &[Protection::Open, Protection::Unlocked],
        what: &[of(Resource::Extract)],
        ..allow(
            "whole_extract",
            &[Registrar],
            text(
                "Ote sisältää kaikki henkilön tiedot; turvakiellon tiedot avataan ensin.",
                "Utdraget innehåller alla uppgifter om personen; spärrmarkerade uppgifter öppnas först.",
                "An extract holds all data of the person; what is protected is opened first.",
            ),
            s078_controllers::MUNICIPALITY,
        )
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NEAR,
        protections: &[Protection::Masked],
        what: &[of(Resource::Extract)],
        allow: false,
        ..allow(
            "extract_after_opening",
            &[Registrar],
            text(
                "Ote sisältää kaikki henkilön tiedot: avaa ensin turvakiellon tiedot kirjatulla perusteella.",
                "Utdraget innehåller alla uppgifter om personen: öppna först de spärrmarkerade uppgifterna med en antecknad motivering.",
                "An extract holds all data of the person: first open what is protected, with a written reason.",
            ),
            s078_controllers::MUNICIPALITY,
        )
    },
    Rule {
        purposes: &[Purpose::DataSubject],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Erasure)],
        ..allow("municipality_knows_what_falls_due", &[Registrar], DATA_SUBJECT, s077_erasure::CITE)
    },
    Rule {
        purposes: &[Purpose::DataQuality],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Erasure)],
        actions: &[See, Approve],
        ..allow(
            "keha_erases",
            &[KehaRegistrar],
            text(
                "KEHA-keskus poistaa vanhentuneet tiedot.",
                "UF-centret raderar föråldrade uppgifter.",
                "KEHA erases data whose time has come.",
            ),
            s077_erasure::CITE,
        )
    },
];

const INTAKE: Text = text(
    "Vanhan rekisterin siirto ja tietojen tarkistaminen kuuluvat tehtävään.",
    "Överföring av ett gammalt register och kontroll av uppgifter hör till uppgiften.",
    "Moving an old register in and checking its data belong to the task.",
);

const DATA_SUBJECT: Text = text(
    "Kunta vastaa asiakkaidensa tietopyynnöistä.",
    "Kommunen svarar på sina kunders begäranden om uppgifter.",
    "The municipality answers its clients' requests on their data.",
);
