//! A later extract of the old register tells of clients who are here already: what is missing comes in, what was done
//! here stays, and each is told. In every journal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::case::Case;
use kotodigi::client::From;
use kotodigi::dates::parse_iso;
use kotodigi::entry::ClientId;
use kotodigi::event::Event;
use kotodigi::intake::check::{Known, Likeness, Standing};
use kotodigi::intake::diff::{self, Difference, Dual, Signing, Verdict, What};
use kotodigi::intake::load::{self, Course, Loading, Origin, Phase, Terms, Why};
use kotodigi::intake::{Field, IntakeRow, Value};
use kotodigi::journal;
use kotodigi::officer;
use kotodigi::refusal::No;
use kotodigi::words::Lang;
use kotodigi_tests::desk::{Desk, every_journal, family};
use kotodigi_tests::everywhere;
use serde_json::json;

const SYSTEM: &str = "kunta_a";

fn week(file_hash: &str) -> Origin<'_> {
    Origin { system: SYSTEM, file_hash }
}

/// Counts of a few people look wrong soon.
fn terms(rows: &[IntakeRow]) -> Terms<'static> {
    Terms::of(rows.len() as u32)
}

/// A row says this of one thing, and nothing else of it.
fn says(row: &mut IntakeRow, field: Field, value: Value) {
    row.values.retain(|(known, _)| *known != field);
    row.values.push((field, value));
}

