//! `cargo run --release -p kotodigi-tests --bin bench [NAME]`: prints every figure and whether its promise is kept;
//! exit 1 when one is not.

use kotodigi_tests::bench::{Figure, browser_journal, http, intake, law, looks};
use std::process::ExitCode;

type Bench = (&'static str, fn() -> Vec<Figure>);

const BENCHES: &[Bench] = &[
    ("law", law::run),
    ("intake", intake::run),
    ("intake-peers", intake::peers::run),
    ("browser-journal", browser_journal::figures),
    ("http", http::run),
    ("looks", looks::run),
];

fn main() -> ExitCode {
    let mut all_kept = true;
    let only = std::env::args().nth(1);
    for (name, run) in BENCHES.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        for f in run() {
            let is_kept = f.ratio <= f.at_most;
            all_kept &= is_kept;
            let kept = if is_kept { "kept" } else { "NOT KEPT" };
            println!(
                "{name} · {}: {} against {}: {:.2} times, promised ≤ {} ({kept})",
                f.name, f.measured, f.reference, f.ratio, f.at_most
            );
        }
    }
    if all_kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
