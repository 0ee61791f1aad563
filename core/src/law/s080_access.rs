//! Granting access rights · käyttöoikeuden myöntäminen · beviljande av åtkomsträttighet (§ 80).

use super::cite::{Cite, section};
use super::facts::{Access, AccessTask, Employer};
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Section};
use super::reckoning::{Reckoning, Sink, uses};
use super::rule::Rule;
use super::s003_responsible::MUNICIPALITY;
use super::s102_transition::ACT_IN_FORCE;
use crate::words::text;

pub const CITE: Cite = section("80", "1");
pub const CITE_TASKS: Cite = section("80", "2");
pub const CITE_CONTRACTORS: Cite = section("80", "3");
/// KEHA opens what the granting authority told it of.
pub const CITE_OPENING: Cite = section("80", "4");

pub static KEHA: Word = Word {
    id: "keha",
    text: text(
        "Työllisyys-, kehittämis- ja hallintokeskus",
        "Sysselsättnings-, utvecklings- och förvaltningscentret",
        "Employment, Development and Administration Centre",
    ),
};
pub static NONE: Word = Word { id: "none", text: text("ei kukaan", "ingen", "nobody") };

/// Who grants the right, and by which subsection.
pub fn granted_by(employer: Employer, task: AccessTask, takes_part: bool) -> (&'static Word, &'static Cite) {
    use AccessTask::{EvaluationOrAudit, Other, SystemDevelopment, TasksOfTheAct};
    // Subsection 2: what an authority's own staff may be granted it for; separate evaluation is not among it.
    let own_task = !matches!(task, EvaluationOrAudit | Other);
    let (granted, by, cite) = match employer {
        Employer::Municipality | Employer::EmploymentAuthority => (own_task, &MUNICIPALITY, &CITE_TASKS),
        Employer::WellbeingServicesCounty => (task == TasksOfTheAct && takes_part, &MUNICIPALITY, &CITE),
        Employer::Keha | Employer::Ministry | Employer::EconomicDevelopmentCentre => (own_task, &KEHA, &CITE_TASKS),
        // Subsection 3 lists what outsiders may be granted it for.
        Employer::MunicipalContractor | Employer::IntegrationServiceProducer => {
            (task == TasksOfTheAct, &MUNICIPALITY, &CITE_CONTRACTORS)
        }
        Employer::KehaContractor => (matches!(task, EvaluationOrAudit | SystemDevelopment), &KEHA, &CITE_CONTRACTORS),
        Employer::MinistryContractor => (task == EvaluationOrAudit, &KEHA, &CITE_CONTRACTORS),
        Employer::Other => (false, &NONE, &CITE),
    };
    (if granted { by } else { &NONE }, cite)
}

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let Some(a) = &r.facts.access else { return };
    let Access { employer: Some(employer), task: Some(task), .. } = *a else { return };
    uses!(r, a; employer, task, takes_part_in_assessment_plan_or_review);
    let (word, cite) = granted_by(employer, task, a.takes_part_in_assessment_plan_or_review == Some(true));
    r.find(Finding::new(Rule::AccessGrantedBy, Answer::Word(word), cite, ACT_IN_FORCE));
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE,
        text: text(
            "Työvoimaviranomaisen henkilöstö saa käyttöoikeuden kunnalta samoin kuin kunnan oma.",
            "Arbetskraftsmyndighetens personal får åtkomsträttighet av kommunen på samma sätt som kommunens egen.",
            "Staff of the employment authority are granted access by the municipality, as its own staff are.",
        ),
    },
    Interpretation {
        cite: CITE_TASKS,
        text: text(
            "Viranomaisen oman henkilöstön järjestelmäkehitys luetaan 2 momentin kehittämistehtäviin. Erillinen arviointi, tarkastus tai selvitys ei ole 2 momentin tehtävä, eikä käyttöoikeutta siihen myönnetä viranomaisen omalle henkilöstölle; valvonta on.",
            "Systemutveckling som myndighetens egen personal utför räknas till utvecklingsuppgifterna i 2 mom. Separat utvärdering, granskning eller utredning är ingen uppgift enligt 2 mom. och myndighetens egen personal beviljas ingen åtkomsträttighet för den; tillsyn är det.",
            "Developing the system counts as a development task of subsection 2 for an authority's own staff. Separate evaluation, audit or study is no task of subsection 2, and nobody grants an authority's own staff access for it; supervision is one.",
        ),
    },
    Interpretation {
        cite: CITE,
        text: text(
            "Hyvinvointialueen henkilöstölle käyttöoikeus myönnetään vain laissa säädettyihin tehtäviin ja vain, kun henkilö osallistuu arviointiin taikka suunnitelman laatimiseen tai tarkistamiseen.",
            "Välfärdsområdets personal beviljas åtkomsträttighet endast för uppgifter enligt lagen och endast när personen deltar i bedömningen eller i utarbetandet eller översynen av planen.",
            "Staff of a wellbeing services county are granted access for tasks of the Act only, and only while taking part in the assessment or in drawing up or reviewing the plan.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "80",
    title: text(
        "Käyttöoikeuden myöntäminen asiakastietojärjestelmään",
        "Beviljande av åtkomsträttighet till kundinformationssystemet",
        "Granting access to the client data system",
    ),
    cite: section("80", ""),
    numbers: &[],
    interpretations: INTERPRETATIONS,
};
