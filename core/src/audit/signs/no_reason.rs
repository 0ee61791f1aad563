//! A client was opened with nothing to do and nothing entered around that day.

use super::{Sign, distinct};
use crate::phrase;
use crate::words::text;

pub const SIGN: Sign = Sign {
    code: "no_reason",
    name: text("Ei tehtävää eikä merkintää", "Ingen uppgift, ingen anteckning", "No task and no entry"),
    find: |day, scene| {
        let clients = day.worked().map(|(_, client)| client);
        // Who is gone from the register can't be asked about here.
        let idle = clients.filter(|client| scene.row(*client).is_some() && !scene.has_reason(*client, day.day));
        let clients = distinct(idle);
        let said = text(
            "Avasi asiakkaan, jolla ei ollut tehtävää eikä merkintää {1} päivän sisällä ({0}). Kysy syytä.",
            "Öppnade en kund som inte hade någon uppgift eller anteckning inom {1} dagar ({0}). Fråga om orsaken.",
            "Opened a client with no task and no entry within {1} days ({0}). Ask for the reason.",
        );
        (!clients.is_empty()).then(|| (phrase!(said, clients.len(), scene.watch.days_around), clients))
    },
};
