//! Data under non-disclosure were opened.

use super::{Sign, counted, distinct};
use crate::rights::OpeningKind;
use crate::words::text;

pub const SIGN: Sign = Sign {
    code: "protected_opened",
    name: text("Turvakiellon tiedot avattu", "Spärrmarkerade uppgifter öppnade", "Protected data opened"),
    find: |day, scene| {
        let opened = day.opened().filter(|(look, _)| scene.opening(look, OpeningKind::Protected).is_some());
        counted(
            text(
                "Avasi turvakiellon tietoja ({0} asiakasta). Tarkista, että perustelu pitää.",
                "Öppnade spärrmarkerade uppgifter ({0} kunder). Kontrollera att motiveringen håller.",
                "Opened protected data ({0} clients). Check that the reason holds.",
            ),
            distinct(opened.map(|(_, client)| client)),
        )
    },
};
