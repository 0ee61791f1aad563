//! Citizenships written as adjectives or as peoples: `syyrialainen`, `syrisk`, `Syrian`.

use super::spelling::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Code; Finnish where the rule of `-lainen` does not lead to the country's name; Swedish; English.
const PEOPLES: &[(&str, &str)] = &[
    ("991", "valtioton statslos stateless"),
    ("AE", "emiratisk emirati"),
    ("AF", "afgaani afgaanilainen afghansk afgansk afghan afghanistanier afghani afgan afghaani afgani"),
    ("AL", "albaani albansk albanian alban albani"),
    ("AM", "armensk armenisk armenian armenier armeeni"),
    ("AO", "angolansk angolan"),
    ("AR", "argentinsk argentinare argentine argentinian argentiinalainen"),
    ("AT", "osterrikisk osterrikare austrian"),
    ("AU", "australisk australian australier"),
    ("AZ", "azeri azerbajdzjansk azerbaijani azerbajdzjanare azer azeerilainen azerbajdzjanier"),
    ("BA", "bosnialainen bosnisk bosnian bosnier bosniak bosniakki bosnianserbi"),
    ("BD", "bangladeshisk bangladeshi bangladeshier"),
    ("BE", "belgisk belgare belgier belgian"),
    ("BF", "burkinisk burkinabe"),
    ("BG", "bulgarisk bulgarian bulgar bulgaari"),
    ("BH", "bahrainsk bahraini"),
    ("BI", "burundisk burundian burundier"),
    ("BJ", "beninsk beninese"),
    ("BO", "boliviansk bolivian"),
    ("BR", "brasiliansk brazilian brasilianare"),
    ("BY", "vitrysk belarusisk belarusian vitryss belarusier valkovenalainen belaruslainen"),
    ("CA", "kanadensisk canadian kanadensare kanadalainen"),
    ("CH", "schweizisk schweizare swiss"),
    ("CI", "ivoriansk ivorian norsunluurannikkolainen"),
    ("CL", "chilensk chilean chilenare"),
    ("CM", "kamerunsk cameroonian kamerunare"),
    ("CN", "kinesisk chinese kines"),
    ("CO", "colombiansk colombian"),
    ("CU", "kubansk cuban kuban"),
    ("CY", "cypriotisk cypriot"),
    ("CZ", "tjeckisk tsekkilainen czech tjeck"),
    ("DE", "tysk german"),
    ("DJ", "djiboutisk djiboutian"),
    ("DK", "dansk danish dane"),
    ("DO", "dominikansk"),
    ("DZ", "algerisk algerian algerier"),
    ("EC", "ecuadoriansk ecuadorian"),
    ("EE", "estnisk estonian est ester estlandare eestilainen"),
    ("EG", "egyptisk egyptian egyptier"),
    ("ER", "eritreansk eritrean eritreanska"),
    ("ES", "spansk spanish spanjor spaniard"),
    ("ET", "etiopisk ethiopian etiopier ethiopier"),
    (
        "FI",
        "suomalainen finsk finlandsk finnish finlandare finne finn suomenkansalainen finskmedborgare finnishcitizen",
    ),
    ("FR", "fransk french fransman fransyska"),
    (
        "GB",
        "brittilainen brittisk engelsk british english britt britti engelsman skotlantilainen skotsk scottish walesilainen briton englantilainen",
    ),
    ("GE", "georgisk georgian georgier gruusialainen"),
    ("GH", "ghanansk ghanaian ghanan ghanian"),
    ("GM", "gambisk gambian gambier"),
    ("GN", "guineansk guinean guinealainen"),
    ("GR", "grekisk greek grek"),
    ("GT", "guatemalansk guatemalan"),
    ("HN", "honduransk honduran"),
    ("HR", "kroatisk croatian kroat kroaatti"),
    ("HT", "haitisk haitian"),
    ("HU", "ungersk hungarian ungrare"),
    ("ID", "indonesisk indonesian indones"),
    ("IE", "irlandsk irish irlandare irer"),
    ("IL", "israelisk israelier israeli israelilainen"),
    ("IN", "indisk indian indier"),
    ("IQ", "irakisk iraqi irakier iraker iraki iraqian irakinkurdi irakkilainen"),
    ("IR", "iransk iranian persialainen iranier iraner irani"),
    ("IS", "islandsk icelandic islanning icelander"),
    ("IT", "italiensk italian italienare"),
    ("JM", "jamaicansk jamaicalainen jamaican"),
    ("JO", "jordansk jordanian jordanier"),
    ("JP", "japansk japanese japan"),
    ("KE", "kenyansk kenyan"),
    ("KG", "kirgisisk kyrgyz kirgis kirgiisi kirgizistanier kirgisialainen"),
    ("KH", "kambodjansk kambodzalainen cambodian"),
    ("KP", "nordkoreansk pohjoiskorealainen northkorean"),
    ("KR", "sydkoreansk etelakorealainen southkorean"),
    ("KW", "kuwaitisk kuwaitier kuwaiti"),
    ("KZ", "kazakisk kazakh kazak kazakki kazakstanier kazakhstani"),
    ("LA", "laotisk laotian laosilainen"),
    ("LB", "libanesisk lebanese libanes"),
    ("LK", "lankesisk srilankalainen srilankan lankes srilankes"),
    ("LR", "liberiansk liberian"),
    ("LT", "litauisk lithuanian litauer"),
    ("LU", "luxemburgsk luxembourgish"),
    ("LV", "lettisk latvian lett lettlandare"),
    ("LY", "libysk libyan libyer"),
    ("MA", "marockansk moroccan marockan"),
    ("MD", "moldavisk moldovan moldav moldavier moldavialainen moldaavi"),
    ("ME", "montenegrinsk montenegrin"),
    ("MG", "malagassisk malagasy"),
    ("MK", "makedonsk macedonian makedonier nordmakedonisk pohjoismakedonialainen northmacedonian"),
    ("ML", "malisk malian malilainen"),
    ("MM", "burmalainen burmesisk myanmarisk burmese"),
    ("MN", "mongolisk mongolian mongolialainen"),
    ("MT", "maltesisk maltese"),
    ("MW", "malawisk malawian"),
    ("MX", "mexikansk meksikolainen mexican mexikan"),
    ("MY", "malaysisk malaysian malesialainen"),
    ("MZ", "mocambikisk mozambican mosambikilainen"),
    ("NA", "namibisk namibian"),
    ("NG", "nigeriansk nigerian"),
    ("NI", "nicaraguansk nicaraguan"),
    ("NL", "hollantilainen nederlandsk hollandsk dutch hollandare nederlandare alankomaalainen"),
    ("NO", "norsk norwegian norrman"),
    ("NP", "nepalesisk nepalese nepali nepales"),
    ("NZ", "nyzeelandsk uusiseelantilainen newzealander"),
    ("OM", "omansk omani"),
    ("PE", "peruansk peruvian peruan"),
    ("PH", "filippiinilainen filippinsk filipino filippinare filipina filippiino filippino"),
    ("PK", "pakistansk pakistani pakistanier"),
    ("PL", "polsk polish polack pol pole"),
    ("PS", "palestiinalainen palestinsk palestinian palestinier palestinalainen"),
    ("PT", "portugisisk portuguese portugis"),
    ("PY", "paraguaysk paraguayan"),
    ("QA", "qatarisk qatari"),
    ("RO", "rumansk romanian ruman romaanialainen"),
    ("RS", "serbisk serbian serbi serb"),
    ("RU", "venalainen rysk russian ryss russisk rossijanin"),
    ("RW", "rwandisk rwandan rwandier"),
    ("SA", "saudi saudiarabisk saudiarabialainen saudier saudiarabian"),
    ("SD", "sudansk sudanesisk sudanese sudanes sudanier"),
    ("SE", "ruotsalainen svensk swedish swede"),
    ("SI", "slovensk sloven slovenialainen slovenian slovene"),
    ("SK", "slovakisk slovak slovakki"),
    ("SL", "sierraleonsk sierraleonean"),
    ("SN", "senegalesisk senegalese senegales"),
    ("SO", "somali somalisk somalian somalier somaali somalilainen somalilandier"),
    ("SS", "sydsudansk sydsudanes sydsudanesisk southsudanese"),
    ("SV", "salvadoransk salvadoran"),
    ("SY", "syrisk syrian syrier syyrier syriska syyrilainen"),
    ("TD", "tchadisk chadian"),
    ("TG", "togolesisk togolese"),
    ("TH", "thai thailandsk thailandare"),
    ("TJ", "tadzjikisk tajik tadzjik tadzikki tadzjikistanier"),
    ("TM", "turkmenisk turkmen turkmeeni"),
    ("TN", "tunisisk tunisian tunisier"),
    ("TR", "turkkilainen turkisk turkish turk"),
    ("TW", "taiwanesisk taiwanese taiwanilainen"),
    ("TZ", "tanzanisk tanzanian tanzanier"),
    ("UA", "ukrainsk ukrainian ukrainare"),
    ("UG", "ugandisk ugandan ugandier"),
    ("US", "amerikkalainen yhdysvaltalainen amerikansk american amerikan amerikanare jenkki yhdysvaltojenkansalainen"),
    ("UY", "uruguaysk uruguayan"),
    ("UZ", "uzbekisk uzbek uzbekki uzbekistanier"),
    ("VE", "venezuelansk venezuelan"),
    ("VN", "vietnamesisk vietnamese vietnames"),
    ("XK", "kosovolainen kosovansk kosovan kosovar kosovarisk kosovoalbaani kosovoalbanian kosovoalban"),
    ("YE", "jemenitisk yemeni jemenit yemenit"),
    ("ZA", "sydafrikansk sydafrikan southafrican"),
    ("ZM", "zambisk zambian zambier"),
    ("ZW", "zimbabwisk zimbabwean zimbabwier"),
];

