//! What a load would do, with a few rows of each outcome.

use super::ask::{Ask, Outcome, Sample, Tell};
use super::bench::{bench, t};
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("5. Mitä tuonti tekisi", "5. Vad en import skulle göra", "5. What a load would do");
const ROWS: Text = text("Rivejä tiedostossa", "Rader i filen", "Rows in the file");
const CREATE: Text = text("Uusia asiakkaita", "Nya kunder", "New clients");
const REFUSE: Text = text("Jää pois (virhe)", "Utelämnas (fel)", "Stay out (error)");
const NO_REGISTER: Text = text(
    "Tämä sivu ei näe rekisteriä, joten jokainen kelvollinen rivi näkyy uutena. Rekisteriin tuotaessa ohjelma vertaa rivit siihen: ketkä ovat jo siellä, keiden tiedot päivittyvät ja keiden eivät muutu.",
    "Den här sidan ser inte registret, så varje giltig rad visas som ny. Vid importen jämför programmet raderna med registret: vilka som redan finns, vilkas uppgifter uppdateras och vilkas inte ändras.",
    "This page does not see the register, so every sound row shows as new. When loading, the program compares the rows with it: who is there already, whose data changes and whose does not.",
);
const SOME_NEW: Text = text("Esimerkkejä uusista", "Exempel på nya", "Some of the new");
const SOME_REFUSED: Text = text("Esimerkkejä pois jäävistä", "Exempel på dem som utelämnas", "Some that stay out");
const ROW: Text = text("Rivi", "Rad", "Row");

#[component]
pub fn Outcomes() -> impl IntoView {
    let bench = bench();
    let count = move |of: fn(&super::ask::Checked) -> u32| {
        move || bench.checked.with(|checked| checked.as_ref().map(of).unwrap_or_default())
    };
    view! {
        <section aria-labelledby="outcome-title">
            <h2 id="outcome-title">{t(TITLE)}</h2>
            <dl class="summary">
                <div><dt>{t(ROWS)}</dt><dd>{count(|c| c.rows)}</dd></div>
                <div><dt>{t(CREATE)}</dt><dd>{count(|c| c.create)}</dd></div>
                <div><dt>{t(REFUSE)}</dt><dd>{count(|c| c.refuse)}</dd></div>
            </dl>
            <p class="aside">{t(NO_REGISTER)}</p>
            {move || {
                bench.turn.track();
                view! {
                    <Samples outcome=Outcome::Create title=SOME_NEW />
                    <Samples outcome=Outcome::Refuse title=SOME_REFUSED />
                }
            }}
        </section>
    }
}

#[component]
fn Samples(outcome: Outcome, title: Text) -> impl IntoView {
    let bench = bench();
    let samples = RwSignal::new(Vec::<Sample>::new());
    bench.ask(Ask::Samples { outcome }, move |tell, _| {
        if let Tell::Samples(found) = tell {
            let _ = samples.try_set(found);
        }
    });
    let one = move |sample: Sample| {
        let lang = bench.lang.get_untracked();
        let cells = sample.cells.into_iter().map(|(field, value)| {
            view! { <div><dt>{field.label().say(lang)}</dt><dd>{value}</dd></div> }
        });
        let says = sample.says.into_iter().map(|says| view! { <p>{says}</p> }).collect_view();
        view! {
            <li>
                <h4>{ROW.say(lang)}" "{sample.row}</h4>
                <dl class="cells">{cells.collect_view()}</dl>
                {says}
            </li>
        }
    };
    move || {
        let all = samples.get();
        (!all.is_empty()).then(|| {
            let all = all.into_iter().map(one).collect_view();
            view! { <details class="samples"><summary>{t(title)}</summary><ul>{all}</ul></details> }
        })
    }
}
