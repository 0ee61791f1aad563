//! Headers put together of a thing and what of it is meant: `KOTOSUUNN_LOPPUPVM`, `permitEndDate`, `UT gäller till`.
//! Nobody can list them all, but their parts are few.

use super::words::Meaning::{self, One};
use crate::intake::field::Field as F;

/// Folded beginnings of words, or whole words with a `=` before them; `*` = anywhere in a word, `$` = at its end.
pub(super) type Stems = &'static [&'static str];

const PLAN: Stems = &["*suunnitelm", "*suunn", "plan", "=ks", "=koto", "*integrationsplan", "=ip"];
const PERMIT: Stems =
    &["*lupa", "*luva", "*tillstand", "permit", "=ut", "*oleskeluoik", "*uppehall", "tillst", "*residence"];
const ASSESSMENT: Stems = &[
    "*kartoitu",
    "*kartoite",
    "*kartoitt",
    "arviointi",
    "arvioin",
    "arvioit",
    "*kartlagg",
    "kartl",
    "bedom",
    "assess",
    "*alkuhaast",
    "=ak",
    "=okpa",
    // Palvelutarpeen arviointi, bedömning av servicebehovet.
    "*palvelutarp",
    "*palvelutarve",
    "*servicebehov",
    "=pta",
];
/// Of what is granted in such a register only a permit is meant.
const GRANTED: Stems = &["myonn", "bevilj", "grant"];
const MOVE: Stems = &[
    "muutto",
    "muutti",
    "muuttan",
    "*maahantul",
    "*maahanmuut",
    "saap",
    "tulopaiv",
    "tulopvm",
    "=tulo",
    "*inflytt",
    "flyttat",
    "flyttade",
    "flyttning",
    "flyttdag",
    "arriv",
    "ankom",
    "anlan",
    "moved",
    "moving",
    "=maaht",
    "=entry",
];
const END: Stems = &[
    "*loppu", "loppp", "*paatty", "*paatti", "slut", "=end", "ends", "ended", "ending", "expir", "until", "upphor",
    "=asti", "=till", "=to", "saakka", "=lop", "=loppu", "enddate", "forfall",
];
/// An end only if nothing says a beginning: `voimassa alkaen`.
const VALID: Stems = &["voimas", "giltig", "gall", "valid"];
const START: Stems = &[
    "*alku", "alka", "alkoi", "=alk", "start", "borja", "=fran", "=from", "begin", "began", "laad", "tehty", "myonn",
    "bevil", "issue", "grant", "gjord", "forst", "first", "ensim", "=ens", "myont", "=1", "=1st", "=since", "upprat",
    "inled", "drawn",
];
const KIND: Stems = &["typ", "laji", "slag", "class", "kind", "luok", "=tyyppi", "type", "kateg", "categ", "=laatu"];
const DATE: Stems = &["*pvm", "*paiv", "*datum", "date", "=dag", "*dagen", "=day", "=pv", "=pva", "$pv", "=dat"];
const NUMBER: Stems = &["nro", "numero", "=nr", "=no", "number", "nummer", "=id", "diaari", "dnr"];
const OUT: Stems = &["pois", "*utflytt", "=out", "lahto", "lahti", "avflytt"];
const PERSON: Stems = &["tekij", "laatij", "=av", "=by", "arvioija", "kartoittaja", "tyontek", "handlagg", "worker"];
const JOBSEEKER: Stems = &["tyonh", "tyohak", "tyhak", "arbsok", "arbetss", "jobseek"];
const CHANGED: Stems = &[
    "muutettu",
    "muokat",
    "andrad",
    "andrat",
    "uppdat",
    "paivitet",
    "tallennet",
    "modif",
    "updat",
    "luotu",
    "skapad",
    "created",
    "sparad",
];

/// Another country than that of citizenship, and other places: known, and not taken.
const PLACE: Stems =
    &["$maa", "$maan", "*valtio", "$land", "countr", "*paik", "$kunta", "$ort", "place", "city", "town", "state"];
const FROM: Stems =
    &["lahto", "lahde", "synny", "synty", "alkuper", "utres", "fodel", "birth", "depart", "origin", "ursprung"];
const CITIZEN: Stems = &["kansalais", "kansal", "medborg", "medb", "citizen", "nationalit"];
const BIRTH: Stems = &["synt", "synnyinaik", "synnyinpaiv", "fod", "birth", "born", "=dob"];
const SECOND: Stems =
    &["=2", "=ii", "toinen", "andra", "second", "muu", "ovri", "other", "tidig", "aiemp", "former", "previous"];

pub(super) fn has(parts: &[String], stems: Stems) -> bool {
    parts.iter().any(|part| {
        stems.iter().any(|stem| match (stem.strip_prefix('='), stem.strip_prefix('*')) {
            (Some(word), _) => part == word,
            (_, Some(inner)) => part.contains(inner),
            _ => match stem.strip_prefix('$') {
                Some(end) => part.ends_with(end),
                None => part.starts_with(stem),
            },
        })
    })
}

