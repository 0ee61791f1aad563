//! `--help` and mistakes on the command line, in the reader's language. The English stands at the arguments themselves;
//! `texts` has the other two, and a test that none is missing.

mod form;
mod texts;
mod usage;

use clap::builder::Str;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};
use kotodigi::words::{Lang, Text, text};
use std::ffi::OsString;

/// The language asked for, before anything else is understood.
pub fn language(arguments: &[OsString]) -> Lang {
    let mut rest = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut lang = None;
    while let Some(argument) = rest.next() {
        match argument.strip_prefix("--lang") {
            Some("") => lang = rest.next().and_then(|code| Lang::parse(&code)).or(lang),
            Some(code) => lang = code.strip_prefix('=').and_then(Lang::parse).or(lang),
            None => {}
        }
    }
    lang.unwrap_or_default()
}

/// `kotodigi help import` is `kotodigi import --help`.
pub fn asked(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = words(&arguments).next().filter(|(_, word)| *word == "help").map(|(at, _)| at);
    if let Some(at) = first {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}

/// What is neither an option nor the language, with its place.
fn words(arguments: &[OsString]) -> impl Iterator<Item = (usize, &OsString)> {
    let is_option = |at: usize| arguments[at].to_string_lossy().starts_with('-');
    let words = arguments.iter().enumerate().skip(1);
    words.filter(move |(at, _)| !is_option(*at) && arguments[*at - 1] != "--lang")
}

/// The command that was meant, as far as it is one of ours.
fn meant<'a>(mut command: &'a Command, arguments: &[OsString]) -> &'a Command {
    for (_, word) in words(arguments) {
        match command.find_subcommand(word) {
            Some(sub) => command = sub,
            None => break,
        }
    }
    command
}

/// The mistake in words; the command and its arguments tell what comes nearest.
pub fn said(error: &clap::Error, (command, arguments): (&Command, &[OsString]), lang: Lang) -> String {
    let command = meant(command, arguments);
    let known: Vec<String> = match error.kind() {
        ErrorKind::InvalidSubcommand => command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect(),
        ErrorKind::UnknownArgument => {
            command.get_arguments().filter_map(|argument| Some(format!("--{}", argument.get_long()?))).collect()
        }
        _ => Vec::new(),
    };
    usage::said(error, &known, lang)
}

/// The whole command line in one language.
pub fn in_words(command: Command, lang: Lang) -> Command {
    let mut command = translated(command, lang);
    command.build();
    with_usage(command, lang)
}

fn translated(command: Command, lang: Lang) -> Command {
    let about = command.get_about().map(|about| texts::say(&about.to_string(), lang).to_owned());
    let is_root = command.get_version().is_some();
    let name = command.get_name().to_owned();
    let mut command = command
        .about(about.unwrap_or_default())
        .help_template(format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", USAGE.say(lang)))
        .subcommand_help_heading(COMMANDS.say(lang))
        .subcommand_value_name(COMMAND.say(lang))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| of(argument, lang))
        .arg(flag("help", 'h', ArgAction::Help, HELP, lang));
    if is_root {
        command = command.arg(flag("version", 'V', ArgAction::Version, VERSION, lang));
    }
    if let Some(after) = form::after(&name) {
        command = command.after_help(after.say(lang));
    }
    command.mut_subcommands(|sub| translated(sub, lang))
}

fn flag(name: &'static str, short: char, action: ArgAction, help: Text, lang: Lang) -> Arg {
    let flag = Arg::new(name).short(short).long(name).action(action).help(help.say(lang));
    flag.help_heading(OPTIONS.say(lang)).display_order(1000)
}

/// One argument: its help, its heading, the word in the place of its value, what it may be and what it is else.
fn of(argument: Arg, lang: Lang) -> Arg {
    let heading = if argument.is_positional() { ARGUMENTS } else { OPTIONS };
    let argument = argument.help_heading(heading.say(lang));
    let mut help = argument.get_help().map(|help| texts::say(&help.to_string(), lang).to_owned()).unwrap_or_default();
    if !argument.get_action().takes_values() {
        return argument.help(help);
    }
    let values = argument.get_possible_values();
    if !values.is_empty() {
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        help = format!("{help} [{}]", values.join(" | "));
    }
    if let [default] = argument.get_default_values() {
        help = format!("{help} [{}: {}]", DEFAULT.say(lang), default.to_string_lossy());
    }
    let translated = |names: &[Str]| names.iter().filter_map(|name| texts::place(name, lang)).collect();
    let names: Vec<&'static str> = argument.get_value_names().map(translated).unwrap_or_default();
    let argument = argument.help(help).hide_possible_values(true).hide_default_value(true);
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// What the library writes into a usage line by itself.
fn with_usage(mut command: Command, lang: Lang) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &format!("[{}]", OPTION.say(lang)));
    command.override_usage(usage).mut_subcommands(|sub| with_usage(sub, lang))
}

