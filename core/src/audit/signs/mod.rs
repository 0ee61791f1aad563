//! What may be odd in a day of an officer: one file a sign, one line in the list. A sign accuses nobody; it says what
//! a supervisor should ask about.

mod colleagues_clients;
mod many_in_an_hour;
mod neighbour_opened;
mod no_reason;
mod outside_hours;
mod protected_opened;
mod refused_often;
mod same_family_name;

use super::days::{Day, Scene, days};
use crate::entry::ClientId;
use crate::office::Look;
use crate::words::{Phrase, Text};
use chrono::NaiveDate;

/// A sign as the list holds it.
#[derive(Clone, Copy, Debug)]
pub struct Sign {
    /// Stable.
    pub code: &'static str,
    pub name: Text,
    pub find: Find,
}

/// What is said of a day, and the clients it is about.
pub type Find = fn(&Day<'_>, &Scene<'_>) -> Option<(Phrase, Vec<ClientId>)>;

pub const SIGNS: &[Sign] = &[
    protected_opened::SIGN,
    same_family_name::SIGN,
    neighbour_opened::SIGN,
    many_in_an_hour::SIGN,
    no_reason::SIGN,
    colleagues_clients::SIGN,
    refused_often::SIGN,
    outside_hours::SIGN,
];

/// A sign found in a day of an officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: &'static str,
    pub name: Text,
    pub said: Phrase,
    pub by: String,
    pub organisation: String,
    pub day: NaiveDate,
    pub clients: Vec<ClientId>,
}

/// Everything odd in these looks, newest day first.
pub fn odd(looks: &[Look], scene: &Scene<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for day in days(looks) {
        let organisation = day.looks.last().map(|look| scene.organisation(look)).unwrap_or_default();
        for sign in SIGNS {
            if let Some((said, mut clients)) = (sign.find)(&day, scene) {
                clients.sort_unstable();
                clients.dedup();
                let (by, organisation) = (day.by.to_owned(), organisation.clone());
                found.push(Found { code: sign.code, name: sign.name, said, by, organisation, day: day.day, clients });
            }
        }
    }
    found
}

/// Each client once.
fn distinct(clients: impl Iterator<Item = ClientId>) -> Vec<ClientId> {
    let mut clients: Vec<ClientId> = clients.collect();
    clients.sort_unstable();
    clients.dedup();
    clients
}

/// Those clients, where there are any, with how many they are.
fn counted(text: Text, clients: Vec<ClientId>) -> Option<(Phrase, Vec<ClientId>)> {
    (!clients.is_empty()).then(|| (crate::phrase!(text, clients.len()), clients))
}
