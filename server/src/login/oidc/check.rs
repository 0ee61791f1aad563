//! Whether an ID token is to be believed: OpenID Connect Core 3.1.3.7, every point of it. The answers are words for
//! the operator; the browser hears the same no whichever it is.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, ClientId, Nonce, OAuth2TokenResponse as _, SignatureVerificationError,
};
use serde_json::{Map, Value};

/// No `none`, nothing signed with a shared secret.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
];
/// An ID token is made for this login: it was issued a moment ago, by a clock that may differ.
const OLDEST_MS: i64 = 600_000;
const CLOCKS_MS: i64 = 60_000;

pub(super) struct Wanted<'a> {
    pub nonce: &'a Nonce,
    pub acr: &'a [String],
    /// The person has to have shown themselves to the issuer after this.
    pub not_before: Option<i64>,
    pub account_claim: &'a str,
    pub now: i64,
}

/// What an issuer says of a person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Of the claim that names the account.
    pub value: String,
    pub factor_at: Option<i64>,
}

pub(super) fn said(
    token: &CoreIdToken,
    answer: &CoreTokenResponse,
    described: &CoreProviderMetadata,
    client: &ClientId,
    wanted: &Wanted<'_>,
) -> Result<Said, &'static str> {
    let now = DateTime::from_timestamp_millis(wanted.now).ok_or("clock")?;
    // Without the client's secret: what is signed with it anybody who has it could have made.
    let verifier =
        CoreIdTokenVerifier::new_public_client(client.clone(), described.issuer().clone(), described.jwks().clone())
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(|issued| issue_time(issued, wanted.now))
            .set_auth_context_verifier_fn(|acr| {
                let known = acr.is_some_and(|acr| wanted.acr.iter().any(|enough| enough == acr.as_str()));
                known.then_some(()).ok_or_else(String::new)
            })
            .set_auth_time_verifier_fn(|at| auth_time(at, wanted));
    let claims = token.claims(&verifier, wanted.nonce).map_err(|why| word(&why))?;
    // The library leaves `azp` to us; another audience beside us it refuses.
    if claims.audiences().len() != 1 {
        return Err("audience");
    }
    if payload(token).and_then(|claims| claims.get("azp").cloned()).is_some_and(|azp| azp != client.as_str()) {
        return Err("azp");
    }
    // Nor does it look at when a token begins.
    let begins =
        payload(token).and_then(|claims| claims.get("nbf")?.as_i64()).map_or(0, |nbf| nbf.saturating_mul(1000));
    if begins > wanted.now + CLOCKS_MS {
        return Err("nbf");
    }
    if let Some(hash) = claims.access_token_hash() {
        let key = token.signing_key(&verifier).map_err(|_| "key")?;
        let algorithm = token.signing_alg().map_err(|_| "algorithm")?;
        let ours = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(|_| "at_hash")?;
        if ours != *hash {
            return Err("at_hash");
        }
    }
    let value = payload(token).and_then(|claims| Some(claims.get(wanted.account_claim)?.as_str()?.to_owned()));
    let value = value.filter(|value| !value.is_empty() && value.len() <= 255).ok_or("account_claim")?;
    Ok(Said { value, factor_at: claims.auth_time().map(|at| at.timestamp_millis().min(wanted.now)) })
}

/// All claims of a token whose signature was checked.
fn payload(token: &CoreIdToken) -> Option<Map<String, Value>> {
    let compact = token.to_string();
    let payload = BASE64_URL_SAFE_NO_PAD.decode(compact.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}

fn issue_time(issued: DateTime<Utc>, now: i64) -> Result<(), String> {
    let issued = issued.timestamp_millis();
    let near = issued <= now + CLOCKS_MS && issued >= now - OLDEST_MS;
    near.then_some(()).ok_or_else(String::new)
}

fn auth_time(at: Option<DateTime<Utc>>, wanted: &Wanted<'_>) -> Result<(), String> {
    let Some(not_before) = wanted.not_before else { return Ok(()) };
    let at = at.map(|at| at.timestamp_millis());
    let good = at.is_some_and(|at| at >= not_before && at <= wanted.now + CLOCKS_MS);
    good.then_some(()).ok_or_else(String::new)
}

fn word(why: &ClaimsVerificationError) -> &'static str {
    match why {
        ClaimsVerificationError::Expired(_) => "expired",
        ClaimsVerificationError::InvalidAudience(_) => "audience",
        ClaimsVerificationError::InvalidAuthContext(_) => "acr",
        ClaimsVerificationError::InvalidAuthTime(_) => "auth_time",
        ClaimsVerificationError::InvalidIssuer(_) => "issuer",
        ClaimsVerificationError::InvalidNonce(_) => "nonce",
        ClaimsVerificationError::InvalidSubject(_) => "subject",
        ClaimsVerificationError::SignatureVerification(why) => match why {
            SignatureVerificationError::DisallowedAlg(_)
            | SignatureVerificationError::UnsupportedAlg(_)
            | SignatureVerificationError::NoSignature => "algorithm",
            SignatureVerificationError::NoMatchingKey => "key",
            _ => "signature",
        },
        _ => "token",
    }
}
