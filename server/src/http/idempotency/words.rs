//! What is said of a key that can't be answered as the first time.

use crate::http::problem::{UNREADABLE, Wire};
use axum::http::StatusCode;
use kotodigi::words::text;

pub(super) const KEY_FORM: Wire = Wire {
    kind: "key_form",
    detail: text(
        "Otsakkeessa Idempotency-Key on kerran 1–64 näkyvää ASCII-merkkiä.",
        "Huvudet Idempotency-Key har en gång 1–64 synliga ASCII-tecken.",
        "Idempotency-Key stands once, with 1 to 64 visible ASCII characters.",
    ),
    next: text(
        "Käytä avaimena esimerkiksi uutta UUID-tunnusta.",
        "Använd till exempel ett nytt UUID som nyckel.",
        "Use a new UUID as the key, for instance.",
    ),
    ..UNREADABLE
};

pub(super) const OTHER_REQUEST: Wire = Wire {
    kind: "key_reused",
    status: StatusCode::UNPROCESSABLE_ENTITY,
    title: text("Avain on jo käytetty", "Nyckeln är redan använd", "The key has been used"),
    detail: text(
        "Samalla Idempotency-Key-avaimella on lähetetty toinen pyyntö. Mitään ei muutettu.",
        "En annan begäran har skickats med samma Idempotency-Key. Ingenting ändrades.",
        "Another request was sent with the same Idempotency-Key. Nothing was changed.",
    ),
    next: text(
        "Anna jokaiselle muutokselle oma avain.",
        "Ge varje ändring en egen nyckel.",
        "Give each change a key of its own.",
    ),
};

pub(super) const IN_PROGRESS: Wire = Wire {
    kind: "in_progress",
    status: StatusCode::CONFLICT,
    title: text("Muutosta tehdään vielä", "Ändringen görs fortfarande", "The change is still being made"),
    detail: text(
        "Samaa muutosta tehdään parhaillaan.",
        "Samma ändring görs just nu.",
        "The same change is being made at the moment.",
    ),
    next: text(
        "Lähetä sama pyyntö samalla avaimella hetken kuluttua.",
        "Skicka samma begäran med samma nyckel om en stund.",
        "Send the same request with the same key in a moment.",
    ),
};

pub(super) const UNKNOWN: Wire = Wire {
    kind: "outcome_unknown",
    status: StatusCode::CONFLICT,
    title: text(
        "Ei tiedetä, tehtiinkö muutos",
        "Det är oklart om ändringen gjordes",
        "It is not known whether the change was made",
    ),
    detail: text(
        "Palvelin pysähtyi kesken muutoksen, eikä sitä tehdä toista kertaa.",
        "Servern stannade mitt i ändringen, och den görs inte en andra gång.",
        "The server stopped in the middle of the change, and it is not made a second time.",
    ),
    next: text(
        "Katso asiakkaan tiedoista, onko muutos tallessa. Jos ei ole, lähetä se uudella avaimella.",
        "Se i kundens uppgifter om ändringen finns där. Om inte, skicka den med en ny nyckel.",
        "Look at the client's record whether the change is there. If it is not, send it with a new key.",
    ),
};

pub(super) const NOT_KEPT: Wire = Wire {
    kind: "answer_not_kept",
    status: StatusCode::CONFLICT,
    title: text("Muutos on jo tehty", "Ändringen är redan gjord", "The change has been made"),
    detail: text(
        "Muutos tehtiin ensimmäisellä kerralla; vastaus oli liian pitkä säilytettäväksi.",
        "Ändringen gjordes den första gången; svaret var för långt för att sparas.",
        "The change was made the first time; its answer was too long to be kept.",
    ),
    next: text("Hae tiedot uudelleen.", "Hämta uppgifterna på nytt.", "Get the record again."),
};
