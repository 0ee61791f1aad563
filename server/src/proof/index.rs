//! The index beside the looks is chained by nothing, and answers who saw whom: it is held against what it was
//! made from.

use super::Finding;
use crate::looks::index_agrees;
use std::path::Path;

pub(super) fn differing(looks: &Path) -> Vec<Finding> {
    match index_agrees(looks) {
        Ok(files) => files.into_iter().map(|file| Finding::Index { file: format!("looks/{file}") }).collect(),
        // It can be thrown away and is made again; what can't be read can't mislead.
        Err(_) => Vec::new(),
    }
}
