//! Many clients opened within an hour.

use super::{Sign, distinct};
use crate::entry::ClientId;
use crate::phrase;
use crate::words::text;
use std::collections::HashMap;

const HOUR: i64 = 3_600_000;

pub const SIGN: Sign = Sign {
    code: "many_in_an_hour",
    name: text("Monta asiakasta tunnissa", "Många kunder på en timme", "Many clients in an hour"),
    find: |day, scene| {
        let opened: Vec<(i64, ClientId)> = day.opened().map(|(look, client)| (look.at, client)).collect();
        // A window of an hour slides over the day; `within` counts the looks of each client in it.
        let (mut first, mut most) = (0, (0, 0..0));
        let mut within: HashMap<ClientId, usize> = HashMap::new();
        for (last, (at, client)) in opened.iter().enumerate() {
            *within.entry(*client).or_default() += 1;
            while opened[first].0 <= at - HOUR {
                if let Some(count) = within.get_mut(&opened[first].1) {
                    *count -= 1;
                    if *count == 0 {
                        within.remove(&opened[first].1);
                    }
                }
                first += 1;
            }
            if within.len() > most.0 {
                most = (within.len(), first..last + 1);
            }
        }
        let (many, limit) = (most.0, scene.watch.clients_an_hour);
        (many > limit).then(|| {
            let said = text(
                "Avasi {0} asiakasta tunnin sisällä (raja {1}). Kysy, mitä työtä se oli.",
                "Öppnade {0} kunder inom en timme (gränsen är {1}). Fråga vilket arbete det var.",
                "Opened {0} clients within an hour (the limit is {1}). Ask what work it was.",
            );
            (phrase!(said, many, limit), distinct(opened[most.1].iter().map(|(_, client)| *client)))
        })
    },
};
