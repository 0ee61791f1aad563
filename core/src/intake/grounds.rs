//! Words that tell why somebody has a permit rather than which permit it is. What they mean is asked, never taken.

use super::spelling::{fold, tokens};
use crate::codes;
use crate::phrase;
use crate::words::{Arg, Phrase, Text, text};
use std::sync::OnceLock;

/// Types that such a permit may be, the likeliest first; with one of them there is a candidate. None: it is no permit.
const GROUNDS: &[(&[&str], &str)] = &[
    (
        &[],
        "turvapaikanhakija|turvapaikkahakemus|hakemus vireillä|vireillä|hakija|käännytetty|karkotettu|viisumi|\
         asylsökande|ansökan anhängig|visum|visa|asylum seeker|asylum applicant|application pending|viisumivapaa|\
         ei oleskelulupaa|ei lupaa|inget uppehållstillstånd|no permit",
    ),
    (
        &["A"],
        "turvapaikka|turvapaikan saanut|kansainvälinen suojelu|kansainvälistä suojelua saava|pakolainen|pakolaisasema|\
         pakolaisstatus|kiintiöpakolainen|kiintiö|toissijainen suojelu|toissijaisen suojelun asema|humanitaarinen|\
         humanitaarinen suojelu|humanitaarinen peruste|yksilöllinen inhimillinen syy|paluumuuttaja|paluumuutto|\
         inkerinsuomalainen|inkeriläinen|asyl|internationellt skydd|flykting|flyktingstatus|kvotflykting|kvot|\
         alternativt skydd|alternativ skyddsstatus|subsidiärt skydd|humanitärt skydd|humanitära skäl|humanitär|\
         individuella mänskliga orsaker|återflyttare|återflyttning|ingermanländare|asylum|international protection|\
         refugee|refugee status|quota refugee|subsidiary protection|humanitarian protection|humanitarian grounds|\
         humanitarian|compassionate grounds|returnee|remigrant|ingrian",
    ),
    (
        &["A", "B"],
        "perheside|perhesideperuste|perheenyhdistäminen|perheenjäsen|puoliso|avioliitto|työlupa|työ|työnteko|oma työ|\
         työntekijä|työntekijän oleskelulupa|työntekijän lupa|työperuste|työperusteinen|ansiotyö|yrittäjä|\
         yrittäjän oleskelulupa|erityisasiantuntija|eu sininen kortti|sininen kortti|kausityö|opiskelija|opiskelu|\
         opiskelijan oleskelulupa|opiskelijalupa|opinnot|tutkija|määräaikainen|määräaikainen oleskelulupa|\
         määräaikainen lupa|uhri|ihmiskaupan uhri|familjeband|familjeåterförening|familjemedlem|make|maka|\
         arbetstillstånd|arbete|arbetstagare|uppehållstillstånd för arbetstagare|näringsidkare|företagare|\
         specialsakkunnig|eu blåkort|blåkort|säsongsarbete|studerande|studier|student|forskare|tidsbegränsat|\
         tidsbegränsat uppehållstillstånd|tidsbestämt|människohandel|offer för människohandel|family ties|family tie|\
         family reunification|family member|spouse|work permit|work|worker|employee|employment|entrepreneur|\
         specialist|eu blue card|blue card|seasonal work|study|studies|student permit|researcher|fixed term|\
         fixed term permit|fixed term residence permit|victim of trafficking|trafficking",
    ),
    (
        &["A", "B", "P"],
        "oleskelulupa|olupa|ol lupa|lupa|uppehållstillstånd|tillstånd|residence permit|permit|oleskelulupakortti",
    ),
    (
        &["EUK"],
        "oleskelukortti|pysyvä oleskelukortti|uppehållskort|permanent uppehållskort|residence card|\
         permanent residence card|eu kansalaisen puoliso|eu perheside",
    ),
    (
        &["EUR", "NOR"],
        "oleskeluoikeus|oleskeluoikeuden rekisteröinti|rekisteröity oleskeluoikeus|rekisteröinti|oleskeluoikeus \
         rekisteröity|uppehållsrätt|registrerad uppehållsrätt|registrering av uppehållsrätt|registrering|\
         right of residence|registered right of residence|registration of right of residence|registration",
    ),
];

