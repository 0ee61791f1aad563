//! Figures: ratios measured in one run against a named reference, never a timed test.

pub mod browser_journal;
pub mod http;
pub mod intake;
pub mod law;
pub mod looks;

/// One measured figure.
#[derive(Debug)]
pub struct Figure {
    pub name: &'static str,
    /// What was measured, in words with its unit: `0.52 µs a client`.
    pub measured: String,
    /// What it is held against, measured in the same run or a fixed promise: `hand-written csv pass, 0.6 µs a row`.
    pub reference: String,
    /// measured / reference in the sense where smaller is better.
    pub ratio: f64,
    /// The promise: the ratio is at most this.
    pub at_most: f64,
}

/// The shortest of `times` runs, in seconds.
pub fn best_of(times: usize, mut run: impl FnMut()) -> f64 {
    (0..times)
        .map(|_| {
            let start = std::time::Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}
