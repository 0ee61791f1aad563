//! Facts in, findings out, in words: every right, duty and deadline with citation and reckoning. The command line,
//! the crate and the npm package give this same function.

mod fault;

use crate::law::{Fact, Facts, Finding, Law, Rule, Step, findings, working_day};
use crate::words::{Lang, text};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// What the law says of the facts, in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// `fi`, `sv` or `en`.
    pub lang: String,
    /// The day looked at, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    pub findings: Vec<Explained>,
}

/// One finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explained {
    /// Stable name of the rule.
    pub id: String,
    /// authority, duty, right, deadline, amount, data or task.
    pub kind: String,
    pub title: String,
    /// Title and answer together, as a sentence on a screen.
    pub says: String,
    /// As the decision tables write it.
    pub answer: String,
    pub answer_in_words: String,
    /// Where the rule stands.
    pub citation: String,
    /// From when the version that was applied is in force.
    pub in_force_from: NaiveDate,
    /// The day by which somebody must act; none where the Act says "without delay".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Since when there has been something to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// The day by which to act has passed; not there while it has not, or where there is no such day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
    /// Shown beside a day to act by that is no working day; the day itself is not moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_working_day: Option<NaiveDate>,
    pub facts_used: Vec<FactUsed>,
    /// Step by step to the answer.
    pub reckoning: Vec<String>,
}

/// A fact that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FactUsed {
    /// The field of the facts.
    pub name: String,
    pub label: String,
    pub value: String,
    /// Where it came from, where that is known: only of a client on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The law in force on these facts.
pub fn explain(facts: &Facts, lang: Lang) -> Explanation {
    explain_by(&Law::IN_FORCE, facts, lang)
}

/// As [`explain`], by another version of the law.
pub fn explain_by(law: &Law, facts: &Facts, lang: Lang) -> Explanation {
    let (mut steps, mut out) = (Vec::new(), Vec::new());
    findings(law, facts, &mut steps, &mut out);
    let explain_one = |finding: &Finding| {
        let mut explained = explained(finding, finding.steps_in(&steps), lang);
        explained.facts_used.extend(written_fact(facts, finding.rule, lang));
        explained
    };
    let findings = out.iter().map(explain_one).collect();
    Explanation { lang: lang.code().to_owned(), on: facts.on, findings }
}

fn explained(finding: &Finding, steps: &[Step], lang: Lang) -> Explained {
    // A plan's end and the end of a window stand as they are: what follows them is nothing to act by.
    let day = finding.due.filter(|_| !matches!(finding.rule, Rule::PlanRunsOut | Rule::DrawUpPlan));
    let next = day.map(working_day::on_or_after).filter(|next| Some(*next) != day);
    Explained {
        id: finding.rule.id().to_owned(),
        kind: finding.rule.kind().id().to_owned(),
        title: finding.rule.title().say(lang).to_owned(),
        says: finding.phrase(lang).say(lang),
        answer: finding.answer.plain(),
        answer_in_words: finding.answer.say(lang),
        citation: finding.cite.say(lang),
        in_force_from: finding.in_force_from,
        due: finding.due,
        since: finding.since,
        overdue: finding.overdue,
        next_working_day: next,
        facts_used: steps.iter().filter_map(|step| fact_used(step, lang)).collect(),
        reckoning: steps.iter().map(|step| step.phrase().say(lang)).collect(),
    }
}

fn fact_used(step: &Step, lang: Lang) -> Option<FactUsed> {
    let Step::Fact(fact, value) = step else { return None };
    let fact: &Fact = fact;
    Some(FactUsed {
        name: fact.id().to_owned(),
        label: fact.label().say(lang).to_owned(),
        value: value.plain(),
        source: None,
    })
}

/// The facts that are free text are not copied into steps; they are named here.
fn written_fact(facts: &Facts, rule: Rule, lang: Lang) -> Option<FactUsed> {
    let (fact, value) = match rule {
        Rule::Disclosed | Rule::DisclosureItem => (Fact::field, facts.disclosure.as_ref()?.field.as_ref()?),
        Rule::DataItem => (Fact::stored_field, facts.data.as_ref()?.stored_field.as_ref()?),
        Rule::IdentityCodeValid | Rule::IdentityCodeBirthDate | Rule::IdentityCodeKind => {
            (Fact::code, facts.identity.as_ref()?.code.as_ref()?)
        }
        _ => return None,
    };
    Some(FactUsed {
        name: fact.id().to_owned(),
        label: fact.label().say(lang).to_owned(),
        value: value.clone(),
        source: None,
    })
}

