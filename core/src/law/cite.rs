//! Where a rule stands, and numbers of law as dated data.

use crate::words::{Lang, Text, text};
use chrono::NaiveDate;

/// A statute: its number, and its name as it stands in a citation: `kotoutumislain (681/2023) 22 §`,
/// `22 § i integrationslagen (681/2023)`.
#[derive(Debug, PartialEq, Eq)]
pub struct Statute {
    pub number: &'static str,
    pub name: Text,
}

/// A statute by where it stands: a citation goes into every finding, so it is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act(pub &'static Statute);

/// Integration Act · laki kotoutumisen edistämisestä · lag om främjande av integration.
pub const INTEGRATION_ACT: Act =
    Act(&Statute { number: "681/2023", name: text("kotoutumislain", "integrationslagen", "Integration Act") });

/// The Act in force until 31.12.2024.
pub const OLD_INTEGRATION_ACT: Act =
    Act(&Statute { number: "1386/2010", name: text("kotoutumislain", "integrationslagen", "Integration Act") });

/// Act on the calculation of statutory periods · laki säädettyjen määräaikain laskemisesta · lag om beräknande av laga tid.
pub const PERIODS_ACT: Act = Act(&Statute {
    number: "150/1930",
    name: text(
        "säädettyjen määräaikain laskemisesta annetun lain",
        "lagen om beräknande av laga tid",
        "Act on Statutory Time Limits",
    ),
});

/// Government decree on the assessment · valtioneuvoston asetus · statsrådets förordning.
pub const ASSESSMENT_DECREE: Act =
    Act(&Statute { number: "869/2024", name: text("asetuksen", "förordningen", "Assessment Decree") });

/// Government decree on reimbursements · valtioneuvoston asetus · statsrådets förordning.
pub const REIMBURSEMENT_DECREE: Act =
    Act(&Statute { number: "872/2024", name: text("asetuksen", "förordningen", "Reimbursement Decree") });

/// Population Information Act · laki väestötietojärjestelmästä · lag om befolkningsdatasystemet.
pub const IDENTITY_CODE_ACT: Act = Act(&Statute {
    number: "661/2009",
    name: text(
        "väestötietojärjestelmästä annetun lain",
        "lagen om befolkningsdatasystemet",
        "Population Information Act",
    ),
});

/// Act on information management in public administration · laki julkisen hallinnon tiedonhallinnasta · lag om
/// informationshantering inom den offentliga förvaltningen.
pub const INFORMATION_ACT: Act = Act(&Statute {
    number: "906/2019",
    name: text("tiedonhallintalain", "informationshanteringslagen", "Information Management Act"),
});

/// General Data Protection Regulation · yleinen tietosuoja-asetus · allmänna dataskyddsförordningen. It has articles.
pub const GDPR: Act = Act(&Statute {
    number: "(EU) 2016/679",
    name: text("yleisen tietosuoja-asetuksen", "allmänna dataskyddsförordningen", "GDPR"),
});

/// A place in a statute: `(681/2023, "22", "1")` is § 22, subsection 1. An empty subsection is the whole section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    pub act: Act,
    pub section: &'static str,
    pub subsection: &'static str,
}

/// A place in the Integration Act.
pub const fn section(section: &'static str, subsection: &'static str) -> Cite {
    Cite { act: INTEGRATION_ACT, section, subsection }
}

/// A place in any statute.
pub const fn place(act: Act, section: &'static str, subsection: &'static str) -> Cite {
    Cite { act, section, subsection }
}

impl Cite {
    /// `22 §`, in English `§ 22`: where the statute is known.
    pub fn say_section(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("§ {}", self.section),
            Lang::Fi | Lang::Sv => format!("{} §", self.section),
        }
    }

    /// `kotoutumislain (681/2023) 22 §:n 1 mom.`, or the same in Swedish or English.
    pub fn say(&self, lang: Lang) -> String {
        let Statute { number, name } = self.act.0;
        let name = name.say(lang);
        let (s, m) = (self.section, self.subsection);
        if self.act == GDPR {
            return match (lang, m.is_empty()) {
                (Lang::Fi, true) => format!("{name} {number} {s} artikla"),
                (Lang::Fi, false) => format!("{name} {number} {s} artiklan {m} kohta"),
                (Lang::Sv, true) => format!("artikel {s} i {name} {number}"),
                (Lang::Sv, false) => format!("artikel {s}.{m} i {name} {number}"),
                (Lang::En, true) => format!("Article {s} {name} {number}"),
                (Lang::En, false) => format!("Article {s}({m}) {name} {number}"),
            };
        }
        match (lang, m.is_empty()) {
            (Lang::Fi, true) => format!("{name} ({number}) {s} §"),
            (Lang::Fi, false) => format!("{name} ({number}) {s} §:n {m} mom."),
            (Lang::Sv, true) => format!("{s} § i {name} ({number})"),
            (Lang::Sv, false) => format!("{s} § {m} mom. i {name} ({number})"),
            (Lang::En, true) => format!("§ {s} {name} ({number})"),
            (Lang::En, false) => format!("§ {s}({m}) {name} ({number})"),
        }
    }
}

/// One value of law, in force from a day until the next one starts.
#[derive(Clone, Copy, Debug)]
pub struct Since<T: 'static> {
    pub from: NaiveDate,
    pub value: T,
    pub cite: Cite,
}

/// A number of law through time: starts only, ascending. An amendment is one more line.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<T: 'static> {
    pub lines: &'static [Since<T>],
}

impl<T> Timeline<T> {
    /// Checked when it is compiled: at least one line, starts ascending.
    #[allow(clippy::panic, reason = "runs in the compiler only")]
    pub const fn new(lines: &'static [Since<T>]) -> Timeline<T> {
        assert!(!lines.is_empty(), "a timeline has a first day");
        let mut i = 1;
        while i < lines.len() {
            assert!(num_days(lines[i - 1].from) < num_days(lines[i].from), "a timeline ascends");
            i += 1;
        }
        Timeline { lines }
    }

    /// The line in force on a day; none before the first.
    pub fn on(&self, day: NaiveDate) -> Option<&'static Since<T>> {
        self.lines.iter().rev().find(|line| line.from <= day)
    }
}

impl<T> Timeline<T> {
    /// The line in force on a day, or the first one for a day before all of them: a period that began before our
    /// first line is counted by the oldest version we know, and the reckoning shows which.
    pub fn at(&self, day: NaiveDate) -> &'static Since<T> {
        self.on(day).unwrap_or(&self.lines[0])
    }
}

const fn num_days(day: NaiveDate) -> i32 {
    // `year_ce` order and ordinal order together are day order; both are const.
    day.to_epoch_days()
}

/// A day of law, checked when it is compiled.
#[allow(clippy::panic, reason = "runs in the compiler only")]
pub const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("no such day"),
    }
}
