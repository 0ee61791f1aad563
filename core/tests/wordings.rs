//! Words as offices typed them into columns of permits, countries and languages: each is known, asked about, or
//! unknown; none becomes something that it does not mean.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::field::List::{self, Country, Language, Municipality, Permit};
use kotodigi::intake::{self, Field, Limits, Mends, Sure};
use kotodigi::words::Lang;

/// What is taken as it stands.
const KNOWN: &[(List, &str, &[&str])] = &[
    (
        Permit,
        "A",
        &[
            "A",
            "jatkuva",
            "Jatkuva oleskelulupa",
            "A (jatkuva)",
            "jatkuva (perheside)",
            "perheside (A)",
            "kontinuerligt tillstånd",
            "continuous permit",
            "määräaikainen jatkuva",
        ],
    ),
    (
        Permit,
        "B",
        &[
            "B",
            "Tilapäinen",
            "opiskelija (B)",
            "B (opiskelija)",
            "tillfälligt tillstånd",
            "temporary permit",
            "työlupa (B)",
        ],
    ),
    (
        Permit,
        "TS",
        &[
            "Tilapäinen suojelu",
            "tilapäinen suojelu (TS)",
            "tillfälligt skydd",
            "temporary protection",
            "temporary protection permit",
            "Oleskelulupa (tilapäinen suojelu)",
        ],
    ),
    (Permit, "P", &["pysyvä", "P-lupa", "permanent tillstånd", "permanent residence permit"]),
    (Permit, "P-EU", &["P-EU", "pysyvä EU-oleskelulupa", "EU-uppehållstillstånd för varaktigt bosatta"]),
    (
        Permit,
        "EUR",
        &[
            "EU-kansalaisen oleskeluoikeus (rekisteröinti)",
            "EU-kansalaisen oleskeluoikeus",
            "EU-rekisteröinti",
            "EU-medborgares uppehållsrätt",
            "EU citizen's right of residence",
        ],
    ),
    (
        Permit,
        "EUK",
        &[
            "EU-perheenjäsenen oleskelukortti",
            "EU-kansalaisen perheenjäsenen oleskelukortti",
            "EU-perheenjäsen",
            "uppehållskort för EU-medborgares familjemedlem",
            "residence card of a family member of an EU citizen",
        ],
    ),
    (Permit, "FIN", &["Suomen kansalainen", "finsk medborgare", "Finnish citizen"]),
    (Permit, "NOR", &["Pohjoismaan kansalainen", "nordisk medborgare"]),
    (
        Country,
        "991",
        &["valtioton", "Valtioton", "kansalaisuudeton", "statslös", "stateless", "XXA", "ilman kansalaisuutta"],
    ),
    (
        Country,
        "SY",
        &["Syyria", "syyrialainen", "syrier", "Syrian", "syrisk", "Syria", "Syyrian kansalainen", "سوريا", "SYR"],
    ),
    (Country, "IQ", &["irakilainen", "irakier", "Iraqi", "irakisk", "Irakin kansalainen", "العراق"]),
    (Country, "AF", &["afgaani", "afganistanilainen", "afghan", "afghansk", "افغانستان"]),
    (Country, "RU", &["venäläinen", "ryss", "rysk medborgare", "Россия", "Venäjän kansalainen", "Russia"]),
    (Country, "UA", &["ukrainalainen", "ukrainare", "Ukrainian", "Україна", "ukrainsk"]),
    (Country, "SO", &["somalialainen", "somalier", "Somali", "Soomaaliya"]),
    (Country, "EE", &["Eesti", "virolainen", "estländare", "ester", "Estonian"]),
    (Country, "SE", &["Sverige", "ruotsalainen", "svensk"]),
    (Country, "FI", &["Suomi", "suomalainen", "finländare"]),
    (Country, "DE", &["Deutschland", "saksalainen", "tysk"]),
    (Country, "ES", &["España", "espanjalainen", "spanjor"]),
    (Country, "PL", &["Polska", "puolalainen", "polack"]),
    (Country, "RO", &["România", "romanialainen", "rumän"]),
    (Country, "BY", &["valkovenäläinen", "vitryss", "Беларусь"]),
    (Country, "TR", &["Türkiye", "turkkilainen", "turk"]),
    (Country, "IR", &["iranilainen", "iranier", "ایران"]),
    (Country, "XK", &["Kosova", "kosovolainen", "kosovar"]),
    (Country, "CD", &["Kongon demokraattinen tasavalta", "Kongo-Kinshasa"]),
    (Country, "ET", &["etiopialainen", "etiopier", "Ethiopian"]),
    (Country, "ER", &["eritrealainen", "eritrean"]),
    (Country, "SS", &["eteläsudanilainen", "sydsudanes", "South Sudanese"]),
    (Country, "VN", &["vietnamilainen", "vietnames", "Việt Nam"]),
    (Country, "TH", &["thaimaalainen", "thailändare"]),
    (Country, "GB", &["britti", "brittiläinen", "engelsman", "Iso-Britannia"]),
    (Country, "NP", &["nepalilainen", "nepales"]),
    (Country, "LV", &["latvialainen", "lettländare", "Latvija"]),
    (Language, "et", &["viro", "eesti", "eesti keel"]),
    (Language, "ru", &["venäjä", "русский", "venäjänkielinen", "ryskspråkig", "Russian"]),
    (Language, "uk", &["ukraina", "українська", "ukrainan kieli"]),
    (Language, "ar", &["arabia", "العربية", "arabiankielinen", "arabiska"]),
    (Language, "fa", &["persia", "farsi", "فارسی"]),
    (Language, "prs", &["dari", "دری", "darin kieli"]),
    (Language, "so", &["somali", "soomaali", "af-soomaali", "somalin kieli"]),
    (Language, "ku", &["kurdi", "kurdî"]),
    (Language, "ckb", &["sorani", "kurdi (sorani)", "soranî"]),
    (Language, "kmr", &["kurmandži", "kurmancî", "kurdi (kurmandži)"]),
    (Language, "tr", &["turkki", "türkçe", "Turkish"]),
    (Language, "ti", &["tigrinja", "ትግርኛ", "tigrinya"]),
    (Language, "am", &["amhara", "አማርኛ"]),
    (Language, "es", &["espanja", "español", "castellano"]),
    (Language, "ro", &["romania", "română"]),
    (Language, "sq", &["albania", "shqip"]),
    (Language, "zh", &["kiina", "中文", "putonghua"]),
    (Language, "sw", &["swahili", "kiswahili"]),
];

