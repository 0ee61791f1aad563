//! Header words of old registers, in the languages and shorthands offices use. A new word = one more string.

use super::compose;
use super::guard::{self, Guard};
use crate::intake::damage;
use crate::intake::field::Field;
use crate::intake::spelling::{distance, fold, tokens};
use crate::law::s073_data;
use std::sync::OnceLock;

/// What a header may mean: one field, a whole name in one column, or a field we know and do not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    One(Field),
    WholeName { family_first: bool },
}

use Field as F;
use Meaning::{One, WholeName};

/// Words with commas between them, Finnish, Swedish, English.
const WORDS: &[(Meaning, &str)] = &[
    (
        One(F::ClientNumber),
        "asiakasnumero, asiakasnro, asiakas nro, as nro, asiakastunnus, asiakas id, asiakkaan numero, \
         klient id, klientnummer, kundnummer, client no, client number, client id, customer id, \
         customer number, person id, henkilö id, rekisterinumero, id, nro, klientens nummer, kundens nummer",
    ),
    (
        One(F::IdentityCode),
        "henkilötunnus, hetu, henk tunnus, hlötunnus, sotu, sosiaaliturvatunnus, personbeteckning, \
         personnummer, pb, identity code, personal identity code, ssn, social security number, personal id, \
         pic, hetu tunnus, pers bet, personbet, personbeteckn, personsignum, klientens pers bet, kundens personbeteckning, \
         asiakkaan hetu, asiakkaan henkilötunnus, asiakkaan hlötunnus",
    ),
    (
        One(F::FamilyName),
        "sukunimi, suku nimi, sukunimet, efternamn, familjenamn, enamn, släktnamn, family name, last name, surname, lastname, snimi",
    ),
    (
        One(F::GivenNames),
        "etunimet, etunimi, etu nimi, kutsumanimi, förnamn, given names, given name, first name, first names, \
         forename, enimi, fnamn, alla förnamn, toinen nimi, toinen etunimi, muut etunimet, middle name, middle names, second name, \
         andra namn, andra förnamn, övriga förnamn, mellannamn",
    ),
    (
        WholeName { family_first: true },
        "nimi, sukunimi ja etunimi, sukunimi ja etunimet, suku ja etunimet, suku ja etunimi, sukunimi etunimi, \
         sukunimi etunimet, nimi sukunimi etunimi, nimi sukunimi etunimet, nimi suku ja etunimet, \
         asiakkaan nimi, as nimi, henkilön nimi, asiakas, efternamn förnamn, efternamn och förnamn, \
         last name first name, surname given names, family name given names",
    ),
    (
        WholeName { family_first: false },
        "koko nimi, etunimi sukunimi, etunimet sukunimi, etu ja sukunimi, etunimet ja sukunimi, \
         etunimi ja sukunimi, nimi etunimi sukunimi, namn, hela namnet, fullständigt namn, förnamn efternamn, \
         förnamn och efternamn, klientens namn, full name, name, client name, first name last name, \
         given names family name",
    ),
    (
        One(F::BirthDate),
        "syntymäaika, syntymä aika, syntymäpäivä, syntymä pvm, synt aika, synt pvm, synt, syntynyt, s aika, \
         saika, födelsedatum, födelsetid, född, date of birth, birth date, dob, born, birthdate, birthday",
    ),
    (
        One(F::Municipality),
        "kotikunta, koti kunta, kotipaikka, kotipaikkakunta, kunta, asuinkunta, kuntanumero, kuntakoodi, kotikunnan nimi, kunnan nimi, \
         hemkommun, kommun, hemort, kommunkod, boendekommun, municipality, municipality code, \
         municipality of residence, home municipality, väestökirjakunta, väestörekisterikunta, rekisterikunta, local authority, authority area, council area, city of residence",
    ),
    (
        One(F::Citizenship),
        "kansalaisuus, kansal, kansallisuus, kans maa, kansal maa, kansalais maa, kans koodi, kansalaisuusmaa, kansalaisuuskoodi, kotimaa, \
         medborgarskap, medborgare i, nationalitet, citizenship, nationality, nationality iso, \
         citizenship country, country of citizenship, country",
    ),
    (
        One(F::MotherTongue),
        "äidinkieli, äidin kieli, kieli, äk, modersmål, språk, mother tongue, native language, first language, \
         language",
    ),
    (
        One(F::ServiceLanguage),
        "asiointikieli, asiointi kieli, palvelukieli, tulkkauskieli, kontaktspråk, servicespråk, ärendespråk, \
         service language, contact language, preferred language",
    ),
    (
        One(F::ResidenceRight),
        "oleskelulupa, oleskelu lupa, oleskeluoikeus, oleskeluluvan peruste, oleskelulupaperuste, luvan peruste, \
         lupaperuste, oleskeluoikeuden peruste, oleskeluluvan tyyppi, oleskeluluvan laji, tillståndsgrund, \
         grund för uppehållstillstånd, grund för tillstånd, permit basis, basis of permit, permit ground, lupatyyppi, luvan tyyppi, lupa tyyppi, luvan laji, \
         lupalaji, lupa, ollupa, uppehållstillstånd, uppehållsrätt, tillståndstyp, tillstånd typ, \
         typ av tillstånd, tillstånd, permit type, residence permit, residence right, permit, \
         residence permit type",
    ),
    (
        One(F::FirstRightOn),
        "lupa myönnetty, luvan alku, luvan alkupäivä, luvan myöntöpäivä, luvan pvm, lupa pvm, lupapäivä, \
         lupa alkaa, lupa alkoi, luvan alkamispäivä, oleskeluluvan alku, oleskelulupa myönnetty, \
         oleskeluluvan myöntämispäivä, oleskeluoikeus alkoi, ensimmäinen lupa, ensimmäinen oleskelulupa, \
         ensimmäisen luvan pvm, 1 lupa pvm, 1 lupa, 1 luvan pvm, 1 oleskelulupa, lupapäätös pvm, myönnetty, \
         tillstånd beviljat, beviljat, beviljad, första tillstånd, tillstånd datum, tillståndsdatum, \
         tillstånd från, permit date, permit granted, granted on, grant date, first permit, first permit date, \
         permit start, first right on",
    ),
    (
        One(F::MovedInOn),
        "muuttopäivä, muutto pvm, muuttopvm, muuttanut, muutti, maahantulo, maahantulopäivä, maahantulo pvm, \
         maahanmuuttopäivä, saapui, saapunut, saapumispäivä, saapumis pvm, tulopäivä, tulo pvm, kuntaan muutto, \
         kotikunta alkaen, ankomst, ankomstdag, ankomstdatum, inflyttning, inflyttningsdag, flyttningsdag, \
         flyttdatum, arrival, arrival date, arrived, date of arrival, moved in, moved in on, entry date, \
         move date",
    ),
    (
        One(F::AssessmentOn),
        "alkukartoitus, alkukartoitus pvm, alkukartoituspäivä, kartoitus, kartoitus pvm, kartoitettu, \
         arviointi, arviointi tehty, arviointi pvm, arviointipäivä, osaamisen arviointi, \
         palvelutarpeen arviointi, alkuhaastattelu, kartläggning, kartläggning datum, inledande kartläggning, \
         bedömning, bedömning gjord, bedömningsdag, assessment, assessment date, assessed on, \
         initial assessment",
    ),
    (
        One(F::PlanFrom),
        "kotosuunnitelma alkaa, kotosuunnitelma alku, suunnitelma alkaa, suunnitelman alku, suunnitelma tehty, \
         suunnitelma laadittu, suunnitelma pvm, suunnitelman alkupäivä, kotoutumissuunnitelma alkaa, \
         kotoutumissuunnitelma alku, kotoutumissuunnitelman alku, kotoutumissuunnitelma laadittu, \
         kotoutumissuunnitelma tehty, kotosuunnitelma tehty, kotosuunnitelma, kotoutumissuunnitelma, ks alkaa, \
         koto alkaa, plan från, planen börjar, plan börjar, plan start, plan startdatum, integrationsplan från, \
         integrationsplan börjar, plan begins, plan from, plan start date, integration plan start, \
         start of plan",
    ),
    (
        One(F::PlanUntil),
        "kotosuunnitelma päättyy, kotosuunnitelma loppu, suunnitelma päättyy, suunnitelman loppu, \
         suunnitelma loppuu, suunnitelman päättymispäivä, suunnitelma voimassa, suunnitelma asti, \
         voimassa asti, voimassaolo päättyy, kotoutumissuunnitelma päättyy, kotoutumissuunnitelma loppuu, \
         kotoutumissuunnitelman loppu, kotosuunnitelma asti, ks päättyy, koto päättyy, plan till, \
         planen slutar, plan slutar, plan slut, plan slutdatum, giltig till, integrationsplan till, \
         integrationsplan slutar, plan end, plan ends, plan until, plan end date, integration plan end, \
         valid until, end of plan",
    ),
    (
        One(F::Phone),
        "puhelin, puhelinnumero, puhelinnro, p nro, pnro, puh, puh nro, puhnro, gsm, matkapuhelin, kännykkä, telefon, \
         telefonnummer, tel, mobil, mobiltelefon, phone, phone number, telephone, mobile, mobile phone, cell",
    ),
    (
        One(F::Email),
        "sähköposti, sähköpostiosoite, s posti, sposti, e posti, e post, epost, e postadress, email, e mail, \
         mail, email address, meili",
    ),
    (
        One(F::NonDisclosure),
        "turvakielto, tk, turva kielto, osoitesalaus, yhteystiedot salaisia, spärrmarkering, \
         sekretessmarkering, spärr, säkerhetsförbud, t kielto, turva k, luovutuskielto, non disclosure, nondisclosure, address protection, \
         protected, protected address, secret address",
    ),
    (
        One(F::Jobseeker),
        "työnhakija, työnhakijana, työn hakija, th, työnhaku, tyonhakija te, te asiakas, työtön työnhakija, \
         arbetssökande, arbetssokande, arbetslös arbetssökande, työtön, arbetslös, unemployed, job seeker, jobseeker, unemployed jobseeker",
    ),
    (
        One(F::Address),
        "osoite, katuosoite, lähiosoite, kotiosoite, postiosoite, jakeluosoite, asuinosoite, vakinainen osoite, \
         nykyinen osoite, postinumero, postinro, posti nro, pnro, pno, postitoimipaikka, posti tmp, postitmp, \
         postinumero ja postitoimipaikka, adress, gatuadress, hemadress, postadress, utdelningsadress, \
         näradress, postnummer, post nr, postnr, postort, postanstalt, postipaikka, posti paikka, post town, posttown, post office, postal town, address, street, street address, \
         home address, postal address, postal code, postcode, post code, zip, zip code, post office",
    ),
    (
        One(F::ContactAddress),
        "yhteysosoite, c o osoite, prosessiosoite, kontaktadress, c o adress, processadress, contact address, \
         c o address",
    ),
    (
        One(F::Interpreter),
        "tulkki, tulkin tarve, tulkkaus, tulkkaustarve, tarvitsee tulkin, tulkki tarvitaan, tulkkitarve, tolk, \
         tolkbehov, behöver tolk, behov av tolk, interpreter, needs interpreter, interpreter needed, \
         needs an interpreter",
    ),
    (
        One(F::FirstMunicipalityOn),
        "kotikuntamerkintä, kotikuntamerkintä pvm, kotikunta rekisteröity, ensimmäinen kotikunta rekisteröity, \
         ensimmäinen kotikunta pvm, kotikunta pvm, hemkommun registrerad, första hemkommun registrerad, \
         hemkommun från, municipality registered, first municipality on, first municipality registered",
    ),
    (
        One(F::ProtectionOrFamily),
        "kansainvälinen suojelu, kansainvälistä suojelua saava, kv suojelu, pakolainen, pakolaisasema, \
         internationellt skydd, flykting, flyktingstatus, international protection, refugee, refugee status",
    ),
    (One(F::QuotaRefugee), "kiintiöpakolainen, kiintiö, kiintiöpak, kvotflykting, kvot, quota refugee, quota"),
    (
        One(F::QuotaFamilyMember),
        "kiintiöpakolaisen perheenjäsen, kiintiöpakolaisen omainen, kvotflyktings familjemedlem, \
         quota family member, family member of a quota refugee",
    ),
    (
        One(F::Unaccompanied),
        "yksin tullut, yksintullut, ilman huoltajaa, ilman huoltajaa tullut, alaikäisenä yksin tullut, \
         ensamkommande, utan vårdnadshavare, unaccompanied, unaccompanied minor",
    ),
    (
        One(F::TraffickingVictim),
        "ihmiskaupan uhri, ihmiskauppa, offer för människohandel, människohandel, trafficking victim, \
         victim of trafficking",
    ),
    (
        One(F::HomeCareAllowance),
        "kotihoidon tuki, kotihoidontuki, saa kotihoidon tukea, hemvårdsstöd, home care allowance",
    ),
    (One(F::SocialAssistance), "toimeentulotuki, saa toimeentulotukea, utkomststöd, social assistance, income support"),
    (
        One(F::Household),
        "perhenumero, perhe nro, perhetunnus, perhe id, perheen numero, perheen tunnus, ruokakunta, \
         ruokakuntanumero, ruokakunta nro, talouden numero, kotitalous, taloustunnus, talousnumero, \
         familjenummer, familje id, familj nr, familjens nummer, hushåll, hushållsnummer, hushålls id, \
         household, household id, household number, household no, family id, family number, family no",
    ),
    (
        One(F::HouseholdRelation),
        "asema perheessä, perheasema, sukulaisuussuhde, perhesuhde, suhde päämieheen, ställning i familjen, \
         familjeställning, familjerelation, household relation, family position, position in family, \
         family relation, relationship",
    ),
    (
        One(F::Worker),
        "työntekijä, vastuutyöntekijä, vastuu työntekijä, omatyöntekijä, oma työntekijä, vastuuhenkilö, \
         kotoutumiskoordinaattori, ohjaaja, handläggare, ansvarig handläggare, egen handläggare, handledare, \
         case worker, caseworker, worker, responsible worker, social worker",
    ),
    (
        One(F::EndedOn),
        "asiakkuus päättynyt, asiakkuus päättyi, asiakkuuden päättyminen, asiakkuus loppunut, asiakkuus loppui, \
         asiakassuhde päättynyt, päättynyt, kundrelationen upphört, kundrelationen upphörde, \
         klientskapet upphört, avslutad, avslutat, client relationship ended, relationship ended, case closed, \
         closed on, closed, ended on",
    ),
    (
        One(F::Notes),
        "lisätiedot, lisätieto, memo, muistio, kommentar, kommentarer, fritext, muut tiedot, vapaa teksti, huomiot, huomioita, merkinnät, noteringar, \
         övriga uppgifter, fri text, free text, other information, huomautukset, huomautus, huom, huomioitavaa, muistiinpanot, muuta, kommentit, \
         anteckningar, anteckning, anmärkningar, tilläggsuppgifter, övrigt, comments, comment, notes, note, \
         remarks, additional information",
    ),
    (
        One(F::Refused),
        "uskonto, uskontokunta, uskonnollinen yhdyskunta, vakaumus, kirkkokunta, seurakunta, etninen tausta, \
         församling, kyrka, kyrkotillhörighet, samfund, usk, etn, etn tausta, etn ryhmä, shia sunni, sunni shia, etninen ryhmä, etnisyys, etninen alkuperä, rotu, heimo, klaani, klan, ihonväri, poliittinen kanta, \
         puoluekanta, ammattiliitto, ammattiliiton jäsenyys, seksuaalinen suuntautuminen, religion, \
         trossamfund, trosbekännelse, tro, livsåskådning, etnicitet, etnisk bakgrund, etniskt ursprung, \
         etnisk grupp, folkgrupp, ras, stam, hudfärg, politisk åsikt, fackförening, sexuell läggning, \
         religious affiliation, faith, belief, denomination, ethnicity, ethnic, ethnic group, ethnic origin, \
         ethnic background, race, tribe, clan, caste, skin colour, skin color, political opinion, trade union, \
         sexual orientation, terveys, terveydentila, terveystiedot, sairaudet, sairaus, diagnoosi, lääkitys, \
         lääkkeet, vamma, vammaisuus, raskaus, mielenterveys, allergiat, hälsa, hälsotillstånd, sjukdom, \
         sjukdomar, diagnos, medicinering, funktionsnedsättning, graviditet, health, health status, \
         health condition, illness, illnesses, disease, diagnosis, medication, disability, pregnancy, \
         mental health, rikosrekisteri, rikokset, tuomiot, brott, brottsregister, criminal record, puolue, \
         parti, party membership, yhdistysjäsenyys",
    ),
    (
        One(F::Ignored),
        "luvan päättyminen, lupa päättyy, lupa voimassa, oleskelulupa päättyy, oleskelulupa voimassa, \
         luvan loppu, tillstånd till, tillstånd upphör, permit end, permit expires, permit valid until, \
         siviilisääty, civilstånd, marital status, sukupuoli, kön, gender, sex, syntymäkunta, syntymämaa, syntymäpaikka, födelseort, \
         födelseland, place of birth, country of birth, kieli tulkki, kielitaso, kielitaito, språknivå, \
         språkkunskaper, language level, language skills, muokattu, päivitetty, luotu, \
         uppdaterad, updated, created, modified, rivinumero, rivi nro, rivi, järjestysnumero, jnro, radnummer, rad, \
         row number, row no, row, rownum, line, line no",
    ),
];

