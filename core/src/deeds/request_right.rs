//! Request a right of use for an employee · pyydä käyttöoikeutta · begär åtkomsträttighet (§ 80).

use super::{Deed, FROM, PROTECTED, REASON, Scene, UNTIL, check_days, day, problem, problems, said};
use crate::access::{Action, Resource};
use crate::codes;
use crate::event::{Event, RightRequested};
use crate::form::{Choice, Input, Kind, choice, input};
use crate::law::facts::Employer;
use crate::law::s080_access::{self, granted_by};
use crate::officer::{Organisation, Right, Role};
use crate::phrase;
use crate::refusal::No;
use crate::words::text;
use serde_json::{Map, Value};

pub const EMPLOYERS: [Choice; 10] = {
    use Employer::*;
    let all = [
        Municipality,
        EmploymentAuthority,
        MunicipalContractor,
        IntegrationServiceProducer,
        WellbeingServicesCounty,
        Keha,
        KehaContractor,
        Ministry,
        MinistryContractor,
        EconomicDevelopmentCentre,
    ];
    let mut choices = [choice("", text("", "", "")); 10];
    let mut i = 0;
    while i < all.len() {
        choices[i] = choice(all[i].word().id, all[i].word().text);
        i += 1;
    }
    choices
};

const SCOPE_OF: &[Input] =
    &[input("municipality", Kind::Code(codes::municipalities), text("Kunta", "Kommun", "Municipality")).required()];
pub const ROLE: Input = input("role", Kind::One(Role::CHOICES), text("Rooli", "Roll", "Role")).required();
pub const SCOPE: Input = input(
    "scope",
    Kind::Rows(SCOPE_OF, 60),
    text(
        "Kunnat, joiden asiakkaita oikeus koskee",
        "Kommuner vars kunder rätten gäller",
        "Municipalities whose clients it reaches",
    ),
);

pub const DEED: Deed = Deed {
    kind: "request_right",
    name: text(
        "Pyydä käyttöoikeutta työntekijälle",
        "Begär åtkomsträttighet för en anställd",
        "Request a right of use for an employee",
    ),
    asks: (Resource::Rights, Action::Request),
    has_subject: false,
    form: &[
        input("account", Kind::Line(64), text("Käyttäjätunnus", "Användarnamn", "Account"))
            .hint(text("Esimerkiksi maija.virtanen", "Till exempel maija.virtanen", "For example maija.virtanen"))
            .required(),
        input("name", Kind::Line(100), text("Työntekijän nimi", "Den anställdas namn", "Name of the employee"))
            .required(),
        input("employer", Kind::One(&EMPLOYERS), text("Työnantaja", "Arbetsgivare", "Employer")).required(),
        input(
            "organisation",
            Kind::Line(100),
            text(
                "Organisaation koodi tai yrityksen nimi",
                "Organisationens kod eller företagets namn",
                "Code of the organisation, or name of the firm",
            ),
        ),
        ROLE,
        SCOPE,
        input(
            "takes_part",
            Kind::YesNo,
            text(
                "Osallistuu arviointiin, suunnitelmaan tai tarkistukseen",
                "Deltar i bedömning, plan eller översyn",
                "Takes part in assessment, plan or review",
            ),
        ),
        PROTECTED,
        FROM,
        UNTIL,
        REASON,
        input("training", Kind::YesNo, text("Vain harjoitteluun", "Endast för övning", "For training only")).hint(
            text("Avautuu heti, kun se myönnetään", "Öppnas genast när den beviljas", "Opens as soon as it is granted"),
        ),
    ],
    start: |scene| {
        let mut start = Map::new();
        start.insert("from".into(), scene.on.to_string().into());
        if let Some(right) = scene.by.first() {
            start.insert("employer".into(), right.organisation.kind.word().id.into());
            start.insert("organisation".into(), right.organisation.code.clone().into());
            let scope = right.scope.iter().map(|code| serde_json::json!({ "municipality": code })).collect::<Vec<_>>();
            start.insert("scope".into(), scope.into());
        }
        start
    },
    open: |_| Ok(()),
    decide,
};

