//! When a load is stopped for a person to look: counts that look wrong, and so many clients that it takes two people.

use super::Counts;
use crate::officer::Officer;
use crate::phrase;
use crate::refusal::{No, Refusal};
use crate::steps::Directory;
use crate::words::{Phrase, Text, text};

/// The house's own limits: none of them is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// At most so many of a hundred rows of the file may stay out.
    pub refused_percent: u32,
    /// At most so many of a hundred known clients may change.
    pub updated_percent: u32,
    /// At most so many of a hundred clients of the same old register may be missing from the file.
    pub vanished_percent: u32,
    /// Of fewer rows or clients no share is judged.
    pub judged_from: u32,
    /// More new and changed clients than this take two people.
    pub second_over: u32,
    /// The same of made-up people: nobody is at stake, and made-up countries are large.
    pub second_over_in_practice: u32,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds {
            refused_percent: 50,
            updated_percent: 50,
            vanished_percent: 10,
            judged_from: 20,
            second_over: 5_000,
            second_over_in_practice: 500_000,
        }
    }
}

impl Thresholds {
    /// The counts that look wrong, as sentences.
    pub fn odd(&self, counts: &Counts) -> Vec<Phrase> {
        let known = counts.updated + counts.unchanged;
        let shares: [(u32, u32, u32, Text); 3] = [
            (counts.came.saturating_sub(counts.sound), counts.came, self.refused_percent, REFUSED),
            (counts.updated, known, self.updated_percent, UPDATED),
            (counts.vanished, counts.of_system, self.vanished_percent, VANISHED),
        ];
        shares
            .into_iter()
            .filter(|(part, whole, percent, _)| {
                *whole >= self.judged_from && u64::from(*part) * 100 > u64::from(*whole) * u64::from(*percent)
            })
            .map(|(part, whole, percent, text)| phrase!(text, part, whole, percent))
            .collect()
    }

    /// Goes on, or says which counts look wrong and how to go on all the same.
    pub(super) fn judge(&self, counts: &Counts, accepted: bool) -> Result<(), No> {
        let mut odd = if accepted { Vec::new() } else { self.odd(counts) }.into_iter();
        let Some(first) = odd.next() else { return Ok(()) };
        let why = odd.fold(first, |all, one| phrase!(text("{0} {1}", "{0} {1}", "{0} {1}"), all, one));
        Err(Refusal {
            code: "counts_look_wrong",
            why,
            next: text(
                "Mitään ei tuotu. Tarkista, että tiedosto on oikea ja kokonainen. Jos luvut ovat oikein, hyväksy ne ja tuo uudelleen.",
                "Inget togs in. Kontrollera att filen är rätt och hel. Om talen stämmer, godkänn dem och importera på nytt.",
                "Nothing was loaded. Check that the file is the right one and whole. If the counts are right, accept them and load again.",
            )
            .into(),
            cite: None,
        }
        .into())
    }

    /// Clients of another municipality are not brought in unseen: of real people somebody has to say so. Made-up ones
    /// live all over the country, and are only told of.
    pub(super) fn others(&self, directory: Directory, counts: &Counts, accepted: bool) -> Result<(), No> {
        if accepted || counts.of_others == 0 || directory == Directory::Training {
            return Ok(());
        }
        let why = phrase!(OTHERS, counts.of_others);
        Err(Refusal { code: "counts_look_wrong", why, next: OTHERS_NEXT.into(), cite: None }.into())
    }

    /// A large load takes a second person: somebody else, whose rights allow intake.
    pub(super) fn two(
        &self,
        directory: Directory,
        counts: &Counts,
        by: &Officer,
        second: Option<&Officer>,
    ) -> Result<(), No> {
        // Who is in the register and not for the loader counts as new: else the limit would tell whether somebody is.
        let many = counts.created + counts.updated + counts.elsewhere;
        let at_most = match directory {
            Directory::Production => self.second_over,
            Directory::Training => self.second_over_in_practice,
        };
        if many <= at_most {
            return Ok(());
        }
        let wrong = match second {
            None => NEEDED,
            Some(second) if second.id == by.id => SAME,
            Some(second) if !super::may(second) => MAY_NOT,
            Some(_) => return Ok(()),
        };
        Err(Refusal { code: "second_needed", why: phrase!(wrong, many, at_most), next: WHO.into(), cite: None }.into())
    }
}

