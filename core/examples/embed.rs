//! The core in another program: facts in, findings out. `cargo run -p kotodigi --example embed`

use kotodigi::explain::explain;
use kotodigi::law::Facts;
use kotodigi::words::Lang;

const CLIENT: &str = r#"{
    "on": "2026-11-23",
    "birth_date": "1990-05-01",
    "first_right_on": "2025-03-10",
    "unemployed_jobseeker": true,
    "assessment_shows_need": true,
    "plan_drawn_up_on": "2025-05-31",
    "last_review_on": "2026-01-15"
}"#;

fn main() -> Result<(), serde_json::Error> {
    let facts: Facts = serde_json::from_str(CLIENT)?;
    let explanation = explain(&facts, Lang::En);
    for task in explanation.findings.iter().filter(|finding| finding.kind == "task") {
        println!("{} (by {:?}, overdue: {})", task.title, task.due, task.overdue);
    }
    println!("\n{}", explanation.to_text());
    Ok(())
}
