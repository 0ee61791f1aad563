//! Files of another kind than their ending says, JSON that hurts, and packings in packings.

use super::pack::{entry, zip};
use super::text::{HEAD, SOUND};
use super::{Case, held};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A compound file as old Excel and password-protected workbooks are, with this stream's name in its directory.
pub fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes[24..32].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
    bytes.resize(2048, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(8192, 0);
    bytes
}

fn line(extra: &str) -> String {
    format!(
        "{{\"Hetu\":\"290200A901C\",\"Sukunimi\":\"Meri\",\"Etunimet\":\"Aino\",\"Kunta\":\"Kuopio\",\"Lupa myönnetty\":\"1.3.2025\"{extra}}}\n"
    )
}

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, ending: &'static str, bytes: Vec<u8>, says: &'static [&'static str]| {
        cases.push(Case::new(&format!("kind: {name}"), ending, held(bytes), says));
    };
    let sound = format!("{HEAD}{SOUND}").into_bytes();
    let starts: &[(&str, &[u8], &[&str])] = &[
        ("PNG", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", &["png", "image"]),
        ("GIF", b"GIF89a\x01\0\x01\0", &["gif", "image", "byte"]),
        ("JPEG", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", &["jpeg", "jpg", "image", "byte"]),
        ("PDF", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", &["pdf"]),
        ("a program", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", &["type", "byte", "program"]),
        ("a program of Windows", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF", &["type", "byte", "program"]),
        ("SQLite", b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20", &["type", "byte", "sqlite", "database"]),
        ("RTF", b"{\\rtf1\\ansi\\deff0 {\\fonttbl}}", &["type", "rtf", "json", "table"]),
        ("XML", b"<?xml version=\"1.0\"?><a><b/></a>", &["xml"]),
        ("a page", b"<!DOCTYPE html><html><table><tr><td>1", &["html"]),
        (
            "a page that Excel calls xls",
            b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1</td></tr></table></html>",
            &["html"],
        ),
        ("7z", b"7z\xBC\xAF\x27\x1C\0\x04", &["7z", "type", "byte"]),
        ("RAR", b"Rar!\x1A\x07\x01\0", &["rar", "type", "byte"]),
        ("xz", b"\xFD7zXZ\0\0\x04", &["xz", "type", "byte"]),
        ("bzip2", b"BZh91AY&SY\0\0", &["bzip2", "type", "byte"]),
        ("zstd", b"\x28\xB5\x2F\xFD\x04\0", &["zst", "type", "byte"]),
        ("dBASE", b"\x03\x7A\x01\x01\x10\0\0\0\x41\0\x20\0", &["type", "byte", "dbase"]),
        ("Access", b"\0\x01\0\0Standard Jet DB\0", &["type", "byte", "access", "database"]),
        ("Parquet", b"PAR1\x15\x04\x15\x10PAR1", &["type", "byte", "table", "parquet"]),
        ("a letter", b"From: a@example.invalid\r\nSubject: x\r\n\r\nHei", &[]),
        ("SYLK", b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"Hetu\"\r\nE\r\n", &[]),
        ("DIF", b"TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,2\r\n\"\"\r\n", &[]),
    ];
    for (name, bytes, says) in starts {
        add(name, "csv", [*bytes, &[b' '; 100]].concat(), says);
    }
    add("an old Excel workbook", "xls", compound("Workbook"), &["excel", "type", "xls"]);
    add("a workbook with a password", "xlsx", compound("EncryptedPackage"), &["password", "encrypt", "type", "ole"]);
    add("a compound file cut off", "xls", compound("Workbook")[..300].to_vec(), &["excel", "type", "xls", "ole"]);
    add("a CSV called xlsx", "xlsx", sound.clone(), &[]);
    add("a zip called csv", "csv", zip(&[entry("a.csv", &sound)]), &[]);
    add("a CSV called json", "json", sound.clone(), &[]);
    add("a CSV in gzip", "gz", gzip(&sound), &["gzip", "gz", "row"]);
    add("gzip in gzip", "gz", gzip(&gzip(&gzip(&sound))), &["gzip", "gz"]);
    add("gzip of a gigabyte", "gz", gzip(&gzip(&vec![b';'; 1 << 28])), &["gzip", "gz"]);
    add("gzip cut off", "gz", gzip(&sound)[..30].to_vec(), &["gzip", "gz"]);
    add("a zip in gzip", "gz", gzip(&zip(&[entry("a.csv", &sound)])), &["gzip", "gz"]);
    add(
        "a tar",
        "tar",
        [b"a.csv\0".to_vec(), vec![0; 251], b"ustar\x0000".to_vec(), vec![0; 247], sound.clone(), vec![0; 1024]]
            .concat(),
        &["tar", "byte", "type"],
    );

    let json: Vec<(&str, String, &[&str])> = vec![
        ("lines", line("").repeat(3), &[]),
        ("a million brackets", "[".repeat(1_000_000), &["json"]),
        ("a million braces", "{\"a\":".repeat(1_000_000), &["json"]),
        (
            "a line of a hundred thousand brackets",
            line(&format!(",\"x\":{}{}", "[".repeat(100_000), "]".repeat(100_000))),
            &[],
        ),
        ("one list", format!("[{},{}]", line("").trim(), line("").trim()), &[]),
        ("one object", "{\"asiakkaat\": [{\"Hetu\": \"290200A901C\"}]}".to_owned(), &["json", "column", "row"]),
        ("numbers beyond every number", line(",\"x\":1e999999,\"y\":-0,\"z\":123456789012345678901234567890"), &[]),
        ("a number of a million digits", line(&format!(",\"x\":{}", "9".repeat(1_000_000))), &[]),
        ("keys twice", line(",\"Hetu\":\"x\",\"Hetu\":null").repeat(2), &[]),
        ("half a pair", line(",\"x\":\"\\ud800\"").repeat(2), &[]),
        ("a key of 10 MB", line(&format!(",\"{}\":1", "k".repeat(10_000_000))), &[]),
        ("new keys in every line", (0..20_000).map(|n| line(&format!(",\"k{n}\":{n}"))).collect(), &[]),
        (
            "a thousand new keys in every line",
            (0..300).map(|n| line(&(0..1_000).map(|m| format!(",\"k{n}x{m}\":1")).collect::<String>())).collect(),
            &[],
        ),
        ("lists for values", line(",\"x\":[1,[2,{\"a\":null}]]").repeat(3), &[]),
        ("an end in the middle", format!("{}{}", line(""), &line("")[..30]), &[]),
        ("lists and objects in turn", format!("{}[1,2]\n\"x\"\nnull\n{}", line(""), line("")), &[]),
        ("words that are no JSON", line(",\"x\":NaN,\"y\":Infinity").repeat(2), &[]),
        ("commands to a terminal", line(",\"\\u001b[2J\":\"\\u0007\\u001b]0;x\"").repeat(2), &[]),
        ("a mark of byte order", format!("\u{FEFF}{}", line("").repeat(2)), &[]),
        ("comments", format!("// a\n{}", line("").repeat(2)), &[]),
        ("a string of 32 MiB", line(&format!(",\"x\":\"{}\"", "a".repeat(32 << 20))), &[]),
        ("empty objects", "{}\n".repeat(100_000), &[]),
    ];
    for (name, text, says) in json {
        add(&format!("JSON: {name}"), "jsonl", text.into_bytes(), says);
    }
    add("JSON: bytes that are no UTF-8", "jsonl", [line("").as_bytes(), b"{\"Hetu\":\"\xC3\x28\"}\n"].concat(), &[]);
    cases
}
