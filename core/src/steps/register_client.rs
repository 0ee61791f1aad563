//! Register a client · rekisteröi asiakas · registrera en kund.

use super::{Directory, Scene, Step, problem, read};
use crate::access::Group;
use crate::case::Case;
use crate::client::{Field, SOURCE, SOURCE_DETAIL, Source};
use crate::event::{ClientRegistered, Event, Values, Wordings, WorkerAssigned};
use crate::form::Input;
use crate::law::identity_code::{self, Kind};
use crate::law::s073_data;
use crate::phrase;
use crate::refusal::{No, Problem, Refusal};
use crate::words::{Text, text};
use serde_json::{Map, Value};

pub const STEP: Step = Step {
    kind: "register_client",
    event: "client_registered",
    group: Group::Facts,
    name: text("Rekisteröi asiakas", "Registrera kund", "Register a client"),
    form: &FORM,
    open,
    start: |_, _| Map::new(),
    decide,
};

const LENGTH: usize = Field::ALL.len() + 3;
/// Asked only where somebody of the same name and day of birth is in the register.
const ANOTHER: Input = crate::form::input(
    "another_person",
    crate::form::Kind::YesNo,
    text(
        "Eri henkilö kuin rekisterissä oleva kaima",
        "En annan person än namnen i registret",
        "Another person than the namesake in the register",
    ),
)
.hint(text("Vain, jos ohjelma sitä kysyy", "Endast om programmet frågar", "Only when the program asks"));
const FORM: [Input; LENGTH] = {
    let mut form = [SOURCE_DETAIL; LENGTH];
    let mut i = 0;
    while i < Field::ALL.len() {
        let field = Field::ALL[i];
        form[i] = *field.input();
        if matches!(field, Field::FamilyName | Field::GivenNames | Field::Municipality) {
            form[i] = form[i].required();
        }
        i += 1;
    }
    form[i] = SOURCE;
    form[i + 2] = ANOTHER;
    form
};

fn open(case: &Case, _: &Scene<'_>) -> Result<(), Refusal> {
    if case.exists() {
        return Err(Refusal {
            code: "already_registered",
            why: text(
                "Asiakas on jo rekisteröity.",
                "Kunden är redan registrerad.",
                "The client is registered already.",
            )
            .into(),
            next: text("Avaa asiakkaan sivu.", "Öppna kundens sida.", "Open the client's page.").into(),
            cite: None,
        });
    }
    Ok(())
}

fn decide(case: &Case, scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    let (mut facts, source, rest) = split(filled)?;
    settle_birth_date(&mut facts);
    let mut problems = check(case, scene, &facts);
    problems.extend(elsewhere(scene, &facts));
    if rest.get(ANOTHER.key).and_then(Value::as_str) != Some("yes") {
        problems.extend(namesake(scene, &facts));
    }
    if !problems.is_empty() {
        return Err(No::Problems(problems));
    }
    let client_number = scene.register.next_client_number();
    let guarded = facts.get(&Field::NonDisclosure).is_some_and(|value| value == "yes");
    let mut events: Vec<Event> =
        vec![ClientRegistered { client_number, facts, source, run: None, wordings: Wordings::new() }.into()];
    events.extend(guarded.then(|| keeper(scene)).flatten());
    Ok(events)
}

/// Whoever enters a protected person without the special right is their worker, or nobody could go on.
pub(super) fn keeper(scene: &Scene<'_>) -> Option<Event> {
    let special = scene.by.rights.iter().any(|right| right.protected);
    (!special).then(|| WorkerAssigned { on: scene.on, worker: scene.by.id.clone(), source: None }.into())
}

/// A new client lives in a municipality the officer works for.
fn elsewhere(scene: &Scene<'_>, facts: &Values) -> Option<Problem> {
    let municipality = facts.get(&Field::Municipality)?;
    let reaches = scene.by.rights.iter().any(|right| right.reaches(municipality));
    (scene.sight.purpose.is_some() && !reaches).then(|| problem(Field::Municipality.key(), ELSEWHERE))
}

const ELSEWHERE: Text = text(
    "Voit rekisteröidä vain oman kuntasi asiakkaita.",
    "Du kan registrera bara din egen kommuns kunder.",
    "You can register clients of your own municipality only.",
);

/// Facts, source and what else the form held.
pub(super) fn split(filled: Map<String, Value>) -> Result<(Values, Source, Map<String, Value>), No> {
    let mut facts = Values::new();
    let mut rest = Map::new();
    for (key, value) in filled {
        match (Field::parse(&key), value) {
            (Some(field), Value::String(value)) => {
                facts.insert(field, value);
            }
            (_, value) => {
                rest.insert(key, value);
            }
        }
    }
    let source = take_source(&mut rest)?;
    Ok((facts, source, rest))
}

/// Where it came from: the two inputs every form asks it with (§ 73 (2)).
pub(super) fn take_source(rest: &mut Map<String, Value>) -> Result<Source, No> {
    let mut source = Map::new();
    for (input, member) in [(SOURCE.key, "from"), (SOURCE_DETAIL.key, "detail")] {
        if let Some(value) = rest.remove(input) {
            source.insert(member.into(), value);
        }
    }
    let source: Source = read(source)?;
    if source.from != crate::client::From::Client && source.detail.is_empty() {
        return Err(No::Problems(vec![problem(
            SOURCE_DETAIL.key,
            phrase!(
                text(
                    "Kun tieto ei ole asiakkaalta itseltään, kirjoita mistä se on saatu ({0}).",
                    "När uppgiften inte är från kunden själv, skriv varifrån den kommer ({0}).",
                    "When a fact is not from the client, write where it came from ({0}).",
                ),
                s073_data::CITE_PROVENANCE
            ),
        )]));
    }
    Ok(source)
}

