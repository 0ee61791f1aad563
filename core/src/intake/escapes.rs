//! Letters that went through a web page, a mail or a program and stayed in its signs: `M&auml;kinen`, `M\u00e4kinen`,
//! `M=E4kinen`, `M%C3%A4kinen`.

use encoding_rs::WINDOWS_1252;

/// Marks over a letter, as HTML names them, and the letters from capital A on that have each.
const MARKS: &[(&str, &str, &str)] = &[
    ("uml", "AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
    ("acute", "AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý"),
    ("grave", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    ("circ", "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
    ("tilde", "ANOano", "ÃÑÕãñõ"),
    ("ring", "Aa", "Åå"),
    ("cedil", "Cc", "Çç"),
    ("slash", "Oo", "Øø"),
    ("caron", "SZsz", "ŠŽšž"),
];
const NAMED: &[(&str, char)] = &[
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oelig", 'œ'),
    ("OElig", 'Œ'),
    ("szlig", 'ß'),
    ("eth", 'ð'),
    ("ETH", 'Ð'),
    ("thorn", 'þ'),
    ("THORN", 'Þ'),
    ("apos", '\''),
    ("rsquo", '’'),
    ("nbsp", ' '),
];

/// The text as it was meant; nothing if it has no such signs, or if they make something that is no part of a name.
pub fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(first) = rest.chars().next() {
        let read = match first {
            '&' => entity(rest),
            '\\' => numbered(rest),
            '=' | '%' => bytes(rest, first),
            _ => None,
        };
        if let Some((letters, length)) = read.filter(|(letters, _)| letters.chars().all(is_of_a_name)) {
            out.push_str(&letters);
            rest = &rest[length..];
            found = true;
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    found.then_some(out)
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’')
}

/// `&auml;`, `&#228;`, `&#xE4;`
fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let letter = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32)
    } else if let Some((_, letter)) = NAMED.iter().find(|(known, _)| *known == name) {
        Some(*letter)
    } else {
        MARKS.iter().find_map(|(mark, plain, marked)| {
            let of = name.strip_suffix(mark).filter(|of| of.len() == 1)?;
            marked.chars().nth(plain.find(of)?)
        })
    };
    Some((letter?.to_string(), end + 1))
}

/// `\u00e4`, `\xe4`
fn numbered(text: &str) -> Option<(String, usize)> {
    let length = match text.as_bytes().get(1)? {
        b'u' | b'U' => 4,
        b'x' | b'X' => 2,
        _ => return None,
    };
    let letter = char::from_u32(u32::from_str_radix(text.get(2..2 + length)?, 16).ok()?)?;
    Some((letter.to_string(), 2 + length))
}

/// `=C3=A4`, `%E4`: as many bytes as stand together, of UTF-8 or else of Windows.
fn bytes(text: &str, sign: char) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(pair) = rest.strip_prefix(sign).and_then(|rest| rest.get(..2))
        && pair.bytes().all(|b| b.is_ascii_hexdigit())
    {
        bytes.push(u8::from_str_radix(pair, 16).ok()?);
        rest = &rest[3..];
    }
    let letters = match std::str::from_utf8(&bytes) {
        Ok(letters) => letters.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(),
    };
    (!letters.is_empty()).then(|| (letters, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_back_and_whole_names_stay() {
        for (broken, whole) in [
            ("M&auml;kinen", "Mäkinen"),
            ("M&#228;kinen", "Mäkinen"),
            ("M&#xE4;kinen", "Mäkinen"),
            (r"M\u00e4kinen", "Mäkinen"),
            (r"M\xe4kinen", "Mäkinen"),
            ("M=E4kinen", "Mäkinen"),
            ("M=C3=A4kinen", "Mäkinen"),
            ("M%C3%A4kinen", "Mäkinen"),
            ("M%E4kinen", "Mäkinen"),
            ("&Aring;str&ouml;m", "Åström"),
            ("Ibrahim%20Ali", "Ibrahim Ali"),
            ("O&#39;Hara", "O'Hara"),
            ("Jos&eacute; Mu&ntilde;oz", "José Muñoz"),
        ] {
            assert_eq!(unescaped(broken).as_deref(), Some(whole), "{broken}");
        }
        for whole in ["Mäkinen", "Meri & Niemi", "50%", "a=b", r"a\b", "&foo;", "%00", "&#0;", "&lt;b&gt;", "Me%", "&"]
        {
            assert_eq!(unescaped(whole), None, "{whole}");
        }
    }
}
