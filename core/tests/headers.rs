//! Headers as offices write them above what is dangerous to mistake: a protection, somebody else's identity code, a day
//! that is another day, a faith.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::map::Evidence;
use kotodigi::intake::{self, Field, Limits, Mends, Report};
use std::fmt::Write;

const CHECK: &[u8] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// A made-up identity code of somebody born on a day of the twenties.
fn code(day: usize, month: usize, year: usize, number: usize) -> String {
    let digits = format!("{day:02}{month:02}{year:02}{number}").parse::<usize>().unwrap();
    format!("{day:02}{month:02}{year:02}-{number}{}", char::from(CHECK[digits % 31]))
}

type Plain = fn(usize) -> String;
type Cell<'a> = Box<dyn Fn(usize) -> String + 'a>;

/// A register of a dozen clients with one column more, first or last.
fn with(header: &str, cell: impl Fn(usize) -> String, first: bool, lack: &[&str]) -> String {
    let all: [(&str, Plain); 8] = [
        ("Asiakasnumero", |n| (100 + n).to_string()),
        ("Hetu", |n| code(n, 5, 80 + n, 900 + n)),
        ("Sukunimi", |n| format!("Meri{}", "abcdefghijklmn".split_at(n % 9 + 1).0)),
        ("Etunimet", |n| ["Aino", "Eino", "Anu", "Omar"][n % 4].to_owned()),
        ("Syntymäaika", |n| format!("{n}.5.{}", 1980 + n)),
        ("Kotikunta", |_| "Kuopio".to_owned()),
        ("Lupa myönnetty", |n| format!("{n}.3.2025")),
        ("Oleskelulupa", |_| "A".to_owned()),
    ];
    let mut columns: Vec<(&str, Cell<'_>)> = Vec::new();
    for (name, of) in all.into_iter().filter(|(name, _)| !lack.contains(name)) {
        columns.push((name, Box::new(of)));
    }
    let at = if first { 0 } else { columns.len() };
    columns.insert(at, (header, Box::new(cell)));
    let mut text = columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
    for n in 1..=12 {
        let cells: Vec<String> = columns.iter().map(|(_, of)| of(n)).collect();
        write!(text, "\n{}", cells.join(";")).unwrap();
    }
    text + "\n"
}

fn limits() -> Limits {
    Limits::of_law(parse_iso("2026-11-27").unwrap())
}

fn report(text: &str) -> Report {
    let register = intake::open(text.as_bytes()).unwrap();
    intake::check(&register, &intake::propose(&register), &Mends::default(), &limits(), None).unwrap()
}

fn field(report: &Report, header: &str) -> Field {
    report.mapping.field_of(header).unwrap()
}

fn told(report: &Report, header: &str) -> Vec<&'static str> {
    report.findings.iter().filter(|f| f.row == 1 && f.column == header).map(|f| f.kind.code()).collect()
}

