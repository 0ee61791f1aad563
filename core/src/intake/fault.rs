//! Why a file cannot be read at all: what is wrong and what to do.

use crate::words::{Arg, Lang, Phrase, Text, text};

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident $code:literal $fi:literal $sv:literal $en:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FaultKind { $($(#[$doc])* $name),* }

        impl FaultKind {
            pub const ALL: &[FaultKind] = &[$(FaultKind::$name),*];

            pub const fn code(self) -> &'static str {
                match self { $(FaultKind::$name => $code),* }
            }
            const fn text(self) -> Text {
                match self { $(FaultKind::$name => text($fi, $sv, $en)),* }
            }
        }
    };
}

faults! {
    Empty "file_empty"
        "Tiedosto on tyhjä. Vie tiedot vanhasta järjestelmästä uudelleen."
        "Filen är tom. Exportera uppgifterna från det gamla systemet på nytt."
        "The file is empty. Export the data from the old system again.";
    HeaderOnly "header_only"
        "Tiedostossa on vain otsikkorivi, ei yhtään asiakasta. Tarkista, mitä vientiin valittiin."
        "Filen har bara en rubrikrad och inga kunder. Kontrollera vad som valdes för exporten."
        "The file has only a header row and no clients. Check what was chosen for the export.";
    NoHeader "header_missing"
        "Ensimmäinen rivi näyttää asiakkaan tiedoilta, ei otsikoilta. Lisää otsikkorivi, jossa jokaisella sarakkeella on nimi."
        "Den första raden ser ut som en kunds uppgifter, inte som rubriker. Lägg till en rubrikrad med ett namn för varje kolumn."
        "The first row looks like a client, not like headers. Add a header row with a name for each column.";
    NotATable "not_a_table"
        "Tiedostosta ei löydy sarakkeita: erotinta (; , | tai sarkain) ei ole. Tallenna taulukko CSV-muodossa."
        "Filen har inga kolumner: inget skiljetecken (; , | eller tabb) finns. Spara tabellen som CSV."
        "The file has no columns: there is no separator (; , | or tab). Save the table as CSV.";
    TooManyColumns "too_many_columns"
        "Tiedostossa on {0} saraketta. Rekisterissä niitä on enintään muutama kymmenen: tarkista erotin ja vienti."
        "Filen har {0} kolumner. Ett register har högst några tiotal: kontrollera skiljetecknet och exporten."
        "The file has {0} columns. A register has a few dozen at the most: check the separator and the export.";
    /// A workbook: another reader's work, not this one's.
    Workbook "workbook"
        "Tiedosto on Excel-työkirja (tai muu zip-paketti), ei CSV. Avaa se taulukkona tai tallenna CSV-muodossa."
        "Filen är en Excel-arbetsbok (eller ett annat zip-paket), inte CSV. Öppna den som tabell eller spara den som CSV."
        "The file is an Excel workbook (or another zip package), not CSV. Open it as a sheet or save it as CSV.";
    WrongType "wrong_file_type"
        "Tiedosto on tyyppiä {0}, ei taulukko. Valitse vanhasta järjestelmästä viety CSV- tai Excel-tiedosto."
        "Filen är av typen {0}, inte en tabell. Välj en CSV- eller Excel-fil som exporterats från det gamla systemet."
        "The file is of the type {0}, not a table. Choose a CSV or Excel file exported from the old system.";
    Binary "binary_file"
        "Tiedosto ei ole tekstiä: tavussa {0} on merkki, jota tekstissä ei ole. Vie tiedot CSV-muodossa."
        "Filen är inte text: vid byte {0} finns ett tecken som inte förekommer i text. Exportera uppgifterna som CSV."
        "The file is not text: at byte {0} there is a character that text does not have. Export the data as CSV.";
    RowTooLong "row_endless"
        "Rivi {0} on yli {1} Mt pitkä eikä pääty. Tarkista rivinvaihdot ja vie tiedot uudelleen."
        "Rad {0} är över {1} MB lång och tar inte slut. Kontrollera radbrytningarna och exportera på nytt."
        "Row {0} is over {1} MB long and does not end. Check the line breaks and export the data again.";
    ReadingSeparator "reading_separator"
        "”{0}” ei voi olla erotin. Anna jokin merkeistä ; , | tai sarkain."
        "”{0}” kan inte vara skiljetecken. Ange något av tecknen ; , | eller tabb."
        "“{0}” cannot be a separator. Give one of ; , | or a tab.";
    ReadingHeaderRow "reading_header_row"
        "Rivillä {0} ei ole otsikoita: rivi on tyhjä tai sitä ei ole. Anna otsikkorivin numero sellaisena kuin taulukko sen näyttää."
        "På rad {0} finns inga rubriker: raden är tom eller finns inte. Ange rubrikradens nummer så som tabellen visar det."
        "Row {0} has no headers: it is empty or does not exist. Give the number of the header row as the spreadsheet shows it.";
    ReadingPart "reading_part"
        "Osaa ”{0}” ei ole. Tiedostossa ovat: {1}."
        "Delen ”{0}” finns inte. Filen har: {1}."
        "There is no part “{0}”. The file has: {1}.";
    MappingUnknownColumn "mapping_unknown_column"
        "Kartoituksessa on sarake ”{0}”, jota tiedostossa ei ole. Tarkista otsikko."
        "Kopplingen har kolumnen ”{0}” som inte finns i filen. Kontrollera rubriken."
        "The mapping has the column “{0}”, which is not in the file. Check the header.";
    MappingConstant "mapping_constant"
        "Kartoituksen vakioarvoa ”{0}” ei voi tallentaa kenttään {1}. Korjaa arvo tai poista se kartoituksesta."
        "Kopplingens konstanta värde ”{0}” kan inte lagras i fältet {1}. Rätta värdet eller ta bort det ur kopplingen."
        "The constant “{0}” of the mapping cannot be stored in the field {1}. Correct the value or take it out of the mapping.";
    MappingValue "mapping_value"
        "Kartoituksen arvotaulukossa ”{0}” ei ole kentän {1} arvo. Korjaa taulukko."
        "Värdet ”{0}” i kopplingens värdetabell finns inte för fältet {1}. Rätta tabellen."
        "The value “{0}” in the value table of the mapping is none of the field {1}. Correct the table.";
    MappingTwice "mapping_twice"
        "Kartoituksessa kaksi saraketta on osoitettu samaan kenttään: {0}. Valitse toinen."
        "I kopplingen pekar två kolumner på samma fält: {0}. Välj den ena."
        "Two columns of the mapping point to the same field: {0}. Choose one.";
}

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    pub phrase: Phrase,
}

impl Fault {
    pub fn message(&self, lang: Lang) -> String {
        self.phrase.say(lang)
    }
}

impl FaultKind {
    pub fn fault(self) -> Fault {
        Fault { kind: self, phrase: self.text().into() }
    }

    pub fn with(self, arg: impl Into<Arg>) -> Fault {
        self.with_all(vec![arg.into()])
    }

    pub fn with_two(self, first: impl Into<Arg>, second: impl Into<Arg>) -> Fault {
        self.with_all(vec![first.into(), second.into()])
    }

    fn with_all(self, args: Vec<Arg>) -> Fault {
        Fault { kind: self, phrase: Phrase { text: self.text(), args } }
    }

    pub fn with_both(self, first: impl Into<Arg>, second: impl Into<Arg>) -> Fault {
        Fault { kind: self, phrase: Phrase { text: self.text(), args: vec![first.into(), second.into()] } }
    }
}
