//! Passwords: argon2id, 64 MiB, three rounds, one lane; what a new one has to be.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use kotodigi::codes;
use kotodigi::journal::Broken;
use kotodigi::officer::Role;
use kotodigi::words::{Lang, Text, text};
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::Score;

const MEMORY_KIB: u32 = 64 * 1024;
const ROUNDS: u32 = 3;
const LEAST: usize = 12;
const MOST: usize = 128;
/// Letters and digits a password has beside words of the place.
const LEAST_BESIDE: usize = 8;
/// No password has this hash; it costs what others cost.
const NOBODY: &str = "$argon2id$v=19$m=65536,t=3,p=1$bm9ib2R5bm9ib2R5bm8$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Letters and digits that are not taken for each other.
const READABLE: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

fn reckoner() -> Result<Argon2<'static>, Broken> {
    let params = Params::new(MEMORY_KIB, ROUNDS, 1, None).map_err(|why| Broken::Store(why.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// One keyboard sends ä as one sign, another as two.
fn bytes(password: &str) -> Vec<u8> {
    password.nfkc().collect::<String>().into_bytes()
}

pub(super) fn hash(password: &str) -> Result<String, Broken> {
    let hash = reckoner()?.hash_password(&bytes(password));
    hash.map(|hash: PasswordHash| hash.to_string()).map_err(|why| Broken::Store(format!("password: {why}")))
}

/// Whether the password has the hash. Without a hash the same is reckoned, for nothing.
pub(super) fn fits(password: &str, hash: Option<&str>) -> Result<bool, Broken> {
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(|why| Broken::Store(format!("password: {why}")))?;
    let fits = reckoner()?.verify_password(&bytes(password), &parsed).is_ok();
    Ok(fits && hash.is_some())
}

/// 150 bits, in six groups that can be read aloud.
pub(super) fn one_time() -> Result<String, Broken> {
    let mut bytes = [0; 30];
    getrandom::fill(&mut bytes).map_err(|why| Broken::Store(format!("no chance to be had: {why}")))?;
    let letters: Vec<String> = bytes
        .chunks(5)
        .map(|group| group.iter().map(|byte| char::from(READABLE[usize::from(byte % 32)])).collect())
        .collect();
    Ok(letters.join("-"))
}

/// Words somebody who knows the place tries first: the product, municipalities, roles, what the work is called.
fn of_the_place<'a>() -> impl Iterator<Item = &'a str> {
    const WORDS: [&str; 10] = [
        "koto-digi",
        "kotodigi",
        "kotoutuminen",
        "kotoutumissuunnitelma",
        "kotouttaminen",
        "integration",
        "integrationsplan",
        "maahanmuutto",
        "salasana",
        "lösenord",
    ];
    let said = |text: Text| Lang::ALL.map(|lang| text.say(lang));
    let municipalities = codes::municipalities().all.iter().flat_map(move |one| Lang::ALL.map(|lang| one.name(lang)));
    let roles = Role::ALL.iter().flat_map(move |role| said(role.name())).flat_map(str::split_whitespace);
    WORDS.into_iter().chain(municipalities).chain(roles)
}

/// Letters and digits beside words of the place: `kuopio297kuopio` has three.
fn rest_of(low: &str) -> usize {
    let words = of_the_place().map(str::to_lowercase).filter(|word| word.chars().count() >= 4);
    let rest = words.fold(low.to_owned(), |rest, word| rest.replace(&word, " "));
    rest.chars().filter(|sign| sign.is_alphanumeric()).count()
}

/// What is wrong with a password somebody wants to have.
pub(super) fn weakness(new: &str, account: &str, old: &str) -> Option<Text> {
    let length = new.chars().count();
    if length < LEAST {
        return Some(text(
            "Salasanassa pitää olla vähintään 12 merkkiä.",
            "Lösenordet ska ha minst 12 tecken.",
            "The password needs at least 12 characters.",
        ));
    }
    if length > MOST {
        return Some(text(
            "Salasanassa saa olla enintään 128 merkkiä.",
            "Lösenordet får ha högst 128 tecken.",
            "The password may have at most 128 characters.",
        ));
    }
    if new == old {
        return Some(text(
            "Valitse oma salasana, ei kertakäyttöistä.",
            "Välj ett eget lösenord, inte engångslösenordet.",
            "Choose a password of your own, not the one-time one.",
        ));
    }
    let low = new.to_lowercase();
    let mut names: Vec<&str> = account.split(['.', '@', '_', '-']).chain([account]).collect();
    names.extend(of_the_place());
    let named = low.contains(account) || rest_of(&low) < LEAST_BESIDE;
    (named || zxcvbn::zxcvbn(new, &names).score() < Score::Three).then_some(text(
        "Salasana on helppo arvata. Käytä esimerkiksi neljää sanaa, jotka eivät liity toisiinsa eivätkä nimeesi.",
        "Lösenordet är lätt att gissa. Använd till exempel fyra ord som inte hör ihop och inte finns i ditt namn.",
        "The password is easy to guess. Use for example four words that have nothing to do with each other or your name.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_costs_what_everybody_costs() {
        let made = hash("kolme villiä kirahvia").unwrap();
        let (made, nobody) = (PasswordHash::new(&made).unwrap(), PasswordHash::new(NOBODY).unwrap());
        assert_eq!(made.params, nobody.params);
        assert_eq!((made.algorithm, made.version), (nobody.algorithm, nobody.version));
        assert_eq!(made.hash.unwrap().as_bytes().len(), nobody.hash.unwrap().as_bytes().len());
        assert!(made.to_string().starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
        assert!(!fits("", None).unwrap());
    }

    #[test]
    fn a_letter_is_the_same_letter_on_every_keyboard() {
        assert!(fits("pa\u{308}iva\u{308}", Some(&hash("päivä").unwrap())).unwrap());
        assert!(!fits("paiva", Some(&hash("päivä").unwrap())).unwrap());
    }

    /// As typed: case, spaces at the ends and the last of many signs count.
    #[test]
    fn a_password_is_taken_as_typed_and_whole() {
        let long: String = "Lusikka juna pilvi seitsemän ".chars().cycle().take(64).collect();
        assert!(weakness(&long, "aino.korhonen", "x").is_none() && long.chars().count() == 64);
        let made = hash(&long).unwrap();
        assert!(fits(&long, Some(&made)).unwrap());
        let shorter: String = long.chars().take(63).collect();
        let ends = [shorter, long.to_lowercase(), format!(" {long}"), format!("{long} "), format!("{long}x")];
        assert!(ends.iter().all(|other| !fits(other, Some(&made)).unwrap()));
    }

    #[test]
    fn a_one_time_password_has_150_bits() {
        let (one, two) = (one_time().unwrap(), one_time().unwrap());
        let letters = |once: &str| once.bytes().filter(|letter| READABLE.contains(letter)).count();
        // Thirty letters, each one of 32.
        assert_eq!((letters(&one), one.len(), READABLE.len()), (30, 35, 32));
        assert_ne!(one, two);
    }

    #[test]
    fn a_new_password_is_not_easily_guessed() {
        let weak = |new: &str| weakness(new, "aino.korhonen", "abcde-fghij-kmnpq-rstuv").is_some();
        for guessed in [
            "kirahvi",
            "aaaaaaaaaaaaaaaa",
            "password1234",
            "aino.korhonen",
            "Aino.Korhonen2027!",
            "abcde-fghij-kmnpq-rstuv",
        ] {
            assert!(weak(guessed), "{guessed}");
        }
        // The place's own words, with what people add to them.
        for guessed in ["Kuopio297Kuopio", "jyväskylä2027!", "Helsingfors2027", "kotodigi2027!!", "kotoutuminen2027!"]
        {
            assert!(weak(guessed), "{guessed}");
        }
        assert!(weak(&"pitkä ".repeat(30)));
        assert!(!weak("lusikka juna pilvi seitsemän"));
    }
}
