//! How somebody says a file is to be read, where what was detected is wrong. It stands in the mapping file.

use super::encoding::Encoding;
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};

/// What is given wins over what is detected; what is not given is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The row a spreadsheet shows, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u32>,
    /// A sheet of a workbook, or a file of a zip: the one with the clients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
}

impl Reading {
    /// Nothing is given.
    pub fn is_default(&self) -> bool {
        *self == Reading::default()
    }
}

/// Which of the numbers of a day comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    #[serde(rename = "dmy")]
    DayFirst,
    #[serde(rename = "mdy")]
    MonthFirst,
    #[serde(rename = "ymd")]
    YearFirst,
}

impl DateOrder {
    pub const ALL: [DateOrder; 3] = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];

    /// As it stands in a mapping file.
    pub const fn code(self) -> &'static str {
        match self {
            DateOrder::DayFirst => "dmy",
            DateOrder::MonthFirst => "mdy",
            DateOrder::YearFirst => "ymd",
        }
    }

    pub const fn label(self) -> Text {
        match self {
            DateOrder::DayFirst => text("päivä, kuukausi, vuosi", "dag, månad, år", "day, month, year"),
            DateOrder::MonthFirst => text("kuukausi, päivä, vuosi", "månad, dag, år", "month, day, year"),
            DateOrder::YearFirst => text("vuosi, kuukausi, päivä", "år, månad, dag", "year, month, day"),
        }
    }
}
