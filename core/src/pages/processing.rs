//! The record of processing (GDPR, Article 30), made from the tables the program works by: what is not in them is not
//! in it, and what comes into them comes into it.

use crate::access::{
    Action, Ask, BETRAYING, ClassSet, FieldClass, Protection, Purpose, RULES, Relation, Resource, judge,
};
use crate::client::Field;
use crate::law::cite::Cite;
use crate::law::facts::Employer;
use crate::law::{data_subject, s072_purposes, s073_data, s077_erasure, s078_controllers, s079_use};
use crate::office::Settings;
use crate::officer::Role;
use crate::phrase;
use crate::views::{Cited, ClassLine, ProcessingPage, PurposeLine, RecipientLine};
use crate::words::{Lang, Phrase, Text, text};

pub fn page(lang: Lang) -> ProcessingPage {
    let cited = |text: String, cite: Cite| Cited { text, cite: cite.say(lang) };
    // The newest line of law: the record says how it is.
    let mut kept = s077_erasure::KEPT_AFTER_END.timeline.lines.iter().map(|line| Cited {
        text: phrase!(KEPT, s077_erasure::KEPT_AFTER_END.say(line.value)).say(lang),
        cite: line.cite.say(lang),
    });
    ProcessingPage {
        title: TITLE.say(lang).to_owned(),
        cite: data_subject::RECORD.say(lang),
        controllers: vec![
            cited(MUNICIPALITIES.say(lang).to_owned(), s078_controllers::MUNICIPALITY),
            cited(Employer::Keha.word().text.say(lang).to_owned(), s078_controllers::KEHA),
        ],
        people: [CLIENTS, OFFICERS].map(|text| text.say(lang).to_owned()).into(),
        purposes: Purpose::ALL.into_iter().map(|purpose| purpose_line(purpose, lang)).collect(),
        classes: FieldClass::ALL.iter().map(|class| class_line(*class, lang)).collect(),
        items: s073_data::LISTED.iter().map(|(_, name)| name.say(lang).to_owned()).collect(),
        recipients: Role::ALL.iter().map(|role| recipient(*role, lang)).collect(),
        retention: kept
            .next_back()
            .into_iter()
            .chain([cited(s077_erasure::OFFICERS.say(lang).to_owned(), s077_erasure::KEPT_BY_NEED)])
            .collect(),
        measures: measures().map(|measure| measure.say(lang)).collect(),
    }
}

fn purpose_line(purpose: Purpose, lang: Lang) -> PurposeLine {
    let roles = Role::ALL.iter().filter(|role| works_for(**role, purpose));
    PurposeLine {
        purpose: purpose.code().to_owned(),
        name: purpose.choice().text.say(lang).to_owned(),
        classes: names(purpose.opens(), lang),
        roles: roles.map(|role| role.name().say(lang).to_owned()).collect(),
        cite: match purpose {
            Purpose::DataSubject => s078_controllers::MUNICIPALITY,
            Purpose::AccessControl => s079_use::NEED,
            _ => s072_purposes::CITE,
        }
        .say(lang),
    }
}

fn names(classes: ClassSet, lang: Lang) -> Vec<String> {
    classes.iter().map(|class| class.name().say(lang).to_owned()).collect()
}

fn class_line(class: FieldClass, lang: Lang) -> ClassLine {
    let fields = Field::ALL.iter().filter(|field| field.class() == class);
    ClassLine {
        class: class.id().to_owned(),
        name: class.name().say(lang).to_owned(),
        fields: fields.map(|field| field.input().name.say(lang).to_owned()).collect(),
        masked_when_protected: BETRAYING.has(class),
    }
}

fn recipient(role: Role, lang: Lang) -> RecipientLine {
    let seen = FieldClass::ALL.iter().filter(|class| {
        Purpose::ALL.into_iter().any(|purpose| may(role, purpose, Resource::Facts(**class), Action::See))
    });
    RecipientLine {
        role: role.id().to_owned(),
        name: role.name().say(lang).to_owned(),
        employers: role.employers().iter().map(|employer| employer.word().text.say(lang).to_owned()).collect(),
        task: role.task().word().text.say(lang).to_owned(),
        classes: seen.map(|class| class.name().say(lang).to_owned()).collect(),
    }
}

