//! May this officer do it, and why: one table that every command and every read goes through. Deny by default.

mod ask;
mod field;
mod may;
mod purpose;
mod sight;
mod table;

pub use ask::{Action, Ask, Group, Protection, Relation, Resource};
pub use field::{BETRAYING, ClassSet, FieldClass};
pub use may::roles;
pub use purpose::Purpose;
pub use sight::Sight;
pub use table::{RULES, Rule, What};

use crate::law::cite::Cite;
use crate::law::s079_use;
use crate::officer::{Officer, Right};
use crate::refusal::Refusal;
use crate::words::{Text, text};
use uuid::Uuid;

/// The answer, with the rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub allowed: bool,
    /// Stable name of the rule, which stands in the log.
    pub rule: &'static str,
    pub why: Text,
    pub cite: Cite,
    /// The right that allowed it; of a no, the first that was tried.
    pub right: Option<Uuid>,
}

/// The one policy function: what the table says.
pub fn judge(ask: &Ask) -> Decision {
    RULES.iter().find(|rule| rule.fits(ask)).map_or(
        Decision {
            allowed: false,
            rule: "deny_by_default",
            why: text(
                "Mikään sääntö ei salli tätä tehtävässäsi tähän käyttötarkoitukseen.",
                "Ingen regel tillåter detta i din uppgift för detta ändamål.",
                "No rule allows this in your task for this purpose.",
            ),
            cite: s079_use::NEED,
            right: None,
        },
        |rule| Decision { allowed: rule.allow, rule: rule.name, why: rule.why, cite: rule.cite, right: None },
    )
}

/// What the table says to an officer: each right is tried, one that allows is enough. `place` tells how the officer
/// stands to the client by a right.
pub fn decide(
    officer: &Officer,
    purpose: Purpose,
    resource: Resource,
    action: Action,
    place: impl Fn(&Right) -> (Relation, Protection),
) -> Decision {
    let mut said: Option<Decision> = None;
    for right in &officer.rights {
        let (relation, protection) = place(right);
        let ask = Ask { role: right.role, purpose, relation, protection, resource, action };
        let decision = Decision { right: Some(right.id), ..judge(&ask) };
        if decision.allowed {
            return decision;
        }
        said.get_or_insert(decision);
    }
    said.unwrap_or(NO_RIGHT)
}

/// Of a thing that belongs to no client.
pub fn decide_plain(officer: &Officer, purpose: Purpose, resource: Resource, action: Action) -> Decision {
    decide(officer, purpose, resource, action, |_| (Relation::None, Protection::Open))
}

/// The purposes for which the table would allow it, all else being as it is.
pub fn purposes_for(
    officer: &Officer,
    resource: Resource,
    action: Action,
    place: impl Fn(&Right) -> (Relation, Protection),
) -> Vec<Purpose> {
    Purpose::ALL.into_iter().filter(|purpose| decide(officer, *purpose, resource, action, &place).allowed).collect()
}

const NO_RIGHT: Decision = Decision {
    allowed: false,
    rule: "no_right_in_force",
    why: text(
        "Sinulla ei ole voimassa olevaa käyttöoikeutta.",
        "Du har ingen gällande åtkomsträttighet.",
        "You have no right of use in force.",
    ),
    cite: s079_use::NEED,
    right: None,
};

impl Decision {
    pub fn refusal(&self) -> Refusal {
        Refusal {
            code: self.rule,
            why: self.why.into(),
            next: text(
                "Vaihda käyttötarkoitusta, jos tehtäväsi on toinen; muuten pyydä käyttöoikeutta sen myöntäjältä.",
                "Byt ändamål om din uppgift är en annan; be annars den som beviljar åtkomsträttigheter om rätten.",
                "Change the purpose if your task is another one; else ask whoever grants rights of use for it.",
            )
            .into(),
            cite: Some(self.cite),
        }
    }

    /// As a refusal that names the purposes for which it would be allowed.
    pub fn refusal_with(&self, purposes: &[Purpose]) -> Refusal {
        let Some(purpose) = purposes.first() else { return self.refusal() };
        Refusal {
            next: crate::phrase!(
                text(
                    "Vaihda käyttötarkoitukseksi ”{0}”, jos teet sitä työtä.",
                    "Byt ändamål till ”{0}” om du gör det arbetet.",
                    "Change the purpose to “{0}” if that is the work you do."
                ),
                purpose.choice().text
            ),
            ..self.refusal()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::officer::Role;

    /// Nothing that can be asked is without an answer, and every line of the table decides something.
    #[test]
    fn every_line_decides_and_every_resource_is_mapped() {
        let mut deciding = std::collections::BTreeSet::new();
        let mut allowed = std::collections::BTreeSet::new();
        for role in Role::ALL {
            for purpose in Purpose::ALL {
                for relation in Relation::ALL {
                    for protection in Protection::ALL {
                        for (resource, actions) in Resource::all() {
                            for action in actions {
                                let (role, relation, protection, action) = (*role, *relation, *protection, *action);
                                let ask = Ask { role, purpose, relation, protection, resource, action };
                                let said = judge(&ask);
                                deciding.insert(said.rule);
                                if said.allowed {
                                    allowed.insert((resource.id(), action.id()));
                                }
                            }
                        }
                    }
                }
            }
        }
        let idle: Vec<_> = RULES.iter().filter(|rule| !deciding.contains(rule.name)).map(|rule| rule.name).collect();
        assert!(idle.is_empty(), "lines that decide nothing: {idle:?}");
        for (resource, actions) in Resource::all() {
            assert_eq!(Resource::parse(&resource.id()), Some(resource));
            for action in actions {
                assert!(allowed.contains(&(resource.id(), action.id())), "nobody may {action:?} {resource:?}");
            }
        }
    }

    #[test]
    fn who_grants_never_reads_a_client() {
        for role in [Role::AccessAdministrator, Role::KehaAccessAdministrator] {
            for purpose in Purpose::ALL {
                for relation in Relation::ALL {
                    for (resource, actions) in Resource::all().filter(|(resource, _)| resource.is_of_client()) {
                        for action in actions {
                            let (relation, action, protection) = (*relation, *action, Protection::Open);
                            let ask = Ask { role, purpose, relation, protection, resource, action };
                            assert!(!judge(&ask).allowed, "{ask:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_right_that_is_not_there_allows_nothing() {
        let nobody = Officer::house();
        assert_eq!(decide_plain(&nobody, Purpose::Plan, Resource::Law, Action::See).rule, "no_right_in_force");
    }
}