impl Explanation {
    /// A rule's answer in words, where it was found.
    pub fn answer_of(&self, rule: crate::law::Rule) -> Option<&str> {
        self.findings.iter().find(|found| found.id == rule.id()).map(|found| found.answer_in_words.as_str())
    }

    /// As plain text, for a terminal or a printed annex.
    pub fn to_text(&self) -> String {
        let lang = Lang::parse(&self.lang).unwrap_or_default();
        let due_by = text("viimeistään", "senast", "by").say(lang);
        let late = text("myöhässä", "försenad", "overdue").say(lang);
        let working = text("seuraava arkipäivä", "följande vardag", "next working day").say(lang);
        let from = text("voimassa alkaen", "i kraft från", "in force from").say(lang);
        let mut out = String::new();
        for f in &self.findings {
            let _ = write!(out, "{}", f.says);
            if let Some(due) = f.due.filter(|due| due.to_string() != f.answer) {
                let _ = write!(out, " ({due_by} {})", crate::words::say_date(due, lang));
            }
            if f.overdue {
                let _ = write!(out, " – {late}");
            }
            let _ = writeln!(out, "\n  {}; {from} {}", f.citation, crate::words::say_date(f.in_force_from, lang));
            for line in &f.reckoning {
                let _ = writeln!(out, "  · {line}");
            }
            if let Some(next) = f.next_working_day {
                let _ = writeln!(out, "  · {working}: {}", crate::words::say_date(next, lang));
            }
        }
        out
    }
}

/// The JSON schema of the facts.
pub fn facts_schema() -> serde_json::Value {
    schemars::schema_for!(Facts).to_value()
}

/// The JSON schema of the explanation.
pub fn explanation_schema() -> serde_json::Value {
    schemars::schema_for!(Explanation).to_value()
}

/// JSON in, JSON out; what is wrong with the facts is said in words.
pub fn explain_json(facts: &str, lang: &str) -> Result<String, String> {
    let lang = Lang::parse(lang).ok_or_else(|| format!("`{lang}` is not fi, sv or en"))?;
    let facts: Facts = serde_json::from_str(facts).map_err(|error| fault::say(facts, &error, lang))?;
    serde_json::to_string_pretty(&explain(&facts, lang)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_names_every_fact_and_refuses_others() {
        let schema = facts_schema().to_string();
        for fact in Fact::ALL {
            assert!(schema.contains(&format!("\"{}\"", fact.id())), "{}", fact.id());
        }
        assert_eq!(facts_schema()["additionalProperties"], false);
        assert!(explanation_schema().to_string().contains("in_force_from"));
        let fault = explain_json(r#"{"colour": "red"}"#, "fi").unwrap_err();
        assert!(fault.contains("colour"), "{fault}");
        assert!(explain_json("{}", "de").unwrap_err().contains("de"));
    }

    #[test]
    fn amounts_and_sections_are_read_as_text_or_number() {
        let json = r#"{"birth_date": "1990-05-01", "appointment": {"appointment_on": "2025-09-01", "service": 14,
            "interpreter_booked": true, "interpreting_cost_eur": 40.5, "attended": false,
            "cancelled_beforehand": false, "acceptable_reason": false, "told_of_fee_and_cancelling": true,
            "unreasonable": false}}"#;
        let facts: Facts = serde_json::from_str(json).unwrap();
        let explanation = explain(&facts, Lang::Sv);
        let fee = explanation.findings.iter().find(|f| f.id == "fee").unwrap();
        assert_eq!((fee.answer.as_str(), fee.answer_in_words.as_str()), ("40.50", "40,50 €"));
    }

    #[test]
    fn a_day_that_is_no_working_day_says_which_follows() {
        let facts: Facts = serde_json::from_str(r#"{"plan_drawn_up_on": "2026-01-05", "on": "2026-02-01"}"#).unwrap();
        let explanation = explain(&facts, Lang::Fi);
        let of = |id: &str| explanation.findings.iter().find(|f| f.id == id).unwrap();
        let review = of("review_plan");
        assert_eq!((review.due, review.next_working_day), ("2026-07-05".parse().ok(), "2026-07-06".parse().ok()));
        // A maximum is no day to act by.
        assert!(of("plans_last_day").next_working_day.is_none() && of("plan_runs_out").next_working_day.is_none());
        let json = serde_json::to_value(&explanation).unwrap();
        assert!(json["findings"].as_array().unwrap().iter().all(|f| f.get("overdue").is_none()));
        assert_eq!(serde_json::from_value::<Explanation>(json).unwrap(), explanation);
    }
}
