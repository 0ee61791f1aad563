//! `/api/intake/left`: rows that a load left out because they are about people its loader does not see. The loader is
//! told a number; the rows are for a supervisor of the same organisation who may know of protected people, and looking at
//! them is a look at each of those people.

use super::super::Shared;
use super::super::asking::{Asking, at_house};
use super::super::problem::Problem;
use super::id;
use crate::clock;
use crate::house::{Asker, House};
use crate::intake::left::{self, Left};
use crate::intake::report::Person;
use axum::Json;
use axum::extract::{Path, State};
use kotodigi::access::{Action, Purpose, Resource};
use kotodigi::journal::Broken;
use kotodigi::officer::{Officer, Role};
use kotodigi::refusal::No;
use serde::Serialize;
use uuid::Uuid;

/// Who watches over the looks of a unit watches over this.
const ASKS: (Resource, Action) = (Resource::OfficerLog, Action::See);

#[derive(Debug, Serialize)]
pub(in crate::http) struct AllLeft {
    left: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    run: Uuid,
    system: String,
    file: String,
    loaded_by: Person,
    at: i64,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    row: u32,
    /// Where the supervisor sees the client.
    client_number: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Settled {
    run: Uuid,
}

/// A supervisor of the organisation, and whether with the special right.
pub(super) fn supervises(officer: &Officer, organisation: &str) -> Option<bool> {
    let theirs = officer.rights.iter().filter(|right| right.role == Role::Supervisor);
    let protected = theirs.filter(|right| right.organisation.id() == organisation).map(|right| right.protected);
    protected.reduce(|one, other| one || other)
}

/// Those of one's own organisation that one may know.
fn theirs(house: &House, asker: &Asker) -> Result<Vec<Left>, No> {
    let all = left::all(&house.place().0, clock::now()).map_err(|why| Broken::Store(why.to_string()))?;
    Ok(all.into_iter().filter(|left| supervises(&asker.by, &left.organisation) == Some(true)).collect())
}

pub(in crate::http) async fn list(State(desk): State<Shared>, Asking(asker): Asking) -> Result<Json<AllLeft>, Problem> {
    at_house(&desk, asker.lang, move |house| {
        let left = if house.may(&asker, ASKS).is_ok() { theirs(house, &asker)? } else { Vec::new() };
        // The look is in the log before it is told, a refused one too.
        let clients = left.iter().flat_map(|left| &left.rows).map(|row| row.client).collect();
        house.note(&asker, ASKS, "import_left", clients)?;
        house.look_at_office(&asker, |office, visit| {
            let number = |client| {
                let row = office.register().row(client)?;
                let seen = office.sight(&visit, Purpose::Supervision, Some(row)).is_seen();
                seen.then(|| row.shown_number())
            };
            let line = |left: Left| Line {
                rows: left.rows.iter().map(|of| Row { row: of.row, client_number: number(of.client) }).collect(),
                run: left.run,
                system: left.system,
                file: left.file,
                loaded_by: left.loaded_by,
                at: left.at,
            };
            Ok(Json(AllLeft { left: left.into_iter().map(line).collect() }))
        })
    })
    .await
}

pub(in crate::http) async fn settle(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    Path(run): Path<String>,
) -> Result<Json<Settled>, Problem> {
    let lang = asker.lang;
    let run = id(&run, lang)?;
    at_house(&desk, lang, move |house| {
        house.note(&asker, ASKS, "import_left_settled", Vec::new())?;
        theirs(house, &asker)?.into_iter().find(|left| left.run == run).ok_or(No::Absent)?;
        left::forget(&house.place().0, run).map_err(|why| Broken::Store(why.to_string()))?;
        Ok(Json(Settled { run }))
    })
    .await
}
