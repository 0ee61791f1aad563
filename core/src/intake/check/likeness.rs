//! Names as they are compared: the same one is spelled in many ways, and the two halves change places.
//!
//! What is kept of a name is a few bits: a likeness is only ever a hint, and a million of them must fit.

use super::memo::Quick;
use crate::intake::spelling::plain;
use std::hash::Hasher;

/// A name by four looks, from loose to strict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Consonants of all words, in any order: `Yousef Mohammed` and `Muhamed, Yusuf` have the same.
    pub bones: u64,
    /// All words in any order.
    pub words: u64,
    /// All words in their order.
    pub order: u64,
    /// The bones of the first word alone.
    pub first: u64,
    /// What tells that another name is one typing error away.
    pub letters: super::people::Letters,
}

/// Takes letters one by one.
#[derive(Debug, Default)]
pub struct Look {
    looks: Looks,
    order: Quick,
    word: Letters,
    bone: Letters,
    letters: u32,
    last: char,
}

/// Letters packed eight to a hashed word.
#[derive(Debug, Default)]
struct Letters {
    hash: Quick,
    packed: u64,
    count: u32,
}

impl Letters {
    fn add(&mut self, letter: char) {
        self.packed = (self.packed << 8) ^ u64::from(letter);
        self.count += 1;
        if self.count.is_multiple_of(8) {
            self.hash.write_u64(std::mem::take(&mut self.packed));
        }
    }

    fn end(&mut self) -> u64 {
        let mut last = std::mem::take(self);
        last.hash.write_u64(last.packed ^ (u64::from(last.count) << 56));
        last.hash.finish()
    }
}

impl Look {
    pub fn letters(&mut self, letters: impl Iterator<Item = char>) {
        for letter in letters {
            match letter {
                'a'..='z' => self.letter(letter),
                'A'..='Z' => self.letter(letter.to_ascii_lowercase()),
                '\'' | '’' | '`' => {}
                letter if letter.is_alphanumeric() => letter.to_lowercase().map(plain).for_each(|l| self.letter(l)),
                _ => self.end_word(),
            }
        }
        self.end_word();
    }

    fn letter(&mut self, letter: char) {
        let which = match letter {
            'a'..='z' => u32::from(letter) - u32::from('a'),
            _ => 26 + (u32::from(letter) % 6),
        };
        self.looks.letters.odd ^= 1 << which;
        self.looks.letters.count = self.looks.letters.count.wrapping_add(1);
        self.sound(letter);
    }

    fn sound(&mut self, letter: char) {
        if letter == 'x' {
            // `Alexandr` and `Aleksandr`.
            self.sound('k');
            return self.sound('s');
        }
        self.word.add(letter);
        let bone = match letter {
            // `Aino` and `Eino` are two.
            letter if self.letters == 0 && matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u') => letter,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' => 'a',
            'c' | 'q' => 'k',
            'w' => 'v',
            'z' => 's',
            other => other,
        };
        // Only a first vowel tells; an `h` after another letter is a matter of taste, and so is a doubled letter, not a digit.
        let tells = self.letters == 0 || (bone != 'a' && bone != 'h' && (bone != self.last || bone.is_ascii_digit()));
        if tells {
            self.bone.add(bone);
        }
        self.last = bone;
        self.letters += 1;
    }

    fn end_word(&mut self) {
        if self.letters == 0 {
            return;
        }
        let (word, bone) = (self.word.end(), self.bone.end());
        if self.looks.bones == 0 {
            self.looks.first = bone;
            self.looks.letters.first = word as u8;
        }
        self.looks.letters.last = word as u8;
        // A sum is the same in any order.
        self.looks.bones = self.looks.bones.wrapping_add(mixed(bone));
        self.looks.words = self.looks.words.wrapping_add(mixed(word));
        self.order.write_u64(word);
        self.letters = 0;
    }

    pub fn looks(self) -> Looks {
        Looks { order: self.order.finish(), ..self.looks }
    }
}

fn mixed(word: u64) -> u64 {
    let mut mix = Quick::default();
    mix.write_u64(word);
    mix.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(name: &str) -> Looks {
        let mut look = Look::default();
        look.letters(name.chars());
        look.looks()
    }

    #[test]
    fn spellings_of_one_name_are_alike_and_names_are_not() {
        for (a, b) in [
            ("Mohammed Yousef", "Muhamed Yusuf"),
            ("Aleksandr Smirnov", "Alexandr Smirnow"),
            ("Mäkinen, Ali", "Ali Makinen"),
            ("Khadija Abdi", "Kadija Abdi"),
            ("Ekaterina Ivanova", "Ekaterina Ivanowa"),
        ] {
            assert_eq!(looks(a).bones, looks(b).bones, "{a} {b}");
        }
        for (a, b) in [("Aino Meri", "Eino Meri"), ("Samira Abdi", "Sara Abdi"), ("Ivan Petrov", "Igor Petrov")] {
            assert_ne!(looks(a).bones, looks(b).bones, "{a} {b}");
        }
        let (straight, swapped) = (looks("Abdi Samira"), looks("Samira Abdi"));
        assert_eq!(straight.words, swapped.words);
        assert_ne!(straight.order, swapped.order);
    }
}
