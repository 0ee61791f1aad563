//! A mapping put to work: which field stands at which index, and what the mapping itself gives cause to say.

use super::{Evidence, Mapped, Mapping};
use crate::intake::day::Order;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::field::{Field, Shape};
use crate::intake::finding::{Finding, Kind, More};
use crate::intake::read::OldRegister;
use crate::law::cite::Cite;
use crate::words::{Text, text};

/// Columns by index.
#[derive(Debug)]
pub struct Plan {
    /// The loaded columns in the order of the file; a whole name stands once, as its first part.
    pub columns: Vec<(usize, Field)>,
    at: [Option<usize>; Field::COUNT],
    /// For one column with whole names: whether the family name comes first.
    pub whole_name: Option<bool>,
    orders: Vec<Order>,
}

impl Plan {
    pub fn new(register: &OldRegister<'_>, mapping: &Mapping) -> Result<Plan, Fault> {
        let mut plan = Plan { columns: Vec::new(), at: [None; Field::COUNT], whole_name: None, orders: Vec::new() };
        for (index, mapped) in mapping.columns.iter().enumerate() {
            let before = &mapping.columns[..index];
            let at = match mapped.at {
                Some(at) => at,
                None => place(register, mapping, index)
                    .ok_or_else(|| FaultKind::MappingUnknownColumn.with(mapped.column.clone()))?,
            };
            if !mapped.field.is_loaded() {
                continue;
            }
            if plan.at[mapped.field as usize].is_some() {
                return Err(FaultKind::MappingTwice.with(mapped.field.label()));
            }
            plan.at[mapped.field as usize] = Some(at);
            let other = match mapped.field {
                Field::FamilyName => Some(Field::GivenNames),
                Field::GivenNames => Some(Field::FamilyName),
                _ => None,
            };
            match other.filter(|other| before.iter().any(|m| m.field == *other) && plan.at(*other) == Some(at)) {
                Some(first) => plan.whole_name = Some(first == Field::FamilyName),
                None => plan.columns.push((at, mapped.field)),
            }
        }
        plan.columns.sort_by_key(|(at, _)| *at);
        plan.orders = register.sample().iter().map(|c| c.order).collect();
        Ok(plan)
    }

    pub fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    pub fn order(&self, column: usize) -> Order {
        self.orders.get(column).copied().unwrap_or_default()
    }
}

/// The column a given mapping means: the first of that header that no other line has, except for whole names.
fn place(register: &OldRegister<'_>, mapping: &Mapping, index: usize) -> Option<usize> {
    let mapped = &mapping.columns[index];
    let is_name = |field: Field| field.shape() == Shape::Name;
    let earlier = mapping.columns[..index].iter().filter(|m| m.column == mapped.column);
    let skip = earlier.filter(|m| !(is_name(m.field) && is_name(mapped.field))).count();
    let same = |name: &str| name == mapped.column.trim();
    register.header.iter().enumerate().filter(|(_, name)| same(name)).nth(skip).map(|(at, _)| at)
}

const NAME: Text = text("nimi", "namn", "name");
const IDENTITY: Text =
    text("henkilötunnus tai syntymäaika", "personbeteckning eller födelsedatum", "identity code or birth date");

/// What is to be said of whole columns, at row 1.
pub fn findings(register: &OldRegister<'_>, mapping: &Mapping, plan: &Plan, section_73: Cite) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut say = |kind, column: &str, value: &str, more| {
        out.push(Finding { row: 1, column: column.to_owned(), kind, value: value.to_owned(), more });
    };
    let content = |mapped: &Mapped| mapped.at.and_then(|at| register.sample().get(at));
    let filled = |mapped: &Mapped| content(mapped).is_none_or(|content| content.filled > 0);
    for mapped in &mapping.columns {
        let column = mapped.column.as_str();
        match mapped.field {
            Field::Refused => say(Kind::NotInSection73, column, column, vec![More::Cite(section_73)]),
            Field::Ignored if mapped.evidence == Evidence::Nothing && filled(mapped) => {
                say(Kind::ColumnIgnored, column, column, vec![])
            }
            field if mapped.evidence == Evidence::Content => {
                say(Kind::ColumnUnsure, column, column, vec![field.label().into()])
            }
            _ => {}
        }
    }
    let has = |field| plan.at(field).is_some();
    // One half of a name alone makes nobody.
    let name_lacks = match (has(Field::FamilyName), has(Field::GivenNames)) {
        (false, false) => Some((Field::FamilyName, NAME)),
        (false, true) => Some((Field::FamilyName, Field::FamilyName.label())),
        (true, false) => Some((Field::GivenNames, Field::GivenNames.label())),
        (true, true) => None,
    };
    if let Some((field, label)) = name_lacks {
        say(Kind::ColumnMissing, field.id(), "", vec![label.into()]);
    }
    if !has(Field::FirstRightOn) {
        say(Kind::ColumnMissing, Field::FirstRightOn.id(), "", vec![Field::FirstRightOn.label().into()]);
    }
    if !has(Field::IdentityCode) && !has(Field::BirthDate) {
        say(Kind::ColumnMissing, Field::IdentityCode.id(), "", vec![IDENTITY.into()]);
    } else if !has(Field::IdentityCode) {
        say(Kind::ColumnAbsent, Field::IdentityCode.id(), "", vec![Field::IdentityCode.label().into()]);
    }
    if !has(Field::Municipality) {
        say(Kind::ColumnAbsent, Field::Municipality.id(), "", vec![Field::Municipality.label().into()]);
    }
    out
}
