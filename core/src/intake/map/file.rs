//! A mapping as a file people can read and write: an object, or the bare list of columns that came first.

use super::{Constant, Mapped, Mapping, Wordings};
use crate::intake::field::Field;
use crate::intake::read::reading::Reading;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    columns: Vec<Mapped>,
    #[serde(default)]
    constants: Vec<Constant>,
    #[serde(default)]
    values: BTreeMap<Field, Wordings>,
    #[serde(default)]
    reading: Option<Reading>,
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Mapping;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `columns`, or a list of columns")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Mapping, A::Error> {
        let columns = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Mapping { columns, ..Mapping::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Mapping, A::Error> {
        let Written { columns, constants, values, reading } = Written::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Mapping { columns, constants, values, reading })
    }
}

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Mapping, D::Error> {
        d.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_a_slip_is_named() {
        let bare: Mapping = serde_json::from_str(r#"[{"column":"A","field":"phone"}]"#).unwrap();
        assert_eq!(bare, Mapping::given([("A".to_owned(), Field::Phone)]));
        let whole: Mapping = serde_json::from_str(
            r#"{"columns":[{"column":"A","field":"phone"}],"constants":[{"field":"municipality","value":"Kuopio"}],
                "values":{"residence_right":{"tilap.":"B"}},"reading":{"separator":";"}}"#,
        )
        .unwrap();
        assert_eq!((whole.constants.len(), &whole.values[&Field::ResidenceRight]["tilap."][..]), (1, "B"));
        assert_eq!(serde_json::from_str::<Mapping>(&serde_json::to_string(&whole).unwrap()).unwrap(), whole);
        let wrong = serde_json::from_str::<Mapping>(r#"{"colums":[]}"#).unwrap_err().to_string();
        assert!(wrong.contains("colums"), "{wrong}");
    }
}
