//! Zips that unpack to more than they say, to places they should not, or to nothing.

use super::pack::{Entry, bomb, end, entry, stored, zip};
use super::text::{HEAD, SOUND};
use super::{Case, held};

const GIB: u64 = 1 << 30;
/// The kind of file, or the part within.
const NAMES: &[&str] = &["zip", "package", "part “"];

fn sound() -> Vec<u8> {
    format!("{HEAD}{SOUND}").into_bytes()
}

/// One sound CSV under this name.
fn named(name: &[u8]) -> Vec<u8> {
    zip(&[Entry { name: name.to_vec(), ..entry("x", &sound()) }])
}

fn lying(change: fn(&mut Entry)) -> Vec<u8> {
    let mut lie = entry("asiakkaat.csv", &sound());
    change(&mut lie);
    zip(&[lie])
}

/// A zip in a zip in a zip.
fn nested(deep: usize, wide: usize) -> Vec<u8> {
    let mut inner = zip(&[bomb("a.csv", HEAD.as_bytes(), SOUND.as_bytes(), GIB / 70, b"")]);
    for _ in 0..deep {
        let all: Vec<Entry> = (0..wide).map(|n| stored(&format!("{n}.zip"), &inner)).collect();
        inner = zip(&all);
        inner = zip(&[entry("sisalla.zip", &inner)]);
    }
    inner
}

/// Many names in the directory for one packed body.
fn overlapping(times: usize) -> Vec<u8> {
    let one = bomb("a.csv", HEAD.as_bytes(), SOUND.as_bytes(), GIB / 700, b"");
    let mut all = vec![one.clone()];
    all.extend((1..times).map(|n| Entry {
        name: format!("a{n}.csv").into_bytes(),
        packed: Vec::new(),
        said_packed: Some(one.packed.len() as u32),
        said_at: Some(0),
        ..one.clone()
    }));
    zip(&all)
}

