//! Who watches over work and looks: supervisors, KEHA's log officers, who answers an anomaly.

use super::super::ask::Action::*;
use super::super::ask::Group::*;
use super::super::ask::Resource;
use super::super::purpose::Purpose;
use super::{CHANGE, CONTROL, NEAR, NOBODYS, NOT_CLOSED, Rule, UNGUARDED, What, allow, of};
use crate::law::{s072_purposes, s079_use};
use crate::officer::Role::{AccessAdministrator, KehaLogOfficer, Supervisor};
use crate::words::{Text, text};

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NEAR,
        what: &[of(Resource::Client), What::FactsOfPurpose],
        ..allow("supervision_of_own", &[Supervisor], SUPERVISION, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NEAR,
        protections: NOT_CLOSED,
        what: &[of(Resource::ClientLog)],
        ..allow("supervision_of_looks", &[Supervisor], SUPERVISION, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NEAR,
        what: &[What::Steps(&[Assign])],
        actions: CHANGE,
        ..allow("supervisor_assigns", &[Supervisor], SUPERVISION, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList), of(Resource::Search), of(Resource::OfficerLog), of(Resource::Anomalies)],
        ..allow("supervisor_looks", &[Supervisor], SUPERVISION, s072_purposes::CITE)
    },
    Rule {
        purposes: &[Purpose::Supervision],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Anomalies)],
        actions: &[Answer],
        ..allow("supervisor_answers", &[Supervisor], ANOMALIES, s079_use::ANOMALIES)
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Anomalies)],
        actions: &[See, Answer],
        ..allow("administrator_answers", &[AccessAdministrator], ANOMALIES, s079_use::ANOMALIES)
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::OfficerLog), of(Resource::Anomalies)],
        actions: &[See, Report],
        ..allow("keha_watches_logs", &[KehaLogOfficer], ANOMALIES, s079_use::ANOMALIES)
    },
    Rule {
        purposes: CONTROL,
        protections: NOT_CLOSED,
        what: &[of(Resource::ClientLog)],
        ..allow("keha_reads_a_log", &[KehaLogOfficer], ANOMALIES, s079_use::ANOMALIES)
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Rights)],
        ..allow(
            "rights_are_known",
            &[Supervisor, KehaLogOfficer],
            text(
                "Esihenkilö tietää työntekijöidensä oikeudet, ja lokien seuraaja tietää, kenellä oikeus on.",
                "Chefen känner till sina anställdas rättigheter, och den som följer loggarna vet vem som har rätt.",
                "A superior knows the rights of the staff, and whoever watches the logs knows who has one.",
            ),
            s079_use::NEED,
        )
    },
];

const SUPERVISION: Text = text(
    "Oman yksikön työn ja katselujen valvonta kuuluu tehtävään.",
    "Tillsyn över den egna enhetens arbete och läsningar hör till uppgiften.",
    "Supervising the work and the looks of one's own unit belongs to the task.",
);

const ANOMALIES: Text = text(
    "KEHA-keskus ilmoittaa lokien poikkeamista kunnalle, joka selvittää ne.",
    "UF-centret anmäler avvikelser i loggarna till kommunen, som utreder dem.",
    "KEHA tells the municipality of anomalies in the logs, and the municipality finds out why.",
);
