//! The house is kept livable by a test: sizes, names, purity of the core, law only in `law/`, every file in its list.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Code lines a file may have; what is longer is named here with the reason it is one thing.
const AT_MOST: usize = 300;
const LONGER: &[&str] = &[
    // A list of words and a generator with its truth; cases, one a test.
    "fixtures/src/old_register.rs",
    "tests/tests/intake.rs",
    "tests/tests/http.rs",
    "tests/tests/sqlite.rs",
    "tests/tests/erasure.rs",
    "tests/tests/subject.rs",
    "tests/tests/later_extract.rs",
    "core/tests/reading.rs",
    "core/tests/rights.rs",
    "core/tests/checking.rs",
    // The list of every event there is.
    "core/src/event.rs",
    // The list of everything that can be said of a cell.
    "core/src/intake/finding.rs",
    "core/src/intake/map/words.rs",
    // One list: every kind of event.
    "core/src/event.rs",
    // The list of everything that can be said of a cell.
    "core/src/intake/finding.rs",
];

const PACKAGES: &[&str] = &["core", "server", "sandbox", "fixtures", "tests"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Our files below a folder with this ending, with their path from the root.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "node_modules", "dist"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                let shown = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((shown, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn ours(ending: &str) -> Vec<(String, String)> {
    PACKAGES.iter().flat_map(|package| files(package, ending)).collect()
}

/// Lines that are neither blank nor comment, up to the tests of the file.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .map(|(i, line)| (i + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
}

fn complain(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_god_files() {
    let long = |(path, text): &(String, String)| {
        let lines = code(text).count();
        (lines > AT_MOST && !LONGER.contains(&path.as_str())).then(|| format!("{path}: {lines} code lines"))
    };
    complain(ours(".rs").iter().filter_map(long).collect());
}

#[test]
fn no_file_is_called_by_what_says_nothing() {
    const EMPTY: &[&str] = &["service", "manager", "helper", "util", "common", "models", "dto", "misc"];
    let named = |(path, _): &(String, String)| {
        let name = Path::new(path).file_stem()?.to_string_lossy().to_lowercase();
        // A step may direct to a service: that is the Act's word, not a layer.
        let word = EMPTY.iter().find(|word| name.split('_').any(|part| part == **word))?;
        (!path.starts_with("core/src/steps/")).then(|| format!("{path} is called a {word}"))
    };
    complain(ours(".rs").iter().filter_map(named).collect());
    let typed = |(path, text): &(String, String)| {
        let line = code(text).find(|(_, line)| {
            let declared =
                ["struct ", "enum ", "trait "].iter().find_map(|kind| line.split_once(kind)).map(|(_, rest)| rest);
            declared.is_some_and(|name| {
                let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                ["Service", "Manager", "Helper", "Util", "Dto", "Repository"]
                    .iter()
                    .any(|end| name.len() > end.len() && name.ends_with(end))
            })
        })?;
        Some(format!("{path}:{}: {}", line.0, line.1))
    };
    complain(ours(".rs").iter().filter_map(typed).collect());
}

/// No clock, randomness, I/O, threads or async: they come in with the call.
#[test]
fn the_core_is_pure() {
    const IMPURE: &[&str] = &[
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "std::time",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "rand::",
        "getrandom",
        "Uuid::new_v4",
        "async fn",
        ".await",
        "println!",
    ];
    let mut complaints = Vec::new();
    for (path, text) in files("core/src", ".rs") {
        for (number, line) in code(&text) {
            // Unpacking is a reader over bytes in memory: the traits of `io`, no file and no device.
            let in_memory = path.starts_with("core/src/intake/read/") && line.contains("std::io::{");
            if let Some(word) = IMPURE.iter().find(|word| line.contains(**word)).filter(|_| !in_memory) {
                complaints.push(format!("{path}:{number}: {word}"));
            }
        }
    }
    complain(complaints);
    let manifest = fs::read_to_string(root().join("core/Cargo.toml")).unwrap();
    for dependency in ["tokio", "rand", "getrandom", "axum", "rusqlite", "gluesql"] {
        assert!(!manifest.contains(dependency), "core depends on {dependency}");
    }
}

/// The Act is cited where it is executed: no citation is made and no period of law is counted elsewhere.
#[test]
fn law_stands_only_in_law() {
    let mut complaints = Vec::new();
    for (path, text) in ours(".rs") {
        if path.starts_with("core/src/law/") || path.starts_with("tests/") || path.starts_with("core/tests/") {
            continue;
        }
        for (number, line) in code(&text) {
            for made in ["section(\"", "Cite {", "Since {", "Timeline::new"] {
                if line.contains(made) && !line.contains("fn ") && !line.contains("impl") {
                    complaints.push(format!("{path}:{number}: a citation is made here ({made})"));
                }
            }
            for counted in ["plus_months(", "plus_years(", "anniversary(", "Months::new("] {
                if line.contains(counted) && !path.ends_with("core/src/dates.rs") && !path.starts_with("fixtures/") {
                    complaints.push(format!("{path}:{number}: a period is counted here ({counted}…)"));
                }
            }
        }
    }
    complain(complaints);
}

/// Files of one kind stand in one folder with one list.
#[test]
fn every_file_stands_in_its_list() {
    let list = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let mut complaints = Vec::new();
    let check = |folder: &str, ending: &str, list_path: &str, entry: &dyn Fn(&str) -> String| {
        let text = list(list_path);
        let mut complaints = Vec::new();
        for (path, _) in files(folder, ending) {
            let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
            if Path::new(&path).parent() == Some(Path::new(folder)) && stem != "mod" && !text.contains(&entry(&stem)) {
                complaints.push(format!("{path} is not in {list_path} ({})", entry(&stem)));
            }
        }
        complaints
    };
    complaints.extend(check("core/src/steps", ".rs", "core/src/steps/mod.rs", &|stem| format!("{stem}::STEP")));
    complaints
        .extend(check("fixtures/src/stories", ".rs", "fixtures/src/stories/mod.rs", &|stem| format!("{stem}::STORY")));
    let tables: Vec<&str> = kotodigi::rules::names().collect();
    for (path, _) in files("core/rules", ".csv") {
        let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
        if !tables.contains(&stem.as_str()) {
            complaints.push(format!("{path} is no table that is asked"));
        }
    }
    let law = list("core/src/law/mod.rs");
    for (path, text) in files("core/src/law", ".rs") {
        let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
        if stem.starts_with('s') && text.contains("pub static SECTION") && !law.contains(&format!("&{stem}::SECTION")) {
            complaints.push(format!("{path} is not in SECTIONS"));
        }
    }
    complain(complaints);
}

/// Text goes into a page as text: nothing parses HTML, and nothing builds a program from words. What a browser keeps
/// for the next visit are these words, and never anything of a client.
#[test]
fn pages_show_text_as_text_and_keep_words_only() {
    let parses =
        ["inner_html", "outer_html", "insert_adjacent", "document.write", "js_sys::eval", "Function::new", "srcdoc"];
    let stores = ["local_storage", "session_storage", "set_cookie", "document.cookie"];
    let mut complaints = Vec::new();
    let (mut kept, mut keys) = (0, 0);
    for (file, text) in files("sandbox/src", ".rs") {
        for (line, what) in code(&text) {
            let found = parses.iter().find(|word| what.contains(*word));
            complaints.extend(found.map(|word| format!("{file}:{line}: {word}")));
            if stores.iter().any(|word| what.contains(word)) && file != "sandbox/src/browser.rs" {
                complaints.push(format!("{file}:{line}: keeps something in the browser by itself"));
            }
            if what.contains("browser::remember(") {
                kept += 1;
                keys +=
                    usize::from(["LANG", "PURPOSE", "OFFICER"].iter().any(|key| what.contains(&format!("({key},"))));
            }
        }
    }
    assert!(kept >= 2 && kept == keys, "{kept} words are remembered, {keys} of them known here");
    complain(complaints);
}

/// One format of the log: words on a screen are the command line's, all else is a line by `server/src/log.rs`.
#[test]
fn only_the_command_line_speaks_to_a_screen() {
    let mut complaints = Vec::new();
    for (file, text) in files("server/src", ".rs") {
        let screen = file.starts_with("server/src/cli/") || file == "server/src/main.rs";
        for (line, what) in code(&text) {
            if !screen && ["println!", "eprint!", " print!", "dbg!"].iter().any(|word| what.contains(word)) {
                complaints.push(format!("{file}:{line}: {what}"));
            }
        }
    }
    complain(complaints);
}

/// What README names in code style as a path is there.
#[test]
fn paths_in_the_readme_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut named = 0;
    for word in readme.split('`').skip(1).step_by(2) {
        let is_path =
            PACKAGES.iter().any(|package| word.starts_with(&format!("{package}/"))) || word.starts_with(".ci/");
        if is_path && !word.contains(['*', ' ', '…', '<']) {
            named += 1;
            assert!(root().join(word).exists(), "README names {word}, which is not there");
        }
    }
    assert!(named > 10, "README names its rooms");
}

/// The top level is fixed.
#[test]
fn the_top_level_is_as_agreed() {
    let agreed = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "Makefile",
        "README.md",
        "core",
        "fixtures",
        "sandbox",
        "server",
        "tests",
    ];
    let built = ["target", "dist"];
    for entry in fs::read_dir(root()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || agreed.contains(&name.as_str()) || built.contains(&name.as_str()),
            "{name} stands at the top level"
        );
    }
}
