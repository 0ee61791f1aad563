//! Municipalities that are part of another one today: an old register still has their names.
//!
//! Name, the municipality it became part of, the year (always 1 January). Only those whose whole area went to one.

use super::spelling::fold;
use crate::codes;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::OnceLock;

const FORMER: &[(&str, &str, i32)] = &[
    ("Honkajoki", "Kankaanpää", 2021),
    ("Valtimo", "Nurmes", 2020),
    ("Juankoski", "Kuopio", 2017),
    ("Luvia", "Eurajoki", 2017),
    ("Hämeenkoski", "Hollola", 2016),
    ("Köyliö, Kjulo", "Säkylä", 2016),
    ("Nastola", "Lahti", 2016),
    ("Jalasjärvi", "Kurikka", 2016),
    ("Tarvasjoki", "Lieto", 2015),
    ("Maaninka", "Kuopio", 2015),
    ("Lavia", "Pori", 2015),
    ("Nilsiä", "Kuopio", 2013),
    ("Kesälahti", "Kitee", 2013),
    ("Kiikoinen", "Sastamala", 2013),
    ("Kerimäki, Punkaharju", "Savonlinna", 2013),
    ("Ristiina, Suomenniemi", "Mikkeli", 2013),
    ("Haukipudas, Kiiminki, Oulunsalo, Yli-Ii", "Oulu", 2013),
    ("Vihanti", "Raahe", 2013),
    ("Töysä", "Alavus", 2013),
    ("Vähäkyrö, Lillkyro", "Vaasa", 2013),
    ("Karjalohja, Karislojo, Nummi-Pusula", "Lohja", 2013),
    ("Länsi-Turunmaa, Väståboland", "Parainen", 2012),
    ("Artjärvi, Artsjö", "Orimattila", 2011),
    ("Varpaisjärvi", "Lapinlahti", 2011),
    ("Karttula", "Kuopio", 2011),
    ("Kuhmalahti", "Kangasala", 2011),
    ("Kylmäkoski", "Akaa", 2011),
    ("Oravainen, Oravais, Vöyri-Maksamaa, Vörå-Maxmo", "Vöyri", 2011),
    ("Himanka", "Kalajoki", 2010),
    ("Noormarkku, Norrmark", "Pori", 2010),
    ("Ylämaa", "Lappeenranta", 2010),
    ("Liljendal, Pernaja, Pernå, Ruotsinpyhtää, Strömfors", "Loviisa", 2010),
    ("Anjalankoski, Elimäki, Elimä, Jaala, Kuusankoski, Valkeala", "Kouvola", 2009),
    ("Joutseno", "Lappeenranta", 2009),
    ("Hauho, Kalvola, Lammi, Renko, Tuulos", "Hämeenlinna", 2009),
    ("Jämsänkoski", "Jämsä", 2009),
    ("Jyväskylän maalaiskunta, Jyväskylän mlk, Korpilahti", "Jyväskylä", 2009),
    ("Mouhijärvi, Vammala, Äetsä", "Sastamala", 2009),
    ("Kuru", "Ylöjärvi", 2009),
    ("Mänttä, Vilppula", "Mänttä-Vilppula", 2009),
    ("Pylkönmäki", "Saarijärvi", 2009),
    ("Nurmo, Ylistaro", "Seinäjoki", 2009),
    ("Jurva", "Kurikka", 2009),
    ("Alahärmä, Kortesjärvi, Ylihärmä", "Kauhava", 2009),
    ("Lehtimäki", "Alajärvi", 2009),
    ("Kestilä, Piippola, Pulkkila, Rantsila", "Siikalatva", 2009),
    ("Ylikiiminki", "Oulu", 2009),
    ("Kälviä, Lohtaja, Ullava", "Kokkola", 2009),
    ("Eno, Pyhäselkä", "Joensuu", 2009),
    ("Savonranta", "Savonlinna", 2009),
    ("Karjaa, Karis, Pohja, Pojo, Tammisaari, Ekenäs", "Raasepori", 2009),
    ("Sammatti", "Lohja", 2009),
    ("Alastaro, Mellilä", "Loimaa", 2009),
    ("Yläne", "Pöytyä", 2009),
    ("Askainen, Lemu", "Masku", 2009),
    ("Merimasku, Rymättylä, Rimito, Velkua", "Naantali", 2009),
    ("Dragsfjärd, Kemiö, Kimito, Västanfjärd", "Kemiönsaari", 2009),
    ("Houtskari, Houtskär, Iniö, Korppoo, Korpo, Nauvo, Nagu", "Parainen", 2009),
    (
        "Halikko, Kiikala, Kisko, Kuusjoki, Muurla, Perniö, Bjärnå, Pertteli, Suomusjärvi, Särkisalo, Finby",
        "Salo",
        2009,
    ),
    ("Vahto", "Rusko", 2009),
    ("Piikkiö, Pikis", "Kaarina", 2009),
    ("Vampula", "Huittinen", 2009),
    ("Lappi Tl", "Rauma", 2009),
    ("Kiukainen, Kiukais", "Eura", 2009),
    ("Leivonmäki", "Joutsa", 2008),
    ("Toijala, Viiala", "Akaa", 2007),
    ("Luopioinen", "Pälkäne", 2007),
    ("Suodenniemi", "Sastamala", 2007),
    ("Viljakkala", "Ylöjärvi", 2007),
    ("Sumiainen, Suolahti", "Äänekoski", 2007),
    ("Ruukki", "Siikajoki", 2007),
    ("Vuolijoki", "Kajaani", 2007),
    ("Haukivuori", "Mikkeli", 2007),
    ("Mietoinen", "Mynämäki", 2007),
    ("Kodisjoki", "Rauma", 2007),
    ("Maksamaa, Maxmo", "Vöyri", 2007),
    ("Pieksänmaa", "Pieksämäki", 2007),
    ("Rovaniemen maalaiskunta, Rovaniemen mlk", "Rovaniemi", 2006),
    ("Kangaslampi", "Varkaus", 2005),
    ("Kullaa", "Ulvila", 2005),
    ("Sahalahti", "Kangasala", 2005),
    ("Peräseinäjoki", "Seinäjoki", 2005),
    ("Kiihtelysvaara, Tuupovaara", "Joensuu", 2005),
    ("Värtsilä", "Tohmajärvi", 2005),
    ("Vehmersalmi", "Kuopio", 2005),
    ("Saari, Uukuniemi", "Parikkala", 2005),
    ("Karinainen", "Pöytyä", 2005),
];

