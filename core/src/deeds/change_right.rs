//! Change a right that no longer fits its task · muuta käyttöoikeutta · ändra åtkomsträttighet (§ 81 (3)).

use super::request_right::{ROLE, SCOPE, scope_of};
use super::{
    Deed, FROM, PROTECTED, REASON, Scene, UNTIL, answered_for, check_days, day, not_own, problem, problems, refuse,
    said, stands_at,
};
use crate::access::{Action, Resource};
use crate::event::{Event, RightChanged};
use crate::law::s081_removal;
use crate::officer::{Right, Role};
use crate::refusal::No;
use crate::rights::State;
use crate::words::text;
use serde_json::{Map, Value, json};

pub const DEED: Deed = Deed {
    kind: "change_right",
    name: text("Muuta käyttöoikeutta", "Ändra åtkomsträttigheten", "Change the right of use"),
    asks: (Resource::Rights, Action::Change),
    has_subject: true,
    form: &[ROLE, SCOPE, PROTECTED, FROM, UNTIL, REASON],
    start,
    open,
    decide,
};

fn start(scene: &Scene<'_>) -> Map<String, Value> {
    let Ok(held) = answered_for(scene) else { return Map::new() };
    let right = &held.right;
    let scope: Vec<Value> = right.scope.iter().map(|code| json!({ "municipality": code })).collect();
    let values = json!({
        "role": right.role.id(), "scope": scope, "protected": if right.protected { "yes" } else { "no" },
        "from": right.from.to_string(), "until": right.until.to_string(),
    });
    if let Value::Object(values) = values { values } else { Map::new() }
}

fn open(scene: &Scene<'_>) -> Result<(), No> {
    let held = answered_for(scene)?;
    not_own(scene, held)?;
    stands_at(held, &[State::Granted, State::Opened])
}

fn decide(scene: &Scene<'_>, filled: Map<String, Value>) -> Result<Event, No> {
    open(scene)?;
    let held = answered_for(scene)?;
    let (from, until, scope) = (day(&filled, "from"), day(&filled, "until"), scope_of(&filled));
    let role = Role::parse(said(&filled, "role")).ok_or(No::Absent)?;
    let mut wrong = check_days(scene, from, until);
    if !role.employers().contains(&held.right.organisation.kind) {
        wrong.push(problem(
            "role",
            text(
                "Tämä rooli ei kuulu työnantajalle.",
                "Rollen hör inte till arbetsgivaren.",
                "This role does not belong to the employer.",
            ),
        ));
    }
    // What one can't grant one can't make of another right either.
    let reaches = |code: &String| scene.by.rights.iter().any(|right| right.reaches(code));
    if scope.iter().any(|code| !reaches(code) && !held.right.scope.contains(code)) {
        wrong.push(problem(
            "scope",
            text(
                "Voit lisätä vain oman kuntasi.",
                "Du kan bara lägga till din egen kommun.",
                "You can add only your own municipality.",
            ),
        ));
    }
    if held.right.scope.is_empty() != scope.is_empty() {
        wrong.push(problem(
            "scope",
            text(
                "Kuntia ei voi tässä poistaa kokonaan eikä lisätä valtion oikeuteen.",
                "Alla kommuner kan inte tas bort här, och inga kan läggas till i statens rättighet.",
                "Municipalities can't all be removed here, nor added to a right of the state.",
            ),
        ));
    }
    problems(wrong)?;
    let protected = said(&filled, "protected") == "yes";
    if protected && !held.right.protected {
        return Err(refuse(
            "ask_anew",
            text(
                "Erityisoikeutta ei lisätä muutoksella.",
                "Den särskilda rätten läggs inte till genom en ändring.",
                "The special right is not added by a change.",
            ),
            text(
                "Pyydä uutta käyttöoikeutta; toinen henkilö myöntää sen.",
                "Begär en ny åtkomsträttighet; en annan person beviljar den.",
                "Request a new right; another person grants it.",
            ),
            s081_removal::CHANGE,
        ));
    }
    let right = Right { role, scope, protected, from, until, ..held.right.clone() };
    Ok(RightChanged { right, reason: said(&filled, "reason").to_owned() }.into())
}
