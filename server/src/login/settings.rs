//! Settings of the login. What is wrong with them is said before anything starts.

use serde::Deserialize;
use std::net::IpAddr;
use std::path::PathBuf;

/// Unknown members are refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where browsers reach this server, as `https://koto.kuopio.example`. OpenID Connect needs it.
    pub public_url: Option<String>,
    /// Accounts with a password here, for pilots and for the first administrator.
    pub local: bool,
    /// A session not used for so long has ended.
    pub idle_seconds: u32,
    /// A session ends, used or not.
    pub longest_seconds: u32,
    /// How long a one-time password can be used.
    pub invitation_days: u32,
    pub issuers: Vec<Issuer>,
    /// PEM file of the authorities that vouch for the issuers' servers; the system's list if none is given.
    pub authorities: Option<PathBuf>,
    /// For tests: an issuer on this machine, over plain http. Refused for any other address.
    pub plain_http_on_this_machine: bool,
}

/// An OpenID provider. Its address of return is `PUBLIC_URL/login/oidc/ID/callback`. Asked for: `code` with PKCE (S256); the ID token has to be signed with RS256, PS256 or ES256.
///
/// | claim | what is done with it |
/// |---|---|
/// | `iss`, `aud`, `azp`, `exp`, `iat`, `nonce` | as OpenID Connect Core 3.1.3.7 has it; `aud` is this client alone |
/// | `acr` | one of `acr_values`; a login without it is refused |
/// | `auth_time` | not older than `max_age_seconds`, where that is set; moment of the second factor |
/// | `account_claim` | who it is: the account linked to (issuer, value); else the value itself, if `accounts` allows |
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Short name in our addresses: small letters, digits, `-`.
    pub id: String,
    pub name: Name,
    /// Issuer URL, exactly as in its tokens.
    pub url: String,
    pub client_id: String,
    /// File with the client's secret (mode 0400); none for a public client.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    #[serde(default = "sub")]
    pub account_claim: String,
    /// Accounts this issuer may name itself, `*` standing for anything: `*@kuopio.example`. None: linked ones only.
    #[serde(default)]
    pub accounts: Option<String>,
    /// Levels of login that are enough, all of them with a second factor.
    pub acr_values: Vec<String>,
    #[serde(default)]
    pub max_age_seconds: Option<u32>,
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Hosts its description may send us and browsers to, beside the one of `url`.
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// What the issuer is called on the page of login.
#[derive(Clone, Debug, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub fi: String,
    pub sv: String,
    pub en: String,
}

fn sub() -> String {
    "sub".into()
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            public_url: None,
            local: true,
            idle_seconds: 15 * 60,
            longest_seconds: 12 * 3600,
            invitation_days: 7,
            issuers: Vec::new(),
            authorities: None,
            plain_http_on_this_machine: false,
        }
    }
}

impl Settings {
    /// What is wrong, each with the setting's name; nothing starts before it is mended.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut wrong = |is: bool, what: String| faults.extend(is.then_some(what));
        wrong(self.idle_seconds == 0 || self.idle_seconds > 3600, "idle_seconds: 1 to 3600".into());
        wrong(self.longest_seconds > 24 * 3600, "longest_seconds: at most 86400 (24 h)".into());
        wrong(!(1..=30).contains(&self.invitation_days), "invitation_days: 1 to 30".into());
        wrong(!self.local && self.issuers.is_empty(), "local: false and no issuers: nobody could log in".into());
        let url = self.public_url.as_deref();
        wrong(!self.issuers.is_empty() && url.is_none(), "public_url: issuers need it".into());
        let origin = |url: &str| {
            self.may_be_called(url) && !url.split("://").nth(1).unwrap_or_default().contains(['/', '?', '#'])
        };
        wrong(url.is_some_and(|url| !origin(url)), "public_url: https:// and a host, nothing behind it".into());
        for (n, issuer) in self.issuers.iter().enumerate() {
            let at = |what: &str| format!("issuers[{n}] ({}): {what}", issuer.id);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let id = &issuer.id;
            wrong(id.is_empty() || id.len() > 32 || !id.chars().all(plain) || id == "callback", at("id: a-z, 0-9, -"));
            wrong(self.issuers[..n].iter().any(|other| other.id == *id), at("id: used twice"));
            wrong(!self.may_be_called(&issuer.url), at("url: has to begin with https://"));
            wrong(issuer.acr_values.is_empty(), at("acr_values: name the levels that have a second factor"));
            wrong(issuer.client_id.is_empty(), at("client_id: missing"));
            let same = |other: &Issuer| other.accounts.is_some() && other.accounts == issuer.accounts;
            wrong(self.issuers[..n].iter().any(same), at("accounts: another issuer names the same accounts"));
            let anybody = issuer.accounts.as_deref().is_some_and(|accounts| accounts.matches('*').count() != 1);
            wrong(anybody, at("accounts: exactly one *"));
            let all = issuer.accounts.as_deref() == Some("*");
            wrong(
                all && (self.issuers.len() > 1 || self.local),
                at("accounts: * only for a lone issuer, local: false"),
            );
        }
        faults
    }

    /// An address an issuer named itself: on a host of these settings, and no other.
    pub(super) fn may_be_followed(&self, url: &str) -> bool {
        let host = |url: &str| openidconnect::url::Url::parse(url).ok()?.host_str().map(str::to_owned);
        let Some(to) = host(url) else { return false };
        let listed = |issuer: &Issuer| host(&issuer.url).as_ref() == Some(&to) || issuer.hosts.contains(&to);
        self.may_be_called(url) && self.issuers.iter().any(listed)
    }

    /// https; http to this very machine where a test wants it.
    pub(super) fn may_be_called(&self, url: &str) -> bool {
        let Ok(url) = openidconnect::url::Url::parse(url) else { return false };
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        match url.scheme() {
            "https" => true,
            "http" => self.plain_http_on_this_machine && here,
            _ => false,
        }
    }
}

impl Issuer {
    /// Whether the issuer may name this account by itself.
    pub(super) fn may_name(&self, account: &str) -> bool {
        self.accounts.as_deref().and_then(|accounts| accounts.split_once('*')).is_some_and(|(before, after)| {
            account.len() > before.len() + after.len() && account.starts_with(before) && account.ends_with(after)
        })
    }
}