pub(super) fn scope_of(filled: &Map<String, Value>) -> Vec<String> {
    let rows = filled.get("scope").and_then(Value::as_array).into_iter().flatten();
    let mut scope: Vec<String> = rows.filter_map(|row| row.get("municipality")?.as_str().map(str::to_owned)).collect();
    scope.sort();
    scope.dedup();
    scope
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    let role = Role::parse(said(&filled, "role")).ok_or(No::Absent)?;
    let employer: Employer = serde_json::from_value(said(&filled, "employer").into()).unwrap_or(Employer::Other);
    let (from, until, scope) = (day(&filled, "from"), day(&filled, "until"), scope_of(&filled));
    let (account, name) = (said(&filled, "account"), said(&filled, "name"));
    let takes_part = said(&filled, "takes_part") == "yes";
    let (word, cite) = granted_by(employer, role.task(), takes_part);
    let mut wrong = check_days(scene, from, until);
    if !is_account(account) {
        wrong.push(problem("account", ACCOUNT));
    } else if scene.office.rights().name(account) != account && scene.office.rights().name(account) != name {
        wrong.push(problem("account", TAKEN));
    }
    if !role.employers().contains(&employer) {
        wrong.push(problem("role", phrase!(NOT_THEIRS, employer.word().text)));
    } else if word.id == s080_access::NONE.id {
        wrong.push(problem("role", phrase!(NOBODY_GRANTS, *cite)));
    }
    let municipal = word.id != s080_access::KEHA.id;
    if municipal && scope.is_empty() {
        wrong.push(problem("scope", WHERE));
    }
    if !municipal && !scope.is_empty() {
        wrong.push(problem("scope", NATIONWIDE));
    }
    let organisation = Organisation { kind: employer, code: said(&filled, "organisation").to_owned() };
    if needs_code(employer) && organisation.name(crate::words::Lang::Fi) == organisation.code {
        wrong.push(problem("organisation", CODE));
    }
    problems(wrong)?;
    let protected = said(&filled, "protected") == "yes";
    Ok(RightRequested {
        right: Right { id: scene.new, role, organisation, scope, protected, from, until },
        account: account.to_owned(),
        name: name.to_owned(),
        reason: said(&filled, "reason").to_owned(),
        takes_part,
        training: said(&filled, "training") == "yes",
    }
    .into())
}

/// Small letters, digits, dots and hyphens; a person's has a dot, so that it is nobody's but a person's.
pub(super) fn is_account(id: &str) -> bool {
    id.len() >= 3
        && id.contains('.')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
}

const fn needs_code(employer: Employer) -> bool {
    matches!(
        employer,
        Employer::Municipality
            | Employer::WellbeingServicesCounty
            | Employer::EmploymentAuthority
            | Employer::EconomicDevelopmentCentre
    )
}

use crate::words::Text;
const ACCOUNT: Text = text(
    "Tunnuksessa on pieniä kirjaimia, numeroita, pisteitä ja yhdysmerkkejä, ja ainakin yksi piste.",
    "Ett användarnamn har små bokstäver, siffror, punkter och bindestreck, och minst en punkt.",
    "An account has small letters, digits, dots and hyphens, and at least one dot.",
);
const TAKEN: Text = text(
    "Tämä tunnus on toisella henkilöllä. Tarkista nimi tai valitse toinen tunnus.",
    "En annan person har detta användarnamn. Kontrollera namnet eller välj ett annat.",
    "Another person has this account. Check the name, or choose another account.",
);
const NOT_THEIRS: Text = text(
    "Tämä rooli ei kuulu työnantajalle {0}.",
    "Den här rollen hör inte till arbetsgivaren {0}.",
    "This role does not belong to the employer {0}.",
);
const NOBODY_GRANTS: Text = text(
    "Tähän tehtävään käyttöoikeutta ei myönnä kukaan ({0}). Hyvinvointialueen työntekijän on osallistuttava arviointiin, suunnitelmaan tai tarkistukseen.",
    "För denna uppgift beviljar ingen åtkomsträttighet ({0}). En anställd i ett välfärdsområde ska delta i bedömning, plan eller översyn.",
    "Nobody grants a right for this task ({0}). An employee of a county has to take part in an assessment, plan or review.",
);
const WHERE: Text = text("Valitse ainakin yksi kunta.", "Välj minst en kommun.", "Choose at least one municipality.");
const NATIONWIDE: Text = text(
    "Valtion tehtävissä oikeutta ei rajata kuntiin. Jätä tyhjäksi.",
    "I statens uppgifter begränsas rätten inte till kommuner. Lämna tomt.",
    "For tasks of the state the right is not limited to municipalities. Leave it empty.",
);
const CODE: Text = text(
    "Koodia ei tunneta. Kunnalla se on kolme numeroa, hyvinvointialueella, työllisyysalueella ja elinvoimakeskuksella kaksi.",
    "Koden är okänd. En kommun har tre siffror; välfärdsområden, sysselsättningsområden och livskraftscentraler två.",
    "The code is not known. A municipality has three digits; counties, employment areas and centres have two.",
);
