//! Loads that wait for a second person: what was asked, by whom, and what was answered. It stands in the data directory
//! (`intake/waiting.json`), so that a second person need not sit beside the first, and holds nothing of a cell. The file
//! of the load is not kept: the loader brings it again, and its hash says that it is the one that was accepted.

use super::report::{InThree, Person, place, write};
use kotodigi::intake::load::{Counts, Thresholds};
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

const FILE: &str = "waiting.json";
const DAY_MS: i64 = 24 * 3_600_000;
/// A load nobody has answered for so long is asked for anew.
const WAITS_MS: i64 = 7 * DAY_MS;
/// What was accepted is loaded within a day: the register goes on meanwhile.
const ACCEPTED_MS: i64 = DAY_MS;
/// More than anybody looks through; the oldest gives way.
const MOST: usize = 1_000;

#[derive(Debug)]
pub struct Waiting {
    folder: PathBuf,
    turn: Mutex<()>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub request: Uuid,
    pub organisation: String,
    pub system: String,
    pub file: String,
    pub file_hash: String,
    pub load_hash: String,
    /// Rows of people who live together, as the loader accepted them: what is accepted is accepted with them.
    #[serde(default)]
    pub households: Vec<Vec<u32>>,
    pub asked_by: Person,
    pub asked_at: i64,
    /// When it goes off the list.
    pub until: i64,
    pub counts: Expected,
    /// Why it waits.
    pub tripped: Vec<InThree>,
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub accepted: bool,
    pub by: Person,
    pub at: i64,
    pub reason: String,
}

/// What the load would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    pub came: u32,
    pub sound: u32,
    pub created: u32,
    pub updated: u32,
    pub refused: u32,
    pub unchanged: u32,
    pub twice: u32,
    pub vanished: u32,
}

impl From<Counts> for Expected {
    fn from(counts: Counts) -> Expected {
        Expected {
            came: counts.came,
            sound: counts.sound,
            // Who is in the register and not for the loader is not told of before the load, as in a check.
            created: counts.created + counts.elsewhere,
            updated: counts.updated,
            refused: counts.came.saturating_sub(counts.sound),
            unchanged: counts.unchanged,
            twice: counts.twice,
            vanished: counts.vanished,
        }
    }
}

/// Why a load waits: that it takes two, and the counts that look wrong and somebody said were right.
pub fn tripped(no: &No, counts: &Counts, limits: Thresholds) -> Option<Vec<InThree>> {
    let No::Refused(refusal) = no else { return None };
    let odd = limits.odd(counts);
    (refusal.code == "second_needed").then(|| std::iter::once(&refusal.why).chain(&odd).map(InThree::of).collect())
}

impl Waiting {
    pub fn of(folder: PathBuf) -> Waiting {
        Waiting { folder, turn: Mutex::default() }
    }

    /// Every request that still holds, as somebody turns it; kept where that changed anything.
    fn turned<T>(&self, now: i64, turn: impl FnOnce(&mut Vec<Request>) -> Result<T, No>) -> Result<T, No> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let broken = |why: io::Error| No::Broken(Broken::Store(format!("{FILE}: {why}")));
        let file = place(&self.folder).map_err(broken)?.join(FILE);
        let before: Vec<Request> = match fs::read(&file) {
            Ok(kept) => serde_json::from_slice(&kept).map_err(|why| broken(why.into()))?,
            Err(why) if why.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(why) => return Err(broken(why)),
        };
        let mut all: Vec<Request> = before.iter().filter(|one| one.until > now).cloned().collect();
        let done = turn(&mut all)?;
        if all != before {
            let more = all.len().saturating_sub(MOST);
            let text = serde_json::to_string_pretty(&all[more..]).map_err(|why| broken(why.into()))?;
            write(&self.folder, &file, &text).map_err(broken)?;
        }
        Ok(done)
    }

    /// Those of an organisation, the newest first.
    pub fn of_organisation(&self, is_theirs: impl Fn(&str) -> bool, now: i64) -> Result<Vec<Request>, No> {
        self.turned(now, |all| Ok(all.iter().rev().filter(|one| is_theirs(&one.organisation)).cloned().collect()))
    }

    /// Asks for a second person. Asked again, the same load keeps its id, and what was answered to it is over.
    pub fn ask(&self, new: Request) -> Result<Uuid, No> {
        self.turned(new.asked_at, |all| {
            let same = |one: &Request| {
                one.load_hash == new.load_hash
                    && one.organisation == new.organisation
                    && one.households == new.households
            };
            let known = all.iter().position(same).map(|at| all.remove(at).request);
            let request = known.unwrap_or(new.request);
            all.push(Request { request, until: new.asked_at + WAITS_MS, ..new });
            Ok(request)
        })
    }

    /// Answers one of an organisation's, not one's own.
    pub fn answer(&self, request: Uuid, is_theirs: impl Fn(&str) -> bool, answer: Answer) -> Result<Request, No> {
        self.turned(answer.at, |all| {
            let mut theirs = all.iter_mut().filter(|one| one.request == request && is_theirs(&one.organisation));
            let one = theirs.next().ok_or(No::Absent)?;
            if one.asked_by.id == answer.by.id {
                return Err(own());
            }
            one.until = if answer.accepted { answer.at + ACCEPTED_MS } else { answer.at + WAITS_MS };
            one.answer = Some(answer);
            Ok(one.clone())
        })
    }

    /// Whoever asked takes it back.
    pub fn withdraw(&self, request: Uuid, by: &str, now: i64) -> Result<(), No> {
        self.turned(now, |all| {
            let own = |one: &Request| one.request == request && one.asked_by.id == by;
            let at = all.iter().position(own).ok_or(No::Absent)?;
            all.remove(at);
            Ok(())
        })
    }

    /// Ids of those who have accepted a load of an organisation.
    pub fn accepted(
        &self,
        (load_hash, households): (&str, &[Vec<u32>]),
        organisation: &str,
        now: i64,
    ) -> Result<Vec<String>, No> {
        self.turned(now, |all| {
            let these = all.iter().filter(|one| {
                one.load_hash == load_hash && one.households == households && one.organisation == organisation
            });
            Ok(these.filter_map(|one| one.answer.as_ref()).filter(|a| a.accepted).map(|a| a.by.id.clone()).collect())
        })
    }

    /// The load is in: nobody waits any more.
    pub fn done(&self, load_hash: &str, organisation: &str, now: i64) -> Result<(), No> {
        self.turned(now, |all| {
            all.retain(|one| one.load_hash != load_hash || one.organisation != organisation);
            Ok(())
        })
    }
}

