//! Is a record file whole? Asked of the file alone: it needs no register and no network.

use super::anchor::Anchor;
use super::file::{FORM, Line, RecordFile};
use super::tie::tied;
use crate::entry::{ClientHead, Hash, Head};
use crate::journal::erased_up_to;
use crate::phrase;
use crate::words::{Phrase, Text, text};

/// A record that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub client_number: String,
    pub entries: usize,
    /// Entries whose content was erased; their place in the chain stands.
    pub erased: usize,
    pub head: ClientHead,
    pub at: i64,
    /// The newest anchor over the whole record.
    pub anchor: Option<Anchor>,
    /// Entries that lead to anchors.
    pub tied: usize,
}

/// The first thing that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Number of the entry in the record; none where it is the file's frame.
    pub entry: Option<u32>,
    pub kind: FaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    NewerProgram,
    Empty,
    OtherClient,
    Number,
    Position,
    Header,
    Previous,
    Content,
    Missing,
    Head,
    Journal,
    Anchor,
}

pub fn verify(record: &RecordFile) -> Result<Report, Fault> {
    let frame = |kind| Fault { entry: None, kind };
    if record.form != FORM {
        return Err(frame(FaultKind::NewerProgram));
    }
    if record.entries.is_empty() {
        return Err(frame(FaultKind::Empty));
    }
    let mut head = ClientHead::default();
    let mut position = 0;
    // Entries without content that no later entry has spoken of yet.
    let mut missing: Vec<u32> = Vec::new();
    for line in &record.entries {
        let number = head.number + 1;
        let kind = one(record, line, head, position);
        if let Some(kind) = kind {
            return Err(Fault { entry: Some(number), kind });
        }
        if line.is_erased() {
            missing.push(number);
        } else {
            match erased_up_to(&line.entry()) {
                Ok(upto) => missing.retain(|missing| upto.is_none_or(|upto| *missing > upto)),
                Err(_) => return Err(Fault { entry: Some(number), kind: FaultKind::Content }),
            }
        }
        head = ClientHead { number, hash: line.hash };
        position = line.position;
    }
    if let Some(number) = missing.first() {
        return Err(Fault { entry: Some(*number), kind: FaultKind::Missing });
    }
    if head != record.head {
        return Err(Fault { entry: Some(head.number.min(record.head.number) + 1), kind: FaultKind::Head });
    }
    if record.journal.position < position || record.journal.hash == Hash::default() {
        return Err(frame(FaultKind::Journal));
    }
    let anchor = anchored(&record.anchors, record.journal, position).map_err(frame)?;
    let tied = tied(&record.ties, &record.anchors, &record.entries).ok_or(frame(FaultKind::Anchor))?;
    Ok(Report {
        client_number: record.client_number.clone(),
        entries: record.entries.len(),
        erased: record.entries.iter().filter(|line| line.is_erased()).count(),
        head,
        at: record.at,
        anchor,
        tied,
    })
}

/// What is wrong with the entry that stands behind this head.
fn one(record: &RecordFile, line: &Line, head: ClientHead, position: u64) -> Option<FaultKind> {
    let header = line.header();
    if line.client != record.client {
        Some(FaultKind::OtherClient)
    } else if line.number != head.number + 1 {
        Some(FaultKind::Number)
    } else if line.position <= position {
        Some(FaultKind::Position)
    } else if header.hash() != line.hash {
        Some(FaultKind::Header)
    } else if line.previous != head.hash {
        Some(FaultKind::Previous)
    } else if !line.is_erased() && line.content().is_none_or(|content| content.hash() != line.content) {
        Some(FaultKind::Content)
    } else {
        None
    }
}

/// Anchors go forward and stay behind the journal's head; gives the newest that covers the whole record.
fn anchored(anchors: &[Anchor], journal: Head, position: u64) -> Result<Option<Anchor>, FaultKind> {
    let forward = anchors.is_sorted_by(|a, b| a.at <= b.at && a.journal.position <= b.journal.position);
    let behind = anchors.iter().all(|anchor| {
        let seen = anchor.journal;
        seen.position < journal.position || seen == journal
    });
    if !forward || !behind {
        return Err(FaultKind::Anchor);
    }
    Ok(anchors.last().filter(|anchor| anchor.journal.position >= position).copied())
}

