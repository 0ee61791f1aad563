//! The data subject in the user's words: who looked at my data, when and why; all my data; my requests. And the
//! supervisor's: what is odd.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::dates::parse_iso;
use kotodigi::entry::ClientId;
use kotodigi::journal::VecJournal;
use kotodigi::office::{Office, Telling, Told, VecLog, Visit};
use kotodigi::officer::{self, Officer};
use kotodigi::refusal::No;
use kotodigi::steps::{self, Directory};
use kotodigi::views::{Answer, ClientLogPage, ExtractPage, LogAsk, OfficerLogPage, Question};
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::{Asker, House};
use kotodigi_server::http;
use kotodigi_server::paper::{self, Made};
use serde_json::{Value, json};
use std::sync::Arc;

/// Tuesday 24.11.2026, nine o'clock in Finland.
const MORNING: i64 = 1_795_503_600_000;
const MINUTE: i64 = 60_000;

struct Desk {
    office: Office,
    looks: VecLog,
    chance: Chance,
    at: i64,
}

fn by(id: &str) -> &'static Officer {
    officer::training(id).unwrap()
}

impl Desk {
    fn new() -> Desk {
        let on = parse_iso("2026-11-24").unwrap();
        let office = Office::open(Arc::new(VecJournal::default()), Directory::Training, on).unwrap();
        Desk { office, looks: VecLog::default(), chance: Chance::seeded(9), at: MORNING }
    }

    /// A client of Kuopio, registered in February; `more` over the facts everybody has.
    fn client(&mut self, family: &str, given: &str, more: Value) -> ClientId {
        let mut facts = json!({
            "family_name": family, "given_names": given, "birth_date": "1990-01-01", "municipality": "297",
            "source": "authority", "source_detail": "Maahanmuuttovirasto",
        });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let on = parse_iso("2026-02-09").unwrap();
        let steps = vec![Told { on, by: by("aino.korhonen"), step: "register_client", data: facts }];
        let Desk { office, chance, .. } = self;
        office.tell(&mut || chance.bytes(), &[Telling { client: None, steps }]).unwrap()[0]
    }

    fn ask(&mut self, who: &str, purpose: Purpose, lang: Lang, question: &Question) -> Result<Answer, No> {
        self.at += MINUTE;
        let Desk { office, looks, chance, at } = self;
        let chance = &mut || chance.bytes();
        let visit = Visit { by: by(who), at: *at, lang, factor_at: Some(*at), from: "", chance };
        let seen = office.look(&visit, (purpose, &*looks), question);
        let logged = seen.look.log(&*looks).unwrap();
        seen.release(logged)
    }

    fn see(&mut self, who: &str, purpose: Purpose, client: ClientId) -> Result<Answer, No> {
        self.ask(who, purpose, Lang::Fi, &Question::Client(client))
    }

    fn take(&mut self, who: &str, purpose: Purpose, client: ClientId, step: &str, mut data: Value) -> Result<(), No> {
        self.at += MINUTE;
        for (key, value) in [("on", "2026-11-24"), ("source", "client")] {
            if steps::find(step).unwrap().form.iter().any(|input| input.key == key) {
                data.as_object_mut().unwrap().entry(key).or_insert_with(|| value.into());
            }
        }
        let Desk { office, looks, chance, at } = self;
        let chance = &mut || chance.bytes();
        let visit = Visit { by: by(who), at: *at, lang: Lang::Fi, factor_at: Some(*at), from: "", chance };
        office.submit(visit, (purpose, &*looks), Some(client), (step, &data), None).map(|_| ())
    }

    fn open_protected(&mut self, who: &str, purpose: Purpose, client: ClientId, reason: &str) {
        self.at += MINUTE;
        let Desk { office, looks, chance, at } = self;
        let chance = &mut || chance.bytes();
        let visit = Visit { by: by(who), at: *at, lang: Lang::Fi, factor_at: Some(*at), from: "", chance };
        let data = json!({ "reason": reason });
        office.perform(visit, (purpose, &*looks), Some(client), ("open_protected", &data)).unwrap();
    }

    fn log(&mut self, client: ClientId, copy: bool, lang: Lang) -> ClientLogPage {
        let question = if copy { Question::ClientLogCopy(client) } else { Question::ClientLog(client) };
        match self.ask("riitta.ahonen", Purpose::DataSubject, lang, &question).unwrap() {
            Answer::ClientLog(page) => *page,
            other => panic!("{other:?}"),
        }
    }

