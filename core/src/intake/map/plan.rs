//! A mapping put to work: which field stands at which index, and what the mapping itself gives cause to say.

use super::constant::{self, Meanings};
use super::content::{self, Content};
use super::own::Own;
use super::{Evidence, Mapped, Mapping};
use crate::intake::day::Order;
use crate::intake::fault::{Fault, FaultKind};
use crate::intake::field::{Field, Shape};
use crate::intake::finding::{Finding, Kind};
use crate::intake::read::OldRegister;
use crate::intake::read::reading::DateOrder;
use crate::intake::rows::Value;
use crate::law::cite::Cite;
use crate::words::{Text, text};
use std::collections::HashMap;

/// Columns by index, and what the mapping says besides.
#[derive(Debug)]
pub struct Plan {
    /// The loaded columns in the order of the file; a whole name stands once, as its first part.
    pub columns: Vec<(usize, Field)>,
    /// The first column of each field.
    at: [Option<usize>; Field::COUNT],
    /// Further columns of a field that another one began.
    pub further: Vec<(usize, Field)>,
    /// One column with whole names, and whether the family name comes first.
    whole_name: Option<(usize, bool)>,
    orders: Vec<Order>,
    /// The columns with names, in the order of the file.
    pub names: Vec<usize>,
    pub constants: Vec<(Field, Value)>,
    pub meanings: HashMap<Field, Meanings>,
    /// Columns that were mapped to a field, but hold what may not be stored: no mapping brings it in.
    pub refused: Vec<usize>,
    /// Some column is read for several fields.
    pub shares: bool,
}

impl Plan {
    pub fn new(register: &OldRegister<'_>, mapping: &Mapping) -> Result<Plan, Fault> {
        let mut plan = Plan {
            columns: Vec::new(),
            at: [None; Field::COUNT],
            further: Vec::new(),
            whole_name: None,
            orders: orders(register),
            names: Vec::new(),
            constants: constant::constants(mapping)?,
            meanings: constant::meanings(mapping)?,
            refused: Vec::new(),
            shares: false,
        };
        let own = Own::of(&register.header);
        for (index, mapped) in mapping.columns.iter().enumerate() {
            let at = match mapped.at {
                Some(at) => at,
                None => place(register, mapping, index)?,
            };
            let other = |content: &Content| content.is_refused() || mapped.field.is_of_ours_alone();
            let ours =
                mapped.field.is_of_ours_alone() && own.is_whole() && own.field(&mapped.column) == Some(mapped.field);
            if mapped.field.is_loaded() && !ours && register.sample().get(at).is_some_and(other) {
                plan.refused.push(at);
            } else if mapped.field.is_loaded() {
                plan.take(at, mapped)?;
            }
        }
        plan.words_of_their_own(mapping)?;
        plan.columns.sort_by_key(|(at, _)| *at);
        plan.shares = plan.columns.windows(2).any(|pair| pair[0].0 == pair[1].0);
        plan.names = plan.columns.iter().filter(|(_, f)| f.shape() == Shape::Name).map(|(at, _)| *at).collect();
        Ok(plan)
    }

    fn take(&mut self, at: usize, mapped: &Mapped) -> Result<(), Fault> {
        let field = mapped.field;
        if let Some(first) = self.at(field) {
            if first == at || self.columns.contains(&(at, field)) {
                return Err(FaultKind::MappingSame.with_both(mapped.column.clone(), field.label()));
            }
            if !field.joins() {
                return Err(FaultKind::MappingTwice.with(field.label()));
            }
            self.further.push((at, field));
            self.columns.push((at, field));
            return Ok(());
        }
        self.at[field as usize] = Some(at);
        let other = match field {
            Field::FamilyName => Some(Field::GivenNames),
            Field::GivenNames => Some(Field::FamilyName),
            _ => None,
        };
        match other.filter(|other| self.at(*other) == Some(at)) {
            Some(first) => self.whole_name = Some((at, first == Field::FamilyName)),
            None => self.columns.push((at, field)),
        }
        Ok(())
    }

    /// Words of a field without a list are replaced in the cell: where another field reads the same cell, nobody can
    /// tell for which of them.
    fn words_of_their_own(&self, mapping: &Mapping) -> Result<(), Fault> {
        for (at, field) in self.columns.iter().filter(|(_, field)| !is_listed(*field)) {
            let other = self.columns.iter().find(|(a, f)| a == at && f != field);
            let words = mapping.values.get(field).is_some_and(|words| !words.is_empty());
            if let Some((_, other)) = other.filter(|_| words) {
                return Err(FaultKind::MappingSharedWords.with_both(field.label(), other.label()));
            }
        }
        Ok(())
    }