/// The municipality of today, and the day it took the other in.
pub fn find(text: &str) -> Option<(&'static str, NaiveDate)> {
    static NAMES: OnceLock<HashMap<String, (&'static str, i32)>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let code = |name: &str| codes::municipalities().all.iter().find(|c| c.fi == name).map(|c| c.code);
        let each = FORMER.iter().filter_map(|(names, today, year)| Some((names, code(today)?, *year)));
        each.flat_map(|(names, code, year)| names.split(',').map(move |name| (fold(name), (code, year)))).collect()
    });
    let (code, year) = names.get(&fold(text))?;
    Some((code, NaiveDate::from_ymd_opt(*year, 1, 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::field::List;

    #[test]
    fn every_former_one_has_its_municipality_of_today_and_is_none_itself() {
        for (names, today, _) in FORMER {
            let code = codes::municipalities().all.iter().find(|c| c.fi == *today).unwrap_or_else(|| panic!("{today}"));
            for name in names.split(',') {
                assert_eq!(find(name).map(|(code, _)| code), Some(code.code), "{name}");
                assert_eq!(List::Municipality.find(name), None, "{name}");
            }
        }
        assert_eq!(find("nilsiä"), Some(("297", NaiveDate::from_ymd_opt(2013, 1, 1).unwrap())));
    }
}
