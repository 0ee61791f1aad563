//! Whether a data directory is what was written: both chains, the index beside the looks, and every head that
//! somebody kept. Reads only, also while a server works in the directory.

mod index;

use crate::directory::{anchors_in, journal_in, looks_in};
use crate::looks::{self, BrokenFile};
use crate::sqlite::SqliteJournal;
use kotodigi::entry::Head;
use kotodigi::journal::{self, Broken, Journal};
use kotodigi::record::anchor::{self, Anchor, LineFault};
use kotodigi::record::witness::{Missed, Witness};
use std::io;
use std::path::{Path, PathBuf};

/// Which of the two chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    Journal,
    Looks,
}

/// Something that is not as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The chain breaks by itself.
    Broken {
        chain: Chain,
        file: String,
        broken: Broken,
    },
    /// It is whole, and not the one somebody saw.
    Missed {
        chain: Chain,
        checkpoint: PathBuf,
        line: usize,
        missed: Missed,
    },
    Line {
        checkpoint: PathBuf,
        fault: LineFault,
    },
    /// The index beside a month leads to other looks than the month holds.
    Index {
        file: String,
    },
}

/// What was found of a directory.
#[derive(Debug, Default)]
pub struct Proof {
    pub journal: Option<Head>,
    pub looks: Option<Head>,
    /// Files of anchors that were held against it, with how many lines.
    pub checkpoints: Vec<(PathBuf, usize)>,
    pub findings: Vec<Finding>,
}

type Kept = (PathBuf, Vec<(usize, Anchor)>);

/// Walks everything. The directory's own anchors are held against it too, if they are there. A no names the file of
/// anchors that can't be read.
pub fn of(folder: &Path, checkpoints: &[PathBuf]) -> Result<Proof, (PathBuf, io::Error)> {
    let mut proof = Proof::default();
    let own = anchors_in(folder);
    let own = own.exists().then_some(own);
    // Read before the chains: what is anchored meanwhile stands in them.
    let kept: Vec<Kept> = own.iter().chain(checkpoints).map(|file| proof.read(file)).collect::<Result<_, _>>()?;
    proof.walk_journal(folder, &kept);
    proof.walk_looks(folder, &kept);
    Ok(proof)
}

impl Finding {
    /// The first broken entry, where one is known.
    pub fn entry(&self) -> Option<u64> {
        match self {
            Finding::Broken { broken: Broken::Chain { position, .. }, .. } => Some(*position),
            Finding::Missed { missed, .. } => Some(missed.first()),
            _ => None,
        }
    }

    /// The machine failed, rather than a chain.
    pub fn is_failure(&self) -> bool {
        matches!(self, Finding::Broken { broken, .. } if !matches!(broken, Broken::Chain { .. }))
    }
}

impl Proof {
    fn read(&mut self, file: &Path) -> Result<Kept, (PathBuf, io::Error)> {
        let text = std::fs::read(file).map_err(|why| (file.to_owned(), why))?;
        let (anchors, faults) = anchor::read(&String::from_utf8_lossy(&text));
        let line = |fault| Finding::Line { checkpoint: file.to_owned(), fault };
        self.findings.extend(faults.into_iter().map(line));
        self.checkpoints.push((file.to_owned(), anchors.len()));
        Ok((file.to_owned(), anchors))
    }

    fn walk_journal(&mut self, folder: &Path, kept: &[Kept]) {
        let file = journal_in(folder);
        let mut witnesses = witnesses(kept, |anchor| anchor.journal);
        let snapshot = SqliteJournal::snapshot(&file);
        let walked = snapshot.as_ref().map_err(Clone::clone).and_then(|journal| journal::verify(journal));
        if let Ok(journal) = &snapshot {
            // Through the headers alone, as far as somebody saw; a broken chain has been named already.
            let reaches = witnesses.iter().map(|witness| witness.reaches()).max().unwrap_or(0);
            let mut head = Head::default();
            drop(journal.replay(0, &mut |entry| {
                head = head.next(&entry.header);
                witnesses.iter_mut().for_each(|witness| witness.pass(head));
                if head.position < reaches { Ok(()) } else { Err(Broken::Moved(reaches)) }
            }));
        }
        self.missed(Chain::Journal, kept, witnesses, |anchor| anchor.journal, walked.is_ok());
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match walked {
            Ok(head) => self.journal = Some(head),
            Err(broken) => self.findings.insert(0, Finding::Broken { chain: Chain::Journal, file, broken }),
        }
    }

    fn walk_looks(&mut self, folder: &Path, kept: &[Kept]) {
        let folder = looks_in(folder);
        let mut witnesses = witnesses(kept, |anchor| anchor.looks);
        let walked = if folder.exists() {
            looks::walk(&folder, &mut |head| witnesses.iter_mut().for_each(|witness| witness.pass(head)))
        } else {
            // A register nobody has looked at.
            Ok(Head::default())
        };
        self.missed(Chain::Looks, kept, witnesses, |anchor| anchor.looks, walked.is_ok());
        match walked {
            Ok(head) => {
                self.looks = Some(head);
                self.findings.extend(index::differing(&folder));
            }
            Err(BrokenFile { file, broken }) => {
                self.findings.push(Finding::Broken { chain: Chain::Looks, file: format!("looks/{file}"), broken });
            }
        }
    }

    /// One finding a file and chain is enough: the first.
    fn missed(&mut self, chain: Chain, kept: &[Kept], witnesses: Vec<Witness>, head: fn(&Anchor) -> Head, whole: bool) {
        for ((checkpoint, anchors), witness) in kept.iter().zip(witnesses) {
            let Some(missed) = witness.end(whole) else { continue };
            let (Missed::Ahead { seen, .. } | Missed::Differs { seen, .. }) = missed;
            let line = anchors.iter().find(|(_, anchor)| head(anchor).position == seen).map_or(0, |(line, _)| *line);
            self.findings.push(Finding::Missed { chain, checkpoint: checkpoint.clone(), line, missed });
        }
    }
}

fn witnesses(kept: &[Kept], head: fn(&Anchor) -> Head) -> Vec<Witness> {
    kept.iter().map(|(_, anchors)| Witness::of(anchors.iter().map(|(_, anchor)| head(anchor)))).collect()
}