fn own() -> No {
    use kotodigi::words::text;
    kotodigi::refusal::Refusal {
        code: "second_same",
        why: text(
            "Olet itse pyytänyt tätä tuontia. Sen hyväksyy tai hylkää joku muu.",
            "Du har själv begärt den här importen. Någon annan godkänner eller avslår den.",
            "You asked for this load yourself. Somebody else accepts or declines it.",
        )
        .into(),
        next: text(
            "Odota toisen henkilön vastausta, tai peru pyyntö.",
            "Vänta på den andra personens svar eller ta tillbaka begäran.",
            "Wait for the second person's answer, or take the request back.",
        )
        .into(),
        cite: None,
    }
    .into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;

    fn person(id: &str) -> Person {
        Person { id: id.into(), name: id.into(), organisation: "Kuopio".into() }
    }

    fn asked(id: u128, load_hash: &str, at: i64) -> Request {
        Request {
            request: Uuid::from_u128(id),
            organisation: "municipality:297".into(),
            system: "Vanha".into(),
            file: "vanha.csv".into(),
            file_hash: "0".into(),
            load_hash: load_hash.into(),
            households: Vec::new(),
            asked_by: person("otto"),
            asked_at: at,
            until: 0,
            counts: Expected::default(),
            tripped: Vec::new(),
            answer: None,
        }
    }

    #[test]
    fn a_request_waits_is_answered_by_another_and_runs_out() {
        let folder = tempfile::tempdir().unwrap();
        let waiting = Waiting::of(folder.path().to_owned());
        let kuopio = |organisation: &str| organisation == "municipality:297";
        let first = waiting.ask(asked(1, "a", 0)).unwrap();
        assert_eq!(waiting.ask(asked(2, "a", 1)).unwrap(), first, "the same load is asked for once");
        let answer = |by: &str, accepted| Answer { accepted, by: person(by), at: 2, reason: "ok".into() };
        assert!(waiting.answer(first, kuopio, answer("otto", true)).is_err(), "one's own");
        assert_eq!(waiting.answer(first, |_| false, answer("iida", true)), Err(No::Absent), "another's");
        assert_eq!(waiting.accepted(("a", &[]), "municipality:297", 2).unwrap(), [""; 0]);
        waiting.answer(first, kuopio, answer("iida", true)).unwrap();
        // What was answered outlives the program.
        let waiting = Waiting::of(folder.path().to_owned());
        assert_eq!(waiting.accepted(("a", &[]), "municipality:297", 2).unwrap(), ["iida"]);
        assert_eq!(waiting.accepted(("a", &[]), "municipality:091", 2).unwrap(), [""; 0]);
        assert_eq!(waiting.accepted(("a", &[vec![2, 3]]), "municipality:297", 2).unwrap(), [""; 0], "other households");
        assert_eq!(waiting.accepted(("a", &[]), "municipality:297", 2 + ACCEPTED_MS).unwrap(), [""; 0], "for a day");
        let second = waiting.ask(asked(3, "b", 5)).unwrap();
        assert_eq!(waiting.withdraw(second, "iida", 5), Err(No::Absent));
        waiting.withdraw(second, "otto", 5).unwrap();
        waiting.ask(asked(4, "c", 5)).unwrap();
        waiting.done("c", "municipality:297", 6).unwrap();
        assert!(waiting.of_organisation(kuopio, 5 + WAITS_MS).unwrap().is_empty());
    }
}
