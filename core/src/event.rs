//! What happened. Every kind has a version; an old version is read for ever by an upcast, never rewritten.

mod read;

use crate::client::{Field, Source};
use crate::officer::Right;
use crate::words::{Text, text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Values in canonical form, by field; an empty value says that there is none.
pub type Values = BTreeMap<Field, String>;
/// Words of an old register by the id of the intake field.
pub type Wordings = BTreeMap<String, String>;

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident $kind:literal $version:literal, $fi:literal $sv:literal $en:literal {
        $($(#[$attr:meta])* $field:ident: $type:ty),* $(,)?
    })*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name { $($(#[$attr])* pub $field: $type),* })*

        /// An event of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event { $($name($name)),* }

        $(impl From<$name> for Event {
            fn from(event: $name) -> Event { Event::$name(event) }
        })*

        impl Event {
            /// Kind and newest version of every event, for the golden lines.
            pub const KINDS: &[(&str, u16)] = &[$(($kind, $version)),*];

            pub fn kind(&self) -> (&'static str, u16) {
                match self { $(Event::$name(_) => ($kind, $version)),* }
            }

            /// What a timeline calls it.
            pub fn name(&self) -> Text {
                match self { $(Event::$name(_) => text($fi, $sv, $en)),* }
            }

            /// The same of a kind.
            pub fn name_of(kind: &str) -> Option<Text> {
                match kind {
                    $($kind => Some(text($fi, $sv, $en)),)*
                    _ => None,
                }
            }

            pub fn payload(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Event::$name(event) => serde_json::to_vec(event)),* }
            }

            fn parse(kind: &str, payload: &[u8]) -> Option<Result<Event, serde_json::Error>> {
                match kind {
                    $($kind => Some(serde_json::from_slice(payload).map(Event::$name)),)*
                    _ => None,
                }
            }
        }
    };
}

events! {
    /// A client relationship begins · asiakkuus alkaa · kundrelationen börjar.
    ClientRegistered "client_registered" 3, "Asiakas rekisteröity" "Kund registrerad" "Client registered" {
        client_number: u64,
        facts: Values,
        source: Source,
        /// The run of intake that brought the client in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run: Option<Uuid>,
        /// What the old register said where it was mended or translated, by field.
        #[serde(default, skip_serializing_if = "Wordings::is_empty")]
        wordings: Wordings,
    }
    FactsCorrected "facts_corrected" 3, "Tietoja korjattu" "Uppgifter rättade" "Facts corrected" {
        facts: Values,
        source: Source,
        reason: String,
        /// The run of intake that brought the values in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run: Option<Uuid>,
        /// What the old register said where it was mended or translated, by field.
        #[serde(default, skip_serializing_if = "Wordings::is_empty")]
        wordings: Wordings,
    }
    WorkerAssigned "worker_assigned" 2, "Vastuutyöntekijä nimetty" "Ansvarig handläggare utsedd" "Worker assigned" {
        on: NaiveDate,
        worker: String,
        /// Where an old register told it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    }
    /// A request of the client's own or a contact by another authority (§ 9).
    ContactMade "contact_made" 1, "Yhteydenotto" "Kontakt" "Contact" {
        on: NaiveDate,
        /// `request` or `authority`.
        way: String,
        authority: String,
        /// The client's consent to another authority's contact.
        consent: bool,
        matter: String,
        source: Source,
    }
    ContactHandled "contact_handled" 1, "Yhteydenotto käsitelty" "Kontakt behandlad" "Contact handled" {
        on: NaiveDate,
        in_need: bool,
        note: String,
    }
    AssessmentStarted "assessment_started" 1, "Arviointi aloitettu" "Bedömning inledd" "Assessment started" {
        on: NaiveDate,
        /// Items of § 14 (1) that held that day.
        grounds: Vec<u8>,
        note: String,
    }
    AssessmentFinished "assessment_finished" 1, "Arviointi valmis" "Bedömning klar" "Assessment finished" {
        on: NaiveDate,
        topics: BTreeMap<String, String>,
        further: Vec<String>,
        told: Vec<String>,
        language: String,
        interpreted: bool,
        needs_plan: bool,
        next: String,
        authors: String,
        source: Source,
    }
    /// An assessment made before the client came into this register.
    AssessmentTakenOver "assessment_taken_over" 2, "Aiempi arviointi tuotu" "Tidigare bedömning överförd" "Earlier assessment brought in" {
        on: NaiveDate,
        source: Source,
    }
    PlanDrawnUp "plan_drawn_up" 1, "Kotoutumissuunnitelma laadittu" "Integrationsplan utarbetad" "Integration plan drawn up" {
        on: NaiveDate,
        until: NaiveDate,
        long_goal: String,
        plan_goal: String,
        services: Vec<Service>,
        language_studies: String,
        participation: String,
        follow_up: String,
        next_review_on: NaiveDate,
        authors: String,
        source: Source,
    }
    /// A plan made before the client came into this register.
    PlanTakenOver "plan_taken_over" 2, "Aiempi suunnitelma tuotu" "Tidigare plan överförd" "Earlier plan brought in" {
        on: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        source: Source,
    }
    /// The client's needs or life changed, or the client asks for a review (§ 22).
    ChangeNoted "change_noted" 1, "Muutos tai tarkistuspyyntö" "Förändring eller begäran om översyn" "Change, or request for a review" {
        on: NaiveDate,
        what: String,
        source: Source,
    }
    PlanReviewed "plan_reviewed" 1, "Suunnitelma tarkistettu" "Planen reviderad" "Plan reviewed" {
        on: NaiveDate,
        participation: String,
        progress: String,
        obstacles: String,
        changes: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        next_review_on: NaiveDate,
        authors: String,
        source: Source,
    }
    PlanExtended "plan_extended" 1, "Enimmäiskestoa pidennetty" "Maximitiden förlängd" "Maximum length extended" {
        on: NaiveDate,
        /// `little_schooling`, `multidisciplinary`, `home_care`, `obstacle` or `study`.
        ground: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        months: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<NaiveDate>,
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        source: Source,
    }
    PlanEnded "plan_ended" 1, "Suunnitelma päättynyt" "Planen avslutad" "Plan ended" {
        on: NaiveDate,
        reason: String,
        note: String,
    }
    DirectedToService "directed_to_service" 1, "Ohjattu palveluun" "Hänvisad till service" "Directed to a service" {
        on: NaiveDate,
        service: String,
        provider: String,
    }
    JobseekerChanged "jobseeker_changed" 2, "Työnhakijuus muuttunut" "Status som arbetssökande ändrad" "Jobseeker status changed" {
        on: NaiveDate,
        registered: bool,
        /// An old register may tell that somebody is a jobseeker and not whether unemployed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unemployed: Option<bool>,
        note: String,
        source: Source,
    }
    EntryAnnulled "entry_annulled" 1, "Merkintä mitätöity" "Anteckning annullerad" "Entry annulled" {
        number: u32,
        reason: String,
    }
    RelationshipEnded "relationship_ended" 2, "Asiakkuus päättynyt" "Kundrelationen avslutad" "Client relationship ended" {
        on: NaiveDate,
        reason: String,
        note: String,
        /// Where an old register told it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    }
    /// The run that brought the client in was undone.
    ClientWithdrawn "client_withdrawn" 1, "Tuonti peruttu" "Importen återtagen" "Intake undone" {
        run: Uuid,
    }
    /// The client's data are kept beyond the time of § 77.
    ErasureHeld "erasure_held" 1, "Poistaminen keskeytetty" "Radering uppskjuten" "Erasure held" {
        on: NaiveDate,
        reason: String,
        /// The last day of the hold; it ends by itself.
        until: NaiveDate,
    }
    ErasureReleased "erasure_released" 1, "Poistamisen keskeytys päättynyt" "Uppskov med radering avslutat" "Hold of erasure ended" {
        on: NaiveDate,
        reason: String,
    }
    /// The content of the client's entries up to a number is gone; the last entry of the client.
    ContentErased "content_erased" 1, "Tiedot poistettu" "Uppgifterna raderade" "Data erased" {
        upto: u32,
        /// `section_77`, or `erasure_list` where an older backup had brought the client back.
        ground: String,
        /// The list that people approved.
        list: String,
        /// Highest client number the register has given: whose it was is not said, and it is not given again.
        numbers_given: u64,
    }
    /// The content of entries of the register's own that named an erased client is gone.
    RegisterContentErased "register_content_erased" 1, "Rekisterin merkintöjä poistettu" "Anteckningar i registret raderade" "Entries of the register erased" {
        numbers: Vec<u32>,
        list: String,
    }
    /// A list of erasure was carried out; stands under the register.
    ErasureCarriedOut "erasure_carried_out" 1, "Poistot tehty" "Radering utförd" "Erasure carried out" {
        list: String,
        count: u32,
        approved_by: Vec<String>,
    }
    /// A person looked at the list of those to be erased and approved it, by its id.
    ErasureApproved "erasure_approved" 1, "Poistoluettelo hyväksytty" "Raderingsförteckningen godkänd" "List of erasure approved" {
        list: String,
    }
    /// A run of intake begins: whom it brings nobody sees until it is whole; stands under the register.
    ImportBegun "import_begun" 1, "Tuonti aloitettu" "Import påbörjad" "Intake begun" {
        run: Uuid,
        system: String,
        /// SHA-256 over the file and what was decided about it.
        file_hash: String,
        /// Rows to be loaded.
        rows: u32,
        organisation: String,
    }
    /// A run of intake is whole; stands under the register.
    ImportLoaded "import_loaded" 3, "Tuonti" "Import" "Intake" {
        run: Uuid,
        system: String,
        file_hash: String,
        rows: u32,
        clients: u32,
        /// Whose run it is: `municipality:297`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        organisation: String,
        /// Rows of the file, those with errors too.
        #[serde(default)]
        came: u32,
        #[serde(default)]
        updated: u32,
        #[serde(default)]
        unchanged: u32,
        /// The second person of a large load.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        second: String,
        /// Somebody said that the counts are right, though they looked wrong.
        #[serde(default)]
        counts_accepted: bool,
        /// SHA-256 over the file alone, whatever was decided about it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        content_hash: String,
    }
    ImportUndone "import_undone" 1, "Tuonti peruttu" "Importen återtagen" "Intake undone" {
        run: Uuid,
    }
    /// In a dual run somebody looked at a difference between an old register and this one and settled it; stands
    /// under the client, or under the register where the old register has somebody whom this one has not.
    DifferenceSignedOff "difference_signed_off" 1, "Ero kuitattu" "Skillnad kvitterad" "Difference signed off" {
        /// Hash of what differs: another value is another difference.
        difference: String,
        system: String,
        /// Id of the field, or `only_in_file`, `only_in_register`.
        what: String,
        /// `register` or `file`.
        right: String,
        reason: String,
    }
    /// Lives with others: the household has the id of the client it began with, who needs no entry.
    HouseholdJoined "household_joined" 2, "Liitetty talouteen" "Ansluten till hushåll" "Joined to a household" {
        on: NaiveDate,
        household: Uuid,
        /// Where an old register told it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    }
    HouseholdLeft "household_left" 1, "Erotettu taloudesta" "Lämnat hushållet" "Left the household" {
        on: NaiveDate,
        note: String,
    }
    /// Somebody outside the municipality is to take part in this client's matter (§ 80 (1), (3)).
    WorkerInvited "worker_invited" 1, "Kutsuttu mukaan" "Inbjuden att delta" "Invited to take part" {
        on: NaiveDate,
        worker: String,
        /// `assessment`, `plan`, `review` or `service`.
        part: String,
        until: NaiveDate,
    }
    InvitationEnded "invitation_ended" 1, "Kutsu päättynyt" "Inbjudan avslutad" "Invitation ended" {
        on: NaiveDate,
        worker: String,
    }
    /// The person uses a right of the data subject.
    RequestReceived "request_received" 1, "Henkilön tietopyyntö" "Personens begäran om uppgifter" "Request of the data subject" {
        on: NaiveDate,
        /// `access`, `log`, `correction`, `restriction`, `objection` or `erasure`.
        kind: String,
        /// `visit`, `letter`, `email`, `phone` or `e_service`.
        way: String,
        what: String,
    }
    RequestAnswered "request_answered" 1, "Tietopyyntöön vastattu" "Begäran om uppgifter besvarad" "Request of the data subject answered" {
        on: NaiveDate,
        /// The entry of the request.
        request: u32,
        /// `granted`, `partly` or `refused`.
        decision: String,
        text: String,
    }
    /// A personal right of use is asked for an employee (§ 79); stands under the register, as all below.
    RightRequested "right_requested" 1, "Käyttöoikeutta pyydetty" "Åtkomsträttighet begärd" "Right of use requested" {
        right: Right,
        account: String,
        name: String,
        reason: String,
        takes_part: bool,
        /// For the training environment.
        training: bool,
    }
    RightGranted "right_granted" 1, "Käyttöoikeus myönnetty" "Åtkomsträttighet beviljad" "Right of use granted" {
        right: Uuid,
    }
    RightDeclined "right_declined" 1, "Käyttöoikeus hylätty" "Åtkomsträttighet avslagen" "Right of use declined" {
        right: Uuid,
        reason: String,
    }
    /// Opened technically (§ 80 (4)): from now on it can be used.
    RightOpened "right_opened" 1, "Käyttöoikeus avattu" "Åtkomsträttighet öppnad" "Right of use opened" {
        right: Uuid,
    }
    RightChanged "right_changed" 1, "Käyttöoikeutta muutettu" "Åtkomsträttighet ändrad" "Right of use changed" {
        right: Right,
        reason: String,
    }
    RightRemoved "right_removed" 1, "Käyttöoikeus poistettu" "Åtkomsträttighet återkallad" "Right of use removed" {
        right: Uuid,
        /// `conditions_ended`, `protection`, `misuse` or `unused`.
        ground: String,
        reason: String,
    }
    RightReviewed "right_reviewed" 1, "Käyttöoikeus tarkistettu" "Åtkomsträttighet granskad" "Right of use reviewed" {
        right: Uuid,
    }
    /// The first administrator of a municipality, opened on the municipality's written notice.
    MunicipalityEnrolled "municipality_enrolled" 1, "Kunta otettu mukaan" "Kommun ansluten" "Municipality enrolled" {
        right: Right,
        account: String,
        name: String,
        notice: String,
    }
    /// A client was opened with a written reason: one outside one's own, or what non-disclosure masks.
    ClientOpened "client_opened" 1, "Asiakas avattu perustellusti" "Kund öppnad med motivering" "Client opened with a reason" {
        opening: Uuid,
        client: Uuid,
        /// `outside` or `protected`.
        kind: String,
        right: Uuid,
        organisation: String,
        purpose: String,
        reason: String,
        /// Milliseconds since 1970 UTC; then it ends by itself.
        until: i64,
    }
    /// KEHA tells a municipality what it saw in the logs (§ 79 (3)).
    AnomalyReported "anomaly_reported" 1, "Poikkeamasta ilmoitettu" "Avvikelse anmäld" "Anomaly reported" {
        anomaly: Uuid,
        organisation: String,
        officer: String,
        what: String,
    }
    AnomalyAnswered "anomaly_answered" 1, "Poikkeama selvitetty" "Avvikelse utredd" "Anomaly answered" {
        anomaly: Uuid,
        cause: String,
        measures: String,
    }
    /// The officer has seen the notices up to this one.
    NoticesSeen "notices_seen" 1, "Ilmoitukset nähty" "Meddelanden sedda" "Notices seen" {
        up_to: u64,
    }
}

/// An agreed service and why it serves the goal (§ 19).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: String,
    pub reason: String,
}
