//! What is asked of the policy: who, for what, how near the client, how guarded, which thing, what with it.

use super::field::FieldClass;
use super::purpose::Purpose;
use crate::officer::Role;
use crate::words::{Text, text};

/// How an officer stands to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The client's named worker.
    Named,
    /// The client lives in a municipality the right reaches.
    Own,
    /// Invited to this client's assessment, plan, review or service.
    TakingPart,
    /// Outside one's own, opened with a written reason that has not ended.
    Opened,
    /// The client lived in such a municipality before.
    Former,
    None,
}

/// How guarded a client is before an officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Protection {
    /// No non-disclosure.
    Open,
    /// Non-disclosure, and the right has not the special right.
    Closed,
    /// Non-disclosure; the right could open it, and has not.
    Masked,
    /// Opened with a reason and a fresh second factor.
    Unlocked,
}

/// Steps of the record that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    Contact,
    Assessment,
    Plan,
    Facts,
    Assign,
    Annul,
    End,
    DataSubject,
}

/// The thing that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Resource {
    WorkList,
    Search,
    /// That the record is there: its name line and the days of its timeline.
    Client,
    Facts(FieldClass),
    Steps(Group),
    /// A client outside one's own.
    Outside,
    /// What betrays a protected person.
    Protected,
    Import,
    Rights,
    Roles,
    /// Who looked at a client.
    ClientLog,
    /// What officers looked at, and what is odd in it.
    OfficerLog,
    Anomalies,
    /// All data of one person.
    Extract,
    Erasure,
    Operation,
    Law,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    See,
    Change,
    Open,
    Request,
    Grant,
    Decline,
    Remove,
    Review,
    Enrol,
    Report,
    Answer,
    Approve,
}

