//! One cell with a whole name into a family name and given names.

use super::check::memo;
use super::damage;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Given names common among clients: they tell which end of a name is which. Families are never judged by them.
const GIVEN: &str = "
    abdi abdul abdullah adam ahmad ahmed aisha aleksandr aleksei alexander ali amina amir amira ana anastasia
    andrei andrii angel anna antonio asha aung ayaan ayan bahar bogdan carlos carmen daniel david denys diana
    dmitri dmytro ekaterina elena emma eva faduma fadumo faisal farah farhad fatima fatma grace habib halima
    hamid hanna hassan hawa hiwet hodan hussein ibrahim igor ikram irina iryna ismail ivan jamila jean john
    jorge joseph josé juan julia karim kateryna khadija khalid khin laila larisa layla leila lucía luis
    lyudmila maksym maria mariam marie mariya maryam maryna maría mehdi michael miguel mohamed mohammad
    mohammed muhammad mustafa mykola nadia narges nasra natalia nataliia noor nur oksana oleg oleh oleksandr
    olena olga omar parisa parwin patrick pavel pedro peter rahma rania raúl reza rosa said salma samira sara
    sarah selam sergei serhii sofia solomon su svetlana svitlana tatiana tekle tetiana thu thị van viktor
    viktoriia vladimir volodymyr văn yasmin yousef yulia yusuf zahra zainab zeinab ángel
";

pub fn is_given(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| GIVEN.split_whitespace().collect());
    word.len() < 32 && words.contains(word.to_lowercase().as_str())
}

/// What is written where there is no name. `Nil`, `Na` and `Null` are names.
const NONE: &[&str] = &[
    "n/a",
    "none",
    "puuttuu",
    "tuntematon",
    "nimetön",
    "nimi puuttuu",
    "ei nimeä",
    "ei ole",
    "ei tietoa",
    "ei tiedossa",
    "saknas",
    "namn saknas",
    "okänd",
    "okänt",
    "unknown",
    "missing",
    "no name",
    "(null)",
];

/// Whether a cell, by its bytes, is worth asking [`is_none`]: nearly no name is.
pub fn may_be_none(cell: &[u8]) -> bool {
    let Some(first) = cell.first() else { return true };
    match first | 0x20 {
        b'n' => matches!(cell.len(), 3 | 4 | 7 | 8 | 11 | 12),
        b'x' => cell.len() > 2,
        b'p' | b'u' | b'm' => cell.len() == 7,
        b't' => cell.len() == 10,
        b's' => cell.len() == 6,
        b'o' => matches!(cell.len(), 5 | 6),
        b'e' => matches!(cell.len(), 6 | 8 | 9 | 11),
        b'a'..=b'z' if first.is_ascii_alphabetic() => false,
        _ => cell.len() < 16,
    }
}

/// A word for no name, a placeholder, a number.
#[cold]
pub fn is_none(text: &str) -> bool {
    // A number behind a sign may be a formula, which is told as one.
    let reckoned = text.len() > 1 && text.starts_with(['=', '+', '-', '@']) && text.bytes().any(|b| b.is_ascii_digit());
    let named = reckoned || text.chars().any(|c| c.is_alphabetic() || damage::lost(c.encode_utf8(&mut [0; 4])));
    let placed = text.len() > 2 && text.chars().all(|c| matches!(c, 'x' | 'X'));
    let null = matches!(text, "null" | "NULL" | "nan" | "NaN");
    let odd = !text.starts_with(char::is_alphabetic) && memo::stands_for_nothing(text);
    !named || placed || null || odd || NONE.contains(&text.to_lowercase().as_str())
}

/// What no name has in it: a digit, or a sign that something else than a person wrote.
pub const fn is_sign(byte: u8) -> bool {
    const SIGNS: [bool; 256] = {
        let mut signs = [false; 256];
        let mut digit = b'0';
        while digit <= b'9' {
            signs[digit as usize] = true;
            digit += 1;
        }
        signs[b'&' as usize] = true;
        signs[b'\\' as usize] = true;
        signs[b'=' as usize] = true;
        signs[b'%' as usize] = true;
        signs
    };
    SIGNS[byte as usize]
}

/// A name in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub family: String,
    pub given: String,
    /// More than two words and nothing that tells where the family name ends.
    pub unsure: bool,
}

/// A comma decides; else the order of the column, and of several words the outermost one is the family name.
pub fn split(text: &str, family_first: bool) -> Split {
    if let Some((family, given)) = text.split_once(',') {
        return Split { family: family.trim().to_owned(), given: given.trim().to_owned(), unsure: false };
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(last) = words.len().checked_sub(1) else {
        return Split { family: String::new(), given: String::new(), unsure: false };
    };
    if last == 0 {
        let (family, given) = if is_given(words[0]) { ("", words[0]) } else { (words[0], "") };
        return Split { family: family.to_owned(), given: given.to_owned(), unsure: false };
    }
    let given = |word: &&&str| is_given(word);
    let (family, rest, unsure) = if family_first {
        let known = words[1..].iter().position(|w| is_given(w)).map(|at| at + 1);
        let end = known.unwrap_or(1);
        (&words[..end], &words[end..], last > 1 && known.is_none())
    } else {
        let known = words.iter().take_while(given).count();
        let start = if known == 0 { last } else { known.min(last) };
        (&words[start..], &words[..start], last > 1 && known == 0)
    };
    Split { family: family.join(" "), given: rest.join(" "), unsure }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_told_from_short_names() {
        for none in [
            "",
            "0",
            "123",
            "N/A",
            "xxx",
            "XXXX",
            "puuttuu",
            "Tuntematon",
            "ei nimeä",
            "EI NIMEÄ",
            "saknas",
            "Okänd",
            "unknown",
            "-",
            "--",
            "NULL",
            "#REF!",
            "?",
            "...",
            "(null)",
            "Nimi puuttuu",
        ] {
            assert!(is_none(none) && may_be_none(none.as_bytes()), "{none}");
        }
        for name in
            ["Nil", "Xu", "O", "Na", "Ei", "Null", "Nan", "Ng", "X", "Xx", "=1+1", "Abdi7", "???", "Tr?n", "李", "Ali"]
        {
            assert!(!is_none(name), "{name}");
        }
    }

    #[test]
    fn a_whole_name_is_split() {
        let parts = |text, first| {
            let s = split(text, first);
            (s.family, s.given, s.unsure)
        };
        let want = |family: &str, given: &str, unsure| (family.to_owned(), given.to_owned(), unsure);
        assert_eq!(parts("Muñoz, María José", false), want("Muñoz", "María José", false));
        assert_eq!(parts("Warsame Ayaan", true), want("Warsame", "Ayaan", false));
        assert_eq!(parts("Peña Ruiz José Ángel", true), want("Peña Ruiz", "José Ángel", false));
        assert_eq!(parts("José Ángel Peña Ruiz", false), want("Peña Ruiz", "José Ángel", false));
        assert_eq!(parts("Tekle Tesfay", false), want("Tesfay", "Tekle", false));
        assert_eq!(parts("Aino Maija Meikäläinen", false), want("Meikäläinen", "Aino Maija", true));
        assert_eq!(parts("Cher", true), want("Cher", "", false));
        assert_eq!(parts("Tekle", true), want("", "Tekle", false));
        assert_eq!(parts(", Tekle", true), want("", "Tekle", false));
    }
}
