//! Login by an issuer: OpenID Connect, Authorization Code with PKCE (S256). State and nonce belong to one browser, by
//! a cookie of its own, and to one return from the issuer: whatever comes of that return, they are gone.

mod check;
mod provider;
mod wire;

use super::account::{Account, is_account};
use super::sessions::Beginning;
use super::{Issuer, Login, Opened, Settings, secret};
use crate::log::{self, Level};
use crate::sqlite::store;
use check::Wanted;
use kotodigi::entry::Hash;
use kotodigi::journal::Broken;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{AuthenticationContextClass, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope};
use rusqlite::{OptionalExtension as _, params};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long somebody may take at the issuer.
const PATIENCE_MS: i64 = 600_000;
/// More can't be at issuers at once; the one longest away gives way.
const MOST: usize = 20_000;
/// A client's answer to `max_age` may be so much off, by clocks that differ.
const CLOCKS_MS: i64 = 60_000;

/// Where to send the browser, and what its cookie has to hold when it returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub location: String,
    pub browser: String,
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// Whose address of return it came to.
    pub issuer: String,
    /// The cookie.
    pub browser: Option<String>,
    pub state: String,
    pub code: Option<String>,
    pub iss: Option<String>,
    pub error: Option<String>,
    pub peer: String,
}

/// Why an issuer's word is not taken.
#[derive(Debug)]
pub enum NoIssuer {
    Unknown,
    /// It can't be reached, or says what no issuer says.
    Unreachable,
    Refused,
    Broken(Broken),
}

impl From<Broken> for NoIssuer {
    fn from(broken: Broken) -> Self {
        NoIssuer::Broken(broken)
    }
}

#[derive(Debug)]
struct Away {
    issuer: usize,
    /// Hash of the browser's cookie.
    browser: Hash,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    began: i64,
    fresh: bool,
}

/// The issuers, and who is at one now, by `state`.
#[derive(Debug)]
pub(super) struct Issuers {
    providers: Vec<provider::Provider>,
    away: Mutex<HashMap<String, Away>>,
}

impl Issuers {
    pub fn of(settings: &Settings) -> Result<Issuers, Broken> {
        let agent = wire::agent(settings)?;
        let here = settings.public_url.as_deref().unwrap_or_default();
        let provider = |issuer: &Issuer| {
            let callback = format!("{here}/login/oidc/{}/callback", issuer.id);
            provider::Provider::of(issuer, &agent, &callback, settings.clone())
        };
        let providers: Vec<_> = settings.issuers.iter().map(provider).collect::<Result<_, _>>()?;
        Ok(Issuers { providers, away: Mutex::default() })
    }

    fn leaves(&self, state: String, one: Away) {
        let mut away = self.away.lock().unwrap_or_else(PoisonError::into_inner);
        away.retain(|_, other| one.began - other.began < PATIENCE_MS);
        if away.len() >= MOST {
            let oldest = away.iter().min_by_key(|(_, other)| other.began).map(|(state, _)| state.clone());
            oldest.and_then(|state| away.remove(&state));
        }
        away.insert(state, one);
    }

    /// Once.
    fn returns(&self, state: &str) -> Option<Away> {
        self.away.lock().unwrap_or_else(PoisonError::into_inner).remove(state)
    }
}

