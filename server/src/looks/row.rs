//! A look as it stands in the log. What is hashed is for ever: a version 2 stands behind every version 1 ever written.

use crate::sqlite::hash;
use kotodigi::access::{ClassSet, Purpose};
use kotodigi::entry::{ClientId, Hash, Head};
use kotodigi::journal::{Broken, ChainFault};
use kotodigi::office::Look;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement, params};
use uuid::Uuid;

/// A look as the log gives it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Of the bytes that were hashed.
    pub version: u8,
    pub at: i64,
    pub by: String,
    pub organisation: String,
    pub right: Option<Uuid>,
    pub purpose: String,
    pub what: String,
    pub rule: String,
    pub allowed: bool,
    pub clients: Vec<ClientId>,
    pub shown: u32,
    pub masked: bool,
    pub from: String,
    pub opening: Option<Uuid>,
}

macro_rules! of_both {
    () => {
        "position, at, by, purpose, what, rule, allowed, clients, hash, "
    };
}

/// What a row is read by, by the layout of its file: one of layout 1 has only looks of version 1.
pub(super) const COLUMNS: [&str; 2] = [
    concat!(of_both!(), "1, '', NULL, 0, 0, '', NULL"),
    concat!(of_both!(), "version, organisation, by_right, shown, masked, peer, opening"),
];
pub(super) const INSERT: &str = concat!(
    "INSERT INTO looks (",
    of_both!(),
    "version, organisation, by_right, shown, masked, peer, opening) ",
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
);

impl Kept {
    pub(super) fn of(look: &Look) -> Kept {
        Kept {
            version: 2,
            at: look.at,
            by: look.by.clone(),
            organisation: look.organisation.clone(),
            right: look.right,
            purpose: look.purpose.code().to_owned(),
            what: look.what.to_string(),
            rule: look.rule.to_string(),
            allowed: look.allowed,
            clients: look.clients.clone(),
            shown: look.shown.bits(),
            masked: look.masked,
            from: look.from.clone(),
            opening: look.opening,
        }
    }

    /// As the core knows it; a purpose this program does not know is not passed over in silence.
    pub(super) fn look(self) -> Result<Look, Broken> {
        let unknown =
            || Broken::Store(format!("the log of looks names the purpose {}: newer program needed", self.purpose));
        Ok(Look {
            purpose: Purpose::parse(&self.purpose).ok_or_else(unknown)?,
            at: self.at,
            by: self.by,
            organisation: self.organisation,
            right: self.right,
            what: self.what.into(),
            rule: self.rule.into(),
            allowed: self.allowed,
            clients: self.clients,
            shown: ClassSet::from_bits(self.shown),
            masked: self.masked,
            from: self.from,
            opening: self.opening,
        })
    }

    /// The chain: texts stand behind their length, what may be missing behind a 0 or 1, numbers big-endian.
    pub(super) fn after(&self, before: Head) -> Head {
        let position = before.position + 1;
        let mut bytes = match self.version {
            1 => b"koto-digi look 1\0".to_vec(),
            _ => b"koto-digi look 2\0".to_vec(),
        };
        bytes.extend_from_slice(&before.hash.0);
        bytes.extend_from_slice(&position.to_be_bytes());
        bytes.extend_from_slice(&self.at.to_be_bytes());
        let text = |bytes: &mut Vec<u8>, text: &str| {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        };
        for of_both in [&self.by, &self.purpose, &self.what, &self.rule] {
            text(&mut bytes, of_both);
        }
        bytes.push(u8::from(self.allowed));
        if self.version > 1 {
            text(&mut bytes, &self.organisation);
            text(&mut bytes, &self.from);
            for id in [self.right, self.opening] {
                bytes.push(u8::from(id.is_some()));
                bytes.extend_from_slice(id.as_ref().map_or(&[], |id| id.as_bytes()));
            }
            bytes.extend_from_slice(&self.shown.to_be_bytes());
            bytes.push(u8::from(self.masked));
        }
        bytes.extend_from_slice(&packed(&self.clients));
        Head { position, hash: Hash::of(&[&bytes]) }
    }

