//! Limits that hold whatever the settings say.

use kotodigi::words::{Text, text};

/// Limits that are not settings: name, value, what it bounds.
pub static FIXED: &[(&str, u64, Text)] = &[
    (
        "head_bytes",
        8_000,
        text("Pyynnön otsakkeet, tavuina.", "Huvudena i en begäran, byte.", "Head of a request, bytes."),
    ),
    (
        "intake_minutes",
        30,
        text(
            "Vanhan rekisterin tiedosto pysyy muistissa käyttämättä, minuutteina.",
            "En fil av ett gammalt register finns kvar i minnet oanvänd, minuter.",
            "A file of an old register stays in memory unused, minutes.",
        ),
    ),
    (
        "intake_decisions_bytes",
        16_000_000,
        text(
            "Sarakkeiden vastaavuudet ja korjaukset vanhan rekisterin tiedostoon, tavuina.",
            "Koppling och rättelser till en fil av ett gammalt register, byte.",
            "Mapping and mends of a file of an old register, bytes.",
        ),
    ),
    (
        "body_wait_seconds",
        10,
        text(
            "Pyynnön sisällön on tultava, sekunteina.",
            "Innehållet ska komma inom, sekunder.",
            "Time for the body to come, seconds.",
        ),
    ),
    ("search_characters", 200, text("Haun teksti, merkkeinä.", "Söktexten, tecken.", "Text of a search, characters.")),
    (
        "idempotency_key_characters",
        64,
        text("Idempotency-Key, merkkeinä.", "Idempotency-Key, tecken.", "Idempotency-Key, characters."),
    ),
    (
        "idempotency_key_hours",
        24,
        text(
            "Idempotency-Key muistetaan, tunteina.",
            "Idempotency-Key minns, timmar.",
            "Idempotency-Key is remembered, hours.",
        ),
    ),
    (
        "papers_at_once",
        2,
        text(
            "PDF-tulosteita tehdään yhtä aikaa; muut odottavat enintään 10 sekuntia.",
            "PDF-utskrifter görs samtidigt; andra väntar högst 10 sekunder.",
            "PDF papers are made at once; others wait for at most 10 seconds.",
        ),
    ),
    (
        "logins_at_once",
        2,
        text(
            "Salasanoja tarkistetaan yhtä aikaa; muut odottavat enintään 10 sekuntia.",
            "Lösenord kontrolleras samtidigt; andra väntar högst 10 sekunder.",
            "Passwords are checked at once; others wait for at most 10 seconds.",
        ),
    ),
    (
        "old_register_bytes",
        1_000_000_000,
        text(
            "Tuotava vanha rekisteri, tavuina.",
            "Ett gammalt register som tas in, byte.",
            "An old register that is loaded, bytes.",
        ),
    ),
    (
        "tls_handshake_seconds",
        10,
        text(
            "TLS-kättelyn kesto, sekunteina.",
            "TLS-handskakningens längd, sekunder.",
            "Time for the TLS handshake, seconds.",
        ),
    ),
];
