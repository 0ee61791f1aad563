//! The door on a server. Each question is one route; a no comes as problem+json with the members of `NoView`.

use super::{Change, Doors, Entry, LoginStep, Manner, OpenSession, Session, no, no_session};
use crate::place::{log_query, query};
use chrono::NaiveDate;
use js_sys::Uint8Array;
use kotodigi::entry::ClientId;
use kotodigi::refusal::NoView;
use kotodigi::views::{Answer, Question, Receipt};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::window;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, Headers, RequestInit, Response};

/// Nobody looks longer at a button that does nothing.
const PATIENCE_MS: u32 = 30_000;

#[derive(Clone, Debug)]
pub struct There {
    /// Path of the API, `/api`.
    pub root: String,
}

pub(super) struct Call<'a> {
    pub method: &'static str,
    pub path: String,
    pub body: Option<&'a Value>,
    /// In place of a body: a file as it is.
    pub file: Option<&'a Blob>,
    /// The version of the record that was seen.
    pub version: Option<u32>,
    /// The key of a change that may be sent twice.
    pub key: Option<&'a str>,
}

pub(super) fn get<'a>(path: String) -> Call<'a> {
    Call { method: "GET", path, body: None, file: None, version: None, key: None }
}

pub(super) fn post(path: String, body: &Value) -> Call<'_> {
    Call { method: "POST", body: Some(body), ..get(path) }
}

impl There {
    pub async fn look(&self, manner: Manner, question: &Question) -> Result<Answer, NoView> {
        match question {
            Question::Work(ask) => self.ask(manner, get(format!("/work{}", query(ask)))).await.map(Answer::Work),
            // In the body, never in a URL: it may be an identity code.
            Question::Search(ask) => {
                self.ask(manner, post("/search".into(), &json!({ "text": ask.text }))).await.map(Answer::Search)
            }
            Question::Client(id) => self.ask(manner, get(format!("/clients/{id}"))).await.map(Answer::Client),
            Question::Form { client, step } => {
                let client = client.map(|id| format!("?client={id}")).unwrap_or_default();
                self.ask(manner, get(format!("/forms/{step}{client}"))).await.map(Answer::Form)
            }
            Question::Deed { deed, subject } => {
                let subject = subject.map(|id| format!("?subject={id}")).unwrap_or_default();
                self.ask(manner, get(format!("/deeds/{deed}{subject}"))).await.map(Answer::Deed)
            }
            Question::Rights => self.ask(manner, get("/rights".into())).await.map(Answer::Rights),
            Question::Notices => self.ask(manner, get("/notices".into())).await.map(Answer::Notices),
            Question::Erasure => self.ask(manner, get("/erasure".into())).await.map(Answer::Erasure),
            Question::Anomalies => self.ask(manner, get("/anomalies".into())).await.map(Answer::Anomalies),
            Question::Roles => self.ask(manner, get("/roles".into())).await.map(Answer::Roles),
            // On paper the person gets their own copy; a page shows the whole.
            Question::ClientLog(id) | Question::ClientLogCopy(id) => {
                self.ask(manner, get(format!("/clients/{id}/log"))).await.map(Answer::ClientLog)
            }
            Question::OfficerLog(ask) => {
                self.ask(manner, get(format!("/officer-log{}", log_query(ask)))).await.map(Answer::OfficerLog)
            }
            Question::Extract(id) => self.ask(manner, get(format!("/clients/{id}/extract"))).await.map(Answer::Extract),
            Question::Processing => self.ask(manner, get("/processing".into())).await.map(Answer::Processing),
            Question::Why(ask) => self.ask(manner, post("/why".into(), &json!(ask))).await.map(Answer::Why),
        }
    }

    pub async fn submit(
        &self,
        manner: Manner,
        client: Option<ClientId>,
        step: Change<'_>,
        version: Option<u32>,
    ) -> Result<Receipt, NoView> {
        let path = client.map_or_else(|| "/clients".to_owned(), |id| format!("/clients/{id}/{}", step.kind));
        let done = self.ask(manner, Call { version, key: Some(step.key), ..post(path, step.data) }).await;
        // A version guards a record that is there; a new one may stand there already.
        match done {
            Err(no) if no.kind == "offline" && client.is_none() => {
                Err(NoView { next: LOOK_FIRST.say(manner.lang).to_owned(), ..no })
            }
            done => done,
        }
    }