    fn extract(&mut self, client: ClientId, lang: Lang) -> ExtractPage {
        match self.ask("riitta.ahonen", Purpose::DataSubject, lang, &Question::Extract(client)).unwrap() {
            Answer::Extract(page) => *page,
            other => panic!("{other:?}"),
        }
    }

    fn watched(&mut self, who: &str, purpose: Purpose) -> OfficerLogPage {
        match self.ask(who, purpose, Lang::Fi, &Question::OfficerLog(LogAsk::default())).unwrap() {
            Answer::OfficerLog(page) => page,
            other => panic!("{other:?}"),
        }
    }

    fn made(&self, lang: Lang) -> Made {
        Made { by: "Riitta Ahonen".to_owned(), at: self.at, lang, directory: Directory::Training }
    }
}

/// Every sentence of the log, an officer's title before theirs.
fn sentences(page: &ClientLogPage) -> Vec<String> {
    let officers = page.days.iter().flat_map(|day| &day.officers);
    officers
        .flat_map(|officer| {
            officer.looks.iter().map(move |look| format!("{} | {} | {}", officer.name, officer.title, look.said))
        })
        .collect()
}

const REASON: &str = "Asiakas soittaa ja pyytää kirjettä osoitteeseensa";

/// A protected client at whom three look: one is refused, one opens what is masked.
fn told() -> (Desk, ClientId) {
    let mut desk = Desk::new();
    let more = json!({ "non_disclosure": "yes", "address": "Piilotie 7, Kuopio", "contact_address": "PL 100" });
    let client = desk.client("Melnyk", "Nadiia", more);
    for _ in 0..2 {
        desk.see("aino.korhonen", Purpose::Plan, client).unwrap();
    }
    assert!(matches!(desk.see("linnea.nygard", Purpose::Plan, client), Err(No::Absent)));
    desk.open_protected("mikko.laine", Purpose::Contact, client, REASON);
    desk.see("mikko.laine", Purpose::Contact, client).unwrap();
    (desk, client)
}

#[test]
fn the_registrar_sees_who_looked_when_and_why() {
    let (mut desk, client) = told();
    let page = desk.log(client, false, Lang::Fi);
    assert_eq!((page.looks, page.refused, page.days.len()), (5, 1, 1));
    let said = sentences(&page);
    for line in &said {
        println!("{line}");
    }
    let find = |name: &str| said.iter().find(|line| line.starts_with(name)).unwrap().clone();
    let aino = find("Aino Korhonen | Kotoutumispalvelut");
    assert!(
        aino.contains("9.01–9.02 (2 kertaa): Katsoi asiakkaan tietoja. Tarkoitus: Kotoutumissuunnitelma."),
        "{aino}"
    );
    assert!(aino.contains("Turvakiellon alaiset tiedot olivat peitettyinä"), "{aino}");
    assert!(!aino.contains("kotikunta"), "{aino}");
    let linnea = find("Linnéa Nygård");
    assert!(linnea.contains("9.03: Yritti nähdä tietoja, mutta pääsy estettiin."), "{linnea}");
    let mikko: Vec<&String> = said.iter().filter(|line| line.starts_with("Mikko Laine")).collect();
    assert!(mikko.iter().any(|line| line.contains("Avasi peitetyt tiedot kirjatulla perusteella")), "{mikko:?}");
    assert!(mikko.iter().any(|line| line.contains("osoite ja yhteystiedot")), "{mikko:?}");
    // The registrar has not opened what is protected: a reason is free text.
    assert_eq!(page.openings.len(), 1);
    assert_eq!(page.openings[0].reason, None);
    assert!(!serde_json::to_string(&page).unwrap().contains("osoitteeseensa"));
    desk.open_protected("riitta.ahonen", Purpose::DataSubject, client, "Asiakas pyysi omat tietonsa kirjeellä");
    let page = desk.log(client, false, Lang::Fi);
    assert!(page.openings.iter().any(|opening| opening.reason.as_deref() == Some(REASON)));
    assert!(page.openings.iter().any(|opening| opening.said.contains("(Mikko Laine, Kuopio)")));
}

