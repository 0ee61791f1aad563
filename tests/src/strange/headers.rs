//! Words that offices write above their columns, by field: Finnish in full, Finnish cut short, Finnish as databases
//! name columns, Swedish, English. `|` parts what means the same.

/// The ways of naming; a file keeps to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Finnish,
    Short,
    Database,
    Swedish,
    English,
}

impl Way {
    pub const ALL: [Way; 5] = [Way::Finnish, Way::Short, Way::Database, Way::Swedish, Way::English];
}

type Words = (&'static str, [&'static str; 5]);

/// Fields of a register.
#[rustfmt::skip]
pub const FIELDS: &[Words] = &[
    ("client_number", [
        "Asiakkaan numero|Asiakas-ID|Asiakastunniste|Asiakasnumero|Kotoutuja-asiakkaan nro",
        "As.-nro|Asnro|As. nr|Asiakasnro|As.tunn.",
        "ASIAKAS_ID|ASNRO|asiakas_nro|asiakasNumero|AsiakasId",
        "Klientnummer|Kundnr|Klientens nummer|Klientnr|Kund-ID",
        "Client ID|Customer number|clientId|CLIENT_NO|Customer no."]),
    ("identity_code", [
        "Henkilötunnus|HENKILÖTUNNUS|Henkilötunnus (hetu)|Henkilötunnus (vanha)|Suomalainen henkilötunnus",
        "Hetu|HETU|Sotu|Henk.tunnus|Hlötunnus|Hlö-tunnus|Henk. tunn.",
        "HENKILOTUNNUS|HETU|henkilo_tunnus|henkiloTunnus|HLOTUNNUS",
        "Personbeteckning|Personbet.|Pers.bet.|Personsignum|Personbeteckningen|Finsk personbeteckning",
        "SSN|Finnish SSN|Personal identity code|personalIdentityCode|National ID|PIC|Identity number"]),
    ("family_name", [
        "Sukunimi|SUKUNIMI|Asiakkaan sukunimi|Nykyinen sukunimi|Suku-nimi",
        "Sukun.|Sukunimi|Suku|Snimi|S-nimi",
        "SUKUNIMI|suku_nimi|SukuNimi|asiakas_sukunimi",
        "Efternamn|Släktnamn|Familjenamn|Efternamn nu|Klientens efternamn",
        "Last name|Surname|Fam.name|familyName|LAST_NAME|Family name"]),
    ("given_names", [
        "Etunimet|Etunimi|Kaikki etunimet|Asiakkaan etunimi|Etunimet (kaikki)",
        "Etun.|Etunimi|Etu|Etu-nimet",
        "ETUNIMET|etu_nimi|EtuNimet|asiakas_etunimi",
        "Förnamn|Förnamnen|Alla förnamn|Klientens förnamn|Fnamn",
        "First name|Given names|Forenames|firstName|FIRST_NAME|Given name(s)"]),
    ("birth_date", [
        "Syntymäaika|Syntymäpäivä|Syntynyt|Synnyinaika|Syntymäaika (pp.kk.vvvv)",
        "Synt.aika|Synt.pvm|Synt|S-aika|Synt. aika|Syntymäpvm",
        "SYNTYMAAIKA|SYNT_PVM|syntymaPvm|syntyma_aika",
        "Födelsedatum|Föd.datum|Född|Föd.dat.|Födelsetid|Född den",
        "Date of birth|DOB|birthdate|Birth date|D.O.B.|date_of_birth"]),
    ("municipality", [
        "Kotikunta|Kunta|Asuinkunta|Kotikunta nyt|Nykyinen kotikunta|Väestökirjakunta",
        "Kunta|Kotik.|Kotikunta|Nyk. kunta|As.kunta",
        "KOTIKUNTA|kotikunta|KuntaNimi|asuinkunta_nimi",
        "Hemkommun|Kommun|Boendekommun|Bostadskommun|Nuvarande hemkommun",
        "Municipality|Home municipality|homeMunicipality|MUNICIPALITY|Municipality of residence"]),
    ("citizenship", [
        "Kansalaisuus|Kansalaisuus 1|Kansalaisuusvaltio|Asiakkaan kansalaisuus|Minkä maan kansalainen",
        "Kansal.|Kans.|Kansalaisuus|Kansalais.",
        "KANSALAISUUS|kansalaisuus_maa|KansalaisuusMaa|KANSALAISUUS1",
        "Medborgarskap|Nationalitet|Medb.skap|Medborg.|Medborgare i land",
        "Citizenship|Nationality|citizenshipCountry|Country of citizenship|NATIONALITY"]),
    ("mother_tongue", [
        "Äidinkieli|Oma äidinkieli|ÄIDINKIELI|Asiakkaan äidinkieli|Oma kieli",
        "Äid.kieli|Kieli|Äidink.|Äidinkieli",
        "AIDINKIELI|aidinkieli|AidinKieli|kieli_aidin",
        "Modersmål|Språk|Modersmålet|Moderspråk|Klientens modersmål",
        "Mother tongue|Native language|First language|motherTongue|NATIVE_LANGUAGE"]),
    ("residence_right", [
        "Oleskelulupa|Oleskeluluvan tyyppi|Lupatyyppi|Oleskeluoikeus|Oleskeluluvan laji|Luvan tyyppi",
        "Ol.lupa|Olesk.lupa|Lupalaji|Lupa|OLE-lupa|Ol. luvan tyyppi",
        "OLESKELULUPA_TYYPPI|lupa_tyyppi|lupaTyyppi|OLESKELULUPA",
        "Uppehållstillstånd|Uppehållstillst. typ|Typ av uppehållstillstånd|Tillståndsslag|UT-typ",
        "Residence permit|Permit type|Type of permit|permitClass|RESIDENCE_PERMIT_TYPE"]),
    ("first_right_on", [
        "Oleskelulupa 1. myönnetty|1. oleskelulupa myönnetty|Ensimmäinen oleskelulupa pvm|Luvan myöntöpäivä|Ensimmäisen luvan alkupäivä|Lupa alkaen",
        "1. lupa|Ens. lupa|Luvan myöntöpvm|1. ol.lupa pvm|Lupa alk.|Myönn. pvm",
        "LUPA_ALKU_PVM|lupa_myonnetty|lupaMyonnettyPvm|ENS_LUPA_PVM",
        "Första uppehållstillståndet|Uppehållstillstånd beviljat|1:a tillståndet|Tillst. beviljat|UT beviljat den|Första tillståndets datum",
        "First permit date|Permit granted|First residence permit granted on|permitStartDate|PERMIT_ISSUED|Granted on"]),
    ("moved_in_on", [
        "Maahantulopäivä|Saapunut Suomeen|Maahantulon päivämäärä|Muuttopäivä|Tulopäivä Suomeen|Muutto kuntaan",
        "Maahantulo pvm|Maaht.pvm|Saap. pvm|Muutto pvm|Tullut Suomeen",
        "MAAHANTULO_PVM|saapumis_pvm|maahantuloPvm|MUUTTO_PVM",
        "Ankomstdatum|Inflyttad|Inflyttningsdag|Kom till Finland|Flyttat in|Ankomst till Finland",
        "Date of arrival|Arrived|Arrival in Finland|arrivedOn|MOVE_IN_DATE|Date of entry"]),
    ("assessment_on", [
        "Alkukartoitus|Alkukartoitus tehty|Palvelutarpeen arviointi|Arvioinnin päivämäärä|Osaamisen arviointi tehty|Alkukartoituksen päivä",
        "Alkukart.|AK pvm|Arv. pvm|Alkuk. pvm|Alkukartoitus pv|Arviointi",
        "ALKUKARTOITUS_PVM|arviointi_pvm|alkukartoitusPvm|ARVIOINTIPVM",
        "Inledande kartläggning|Kartl. gjord|Kartläggningsdatum|Bedömningsdatum|Bedömning av servicebehov|Kartläggning gjord",
        "Initial assessment|Assessment date|Assessed|Needs assessment date|assessedAt|ASSESSMENT_DT"]),
    ("plan_from", [
        "Kotoutumissuunnitelma alkaen|Suunnitelman alkupäivä|Kotosuunnitelma voimassa alkaen|Kotoutumissuunnitelman alkamispäivä|Suunnitelma alkaa",
        "Kot.suunn. alku|Suunn. alk.|Koto-suunn. alkaa|KS alku|Suunn. alkupvm",
        "KOTOSUUNNITELMA_ALKUPVM|suunnitelma_alku|suunnitelmaAlkaa|PLAN_ALKU",
        "Integrationsplan fr.o.m.|Planens början|Plan fr.o.m.|Integr.plan börjar|Planen inleds|Planens startdatum",
        "Plan start|Integration plan from|Plan valid from|planStartDate|PLAN_FROM|Integration plan start"]),
    ("plan_until", [
        "Kotoutumissuunnitelma päättyy|Suunnitelman loppupäivä|Kotosuunnitelma voimassa asti|Kotoutumissuunnitelman päättymispäivä|Suunnitelma loppuu",
        "Kot.suunn. loppu|Suunn. päät.|Koto-suunn. päättyy|KS loppu|Suunn. loppupvm",
        "KOTOSUUNNITELMA_LOPPUPVM|suunnitelma_loppu|suunnitelmaPaattyy|PLAN_LOPPU",
        "Integrationsplan t.o.m.|Planens slut|Plan t.o.m.|Integr.plan slutar|Planen upphör|Planens slutdatum",
        "Plan end|Integration plan to|Plan valid until|planEndDate|PLAN_TO|Integration plan end"]),
    ("phone", [
        "Puhelin|Puhelinnumero|Matkapuhelin|Puhelin (oma)|Puhelinnumero 1",
        "Puh.|Puh. nro|GSM|Matkap.|Puh:",
        "PUHELIN|puhelin_nro|puhelinNumero|GSM_NRO",
        "Telefon|Telefonnummer|Mobil|Tfn|Mobiltelefon|Tel.",
        "Phone|Phone no.|Mobile phone|phoneNumber|TEL|Telephone number"]),
    ("email", [
        "Sähköposti|Sähköpostiosoite|Sähköposti (oma)|E-mail",
        "S-posti|Sposti|Säh.posti|Email",
        "SAHKOPOSTI|sahkoposti_osoite|sahkoposti|EMAIL",
        "E-post|E-postadress|Epost|E-post (egen)",
        "Email|E-mail address|emailAddress|E-Mail|EMAIL_ADDR"]),
    ("non_disclosure", [
        "Turvakielto|Turvakielto (K/E)|Onko turvakielto|Turvakielto voimassa",
        "Turvak.|Turva-k.|T-kielto|Turvakielto?",
        "TURVAKIELTO|turvakielto|onTurvakielto|TURVAKIELTO_KE",
        "Spärrmarkering|Spärrmark.|Säkerhetsförbud|Spärr|Spärrmarkerad",
        "Non-disclosure|Non-disclosure order|nonDisclosure|Address confidential|NON_DISCLOSURE"]),
    ("jobseeker", [
        "Työnhakija|Työnhakijana|Työnhakija (K/E)|Onko työnhakija|Ilmoittautunut työnhakijaksi",
        "Työnhak.|Tyhak.|Työnhakija?|Työnh.",
        "TYONHAKIJA|tyonhakija|onTyonhakija|TYONHAKIJA_KE",
        "Arbetssökande|Arb.sök.|Arbetssök.|Är arbetssökande|Arbetssökande (J/N)",
        "Jobseeker|Job seeker|isJobseeker|Registered jobseeker|JOB_SEEKER"]),
    ("notes", [
        "Lisätietoja|Huomautuksia|Muistiinpanot|Huomioita|Vapaa teksti|Lisätiedot",
        "Huom|Muist.|Lisät.|Lisätied.|Huom:",
        "LISATIEDOT|huomautus|vapaaTeksti|MUISTIINPANO",
        "Anmärkning|Kommentarer|Övrigt|Tilläggsuppgifter|Noteringar|Anm.",
        "Notes|Remarks|Comments|Free text|additionalInfo|NOTES"]),
];

