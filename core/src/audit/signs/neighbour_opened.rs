//! A client of a municipality near the officer's own was opened: of the same county or employment area.

use super::{Sign, counted, distinct};
use crate::codes;
use crate::officer::Role;
use crate::words::text;

/// Columns behind the names of a municipality: wellbeing services county, employment area.
const AREAS: [usize; 2] = [1, 2];

pub const SIGN: Sign = Sign {
    code: "neighbour_opened",
    name: text("Naapurikunnan asiakas", "Grannkommunens kund", "Client of a neighbouring municipality"),
    find: |day, scene| {
        let near = day.opened().filter(|(look, client)| {
            let (Some(right), Some(row)) = (scene.right(look), scene.row(*client)) else { return false };
            // Guests are invited to a client wherever they live; one's own client may move.
            let guest = matches!(right.role, Role::CountyWorker | Role::ServiceProducer);
            let own = right.reaches(&row.municipality) || row.worker.as_deref() == Some(day.by);
            !guest && !own && right.scope.iter().any(|code| are_neighbours(code, &row.municipality))
        });
        counted(
            text(
                "Avasi lähikunnan asiakkaan ({0}). Kysy, mikä tehtävä sitä vaati.",
                "Öppnade en kund i en närliggande kommun ({0}). Fråga vilken uppgift som krävde det.",
                "Opened a client of a municipality nearby ({0}). Ask which task needed it.",
            ),
            distinct(near.map(|(_, client)| client)),
        )
    },
};

fn are_neighbours(one: &str, other: &str) -> bool {
    let of = |code| codes::municipalities().get(code);
    let (Some(one), Some(other)) = (of(one), of(other)) else { return false };
    one.code != other.code && AREAS.iter().any(|at| one.more.get(*at) == other.more.get(*at))
}