impl Login {
    /// Sends a browser to an issuer. `fresh`: the person has to show the second factor again there.
    pub fn send_to(&self, issuer: &str, fresh: bool, now: i64) -> Result<Begun, NoIssuer> {
        let known = self.settings.issuers.iter().position(|known| known.id == issuer).ok_or(NoIssuer::Unknown)?;
        let (settings, provider) = (&self.settings.issuers[known], &self.issuers.providers[known]);
        let client = provider.client(now).map_err(|why| self.unreachable(issuer, &why, now))?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (state, nonce, browser) = (secret()?, secret()?, secret()?);
        let (say_state, say_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let mut request =
            client.authorize_url(flow, move || say_state, move || say_nonce).set_pkce_challenge(challenge);
        for scope in settings.scopes.iter().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for acr in &settings.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if fresh {
            request = request.set_max_age(Duration::ZERO).add_prompt(CoreAuthPrompt::Login);
        } else if let Some(seconds) = settings.max_age_seconds {
            request = request.set_max_age(Duration::from_secs(seconds.into()));
        }
        let (location, ..) = request.url();
        let nonce = Nonce::new(nonce);
        let away = Away { issuer: known, browser: Hash::of(&[browser.as_bytes()]), nonce, verifier, began: now, fresh };
        self.issuers.leaves(state, away);
        Ok(Begun { location: location.into(), browser })
    }

    /// Somebody comes back from an issuer.
    pub fn returned(&self, back: Returned, now: i64) -> Result<Opened, NoIssuer> {
        let no = |issuer: &str, why: &str| {
            self.note(now, "-", "issuer_refused", &format!("{issuer} {why}"), &back.peer)
                .map_or_else(NoIssuer::Broken, |()| NoIssuer::Refused)
        };
        let away = self.issuers.returns(&back.state).filter(|away| now - away.began < PATIENCE_MS);
        let away = away.ok_or_else(|| no("-", "state"))?;
        let settings = &self.settings.issuers[away.issuer];
        let no = |why: &str| no(&settings.id, why);
        let browser = back.browser.as_deref().map(|browser| Hash::of(&[browser.as_bytes()]));
        if browser != Some(away.browser) {
            return Err(no("browser"));
        }
        // Each issuer has an address of return of its own: a code of one is never carried to another.
        if back.issuer != settings.id {
            return Err(no("mixed_up"));
        }
        if back.iss.as_deref().is_some_and(|iss| iss != settings.url) {
            return Err(no("iss"));
        }
        let code = back.code.as_ref().filter(|_| back.error.is_none()).ok_or_else(|| no("error"))?;
        let wanted = Wanted {
            nonce: &away.nonce,
            acr: &settings.acr_values,
            // The clock of the issuer may differ from ours.
            not_before: match (away.fresh, settings.max_age_seconds) {
                (true, _) => Some(away.began - CLOCKS_MS),
                (false, Some(seconds)) => Some(now - i64::from(seconds) * 1000 - CLOCKS_MS),
                (false, None) => None,
            },
            account_claim: &settings.account_claim,
            now,
        };
        let provider = &self.issuers.providers[away.issuer];
        let said = provider.exchange(code, away.verifier, &wanted, now).map_err(&no)?;
        let account = self.account_of(settings, &said.value, now)?.ok_or_else(|| no("account"))?;
        let (way, peer) = (settings.id.as_str(), back.peer.as_str());
        let new = Beginning { account: &account, way, peer, factor_at: said.factor_at, password: None };
        self.opened(&new, now)?.ok_or_else(|| no("account"))
    }

    /// The account linked to what the issuer said; else what it said, where the issuer may name accounts.
    fn account_of(&self, issuer: &Issuer, value: &str, now: i64) -> Result<Option<String>, Broken> {
        let db = self.file();
        let linked: Option<String> = db
            .query_row(
                "SELECT account FROM links WHERE issuer = ?1 AND subject = ?2",
                params![issuer.id, value],
                |row| row.get(0),
            )
            .optional()
            .map_err(store)?;
        let Some(account) = linked.or_else(|| (is_account(value) && issuer.may_name(value)).then(|| value.to_owned()))
        else {
            return Ok(None);
        };
        match Account::read(&db, &account)? {
            Some(one) if one.closed => return Ok(None),
            Some(_) => {}
            None => {
                db.execute("INSERT INTO accounts (account, made) VALUES (?1, ?2)", params![account, now])
                    .map_err(store)?;
            }
        }
        Ok(Some(account))
    }

    fn unreachable(&self, issuer: &str, why: &str, now: i64) -> NoIssuer {
        log::line(Level::Error, "issuer", &[("issuer", issuer.into()), ("why", why.into())]);
        let noted = self.note(now, "-", "issuer_refused", &format!("{issuer} unreachable"), "");
        noted.map_or_else(NoIssuer::Broken, |()| NoIssuer::Unreachable)
    }
}