fn day(day: &str) -> Value {
    Value::Day(parse_iso(day).unwrap())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn silent(rows: &mut [IntakeRow], fields: &[Field]) {
    rows.iter_mut().for_each(|row| row.values.retain(|(field, _)| !fields.contains(field)));
}

fn client(desk: &Desk, row: &IntakeRow) -> ClientId {
    desk.office.register().with_code(row.text(Field::IdentityCode).unwrap()).unwrap().id
}

fn case(desk: &Desk, row: &IntakeRow) -> Case {
    desk.office.case(client(desk, row)).unwrap()
}

fn compared(desk: &mut Desk, rows: &[IntakeRow]) -> Dual {
    let otto = officer::training("otto.siirto").unwrap();
    desk.visit(otto, |office, visit| diff::diff(office, &visit, SYSTEM, rows)).unwrap()
}

fn sign(desk: &mut Desk, difference: &Difference, verdict: Verdict) -> Result<(), No> {
    let otto = officer::training("otto.siirto").unwrap();
    let signing = Signing { system: SYSTEM, difference, verdict, reason: "Selvitetty" };
    desk.visit(otto, |office, mut visit| diff::sign_off(office, &mut visit, signing))
}

/// What a load of the rows would leave out, and why.
fn stays(desk: &mut Desk, rows: &[IntakeRow]) -> Vec<(u32, What, Why)> {
    let otto = officer::training("otto.siirto").unwrap();
    desk.visit(otto, |office, mut visit| {
        let terms = Terms { counts_accepted: true, ..terms(rows) };
        let mut loading = Loading::begin(office, &mut visit, week("never"), rows, terms).unwrap();
        while loading.step(office, &mut visit).unwrap().phase == Phase::Comparing {}
        loading.conflicts().iter().map(|conflict| (conflict.row, conflict.what, conflict.why)).collect()
    })
}

const COURSE: [Field; 2] = [Field::PlanFrom, Field::Jobseeker];

#[test]
fn what_the_register_lacks_comes_in_with_where_it_is_from_and_once() {
    every_journal(|desk| {
        let mut rows = family(4);
        silent(&mut rows, &COURSE);
        let run = desk.load(week("1"), &rows, terms(&rows)).unwrap().run.unwrap();
        // A week later the old register has more of the first; of the second it knows that it is over.
        for (field, value) in [
            (Field::Jobseeker, Value::Mark(true)),
            (Field::AssessmentOn, day("2026-01-15")),
            (Field::PlanFrom, day("2026-02-02")),
            (Field::PlanUntil, day("2027-08-02")),
            (Field::Worker, text("Korhonen, Aino")),
        ] {
            says(&mut rows[0], field, value);
        }
        says(&mut rows[1], Field::EndedOn, day("2026-10-30"));
        let otto = officer::training("otto.siirto").unwrap();
        assert_eq!(load::compare(&desk.office, otto, &rows[0]).standing, Standing::Differs);
        let dual = compared(desk, &rows);
        let whats: Vec<What> = dual.differences.iter().map(|difference| difference.what).collect();
        assert_eq!(
            whats,
            [
                What::Course(Course::Jobseeker),
                What::Course(Course::AssessmentOn),
                What::Course(Course::PlanFrom),
                What::Course(Course::PlanUntil),
                What::Course(Course::Worker),
                What::Course(Course::EndedOn)
            ]
        );
        assert!(dual.differences.iter().all(|one| one.register.is_none() && one.why.is_none()));
        assert_eq!(dual.differences[2].file.as_deref(), Some("2026-02-02"));
        assert_eq!(dual.differences[4].file.as_deref(), Some("aino.korhonen"));
        let refused = sign(desk, &dual.differences[2], Verdict::File).unwrap_err().view(Lang::En);
        assert_eq!(refused.code, "difference_of_the_course");

        let loaded = desk.load(week("2"), &rows, terms(&rows)).unwrap();
        assert_eq!((loaded.created, loaded.updated, loaded.unchanged, loaded.conflicts), (0, 2, 2, 0));
        for _ in 0..2 {
            let first = case(desk, &rows[0]);
            let plan = first.plan().unwrap();
            assert_eq!((plan.on, plan.until), (parse_iso("2026-02-02").unwrap(), parse_iso("2027-08-02")));
            assert_eq!(first.assessment.unwrap().finished_on, parse_iso("2026-01-15"));
            assert!(first.jobseeker.unwrap().registered);
            assert_eq!(first.worker.as_deref(), Some("aino.korhonen"));
            assert_eq!(case(desk, &rows[1]).ended_on, parse_iso("2026-10-30"));
            for event in first.entries.iter().skip(1).filter_map(|entry| entry.event.as_ref()) {
                let source = event.source().unwrap();
                assert_eq!((source.from, source.run), (From::OldRegister, loaded.run));
                assert!(source.detail.starts_with("kunta_a / ") && source.detail.ends_with(" / 2"), "{source:?}");
            }
            assert!(compared(desk, &rows).agrees());
            desk.restart();
        }
        // What a later run brought rests on the first one, as somebody's work does.
        let preview = desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run)).unwrap();
        let built: Vec<usize> = preview.built.iter().map(|built| built.entries.len()).collect();
        assert_eq!((preview.leave, built.len()), (4, 2), "{built:?}");
        let refused = desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap_err().view(Lang::Fi);
        assert_eq!(refused.code, "run_built_on");
        let head = desk.office.head();
        let again = desk.load(week("3"), &rows, terms(&rows)).unwrap();
        assert_eq!((again.run, again.unchanged, desk.office.head()), (None, 4, head));

        // The run goes as it came.
        let run = loaded.run.unwrap();
        desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap();
        for _ in 0..2 {
            let first = case(desk, &rows[0]);
            assert!(first.plans.is_empty() && first.assessment.is_none() && first.jobseeker.is_none());
            assert_eq!((first.worker, case(desk, &rows[1]).ended_on), (None, None));
            desk.restart();
        }
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn a_run_goes_with_the_sign_offs_of_its_clients_and_names_the_later_run_that_is_in_the_way() {
    every_journal(|desk| {
        let mut rows = family(8);
        let otto = officer::training("otto.siirto").unwrap();
        let first = desk.load(week("1"), &rows, terms(&rows)).unwrap().run.unwrap();
        let preview = |desk: &mut Desk, run| desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run));
        let undo = |desk: &mut Desk, run| desk.visit(otto, |office, visit| load::undo(office, visit, run));
        // Two differences: the register takes the one, and keeps its own in the other.
        says(&mut rows[0], Field::Phone, text("+358 45 555 0303"));
        says(&mut rows[1], Field::Phone, text("+358 45 555 0404"));
        let dual = compared(desk, &rows);
        assert_eq!(dual.differences.len(), 2);
        sign(desk, &dual.differences[0], Verdict::File).unwrap();
        sign(desk, &dual.differences[1], Verdict::Register).unwrap();
        for _ in 0..2 {
            let told = preview(desk, first).unwrap();
            let signed: Vec<_> =
                told.signed.iter().map(|one| (&one.client_number[..], &one.keep[..], &one.by[..])).collect();
            let both = [("K-000001", "file", "otto.siirto"), ("K-000002", "register", "otto.siirto")];
            assert_eq!((signed, told.built.len(), told.leave), (both.to_vec(), 0, 8));
            desk.restart();
        }
        // A later run tells of six more: it goes first, and is named.
        for (n, row) in rows.iter_mut().enumerate().skip(2) {
            says(row, Field::Phone, text(&format!("+358 45 555 05{n:02}")));
        }
        let loaded = desk.load(week("2"), &rows, Terms { counts_accepted: true, ..terms(&rows) }).unwrap();
        let second = loaded.run.unwrap();
        assert_eq!(loaded.updated, 6);
        let refused = undo(desk, first).unwrap_err().view(Lang::Fi);
        let said = serde_json::to_string(&refused).unwrap();
        let short = &second.simple().to_string()[..8];
        assert!(said.contains(&format!("Peru ensin, tässä järjestyksessä: ajo {short}.")), "{said}");
        assert!(said.contains("K-000007 … ja 1 muuta") && !said.contains("Mitätöi"), "{said}");
        undo(desk, second).unwrap();
        assert_eq!(undo(desk, first).unwrap(), 8);
        for _ in 0..2 {
            assert_eq!(desk.office.register().len(), 0);
            desk.restart();
        }
        journal::verify(&*desk.journal).unwrap();
    });
}

