//! The key a register signs its reports with: made on first use, and never leaves the data directory but in a backup.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

const FILE: &str = "report.key";

#[derive(Debug)]
pub struct Key(Ed25519KeyPair);

impl Key {
    /// The register's key.
    pub fn of(folder: &Path) -> io::Result<Key> {
        let place = super::store::place(folder)?;
        let file = place.join(FILE);
        match fs::read(&file) {
            Ok(kept) => Key::read(&kept),
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(unusable)?;
                let mut options = OpenOptions::new();
                options.create_new(true).write(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut new = options.open(&file)?;
                new.write_all(made.as_ref())?;
                new.sync_all()?;
                crate::directory::sync_folder(&place)?;
                Key::read(made.as_ref())
            }
            Err(why) => Err(why),
        }
    }

    fn read(bytes: &[u8]) -> io::Result<Key> {
        Ed25519KeyPair::from_pkcs8(bytes).map(Key).map_err(unusable)
    }

    /// As it is printed and compared.
    pub fn public(&self) -> String {
        STANDARD.encode(self.0.public_key())
    }

    pub(super) fn sign(&self, bytes: &[u8]) -> String {
        STANDARD.encode(self.0.sign(bytes))
    }
}

fn unusable(_: impl std::fmt::Debug) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the key for reports can't be used")
}
