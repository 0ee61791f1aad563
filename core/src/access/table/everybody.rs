//! What holds for everybody, before anything else is asked.

use super::super::ask::Action::{self};
use super::super::ask::{Protection, Relation, Resource};
use super::{EVERYBODY, NOBODYS, Rule, UNGUARDED, What, allow, of};
use crate::law::s079_use;
use crate::words::text;

pub(super) const LINES: &[Rule] = &[
    Rule {
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::Law), of(Resource::Roles)],
        ..allow(
            "law_is_public",
            EVERYBODY,
            text(
                "Laki ja roolien oikeudet ovat kaikkien luettavissa.",
                "Lagen och rollernas rättigheter får läsas av alla.",
                "The law and what roles may do are for everybody to read.",
            ),
            s079_use::NEED,
        )
    },
    Rule {
        relations: &[Relation::Own, Relation::Opened, Relation::Former, Relation::None],
        protections: &[Protection::Closed],
        what: &[What::AnyOfClient],
        actions: Action::ALL,
        allow: false,
        ..allow(
            "protected_closed",
            EVERYBODY,
            text(
                "Turvakiellon alainen asiakas näkyy vain hänen työntekijöilleen ja niille, joilla on erityisoikeus.",
                "En kund med spärrmarkering syns bara för sina handläggare och för dem som har särskild rätt.",
                "A client with non-disclosure is seen only by their own workers and by those with the special right.",
            ),
            s079_use::NEED,
        )
    },
    Rule {
        protections: &[Protection::Closed, Protection::Masked],
        what: &[What::Betraying],
        allow: false,
        ..allow(
            "protected_masked",
            EVERYBODY,
            text(
                "Turvakielto: osoite, yhteystiedot, kotikunta ja vapaa teksti, myös terveydestä, on peitetty, kunnes ne avataan perustellusti.",
                "Spärrmarkering: adress, kontaktuppgifter, hemkommun och fri text, även om hälsan, är dolda tills de öppnas med motivering.",
                "Non-disclosure: address, contact details, municipality and free text, of health too, are masked until opened with a reason.",
            ),
            s079_use::NEED,
        )
    },
];
