//! `kotodigi serve`

mod personal;
mod wait;

use super::{Done, Exit, Stopped, config as cli_config, print, said};
use crate::backup;
use crate::clock;
use crate::config::{Config, Fault};
use crate::directory::{DataDir, Shut};
use crate::house::House;
use crate::http::{self, Certificate, LIMITS, Limits, Setup};
use crate::keeping::Keeping;
use crate::log;
use crate::login::{self, Login};
use crate::looks::Looks;
use crate::operation::Sources;
use clap::Args;
use kotodigi::journal::Broken;
use kotodigi::phrase;
use kotodigi::steps::Directory;
use kotodigi::words::{Lang, text};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

#[derive(Debug, Args)]
pub struct Serve {
    /// Settings (TOML); `kotodigi config --example` shows every key. What is given here wins over it.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The data directory.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Address and port [default: 127.0.0.1:8080].
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Address and port of the practice pages.
    #[arg(long, value_name = "ADDR")]
    practice_listen: Option<String>,
    /// Another file that gets the heads of both chains every minute, best on another organisation's disk.
    #[arg(long, value_name = "FILE")]
    anchor: Vec<PathBuf>,
    /// Made-up people only: choose a role, set the day. An empty directory becomes a training register.
    #[arg(long)]
    training: bool,
}

impl Serve {
    pub fn run(self, lang: Lang) -> Done {
        let wrong = |faults: &[Fault]| (Exit::Usage, cli_config::said(faults, lang));
        let stop = |shut: Shut| shut.stop(lang);
        let mut config = match &self.config {
            Some(file) => Config::read(file).map_err(|faults| wrong(&faults))?,
            None => Config::default(),
        };
        config.practice_listen = self.practice_listen.or(config.practice_listen);
        let listen = self.listen.or(config.listen.take()).unwrap_or_else(|| "127.0.0.1:8080".into());
        let data = self.data.or(config.data.take()).ok_or_else(|| wrong(&[Fault::NoData]))?;
        let kind = if self.training { Directory::Training } else { Directory::Production };
        if kind == Directory::Production {
            config.refuse_plain_http(&listen).map_err(|fault| wrong(&[fault]))?;
        }
        let tls = config.tls.as_ref().map(Certificate::open).transpose().map_err(|fault| wrong(&[fault]))?;
        let (house, sources) = open(&data, kind, config.erased.as_deref(), lang).map_err(stop)?;
        for file in self.anchor.iter().chain(&config.anchors) {
            house.anchor_also(file).map_err(|why| not_anchored(file, &why, lang))?;
        }
        let broken = |why: Broken| (Exit::Broken, said::broken(&why).say(lang));
        house.set(config.limits.of_office()).map_err(broken)?;
        let mut setup = setup(&config, tls, sources);
        if kind == Directory::Production {
            let settings = personal::settings(&config).map_err(|faults| wrong(&faults))?;
            let login = Arc::new(Login::open(&data.join(login::FILE), settings).map_err(broken)?);
            personal::first_administrator(&data, &house, &login, lang)?;
            (setup.login, setup.https) = (Some(login), true);
        }
        log::begin();
        let keeping = Keeping::begin(house.clone(), setup.login.clone(), config.limits.unused_days);
        let serving = http::start_as(house.clone(), &listen, setup).map_err(|why| not_opened(listen, &why, lang))?;
        let way = if config.tls.is_some() { "https" } else { "http" };
        print(&format!("{way}://{}\n", serving.address));
        wait::until_told(&house);
        drop((serving, keeping));
        Ok(Exit::Clean)
    }
}

/// The register, and what it knows that an operator asks for.
fn open(data: &Path, kind: Directory, erased: Option<&Path>, lang: Lang) -> Result<(Arc<House>, Sources), Shut> {
    let mut directory = match DataDir::open(data, kind) {
        Err(Shut::Empty(_)) => DataDir::create(data, kind, clock::today()),
        opened => opened,
    }?;
    said::upgraded(&directory, lang);
    if let Some(file) = erased {
        directory.keep_erased_in(file)?;
    }
    let looks = Arc::new(Looks::open(&directory.looks()).map_err(Shut::Broken)?);
    let committed = looks.clone();
    let house = House::logging_to(directory, looks)?;
    let committed = move || i64::try_from(committed.kept()).ok();
    let house = Arc::new(house);
    let (folder, anchored) = (data.to_owned(), house.clone());
    let sources = Sources {
        looks_committed: Some(Arc::new(committed)),
        last_backup: Some(Arc::new(move || backup::last(&folder))),
        last_anchor: Some(Arc::new(move || anchored.anchoring().at)),
        ..Sources::default()
    };
    Ok((house, sources))
}

fn setup(config: &Config, tls: Option<Arc<Certificate>>, sources: Sources) -> Setup {
    let settings = config.limits;
    Setup {
        limits: Limits {
            head: Duration::from_secs(settings.head_seconds),
            connections: settings.connections,
            ..LIMITS
        },
        settings,
        tls,
        proxies: config.trusted_proxies.clone().into(),
        https: config.tls.is_some() || !config.trusted_proxies.is_empty(),
        metrics: config.metrics.as_ref().map(|metrics| metrics.listen.clone()),
        practice: config.practice_listen.clone(),
        sources,
        ..Setup::default()
    }
}

fn not_opened(listen: String, why: &std::io::Error, lang: Lang) -> Stopped {
    let text = text("Osoitetta {0} ei voi avata: {1}", "Adressen {0} kan inte öppnas: {1}", "{0} can't be opened: {1}");
    (Exit::Usage, phrase!(text, listen, why.to_string()).say(lang))
}

fn not_anchored(file: &Path, why: &std::io::Error, lang: Lang) -> Stopped {
    let text = text(
        "Ankkuritiedostoon {0} ei voi kirjoittaa: {1}",
        "Ankarfilen {0} kan inte skrivas: {1}",
        "The file of anchors {0} can't be written to: {1}",
    );
    (Exit::Usage, phrase!(text, file.display().to_string(), why.to_string()).say(lang))
}
