//! What the entries of a record say of each other: which may be annulled, which rest on which, where they came from.

use super::{Case, Recorded};
use crate::client::{Field, From};
use crate::event::{DifferenceSignedOff, Event};
use crate::intake::diff::Verdict;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use uuid::Uuid;

impl Case {
    /// Numbers of entries that may still be annulled: not annulled, not the first, not an annulment.
    pub fn annullable(&self) -> BTreeSet<u32> {
        self.entries
            .iter()
            .filter(|e| e.number > 1 && e.annulled_by.is_none())
            .filter(|e| {
                !matches!(
                    e.event,
                    None | Some(Event::EntryAnnulled(_) | Event::ClientWithdrawn(_) | Event::ContentErased(_))
                )
            })
            .map(|e| e.number)
            .collect()
    }

    /// Numbers of the entries that a run of intake made on a client who was here, and that still count.
    pub fn entries_of(&self, run: Uuid) -> impl DoubleEndedIterator<Item = u32> {
        let counted = self.entries.iter().filter(|entry| entry.annulled_by.is_none());
        counted.filter(move |entry| run_of(entry) == Some(run)).map(|entry| entry.number)
    }

    /// Entries of somebody's work that rest on what a run brought to a client who was here.
    pub fn built_on_run(&self, run: Uuid) -> impl Iterator<Item = &Recorded> {
        let resting: BTreeSet<u32> = self.entries_of(run).flat_map(|number| self.resting_on(number)).collect();
        self.entries.iter().filter(move |entry| resting.contains(&entry.number) && run_of(entry) != Some(run))
    }

    /// Whether an old register brought an entry, and nobody's work here.
    pub fn is_taken_over(&self, entry: &Recorded) -> bool {
        let came_at = self.run.and_then(|_| self.entries.first()).map(|first| first.at);
        run_of(entry).is_some()
            || came_at == Some(entry.at)
            || matches!(&entry.event, Some(Event::AssessmentTakenOver(_) | Event::PlanTakenOver(_)))
    }

    /// The runs of intake that this record has something of.
    pub fn runs(&self) -> BTreeSet<Uuid> {
        let told = self.entries.iter().filter(|entry| entry.annulled_by.is_none()).filter_map(run_of);
        if self.withdrawn { BTreeSet::new() } else { self.run.into_iter().chain(told).collect() }
    }

    /// Entries of somebody's work, or of a later run, since a run of intake brought the client in: those that still count.
    /// Not sign-offs, nor what the register took from a file by one: they say who of two registers is right, and mean
    /// nothing once the client is not here.
    /// `closed_at` is when the run became whole: what was entered with that is the run's own.
    pub fn built_on_intake(&self, closed_at: i64) -> impl Iterator<Item = &Recorded> {
        let came_at = self.entries.first().map(|first| first.at);
        self.entries.iter().filter(move |entry| {
            let own = Some(entry.at) == came_at || entry.at == closed_at;
            entry.annulled_by.is_none()
                && !own
                && !self.is_signed_in(entry)
                && !matches!(
                    entry.event,
                    None | Some(Event::ClientRegistered(_) | Event::EntryAnnulled(_) | Event::DifferenceSignedOff(_))
                )
        })
    }

    /// Sign-offs of differences that still count.
    pub fn sign_offs(&self) -> impl Iterator<Item = (&DifferenceSignedOff, &Recorded)> {
        self.entries.iter().filter(|entry| entry.annulled_by.is_none()).filter_map(|entry| match &entry.event {
            Some(Event::DifferenceSignedOff(event)) => Some((event, entry)),
            _ => None,
        })
    }

    /// Whether an entry is what the register took from a file by a sign-off: it was written with it, just before it.
    fn is_signed_in(&self, entry: &Recorded) -> bool {
        let by_it = |other: &Recorded| {
            other.number == entry.number + 1
                && (other.at, &other.by) == (entry.at, &entry.by)
                && matches!(&other.event, Some(Event::DifferenceSignedOff(e)) if e.right == Verdict::File.id())
        };
        matches!(&entry.event, Some(Event::FactsCorrected(e)) if e.source.from == From::OldRegister && e.run.is_none())
            && self.entries.iter().any(by_it)
    }

    /// Entries that rest on this one and still count: they are annulled before it, newest first.
    pub fn resting_on(&self, number: u32) -> Vec<u32> {
        let Some(event) = self.entries.iter().find(|e| e.number == number).and_then(|e| e.event.as_ref()) else {
            return Vec::new();
        };
        let counted = self.entries.iter().filter(|e| e.number > number && e.annulled_by.is_none());
        let mut resting = Vec::new();
        for entry in counted {
            let (rests, ends) = match (event, &entry.event) {
                (
                    Event::PlanDrawnUp(_) | Event::PlanTakenOver(_),
                    Some(Event::PlanDrawnUp(_) | Event::PlanTakenOver(_)),
                ) => (true, false),
                (
                    Event::PlanDrawnUp(_) | Event::PlanTakenOver(_),
                    Some(
                        Event::PlanReviewed(_)
                        | Event::PlanExtended(_)
                        | Event::PlanEnded(_)
                        | Event::DirectedToService(_)
                        | Event::ChangeNoted(_),
                    ),
                ) => (true, false),
                (Event::AssessmentStarted(_), Some(Event::AssessmentStarted(_))) => (false, true),
                (Event::AssessmentStarted(_), Some(Event::AssessmentFinished(_))) => (true, true),
                (Event::AssessmentFinished(_) | Event::AssessmentTakenOver(_), Some(Event::AssessmentStarted(_))) => {
                    (false, true)
                }
                (Event::AssessmentFinished(_) | Event::AssessmentTakenOver(_), Some(Event::PlanDrawnUp(_))) => {
                    (true, true)
                }
                (Event::ContactMade(_), Some(Event::ContactHandled(_))) => (true, true),
                (Event::RequestReceived(_), Some(Event::RequestAnswered(e))) => (e.request == number, false),
                _ => (false, false),
            };
            if rests {
                resting.push(entry.number);
            }
            if ends {
                break;
            }
        }
        resting.reverse();
        resting
    }

    /// Whether somebody's work here rests on an entry.
    pub fn is_built_on(&self, number: u32) -> bool {
        let resting = self.resting_on(number);
        let mut work = self.entries.iter().filter(|entry| resting.contains(&entry.number));
        work.any(|entry| !self.is_taken_over(entry))
    }

    /// The record as it would stand without one of its entries.
    pub fn without(&self, number: u32) -> Case {
        let recorded = self.entries.iter().filter(|entry| entry.number != number).cloned().collect();
        Case::of(self.id, recorded)
    }

    /// The values that hold now.
    pub fn newest(&self) -> impl Iterator<Item = (Field, String)> {
        self.facts.iter().filter_map(|(field, history)| Some((*field, history.last()?.value.clone())))
    }

    /// The newest day of law among the entries that count.
    pub fn last_on(&self) -> Option<NaiveDate> {
        let counted = self.entries.iter().filter(|entry| entry.annulled_by.is_none());
        counted.filter_map(|entry| entry.event.as_ref()?.on()).max()
    }
}

/// The run of intake that made an entry on a client who was here.
fn run_of(entry: &Recorded) -> Option<Uuid> {
    entry.event.as_ref()?.run()
}
