//! The IndexedDB database: `entries` and `heads` by position, `meta` in one row.
//!
//! A record of `entries` is one line an entry, under the position of its last one. An ordinary save is one record; a
//! large one is several, for thousands of small records are slow. No record reaches over the end of a save.
//!
//! A transaction is over when it says `complete`, not when its requests succeed; on `abort` it says why. So nothing
//! here listens to single requests: results are read when the transaction is over.

use crate::keep::KeepFault;
use idb::event::DatabaseEvent;
use idb::request::Request;
use idb::{Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Promise, Reflect};
use kotodigi::entry::{Hash, Head};
use std::collections::BTreeMap;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const STORES: [&str; 3] = ["entries", "heads", "meta"];
const META: &str = "meta";
/// Entries a record at most.
const RECORD: usize = 500;

pub struct Database(idb::Database);

/// What stands in the database.
pub struct Stored {
    pub lines: Vec<String>,
    pub heads: BTreeMap<u64, Hash>,
    pub meta: Option<String>,
}

/// One transaction's worth.
pub struct Change<'a> {
    /// First everything after this position goes.
    pub behind: Option<u64>,
    pub lines: &'a [(u64, String)],
    pub head: Head,
    pub meta: &'a str,
}

impl Database {
    pub async fn open(name: &str) -> Result<Database, KeepFault> {
        let unavailable = |error: idb::Error| KeepFault::Unavailable(error.to_string());
        let mut request =
            Factory::new().map_err(unavailable)?.open(name, Some(crate::file::FORM)).map_err(unavailable)?;
        request.on_upgrade_needed(|event| {
            // A store that can't be created makes the request fail, which is heard below.
            if let Ok(database) = event.database() {
                for store in STORES {
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            }
        });
        let opened = Promise::new(&mut |resolve, reject| {
            let blocked = reject.clone();
            request.on_success(move |_| drop(resolve.call0(&JsValue::UNDEFINED)));
            request.on_error(move |_| drop(reject.call0(&JsValue::UNDEFINED)));
            request.on_blocked(move |_| drop(blocked.call0(&JsValue::UNDEFINED)));
        });
        if JsFuture::from(opened).await.is_err() {
            return Err(match request.error() {
                Ok(Some(error)) if error.name() == "VersionError" => KeepFault::Newer(crate::file::FORM + 1),
                Ok(Some(error)) => fault(&error.name(), &error.message()),
                _ => KeepFault::OtherTab,
            });
        }
        let mut database = request.database().map_err(unavailable)?;
        // A tab with a newer program must not wait for this one.
        database.on_version_change(|event| {
            if let Some(Ok(database)) = event.target().map(idb::Database::try_from) {
                database.close();
            }
        });
        Ok(Database(database))
    }

    pub async fn read(&self) -> Result<Stored, KeepFault> {
        let mut transaction = self.0.transaction(&STORES, TransactionMode::ReadOnly).map_err(store)?;
        let asked = || {
            let heads = transaction.object_store("heads")?;
            Ok((
                transaction.object_store("entries")?.get_all(None, None)?,
                heads.get_all_keys(None, None)?,
                heads.get_all(None, None)?,
                transaction.object_store("meta")?.get(JsValue::from(META))?,
            ))
        };
        let (entries, positions, hashes, meta) = asked().map_err(store)?;
        over(&mut transaction).await?;
        let list =
            |value: Result<JsValue, idb::Error>| value.map(|value| value.unchecked_into::<Array>()).map_err(store);
        // What is not text is not ours; an empty line is where it is cut.
        let record = |record: JsValue| record.as_string().unwrap_or("\n".into());
        let lines = list(entries.result())?.iter().map(record).flat_map(|record| split(&record)).collect();
        let heads = list(positions.result())?
            .iter()
            .zip(list(hashes.result())?.iter())
            .filter_map(|(position, hash)| Some((position.as_f64()? as u64, Hash::parse(&hash.as_string()?)?)))
            .collect();
        Ok(Stored { lines, heads, meta: meta.result().map_err(store)?.as_string() })
    }

    /// All or nothing.
    pub async fn write(&self, change: Change<'_>) -> Result<(), KeepFault> {
        let mut transaction = self.0.transaction(&STORES, TransactionMode::ReadWrite).map_err(store)?;
        match put(&transaction, &change) {
            Ok(()) => over(&mut transaction).await,
            Err(error) => {
                let _ = transaction.abort();
                Err(store(error))
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Database").field(&self.0.name()).finish()
    }
}

fn put(transaction: &Transaction, change: &Change<'_>) -> Result<(), idb::Error> {
    let entries = transaction.object_store("entries")?;
    let heads = transaction.object_store("heads")?;
    if let Some(behind) = change.behind {
        let range = || KeyRange::lower_bound(&key(behind), Some(true)).map(Query::from);
        entries.delete(range()?)?;
        heads.delete(range()?)?;
    }
    for record in change.lines.chunks(RECORD) {
        let lines: Vec<&str> = record.iter().map(|(_, line)| line.as_str()).collect();
        if let Some((position, _)) = record.last() {
            entries.add(&lines.join("\n").into(), Some(&key(*position)))?;
        }
    }
    if let Some((position, _)) = change.lines.last() {
        heads.add(&change.head.hash.to_string().into(), Some(&key(*position)))?;
    }
    transaction.object_store("meta")?.put(&change.meta.into(), Some(&META.into()))?;
    Ok(())
}

fn split(record: &str) -> Vec<String> {
    record.lines().map(str::to_owned).collect()
}

/// A position as JavaScript counts, exact up to 2^53.
fn key(position: u64) -> JsValue {
    JsValue::from(position as f64)
}

async fn over(transaction: &mut Transaction) -> Result<(), KeepFault> {
    let over = Promise::new(&mut |resolve, reject| {
        transaction.on_complete(move |_| drop(resolve.call0(&JsValue::UNDEFINED)));
        transaction.on_abort(move |_| drop(reject.call0(&JsValue::UNDEFINED)));
    });
    match JsFuture::from(over).await {
        Ok(_) => Ok(()),
        Err(_) => Err(match transaction.error() {
            Some(error) => fault(&error.name(), &error.message()),
            None => KeepFault::Store("the browser broke off".into()),
        }),
    }
}

fn store(error: idb::Error) -> KeepFault {
    let text = error.to_string();
    match error {
        idb::Error::AddFailed(thrown)
        | idb::Error::UpdateFailed(thrown)
        | idb::Error::TransactionOpenFailed(thrown) => {
            let name = Reflect::get(&thrown, &"name".into()).ok().and_then(|name| name.as_string());
            fault(&name.unwrap_or_default(), &text)
        }
        _ => KeepFault::Store(text),
    }
}

fn fault(name: &str, message: &str) -> KeepFault {
    match name {
        "QuotaExceededError" => KeepFault::Full,
        // `add` found the position taken: somebody else wrote it.
        "ConstraintError" => KeepFault::OtherTab,
        "SecurityError" | "InvalidStateError" => KeepFault::Unavailable(message.into()),
        _ => KeepFault::Store(format!("{name}: {message}")),
    }
}