    /// Writes it behind another and gives the new end.
    pub(super) fn insert(&self, statement: &mut Statement<'_>, before: Head) -> rusqlite::Result<Head> {
        let end = self.after(before);
        statement.execute(params![
            signed(end.position),
            self.at,
            self.by,
            self.purpose,
            self.what,
            self.rule,
            self.allowed,
            packed(&self.clients),
            end.hash.0,
            self.version,
            self.organisation,
            self.right.as_ref().map(Uuid::as_bytes),
            self.shown,
            self.masked,
            self.from,
            self.opening.as_ref().map(Uuid::as_bytes),
        ])?;
        Ok(end)
    }

    /// The look of a row and the end it was written as. A row that holds what no look can be breaks the chain there.
    pub(super) fn read(row: &Row<'_>) -> Result<(Kept, Head), Broken> {
        let position = row.get::<_, i64>(0).ok().and_then(|position| u64::try_from(position).ok()).unwrap_or_default();
        let fault = if position == 0 { ChainFault::Position } else { ChainFault::Content };
        let broken = Broken::Chain { position, fault };
        if row.get::<_, i64>(9).is_ok_and(|version| version > 2) {
            let kind = "look".to_owned();
            return Err(Broken::NewerProgram { position, kind, version: row.get(9).unwrap_or(u16::MAX) });
        }
        let kept = Kept::columns(row).filter(|kept| position > 0 && (kept.version == 2 || kept.is_plain()));
        let hash = row.get_ref(8).ok().and_then(|bytes| hash(bytes.as_blob().ok()?));
        kept.zip(hash).map(|(kept, hash)| (kept, Head { position, hash })).ok_or(broken)
    }

    fn columns(row: &Row<'_>) -> Option<Kept> {
        let text = |column| row.get::<_, String>(column).ok();
        let yes = |column| match row.get_ref(column).ok()? {
            ValueRef::Integer(0) => Some(false),
            ValueRef::Integer(1) => Some(true),
            _ => None,
        };
        let id = |column| match row.get_ref(column).ok()? {
            ValueRef::Null => Some(None),
            ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok().map(Some),
            _ => None,
        };
        Some(Kept {
            version: row.get(9).ok().filter(|version| (1..=2).contains(version))?,
            at: row.get(1).ok()?,
            by: text(2)?,
            organisation: text(10)?,
            right: id(11)?,
            purpose: text(3)?,
            what: text(4)?,
            rule: text(5)?,
            allowed: yes(6)?,
            clients: unpacked(row.get_ref(7).ok()?.as_blob().ok()?)?,
            shown: row.get(12).ok()?,
            masked: yes(13)?,
            from: text(14)?,
            opening: id(15)?,
        })
    }

    /// What version 1 did not hash is not there.
    fn is_plain(&self) -> bool {
        self.organisation.is_empty()
            && self.from.is_empty()
            && (self.right, self.opening, self.shown, self.masked) == (None, None, 0, false)
    }
}

fn packed(clients: &[ClientId]) -> Vec<u8> {
    clients.iter().flat_map(|client| *client.as_bytes()).collect()
}

pub(super) fn unpacked(clients: &[u8]) -> Option<Vec<ClientId>> {
    let (ids, rest) = clients.as_chunks::<16>();
    rest.is_empty().then(|| ids.iter().map(|id| ClientId::from_bytes(*id)).collect())
}

pub(super) fn signed(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of 2026 must hash as they did in 2026.
    #[test]
    fn the_format_of_a_look_does_not_drift() {
        let one = Kept {
            version: 1,
            at: 1_795_000_000_000,
            by: "aino.korhonen".into(),
            organisation: String::new(),
            right: None,
            purpose: "plan".into(),
            what: "client".into(),
            rule: "work_on_own_clients".into(),
            allowed: true,
            clients: vec![Uuid::from_u128(7)],
            shown: 0,
            masked: false,
            from: String::new(),
            opening: None,
        };
        let two = Kept {
            version: 2,
            organisation: "municipality:297".into(),
            right: Some(Uuid::from_u128(1)),
            shown: 5,
            masked: true,
            from: "192.0.2.7".into(),
            opening: Some(Uuid::from_u128(2)),
            ..one.clone()
        };
        let first = one.after(Head::default());
        assert_eq!(first.hash.to_string(), "95d5e7fcc58047e26310ffd015823063e380c6f836c4ef60d601c354ecbb9976");
        assert_eq!(
            two.after(first).hash.to_string(),
            "fe16a8e130b60372301d3d6db0474b06914c3756b471e68037a00655658a0e52"
        );
    }
}