/// Religious and ethnic communities and illnesses never pass as anything else: a header with such a word is refused.
const REFUSED_STEMS: &[&str] = &[
    "uskon",
    "religi",
    "etnis",
    "ethni",
    "etnic",
    "vakaumu",
    "trossam",
    "trosbek",
    "heimo",
    "klaani",
    "kirkk",
    "forsamling",
    "samfund",
    "kyrko",
    "shia",
    "sunni",
    "sairau",
    "diagno",
    "sjukdom",
    "illness",
    "mielenterv",
    "terveydent",
    "halsotill",
    "vammai",
];

struct Word {
    meaning: Meaning,
    whole: String,
    tokens: Vec<String>,
}

fn list() -> &'static [Word] {
    static LIST: OnceLock<Vec<Word>> = OnceLock::new();
    LIST.get_or_init(|| {
        let word = |meaning, text: &str| Word { meaning, whole: fold(text), tokens: tokens(text) };
        WORDS
            .iter()
            .flat_map(|(meaning, texts)| texts.split(',').map(move |text| word(*meaning, text.trim())))
            .collect()
    })
}

/// A header without a note of how it is written: `Syntymäaika (pp.kk.vvvv)`, `Turvakielto (K/E)`.
fn without_pattern(header: &str) -> (String, Vec<String>) {
    const PATTERN: &[&str] =
        &["pp", "kk", "vvvv", "vv", "dd", "mm", "yyyy", "yy", "aaaa", "aa", "tt", "k", "e", "j", "n", "y", "ja", "nej"];
    let (before, rest) = header.split_once('(').unwrap_or((header, ""));
    let inner = tokens(rest);
    let pattern = !inner.is_empty() && inner.iter().all(|token| PATTERN.contains(&token.as_str()));
    let header = if pattern { before } else { header };
    (fold(header), tokens(header))
}