/// What is asked: the word tells no type. With one type there is a candidate in the table of meanings.
const ASKED: &[(&[&str], &[&str])] = &[
    (
        &["A"],
        &[
            "turvapaikka",
            "Turvapaikka myönnetty",
            "kansainvälinen suojelu",
            "toissijainen suojelu",
            "kiintiöpakolainen",
            "humanitaarinen",
            "humanitaarinen suojelu",
            "paluumuuttaja",
            "asyl",
            "kvotflykting",
            "alternativt skydd",
            "återflyttare",
            "asylum",
            "quota refugee",
            "subsidiary protection",
            "pakolainen",
            "refugee",
        ],
    ),
    (
        &["A", "B"],
        &[
            "perheside",
            "perheside (A/B)",
            "Perheside 4 v",
            "työlupa",
            "työntekijän oleskelulupa",
            "opiskelija",
            "familjeband",
            "arbetstillstånd",
            "studerande",
            "family ties",
            "work permit",
            "student",
            "määräaikainen oleskelulupa",
            "sininen kortti",
        ],
    ),
    (&["A", "B", "P"], &["oleskelulupa", "uppehållstillstånd", "residence permit"]),
    (&["EUK"], &["oleskelukortti", "uppehållskort", "residence card"]),
    (&["EUR", "NOR"], &["oleskeluoikeus", "oleskeluoikeuden rekisteröinti", "registrerad uppehållsrätt"]),
    (&[], &["turvapaikanhakija", "hakemus vireillä", "asylsökande", "asylum seeker"]),
];