macro_rules! named {
    ($type:ident { $($name:ident $id:literal $fi:literal $sv:literal $en:literal;)* }) => {
        impl $type {
            pub const ALL: &[$type] = &[$($type::$name),*];

            pub const fn id(self) -> &'static str {
                match self { $($type::$name => $id),* }
            }

            pub const fn name(self) -> Text {
                match self { $($type::$name => text($fi, $sv, $en)),* }
            }

            pub fn parse(id: &str) -> Option<$type> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}

named! { Relation {
    Named "named" "vastuutyöntekijä" "ansvarig handläggare" "named worker";
    Own "own" "oman kunnan asiakas" "den egna kommunens kund" "client of one's own";
    TakingPart "taking_part" "kutsuttu mukaan" "inbjuden att delta" "invited to take part";
    Opened "opened" "avattu perustellusti" "öppnad med motivering" "opened with a reason";
    Former "former" "aiempi asiakas" "tidigare kund" "former client";
    None "none" "ei suhdetta" "ingen relation" "no relation";
}}
named! { Protection {
    Open "open" "ei turvakieltoa" "ingen spärrmarkering" "no non-disclosure";
    Closed "closed" "turvakielto, ei erityisoikeutta" "spärrmarkering, ingen särskild rätt" "non-disclosure, no special right";
    Masked "masked" "turvakielto, peitetty" "spärrmarkering, dold" "non-disclosure, masked";
    Unlocked "unlocked" "turvakielto, avattu perustellusti" "spärrmarkering, öppnad med motivering" "non-disclosure, opened with a reason";
}}
named! { Group {
    Contact "contact" "yhteydenotot" "kontakter" "contacts";
    Assessment "assessment" "arviointi" "bedömning" "assessment";
    Plan "plan" "suunnitelma" "plan" "plan";
    Facts "facts" "perustiedot" "grunduppgifter" "facts";
    Assign "assign" "työnjako" "arbetsfördelning" "assigning";
    Annul "annul" "mitätöinti" "annullering" "annulling";
    End "end" "asiakkuuden päättäminen" "avslutande" "ending";
    DataSubject "data_subject" "henkilön pyynnöt" "personens begäranden" "data subject's requests";
}}
named! { Action {
    See "see" "näe" "se" "see";
    Change "change" "muuta" "ändra" "change";
    Open "open" "avaa" "öppna" "open";
    Request "request" "pyydä" "begär" "request";
    Grant "grant" "myönnä" "bevilja" "grant";
    Decline "decline" "hylkää" "avslå" "decline";
    Remove "remove" "poista" "återkalla" "remove";
    Review "review" "tarkista" "granska" "review";
    Enrol "enrol" "ota kunta mukaan" "anslut kommun" "enrol";
    Report "report" "ilmoita" "anmäl" "report";
    Answer "answer" "vastaa" "svara" "answer";
    Approve "approve" "hyväksy" "godkänn" "approve";
}}

impl Resource {
    /// Every resource with the actions it knows: what is not here can't be asked for.
    pub fn all() -> impl Iterator<Item = (Resource, &'static [Action])> {
        use Action::*;
        let facts = FieldClass::ALL.iter().map(|class| (Resource::Facts(*class), &[See] as &[Action]));
        let steps = Group::ALL.iter().map(|group| (Resource::Steps(*group), &[Change] as &[Action]));
        [
            (Resource::WorkList, &[See] as &[Action]),
            (Resource::Search, &[See]),
            (Resource::Client, &[See]),
            (Resource::Outside, &[Open]),
            (Resource::Protected, &[Open]),
            (Resource::Import, &[Change]),
            (Resource::Rights, &[See, Request, Grant, Decline, Open, Change, Remove, Review, Enrol]),
            (Resource::Roles, &[See]),
            (Resource::ClientLog, &[See]),
            (Resource::OfficerLog, &[See]),
            (Resource::Anomalies, &[See, Report, Answer]),
            (Resource::Extract, &[See]),
            (Resource::Erasure, &[See, Approve]),
            (Resource::Operation, &[See]),
            (Resource::Law, &[See]),
        ]
        .into_iter()
        .chain(facts)
        .chain(steps)
    }

    pub fn id(self) -> String {
        match self {
            Resource::Facts(class) => format!("facts.{}", class.id()),
            Resource::Steps(group) => format!("steps.{}", group.id()),
            plain => plain.word().0.to_owned(),
        }
    }

    pub fn name(self) -> Text {
        match self {
            Resource::Facts(class) => class.name(),
            Resource::Steps(group) => group.name(),
            plain => plain.word().1,
        }
    }

    pub fn parse(id: &str) -> Option<Resource> {
        Self::all().map(|(resource, _)| resource).find(|resource| resource.id() == id)
    }

    /// Belongs to one client.
    pub const fn is_of_client(self) -> bool {
        matches!(
            self,
            Resource::Client
                | Resource::Facts(_)
                | Resource::Steps(_)
                | Resource::Protected
                | Resource::ClientLog
                | Resource::Extract
        )
    }

    const fn word(self) -> (&'static str, Text) {
        match self {
            Resource::WorkList => ("work_list", text("työlista", "arbetslista", "work list")),
            Resource::Search => ("search", text("haku", "sökning", "search")),
            Resource::Client | Resource::Facts(_) | Resource::Steps(_) => ("client", text("asiakas", "kund", "client")),
            Resource::Outside => (
                "outside",
                text("asiakas oman alueen ulkopuolelta", "kund utanför det egna området", "client outside one's own"),
            ),
            Resource::Protected => {
                ("protected", text("turvakiellon tiedot", "spärrmarkerade uppgifter", "protected data"))
            }
            Resource::Import => {
                ("import", text("vanhan rekisterin tuonti", "import av gammalt register", "intake of an old register"))
            }
            Resource::Rights => ("rights", text("käyttöoikeudet", "åtkomsträttigheter", "rights of use")),
            Resource::Roles => ("roles", text("roolien oikeudet", "rollernas rättigheter", "what roles may do")),
            Resource::ClientLog => {
                ("client_log", text("asiakkaan katselut", "läsningar av kunden", "looks at a client"))
            }
            Resource::OfficerLog => {
                ("officer_log", text("työntekijöiden katselut", "handläggarnas läsningar", "officers' looks"))
            }
            Resource::Anomalies => {
                ("anomalies", text("lokien poikkeamat", "avvikelser i loggarna", "anomalies in logs"))
            }
            Resource::Extract => {
                ("extract", text("kaikki henkilön tiedot", "alla uppgifter om personen", "all data of a person"))
            }
            Resource::Erasure => ("erasure", text("tietojen poistaminen", "radering av uppgifter", "erasure")),
            Resource::Operation => ("operation", text("ylläpidon sivu", "driftsidan", "operator's page")),
            Resource::Law => ("law", text("laki", "lagen", "the law")),
        }
    }
}

/// One question to the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub role: Role,
    pub purpose: Purpose,
    pub relation: Relation,
    pub protection: Protection,
    pub resource: Resource,
    pub action: Action,
}
