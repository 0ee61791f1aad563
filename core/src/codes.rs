//! Codes that other authorities keep: municipalities, areas, countries, languages, residence rights.
//!
//! Sources and licences: `NOTICE`. A year's classes are one file; codes are strings with their leading zeros.

use crate::words::Lang;
use std::sync::OnceLock;

/// A code with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub code: &'static str,
    pub fi: &'static str,
    pub sv: &'static str,
    pub en: &'static str,
    /// The columns behind the names, as the file has them.
    pub more: Vec<&'static str>,
}

impl Code {
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fi => self.fi,
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// A code list, sorted by code.
#[derive(Debug)]
pub struct Codes {
    pub all: Vec<Code>,
}

impl Codes {
    pub fn get(&self, code: &str) -> Option<&Code> {
        self.all.binary_search_by(|c| c.code.cmp(code)).ok().map(|i| &self.all[i])
    }

    /// The name, or the code itself where it is unknown.
    pub fn name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.get(code).map_or(code, |c| c.name(lang))
    }

    /// `names` = index of the column `fi`; the code is the first column.
    fn read(csv: &'static str, names: usize) -> Codes {
        let mut all: Vec<Code> = csv
            .lines()
            .skip(1)
            .filter_map(|line| {
                let cells = split(line);
                Some(Code {
                    code: cells.first()?,
                    fi: cells.get(names)?,
                    sv: cells.get(names + 1)?,
                    en: cells.get(names + 2)?,
                    more: cells[1..names].iter().chain(&cells[names + 3..]).copied().collect(),
                })
            })
            .collect();
        all.sort_by(|a, b| a.code.cmp(b.code));
        Codes { all }
    }
}

/// Cells of a line of our own files: quotes only round a cell with a comma, none inside.
fn split(line: &'static str) -> Vec<&'static str> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, tail) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.find('"').unwrap_or(quoted.len());
                (&quoted[..end], quoted.get(end + 1..).unwrap_or(""))
            }
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (&rest[..end], &rest[end..])
            }
        };
        cells.push(cell);
        match tail.strip_prefix(',') {
            Some(next) => rest = next,
            None => return cells,
        }
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $file:literal $names:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> &'static Codes {
            static LIST: OnceLock<Codes> = OnceLock::new();
            LIST.get_or_init(|| Codes::read(include_str!(concat!("../codes/", $file)), $names))
        }
    )*};
}

lists! {
    /// Municipalities · kunnat · kommuner, 1.1.2026. More: region, county, employment area, centre, language status, group.
    municipalities "municipalities-2026.csv" 1;
    /// Regions · maakunnat · landskap.
    regions "regions-2026.csv" 1;
    /// Wellbeing services counties · hyvinvointialueet · välfärdsområden.
    counties "counties-2026.csv" 1;
    /// Employment areas · työllisyysalueet · sysselsättningsområden.
    employment_areas "employment-areas-2026.csv" 1;
    /// Economic development centres · elinvoimakeskukset · livskraftscentraler.
    centres "centres-2026.csv" 1;
    /// Countries and citizenships (ISO 3166-1 alpha-2). More: alpha-3, numeric, kind.
    countries "countries.csv" 3;
    /// Languages (ISO 639-1, else 639-3). More: alpha-3, common among clients (1).
    languages "languages.csv" 2;
    /// Residence rights · oleskeluoikeudet · uppehållsrätter.
    residence_rights "residence-rights.csv" 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read_whole() {
        assert_eq!(municipalities().all.len(), 308);
        assert_eq!(municipalities().name("297", Lang::Fi), "Kuopio");
        assert_eq!(municipalities().get("297").map(|c| c.more.len()), Some(6));
        assert_eq!(countries().all.len(), 258);
        assert_eq!(languages().name("so", Lang::Sv), "somaliska");
        assert_eq!(residence_rights().all.len(), 10);
        for list in [municipalities(), regions(), counties(), employment_areas(), centres(), countries(), languages()] {
            assert!(list.all.iter().all(|c| !c.fi.is_empty() && !c.sv.is_empty() && !c.en.is_empty()));
            assert!(list.all.windows(2).all(|pair| pair[0].code < pair[1].code));
        }
    }
}