#[test]
fn somebodys_work_beside_a_sign_off_is_in_the_way_still() {
    let mut desk = Desk::in_memory();
    let mut rows = family(3);
    let otto = officer::training("otto.siirto").unwrap();
    let run = desk.load(week("1"), &rows, terms(&rows)).unwrap().run.unwrap();
    says(&mut rows[0], Field::Phone, text("+358 45 555 0303"));
    let dual = compared(&mut desk, &rows);
    sign(&mut desk, &dual.differences[0], Verdict::File).unwrap();
    let worked = client(&desk, &rows[0]);
    desk.correct(&everywhere(), worked, &json!({ "phone": "+358 45 555 0606" }));
    let told = desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run)).unwrap();
    assert_eq!((told.built.len(), told.built[0].entries.len(), told.signed.len()), (1, 1, 1));
    let refused = desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap_err().view(Lang::Fi);
    let said = serde_json::to_string(&refused).unwrap();
    assert!(refused.code == "run_built_on" && said.contains("Mitätöi ne ensin"), "{said}");
}

#[test]
fn the_code_of_another_and_a_corrected_code_are_warned_of() {
    let mut desk = Desk::in_memory();
    let mut rows = family(4);
    for (n, row) in rows.iter_mut().enumerate() {
        says(row, Field::ClientNumber, text(&format!("50{n}")));
    }
    desk.load(week("1"), &rows, terms(&rows)).unwrap();
    let (mut other, mut corrected, same) = (rows[0].clone(), rows[1].clone(), rows[2].clone());
    says(&mut other, Field::FamilyName, text("Aivan"));
    says(&mut other, Field::GivenNames, text("Toinen"));
    // Born on the same day, another individual number.
    let code = rows[1].text(Field::IdentityCode).unwrap();
    let digits: usize = format!("{}999", &code[..6]).parse().unwrap();
    let sign = char::from(b"0123456789ABCDEFHJKLMNPRSTUVWXY"[digits % 31]);
    says(&mut corrected, Field::IdentityCode, text(&format!("{}999{sign}", &code[..7])));
    let against = load::Against::new(&desk.office, officer::training("otto.siirto").unwrap());
    assert!(against.meet(&other).named_otherwise);
    assert!(!against.meet(&same).named_otherwise);
    let met = against.meet(&corrected);
    // The very same name is called the same, not nearly the same.
    assert_eq!((met.standing, met.by), (Standing::Unknown, Some(Likeness::NameAndBirthDate)));
    assert_eq!(met.number_of, "");
    says(&mut corrected, Field::GivenNames, text("Ainoo"));
    assert_eq!(against.meet(&corrected).by, Some(Likeness::SimilarName));
}

