//! The table: who may do what with which client's data, for what. Read from the top, the first line that fits
//! decides; where none fits, the answer is no.

use super::ask::Action::{self, *};
use super::ask::Group::{self, *};
use super::ask::{Ask, Protection, Relation, Resource};
use super::field::{BETRAYING, ClassSet, FieldClass};
use super::purpose::Purpose;
use crate::law::cite::Cite;
use crate::law::{
    s009_contact, s070_application, s072_purposes, s077_erasure, s078_controllers, s079_use, s080_access, s094_provider,
};
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

const WORK: Text = text(
    "Asiakastyö oman kunnan asiakkaan kanssa kuuluu tehtävään, siltä osin kuin käyttötarkoitus tarvitsee tietoja.",
    "Arbete med den egna kommunens kund hör till uppgiften, i den mån ändamålet behöver uppgifterna.",
    "Work with a client of one's own municipality belongs to the task, as far as the purpose needs the data.",
);
const LISTS: Text = text(
    "Tehtävässä saa hakea ja luetella ne asiakkaat, joiden tiedot saa nähdä.",
    "I uppgiften får man söka och lista de kunder vars uppgifter man får se.",
    "The task may search and list the clients whose data it may see.",
);
const INVITED: Text = text(
    "Kutsu koskee tämän asiakkaan arviointia, suunnitelmaa, tarkistusta tai palvelua.",
    "Inbjudan gäller denna kunds bedömning, plan, översyn eller service.",
    "The invitation is to this client's assessment, plan, review or service.",
);

pub const RULES: &[Rule] = &[
    Rule {
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Law), of(Resource::Roles)],
        ..allow(
            "law_is_public",
            EVERYBODY,
            text(
                "Laki ja roolien oikeudet ovat kaikkien luettavissa.",
                "Lagen och rollernas rättigheter får läsas av alla.",
                "The law and what roles may do are for everybody to read.",
            ),
            s079_use::NEED,
        )
    },
    Rule {
        relations: &[Relation::Own, Relation::Opened, Relation::Former, Relation::None],
        protections: &[Protection::Closed],
        what: &[What::AnyOfClient],
        actions: Action::ALL,
        allow: false,
        ..allow(
            "protected_closed",
            EVERYBODY,
            text(
                "Turvakiellon alainen asiakas näkyy vain hänen työntekijöilleen ja niille, joilla on erityisoikeus.",
                "En kund med spärrmarkering syns bara för sina handläggare och för dem som har särskild rätt.",
                "A client with non-disclosure is seen only by their own workers and by those with the special right.",
            ),
            s079_use::NEED,
        )
    },
    Rule {
        protections: &[Protection::Closed, Protection::Masked],
        what: &[What::Betraying],
        allow: false,
        ..allow(
            "protected_masked",
            EVERYBODY,
            text(
                "Turvakielto: osoite, yhteystiedot, kotikunta ja vapaa teksti on peitetty, kunnes ne avataan perustellusti.",
                "Spärrmarkering: adress, kontaktuppgifter, hemkommun och fri text är dolda tills de öppnas med motivering.",
                "Non-disclosure: address, contact details, municipality and free text are masked until opened with a reason.",
            ),
            s079_use::NEED,
        )
    },
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
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList)],
        ..allow("list_of_county", &[CountyWorker], LISTS, s080_access::CITE)
    },
    Rule {
        purposes: &[Purpose::Plan],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList)],
        ..allow("list_of_producer", &[ServiceProducer], LISTS, s080_access::CITE_CONTRACTORS)
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
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: &[Relation::TakingPart],
        what: &[of(Resource::Client), What::Facts(COUNTYS)],
        ..allow("county_takes_part", &[CountyWorker], INVITED, s080_access::CITE)
    },
    Rule {
        purposes: &[Purpose::Plan],
        relations: &[Relation::TakingPart],
        what: &[of(Resource::Client), What::Facts(PRODUCERS)],
        ..allow("producer_takes_part", &[ServiceProducer], INVITED, s094_provider::CITE)
    },
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
        relations: ANY_RELATION,
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

const INTAKE: Text = text(
    "Vanhan rekisterin siirto ja tietojen tarkistaminen kuuluvat tehtävään.",
    "Överföring av ett gammalt register och kontroll av uppgifter hör till uppgiften.",
    "Moving an old register in and checking its data belong to the task.",
);
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
const DATA_SUBJECT: Text = text(
    "Kunta vastaa asiakkaidensa tietopyynnöistä.",
    "Kommunen svarar på sina kunders begäranden om uppgifter.",
    "The municipality answers its clients' requests on their data.",
);
const REIMBURSED: Text = text(
    "Korvausten käsittelyssä tarvitaan korvauksiin liittyvät tiedot, ei muuta.",
    "Vid behandling av ersättningar behövs uppgifterna om ersättningar, inget annat.",
    "Handling reimbursements needs the data on reimbursements and nothing else.",
);
