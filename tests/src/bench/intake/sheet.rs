//! A workbook: our whole check against calamine's bare streaming read of every cell.

use super::{Failed, Figure, best_of, ours};
use calamine::{Reader, Xlsx};
use kotodigi::intake;
use kotodigi_fixtures::old_register::{Encoding, Options, generate};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

const ROWS: u32 = 100_000;

pub fn figures() -> Result<Vec<Figure>, Failed> {
    let bytes = workbook()?;
    let mut cells = 0;
    let mut failed = None;
    let bare = best_of(3, || match streamed(&bytes) {
        Ok(count) => cells = count,
        Err(why) => failed = Some(why),
    });
    if let Some(why) = failed {
        return Err(why);
    }
    let mut columns = 0;
    let alone = best_of(3, || columns = intake::open(&bytes).map_or(0, |register| register.header.len()));
    let (seconds, found) = ours(&bytes, true);
    if found == 0 || columns == 0 {
        return Err("the workbook was not read".into());
    }
    let reference = format!("calamine's bare streaming read, {bare:.2} s, {cells} cells");
    let reading = Figure {
        name: "XLSX of 100 000 rows, 20 columns: reading alone",
        measured: format!("{alone:.2} s"),
        reference: reference.clone(),
        ratio: alone / bare,
        at_most: 1.5,
    };
    let checking = Figure {
        name: "XLSX of 100 000 rows, 20 columns: reading and checking",
        measured: format!("{seconds:.2} s, {found} findings"),
        reference,
        ratio: seconds / bare,
        at_most: 1.5,
    };
    Ok(vec![reading, checking])
}

fn streamed(bytes: &[u8]) -> Result<usize, Failed> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let mut cells = book.worksheet_cells_reader(&name)?;
    let mut count = 0;
    while let Some(cell) = cells.next_cell()? {
        std::hint::black_box(cell.get_value());
        count += 1;
    }
    Ok(count)
}

fn workbook() -> Result<Vec<u8>, Failed> {
    let options = Options { defects: 100, encoding: Encoding::Utf8, ..Options::default() };
    let (text, _) = generate(ROWS, 3, &options);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_slice());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (n, record) in reader.records().enumerate() {
        for (at, cell) in record?.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(u32::try_from(n)?, u16::try_from(at)?, cell)?;
        }
    }
    Ok(book.save_to_buffer()?)
}
