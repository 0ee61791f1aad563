//! Duration of integration plans · kotoutumissuunnitelman kesto · integrationsplanens giltighetstid (§§ 23, 31, 102).

use super::Law;
use super::cite::{Cite, Since, section};
use super::facts::{Fact, Facts};
use super::finding::{Answer, Finding, Word};
use super::number::{Interpretation, Number, Section, number};
use super::obstacles::count_obstacles;
use super::reckoning::{Reckoning, Sink, Value, uses};
use super::rule::Rule;
use super::s102_transition::{ACT_IN_FORCE, CITE_OLD_PLANS, governing_act};
use crate::dates::{age_on, plus_months, plus_years};
use crate::words::{Text, text};
use chrono::NaiveDate;

pub const CITE: Cite = section("23", "2");
pub const CITE_AGREED: Cite = section("23", "1");
pub const CITE_EXTENSION: Cite = section("23", "3");
pub const CITE_OBSTACLE: Cite = section("23", "4");
pub const CITE_STUDY: Cite = section("31", "1");
pub const CITE_STUDY_ONLY: Cite = section("31", "2");
pub const CITE_REPLACING: Cite = section("31", "3");

number! { FIRST_PLAN; "ensimmäinen suunnitelma enintään", "den första planen högst", "first plan at most"; Years;
2011-9-1 => 1, CITE_OLD_PLANS;
2025-1-1 => 1, CITE }
number! { ALL_PLANS; "suunnitelmien yhteenlaskettu enimmäiskesto ensimmäisestä suunnitelmasta", "planernas sammanlagda maximitid från den första planen", "maximum of all plans from the first plan"; Years;
2011-9-1 => 3, CITE_OLD_PLANS;
2025-1-1 => 2, CITE }
number! { EXTENSION; "enimmäiskeston pidennys enintään", "förlängning av maximitiden högst", "extension of the maximum at most"; Years;
2025-1-1 => 2, CITE_EXTENSION }
number! { STUDY_EXTENSION; "pidennys opintojen loppuun suorittamiseksi enintään", "förlängning för att slutföra studier högst", "extension to finish studies at most"; Years;
2025-1-1 => 1, CITE_STUDY }
number! { STUDY_AGE; "pidennys opintojen vuoksi alle tämän ikäiselle", "förlängning för studier för den som är yngre än", "extension for studies for those under the age of"; Age;
2025-1-1 => 25, CITE_STUDY }

/// How long the plans may last, with the stages on the way.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    pub governing_act: &'static Word,
    pub first_plan_last_day: NaiveDate,
    pub base_last_day: NaiveDate,
    /// After the granted extension of § 23(3).
    pub extended_last_day: NaiveDate,
    /// Days of obstacles that counted (§ 23(4)).
    pub obstacle_days: i64,
    pub after_obstacles: NaiveDate,
    pub last_day: NaiveDate,
    /// § 31(2): after the last day the plan goes on for the studies only.
    pub continues_for_studies_only: bool,
    pub first_line: &'static Since<i64>,
    pub base_line: &'static Since<i64>,
}

impl Length {
    /// The last day a plan may be agreed to; the first one has its own limit.
    pub fn may_last_until(&self, is_first_plan: bool) -> (NaiveDate, &'static Cite) {
        if is_first_plan && self.first_plan_last_day < self.last_day {
            (self.first_plan_last_day, &self.first_line.cite)
        } else {
            (self.last_day, &self.base_line.cite)
        }
    }
}

