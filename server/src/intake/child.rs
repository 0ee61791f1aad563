//! The reading process: an order and a file come in, lines go out. It opens nothing else, and keeps nothing.

use super::answers::Answers;
use super::bounds;
use super::line::{Line, Standings};
use super::order::{Order, Source};
use super::reading::{self, Stopped};
use crate::disk;
use kotodigi::words::{Text, text};
use std::io::{self, BufRead, BufReader, Read, StdinLock, Write as _};
use std::process::ExitCode;

/// The command nobody types.
pub const NAME: &str = "read-old-register";
/// An order with a mapping and all that was mended by hand; more is no order.
const LONGEST: u64 = 64 << 20;

type Input = BufReader<StdinLock<'static>>;

/// Reads one file. How it ends matters only when it ends badly.
pub fn run() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever ordered has gone, or there is nothing to say it with.
        Err(_) => ExitCode::FAILURE,
    }
}

fn work() -> io::Result<()> {
    bounds::write_nothing()?;
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let order: Order = line(&mut input)?;
    bounds::take_no_more_than(order.memory)?;
    let mut answers = Answers::to_stdout();
    let bytes = match bytes(&order.source, &mut input) {
        Ok(bytes) => bytes,
        // Said as the system says it of any other memory there is not.
        Err(why) if why.kind() == io::ErrorKind::OutOfMemory => {
            drop(writeln!(io::stderr(), "memory allocation of a file failed"));
            return Err(why);
        }
        Err(why) => return answers.say_now(&Line::Fault("unreadable".into(), disk::said(&why).say(order.lang))),
    };
    match reading::read(&order, &bytes, &mut answers, &mut || line::<Standings>(&mut input)) {
        Ok(read) => {
            // What the report is put from needs the room.
            drop(bytes);
            let checked = reading::put(&order, read, &mut answers)?;
            answers.say_now(&Line::Checked(Box::new(checked)))
        }
        Err(Stopped::Other) => {
            answers.say_now(&Line::Fault("mends_of_another_file".into(), OTHER.say(order.lang).into()))
        }
        Err(Stopped::Fault(fault)) => {
            answers.say_now(&Line::Fault(fault.kind.code().into(), fault.message(order.lang)))
        }
        Err(Stopped::Gone(why)) => Err(why),
    }
}

const OTHER: Text = text(
    "Korjaukset on tehty toiselle tiedostolle: tiiviste on toinen. Tarkista tämä tiedosto ja korjaa sen solut erikseen.",
    "Rättelserna är gjorda för en annan fil: kontrollsumman är en annan. Kontrollera den här filen och rätta dess celler för sig.",
    "The mends were made for another file: its hash is another. Check this file, and mend its own cells.",
);

fn line<T: serde::de::DeserializeOwned>(input: &mut Input) -> io::Result<T> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

fn bytes(source: &Source, input: &mut Input) -> io::Result<Vec<u8>> {
    match source {
        Source::File(file) => std::fs::read(file),
        Source::Sent(size) => {
            let mut bytes = Vec::new();
            bytes.try_reserve_exact(usize::try_from(*size).unwrap_or(usize::MAX))?;
            input.by_ref().take(*size).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == *size { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
        }
    }
}
