//! § 77 in the user's words: four years after the end a person is gone, from every file and from every backup.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use kotodigi::access::Purpose;
use kotodigi::entry::{ClientId, REGISTER};
use kotodigi::event::ClientOpened;
use kotodigi::intake::load::{self, Origin};
use kotodigi::intake::{self, Limits};
use kotodigi::journal::{self, Journal, VecJournal};
use kotodigi::office::{Erasing, Office, Telling, Told};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::steps::{self, Directory};
use kotodigi::views::Question;
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::backup::{self, Erased};
use kotodigi_server::directory::{DataDir, Shut, beside, journal_in, looks_in};
use kotodigi_server::erasure::{self, Approval, ErasedList};
use kotodigi_server::house::{Asker, House};
use kotodigi_server::looks;
use kotodigi_server::sqlite::SqliteJournal;
use kotodigi_tests::contract::{draft, erased, saying, sealed, write};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

const HELENA: &str = "helena.vainio";
const OUTI: &str = "outi.harju";

fn trainee(id: &str) -> &'static Officer {
    officer::training(id).unwrap()
}

fn asker(id: &str, purpose: Purpose) -> Asker {
    Asker { purpose, ..Asker::at_console(trainee(id), Lang::En) }
}

/// The worker, at work.
fn aino() -> Asker {
    asker("aino.korhonen", Purpose::Plan)
}

/// Answers people's requests on their own data, and holds erasure.
fn riitta() -> Asker {
    asker("riitta.ahonen", Purpose::DataSubject)
}

/// KEHA's, who erases.
fn helena() -> Asker {
    asker(HELENA, Purpose::AccessControl)
}

/// Planted in the person's record, in no other.
const MARKERS: [&str; 6] = [
    "Näkymättömäinen",
    "Orvokki-Inkeri",
    "010190-999W",
    "orvokki.piilo@example.org",
    "Kätkökuja 13 Ähtäri",
    "Salaisuus-Ålesund",
];

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn told(iso: &str, step: &'static str, mut data: Value) -> Told {
    for (key, value) in [("on", iso), ("source", "client")] {
        if steps::find(step).unwrap().form.iter().any(|input| input.key == key) {
            data.as_object_mut().unwrap().entry(key).or_insert_with(|| value.into());
        }
    }
    Told { on: day(iso), by: trainee("aino.korhonen"), step, data }
}

/// The person of the markers; the relationship ended on 2022-05-31.
fn person() -> Telling {
    let facts = json!({
        "family_name": MARKERS[0], "given_names": MARKERS[1], "identity_code": MARKERS[2], "email": MARKERS[3],
        "notes": format!("{} {}", MARKERS[4], "Pitkä kuvaus. ".repeat(120)), "municipality": "297",
    });
    let ended = json!({ "reason": "other", "note": MARKERS[5] });
    Telling {
        client: None,
        steps: vec![told("2020-03-02", "register_client", facts), told("2022-05-31", "end_relationship", ended)],
    }
}

fn other(n: usize, ended: Option<&str>) -> Telling {
    let facts = json!({
        "family_name": format!("Muu{n}"), "given_names": "Ihminen", "birth_date": "1990-01-01", "municipality": "297",
        "notes": "Toisen ihmisen tietoja. ".repeat(n % 60),
    });
    let mut steps = vec![told("2020-03-02", "register_client", facts)];
    if let Some(ended) = ended {
        steps.push(told(ended, "end_relationship", json!({ "reason": "other" })));
    }
    Telling { client: None, steps }
}

/// A register in a folder of its own, with what stands beside it.
struct Place {
    home: TempDir,
    data: PathBuf,
}

impl Place {
    /// The person first, then others around; two of them are past their time as well.
    fn new(others: usize) -> (Place, ClientId) {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("register");
        let house = House::open(DataDir::create(&data, Directory::Training, day("2026-06-30")).unwrap()).unwrap();
        let mut all: Vec<Telling> = (0..others / 2).map(|n| other(n, None)).collect();
        all.push(person());
        all.extend((0..others / 2).map(|n| other(n, if n < 2 { Some("2021-01-15") } else { None })));
        let ids = tell(&house, &all);
        let client = ids[others / 2];
        // Somebody looked: the log names the client by id.
        house.look(&aino(), &Question::Client(client)).unwrap();
        // A worker of another municipality opened the record with a reason, which stands under the register.
        let reason = format!("Asiakas {} soitti ja kysyi suunnitelmastaan", MARKERS[0]);
        let opening = json!({ "client": MARKERS[2], "reason": reason });
        house.perform(&asker("linnea.nygard", Purpose::Contact), None, "open_outside", &opening).unwrap();
        drop(house);
        (Place { home, data }, client)
    }