#[test]
fn what_the_client_is_told_names_organisation_and_task() {
    let (mut desk, client) = told();
    desk.open_protected("riitta.ahonen", Purpose::DataSubject, client, "Asiakas pyysi omat tietonsa kirjeellä");
    for (lang, words) in [
        (Lang::Fi, ["Tästä näet, milloin tietojasi on katsottu", "pääsy estettiin", "Kotoutumispalvelut"]),
        (
            Lang::Sv,
            ["Här ser du när dina uppgifter har lästs", "Försökte se uppgifter men nekades", "Integrationstjänster"],
        ),
    ] {
        let page = desk.log(client, true, lang);
        let text = printed(&paper::log(&page, &desk.made(lang)).unwrap());
        for word in words {
            assert!(text.contains(word), "{word} is not in {text}");
        }
        for name in ["Aino", "Korhonen", "Linnéa", "Mikko", "Laine"] {
            assert!(!text.contains(name), "{name} is named in {text}");
        }
        assert!(text.contains("Melnyk Nadiia") && text.contains("Kuopio") && text.contains(REASON), "{text}");
    }
    // A municipality that wants the names told says so.
    desk.office.set(kotodigi::office::Settings { names_in_copies: true, ..desk.office.settings() });
    let page = desk.log(client, true, Lang::Fi);
    assert!(sentences(&page).iter().any(|line| line.starts_with("Aino Korhonen")));
}

#[test]
fn others_do_not_see_who_looked() {
    let (mut desk, client) = told();
    for (who, purpose) in [("aino.korhonen", Purpose::Plan), ("antti.miettinen", Purpose::AccessControl)] {
        assert!(desk.ask(who, purpose, Lang::Fi, &Question::ClientLog(client)).is_err(), "{who}");
        assert!(desk.ask(who, purpose, Lang::Fi, &Question::Extract(client)).is_err(), "{who}");
    }
    // KEHA watches over logs and knows no client: of a protected one not even the log.
    let keha = |desk: &mut Desk, id| {
        let no = desk.ask("lauri.koski", Purpose::AccessControl, Lang::Fi, &Question::ClientLog(id)).unwrap_err();
        no.view(Lang::Fi)
    };
    assert_eq!(keha(&mut desk, client), keha(&mut desk, ClientId::from_u128(77)));
    let open = desk.client("Jama", "Ilhan", json!({}));
    let page = desk.ask("lauri.koski", Purpose::AccessControl, Lang::Fi, &Question::ClientLog(open)).unwrap();
    assert!(matches!(page, Answer::ClientLog(page) if page.name.is_empty()));
}

#[test]
fn an_extract_holds_all_of_one_person_and_nobody_else() {
    let mut desk = Desk::new();
    let mother = desk.client("Haile", "Selam", json!({ "phone": "+358 45 555 0101" }));
    let child = desk.client("Haile", "Ruth", json!({ "birth_date": "2015-05-05" }));
    let number = desk.office.register().row(mother).unwrap().shown_number();
    desk.take("aino.korhonen", Purpose::Plan, child, "join_household", json!({ "with": number })).unwrap();
    let page = desk.extract(child, Lang::Fi);
    assert!(page.complete && page.hidden.is_empty());
    assert_eq!(page.others_in_household, 1);
    let json = serde_json::to_string(&page).unwrap();
    assert!(json.contains("Ruth") && json.contains("Maahanmuuttovirasto"));
    for others in ["Selam", &number, &mother.to_string(), "0101"] {
        assert!(!json.contains(others), "{others} is another's");
    }
    assert_eq!(page.timeline[0].kind, "client_registered");
    assert_eq!(page.timeline[0].payload.as_ref().unwrap()["facts"]["given_names"], "Ruth");
    assert!(page.log.looks > 0, "who looked is part of it");
}

#[test]
fn a_protected_persons_extract_waits_until_it_is_opened() {
    let (mut desk, client) = told();
    let no = desk.ask("riitta.ahonen", Purpose::DataSubject, Lang::Fi, &Question::Extract(client)).unwrap_err();
    assert!(no.view(Lang::Fi).detail.contains("avaa ensin turvakiellon tiedot"), "{no:?}");
    desk.open_protected("riitta.ahonen", Purpose::DataSubject, client, "Asiakas pyysi omat tietonsa kirjeellä");
    let page = desk.extract(client, Lang::Fi);
    assert!(serde_json::to_string(&page).unwrap().contains("Piilotie 7"));
}

