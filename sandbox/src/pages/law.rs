//! The law as this program executes it: sections, values with their first day and source, and where we chose.

use crate::desk::desk;
use crate::parts::head::Head;
use crate::reader::{said, t};
use crate::texts::LAW;
use kotodigi::law::{self, Interpretation, Number, Section};
use kotodigi::words::{Lang, Text, say_date, text};
use leptos::prelude::*;

const LEAD: Text = text(
    "Tämä ohjelma noudattaa näitä pykäliä. Jokaisella luvulla on alkamispäivä ja lähde; jokainen määräaika lasketaan näistä.",
    "Detta program följer dessa paragrafer. Varje tal har en första dag och en källa; varje tidsfrist räknas ut av dem.",
    "This program follows these sections. Each number has its first day and its source; each deadline is reckoned from them.",
);
const WHAT: Text = text("Mikä", "Vad", "What");
const VALUE: Text = text("Arvo", "Värde", "Value");
const FROM: Text = text("Alkaen", "Från", "From");
const SOURCE: Text = text("Lähde", "Källa", "Source");
const CHOSEN: Text = text("Tulkintamme", "Vår tolkning", "Our reading");
const ALL_CHOSEN: Text = text(
    "Tulkinnat: missä laki jättää valinnan ja mitä valitsimme",
    "Tolkningar: där lagen lämnar ett val och vad vi valde",
    "Readings: where the Act leaves a choice, and what we chose",
);
const SECTIONS: Text = text("Pykälät", "Paragrafer", "Sections");

#[component]
pub fn Law() -> impl IntoView {
    let lang = desk().reader.lang;
    let title = said(LAW);
    let sections = move || law::SECTIONS.iter().map(|section| one(section, lang.get())).collect_view();
    let contents = move || {
        law::SECTIONS
            .iter()
            .map(|section| view! { <li><a href=format!("#{}", id(section))>{name(section, lang.get())}</a></li> })
            .collect_view()
    };
    let chosen = move || law::interpretations().map(|chosen| interpretation(chosen, lang.get())).collect_view();
    view! {
        <Head title />
        <p class="lead">{t(LEAD)}</p>
        <nav aria-label=t(SECTIONS)><ul class="contents">{contents}</ul></nav>
        {sections}
        <section aria-labelledby="readings">
            <h2 id="readings">{t(ALL_CHOSEN)}</h2>
            <ul>{chosen}</ul>
        </section>
    }
}

fn id(section: &Section) -> String {
    format!("section-{}", section.number.replace(' ', ""))
}

fn name(section: &Section, lang: Lang) -> String {
    let number = section.number;
    match lang {
        Lang::Fi | Lang::Sv => format!("{number} § {}", section.title.say(lang)),
        Lang::En => format!("§ {number} {}", section.title.say(lang)),
    }
}

fn one(section: &'static Section, lang: Lang) -> impl IntoView {
    let heads = [WHAT, VALUE, FROM, SOURCE];
    let lines: Vec<_> = section.numbers.iter().flat_map(|number| lines(number, lang)).collect();
    let chosen: Vec<_> = section.interpretations.iter().map(|chosen| interpretation(chosen, lang)).collect();
    view! {
        <section class="law">
            <h2 id=id(section) tabindex="-1">{name(section, lang)}</h2>
            <p class="cite">{section.cite.say(lang)}</p>
            {(!lines.is_empty()).then(|| view! {
                <table class="facts" role="table">
                    <thead role="rowgroup">
                        <tr role="row">{heads.map(|head| view! { <th role="columnheader" scope="col">{t(head)}</th> })}</tr>
                    </thead>
                    <tbody role="rowgroup">{lines}</tbody>
                </table>
            })}
            {(!chosen.is_empty()).then(|| view! { <h3>{t(CHOSEN)}</h3><ul>{chosen}</ul> })}
        </section>
    }
}

/// Every value through time, newest first.
fn lines(number: &'static Number, lang: Lang) -> Vec<AnyView> {
    let line = |line: &kotodigi::law::cite::Since<i64>| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{number.name.say(lang)}</th>
                <td role="cell" class="value">{number.say(line.value).say(lang)}</td>
                <td role="cell">{say_date(line.from, lang)}</td>
                <td role="cell" class="aside">{line.cite.say(lang)}</td>
            </tr>
        }
        .into_any()
    };
    number.timeline.lines.iter().rev().map(line).collect()
}

fn interpretation(chosen: &'static Interpretation, lang: Lang) -> AnyView {
    view! { <li>{chosen.text.say(lang)}" "<span class="cite">{chosen.cite.say(lang)}</span></li> }.into_any()
}
