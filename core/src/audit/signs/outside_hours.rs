//! Clients opened when the office is closed.

use super::{Sign, counted, distinct};
use crate::audit::days::Day;
use crate::law::working_day::is_working_day;
use crate::words::text;
use chrono::Timelike;

pub const SIGN: Sign = Sign {
    code: "outside_hours",
    name: text("Työajan ulkopuolella", "Utanför arbetstid", "Outside office hours"),
    find: |day, scene| {
        let hours = scene.watch.opens_at..scene.watch.closes_at;
        let closed = |look: &crate::office::Look| !is_working_day(day.day) || !hours.contains(&Day::time(look).hour());
        counted(
            text(
                "Avasi asiakkaita työajan ulkopuolella ({0}). Kysy, oliko siitä sovittu.",
                "Öppnade kunder utanför arbetstid ({0}). Fråga om det var överenskommet.",
                "Opened clients outside office hours ({0}). Ask whether it was agreed.",
            ),
            distinct(day.opened().filter(|(look, _)| closed(look)).map(|(_, client)| client)),
        )
    },
};
