//! Whose task a thing is: the roles that the table lets do it, for whoever is told no.

use super::{Action, Ask, Protection, Purpose, Relation, Resource, judge};
use crate::officer::Role;

/// Roles that may do it, in the order of the list of roles.
pub fn roles(
    purpose: Purpose,
    (resource, action): (Resource, Action),
    relation: Relation,
) -> impl Iterator<Item = Role> {
    let ask = move |role| Ask { role, purpose, relation, protection: Protection::Open, resource, action };
    Role::ALL.iter().copied().filter(move |role| judge(&ask(*role)).allowed)
}
