//! What the tests and the benchmark share.

pub mod bench;
pub mod contract;
pub mod personal;
pub mod visitor;

/// A log that keeps nothing, for tests of what is not the log.
#[derive(Debug)]
pub struct NoLog;

impl kotodigi::office::LookLog for NoLog {
    fn keep(&self, _: &kotodigi::office::Look) -> Result<(), kotodigi::journal::Broken> {
        Ok(())
    }

    fn of_client(&self, _: uuid::Uuid) -> Result<Vec<kotodigi::office::Look>, kotodigi::journal::Broken> {
        Ok(Vec::new())
    }

    fn since(&self, _: i64, _: usize) -> Result<Vec<kotodigi::office::Look>, kotodigi::journal::Broken> {
        Ok(Vec::new())
    }
}
