//! A cell of a table that becomes cards where there is no room: there it brings its heading along.

use crate::reader::t;
use kotodigi::words::Text;
use leptos::prelude::*;

#[component]
pub fn Cell(head: Text, children: Children) -> impl IntoView {
    view! { <td role="cell"><span class="narrow-head" aria-hidden="true">{t(head)}": "</span>{children()}</td> }
}
