//! The rules by name: a stable id for machines, words for people.

use crate::words::{Text, text};

/// What sort of thing a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Who is responsible, who grants.
    Authority,
    Duty,
    Right,
    /// A last or first day.
    Deadline,
    Amount,
    /// Data that may or may not be processed or given.
    Data,
    /// Something somebody must do now or by a day: the work list.
    Task,
}

impl Kind {
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Authority => "authority",
            Kind::Duty => "duty",
            Kind::Right => "right",
            Kind::Deadline => "deadline",
            Kind::Amount => "amount",
            Kind::Data => "data",
            Kind::Task => "task",
        }
    }
}

macro_rules! rules {
    ($( $name:ident, $id:literal, $kind:ident, $fi:literal, $sv:literal, $en:literal; )*) => {
        /// A rule of the Act that this program executes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule { $( #[doc = $en] $name, )* }

        impl Rule {
            pub const ALL: &[Rule] = &[ $( Rule::$name, )* ];
            /// Stable: stands in JSON, in work lists and in the decision tables' reading.
            pub const fn id(self) -> &'static str {
                match self { $( Rule::$name => $id, )* }
            }
            pub const fn kind(self) -> Kind {
                match self { $( Rule::$name => Kind::$kind, )* }
            }
            pub const fn title(self) -> Text {
                match self { $( Rule::$name => text($fi, $sv, $en), )* }
            }
            pub fn parse(id: &str) -> Option<Rule> {
                Self::ALL.iter().copied().find(|rule| rule.id() == id)
            }
            /// The Act says "without delay": a day beside it is only the outer limit.
            pub const fn without_delay(self) -> bool {
                matches!(
                    self,
                    Rule::HandleContact
                        | Rule::StartAssessment
                        | Rule::FinishAssessment
                        | Rule::DrawUpPlan
                        | Rule::DrawUpReplacingPlan
                        | Rule::ReviewPlanNow
                )
            }
            /// Something the office must do: belongs in the work list.
            pub const fn is_task(self) -> bool {
                matches!(self.kind(), Kind::Task)
            }
        }
    };
}