/// A client of no municipality would be seen by nobody.
pub(super) fn somewhere(homeless: u32) -> Result<(), No> {
    if homeless == 0 {
        return Ok(());
    }
    Err(Refusal {
        code: "municipality_missing",
        why: phrase!(HOMELESS, homeless),
        next: HOMELESS_NEXT.into(),
        cite: None,
    }
    .into())
}

const HOMELESS: Text = text(
    "Uusista asiakkaista {0} on ilman kotikuntaa, ja tuot usean kunnan asiakkaita. Ilman kotikuntaa asiakasta ei näkisi kukaan.",
    "Av de nya kunderna saknar {0} hemkommun, och du importerar kunder i flera kommuner. Utan hemkommun skulle ingen se kunden.",
    "Of the new clients, {0} have no municipality, and you load clients of several. Nobody would see a client without one.",
);
const HOMELESS_NEXT: Text = text(
    "Mitään ei tuotu. Täydennä kotikunta riveille (municipality_missing) tai anna se vakiona kohdistuksessa ja tuo uudelleen.",
    "Inget togs in. Fyll i hemkommunen på raderna (municipality_missing) eller ange den som konstant i mappningen och importera på nytt.",
    "Nothing was loaded. Fill the municipality in on the rows (municipality_missing) or give it as a constant in the mapping, and load again.",
);

const REFUSED: Text = text(
    "Tiedoston {1} rivistä {0} jäisi pois (raja {2} %).",
    "Av filens {1} rader skulle {0} bli utanför (gräns {2} %).",
    "Of the {1} rows of the file, {0} would stay out (limit {2} %).",
);
const UPDATED: Text = text(
    "Tutuista {1} asiakkaasta {0} muuttuisi (raja {2} %).",
    "Av {1} kända kunder skulle {0} ändras (gräns {2} %).",
    "Of {1} known clients, {0} would change (limit {2} %).",
);
const VANISHED: Text = text(
    "Samasta vanhasta rekisteristä aiemmin tuoduista {1} asiakkaasta {0} puuttuu tiedostosta (raja {2} %).",
    "Av {1} kunder som tidigare tagits in ur samma gamla register saknas {0} i filen (gräns {2} %).",
    "Of {1} clients that came from the same old register before, {0} are missing from the file (limit {2} %).",
);
const OTHERS: Text = text(
    "Uusista asiakkaista {0} on muiden kuntien kuin niiden, joiden asiakkaita tuot. Kunta käsittelee omien asiakkaidensa tietoja.",
    "Av de nya kunderna hör {0} till andra kommuner än dem vars kunder du importerar. En kommun behandlar sina egna kunders uppgifter.",
    "Of the new clients, {0} are of other municipalities than those whose clients you load. A municipality handles the data of its own clients.",
);
const OTHERS_NEXT: Text = text(
    "Mitään ei tuotu. Tarkista kunnat (not_this_municipality) ja jätä pois muille kuuluvat rivit. Jos ne kuuluvat teille, hyväksy luvut ja tuo uudelleen.",
    "Inget togs in. Kontrollera kommunerna (not_this_municipality) och lämna bort rader som hör till andra. Om de hör till er, godkänn talen och importera på nytt.",
    "Nothing was loaded. Check the municipalities (not_this_municipality) and leave out the rows of others. If they are yours, accept the counts and load again.",
);
const NEEDED: Text = text(
    "Tuonti koskee {0} asiakasta. Yli {1} asiakkaan tuontiin tarvitaan toinen henkilö.",
    "Importen gäller {0} kunder. För en import av fler än {1} kunder behövs en andra person.",
    "The load is about {0} clients. A load of more than {1} clients takes a second person.",
);
const SAME: Text = text(
    "Tuonti koskee {0} asiakasta (raja {1}). Toisen henkilön on oltava joku muu kuin tuoja itse.",
    "Importen gäller {0} kunder (gräns {1}). Den andra personen måste vara någon annan än den som importerar.",
    "The load is about {0} clients (limit {1}). The second person has to be somebody other than the loader.",
);
const MAY_NOT: Text = text(
    "Tuonti koskee {0} asiakasta (raja {1}). Toisella henkilöllä ei ole oikeutta tuoda rekistereitä.",
    "Importen gäller {0} kunder (gräns {1}). Den andra personen har inte rätt att importera register.",
    "The load is about {0} clients (limit {1}). The second person has no right to load registers.",
);
const WHO: Text = text(
    "Pyydä hyväksyntä toiselta, jolla on siirtotyön käyttöoikeus.",
    "Be om godkännande av någon annan som har åtkomsträttighet för överföringen.",
    "Ask somebody else with a right of use for intake to approve.",
);
