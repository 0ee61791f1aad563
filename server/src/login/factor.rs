//! The second factor: TOTP as RFC 6238 has it, six digits, thirty seconds, one step of clock on either side.

use super::Login;
use crate::sqlite::store;
use kotodigi::journal::Broken;
use rusqlite::{Connection, params};
use totp_rs::{Builder, Secret, Totp};

/// What an authenticator app needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// To be typed in.
    pub secret: String,
    /// To be shown as a QR code.
    pub uri: String,
}

fn totp(secret: &[u8], account: &str) -> Result<Totp, Broken> {
    let builder = Builder::new().with_secret(secret).with_account_name(account).with_issuer(Some("Koto-digi"));
    builder.build().map_err(|why| Broken::Store(format!("second factor: {why}")))
}

/// The secret that waits to be enrolled; the same until it is, so that a page can be loaded again.
pub(super) fn enrolment(db: &Connection, account: &str, pending: Option<&[u8]>) -> Result<Enrolment, Broken> {
    let secret = match pending {
        Some(secret) => Secret::from(secret),
        None => {
            let mut bytes = [0; 20];
            getrandom::fill(&mut bytes).map_err(|why| Broken::Store(format!("no chance to be had: {why}")))?;
            db.execute("UPDATE accounts SET pending = ?2 WHERE account = ?1", params![account, bytes])
                .map_err(store)?;
            Secret::from(bytes)
        }
    };
    let uri = totp(&secret, account)?.to_url().map_err(|why| Broken::Store(format!("second factor: {why}")))?;
    Ok(Enrolment { secret: secret.to_base32(), uri })
}

/// Whether the code is right; each step of time is good for one code, also when two send it at once.
pub(super) fn spend(db: &Connection, account: &str, secret: &[u8], code: &str, now: i64) -> Result<bool, Broken> {
    let seconds = u64::try_from(now / 1000).unwrap_or_default();
    let Some(step) = totp(secret, account)?.check(code, seconds) else { return Ok(false) };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let spent = db
        .execute("UPDATE accounts SET step = ?2 WHERE account = ?1 AND step < ?2", params![account, step])
        .map_err(store)?;
    Ok(spent == 1)
}

impl Login {
    /// For tests: the code of an account at a moment.
    #[doc(hidden)]
    pub fn code(&self, account: &str, at: i64) -> Option<String> {
        let ask = "SELECT coalesce(factor, pending) FROM accounts WHERE account = ?1";
        let secret: Vec<u8> = self.file().query_row(ask, [account], |row| row.get(0)).ok()?;
        Some(totp(&secret, account).ok()?.generate(u64::try_from(at / 1000).ok()?).to_string())
    }
}
