//! A browser as the tests need it: it keeps cookies, follows nothing by itself, and can lie about where it comes from.

#![allow(clippy::panic, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

#[derive(Debug)]
pub struct Visitor {
    agent: ureq::Agent,
    root: String,
    /// By host and name.
    cookies: RefCell<BTreeMap<(String, String), String>>,
    headers: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Visitor {
    pub fn at(root: &str) -> Visitor {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(60)))
            .proxy(None);
        let headers = vec![("Accept-Language".to_owned(), "en".to_owned())];
        Visitor { agent: config.build().into(), root: root.to_owned(), cookies: RefCell::default(), headers }
    }

    /// Every request carries this header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Visitor {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(&(host(&self.root), name.to_owned())).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert((host(&self.root), name.to_owned()), value.to_owned());
    }

    pub fn get(&self, to: &str) -> Got {
        self.ask("GET", to, None, &[])
    }

    pub fn post(&self, to: &str, body: &Value) -> Got {
        self.ask("POST", to, Some(&body.to_string()), &[])
    }

    pub fn delete(&self, to: &str) -> Got {
        self.ask("DELETE", to, None, &[])
    }

    /// Asks at a path of the root, or at a whole address.
    ///
    /// # Panics
    /// When nothing answers.
    pub fn ask(&self, method: &str, to: &str, body: Option<&str>, more: &[(&str, &str)]) -> Got {
        let to = if to.starts_with("http") { to.to_owned() } else { format!("{}{to}", self.root) };
        let at = host(&to);
        let mut request = ureq::http::Request::builder().method(method).uri(&to);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies: Vec<String> = {
            let cookies = self.cookies.borrow();
            let ours = cookies.iter().filter(|((host, _), _)| *host == at);
            ours.map(|((_, name), value)| format!("{name}={value}")).collect()
        };
        if !cookies.is_empty() {
            request = request.header("Cookie", cookies.join("; "));
        }
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let sent = match body {
            Some(body) => {
                let request = request.header("Content-Type", "application/json").body(body.to_owned());
                request.map(|request| self.agent.run(request))
            }
            None => request.body(()).map(|request| self.agent.run(request)),
        };
        let mut response = match sent {
            Ok(Ok(response)) => response,
            other => panic!("{method} {to}: {other:?}"),
        };
        self.keep(&at, response.headers());
        let text = response.body_mut().read_to_string().unwrap_or_default();
        let body = serde_json::from_str(&text).unwrap_or_default();
        Got { status: response.status().as_u16(), headers: response.headers().clone(), body, text }
    }

    fn keep(&self, host: &str, headers: &ureq::http::HeaderMap) {
        for set in headers.get_all("set-cookie").iter().filter_map(|set| set.to_str().ok()) {
            let (pair, rest) = set.split_once(';').unwrap_or((set, ""));
            let Some((name, value)) = pair.split_once('=') else { continue };
            let key = (host.to_owned(), name.to_owned());
            let gone = value.is_empty() || rest.contains("Max-Age=0") || rest.contains("01 Jan 1970");
            let mut cookies = self.cookies.borrow_mut();
            if gone {
                cookies.remove(&key)
            } else {
                cookies.insert(key, value.to_owned())
            };
        }
    }
}

fn host(url: &str) -> String {
    url.split("://").nth(1).and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default().to_owned()
}

impl Got {
    /// A header of the answer, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A problem of this status and kind.
    ///
    /// # Panics
    /// When it is none.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> &Value {
        assert_eq!((self.status, self.body["kind"].as_str()), (status, Some(kind)), "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        &self.body
    }
}
