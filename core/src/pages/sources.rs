//! Where each fact came from that a finding rests on: the client's recorded facts by their source, what entries
//! say by the entry.

use super::told::Told;
use crate::case::{Case, Recorded};
use crate::client::{Fact, Field};
use crate::dates::day_of;
use crate::event::Event;
use crate::law::{Facts, Law, s020_plan};
use crate::words::{say_date, text};
use chrono::NaiveDate;

/// Where the fact of this name came from; nothing where nobody recorded it, as the day looked at.
pub(super) fn source(case: &Case, facts: &Facts, name: &str, told: &Told<'_>) -> Option<String> {
    if let Some(fact) = recorded(case, name) {
        return Some(format!("{}; {}", told.source(&fact.source), who_when(&fact.by, fact.at, told)));
    }
    let entries = entries(case, facts, name);
    if entries.is_empty() {
        // That nobody is a jobseeker is reckoned from there being no entry of it.
        let none = text("ei merkintää asiasta", "ingen anteckning om saken", "no entry about it");
        return (name == "registered_jobseeker").then(|| none.say(told.lang).to_owned());
    }
    Some(entries.iter().filter_map(|entry| say_entry(entry, told)).collect::<Vec<_>>().join("; "))
}

/// The newest record of the field that the fact is.
fn recorded<'a>(case: &'a Case, name: &str) -> Option<&'a Fact> {
    let field = match name {
        "social_assistance_non_temporary" => Field::SocialAssistance,
        "period_starts_on" => Field::FirstMunicipalityOn,
        name => Field::parse(name)?,
    };
    case.facts.get(&field)?.last()
}

fn say_entry(entry: &Recorded, told: &Told<'_>) -> Option<String> {
    let word = text("merkintä", "anteckning", "entry").say(told.lang);
    let name = entry.event.as_ref()?.name().say(told.lang);
    Some(format!("{word} {}, {name}, {}", entry.number, who_when(&entry.by, entry.at, told)))
}

fn who_when(by: &str, at: i64, told: &Told<'_>) -> String {
    format!("{} {}", told.rights.name(by), say_date(day_of(at), told.lang))
}

