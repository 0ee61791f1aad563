//! The facts the law asks for: of one client, and of one question (an appointment, an application, a field).
//!
//! Everything may be missing: what is not known founds nothing. A fact's id is its field name, the same in the
//! decision tables, in JSON and in the reckoning.

use super::finding::Word;
use super::reckoning::Value;
use crate::words::{Text, text};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Writes the structs and the list of facts from one place, so that none can be without words.
macro_rules! facts {
    ($( $(#[$struct_attr:meta])* $struct:ident {
            $( $(#[$attr:meta])* $name:ident: $type:ty, $fi:literal, $sv:literal, $en:literal; )*
    } )*) => {
        $(
            $(#[$struct_attr])*
            #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields, default)]
            pub struct $struct {
                $( #[doc = $en] $(#[$attr])* #[serde(skip_serializing_if = "Option::is_none")] pub $name: Option<$type>, )*
            }
        )*

        /// Which fact: its id is the name of its field.
        #[allow(non_camel_case_types, reason = "a fact's id is its field name, written once")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Fact { $($( $name, )*)* }

        impl Fact {
            pub const ALL: &[Fact] = &[ $($( Fact::$name, )*)* ];

            pub const fn id(self) -> &'static str {
                match self { $($( Fact::$name => stringify!($name), )*)* }
            }

            pub const fn label(self) -> &'static Text {
                match self { $($( Fact::$name => const { &text($fi, $sv, $en) }, )*)* }
            }
        }
    };
}

facts! {
    /// What is known of one client, and the question asked.
    Facts {
        on: NaiveDate, "päivä, jona asiaa tarkastellaan", "dagen då saken bedöms", "the day looked at";
        birth_date: NaiveDate, "syntymäaika", "födelsedatum", "date of birth";
        first_right_on: NaiveDate, "ensimmäinen oleskelulupa, oleskelukortti tai oleskeluoikeuden rekisteröinti", "första uppehållstillstånd, uppehållskort eller registrering av uppehållsrätt", "first residence permit, residence card or registration of right of residence";
        first_municipality_on: NaiveDate, "ensimmäinen kotikunta rekisteröity", "första hemkommun registrerad", "first municipality of residence registered";
        registered_jobseeker: bool, "työnhakija", "arbetssökande", "registered jobseeker";
        municipality_delegates_all: bool, "kunnan tehtävät hoitaa kokonaan työvoimaviranomainen", "arbetskraftsmyndigheten sköter alla kommunens uppgifter", "the employment authority carries out all the municipality's tasks";
        unemployed_jobseeker: bool, "työtön työnhakija", "arbetslös arbetssökande", "unemployed jobseeker";
        protection_or_family: bool, "2 §:n 3 tai 4 momentissa tarkoitettu henkilö", "person som avses i 2 § 3 eller 4 mom.", "person referred to in § 2(3) or (4)";
        home_care_allowance: bool, "saa lasten kotihoidon tukea", "får hemvårdsstöd för barn", "receives child home care allowance";
        requested_or_contacted: bool, "pyytänyt arviointia tai hänestä on tehty yhteydenotto", "har begärt bedömning eller en kontakt har tagits", "asked for the assessment, or contact was made about them";
        judged_in_need: bool, "arvioidaan tarvitsevan arviointia", "bedöms behöva bedömningen", "judged to need the assessment";
        social_assistance_non_temporary: bool, "saa toimeentulotukea muuten kuin tilapäisesti", "får utkomststöd annat än tillfälligt", "receives social assistance other than temporarily";
        unaccompanied: bool, "ilman huoltajaa tullut lapsi tai nuori", "barn eller ung person utan vårdnadshavare", "unaccompanied child or young person";
        trafficking_victim: bool, "ihmiskaupan uhri", "offer för människohandel", "victim of trafficking in human beings";
        reached_late: bool, "tavoitettu vasta määräajan jälkeen", "nåddes först efter tidsfristen", "reached only after the time limit";
        other_client_plan: bool, "muu asiakassuunnitelma vastaa tarpeisiin", "en annan kundplan tillgodoser behoven", "another client plan meets the needs";
        contact_received_on: NaiveDate, "yhteydenotto saapunut", "kontakten mottagen", "contact received";
        contact_handled_on: NaiveDate, "yhteydenotto käsitelty", "kontakten behandlad", "contact handled";
        contact_consent: bool, "suostumus yhteydenottoon", "samtycke till kontakten", "consent to the contact";
        assessment_started_on: NaiveDate, "arviointi aloitettu", "bedömningen inledd", "assessment started";
        assessment_finished_on: NaiveDate, "arviointi valmis", "bedömningen färdig", "assessment finished";
        assessment_shows_need: bool, "arviointi osoittaa suunnitelman tarpeen", "bedömningen visar behov av plan", "the assessment shows a need for a plan";
        #[serde(alias = "first_plan_on")]
        plan_drawn_up_on: NaiveDate, "ensimmäinen kotoutumissuunnitelma laadittu", "första integrationsplanen utarbetad", "first integration plan drawn up";
        plan_until: NaiveDate, "voimassa olevan suunnitelman sovittu viimeinen päivä", "den gällande planens avtalade sista dag", "agreed last day of the current plan";
        directed_on: NaiveDate, "ohjattu sovittuun palveluun", "hänvisad till avtalad tjänst", "directed to the agreed service";
        last_review_on: NaiveDate, "viimeksi tarkistettu", "senast översedd", "last review";
        change_or_request_on: NaiveDate, "muutos tai asiakkaan pyyntö", "förändring eller kundens begäran", "change or the client's request";
        plan_ended_on: NaiveDate, "suunnitelma päättynyt", "planen avslutad", "plan ended";
        extension_months: u32, "myönnetty pidennys kuukausina", "beviljad förlängning i månader", "extension granted, in months";
        obstacles: Vec<Interval>, "esteet", "hinder", "obstacles";
        supported_study_unfinished: bool, "työttömyysetuudella tuetut opinnot kesken", "studier med arbetslöshetsförmån oavslutade", "benefit-supported study unfinished";
        study_extension_months: u32, "opintoihin myönnetty pidennys kuukausina", "förlängning för studier i månader", "extension granted for study, in months";
        replacing_plan_on: NaiveDate, "työllistymissuunnitelma tai muu korvaava suunnitelma laadittu", "sysselsättningsplan eller annan ersättande plan utarbetad", "employment plan or other replacing plan drawn up";
        period_starts_on: NaiveDate, "korvausajan alku", "ersättningstidens början", "start of the reimbursement period";
        quota_refugee: bool, "pakolaiskiintiössä otettu", "tagen inom flyktingkvoten", "quota refugee";
        quota_family_member: bool, "kiintiöpakolaisen perheenjäsen tai muu omainen", "familjemedlem eller annan anhörig till kvotflykting", "family member or other relative of a quota refugee";
        born_in_finland: bool, "Suomessa syntynyt lapsi", "barn fött i Finland", "child born in Finland";
        parent_first_unpaid_day: NaiveDate, "ensimmäinen päivä, jolta vanhemmasta ei enää makseta", "första dagen för vilken ersättning för föräldern inte betalas", "first day no longer paid for the parent";
        #[serde(alias = "client_relationship_ended_on")]
        relationship_ended_on: NaiveDate, "asiakkuus päättynyt", "kundrelationen upphörd", "client relationship ended";
        statutory_task_or_pending_matter: bool, "tarpeen lakisääteiseen tehtävään tai vireillä olevaan asiaan", "behövs för lagstadgad uppgift eller anhängigt ärende", "needed for a statutory task or a pending matter";
        appointment: Appointment, "vastaanottoaika", "mottagningstid", "appointment";
        application: Application, "korvaushakemus", "ansökan om ersättning", "application for reimbursement";
        access: Access, "käyttöoikeus", "åtkomsträttighet", "access right";
        disclosure: Disclosure, "tiedon luovutus palveluntuottajalle", "utlämnande till tjänsteproducent", "disclosure to a service provider";
        data: Data, "käsiteltävä tieto", "uppgift som behandlas", "data processed";
        identity: Identity, "henkilötunnus", "personbeteckning", "personal identity code";
    }

    /// A booked appointment (§ 32 a).
    Appointment {
        appointment_on: NaiveDate, "varattu aika", "bokad tid", "appointment booked for";
        service: SectionNumber, "palvelun pykälä", "tjänstens paragraf", "section of the service";
        interpreter_booked: bool, "tulkki varattu", "tolk bokad", "interpreter booked";
        interpreting_cost_eur: Euros, "tulkitsemisen kustannus", "kostnad för tolkning", "interpreting cost";
        attended: bool, "saapui vastaanotolle", "infann sig", "attended";
        cancelled_beforehand: bool, "perui ennalta", "avbokade på förhand", "cancelled beforehand";
        acceptable_reason: bool, "hyväksyttävä syy", "godtagbart skäl", "acceptable reason";
        told_of_fee_and_cancelling: bool, "maksusta ja peruuttamisesta kerrottu ymmärrettävästi", "begripligt informerad om avgiften och avbokning", "told understandably of the fee and of cancelling";
        unreasonable: bool, "periminen olisi kohtuutonta", "det vore oskäligt att ta ut avgiften", "charging would be unreasonable";
    }

    /// An application for reimbursement (§ 70).
    Application {
        activity_on: NaiveDate, "toiminnan päivä", "verksamhetens dag", "day of the activity";
    }

    /// A personal access right asked for (§ 80).
    Access {
        employer: Employer, "työnantaja", "arbetsgivare", "employer";
        task: AccessTask, "tehtävä", "uppgift", "task";
        takes_part_in_assessment_plan_or_review: bool, "osallistuu arviointiin, suunnitelman laatimiseen tai tarkistamiseen", "deltar i bedömning, utarbetande eller översyn av plan", "takes part in assessment, plan or review";
    }

    /// A field a service provider asks for (§ 94).
    Disclosure {
        field: String, "luovutettava tieto", "uppgift som lämnas ut", "field to be disclosed";
    }

    /// A value about to be stored (§ 73).
    Data {
        stored_field: String, "tallennettava tieto", "uppgift som lagras", "field to be stored";
        from_client: bool, "saatu henkilöltä itseltään", "erhållen av personen själv", "obtained from the person";
    }

    /// A value that should be an identity code.
    Identity {
        code: String, "henkilötunnus", "personbeteckning", "identity code";
    }
}

/// A stretch of days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// A section's number with its letter: `14`, `32a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionNumber {
    pub number: u16,
    pub letter: Option<char>,
}

impl SectionNumber {
    pub fn parse(value: &str) -> Option<SectionNumber> {
        let digits = value.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == ' ');
        let letter = value[digits.len()..].trim_start();
        let mut letters = letter.chars();
        let (first, more) = (letters.next(), letters.next());
        if more.is_some() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(SectionNumber { number: digits.parse().ok()?, letter: first })
    }
}

