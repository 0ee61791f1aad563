//! What is said at the door.

use super::{Problem, UNREADABLE, Wire};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use kotodigi::words::{Lang, text};

impl Problem {
    /// The same no as a page, where a browser goes by itself.
    pub fn page(self, lang: Lang) -> Response {
        let view = &self.view;
        let [title, detail, next] = [&view.title, &view.detail, &view.next].map(|text| escaped(text));
        let (code, back) = (lang.code(), text("Etusivulle", "Till startsidan", "To the front page").say(lang));
        let page = format!(
            "<!doctype html><html lang={code}><meta charset=utf-8>\
             <meta name=viewport content=\"width=device-width\"><title>{title} – Koto-digi</title>\
             <main><h1>{title}</h1><p>{detail}</p><p>{next}</p><p><a href=/>{back}</a></p></main></html>"
        );
        (self.status, Html(page)).into_response()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(in crate::http) const REFUSED: Wire = Wire {
    kind: "login",
    status: StatusCode::UNAUTHORIZED,
    title: text("Kirjautuminen ei onnistunut", "Inloggningen lyckades inte", "The login failed"),
    detail: text(
        "Tunnus, salasana tai vahvistuskoodi on väärä, tai koodi on jo käytetty.",
        "Användarnamnet, lösenordet eller koden är fel, eller koden har redan använts.",
        "The account, the password or the code is wrong, or the code was used already.",
    ),
    next: text(
        "Tarkista tiedot ja odota uusi koodi. Jos unohdit salasanan, pyydä uusi kertakäyttösalasana pääkäyttäjältä.",
        "Kontrollera uppgifterna och vänta på en ny kod. Har du glömt lösenordet, be huvudanvändaren om ett nytt engångslösenord.",
        "Check what you typed and wait for a new code. If you forgot the password, ask your administrator for a new one-time password.",
    ),
};

pub(in crate::http) const WAIT: Wire = Wire {
    kind: "wait",
    status: StatusCode::TOO_MANY_REQUESTS,
    title: text("Liian monta yritystä", "För många försök", "Too many tries"),
    detail: text(
        "Tällä tunnuksella tai tästä verkosta on yritetty kirjautua liian monta kertaa.",
        "Det har gjorts för många försök att logga in med det här namnet eller från det här nätet.",
        "There were too many tries to log in by this account or from this network.",
    ),
    next: text(
        "Odota hetki ja yritä uudelleen. Odotus pitenee jokaisesta epäonnistumisesta.",
        "Vänta en stund och försök igen. Väntan blir längre för varje misslyckat försök.",
        "Wait a while and try again. Every failure makes the wait longer.",
    ),
};

pub(in crate::http) const BUSY: Wire = Wire {
    kind: "busy",
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: text("Ruuhka", "Rusning", "Too many at once"),
    detail: text("Moni kirjautuu juuri nyt.", "Många loggar in just nu.", "Many are logging in at this moment."),
    next: text("Yritä hetken päästä uudelleen.", "Försök igen om en stund.", "Try again in a moment."),
};

pub(in crate::http) const PAPERS: Wire = Wire {
    detail: text(
        "Monta tulostetta tehdään juuri nyt.",
        "Många utskrifter görs just nu.",
        "Many papers are being made at this moment.",
    ),
    ..BUSY
};

pub(in crate::http) const PACE: Wire = Wire {
    kind: "pace",
    status: StatusCode::TOO_MANY_REQUESTS,
    title: text("Liian monta pyyntöä", "För många begäranden", "Too many requests"),
    detail: text(
        "Tunnuksellasi on pyydetty asiakastietoja nopeammin kuin työ vaatii.",
        "Med ditt namn har kunduppgifter begärts snabbare än arbetet kräver.",
        "By your account client data was asked for faster than work needs.",
    ),
    next: text("Odota hetki ja jatka.", "Vänta en stund och fortsätt.", "Wait a moment and go on."),
};

pub(in crate::http) const NO_LOGIN: Wire = Wire {
    kind: "no_login",
    status: StatusCode::FORBIDDEN,
    title: text("Ei henkilökohtaisia tunnuksia", "Inga personliga konton", "No personal accounts here"),
    detail: text(
        "Harjoitusrekisterissä valitaan tehtävä, siihen ei kirjauduta.",
        "I ett övningsregister väljer man en uppgift, man loggar inte in.",
        "In a training register a role is chosen; nobody logs in.",
    ),
    next: text(
        "Valitse tehtävä: POST /api/session.",
        "Välj uppgift: POST /api/session.",
        "Choose a role: POST /api/session.",
    ),
};

pub(in crate::http) const ISSUER: Wire = Wire {
    kind: "issuer",
    status: StatusCode::FORBIDDEN,
    detail: text(
        "Tunnistuspalvelun vastausta ei voitu hyväksyä: se on vanhentunut, jo käytetty tai puutteellinen, \
         tai sinulla ei ole tunnusta tähän järjestelmään.",
        "Svaret från identifieringstjänsten kunde inte godkännas: det är föråldrat, redan använt eller bristfälligt, \
         eller så har du inget konto i det här systemet.",
        "The answer of the identification service could not be accepted: it is too old, used already or incomplete, \
         or you have no account in this system.",
    ),
    next: text(
        "Kirjaudu uudelleen. Jos se ei auta, ota yhteys pääkäyttäjään.",
        "Logga in igen. Om det inte hjälper, kontakta huvudanvändaren.",
        "Log in again. If that does not help, turn to your administrator.",
    ),
    ..REFUSED
};

pub(in crate::http) const UNREACHABLE: Wire = Wire {
    kind: "issuer_unreachable",
    status: StatusCode::SERVICE_UNAVAILABLE,
    detail: text(
        "Tunnistuspalveluun ei saada yhteyttä.",
        "Identifieringstjänsten kan inte nås.",
        "The identification service can't be reached.",
    ),
    ..BUSY
};

pub(in crate::http) const FACTOR_ELSEWHERE: Wire = Wire {
    kind: "factor_elsewhere",
    status: StatusCode::FORBIDDEN,
    title: text(
        "Vahvista tunnistuspalvelussa",
        "Bekräfta i identifieringstjänsten",
        "Confirm at the identification service",
    ),
    detail: text(
        "Kirjauduit tunnistuspalvelun kautta; sen koodia ei anneta tässä.",
        "Du loggade in via en identifieringstjänst; dess kod anges inte här.",
        "You logged in by an identification service; its code is not given here.",
    ),
    next: text(
        "Siirry osoitteeseen /login/oidc/{tunnistuspalvelu}?fresh=1.",
        "Gå till adressen /login/oidc/{identifieringstjänst}?fresh=1.",
        "Go to /login/oidc/{issuer}?fresh=1.",
    ),
};

pub(in crate::http) const HEAD: Wire = Wire {
    kind: "head_too_large",
    status: StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    detail: text(
        "Osoite ja otsakkeet ovat yhteensä yli 8 kt.",
        "Adressen och huvudena är sammanlagt över 8 kB.",
        "Address and headers are over 8 kB together.",
    ),
    next: text(
        "Poista turhat evästeet ja otsakkeet.",
        "Ta bort onödiga kakor och huvuden.",
        "Remove cookies and headers that are not needed.",
    ),
    ..UNREADABLE
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_text_as_text() {
        assert_eq!(escaped("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
        assert_eq!(Problem::wire(&super::super::UNKNOWN, Lang::En).page(Lang::En).status(), StatusCode::NOT_FOUND);
    }
}