#[test]
fn an_old_client_number_given_to_somebody_else_is_told() {
    let mut desk = Desk::in_memory();
    let mut rows = family(3);
    for (n, row) in rows.iter_mut().enumerate() {
        says(row, Field::ClientNumber, text(&format!("50{n}")));
    }
    desk.load(week("1"), &rows, terms(&rows)).unwrap();
    let stranger = || {
        let mut row = kotodigi_tests::desk::person(40, "Aivantoinen");
        says(&mut row, Field::ClientNumber, text("501"));
        row
    };
    let by = officer::training("otto.siirto").unwrap();
    let against = load::Against::new(&desk.office, by);
    let known = desk.office.register().row(client(&desk, &rows[1])).unwrap().shown_number();
    let met = against.meet(&stranger());
    assert_eq!((met.standing, met.by, met.number_of.as_str()), (Standing::Unknown, None, known.as_str()));
    // Who is told of is in the log of looks.
    assert_eq!(against.shown(), [client(&desk, &rows[1])]);
    // Without a code as well; and not where the number is one's own.
    let against = load::Against::new(&desk.office, by);
    let mut nameless = stranger();
    nameless.values.retain(|(field, _)| *field != Field::IdentityCode);
    assert_eq!(against.meet(&nameless).number_of, known);
    assert!(rows.iter().all(|row| against.meet(row).number_of.is_empty()));
    let mut free = stranger();
    says(&mut free, Field::ClientNumber, text("777"));
    assert_eq!(against.meet(&free).number_of, "");
}

#[test]
fn an_older_extract_is_refused_with_the_finnish_day() {
    let mut desk = Desk::in_memory();
    let mut rows = family(3);
    desk.load(week("1"), &rows, terms(&rows)).unwrap();
    says(&mut rows[0], Field::Phone, text("+358 45 555 0909"));
    // Half past midnight in Finland is still the day before by UTC.
    let utc = desk.at.div_euclid(86_400_000) * 86_400_000 + 22 * 3_600_000 + 1_800_000;
    desk.at = utc;
    desk.load(week("2"), &rows, Terms { counts_accepted: true, ..terms(&rows) }).unwrap();
    says(&mut rows[0], Field::Phone, text("+358 45 555 0101"));
    let no = desk.load(week("1"), &rows, terms(&rows)).unwrap_err().view(Lang::Fi);
    let day = kotodigi::dates::day_in_finland(utc);
    assert_eq!(no.code, "older_file");
    assert_eq!(day, kotodigi::dates::day_of(utc).succ_opt().unwrap());
    assert!(no.detail.contains(&kotodigi::words::say_date(day, Lang::Fi)), "{}", no.detail);
}