#[test]
fn words_of_offices_are_known() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for (list, code, words) in KNOWN {
        for word in *words {
            count += 1;
            let found = list.find(word);
            if found != Some(code) {
                wrong.push(format!("{list:?} {word}: {found:?}, not {code}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 150, "{count}");
}

#[test]
fn a_word_that_tells_no_type_of_permit_is_asked_about_and_never_likened() {
    for (types, words) in ASKED {
        for word in *words {
            assert_eq!(Permit.find(word), None, "{word}");
            assert_eq!(Permit.ground(word), Some(*types), "{word}");
            let candidate = if let [only] = types { Some(*only) } else { None };
            assert_eq!(Permit.meant(word), candidate, "{word}");
        }
    }
    let text = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Oleskelulupa\n\
                ;Meri;Aino;29.2.2000;Kuopio;1.3.2025;turvapaikka\n;Niemi;Eino;1.2.2000;Kuopio;1.3.2025;perheside\n\
                ;Salo;Anu;2.2.2000;Kuopio;1.3.2025;turvapaikanhakija\n";
    let register = intake::open(text.as_bytes()).unwrap();
    let mapping = intake::propose(&register);
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let report = intake::check(&register, &mapping, &Mends::default(), &limits, None).unwrap();
    let asked: Vec<_> = report.findings.iter().filter(|f| f.kind.code() == "permit_unknown").collect();
    assert!(asked.iter().all(|f| f.mend.is_none()), "{asked:?}");
    let said: Vec<String> = asked.iter().map(|f| f.message(Lang::Fi)).collect();
    assert!(said[0].contains("Yleensä se on: Jatkuva oleskelulupa"), "{said:?}");
    assert!(said[1].contains("Jatkuva oleskelulupa / Tilapäinen oleskelulupa"), "{said:?}");
    assert!(said[2].contains("ei kerro oleskeluluvasta"), "{said:?}");
    let wordings = intake::wordings(&register, &mapping).unwrap();
    let of = |old: &str| wordings.iter().find(|w| w.old == old).map(|w| (w.field, w.new.as_deref(), w.sure));
    assert_eq!(of("turvapaikka"), Some((Field::ResidenceRight, Some("A"), Sure::Guessed)));
    assert_eq!(of("perheside"), Some((Field::ResidenceRight, None, Sure::Unknown)));
}

#[test]
fn a_likeness_stops_where_the_meaning_does() {
    for (list, word, meant) in [
        (Country, "Syyriä", Some("SY")),
        (Country, "syyrielainen", Some("SY")),
        (Country, "Kongo", None),
        (Country, "Korea", None),
        (Country, "Jugoslavia", None),
        (Country, "Kurdistan", None),
        (Country, "Iran/Irak", None),
        (Country, "Suomi, Irak", None),
        (Country, "Swasimaa", Some("SZ")),
        (Language, "rohinja", Some("rhg")),
        (Language, "karen", None),
        (Language, "viittomakieli", None),
        (Permit, "B/TS", None),
        // As near to Iran as to Irak.
        (Country, "Irax", None),
        (Country, "Atlantis", None),
        (Permit, "jatkuwa", Some("A")),
        (Permit, "tilap.", Some("B")),
        (Permit, "temporary protection scheme", None),
        (Permit, "suojelu", None),
        (Language, "venäja", Some("ru")),
        (Language, "arabia ja kurdi", None),
        (Municipality, "Uusi", None),
    ] {
        let found = list.find(word).or_else(|| list.meant(word));
        assert_eq!(found, meant, "{list:?} {word}");
    }
}