/// The length of all plans together; nothing before a first plan.
pub fn length(law: &Law, f: &Facts) -> Option<Length> {
    let first_plan_on = f.plan_drawn_up_on?;
    let first_line = law.first_plan.at(first_plan_on);
    let base_line = law.all_plans.at(first_plan_on);
    let years = |line: &Since<i64>| u32::try_from(line.value).unwrap_or(0);
    let at_most = |granted: Option<u32>, number: &Number| {
        granted.unwrap_or(0).min(years(number.at(first_plan_on)).saturating_mul(12))
    };

    let base_last_day = plus_years(first_plan_on, years(base_line));
    let first_plan_last_day = plus_years(first_plan_on, years(first_line));
    let base = Length {
        governing_act: governing_act(first_plan_on),
        first_plan_last_day,
        base_last_day,
        extended_last_day: base_last_day,
        obstacle_days: 0,
        after_obstacles: base_last_day,
        last_day: base_last_day,
        continues_for_studies_only: false,
        first_line,
        base_line,
    };
    // What lengthens a plan of the repealed Act is not computed here.
    if first_plan_on < ACT_IN_FORCE {
        return Some(base);
    }
    let extended_last_day = plus_months(base_last_day, at_most(f.extension_months, law.extension));
    let (obstacle_days, after_obstacles) = match &f.obstacles {
        Some(obstacles) => count_obstacles(obstacles, first_plan_on, extended_last_day),
        None => (0, extended_last_day),
    };
    let mut last_day = after_obstacles;
    let mut continues_for_studies_only = false;
    if let Some(birth) = f.birth_date.filter(|_| studies_count(f)) {
        if i64::from(age_on(birth, after_obstacles)) < law.study_age.at(after_obstacles).value {
            last_day = plus_months(after_obstacles, at_most(f.study_extension_months, law.study_extension));
        } else {
            continues_for_studies_only = true;
        }
    }
    Some(Length { extended_last_day, obstacle_days, after_obstacles, last_day, continues_for_studies_only, ..base })
}

/// § 31 is for those registered as jobseekers; a table that does not ask takes it for granted.
fn studies_count(f: &Facts) -> bool {
    f.supported_study_unfinished == Some(true) && f.registered_jobseeker != Some(false)
}

/// Last day of all plans together; nothing before a first plan.
pub fn plans_last_day(law: &Law, f: &Facts) -> Option<NaiveDate> {
    length(law, f).map(|length| length.last_day)
}

/// How many months an extension may be: of § 23(3), or to finish studies (§ 31(1)).
pub fn extension_months_at_most(law: &Law, for_study: bool, on: NaiveDate) -> u32 {
    let number = if for_study { law.study_extension } else { law.extension };
    u32::try_from(number.at(on).value).unwrap_or(0).saturating_mul(12)
}

/// Last day of a first plan drawn up on this day.
pub fn first_plan_last_day(law: &Law, plan_on: NaiveDate) -> NaiveDate {
    let line = law.first_plan.at(plan_on);
    plus_years(plan_on, u32::try_from(line.value).unwrap_or(0))
}

/// Whether the plan goes on, for the studies only, after the last day (§ 31(2)).
pub fn goes_on_for_studies(law: &Law, f: &Facts) -> bool {
    length(law, f).is_some_and(|length| length.continues_for_studies_only)
}

const EXTENDED: Text = text(
    "+ myönnetty pidennys {0} kk = {1}",
    "+ beviljad förlängning {0} mån = {1}",
    "+ extension granted, {0} months = {1}",
);
const CUT: Text = text(
    "myönnetyistä {0} kuukaudesta otetaan huomioon {1}",
    "av beviljade {0} månader beaktas {1}",
    "of {0} months granted, {1} count",
);
const OBSTACLES: Text = text("+ esteitä {0} päivää = {1}", "+ hinder {0} dagar = {1}", "+ obstacles, {0} days = {1}");
const STUDY: Text = text(
    "iältään {0} vuotta {1}: opintojen vuoksi {2} asti",
    "{0} år gammal {1}: för studier till {2}",
    "{0} years old on {1}: for the studies until {2}",
);
const STUDY_ONLY: Text = text(
    "iältään {0} vuotta {1}: suunnitelma jatkuu vain opintojen osalta",
    "{0} år gammal {1}: planen fortsätter endast för studierna",
    "{0} years old on {1}: the plan goes on for the studies only",
);
const MAXIMUM_ENDS: Text =
    text("enimmäiskesto päättyy {0}", "maximitiden går ut {0}", "the maximum length ends on {0}");
