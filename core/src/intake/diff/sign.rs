//! A difference is settled by somebody: the register is right, or the file is and the register takes its value.

use super::{Difference, What, id_of, id_of_course, id_of_field, id_of_home, id_of_unseen};
use crate::access::Purpose;
use crate::client::{From, Source};
use crate::entry::ClientId;
use crate::event::{DifferenceSignedOff, Event, FactsCorrected, Values, Wordings};
use crate::form;
use crate::intake::load::{INTAKE, compare};
use crate::office::{Change, Office, Said, Visit};
use crate::refusal::{No, Problem, Refusal};
use crate::words::text;
use serde_json::json;

/// Who is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Register,
    /// The register takes the value of the file.
    File,
}

impl Verdict {
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Register => "register",
            Verdict::File => "file",
        }
    }

    pub fn parse(id: &str) -> Option<Verdict> {
        [Verdict::Register, Verdict::File].into_iter().find(|verdict| verdict.id() == id)
    }
}

/// What somebody says of a difference.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'a> {
    /// The old register, as the comparison named it.
    pub system: &'a str,
    pub difference: &'a Difference,
    pub verdict: Verdict,
    pub reason: &'a str,
}

/// Settles one difference, which is as it was when it was looked at.
pub fn sign_off(office: &mut Office, visit: &mut Visit<'_>, signing: Signing<'_>) -> Result<(), No> {
    office.allowed(visit, Purpose::DataQuality, None, INTAKE)?;
    let Signing { system, difference, verdict, reason } = signing;
    if reason.trim().is_empty() {
        return Err(No::Problems(vec![Problem { field: "reason".to_owned(), what: REASON.into() }]));
    }
    let signed = DifferenceSignedOff {
        difference: difference.id.clone(),
        system: system.to_owned(),
        what: difference.what.id().to_owned(),
        right: verdict.id().to_owned(),
        reason: reason.trim().to_owned(),
    };
    let said = Said { by: visit.by, at: visit.at };
    let Some(client) = difference.client else {
        return match verdict {
            Verdict::Register => office.write(visit.chance, Vec::new(), vec![(said, signed.into())]),
            Verdict::File => Err(elsewise()),
        };
    };
    let row = office.register().row(client).ok_or(No::Absent)?;
    if !compare::theirs(office, visit.by, row) {
        return Err(No::Absent);
    }
    let case = office.case(client)?;
    let mut events: Vec<Event> = Vec::new();
    match (difference.what, verdict) {
        (What::Field(field), verdict) => {
            let file = difference.file.clone().unwrap_or_default();
            let sight = compare::sight(office, visit.by, row);
            let tells = sight.tells(field.input());
            let now = if tells {
                id_of_field(system, client, field, case.value(field), &file)
            } else {
                id_of_unseen(system, &case, field, &file)
            };
            if now != difference.id || (!tells && sight.is_masked()) {
                return Err(No::Stale { now: case.head.number });
            }
            if !tells && verdict == Verdict::File {
                return Err(by_load_or_by_work(difference).into());
            }
            if verdict == Verdict::File {
                // Whatever comes by this way is a value the form of the field takes.
                let typed = json!({ field.key(): file.clone() });
                let filled = form::fill(std::slice::from_ref(field.input()), &typed).map_err(No::Problems)?;
                if filled.get(field.key()) != typed.get(field.key()) {
                    return Err(No::Problems(vec![Problem { field: field.key().to_owned(), what: FORM.into() }]));
                }
                let wordings = difference.wording.iter().map(|said| (field.key().to_owned(), said.clone()));
                events.push(
                    FactsCorrected {
                        facts: Values::from([(field, file)]),
                        source: source(system, difference),
                        reason: signed.reason.clone(),
                        run: None,
                        wordings: wordings.collect::<Wordings>(),
                    }
                    .into(),
                );
            }
        }
        (What::Course(course), Verdict::Register) => {
            let file = difference.file.as_deref().unwrap_or_default();
            if id_of_course(system, client, course, course.entry(&case), file) != difference.id {
                return Err(No::Stale { now: case.head.number });
            }
        }
        (What::Household, Verdict::Register) => {
            let number = difference.file.as_deref().unwrap_or_default();
            if id_of_home(system, client, &case, number) != difference.id {
                return Err(No::Stale { now: case.head.number });
            }
        }
        (What::Course(_) | What::Household, Verdict::File) => return Err(by_load_or_by_work(difference).into()),
        (_, Verdict::Register) => same(system, client, difference)?,
        (_, Verdict::File) => return Err(elsewise()),
    }
    events.push(signed.into());
    let mut change = Change::of(case);
    events.into_iter().for_each(|event| change.add(said, event));
    office.write(visit.chance, vec![change], Vec::new())
}