type Types = &'static [&'static str];

/// The words of each, longest first, so that what says more is found before what says less.
fn words() -> &'static [(String, Vec<String>, Types)] {
    static WORDS: OnceLock<Vec<(String, Vec<String>, Types)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let each = |(types, words): &(Types, &'static str)| {
            let types = *types;
            words.split('|').map(move |word| (fold(word), tokens(word), types)).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = GROUNDS.iter().flat_map(each).collect();
        all.sort_by_key(|(_, tokens, _)| std::cmp::Reverse(tokens.len()));
        all
    })
}

/// What a whole cell tells.
pub fn whole(text: &str) -> Option<Types> {
    let folded = fold(text);
    words().iter().find(|(word, ..)| *word == folded).map(|(.., types)| *types)
}

/// What a word among others tells, if all that are there agree.
pub fn within(text: &str) -> Option<Types> {
    let said = tokens(text);
    let has = |tokens: &[String]| said.windows(tokens.len().max(1)).any(|window| window == tokens);
    let found: Vec<_> = words().iter().filter(|(word, tokens, _)| word.len() > 4 && has(tokens)).collect();
    // No permit at all, and what more words say, go before.
    let first = found.iter().find(|(.., types)| types.is_empty()).or(found.first())?;
    Some(first.2)
}

/// What a clerk is told of it.
pub fn said(types: &[&'static str]) -> Arg {
    let name = |code: &&'static str| {
        let code = codes::residence_rights().get(code)?;
        Some(Arg::Text(text(code.fi, code.sv, code.en)))
    };
    let mut names = types.iter().filter_map(name);
    let Some(first) = names.next() else { return NO_PERMIT.into() };
    let many = types.len() > 1;
    let all = names.fold(first, |all, one| Phrase { text: OR, args: vec![all, one] }.into());
    phrase!(if many { SEVERAL } else { USUALLY }, all).into()
}

const OR: Text = text("{0} / {1}", "{0} / {1}", "{0} / {1}");
const USUALLY: Text = text(
    "Sana kertoo luvan perusteen tai asiakirjan, ei lupalajia. Yleensä se on: {0}. Tarkista luvasta ja kerro sanojen merkityksissä (kohdistuksen values), mitä se tarkoittaa.",
    "Ordet säger grunden eller handlingen, inte tillståndets art. Oftast är det: {0}. Kontrollera i tillståndet och ange bland ordens betydelser (values i mappningen) vad det betyder.",
    "The word tells the ground or the document, not the type of the permit. Usually it is: {0}. Check the permit and say among the meanings of words (values of the mapping) what it means.",
);
const SEVERAL: Text = text(
    "Sana ei kerro lupalajia. Se voi olla: {0}. Tarkista luvasta ja kerro sanojen merkityksissä (kohdistuksen values), mitä se tarkoittaa.",
    "Ordet säger inte tillståndets art. Det kan vara: {0}. Kontrollera i tillståndet och ange bland ordens betydelser (values i mappningen) vad det betyder.",
    "The word does not tell the type of the permit. It may be: {0}. Check the permit and say among the meanings of words (values of the mapping) what it means.",
);
const NO_PERMIT: Text = text(
    "Sana ei kerro oleskeluluvasta eikä -oikeudesta. Tarkista, onko henkilöllä lupa, ja kirjoita sen laji.",
    "Ordet säger inget om uppehållstillstånd eller uppehållsrätt. Kontrollera om personen har tillstånd och skriv dess art.",
    "The word tells of no residence permit or right. Check whether the person has one and write its type.",
);
