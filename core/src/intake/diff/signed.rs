//! What was settled: who said which side is right, when, and why.

use super::{Difference, Diffing, Verdict, What};
use crate::access::Sight;
use crate::case::Case;
use crate::entry::ClientId;
use crate::event::DifferenceSignedOff;
use crate::intake::load::compare::sight;
use crate::intake::load::facts;
use crate::intake::rows::IntakeRow;
use crate::office::Office;
use crate::officer::Officer;
use crate::refusal::No;
use crate::register::Row;
use serde::Serialize;

/// Somebody's word on a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// `register` or `file`.
    pub keep: String,
    /// Not told of protected people: it is free text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    pub by: String,
    pub at: i64,
}

/// A difference that somebody has settled. Where the register took the file's value, no value differs any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settled {
    pub difference: Difference,
    pub signature: Signature,
}

impl Signature {
    pub(crate) fn new(event: &DifferenceSignedOff, by: &str, at: i64) -> Signature {
        let (keep, reason) = (event.right.clone(), event.reason.clone());
        Signature { keep, reason, by: by.to_owned(), at }
    }
}

/// The newest one of a difference.
pub(super) fn signature(case: &Case, id: &str) -> Option<Signature> {
    let (event, entry) = case.sign_offs().filter(|(event, _)| event.difference == id).last()?;
    Some(Signature::new(event, &entry.by, entry.at))
}

impl Diffing {
    /// Differences that were settled by taking what the file said: the values agree since, and who did it is told.
    pub(super) fn taken(&mut self, case: &Case, known: &Row, row: &IntakeRow, sight: &Sight) {
        for (event, entry) in case.sign_offs() {
            let Some(What::Field(field)) = What::parse(&event.what).filter(|_| event.system == self.system) else {
                continue;
            };
            // What is masked tells not even that it differed.
            if event.right != Verdict::File.id() || (sight.is_masked() && !sight.tells(field.input())) {
                continue;
            }
            let (part, at) = facts::column_of(field).map_or((None, row.row), |column| row.place(column));
            let mut signature = Signature::new(event, &entry.by, entry.at);
            if sight.is_masked() {
                signature.reason.clear();
            }
            let difference = Difference {
                id: event.difference.clone(),
                client: Some(known.id),
                client_number: known.shown_number(),
                row: Some(at),
                part: part.map(str::to_owned),
                what: What::Field(field),
                known_by: None,
                register: None,
                file: None,
                wording: None,
                why: None,
            };
            self.dual.settled.push(Settled { difference, signature });
        }
    }

    pub(super) fn signature(
        &self,
        office: &Office,
        by: &Officer,
        client: ClientId,
        id: &str,
    ) -> Result<Option<Signature>, No> {
        let mut found = signature(&office.case(client)?, id);
        let masked = office.register().row(client).is_some_and(|row| sight(office, by, row).is_masked());
        if let Some(signature) = found.as_mut().filter(|_| masked) {
            signature.reason.clear();
        }
        Ok(found)
    }
}