/// Client data if any, else the register's own matters that not everybody may handle.
fn works_for(role: Role, purpose: Purpose) -> bool {
    let everybodys = |resource, action| Role::ALL.iter().all(|role| may(*role, purpose, resource, action));
    // How the system runs is nobody's data.
    Resource::all().filter(|(resource, _)| *resource != Resource::Operation).any(|(resource, actions)| {
        actions.iter().any(|action| may(role, purpose, resource, *action) && !everybodys(resource, *action))
    })
}

/// By some relation to a client whose data nothing hides.
fn may(role: Role, purpose: Purpose, resource: Resource, action: Action) -> bool {
    Relation::ALL.iter().any(|relation| {
        let (relation, protection) = (*relation, Protection::Open);
        judge(&Ask { role, purpose, relation, protection, resource, action }).allowed
    })
}

const TITLE: Text = text("Seloste käsittelytoimista", "Register över behandling", "Record of processing");
const MUNICIPALITIES: Text = text(
    "Kunta, kukin omien asiakkaidensa osalta",
    "Kommunen, var och en för sina egna kunder",
    "The municipality, each for its own clients",
);
const CLIENTS: Text = text(
    "Kotoutuja-asiakkaat ja maahanmuuttajat, joille järjestetään kotoutumista edistäviä palveluja",
    "Integrationskunder och invandrare för vilka tjänster som främjar integration ordnas",
    "Integration clients and immigrants for whom services that promote integration are arranged",
);
const OFFICERS: Text = text(
    "Järjestelmän käyttäjät: käyttöoikeudet ja lokitiedot",
    "Systemets användare: åtkomsträttigheter och logguppgifter",
    "The system's users: rights of use and logs",
);
const KEPT: Text = text(
    "Tiedot poistetaan, kun asiakkuuden päättymisestä on kulunut {0}",
    "Uppgifterna raderas när {0} har gått sedan kundrelationen upphörde",
    "Data is erased once {0} have passed since the client relationship ended",
);

fn measures() -> impl Iterator<Item = Phrase> {
    let settings = Settings::default();
    [
        phrase!(text(
            "Henkilökohtainen käyttöoikeus, joka on rajattu tehtävään, alueeseen ja aikaan; kukaan ei myönnä sitä itselleen",
            "En personlig åtkomsträttighet som är avgränsad till uppgift, område och tid; ingen beviljar den åt sig själv",
            "A personal right of use limited to a task, an area and a time; nobody grants it to themselves"
        )),
        phrase!(
            text(
                "Yksi pääsytaulukko, jossa on {0} sääntöä: mikä ei ole sallittu, on kielletty",
                "En åtkomsttabell med {0} regler: det som inte är tillåtet är förbjudet",
                "One table of access with {0} rules: what is not allowed is refused"
            ),
            RULES.len()
        ),
        phrase!(text(
            "Käyttötarkoitus valitaan ennen tietojen avaamista; se rajaa näkyvät tiedot",
            "Ändamålet väljs innan uppgifterna öppnas; det avgränsar vilka uppgifter som visas",
            "The purpose is chosen before data is opened; it limits what is shown"
        )),
        phrase!(
            text(
                "Turvakiellon alaiset tiedot on peitetty; avaus vaatii erityisoikeuden, perustelun ja vahvistuksen, kestää {0} minuuttia ja hälyttää esihenkilön",
                "Spärrmarkerade uppgifter är dolda; en öppning kräver särskild rätt, motivering och bekräftelse, varar {0} minuter och larmar chefen",
                "Data under non-disclosure is masked; opening it takes a special right, a reason and a second factor, lasts {0} minutes and alarms the supervisor"
            ),
            settings.opening_minutes
        ),
        phrase!(text(
            "Jokainen katselu ja torjuttu yritys kirjataan lokiin ennen kuin tieto näytetään",
            "Varje läsning och varje nekat försök antecknas i loggen innan uppgiften visas",
            "Every look and every refused attempt is in the log before anything is shown"
        )),
        phrase!(text(
            "Merkinnät ja loki ovat tiivisteketjuja: muutos jälkikäteen huomataan",
            "Anteckningarna och loggen är hashkedjor: en ändring i efterhand upptäcks",
            "Entries and log are chains of hashes: a change made afterwards shows"
        )),
    ]
    .into_iter()
}

