//! A command line that can't be understood: which word, what may stand there, and how the command is used.

use super::{USAGE, texts};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use kotodigi::intake::spelling::{distance, fold};
use kotodigi::phrase;
use kotodigi::words::{Lang, Phrase, Text, text};
use std::error::Error as _;

/// The mistake in words.
pub(super) fn said(error: &Error, known: &[String], lang: Lang) -> String {
    let mut said = what(error, known, lang).say(lang);
    if let Some(usage) = of(error, ContextKind::Usage).first() {
        let usage = usage.trim_start_matches("Usage:").trim();
        said += &format!("\n{}: {usage}", USAGE.say(lang));
    }
    said + "\n" + MORE.say(lang)
}

fn what(error: &Error, known: &[String], lang: Lang) -> Phrase {
    let first = |kind| of(error, kind).first().cloned().unwrap_or_default();
    let listed = |kind| of(error, kind).join(", ");
    let argument = first(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => nearest(&argument, known, phrase!(UNKNOWN, argument.clone())),
        ErrorKind::InvalidSubcommand => {
            let word = first(ContextKind::InvalidSubcommand);
            nearest(&word, known, phrase!(NO_COMMAND, word.clone()))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => NO_SUBCOMMAND.into(),
        ErrorKind::MissingRequiredArgument => phrase!(MISSING, listed(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            let prior = listed(ContextKind::PriorArg);
            if prior.is_empty() || prior == argument {
                phrase!(TWICE, argument)
            } else {
                phrase!(CONFLICT, argument, prior)
            }
        }
        ErrorKind::InvalidValue if first(ContextKind::InvalidValue).is_empty() => phrase!(NO_VALUE, argument),
        ErrorKind::InvalidValue => {
            let value = first(ContextKind::InvalidValue);
            phrase!(ONE_OF, value, argument, listed(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let wanted = error.source().map(ToString::to_string).unwrap_or_default();
            phrase!(WANTED, first(ContextKind::InvalidValue), argument, texts::wanted(&wanted, lang).to_owned())
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            phrase!(NO_VALUE, argument)
        }
        ErrorKind::InvalidUtf8 => UTF8.into(),
        _ => WRONG.into(),
    }
}

/// The same with the name that comes nearest.
fn nearest(word: &str, known: &[String], said: Phrase) -> Phrase {
    let word = fold(word);
    let near = known.iter().filter_map(|name| Some((distance(&word, &fold(name), 2)?, name))).min();
    match near {
        Some((_, name)) => phrase!(MEANT, said, name.clone()),
        None => said,
    }
}

fn of(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::StyledStr(styled)) => vec![styled.to_string()],
        _ => Vec::new(),
    }
}

const UNKNOWN: Text = text(
    "Valitsinta tai sanaa ”{0}” ei tässä tunneta.",
    "Flaggan eller ordet ”{0}” är okänt här.",
    "The option or word “{0}” is not known here.",
);
const NO_COMMAND: Text = text("Komentoa ”{0}” ei ole.", "Kommandot ”{0}” finns inte.", "There is no command “{0}”.");
const MEANT: Text = text("{0} Tarkoititko: {1}?", "{0} Menade du: {1}?", "{0} Did you mean: {1}?");
const NO_SUBCOMMAND: Text = text("Komento puuttuu.", "Kommandot saknas.", "The command is missing.");
const MISSING: Text = text("Puuttuu: {0}.", "Det saknas: {0}.", "Missing: {0}.");
const TWICE: Text = text("{0} on annettu kahdesti.", "{0} har angetts två gånger.", "{0} was given twice.");
const CONFLICT: Text = text(
    "{0} ja {1} eivät käy yhdessä: anna vain toinen.",
    "{0} och {1} går inte ihop: ange bara det ena.",
    "{0} and {1} do not go together: give one of them.",
);
const NO_VALUE: Text = text("Kohdasta {0} puuttuu arvo.", "{0} saknar ett värde.", "{0} lacks a value.");
const ONE_OF: Text = text(
    "”{0}” ei käy kohtaan {1}. Siinä voi olla: {2}.",
    "”{0}” duger inte för {1}. Där kan stå: {2}.",
    "“{0}” will not do for {1}. There may stand: {2}.",
);
const WANTED: Text = text(
    "”{0}” ei käy kohtaan {1}: anna {2}.",
    "”{0}” duger inte för {1}: ange {2}.",
    "“{0}” will not do for {1}: give {2}.",
);
const UTF8: Text = text(
    "Komentorivillä on tavuja, jotka eivät ole UTF-8-tekstiä.",
    "Kommandoraden har byte som inte är UTF-8-text.",
    "The command line has bytes that are not text in UTF-8.",
);
const WRONG: Text = text(
    "Komentoriviä ei voi ymmärtää.",
    "Kommandoraden går inte att förstå.",
    "The command line can't be understood.",
);
const MORE: Text =
    text("Lisää: sama komento ja --help.", "Mera: samma kommando och --help.", "More: the same command and --help.");
