//! A list of inputs drawn as a form.

use super::field::Field;
use super::rows::RowsField;
use super::sheet::Sheet;
use kotodigi::form::Kind;
use kotodigi::refusal::ProblemView;
use leptos::prelude::*;

/// Where the inputs stand: `` for the form itself, `services.1.` for a row.
pub type Path = ArcSignal<String>;

#[component]
pub fn Fields(sheet: Sheet, path: Path, problems: RwSignal<Vec<ProblemView>>) -> AnyView {
    sheet
        .form()
        .iter()
        .filter(|input| !sheet.hides(input.key))
        .map(|input| {
            let (sheet, path) = (sheet.clone(), path.clone());
            match input.kind {
                Kind::Rows(form, most) => view! { <RowsField input form most sheet path problems /> }.into_any(),
                _ => view! { <Field input sheet path problems /> }.into_any(),
            }
        })
        .collect_view()
        .into_any()
}

/// Ids and names of the officers a form offers.
#[derive(Clone, Debug, Default)]
pub struct Officers(pub Vec<(String, String)>);

/// The id of the element an input has on the page.
pub fn id_of(field: &str) -> String {
    format!("field-{}", field.replace('.', "-"))
}

/// What is wrong at a field, joined.
pub fn wrong_at(problems: RwSignal<Vec<ProblemView>>, field: &str) -> Option<String> {
    problems.with(|problems| {
        let here: Vec<&str> = problems.iter().filter(|p| p.field == field).map(|p| p.what.as_str()).collect();
        (!here.is_empty()).then(|| here.join(" "))
    })
}