impl ProcessingPage {
    /// For a reader at a terminal.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = format!("{} ({})\n", self.title, self.cite);
        let mut part = |head: Text, lines: Vec<String>| {
            out.push_str(&format!("\n{}\n", head.say(lang)));
            lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
        };
        let list = |all: &[String]| if all.is_empty() { "–".to_owned() } else { all.join(", ") };
        let cited = |all: &[Cited]| all.iter().map(|one| format!("{} ({})", one.text, one.cite)).collect();
        part(text("Rekisterinpitäjät", "Personuppgiftsansvariga", "Controllers"), cited(&self.controllers));
        part(text("Rekisteröidyt", "Registrerade", "Data subjects"), self.people.clone());
        part(
            text("Käyttötarkoitukset", "Ändamål", "Purposes"),
            self.purposes
                .iter()
                .map(|p| format!("{} ({}): {} [{}]", p.name, p.cite, list(&p.classes), list(&p.roles)))
                .collect(),
        );
        part(
            text("Tietoryhmät", "Uppgiftsgrupper", "Classes of data"),
            self.classes.iter().map(|class| format!("{}: {}", class.name, list(&class.fields))).collect(),
        );
        part(
            text(
                "Vastaanottajat ja mitä ne enintään näkevät",
                "Mottagare och vad de högst ser",
                "Recipients and what they see at most",
            ),
            self.recipients
                .iter()
                .map(|r| format!("{} ({}): {}", r.name, list(&r.employers), list(&r.classes)))
                .collect(),
        );
        part(text("Säilytysaika", "Lagringstid", "Retention"), cited(&self.retention));
        part(text("Suojatoimet", "Skyddsåtgärder", "Security measures"), self.measures.clone());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A new purpose, class, field or role appears by itself, for each is taken from its own list.
    #[test]
    fn every_purpose_class_field_and_role_is_in_the_record() {
        for lang in Lang::ALL {
            let page = page(lang);
            for (purpose, line) in Purpose::ALL.iter().zip(&page.purposes) {
                assert_eq!(line.purpose, purpose.code());
                assert_eq!(line.classes.len(), purpose.opens().iter().count(), "{purpose:?}");
                let nobody = *purpose == Purpose::Statistics;
                assert_eq!(line.roles.is_empty(), nobody, "who works for {purpose:?}: {:?}", line.roles);
            }
            assert_eq!(page.purposes.len(), Purpose::ALL.len());
            let fields: usize = page.classes.iter().map(|class| class.fields.len()).sum();
            assert_eq!((page.classes.len(), fields), (FieldClass::ALL.len(), Field::ALL.len()));
            assert_eq!(page.recipients.len(), Role::ALL.len());
            assert_eq!(page.items.len(), 10);
            let text = page.to_text(lang);
            for class in FieldClass::ALL {
                assert!(text.contains(class.name().say(lang)), "{class:?}");
            }
        }
        let page = page(Lang::En);
        assert!(page.retention[0].text.contains("4 years"), "{:?}", page.retention);
        // Whoever uses the system learns how long they stand in it.
        let [_, officers] = &page.retention[..] else { panic!("{:?}", page.retention) };
        assert!(officers.text.contains("lays down no time") && officers.cite.contains("906/2019"), "{officers:?}");
        let sees = |role: &str| &page.recipients.iter().find(|line| line.role == role).unwrap().classes;
        assert!(sees("access_administrator").is_empty());
        assert!(!sees("service_producer").contains(&"Health and capacity".to_owned()));
    }
}
