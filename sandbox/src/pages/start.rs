//! Two clear choices: work, or practise in this browser.

use crate::parts::frame::Simple;
use crate::parts::head::Head;
use crate::place::{Page, Place, Side};
use crate::reader::{reader, said, t};
use crate::texts::OLD_REGISTER;
use kotodigi::views::WorkAsk;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text(
    "Koto-digi, kotoutumisen asiakastietojärjestelmä",
    "Koto-digi, kundinformationssystemet för integration",
    "Koto-digi, the client information system for integration",
);
const WORK: Text = text("Työ", "Arbete", "Work");
const WORK_IS: Text = text(
    "Oman kuntasi tai viranomaisesi rekisteri. Tarvitset käyttöoikeuden.",
    "Din kommuns eller myndighets register. Du behöver användarrättighet.",
    "The register of your municipality or authority. You need a right of use.",
);
const PRACTISE: Text = text("Harjoittele tässä selaimessa", "Öva i den här webbläsaren", "Practise in this browser");
const PRACTISE_IS: Text = text(
    "Sama ohjelma ja keksityt henkilöt. Mikään ei lähde tästä selaimesta, eikä mitään voi rikkoa.",
    "Samma program och påhittade personer. Inget lämnar den här webbläsaren, och inget kan gå sönder.",
    "The same program with made-up people. Nothing leaves this browser, and nothing can be broken.",
);

const CHECK: Text = text("Tarkista asiakirjatiedosto", "Kontrollera en aktfil", "Check a record file");

#[component]
pub fn Start() -> impl IntoView {
    let reader = reader();
    let href = move |side| reader.href(&Place::In(side, Page::Tasks(WorkAsk::default())));
    let title = said(TITLE);
    view! {
        <Simple />
        <main id="main" tabindex="-1">
            <Head title />
            <ul class="choices">
                <li>
                    <h2><a href=href(Side::Work)>{t(WORK)}</a></h2>
                    <p>{t(WORK_IS)}</p>
                </li>
                <li>
                    <h2><a href=href(Side::Training)>{t(PRACTISE)}</a></h2>
                    <p>{t(PRACTISE_IS)}</p>
                </li>
            </ul>
            <p><a href=reader.href(&Place::Verify)>{t(CHECK)}</a></p>
            <p><a href=format!("{}work/intake", reader.href(&Place::Start))>{t(OLD_REGISTER)}</a></p>
        </main>
    }
}
