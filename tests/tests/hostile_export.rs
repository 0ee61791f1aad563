//! What goes out to the clerk at the old system is opened in a real spreadsheet program: no cell of it is evaluated.
//! In `make test-long` only, since LibreOffice is needed (`.ci/tools.sh office`).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use kotodigi::dates::parse_iso;
use kotodigi::intake::paper::{Paper, findings, mended};
use kotodigi::intake::{self, Limits, Mends};
use kotodigi::words::Lang;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What people put into a cell so that somebody else's spreadsheet does something.
const FORMULAS: &[&str] = &[
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://127.0.0.1:9/?\"&A1;\"x\")",
    "=WEBSERVICE(\"http://127.0.0.1:9/\")",
    "=DDE(\"soffice\";\"/etc/passwd\";\"A1\")",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\"=1+1\"",
    "'=1+1",
    "＝1+1",
    "x;=1+1",
    "x\n=1+1",
    "=1+1;=2+2",
    "\u{FEFF}=1+1",
    "\u{200B}=1+1",
    "{=1+1}",
    "=_xlfn.IMAGE(\"http://127.0.0.1:9/\")",
];

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A register whose notes, names, codes and one header are formulas.
fn register() -> Vec<u8> {
    let mut text = "Hetu;Sukunimi;Etunimet;Synt.aika;Kunta;Lupa myönnetty;Huom;=1+1\r\n".to_owned();
    for (n, formula) in FORMULAS.iter().enumerate() {
        let cell = quoted(formula);
        text += &format!(
            "{};Meri{n};Aino;29.2.2000;Kuopio;1.3.2025;{cell};{cell}\r\n",
            if n % 2 == 0 { &cell } else { "" }
        );
        text += &format!(";{cell};Aino;{cell};{cell};{cell};;\r\n");
    }
    text.into_bytes()
}

/// The file as LibreOffice reads it, in its own flat form; formulas would stand as `table:formula`.
fn opened(file: &Path, folder: &Path, filter: Option<&str>) -> String {
    let out = folder.join("opened");
    fs::create_dir_all(&out).unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    command.arg("--headless");
    command.args(filter.map(|filter| format!("--infilter={filter}")));
    command.args(["--convert-to", "fods", "--outdir"]).arg(&out).arg(file);
    let ran = command.output().unwrap();
    let flat = out.join(file.with_extension("fods").file_name().unwrap());
    fs::read_to_string(&flat).unwrap_or_else(|why| panic_with(&format!("{why}: {ran:?}")))
}

fn panic_with(why: &str) -> String {
    assert!(why.is_empty(), "{why}");
    String::new()
}

/// Semicolons, quotes, UTF-8, everything detected, formulas evaluated: the most dangerous way to open a CSV.
const EVALUATING: &str = "Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,0,true";

#[test]
#[ignore = "opens files in LibreOffice"]
fn no_spreadsheet_evaluates_what_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = register();
    let old = intake::open(&bytes).unwrap();
    let mapping = intake::propose(&old);
    let limits = Limits::of_law(parse_iso("2026-11-23").unwrap());
    let report = intake::check(&old, &mapping, &Mends::default(), &limits, None).unwrap();
    let mut seen = 0;
    for paper in [Paper::Csv, Paper::Xlsx] {
        let files = [
            ("havainnot", findings::findings(&report, paper, Lang::Fi)),
            ("korjattu", mended::mended(&old, &mapping, &Mends::default(), paper, Lang::Fi).unwrap()),
        ];
        for (name, bytes) in files {
            let file = folder.path().join(format!("{name}.{}", paper.ending()));
            fs::write(&file, bytes).unwrap();
            let filters: &[Option<&str>] = if paper == Paper::Csv { &[None, Some(EVALUATING)] } else { &[None] };
            for filter in filters {
                let flat = opened(&file, folder.path(), *filter);
                let evaluated: Vec<&str> = flat
                    .split("<table:table-cell ")
                    .filter(|cell| cell.starts_with("table:formula"))
                    .map(|cell| cell.split("</table:table-cell>").next().unwrap_or(cell))
                    .collect();
                assert!(evaluated.is_empty(), "{name} {paper:?} {filter:?}: {evaluated:?}");
                assert!(flat.contains("=1+1") && flat.contains("cmd|"), "{name} {paper:?}: the cells are not there");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 6);
}

/// So that the test above can fail: the same program evaluates what nobody guards.
#[test]
#[ignore = "opens files in LibreOffice"]
fn what_is_not_guarded_is_evaluated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paljas.csv");
    fs::write(&file, "a;b\r\n=1+1;x\r\n").unwrap();
    let flat = opened(&file, folder.path(), Some(EVALUATING));
    assert!(flat.contains("table:formula"), "{flat}");
}
