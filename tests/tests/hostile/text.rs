//! Text that no office exports, or that somebody made to hurt.

use super::{Bytes, Case, held, streamed};
use std::io::Write;

pub const HEAD: &str = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Turvakielto;Huom\r\n";
pub const SOUND: &str = "290200A901C;Meikäläinen;Aino;29.2.2000;Kuopio;1.3.2025;E;\r\n";

/// A sound register with `row` between two sound rows.
fn row(row: &str) -> Bytes {
    held(format!("{HEAD}{}{row}\r\n{}", SOUND.replace("901C", "902D"), SOUND))
}

fn name(name: &str) -> Bytes {
    row(&format!("290200A903E;{name};Eino;29.2.2000;Kuopio;1.3.2025;E;"))
}

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

pub fn cases() -> Vec<Case> {
    let sound = format!("{HEAD}{SOUND}");
    let all_high: Vec<u8> = (0x80..=0xFFu8).collect();
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Bytes, says: &'static [&'static str]| {
        cases.push(Case::new(&format!("text: {name}"), "csv", bytes, says));
    };
    add("nothing at all", held(""), &["empty"]);
    add("a byte order mark only", held("\u{FEFF}"), &["empty"]);
    add("line ends only", held("\r\n".repeat(10_000)), &["empty"]);
    add("blanks only", held(" \t".repeat(10_000)), &["empty", "table", "column", "row"]);
    add("one NUL", held("\0"), &["byte", "text"]);
    add("a megabyte of NUL", held("\0".repeat(1 << 20)), &["byte", "text"]);
    add("NUL in the header", held(sound.replace("Sukunimi", "Suku\0nimi")), &[]);
    add("NUL in an identity code", row("290200\0A903E;Meri;Eino;29.2.2000;Kuopio;1.3.2025;E;"), &[]);
    add(
        "a quote never closed",
        held(format!("{HEAD}290200A901C;\"Meri;Aino;;\r\n{}", SOUND.repeat(50_000))),
        &["row", "quote"],
    );
    add("a quote never closed in the header", held(format!("\"{HEAD}{}", SOUND.repeat(1_000))), &[]);
    add("five million quotes", held("\"".repeat(5_000_000)), &[]);
    add("a quote opened in every row", held(format!("{HEAD}{}", "290200A901C;\"Meri;Aino\r\n".repeat(100_000))), &[]);
    add("quotes inside cells", name("Me\"ri\"\"x\""), &[]);
    add(
        "every line end there is",
        held(format!("{HEAD}{}", [SOUND.trim_end(); 5].join("\n").replacen('\n', "\r", 2))),
        &[],
    );
    add("line feed before return", held(sound.replace("\r\n", "\n\r")), &[]);
    add("old Macintosh line ends", held(sound.replace("\r\n", "\r")), &[]);
    add("line ends of Unicode", held(sound.replace("\r\n", "\u{2028}")), &[]);
    add("vertical tabs and form feeds", held(sound.replace("\r\n", "\u{B}\u{C}\u{85}")), &[]);
    add("a million columns in the header", held(format!("{}\r\n1;2\r\n", "c;".repeat(1_000_000))), &["column"]);
    add("a million columns in one row", held(format!("{HEAD}{}\r\n{SOUND}", "c;".repeat(1_000_000))), super::ROW_2);
    add(
        "a hundred thousand columns in every row",
        held(format!("{HEAD}{}", (";".repeat(100_000) + "\r\n").repeat(50))),
        &[],
    );
    add(
        "a hundred thousand headers of different words",
        held((0..100_000).map(|n| format!("Otsikko {n};")).collect::<String>() + "\r\n1\r\n"),
        &["column"],
    );
    add(
        "nine hundred headers of the same word",
        held(format!("{}\r\n{}\r\n", "Hetu;".repeat(900), "290200A901C;".repeat(900))),
        &[],
    );
    add("a million empty rows", held(format!("{HEAD}{}{SOUND}", "\r\n".repeat(1_000_000))), &[]);
    add("a million rows of separators", held(format!("{HEAD}{}{SOUND}", ";;;;;;;\r\n".repeat(1_000_000))), &[]);
    add("a row of 64 MiB", streamed(|to| long_row(to, 64)), super::ROW_2);
    add("a cell of 64 MiB", streamed(|to| long_cell(to, 64)), super::ROW_2);
    add("a header of 10 MiB", held(format!("{};Sukunimi\r\n1;2\r\n", "H".repeat(10 << 20))), &[]);
    add(
        "bytes that are no UTF-8",
        held([sound.as_bytes(), b"x;\xC3\x28\xA0\xA1;\xF0\x28\x8C\x28;;;;;\r\n"].concat()),
        &[],
    );
    add("a long way to write a slash", held([sound.as_bytes(), b"x;\xC0\xAF;a;;;;;\r\n"].concat()), &[]);
    add("surrogates in UTF-8", held([sound.as_bytes(), b"x;\xED\xA0\x80;a;;;;;\r\n"].concat()), &[]);
    add(
        "lone surrogates in UTF-16",
        held([wide(&format!("\u{FEFF}{sound}x;"), u16::to_le_bytes), vec![0, 0xD8, 0, 0xDC, 0, 0xDC, 59, 0]].concat()),
        &[],
    );
    add(
        "half a character of UTF-16",
        held([wide(&format!("\u{FEFF}{sound}"), u16::to_le_bytes), vec![65]].concat()),
        &[],
    );
    add("UTF-16, big end first, no mark", held(wide(&sound, u16::to_be_bytes)), &[]);
    add("a UTF-16 mark before ASCII", held([b"\xFF\xFE", sound.as_bytes()].concat()), &[]);
    add(
        "UTF-32",
        held(format!("\u{FEFF}{sound}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<_>>()),
        &[],
    );
    add("UTF-16 after UTF-8", held([sound.as_bytes(), &wide(&sound, u16::to_le_bytes)].concat()), &[]);
    add("marks of byte order in every row", held(format!("{HEAD}{}", format!("\u{FEFF}{SOUND}").repeat(50))), &[]);
    add("two marks of byte order", held(format!("\u{FEFF}\u{FEFF}{sound}")), &[]);
    add(
        "EBCDIC",
        held(b"\xC8\x85\xA3\xA4\x5E\xE2\xA4\x92\xA4\x95\x89\x94\x89\x15\xF2\xF9\x5E\xD4\x85\x99\x89\x15".to_vec()),
        &[],
    );
    add("every high byte", held([HEAD.replace('ö', "o").as_bytes(), b"x;", &all_high, b";a;;;;;\r\n"].concat()), &[]);
    add("right-to-left overrides in a name", name("\u{202E}ireM\u{202C}"), &["\"row\": 3"]);
    add("right-to-left marks in the headers", held(sound.replace("Sukunimi", "\u{200F}Sukunimi\u{200E}")), &[]);
    add("headers with Cyrillic look-alikes", held(sound.replace("Hetu", "Нetu").replace("Sukunimi", "Sukunіmi")), &[]);
    add("a name with Cyrillic look-alikes", name("\u{41C}\u{435}ri"), &["u+041c"]);
    add(
        "an identity code with a Greek alpha",
        row("290200Α903E;Meri;Eino;29.2.2000;Kuopio;1.3.2025;E;"),
        &["\"row\": 3"],
    );
    add("digits of full width", row("２９０２００A903E;Meri;Eino;２９.2.2000;Kuopio;1.3.2025;E;"), &[]);
    add(
        "characters of no width in a code",
        row("2902\u{200B}00A9\u{2060}03E;Meri;Eino;29.2.2000;Kuopio;1.3.2025;E;"),
        &[],
    );
    add("ten thousand marks over one letter", name(&format!("M{}", "\u{301}\u{327}".repeat(5_000))), &["\"row\": 3"]);
    add("spaces that do not break", held(sound.replace(';', "\u{A0};\u{A0}")), &[]);
    add("formulas in cells", row("290200A903E;=1+1;@SUM(A1);29.2.2000;Kuopio;1.3.2025;E;+cmd|' /C calc'!A0"), &[]);
    add("formulas for days and codes", row("=1+1;=2+2;Eino;=DATE(2000,2,29);=A1;=TODAY();=TRUE();"), &["\"row\": 3"]);
    add("a formula as header", held(sound.replace("Huom", "=HYPERLINK(\"http://x.invalid\")")), &[]);
    add("commands to a terminal", name("\u{1B}]0;x\u{7}\u{1B}[2J\u{1B}[31mMeri"), &["\"row\": 3"]);
    add("marks of a page", name("<script>alert(1)</script><img src=x onerror=1>"), &[]);
    add(
        "ten thousand digits for a day",
        row(&format!("290200A903E;Meri;Eino;{};Kuopio;1.3.2025;E;", "9".repeat(10_000))),
        &["\"row\": 3"],
    );
    add(
        "numbers beyond every number",
        row("290200A903E;Meri;Eino;1e999;Kuopio;99999999999999999999.1.2024;E;-1e-999"),
        &["\"row\": 3"],
    );
    add("days before every day", row("290200A903E;Meri;Eino;-1.-1.-1;Kuopio;0.0.0;E;"), &["\"row\": 3"]);
    add("years beyond the calendar", row("290200A903E;Meri;Eino;1.1.999999999;Kuopio;1.1.-262144;E;"), &["\"row\": 3"]);
    add(
        "a day of a million dots",
        row(&format!("290200A903E;Meri;Eino;{};Kuopio;1.3.2025;E;", ".".repeat(1_000_000))),
        &["\"row\": 3"],
    );
    add(
        "an identity code of a megabyte",
        row(&format!("{};Meri;Eino;29.2.2000;Kuopio;1.3.2025;E;", "2".repeat(1 << 20))),
        &["\"row\": 3"],
    );
    add("headers without a word", held(format!(";;;;;;;\r\n{SOUND}")), &[]);
    add("the header in every row", held(HEAD.repeat(1_000)), &[]);
    add("a separator line that lies", held(format!("sep=,\r\n{sound}")), &[]);
    add("a separator line without a separator", held(format!("sep=\r\n{sound}")), &[]);
    add("a separator that is a quote", held(format!("sep=\"\r\n{sound}")), &[]);
    add(
        "four separators in turn",
        held(format!("{HEAD}{}{}{}", SOUND.replace(';', ","), SOUND.replace(';', "\t"), SOUND.replace(';', "|"))),
        &[],
    );
    add("separators only", held(";".repeat(500)), &[]);
    add("one column", held("Sukunimi\r\nMeri\r\nSalo\r\n"), &["column", "table"]);
    add("a header without an end", held(HEAD.trim_end()), &["header", "row"]);
    add("an end in the middle of a letter", held([sound.as_bytes(), b"x;M\xC3"].concat()), &[]);
    add("an end inside quotes", held(format!("{sound}x;\"Meri")), &["quote"]);
    add("three hundred thousand different people", streamed(many), &[]);
    add(
        "the same person two hundred thousand times",
        held(format!("{HEAD}{}", SOUND.repeat(200_000))),
        &["\"row\": 3"],
    );
    add(
        "everything wrong in two hundred thousand rows",
        held(format!("{HEAD}{}", "x1;;-;32.13.x;Ankkalinna;huomenna;?;\u{7}\r\n".repeat(200_000))),
        super::ROW_2,
    );
    add(
        "every control character",
        row(&format!(
            "290200A903E;{};Eino;29.2.2000;Kuopio;1.3.2025;E;",
            (1..32u8).filter(|b| ![10, 13].contains(b)).map(char::from).collect::<String>()
        )),
        &["\"row\": 3", "byte"],
    );
    add("damage upon damage", name(&"ÃƒÂ".repeat(200_000)), &["\"row\": 3"]);
    add("escapes of another kind", name("Me\\\"ri\\;\\n\\\\"), &[]);
    add("lines of comment", held(format!("# a\r\n# b\r\n{sound}# c\r\n")), &[]);
    add("a header that Excel takes for SYLK", held(sound.replace("Hetu", "ID")), &[]);
    add("noise", held(noise(1 << 20)), &["byte", "text", "type"]);
    add("noise of letters", held(noise(1 << 20).into_iter().map(|b| 32 + b % 95).collect::<Vec<_>>()), &[]);
    add("a header word of brackets", held(sound.replace("Huom", &"([{*+?".repeat(50_000))), &[]);
    cases
}

/// The same in every run.
pub fn noise(bytes: usize) -> Vec<u8> {
    let mut chance = kotodigi_fixtures::chance::Chance::seeded(7);
    (0..bytes).map(|_| (chance.roll() >> 40) as u8).collect()
}

pub fn long_row(to: &mut dyn Write, mebi: usize) -> std::io::Result<()> {
    to.write_all(HEAD.as_bytes())?;
    let piece = "abc;".repeat(1 << 18);
    (0..mebi).try_for_each(|_| to.write_all(piece.as_bytes()))?;
    write!(to, "\r\n{SOUND}")
}

pub fn long_cell(to: &mut dyn Write, mebi: usize) -> std::io::Result<()> {
    write!(to, "{HEAD}290200A901C;")?;
    let piece = "x".repeat(1 << 20);
    (0..mebi).try_for_each(|_| to.write_all(piece.as_bytes()))?;
    write!(to, ";Aino;29.2.2000;Kuopio;1.3.2025;E;\r\n{SOUND}")
}

fn many(to: &mut dyn Write) -> std::io::Result<()> {
    to.write_all(HEAD.as_bytes())?;
    // A digit in a name would be told of.
    let letters = |n: u32| n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect::<String>();
    (0..300_000u32).try_for_each(|n| {
        let name = letters(n);
        write!(to, ";Suku{name};Etu{name};29.2.2000;Kuopio;1.3.2025;E;\r\n")
    })
}
