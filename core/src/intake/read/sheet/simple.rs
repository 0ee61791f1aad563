//! Cells and shared texts in the one form that nearly every program writes, understood at a glance.
//!
//! What is written in any other way, even if only an attribute more, is left to the reader of XML: it decides.

use super::cells::Kind;

/// A cell with a value and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'x> {
    pub column: u32,
    pub style: usize,
    pub kind: Kind,
    pub value: &'x str,
    /// How many bytes it takes with the blanks before it.
    pub length: usize,
}

/// `<c r="B7" s="1" t="s"><v>12</v></c>`, the same without a value, or with an `<is><t>…</t></is>`.
#[inline]
pub fn cell(ahead: &[u8], next_column: u32) -> Option<Cell<'_>> {
    let mut rest = ahead.trim_ascii_start().strip_prefix(b"<c")?;
    let (mut column, mut style, mut kind) = (next_column, 0, Kind::Number);
    loop {
        rest = match rest {
            [b' ', b'r', b'=', b'"', place @ ..] => {
                let (found, rest) = column_of(place)?;
                column = found;
                rest
            }
            [b' ', b's', b'=', b'"', number @ ..] => {
                let (found, rest) = digits(number)?;
                style = found;
                rest
            }
            [b' ', b't', b'=', b'"', word @ ..] => {
                let end = word.iter().take(10).position(|b| *b == b'"')?;
                kind = Kind::of(std::str::from_utf8(&word[..end]).ok()?);
                &word[end + 1..]
            }
            [b'>', rest @ ..] => {
                let inline = kind == Kind::Inline;
                let (value, rest) = match inline {
                    true => text(rest, b"<is><t>", b"</t></is></c>")?,
                    false => text(rest, b"<v>", b"</v></c>")?,
                };
                let length = ahead.len() - rest.len();
                return (!value.is_empty()).then_some(Cell { column, style, kind, value, length });
            }
            [b'/', b'>', rest @ ..] => {
                // Nothing stands in it, whatever it says it were.
                let length = ahead.len() - rest.len();
                return Some(Cell { column, style, kind: Kind::Text, value: "", length });
            }
            _ => return None,
        };
    }
}

/// `<si><t>Kuopio</t></si>`: the text and how many bytes it takes.
#[inline]
pub fn shared(ahead: &[u8]) -> Option<(&str, usize)> {
    let all = ahead.trim_ascii_start();
    let plain = text(all, b"<si><t>", b"</t></si>");
    let (text, rest) = plain.or_else(|| text(all, b"<si><t xml:space=\"preserve\">", b"</t></si>"))?;
    Some((text, ahead.len() - rest.len()))
}

/// What stands between two marks, if it is text alone, and what follows.
#[inline]
fn text<'x>(ahead: &'x [u8], before: &[u8], after: &[u8]) -> Option<(&'x str, &'x [u8])> {
    let inside = ahead.strip_prefix(before)?;
    let end = inside.iter().position(|b| matches!(b, b'<' | b'&'))?;
    let rest = inside[end..].strip_prefix(after)?;
    Some((std::str::from_utf8(&inside[..end]).ok()?, rest))
}

/// `B7"` as the column, from 0, and what follows.
#[inline]
fn column_of(place: &[u8]) -> Option<(u32, &[u8])> {
    let mut column = 0;
    let mut letters = 0;
    while let Some(letter @ b'A'..=b'Z') = place.get(letters) {
        column = column * 26 + u32::from(letter - b'A') + 1;
        letters += 1;
        if letters > 3 {
            return None;
        }
    }
    let (_, rest) = digits(&place[letters..])?;
    Some((column.checked_sub(1)?, rest))
}

/// `12"` as a number, and what follows.
#[inline]
fn digits(text: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    let mut length = 0;
    while let Some(digit @ b'0'..=b'9') = text.get(length) {
        number = number * 10 + usize::from(digit - b'0');
        length += 1;
        if length > 8 {
            return None;
        }
    }
    let rest = text[length..].strip_prefix(b"\"")?;
    (length > 0).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_forms_are_understood_and_every_other_is_left() {
        let usual = |xml: &'static str| {
            let cell = cell(xml.as_bytes(), 5).unwrap_or_else(|| panic!("{xml}"));
            assert_eq!(&xml[cell.length..], "<c/>", "{xml}");
            (cell.column, cell.style, cell.kind, cell.value)
        };
        assert_eq!(usual("<c r=\"B7\" s=\"1\" t=\"s\"><v>12</v></c><c/>"), (1, 1, Kind::Shared, "12"));
        assert_eq!(usual("\r\n  <c><v>4.5</v></c><c/>"), (5, 0, Kind::Number, "4.5"));
        assert_eq!(usual("<c r=\"XFD1048576\" t=\"str\"><v>ä</v></c><c/>"), (16383, 0, Kind::Text, "ä"));
        assert_eq!(usual("<c r=\"A1\" t=\"inlineStr\"><is><t>Åbo</t></is></c><c/>"), (0, 0, Kind::Inline, "Åbo"));
        assert_eq!(usual("<c r=\"A1\" s=\"3\"/><c/>"), (0, 3, Kind::Text, ""));
        for other in [
            "<c r=\"B7\"><f>1+1</f><v>2</v></c>",
            "<c r='B7'><v>2</v></c>",
            "<c r=\"b7\"><v>2</v></c>",
            "<c r=\"7\"><v>2</v></c>",
            "<c r=\"B\"><v>2</v></c>",
            "<c r=\"ABCD1\"><v>2</v></c>",
            "<c r=\"B7\" cm=\"1\"><v>2</v></c>",
            "<c r=\"B7\" t=\"str\"><v>a &amp; b</v></c>",
            "<c r=\"B7\" t=\"str\"><v>a<!-- -->b</v></c>",
            "<c r=\"B7\"><v>2",
            "<c r=\"B7\"></c>",
            "<c r=\"B7\" t=\"b\"><v></v></c>",
            "<c r=\"B7\" t=\"inlineStr\"><is><r><t>a</t></r></is></c>",
            "<col min=\"1\"/>",
            "<x:c><v>2</v></x:c>",
            "</row>",
            "",
        ] {
            assert_eq!(cell(other.as_bytes(), 0), None, "{other}");
        }
        assert_eq!(cell(b"<c t=\"str\"><v>\xFF</v></c>", 0), None);
    }

    #[test]
    fn shared_texts_likewise() {
        assert_eq!(shared("<si><t>Kuopio</t></si>".as_bytes()), Some(("Kuopio", 22)));
        let kept = " <si><t xml:space=\"preserve\"> a</t></si>";
        assert_eq!(shared(kept.as_bytes()), Some((" a", kept.len())));
        for other in
            ["<si><r><t>a</t></r></si>", "<si><t>a &lt; b</t></si>", "<si/>", "<si><t>a</t><rPh/></si>", "<si><t>a"]
        {
            assert_eq!(shared(other.as_bytes()), None, "{other}");
        }
    }
}
