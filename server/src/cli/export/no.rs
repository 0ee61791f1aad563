//! A no to an export: whose task it is, and with which option.

use super::super::{Exit, Stopped, import};
use crate::house::Asker;
use kotodigi::access::Purpose;
use kotodigi::codes;
use kotodigi::intake::out;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::words::{Lang, Text, text};

/// Without whole records an export is intake's, with them it answers the data subjects.
const WITHOUT: Purpose = Purpose::DataQuality;
const WITH: Purpose = Purpose::DataSubject;

pub(super) fn said(no: &No, asker: &Asker, municipality: &str) -> Stopped {
    let lang = asker.lang;
    let No::Denied(refusal) = no else { return import::refused(no, lang) };
    let may = |purpose| out::may(&asker.by, purpose, municipality).is_some_and(|decision| decision.allowed);
    let (with, without) = (roles(WITH, lang), roles(WITHOUT, lang));
    let here = codes::municipalities().name(municipality, lang).to_owned();
    let next = match asker.purpose {
        WITHOUT if may(WITH) => phrase!(ADD, without),
        WITH if may(WITHOUT) => phrase!(LEAVE, with, here),
        _ => phrase!(OTHER, without, with, here),
    };
    let cite = refusal.cite.map(|cite| format!(" [{}]", cite.say(lang))).unwrap_or_default();
    (Exit::Findings, format!("{}{cite} {}", refusal.why.say(lang), next.say(lang)))
}

fn roles(purpose: Purpose, lang: Lang) -> String {
    let names = out::whose(purpose).into_iter().map(|role| format!("”{}”", role.name().say(lang)));
    names.collect::<Vec<_>>().join(", ")
}

const ADD: Text = text(
    "Käyttöoikeudellasi viedään asiakkaiden kaikki tiedot: anna sama komento ja --records. Ilman sitä viejällä on tehtävä {0}.",
    "Med din åtkomsträttighet exporteras alla uppgifter om kunderna: ge samma kommando och --records. Utan det har den som exporterar uppgiften {0}.",
    "Your right of use takes out all data of the clients: the same command and --records. Without it, whoever exports has the task {0}.",
);
const LEAVE: Text = text(
    "Käyttöoikeudellasi viedään tiedot ilman kokonaisia merkintöjä: anna sama komento ilman valitsinta --records. Ne vie käyttäjä, jolla on kunnassa {1} tehtävä {0}.",
    "Med din åtkomsträttighet exporteras uppgifterna utan hela anteckningar: ge samma kommando utan --records. Dem exporterar en användare som i kommunen {1} har uppgiften {0}.",
    "Your right of use takes data out without whole records: the same command without --records. Those are taken out by an officer who has the task {0} in {1}.",
);
const OTHER: Text = text(
    "Kunnan {2} tiedot vie käyttäjä, jolla on tehtävä {0}, tai valitsimella --records käyttäjä, jolla on siellä tehtävä {1}. Anna hänen tunnuksensa (--as) tai pyydä käyttöoikeutta sen myöntäjältä.",
    "Uppgifterna om kommunen {2} exporteras av en användare som har uppgiften {0} eller, med --records, av en som där har uppgiften {1}. Ange den användarens id (--as) eller be den som beviljar åtkomsträttigheter om rätten.",
    "The data of {2} are taken out by an officer who has the task {0} or, with --records, by one who has the task {1} there. Give that officer's id (--as), or ask whoever grants rights of use.",
);