#[test]
fn a_corrected_fact_stands_with_both_values() {
    let mut desk = Desk::new();
    let client = desk.client("Nguyễn", "Thị Mai", json!({ "birth_date": "1990-01-01" }));
    let asked = json!({ "kind": "correction", "way": "visit", "what": "Syntymäaika on väärin" });
    desk.take("riitta.ahonen", Purpose::DataSubject, client, "record_request", asked).unwrap();
    let mut form = match desk
        .ask(
            "riitta.ahonen",
            Purpose::DataSubject,
            Lang::Fi,
            &Question::Form { client: Some(client), step: "correct_facts".into() },
        )
        .unwrap()
    {
        Answer::Form(page) => page.values,
        other => panic!("{other:?}"),
    };
    form.insert("birth_date".into(), "1991-01-01".into());
    form.insert("reason".into(), "Passi näytetty".into());
    desk.take("riitta.ahonen", Purpose::DataSubject, client, "correct_facts", Value::Object(form)).unwrap();
    let answer = json!({ "request": 2, "decision": "granted", "text": "Syntymäaika on oikaistu." });
    desk.take("riitta.ahonen", Purpose::DataSubject, client, "answer_request", answer).unwrap();
    let page = desk.extract(client, Lang::Fi);
    let born = page.facts.iter().find(|fact| fact.field == "birth_date").unwrap();
    assert_eq!((born.value.as_str(), born.earlier[0].0.as_str()), ("1.1.1991", "1.1.1990"));
    assert_eq!(born.earlier[0].1.source, "Toinen viranomainen: Maahanmuuttovirasto");
    let text = printed(&paper::extract(&page, &desk.made(Lang::Fi)).unwrap());
    for word in [
        "1.1.1991",
        "aiemmin: 1.1.1990",
        "Nguyễn Thị Mai",
        "Syntymäaika on väärin",
        "Sivu 1/",
        "HARJOITUS",
        "Riitta Ahonen",
    ] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
}

#[test]
fn a_request_for_restriction_is_answered_by_section_73() {
    let mut desk = Desk::new();
    for (language, words) in [
        ("fi", &["kotoutumislain (681/2023) 73 §:n 3 mom. mukaan", "18 artikla"] as &[&str]),
        ("sv", &["73 § 3 mom. i integrationslagen (681/2023)", "artikel 18"]),
        ("en", &["§ 73(3) Integration Act (681/2023)", "Article 18"]),
        ("so", &["73 §:n 3 mom.", "§ 73(3)"]),
    ] {
        let client = desk.client("Warsame", &format!("Ayaan {language}"), json!({ "service_language": language }));
        let form = Question::Form { client: Some(client), step: "answer_request".into() };
        let asked = |desk: &mut Desk| match desk.ask("riitta.ahonen", Purpose::DataSubject, Lang::Fi, &form).unwrap() {
            Answer::Form(page) => page,
            other => panic!("{other:?}"),
        };
        assert_eq!(asked(&mut desk).refused.unwrap().code, "no_open_request");
        let request = json!({ "on": "2026-11-20", "kind": "restriction", "way": "letter", "what": "Rajoittakaa" });
        desk.take("riitta.ahonen", Purpose::DataSubject, client, "record_request", request).unwrap();
        let start = asked(&mut desk).values;
        assert_eq!((&start["request"], &start["decision"]), (&json!(2), &json!("refused")));
        for word in words {
            assert!(start["text"].as_str().unwrap().contains(word), "{language}: {}", start["text"]);
        }
        let due = |desk: &mut Desk| desk.extract(client, Lang::Fi).requests[0].clone();
        assert_eq!((due(&mut desk).due.to_string().as_str(), due(&mut desk).answered_on), ("2026-12-20", None));
        desk.take("riitta.ahonen", Purpose::DataSubject, client, "answer_request", Value::Object(start)).unwrap();
        assert!(due(&mut desk).answered_on.is_some());
    }
    // Only the registrar answers.
    let client = desk.client("Aden", "Sahra", json!({}));
    let request = json!({ "kind": "access", "way": "letter", "what": "Kaikki tiedot" });
    assert!(desk.take("aino.korhonen", Purpose::Plan, client, "record_request", request).is_err());
}