/// How well a header fits each meaning, 0–100; meanings that do not fit are left out.
pub fn meanings(header: &str) -> Vec<(Meaning, u32)> {
    const LENGTH_AT_MOST: usize = 200;
    if header.len() > LENGTH_AT_MOST {
        return Vec::new();
    }
    let mended = mended(header);
    let header = mended.as_deref().unwrap_or(header);
    let (whole, parts) = without_pattern(header);
    if whole.is_empty() {
        return Vec::new();
    }
    let stem = |stem: &&str| parts.iter().any(|token| token.starts_with(stem));
    if REFUSED_STEMS.iter().any(stem) || s073_data::has_no_place(header).is_some() {
        return vec![(One(F::Refused), 100)];
    }
    let guard = Guard::of(&parts);
    if guard::protects(&parts) && !guard.another {
        return vec![(One(F::NonDisclosure), 100)];
    }
    let mut found: Vec<(Meaning, u32)> = Vec::new();
    if is_client_number(&whole) {
        found.push((One(F::ClientNumber), 98));
    }
    for word in list() {
        let score = fits(&whole, &parts, word);
        match found.iter_mut().find(|(meaning, _)| *meaning == word.meaning) {
            _ if score == 0 => {}
            Some((_, best)) => *best = score.max(*best),
            None => found.push((word.meaning, score)),
        }
    }
    if let Some((meaning, score)) = compose::meaning(&parts) {
        match found.iter_mut().find(|(known, _)| *known == meaning) {
            Some((_, best)) => *best = score.max(*best),
            None => found.push((meaning, score)),
        }
    }
    found.retain(|(meaning, _)| !guard.bars(*meaning));
    found
}

