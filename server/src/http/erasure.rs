//! `POST /api/erasure`: erases what was approved, while people work. Whoever asks approves by it; a second person has
//! approved before, where one is wanted.

use super::Shared;
use super::asking::{Asking, at_house, json};
use super::problem::Problem;
use crate::clock;
use crate::erasure::{self, Approval, Brake};
use crate::house::{Asker, House};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use chrono::NaiveDate;
use kotodigi::access::{Action, Resource};
use kotodigi::deeds;
use kotodigi::journal::Broken;
use kotodigi::refusal::No;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    list: String,
    /// Today, said by a person, where the clock has moved.
    day_is: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
pub(super) struct Erased {
    list: String,
    erased: usize,
}

pub(super) async fn erase(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Erased>, Problem> {
    let lang = asker.lang;
    let Wanted { list, day_is } = json(&body, lang)?;
    at_house(&desk, lang, move |house| carry_out(house, &asker, list, day_is)).await.map(Json)
}

fn carry_out(house: &House, asker: &Asker, list: String, day_is: Option<NaiveDate>) -> Result<Erased, No> {
    let asks = (Resource::Erasure, Action::Approve);
    house.may(asker, asks)?;
    if !house.with(|office| office.settings().factor_is_fresh(asker.factor_at, clock::now()))? {
        return Err(deeds::stale_factor());
    }
    let brake = Brake::of(&house.place().0);
    let at = clock::now();
    brake.check(at, day_is)?;
    let on = house.on()?;
    let listed = house.with(|office| erasure::listed(office, on))??;
    house.note(asker, asks, "erasure_carried_out", listed.to_erase().map(|due| due.client).collect())?;
    let second = house.with(|office| {
        let mut others = office.rights().approvals(&list).filter(|(by, _)| *by != asker.by.id);
        others.next().map(|(by, _)| by.to_owned())
    })?;
    let erased = house.erased_list()?;
    let approval = Approval { list: &list, by: &asker.by.id, second: second.as_deref() };
    let left = house.change(asker, None, |office, visit| {
        erasure::carry_out(office, &erased, approval, (visit.at, on), visit.chance)
    })?;
    brake.note(at, on).map_err(|why| Broken::Store(why.to_string()))?;
    Ok(Erased { erased: left.len(), list })
}
