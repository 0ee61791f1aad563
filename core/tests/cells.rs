//! What the check says of one cell, by defects that people found in their own files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::archive::{Checked, Head, archive};
use kotodigi::intake::{self, Field, Finding, IntakeRow, Limits, Mends, Report};
use kotodigi::words::Lang;

const HEAD: &str = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Oleskelulupa\n";

fn check(text: &[u8]) -> (Report, Vec<IntakeRow>) {
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let register = intake::open(text).unwrap();
    let mapping = intake::propose(&register);
    let report = intake::check(&register, &mapping, &Mends::default(), &limits, None).unwrap();
    let mut rows = Vec::new();
    intake::sound_rows(&register, &mapping, &Mends::default(), &limits, |row| rows.push(row)).unwrap();
    (report, rows)
}

fn row(cells: &str) -> (Report, Vec<IntakeRow>) {
    check(format!("{HEAD}{cells}\n").as_bytes())
}

/// Kind, column and mend of everything that was found.
fn found(report: &Report) -> Vec<(&str, &str, Option<&str>)> {
    report.findings.iter().map(|f| (f.kind.code(), f.column.as_str(), f.mend.as_deref())).collect()
}

fn only(report: &Report) -> &Finding {
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    &report.findings[0]
}

#[test]
fn the_permit_that_is_also_marked_p_ey_is_known() {
    for word in ["P-EY", "P EY", "p-ey", "P-EG", "pitkään oleskelleen EU-lupa", "pysyvä EY-oleskelulupa", "PEY"] {
        let (report, rows) = row(&format!(";Meri;Aino;29.2.2000;Kuopio;1.3.2025;{word}"));
        assert_eq!((found(&report), rows.len()), (vec![], 1), "{word}");
        assert_eq!(rows[0].text(Field::ResidenceRight), Some("P-EU"), "{word}");
    }
}

#[test]
fn nobody_with_a_code_is_born_in_the_future() {
    for born in ["", "5.5.85", "5.5.2085", "5.5.1985"] {
        let (report, rows) = row(&format!("050585A9018;Meri;Aino;{born};Kuopio;1.3.2025;A"));
        let first = report.findings.iter().find(|f| f.column == "Hetu").unwrap_or_else(|| panic!("{born}: {report:?}"));
        assert_eq!((first.kind.code(), rows.len()), ("pic_birth_date_in_future", 0), "{born}");
        assert!(first.message(Lang::Fi).contains("5.5.2085"), "{}", first.message(Lang::Fi));
        assert!(report.findings.iter().all(|f| f.mend.as_deref().is_none_or(|mend| !mend.contains("2085"))), "{born}");
    }
}

#[test]
fn a_short_birth_year_of_one_possible_century_is_read() {
    for (short, day) in
        [("5.5.85", "1985-05-05"), ("24.11.26", "1926-11-24"), ("5.5.03", "2003-05-05"), ("29.2.00", "2000-02-29")]
    {
        let (report, rows) = row(&format!(";Meri;Aino;{short};Kuopio;1.3.2025;A"));
        let day = parse_iso(day).unwrap();
        let one = only(&report);
        let mend = day.format("%-d.%-m.%Y").to_string();
        assert_eq!((one.kind.code(), one.mend.as_deref()), ("date_two_digit_year", Some(mend.as_str())), "{short}");
        assert_eq!(rows[0].day(Field::BirthDate), Some(day), "{short}");
    }
    for both in ["5.5.15", "1.1.26"] {
        let (report, rows) = row(&format!(";Meri;Aino;{both};Kuopio;1.3.2025;A"));
        assert_eq!(
            (only(&report).kind.code(), only(&report).mend.is_none(), rows.len()),
            ("birth_year_two_digits", true, 0)
        );
    }
}

