//! Why something that a later extract says is not taken: nobody's work is overwritten.

use super::super::diff::What;
use super::super::rows::IntakeRow;
use crate::entry::ClientId;
use crate::register::Row;
use crate::words::{Text, text};
use serde::{Serialize, Serializer};

macro_rules! whys {
    ($($(#[$doc:meta])* $name:ident $code:literal,
        $fi:literal $sv:literal $en:literal,
        $next_fi:literal $next_sv:literal $next_en:literal;)*) => {
        /// Why what a row says stays out while its client is here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Why { $($(#[$doc])* $name),* }

        impl Why {
            pub const ALL: &[Why] = &[$(Why::$name),*];

            pub const fn code(self) -> &'static str {
                match self { $(Why::$name => $code),* }
            }

            /// What is so.
            pub const fn text(self) -> Text {
                match self { $(Why::$name => text($fi, $sv, $en)),* }
            }

            /// What to do.
            pub const fn next(self) -> Text {
                match self { $(Why::$name => text($next_fi, $next_sv, $next_en)),* }
            }
        }
    };
}

whys! {
    MadeHere "made_here",
        "Tieto on kirjattu tässä rekisterissä, ja se jää voimaan." "Uppgiften har antecknats i det här registret och gäller fortfarande." "It was entered in this register, and stays.",
        "Jos vanha rekisteri on oikeassa, asiakkaan työntekijä korjaa tiedon. Muuten kuittaa ero." "Om det gamla registret har rätt rättar kundens handläggare uppgiften. Kvittera annars skillnaden." "If the old register is right, the client's worker corrects it. Otherwise sign the difference off.";
    UnderWay "assessment_under_way_here",
        "Asiakkaan arviointi on aloitettu tässä rekisterissä ja on kesken." "En bedömning av kunden har inletts i det här registret och pågår." "An assessment of the client was started in this register and is under way.",
        "Saata arviointi valmiiksi täällä. Jos se aloitettiin turhaan, mitätöi aloitus ja tuo uudelleen." "Slutför bedömningen här. Om den inleddes i onödan, annullera inledandet och importera på nytt." "Finish the assessment here. If it was started for nothing, annul that entry and load again.";
    EndedHere "relationship_ended_here",
        "Asiakkuus on tässä rekisterissä päättynyt." "Kundrelationen har avslutats i det här registret." "In this register the client relationship has ended.",
        "Jos päättäminen oli virhe, mitätöi se ja tuo uudelleen. Muuten kuittaa ero." "Om avslutandet var ett misstag, annullera det och importera på nytt. Kvittera annars skillnaden." "If ending it was a mistake, annul that entry and load again. Otherwise sign the difference off.";
    WorkGoesOn "work_goes_on_here",
        "Vanhassa rekisterissä asiakkuus on päättynyt, mutta työ jatkuu tässä rekisterissä." "I det gamla registret har kundrelationen upphört, men arbetet fortsätter i det här registret." "In the old register the relationship has ended, and work goes on in this one.",
        "Sovi asiakkaan työntekijän kanssa: hän päättää suunnitelman ja asiakkuuden täällä, tai kuittaa ero." "Kom överens med kundens handläggare, som avslutar planen och kundrelationen här, eller kvittera skillnaden." "Agree with the client's worker, who ends the plan and the relationship here, or sign the difference off.";
    BuiltOn "work_rests_on_it",
        "Aiemmin tuodun tiedon varaan on tehty työtä tässä rekisterissä." "Arbete i det här registret bygger på uppgiften som togs in tidigare." "Work in this register rests on what was brought in before.",
        "Asiakkaan työntekijä tarkistaa tiedon ja korjaa sen täällä. Muuten kuittaa ero." "Kundens handläggare kontrollerar uppgiften och rättar den här. Kvittera annars skillnaden." "The client's worker checks it and corrects it here. Otherwise sign the difference off.";
    OlderPlan "older_plan",
        "Rekisterissä on uudempi suunnitelma kuin tiedostossa." "Registret har en nyare plan än filen." "The register has a newer plan than the file.",
        "Tarkista, onko tiedosto vanha poiminta. Jos päivä on oikaistu, asiakkaan työntekijä korjaa sen täällä." "Kontrollera om filen är ett gammalt utdrag. Om dagen har rättats rättar kundens handläggare den här." "Check whether the file is an old extract. If the day was put right, the client's worker corrects it here.";
    NoNeed "assessment_shows_no_need",
        "Tässä rekisterissä tehty arviointi ei osoittanut suunnitelman tarvetta." "Bedömningen i det här registret visade inget behov av plan." "The assessment made in this register showed no need for a plan.",
        "Asiakkaan työntekijä selvittää, onko suunnitelma voimassa. Muuten kuittaa ero." "Kundens handläggare utreder om planen gäller. Kvittera annars skillnaden." "The client's worker finds out whether the plan is in force. Otherwise sign the difference off.";
    SettledSince "settled_since",
        "Tämä on vanhan rekisterin aiempi arvo: uudempi on hyväksytty kuittaamalla ero." "Detta är det gamla registrets tidigare värde: ett nyare har godkänts genom att en skillnad kvitterats." "This is an earlier value of the old register: a newer one was accepted by signing a difference off.",
        "Tarkista, onko tiedosto vanha poiminta. Jos aiempi arvo on taas oikea, kuittaa ero tiedoston hyväksi." "Kontrollera om filen är ett gammalt utdrag. Om det tidigare värdet åter är rätt, kvittera skillnaden till filens fördel." "Check whether the file is an old extract. If the earlier value is right again, sign the difference in favour of the file.";
    WorkerUnknown "worker_unknown",
        "Tällä nimellä ei ole työntekijää organisaatiossasi." "Din organisation har ingen handläggare med det namnet." "Your organisation has no worker of this name.",
        "Avaa työntekijälle käyttöoikeus ja tuo uudelleen, tai nimeä vastuutyöntekijä käsin. Nimen saa talteen arkistotiedostoon." "Öppna en åtkomsträttighet för handläggaren och importera på nytt, eller utse en ansvarig för hand. Namnet kan sparas i en arkivfil." "Open a right of use for the worker and load again, or assign a worker by hand. The name can be kept in an archive file.";
    WorkerAmbiguous "worker_ambiguous",
        "Nimi tarkoittaa useampaa organisaatiosi työntekijää." "Namnet avser flera handläggare i din organisation." "The name means several workers of your organisation.",
        "Käytä tiedostossa työntekijän tunnusta, tai nimeä vastuutyöntekijä käsin. Nimen saa talteen arkistotiedostoon." "Använd handläggarens konto i filen, eller utse en ansvarig för hand. Namnet kan sparas i en arkivfil." "Use the worker's account in the file, or assign a worker by hand. The name can be kept in an archive file.";
    LivesWithOthers "lives_with_others",
        "Asiakas on tässä rekisterissä liitetty muiden talouteen." "Kunden är i det här registret ansluten till andras hushåll." "In this register the client was joined to the household of others.",
        "Tarkista, kenen kanssa asiakas asuu, ja liitä tai erota hänet asiakkaan sivulla." "Kontrollera vem kunden bor med och anslut eller skilj kunden på kundens sida." "Check whom the client lives with, and join or part them on the client's page.";
    LeftHousehold "left_household_here",
        "Asiakas on tässä rekisterissä erotettu taloudesta." "Kunden har i det här registret lämnat ett hushåll." "In this register the client left a household.",
        "Jos hän asuu taas näiden kanssa, liitä hänet asiakkaan sivulla." "Om kunden åter bor med dessa, anslut kunden på kundens sida." "If the client lives with these again, join them on the client's page.";
}

impl Why {
    /// Nothing here stands against it: somebody who is meant could not be found.
    pub const fn is_only_unknown(self) -> bool {
        matches!(self, Why::WorkerUnknown | Why::WorkerAmbiguous)
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// Something of a row that stays out because of what is here. No value is told: the dual run shows what may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The row a spreadsheet shows.
    pub row: u32,
    /// Nobody yet, where the row brings a new client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client_number: String,
    pub what: What,
    pub why: Why,
}

impl Conflict {
    pub(super) fn of(row: u32, client: Option<&Row>, (what, why): (What, Why)) -> Conflict {
        let client_number = client.map(Row::shown_number).unwrap_or_default();
        Conflict { row, client: client.map(|client| client.id), client_number, what, why }
    }
}

pub(super) fn conflicts<'a>(
    row: &'a IntakeRow,
    client: Option<&'a Row>,
    stays: impl IntoIterator<Item = (What, Why)> + 'a,
) -> impl Iterator<Item = Conflict> + 'a {
    stays.into_iter().map(move |stays| Conflict::of(row.row, client, stays))
}