/// What a header says of itself beside its words.
pub fn guard(header: &str) -> Guard {
    Guard::of(&tokens(mended(header).as_deref().unwrap_or(header)))
}

/// `Senast Ã¤ndrad`: headers come out of the same transfers as the cells.
fn mended(header: &str) -> Option<String> {
    if header.is_ascii() { None } else { damage::mended(header) }
}

/// `Klientnr`, `Kund-ID`, `As.nro`, `Customer ref`: whose number, and a word for number.
fn is_client_number(whole: &str) -> bool {
    const WHOSE: &[&str] = &[
        "asiakkaan",
        "asiakas",
        "asiak",
        "as",
        "klientens",
        "klient",
        "kundens",
        "kund",
        "clients",
        "client",
        "customer",
        "cust",
        "klientti",
    ];
    const NUMBER: &[&str] = &[
        "nro",
        "nr",
        "no",
        "num",
        "numero",
        "nummer",
        "number",
        "id",
        "tunnus",
        "tunniste",
        "tunn",
        "ref",
        "kod",
        "koodi",
        "code",
        "rekisterinumero",
    ];
    WHOSE.iter().filter_map(|whose| whole.strip_prefix(whose)).any(|rest| NUMBER.contains(&rest))
}

/// The meaning that fits best, if one fits well.
pub fn best(header: &str) -> Option<Meaning> {
    meanings(header).into_iter().filter(|(_, score)| *score >= 60).max_by_key(|(_, score)| *score).map(|(m, _)| m)
}