/// The id is of this client and of nothing else.
fn same(system: &str, client: ClientId, difference: &Difference) -> Result<(), No> {
    let id = id_of(&[system, &client.to_string(), difference.what.id()]);
    if id == difference.id { Ok(()) } else { Err(No::Absent) }
}

fn source(system: &str, difference: &Difference) -> Source {
    let id: String = difference.id.chars().take(8).collect();
    let row = difference.row.map(|row| format!(" / {row}")).unwrap_or_default();
    Source { part: difference.part.clone(), ..Source::of(From::OldRegister, format!("{system} / {id}{row}")) }
}

/// A signature without a reason is none.
pub const REASON: crate::words::Text = text(
    "Kirjoita, miksi näin ratkaistiin.",
    "Skriv varför det avgjordes så här.",
    "Write why it was settled this way.",
);

const FORM: crate::words::Text = text(
    "Tiedoston arvo ei ole tässä muodossa tallennettavissa. Korjaa se tiedostoon tai kirjaa tieto itse.",
    "Filens värde kan inte sparas i den här formen. Rätta det i filen eller skriv in uppgiften själv.",
    "The file's value can't be stored in this form. Mend it in the file or enter the fact yourself.",
);

/// The course of a relationship is written by a load where nothing stands in its way, else by whoever works with
/// the client.
fn by_load_or_by_work(difference: &Difference) -> Refusal {
    let (why, next) = match difference.why {
        None if difference.what == What::Household => (LOADED, ACCEPT),
        None => (LOADED, LOAD),
        Some(why) => (why.text(), why.next()),
    };
    Refusal { code: "difference_of_the_course", why: why.into(), next: next.into(), cite: None }
}

const LOADED: crate::words::Text = text(
    "Tämä tieto puuttuu rekisteristä tai on vanhan rekisterin aiempi tieto. Se tulee tuomalla tiedosto, ei kuittaamalla.",
    "Uppgiften saknas i registret eller är det gamla registrets tidigare uppgift. Den kommer in när filen importeras, inte genom kvittering.",
    "The register lacks this, or has what the old register said before. It comes in by loading the file, not by a signature.",
);

const ACCEPT: crate::words::Text = text(
    "Tuo tiedosto ja hyväksy siinä tämä talous. Jos rekisteri on oikeassa, kuittaa ero rekisterin hyväksi.",
    "Importera filen och godkänn hushållet där. Om registret har rätt, kvittera skillnaden till registrets fördel.",
    "Load the file and accept this household there. If the register is right, sign the difference in favour of the register.",
);

const LOAD: crate::words::Text = text(
    "Tuo tiedosto. Jos rekisteri on oikeassa, kuittaa ero rekisterin hyväksi.",
    "Importera filen. Om registret har rätt, kvittera skillnaden till registrets fördel.",
    "Load the file. If the register is right, sign the difference in favour of the register.",
);

/// The difference that was looked at is not there any more, or never was for this officer.
pub fn gone() -> No {
    Refusal {
        code: "difference_gone",
        why: text(
            "Tätä eroa ei enää ole: joku on kuitannut sen, tai tieto on muuttunut.",
            "Skillnaden finns inte längre: någon har kvitterat den eller uppgiften har ändrats.",
            "This difference is no longer there: somebody has signed it off, or a value has changed.",
        )
        .into(),
        next: text("Vertaa uudelleen.", "Jämför på nytt.", "Compare again.").into(),
        cite: None,
    }
    .into()
}

/// Somebody on one side only does not come or go by a signature.
fn elsewise() -> No {
    Refusal {
        code: "difference_of_whole_client",
        why: text(
            "Ero ei ole yhdessä tiedossa, vaan henkilö on vain toisella puolella.",
            "Här avviker inte en uppgift, utan personen finns bara på den ena sidan.",
            "It is not one fact that differs: the person is on one side only.",
        )
        .into(),
        next: text(
            "Tuo puuttuva henkilö tiedostosta, päätä asiakkuus rekisterissä, tai kuittaa, että rekisteri on oikeassa.",
            "Ta in den som saknas ur filen, avsluta kundrelationen i registret eller kvittera att registret har rätt.",
            "Load whoever is missing from the file, end the relationship in the register, or sign that the register is right.",
        )
        .into(),
        cite: None,
    }
    .into()
}
