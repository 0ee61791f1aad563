//! What may be told of a client to an officer: classes of data by what they see, free text not of protected people.

use crate::access::{Action, BETRAYING, FieldClass, Purpose, Resource, Sight};
use crate::client::{Fact, Source};
use crate::office::{Office, Visit};
use crate::refusal::No;
use crate::register::Row;
use crate::rights::Rights;
use crate::views::{HiddenLine, Said};
use crate::words::{Lang, text};

/// The reader: language, whom to name, what they see.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub rights: &'a Rights,
    pub lang: Lang,
    pub sight: Sight,
}

impl Told<'_> {
    pub fn said(&self, fact: &Fact) -> Said {
        let mut source = self.source(&fact.source);
        if let Some(wording) = fact.wording.as_deref().filter(|_| !self.sight.is_masked()) {
            source = format!("{source} (”{wording}”)");
        }
        Said { source, by: self.rights.name(&fact.by).to_owned(), at: fact.at }
    }

    /// The source's free part may name where a protected person lives.
    pub fn source(&self, source: &Source) -> String {
        let from = source.from.text().say(self.lang);
        if source.detail.is_empty() || self.sight.is_masked() {
            from.to_owned()
        } else {
            format!("{from}: {}", source.said())
        }
    }
}

/// Classes that are not shown, and why.
pub(super) fn hidden(
    office: &Office,
    visit: &Visit<'_>,
    purpose: Purpose,
    row: &Row,
    sight: &Sight,
) -> Vec<HiddenLine> {
    let hidden = FieldClass::ALL.iter().filter(|class| !sight.shown.has(**class));
    hidden
        .filter_map(|class| {
            let no = office.allowed(visit, purpose, Some(row), (Resource::Facts(*class), Action::See)).err()?;
            let No::Denied(refusal) = no else { return None };
            let masked = sight.is_masked() && BETRAYING.has(*class);
            Some(HiddenLine {
                class: class.id().to_owned(),
                name: class.name().say(visit.lang).to_owned(),
                masked,
                why: if masked {
                    refusal.why.say(visit.lang)
                } else {
                    text(
                        "Tämä käyttötarkoitus ei tarvitse näitä tietoja.",
                        "Det här ändamålet behöver inte dessa uppgifter.",
                        "This purpose does not need this data.",
                    )
                    .say(visit.lang)
                    .to_owned()
                },
                cite: refusal.cite.map(|cite| cite.say(visit.lang)).unwrap_or_default(),
            })
        })
        .collect()
}