/// One column for the whole name, with the family name first (English: the given names first, or a comma).
pub const WHOLE_NAME: [&str; 5] = [
    "Sukunimi ja etunimet|Sukunimi, etunimi|Nimi (sukunimi etunimet)|Asiakkaan nimi (suku- ja etunimi)",
    "Nimi|Suku- ja etun.|Nimi (suku, etu)|As. nimi",
    "NIMI|asiakas_nimi|SukuJaEtunimi|KOKONIMI",
    "Namn|Efternamn och förnamn|Namn (efternamn, förnamn)|Klientens namn",
    "Full name|Name|Client name|fullName",
];

/// What § 73 has no item for, in any office's words.
pub const REFUSED: [&str; 5] = [
    "Uskonto|Uskontokunta|Etninen tausta|Etninen ryhmä|Poliittinen kanta|Ammattiliitto|Seksuaalinen suuntautuminen|Uskonnollinen yhdyskunta|Heimo|Ihonväri",
    "Usk.|Uskontok.|Etn. tausta|Puoluekanta|Amm.liitto|Kirkkokunta|Klaani",
    "USKONTO|etninen_tausta|uskontoKunta|AMMATTILIITTO_JASEN|ETNINEN_RYHMA|POLIITTINEN_KANTA",
    "Religion|Trosbekännelse|Etnisk bakgrund|Etniskt ursprung|Politisk åsikt|Fackförening|Sexuell läggning|Klan|Hudfärg|Religiöst samfund",
    "Religion|Faith|Ethnicity|Ethnic group|Tribe|Clan|Political opinion|Trade union|Sexual orientation|ethnicOrigin|DENOMINATION",
];

