//! Yes and no as registers write them.

const YES: &[&str] = &[
    "k",
    "kyllä",
    // As it comes out of what has lost its umlauts.
    "kylla",
    "on",
    "x",
    "1",
    "j",
    "ja",
    "y",
    "yes",
    "true",
    "t",
    "tosi",
    "sant",
    "kyl",
    "kyllä.",
    "✓",
    "✔",
    "☑",
    "voimassa",
    "aktiivinen",
    "jaa",
    "jo",
    "joo",
    "ok",
];
const NO: &[&str] = &[
    "e", "ei", "0", "n", "nej", "no", "false", "f", "epätosi", "falskt", "-", "ei.", "ei ole", "☐", "✗", "✘", "ingen",
    "inte", "eiole",
];

pub fn read(text: &str) -> Option<bool> {
    // Nearly every cell is one ASCII letter.
    let is = |list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(text) || word.to_uppercase() == text);
    if is(YES) {
        Some(true)
    } else if is(NO) {
        Some(false)
    } else {
        None
    }
}

/// What was perhaps meant: a day since when, a word that begins like one of ours.
pub fn meant(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["ei ", "ei,", "ej ", "inte", "not ", "no ", "no,", "nej", "päättyn", "avslut", "ended"]) {
        Some(false)
    } else if begins(&["kyl", "on ", "ja,", "ja ", "yes", "voimas", "aktiiv", "alk", "gäll", "valid", "active"]) {
        Some(true)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_any_dress() {
        for yes in ["K", "kyllä", "KYLLÄ", "Ja", "x", "X", "1", "TRUE", "on", "✓"] {
            assert_eq!(read(yes), Some(true), "{yes}");
        }
        for no in ["E", "ei", "Nej", "0", "false", "-", "Ei ole"] {
            assert_eq!(read(no), Some(false), "{no}");
        }
        for neither in ["ehkä", "2", "", "B"] {
            assert_eq!(read(neither), None, "{neither}");
        }
        assert_eq!(
            (meant("ei tiedossa"), meant("kyllä, 1.1.2025 alk."), meant("ehkä")),
            (Some(false), Some(true), None)
        );
    }
}