/// The identity code says when the person was born.
pub(super) fn settle_birth_date(facts: &mut Values) {
    if facts.contains_key(&Field::BirthDate) {
        return;
    }
    if let Some(Ok(code)) = facts.get(&Field::IdentityCode).map(|code| identity_code::parse(code)) {
        facts.insert(Field::BirthDate, code.birth_date.to_string());
    }
}

/// Somebody of the same name and day of birth, where a code does not tell the two apart: a second click, perhaps.
fn namesake(scene: &Scene<'_>, facts: &Values) -> Option<Problem> {
    let value = |field: Field| facts.get(&field).map_or("", String::as_str);
    let name = format!("{} {}", value(Field::FamilyName), value(Field::GivenNames));
    let birth = crate::dates::parse_iso(value(Field::BirthDate))?;
    let found = scene.register.search(&name, 50, |row| scene.sees(row));
    let same = found.iter().find(|row| {
        let told_apart = !row.identity_code.is_empty() && !value(Field::IdentityCode).is_empty();
        *row.name == *name.trim() && row.birth_date == Some(birth) && !told_apart
    })?;
    Some(problem(ANOTHER.key, phrase!(NAMESAKE, same.shown_number())))
}

/// What is wrong with facts that are about to be recorded of `case`.
pub(crate) fn check(case: &Case, scene: &Scene<'_>, facts: &Values) -> Vec<Problem> {
    let mut problems = Vec::new();
    let held = |field: Field| facts.get(&field).map_or_else(|| case.value(field), String::as_str);
    let code = held(Field::IdentityCode);
    if let Ok(parsed) = identity_code::parse(code) {
        if facts.contains_key(&Field::IdentityCode) {
            match (scene.directory, parsed.kind) {
                (Directory::Training, Kind::Ordinary) => problems.push(problem(Field::IdentityCode.key(), ORDINARY)),
                (Directory::Production, Kind::Artificial) => {
                    problems.push(problem(Field::IdentityCode.key(), ARTIFICIAL));
                }
                _ => {}
            }
            if let Some(other) = scene.register.with_code(code).filter(|other| other.id != case.id) {
                let what =
                    if scene.sees(other) { phrase!(TAKEN, other.shown_number()) } else { TAKEN_ELSEWHERE.into() };
                problems.push(problem(Field::IdentityCode.key(), what));
            }
        }
        let birth = held(Field::BirthDate);
        if !birth.is_empty() && birth != parsed.birth_date.to_string() {
            problems.push(problem(Field::BirthDate.key(), phrase!(BIRTH, parsed.birth_date)));
        }
    }
    for (field, value) in facts {
        let future = crate::dates::parse_iso(value).is_some_and(|day| day > scene.on);
        if matches!(field.input().kind, crate::form::Kind::Date) && future {
            problems.push(problem(field.key(), FUTURE));
        }
    }
    problems
}

const NAMESAKE: Text = text(
    "Samanniminen, samana päivänä syntynyt asiakas {0} on jo rekisterissä. Jos tämä on eri henkilö, vastaa kyllä.",
    "Kund {0} med samma namn och födelsedag finns redan i registret. Svara ja om detta är en annan person.",
    "Client {0} of the same name and day of birth is in the register already. If this is another person, answer yes.",
);
const ORDINARY: Text = text(
    "Tämä on harjoitusrekisteri: vain keksityt henkilötunnukset käyvät (yksilönumero 900–999).",
    "Detta är ett övningsregister: endast påhittade personbeteckningar duger (individnummer 900–999).",
    "This is a training register: only made-up identity codes will do (individual number 900–999).",
);
const ARTIFICIAL: Text = text(
    "Tämä on keksitty henkilötunnus (yksilönumero 900–999); tässä rekisterissä on oikeita asiakkaita.",
    "Detta är en påhittad personbeteckning (individnummer 900–999); i detta register finns verkliga kunder.",
    "This is a made-up identity code (individual number 900–999); this register holds real clients.",
);
const TAKEN: Text = text(
    "Tämä henkilötunnus on jo asiakkaalla {0}. Avaa hänen sivunsa.",
    "Kund {0} har redan denna personbeteckning. Öppna den kundens sida.",
    "Client {0} already has this identity code. Open that client's page.",
);
/// Not whose, and not where: that would tell of somebody the officer does not see.
const TAKEN_ELSEWHERE: Text = text(
    "Tällä henkilötunnuksella on jo asiakas, jota et näe. Jos hän on muuttanut kuntaasi, avaa hänet perustellusti tai pyydä esihenkilöä selvittämään.",
    "Det finns redan en kund med denna personbeteckning som du inte ser. Om kunden har flyttat till din kommun, öppna med motivering eller be chefen utreda.",
    "There is a client of this identity code already whom you do not see. If they moved to your municipality, open them with a reason, or ask your supervisor to find out.",
);
const BIRTH: Text = text(
    "Syntymäaika ei täsmää henkilötunnukseen ({0}).",
    "Födelsedatumet stämmer inte med personbeteckningen ({0}).",
    "The date of birth does not agree with the identity code ({0}).",
);
const FUTURE: Text = text("Päivä on tulevaisuudessa.", "Dagen är i framtiden.", "The day is in the future.");
