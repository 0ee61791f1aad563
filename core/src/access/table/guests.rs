//! Who was invited to one client: the county, a service producer.

use super::super::ask::{Relation, Resource};
use super::super::purpose::Purpose;
use super::{COUNTYS, LISTS, NOBODYS, PRODUCERS, Rule, UNGUARDED, What, allow, of};
use crate::law::{s080_access, s094_provider};
use crate::officer::Role::{CountyWorker, ServiceProducer};
use crate::words::{Text, text};

pub(super) const LINES: &[Rule] = &[
    Rule {
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList)],
        ..allow("list_of_county", &[CountyWorker], LISTS, s080_access::CITE)
    },
    Rule {
        purposes: &[Purpose::Plan],
        relations: NOBODYS,
        protections: UNGUARDED,
        what: &[of(Resource::WorkList)],
        ..allow("list_of_producer", &[ServiceProducer], LISTS, s080_access::CITE_CONTRACTORS)
    },
    Rule {
        purposes: &[Purpose::Assessment, Purpose::Plan],
        relations: &[Relation::TakingPart],
        what: &[of(Resource::Client), What::Facts(COUNTYS)],
        ..allow("county_takes_part", &[CountyWorker], INVITED, s080_access::CITE)
    },
    Rule {
        purposes: &[Purpose::Plan],
        relations: &[Relation::TakingPart],
        what: &[of(Resource::Client), What::Facts(PRODUCERS)],
        ..allow("producer_takes_part", &[ServiceProducer], INVITED, s094_provider::CITE)
    },
];

const INVITED: Text = text(
    "Kutsu koskee tämän asiakkaan arviointia, suunnitelmaa, tarkistusta tai palvelua.",
    "Inbjudan gäller denna kunds bedömning, plan, översyn eller service.",
    "The invitation is to this client's assessment, plan, review or service.",
);
