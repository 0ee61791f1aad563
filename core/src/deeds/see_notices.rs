//! Mark notices as seen · merkitse ilmoitukset nähdyiksi · markera meddelanden som sedda.

use super::{Deed, nothing};
use crate::access::{Action, Resource};
use crate::event::NoticesSeen;
use crate::form::{Kind, input};
use crate::words::text;

pub const DEED: Deed = Deed {
    kind: "see_notices",
    name: text("Merkitse nähdyiksi", "Markera som sedda", "Mark as seen"),
    // One's own notices are everybody's to mark, as the rules are everybody's to read.
    asks: (Resource::Roles, Action::See),
    has_subject: false,
    form: &[input("up_to", Kind::Number(0, i64::MAX), text("Ilmoitukseen", "Till och med", "Up to")).required()],
    start: nothing,
    open: |_| Ok(()),
    decide: |_, filled| {
        let up_to = filled.get("up_to").and_then(serde_json::Value::as_u64).unwrap_or_default();
        Ok(NoticesSeen { up_to }.into())
    },
};
