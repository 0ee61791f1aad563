//! The client has the officer's family name.

use super::{Sign, counted, distinct};
use crate::search::parts;
use crate::words::text;

pub const SIGN: Sign = Sign {
    code: "same_family_name",
    name: text("Sama sukunimi", "Samma efternamn", "Same family name"),
    find: |day, scene| {
        let name = scene.office.rights().name(day.by);
        let family = parts(name.rsplit(' ').next().unwrap_or_default());
        let same = |client: &crate::entry::ClientId| {
            // A client's name begins with the family name.
            scene.row(*client).is_some_and(|row| {
                let theirs = parts(row.name.split(' ').next().unwrap_or_default());
                theirs.iter().any(|part| family.contains(part))
            })
        };
        counted(
            text(
                "Avasi asiakkaan, jolla on sama sukunimi kuin työntekijällä ({0}). Kysy, onko kyse sukulaisesta.",
                "Öppnade en kund med samma efternamn som den anställda ({0}). Fråga om det är en släkting.",
                "Opened a client with the officer's own family name ({0}). Ask whether they are related.",
            ),
            distinct(day.opened().map(|(_, client)| client).filter(same)),
        )
    },
};