    fn house(&self) -> House {
        House::open(self.directory().unwrap()).unwrap()
    }

    fn directory(&self) -> Result<DataDir, Shut> {
        DataDir::open(&self.data, Directory::Training)
    }

    fn list(&self) -> ErasedList {
        self.directory().unwrap().erased_list().unwrap()
    }

    /// Looks at the list and carries it out, as two people do.
    fn erase(&self, on: &str) -> Result<usize, No> {
        let list = self.list();
        let id = self.house().with(|office| erasure::listed(office, day(on)).unwrap().id()).unwrap();
        self.approve(&list, Approval { list: &id, by: HELENA, second: Some(OUTI) }, on)
    }

    fn approve(&self, list: &ErasedList, approval: Approval<'_>, on: &str) -> Result<usize, No> {
        let house = self.house();
        let done = house.change(&helena(), None, |office, visit| {
            erasure::carry_out(office, list, approval, (visit.at, day(on)), visit.chance)
        });
        done.map(|left| left.len())
    }

    fn backup(&self, name: &str) -> PathBuf {
        let file = self.home.path().join(name);
        backup::make(&self.data, &file).unwrap();
        file
    }
}

fn tell(house: &House, tellings: &[Telling]) -> Vec<ClientId> {
    house.change(&helena(), None, |office, visit| office.tell(visit.chance, tellings)).unwrap()
}

/// Files below a folder in which one of the markers stands, as text.
fn found(folder: &Path) -> Vec<String> {
    let mut hits = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let bytes = fs::read(entry.path()).unwrap();
            for marker in MARKERS.iter().filter(|m| bytes.windows(m.len()).any(|window| window == m.as_bytes())) {
                hits.push(format!("{}: {marker}", entry.path().display()));
            }
        }
    }
    hits
}

fn verified(folder: &Path) -> u64 {
    looks::verify(&looks_in(folder)).unwrap();
    journal::verify(&SqliteJournal::snapshot(&journal_in(folder)).unwrap()).unwrap().position
}

#[test]
fn four_years_after_the_end_a_person_is_gone_from_every_file_and_every_older_backup() {
    let (place, client) = Place::new(60);
    assert!(found(&place.data).len() >= MARKERS.len(), "the markers are planted");
    let older = place.backup("older.backup");
    let number = place.house().with(|office| office.register().row(client).unwrap().client_number).unwrap();
    let next = place.house().with(|office| office.register().next_client_number()).unwrap();

    // The day before it is nobody's turn but that of the two who ended earlier.
    let due = |on| place.house().with(|office| erasure::listed(office, day(on)).unwrap().to_erase().count()).unwrap();
    assert_eq!((due("2026-05-30"), due("2026-05-31")), (2, 3));
    assert_eq!(place.erase("2026-06-30").unwrap(), 3);
    assert_eq!(found(&place.data), Vec::<String>::new());
    let stands = verified(&place.data);

    // For the register the person never was, and the number is nobody else's.
    let house = place.house();
    let seen = house.with(|office| {
        let register = office.register();
        (
            register.row(client).is_none(),
            register.with_number(number).is_none(),
            register.len(),
            register.next_client_number(),
        )
    });
    assert_eq!(seen.unwrap(), (true, true, 58, next));
    assert_eq!(house.look(&aino(), &Question::Client(client)).unwrap_err(), No::Absent);
    let submitted =
        house.submit(&aino(), Some(client), "correct_facts", &json!({ "notes": "x", "source": "client" }), None);
    assert_eq!(submitted.unwrap_err(), No::Absent);
    // Who looked while there was something to see stays in the log: ids only.
    assert!(!looks::at_client(&looks_in(&place.data), client).unwrap().is_empty());
    drop(house);
    assert_eq!(verified(&place.data), stands);

    // A backup made before the erasure still has the person; what is restored from it has not.
    assert!(found(place.home.path()).iter().all(|hit| hit.contains("older.backup")));
    let again = place.home.path().join("again");
    let list = beside(&place.data, ".erased.jsonl").unwrap();
    let done = backup::restore(&older, &again, Erased::At(&list)).unwrap();
    assert_eq!(done.erased_again, 3);
    assert_eq!(found(&again), Vec::<String>::new());
    verified(&again);
    let restored = House::open(DataDir::open(&again, Directory::Training).unwrap()).unwrap();
    let seen =
        restored.with(|office| (office.register().row(client).is_none(), office.register().next_client_number()));
    assert_eq!(seen.unwrap(), (true, next));
    // The list itself holds ids, numbers and hashes.
    let lines = fs::read_to_string(&list).unwrap();
    assert!(lines.contains(&client.to_string()) && MARKERS.iter().all(|marker| !lines.contains(marker)));
}