rules! {
    ResponsibleAuthority, "responsible_authority", Authority, "Vastuussa oleva viranomainen", "Ansvarig myndighet", "Responsible authority";
    ContactWay, "contact_way", Duty, "Viranomaisen tapa saattaa henkilö palveluiden piiriin", "Myndighetens sätt att föra personen till tjänsterna", "How an authority brings the person to the services";
    HandleContact, "handle_contact", Task, "Käsittele yhteydenotto viivytyksettä", "Behandla kontakten utan dröjsmål", "Handle the contact without delay";
    AssessmentDuty, "assessment_duty", Duty, "Osaamisen ja kotoutumisen palvelutarpeen arvioinnin laatiminen", "Bedömning av kompetens och behov av integrationstjänster", "Assessment of skills and need for integration services";
    AssessmentGrounds, "assessment_grounds", Duty, "Arvioinnin perusteet (14 § 1 mom. kohdat)", "Grunder för bedömningen (14 § 1 mom. punkter)", "Grounds of the assessment (items of § 14(1))";
    AssessmentLastDay, "assessment_last_day", Deadline, "Arvioinnin kolmen vuoden määräajan viimeinen päivä", "Sista dagen i tidsfristen för bedömningen", "Last day of the window for the assessment";
    StartAssessment, "start_assessment", Task, "Käynnistä arviointi viivytyksettä", "Inled bedömningen utan dröjsmål", "Start the assessment without delay";
    FinishAssessment, "finish_assessment", Task, "Saata aloitettu arviointi valmiiksi", "Slutför den inledda bedömningen", "Finish the assessment that was started";
    PlanGoal, "plan_goal", Duty, "Suunnitelman tavoitteeksi asetettava", "Mål som ska ställas i planen", "Goal to be set in the plan";
    PlanAllowed, "plan_allowed", Right, "Ensimmäinen kotoutumissuunnitelma voidaan laatia", "Första integrationsplanen får utarbetas", "First integration plan may be drawn up";
    PlanWindowLastDay, "plan_window_last_day", Deadline, "Kotoutumissuunnitelma laadittava viimeistään", "Integrationsplanen ska utarbetas senast", "Integration plan to be drawn up at the latest";
    ReferralDue, "referral_due", Deadline, "Ohjattava sovittuun palveluun viimeistään", "Ska hänvisas till avtalad tjänst senast", "To be directed to the agreed service at the latest";
    DrawUpPlan, "draw_up_plan", Task, "Laadi kotoutumissuunnitelma viivytyksettä", "Utarbeta integrationsplanen utan dröjsmål", "Draw up the integration plan without delay";
    DirectToService, "direct_to_service", Task, "Ohjaa asiakas sovittuun palveluun", "Hänvisa kunden till avtalad tjänst", "Direct the client to the agreed service";
    ReviewDue, "review_due", Deadline, "Seuraava tarkistus viimeistään", "Nästa översyn senast", "Next review at the latest";
    ReviewOverdue, "review_overdue", Duty, "Tarkistus on myöhässä", "Översynen är försenad", "Review is overdue";
    ReviewNow, "review_now", Duty, "Muutos tai pyyntö edellyttää tarkistusta", "En förändring eller begäran kräver översyn", "A change or request calls for a review";
    ReviewPlan, "review_plan", Task, "Tarkista kotoutumissuunnitelma", "Se över integrationsplanen", "Review the integration plan";
    ReviewPlanNow, "review_plan_now", Task, "Tarkista suunnitelma muutoksen tai pyynnön johdosta", "Se över planen med anledning av en förändring eller begäran", "Review the plan because of a change or request";
    GoverningAct, "governing_act", Authority, "Enimmäiskeston määräävä laki", "Lag som bestämmer maximitiden", "Act that governs the maximum length";
    FirstPlanLastDay, "first_plan_last_day", Deadline, "Ensimmäinen suunnitelma enintään", "Första planen högst till", "First plan at most until";
    PlansBaseLastDay, "plans_base_last_day", Deadline, "Suunnitelmien enimmäiskesto ilman pidennyksiä", "Planernas maximitid utan förlängningar", "Maximum length of all plans without extensions";
    PlansLastDay, "plans_last_day", Deadline, "Suunnitelmien enimmäiskeston viimeinen päivä", "Sista dagen i planernas maximitid", "Last day of all plans together";
    ContinuesForStudies, "continues_for_studies", Right, "Suunnitelma jatkuu vain opintojen osalta", "Planen fortsätter endast för studierna", "Plan continues for the studies only";
    PlanRunsOut, "plan_runs_out", Task, "Suunnitelman voimassaolo päättyy", "Planens giltighet upphör", "The plan runs out";
    PlanHasRunOut, "plan_has_run_out", Task, "Suunnitelma on päättynyt: laadi uusi tai päätä se", "Planen har gått ut: utarbeta en ny eller avsluta den", "The plan has run out: draw up a new one or end it";
    DrawUpReplacingPlan, "draw_up_replacing_plan", Task, "Laadi työllistymissuunnitelma tai muu korvaava suunnitelma ilman aiheetonta viivytystä", "Utarbeta en sysselsättningsplan eller annan ersättande plan utan ogrundat dröjsmål", "Draw up an employment plan or other replacing plan without undue delay";
    FeeMayBeCharged, "fee_may_be_charged", Right, "Maksu käyttämättä jätetystä palvelusta voidaan periä", "Avgift för outnyttjad tjänst får tas ut", "Fee for an unused service may be charged";
    Fee, "fee", Amount, "Maksu enintään", "Avgift högst", "Fee at most";
    FeeEarliestDue, "fee_earliest_due", Deadline, "Aikaisin eräpäivä, josta viivästyskorkoa voidaan periä", "Tidigaste förfallodag för dröjsmålsränta", "Earliest due day from which late interest may run";
    ReimbursementFirstUnpaidDay, "reimbursement_first_unpaid_day", Deadline, "Ensimmäinen päivä, jolta laskennallista korvausta ei enää makseta", "Första dagen för vilken kalkylerad ersättning inte betalas", "First day for which imputed reimbursement is no longer paid";
    ReimbursementYearlyRate, "reimbursement_yearly_rate", Amount, "Laskennallinen korvaus kunnalle vuodessa korvausajan alussa", "Kalkylerad ersättning till kommunen per år vid ersättningstidens början", "Imputed reimbursement to the municipality a year, at the start";
    CountyYearlyRate, "county_yearly_rate", Amount, "Laskennallinen korvaus hyvinvointialueelle vuodessa korvausajan alussa", "Kalkylerad ersättning till välfärdsområdet per år vid ersättningstidens början", "Imputed reimbursement to the wellbeing services county a year, at the start";
    ApplyBy, "apply_by", Deadline, "Korvausta haettava viimeistään", "Ersättning ska sökas senast", "Reimbursement to be applied for at the latest";
    MayBeLodgedBy, "may_be_lodged_by", Deadline, "Hakemus voidaan vielä jättää", "Ansökan får ännu lämnas in", "Application may still be lodged on";
    DataItem, "data_item", Data, "Käsiteltävien tietojen kohta (73 § 1 mom.)", "Punkt bland uppgifter som får behandlas (73 § 1 mom.)", "Item of data that may be processed (§ 73(1))";
    DataProvenance, "data_provenance", Duty, "Merkittävä, mistä tieto on saatu ja kuka sen merkitsi", "Det ska antecknas varifrån uppgiften fåtts och vem som antecknat den", "Source and recorder must be marked";
    EraseOn, "erase_on", Deadline, "Tiedot poistettava", "Uppgifterna ska raderas", "Data to be erased";
    MayKeep, "may_keep", Data, "Tiedot saa säilyttää", "Uppgifterna får bevaras", "Data may be kept";
    Erase, "erase", Task, "Poista asiakkaan tiedot", "Radera kundens uppgifter", "Erase the client's data";
    AccessGrantedBy, "access_granted_by", Authority, "Käyttöoikeuden myöntää", "Åtkomsträttigheten beviljas av", "Access right is granted by";
    Disclosed, "disclosed", Data, "Tieto luovutetaan palveluntuottajalle", "Uppgiften lämnas ut till tjänsteproducenten", "Field goes to the service provider";
    DisclosureItem, "disclosure_item", Data, "Luovutuksen perusteena oleva kohta (94 §)", "Punkt som utlämnandet grundar sig på (94 §)", "Item the disclosure rests on (§ 94)";
    IdentityCodeValid, "identity_code_valid", Data, "Henkilötunnus on oikein muodostettu", "Personbeteckningen är rätt bildad", "Identity code is well formed";
    IdentityCodeBirthDate, "identity_code_birth_date", Data, "Syntymäaika henkilötunnuksesta", "Födelsedatum enligt personbeteckningen", "Date of birth in the identity code";
    IdentityCodeKind, "identity_code_kind", Data, "Henkilötunnuksen laji", "Personbeteckningens slag", "Kind of identity code";
}