#[test]
fn the_supervisor_is_shown_what_is_odd() {
    let mut desk = Desk::new();
    let namesake = desk.client("Korhonen", "Anna", json!({}));
    let clients: Vec<ClientId> = (0..31).map(|n| desk.client(&format!("Asiakas{n}"), "Testi", json!({}))).collect();
    desk.see("aino.korhonen", Purpose::Plan, namesake).unwrap();
    for client in &clients {
        desk.see("mikko.laine", Purpose::Plan, *client).unwrap();
    }
    for client in clients.iter().take(3) {
        assert!(desk.see("linnea.nygard", Purpose::Plan, *client).is_err());
    }
    // Ten in the evening.
    desk.at = MORNING + 13 * 60 * MINUTE;
    desk.see("sari.heikkinen", Purpose::Plan, clients[0]).unwrap();
    let page = desk.watched("paula.savolainen", Purpose::Supervision);
    let found: Vec<(&str, &str)> = page.patterns.iter().map(|p| (p.officer.as_str(), p.code.as_str())).collect();
    assert!(found.contains(&("aino.korhonen", "same_family_name")), "{found:?}");
    assert!(found.contains(&("mikko.laine", "many_in_an_hour")), "{found:?}");
    assert!(
        found.iter().all(|(officer, _)| ["aino.korhonen", "mikko.laine"].contains(officer)),
        "others' staff: {found:?}"
    );
    assert!(page.patterns.iter().all(|pattern| pattern.report.is_none()), "KEHA reports, not the supervisor");
    let many = page.patterns.iter().find(|pattern| pattern.code == "many_in_an_hour").unwrap();
    assert_eq!(
        (many.clients.len(), many.said.as_str()),
        (31, "Avasi 31 asiakasta tunnin sisällä (raja 30). Kysy, mitä työtä se oli.")
    );
    let mikko = page.officers.iter().find(|officer| officer.officer == "mikko.laine").unwrap();
    assert_eq!((mikko.clients, mikko.refused), (31, 0));
    // KEHA sees every organisation, by numbers, and reports with a click.
    let keha = desk.watched("lauri.koski", Purpose::AccessControl);
    let refused = keha.patterns.iter().find(|pattern| pattern.code == "refused_often").unwrap();
    assert_eq!(refused.officer, "linnea.nygard");
    assert!(keha.patterns.iter().any(|p| p.officer == "sari.heikkinen" && p.code == "outside_hours"));
    let (line, values) = refused.report.clone().unwrap();
    assert_eq!(
        (line.kind.as_str(), &values["municipality"], &values["officer"]),
        ("report_anomaly", &json!("905"), &json!("linnea.nygard"))
    );
    let json = serde_json::to_string(&keha).unwrap();
    assert!(!json.contains("Asiakas0") && !json.contains("Anna"), "KEHA sees no names of clients");
    let Desk { office, looks, chance, at } = &mut desk;
    let chance = &mut || chance.bytes();
    let visit = Visit { by: by("lauri.koski"), at: *at, lang: Lang::Fi, factor_at: None, from: "", chance };
    office.perform(visit, (Purpose::AccessControl, &*looks), None, ("report_anomaly", &Value::Object(values))).unwrap();
}

#[test]
fn a_protected_client_has_no_number_before_who_does_not_see_them() {
    let (mut desk, client) = told();
    let number = desk.office.register().row(client).unwrap().shown_number();
    let keha = desk.watched("lauri.koski", Purpose::AccessControl);
    assert!(keha.patterns.iter().any(|pattern| pattern.code == "protected_opened"));
    let json = serde_json::to_string(&keha).unwrap();
    assert!(!json.contains(&number) && !json.contains(&client.to_string()) && !json.contains("Melnyk"), "{json}");
}

