//! `POST /api/login/invite`: a one-time password for an account whose right is open, shown once to who hands it over.
//! `POST /api/login/end`: ends an account's sessions, where somebody else may sit in one.

use super::Shared;
use super::asking::{Asking, at_house, json as read};
use super::login::{at_login, login};
use super::problem::Problem;
use crate::clock;
use crate::house::Asker;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use kotodigi::access::{Action, Resource};
use kotodigi::deeds;
use kotodigi::office::Office;
use kotodigi::officer::Role;
use kotodigi::refusal::No;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    account: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Invitation {
    account: String,
    password: String,
}

pub(super) async fn invite(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Invitation>, Problem> {
    let lang = asker.lang;
    let (asker, account) = asked(&desk, asker, &body).await?;
    let login = login(&desk, lang)?.clone();
    let whose = account.clone();
    at_house(&desk, lang, move |house| {
        // A new way in for somebody else: who gives it has just shown who they are.
        if !house.with(|office| office.settings().factor_is_fresh(asker.factor_at, clock::now()))? {
            return Err(deeds::stale_factor());
        }
        if house.with(|office| answers_for(office, &asker, &whose))? { Ok(()) } else { Err(No::Absent) }
    })
    .await?;
    let whose = account.clone();
    let made = at_login(&login, lang, move |login| login.invite(&whose, clock::now())).await?;
    let password = made.map_err(|why| Problem::of(why, lang))?;
    Ok(Json(Invitation { account, password }))
}

/// Who may invite somebody may put them out. No fresh second factor is asked: ending takes nothing from anybody but
/// the time of a login, and is wanted at once.
pub(super) async fn end(
    State(desk): State<Shared>,
    Asking(asker): Asking,
    body: Bytes,
) -> Result<Json<Value>, Problem> {
    let lang = asker.lang;
    let (asker, account) = asked(&desk, asker, &body).await?;
    let login = login(&desk, lang)?.clone();
    let whose = account.clone();
    at_house(&desk, lang, move |house| {
        if house.with(|office| answers_for(office, &asker, &whose))? { Ok(()) } else { Err(No::Absent) }
    })
    .await?;
    let ended = at_login(&login, lang, move |login| login.end_all(&account, clock::now())).await?;
    Ok(Json(json!({"ended": ended.map_err(|why| Problem::of(why, lang))?})))
}

/// Whoever opens rights, or grants them, hands over the way in and ends it. Nobody else is even told what the body
/// lacks.
async fn asked(desk: &Shared, asker: Asker, body: &Bytes) -> Result<(Asker, String), Problem> {
    let lang = asker.lang;
    let asker = at_house(desk, lang, move |house| {
        let opens = house.may(&asker, (Resource::Rights, Action::Open));
        opens.or_else(|_| house.may(&asker, (Resource::Rights, Action::Grant)))?;
        Ok(asker)
    })
    .await?;
    let Wanted { account } = read(body, lang)?;
    Ok((asker, account))
}

/// Never one's own; KEHA everybody's, a municipality its own.
fn answers_for(office: &Office, asker: &Asker, account: &str) -> bool {
    let rights = office.rights();
    let theirs =
        || rights.account(account).into_iter().flat_map(|known| &known.rights).filter_map(|id| rights.held(*id));
    account != asker.by.id
        && rights.will_hold(account, office.on())
        && asker.by.rights.iter().any(|mine| match mine.role {
            Role::KehaAccessAdministrator => true,
            Role::AccessAdministrator => theirs()
                .all(|held| !held.right.scope.is_empty() && held.right.scope.iter().all(|code| mine.reaches(code))),
            _ => false,
        })
}
