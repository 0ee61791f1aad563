//! Keeping in a real browser. Run by sandbox/test-browser.sh.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use idb::request::Request;
use kotodigi::entry::{Content, Draft};
use kotodigi::journal::{Broken, Journal, client_head, verify};
use kotodigi_sandbox::journal::GlueJournal;
use kotodigi_sandbox::keep::{Found, Keep, KeepFault, KeepState, Role};
use std::cell::RefCell;
use std::rc::Rc;
use uuid::Uuid;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn write(journal: &GlueJournal, client: u128, payload: &[u8]) {
    let client = Uuid::from_u128(client);
    let content = Content { salt: [7; 16], payload: payload.to_vec() };
    let draft = Draft { client, at: 1_795_000_000_000, by: "aino".into(), kind: "client_noted", version: 1, content };
    let before = journal.head().unwrap();
    let entry = draft.seal(before, client_head(&journal.of_client(client).unwrap()));
    journal.append(std::slice::from_ref(&entry), before, before.next(&entry.header)).unwrap();
}

async fn open(name: &str) -> (Keep, Found) {
    Keep::open_named(name, |_| ()).await.unwrap()
}

fn reopened(found: &Found) -> GlueJournal {
    GlueJournal::import(&found.whole.entries, found.whole.head).unwrap()
}

fn now() -> f64 {
    js_sys::Date::now()
}

#[wasm_bindgen_test]
async fn what_is_saved_is_found_again() {
    let (keep, found) = open("again").await;
    assert_eq!((keep.role(), found), (Role::Writer, Found::default()));
    let journal = GlueJournal::new().unwrap();
    let day = NaiveDate::from_ymd_opt(2027, 3, 1);
    for (n, payload) in [&b"{\"a\":\"\xc3\xb6\"}"[..], b"\0\xff", b""].into_iter().enumerate() {
        write(&journal, n as u128 % 2, payload);
        keep.save_after(&journal).await.unwrap();
    }
    keep.set_day(day);
    keep.save_after(&journal).await.unwrap();
    drop(keep);

    let (keep, found) = open("again").await;
    assert_eq!(found.whole.cut, None);
    assert_eq!((found.meta.day, keep.day()), (day, day));
    assert_eq!(found.whole.entries, journal.export().unwrap());
    let again = reopened(&found);
    assert_eq!(verify(&again), journal.head());
    write(&again, 5, b"later");
    keep.save_after(&again).await.unwrap();
    drop(keep);
    let (keep, found) = open("again").await;
    assert_eq!(found.whole.head, again.head().unwrap());
    keep.clear().await.unwrap();
    drop(keep);
    assert_eq!(open("again").await.1, Found::default());
}

#[wasm_bindgen_test]
async fn a_second_tab_reads_and_does_not_write() {
    let (keep, _) = open("tabs").await;
    let journal = GlueJournal::new().unwrap();
    write(&journal, 1, b"mine");
    keep.save_after(&journal).await.unwrap();
    let (second, found) = open("tabs").await;
    assert_eq!(second.role(), Role::Reader);
    assert_eq!(found.whole.entries.len(), 1);
    let theirs = reopened(&found);
    write(&theirs, 1, b"theirs");
    assert_eq!(second.save_after(&theirs).await, Err(KeepFault::OtherTab));
    assert_eq!(second.clear().await, Err(KeepFault::OtherTab));
    write(&journal, 2, b"mine too");
    keep.save_after(&journal).await.unwrap();
    drop((keep, second));
    let (third, found) = open("tabs").await;
    assert_eq!(third.role(), Role::Writer);
    assert_eq!(found.whole.entries, journal.export().unwrap());
}

