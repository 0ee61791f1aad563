//! `kotodigi serve`

use super::{Done, Exit, Register, said};
use crate::clock;
use crate::directory::{DataDir, Shut};
use crate::house::House;
use crate::http;
use clap::Args;
use kotodigi::phrase;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, text};
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    register: Register,
    /// Address and port.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    listen: String,
    /// Made-up people only: choose a role, set the day. An empty directory becomes a training register.
    #[arg(long)]
    training: bool,
}

impl Serve {
    pub fn run(self, lang: Lang) -> Done {
        let stop = |shut: Shut| shut.stop(lang);
        if !self.training {
            return Err(stop(Shut::NotReady));
        }
        let data = &self.register.data;
        let directory = match DataDir::open(data, Directory::Training) {
            Err(Shut::Empty(_)) => DataDir::create(data, Directory::Training, clock::today()),
            opened => opened,
        };
        let directory = directory.map_err(stop)?;
        said::upgraded(&directory, lang);
        let house = Arc::new(House::open(directory).map_err(stop)?);
        let serving = http::start(house, &self.listen).map_err(|why| {
            let text = text(
                "Osoitetta {0} ei voi avata: {1}",
                "Adressen {0} kan inte öppnas: {1}",
                "{0} can't be opened: {1}",
            );
            (Exit::Usage, phrase!(text, self.listen.clone(), why.to_string()).say(lang))
        })?;
        println!("http://{}", serving.address);
        wait();
        drop(serving);
        Ok(Exit::Clean)
    }
}

/// Until somebody stops the process.
fn wait() {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            if let Ok(mut terminated) = signal(SignalKind::terminate()) {
                tokio::select! {
                    _ = terminated.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
                return;
            }
        }
        drop(tokio::signal::ctrl_c().await);
    });
}
