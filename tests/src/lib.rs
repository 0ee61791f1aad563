//! What the tests and the benchmark share.

pub mod bench;
pub mod contract;
pub mod desk;
pub mod personal;
pub mod strange;
pub mod visitor;
pub mod wire;
pub mod world;

use kotodigi::access::{Group, Purpose};
use kotodigi::codes;
use kotodigi::entry::ClientId;
use kotodigi::journal::Broken;
use kotodigi::office::{Look, LookLog};
use kotodigi::officer::{Officer, TRAINING};
use kotodigi::steps;
use kotodigi::work::Reach;

/// A log that keeps nothing, for tests of what is not the log.
#[derive(Debug)]
pub struct NoLog;

impl LookLog for NoLog {
    fn keep(&self, _: &Look) -> Result<(), Broken> {
        Ok(())
    }

    fn of_client(&self, _: ClientId) -> Result<Vec<Look>, Broken> {
        Ok(Vec::new())
    }

    fn since(&self, _: i64, _: usize) -> Result<Vec<Look>, Broken> {
        Ok(Vec::new())
    }
}

/// The purpose a worker who takes this step works for.
pub fn purpose_of(step: &str) -> Purpose {
    match steps::find(step).map(|step| step.group) {
        _ if step == "register_client" => Purpose::Contact,
        Some(Group::Contact) => Purpose::Contact,
        Some(Group::Assessment) => Purpose::Assessment,
        _ => Purpose::Plan,
    }
}

/// Every municipality's tasks, protected people's too.
pub fn whole_country() -> Reach {
    let municipalities = codes::municipalities().all.iter().map(|code| (code.code.to_owned(), true)).collect();
    Reach { municipalities, ..Reach::default() }
}

/// A worker whose right reaches every municipality.
pub fn everywhere() -> Officer {
    let mut officer = TRAINING[0].clone();
    for right in &mut officer.rights {
        right.scope = codes::municipalities().all.iter().map(|code| code.code.to_owned()).collect();
    }
    officer
}