/// Columns that every old system has and nobody asks for; each is a trap for whoever guesses by content.
#[rustfmt::skip]
pub const ASIDE: &[Words] = &[
    ("permit_ends", [
        "Lupa voimassa asti|Luvan viimeinen voimassaolopäivä|Oleskelulupa päättyy",
        "Lupa päät.|Lupa asti|Ol.lupa loppu", "LUPA_LOPPU_PVM|lupa_paattyy|lupaVoimassaAsti",
        "Tillstånd till|Tillståndet upphör|UT gäller till", "Permit expires|Permit valid until|permitEndDate"]),
    ("post_town", [
        "Postitoimipaikka|Postipaikka", "Postitmp|P.tmp", "POSTITOIMIPAIKKA|postitmp",
        "Postanstalt|Postort", "Post town|postTown"]),
    ("postcode", ["Postinumero|Postinro", "Postinro|Pno", "POSTINUMERO|postinro", "Postnummer|Postnr", "Postal code|postcode"]),
    ("street", ["Katuosoite|Lähiosoite", "Os.|Katuos.", "LAHIOSOITE|katuosoite", "Näradress|Gatuadress", "Street address|address1"]),
    ("worker", [
        "Vastuutyöntekijä|Omatyöntekijä", "Vast.tt|Tt|Työntek.", "VASTUUTYONTEKIJA|tyontekija",
        "Ansvarig handläggare|Handläggare", "Case worker|responsibleWorker|Assigned to"]),
    ("changed", ["Viimeksi muutettu|Muokattu", "Muutettu|Muok.", "MUUTOS_AIKA|muokattu_pvm", "Senast ändrad|Ändrad", "Last modified|updatedAt"]),
    ("interpreter", ["Tulkin tarve|Tarvitsee tulkin", "Tulkki|Tulk.tarve", "TULKKITARVE|tarvitseeTulkin", "Tolkbehov|Behöver tolk", "Needs interpreter|interpreterNeeded"]),
    ("came_from", ["Lähtömaa|Syntymämaa", "Lähtömaa|Synt.maa", "LAHTOMAA|syntymaMaa", "Utreseland|Födelseland", "Country of departure|birthCountry"]),
    ("education", ["Koulutustausta|Ammatti", "Koul.|Amm.", "KOULUTUS|ammatti", "Utbildning|Yrke", "Education|occupation"]),
    ("state", ["Asiakkuuden tila|Tila", "Tila|Asiak. tila", "TILA|asiakkuus_tila", "Status|Ärendets läge", "Status|caseStatus"]),
    ("number", ["Perhenumero|Rivinumero", "Perhe|Rivi", "PERHE_ID|rivi_nro", "Familjenummer|Radnr", "Family number|householdId"]),
];

/// One of the alternatives.
pub fn pick(words: &'static str, roll: u64) -> &'static str {
    let all: Vec<&str> = words.split('|').collect();
    all[usize::try_from(roll).unwrap_or(0) % all.len()]
}
