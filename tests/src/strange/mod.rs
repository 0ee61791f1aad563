//! Files that some other office exported: other words, orders, encodings and defects than `fixtures::old_register`
//! has, each with the truth about what is wrong in it. The same seed makes the same file.
//!
//! Written without a look at the words the program knows, so that what it does not know shows.

pub mod defects;
pub mod dress;
pub mod encode;
pub mod headers;
pub mod parcel;
pub mod people;
pub mod sheet;
pub mod table;
pub mod text;
pub mod values;

use dress::{Dress, Kind};
use kotodigi_fixtures::chance::Chance;
use table::Table;

/// A defect and where it stands: row as in a spreadsheet, header as in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The sheet or the file within the zip, where there are several.
    pub part: Option<String>,
    pub row: u32,
    pub column: String,
    pub kind: &'static str,
    pub severity: &'static str,
    pub value: String,
}

#[derive(Debug)]
pub struct Export {
    pub name: String,
    pub bytes: Vec<u8>,
    pub rows: u32,
    pub planted: Vec<Planted>,
    pub dress: Dress,
}

/// A file by lot.
pub fn export(kind: Kind, seed: u64) -> Export {
    let mut chance = Chance::seeded(seed.wrapping_mul(0x5851_F42D_4C95_7F2D) ^ 0xA5A5);
    let dress = Dress::by_lot(kind, &mut chance);
    let rows = u32::try_from(chance.between(150, 420)).unwrap_or(200);
    dressed(rows, dress, seed, &mut chance)
}

/// A file in a dress of one's own choosing.
pub fn dressed(rows: u32, dress: Dress, seed: u64, chance: &mut Chance) -> Export {
    let encoding = encode::of(&dress);
    let fits = |text: &str| encode::fits(text, encoding);
    let mut table = Table::made(rows, &dress, chance, &fits);
    defects::plant(&mut table, &dress, chance, &fits);
    let (bytes, ending) = match dress.kind {
        Kind::Csv => (text::csv(&mut table, &dress), "csv"),
        Kind::JsonLines => (text::json_lines(&mut table), "jsonl"),
        Kind::Sheet => (sheet::workbook(&mut table, &dress, chance), "xlsx"),
        Kind::Parcel => (parcel::zip(&mut table, &dress), "zip"),
    };
    let mut planted = table.planted;
    planted.sort_by_key(|p| p.row);
    Export { name: format!("strange-{seed}.{ending}"), bytes, rows, planted, dress }
}