/// What the parts of a header say together, with a score below that of a word known whole.
pub(super) fn meaning(parts: &[String]) -> Option<(Meaning, u32)> {
    let has = |stems| has(parts, stems);
    if has(CHANGED) {
        return Some((One(F::Ignored), 88));
    }
    let pair = |a: &str, b: &str| parts.windows(2).any(|p| p[0].starts_with(a) && p[1].starts_with(b));
    if has(JOBSEEKER) || pair("arb", "sok") || pair("job", "seek") || pair("tyon", "hak") {
        return Some((One(F::Jobseeker), 86));
    }
    if has(PERSON) {
        return None;
    }
    // `t.o.m.`, `fr.o.m.`
    let spelled = |word: &[&str]| parts.windows(3).any(|three| three.iter().eq(word.iter()));
    let starts = has(START) || spelled(&["fr", "o", "m"]);
    let ends = has(END) || spelled(&["t", "o", "m"]) || (has(VALID) && !starts);
    if has(CITIZEN) {
        let other = has(SECOND) || has(DATE) || has(NUMBER);
        return Some(if other { (One(F::Ignored), 70) } else { (One(F::Citizenship), 88) });
    }
    if has(FROM) && has(PLACE) && !has(DATE) {
        return Some((One(F::Ignored), 101));
    }
    if has(BIRTH) {
        return Some((One(if has(PLACE) { F::Ignored } else { F::BirthDate }), 84));
    }
    if has(ASSESSMENT) {
        return Some((One(F::AssessmentOn), 80));
    }
    if has(PLAN) {
        return match (ends, starts) {
            (true, _) => Some((One(F::PlanUntil), 88)),
            (false, true) => Some((One(F::PlanFrom), 88)),
            (false, false) if has(DATE) => Some((One(F::PlanFrom), 75)),
            _ => None,
        };
    }
    if has(PERMIT) {
        return match () {
            () if has(KIND) => Some((One(F::ResidenceRight), 88)),
            () if has(NUMBER) && !has(DATE) && !starts => Some((One(F::Ignored), 88)),
            () if ends => Some((One(F::Ignored), 88)),
            () if starts => Some((One(F::FirstRightOn), 88)),
            () if has(DATE) => Some((One(F::FirstRightOn), 78)),
            () => None,
        };
    }
    // `Tuki myönnetty pvm` is about something else.
    if has(GRANTED) && has(DATE) && parts.len() == 2 {
        return Some((One(F::FirstRightOn), 76));
    }
    if has(MOVE) || pair("kom", "till") || pair("tul", "suom") || pair("enter", "finl") {
        return Some(if has(OUT) { (One(F::Ignored), 88) } else { (One(F::MovedInOn), 82) });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::spelling::tokens;

    #[test]
    fn parts_of_headers_are_put_together() {
        let cases = [
            ("KOTOSUUNNITELMA_LOPPUPVM", F::PlanUntil),
            ("Suunn. loppupvm", F::PlanUntil),
            ("ks loppu", F::PlanUntil),
            ("planens slut", F::PlanUntil),
            ("Integration plan to", F::PlanUntil),
            ("PLAN_ALKU", F::PlanFrom),
            ("Kot.suunn. alku", F::PlanFrom),
            ("permitEndDate", F::Ignored),
            ("UT gäller till", F::Ignored),
            ("permitStartDate", F::FirstRightOn),
            ("PERMIT_ISSUED", F::FirstRightOn),
            ("1:a tillståndet", F::FirstRightOn),
            ("UT-typ", F::ResidenceRight),
            ("AK pvm", F::AssessmentOn),
            ("KARTL. GJORD", F::AssessmentOn),
            ("Flyttat in", F::MovedInOn),
            ("Arb.sök.", F::Jobseeker),
            ("Tyhak.", F::Jobseeker),
            ("Muutettu", F::Ignored),
            ("Kansalaisuusvaltio", F::Citizenship),
            ("Medb.skap", F::Citizenship),
            ("Minkä  maan  kansalainen", F::Citizenship),
            ("KANSALAISUUS 2", F::Ignored),
            ("Lähtömaa", F::Ignored),
            ("birthCountry", F::Ignored),
            ("Country of departure", F::Ignored),
            ("Födelseland", F::Ignored),
            ("Föd.datum", F::BirthDate),
            ("Asiakkaan syntymäaika", F::BirthDate),
            ("synnyinaika", F::BirthDate),
            ("Synnyinmaa", F::Ignored),
            ("Tullut Suomeen", F::MovedInOn),
            ("Syntymäkotikunta", F::Ignored),
            ("Plan_t.o.m.", F::PlanUntil),
            ("Integrationsplan fr.o.m.", F::PlanFrom),
            ("Planen inleds", F::PlanFrom),
            ("Maaht.pvm", F::MovedInOn),
            ("Saap.pv", F::MovedInOn),
            ("Kom till Finland", F::MovedInOn),
            ("Entered Finland:", F::MovedInOn),
            ("Myönn.  pvm", F::FirstRightOn),
            ("Beviljad datum", F::FirstRightOn),
            ("Ens. luvan myöntämispv", F::FirstRightOn),
            ("Första tillst. datum", F::FirstRightOn),
            ("Kuntaan tulo", F::MovedInOn),
            ("Moving date", F::MovedInOn),
            ("OKPA pvm", F::AssessmentOn),
            ("PTA pvm", F::AssessmentOn),
            ("Palvelutarvearvio pvm", F::AssessmentOn),
            ("Servicebehovet bedömt", F::AssessmentOn),
        ];
        for (header, field) in cases {
            assert_eq!(meaning(&tokens(header)).map(|(m, _)| m), Some(One(field)), "{header}");
        }
        for other in ["Kotikunta", "Arvioinnin tekijä", "Sukunimi", "Plan", "Tuki myönnetty pvm", "Entered on"] {
            assert_eq!(meaning(&tokens(other)), None, "{other}");
        }
    }
}