/// Not by `restore`: somebody copies an old directory, or the machine comes back from a snapshot.
#[test]
fn an_old_directory_put_in_place_by_hand_is_erased_when_it_is_opened() {
    let (place, client) = Place::new(4);
    let old = place.home.path().join("old");
    copy(&place.data, &old);
    place.erase("2026-06-30").unwrap();
    fs::remove_dir_all(&place.data).unwrap();
    copy(&old, &place.data);
    assert!(!found(&place.data).is_empty());
    assert!(place.house().with(|office| office.register().row(client).is_none()).unwrap());
    assert_eq!(found(&place.data), Vec::<String>::new());
    verified(&place.data);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn what_a_pending_matter_needs_is_held_until_its_day() {
    let (place, client) = Place::new(4);
    let house = place.house();
    let list = |on: &str| house.with(|office| erasure::listed(office, day(on)).unwrap()).unwrap();
    let free = list("2026-06-30");
    let take = |step, data| house.submit(&riitta(), Some(client), step, &data, None);
    let hold = |until: &str| json!({ "on": "2026-06-30", "reason": "Valitus hallinto-oikeudessa", "until": until });
    assert!(matches!(take("hold_erasure", hold("2026-06-30")).unwrap_err(), No::Problems(_)));
    assert!(matches!(take("release_hold", json!({ "on": "2026-06-30", "reason": "x" })).unwrap_err(), No::Refused(_)));
    take("hold_erasure", hold("2026-09-30")).unwrap();

    let held = list("2026-09-30");
    assert_eq!((held.to_erase().count(), held.held().count()), (2, 1));
    assert_eq!(held.held().next().unwrap().hold.as_ref().unwrap().reason, "Valitus hallinto-oikeudessa");
    assert_ne!(held.id(), free.id());
    // It ends by itself, or when somebody says so.
    assert_eq!(list("2026-10-01").to_erase().count(), 3);
    take("release_hold", json!({ "on": "2026-06-30", "reason": "Asia on ratkaistu" })).unwrap();
    assert_eq!(list("2026-09-30").to_erase().count(), 3);
}

#[test]
fn what_nobody_approved_is_not_erased() {
    let (place, _) = Place::new(250);
    let list = place.list();
    let looked_at = place.house().with(|office| erasure::listed(office, day("2026-06-30")).unwrap()).unwrap();
    let id = looked_at.id();
    let code = |list_id: &str, second, on: &str| {
        let approval = Approval { list: list_id, by: HELENA, second };
        match place.approve(&list, approval, on) {
            Err(No::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(code("0000000000000000", Some(OUTI), "2026-06-30"), "list_changed");
    // Three of 251 is more than one in a hundred: one person is not enough, nor the same one twice.
    assert!(looked_at.wants_two());
    assert_eq!(code(&id, None, "2026-06-30"), "second_person");
    assert_eq!(code(&id, Some(HELENA), "2026-06-30"), "second_person");
    // Two of 251 is not.
    let fewer = place.house().with(|office| erasure::listed(office, day("2026-05-01")).unwrap()).unwrap();
    assert!(!fewer.wants_two());
    let none = place.house().with(|office| erasure::listed(office, day("2024-05-01")).unwrap().id()).unwrap();
    assert_eq!(code(&none, None, "2024-05-01"), "nothing_due");
    // Somebody wrote into one of the records meanwhile.
    let held = looked_at.to_erase().next().unwrap().client;
    let hold = json!({ "on": "2026-06-30", "reason": "r", "until": "2027-01-01" });
    place.house().submit(&riitta(), Some(held), "hold_erasure", &hold, None).unwrap();
    assert_eq!(code(&id, Some(OUTI), "2026-06-30"), "list_changed");
    assert!(!found(&place.data).is_empty() && list.erased().unwrap().is_empty());
}

/// Whatever write fails, everything stands as before, or the person is gone; the list outside agrees.
#[test]
fn an_erasure_that_fails_half_way_leaves_the_old_state_or_the_new() {
    let (place, client) = Place::new(4);
    let fresh = place.home.path().join("fresh");
    copy(&place.data, &fresh);
    let mut failed = 0;
    for nth in 1..40 {
        fs::remove_dir_all(&place.data).unwrap();
        drop(fs::remove_file(beside(&place.data, ".erased.jsonl").unwrap()));
        copy(&fresh, &place.data);
        let list = place.list();
        let journal = Arc::new(SqliteJournal::open(&journal_in(&place.data), Directory::Training).unwrap());
        let mut office = Office::open(journal.clone(), Directory::Training, day("2026-06-30")).unwrap();
        let id = erasure::listed(&office, day("2026-06-30")).unwrap().id();
        let approval = Approval { list: &id, by: HELENA, second: Some(OUTI) };
        let mut chance = Chance::seeded(nth as u64);
        journal.fail_write(nth);
        let done = erasure::carry_out(&mut office, &list, approval, (1, day("2026-06-30")), &mut || chance.bytes());
        drop((office, journal));
        let stands = place.house().with(|office| office.register().row(client).is_some()).unwrap();
        verified(&place.data);
        match done {
            Err(No::Broken(_)) => {
                failed += 1;
                assert!(stands && !found(&place.data).is_empty() && list.erased().unwrap().is_empty(), "write {nth}");
            }
            Ok(_) => {
                assert!(!stands && list.erased().unwrap().contains_key(&client), "write {nth}");
                assert_eq!(found(&place.data), Vec::<String>::new(), "write {nth}");
            }
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(failed > 5 && failed < 39, "{failed}");
}

/// Killed between the list and the journal: the next opening does what was approved.
#[test]
fn a_process_killed_behind_the_list_is_finished_by_the_next() {
    let (place, client) = Place::new(4);
    let list = place.list();
    let lines: Vec<erasure::Line> = place
        .house()
        .with(|office| office.erasable(&[client]).unwrap())
        .unwrap()
        .iter()
        .map(|left| erasure::Line {
            client,
            upto: left.upto,
            hash: left.hash,
            at: 1,
            list: "l".into(),
            taken_back: false,
        })
        .collect();
    list.add(&lines).unwrap();
    assert!(!found(&place.data).is_empty());
    drop(place.directory().unwrap());
    assert_eq!(found(&place.data), Vec::<String>::new());
    assert!(place.house().with(|office| office.register().row(client).is_none()).unwrap());
}

/// The journal stays open, and people go on working: nothing waits for a restart.
#[test]
fn a_server_that_goes_on_keeps_nothing_either() {
    let (place, client) = Place::new(40);
    let (list, house) = (place.list(), place.house());
    let listed = house.with(|office| erasure::listed(office, day("2026-06-30")).unwrap()).unwrap();
    house.look(&aino(), &Question::Client(client)).unwrap();
    let approval = Approval { list: &listed.id(), by: HELENA, second: Some(OUTI) };
    let done = house.change(&helena(), None, |office, visit| {
        erasure::carry_out(office, &list, approval, (visit.at, day("2026-06-30")), visit.chance)
    });
    assert_eq!(done.unwrap().len(), 3);
    assert_eq!(found(&place.data), Vec::<String>::new());
    tell(&house, &[other(7777, None)]);
    assert_eq!(found(&place.data), Vec::<String>::new());
    verified(&place.data);
}

/// Rows that moved when others went leave copies where nothing points any more: they have to go with their client.
#[test]
fn copies_in_unused_parts_of_the_file_go_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let journal = SqliteJournal::open(&file, Directory::Training).unwrap();
    let client = |n: u32| ClientId::from_u128(0xc0de_0000 + u128::from(n));
    let marker = |n: u32| format!("<<secret of {n}>>");
    let drafts = (0..600).map(|n| draft(client(n), marker(n).repeat(1 + n as usize % 40).as_bytes())).collect();
    write(&journal, drafts).unwrap();
    // A program that overwrote nothing let go of a copy of the first hundreds.
    let careless = rusqlite::Connection::open(&file).unwrap();
    let copied =
        "PRAGMA secure_delete = OFF; CREATE TABLE t AS SELECT payload FROM entries WHERE position < 400; DROP TABLE t;";
    careless.execute_batch(copied).unwrap();
    drop(careless);
    // Whole runs go first, so that what stands beside them moves together; then some of what moved.
    let rounds = [
        (0..600).filter(|n| n % 10 != 1 && n % 50 != 10).collect::<Vec<u32>>(),
        (0..600).filter(|n| n % 10 == 1).collect(),
    ];
    let mut gone = Vec::new();
    for round in rounds {
        let said = round.iter().map(|n| erased(client(*n), 1)).collect();
        let (entries, expected, head) = sealed(&journal, said).unwrap();
        let positions = round.iter().map(|n| u64::from(*n) + 1).collect();
        journal.erase(&positions, &entries, expected, head).unwrap();
        gone.extend(round);
        let bytes: Vec<u8> =
            fs::read_dir(folder.path()).unwrap().flat_map(|f| fs::read(f.unwrap().path()).unwrap()).collect();
        let text = String::from_utf8_lossy(&bytes);
        let left: Vec<u32> = gone.iter().copied().filter(|n| text.contains(&marker(*n))).collect();
        assert_eq!(left, Vec::<u32>::new());
        assert!(text.contains(&marker(10)), "those who stay are there");
    }
    journal::verify(&journal).unwrap();
}

/// Somebody verifies while others erase: the write-ahead log can't be emptied under a reader.
#[test]
fn what_a_reader_held_up_goes_when_the_directory_is_opened_next() {
    let (place, _) = Place::new(4);
    let reader = SqliteJournal::snapshot(&journal_in(&place.data)).unwrap();
    reader.head().unwrap();
    place.erase("2026-06-30").unwrap();
    assert!(SqliteJournal::residue(&journal_in(&place.data)).unwrap());
    drop(reader);
    drop(place.house());
    assert!(!SqliteJournal::residue(&journal_in(&place.data)).unwrap());
    assert_eq!(found(&place.data), Vec::<String>::new());
}

#[test]
fn a_restore_wants_the_right_and_newest_list() {
    let (place, client) = Place::new(4);
    let older = place.backup("older.backup");
    let to = place.home.path().join("to");
    let restore = |file: &Path, erased| backup::restore(file, &to, erased).map(|done| done.erased_again);
    assert!(matches!(restore(&older, Erased::Beside), Err(Shut::NoErasedList(_))));
    place.erase("2026-06-30").unwrap();
    let newer = place.backup("newer.backup");
    let list = beside(&place.data, ".erased.jsonl").unwrap();
    let (short, other) = (place.home.path().join("short"), place.home.path().join("other"));
    let whole = fs::read_to_string(&list).unwrap();
    fs::write(&short, whole.lines().take(2).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    fs::write(&other, "{\"register\":\"00000000-0000-0000-0000-00000000abcd\"}\n").unwrap();
    assert!(matches!(restore(&newer, Erased::At(&short)), Err(Shut::OldErasedList { lines: 1, had: 3, .. })));
    assert!(matches!(restore(&newer, Erased::NobodyEver), Err(Shut::OldErasedList { had: 3, .. })));
    assert!(matches!(restore(&older, Erased::At(&other)), Err(Shut::OtherErasedList(_))));
    assert!(!to.exists(), "nothing was written");
    assert_eq!(restore(&newer, Erased::At(&list)).unwrap(), 0);
    let opened = DataDir::open(&to, Directory::Training).unwrap();
    assert!(opened.erased_list().unwrap().erased().unwrap().contains_key(&client));
}

/// A restore that was stopped: the directory does not open, and the next restore begins anew.
#[test]
fn a_restore_stopped_half_way_opens_for_nobody() {
    let (place, _) = Place::new(4);
    let older = place.backup("older.backup");
    place.erase("2026-06-30").unwrap();
    let list = beside(&place.data, ".erased.jsonl").unwrap();
    let to = place.home.path().join("to");
    // As it stands when everything is unpacked and nobody erased yet.
    fs::create_dir(&to).unwrap();
    fs::write(to.join("restoring"), "").unwrap();
    copy(&place.data, &to);
    assert!(matches!(DataDir::open(&to, Directory::Training), Err(Shut::Restoring(_))));
    assert!(matches!(backup::make(&to, &place.home.path().join("x")), Err(Shut::Restoring(_))));
    assert_eq!(backup::restore(&older, &to, Erased::At(&list)).unwrap().erased_again, 3);
    assert!(DataDir::open(&to, Directory::Training).is_ok());
    assert!(matches!(backup::restore(&older, &to, Erased::At(&list)), Err(Shut::Taken(_))));
}

#[test]
fn a_lost_list_is_made_again_from_the_journal_by_a_restore() {
    let (place, client) = Place::new(4);
    place.erase("2026-06-30").unwrap();
    fs::remove_file(beside(&place.data, ".erased.jsonl").unwrap()).unwrap();
    let file = place.backup("b.backup");
    let to = place.home.path().join("to");
    backup::restore(&file, &to, Erased::NobodyEver).unwrap();
    let opened = DataDir::open(&to, Directory::Training).unwrap();
    assert!(opened.erased_list().unwrap().erased().unwrap().contains_key(&client));
}

/// Nobody sees whom an undone intake brought in; their data stand in the journal all the same, until their time.
#[test]
fn whom_an_undone_intake_left_behind_goes_too() {
    let (place, _) = Place::new(4);
    let house = place.house();
    let csv = "Asiakasnumero;Hetu;Sukunimi;Etunimet;Kunta;Lupa alkaa\n7;290200A901C;Väärinviety;Aino;Kuopio;1.3.2025\n";
    let old = intake::open(csv.as_bytes()).unwrap();
    let (mapping, limits) = (intake::propose(&old), Limits::of_law(day("2026-06-30")));
    let mut rows = Vec::new();
    intake::sound_rows(&old, &mapping, &intake::Mends::default(), &limits, |row| rows.push(row)).unwrap();
    let otto = asker("otto.siirto", Purpose::DataQuality);
    let origin = Origin { system: "s", file_hash: "00" };
    let loaded = house.change(&otto, None, |office, visit| load::load(office, visit, origin, &rows)).unwrap();
    let count = |on: &str| house.with(|office| erasure::listed(office, day(on)).unwrap().to_erase().count()).unwrap();
    let before = count("2037-01-01");
    house.change(&otto, None, |office, visit| load::undo(office, visit, loaded.run.unwrap())).unwrap();
    // The clock of the machine says when it was undone.
    assert_eq!((count("2037-01-01"), count("2026-06-30")), (before + 1, 3));
    drop(house);
    let stands = || fs::read(journal_in(&place.data)).unwrap().windows(13).any(|w| w == "Väärinviety".as_bytes());
    drop(place.house());
    assert!(stands());
    place.erase("2037-01-01").unwrap();
    assert!(!stands());
    verified(&place.data);
}

/// An opening outside one's own is an event of the register's own and names the client, with a reason in free text.
#[test]
fn what_the_register_itself_says_of_the_client_goes_too() {
    let journal = Arc::new(VecJournal::default());
    let mut chance = Chance::seeded(3);
    let mut office = Office::open(journal.clone(), Directory::Training, day("2026-06-30")).unwrap();
    let clients = office.tell(&mut || chance.bytes(), &[person(), other(1, None)]).unwrap();
    let opened = |client: ClientId| ClientOpened {
        opening: client,
        client,
        kind: "outside".into(),
        right: ClientId::from_u128(9),
        organisation: "municipality:905".into(),
        purpose: "plan".into(),
        reason: MARKERS[5].into(),
        until: 1,
    };
    let own = clients.iter().map(|client| saying(REGISTER, opened(*client))).collect();
    write(&*journal, own).unwrap();
    let mut office = Office::open(journal.clone(), Directory::Training, day("2026-06-30")).unwrap();
    let erasing = Erasing { clients: &clients[..1], ground: "section_77", list: "l", approved_by: &["a".into()] };
    office.erase(erasing, (HELENA, 1), &mut || chance.bytes()).unwrap();
    let kept = journal.of_client(REGISTER).unwrap();
    let has: Vec<(&str, bool)> = kept.iter().map(|entry| (&*entry.header.kind, entry.content.is_some())).collect();
    let want = [
        ("client_opened", false),
        ("client_opened", true),
        ("register_content_erased", true),
        ("erasure_carried_out", true),
    ];
    assert_eq!(has, want);
    assert_eq!(journal::verify(&*journal).unwrap(), office.head());
    assert_eq!(Office::open(journal, Directory::Training, day("2026-06-30")).unwrap().register().len(), 1);
}
