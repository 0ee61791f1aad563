//! The list of keys, printed: as a file to begin with, and as the documented limits.

use super::Limits;
use super::fixed::FIXED;
use super::keys::{Kind, Section};
use super::list::KEYS;
use kotodigi::phrase;
use kotodigi::words::{Lang, text};

/// A file with every key, each with its help; what is not needed stands behind `#`.
pub fn example(lang: Lang) -> String {
    let mut out = String::from("# Koto-digi\n");
    for section in KEYS {
        write_section(section, lang, &mut out);
    }
    let heading =
        text("Kiinteät rajat (eivät asetuksia):", "Fasta gränser (inga inställningar):", "Fixed limits (no settings):");
    out.push_str(&format!("\n# {}\n", heading.say(lang)));
    for (name, value, what) in FIXED {
        out.push_str(&format!("#   {name} = {value}   {}\n", what.say(lang)));
    }
    out
}

fn write_section(section: &Section, lang: Lang, out: &mut String) {
    out.push('\n');
    if section.name.is_empty() {
        out.push_str(&format!("# {}\n", section.help.say(lang)));
    } else {
        out.push_str(&format!("# {}\n#[{}]\n", section.help.say(lang), section.name));
    }
    for key in section.keys {
        let bounds = match key.kind {
            Kind::Whole(least, most) => format!(" {least}–{most}."),
            _ => String::new(),
        };
        out.push_str(&format!("# {}{bounds}\n#{} = {}\n", key.help.say(lang), key.name, key.sample));
    }
}

/// The limits that hold, a line each: name, value, what it bounds.
pub fn documented(limits: &Limits, lang: Lang) -> Vec<String> {
    let set = [
        ("body_bytes", limits.body_bytes as u64),
        ("intake_bytes", limits.intake_bytes as u64),
        ("intake_second_over", u64::from(limits.intake_second_over)),
        ("intake_second_over_in_practice", u64::from(limits.intake_second_over_in_practice)),
        ("intake_open_hours", u64::from(limits.intake_open_hours)),
        ("head_seconds", limits.head_seconds),
        ("connections", limits.connections as u64),
        ("requests_per_minute", limits.requests_per_minute),
        ("opening_minutes", limits.opening_minutes),
        ("idle_minutes", limits.idle_minutes),
        ("session_hours", limits.session_hours),
        ("unused_days", limits.unused_days),
    ];
    let keys = KEYS.iter().flat_map(|section| section.keys);
    let of_settings = keys.filter_map(|key| {
        let (_, value) = set.iter().find(|(name, _)| matches!(key.kind, Kind::Whole(..)) && *name == key.name)?;
        Some((key.name, *value, key.help))
    });
    let line = text("{0} {1}: {2}", "{0} {1}: {2}", "{0} {1}: {2}");
    of_settings
        .chain(FIXED.iter().copied())
        .map(|(name, value, what)| phrase!(line, name, value.to_string(), what).say(lang))
        .collect()
}
