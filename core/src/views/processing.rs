//! The controller's record of processing (GDPR, Article 30), as the tables of the program give it.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessingPage {
    pub title: String,
    /// Where the duty to keep it stands.
    pub cite: String,
    pub controllers: Vec<Cited>,
    /// Whose data.
    pub people: Vec<String>,
    pub purposes: Vec<PurposeLine>,
    pub classes: Vec<ClassLine>,
    pub items: Vec<String>,
    pub recipients: Vec<RecipientLine>,
    pub retention: Vec<Cited>,
    pub measures: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    pub text: String,
    pub cite: String,
}

/// A purpose, the classes of data it opens, and who works for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeLine {
    pub purpose: String,
    pub name: String,
    pub classes: Vec<String>,
    pub roles: Vec<String>,
    pub cite: String,
}

/// A class of data, with the facts that belong to it and what betrays a protected person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassLine {
    pub class: String,
    pub name: String,
    pub fields: Vec<String>,
    pub masked_when_protected: bool,
}

/// A role and whose employees may have it, for which task of § 80.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientLine {
    pub role: String,
    pub name: String,
    pub employers: Vec<String>,
    pub task: String,
    /// What of a client it can see at most; none: no client data.
    pub classes: Vec<String>,
}
