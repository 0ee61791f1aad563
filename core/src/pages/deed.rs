//! The form of a deed.

use crate::deeds::{Deed, FRESH_FACTOR, Scene};
use crate::refusal::No;
use crate::register::shown_number;
use crate::views::{Answer, DeedPage};
use crate::words::Lang;
use serde_json::Map;

pub(crate) fn page(deed: &'static Deed, scene: &Scene<'_>, lang: Lang) -> Result<Answer, No> {
    let refused = match (deed.open)(scene) {
        Ok(()) => None,
        // What is not there for the officer has no form either.
        Err(No::Absent) => return Err(No::Absent),
        Err(no) => Some(no.view(lang)),
    };
    // Where only a code is missing, the form asks for it and is filled as it would be.
    let shuts = refused.as_ref().is_some_and(|no| no.code != FRESH_FACTOR);
    let values = if shuts { Map::new() } else { (deed.start)(scene) };
    Ok(Answer::Deed(DeedPage {
        deed: deed.kind.to_owned(),
        subject: scene.subject,
        about: about(scene, lang),
        values,
        refused,
    }))
}

fn about(scene: &Scene<'_>, lang: Lang) -> String {
    let Some(subject) = scene.subject else { return String::new() };
    if let Some(held) = scene.office.rights().held(subject) {
        return format!("{}: {}", scene.office.rights().name(&held.account), held.right.role.name().say(lang));
    }
    scene.office.register().row(subject).map(|row| shown_number(row.client_number)).unwrap_or_default()
}
