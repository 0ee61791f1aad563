//! `Helsingin kaupunki`, `Inarin kunta`, `Esbo stad`: a municipality by its whole name.

use super::spelling::fold;
use crate::codes;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Ends of Finnish names and what they become before `kaupunki`; the first that fits. All others only take an `n`.
const ENDS: &[(&str, &str)] = &[
    ("turku", "turun"),
    ("uusikaupunki", "uudenkaupungin"),
    ("uusikaarlepyy", "uudenkaarlepyyn"),
    ("vihti", "vihdin"),
    ("outokumpu", "outokummun"),
    ("punkalaidun", "punkalaitumen"),
    ("ikaalinen", "ikaalisten"),
    ("pello", "pellon"),
    ("helsinki", "helsingin"),
    ("hanko", "hangon"),
    ("kaupunki", "kaupungin"),
    ("joki", "joen"),
    ("mäki", "mäen"),
    ("järvi", "järven"),
    ("lahti", "lahden"),
    ("vesi", "veden"),
    ("niemi", "niemen"),
    ("salmi", "salmen"),
    ("saari", "saaren"),
    ("lampi", "lammen"),
    ("koski", "kosken"),
    ("nummi", "nummen"),
    ("ranta", "rannan"),
    ("linna", "linnan"),
    ("kylä", "kylän"),
    ("kangas", "kankaan"),
    ("virta", "virran"),
    ("puoli", "puolen"),
    ("vuori", "vuoren"),
    ("lautta", "lautan"),
    ("lto", "llon"),
    ("nto", "nnon"),
    ("eto", "edon"),
    ("tsi", "tsin"),
    ("kko", "kon"),
    ("kka", "kan"),
    ("kku", "kun"),
    ("pio", "pion"),
    ("ppi", "pin"),
    ("mpula", "mpulan"),
    ("nokia", "nokian"),
    ("nka", "ngan"),
    ("tta", "tan"),
    ("tti", "tin"),
    ("nta", "nnan"),
    ("aho", "ahon"),
    ("kuhmo", "kuhmon"),
    ("pori", "porin"),
    ("kaarina", "kaarinan"),
    ("kainen", "kaisten"),
    ("skinen", "skisten"),
    ("lainen", "laisten"),
    ("ainen", "aisten"),
    ("oinen", "oisten"),
    ("tinen", "tisten"),
    ("nen", "sen"),
    ("virrat", "virtain"),
    ("varkaus", "varkauden"),
    ("alavus", "alavuden"),
    ("keuruu", "keuruun"),
    ("kannus", "kannuksen"),
    ("nurmes", "nurmeksen"),
    ("muhos", "muhoksen"),
    ("tampere", "tampereen"),
    ("muurame", "muuramen"),
    ("kempele", "kempeleen"),
    ("keitele", "keiteleen"),
    ("kuortane", "kuortaneen"),
    ("pälkäne", "pälkäneen"),
    ("savitaipale", "savitaipaleen"),
    ("rautalampi", "rautalammin"),
    ("mikkeli", "mikkelin"),
];

/// The genitive of a folded name, and the same of a name that weakens no consonant.
fn forms(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let mut forms: Vec<String> = ENDS
        .iter()
        .filter_map(|(end, becomes)| name.strip_suffix(end).map(|stem| fold(&format!("{stem}{becomes}"))))
        .collect();
    forms.push(fold(&format!("{name}n")));
    forms
}

fn genitives() -> &'static HashMap<String, Option<&'static str>> {
    static FORMS: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut all = HashMap::new();
        for code in &codes::municipalities().all {
            for form in forms(code.fi) {
                // What two may be, is none.
                let of = all.entry(form).or_insert(Some(code.code));
                *of = of.filter(|known| *known == code.code);
            }
        }
        all
    })
}

/// The municipality of `<name> kaupunki`, both folded together. `names`: what is known without it.
pub(super) fn municipality(folded: &str, names: &HashMap<String, &'static str>) -> Option<&'static str> {
    let finnish = ["kaupunki", "kunta"].iter().find_map(|end| folded.strip_suffix(end));
    if let Some(stem) = finnish.filter(|stem| stem.len() > 1) {
        let genitive = || genitives().get(stem).copied().flatten();
        return names.get(stem).copied().or_else(genitive);
    }
    let swedish = ["stad", "kommun", "municipality"].iter().find_map(|end| folded.strip_suffix(end));
    let english = || ["cityof", "municipalityof"].iter().find_map(|start| folded.strip_prefix(start));
    let stem = swedish.or_else(english).filter(|stem| stem.len() > 1)?;
    names.get(stem).or_else(|| names.get(stem.strip_suffix('s')?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::field::List::Municipality;

    #[test]
    fn municipalities_by_their_whole_names() {
        for (text, code) in [
            ("Helsingin kaupunki", Some("091")),
            ("Turun kaupunki", Some("853")),
            ("Vantaan kaupunki", Some("092")),
            ("Oulun kaupunki", Some("564")),
            ("Kuopion kaupunki", Some("297")),
            ("Tampereen kaupunki", Some("837")),
            ("Espoon kaupunki", Some("049")),
            ("Lahden kaupunki", Some("398")),
            ("Jyväskylän kaupunki", Some("179")),
            ("JYVÄSKYLÄN KAUPUNKI", Some("179")),
            ("Seinäjoen kaupunki", Some("743")),
            ("Hangon kaupunki", Some("078")),
            ("Kauniaisten kaupunki", Some("235")),
            ("Paraisten kaupunki", Some("445")),
            ("Kirkkonummen kunta", Some("257")),
            ("Inarin kunta", Some("148")),
            ("Liedon kunta", Some("423")),
            ("Sipoon kunta", Some("753")),
            ("Lempäälän kunta", Some("418")),
            ("Iisalmen kaupunki", Some("140")),
            ("Pieksämäen kaupunki", Some("593")),
            ("Uudenkaupungin kaupunki", Some("895")),
            ("Hki", Some("091")),
            ("Tre", Some("837")),
            ("Jkl", Some("179")),
            ("Esbo stad", Some("049")),
            ("Helsingfors stad", Some("091")),
            ("Vasa stad", Some("905")),
            ("Kyrkslätts kommun", Some("257")),
            ("City of Helsinki", Some("091")),
            ("kaupunki", None),
            ("oma kunta", None),
        ] {
            assert_eq!(Municipality.find(text), code, "{text}");
        }
    }

    #[test]
    fn every_name_has_a_genitive_of_its_own() {
        for code in &codes::municipalities().all {
            let forms = forms(code.fi);
            let own = forms.iter().filter(|form| genitives().get(*form) == Some(&Some(code.code))).count();
            assert_eq!(own, forms.len(), "{}: {forms:?}", code.fi);
        }
    }
}
