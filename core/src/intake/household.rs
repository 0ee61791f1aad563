//! People of one family, as far as a file tells: a shared number, or a shared address.

use crate::entry::Hash;
use crate::words::{Text, text};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Why some rows are proposed as one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// The same family or household number.
    Number,
    /// The same address.
    Address,
    /// The same address and family name.
    AddressAndName,
}

/// Rows that perhaps are one household; somebody decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    pub rows: Vec<u32>,
    pub why: Shared,
}

impl Household {
    /// By what somebody accepts it: another when its rows are others.
    pub fn id(&self) -> String {
        let rows: Vec<u8> = self.rows.iter().flat_map(|row| row.to_be_bytes()).collect();
        Hash::of(&[b"koto-digi household 1\0", &rows]).to_string().chars().take(8).collect()
    }
}

impl Shared {
    pub const fn label(self) -> Text {
        match self {
            Shared::Number => text("sama perheen numero", "samma familjenummer", "the same family number"),
            Shared::Address => text("sama osoite", "samma adress", "the same address"),
            Shared::AddressAndName => {
                text("sama osoite ja sukunimi", "samma adress och efternamn", "the same address and family name")
            }
        }
    }
}

/// Accepted proposals that share rows are one household: whoever lives with somebody of each lives with all.
pub fn joined(accepted: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut homes: Vec<Vec<u32>> = Vec::new();
    let mut of: HashMap<u32, usize> = HashMap::new();
    for rows in accepted {
        let mut home = rows.clone();
        for at in rows.iter().filter_map(|row| of.get(row).copied()) {
            // Empty where another row has fetched it before.
            home.append(&mut homes[at]);
        }
        home.sort_unstable();
        home.dedup();
        of.extend(home.iter().map(|row| (*row, homes.len())));
        homes.push(home);
    }
    homes.retain(|home| home.len() > 1);
    homes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_rows_is_one_household_in_any_order() {
        let proposals = [vec![2, 3, 4], vec![2, 3], vec![4, 9], vec![5, 6], vec![7], vec![6, 10]];
        let told = [vec![2, 3, 4, 9], vec![5, 6, 10]];
        let mut order: Vec<usize> = (0..proposals.len()).collect();
        // Every order: Heap's way.
        let mut turns = vec![0; order.len()];
        let mut at = 0;
        let mut orders = 0;
        while at < order.len() {
            if turns[at] < at {
                order.swap(if at % 2 == 0 { 0 } else { turns[at] }, at);
                (turns[at], at) = (turns[at] + 1, 0);
                let accepted: Vec<Vec<u32>> = order.iter().map(|n| proposals[*n].clone()).collect();
                let mut homes = joined(&accepted);
                homes.sort();
                assert_eq!(homes, told, "{accepted:?}");
                orders += 1;
            } else {
                (turns[at], at) = (0, at + 1);
            }
        }
        assert_eq!(orders, 719);
    }
}