    pub async fn perform(&self, manner: Manner, subject: Option<Uuid>, deed: Change<'_>) -> Result<Receipt, NoView> {
        let subject = subject.map(|id| format!("/{id}")).unwrap_or_default();
        let path = format!("/deeds/{}{subject}", deed.kind);
        self.ask(manner, Call { key: Some(deed.key), ..post(path, deed.data) }).await
    }

    /// Erases everybody on the list that was approved.
    pub async fn erase(&self, manner: Manner, list: &str) -> Result<(), NoView> {
        self.send(manner, post("/erasure".into(), &json!({ "list": list }))).await.map(drop)
    }

    /// A paper the server makes: its bytes.
    pub async fn paper(&self, manner: Manner, path: &str) -> Result<Vec<u8>, NoView> {
        let call = get(path.to_owned());
        let response = self.response(manner, &call).await.map_err(|_| offline(manner.lang))?;
        if !response.ok() {
            let text = text_of(&response).await.map_err(|_| offline(manner.lang))?;
            return Err(serde_json::from_str(&text).unwrap_or_else(|_| not_understood(manner.lang)));
        }
        let bytes = async { JsFuture::from(response.array_buffer()?).await }.await;
        bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()).map_err(|_| offline(manner.lang))
    }

    pub async fn factor(&self, manner: Manner, code: &str) -> Result<(), NoView> {
        self.send(manner, post("/session/factor".into(), &json!({ "code": code }))).await.map(drop)
    }

    pub async fn doors(&self, manner: Manner) -> Result<Doors, NoView> {
        self.ask(manner, get("/login".into())).await
    }

    pub async fn enter(&self, manner: Manner, entry: &Entry) -> Result<LoginStep, NoView> {
        self.ask(manner, post("/login".into(), &json!(entry))).await
    }

    /// A one-time password, told once.
    pub async fn invite(&self, manner: Manner, account: &str) -> Result<String, NoView> {
        let made: serde_json::Map<String, Value> =
            self.ask(manner, post("/login/invite".into(), &json!({ "account": account }))).await?;
        let password = made.get("password").and_then(Value::as_str);
        password.map(str::to_owned).ok_or_else(|| not_understood(manner.lang))
    }

    pub async fn sessions(&self, manner: Manner) -> Result<Vec<OpenSession>, NoView> {
        self.sessions_by(manner, get("/session/all".into())).await
    }

    pub async fn end_session(&self, manner: Manner, id: Option<&str>) -> Result<Vec<OpenSession>, NoView> {
        let path = id.map_or_else(|| "/session/others".to_owned(), |id| format!("/session/all/{id}"));
        self.sessions_by(manner, Call { method: "DELETE", ..get(path) }).await
    }

    async fn sessions_by(&self, manner: Manner, call: Call<'_>) -> Result<Vec<OpenSession>, NoView> {
        self.ask(manner, call).await.map(|answer| OpenSession::all(&answer))
    }

    pub async fn session(&self, manner: Manner) -> Result<Session, NoView> {
        self.ask(manner, get("/session".into())).await
    }

    pub async fn choose(&self, manner: Manner, officer: Option<&str>) -> Result<(), NoView> {
        let path = "/session".to_owned();
        match officer {
            Some(id) => self.send(manner, post(path, &json!({ "officer": id }))).await.map(drop),
            None => self.send(manner, Call { method: "DELETE", ..get(path) }).await.map(drop),
        }
    }

    pub async fn set_day(&self, manner: Manner, on: NaiveDate) -> Result<(), NoView> {
        self.send(manner, post("/training/clock".into(), &json!({ "on": on }))).await.map(drop)
    }

    pub(super) async fn ask<T: DeserializeOwned>(&self, manner: Manner, call: Call<'_>) -> Result<T, NoView> {
        let text = self.send(manner, call).await?;
        serde_json::from_str(&text).map_err(|_| not_understood(manner.lang))
    }

    /// The body of a good answer.
    async fn send(&self, manner: Manner, call: Call<'_>) -> Result<String, NoView> {
        let (status, text) = self.exchange(manner, call).await.map_err(|_| offline(manner.lang))?;
        match status {
            200..=299 => Ok(text),
            // A wrong password or code says so itself; else nobody sits here.
            401 => Err(serde_json::from_str(&text)
                .ok()
                .filter(|no: &NoView| no.kind == "login")
                .unwrap_or_else(|| no_session(manner.lang))),
            404 if serde_json::from_str::<NoView>(&text).is_err() => Err(nowhere(manner.lang)),
            _ => Err(serde_json::from_str(&text).unwrap_or_else(|_| not_understood(manner.lang))),
        }
    }

    async fn exchange(&self, manner: Manner, call: Call<'_>) -> Result<(u16, String), JsValue> {
        let response = self.response(manner, &call).await?;
        Ok((response.status(), text_of(&response).await?))
    }

    async fn response(&self, manner: Manner, call: &Call<'_>) -> Result<Response, JsValue> {
        let headers = Headers::new()?;
        headers.set("Accept-Language", manner.lang.code())?;
        headers.set("Koto-Purpose", manner.purpose.choice().code)?;
        let init = RequestInit::new();
        init.set_method(call.method);
        // A file takes as long as it takes, and so does reading it.
        if !call.path.starts_with("/intake/files") {
            init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
        }
        if let Some(version) = call.version {
            headers.set("If-Match", &format!("\"{version}\""))?;
        }
        if let Some(key) = call.key {
            headers.set("Idempotency-Key", key)?;
        }
        if let Some(body) = call.body {
            headers.set("Content-Type", "application/json")?;
            init.set_body(&JsValue::from_str(&body.to_string()));
        }
        if let Some(file) = call.file {
            headers.set("Content-Type", "application/octet-stream")?;
            init.set_body(file);
        }
        init.set_headers(&headers);
        let address = format!("{}{}", self.root, call.path);
        JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await?.dyn_into()
    }
}

