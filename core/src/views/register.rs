//! Views of what is the register's own: rights of use, notices, anomalies, the table of access, why.

use super::StepLine;
use crate::entry::ClientId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightsPage {
    pub on: NaiveDate,
    pub rights: Vec<RightLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightLine {
    pub right: Uuid,
    pub account: String,
    pub name: String,
    pub role: String,
    pub task: String,
    pub organisation: String,
    pub scope: Vec<String>,
    pub protected: bool,
    pub training: bool,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// `requested`, `granted`, `opened`, `expired`, `declined`, `removed`.
    pub state: String,
    pub state_name: String,
    pub reason: String,
    /// Every step of its way: what, who, when.
    pub way: Vec<(String, String, i64)>,
    /// A year has gone since it was settled or reviewed.
    pub review_due: bool,
    pub deeds: Vec<StepLine>,
}

/// Whose time is over (§ 77).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ErasurePage {
    pub on: NaiveDate,
    /// Id of what the list holds; empty where only a part is shown.
    pub list: String,
    pub to_erase: usize,
    /// So many at once that two people have to approve.
    pub wants_two: bool,
    /// Who approved this very list, and when.
    pub approved_by: Vec<(String, i64)>,
    pub due: Vec<DueLine>,
    pub deeds: Vec<StepLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DueLine {
    pub client_number: String,
    pub ended_on: NaiveDate,
    pub erase_on: NaiveDate,
    pub held_until: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticesPage {
    pub unseen: usize,
    pub notices: Vec<NoticeLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoticeLine {
    pub number: u64,
    pub at: i64,
    pub by: String,
    pub text: String,
    /// An opening of protected data.
    pub alarm: bool,
    pub seen: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnomaliesPage {
    pub anomalies: Vec<AnomalyLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnomalyLine {
    pub anomaly: Uuid,
    pub at: i64,
    pub organisation: String,
    pub officer: String,
    pub what: String,
    /// When, who, the cause, what was done.
    pub answer: Option<(i64, String, String, String)>,
    pub deeds: Vec<StepLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RolesPage {
    pub roles: Vec<RoleLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleLine {
    pub role: String,
    pub name: String,
    pub task: String,
    pub employers: Vec<String>,
    pub rules: Vec<RuleLine>,
}

/// A line of the table, as it concerns one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleLine {
    pub rule: String,
    pub allow: bool,
    pub what: Vec<String>,
    pub actions: Vec<String>,
    /// Empty: all.
    pub purposes: Vec<String>,
    pub relations: Vec<String>,
    pub protections: Vec<String>,
    pub why: String,
    pub cite: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhyPage {
    pub allowed: bool,
    pub rule: String,
    pub why: String,
    pub cite: String,
    pub what: String,
    pub purpose: String,
    pub relation: String,
    pub protection: String,
    /// Purposes for which it would be allowed.
    pub purposes: Vec<String>,
}

/// Why can (or can't) I do this?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WhyAsk {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    /// Ids of the policy: `facts.contact`, `see`.
    pub resource: String,
    pub action: String,
}