/// Every word of a people, folded.
pub(super) fn words() -> &'static HashMap<String, &'static str> {
    static WORDS: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let each = PEOPLES.iter().flat_map(|(code, words)| words.split(' ').map(|word| (fold(word), *code)));
        each.collect()
    })
}

/// The country of a people, its folded name given; Finnish adjectives lead back to the country's own name.
pub(super) fn country(folded: &str, names: &HashMap<String, &'static str>) -> Option<&'static str> {
    let words = words();
    if let Some(code) = words.get(folded) {
        return Some(code);
    }
    // `Syyrian kansalainen`, `rysk medborgare`, `Iraqi citizen`.
    let ends = ["kansalainen", "medborgare", "citizen", "national"];
    if let Some(stem) = ends.iter().find_map(|end| folded.strip_suffix(end)).filter(|stem| stem.len() > 3) {
        let of = |stem: &str| words.get(stem).or_else(|| names.get(stem)).copied();
        return of(stem).or_else(|| of(stem.strip_suffix('n')?)).or_else(|| of(stem.strip_suffix("in")?));
    }
    // Swedish adjectives for persons: `syriska`, `ryska`.
    if let Some(code) = folded.strip_suffix('a').filter(|word| word.ends_with("sk")).and_then(|word| words.get(word)) {
        return Some(code);
    }
    let stem = folded.strip_suffix("lainen").filter(|stem| stem.len() >= 3)?;
    names.get(stem).or_else(|| names.get(stem.strip_suffix('i')?)).copied()
}
