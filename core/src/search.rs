//! Search by name: parts in any order, beginnings of parts, diacritics forgiven.

use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Name parts as they are compared, each with the client number it belongs to.
#[derive(Debug, Default)]
pub struct Names {
    parts: BTreeSet<(Box<str>, u64)>,
    of: HashMap<u64, Vec<Box<str>>>,
}

/// Small letters without marks, split where a name is split: `Þórdís Al-Hássan` → `thordis`, `al`, `hassan`.
pub fn parts(name: &str) -> Vec<Box<str>> {
    let mut plain = String::with_capacity(name.len());
    for c in name.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'þ' => plain.push_str("th"),
            '\'' | '’' | 'ʼ' | '`' => {}
            c if unicode_normalization::char::is_combining_mark(c) => {}
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().map(Into::into).collect()
}

impl Names {
    pub fn insert(&mut self, name: &str, number: u64) {
        let parts = parts(name);
        self.parts.extend(parts.iter().map(|part| (part.clone(), number)));
        self.of.insert(number, parts);
    }

    pub fn remove(&mut self, number: u64) {
        for part in self.of.remove(&number).unwrap_or_default() {
            self.parts.remove(&(part, number));
        }
    }

    /// Client numbers, in the order of the longest part asked; each part asked begins some part of the name. Those
    /// that are not `seen` are as if they were not there.
    pub fn find(&self, text: &str, most: usize, seen: impl Fn(u64) -> bool) -> Vec<u64> {
        let mut asked = parts(text);
        asked.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let Some((first, others)) = asked.split_first() else { return Vec::new() };
        let begun = |number: &u64, start: &str| {
            self.of.get(number).is_some_and(|parts| parts.iter().any(|part| part.starts_with(start)))
        };
        let mut found = Vec::new();
        for (part, number) in self.parts.range((first.clone(), 0)..) {
            if !part.starts_with(&**first) || found.len() == most {
                break;
            }
            if others.iter().all(|start| begun(number, start)) && !found.contains(number) && seen(*number) {
                found.push(*number);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_in_any_order_and_without_marks() {
        let mut names = Names::default();
        for (number, name) in
            [(1, "Nguyễn Thị Lan"), (2, "Mäkinen-Öster Yusuf"), (3, "O’Brien Seán"), (4, "Mäkinen Aino")].iter()
        {
            names.insert(name, *number);
        }
        assert_eq!(names.find("lan nguyen", 9, |_| true), [1]);
        assert_eq!(names.find("makinen", 9, |_| true), [2, 4]);
        assert_eq!(names.find("YUS mäk", 9, |_| true), [2]);
        assert_eq!(names.find("obrien", 9, |_| true), [3]);
        assert_eq!(names.find("öster makinen aino", 9, |_| true), [0u64; 0]);
        assert_eq!(names.find("  ", 9, |_| true), [0u64; 0]);
        names.remove(4);
        assert_eq!(names.find("mak", 9, |_| true), [2]);
    }
}