    /// For a column with whole names: whether the family name comes first.
    pub fn whole_name(&self, column: usize) -> Option<bool> {
        self.whole_name.filter(|(at, _)| *at == column).map(|(_, family_first)| family_first)
    }

    pub fn has_whole_names(&self) -> bool {
        self.whole_name.is_some()
    }

    /// The columns whose parts make one field, in the order of the file.
    pub fn parts(&self, field: Field) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(_, f)| *f == field).map(|(at, _)| *at)
    }

    pub fn constant(&self, field: Field) -> Option<&Value> {
        self.constants.iter().find(|(f, _)| *f == field).map(|(_, value)| value)
    }

    /// In the file or the same for everybody.
    pub fn has(&self, field: Field) -> bool {
        self.at(field).is_some() || self.constant(field).is_some()
    }

    pub fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    pub fn order(&self, column: usize) -> Order {
        self.orders.get(column).copied().unwrap_or_default()
    }
}

/// The order of days in each column: as given for the file, else as each column's own days tell, and where those tell
/// nothing, the other columns'.
fn orders(register: &OldRegister<'_>) -> Vec<Order> {
    let given = register.date_order().map(|order| match order {
        DateOrder::MonthFirst => Order::MonthFirst,
        DateOrder::DayFirst | DateOrder::YearFirst => Order::DayFirst,
    });
    let found = register.detected();
    let month_first = found.date_order == Some(DateOrder::MonthFirst) && !found.date_order_open;
    let of = |content: &Content| match content.order {
        Order::DayFirst if month_first && content::is_open(content) => Order::MonthFirst,
        own => own,
    };
    register.sample().iter().map(|content| given.unwrap_or_else(|| of(content))).collect()
}

/// Whether a field's words have meanings of its own.
fn is_listed(field: Field) -> bool {
    matches!(field.shape(), Shape::Code(_) | Shape::YesNo)
}

/// Wordings of fields that have no list: the same as mends of the whole column.
pub fn wordings<'a>(mapping: &'a Mapping, plan: &'a Plan) -> impl Iterator<Item = (usize, String, String)> + 'a {
    plan.columns.iter().filter(|(_, field)| !is_listed(*field)).flat_map(|(at, field)| {
        let words = mapping.values.get(field).into_iter().flatten();
        words.map(|(old, new)| (*at, old.trim().to_owned(), new.trim().to_owned()))
    })
}

/// The column a given mapping means: the first of that header that no other line has, except for whole names. Every
/// line with a header that stands once means that column.
pub(super) fn place(register: &OldRegister<'_>, mapping: &Mapping, index: usize) -> Result<usize, Fault> {
    let mapped = &mapping.columns[index];
    let header = mapped.column.trim();
    let there: Vec<usize> =
        register.header.iter().enumerate().filter(|(_, name)| *name == header).map(|(at, _)| at).collect();
    if let [] | [_] = there[..] {
        return there.first().copied().ok_or_else(|| FaultKind::MappingUnknownColumn.with(mapped.column.clone()));
    }
    let is_name = |field: Field| field.shape() == Shape::Name;
    let earlier = mapping.columns[..index].iter().filter(|m| m.column.trim() == header);
    let skip = earlier.filter(|m| !(is_name(m.field) && is_name(mapped.field))).count();
    there.get(skip).copied().ok_or_else(|| FaultKind::MappingWhichColumn.with_both(header.to_owned(), there.len()))
}

const NAME: Text = text("nimi", "namn", "name");
const IDENTITY: Text =
    text("henkilötunnus tai syntymäaika", "personbeteckning eller födelsedatum", "identity code or birth date");

/// What is to be said of whole columns, at row 1.
pub fn findings(register: &OldRegister<'_>, mapping: &Mapping, plan: &Plan, section_73: Cite) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut say = |kind, column: &str, value: &str, more| {
        out.push(Finding { value: value.to_owned(), more, ..Finding::of(1, column, kind) });
    };
    let filled = |mapped: &Mapped| mapped.at.is_none_or(|at| register.is_filled(at));
    for mapped in &mapping.columns {
        let column = mapped.column.as_str();
        match mapped.field {
            Field::Refused => say(Kind::NotInSection73, column, column, vec![section_73.into()]),
            Field::Ignored if mapped.evidence == Evidence::Nothing && filled(mapped) => {
                say(Kind::ColumnIgnored, column, column, vec![])
            }
            field if mapped.evidence == Evidence::Content => {
                say(Kind::ColumnUnsure, column, column, vec![field.label().into()])
            }
            _ => {}
        }
    }
    for column in plan.refused.iter().filter_map(|at| register.header.get(*at)) {
        say(Kind::NotInSection73, column, column, vec![section_73.into()]);
    }
    let has = |field| plan.has(field);
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
