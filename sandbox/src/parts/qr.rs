//! A text as a picture that a telephone reads.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Quiet modules round the picture.
const EDGE: i32 = 4;

#[component]
pub fn Qr(text: String) -> impl IntoView {
    let code = QrCode::encode_text(&text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * EDGE;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{},{}h1v1h-1z", x + EDGE, y + EDGE);
        }
    }
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") width="220" height="220" aria-hidden="true" shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d=path fill="#000" />
        </svg>
    })
}
