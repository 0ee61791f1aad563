//! The hashes of headers from one anchor to the next, for a record that is taken out.

use crate::sqlite::SqliteJournal;
use kotodigi::entry::Head;
use kotodigi::journal::{Broken, Journal};
use kotodigi::record::Tie;
use std::path::Path;

/// One for each span; a span the journal does not lead through is left out.
pub(super) fn ties(journal: &Path, spans: &[(Head, Head)]) -> Result<Vec<Tie>, Broken> {
    let journal = SqliteJournal::snapshot(journal)?;
    spans.iter().filter_map(|span| tie(&journal, *span).transpose()).collect()
}

fn tie(journal: &SqliteJournal, (after, to): (Head, Head)) -> Result<Option<Tie>, Broken> {
    let (mut hashes, mut head) = (Vec::new(), after);
    let walked = journal.replay(after.position, &mut |entry| {
        hashes.push(entry.hash);
        head = head.behind(&entry.hash);
        // The walk has gone far enough.
        if head.position < to.position { Ok(()) } else { Err(Broken::Moved(to.position)) }
    });
    match walked {
        Ok(()) | Err(Broken::Moved(_)) => Ok((head == to).then_some(Tie { after, hashes })),
        Err(broken) => Err(broken),
    }
}