#[test]
fn days_in_words_and_in_dress_are_read() {
    for day in [
        "12-Oct-2024",
        "12. lokakuuta 2024",
        "12 oktober 2024",
        "12.10.2024 klo 14.05",
        "lö 12.10.2024",
        "12 10 2024",
        "45577.0",
        "12102024",
    ] {
        let (report, rows) = row(&format!(";Meri;Aino;29.2.2000;Kuopio;{day};A"));
        assert_eq!(found(&report), [], "{day}");
        assert_eq!(rows[0].day(Field::FirstRightOn), parse_iso("2024-10-12"), "{day}");
    }
    // As the file writes its other days.
    let american = format!(
        "{HEAD};Meri;Aino;2/29/2000;Kuopio;10/12/2024 12:00:00 AM;A\n;Niemi;Eino;3/30/2000;Kuopio;10 12 2024;A\n"
    );
    let (report, rows) = check(american.as_bytes());
    assert_eq!((found(&report), rows.len()), (vec![], 2));
    assert!(rows.iter().all(|row| row.day(Field::FirstRightOn) == parse_iso("2024-10-12")), "{rows:?}");
    // In the letters of Windows as well.
    let (text, ..) = (
        "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa my\u{f6}nnetty;Oleskelulupa\n;Meri;Aino;29.2.2000;Kuopio;l\u{f6} 12.10.2024;A\n",
        (),
    );
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (report, rows) = check(&latin);
    assert_eq!((found(&report), rows[0].day(Field::FirstRightOn)), (vec![], parse_iso("2024-10-12")));
}

#[test]
fn rows_that_are_nobody_are_passed_over_and_everybody_else_is_not() {
    let text = format!(
        "{HEAD}ppkkvv-nnnt;teksti;teksti;pp.kk.vvvv;kunta;pp.kk.vvvv;laji\n\
         290200A901C;Meri;Aino;29.2.2000;Kuopio;1.3.2025;A\n;;;;;;\n{HEAD}\
         290200A902D;Niemi;Eino;29.2.2000;Kupio;1.3.2025;A\n290200A903E;Sivunen;Anu;29.2.2000;Kuopio;1.3.2025;A\n\
         Tulostettu 1.11.2026;;;;;;\n;;Raportti: asiakkaat;;;;\nYhteensä;3;;;;;\n"
    );
    let (report, rows) = check(text.as_bytes());
    assert_eq!((report.rows, found(&report)), (3, vec![("municipality_unknown", "Kunta", Some("Kuopio"))]));
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3, 7]);
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let words = intake::wordings(&register, &mapping).unwrap();
    assert!(words.iter().all(|word| ["A", "Kuopio", "Kupio"].contains(&word.old.as_str())), "{words:?}");
    // The archive walks over the same rows.
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let checked = Checked { register: &register, mapping: &mapping, mends: &Mends::default(), limits: &limits };
    let mut lines = Vec::new();
    let head = Head::of("vanha", "asiakkaat.csv", "");
    archive(checked, None, &head, &mut |line| lines.push(line.to_owned())).unwrap();
    assert!(lines.len() == 2 && lines[1].contains("Niemi") && lines[1].contains("\"row\":6"), "{lines:?}");
}

#[test]
fn a_row_that_only_begins_like_a_footer_is_a_client() {
    let text = "Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty\n\
                Sivu;Aino;29.2.2000;Kuopio;1.3.2025\nRaportti;;;;1.3.2025\nSukunimi;Eino;1.2.2000;Kuopio;1.3.2025\n";
    assert_eq!(check(text.as_bytes()).0.rows, 3);
    assert_eq!(check("Nimi;Synt.aika\nSivu;\n".as_bytes()).0.rows, 1);
}

