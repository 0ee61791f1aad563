//! Three kinds of no, which never look alike: the law or a rule of access refuses, the input has problems,
//! the machine failed. (A bug is a panic in a test.)

use crate::journal::Broken;
use crate::law::cite::Cite;
use crate::words::{Lang, Phrase};
use serde::{Deserialize, Serialize};

/// The law or the rule of access says no: why, where it stands, what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable name: `plan_window_over`.
    pub code: &'static str,
    pub why: Phrase,
    pub next: Phrase,
    pub cite: Option<Cite>,
}

/// What is wrong at a field of a form; `field` as `services.1.reason`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    pub what: Phrase,
}

/// No.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum No {
    Refused(Refusal),
    /// A rule of access says no.
    Denied(Refusal),
    Problems(Vec<Problem>),
    /// Somebody saved meanwhile: the record stands at this number now.
    Stale {
        now: u32,
    },
    /// Nothing there that this officer may see.
    Absent,
    Broken(Broken),
}

impl From<Broken> for No {
    fn from(broken: Broken) -> Self {
        No::Broken(broken)
    }
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        No::Refused(refusal)
    }
}

/// A no in one language, as it goes over a wire or onto a page (the members of RFC 9457 and ours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoView {
    /// `refused`, `problems`, `stale`, `absent`, `broken` or what the shell adds.
    pub kind: String,
    pub code: String,
    pub title: String,
    pub detail: String,
    pub next: String,
    /// Section, where the law says no.
    pub cite: Option<String>,
    pub problems: Vec<ProblemView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemView {
    pub field: String,
    pub what: String,
}

impl No {
    pub fn view(&self, lang: Lang) -> NoView {
        use crate::words::text;
        let plain = |kind: &str, title: crate::words::Text, detail: String, next: crate::words::Text| NoView {
            kind: kind.into(),
            code: kind.into(),
            title: title.say(lang).into(),
            detail,
            next: next.say(lang).into(),
            cite: None,
            problems: Vec::new(),
        };
        match self {
            No::Refused(refusal) | No::Denied(refusal) => NoView {
                kind: "refused".into(),
                code: refusal.code.into(),
                title: text("Tätä ei voi tehdä", "Detta kan inte göras", "This can't be done").say(lang).into(),
                detail: refusal.why.say(lang),
                next: refusal.next.say(lang),
                cite: refusal.cite.map(|cite| cite.say(lang)),
                problems: Vec::new(),
            },
            No::Problems(problems) => NoView {
                problems: problems
                    .iter()
                    .map(|p| ProblemView { field: p.field.clone(), what: p.what.say(lang) })
                    .collect(),
                ..plain(
                    "problems",
                    text("Lomakkeella on korjattavaa", "Formuläret behöver rättas", "The form needs mending"),
                    text(
                        "Mitään ei tallennettu vielä.",
                        "Ingenting har sparats ännu.",
                        "Nothing has been saved yet.",
                    )
                    .say(lang)
                    .into(),
                    text(
                        "Korjaa alla mainitut kohdat ja tallenna uudelleen.",
                        "Rätta punkterna nedan och spara på nytt.",
                        "Mend the points below and save again.",
                    ),
                )
            },
            No::Stale { now } => NoView {
                detail: crate::phrase!(
                    text(
                        "Joku tallensi asiakkaan tietoihin merkinnän sen jälkeen, kun avasit sivun (nyt {0}. merkintä). Sinun muutostasi ei tallennettu.",
                        "Någon har sparat en anteckning om kunden sedan du öppnade sidan (nu anteckning {0}). Din ändring sparades inte.",
                        "Somebody saved an entry on this client after you opened the page (now entry {0}). Your change was not saved."
                    ),
                    *now
                )
                .say(lang),
                ..plain(
                    "stale",
                    text("Tiedot ovat muuttuneet", "Uppgifterna har ändrats", "The record has changed"),
                    String::new(),
                    text(
                        "Katso uudet tiedot ja tallenna sitten uudelleen; kirjoittamasi on yhä lomakkeella.",
                        "Se de nya uppgifterna och spara sedan på nytt; det du skrev finns kvar i formuläret.",
                        "Look at what is new, then save again; what you wrote is still in the form.",
                    ),
                )
            },
            No::Absent => plain(
                "absent",
                text("Ei löydy", "Finns inte", "Not found"),
                text(
                    "Tällaista ei ole, tai sinulla ei ole oikeutta nähdä sitä.",
                    "Detta finns inte, eller så har du inte rätt att se det.",
                    "There is nothing here, or you have no right to see it.",
                )
                .say(lang)
                .into(),
                text(
                    "Tarkista osoite tai hae asiakas haulla.",
                    "Kontrollera adressen eller sök kunden.",
                    "Check the address, or look the client up with the search.",
                ),
            ),
            No::Broken(broken) => plain(
                "broken",
                text("Järjestelmässä on vika", "Det är fel i systemet", "The system failed"),
                format!(
                    "{} ({broken})",
                    text("Mitään ei tallennettu.", "Ingenting sparades.", "Nothing was saved.").say(lang)
                ),
                text(
                    "Yritä hetken kuluttua uudelleen. Jos vika jatkuu, ilmoita siitä ylläpidolle.",
                    "Försök igen om en stund. Meddela administratören om felet kvarstår.",
                    "Try again in a moment. If it goes on, tell your administrator.",
                ),
            ),
        }
    }
}
