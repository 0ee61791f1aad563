//! Findings of one kind in one column, without what stands in the cells.

use kotodigi::intake::{Finding, Kind, Report, Severity};
use kotodigi::words::{Arg, Lang, Phrase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub severity: String,
    pub code: String,
    pub column: String,
    /// What it means and what to do.
    pub why: InThree,
    /// How often; where it was found too often, more than there are rows.
    pub count: u32,
    pub rows: Vec<u32>,
}

/// A sentence in each language: whoever reads the report later chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InThree {
    pub fi: String,
    pub sv: String,
    pub en: String,
}

impl InThree {
    pub fn of(phrase: &Phrase) -> InThree {
        InThree { fi: phrase.say(Lang::Fi), sv: phrase.say(Lang::Sv), en: phrase.say(Lang::En) }
    }

    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

impl Group {
    pub fn is_error(&self) -> bool {
        self.severity == "error"
    }

    /// Whether what it tells of did not come in: a row that a later one replaced is no error, and yet it stayed out.
    pub fn stays_out(&self) -> bool {
        self.is_error() || self.code == Kind::RowOlder.code()
    }
}

/// Errors first, then as they stand in the list of kinds.
pub fn groups(report: &Report) -> Vec<Group> {
    let mut groups: BTreeMap<(Severity, _, &str), Group> = BTreeMap::new();
    for finding in &report.findings {
        let key = (finding.severity(), finding.kind, finding.column.as_str());
        groups.entry(key).or_insert_with(|| group(finding)).rows.push(finding.row);
    }
    for count in &report.counts {
        if let Some(group) = groups.get_mut(&(count.kind.severity(), count.kind, count.column.as_str())) {
            group.count = count.count;
        }
    }
    groups.into_values().collect()
}

fn group(finding: &Finding) -> Group {
    let severity = if finding.severity() == Severity::Error { "error" } else { "warning" };
    let bare = bare(finding);
    Group {
        severity: severity.to_owned(),
        code: finding.kind.code().to_owned(),
        column: finding.column.clone(),
        why: InThree { fi: bare.message(Lang::Fi), sv: bare.message(Lang::Sv), en: bare.message(Lang::En) },
        count: 0,
        rows: Vec::new(),
    }
}

/// The finding without anything of a person: an ellipsis stands for it. A whole column's name is nobody's.
fn bare(finding: &Finding) -> Finding {
    let blank = || Arg::from("…");
    let more = finding.more.iter().map(|more| match more {
        Arg::Text(_) | Arg::Cite(_) => more.clone(),
        _ => blank(),
    });
    let value = if finding.row == 1 { finding.value.clone() } else { "…".to_owned() };
    Finding { value, more: more.collect(), mend: None, ..finding.clone() }
}
