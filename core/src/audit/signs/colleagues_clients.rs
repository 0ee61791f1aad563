//! Many clients whose named worker is somebody else.

use super::{Sign, distinct};
use crate::phrase;
use crate::words::text;

pub const SIGN: Sign = Sign {
    code: "colleagues_clients",
    name: text("Monta työtoverin asiakasta", "Många av kollegornas kunder", "Many clients of colleagues"),
    find: |day, scene| {
        let anothers = |client: &crate::entry::ClientId| {
            scene.row(*client).and_then(|row| row.worker.as_deref()).is_some_and(|worker| worker != day.by)
        };
        let clients = distinct(day.worked().map(|(_, client)| client).filter(anothers));
        let limit = scene.watch.colleagues_clients_a_day;
        let said = text(
            "Avasi {0} asiakasta, joiden vastuutyöntekijä on toinen (raja {1}). Kysy, oliko kyse sijaisuudesta.",
            "Öppnade {0} kunder vars ansvariga handläggare är någon annan (gränsen är {1}). Fråga om det var ett vikariat.",
            "Opened {0} clients whose named worker is somebody else (the limit is {1}). Ask whether it was a stand-in.",
        );
        (clients.len() > limit).then(|| (phrase!(said, clients.len(), limit), clients))
    },
};
