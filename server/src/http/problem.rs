//! Every no over HTTP: RFC 9457 with our members. A rule of access is 403, the law 409 (what is on record does
//! not allow it now), a form to mend 422, an old version 412, nothing there 404, a broken machine 500.

mod door;

use crate::log;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kotodigi::journal::Broken;
use kotodigi::refusal::{No, NoView};
use kotodigi::words::{Lang, Text, text};
use serde::Serialize;

pub(super) use door::{BUSY, FACTOR_ELSEWHERE, HEAD, ISSUER, NO_LOGIN, PACE, PAPERS, REFUSED, UNREACHABLE, WAIT};

#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    view: Box<NoView>,
    /// The version the record stands at, where another was named.
    now: Option<u32>,
    /// Seconds to wait before the next try.
    after: Option<u64>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    status: u16,
    #[serde(flatten)]
    view: &'a NoView,
}

impl Problem {
    pub fn of(no: impl Into<No>, lang: Lang) -> Problem {
        let no = no.into();
        let status = match no {
            No::Denied(_) => StatusCode::FORBIDDEN,
            No::Refused(_) => StatusCode::CONFLICT,
            No::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
            No::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            No::Absent => StatusCode::NOT_FOUND,
            No::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let now = if let No::Stale { now } = no { Some(now) } else { None };
        let mut view = no.view(lang);
        if let No::Broken(fault) = no {
            // What failed is for the one who runs the server, not for the one who asked.
            log::fault(&fault);
            view = No::Broken(Broken::Store("HTTP 500".into())).view(lang);
        }
        Problem { status, view: Box::new(view), now, after: None }
    }

    /// A no that was put into words elsewhere.
    pub fn as_view(status: StatusCode, view: NoView) -> Problem {
        Problem { status, view: Box::new(view), now: None, after: None }
    }

    /// A no of the wire: the request is not one we take.
    pub fn wire(why: &Wire, lang: Lang) -> Problem {
        let view = NoView {
            kind: why.kind.into(),
            code: why.kind.into(),
            title: why.title.say(lang).into(),
            detail: why.detail.say(lang).into(),
            next: why.next.say(lang).into(),
            cite: None,
            problems: Vec::new(),
        };
        Problem { status: why.status, view: Box::new(view), now: None, after: None }
    }

    pub fn after(self, seconds: u64) -> Problem {
        Problem { after: Some(seconds), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body =
            Body { r#type: format!("/problems/{}", self.view.kind), status: self.status.as_u16(), view: &self.view };
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(now) = self.now.and_then(|now| HeaderValue::try_from(format!("\"{now}\"")).ok()) {
            headers.insert(header::ETAG, now);
        }
        if let Some(seconds) = self.after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

pub(super) struct Wire {
    pub kind: &'static str,
    pub status: StatusCode,
    pub title: Text,
    pub detail: Text,
    pub next: Text,
}

pub(super) const SESSION: Wire = Wire {
    kind: "session",
    status: StatusCode::UNAUTHORIZED,
    title: text("Et ole kirjautunut", "Du är inte inloggad", "You are not logged in"),
    detail: text(
        "Istunto on päättynyt tai tehtävää ei ole valittu.",
        "Sessionen har avslutats eller ingen uppgift har valts.",
        "The session has ended, or no role has been chosen.",
    ),
    next: text(
        "Valitse tehtävä: POST /api/session.",
        "Välj uppgift: POST /api/session.",
        "Choose a role: POST /api/session.",
    ),
};

pub(super) const PURPOSE: Wire = Wire {
    kind: "purpose",
    status: StatusCode::BAD_REQUEST,
    title: text("Käyttötarkoitus puuttuu", "Användningsändamålet saknas", "The purpose of use is missing"),
    detail: text(
        "Asiakastietoja käytetään vain nimettyyn tarkoitukseen; otsake Koto-Purpose puuttuu tai sen koodia ei tunneta.",
        "Kunduppgifter används bara för ett namngivet ändamål; huvudet Koto-Purpose saknas eller dess kod är okänd.",
        "Client data is used for a named purpose only; the header Koto-Purpose is missing or its code is not known.",
    ),
    next: text(
        "Anna otsakkeessa Koto-Purpose jokin koodeista, jotka ovat kuvauksessa /openapi.json.",
        "Ange i huvudet Koto-Purpose någon av koderna i beskrivningen /openapi.json.",
        "Give in the header Koto-Purpose one of the codes of /openapi.json.",
    ),
};

pub(super) const VERSION: Wire = Wire {
    kind: "version",
    status: StatusCode::PRECONDITION_REQUIRED,
    title: text("Tietojen versio puuttuu", "Uppgifternas version saknas", "The version of the record is missing"),
    detail: text(
        "Muutos tarvitsee otsakkeen If-Match: \"<version>\", jotta toisen tallennus ei peity.",
        "En ändring behöver huvudet If-Match: \"<version>\" för att någon annans ändring inte ska döljas.",
        "A change needs the header If-Match: \"<version>\", so that it does not cover somebody else's.",
    ),
    next: text(
        "Hae asiakkaan tiedot ja anna niiden ETag otsakkeessa If-Match.",
        "Hämta kundens uppgifter och ange deras ETag i huvudet If-Match.",
        "Get the client's record and give its ETag in If-Match.",
    ),
};

pub(super) const VERSION_FORM: Wire = Wire {
    kind: "version_form",
    status: StatusCode::BAD_REQUEST,
    title: text(
        "Tietojen versiota ei voitu lukea",
        "Uppgifternas version kunde inte läsas",
        "The version of the record could not be read",
    ),
    detail: text(
        "Otsakkeessa If-Match on yksi versio lainausmerkeissä, kuten \"3\"; merkintöjä *, W/\"…\" ja luetteloita ei oteta.",
        "Huvudet If-Match har en enda version inom citattecken, såsom \"3\"; *, W/\"…\" och listor tas inte emot.",
        "If-Match holds one version in quotation marks, as \"3\"; *, W/\"…\" and lists are not taken.",
    ),
    ..VERSION
};

pub(super) const UNREADABLE: Wire = Wire {
    kind: "unreadable",
    status: StatusCode::BAD_REQUEST,
    title: text("Pyyntöä ei voitu lukea", "Begäran kunde inte läsas", "The request could not be read"),
    detail: text(
        "Pyynnön osoite tai sisältö ei ole sellainen kuin kuvauksessa /openapi.json.",
        "Begärans adress eller innehåll är inte som i beskrivningen /openapi.json.",
        "The address or the body of the request is not as /openapi.json describes it.",
    ),
    next: text("Korjaa pyyntö.", "Rätta begäran.", "Mend the request."),
};

pub(super) const MEDIA_TYPE: Wire = Wire {
    kind: "media_type",
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    detail: text(
        "Sisällön pitää olla application/json.",
        "Innehållet ska vara application/json.",
        "The body has to be application/json.",
    ),
    ..UNREADABLE
};

pub(super) const TOO_LARGE: Wire = Wire {
    kind: "too_large",
    status: StatusCode::PAYLOAD_TOO_LARGE,
    detail: text("Sisältö on liian suuri.", "Innehållet är för stort.", "The body is too large."),
    ..UNREADABLE
};

pub(super) const SLOW: Wire = Wire {
    kind: "slow",
    status: StatusCode::REQUEST_TIMEOUT,
    detail: text("Sisältö tuli liian hitaasti.", "Innehållet kom för långsamt.", "The body came too slowly."),
    next: text("Lähetä pyyntö uudelleen.", "Skicka begäran på nytt.", "Send the request again."),
    ..UNREADABLE
};

pub(super) const CROSS_SITE: Wire = Wire {
    kind: "cross_site",
    status: StatusCode::FORBIDDEN,
    detail: text(
        "Muutos tuli toiselta sivustolta.",
        "Ändringen kom från en annan webbplats.",
        "The change came from another site.",
    ),
    next: text(
        "Tee muutos tämän järjestelmän omilla sivuilla.",
        "Gör ändringen på systemets egna sidor.",
        "Make the change on this system's own pages.",
    ),
    ..UNREADABLE
};

pub(super) const METHOD: Wire = Wire {
    kind: "method",
    status: StatusCode::METHOD_NOT_ALLOWED,
    detail: text(
        "Tämä osoite ei vastaa tähän metodiin.",
        "Den här adressen svarar inte på den metoden.",
        "This address does not answer to that method.",
    ),
    ..UNREADABLE
};

pub(super) const UNKNOWN: Wire = Wire {
    kind: "unknown",
    status: StatusCode::NOT_FOUND,
    title: text("Ei löydy", "Finns inte", "Not found"),
    detail: text("Tällaista osoitetta ei ole.", "Adressen finns inte.", "There is no such address."),
    next: text("Katso /openapi.json.", "Se /openapi.json.", "See /openapi.json."),
};

pub(super) const NOT_TRAINING: Wire = Wire {
    kind: "not_training",
    status: StatusCode::FORBIDDEN,
    title: text("Vain harjoittelussa", "Bara för övning", "In training only"),
    detail: text(
        "Tämä rekisteri ei ole harjoittelua varten.",
        "Det här registret är inte för övning.",
        "This register is not for training.",
    ),
    next: text("Käytä harjoitusrekisteriä.", "Använd ett övningsregister.", "Use a training register."),
};