#[test]
fn an_address_that_may_not_be_given_out_is_a_protection_and_no_address() {
    let yes = |word: &'static str| move |n: usize| if n == 3 { word.to_owned() } else { String::new() };
    for (header, word) in [
        ("Skyddad adress", "Ja"),
        ("Osoitteen luovutuskielto", "K"),
        ("Luovutuskielto", "x"),
        ("Säkerhetsspärr", "Ja"),
        ("Spärrmarkering", "Ja"),
        ("Spärrmärkning", "Ja"),
        ("Skyddade personuppgifter", "Ja"),
        ("security ban", "Yes"),
        ("protected address", "Yes"),
        ("Address protected", "Yes"),
        ("non-disclosure", "Yes"),
        ("Non disclosure for safety", "Yes"),
        ("turvakieltomerkintä", "Kyllä"),
        ("Turvakiel.", "K"),
        ("Salainen osoite", "K"),
        ("Osoite salattu", "K"),
        ("Hemlig adress", "Ja"),
        ("Address confidential", "Yes"),
        ("Osoitetiedot suojattu", "K"),
    ] {
        let lone = report(&with(header, yes(word), false, &[]));
        assert_eq!(field(&lone, header), Field::NonDisclosure, "{header}");
        let all = report(&with(header, |n| if n.is_multiple_of(2) { "Ja" } else { "Nej" }.to_owned(), true, &[]));
        assert_eq!(field(&all, header), Field::NonDisclosure, "{header}");
    }
    for header in ["Osoite", "Katuosoite", "Hemadress", "Postal address"] {
        let plain = report(&with(header, |n| format!("Esimerkkikatu {n}"), false, &[]));
        assert_eq!(field(&plain, header), Field::Address, "{header}");
    }
    // Two protections: either is enough. Days of one are told.
    for (one, other) in [("Skyddad adress", "Turvakielto"), ("Turvakielto", "Osoitteen luovutuskielto")] {
        let text = with(one, yes("Ja"), true, &[]).replace("Oleskelulupa", other).replace(";A\n", ";E\n");
        for text in [text.clone(), text.replacen(";E\n", ";K\n", 1)] {
            let register = intake::open(text.as_bytes()).unwrap();
            let mapping = intake::propose(&register);
            let found: Vec<_> = [one, other].map(|header| mapping.field_of(header)).to_vec();
            assert_eq!(found, [Some(Field::NonDisclosure); 2], "{one} {other}");
            let mut marks = Vec::new();
            intake::sound_rows(&register, &mapping, &Mends::default(), &limits(), |row| {
                assert_eq!(row.values.iter().filter(|(field, _)| *field == Field::NonDisclosure).count(), 1);
                marks.push((row.row, row.mark(Field::NonDisclosure).unwrap()));
            })
            .unwrap();
            let protected: Vec<u32> = marks.iter().filter(|(_, mark)| *mark).map(|(row, _)| *row).collect();
            let expected = if text.contains(";K\n") { vec![2, 4] } else { vec![4] };
            assert_eq!((marks.len(), protected), (12, expected), "{one} {other}");
        }
    }
    let days = report(&with("Turvakielto päättyy", |n| format!("{n}.8.2027"), false, &[]));
    assert_eq!(field(&days, "Turvakielto päättyy"), Field::Ignored);
    assert_eq!(told(&days, "Turvakielto päättyy"), ["column_ignored"]);
}

#[test]
fn the_identity_code_of_somebody_else_is_never_the_clients() {
    let other = |n: usize| if n.is_multiple_of(2) { code(n, 7, 60 + n, 930 + n) } else { String::new() };
    let full = |n: usize| code(n, 7, 60 + n, 930 + n);
    for (own, header) in [
        ("Hetu", "Puolison hetu"),
        ("Asiakkaan hetu", "Puolison hetu"),
        ("Asiakkaan hetu", "Makens personbeteckning"),
        ("Klientens pers.bet.", "Makans pers.bet."),
        ("Kundens personbeteckning", "Vårdnadshavarens personbeteckning"),
        ("Pers.bet.", "Makens personbeteckning"),
        ("Personsignum", "spouse_ssn"),
        ("National ID number", "spouse_ssn"),
        ("Hetu", "Huoltajan henkilötunnus"),
        ("Hetu", "Aviopuolison hetu"),
        ("Hetu", "Lapsen hetu"),
        ("Henkilötunnus", "Äidin henkilötunnus"),
        ("Henkilötunnus", "Isän henkilötunnus"),
        ("Personbeteckning", "Barnets personbeteckning"),
        ("identity code", "Guardian identity code"),
        ("identity code", "Next of kin PIC"),
    ] {
        for first in [true, false] {
            for text in [with(header, other, first, &[]), with(header, full, first, &[])] {
                let report = report(&text.replace("Hetu;", &format!("{own};")));
                assert_eq!(field(&report, own), Field::IdentityCode, "{own}, {header}");
                assert_eq!(field(&report, header), Field::Ignored, "{own}, {header}");
                assert_eq!(told(&report, header), ["column_ignored"], "{header}");
            }
        }
        // Alone it is nobody's at all.
        let alone = report(&with(header, full, true, &["Hetu"]));
        assert_eq!(field(&alone, header), Field::Ignored, "{header}");
    }
}

