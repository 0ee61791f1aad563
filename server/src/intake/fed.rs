//! A process that is fed an order and a file while its answers are read.

use super::order::Order;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// What a dying process says is only looked at for the two words that tell of what it died; it may hold anything.
const LAST_WORDS: u64 = 4_096;

#[derive(Debug)]
pub(super) struct Fed {
    pub child: Arc<Mutex<Child>>,
    pub answers: BufReader<ChildStdout>,
    feeding: Option<JoinHandle<io::Result<ChildStdin>>>,
    dying: JoinHandle<String>,
}

impl Fed {
    /// Starts it with nothing but its language: no environment, no folder of ours.
    pub fn start(program: &Path, order: &Order, bytes: Option<Arc<Vec<u8>>>) -> io::Result<Fed> {
        let mut command = Command::new(program);
        command.arg(super::CHILD).env_clear();
        if matches!(order.source, super::Source::Sent(_)) {
            command.current_dir("/");
        }
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn()?;
        let none = || io::Error::from(io::ErrorKind::BrokenPipe);
        let mut input = child.stdin.take().ok_or_else(none)?;
        let answers = BufReader::with_capacity(1 << 16, child.stdout.take().ok_or_else(none)?);
        let mut errors = child.stderr.take().ok_or_else(none)?;
        let mut order = serde_json::to_vec(order)?;
        order.push(b'\n');
        let feeding = std::thread::spawn(move || {
            input.write_all(&order)?;
            bytes.iter().try_for_each(|bytes| input.write_all(bytes))?;
            Ok(input)
        });
        let dying = std::thread::spawn(move || {
            let mut said = Vec::new();
            drop(errors.by_ref().take(LAST_WORDS).read_to_end(&mut said));
            drop(io::copy(&mut errors, &mut io::sink()));
            String::from_utf8_lossy(&said).into_owned()
        });
        Ok(Fed { child: Arc::new(Mutex::new(child)), answers, feeding: Some(feeding), dying })
    }

    /// One more line, once everything before it has been taken.
    pub fn answer(&mut self, line: &[u8]) -> io::Result<()> {
        let none = || io::Error::from(io::ErrorKind::BrokenPipe);
        let mut input = self.feeding.take().ok_or_else(none)?.join().map_err(|_| none())??;
        input.write_all(line)?;
        input.write_all(b"\n")
    }

    /// What it said when it died.
    pub fn last_words(self) -> String {
        self.dying.join().unwrap_or_default()
    }
}
