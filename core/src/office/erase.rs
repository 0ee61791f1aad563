//! Erasure at the door: the content of clients' entries goes, entries that say so come, all or none.

use super::{LookLog, Office, Visit};
use crate::access::{Action, Purpose, Resource};
use crate::case::Case;
use crate::deeds::stale_factor;
use crate::entry::{ClientHead, ClientId, Content, Draft, Entry, Hash, REGISTER};
use crate::erasure::{self, Approval};
use crate::event::{ContentErased, ErasureCarriedOut, Event, RegisterContentErased};
use crate::journal::{Broken, client_head};
use crate::law::Law;
use crate::refusal::No;
use std::collections::{BTreeMap, BTreeSet};

/// What people approved.
#[derive(Clone, Copy, Debug)]
pub struct Erasing<'a> {
    pub clients: &'a [ClientId],
    /// `section_77`, or `erasure_list` for clients an older backup brought back.
    pub ground: &'a str,
    /// Id of the list.
    pub list: &'a str,
    pub approved_by: &'a [String],
}

/// What one client's erasure leaves behind, for the list that lives outside backups: no person in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub client: ClientId,
    /// The last entry whose content goes, and the hash of its header.
    pub upto: u32,
    pub hash: Hash,
}

impl Office {
    /// Which of these clients have content that erasure would take, and up to where.
    pub fn erasable(&self, clients: &[ClientId]) -> Result<Vec<Left>, Broken> {
        let mut left = Vec::new();
        for client in clients.iter().filter(|client| **client != REGISTER) {
            let entries = self.journal.of_client(*client)?;
            // Behind a client's erasure nothing is written.
            if let Some(last) = entries.last().filter(|last| last.header.kind != "content_erased") {
                left.push(Left { client: *client, upto: last.header.number, hash: last.hash });
            }
        }
        Ok(left)
    }

    /// Erases the clients and what the register's own entries say of them.
    pub fn erase(
        &mut self,
        erasing: Erasing<'_>,
        (by, at): (&str, i64),
        chance: &mut dyn FnMut() -> [u8; 16],
    ) -> Result<Vec<Left>, Broken> {
        let left = self.erasable(erasing.clients)?;
        if left.is_empty() {
            return Ok(left);
        }
        let mut gone = BTreeSet::new();
        let mut said: Vec<(ClientId, Option<ClientHead>, Event)> = Vec::new();
        let list = erasing.list.to_owned();
        for Left { client, upto, hash } in &left {
            gone.extend(self.journal.of_client(*client)?.iter().map(|entry| entry.header.position));
            let numbers_given = self.register.next_client_number() - 1;
            let ground = erasing.ground.to_owned();
            let event = ContentErased { upto: *upto, ground, list: list.clone(), numbers_given };
            said.push((*client, Some(ClientHead { number: *upto, hash: *hash }), event.into()));
        }
        let own = self.journal.of_client(REGISTER)?;
        let naming = naming(&own, &left);
        if !naming.is_empty() {
            gone.extend(naming.values());
            let numbers = naming.into_keys().collect();
            said.push((REGISTER, None, RegisterContentErased { numbers, list: list.clone() }.into()));
        }
        let count = u32::try_from(left.len()).unwrap_or(u32::MAX);
        let carried_out = ErasureCarriedOut { list, count, approved_by: erasing.approved_by.to_vec() };
        said.push((REGISTER, None, carried_out.into()));

        let (mut head, mut own_head) = (self.head, client_head(&own));
        let mut entries: Vec<Entry> = Vec::new();
        for (client, place, event) in said {
            let (kind, version) = event.kind();
            let payload = event.payload().map_err(|why| Broken::Store(why.to_string()))?;
            let content = Content { salt: chance(), payload };
            let draft = Draft { client, at, by: by.to_owned(), kind, version, content };
            let entry = draft.seal(head, place.unwrap_or(own_head));
            if client == REGISTER {
                own_head = ClientHead { number: entry.header.number, hash: entry.hash };
            }
            head = head.next(&entry.header);
            entries.push(entry);
        }
        self.journal.erase(&gone, &entries, self.head, head)?;
        (self.head, self.own) = (head, own_head);
        for Left { client, .. } in &left {
            for run in self.runs.whole.values_mut() {
                run.clients.remove(client);
                run.built.remove(client);
                run.signed.remove(client);
            }
            let case = Case::fold(*client, &self.journal.of_client(*client)?)?;
            self.stands(&case);
        }
        Ok(left)
    }
}

impl Office {
    /// Erases everybody on the list at an officer's word, as it was looked at and approved: whoever asks approves by it.
    /// (A server keeps a list of the erased outside as well, and a brake against a clock gone wrong.)
    pub fn erase_listed(
        &mut self,
        visit: Visit<'_>,
        (purpose, log): (Purpose, &dyn LookLog),
        list: &str,
    ) -> Result<usize, No> {
        let stands = erasure::list(self, self.on, &Law::IN_FORCE)?;
        let clients: Vec<ClientId> = stands.to_erase().map(|due| due.client).collect();
        let asks = (Resource::Erasure, Action::Approve);
        let (look, decision) = self.look_of(&visit, purpose, "erasure_carried_out", asks, clients.clone());
        look.log(log)?;
        if !decision.allowed {
            return Err(No::Denied(decision.refusal()));
        }
        if !self.settings.factor_is_fresh(visit.factor_at, visit.at) {
            return Err(stale_factor());
        }
        let by = visit.by.id.as_str();
        let second = self.rights.approvals(list).map(|(who, _)| who).find(|who| *who != by).map(str::to_owned);
        stands.approved(Approval { list, by, second: second.as_deref() })?;
        let approved_by: Vec<String> = [Some(by.to_owned()), second].into_iter().flatten().collect();
        let erasing = Erasing { clients: &clients, ground: "section_77", list, approved_by: &approved_by };
        Ok(self.erase(erasing, (by, visit.at), visit.chance)?.len())
    }
}

/// Entries of the register's own that name one of the clients by id, whatever kind they are: their numbers, with
/// their positions. Free text beside the id goes with it.
fn naming(own: &[Entry], left: &[Left]) -> BTreeMap<u32, u64> {
    let ids: BTreeSet<String> = left.iter().map(|left| left.client.to_string()).collect();
    own.iter()
        .filter(|entry| entry.content.as_ref().is_some_and(|content| names_one(&content.payload, &ids)))
        .map(|entry| (entry.header.number, entry.header.position))
        .collect()
}

/// Ids stand in payloads as 36 characters of JSON.
fn names_one(payload: &[u8], ids: &BTreeSet<String>) -> bool {
    let text = String::from_utf8_lossy(payload);
    let quoted = text.split('"');
    quoted.into_iter().any(|word| ids.contains(word))
}
