//! Rights of use, from request to opening, as the Act has them.

use crate::wire::Server;
use kotodigi::access::Purpose;
use kotodigi::law::facts::Employer;
use kotodigi::officer::Role;
use serde_json::{Value, json};

/// A right to be had.
#[derive(Clone, Debug)]
pub struct Post {
    pub account: String,
    pub role: Role,
    pub employer: Employer,
    pub scope: Vec<&'static str>,
    pub protected: bool,
}

impl Post {
    /// Of the role, in Kuopio where it is a municipality's.
    pub fn of(account: &str, role: Role, protected: bool) -> Post {
        let employer = role.employers()[0];
        let scope = if is_state(employer) { vec![] } else { vec!["297"] };
        Post { account: account.to_owned(), role, employer, scope, protected }
    }

    fn organisation(&self) -> &'static str {
        match self.employer {
            Employer::Municipality => self.scope[0],
            Employer::EmploymentAuthority => "17",
            Employer::WellbeingServicesCounty => "13",
            Employer::EconomicDevelopmentCentre => "06",
            Employer::Keha | Employer::Ministry => "",
            _ => "Yritys Oy",
        }
    }

    pub fn request(&self) -> Value {
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let scope: Vec<Value> = self.scope.iter().map(|code| json!({"municipality": code})).collect();
        json!({
            "account": self.account, "name": format!("Työntekijä {}", self.account),
            "employer": self.employer.word().id, "organisation": self.organisation(), "role": self.role.id(),
            "scope": scope, "takes_part": yes(self.role == Role::CountyWorker), "protected": yes(self.protected),
            "from": "2026-01-01", "until": "2100-12-31", "reason": "Tehtävä vaatii", "training": "no",
        })
    }
}

pub fn is_state(employer: Employer) -> bool {
    matches!(
        employer,
        Employer::Keha
            | Employer::KehaContractor
            | Employer::Ministry
            | Employer::MinistryContractor
            | Employer::EconomicDevelopmentCentre
    )
}

/// Requested by one, granted by another, opened by KEHA; the id of the right.
pub fn post(server: &Server, post: &Post) -> String {
    let keha = server.user("kaisa.niemi", Purpose::AccessControl);
    let granting = if is_state(post.employer) { "kaisa.niemi" } else { "antti.miettinen" };
    let granting = server.user(granting, Purpose::AccessControl);
    let asking = server.user("aino.korhonen", Purpose::AccessControl);
    let right = asking.post("/api/deeds/request_right", &post.request()).made();
    granting.post(&format!("/api/deeds/grant_right/{right}"), &json!({})).made();
    keha.post(&format!("/api/deeds/open_right/{right}"), &json!({})).made();
    right
}

/// Ends a right.
pub fn remove(server: &Server, right: &str) {
    let reason = json!({"ground": "conditions_ended", "reason": "Tehtävä päättyi"});
    server
        .user("kaisa.niemi", Purpose::AccessControl)
        .post(&format!("/api/deeds/remove_right/{right}"), &reason)
        .made();
}