#[test]
fn a_guardians_telephone_mail_birth_and_name_are_not_the_clients() {
    let phone = |n: usize| format!("04012345{n:02}");
    let mail = |n: usize| format!("a{n}@example.invalid");
    let born = |n: usize| format!("{n}.7.19{}", 60 + n);
    let name = |n: usize| format!("{} Aino", ["Niemi", "Salo", "Haddad"][n % 3]);
    let kinds: [(Plain, &[&str]); 4] = [
        (
            phone,
            &[
                "Huoltajan puhelin",
                "Vårdnadshavarens telefon",
                "emergency_phone",
                "Yhteyshenkilön puh.",
                "Omaisen puhelin",
            ],
        ),
        (mail, &["Huoltajan sähköposti", "Kontaktpersonens e-post", "guardianEmail", "Contact person e-mail"]),
        (born, &["Puolison syntymäaika", "Lapsen synt.aika", "Barnets födelsedatum", "Child birth date"]),
        (
            name,
            &["Puolison nimi", "Huoltaja", "Isän nimi", "Moderns namn", "guardian", "Next of kin", "Vårdnadshavare"],
        ),
    ];
    for (cell, headers) in kinds {
        for header in headers {
            for lack in [&[][..], &["Sukunimi", "Etunimet", "Syntymäaika"]] {
                let report = report(&with(header, cell, true, lack));
                assert_eq!(field(&report, header), Field::Ignored, "{header}");
                assert_eq!(told(&report, header), ["column_ignored"], "{header}");
            }
        }
    }
    let own = report(&with("Asiakkaan puhelin", phone, false, &[]));
    assert_eq!(field(&own, "Asiakkaan puhelin"), Field::Phone);
    let tongue = report(&with("Äidin kieli", |_| "somali".to_owned(), false, &[]));
    assert_eq!(field(&tongue, "Äidin kieli"), Field::MotherTongue);
}

#[test]
fn a_day_is_a_field_by_its_header_or_not_at_all() {
    const DAYS: &str = "Viim. käynti | Seuraava tarkistus | Asiakkuus alkanut | Passi voimassa | \
        Passin voimassaolo päättyy | Pass giltigt till | passport valid until | passport_expiry | \
        Nästa uppföljning | Seuraava aika | Seuraava arviointi | Nästa bedömning | next_review | \
        Poismuutto | Poismuuttopäivä | Utflyttad | Utflyttningsdatum | moved_out | Kuolinpäivä | \
        Tapaaminen pvm | Senast ändrad | Senast Ã¤ndrad | SENAST Ã\u{84}NDRAD | Päivitetty | \
        last_modified";
    let lacks: [&[&str]; 3] = [&[], &["Lupa myönnetty"], &["Lupa myönnetty", "Hetu"]];
    for header in DAYS.split(" | ") {
        for lack in lacks {
            for cell in [
                |n: usize| format!("{n}.4.2025"),
                |n: usize| format!("{n}.4.2028"),
                |n: usize| {
                    if n == 5 { "1.4.2025".to_owned() } else { String::new() }
                },
            ] {
                let report = report(&with(header, cell, true, lack));
                assert_eq!(field(&report, header), Field::Ignored, "{header} {lack:?}");
                let missing = report.findings.iter().any(|f| f.kind.code() == "column_missing");
                assert_eq!(missing, !lack.is_empty(), "{header} {lack:?}");
            }
        }
    }
    // The header that says so is the day of the assessment, whatever stands beside it.
    for (header, beside) in
        [("BEDÖMNINGSDATUM", "Senast ändrad"), ("BEDÃ\u{96}MNINGSDATUM", "Senast Ã¤ndrad"), ("BEDÃ–MNINGSDATUM", "Tid")]
    {
        let text = with(beside, |n| format!("{n}.6.2025"), true, &[]);
        let text = text.replace("Oleskelulupa", header).replace(";A\n", ";1.6.2025\n");
        let report = report(&text);
        assert_eq!(field(&report, header), Field::AssessmentOn, "{header}");
        assert_eq!(field(&report, beside), Field::Ignored, "{beside}");
    }
}