const NO_REPLACING: Text = text(
    "korvaavaa suunnitelmaa ei ole laadittu",
    "ingen ersättande plan har utarbetats",
    "no replacing plan has been drawn up",
);
const NO_JOBSEEKER: Text = text(
    "ei työnhakija: 31 §:n opintoja ei oteta huomioon",
    "inte arbetssökande: studierna i 31 § beaktas inte",
    "no registered jobseeker: the studies of § 31 do not count",
);
const NOT_COMPUTED: Text = text(
    "kumotun lain {0} pidennyksiä, esteitä ja opintojen jatkamista ei lasketa tässä",
    "förlängningar, hinder och fortsatta studier enligt den upphävda lagen {0} räknas inte här",
    "extensions, obstacles and continued studies under the repealed Act {0} are not computed here",
);
const GOVERNED: Text = text(
    "ensimmäinen suunnitelma {0}: sovelletaan lakia {1}",
    "första planen {0}: lag {1} tillämpas",
    "first plan {0}: Act {1} applies",
);

pub(super) fn find<S: Sink>(r: &mut Reckoning<S>) {
    let f = r.facts;
    let (Some(l), Some(plan)) = (length(r.law, f), f.plan_drawn_up_on) else { return };
    let from = l.base_line.from;
    uses!(r, f; plan_drawn_up_on);
    r.then(&GOVERNED, [Value::Day(plan), Value::Word(l.governing_act.id), Value::None]);
    r.find(Finding::new(Rule::GoverningAct, Answer::Word(l.governing_act), &CITE_OLD_PLANS, from));
    uses!(r, f; plan_drawn_up_on);
    r.period(plan, r.law.first_plan, l.first_line, l.first_plan_last_day);
    r.find(Finding::new(
        Rule::FirstPlanLastDay,
        Answer::Day(l.first_plan_last_day),
        &l.first_line.cite,
        l.first_line.from,
    ));
    uses!(r, f; plan_drawn_up_on);
    r.period(plan, r.law.all_plans, l.base_line, l.base_last_day);
    r.find(Finding::new(Rule::PlansBaseLastDay, Answer::Day(l.base_last_day), &l.base_line.cite, from));
    if S::ON {
        stages(r, &l, plan);
    }
    r.find(Finding::new(Rule::PlansLastDay, Answer::Day(l.last_day), cite_of(&l), from));
    let is_old = plan < ACT_IN_FORCE;
    if !is_old {
        uses!(r, f; supported_study_unfinished, birth_date, registered_jobseeker);
        r.then(&MAXIMUM_ENDS, [Value::Day(l.after_obstacles), Value::None, Value::None]);
        let answer = Answer::yes_no(l.continues_for_studies_only);
        r.find(Finding::new(Rule::ContinuesForStudies, answer, &CITE_STUDY_ONLY, from));
    }
    if !super::plan_is_open(f) {
        return;
    }
    if l.continues_for_studies_only && f.replacing_plan_on.is_none() && f.on.is_some_and(|on| on > l.last_day) {
        uses!(r, f; plan_drawn_up_on, supported_study_unfinished, birth_date, on);
        r.then(&MAXIMUM_ENDS, [Value::Day(l.last_day), Value::None, Value::None]);
        r.then(&NO_REPLACING, [Value::None; 3]);
        r.find(Finding::new(Rule::DrawUpReplacingPlan, Answer::Must, &CITE_REPLACING, from).since(Some(l.last_day)));
    } else {
        uses!(r, f; plan_until);
        r.then(&MAXIMUM_ENDS, [Value::Day(l.last_day), Value::None, Value::None]);
        // An old plan agreed past its base rests on what is not computed here: the agreed day stands.
        let due = f.plan_until.map_or(l.last_day, |until| if is_old { until } else { until.min(l.last_day) });
        let cite = if due != l.last_day { &CITE_AGREED } else { cite_of(&l) };
        // No section sets a day for what follows: a plan that has run out waits, it is not late.
        if f.on.is_some_and(|on| on > due) {
            r.find(Finding::new(Rule::PlanHasRunOut, Answer::Day(due), cite, from).since(Some(due)));
        } else {
            r.find(Finding::new(Rule::PlanRunsOut, Answer::Day(due), cite, from).due(due, f.on));
        }
    }
}

/// The subsection that decided the last day: the last one that moved it.
fn cite_of(l: &Length) -> &'static Cite {
    if l.last_day != l.after_obstacles {
        &CITE_STUDY
    } else if l.obstacle_days > 0 {
        &CITE_OBSTACLE
    } else if l.extended_last_day != l.base_last_day {
        &CITE_EXTENSION
    } else {
        &l.base_line.cite
    }
}

