//! Events as they are read back, and the day each tells of.

use super::Event;
use crate::client::Source;
use crate::entry::{Content, Entry};
use crate::journal::Broken;
use chrono::NaiveDate;
use uuid::Uuid;

impl Event {
    /// Reads an entry; nothing where its content was erased. The fold never refuses what was once written.
    pub fn read(entry: &Entry) -> Result<Option<Event>, Broken> {
        let header = &entry.header;
        let Some(Content { payload, .. }) = &entry.content else { return Ok(None) };
        let newer =
            || Broken::NewerProgram { position: header.position, kind: header.kind.clone(), version: header.version };
        let newest = Self::KINDS.iter().find(|(kind, _)| *kind == header.kind).ok_or_else(newer)?.1;
        if header.version == 0 || header.version > newest {
            return Err(newer());
        }
        // Later versions have only gained fields, which are empty where they are missing.
        match Event::parse(&header.kind, payload) {
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(why)) => {
                Err(Broken::Unreadable { position: header.position, kind: header.kind.clone(), why: why.to_string() })
            }
            None => Err(newer()),
        }
    }

    /// Where an old register, or anybody, told what intake can bring.
    pub fn source(&self) -> Option<&Source> {
        match self {
            Event::ClientRegistered(e) => Some(&e.source),
            Event::FactsCorrected(e) => Some(&e.source),
            Event::JobseekerChanged(e) => Some(&e.source),
            Event::AssessmentTakenOver(e) => Some(&e.source),
            Event::PlanTakenOver(e) => Some(&e.source),
            Event::WorkerAssigned(e) => e.source.as_ref(),
            Event::RelationshipEnded(e) => e.source.as_ref(),
            Event::HouseholdJoined(e) => e.source.as_ref(),
            _ => None,
        }
    }

    /// The run of intake that brought it to a client who was here already.
    pub fn run(&self) -> Option<Uuid> {
        match self {
            Event::FactsCorrected(e) => e.run,
            event => event.source()?.run,
        }
    }

    /// The day that matters in law, where the event has one.
    pub fn on(&self) -> Option<NaiveDate> {
        Some(match self {
            Event::WorkerAssigned(e) => e.on,
            Event::ContactMade(e) => e.on,
            Event::ContactHandled(e) => e.on,
            Event::AssessmentStarted(e) => e.on,
            Event::AssessmentFinished(e) => e.on,
            Event::AssessmentTakenOver(e) => e.on,
            Event::PlanDrawnUp(e) => e.on,
            Event::PlanTakenOver(e) => e.on,
            Event::ChangeNoted(e) => e.on,
            Event::PlanReviewed(e) => e.on,
            Event::PlanExtended(e) => e.on,
            Event::PlanEnded(e) => e.on,
            Event::DirectedToService(e) => e.on,
            Event::JobseekerChanged(e) => e.on,
            Event::RelationshipEnded(e) => e.on,
            Event::ErasureHeld(e) => e.on,
            Event::ErasureReleased(e) => e.on,
            Event::HouseholdJoined(e) => e.on,
            Event::HouseholdLeft(e) => e.on,
            Event::WorkerInvited(e) => e.on,
            Event::InvitationEnded(e) => e.on,
            Event::RequestReceived(e) => e.on,
            Event::RequestAnswered(e) => e.on,
            // What is told of no day, and the register's own.
            _ => return None,
        })
    }
}
