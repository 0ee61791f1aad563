//! Yes and no as registers write them.

const YES: &[&str] = &["k", "kyllä", "on", "x", "1", "j", "ja", "y", "yes", "true", "t", "tosi", "sant"];
const NO: &[&str] = &["e", "ei", "0", "n", "nej", "no", "false", "f", "epätosi", "falskt", "-"];

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
