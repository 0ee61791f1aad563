//! `kotodigi import names`: what may be written into cells and mapping files.

use super::super::{Done, Exit, print};
use clap::{Args, ValueEnum};
use kotodigi::codes::{self, Codes};
use kotodigi::intake::Field;
use kotodigi::words::Lang;

#[derive(Debug, Args)]
pub struct Names {
    /// Of which list.
    #[arg(value_enum, value_name = "LIST")]
    of: Of,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    Fields,
    Municipalities,
    Countries,
    Languages,
    Permits,
}

impl Names {
    pub fn run(self, lang: Lang) -> Done {
        let lines: Vec<String> = match self.of {
            Of::Fields => Field::ALL.iter().map(|field| line(field.id(), field.label().say(lang))).collect(),
            Of::Municipalities => of(codes::municipalities(), lang),
            Of::Countries => of(codes::countries(), lang),
            Of::Languages => of(codes::languages(), lang),
            Of::Permits => of(codes::residence_rights(), lang),
        };
        print(&lines.concat());
        Ok(Exit::Clean)
    }
}

fn of(list: &Codes, lang: Lang) -> Vec<String> {
    list.all.iter().map(|code| line(code.code, code.name(lang))).collect()
}

fn line(code: &str, name: &str) -> String {
    format!("{code}\t{name}\n")
}
