//! Annul an entry made on the wrong client · mitätöi merkintä · annullera en anteckning. It stays readable,
//! struck through, and no longer counts.

use super::{Scene, Step, problem, read, register_client};
use crate::access::Group;
use crate::case::Case;
use crate::event::{EntryAnnulled, Event, Values};
use crate::form::{Kind, input};
use crate::phrase;
use crate::refusal::{No, Problem, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "annul_entry",
    event: "entry_annulled",
    group: Group::Annul,
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

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let event: EntryAnnulled = read(filled)?;
    if !case.annullable().contains(&event.number) {
        let what = text(
            "Tätä merkintää ei voi mitätöidä: sitä ei ole, se on jo mitätöity tai se on rekisteröinti.",
            "Den här anteckningen kan inte annulleras: den finns inte, är redan annullerad eller är registreringen.",
            "This entry can't be annulled: there is none, it is annulled already, or it is the registration.",
        );
        return Err(No::Problems(vec![problem("number", what)]));
    }
    let resting = case.resting_on(event.number);
    if !resting.is_empty() {
        let numbers = resting.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let what = text(
            "Tämän varassa on myöhempiä merkintöjä. Mitätöi ensin: {0}.",
            "Senare anteckningar bygger på denna. Annullera först: {0}.",
            "Later entries rest on this one. Annul first: {0}.",
        );
        return Err(No::Problems(vec![problem("number", phrase!(what, numbers))]));
    }
    // Without the entry earlier facts hold again; they must still be right, an identity code still be this client's.
    let restored: Values = case.without(event.number).newest().collect();
    let problems: Vec<Problem> = register_client::check(case, scene, &restored)
        .into_iter()
        .map(|restored| Problem { field: "number".to_owned(), ..restored })
        .collect();
    if problems.is_empty() { Ok(vec![event.into()]) } else { Err(No::Problems(problems)) }
}
