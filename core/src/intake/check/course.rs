//! Cells of one row against each other. Only sound cells are compared, so one defect is told once.

use super::homes;
use super::known::Likeness;
use super::likeness::Look;
use super::limits::Ours;
use super::memo::stands_for_nothing;
use super::pass::{Pass, cell_of as cell};
use super::short_years;
use crate::codes;
use crate::dates::age_on;
use crate::intake::field::Field;
use crate::intake::finding::Kind;
use crate::phrase;
use crate::words::{Arg, Lang, Text, text};
use chrono::Datelike;
use csv::ByteRecord;

pub(super) fn check(pass: &mut Pass<'_>, record: &ByteRecord) {
    short_years::birth(pass, record);
    person(pass, record);
    plan(pass, record);
    act(pass, record);
    number(pass, record);
    former(pass, record);
    municipality(pass, record);
    if pass.limits.likeness {
        homes::note(pass, record);
    }
}

/// Says something of a field's cell, if the file has the field.
fn say(pass: &mut Pass<'_>, record: &ByteRecord, field: Field, kind: Kind, more: Vec<Arg>) {
    if let Some(at) = pass.plan.at(field) {
        pass.find(at, kind, cell(record, at), more);
    }
}

fn person(pass: &mut Pass<'_>, record: &ByteRecord) {
    let day = |field: Field| pass.facts.days[field as usize];
    let written = day(Field::BirthDate);
    let (arrival, right) = (day(Field::MovedInOn), day(Field::FirstRightOn));
    let coded = pass.facts.identity.map(|i| i.birth_date);
    let born = match (written, coded) {
        (Some(written), Some(coded)) if written != coded => {
            // Which of the two is right nobody knows here, so nothing else is measured against either.
            return say(pass, record, Field::BirthDate, Kind::PicBirthDateMismatch, vec![coded.into()]);
        }
        (written, coded) => coded.or(written),
    };
    let Some(born) = born else {
        let empty = |field| pass.plan.at(field).is_none_or(|at| cell(record, at).is_empty());
        if !pass.facts.identity_tried && empty(Field::BirthDate) {
            let column =
                if pass.plan.at(Field::IdentityCode).is_some() { Field::IdentityCode } else { Field::BirthDate };
            say(pass, record, column, Kind::IdentityMissing, vec![]);
        }
        return;
    };
    if arrival.is_some_and(|day| day < born) {
        say(pass, record, Field::MovedInOn, Kind::ArrivalBeforeBirth, vec![born.into()]);
    }
    if right.is_some_and(|day| day < born) {
        say(pass, record, Field::FirstRightOn, Kind::RightBeforeBirth, vec![born.into()]);
    }
    if pass.facts.marks[Field::Jobseeker as usize] == Some(true) {
        let age = age_on(born, pass.limits.on);
        if age < pass.limits.jobseeker_from_age {
            say(pass, record, Field::Jobseeker, Kind::JobseekerUnderAge, vec![i64::from(age).into()]);
        }
    }
    same_person(pass, record, born.num_days_from_ce());
}

/// Somebody whose name and birth date have stood before, spelled so or otherwise.
fn same_person(pass: &mut Pass<'_>, record: &ByteRecord, born: i32) {
    if !pass.limits.likeness || pass.facts.family_missing || pass.facts.duplicate {
        return;
    }
    let mut look = Look::default();
    for &at in pass.names() {
        let name = record.get(at).unwrap_or(b"");
        if name.is_ascii() {
            look.letters(name.iter().map(|b| char::from(*b)));
        } else {
            look.letters(pass.decoder.decode(name).text.chars());
        }
    }
    let sound = pass.facts.identity.is_some();
    let Some((before, likeness)) = pass.seen.people.met(&look.looks(), born, sound, pass.place()) else { return };
    let column = if pass.plan.at(Field::FamilyName).is_some() { Field::FamilyName } else { Field::GivenNames };
    match likeness {
        Likeness::NameAndBirthDate => say(pass, record, column, Kind::SamePersonPerhaps, vec![before.into()]),
        other => {
            let more = vec![before.into(), other.text().into()];
            say(pass, record, column, Kind::SimilarPersonPerhaps, more);
        }
    }
}

/// The assessment and the end of the relationship against what the Act says of them.
fn act(pass: &mut Pass<'_>, record: &ByteRecord) {
    let day = |field: Field| pass.facts.days[field as usize];
    let limits = pass.limits;
    let (right, assessed) = (day(Field::FirstRightOn), day(Field::AssessmentOn));
    let (from, ended) = (day(Field::PlanFrom), day(Field::EndedOn));
    if let (Some(right), Some(assessed)) = (right, assessed) {
        let last = (limits.assessment_last_day)(right);
        if assessed < right {
            say(pass, record, Field::AssessmentOn, Kind::AssessmentBeforeRight, vec![right.into()]);
        } else if assessed > last {
            let more = vec![last.into(), limits.assessment.into()];
            say(pass, record, Field::AssessmentOn, Kind::AssessmentOutsideWindow, more);
        }
    }
    if let (Some(right), Some(from)) = (right, from)
        && from < right
    {
        say(pass, record, Field::PlanFrom, Kind::PlanBeforeRight, vec![right.into()]);
    }
    if let Some(by) = ended.and_then(limits.erased_by).filter(|by| *by <= limits.on) {
        say(pass, record, Field::EndedOn, Kind::KeptTooLong, vec![by.into(), limits.erasure.into()]);
    }
}

