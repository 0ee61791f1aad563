//! Stories told as commands, run in every journal: the same work list and the same pages come out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use kotodigi::access::Purpose;
use kotodigi::dates::parse_iso;
use kotodigi::journal::{self, Journal, VecJournal};
use kotodigi::office::{Office, Visit};
use kotodigi::steps::Directory;
use kotodigi::views::{Answer, Question, WorkAsk};
use kotodigi::words::Lang;
use kotodigi_fixtures::chance::Chance;
use kotodigi_fixtures::stories::{self, STORIES};
use kotodigi_sandbox::journal::GlueJournal;
use kotodigi_server::sqlite::SqliteJournal;
use kotodigi_tests::{NoLog, everywhere};
use std::sync::Arc;

/// Everything the story's people and the work list show, as JSON.
fn shown(journal: Arc<dyn Journal>, lang: Lang) -> String {
    let on = parse_iso("2026-11-23").unwrap();
    let mut office = Office::open(journal.clone(), Directory::Training, on).unwrap();
    let mut chance = Chance::seeded(7);
    let mut clients = Vec::new();
    for story in STORIES {
        let told = stories::tell(&mut office, story, &mut || chance.bytes());
        clients.extend(told.unwrap_or_else(|no| panic!("{}: {:#?}", story.id, no.view(Lang::En))));
    }
    journal::verify(&*journal).unwrap();
    let reopened = Office::open(journal, Directory::Training, on).unwrap();
    let pages = |office: &Office| -> Vec<Answer> {
        let mut salt = || [0; 16];
        let by = everywhere();
        let visit = Visit { by: &by, at: 0, lang, factor_at: None, from: "", chance: &mut salt };
        let questions =
            std::iter::once(Question::Work(WorkAsk::default())).chain(clients.iter().map(|c| Question::Client(*c)));
        questions
            .map(|question| {
                let seen = office.look(&visit, (Purpose::Plan, &NoLog), &question);
                let logged = seen.look.log(&NoLog).unwrap();
                seen.release(logged).unwrap()
            })
            .collect()
    };
    let (now, again) = (pages(&office), pages(&reopened));
    assert_eq!(now, again, "a register opened again shows the same");
    serde_json::to_string_pretty(&now).unwrap()
}

#[test]
fn every_story_shows_the_same_in_every_journal() {
    for lang in Lang::ALL {
        let pages = shown(Arc::new(VecJournal::default()), lang);
        assert!(pages.contains("Haile Selam"));
        let folder = tempfile::tempdir().unwrap();
        let sqlite = SqliteJournal::open(&folder.path().join("journal.sqlite"), Directory::Training).unwrap();
        let journals: [(&str, Arc<dyn Journal>); 2] =
            [("GlueSQL", Arc::new(GlueJournal::new().unwrap())), ("SQLite", Arc::new(sqlite))];
        for (name, journal) in journals {
            assert!(shown(journal, lang) == pages, "{name} shows something else than the journal in memory");
        }
    }
}

/// A trainee meets a protected family: its worker reaches them at the contact address and sees nothing that betrays them,
/// the son by his mother's mark alone; a colleague with the special right sees them masked; others find nobody.
#[test]
fn a_protected_family_is_there_to_practise_with() {
    let on = parse_iso("2026-11-23").unwrap();
    let mut office = Office::open(Arc::new(VecJournal::default()), Directory::Training, on).unwrap();
    let mut chance = Chance::seeded(7);
    let story = STORIES.iter().find(|story| story.id == "protected_family").unwrap();
    let family = stories::tell(&mut office, story, &mut || chance.bytes()).unwrap();
    assert_eq!(family.len(), 2);
    let page = |by: &str, client| {
        let mut salt = || [0; 16];
        let by = kotodigi::officer::training(by).unwrap();
        let visit = Visit { by, at: 0, lang: Lang::En, factor_at: None, from: "", chance: &mut salt };
        let seen = office.look(&visit, (Purpose::Plan, &NoLog), &Question::Client(client));
        let logged = seen.look.log(&NoLog).unwrap();
        seen.release(logged).ok()
    };
    for client in &family {
        for (by, protection) in [("aino.korhonen", "closed"), ("mikko.laine", "masked")] {
            let Some(Answer::Client(page)) = page(by, *client) else { panic!("{by} sees nobody") };
            assert_eq!((page.protection.0.as_str(), page.household.len()), (protection, 1), "{by}");
            let shown = format!("{page:?}");
            assert!(shown.contains("PL 907"), "the contact address may be shown");
            for betraying in ["Harjoituskatu", "555 0907", "Kuopio", "turvakodin"] {
                assert!(!shown.contains(betraying), "{by} is shown {betraying}");
            }
        }
        assert!(page("sari.heikkinen", *client).is_none() && page("linnea.nygard", *client).is_none());
    }
}