fn fits(whole: &str, parts: &[String], word: &Word) -> u32 {
    if whole == word.whole {
        return 100;
    }
    // What is refused is refused by its own word: `education` is no `medication`, `huomiot` no `tuomiot`.
    // `turkki` is a language, and no slip of `tulkki`.
    let whole_only = matches!(word.meaning, One(F::Refused | F::Interpreter));
    let slip = match (word.whole.len(), whole_only) {
        (..9, true) => 0,
        (..9, false) | (_, true) => 1,
        _ => 2,
    };
    if word.whole.len() >= 5
        && alike(whole, &word.whole)
        && let Some(slips) = distance(whole, &word.whole, slip)
    {
        return 92 - 4 * u32::try_from(slips).unwrap_or(0);
    }
    // `Kansal.`, `Synt. aika`: every word cut short in the same order.
    let cut =
        |(short, long): (&String, &String)| short == long || (short.len() >= 3 && long.starts_with(short.as_str()));
    // `Ammatti` is no beginning of `ammattiliitto`: what is refused is refused by its whole word.
    if word.meaning != One(F::Refused) && parts.len() == word.tokens.len() && parts.iter().zip(&word.tokens).all(cut) {
        return 82;
    }
    // `Puhelin (koti)`, `date_of_birth_client`: all the words among others; the more of the header, the better.
    let length = u32::try_from(word.whole.chars().count()).unwrap_or(0);
    let of = u32::try_from(whole.chars().count()).unwrap_or(1).max(1);
    if length >= 3 && word.tokens.iter().all(|token| parts.contains(token)) {
        return 55 + 25 * length.min(of) / of;
    }
    if length >= 6 && whole.contains(&word.whole) {
        return 50 + 25 * length / of;
    }
    0
}

