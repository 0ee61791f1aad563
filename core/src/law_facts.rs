//! A case as the law is asked about it.

use crate::case::{Case, Extension, Plan};
use crate::client::Field;
use crate::law::facts::Interval;
use crate::law::{Facts, Law, s020_plan};
use chrono::NaiveDate;

impl Case {
    /// What is known of the client; the day (`on`) is the asker's.
    pub fn law_facts(&self) -> Facts {
        let yes = |field: Field| match self.value(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let assessment = self.assessment.unwrap_or_default();
        let unhandled =
            self.contacts.iter().filter(|contact| contact.handled.is_none()).map(|contact| contact.on).min();
        let handled = self.contacts.iter().filter_map(|contact| contact.handled);
        let (first, last) = (self.plans.first(), self.plans.last());
        let obstacles: Vec<Interval> = self
            .extensions
            .iter()
            .filter_map(|e| match *e {
                Extension::Obstacle { first, last } => Some(Interval { first, last }),
                _ => None,
            })
            .collect();
        let sum =
            |pick: fn(&Extension) -> Option<u32>| self.extensions.iter().filter_map(pick).reduce(u32::saturating_add);
        let study = sum(|e| if let Extension::Study(months) = e { Some(*months) } else { None });
        Facts {
            birth_date: self.date(Field::BirthDate),
            first_right_on: self.date(Field::FirstRightOn),
            first_municipality_on: self.date(Field::FirstMunicipalityOn),
            // No entry says that somebody is a jobseeker: then nobody is responsible as for one.
            registered_jobseeker: Some(self.jobseeker.is_some_and(|j| j.registered)),
            unemployed_jobseeker: self.jobseeker.and_then(|j| if j.registered { j.unemployed } else { Some(false) }),
            protection_or_family: yes(Field::ProtectionOrFamily),
            home_care_allowance: yes(Field::HomeCareAllowance),
            social_assistance_non_temporary: yes(Field::SocialAssistance),
            unaccompanied: yes(Field::Unaccompanied),
            trafficking_victim: yes(Field::TraffickingVictim),
            reached_late: yes(Field::ReachedLate),
            other_client_plan: yes(Field::OtherClientPlan),
            requested_or_contacted: (!self.contacts.is_empty()).then_some(true),
            judged_in_need: handled.clone().map(|(_, in_need)| in_need).reduce(|a, b| a || b),
            contact_received_on: unhandled.or_else(|| self.contacts.iter().map(|contact| contact.on).max()),
            contact_handled_on: if unhandled.is_some() { None } else { handled.map(|(on, _)| on).max() },
            assessment_started_on: assessment.started_on,
            assessment_finished_on: assessment.finished_on,
            // A plan that was drawn up says that there was need; an assessment taken over from an old register does not.
            assessment_shows_need: assessment.needs_plan.or((!self.plans.is_empty()).then_some(true)),
            plan_drawn_up_on: first.map(|plan| plan.on),
            plan_until: last.and_then(|plan| plan.until),
            // A later plan is looked over when it is drawn up: its day is a base like a review's (§ 22).
            last_review_on: last
                .and_then(|plan| plan.last_review_on)
                .max(last.filter(|_| self.plans.len() > 1).map(|plan| plan.on)),
            change_or_request_on: self.change_on,
            directed_on: self.plans.iter().filter_map(|plan| plan.directed_on.or_else(|| settled_before(plan))).max(),
            plan_ended_on: last.and_then(|plan| plan.ended_on),
            extension_months: sum(|e| if let Extension::Months(months) = e { Some(*months) } else { None }),
            obstacles: (!obstacles.is_empty()).then_some(obstacles),
            supported_study_unfinished: study.map(|_| true),
            study_extension_months: study,
            period_starts_on: self.date(Field::FirstMunicipalityOn).filter(|_| {
                [Field::ProtectionOrFamily, Field::QuotaRefugee, Field::QuotaFamilyMember]
                    .iter()
                    .any(|field| self.yes(*field))
            }),
            quota_refugee: yes(Field::QuotaRefugee),
            quota_family_member: yes(Field::QuotaFamilyMember),
            relationship_ended_on: self.ended_on,
            statutory_task_or_pending_matter: self.hold.as_ref().map(|_| true),
            ..Facts::default()
        }
    }
}

/// An old register does not tell of directing. When the time for it was over before the plan came in, nobody here
/// can still do it, and it is not asked.
fn settled_before(plan: &Plan) -> Option<NaiveDate> {
    let (due, _) = s020_plan::referral_due(&Law::IN_FORCE, plan.on);
    plan.taken_over_on.filter(|taken_over| due < *taken_over).map(|_| due)
}
