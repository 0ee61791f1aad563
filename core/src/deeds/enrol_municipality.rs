//! Enrol a municipality: KEHA opens the right of its first administrator, on the municipality's written notice
//! · ota kunta mukaan · anslut en kommun (§ 80 (1), (4)).

use super::request_right::is_account;
use super::{Deed, FROM, Scene, UNTIL, check_days, day, nothing, problem, problems, said};
use crate::access::{Action, Resource};
use crate::codes;
use crate::event::{Event, MunicipalityEnrolled};
use crate::form::{Kind, input};
use crate::law::facts::Employer;
use crate::officer::{Organisation, Right, Role};
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;
use serde_json::{Map, Value};

pub const DEED: Deed = Deed {
    kind: "enrol_municipality",
    name: text("Ota kunta mukaan", "Anslut en kommun", "Enrol a municipality"),
    asks: (Resource::Rights, Action::Enrol),
    has_subject: false,
    form: &[
        input("municipality", Kind::Code(codes::municipalities), text("Kunta", "Kommun", "Municipality")).required(),
        input(
            "account",
            Kind::Line(64),
            text(
                "Ensimmäisen myöntäjän tunnus",
                "Den första administratörens användarnamn",
                "Account of its first administrator",
            ),
        )
        .required(),
        input("name", Kind::Line(100), text("Nimi", "Namn", "Name")).required(),
        input(
            "notice",
            Kind::Line(200),
            text(
                "Kunnan ilmoitus (päivä ja asianumero)",
                "Kommunens anmälan (datum och ärendenummer)",
                "The municipality's notice (day and file number)",
            ),
        )
        .required(),
        FROM,
        UNTIL,
    ],
    start: nothing,
    open: |_| Ok(()),
    decide,
};

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    let (from, until) = (day(&filled, "from"), day(&filled, "until"));
    let (code, account) = (said(&filled, "municipality").to_owned(), said(&filled, "account").to_owned());
    let mut wrong = check_days(scene, from, until);
    if !is_account(&account) || scene.office.rights().account(&account).is_some() || account == scene.by.id {
        wrong.push(problem(
            "account",
            text(
                "Tunnus ei kelpaa tai se on jo käytössä.",
                "Användarnamnet duger inte eller används redan.",
                "The account will not do, or is in use already.",
            ),
        ));
    }
    let runs = scene.office.rights().all().any(|held| {
        held.state == State::Opened
            && held.right.role == Role::AccessAdministrator
            && held.right.reaches(&code)
            && held.right.holds_on(scene.on)
    });
    if runs {
        wrong.push(problem(
            "municipality",
            text(
                "Kunnalla on jo käyttöoikeuksien myöntäjä; hän myöntää muut.",
                "Kommunen har redan någon som beviljar åtkomsträttigheter; den personen beviljar de andra.",
                "The municipality has an administrator already, who grants the others.",
            ),
        ));
    }
    problems(wrong)?;
    let organisation = Organisation { kind: Employer::Municipality, code: code.clone() };
    let right = Right {
        id: scene.new,
        role: Role::AccessAdministrator,
        organisation,
        scope: vec![code],
        protected: false,
        from,
        until,
    };
    let (name, notice) = (said(&filled, "name").to_owned(), said(&filled, "notice").to_owned());
    Ok(MunicipalityEnrolled { right, account, name, notice }.into())
}
