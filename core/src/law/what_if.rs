//! What if: the same facts under two versions of the law, and what changes.

use super::{Facts, Finding, Law, Rule, findings};

/// A finding that differs; absent where a version says nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub rule: Rule,
    pub before: Option<Finding>,
    pub after: Option<Finding>,
}

/// The findings that differ in answer, due day or being overdue; nothing when the amendment does not touch the client.
pub fn changes(before: &Law, after: &Law, facts: &Facts) -> Vec<Change> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    findings(before, facts, &mut (), &mut old);
    findings(after, facts, &mut (), &mut new);
    let of = |found: &[Finding], rule: Rule| found.iter().find(|finding| finding.rule == rule).copied();
    let says = |finding: Option<Finding>| finding.map(|f| (f.answer, f.due, f.overdue));
    let rules = old.iter().chain(&new).map(|finding| finding.rule);
    let mut changes: Vec<Change> = Vec::new();
    for rule in rules {
        let change = Change { rule, before: of(&old, rule), after: of(&new, rule) };
        if says(change.before) != says(change.after) && !changes.iter().any(|seen| seen.rule == rule) {
            changes.push(change);
        }
    }
    changes
}
