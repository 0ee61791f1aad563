//! A server in the process of the test.

use super::User;
use kotodigi::steps::Directory;
use kotodigi_server::directory::DataDir;
use kotodigi_server::house::House;
use kotodigi_server::http::{self, Serving, Setup};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use tempfile::{TempDir, tempdir};

/// A server in this process, with a reader of its own.
pub struct Here {
    _serving: Serving,
    pub house: Arc<House>,
    pub root: String,
    pub folder: TempDir,
}

pub fn here(reader: &Path) -> Here {
    here_with(reader, Setup::default())
}

pub fn here_with(reader: &Path, setup: Setup) -> Here {
    let folder = tempdir().unwrap();
    let directory = DataDir::create(folder.path(), Directory::Training, "2027-01-31".parse().unwrap()).unwrap();
    let house = Arc::new(House::open(directory).unwrap());
    let setup = Setup { reader: Some(reader.to_owned()), ..setup };
    let serving = http::start_as(house.clone(), "127.0.0.1:0", setup).unwrap();
    let root = format!("http://{}", serving.address);
    Here { _serving: serving, house, root, folder }
}

pub fn user(root: &str, officer: &str) -> User {
    let mut user = User { root: root.to_owned(), cookie: String::new() };
    let got = user.ask("POST", "/api/session", Some(&json!({"officer": officer})), &[]);
    assert_eq!(got.status, 200, "{}", got.text);
    user.cookie = got.header("set-cookie").split(';').next().unwrap().to_owned();
    user
}
