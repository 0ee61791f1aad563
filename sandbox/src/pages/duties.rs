//! What each role does, in one line.

use kotodigi::officer::Role;
use kotodigi::words::{Text, text};

pub const fn duty(role: Role) -> Text {
    match role {
        Role::IntegrationWorker => text(
            "Ottaa vastaan yhteydenotot, arvioi palvelutarpeen ja tekee kotoutumissuunnitelman",
            "Tar emot kontakter, bedömer servicebehovet och gör upp integrationsplanen",
            "Receives contacts, assesses needs and draws up the integration plan",
        ),
        Role::EmploymentExpert => text(
            "Tekee samaa työtä työnhakijoiden kanssa",
            "Gör samma arbete med arbetssökande",
            "Does the same work with jobseekers",
        ),
        Role::CountyWorker => text(
            "Osallistuu niiden asiakkaiden arviointiin ja suunnitelmaan, joihin on kutsuttu",
            "Deltar i bedömning och plan för de kunder som personen bjudits in till",
            "Takes part in the assessment and plan of clients they were invited to",
        ),
        Role::ServiceProducer => text(
            "Näkee palveluun ohjatuista asiakkaista sen, minkä palvelu tarvitsee",
            "Ser om kunder som anvisats till tjänsten det som tjänsten kräver",
            "Sees of clients directed to the service what the service needs",
        ),
        Role::Supervisor => text(
            "Valvoo työtä ja katseluja ja saa hälytykset turvakiellon avauksista",
            "Övervakar arbetet och läsningarna och larmas om öppningar av spärrmarkeringar",
            "Supervises work and looks, and is alarmed when protected data is opened",
        ),
        Role::IntakeOfficer => text(
            "Siirtää vanhan rekisterin tiedot ja korjaa ne",
            "Överför uppgifter ur ett gammalt register och rättar dem",
            "Moves the data of an old register in and mends it",
        ),
        Role::Registrar => text(
            "Vastaa henkilöiden tietopyyntöihin",
            "Svarar på personers begäran om sina uppgifter",
            "Answers people's requests on their own data",
        ),
        Role::AccessAdministrator => text(
            "Myöntää kunnan käyttöoikeudet; ei näe asiakkaita",
            "Beviljar kommunens åtkomsträttigheter; ser inga kunder",
            "Grants the municipality's rights of use; sees no clients",
        ),
        Role::KehaAccessAdministrator => text(
            "Avaa myönnetyt oikeudet ja myöntää valtion oikeudet; ei näe asiakkaita",
            "Öppnar beviljade rättigheter och beviljar statens; ser inga kunder",
            "Opens granted rights and grants the state's; sees no clients",
        ),
        Role::KehaLogOfficer => text(
            "Seuraa lokeja ja ilmoittaa poikkeamista kunnalle",
            "Följer loggarna och anmäler avvikelser till kommunen",
            "Watches the logs and tells the municipality of anomalies",
        ),
        Role::KehaRegistrar => text(
            "Hyväksyy vanhentuneiden tietojen poistamisen",
            "Godkänner radering av föråldrade uppgifter",
            "Approves the erasure of data whose time has come",
        ),
        Role::ReimbursementOfficer => text(
            "Käsittelee kuntien korvaukset",
            "Behandlar kommunernas ersättningar",
            "Handles the municipalities' reimbursements",
        ),
        Role::CentreOfficer => text(
            "Edistää kotoutumista alueellaan; ei näe yksittäisiä asiakkaita",
            "Främjar integration i sitt område; ser inga enskilda kunder",
            "Promotes integration in the area; sees no single clients",
        ),
        Role::MinistryAnalyst => text(
            "Seuraa lukuja; ei näe yksittäisiä asiakkaita",
            "Följer statistiken; ser inga enskilda kunder",
            "Follows the figures; sees no single clients",
        ),
        Role::Auditor => text(
            "Arvioi ja tarkastaa toimeksiannosta; ei näe yksittäisiä asiakkaita",
            "Utvärderar och granskar på uppdrag; ser inga enskilda kunder",
            "Evaluates and audits under contract; sees no single clients",
        ),
        Role::Maintainer => text(
            "Pitää järjestelmän käynnissä; ei näe asiakkaita",
            "Håller systemet i gång; ser inga kunder",
            "Keeps the system running; sees no clients",
        ),
    }
}
