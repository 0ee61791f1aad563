//! Files to take away: for the clerk at the old system, for next time, for the file.

use super::ask::{Ask, Paper, Tell};
use super::bench::{bench, t};
use crate::browser;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("7. Ota talteen", "7. Spara", "7. Keep");
const LEAD: Text = text(
    "Tiedostot tallentuvat tälle laitteelle. Huomioissa on henkilötietoja: säilytä ne kuten vanhan rekisterin tiedot.",
    "Filerna sparas på den här enheten. Anmärkningarna innehåller personuppgifter: förvara dem som uppgifterna i det gamla registret.",
    "The files are saved on this device. The findings hold personal data: keep them as you keep the old register.",
);
const PAPERS: [(Paper, Text); 8] = [
    (
        Paper::FindingsCsv,
        text("Huomiot taulukkona (CSV)", "Anmärkningarna som tabell (CSV)", "Findings as a table (CSV)"),
    ),
    (
        Paper::FindingsXlsx,
        text("Huomiot taulukkona (XLSX)", "Anmärkningarna som tabell (XLSX)", "Findings as a table (XLSX)"),
    ),
    (Paper::MendedCsv, text("Korjattu tiedosto (CSV)", "Den rättade filen (CSV)", "The mended file (CSV)")),
    (Paper::MendedXlsx, text("Korjattu tiedosto (XLSX)", "Den rättade filen (XLSX)", "The mended file (XLSX)")),
    (Paper::Report, text("Raportti luettavaksi (HTML)", "Rapport att läsa (HTML)", "Report to read (HTML)")),
    (Paper::ReportJson, text("Raportti ohjelmalle (JSON)", "Rapport för program (JSON)", "Report for programs (JSON)")),
    (Paper::Mends, text("Tehdyt korjaukset (JSON)", "Gjorda rättelser (JSON)", "Mends made (JSON)")),
    (Paper::Mapping, text("Sarakkeiden valinnat (JSON)", "Valen för kolumnerna (JSON)", "Choices of columns (JSON)")),
];

#[component]
pub fn Papers() -> impl IntoView {
    let bench = bench();
    let take = move |paper| {
        bench.ask(Ask::Take { paper }, |tell, bytes| {
            if let (Tell::Paper { name, kind }, Some(bytes)) = (tell, bytes) {
                let _ = browser::save(&name, &kind, &bytes);
            }
        });
    };
    let buttons = PAPERS.map(|(paper, name)| {
        view! { <li><button type="button" class="button-second" on:click=move |_| take(paper)>{t(name)}</button></li> }
    });
    view! {
        <section aria-labelledby="take-title">
            <h2 id="take-title" tabindex="-1">{t(TITLE)}</h2>
            <p>{t(LEAD)}</p>
            <ul class="papers-list">{buttons}</ul>
        </section>
    }
}