#[wasm_bindgen_test]
async fn saves_at_the_same_time_become_one() {
    let states = Rc::new(RefCell::new(Vec::new()));
    let heard = states.clone();
    let (keep, _) = Keep::open_named("at-once", move |state| heard.borrow_mut().push(state.clone())).await.unwrap();
    let (keep, journal) = (Rc::new(keep), Rc::new(GlueJournal::new().unwrap()));
    for n in 0..20 {
        write(&journal, n % 3, &[n as u8]);
        let (keep, journal) = (keep.clone(), journal.clone());
        wasm_bindgen_futures::spawn_local(async move { keep.save_after(&journal).await.unwrap() });
    }
    keep.save_after(&journal).await.unwrap();
    while keep.state() != KeepState::Saved {
        keep.save_after(&journal).await.unwrap();
        sleep(5).await;
    }
    assert_eq!(states.borrow().first(), Some(&KeepState::NotYet));
    assert_eq!(states.borrow().last(), Some(&KeepState::Saved));
    drop(keep);
    sleep(50).await;
    assert_eq!(open("at-once").await.1.whole.entries, journal.export().unwrap());
}

#[wasm_bindgen_test]
async fn a_torn_store_is_cut_said_and_mended_by_the_next_save() {
    let (keep, _) = open("torn").await;
    let journal = GlueJournal::new().unwrap();
    for save in 0..3u8 {
        write(&journal, 1, &[save, 0]);
        write(&journal, 2, &[save, 1]);
        keep.save_after(&journal).await.unwrap();
    }
    drop(keep);
    behind_our_back("torn", |entries| {
        // Of the last save's record only a piece is left.
        entries.put(&"{\"position\":5,".into(), Some(&6.into())).unwrap();
    })
    .await;
    let (keep, found) = open("torn").await;
    assert_eq!(found.whole.entries, journal.export().unwrap()[..4]);
    let cut = found.whole.cut.clone().unwrap();
    assert!(matches!((cut.lost, cut.why), (1, Broken::Store(_))));
    let journal = reopened(&found);
    write(&journal, 3, b"after");
    keep.save_after(&journal).await.unwrap();
    drop(keep);
    let (_, found) = open("torn").await;
    assert_eq!((found.whole.entries, found.whole.cut), (journal.export().unwrap(), None));
}

#[wasm_bindgen_test]
async fn a_foreign_journal_is_not_saved_over_ours() {
    let (keep, _) = open("foreign").await;
    let journal = GlueJournal::new().unwrap();
    write(&journal, 1, b"a");
    write(&journal, 1, b"b");
    keep.save_after(&journal).await.unwrap();
    let other = GlueJournal::new().unwrap();
    write(&other, 1, b"c");
    assert!(matches!(keep.save_after(&other).await, Err(KeepFault::Store(_))));
    assert!(matches!(keep.state(), KeepState::Failed(_)));
    keep.replace(&other).await.unwrap();
    assert_eq!(keep.state(), KeepState::Saved);
    drop(keep);
    assert_eq!(open("foreign").await.1.whole.entries, other.export().unwrap());
}

#[wasm_bindgen_test]
async fn a_full_store_loses_nothing_and_the_next_save_keeps_all() {
    let (keep, _) = open("full").await;
    let journal = GlueJournal::new().unwrap();
    write(&journal, 1, b"kept");
    keep.save_after(&journal).await.unwrap();
    write(&journal, 1, b"one");
    write(&journal, 2, b"two");
    let mend = full();
    assert_eq!(keep.save_after(&journal).await, Err(KeepFault::Full));
    assert_eq!(keep.state(), KeepState::Failed(KeepFault::Full));
    mend.call0(&wasm_bindgen::JsValue::UNDEFINED).unwrap();
    assert_eq!(journal.head().unwrap().position, 3);
    keep.save_after(&journal).await.unwrap();
    assert_eq!(keep.state(), KeepState::Saved);
    drop(keep);
    assert_eq!(open("full").await.1.whole.entries, journal.export().unwrap());
}

/// Where a browser has no locks: the one who comes second is told, and overwrites nothing.
#[wasm_bindgen_test]
async fn a_position_taken_by_somebody_else_is_not_overwritten() {
    let (keep, _) = open("taken").await;
    let journal = GlueJournal::new().unwrap();
    write(&journal, 1, b"mine");
    behind_our_back("taken", |entries| {
        entries.add(&"theirs".into(), Some(&1.into())).unwrap();
    })
    .await;
    assert_eq!(keep.save_after(&journal).await, Err(KeepFault::OtherTab));
    drop(keep);
    let (_, found) = open("taken").await;
    assert_eq!((found.whole.entries.len(), found.whole.cut.map(|cut| cut.lost)), (0, Some(1)));
}