fn plan(pass: &mut Pass<'_>, record: &ByteRecord) {
    let day = |field: Field| pass.facts.days[field as usize];
    let (from, until) = (day(Field::PlanFrom), day(Field::PlanUntil));
    // More than a year ahead is hardly agreed: a doubt, no rule of law.
    if from.is_some_and(|from| (from - pass.limits.on).num_days() > 366) {
        say(pass, record, Field::PlanFrom, Kind::PlanBeginsLate, vec![]);
    }
    let Some(until) = until else { return };
    let Some(from) = from else {
        let at = pass.plan.at(Field::PlanFrom);
        if at.is_some_and(|at| cell(record, at).is_empty()) {
            say(pass, record, Field::PlanUntil, Kind::PlanWithoutBeginning, vec![]);
        }
        return;
    };
    let last = (pass.limits.first_plan_last_day)(from);
    if until < from {
        say(pass, record, Field::PlanUntil, Kind::DateOrder, vec![from.into()]);
    } else if until > last {
        let more = vec![last.into(), pass.limits.first_plan.into()];
        say(pass, record, Field::PlanUntil, Kind::PlanTooLong, more);
    }
}

/// A client number that has stood before; the row is not named twice if its identity code has too.
fn number(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some(at) = pass.plan.at(Field::ClientNumber) else { return };
    let number = cell(record, at);
    if number.is_empty() {
        return;
    }
    if let Some(before) = pass.seen.number(number, pass.facts.row)
        && !pass.facts.duplicate
    {
        // Its own identity code has not stood before: where the other row has one, it is another person's.
        let two = pass.facts.identity.is_some() && pass.seen.is_coded(before);
        let kind = if two { Kind::NumberTwice } else { Kind::DuplicateInFile };
        pass.find(at, kind, number, vec![before.into()]);
    }
}

/// A municipality that is no more, against the day the row says of itself.
fn former(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some((at, code, merged)) = pass.facts.former else { return };
    let day = |field: Field| pass.facts.days[field as usize];
    let own = day(Field::MovedInOn).or(day(Field::FirstRightOn));
    let name = codes::municipalities().name(code, Lang::Fi);
    let mut more: Vec<Arg> = vec![name.into(), merged.into()];
    more.extend(own.map(|own| Arg::from(phrase!(if own < merged { STILL } else { GONE }, own))));
    pass.find_with(at, Kind::MunicipalityMerged, cell(record, at), more, Some(name.to_owned()));
}

/// A client of another municipality than whose clients are loaded.
fn municipality(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some(code) = pass.facts.codes[Field::Municipality as usize] else { return without(pass, record) };
    let Some(ours) = pass.limits.ours else { return };
    if ours.has(code) {
        return;
    }
    let name = |code: &codes::Code| Arg::from(text(code.fi, code.sv, code.en));
    // A phrase: what a row says of somebody is left out of a report that is kept, and a plain text is not.
    let own = codes::municipalities().get(code).map_or_else(|| code.into(), name);
    let own = phrase!(text("{0}", "{0}", "{0}"), own).into();
    let and = |all: Arg, one: Arg| phrase!(text("{0}, {1}", "{0}, {1}", "{0}, {1}"), all, one).into();
    let all = ours.each().map(name).reduce(and);
    say(pass, record, Field::Municipality, Kind::NotThisMunicipality, std::iter::once(own).chain(all).collect());
}

/// An empty cell: a load takes the municipality of whoever loads, if it is one.
fn without(pass: &mut Pass<'_>, record: &ByteRecord) {
    let Some(at) = pass.plan.at(Field::Municipality) else { return };
    let cell = cell(record, at);
    if !cell.is_empty() && !std::str::from_utf8(cell).is_ok_and(stands_for_nothing) {
        return;
    }
    let ours: Vec<_> = pass.limits.ours.iter().flat_map(Ours::each).take(2).collect();
    let next = match ours.as_slice() {
        [one] => phrase!(BECOMES, text(one.fi, one.sv, one.en)),
        [_, ..] => phrase!(FILL_IN),
        [] => phrase!(OF_THE_LOADER),
    };
    pass.find(at, Kind::MunicipalityMissing, cell, vec![next.into()]);
}

const BECOMES: Text = text(
    " Tuonnissa asiakkaalle merkitään {0}.",
    " Vid importen antecknas {0} för kunden.",
    " A load records {0} for the client.",
);
const OF_THE_LOADER: Text = text(
    " Tuonnissa asiakkaalle merkitään se kunta, jonka asiakkaita tuodaan. Täydennä kotikunta, jos se on jokin muu.",
    " Vid importen antecknas den kommun vars kunder importeras. Fyll i hemkommunen om den är en annan.",
    " A load records the municipality whose clients are loaded. Fill it in if it is another one.",
);
const FILL_IN: Text = text(
    " Tuot usean kunnan asiakkaita: täydennä kotikunta, muuten tiedostoa ei voi tuoda.",
    " Du importerar kunder i flera kommuner: fyll i hemkommunen, annars kan filen inte tas in.",
    " You load clients of several municipalities: fill it in, else the file cannot be loaded.",
);

const STILL: Text = text(
    " Rivin päivänä {0} se oli vielä oma kuntansa.",
    " På radens dag {0} var den ännu en egen kommun.",
    " On the row's day {0} it still was a municipality of its own.",
);
const GONE: Text = text(
    " Rivin päivänä {0} sitä ei enää ollut, joten jompikumpi voi olla väärin.",
    " På radens dag {0} fanns den inte längre, så någotdera kan vara fel.",
    " On the row's day {0} it no longer existed, so either of the two may be wrong.",
);
