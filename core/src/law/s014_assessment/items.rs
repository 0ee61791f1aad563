//! What § 14 and its decree list: grounds, topics of the interview, what the client is told.

use crate::words::{Text, text};

/// The grounds of subsection 1; item `n` stands at `n - 1`.
pub const GROUNDS: [Text; 7] = [
    text("työtön työnhakija", "arbetslös arbetssökande", "unemployed jobseeker"),
    text(
        "2 §:n 3 tai 4 momentissa tarkoitettu henkilö",
        "person som avses i 2 § 3 eller 4 mom.",
        "person of § 2(3) or (4)",
    ),
    text("saa lasten kotihoidon tukea", "får hemvårdsstöd", "receives child home care allowance"),
    text(
        "pyytää arviointia tai hänestä on tehty yhteydenotto, ja arvioidaan tarvitsevan sitä",
        "begär bedömning eller en kontakt har tagits, och bedöms behöva den",
        "asks for it or was made contact about, and is judged to need it",
    ),
    text(
        "saa toimeentulotukea muuten kuin tilapäisesti",
        "får utkomststöd annat än tillfälligt",
        "receives social assistance other than temporarily",
    ),
    text(
        "ilman huoltajaa tullut lapsi tai nuori",
        "barn eller ung person utan vårdnadshavare",
        "unaccompanied child or young person",
    ),
    text("ihmiskaupan uhri", "offer för människohandel", "victim of trafficking in human beings"),
];

/// What the initial interview finds out.
pub const TOPICS: [Text; 9] = [
    text("luku- ja kirjoitustaito", "läs- och skrivfärdighet", "literacy"),
    text("suomen ja ruotsin taito", "kunskaper i finska och svenska", "Finnish and Swedish skills"),
    text(
        "opiskelun ja työelämän taidot ja valmiudet",
        "färdigheter för studier och arbetsliv",
        "skills for study and working life",
    ),
    text(
        "työllisyys- ja koulutuspalvelujen tarve ja tavoitteet",
        "behov av och mål för sysselsättnings- och utbildningstjänster",
        "needs and goals for employment and education services",
    ),
    text("koulutus- ja työhistoria", "utbildning och arbetserfarenhet", "earlier education and work"),
    text("erityisosaaminen ja vahvuudet", "specialkunskaper och styrkor", "special skills and strengths"),
    text("kotoutumissuunnitelman tarve", "behov av integrationsplan", "need for an integration plan"),
    text(
        "elämäntilanne ja siitä seuraavat tarpeet",
        "livssituation och behov som följer av den",
        "life situation and needs arising from it",
    ),
    text(
        "muiden kotoutumispalvelujen tarve ja tavoitteet",
        "behov av och mål för andra integrationstjänster",
        "needs and goals for other integration services",
    ),
];

/// Measures that may follow the interview (decree 869/2024).
pub const FURTHER: [Text; 6] = [
    text("osaamisen tunnistaminen", "identifiering av kompetens", "recognition of competence"),
    text(
        "luku- ja kirjoitustaidon tarkempi selvitys",
        "närmare utredning av läs- och skrivfärdigheten",
        "closer look at literacy",
    ),
    text(
        "suomen tai ruotsin taidon tarkempi selvitys",
        "närmare utredning av kunskaperna i finska eller svenska",
        "closer look at Finnish or Swedish skills",
    ),
    text("opiskelutaitojen selvitys", "utredning av studiefärdigheter", "look at study skills"),
    text(
        "työllistymisen vaihtoehtojen selvitys",
        "utredning av sysselsättningsalternativ",
        "look at options for employment",
    ),
    text(
        "palvelutarpeiden tarkempi selvitys",
        "närmare utredning av servicebehoven",
        "closer look at needs for services",
    ),
];

/// What the client is told in the initial interview.
pub const TOLD: [Text; 4] = [
    text("palvelujen tavoitteet", "tjänsternas mål", "aims of the services"),
    text(
        "suunnitelman laatiminen ja palveluprosessi",
        "utarbetandet av planen och serviceprocessen",
        "how the plan is made and services proceed",
    ),
    text(
        "suunnitelman sitovuus, oikeudet ja velvollisuudet",
        "planens bindande verkan, rättigheter och skyldigheter",
        "that the plan binds; rights and duties",
    ),
    text("henkilötietojen käsittely", "behandlingen av personuppgifter", "how personal data are processed"),
];