/// A slip of the hand leaves most of the word as it was: a cheap look before the slips are counted.
fn alike(a: &str, b: &str) -> bool {
    let (least, most) = (a.len().min(b.len()), a.len().max(b.len()));
    let front = a.bytes().zip(b.bytes()).position(|(x, y)| x != y).unwrap_or(least);
    let back = a.bytes().rev().zip(b.bytes().rev()).position(|(x, y)| x != y).unwrap_or(least);
    most - least <= 3 && (front + back) * 3 >= least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_understood() {
        let cases = [
            ("Hetu", One(F::IdentityCode)),
            ("Henkilötunus", One(F::IdentityCode)),
            ("Synt.aika", One(F::BirthDate)),
            ("Synt.", One(F::BirthDate)),
            ("Kansal.", One(F::Citizenship)),
            ("Suku- ja etunimet", WholeName { family_first: true }),
            ("Nimi (sukunimi, etunimi)", WholeName { family_first: true }),
            ("Etunimet Sukunimi", WholeName { family_first: false }),
            ("full_name", WholeName { family_first: false }),
            ("Lupatyyppi", One(F::ResidenceRight)),
            ("Luvan alku", One(F::FirstRightOn)),
            ("1. lupa pvm", One(F::FirstRightOn)),
            ("Maahantulo", One(F::MovedInOn)),
            ("Alkukartoitus (pvm)", One(F::AssessmentOn)),
            ("Voimassa asti", One(F::PlanUntil)),
            ("Suunnitelma tehty", One(F::PlanFrom)),
            ("TK", One(F::NonDisclosure)),
            ("nationality_iso", One(F::Citizenship)),
            ("Uskonto / kirkkokunta", One(F::Refused)),
            ("Huom!", One(F::Notes)),
            ("Syntymäkunta", One(F::Ignored)),
            ("Lähiosoite", One(F::Address)),
            ("Postinumero", One(F::Address)),
            ("Perhe-nro", One(F::Household)),
            ("Vastuutyöntekijä", One(F::Worker)),
            ("Tulkin tarve (K/E)", One(F::Interpreter)),
            ("Sähköpostiosoite", One(F::Email)),
            ("Terveydentila", One(F::Refused)),
            ("As. nimi", WholeName { family_first: true }),
            ("Fnamn", One(F::GivenNames)),
            ("Lähtömaa", One(F::Ignored)),
            ("Syntymäaika (pp.kk.vvvv)", One(F::BirthDate)),
            ("Syntymäaika", One(F::BirthDate)),
            ("huomiot", One(F::Notes)),
            ("KANSALAIS.", One(F::Citizenship)),
            ("Ammattiliiton jäsen", One(F::Refused)),
            ("Siviilisääty", One(F::Ignored)),
            ("Family name", One(F::FamilyName)),
            ("Ensimmäinen kotikunta rekisteröity", One(F::FirstMunicipalityOn)),
            ("Asiakkuus päättynyt pvm", One(F::EndedOn)),
        ];
        for (header, meaning) in cases {
            assert_eq!(best(header), Some(meaning), "{header}: {:?}", meanings(header));
        }
        for unknown in ["Sarake 7", "XYZ", "foo", "Kenttä A", "Education", "Ammatti", "turkki"] {
            assert_eq!(best(unknown), None, "{unknown}: {:?}", meanings(unknown));
        }
    }
}
