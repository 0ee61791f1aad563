//! Which column is which field: proposed, with what it was seen from, and changed by whoever knows better.

use super::ask::{Choice, Column};
use super::bench::{bench, t};
use super::{constants, meanings};
use kotodigi::intake::Field;
use kotodigi::intake::field::Shape;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;

const TITLE: Text = text("3. Sarakkeet", "3. Kolumner", "3. Columns");
const LEAD: Text = text(
    "Jokaiselle sarakkeelle ehdotetaan kenttää. Alla ovat ne, jotka on syytä katsoa: vaihda kenttä, jos ehdotus on väärä.",
    "För varje kolumn föreslås ett fält. Nedan finns de som bör ses över: byt fält om förslaget är fel.",
    "A field is proposed for each column. Below are those worth a look: change the field where the proposal is wrong.",
);
const ALL: Text = text("Näytä kaikki sarakkeet ({0})", "Visa alla kolumner ({0})", "Show all columns ({0})");
const SOME: Text = text("Näytä vain tarkistettavat", "Visa bara dem som bör ses över", "Show only those worth a look");
const SURE: Text = text(
    "Kaikki sarakkeet tunnistettiin varmasti.",
    "Alla kolumner kändes säkert igen.",
    "All columns were recognised for sure.",
);
const HEADS: [Text; 4] = [
    text("Sarake tiedostossa", "Kolumn i filen", "Column in the file"),
    text("Esimerkkejä", "Exempel", "Examples"),
    text("Kenttä rekisterissä", "Fält i registret", "Field in the register"),
    text("Varmuus", "Säkerhet", "Confidence"),
];
const FIELD_OF: Text = text("Kenttä sarakkeelle {0}", "Fält för kolumnen {0}", "Field for the column {0}");
const FAMILY_FIRST: Text =
    text("koko nimi: sukunimi ensin", "hela namnet: efternamnet först", "whole name: family name first");
const GIVEN_FIRST: Text =
    text("koko nimi: etunimet ensin", "hela namnet: förnamnen först", "whole name: given names first");
const NOT_SHOWN: Text = text("Ei näytetä eikä siirretä", "Visas inte och överförs inte", "Neither shown nor moved");
const BY: [(&str, Text); 5] = [
    ("header", text("otsikosta", "av rubriken", "by the header")),
    ("content", text("sisällöstä", "av innehållet", "by the content")),
    ("both", text("otsikosta ja sisällöstä", "av rubriken och innehållet", "by header and content")),
    ("nothing", text("ei tunnistettu", "kändes inte igen", "not recognised")),
    ("given", text("itse valittu", "valt själv", "your choice")),
];

#[component]
pub fn Columns() -> impl IntoView {
    let bench = bench();
    let all = RwSignal::new(false);
    let columns = Memo::new(move |_| {
        bench.opened.with(|opened| opened.as_ref().map(|opened| opened.columns.clone())).unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        let mut columns = columns.get();
        columns.retain(|column| all.get() || worth_a_look(column));
        columns
    });
    let rows = move || {
        let lang = bench.lang.get();
        shown.get().into_iter().map(|column| row(column, lang)).collect_view()
    };
    let turn = move || {
        let many = columns.with(Vec::len);
        if all.get() { SOME.say(bench.lang.get()).to_owned() } else { phrase!(ALL, many).say(bench.lang.get()) }
    };
    view! {
        <section aria-labelledby="columns-title">
            <h2 id="columns-title" tabindex="-1">{t(TITLE)}</h2>
            <p>{t(LEAD)}</p>
            <div class="box" tabindex="0" role="region" aria-labelledby="columns-title">
                <table class="columns">
                    <thead><tr>{HEADS.map(|head| view! { <th scope="col">{t(head)}</th> })}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || shown.with(Vec::is_empty).then(|| view! { <p>{t(SURE)}</p> })}
            <p>
                <button type="button" class="button-quiet" aria-pressed=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)>{turn}</button>
            </p>
            <constants::Constants />
            {move || bench.checked.with(Option::is_some).then(|| view! { <meanings::Meanings /> })}
        </section>
    }
}

