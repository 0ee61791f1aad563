//! Citizenships written as adjectives or as peoples: `syyrialainen`, `syrisk`, `Syrian`.

use super::spelling::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Code; Finnish where the rule of `-lainen` does not lead to the country's name; Swedish; English.
const PEOPLES: &[(&str, &str)] = &[
    ("AF", "afgaani afgaanilainen afghansk afgansk afghan"),
    ("AL", "albaani albansk albanian"),
    ("AM", "armensk armenisk armenian"),
    ("AO", "angolansk angolan"),
    ("AU", "australisk australian"),
    ("AZ", "azeri azerbajdzjansk azerbaijani"),
    ("BA", "bosnialainen bosnisk bosnian"),
    ("BD", "bangladeshisk bangladeshi"),
    ("BG", "bulgarisk bulgarian"),
    ("BI", "burundisk burundian"),
    ("BR", "brasiliansk brazilian"),
    ("BY", "vitrysk belarusisk belarusian"),
    ("CA", "kanadensisk canadian"),
    ("CL", "chilensk chilean"),
    ("CM", "kamerunsk cameroonian"),
    ("CN", "kinesisk chinese"),
    ("CO", "colombiansk colombian"),
    ("CU", "kubansk cuban"),
    ("CZ", "tjeckisk tsekkilainen czech"),
    ("DE", "tysk german"),
    ("DK", "dansk danish"),
    ("DZ", "algerisk algerian"),
    ("EE", "estnisk estonian"),
    ("EG", "egyptisk egyptian"),
    ("ER", "eritreansk eritrean"),
    ("ES", "spansk spanish"),
    ("ET", "etiopisk ethiopian"),
    ("FI", "suomalainen finsk finlandsk finnish"),
    ("FR", "fransk french"),
    ("GB", "brittilainen brittisk engelsk british english"),
    ("GE", "georgisk georgian"),
    ("GH", "ghanansk ghanaian"),
    ("GM", "gambisk gambian"),
    ("GR", "grekisk greek"),
    ("HR", "kroatisk croatian"),
    ("HU", "ungersk hungarian"),
    ("ID", "indonesisk indonesian"),
    ("IE", "irlandsk irish"),
    ("IN", "indisk indian"),
    ("IQ", "irakisk iraqi"),
    ("IR", "iransk iranian persialainen"),
    ("IS", "islandsk icelandic"),
    ("IT", "italiensk italian"),
    ("JO", "jordansk jordanian"),
    ("JP", "japansk japanese"),
    ("KE", "kenyansk kenyan"),
    ("KG", "kirgisisk kyrgyz"),
    ("KZ", "kazakisk kazakh"),
    ("LB", "libanesisk lebanese"),
    ("LK", "lankesisk srilankalainen srilankan"),
    ("LT", "litauisk lithuanian"),
    ("LV", "lettisk latvian"),
    ("LY", "libysk libyan"),
    ("MA", "marockansk moroccan"),
    ("MD", "moldavisk moldovan"),
    ("MK", "makedonsk macedonian"),
    ("MM", "burmalainen burmesisk myanmarisk burmese"),
    ("MX", "mexikansk meksikolainen mexican"),
    ("NG", "nigeriansk nigerian"),
    ("NL", "hollantilainen nederlandsk hollandsk dutch"),
    ("NO", "norsk norwegian"),
    ("NP", "nepalesisk nepalese nepali"),
    ("PE", "peruansk peruvian"),
    ("PH", "filippiinilainen filippinsk filipino"),
    ("PK", "pakistansk pakistani"),
    ("PL", "polsk polish"),
    ("PS", "palestiinalainen palestinsk palestinian"),
    ("PT", "portugisisk portuguese"),
    ("RO", "rumansk romanian"),
    ("RS", "serbisk serbian serbi"),
    ("RU", "venalainen rysk russian"),
    ("RW", "rwandisk rwandan"),
    ("SA", "saudi saudiarabisk saudiarabialainen"),
    ("SD", "sudansk sudanesisk sudanese"),
    ("SE", "ruotsalainen svensk swedish"),
    ("SN", "senegalesisk senegalese"),
    ("SO", "somali somalisk somalian"),
    ("SY", "syrisk syrian"),
    ("TH", "thai thailandsk"),
    ("TJ", "tadzjikisk tajik"),
    ("TN", "tunisisk tunisian"),
    ("TR", "turkkilainen turkisk turkish"),
    ("TZ", "tanzanisk tanzanian"),
    ("UA", "ukrainsk ukrainian"),
    ("UG", "ugandisk ugandan"),
    ("US", "amerikkalainen yhdysvaltalainen amerikansk american"),
    ("UZ", "uzbekisk uzbek"),
    ("VE", "venezuelansk venezuelan"),
    ("VN", "vietnamesisk vietnamese"),
    ("XK", "kosovolainen kosovansk kosovan"),
    ("YE", "jemenitisk yemeni"),
    ("ZM", "zambisk zambian"),
    ("ZW", "zimbabwisk zimbabwean"),
];

/// The country of a people, its folded name given; Finnish adjectives lead back to the country's own name.
pub(super) fn country(folded: &str, names: &HashMap<String, &'static str>) -> Option<&'static str> {
    static WORDS: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let each = PEOPLES.iter().flat_map(|(code, words)| words.split(' ').map(|word| (fold(word), *code)));
        each.collect()
    });
    if let Some(code) = words.get(folded) {
        return Some(code);
    }
    // Swedish adjectives for persons: `syriska`, `ryska medborgare`.
    if let Some(code) = folded.strip_suffix('a').filter(|word| word.ends_with("sk")).and_then(|word| words.get(word)) {
        return Some(code);
    }
    let stem = folded.strip_suffix("lainen").filter(|stem| stem.len() >= 3)?;
    names.get(stem).or_else(|| names.get(stem.strip_suffix('i')?)).copied()
}