impl Fault {
    pub fn words(&self) -> Phrase {
        match self.entry {
            None => self.kind.words().into(),
            Some(number) => phrase!(
                text("Merkintä {0}: {1}", "Anteckning {0}: {1}", "Entry {0}: {1}"),
                number.to_string(),
                self.kind.words()
            ),
        }
    }
}

impl FaultKind {
    const fn words(self) -> Text {
        match self {
            FaultKind::NewerProgram => text(
                "Tiedoston on kirjoittanut uudempi ohjelma. Tarkista se uudemmalla.",
                "Filen är skriven av ett nyare program. Kontrollera den med ett nyare.",
                "A newer program wrote this file. Check it with a newer one.",
            ),
            FaultKind::Empty => text(
                "Tiedostossa ei ole yhtään merkintää.",
                "Filen innehåller inga anteckningar.",
                "There is no entry in the file.",
            ),
            FaultKind::OtherClient => {
                text("kuuluu toiselle asiakkaalle.", "hör till en annan kund.", "belongs to another client.")
            }
            FaultKind::Number => text(
                "tästä puuttuu merkintä, tai merkintä on kahdesti tai väärässä paikassa.",
                "här saknas en anteckning, eller så finns en anteckning två gånger eller på fel plats.",
                "an entry is missing here, or stands twice or in the wrong place.",
            ),
            FaultKind::Position => text(
                "on rekisterissä aiemmin kuin edellinen merkintä.",
                "står i registret före den föregående anteckningen.",
                "stands in the register before the entry ahead of it.",
            ),
            FaultKind::Header => text(
                "tekijää, aikaa tai muuta otsaketietoa on muutettu.",
                "vem, när eller något annat i huvudet har ändrats.",
                "who, when or something else of the header was changed.",
            ),
            FaultKind::Previous => text(
                "edeltävä merkintä on vaihdettu tai poistettu.",
                "den föregående anteckningen har bytts ut eller tagits bort.",
                "the entry before it was exchanged or removed.",
            ),
            FaultKind::Content => text("sisältöä on muutettu.", "innehållet har ändrats.", "the content was changed."),
            FaultKind::Missing => text(
                "sisältö puuttuu, eikä mikään merkintä kerro sen poistamisesta.",
                "innehållet saknas, och ingen anteckning säger att det har raderats.",
                "the content is missing, and no entry says that it was erased.",
            ),
            FaultKind::Head => text(
                "asiakirjan loppu puuttuu, tai sen perään on lisätty.",
                "slutet av akten saknas, eller så har något lagts till efter det.",
                "the end of the record is missing, or something was added behind it.",
            ),
            FaultKind::Journal => text(
                "Rekisterin pää on lyhyempi kuin asiakirja: tiedostoa on muutettu.",
                "Registrets huvud är kortare än akten: filen har ändrats.",
                "The register's head is shorter than the record: the file was changed.",
            ),
            FaultKind::Anchor => text(
                "Tiedoston ankkurit eivät sovi yhteen rekisterin pään kanssa: tiedostoa on muutettu.",
                "Filens ankare stämmer inte med registrets huvud: filen har ändrats.",
                "The anchors in the file do not agree with the register's head: the file was changed.",
            ),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::entry::{Content, Draft, Entry};
    use crate::event::{ContentErased, Event};
    use crate::record::Tie;
    use uuid::Uuid;

    /// Five entries of one client among others, as a file.
    pub(crate) fn record() -> RecordFile {
        let (mut head, mut client, mut mine): (Head, ClientHead, Vec<Entry>) = Default::default();
        let mut hashes = Vec::new();
        for n in 0..10u8 {
            let of = Uuid::from_u128(u128::from(n % 2));
            let content = Content { salt: [n; 16], payload: vec![b'a' + n, if n == 8 { 0xff } else { b'!' }] };
            let draft = Draft { client: of, at: i64::from(n), by: "x".into(), kind: "noted", version: 1, content };
            let entry = draft.seal(head, if n % 2 == 0 { client } else { ClientHead::default() });
            head = head.next(&entry.header);
            hashes.push(entry.hash);
            if n % 2 == 0 {
                client = ClientHead { number: entry.header.number, hash: entry.hash };
                mine.push(entry);
            }
        }
        let anchor = Anchor { at: 20, journal: head, looks: Head::default(), previous: Hash::default() };
        RecordFile::of(30, (Uuid::nil(), "K-000001".into()), &mine, head, vec![anchor])
            .with_ties(vec![Tie { after: Head::default(), hashes }])
    }

    #[test]
    fn a_record_is_whole_as_a_file_and_back() {
        let record = record();
        let text = record.text().unwrap();
        assert!(text.contains("\"text\": \"a!\"") && text.contains("\"bytes\": \"69ff\""), "{text}");
        let report = verify(&RecordFile::parse(&text).unwrap()).unwrap();
        assert_eq!((report.entries, report.erased, report.head), (5, 0, record.head));
        assert_eq!((report.anchor, report.tied), (Some(record.anchors[0]), 5));
    }

    #[test]
    fn what_was_changed_is_named_by_its_entry() {
        let changed = |change: &dyn Fn(&mut RecordFile)| {
            let mut record = record();
            change(&mut record);
            verify(&record).map(|_| ()).map_err(|fault| (fault.entry, fault.kind))
        };
        let entry = |number, kind| Err((Some(number), kind));
        assert_eq!(changed(&|r| r.entries[2].text = Some("other".into())), entry(3, FaultKind::Content));
        assert_eq!(changed(&|r| r.entries[2].salt = None), entry(3, FaultKind::Content));
        let emptied = |r: &mut RecordFile| (r.entries[2].salt, r.entries[2].text) = (None, None);
        assert_eq!(changed(&emptied), entry(3, FaultKind::Missing));
        assert_eq!(changed(&|r| r.entries[2].by = "y".into()), entry(3, FaultKind::Header));
        assert_eq!(changed(&|r| r.entries[2].content = Hash::default()), entry(3, FaultKind::Header));
        assert_eq!(changed(&|r| drop(r.entries.remove(2))), entry(3, FaultKind::Number));
        assert_eq!(changed(&|r| r.entries.swap(1, 2)), entry(2, FaultKind::Number));
        assert_eq!(changed(&|r| r.entries.insert(2, r.entries[2].clone())), entry(4, FaultKind::Number));
        assert_eq!(changed(&|r| drop(r.entries.pop())), entry(5, FaultKind::Head));
        assert_eq!(changed(&|r| r.head.number = 6), entry(6, FaultKind::Head));
        assert_eq!(changed(&|r| r.entries[0].client = Uuid::from_u128(9)), entry(1, FaultKind::OtherClient));
        let resealed = |r: &mut RecordFile| {
            r.entries[1].by = "y".into();
            r.entries[1].hash = r.entries[1].header().hash();
        };
        assert_eq!(changed(&resealed), entry(3, FaultKind::Previous));
        assert_eq!(changed(&|r| r.entries.clear()), Err((None, FaultKind::Empty)));
        assert_eq!(changed(&|r| r.journal.position = 3), Err((None, FaultKind::Journal)));
        assert_eq!(changed(&|r| r.anchors[0].journal.hash = Hash::of(&[])), Err((None, FaultKind::Anchor)));
        assert_eq!(changed(&|r| r.ties[0].hashes[1] = Hash::default()), Err((None, FaultKind::Anchor)));
        assert_eq!(changed(&|r| r.form = 2), Err((None, FaultKind::NewerProgram)));
    }
    /// A record of two entries, the second saying that the content up to a number is gone; the first is without.
    fn after_erasure(upto: u32) -> RecordFile {
        let (ground, list) = ("section_77".into(), "0011223344556677".into());
        let event = Event::from(ContentErased { upto, ground, list, numbers_given: 12 });
        let contents = [b"{}".to_vec(), event.payload().unwrap()];
        let (mut head, mut client, mut entries) = (Head::default(), ClientHead::default(), Vec::new());
        for (payload, kind) in contents.into_iter().zip(["noted", "content_erased"]) {
            let content = Content { salt: [1; 16], payload };
            let draft = Draft { client: Uuid::from_u128(1), at: 1, by: "x".into(), kind, version: 1, content };
            let entry = draft.seal(head, client);
            head = head.next(&entry.header);
            client = ClientHead { number: entry.header.number, hash: entry.hash };
            entries.push(entry);
        }
        entries[0].content = None;
        RecordFile::of(2, (Uuid::from_u128(1), "K-000001".into()), &entries, head, Vec::new())
    }

    #[test]
    fn what_was_erased_is_whole_where_a_later_entry_says_so() {
        assert_eq!(verify(&after_erasure(1)).unwrap().erased, 1);
        let fault = verify(&after_erasure(0)).unwrap_err();
        assert_eq!((fault.entry, fault.kind), (Some(1), FaultKind::Missing));
    }
}
