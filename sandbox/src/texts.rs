//! Words that several pages share; what only one page says stands in that page.

use kotodigi::words::{Text, text};

pub const KOTO_DIGI: Text = text("Koto-digi", "Koto-digi", "Koto-digi");
pub const TRAINING: Text = text("Harjoitus", "Övning", "Practice");
pub const WORK_LIST: Text = text("Työlista", "Arbetslista", "Work list");
pub const SEARCH: Text = text("Hae asiakas", "Sök kund", "Find a client");
pub const NEW_CLIENT: Text = text("Uusi asiakas", "Ny kund", "New client");
pub const RIGHTS: Text = text("Käyttöoikeudet", "Åtkomsträttigheter", "Rights of use");
pub const SESSIONS: Text = text("Omat istunnot", "Egna sessioner", "Your sessions");
pub const NOTICES: Text = text("Ilmoitukset", "Meddelanden", "Notices");
pub const ANOMALIES: Text = text("Poikkeamat", "Avvikelser", "Anomalies");
pub const ERASURE: Text = text("Poistettavat tiedot", "Uppgifter att radera", "Data to erase");
pub const ROLES: Text = text("Mitä kukin rooli saa tehdä", "Vad varje roll får göra", "What each role may do");
pub const LOADS: Text = text("Tuonnit", "Importer", "Loads");
pub const OLD_REGISTER: Text =
    text("Vanhan rekisterin siirto", "Överföring av ett gammalt register", "Bringing in an old register");
pub const MASKED: Text = text("Peitetty", "Dold", "Masked");
pub const PROTECTED: Text = text("Turvakielto", "Spärrmarkering", "Non-disclosure for personal safety");
pub const WHY_NOT: Text = text("Miksi?", "Varför?", "Why?");
pub const CANNOT_NOW: Text = text("Ei onnistu sinulta", "Du kan inte göra detta", "You can't do this");
pub const CLIENT_LOG: Text = text("Kuka on katsonut tietoja", "Vem har läst uppgifterna", "Who has looked at the data");
pub const OFFICER_LOG: Text = text("Katselut", "Läsningar", "Looks");
pub const EXTRACT: Text = text("Kaikki henkilön tiedot", "Alla uppgifter om personen", "All data of the person");
pub const LAW: Text = text("Laki", "Lagen", "The law");
pub const CLIENT: Text = text("Asiakas", "Kund", "Client");
pub const CLIENT_NUMBER: Text = text("Asiakasnumero", "Kundnummer", "Client number");
pub const MUNICIPALITY: Text = text("Kotikunta", "Hemkommun", "Municipality");
pub const WORKER: Text = text("Työntekijä", "Handläggare", "Worker");
pub const NO_WORKER: Text = text("Ei työntekijää", "Ingen handläggare", "No worker");
pub const LATE: Text = text("Myöhässä", "Försenad", "Late");
pub const WAIT: Text = text("Haetaan tietoja…", "Hämtar uppgifter…", "Fetching…");
pub const NEXT_STEP: Text = text("Mitä voit tehdä", "Vad du kan göra", "What you can do");
pub const CHOOSE: Text = text("Valitse", "Välj", "Choose");
pub const REQUIRED: Text = text("pakollinen", "obligatorisk", "required");
pub const DATE_HINT: Text = text("Muodossa 31.1.2027", "I formen 31.1.2027", "As 31.1.2027");
pub const CANCEL: Text = text("Peruuta", "Avbryt", "Cancel");
pub const AGAIN: Text = text("Yritä uudelleen", "Försök igen", "Try again");
pub const YES: Text = text("kyllä", "ja", "yes");
pub const NO: Text = text("ei", "nej", "no");
