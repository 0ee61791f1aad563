//! Words as they are compared: without case, accents and punctuation; and how far two spellings are apart.

/// `Hemkommun (nr)` → `hemkommunnr`: lower case, accents of Latin letters off, letters and digits only.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).map(plain).collect()
}

/// The same word by word: at anything that is no letter or digit, and where a small letter meets a capital.
pub fn tokens(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        let camel = before.is_lowercase() && c.is_uppercase();
        if (camel || !c.is_alphanumeric())
            && let Some(last) = out.last()
            && !last.is_empty()
        {
            out.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(last) = out.last_mut()
        {
            last.extend(c.to_lowercase().map(plain));
        }
        before = c;
    }
    out.retain(|token| !token.is_empty());
    out
}

/// The letter under an accent, for the letters that occur in names of places, countries and languages.
pub(super) fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ą' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// How many letters have to be changed, added, dropped or swapped with the next; more than `most` is no answer.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    // Folded words are nearly all ASCII, so their bytes tell at once that two are too different.
    if a.len().abs_diff(b.len()) > most + 3 {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most || a.len() > 64 {
        return None;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(older[j - 2] + 1);
            }
            row.push(best);
        }
        older = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|d| *d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_dress() {
        assert_eq!(fold("Äidin-kieli (ISO)"), "aidinkieliiso");
        assert_eq!(tokens("planStart_date 1. pvm"), ["plan", "start", "date", "1", "pvm"]);
        assert_eq!(distance("kotikutna", "kotikunta", 2), Some(1));
        assert_eq!(distance("pori", "porvoo", 1), None);
        assert_eq!(distance("", "ab", 2), Some(2));
    }
}