#[test]
fn what_was_done_here_stays_and_the_row_is_told_with_what_to_do() {
    every_journal(|desk| {
        let mut rows = family(4);
        silent(&mut rows, &COURSE);
        desk.load(week("1"), &rows, terms(&rows)).unwrap();
        let worker = everywhere();
        let ids: Vec<ClientId> = rows.iter().map(|row| client(desk, row)).collect();
        let submit = |desk: &mut Desk, n: usize, step: &str, data: serde_json::Value| {
            desk.submit(&worker, Purpose::Plan, Some(ids[n]), step, &data).unwrap();
        };
        let jobseeker = json!({ "on": "2026-11-02", "registered": "yes", "unemployed": "yes", "source": "client" });
        submit(desk, 0, "change_jobseeker", jobseeker);
        submit(desk, 0, "assign_worker", json!({ "on": "2026-11-02", "worker": "mikko.laine" }));
        submit(desk, 1, "end_relationship", json!({ "on": "2026-11-20", "reason": "moved_away" }));
        desk.correct(&worker, ids[2], &json!({ "phone": "+358 45 555 0002" }));
        says(&mut rows[0], Field::Jobseeker, Value::Mark(false));
        says(&mut rows[0], Field::Worker, text("Aino Korhonen"));
        // Work was done on the first after the old register says it was over.
        says(&mut rows[0], Field::EndedOn, day("2026-10-30"));
        says(&mut rows[1], Field::PlanFrom, day("2026-02-02"));
        says(&mut rows[3], Field::Worker, text("A. Korhonen"));
        let expected = [
            (2, What::Course(Course::Jobseeker), Why::MadeHere),
            (2, What::Course(Course::EndedOn), Why::WorkGoesOn),
            (3, What::Course(Course::PlanFrom), Why::EndedHere),
            (4, What::Field(kotodigi::client::Field::Phone), Why::MadeHere),
            (5, What::Course(Course::Worker), Why::WorkerUnknown),
        ];
        assert_eq!(stays(desk, &rows), expected);
        let head = desk.office.head();
        let loaded = desk.load(week("2"), &rows, terms(&rows)).unwrap();
        assert_eq!((loaded.run, loaded.unchanged, loaded.conflicts, desk.office.head()), (None, 4, 4, head));
        let first = case(desk, &rows[0]);
        assert!(first.jobseeker.unwrap().registered && first.ended_on.is_none());
        assert_eq!(first.worker.as_deref(), Some("mikko.laine"));

        // The dual run shows each; what the purpose does not open is not told, only that it is there and by whom.
        let dual = compared(desk, &rows);
        let why: Vec<Option<Why>> = dual.differences.iter().map(|one| one.why).collect();
        assert_eq!(why, expected.iter().map(|(.., why)| Some(*why)).collect::<Vec<_>>());
        let stood = dual.differences[0].register.as_ref().unwrap();
        assert_eq!((stood.value.as_str(), stood.hidden, stood.changed_here), ("", true, true));
        let json = serde_json::to_value(&dual.differences[0]).unwrap();
        assert_eq!(
            (&json["what"], &json["why"], &json["file"]),
            (&json!("jobseeker"), &json!("made_here"), &json!("no"))
        );
        for one in &dual.differences {
            let (why, lang) = (one.why.unwrap(), Lang::Fi);
            assert!(!why.text().say(lang).is_empty() && !why.next().say(lang).is_empty());
        }
        // Each is signed off, or not.
        assert!(sign(desk, &dual.differences[0], Verdict::File).is_err());
        for one in &dual.differences {
            sign(desk, one, Verdict::Register).unwrap();
        }
        assert!(compared(desk, &rows).agrees());
        assert_eq!(stays(desk, &rows), []);
        // Somebody enters it anew: another difference.
        let jobseeker = json!({ "on": "2026-11-03", "registered": "yes", "unemployed": "no", "source": "client" });
        submit(desk, 0, "change_jobseeker", jobseeker);
        assert_eq!(stays(desk, &rows), [expected[0]]);
        assert!(matches!(sign(desk, &dual.differences[0], Verdict::Register), Err(No::Stale { .. })));
    });
}