#[wasm_bindgen_test]
async fn starting_over_waits_for_a_save_that_runs() {
    let (keep, _) = open("over").await;
    let (keep, journal) = (Rc::new(keep), Rc::new(GlueJournal::new().unwrap()));
    write(&journal, 1, b"old");
    let (saver, old) = (keep.clone(), journal.clone());
    wasm_bindgen_futures::spawn_local(async move { saver.save_after(&old).await.unwrap() });
    sleep(0).await;
    keep.clear().await.unwrap();
    let fresh = GlueJournal::new().unwrap();
    write(&fresh, 2, b"new");
    keep.save_after(&fresh).await.unwrap();
    // The old one goes on where the new one stands, and is not mixed into it.
    write(&journal, 1, b"late");
    assert!(matches!(keep.save_after(&journal).await, Err(KeepFault::Store(_))));
    drop(keep);
    assert_eq!(open("over").await.1.whole.entries, fresh.export().unwrap());
}

/// Prints the figures at the size of a practice municipality; holds only that nothing takes seconds.
#[wasm_bindgen_test]
async fn sixteen_thousand_entries() {
    let mut drafts = Vec::new();
    let mut heads = std::collections::HashMap::new();
    let mut head = kotodigi::entry::Head::default();
    for n in 0..16_000u128 {
        let content = Content { salt: [7; 16], payload: vec![b'x'; 300] };
        let client = Uuid::from_u128(n % 2_000);
        let draft = Draft { client, at: 1, by: "aino".into(), kind: "client_noted", version: 1, content };
        let entry = draft.seal(head, heads.get(&client).copied().unwrap_or_default());
        heads.insert(client, client_head(std::slice::from_ref(&entry)));
        head = head.next(&entry.header);
        drafts.push(entry);
    }
    let (keep, _) = open("large").await;
    let mut from = now();
    let mut lap = |what: &str| {
        console_log!("{what}: {:.1} ms", now() - from);
        assert!(now() - from < 10_000.0, "{what}");
        from = now();
    };
    let journal = GlueJournal::import(&drafts, head).unwrap();
    lap("16 000 entries put into the tables");
    keep.save_after(&journal).await.unwrap();
    lap("16 000 entries saved");
    for client in 0..100 {
        assert_eq!(journal.of_client(Uuid::from_u128(client)).unwrap().len(), 8);
    }
    lap("a hundred clients read");
    journal.export().unwrap();
    lap("16 000 entries replayed");
    for n in 0..20 {
        write(&journal, n, b"one more");
        keep.save_after(&journal).await.unwrap();
    }
    lap("twenty entries, each written and saved");
    drop(keep);
    let (_, found) = open("large").await;
    lap("opened and verified");
    let again = reopened(&found);
    lap("and put into the tables");
    assert_eq!(again.head(), journal.head());
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let timeout: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &"setTimeout".into()).unwrap().into();
        timeout.call2(&js_sys::global(), &resolve, &milliseconds.into()).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

/// Every write finds the store full, until the function given back is called.
fn full() -> js_sys::Function {
    js_sys::Function::new_no_args(
        "const add = IDBObjectStore.prototype.add;
         IDBObjectStore.prototype.add = () => { throw new DOMException('no room', 'QuotaExceededError'); };
         return () => { IDBObjectStore.prototype.add = add; };",
    )
    .call0(&wasm_bindgen::JsValue::UNDEFINED)
    .unwrap()
    .into()
}

/// Changes the browser's store past its keeper.
async fn behind_our_back(name: &str, change: impl FnOnce(&idb::ObjectStore)) {
    let mut request = idb::Factory::new().unwrap().open(name, None).unwrap();
    request.on_success(|_| ());
    sleep(100).await;
    let database = request.database().unwrap();
    let transaction = database.transaction(&["entries"], idb::TransactionMode::ReadWrite).unwrap();
    change(&transaction.object_store("entries").unwrap());
    sleep(100).await;
    database.close();
}