/// The entries that gave the fact its value, as the case folds them: most often one.
fn entries<'a>(case: &'a Case, facts: &Facts, name: &str) -> Vec<&'a Recorded> {
    let counting = counting(case);
    let last = |gives: &dyn Fn(&Event) -> bool| -> Vec<&'a Recorded> {
        counting.iter().rev().find(|(_, event)| gives(event)).map(|(entry, _)| *entry).into_iter().collect()
    };
    let all = |gives: &dyn Fn(&Event) -> bool| -> Vec<&'a Recorded> {
        counting.iter().filter(|(_, event)| gives(event)).map(|(entry, _)| *entry).collect()
    };
    let on = |day: Option<NaiveDate>| move |event: &Event| day.is_some() && event.on() == day;
    let is_plan = |event: &Event| matches!(event, Event::PlanDrawnUp(_) | Event::PlanTakenOver(_));
    let first_plan = || all(&is_plan).into_iter().take(1).collect();
    match name {
        "registered_jobseeker" | "unemployed_jobseeker" => last(&|e| matches!(e, Event::JobseekerChanged(_))),
        "requested_or_contacted" => last(&|e| matches!(e, Event::ContactMade(_))),
        "contact_received_on" => {
            let on = on(facts.contact_received_on);
            last(&|e| matches!(e, Event::ContactMade(_)) && on(e))
        }
        "contact_handled_on" => {
            let on = on(facts.contact_handled_on);
            handling(&counting).into_iter().rfind(|(_, e, _)| on(e)).map(|(entry, ..)| entry).into_iter().collect()
        }
        "judged_in_need" => {
            let given = |(.., in_need): &(&Recorded, &Event, bool)| Some(*in_need) == facts.judged_in_need;
            handling(&counting).into_iter().rfind(given).map(|(entry, ..)| entry).into_iter().collect()
        }
        "assessment_started_on" => last(&|e| matches!(e, Event::AssessmentStarted(_))),
        "assessment_finished_on" => {
            last(&|e| matches!(e, Event::AssessmentFinished(_) | Event::AssessmentTakenOver(_)))
        }
        "assessment_shows_need" => match case.assessment.and_then(|assessment| assessment.needs_plan) {
            Some(_) => last(&|e| matches!(e, Event::AssessmentFinished(_))),
            None => first_plan(),
        },
        "plan_drawn_up_on" => first_plan(),
        "plan_until" => last(&|event| match event {
            Event::PlanDrawnUp(_) => true,
            Event::PlanTakenOver(e) => e.until.is_some(),
            Event::PlanReviewed(e) => e.until.is_some(),
            Event::PlanExtended(e) => e.until.is_some(),
            _ => false,
        }),
        "last_review_on" => {
            let on = on(facts.last_review_on);
            last(&|e| (is_plan(e) || matches!(e, Event::PlanReviewed(_))) && on(e))
        }
        "change_or_request_on" => last(&|e| matches!(e, Event::ChangeNoted(_))),
        "directed_on" => {
            let on = on(facts.directed_on);
            let directed = last(&|e| matches!(e, Event::DirectedToService(_)) && on(e));
            // Of a plan brought in after the time for directing it is reckoned, not recorded.
            let settled = |event: &Event| match event {
                Event::PlanTakenOver(e) => Some(s020_plan::referral_due(&Law::IN_FORCE, e.on).0) == facts.directed_on,
                _ => false,
            };
            if directed.is_empty() { last(&settled) } else { directed }
        }
        "plan_ended_on" => last(&|e| matches!(e, Event::PlanEnded(_))),
        "obstacles" => all(&|e| matches!(e, Event::PlanExtended(e) if e.first.is_some() && e.last.is_some())),
        "extension_months" => all(&|e| matches!(e, Event::PlanExtended(e) if e.first.is_none() && e.ground != "study")),
        "supported_study_unfinished" | "study_extension_months" => {
            all(&|e| matches!(e, Event::PlanExtended(e) if e.first.is_none() && e.ground == "study"))
        }
        "statutory_task_or_pending_matter" => last(&|e| matches!(e, Event::ErasureHeld(_) | Event::RequestReceived(_))),
        "relationship_ended_on" => last(&|e| matches!(e, Event::RelationshipEnded(_))),
        _ => Vec::new(),
    }
}

/// Entries that still count, with what they say: not annulled, not erased, not of an intake since undone.
fn counting(case: &Case) -> Vec<(&Recorded, &Event)> {
    let withdrawn = case.entries.iter().rposition(|entry| matches!(entry.event, Some(Event::ClientWithdrawn(_))));
    case.entries[withdrawn.map_or(0, |at| at + 1)..]
        .iter()
        .filter(|entry| entry.annulled_by.is_none())
        .filter_map(|entry| Some((entry, entry.event.as_ref()?)))
        .collect()
}

