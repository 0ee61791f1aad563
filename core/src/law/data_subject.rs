//! Rights of the data subject · rekisteröidyn oikeudet · den registrerades rättigheter (GDPR, Chapter III): until when a
//! request is answered, and where each right stands.

use super::cite::{Cite, GDPR, place};
use super::number::number;
use crate::dates::plus_months;
use chrono::NaiveDate;

pub const ANSWER: Cite = place(GDPR, "12", "3");
pub const ACCESS: Cite = place(GDPR, "15", "1");
pub const CORRECTION: Cite = place(GDPR, "16", "");
pub const ERASURE: Cite = place(GDPR, "17", "1");
pub const RESTRICTION: Cite = place(GDPR, "18", "");
pub const OBJECTION: Cite = place(GDPR, "21", "1");
/// The controller's record of processing.
pub const RECORD: Cite = place(GDPR, "30", "1");

number! { ANSWER_WITHIN; "rekisteröidyn pyyntöön vastattava", "den registrerades begäran besvaras", "answer to a data subject's request"; Months;
2018-5-25 => 1, ANSWER }

/// The last day to answer a request that came on a day.
pub fn answer_due(received: NaiveDate) -> NaiveDate {
    plus_months(received, u32::try_from(ANSWER_WITHIN.at(received).value).unwrap_or(0))
}
