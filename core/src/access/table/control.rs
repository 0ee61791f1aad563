//! Rights of use and the running of the system; last, tasks in which no client is seen.

use super::super::ask::Action::{self, *};
use super::super::ask::Resource;
use super::{CONTROL, EVERYBODY, NOBODYS, Rule, UNGUARDED, What, allow, of};
use crate::law::{s078_controllers, s079_use, s080_access};
use crate::officer::Role::{
    AccessAdministrator, Auditor, CentreOfficer, KehaAccessAdministrator, KehaLogOfficer, KehaRegistrar, Maintainer,
    MinistryAnalyst,
};
use crate::words::text;

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Rights)],
        actions: &[Request],
        ..allow(
            "rights_are_requested",
            EVERYBODY,
            text(
                "Käyttöoikeutta saa pyytää oman organisaation työntekijälle.",
                "Åtkomsträttighet får begäras för en anställd i den egna organisationen.",
                "A right of use may be requested for an employee of one's own organisation.",
            ),
            s080_access::CITE,
        )
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Rights)],
        actions: &[See, Grant, Decline, Change, Remove, Review],
        ..allow(
            "granting_authority",
            &[AccessAdministrator, KehaAccessAdministrator],
            text(
                "Kunta myöntää omiensa oikeudet, KEHA-keskus valtion; myöntäjä ei näe asiakkaita.",
                "Kommunen beviljar sina egnas rättigheter, UF-centret statens; den som beviljar ser inga kunder.",
                "The municipality grants its own staff's rights, KEHA the state's; who grants sees no clients.",
            ),
            s080_access::CITE,
        )
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Rights)],
        actions: &[Open, Enrol],
        ..allow(
            "keha_opens",
            &[KehaAccessAdministrator],
            text(
                "KEHA-keskus avaa oikeuden teknisesti myöntäjän ilmoituksesta.",
                "UF-centret öppnar rättigheten tekniskt på anmälan av den som beviljat den.",
                "KEHA opens a right technically when told of it by whoever granted it.",
            ),
            s080_access::CITE_OPENING,
        )
    },
    Rule {
        purposes: CONTROL,
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Operation)],
        ..allow(
            "keha_answers_for_security",
            &[KehaAccessAdministrator, KehaLogOfficer],
            text(
                "KEHA-keskus vastaa tietoturvasta ja ylläpidosta.",
                "UF-centret ansvarar för informationssäkerheten och underhållet.",
                "KEHA answers for security and upkeep.",
            ),
            s078_controllers::KEHA,
        )
    },
    Rule {
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Operation)],
        ..allow(
            "maintainer_runs_it",
            &[Maintainer],
            text(
                "Järjestelmän tilan seuraaminen kuuluu ylläpitoon.",
                "Att följa systemets tillstånd hör till underhållet.",
                "Watching how the system does belongs to maintenance.",
            ),
            s080_access::CITE_CONTRACTORS,
        )
    },
    Rule {
        what: &[What::AnyOfClient],
        actions: Action::ALL,
        allow: false,
        ..allow(
            "tasks_without_clients",
            &[
                AccessAdministrator,
                KehaAccessAdministrator,
                KehaLogOfficer,
                KehaRegistrar,
                CentreOfficer,
                MinistryAnalyst,
                Auditor,
                Maintainer,
            ],
            text(
                "Tässä tehtävässä ei tarvita yksittäisen asiakkaan tietoja.",
                "I den här uppgiften behövs inte uppgifter om enskilda kunder.",
                "This task does not need the data of a single client.",
            ),
            s079_use::NEED,
        )
    },
];
