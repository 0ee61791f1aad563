//! `cargo run --release -p kotodigi-tests --bin bench [NAME]`: prints every figure and whether its promise is kept.

use kotodigi_tests::bench::{Figure, browser_journal, http, intake, law};

type Bench = (&'static str, fn() -> Vec<Figure>);

const BENCHES: &[Bench] =
    &[("law", law::run), ("intake", intake::run), ("browser-journal", browser_journal::figures), ("http", http::run)];

fn main() {
    let only = std::env::args().nth(1);
    for (name, run) in BENCHES.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        for f in run() {
            let kept = if f.ratio <= f.at_most { "kept" } else { "NOT KEPT" };
            println!(
                "{name} · {}: {} against {}: {:.2} times, promised ≤ {} ({kept})",
                f.name, f.measured, f.reference, f.ratio, f.at_most
            );
        }
    }
}