/// Euros and cents, held in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Euros {
    pub cents: i64,
}

impl Euros {
    /// `56`, `56.7` or `56.70`; no sign, no other separator.
    pub fn parse(value: &str) -> Option<Euros> {
        let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 {
            return None;
        }
        let tens = if part.len() == 1 { 10 } else { 1 };
        let cents = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part.parse::<i64>().ok()? * tens)?;
        Some(Euros { cents })
    }
}

/// Both are written as text, and read from text or from a number.
macro_rules! text_or_number {
    ($type:ident, $write:expr, $example:literal) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$type) -> String = $write;
                serializer.serialize_str(&write(self))
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                let written = match &value {
                    serde_json::Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                $type::parse(&written).ok_or_else(|| {
                    serde::de::Error::custom(format!(concat!("`{}` is not of the form ", $example), written))
                })
            }
        }
        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": ["string", "number"], "examples": [$example] })
            }
        }
    };
}
text_or_number!(
    SectionNumber,
    |s| match s.letter {
        Some(letter) => format!("{}{letter}", s.number),
        None => s.number.to_string(),
    },
    "14"
);
text_or_number!(Euros, |e| format!("{}.{:02}", e.cents / 100, e.cents % 100), "56.70");

/// A fixed vocabulary: the word of a table and of JSON is written once, with its words for people.
macro_rules! vocabulary {
    ($(#[$attr:meta])* $type:ident {
        $( $(#[$doc:meta])* $name:ident = $id:literal, $fi:literal, $sv:literal, $en:literal; )*
    }) => {
        $(#[$attr])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $type {
            $( $(#[$doc])* #[serde(rename = $id)] $name, )*
            /// Anyone or anything else.
            #[serde(rename = "other", other)]
            Other,
        }

        impl $type {
            pub const fn word(self) -> &'static Word {
                match self {
                    $( $type::$name => const { &Word { id: $id, text: text($fi, $sv, $en) } }, )*
                    $type::Other => const { &Word { id: "other", text: text("muu", "annan", "other") } },
                }
            }
        }

        impl From<$type> for Value {
            fn from(one: $type) -> Self {
                Value::Term(one.word())
            }
        }
    };
}

vocabulary! {
    /// Whose employee asks for access.
    Employer {
        Municipality = "municipality", "kunta", "kommun", "municipality";
        /// The employment authority is a municipality or a joint authority of municipalities.
        EmploymentAuthority = "employment_authority", "työvoimaviranomainen", "arbetskraftsmyndighet", "employment authority";
        MunicipalContractor = "municipal_contractor", "kunnan hankkiman palvelun tuottaja", "kommunens leverantör", "contractor of the municipality";
        IntegrationServiceProducer = "integration_service_producer", "kotoutumista edistävän palvelun tuottaja", "producent av integrationsfrämjande tjänster", "producer of integration services";
        WellbeingServicesCounty = "wellbeing_services_county", "hyvinvointialue", "välfärdsområde", "wellbeing services county";
        Keha = "keha", "Työllisyys-, kehittämis- ja hallintokeskus", "Sysselsättnings-, utvecklings- och förvaltningscentret", "KEHA Centre";
        KehaContractor = "keha_contractor", "KEHA-keskuksen toimeksisaaja", "UF-centrets uppdragstagare", "contractor of the KEHA Centre";
        Ministry = "ministry", "työ- ja elinkeinoministeriö", "arbets- och näringsministeriet", "Ministry of Economic Affairs and Employment";
        MinistryContractor = "ministry_contractor", "ministeriön toimeksisaaja", "ministeriets uppdragstagare", "contractor of the ministry";
        EconomicDevelopmentCentre = "economic_development_centre", "elinvoimakeskus", "livskraftscentral", "economic development centre";
    }
}

vocabulary! {
    /// What access is asked for.
    AccessTask {
        TasksOfTheAct = "tasks_of_the_act", "laissa säädetyt tehtävät", "uppgifter enligt lagen", "tasks of the Act";
        SupervisionOrStatistics = "supervision_or_statistics", "valvonta, kehittäminen, seuranta tai tilastointi", "tillsyn, utveckling, uppföljning eller statistik", "supervision, development, follow-up or statistics";
        ControllerAccessOrLogs = "controller_access_or_logs", "rekisterinpito, käyttöoikeudet tai lokitiedot", "personuppgiftsansvar, åtkomsträttigheter eller loggar", "controller's tasks, access rights or logs";
        SystemDevelopment = "system_development", "tietojärjestelmän kehittäminen tai ylläpito", "utveckling eller underhåll av informationssystemet", "developing or maintaining the system";
        EvaluationOrAudit = "evaluation_or_audit", "erillinen arviointi, tarkastus tai selvitys", "separat utvärdering, granskning eller utredning", "separate evaluation, audit or study";
    }
}