async fn text_of(response: &Response) -> Result<String, JsValue> {
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

const LOOK_FIRST: Text = text(
    "Tarkista verkkoyhteys ja hae asiakas ensin haulla: hänet on voitu jo rekisteröidä. Jos häntä ei löydy, tallenna uudelleen.",
    "Kontrollera nätverket och sök först kunden: kunden kan redan ha registrerats. Finns kunden inte, spara på nytt.",
    "Check your network and look the client up first: the registration may have arrived. If it did not, save again.",
);

fn offline(lang: Lang) -> NoView {
    no(
        "offline",
        lang,
        text("Ei yhteyttä palvelimeen", "Ingen kontakt med servern", "No connection to the server"),
        text(
            "Emme saaneet vastausta. Jos olit tallentamassa, tallennus on voinut jäädä tekemättä.",
            "Vi fick inget svar. Om du höll på att spara kan det hända att inget sparades.",
            "There was no answer. If you were saving, it may not have been saved.",
        ),
        text(
            "Tarkista verkkoyhteys ja yritä uudelleen. Jos tallennus ehti perille, saat siitä tiedon; mitään ei tallenneta kahdesti.",
            "Kontrollera nätverket och försök igen. Om det redan sparades får du veta det; inget sparas två gånger.",
            "Check your network and try again. If it did arrive you will be told; nothing is saved twice.",
        ),
    )
}

/// A static folder has pages but no register behind them.
fn nowhere(lang: Lang) -> NoView {
    no(
        "nowhere",
        lang,
        text("Täällä voi vain harjoitella", "Här kan du bara öva", "Here you can only practise"),
        text(
            "Tällä sivustolla ei ole rekisteriä.",
            "Den här webbplatsen har inget register.",
            "There is no register on this site.",
        ),
        text(
            "Tarkista oman organisaatiosi osoite, tai palaa etusivulle ja harjoittele.",
            "Kontrollera adressen till din organisation, eller gå till startsidan och öva.",
            "Check the address of your organisation, or go to the start page and practise.",
        ),
    )
}

fn not_understood(lang: Lang) -> NoView {
    no(
        "broken",
        lang,
        text("Järjestelmässä on vika", "Det är fel i systemet", "The system failed"),
        text(
            "Palvelimen vastausta ei voitu lukea.",
            "Serverns svar kunde inte läsas.",
            "The server's answer could not be read.",
        ),
        text(
            "Lataa sivu uudelleen. Jos vika jatkuu, ilmoita siitä ylläpidolle.",
            "Ladda om sidan. Meddela administratören om felet kvarstår.",
            "Load the page again. If it goes on, tell your administrator.",
        ),
    )
}