#[test]
fn what_may_be_several_is_told_as_several_and_no_mend_is_proposed() {
    let head = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Kansalaisuus;Äidinkieli;Oleskelulupa\n";
    for (nationality, language, permit, said) in [
        ("Kongo", "arabia", "A", &["Kongo-Kinshasa", "Kongo-Brazzaville"][..]),
        ("Congo", "arabia", "A", &["Kongo-Kinshasa", "Kongo-Brazzaville"]),
        ("Korea", "arabia", "A", &["Etelä-Korea", "Pohjois-Korea"]),
        ("Jugoslavia", "arabia", "A", &["Serbia", "Kosovo", "Pohjois-Makedonia"]),
        ("Iran/Irak", "arabia", "A", &["Solussa on kaksi", "Iran / Irak", "valitse"]),
        ("Suomi, Irak", "arabia", "A", &["Solussa on kaksi", "Suomi / Irak"]),
        ("Suomi ja Irak", "arabia", "A", &["Suomi / Irak"]),
        ("Irak", "karen", "A", &["sgaw karen"]),
        ("Irak", "viittomakieli", "A", &["suomalainen viittomakieli", "suomenruotsalainen viittomakieli"]),
        ("Irak", "arabia, kurdi", "A", &["arabia / kurdi"]),
        ("Irak", "arabia", "B/TS", &["Tilapäinen oleskelulupa / Tilapäinen suojelu", "valitse"]),
        (
            "Irak",
            "arabia",
            "kansainvälinen suojelu",
            &["kertoo luvan perusteen", "Yleensä se on: Jatkuva", "Tarkista luvasta"],
        ),
        ("Irak", "arabia", "turvapaikka", &["kertoo luvan perusteen", "Tarkista luvasta"]),
        ("Irak", "arabia", "pakolaisasema", &["kertoo luvan perusteen", "Tarkista luvasta"]),
        ("Irak", "arabia", "kiintiöpakolainen", &["kertoo luvan perusteen", "Tarkista luvasta"]),
        ("Irak", "arabia", "humanitaarinen", &["kertoo luvan perusteen", "Tarkista luvasta"]),
        ("Irak", "arabia", "Perheside", &["Jatkuva oleskelulupa / Tilapäinen oleskelulupa", "Tarkista luvasta"]),
    ] {
        let (report, rows) =
            check(format!("{head};Meri;Aino;29.2.2000;Kuopio;1.3.2025;{nationality};{language};{permit}\n").as_bytes());
        let one = only(&report);
        let message = one.message(Lang::Fi);
        assert!(one.mend.is_none() && rows.is_empty(), "{one:?}");
        assert!(said.iter().all(|part| message.contains(part)), "{message}");
    }
    let (report, _) = check(format!("{head};Meri;Aino;29.2.2000;Kuopio;1.3.2025;Swasimaa;rohinja;A\n").as_bytes());
    assert_eq!(found(&report), [("country_unknown", "Kansalaisuus", Some("Eswatini"))]);
}

#[test]
fn what_stands_for_no_name_is_none_and_short_names_are_names() {
    for none in ["0", "123", "N/A", "xxx", "puuttuu", "tuntematon", "ei nimeä", "saknas", "okänd", "Unknown", "-"] {
        let (report, rows) = row(&format!(";{none};Aino;29.2.2000;Kuopio;1.3.2025;A"));
        assert_eq!((only(&report).kind.code(), rows.len()), ("name_missing", 0), "{none}");
        let (report, rows) = row(&format!(";Meri;{none};29.2.2000;Kuopio;1.3.2025;A"));
        assert_eq!((only(&report).kind.code(), rows.len()), ("given_names_missing", 1), "{none}");
        assert_eq!(rows[0].text(Field::GivenNames), None, "{none}");
    }
    for name in ["Nil", "Xu", "O", "Na", "Ei", "Null", "Ng", "Nan", "Tuntematonsaari"] {
        let (report, rows) = row(&format!(";{name};{name};29.2.2000;Kuopio;1.3.2025;A"));
        assert_eq!((found(&report), rows.len()), (vec![], 1), "{name}");
        assert_eq!((rows[0].text(Field::FamilyName), rows[0].text(Field::GivenNames)), (Some(name), Some(name)));
    }
    let (report, rows) = row(";Abdi7;Aino;29.2.2000;Kuopio;1.3.2025;A");
    assert_eq!((found(&report), rows.len()), (vec![("digit_in_name", "Sukunimi", None)], 1));
}

#[test]
fn letters_left_in_the_signs_of_a_page_or_a_mail_are_mended() {
    for broken in
        ["M&auml;kinen", "M&#228;kinen", r"M\u00e4kinen", "M=E4kinen", "M%C3%A4kinen", "MÃ¤kinen", "MÃƒÂ¤kinen"]
    {
        let (report, rows) = row(&format!(";\"{broken}\";Aino;29.2.2000;Kuopio;1.3.2025;A"));
        assert_eq!(found(&report), [("mojibake", "Sukunimi", Some("Mäkinen"))], "{broken}");
        assert_eq!(rows[0].text(Field::FamilyName), Some("Mäkinen"), "{broken}");
    }
}
