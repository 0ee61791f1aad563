//! The names our own export gives its columns: each means its own field, whatever stands below it.

use crate::intake::field::Field;

/// A name of several words is nobody else's by chance.
const IS_OURS: char = '_';

/// The fields of columns that are named as our export names them. `phone` and `notes` are English words as well: they
/// are taken for ours only in a file all of whose columns are ours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Own {
    whole: bool,
}

impl Own {
    pub fn of(headers: &[String]) -> Own {
        let ours = headers.iter().filter(|header| named(header).is_some_and(|field| field.id().contains(IS_OURS)));
        Own { whole: ours.count() >= 3 && headers.iter().all(|header| named(header).is_some()) }
    }

    /// Whether the file is one of our exports, as it went out.
    pub const fn is_whole(self) -> bool {
        self.whole
    }

    pub fn field(self, header: &str) -> Option<Field> {
        named(header).filter(|field| self.whole || (field.id().contains(IS_OURS) && !field.is_of_ours_alone()))
    }
}

fn named(header: &str) -> Option<Field> {
    Field::parse(header.trim()).filter(|field| field.is_loaded())
}
