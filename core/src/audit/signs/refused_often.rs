//! Refused again and again.

use super::{Sign, distinct};
use crate::phrase;
use crate::words::text;

pub const SIGN: Sign = Sign {
    code: "refused_often",
    name: text("Monta torjuttua yritystä", "Många nekade försök", "Many refused attempts"),
    find: |day, scene| {
        // A wrong purpose on a list is a slip; a client who is refused, or not there, was looked for.
        let tried = |look: &&&crate::office::Look| !look.allowed && (!look.clients.is_empty() || look.what == "client");
        let refused: Vec<_> = day.looks.iter().filter(tried).collect();
        let said = text(
            "Yritti {0} kertaa nähdä tietoja, joihin ei ollut oikeutta. Kysy, mitä hän etsi.",
            "Försökte {0} gånger se uppgifter utan rätt till dem. Fråga vad den anställda sökte.",
            "Tried {0} times to see data without a right to it. Ask what they were looking for.",
        );
        (refused.len() >= scene.watch.refusals_a_day)
            .then(|| (phrase!(said, refused.len()), distinct(refused.iter().flat_map(|look| look.clients.clone()))))
    },
};
