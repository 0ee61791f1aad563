//! Small pictures beside words; they say nothing that the words don't.

use leptos::prelude::*;

#[component]
pub fn Lock() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path fill="currentColor" d="M12 1a5 5 0 0 0-5 5v4H5v13h14V10h-2V6a5 5 0 0 0-5-5zm-3 5a3 3 0 0 1 6 0v4H9zm4 12.7V20h-2v-1.300a2 2 0 1 1 2 0z" />
        </svg>
    }
}