/// What somebody has to say, or is told that it stays out.
fn worth_a_look(column: &Column) -> bool {
    column.confidence < 100
        || !matches!(column.evidence.as_str(), "both" | "header")
        || column.fields == [Field::Refused]
}

fn row(column: Column, lang: Lang) -> impl IntoView {
    let bench = bench();
    let at = column.at;
    let proposed = column.fields.clone();
    let chosen = Memo::new(move |_| {
        bench.columns.with(|all| all.iter().find(|choice| choice.at == at).map(|choice| choice.fields.clone()))
    });
    let code = move || code_of(&chosen.get().unwrap_or_default());
    let refused = move || chosen.with(|fields| fields.as_deref() == Some(&[Field::Refused]));
    let choose = move |event| {
        let fields = fields_of(&event_target_value(&event));
        bench.columns.update(|all| {
            all.retain(|choice| choice.at != at);
            all.push(Choice { at, fields });
            all.sort_by_key(|choice| choice.at);
        });
        bench.changed.set(true);
    };
    let sure = move || {
        let own = chosen.get().is_some_and(|fields| fields != proposed);
        let by = if own { "given" } else { column.evidence.as_str() };
        let says = BY.iter().find(|(code, _)| *code == by).map_or("", |(_, says)| says.say(lang));
        let confidence = (!own && by != "nothing").then(|| format!("{} %, ", column.confidence));
        format!("{}{says}", confidence.unwrap_or_default())
    };
    let options = options(lang).into_iter().map(|(value, name)| {
        let this = value.clone();
        view! { <option value=value selected=move || code() == this>{name}</option> }
    });
    // A kept mapping may read one column for several fields.
    let several = move || {
        let fields = chosen.get().filter(|fields| fields.len() > 1).unwrap_or_default();
        let (value, names) = (code_of(&fields), fields.iter().map(|field| field.label().say(lang)));
        let name = names.collect::<Vec<_>>().join(" + ");
        value.contains(BOTH).then(|| view! { <option value=value selected=true>{name}</option> })
    };
    let cells = column.cells.join(" · ");
    let examples = move || if refused() { NOT_SHOWN.say(lang).to_owned() } else { cells.clone() };
    view! {
        <tr class:refused-column=refused>
            <th scope="row">{column.header.clone()}</th>
            <td class="examples">{examples}</td>
            <td>
                <select aria-label=phrase!(FIELD_OF, column.header.clone()).say(lang) on:change=choose>
                    {options.collect_view()}
                    {several}
                </select>
            </td>
            <td class="aside">{sure}</td>
        </tr>
    }
}

fn options(lang: Lang) -> Vec<(String, String)> {
    let one = |field: &Field| (field.id().to_owned(), field.label().say(lang).to_owned());
    let whole = [("whole_family", FAMILY_FIRST), ("whole_given", GIVEN_FIRST)];
    let whole = whole.map(|(code, name)| (code.to_owned(), name.say(lang).to_owned()));
    let is_name = |field: &&Field| field.shape() == Shape::Name;
    let before = Field::ALL.iter().take_while(|field| !is_name(field));
    let names = Field::ALL.iter().filter(is_name);
    let after = Field::ALL.iter().skip_while(|field| !is_name(field)).filter(|field| !is_name(field));
    before.chain(names).map(one).chain(whole).chain(after.map(one)).collect()
}

/// Between the fields of one column, as a kept mapping has them.
const BOTH: &str = "+";

fn code_of(fields: &[Field]) -> String {
    match fields {
        [Field::FamilyName, Field::GivenNames] => "whole_family".to_owned(),
        [Field::GivenNames, Field::FamilyName] => "whole_given".to_owned(),
        [_, ..] => fields.iter().map(|field| field.id()).collect::<Vec<_>>().join(BOTH),
        [] => Field::Ignored.id().to_owned(),
    }
}

fn fields_of(code: &str) -> Vec<Field> {
    match code {
        "whole_family" => vec![Field::FamilyName, Field::GivenNames],
        "whole_given" => vec![Field::GivenNames, Field::FamilyName],
        code => code
            .split(BOTH)
            .map(|code| Field::ALL.iter().copied().find(|field| field.id() == code).unwrap_or(Field::Ignored))
            .collect(),
    }
}
