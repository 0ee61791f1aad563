//! Tables of one old system in one zip: clients, plans, appointments, joined by the client's number.

use super::Planted;
use super::dress::Dress;
use super::encode;
use super::table::{Column, Table};
use super::text;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const OF_PLAN: &[&str] = &["assessment_on", "plan_from", "plan_until"];
const NAMES: [[&str; 3]; 3] = [
    ["asiakkaat.csv", "suunnitelmat.csv", "tapaamiset.csv"],
    ["klienter.csv", "planer.csv", "besok.csv"],
    ["clients.csv", "plans.csv", "appointments.csv"],
];

pub fn zip(table: &mut Table, dress: &Dress) -> Vec<u8> {
    let dress = &Dress { gap: None, ..dress.clone() };
    let names = NAMES[dress.lang as usize];
    let number = table.at("client_number");
    let of_plan = |column: &Column| OF_PLAN.contains(&column.id) && number.is_some();
    let (plan, client): (Vec<usize>, Vec<usize>) =
        (0..table.columns.len()).partition(|at| of_plan(&table.columns[*at]));
    // Plans stand in their own order, and who has none has no row.
    let mut order: Vec<usize> =
        (0..table.rows.len()).filter(|row| plan.iter().any(|at| !table.rows[*row][*at].is_empty())).collect();
    order.reverse();
    let with_number: Vec<usize> = number.into_iter().chain(plan.iter().copied()).collect();
    let pick = |columns: &[usize], rows: &[usize]| -> String {
        let heads: Vec<Column> = columns.iter().map(|at| table.columns[*at].clone()).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| columns.iter().map(|at| table.rows[*row][*at].clone()).collect()).collect();
        let mut text = String::new();
        text::write(&mut text, &heads, &rows, dress);
        text
    };
    let everybody: Vec<usize> = (0..table.rows.len()).collect();
    let mut files = vec![(names[0], pick(&client, &everybody))];
    if !plan.is_empty() {
        files.push((names[1], pick(&with_number, &order)));
    }
    let in_plan: Vec<String> = plan.iter().map(|at| table.columns[*at].header.clone()).collect();
    for p in &mut table.planted {
        *p = placed(p, &in_plan, &order, names);
    }
    packed(&files, dress).unwrap_or_default()
}

fn placed(planted: &Planted, in_plan: &[String], order: &[usize], names: [&str; 3]) -> Planted {
    let mut p = planted.clone();
    let part = usize::from(in_plan.contains(&p.column));
    let row = if part == 1 { order.iter().position(|row| *row == p.row as usize) } else { Some(p.row as usize) };
    p.row = if p.row == u32::MAX { 1 } else { row.and_then(|row| u32::try_from(row).ok()).unwrap_or(0) + 2 };
    p.part = Some(names[part].to_owned());
    p
}

fn packed(files: &[(&str, String)], dress: &Dress) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(&encode::encode(text, encode::of(dress)))?;
    }
    Ok(zip.finish()?.into_inner())
}
