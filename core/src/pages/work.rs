//! The work list as a page.

use super::{municipality, seen_municipality};
use crate::law::Rule;
use crate::office::Sights;
use crate::phrase;
use crate::refusal::No;
use crate::views::{Pick, TASKS_A_PAGE, TaskLine, WorkAsk, WorkPage};
use crate::words::{Lang, text};
use crate::work::{Filter, Task, Urgency};
use chrono::NaiveDate;

pub(super) fn page(sights: &Sights<'_, '_>, ask: &WorkAsk) -> Result<WorkPage, No> {
    let (office, lang) = (sights.office, sights.visit.lang);
    let register = office.register();
    let rule = match ask.kind.as_deref().filter(|kind| !kind.is_empty()) {
        Some(kind) => Some(Rule::parse(kind).ok_or(No::Absent)?),
        None => None,
    };
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let filter = Filter { worker: given(&ask.worker), municipality: given(&ask.municipality), rule };
    let reach = office.reach(sights);
    let page = register.work().page(&reach, &filter, ask.from, TASKS_A_PAGE);
    let counts = register.work().counts(&reach);
    Ok(WorkPage {
        on: office.on(),
        total: page.total,
        overdue: page.overdue,
        from: ask.from,
        tasks: page.tasks.iter().filter_map(|task| line(sights, task)).collect(),
        workers: counts
            .workers
            .into_iter()
            .map(|(id, count)| Pick { text: office.rights().name(&id).to_owned(), code: id, count })
            .collect(),
        municipalities: by_name(counts.municipalities.into_iter().map(|(code, count)| Pick {
            text: municipality(&code, lang),
            code,
            count,
        })),
        kinds: counts
            .rules
            .into_iter()
            .map(|(rule, count)| Pick { code: rule.id().into(), text: rule.title().say(lang).into(), count })
            .collect(),
    })
}

fn by_name(picks: impl Iterator<Item = Pick>) -> Vec<Pick> {
    let mut picks: Vec<Pick> = picks.collect();
    picks.sort_by(|a, b| a.text.cmp(&b.text));
    picks
}

fn line(sights: &Sights<'_, '_>, task: &Task) -> Option<TaskLine> {
    let (office, lang) = (sights.office, sights.visit.lang);
    let row = office.register().with_number(task.client_number)?;
    let (rule, sight) = (task.rule(), sights.of(row));
    Some(TaskLine {
        client: row.id,
        client_number: row.shown_number(),
        name: row.name.to_string(),
        municipality: seen_municipality(&sight, row, lang),
        masked: sight.is_masked(),
        worker: row.worker.as_deref().map(|id| office.rights().name(id)).unwrap_or_default().to_owned(),
        kind: rule.id().to_owned(),
        task: rule.title().say(lang).to_owned(),
        urgency: task.urgency,
        day: task.day,
        when: when(task, office.on(), lang),
        step: crate::steps::doing(rule).map(|step| step.kind.to_owned()),
    })
}

fn when(task: &Task, on: NaiveDate, lang: Lang) -> String {
    let days = (on - task.day).num_days();
    let words = match (task.urgency, days) {
        (Urgency::Now, 2..) if !task.rule().without_delay() => {
            text("odottanut {0} päivää", "har väntat {0} dagar", "waiting {0} days")
        }
        (Urgency::Now, _) if !task.rule().without_delay() => text("odottaa", "väntar", "waiting"),
        (Urgency::Overdue, 1) => text("1 päivän myöhässä", "1 dag försenad", "1 day late"),
        (Urgency::Overdue, _) => text("{0} päivää myöhässä", "{0} dagar försenad", "{0} days late"),
        (Urgency::Now, ..=0) => text("viivytyksettä", "utan dröjsmål", "without delay"),
        (Urgency::Now, 1) => {
            text("viivytyksettä, odottanut 1 päivän", "utan dröjsmål, har väntat 1 dag", "without delay, waiting 1 day")
        }
        (Urgency::Now, _) => text(
            "viivytyksettä, odottanut {0} päivää",
            "utan dröjsmål, har väntat {0} dagar",
            "without delay, waiting {0} days",
        ),
        (Urgency::Upcoming, 0) => text("tänään", "i dag", "today"),
        (Urgency::Upcoming, -1) => text("huomenna", "i morgon", "tomorrow"),
        (Urgency::Upcoming, _) => text("{0} päivän kuluttua", "om {0} dagar", "in {0} days"),
    };
    phrase!(words, days.abs()).say(lang)
}
