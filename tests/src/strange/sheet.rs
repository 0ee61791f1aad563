//! A table as an Excel workbook: title rows, a sheet before it, merged cells, days as days, text or bare numbers.

use super::dress::{Days, Dress};
use super::table::Table;
use super::text::place;
use chrono::NaiveDate;
use kotodigi_fixtures::chance::Chance;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// How a column of days is kept.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    Day,
    Text,
    Serial,
}

pub fn workbook(table: &mut Table, dress: &Dress, chance: &mut Chance) -> Vec<u8> {
    let left = u16::from(chance.percent(15));
    let sheets = chance.under(4);
    let made = write(table, dress, chance, left, sheets).unwrap_or_default();
    place(&mut table.planted, dress.titles + 2, None);
    // A whole column stands at row 1; with several sheets the part is the sheet, which the test does not ask for.
    made
}

fn write(table: &Table, dress: &Dress, chance: &mut Chance, left: u16, sheets: u64) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    if sheets == 1 {
        let note = book.add_worksheet().set_name("Ohje")?;
        note.write(0, 0, "Tiedosto on tulostettu vanhasta järjestelmästä.")?;
        note.write(2, 0, "Kysymykset: tuki@example.invalid")?;
    }
    let sheet = book.add_worksheet().set_name(if sheets == 3 { "Taul1" } else { "Asiakkaat" })?;
    titles(sheet, dress, left, table.columns.len())?;
    let top = dress.titles;
    for (at, column) in table.columns.iter().enumerate() {
        let bold = Format::new().set_bold();
        sheet.write_with_format(top, left + narrow(at), column.header.trim_end(), &bold)?;
    }
    let kept: Vec<Kept> =
        table.columns.iter().map(|_| *chance.pick(&[Kept::Day, Kept::Day, Kept::Text, Kept::Serial])).collect();
    let numbers = chance.percent(50);
    for (n, row) in table.rows.iter().enumerate() {
        let n = top + 1 + u32::try_from(n).unwrap_or(0);
        for (at, cell) in row.iter().enumerate() {
            write_cell(sheet, (n, left + narrow(at)), (table.columns[at].id, cell), kept[at], dress, numbers)?;
        }
    }
    if sheets == 2 {
        book.add_worksheet().set_name("Koodit")?.write(0, 0, "K = kyllä, E = ei")?;
    }
    book.save_to_buffer()
}

fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(0)
}

fn titles(sheet: &mut Worksheet, dress: &Dress, left: u16, width: usize) -> Result<(), XlsxError> {
    for n in 0..dress.titles {
        let title = ["Kotoutuja-asiakkaat", "Tulostettu 3.11.2026", ""][n as usize % 3];
        if n == 0 {
            sheet.merge_range(n, left, n, left + narrow(width) - 1, title, &Format::new().set_bold())?;
        } else if !title.is_empty() {
            sheet.write(n, left, title)?;
        }
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    (id, cell): (&str, &str),
    kept: Kept,
    dress: &Dress,
    numbers: bool,
) -> Result<(), XlsxError> {
    let is_day = id.ends_with("_on") || matches!(id, "birth_date" | "plan_from" | "plan_until" | "permit_ends");
    let digits = !cell.is_empty() && cell.len() < 10 && cell.bytes().all(|b| b.is_ascii_digit());
    match (cell, if is_day { day(cell, dress.days) } else { None }) {
        ("", _) => {}
        (_, Some(day)) if kept == Kept::Day => {
            let form = Format::new().set_num_format("d.m.yyyy");
            let date = ExcelDateTime::from_timestamp(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())?;
            sheet.write_with_format(row, at, &date, &form)?;
        }
        (_, Some(day)) if kept == Kept::Serial => {
            let start = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or(day);
            sheet.write(row, at, (day - start).num_days() as f64)?;
        }
        ("TRUE" | "TOSI", _) => {
            sheet.write(row, at, true)?;
        }
        ("FALSE" | "EPÄTOSI", _) => {
            sheet.write(row, at, false)?;
        }
        // Numbers lose their leading zeros, as in every office.
        _ if numbers && digits && matches!(id, "client_number" | "municipality" | "number") => {
            sheet.write(row, at, cell.parse::<f64>().unwrap_or(0.0))?;
        }
        _ => {
            sheet.write(row, at, cell)?;
        }
    }
    Ok(())
}

/// The day a cell says, where it says one that a spreadsheet can keep.
fn day(cell: &str, days: Days) -> Option<NaiveDate> {
    let form = match days {
        Days::Dots | Days::PaddedDots => "%d.%m.%Y",
        Days::Iso => "%Y-%m-%d",
        Days::IsoMidnight => "%Y-%m-%d 00:00:00",
        Days::Slashes => "%d/%m/%Y",
        Days::American => "%m/%d/%Y",
        Days::Digits => "%Y%m%d",
    };
    let day = NaiveDate::parse_from_str(cell, form).ok()?;
    (cell.len() >= 8 && day > NaiveDate::from_ymd_opt(1900, 3, 1)?).then_some(day)
}