/// The entries by which contacts were handled, and whether they judged that there is need.
fn handling<'a>(counting: &[(&'a Recorded, &'a Event)]) -> Vec<(&'a Recorded, &'a Event, bool)> {
    let mut open = false;
    let mut handling = Vec::new();
    for (entry, event) in counting {
        let in_need = match event {
            Event::ContactMade(_) => {
                open = true;
                continue;
            }
            Event::ContactHandled(e) => e.in_need,
            Event::AssessmentStarted(_) => true,
            _ => continue,
        };
        if std::mem::take(&mut open) {
            handling.push((*entry, *event, in_need));
        }
    }
    handling
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Sight;
    use crate::client::{From, Source};
    use crate::dates::parse_iso;
    use crate::event::{
        ChangeNoted, ClientRegistered, ContactMade, DirectedToService, EntryAnnulled, PlanTakenOver, Wordings,
    };
    use crate::rights::Rights;
    use crate::words::Lang;

    const AINO: &str = "aino.korhonen";

    /// Events on one day each, beginning 9.2.2026.
    fn case(events: Vec<Event>) -> Case {
        let days = (20_493..).map(|day| day * 86_400_000);
        events.into_iter().zip(days).fold(Case::default(), |case, (event, at)| case.with(event, at, AINO))
    }

    fn on(iso: &str) -> NaiveDate {
        parse_iso(iso).unwrap()
    }

    fn migri() -> Source {
        Source::of(From::Authority, "Maahanmuuttovirasto".into())
    }

    fn registered() -> Event {
        let facts = [(Field::FirstRightOn, "2026-01-15".to_owned()), (Field::SocialAssistance, "yes".to_owned())];
        ClientRegistered {
            client_number: 1,
            facts: facts.into(),
            source: migri(),
            run: None,
            wordings: Wordings::new(),
        }
        .into()
    }

    fn said(case: &Case, name: &str, lang: Lang) -> Option<String> {
        let (rights, sight) = (Rights::default(), Sight::of_everything(&crate::officer::TRAINING[0]));
        source(case, &case.law_facts(), name, &Told { rights: &rights, lang, sight })
    }

    #[test]
    fn a_recorded_fact_says_its_source_and_who_entered_it() {
        let case = case(vec![registered()]);
        let says = Some("Toinen viranomainen: Maahanmuuttovirasto; Aino Korhonen 9.2.2026".to_owned());
        assert_eq!(said(&case, "first_right_on", Lang::Fi), says);
        assert_eq!(said(&case, "social_assistance_non_temporary", Lang::Fi), says);
        assert_eq!(said(&case, "birth_date", Lang::Fi), None);
        assert_eq!(said(&case, "on", Lang::Fi), None);
        assert_eq!(said(&case, "registered_jobseeker", Lang::Fi).as_deref(), Some("ei merkintää asiasta"));
    }

    #[test]
    fn what_an_entry_says_names_the_entry_that_counts() {
        let contact =
            |iso: &str| -> Event { ContactMade { on: on(iso), ..serde_json::from_str(CONTACT).unwrap() }.into() };
        let change =
            |iso: &str| -> Event { ChangeNoted { on: on(iso), ..serde_json::from_str(CHANGE).unwrap() }.into() };
        let case = case(vec![
            registered(),
            PlanTakenOver { on: on("2026-01-20"), until: None, source: migri() }.into(),
            contact("2026-02-10"),
            change("2026-02-11"),
            change("2026-02-12"),
            EntryAnnulled { number: 5, reason: "väärä".into() }.into(),
            DirectedToService { on: on("2026-02-13"), ..serde_json::from_str(DIRECTED).unwrap() }.into(),
        ]);
        let said = |name: &str| said(&case, name, Lang::Fi).unwrap();
        assert_eq!(said("plan_drawn_up_on"), "merkintä 2, Aiempi suunnitelma tuotu, Aino Korhonen 10.2.2026");
        assert_eq!(said("contact_received_on"), "merkintä 3, Yhteydenotto, Aino Korhonen 11.2.2026");
        assert_eq!(said("change_or_request_on"), "merkintä 4, Muutos tai tarkistuspyyntö, Aino Korhonen 12.2.2026");
        assert_eq!(said("directed_on"), "merkintä 7, Ohjattu palveluun, Aino Korhonen 15.2.2026");
    }

    // As the golden lines hold them: an event may gain a field.
    const CONTACT: &str = r#"{"on":"2026-01-01","way":"request","authority":"","consent":false,"matter":"apu","source":{"from":"client"}}"#;
    const CHANGE: &str = r#"{"on":"2026-01-01","what":"muutti","source":{"from":"client"}}"#;
    const DIRECTED: &str = r#"{"on":"2026-01-01","service":"kurssi","provider":""}"#;
}
