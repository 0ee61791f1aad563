//! Mappings an organisation keeps for next time: `mappings/ORGANISATION/NAME.json` in the data directory, for people
//! to read and mend.

use super::Saved;
use crate::directory::{make, sync_folder};
use kotodigi::intake::Mapping;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const FOLDER: &str = "mappings";
const ENDING: &str = "json";
/// More of one organisation than anybody chooses from.
pub const MOST: usize = 200;
const LONGEST: usize = 64;

/// Letters, digits, spaces and `-_`: a name of a file on any system, and no way out of the folder.
pub fn is_name(name: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    (1..=LONGEST).contains(&name.len()) && name.trim() == name && name.chars().all(letter)
}

fn place(folder: &Path, organisation: &str) -> PathBuf {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    folder.join(FOLDER).join(organisation.chars().map(plain).collect::<String>())
}

/// Every mapping of an organisation that can be read, by name.
pub fn of(folder: &Path, organisation: &str) -> io::Result<Vec<Saved>> {
    let listed = match fs::read_dir(place(folder, organisation)) {
        Ok(listed) => listed,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut saved = Vec::new();
    for file in listed.take(MOST) {
        let path = file?.path();
        let (Some(name), Some(ENDING)) =
            (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|ending| ending.to_str()))
        else {
            continue;
        };
        // One that somebody broke by hand is not offered; it is named where it is asked for.
        if let Ok(mapping) = serde_json::from_str(&fs::read_to_string(&path)?) {
            saved.push(Saved { name: name.to_owned(), mapping });
        }
    }
    saved.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(saved)
}

/// One of them, by name.
pub fn named(folder: &Path, organisation: &str, name: &str) -> io::Result<Option<Mapping>> {
    if !is_name(name) {
        return Ok(None);
    }
    match fs::read_to_string(place(folder, organisation).join(format!("{name}.{ENDING}"))) {
        Ok(json) => Ok(Some(serde_json::from_str(&json)?)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(why),
    }
}

/// When one of them was kept.
pub fn kept_at(folder: &Path, organisation: &str, name: &str) -> Option<SystemTime> {
    let file = place(folder, organisation).join(format!("{name}.{ENDING}"));
    is_name(name).then(|| fs::metadata(file).and_then(|about| about.modified()).ok()).flatten()
}

/// Keeps a mapping, in place of an older one of the same name.
pub fn keep(folder: &Path, organisation: &str, saved: &Saved) -> io::Result<PathBuf> {
    if !is_name(&saved.name) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    let place = place(folder, organisation);
    make(&place)?;
    let file = place.join(format!("{}.{ENDING}", saved.name));
    let new = place.join(format!("{}.new", saved.name));
    fs::write(&new, serde_json::to_string_pretty(&saved.mapping)? + "\n")?;
    fs::File::open(&new)?.sync_all()?;
    fs::rename(&new, &file)?;
    sync_folder(&place)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;
    use kotodigi::intake::Field;

    #[test]
    fn mappings_are_kept_by_organisation_and_stay_in_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        let mapping = Mapping::given([("Hetu".to_owned(), Field::IdentityCode)]);
        let saved = Saved { name: "Vanha järjestelmä".into(), mapping: mapping.clone() };
        let file = keep(folder.path(), "municipality:297", &saved).unwrap();
        assert!(file.ends_with("mappings/municipality-297/Vanha järjestelmä.json"), "{file:?}");
        assert_eq!(of(folder.path(), "municipality:297").unwrap().len(), 1);
        assert_eq!(of(folder.path(), "municipality:091").unwrap().len(), 0);
        assert_eq!(named(folder.path(), "municipality:297", &saved.name).unwrap().unwrap(), mapping);
        for name in ["", ".", "..", "../x", "a/b", "a\\b", "a.json", " a", "\u{202e}a", &"a".repeat(65)] {
            assert!(!is_name(name), "{name}");
            assert!(
                keep(folder.path(), "municipality:297", &Saved { name: name.into(), mapping: mapping.clone() })
                    .is_err()
            );
        }
        assert!(place(folder.path(), "../../etc").starts_with(folder.path().join(FOLDER)));
    }
}