#[test]
fn markup_and_formulas_are_plain_text_on_paper() {
    let mut desk = Desk::new();
    let given = "<script>alert(1)</script> =1+1";
    let client = desk.client("=HYPERLINK(\"x\")", given, json!({ "notes": "Изабелла محمد ሰላም 王\nrivi 2" }));
    let page = desk.extract(client, Lang::Fi);
    let bytes = paper::extract(&page, &desk.made(Lang::Fi)).unwrap();
    let text = printed(&bytes);
    for word in ["=HYPERLINK(\"x\")", "<script>alert(1)</script> =1+1", "Изабелла", "[U+738B]", "rivi 2"] {
        assert!(text.contains(word), "{word} is not in {text}");
    }
    assert!(!String::from_utf8_lossy(&bytes).contains("/JavaScript"));
    if let Ok(folder) = std::env::var("KOTODIGI_PAPER") {
        for lang in Lang::ALL {
            let page = desk.extract(client, lang);
            std::fs::write(
                format!("{folder}/extract-{}.pdf", lang.code()),
                paper::extract(&page, &desk.made(lang)).unwrap(),
            )
            .unwrap();
            let (mut desk, client) = told();
            desk.open_protected("riitta.ahonen", Purpose::DataSubject, client, "Asiakas pyysi omat tietonsa kirjeellä");
            let page = desk.log(client, true, lang);
            std::fs::write(format!("{folder}/log-{}.pdf", lang.code()), paper::log(&page, &desk.made(lang)).unwrap())
                .unwrap();
        }
    }
}

/// Over HTTP: the registrar gets paper, a worker does not, and the look stands in the log.
#[test]
fn the_server_prints_the_log_for_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let on = parse_iso("2026-11-24").unwrap();
    let house = House::open(DataDir::create(folder.path(), Directory::Training, on).unwrap()).unwrap();
    let client = told_in(&house);
    let serving = http::start(Arc::new(house), "127.0.0.1:0").unwrap();
    let get = |who: &str, purpose: &str, path: &str| {
        let root = format!("http://{}", serving.address);
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let body = json!({ "officer": who }).to_string();
        let post = agent.post(format!("{root}/api/session")).header("Content-Type", "application/json");
        let chosen = post.send(body).unwrap();
        let cookie = chosen.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let request = agent.get(format!("{root}/api/clients/{client}/{path}")).header("Cookie", cookie);
        let mut got = request.header("Koto-Purpose", purpose).header("Accept-Language", "sv").call().unwrap();
        let kind = got.headers()["content-type"].to_str().unwrap().to_owned();
        let named = got.headers().get("content-disposition").map(|name| name.to_str().unwrap().to_owned());
        (got.status().as_u16(), kind, got.body_mut().read_to_vec().unwrap(), named)
    };
    for path in ["log.pdf", "extract.pdf"] {
        let (status, kind, _, named) = get("aino.korhonen", "plan", path);
        assert_eq!((status, kind.as_str(), named), (403, "application/problem+json", None));
        let (status, kind, pdf, named) = get("riitta.ahonen", "data_subject", path);
        assert_eq!((status, kind.as_str()), (200, "application/pdf"), "{}", String::from_utf8_lossy(&pdf));
        let text = printed(&pdf);
        // Named by us after the number of the client, whatever the address said: no name, nothing a path is made of.
        let end = path.trim_start_matches("extract").trim_start_matches('.').replace("log.pdf", "-log.pdf");
        let end = if end == "pdf" { ".pdf" } else { end.as_str() };
        let named = named.unwrap();
        let file = named.strip_prefix("inline; filename=\"").and_then(|rest| rest.strip_suffix('"')).unwrap();
        let number = file.strip_suffix(end).unwrap_or_else(|| panic!("{file}"));
        let digits = number.strip_prefix("K-").unwrap();
        assert!(digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()), "{file}");
        assert!(text.contains("Läste kundens uppgifter") || text.contains("nekades"), "{text}");
    }
    let (_, _, log, _) = get("riitta.ahonen", "data_subject", "log");
    let log = String::from_utf8(log).unwrap();
    assert!(log.contains("Sammanställde alla uppgifter om personen"), "{log}");
}

/// A client at whom Aino tried to see the log.
fn told_in(house: &House) -> ClientId {
    let facts =
        json!({ "family_name": "Jama", "given_names": "Ilhan", "birth_date": "1990-01-01", "municipality": "297" });
    let mut data = facts;
    data.as_object_mut().unwrap().extend(json!({ "source": "client" }).as_object().unwrap().clone());
    let step = Told { on: parse_iso("2026-02-09").unwrap(), by: by("aino.korhonen"), step: "register_client", data };
    let telling = Telling { client: None, steps: vec![step] };
    let mut chance = Chance::seeded(3);
    let asker = Asker::at_console(by("aino.korhonen"), Lang::Fi);
    house.change(&asker, None, |office, _| office.tell(&mut || chance.bytes(), &[telling])).unwrap()[0]
}

/// The text of a document as a reader takes it out, on one line.
fn printed(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}
