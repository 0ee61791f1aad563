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
        "Asiakkaan numero|Asiakas-ID|Asiakastunniste|Asiakasnumero|Kotoutuja-asiakkaan nro|Asiakkaan rekisterinumero|Asiakas nro|Asiakastunnus",
        "As.-nro|Asnro|As. nr|Asiakasnro|As.tunn.|Asiakas#|A-nro|Asiak.nro",
        "ASIAKAS_ID|ASNRO|asiakas_nro|asiakasNumero|AsiakasId|asiakasId|KLIENTTI_ID|asiakas_tunnus",
        "Klientnummer|Kundnr|Klientens nummer|Klientnr|Kund-ID|Kundens nummer|Klient nr|Klient-nr.",
        "Client ID|Customer number|clientId|CLIENT_NO|Customer no.|Client number|Cust. no|customerRef|Client ref"]),
    ("identity_code", [
        "Henkilötunnus|HENKILÖTUNNUS|Henkilötunnus (hetu)|Henkilötunnus (vanha)|Suomalainen henkilötunnus|Henkilö-tunnus|Asiakkaan henkilötunnus|Henkilötunnus *",
        "Hetu|HETU|Sotu|Henk.tunnus|Hlötunnus|Hlö-tunnus|Henk. tunn.|Hetu/Sotu|HeTu|Hlö.tunnus|H-tunnus",
        "HENKILOTUNNUS|HETU|henkilo_tunnus|henkiloTunnus|HLOTUNNUS|hetu|HENKTUNNUS|asiakas_hetu|PERSON_HETU",
        "Personbeteckning|Personbet.|Pers.bet.|Personsignum|Personbeteckningen|Finsk personbeteckning|Personb.|Person-beteckning|Personbeteckning (FIN)",
        "SSN|Finnish SSN|Personal identity code|personalIdentityCode|National ID|PIC|Identity number|Personal ID code|Identity code|FI personal ID|hetu_code|Social security no."]),
    ("family_name", [
        "Sukunimi|SUKUNIMI|Asiakkaan sukunimi|Nykyinen sukunimi|Suku-nimi|Sukunimi (nykyinen)|Suku nimi|Henkilön sukunimi",
        "Sukun.|Sukunimi|Suku|Snimi|S-nimi|Sukunimi *|Sukun:",
        "SUKUNIMI|suku_nimi|SukuNimi|asiakas_sukunimi|sukunimi_nyk|HLO_SUKUNIMI|sukunimi",
        "Efternamn|Släktnamn|Familjenamn|Efternamn nu|Klientens efternamn|Efternamn *|Tillnamn|E-namn",
        "Last name|Surname|Fam.name|familyName|LAST_NAME|Family name|Family Name(s)|Surname(s)|surName|lastname"]),
    ("given_names", [
        "Etunimet|Etunimi|Kaikki etunimet|Asiakkaan etunimi|Etunimet (kaikki)|Etunimet (virallinen)|Etu nimet|Henkilön etunimet",
        "Etun.|Etunimi|Etu|Etu-nimet|Etunimi *|Etun:",
        "ETUNIMET|etu_nimi|EtuNimet|asiakas_etunimi|etunimet_kaikki|HLO_ETUNIMET|etunimi",
        "Förnamn|Förnamnen|Alla förnamn|Klientens förnamn|Fnamn|Förnamn *|Samtliga förnamn|För-namn",
        "First name|Given names|Forenames|firstName|FIRST_NAME|Given name(s)|Forename(s)|given_names|Given Name|firstname"]),
    ("birth_date", [
        "Syntymäaika|Syntymäpäivä|Syntynyt|Synnyinaika|Syntymäaika (pp.kk.vvvv)|Synt. pvm (pp.kk.vvvv)|Asiakkaan syntymäaika|Syntymä-aika",
        "Synt.aika|Synt.pvm|Synt|S-aika|Synt. aika|Syntymäpvm|S. aika|Syntynyt pvm|Synt.päivä",
        "SYNTYMAAIKA|SYNT_PVM|syntymaPvm|syntyma_aika|birth_dt|SYNTYMAPVM|syntymapaiva",
        "Födelsedatum|Föd.datum|Född|Föd.dat.|Födelsetid|Född den|Födelsedag|Född (datum)|Födelse datum",
        "Date of birth|DOB|birthdate|Birth date|D.O.B.|date_of_birth|Birthday|Born on|birth_date|Date of Birth (DD/MM/YYYY)"]),
    ("municipality", [
        "Kotikunta|Kunta|Asuinkunta|Kotikunta nyt|Nykyinen kotikunta|Väestökirjakunta|Asiakkaan kotikunta|Kunnan nimi|Koti-kunta",
        "Kunta|Kotik.|Kotikunta|Nyk. kunta|As.kunta|Kunta *|K-kunta|Kotikunta:",
        "KOTIKUNTA|kotikunta|KuntaNimi|asuinkunta_nimi|KUNTA|kotikunta_nimi|kunta_koodi",
        "Hemkommun|Kommun|Boendekommun|Bostadskommun|Nuvarande hemkommun|Hemkommunen|Kommun (hem)|Hem-kommun",
        "Municipality|Home municipality|homeMunicipality|MUNICIPALITY|Municipality of residence|Home town municipality|Local authority|Municipality name|kotikunta"]),
    ("citizenship", [
        "Kansalaisuus|Kansalaisuus 1|Kansalaisuusvaltio|Asiakkaan kansalaisuus|Minkä maan kansalainen|Kansalaisuudet|Kansalaisuus (maa)|Kansalaisuus/kansalaisuudet",
        "Kansal.|Kans.|Kansalaisuus|Kansalais.|Kansalaisuus:|Kans.maa|Kansalaisuus *",
        "KANSALAISUUS|kansalaisuus_maa|KansalaisuusMaa|KANSALAISUUS1|KANSALAISUUSMAA|kansalaisuus|kansalaisuus_koodi",
        "Medborgarskap|Nationalitet|Medb.skap|Medborg.|Medborgare i land|Medborgarskapsland|Medborgarskap (land)|Medb.land",
        "Citizenship|Nationality|citizenshipCountry|Country of citizenship|NATIONALITY|Citizenship(s)|Country of nationality|nationality_code|Citizen of"]),
    ("mother_tongue", [
        "Äidinkieli|Oma äidinkieli|ÄIDINKIELI|Asiakkaan äidinkieli|Oma kieli|Äidin kieli|Asiakkaan kieli (äidinkieli)|1. kieli",
        "Äid.kieli|Kieli|Äidink.|Äidinkieli|Äidinkieli:|Ä-kieli|Äidinkieli *",
        "AIDINKIELI|aidinkieli|AidinKieli|kieli_aidin|AIDINKIELI_KOODI|aidinkieliKoodi|AIDINKIELI_NIMI",
        "Modersmål|Språk|Modersmålet|Moderspråk|Klientens modersmål|Första språk|Modersmål (språk)|Modersm.",
        "Mother tongue|Native language|First language|motherTongue|NATIVE_LANGUAGE|Mother language|Native tongue|first_language|motherTongueCode"]),
    ("residence_right", [
        "Oleskelulupa|Oleskeluluvan tyyppi|Lupatyyppi|Oleskeluoikeus|Oleskeluluvan laji|Luvan tyyppi|Voimassa oleva oleskelulupa|Oleskeluluvan luokka|Oleskelulupatyyppi",
        "Ol.lupa|Olesk.lupa|Lupalaji|Lupa|OLE-lupa|Ol. luvan tyyppi|Lupatyyppi *|Olupa|O-lupa|Luvan tyyp.",
        "OLESKELULUPA_TYYPPI|lupa_tyyppi|lupaTyyppi|OLESKELULUPA|OL_LUPA|oleskelulupaTyyppi|LUPALUOKKA",
        "Uppehållstillstånd|Uppehållstillst. typ|Typ av uppehållstillstånd|Tillståndsslag|UT-typ|Uppehållstillståndets typ|Uppeh.tillst.|Tillståndstyp|Uppehållstillstånd (slag)",
        "Residence permit|Permit type|Type of permit|permitClass|RESIDENCE_PERMIT_TYPE|Residence status|Permit category|Residence title|residencePermitType"]),
    ("first_right_on", [
        "Oleskelulupa 1. myönnetty|1. oleskelulupa myönnetty|Ensimmäinen oleskelulupa pvm|Luvan myöntöpäivä|Ensimmäisen luvan alkupäivä|Lupa alkaen|Ensimmäinen oleskelulupa myönnetty|Ensimmäinen lupa alkaen|1. luvan alkupäivä|Luvan alkamispäivä",
        "1. lupa|Ens. lupa|Luvan myöntöpvm|1. ol.lupa pvm|Lupa alk.|Myönn. pvm|1.lupa pvm|1. lupa alk.|Lupa myönn.|Ens. luvan pvm",
        "LUPA_ALKU_PVM|lupa_myonnetty|lupaMyonnettyPvm|ENS_LUPA_PVM|eka_lupa_pvm|LUPA_MYONNETTY_PVM|ensimmainenLupaPvm",
        "Första uppehållstillståndet|Uppehållstillstånd beviljat|1:a tillståndet|Tillst. beviljat|UT beviljat den|Första tillståndets datum|Första UT beviljat|1. tillstånd fr.o.m.|Första tillståndet beviljades|Tillstånd fr.o.m.",
        "First permit date|Permit granted|First residence permit granted on|permitStartDate|PERMIT_ISSUED|Granted on|First permit granted|Permit start|Residence permit issued|firstPermitDate|Permit from"]),
    ("moved_in_on", [
        "Maahantulopäivä|Saapunut Suomeen|Maahantulon päivämäärä|Muuttopäivä|Tulopäivä Suomeen|Muutto kuntaan|Muuttopäivä Suomeen|Maahan saapunut|Suomeen muuttopäivä|Saapumispäivä",
        "Maahantulo pvm|Maaht.pvm|Saap. pvm|Muutto pvm|Tullut Suomeen|Saapunut|Maahantulo|Muuttopv|Saap.pv",
        "MAAHANTULO_PVM|saapumis_pvm|maahantuloPvm|MUUTTO_PVM|maahanmuutto_pvm|SAAPUNUT_PVM|muuttoPvm",
        "Ankomstdatum|Inflyttad|Inflyttningsdag|Kom till Finland|Flyttat in|Ankomst till Finland|Flyttningsdag|Inflyttningsdatum|Anlänt|Ankomst (datum)",
        "Date of arrival|Arrived|Arrival in Finland|arrivedOn|MOVE_IN_DATE|Date of entry|Arrival date|Moved to Finland|Date moved in|arrivalDate|Entered Finland"]),
    ("assessment_on", [
        "Alkukartoitus|Alkukartoitus tehty|Palvelutarpeen arviointi|Arvioinnin päivämäärä|Osaamisen arviointi tehty|Alkukartoituksen päivä|Osaamisen ja palvelutarpeen arviointi pvm|Arviointi tehty|Alkukartoituspäivä|Palvelutarvearvio pvm",
        "Alkukart.|AK pvm|Arv. pvm|Alkuk. pvm|Alkukartoitus pv|Arviointi|Alkukartoitus pvm|Arv.pvm|Kartoitus pvm|PTA pvm",
        "ALKUKARTOITUS_PVM|arviointi_pvm|alkukartoitusPvm|ARVIOINTIPVM|ARVIO_PVM|alkukartoitus_tehty|kartoitusPvm",
        "Inledande kartläggning|Kartl. gjord|Kartläggningsdatum|Bedömningsdatum|Bedömning av servicebehov|Kartläggning gjord|Kartläggning (datum)|Inledande kartl.|Servicebehovsbedömning|Bedömningen gjord",
        "Initial assessment|Assessment date|Assessed|Needs assessment date|assessedAt|ASSESSMENT_DT|Assessment done|Skills assessment date|Initial assessment on|assessmentDate"]),
    ("plan_from", [
        "Kotoutumissuunnitelma alkaen|Suunnitelman alkupäivä|Kotosuunnitelma voimassa alkaen|Kotoutumissuunnitelman alkamispäivä|Suunnitelma alkaa|Kotosuunnitelman alku|Suunnitelma voimassa alkaen|Kotoutumissuunnitelma (alku)|Suunnitelman alkamispäivä",
        "Kot.suunn. alku|Suunn. alk.|Koto-suunn. alkaa|KS alku|Suunn. alkupvm|Kotosuunn. alk.|KS alkaa|Suunn.alku|Ksuunn. alkaen",
        "KOTOSUUNNITELMA_ALKUPVM|suunnitelma_alku|suunnitelmaAlkaa|PLAN_ALKU|ks_alku_pvm|SUUNN_ALKU|kotoSuunnitelmaAlku",
        "Integrationsplan fr.o.m.|Planens början|Plan fr.o.m.|Integr.plan börjar|Planen inleds|Planens startdatum|Integrationsplanen börjar|Plan från|Planens startdag|Integrationsplan (från)",
        "Plan start|Integration plan from|Plan valid from|planStartDate|PLAN_FROM|Integration plan start|Plan begins|Integration plan begins|plan_start|Plan start date"]),
    ("plan_until", [
        "Kotoutumissuunnitelma päättyy|Suunnitelman loppupäivä|Kotosuunnitelma voimassa asti|Kotoutumissuunnitelman päättymispäivä|Suunnitelma loppuu|Kotosuunnitelman loppu|Suunnitelma voimassa asti|Kotoutumissuunnitelma (loppu)|Suunnitelman päättymispäivä",
        "Kot.suunn. loppu|Suunn. päät.|Koto-suunn. päättyy|KS loppu|Suunn. loppupvm|Kotosuunn. päät.|KS päättyy|Suunn.loppu|Ksuunn. asti",
        "KOTOSUUNNITELMA_LOPPUPVM|suunnitelma_loppu|suunnitelmaPaattyy|PLAN_LOPPU|ks_loppu_pvm|SUUNN_LOPPU|kotoSuunnitelmaLoppu",
        "Integrationsplan t.o.m.|Planens slut|Plan t.o.m.|Integr.plan slutar|Planen upphör|Planens slutdatum|Integrationsplanen slutar|Plan till|Planens slutdag|Integrationsplan (till)",
        "Plan end|Integration plan to|Plan valid until|planEndDate|PLAN_TO|Integration plan end|Plan ends|Integration plan ends|plan_end|Plan end date"]),
    ("phone", [
        "Puhelin|Puhelinnumero|Matkapuhelin|Puhelin (oma)|Puhelinnumero 1|Asiakkaan puhelin|Puhelin 1|Puhelinnro",
        "Puh.|Puh. nro|GSM|Matkap.|Puh:|Puhelin:|P. nro|Matkapuh.",
        "PUHELIN|puhelin_nro|puhelinNumero|GSM_NRO|PUH_NRO|puhelin|matkapuhelin",
        "Telefon|Telefonnummer|Mobil|Tfn|Mobiltelefon|Tel.|Tel.nr|Telefon (mobil)|Mobilnummer",
        "Phone|Phone no.|Mobile phone|phoneNumber|TEL|Telephone number|Contact phone|Mobile|phone_no|Tel. no."]),
    ("email", [
        "Sähköposti|Sähköpostiosoite|Sähköposti (oma)|E-mail|Sähköpostios.|Asiakkaan sähköposti|Sähkö-posti",
        "S-posti|Sposti|Säh.posti|Email|Säpo|E-posti|S-posti:",
        "SAHKOPOSTI|sahkoposti_osoite|sahkoposti|EMAIL|EMAIL_OSOITE|sahkopostiosoite|email1",
        "E-post|E-postadress|Epost|E-post (egen)|Mejl|E-mail|E-postadr.",
        "Email|E-mail address|emailAddress|E-Mail|EMAIL_ADDR|E-mail|Mail|email_address"]),
    ("non_disclosure", [
        "Turvakielto|Turvakielto (K/E)|Onko turvakielto|Turvakielto voimassa|Turvakielto on|Osoitteen turvakielto|Turvakielto K/E",
        "Turvak.|Turva-k.|T-kielto|Turvakielto?|TK|Turvakielto:|Turvak. K/E",
        "TURVAKIELTO|turvakielto|onTurvakielto|TURVAKIELTO_KE|turvakielto_kytkin|TURVAKIELTO_FLAG|turvaKielto",
        "Spärrmarkering|Spärrmark.|Säkerhetsförbud|Spärr|Spärrmarkerad|Spärrmarkering (J/N)|Har spärrmarkering|Spärrad adress",
        "Non-disclosure|Non-disclosure order|nonDisclosure|Address confidential|NON_DISCLOSURE|Security ban|Protected address|isProtected|Non disclosure"]),
    ("jobseeker", [
        "Työnhakija|Työnhakijana|Työnhakija (K/E)|Onko työnhakija|Ilmoittautunut työnhakijaksi|Työnhakija?|Työnhakijaksi ilmoittautunut|Työttömänä työnhakijana",
        "Työnhak.|Tyhak.|Työnhakija?|Työnh.|TH|Työnhakija K/E|Työnhakija:",
        "TYONHAKIJA|tyonhakija|onTyonhakija|TYONHAKIJA_KE|TYONHAKIJA_FLAG|tyonHakija|onko_tyonhakija",
        "Arbetssökande|Arb.sök.|Arbetssök.|Är arbetssökande|Arbetssökande (J/N)|Arbetssökande?|Anmäld arbetssökande|Arbetssök. (J/N)",
        "Jobseeker|Job seeker|isJobseeker|Registered jobseeker|JOB_SEEKER|Is job seeker|Jobseeker (Y/N)|job_seeker|Unemployed jobseeker"]),
    ("notes", [
        "Lisätietoja|Huomautuksia|Muistiinpanot|Huomioita|Vapaa teksti|Lisätiedot|Huomautus|Vapaamuotoinen teksti|Muuta huomioitavaa|Muut tiedot",
        "Huom|Muist.|Lisät.|Lisätied.|Huom:|Muuta|Huomio|Teksti",
        "LISATIEDOT|huomautus|vapaaTeksti|MUISTIINPANO|MEMO|huomiot|LISATIETO",
        "Anmärkning|Kommentarer|Övrigt|Tilläggsuppgifter|Noteringar|Anm.|Anteckning|Fritext|Annat|Anteckn.",
        "Notes|Remarks|Comments|Free text|additionalInfo|NOTES|Note|Comment|Other information|memo"]),
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
