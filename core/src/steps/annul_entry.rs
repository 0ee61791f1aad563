//! Annul an entry made on the wrong client · mitätöi merkintä · annullera en anteckning. It stays readable,
//! struck through, and no longer counts.

use super::{Scene, Step, problem, read};
use crate::case::Case;
use crate::event::{EntryAnnulled, Event};
use crate::form::{Kind, input};
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "annul_entry",
    event: "entry_annulled",
    name: text("Mitätöi merkintä", "Annullera anteckning", "Annul an entry"),
    form: &[
        input(
            "number",
            Kind::Number(1, u32::MAX as i64),
            text("Merkinnän numero", "Anteckningens nummer", "Number of the entry"),
        )
        .hint(text("Numero näkyy aikajanalla", "Numret syns på tidslinjen", "The timeline shows the number"))
        .required(),
        input("reason", Kind::Line(300), text("Miksi?", "Varför?", "Why?")).required(),
    ],
    open,
    start: |_, _| Map::new(),
    decide,
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    if case.annullable().is_empty() {
        return Err(Refusal {
            code: "nothing_to_annul",
            why: text(
                "Mitätöitävää merkintää ei ole.",
                "Det finns ingen anteckning att annullera.",
                "There is no entry to annul.",
            )
            .into(),
            next: text(
                "Oikaise asiakkaan tiedot, jos ne ovat väärin.",
                "Rätta kundens uppgifter om de är fel.",
                "Correct the client's facts if they are wrong.",
            )
            .into(),
            cite: None,
        });
    }
    Ok(())
}

fn decide(case: &Case, _: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: EntryAnnulled = read(filled)?;
    if !case.annullable().contains(&event.number) {
        let what = text(
            "Tätä merkintää ei voi mitätöidä: sitä ei ole, se on jo mitätöity tai se on rekisteröinti.",
            "Den här anteckningen kan inte annulleras: den finns inte, är redan annullerad eller är registreringen.",
            "This entry can't be annulled: there is none, it is annulled already, or it is the registration.",
        );
        return Err(No::Problems(vec![problem("number", what)]));
    }
    Ok(vec![event.into()])
}