#[test]
fn what_the_old_register_changed_follows_until_work_here_rests_on_it() {
    every_journal(|desk| {
        let mut rows = family(3);
        for row in &mut rows {
            says(row, Field::PlanUntil, day("2026-08-02"));
            says(row, Field::AssessmentOn, day("2026-01-15"));
        }
        desk.load(week("1"), &rows, terms(&rows)).unwrap();
        let reviewed = json!({
            "on": "2026-11-02", "participation": "p", "progress": "p", "obstacles": "o", "changes": "c",
            "next_review_on": "2027-04-02", "authors": "Aino", "source": "client",
        });
        let third = client(desk, &rows[2]);
        desk.submit(&everywhere(), Purpose::Plan, Some(third), "review_plan", &reviewed).unwrap();
        // The first plan was lengthened, the second is followed by another, the third is worked with here.
        says(&mut rows[0], Field::PlanUntil, day("2027-02-02"));
        says(&mut rows[1], Field::PlanFrom, day("2026-08-03"));
        says(&mut rows[1], Field::PlanUntil, day("2027-08-03"));
        says(&mut rows[2], Field::PlanUntil, day("2027-02-02"));
        assert_eq!(stays(desk, &rows), [(4, What::Course(Course::PlanUntil), Why::BuiltOn)]);
        let loaded = desk.load(week("2"), &rows, Terms { counts_accepted: true, ..terms(&rows) }).unwrap();
        assert_eq!((loaded.updated, loaded.unchanged, loaded.conflicts), (2, 1, 1));
        for _ in 0..2 {
            let first = case(desk, &rows[0]);
            assert_eq!((first.plans.len(), first.plans[0].until), (1, parse_iso("2027-02-02")));
            let second = case(desk, &rows[1]);
            assert_eq!((second.plans.len(), second.plans[1].until), (2, parse_iso("2027-08-03")));
            assert_eq!(case(desk, &rows[2]).plans[0].until, parse_iso("2026-08-02"));
            desk.restart();
        }
        // An older extract does not bring the older plan back.
        says(&mut rows[1], Field::PlanFrom, day("2026-02-02"));
        let older = stays(desk, &rows);
        assert!(older.contains(&(3, What::Course(Course::PlanFrom), Why::OlderPlan)), "{older:?}");
        // What work rests on is not taken back under it.
        let otto = officer::training("otto.siirto").unwrap();
        let first = client(desk, &rows[0]);
        desk.submit(&everywhere(), Purpose::Plan, Some(first), "review_plan", &reviewed).unwrap();
        let run = loaded.run.unwrap();
        let preview = desk.visit(otto, |office, visit| load::undo_preview(office, &visit, run)).unwrap();
        assert_eq!((preview.leave, preview.restored, preview.built.len()), (0, 2, 1));
        let refused = desk.visit(otto, |office, visit| load::undo(office, visit, run)).unwrap_err().view(Lang::En);
        assert_eq!(refused.code, "run_built_on");
    });
}

#[test]
fn a_new_client_comes_with_the_worker_who_is_meant() {
    let mut desk = Desk::in_memory();
    let mut rows = family(4);
    let words = ["KORHONEN AINO", "Linnéa Nygård", "A. Korhonen", "aino.korhonen@kuopio.example"];
    for (row, said) in rows.iter_mut().zip(words) {
        says(row, Field::Worker, text(said));
    }
    // Whose client it was stands after the end, too; a word for nobody here is not asked about any more.
    says(&mut rows[2], Field::EndedOn, day("2026-10-30"));
    says(&mut rows[3], Field::EndedOn, day("2026-10-30"));
    let told = stays(&mut desk, &rows);
    let unknown = (What::Course(Course::Worker), Why::WorkerUnknown);
    assert_eq!(told, [(3, unknown.0, unknown.1)], "a worker of another municipality is nobody's");
    let loaded = desk.load(week("1"), &rows, terms(&rows)).unwrap();
    assert_eq!((loaded.created, loaded.conflicts), (4, 0));
    let workers: Vec<Option<String>> = rows.iter().map(|row| case(&desk, row).worker).collect();
    let aino = Some("aino.korhonen".to_owned());
    assert_eq!(workers, [aino.clone(), None, None, aino]);
    let assigned = case(&desk, &rows[0]);
    let event = assigned.entries.iter().filter_map(|entry| entry.event.as_ref());
    let mut sources = event.filter(|event| matches!(event, Event::WorkerAssigned(_))).map(|event| event.source());
    assert!(sources.next().flatten().unwrap().detail.ends_with(" / 2"));
    assert_eq!(desk.load(week("2"), &rows, terms(&rows)).unwrap().run, None);
}