/// The steps from the base to the last day.
fn stages<S: Sink>(r: &mut Reckoning<S>, l: &Length, plan: NaiveDate) {
    let f = r.facts;
    uses!(r, f; plan_drawn_up_on);
    r.period(plan, r.law.all_plans, l.base_line, l.base_last_day);
    if plan < ACT_IN_FORCE {
        r.then(&NOT_COMPUTED, [Value::Word(l.governing_act.id), Value::None, Value::None]);
        return;
    }
    if let Some(granted) = f.extension_months {
        uses!(r, f; extension_months);
        let line = r.law.extension.at(plan);
        r.line(r.law.extension, line);
        let counts = i64::from(granted).min(line.value * 12);
        if counts < i64::from(granted) {
            r.then(&CUT, [Value::Number(granted.into()), Value::Number(counts), Value::None]);
        }
        r.then(&EXTENDED, [Value::Number(counts), Value::Day(l.extended_last_day), Value::None]);
    }
    for obstacle in f.obstacles.iter().flatten() {
        r.fact(Fact::obstacles, Some(*obstacle));
    }
    if l.obstacle_days > 0 {
        r.then(&OBSTACLES, [Value::Number(l.obstacle_days), Value::Day(l.after_obstacles), Value::None]);
    }
    if f.supported_study_unfinished == Some(true) && !studies_count(f) {
        uses!(r, f; supported_study_unfinished, registered_jobseeker);
        r.then(&NO_JOBSEEKER, [Value::None; 3]);
    }
    if let Some(birth) = f.birth_date.filter(|_| studies_count(f)) {
        uses!(r, f; supported_study_unfinished, birth_date, registered_jobseeker, study_extension_months);
        r.line(r.law.study_age, r.law.study_age.at(l.after_obstacles));
        let age = Value::Number(age_on(birth, l.after_obstacles).into());
        let text = if l.continues_for_studies_only { &STUDY_ONLY } else { &STUDY };
        r.then(text, [age, Value::Day(l.after_obstacles), Value::Day(l.last_day)]);
    }
}

pub const INTERPRETATIONS: &[Interpretation] = &[
    Interpretation {
        cite: CITE_EXTENSION,
        text: text(
            "Pidennykset voivat seurata toisiaan: ensin 3 momentin pidennys, sitten 4 momentin esteet päivä päivältä, viimeksi 31 §:n opinnot. Myönnettyä pidennystä enemmän kuin laki sallii ei oteta huomioon.",
            "Förlängningarna kan följa på varandra: först den i 3 mom., sedan hindren i 4 mom. dag för dag, sist studierna i 31 §. Mer än lagen tillåter beaktas inte.",
            "Extensions may follow each other: first subsection 3, then the obstacles of subsection 4 a day for a day, last the studies of § 31. More than the Act allows does not count.",
        ),
    },
    Interpretation {
        cite: CITE_OBSTACLE,
        text: text(
            "Esteistä luetaan päivät ensimmäisestä suunnitelmasta alkaen, päällekkäiset vain kerran, niin kauan kuin ne osuvat siihenastiselle enimmäiskestolle.",
            "Av hindren räknas dagarna från den första planen, överlappande endast en gång, så länge de infaller under den dittillsvarande maximitiden.",
            "Obstacles count from the first plan on, overlapping days once, as long as they fall within the maximum so far.",
        ),
    },
    Interpretation {
        cite: CITE_STUDY,
        text: text(
            "Ikä katsotaan enimmäiskeston viimeisenä päivänä pidennysten ja esteiden jälkeen.",
            "Åldern bedöms den sista dagen i maximitiden efter förlängningar och hinder.",
            "Age is looked at on the last day of the maximum after extensions and obstacles.",
        ),
    },
];

pub static SECTION: Section = Section {
    number: "23",
    title: text(
        "Kotoutumissuunnitelman kesto ja päättyminen",
        "Integrationsplanens giltighetstid och upphörande",
        "Duration and end of the integration plan",
    ),
    cite: section("23", ""),
    numbers: &[&FIRST_PLAN, &ALL_PLANS, &EXTENSION, &STUDY_EXTENSION, &STUDY_AGE],
    interpretations: INTERPRETATIONS,
};