pub(super) const USAGE: Text = text("Käyttö", "Användning", "Usage");
const COMMANDS: Text = text("Komennot", "Kommandon", "Commands");
const COMMAND: Text = text("KOMENTO", "KOMMANDO", "COMMAND");
const OPTIONS: Text = text("Valitsimet", "Flaggor", "Options");
const OPTION: Text = text("VALITSIMET", "FLAGGOR", "OPTIONS");
const ARGUMENTS: Text = text("Annettava", "Anges", "Arguments");
const DEFAULT: Text = text("oletus", "förval", "default");
const HELP: Text = text("Näyttää tämän ohjeen", "Visar den här hjälpen", "Prints this help");
const VERSION: Text = text("Näyttää version", "Visar versionen", "Prints the version");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
    use super::*;
    use clap::CommandFactory as _;

    fn walk(command: &Command, each: &mut dyn FnMut(&str)) {
        if command.is_hide_set() {
            return;
        }
        command.get_about().into_iter().for_each(|about| each(&about.to_string()));
        for argument in
            command.get_arguments().filter(|argument| !["help", "version"].contains(&argument.get_id().as_str()))
        {
            match argument.get_help() {
                Some(help) => each(&help.to_string()),
                None => each(&format!("no help: {} {}", command.get_name(), argument.get_id())),
            }
            let names = argument.get_value_names().filter(|_| argument.get_action().takes_values());
            names.into_iter().flatten().for_each(|name| each(name));
        }
        command.get_subcommands().for_each(|sub| walk(sub, each));
    }

    #[test]
    fn nothing_of_the_help_is_english_only() {
        let mut missing = Vec::new();
        let mut used = std::collections::BTreeSet::new();
        walk(&crate::cli::Line::command(), &mut |english| {
            used.insert(english.to_owned());
            if !texts::has(english) {
                missing.push(english.to_owned());
            }
        });
        assert!(missing.is_empty(), "{} without Finnish and Swedish:\n{}", missing.len(), missing.join("\n"));
        let idle: Vec<&str> = texts::all().map(|text| text.en).filter(|en| !used.contains(*en)).collect();
        assert!(idle.is_empty(), "nobody says:\n{}", idle.join("\n"));
    }

    #[test]
    fn the_language_is_known_before_the_mistake() {
        let of = |line: &str| language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("kotodigi import chekc --lang sv"), Lang::Sv);
        assert_eq!(of("kotodigi --lang=en import"), Lang::En);
        assert_eq!(of("kotodigi --lang de"), Lang::Fi);
    }

    #[test]
    fn a_mistake_names_the_nearest_word() {
        let said = |line: &str, lang| {
            let arguments = asked(line.split(' ').map(OsString::from).collect());
            let command = in_words(crate::cli::Line::command(), lang);
            let error = command.clone().try_get_matches_from(&arguments).unwrap_err();
            said(&error, (&command, &arguments), lang)
        };
        assert!(said("kotodigi impotr", Lang::Fi).starts_with("Komentoa ”impotr” ei ole. Tarkoititko: import?"));
        assert!(said("kotodigi import chekc x", Lang::Sv).contains("Menade du: check?\nAnvändning: kotodigi import ["));
        assert!(said("kotodigi import check x --fromat json", Lang::Fi).contains("Tarkoititko: --format?"));
        assert!(said("kotodigi import load x", Lang::Fi).starts_with("Puuttuu: --data <HAKEMISTO>, --as <TUNNUS>."));
        let help = asked(["kotodigi", "--lang", "en", "help", "import"].map(OsString::from).to_vec());
        assert_eq!(help, ["kotodigi", "--lang", "en", "import", "--help"]);
    }
}
