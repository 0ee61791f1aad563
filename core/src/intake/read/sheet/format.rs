//! Whether a number is shown as a number, a day or a time of day.

use super::xml::{Xml, attribute};
use crate::intake::fault::Fault;
use quick_xml::events::Event;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    Number,
    Day,
    Time,
}

/// How each style of the workbook shows a number.
#[derive(Debug, Default)]
pub struct Formats {
    styles: Vec<Shown>,
}

const STYLES_AT_MOST: usize = 100_000;

impl Formats {
    pub fn of(&self, style: usize) -> Shown {
        self.styles.get(style).copied().unwrap_or_default()
    }

    pub fn read(mut xml: Xml<'_>) -> Result<Formats, Fault> {
        let mut own: HashMap<u32, Shown> = HashMap::new();
        let mut formats = Formats::default();
        let mut of_cells = false;
        loop {
            match xml.next()? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "numFmt" if own.len() < STYLES_AT_MOST => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse().ok());
                        let code = attribute(&e, "formatCode");
                        own.extend(id.zip(code.map(|code| shown(&code))));
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells && formats.styles.len() < STYLES_AT_MOST => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        formats.styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "cellXfs" => of_cells = false,
                Event::Eof => return Ok(formats),
                _ => {}
            }
        }
    }
}

/// The formats that every workbook has without writing them down.
fn built_in(id: u32) -> Shown {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
        18..=21 | 32 | 33 | 45..=47 => Shown::Time,
        _ => Shown::Number,
    }
}

/// `d.m.yyyy` shows a day, `[h]:mm` a time, `0.00 "d"` a number.
fn shown(code: &str) -> Shown {
    let mut rest = code.chars();
    let (mut day, mut time) = (false, false);
    while let Some(c) = rest.next() {
        match c.to_ascii_lowercase() {
            // Words and signs that are shown as they are.
            '"' => rest.by_ref().find(|c| *c == '"').map_or((), drop),
            '\\' | '_' | '*' => rest.next().map_or((), drop),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                time |= matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
            }
            // The second part shows negative numbers.
            ';' => break,
            'd' | 'y' => day = true,
            // Finnish and Swedish write the year as v and å.
            'v' | 'å' if code.contains(['p', 'k', 'M']) => day = true,
            'h' | 's' => time = true,
            'm' => time |= !day && code.contains([':']),
            'g' if code.to_ascii_lowercase().starts_with("general") => return Shown::Number,
            _ => {}
        }
    }
    // Months alone: `mmm` or `mm.` without hours.
    let months =
        !day && !time && code.to_ascii_lowercase().matches('m').count() >= 2 && !code.contains(['0', '#', '@']);
    match (day || months, time) {
        (true, _) => Shown::Day,
        (false, true) => Shown::Time,
        (false, false) => Shown::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_times_and_numbers() {
        for day in [
            "yyyy-mm-dd",
            "d.m.yyyy",
            "d\\.m\\.yyyy;@",
            "[$-40B]d. mmmm yyyy",
            "dd/mm/yy hh:mm",
            "[$-F800]dddd, mmmm dd, yyyy",
            "mmm",
            "yyyy",
        ] {
            assert_eq!(shown(day), Shown::Day, "{day}");
        }
        for time in ["h:mm", "[h]:mm:ss", "mm:ss", "hh.mm"] {
            assert_eq!(shown(time), Shown::Time, "{time}");
        }
        for number in
            ["General", "0.00", "#,##0 \"päivää\"", "0\" d\"", "@", "[Red]0", "#,##0.00 [$€-40B]", "0.00E+00", "\\d0"]
        {
            assert_eq!(shown(number), Shown::Number, "{number}");
        }
    }
}
