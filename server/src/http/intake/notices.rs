//! `GET /api/notices`: what the register gives notice of, and before it what of intake waits for somebody: a load for a
//! second person, an answer for the one who asked, a run that was left open, rows for a supervisor. These stand until
//! they are dealt with, so marking the notices as seen leaves them.

use super::super::Shared;
use super::super::asking::{Asking, at_house};
use super::super::problem::Problem;
use super::{left, waiting};
use crate::clock;
use crate::house::Asker;
use crate::intake;
use crate::intake::runs::open_ms;
use crate::intake::waiting::Request;
use axum::Json;
use axum::extract::State;
use kotodigi::audit::say_moment;
use kotodigi::intake::load;
use kotodigi::journal::Broken;
use kotodigi::officer::Role;
use kotodigi::phrase;
use kotodigi::refusal::No;
use kotodigi::views::{Answer, NoticeLine, Question};
use kotodigi::words::{Phrase, Text, text};

pub(in crate::http) async fn page(State(desk): State<Shared>, Asking(asker): Asking) -> Result<Json<Answer>, Problem> {
    let shared = desk.clone();
    at_house(&desk, asker.lang, move |house| {
        let mut answer = house.look(&asker, &Question::Notices)?;
        if let Answer::Notices(page) = &mut answer {
            // A fault in what stands beside the register keeps nobody from its own notices.
            let standing = standing(&shared, &asker).unwrap_or_else(|no| {
                if let No::Broken(fault) = no {
                    crate::log::fault(&fault);
                }
                Vec::new()
            });
            page.unseen += standing.len();
            page.notices.splice(0..0, standing);
        }
        Ok(Json(answer))
    })
    .await
}

fn standing(desk: &Shared, asker: &Asker) -> Result<Vec<NoticeLine>, No> {
    let (by, now) = (&asker.by, clock::now());
    let line = |at: i64, by: &str, said: Phrase| NoticeLine {
        // Of no event: what is marked as seen is marked up to a number.
        number: 0,
        at,
        by: by.to_owned(),
        text: said.say(asker.lang),
        alarm: false,
        seen: false,
    };
    let mut lines = Vec::new();
    let own = load::organisation(by);
    if waiting::may_be_second(by, &own) {
        let all = desk.waiting.of_organisation(|theirs| theirs == own, now)?;
        let told = all.iter().filter_map(|one| of_waiting(one, &by.id));
        lines.extend(told.map(|(at, by, said)| line(at, by, said)));
    }
    desk.house.with(|office| {
        let stale = office.open_runs().filter(|(_, run)| run.at < now - open_ms(desk.setup.settings.intake_open_hours));
        let told = stale.filter(|(_, run)| run.by == by.id || left::supervises(by, &run.organisation).is_some());
        lines.extend(told.map(|(id, run)| {
            let said = phrase!(OPEN, run.system.clone(), say_moment(run.at, asker.lang), id.to_string());
            line(run.at, office.rights().name(&run.by), said)
        }));
    })?;
    // Everybody's page asks for notices: nobody else's waits for a disk over this.
    if by.rights.iter().any(|right| right.role == Role::Supervisor) {
        let all = intake::left::all(&desk.house.place().0, now).map_err(|why| Broken::Store(why.to_string()))?;
        for one in all {
            let Some(protected) = left::supervises(by, &one.organisation) else { continue };
            let said = if protected { LEFT } else { LEFT_FOR_OTHERS };
            lines.push(line(one.at, &one.loaded_by.name, phrase!(said, one.rows.len(), one.file)));
        }
    }
    Ok(lines)
}

/// To whoever may answer, and once it is answered to the one who asked.
fn of_waiting<'a>(one: &'a Request, reader: &str) -> Option<(i64, &'a str, Phrase)> {
    let own = one.asked_by.id == reader;
    match &one.answer {
        None if !own => {
            let many = one.counts.created + one.counts.updated;
            Some((one.asked_at, &one.asked_by.name, phrase!(WAITS, one.file.clone(), many)))
        }
        Some(answer) if own => {
            let said = if answer.accepted { ACCEPTED } else { DECLINED };
            let reason = if answer.reason.is_empty() { "–".to_owned() } else { answer.reason.clone() };
            Some((answer.at, &answer.by.name, phrase!(said, one.file.clone(), reason)))
        }
        _ => None,
    }
}

const WAITS: Text = text(
    "Tuonti {0} ({1} asiakasta) odottaa toisen henkilön hyväksyntää. Hyväksy tai hylkää se siirtotyössä.",
    "Importen {0} ({1} kunder) väntar på en andra persons godkännande. Godkänn eller avslå den under överföringen.",
    "The load {0} ({1} clients) waits for a second person. Accept or decline it under intake.",
);
const ACCEPTED: Text = text(
    "Tuontisi {0} on hyväksytty. Tuo tiedosto uudelleen vuorokauden kuluessa. Perustelu: {1}",
    "Din import {0} har godkänts. Importera filen på nytt inom ett dygn. Motivering: {1}",
    "Your load {0} was accepted. Load the file again within a day. Reason: {1}",
);
const DECLINED: Text = text(
    "Tuontisi {0} on hylätty. Perustelu: {1}",
    "Din import {0} har avslagits. Motivering: {1}",
    "Your load {0} was declined. Reason: {1}",
);
const OPEN: Text = text(
    "Tuonti {0} on ollut kesken {1} alkaen, eikä kukaan näe sen asiakkaita. Tuo sama tiedosto uudelleen tai peru ajo {2}.",
    "Importen {0} har varit oavslutad sedan {1}, och ingen ser dess kunder. Importera samma fil på nytt eller återta körningen {2}.",
    "The load {0} has been unfinished since {1}, and nobody sees its clients. Load the same file again, or undo the run {2}.",
);
const LEFT: Text = text(
    "{0} riviä jäi pois tuonnista {1}: tuoja ei näe, keitä ne koskevat. Katso rivit siirtotyössä ja päätä, mitä niille tehdään.",
    "{0} rader blev utanför importen {1}: den som importerade ser inte vem de gäller. Se raderna under överföringen och bestäm vad som görs med dem.",
    "{0} rows stayed out of the load {1}: the loader does not see whom they are about. Look at the rows under intake, and decide what is done with them.",
);
const LEFT_FOR_OTHERS: Text = text(
    "{0} riviä jäi pois tuonnista {1}. Rivit näkee esihenkilö, jolla on turvakiellon erityisoikeus: pyydä häntä katsomaan ne.",
    "{0} rader blev utanför importen {1}. Raderna ser en chef med särskild rätt till spärrmarkerade uppgifter: be honom eller henne se på dem.",
    "{0} rows stayed out of the load {1}. A supervisor with the special right to protected data sees which: ask them to look.",
);
