//! `POST /api/training/clock`

use super::Shared;
use super::asking::{Reader, at_house, json};
use super::problem::{self, Problem};
use super::session::{self, Session};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use chrono::{Datelike as _, NaiveDate};
use kotodigi::access::{self, Action, Purpose, Resource};
use kotodigi::phrase;
use kotodigi::refusal::{self, No};
use kotodigi::steps::Directory;
use kotodigi::words::{Text, text};
use serde::Deserialize;
use std::ops::RangeInclusive;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    on: NaiveDate,
}

/// Whole years the day may stand in: what the law of this program reaches with room on both sides.
const YEARS: RangeInclusive<i32> = 2000..=2100;
const OUTSIDE: Text = text(
    "Päivän pitää olla vuosina {0}–{1}.",
    "Dagen ska vara inom åren {0}–{1}.",
    "The day has to be within the years {0}–{1}.",
);

pub(super) async fn set(
    State(desk): State<Shared>,
    Reader(lang): Reader,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Session>, Problem> {
    if desk.house.kind() != Directory::Training {
        return Err(Problem::wire(&problem::NOT_TRAINING, lang));
    }
    let by = session::sitting(&desk, &headers, lang).await?.by;
    // The day is everybody's: whoever sees a list in some purpose may turn it.
    let lists = |purpose| access::decide_plain(&by, purpose, Resource::WorkList, Action::See);
    if !Purpose::ALL.into_iter().any(|purpose| lists(purpose).allowed) {
        return Err(Problem::of(No::Denied(lists(Purpose::Plan).refusal()), lang));
    }
    let Day { on } = json(&body, lang)?;
    if !YEARS.contains(&on.year()) {
        let what = phrase!(OUTSIDE, i64::from(*YEARS.start()), i64::from(*YEARS.end()));
        return Err(Problem::of(No::Problems(vec![refusal::Problem { field: "on".into(), what }]), lang));
    }
    at_house(&desk, lang, move |house| Ok(house.turn_to(on)?)).await?;
    session::describe(&desk, Some(&by), lang).await.map(Json)
}