pub fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, says: &'static [&'static str]| {
        cases.push(Case::new(&format!("zip: {name}"), "zip", held(bytes), says));
    };
    let mut nothing = Vec::new();
    end(&mut nothing, 0, 0, 0, b"");
    add("without entries", nothing, NAMES);
    add("sound", zip(&[entry("asiakkaat.csv", &sound())]), &[]);
    add(
        "bomb of sound rows, 4 GiB",
        zip(&[bomb("a.csv", HEAD.as_bytes(), SOUND.as_bytes(), 4 * GIB / 70, b"")]),
        &["a.csv", "zip"],
    );
    add("bomb of zeros, 4 GiB", zip(&[bomb("a.csv", b"", &[0; 1024], 4 * GIB / 1024, b"")]), &["a.csv", "zip"]);
    add("bomb of one line, 4 GiB", zip(&[bomb("a.csv", HEAD.as_bytes(), b"abc;", GIB, b"\r\n")]), &["a.csv", "zip"]);
    add("bomb of quotes, 1 GiB", zip(&[bomb("a.csv", HEAD.as_bytes(), b"\"\"", GIB / 2, b"\r\n")]), &["a.csv", "zip"]);
    add(
        "bomb that says it is small",
        zip(&[Entry { size: 100, ..bomb("a.csv", HEAD.as_bytes(), SOUND.as_bytes(), GIB / 70, b"") }]),
        &["a.csv", "zip"],
    );
    add(
        "bombs in sixteen entries",
        zip(&(0..16)
            .map(|n| bomb(&format!("{n}.csv"), HEAD.as_bytes(), SOUND.as_bytes(), GIB / 700, b""))
            .collect::<Vec<_>>()),
        &[".csv", "zip"],
    );
    add("nested once", zip(&[entry("sisalla.zip", &zip(&[entry("a.csv", &sound())]))]), NAMES);
    add("bomb nested", nested(4, 8), NAMES);
    add("overlapping entries", overlapping(500), NAMES);
    add(
        "65 000 entries",
        zip(&(0..65_000).map(|n| stored(&format!("{n}.csv"), b"a;b\r\n1;2\r\n")).collect::<Vec<_>>()),
        NAMES,
    );
    add(
        "a directory that says 65 535 entries",
        {
            let mut bytes = Vec::new();
            end(&mut bytes, 65_535, 9, 0, b"");
            bytes
        },
        NAMES,
    );
    for (what, name) in [
        ("a name above the folder", &b"../../../../etc/cron.d/x.csv"[..]),
        ("an absolute name", b"/etc/passwd.csv"),
        ("a name of Windows", b"C:\\Windows\\x.csv"),
        ("a name with backslashes", b"..\\..\\x.csv"),
        ("a name with NUL", b"a.csv\0.exe"),
        ("a name right to left", "a\u{202E}vsc.exe.csv".as_bytes()),
        ("a name of a terminal's commands", b"\x1B[2J\x07a.csv"),
        ("a name that is no UTF-8", b"\xC3\x28\xFF.csv"),
        ("no name", b""),
        ("a device's name", b"CON.csv"),
    ] {
        add(what, named(name), &[]);
    }
    add("a name of 65 000 letters", named(&[b'a'; 65_000]), &[]);
    add("two entries of one name", zip(&[entry("a.csv", &sound()), entry("a.csv", &sound())]), &[]);
    add("folders only", zip(&[stored("a/", b""), stored("a/b/", b"")]), NAMES);
    add("other names in the directory", lying(|lie| lie.other_name = Some(b"toinen.csv".to_vec())), &[]);
    add("encrypted", lying(|lie| lie.flags = 1), &["zip", "password", "encrypt"]);
    add(
        "encrypted by AES",
        lying(|lie| {
            lie.flags = 1;
            lie.method = 99;
        }),
        &["zip", "password", "encrypt"],
    );
    for method in [1, 9, 12, 14, 93, 95, 97] {
        let mut odd = entry("a.csv", &sound());
        odd.method = method;
        add(&format!("packed by method {method}"), zip(&[odd]), &["zip", "a.csv"]);
    }
    add("a wrong sum", lying(|lie| lie.crc ^= 1), &["zip", ".csv"]);
    add("says more than it holds", lying(|lie| lie.size = 4_000_000_000), &[]);
    add("says less than it holds", lying(|lie| lie.size = 3), &[]);
    add("packed size of nearly everything", lying(|lie| lie.said_packed = Some(u32::MAX - 1)), NAMES);
    add("an offset beyond the end", lying(|lie| lie.said_at = Some(0x7FFF_FFFF)), NAMES);
    add("an offset into itself", lying(|lie| lie.said_at = Some(5)), NAMES);
    add("noise for deflate", lying(|lie| lie.packed = super::text::noise(5_000)), &["zip", ".csv"]);
    add(
        "a link",
        lying(|lie| {
            lie.attributes = 0o120_777 << 16;
            lie.packed = b"/etc/passwd".to_vec();
            lie.method = 0;
            lie.size = 11;
        }),
        &[],
    );
    add(
        "sizes of zip64 without end",
        lying(|lie| {
            lie.size = u64::from(u32::MAX);
            lie.said_packed = Some(u32::MAX);
            lie.extra = [&[1, 0, 16, 0][..], &[0xFF; 7], &[0x7F], &[0xFF; 7], &[0x7F]].concat();
        }),
        NAMES,
    );
    add("an extra field cut off", lying(|lie| lie.extra = vec![1, 0, 200]), &[]);
    let plain = zip(&[entry("asiakkaat.csv", &sound()), entry("b.csv", &sound())]);
    for (n, part) in [1, 4, 20, 35, 50, 60, 75, 90, 97].into_iter().enumerate() {
        let cut = (plain.len() * part / 100).max(4);
        add(&format!("cut off at {part} % ({n})"), plain[..cut].to_vec(), NAMES);
    }
    add("something before it", [b"MZ\x90\0 self-extracting \0".to_vec(), plain.clone()].concat(), &[]);
    add("something after it", [plain.clone(), vec![0; 70_000]].concat(), &["zip", "row"]);
    let mut twice = plain.clone();
    end(&mut twice, 1, 5, 0, &plain[plain.len() - 22..]);
    add("two ends", twice, &["zip", "row"]);
    add("tables that do not join", zip(&[entry("a.csv", &sound()), entry("b.csv", b"x;y\r\n1;2\r\n3;4\r\n")]), &[]);
    add("a picture and a text", zip(&[entry("a.png", b"\x89PNG\r\n\x1A\n"), entry("lue.txt", b"hei")]), NAMES);
    add("what a Macintosh adds", zip(&[entry("__MACOSX/._a.csv", b"\0\x05\x16\x07"), entry("a.csv", &sound())]), &[]);
    add(
        "a document of Word",
        zip(&[entry("[Content_Types].xml", b"<Types/>"), entry("word/document.xml", b"<w/>")]),
        &["zip", "word"],
    );
    add(
        "a document of LibreOffice",
        zip(&[
            stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            entry("content.xml", b"<office/>"),
        ]),
        &["zip", "opendocument", "ods"],
    );
    cases
}
