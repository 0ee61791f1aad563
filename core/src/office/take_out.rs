//! One client's whole record taken out as entries: for the person it is about, or for whoever has to prove it.

use super::{Logged, Look, Office, Visit};
use crate::access::{Action, ClassSet, Decision, Purpose, Resource};
use crate::entry::{ClientId, Entry, Head};
use crate::refusal::{No, Refusal};
use crate::words::text;

const ASKS: (Resource, Action) = (Resource::Extract, Action::See);

/// A record as it stands in the journal.
#[derive(Debug)]
pub struct Taken {
    pub client: ClientId,
    /// `K-000123`.
    pub client_number: String,
    pub entries: Vec<Entry>,
    pub journal: Head,
}

/// A record that stays shut until its look is logged; so does a refusal.
#[derive(Debug)]
pub struct TakenOut {
    pub look: Look,
    record: Result<Taken, No>,
}

impl TakenOut {
    pub fn release(self, _: Logged) -> Result<Taken, No> {
        self.record
    }
}

impl Office {
    /// By client number. Entries are whole or they prove nothing, so who may not see every class of data gets none.
    pub fn take_out(&self, visit: &Visit<'_>, purpose: Purpose, client_number: &str) -> TakenOut {
        let row = self.register.meant(client_number).filter(|row| row.shown_number() == client_number);
        let sight = self.sight(visit, purpose, row);
        let permitted = if row.is_none() || !sight.is_seen() {
            Err(self.unseen(visit, purpose))
        } else {
            self.allowed(visit, purpose, row, ASKS)
        };
        let permitted = permitted.and_then(|decision| {
            if sight.shown == ClassSet::all() { Ok(()) } else { Err(No::Refused(not_whole(&decision))) }
        });
        let decision = self.asked(visit, purpose, row, ASKS);
        let look = Look::of(visit, purpose, "record", &decision, permitted.is_ok(), row.map(|row| row.id));
        let record = permitted.and_then(|()| {
            let row = row.ok_or(No::Absent)?;
            let entries = self.journal.of_client(row.id)?;
            Ok(Taken { client: row.id, client_number: row.shown_number(), entries, journal: self.head })
        });
        TakenOut { look: look.with_sight(&sight), record }
    }
}

fn not_whole(decision: &Decision) -> Refusal {
    Refusal {
        code: "record_not_whole",
        why: text(
            "Asiakirja annetaan vain kokonaisena, eikä sinulle näytetä nyt kaikkia sen tietoja.",
            "Akten lämnas ut bara som helhet, och alla uppgifter i den visas inte för dig nu.",
            "The record is given out as a whole only, and not all of its data is shown to you now.",
        )
        .into(),
        next: text(
            "Avaa ensin turvakiellon tiedot perustellusti, jos sinulla on siihen oikeus.",
            "Öppna först de spärrmarkerade uppgifterna med motivering, om du har rätt till det.",
            "Open the protected data with a reason first, if you have the right to.",
        )
        .into(),
        cite: Some(decision.cite),
    }
}