#[test]
fn under_headers_that_say_nothing_only_a_birth_date_is_told_from_days() {
    let text = with("Kenttä 9", |n| format!("{n}.4.2025"), false, &[]);
    let (_, rows) = text.split_once('\n').unwrap();
    let head: Vec<String> = (1..=9).map(|n| format!("Kenttä {n}")).collect();
    let report = report(&format!("{}\n{rows}", head.join(";")));
    let days: Vec<_> = report
        .mapping
        .columns
        .iter()
        .filter(|m| {
            matches!(
                m.field,
                Field::FirstRightOn
                    | Field::MovedInOn
                    | Field::AssessmentOn
                    | Field::PlanFrom
                    | Field::PlanUntil
                    | Field::EndedOn
            )
        })
        .collect();
    assert!(days.is_empty(), "{days:?}");
    let birth = report.mapping.columns.iter().find(|m| m.field == Field::BirthDate).unwrap();
    assert_eq!((birth.column.as_str(), birth.evidence), ("Kenttä 5", Evidence::Content));
    assert_eq!(told(&report, "Kenttä 5"), ["column_unsure"]);
    assert_eq!(told(&report, "Kenttä 7"), ["column_ignored"]);
    assert!(report.findings.iter().any(|f| f.kind.code() == "column_missing" && f.column == "first_right_on"));
}

#[test]
fn other_languages_and_passports_are_not_what_they_look_like() {
    for header in ["Muut kielet", "Övriga språk", "other languages", "Other language", "Toinen kieli"] {
        for beside in [true, false] {
            let text = with(header, |n| ["somali", "arabia", "dari"][n % 3].to_owned(), false, &[]);
            let text = if beside { text.replace("Kotikunta", "Äidinkieli").replace("Kuopio", "somali") } else { text };
            let report = report(&text);
            assert_eq!(field(&report, header), Field::Ignored, "{header}");
        }
    }
    for header in
        ["UMA-numero", "Passin numero", "Passin nro", "passport no", "Passnummer", "Ulkomaalaisnumero", "Passport ID"]
    {
        let report = report(&with(header, |n| (54_321 + 7 * n).to_string(), true, &["Asiakasnumero"]));
        assert_eq!(field(&report, header), Field::Ignored, "{header}");
        assert_eq!(told(&report, header), ["column_ignored"], "{header}");
    }
    for header in "Klientnr | Klient nr | KLIENTNR | Klientnummer | Klient-ID | Kund-ID | Asiakas-ID | As.nro | \
         Client no | ClientNo | Klientens nummer | Asiakkaan tunniste | Klient-nr. | Cust. no | Asnro"
        .split(" | ")
    {
        let report = report(&with(header, |n| (20 + n).to_string(), false, &["Asiakasnumero"]));
        assert_eq!(field(&report, header), Field::ClientNumber, "{header}");
        let evidence = report.mapping.columns.iter().find(|m| m.column == header).unwrap().evidence;
        assert!(matches!(evidence, Evidence::Header | Evidence::Both), "{header}: {evidence:?}");
    }
}

#[test]
fn memos_and_jobseekers_are_known_and_faiths_refused() {
    for header in ["Memo", "MEMO", "Muistio", "Fritext"] {
        let report = report(&with(header, |n| if n == 2 { "soitettu".to_owned() } else { String::new() }, true, &[]));
        assert_eq!(field(&report, header), Field::Notes, "{header}");
    }
    for header in ["Työtön", "Arbetslös", "Työtön työnhakija", "Unemployed"] {
        let report = report(&with(header, |n| if n.is_multiple_of(2) { "K" } else { "E" }.to_owned(), true, &[]));
        assert_eq!(field(&report, header), Field::Jobseeker, "{header}");
    }
    for header in "Seurakunta | Församling | Usk. | Shia/sunni | trossamfund | etninen ryhmä | heimo | klan | Kirkko | \
         Samfund | Etn. tausta"
        .split(" | ")
    {
        let report = report(&with(header, |n| ["a-ryhmä", "", "b"][n % 3].to_owned(), true, &[]));
        assert_eq!(field(&report, header), Field::Refused, "{header}");
        assert_eq!(told(&report, header), ["not_in_section_73"], "{header}");
    }
}
