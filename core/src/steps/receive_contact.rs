//! A contact or the client's own request · yhteydenotto tai pyyntö · kontakt eller begäran (§ 9).

use super::{ON, Scene, Step, problem, read, today_told, with_empty, with_source, with_yes};
use crate::access::Group;
use crate::case::Case;
use crate::client::{SOURCE, SOURCE_DETAIL};
use crate::event::{ContactMade, Event};
use crate::form::{Choice, Kind, choice, input};
use crate::law::{Law, s009_contact};
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::words::text;
use serde_json::{Map, Value};

const WAYS: [Choice; 2] = [
    choice("request", text("Asiakas itse pyytää", "Kunden själv ber", "The client asks")),
    choice(
        "authority",
        text("Toinen viranomainen ottaa yhteyttä", "En annan myndighet tar kontakt", "Another authority makes contact"),
    ),
];

pub const STEP: Step = Step {
    kind: "receive_contact",
    event: "contact_made",
    group: Group::Contact,
    name: text("Kirjaa yhteydenotto tai pyyntö", "Anteckna kontakt eller begäran", "Record a contact or request"),
    form: &[
        ON,
        input("way", Kind::One(&WAYS), text("Kuka otti yhteyttä?", "Vem tog kontakt?", "Who made contact?")).required(),
        input("authority", Kind::Line(200), text("Viranomainen", "Myndighet", "Authority")).hint(text(
            "Kun toinen viranomainen otti yhteyttä",
            "När en annan myndighet tog kontakt",
            "When another authority made contact",
        )),
        input(
            "consent",
            Kind::YesNo,
            text(
                "Asiakkaan suostumus viranomaisen yhteydenottoon",
                "Kundens samtycke till myndighetens kontakt",
                "The client's consent to the authority's contact",
            ),
        ),
        input("matter", Kind::Long(1000), text("Asia", "Ärende", "Matter")).required(),
        SOURCE,
        SOURCE_DETAIL,
    ],
    open: |case, _| super::living(case),
    start: |_, scene| today_told(scene),
    decide,
};

fn decide(case: &Case, scene: &Scene<'_>, mut filled: Map<String, Value>) -> Result<Vec<Event>, No> {
    // A contact by another authority is its own source.
    if let (Some("authority"), Some(authority)) =
        (filled.get("way").and_then(Value::as_str), filled.get("authority").cloned())
    {
        filled.entry(SOURCE_DETAIL.key).or_insert(authority);
    }
    let event: ContactMade = read(with_yes(with_source(with_empty(filled, &["authority"]))?, &["consent"]))?;
    super::day_has_come(case, scene, "on", event.on)?;
    if event.way == "authority" {
        if event.authority.is_empty() {
            let what = text(
                "Kirjoita, mikä viranomainen otti yhteyttä.",
                "Skriv vilken myndighet som tog kontakt.",
                "Write which authority made contact.",
            );
            return Err(No::Problems(vec![problem("authority", what)]));
        }
        if !event.consent {
            return Err(Refusal {
                code: "contact_needs_consent",
                why: text(
                    "Toinen viranomainen saa ottaa yhteyttä vain asiakkaan suostumuksella.",
                    "En annan myndighet får ta kontakt endast med kundens samtycke.",
                    "Another authority may make contact only with the client's consent.",
                )
                .into(),
                next: text(
                    "Pyydä viranomaista ohjaamaan henkilö palveluihin, tai kirjaa suostumus.",
                    "Be myndigheten hänvisa personen till tjänsterna, eller anteckna samtycket.",
                    "Ask the authority to direct the person to the services, or record the consent.",
                )
                .into(),
                cite: Some(s009_contact::CITE),
            }
            .into());
        }
        if let Some(first) = case.date(crate::client::Field::FirstRightOn)
            && *s009_contact::way(&Law::IN_FORCE, first, event.on, event.consent) == s009_contact::NO_DUTY
        {
            return Err(Refusal {
                    code: "contact_window_over",
                    why: phrase!(
                        text(
                            "Viranomaisen yhteydenotolle säädetty aika ensimmäisestä oleskeluoikeudesta ({0}) ei ole kesken.",
                            "Tiden för myndighetens kontakt räknad från den första uppehållsrätten ({0}) löper inte.",
                            "The time for an authority's contact, from the first right of residence ({0}), is not running.",
                        ),
                        first
                    ),
                    next: text(
                        "Jos asiakas itse pyytää palveluja, kirjaa hänen pyyntönsä.",
                        "Om kunden själv ber om tjänster, anteckna kundens begäran.",
                        "If the client asks for services, record the client's own request.",
                    )
                    .into(),
                    cite: Some(s009_contact::CITE),
                }
                .into());
        }
    }
    Ok(vec![event.into()])
}
