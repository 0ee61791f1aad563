//! One issuer: its description and keys, kept for a while; exchange of a code for an ID token.

use super::super::{Issuer, Settings};
use super::check::{Said, Wanted, said};
use super::wire;
use crate::config::guarded;
use kotodigi::journal::Broken;
use openidconnect::core::{CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, TokenResponse as _,
};
use std::sync::{Mutex, PoisonError};
use ureq::Agent;

/// The description is asked for anew after so long,
const KEPT_MS: i64 = 600_000;
/// for an unknown key at most so often,
const SOONEST_MS: i64 = 10_000;
/// and after a failure not before.
const FAILED_MS: i64 = 5_000;

pub(super) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

#[derive(Debug)]
pub(super) struct Provider {
    url: IssuerUrl,
    client_id: ClientId,
    client_secret: Option<ClientSecret>,
    callback: RedirectUrl,
    agent: Agent,
    settings: Settings,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    described: Option<(CoreProviderMetadata, i64)>,
    failed: Option<i64>,
    /// When it was last asked because of an unknown key.
    asked: Option<i64>,
}

impl Provider {
    pub fn of(issuer: &Issuer, agent: &Agent, callback: &str, settings: Settings) -> Result<Provider, Broken> {
        let wrong = |what: &str, why: String| Broken::Store(format!("issuer {}: {what}: {why}", issuer.id));
        let client_secret = issuer.client_secret_file.as_ref().map(|file| {
            guarded(file)
                .map_err(|_| wrong("client_secret_file", format!("{}: others can read it", file.display())))?;
            let read = std::fs::read_to_string(file);
            read.map(|secret| ClientSecret::new(secret.trim_end().to_owned()))
                .map_err(|why| wrong("client_secret_file", format!("{}: {why}", file.display())))
        });
        Ok(Provider {
            url: IssuerUrl::new(issuer.url.clone()).map_err(|why| wrong("url", why.to_string()))?,
            client_id: ClientId::new(issuer.client_id.clone()),
            client_secret: client_secret.transpose()?,
            callback: RedirectUrl::new(callback.to_owned()).map_err(|why| wrong("public_url", why.to_string()))?,
            agent: agent.clone(),
            settings,
            known: Mutex::default(),
        })
    }

    pub fn client(&self, now: i64) -> Result<Client, String> {
        let described = self.described(now)?;
        if !self.settings.may_be_followed(described.authorization_endpoint().as_str()) {
            return Err("its authorization_endpoint is not https, or on none of the issuers' hosts".into());
        }
        let client = CoreClient::from_provider_metadata(described, self.client_id.clone(), self.client_secret.clone());
        Ok(client.set_redirect_uri(self.callback.clone()))
    }

    /// Nobody waits for another's call: the lock is not held during one.
    fn described(&self, now: i64) -> Result<CoreProviderMetadata, String> {
        {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((described, at)) = &known.described
                && now - at < KEPT_MS
            {
                return Ok(described.clone());
            }
            if known.failed.is_some_and(|failed| now - failed < FAILED_MS) {
                return Err("asked a moment ago, without success".into());
            }
        }
        self.ask(now)
    }

    fn ask(&self, now: i64) -> Result<CoreProviderMetadata, String> {
        let call = |request| wire::call(&self.agent, &self.settings, request);
        let asked = CoreProviderMetadata::discover(&self.url, &call);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match asked {
            Ok(described) => {
                *known = Known { described: Some((described.clone(), now)), failed: None, asked: known.asked };
                Ok(described)
            }
            Err(why) => {
                known.failed = Some(now);
                Err(chain(&why))
            }
        }
    }

    /// Whether the keys may be asked for once more.
    fn may_ask(&self, now: i64) -> bool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let may = known.asked.is_none_or(|asked| now - asked >= SOONEST_MS);
        if may {
            known.asked = Some(now);
        }
        may
    }

    /// What the issuer says for a code; else the word for what is wrong.
    pub fn exchange(
        &self,
        code: &str,
        verifier: PkceCodeVerifier,
        wanted: &Wanted<'_>,
        now: i64,
    ) -> Result<Said, &'static str> {
        let call = |request| wire::call(&self.agent, &self.settings, request);
        let client = self.client(now).map_err(|_| "unreachable")?;
        let request = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|_| "unreachable")?;
        let answer = request.set_pkce_verifier(verifier).request(&call).map_err(|why| match why {
            RequestTokenError::ServerResponse(_) => "code",
            RequestTokenError::Parse(..) => "token",
            _ => "unreachable",
        })?;
        let token = answer.id_token().ok_or("token")?;
        let described = self.described(now).map_err(|_| "unreachable")?;
        match said(token, &answer, &described, &self.client_id, wanted) {
            // A new key since the description was fetched.
            Err("key") if self.may_ask(now) => {
                let described = self.ask(now).map_err(|_| "unreachable")?;
                said(token, &answer, &described, &self.client_id, wanted)
            }
            said => said,
        }
    }
}

/// A fault with what caused it.
fn chain(why: &dyn std::error::Error) -> String {
    let mut said = why.to_string();
    let mut cause = why.source();
    while let Some(deeper) = cause {
        said = format!("{said}: {deeper}");
        cause = deeper.source();
    }
    said
}
