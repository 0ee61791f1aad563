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
        "Rivillä {0} sarakkeita on ainakin {1}. Rekisterissä niitä on enintään muutama kymmenen: tarkista erotin ja vienti."
        "På rad {0} finns minst {1} kolumner. Ett register har högst några tiotal: kontrollera skiljetecknet och exporten."
        "In row {0} there are at least {1} columns. A register has a few dozen at the most: check the separator and the export.";
    /// The beginning of a zip without its end.
    Workbook "workbook"
        "Tiedosto alkaa kuin Excel-työkirja tai zip-paketti, mutta sen sisällysluettelo puuttuu: se on katkennut tai vioittunut. Hae tai tallenna se uudelleen."
        "Filen börjar som en Excel-arbetsbok eller ett zip-paket, men innehållsförteckningen saknas: den är avbruten eller skadad. Hämta eller spara den på nytt."
        "The file begins like an Excel workbook or a zip package, but its directory is missing: it is cut off or damaged. Fetch or save it again.";
    OldWorkbook "other_workbook"
        "Tiedosto on työkirja muodossa {0}. Avaa se taulukko-ohjelmassa ja tallenna Excel-työkirjana (.xlsx) tai CSV-tiedostona."
        "Filen är en arbetsbok i formatet {0}. Öppna den i ett kalkylprogram och spara den som Excel-arbetsbok (.xlsx) eller CSV."
        "The file is a workbook in the format {0}. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx) or CSV.";
    WorkbookLocked "workbook_locked"
        "Työkirja on suojattu salasanalla. Avaa se Excelissä, poista salasana (Tiedosto – Tiedot) ja tallenna."
        "Arbetsboken är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv – Information) och spara."
        "The workbook is protected by a password. Open it in Excel, remove the password (File – Info) and save it.";
    WebPage "wrong_file_type"
        "Tiedosto on verkkosivu (HTML), vaikka sen nimi voi olla .xls. Avaa se Excelissä ja tallenna Excel-työkirjana (.xlsx) tai CSV-tiedostona."
        "Filen är en webbsida (HTML), även om den kan heta .xls. Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx) eller CSV."
        "The file is a web page (HTML), even if it is called .xls. Open it in Excel and save it as an Excel workbook (.xlsx) or CSV.";
    UnpackedTooLarge "unpacked_too_large"
        "Osa ”{0}” purkautuu yli {1} megatavuksi, mihin mikään rekisteri ei yllä. Vie tiedot pienemmissä osissa tai CSV-muodossa pakkaamatta."
        "Delen ”{0}” packas upp till över {1} megabyte, vilket inget register når. Exportera uppgifterna i mindre delar eller som opackad CSV."
        "The part “{0}” unpacks to over {1} megabytes, which no register does. Export the data in smaller parts or as CSV that is not packed.";
    PartDamaged "part_damaged"
        "Osa ”{0}” on vioittunut tavun {1} kohdalla. Hae tai tallenna tiedosto uudelleen."
        "Delen ”{0}” är skadad vid byte {1}. Hämta eller spara filen på nytt."
        "The part “{0}” is damaged near byte {1}. Fetch or save the file again.";
    PackageCut "part_damaged"
        "Paketti ”{0}” katkeaa kesken: siitä saatiin purettua {1} tavua ja loppu puuttuu. Hae tai tallenna tiedosto uudelleen."
        "Paketet ”{0}” är avbrutet: {1} byte kunde packas upp och resten saknas. Hämta eller spara filen på nytt."
        "The package “{0}” is cut off: {1} bytes could be unpacked and the rest is missing. Fetch or save the file again.";
    PieceTooLong "xml_piece_too_long"
        "Osassa ”{0}” on tavun {1} lähellä yli 4 megatavun pituinen solu tai merkintä. Tarkista taulukko."
        "I delen ”{0}” finns nära byte {1} en cell eller ett element på över 4 megabyte. Kontrollera tabellen."
        "In the part “{0}”, near byte {1}, there is a cell or an element of over 4 megabytes. Check the sheet.";
    TooManyParts "too_many_parts"
        "Paketissa on {0} tiedostoa. Pakkaa vain ne taulukot, jotka siirretään."
        "Paketet har {0} filer. Packa bara de tabeller som ska överföras."
        "The package has {0} files. Pack only the tables that are to be moved.";
    PartTwice "part_twice"
        "Paketissa on kaksi tiedostoa nimeltä ”{0}”. Pakkaa tiedostot uudelleen."
        "Paketet har två filer som heter ”{0}”. Packa filerna på nytt."
        "The package has two files called “{0}”. Pack the files again.";
    PartsOverlap "parts_overlap"
        "Paketin tiedostot ”{0}” ja ”{1}” ovat päällekkäin: paketti on vioittunut tai tehty haitaksi. Pakkaa tiedostot uudelleen."
        "Paketets filer ”{0}” och ”{1}” överlappar varandra: paketet är skadat eller gjort för att skada. Packa filerna på nytt."
        "The files “{0}” and “{1}” of the package overlap: it is damaged or made to do harm. Pack the files again.";
    PartName "part_name"
        "Paketissa on tiedosto, jonka nimi osoittaa paketin ulkopuolelle: ”{0}”. Pakkaa tiedostot uudelleen ilman kansioita."
        "Paketet har en fil vars namn pekar utanför paketet: ”{0}”. Packa filerna på nytt utan mappar."
        "The package has a file whose name points outside of it: “{0}”. Pack the files again without folders.";
    PartMethod "part_method"
        "Osa ”{0}” on pakattu tavalla {1}, jota ei lueta. Pakkaa tiedostot tavalliseksi zip-paketiksi."
        "Delen ”{0}” är packad på sättet {1}, som inte läses. Packa filerna som ett vanligt zip-paket."
        "The part “{0}” is packed by the method {1}, which is not read. Pack the files as an ordinary zip.";
    PackageLocked "package_locked"
        "Paketin tiedosto ”{0}” on suojattu salasanalla. Pakkaa tiedostot ilman salasanaa."
        "Paketets fil ”{0}” är skyddad med lösenord. Packa filerna utan lösenord."
        "The file “{0}” of the package is protected by a password. Pack the files without one.";
    PackageNested "package_nested"
        "Osa ”{0}” on paketti paketin sisällä. Pura se ja valitse siinä oleva taulukko."
        "Delen ”{0}” är ett paket i ett paket. Packa upp det och välj tabellen i det."
        "The part “{0}” is a package inside a package. Unpack it and choose the table in it.";
    NothingInside "nothing_inside"
        "Paketissa ei ole yhtään taulukkoa. Pakkaa siihen CSV- tai Excel-tiedostot."
        "Paketet har ingen tabell. Packa CSV- eller Excel-filer i det."
        "There is no table in the package. Pack CSV or Excel files into it.";
    NoSheet "workbook_without_sheet"
        "Työkirjassa ei ole yhtään taulukkoa, jonka voisi lukea. Tallenna se Excelissä uudelleen."
        "Arbetsboken har inget blad som kan läsas. Spara den på nytt i Excel."
        "The workbook has no sheet that can be read. Save it again in Excel.";
    PartMissing "part_missing"
        "Työkirjan taulukolta ”{0}” puuttuu sen osa ({1}). Avaa työkirja Excelissä ja tallenna se uudelleen."
        "Arbetsbokens blad ”{0}” saknar sin del ({1}). Öppna arbetsboken i Excel och spara den på nytt."
        "The workbook's sheet “{0}” lacks its part ({1}). Open the workbook in Excel and save it again.";
    SheetNotATable "sheet_not_a_table"
        "Taulukossa ”{0}” ei ole otsikkoriviä, jossa olisi vähintään kaksi saraketta. Tarkista, että asiakkaat ovat siinä."
        "Bladet ”{0}” har ingen rubrikrad med minst två kolumner. Kontrollera att kunderna finns på det."
        "The sheet “{0}” has no header row with at least two columns. Check that the clients are in it.";
    NoClients "no_clients_part"
        "Missään osassa ei ole asiakkaiden otsikoita (kuten Henkilötunnus, Sukunimi). Osat: {0}. Osoita oikea osa tai lisää otsikkorivi."
        "Ingen del har rubriker för kunder (som Personbeteckning, Efternamn). Delar: {0}. Peka ut rätt del eller lägg till en rubrikrad."
        "No part has a client's headers (such as Identity code, Family name). The parts: {0}. Point out the right one or add a header row.";
    TooManyTexts "too_many_texts"
        "Osassa ”{0}” on yli {1} tekstiä, enemmän kuin missään rekisterissä. Vie tiedot pienemmissä osissa."
        "Delen ”{0}” har över {1} texter, fler än något register. Exportera uppgifterna i mindre delar."
        "The part “{0}” has over {1} texts, more than any register. Export the data in smaller parts.";
    PartNotRead "part_not_read"
        "Osaa ”{0}” ei luettu: {1}"
        "Delen ”{0}” lästes inte: {1}"
        "The part “{0}” was not read: {1}";
    XmlBroken "xml_broken"
        "Työkirjan osa ”{0}” ei ole ehjä (tavu {1}). Avaa työkirja Excelissä ja tallenna se uudelleen."
        "Arbetsbokens del ”{0}” är inte hel (byte {1}). Öppna arbetsboken i Excel och spara den på nytt."
        "The workbook's part “{0}” is not whole (byte {1}). Open the workbook in Excel and save it again.";
    XmlEntities "xml_entities"
        "Työkirjan osassa ”{0}” on dokumenttityyppi (DTD), jota työkirjassa ei kuulu olla eikä lueta. Tallenna työkirja Excelissä uudelleen."
        "Arbetsbokens del ”{0}” har en dokumenttyp (DTD), som inte hör till en arbetsbok och inte läses. Spara arbetsboken på nytt i Excel."
        "The workbook's part “{0}” has a document type (DTD), which does not belong in a workbook and is not read. Save the workbook again in Excel.";
    RowsDisordered "rows_disordered"
        "Taulukossa ”{0}” rivi {1} on väärässä järjestyksessä tai olemattoman suuri. Avaa työkirja Excelissä ja tallenna se uudelleen."
        "I tabellen ”{0}” står rad {1} i fel ordning eller är omöjligt stor. Öppna arbetsboken i Excel och spara den på nytt."
        "In the sheet “{0}” row {1} is out of order or impossibly large. Open the workbook in Excel and save it again.";
    JsonBroken "json_broken"
        "JSON on rikki rivillä {0} merkin {1} kohdalla. Vie tiedot uudelleen."
        "JSON är trasig på rad {0} vid tecken {1}. Exportera uppgifterna på nytt."
        "The JSON is broken on line {0} at character {1}. Export the data again.";
    JsonNested "json_nested"
        "Rivin {0} tiedossa ”{1}” on luettelo tai tietue tietueen sisällä. Vie tiedot niin, että jokainen tieto on yksi arvo."
        "På rad {0} är uppgiften ”{1}” en lista eller ett objekt i objektet. Exportera så att varje uppgift är ett värde."
        "In row {0} the value “{1}” is a list or an object inside the object. Export the data so that each value is one value.";
    JsonShape "wrong_file_type"
        "Tiedosto on JSONia, mutta ei luettelo asiakkaista. Vie tiedot niin, että joka rivillä on yhden asiakkaan tietue (JSON-rivit) tai kaikki tietueet ovat yhdessä luettelossa, tai CSV- tai Excel-tiedostona."
        "Filen är JSON men ingen lista över kunder. Exportera så att varje rad har ett objekt för en kund (JSON-rader) eller alla objekt står i en enda lista, eller som CSV eller Excel."
        "The file is JSON, but no list of clients. Export one object for one client on each line (JSON lines), or all objects in one list, or a CSV or Excel file.";
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
    ReadingNoParts "reading_part"
        "Tiedostossa ei ole osia: se on yksi taulukko, ei työkirja eikä zip-paketti. Osaa ”{0}” ei voi valita: jätä se pois."
        "Filen har inga delar: den är en enda tabell, varken en arbetsbok eller ett zip-paket. Delen ”{0}” kan inte väljas: lämna bort den."
        "The file has no parts: it is one table, neither a workbook nor a zip. The part “{0}” cannot be chosen: leave it out.";
    MappingUnknownColumn "mapping_unknown_column"
        "Sarakkeiden vastaavuuksissa on sarake ”{0}”, jota tiedostossa ei ole. Tarkista otsikko."
        "Kopplingen har kolumnen ”{0}” som inte finns i filen. Kontrollera rubriken."
        "The mapping has the column “{0}”, which is not in the file. Check the header.";
    MappingReading "mapping_reading"
        "Sarakkeiden vastaavuudet eivät sovi tiedostoon. Niiden mukaan tiedostossa on {0}; siitä tunnistettiin {1}. Kummallakaan tavalla kaikkia vastaavuuksien sarakkeita ei löydy. Anna oikea tapa (--header-row, --encoding, --separator) tai tarkista otsikot."
        "Kopplingen passar inte filen. Enligt kopplingen har filen {0}; i den känns igen {1}. På inget av sätten hittas alla kopplingens kolumner. Ange rätt sätt (--header-row, --encoding, --separator) eller kontrollera rubrikerna."
        "The mapping does not fit the file. By the mapping the file has {0}; detected in it was {1}. Neither way are all columns of the mapping found. Give the right way (--header-row, --encoding, --separator), or check the headers.";
    MendUnknownColumn "mend_unknown_column"
        "Korjauksissa on sarake ”{0}”, jota tiedostossa ei ole. Tarkista otsikko."
        "Rättelserna har kolumnen ”{0}” som inte finns i filen. Kontrollera rubriken."
        "The mends have the column “{0}”, which is not in the file. Check the header.";
    MendUnknownRow "mend_unknown_row"
        "Korjauksissa on rivi {0} (sarake ”{1}”), jota tiedostossa ei ole. Tarkista rivin numero."
        "Rättelserna har rad {0} (kolumnen ”{1}”), som inte finns i filen. Kontrollera radens nummer."
        "The mends have row {0} (column “{1}”), which is not in the file. Check the number of the row.";
    MendNoSuchRow "mend_unknown_row"
        "Korjauksissa on päätös rivistä {0}, jolla ei ole asiakasta. Tarkista rivin numero."
        "Rättelserna har ett beslut om rad {0}, som inte har någon kund. Kontrollera radens nummer."
        "The mends decide of row {0}, which has no client. Check the number of the row.";
    MendRowTwice "mend_row_twice"
        "Korjauksissa on kaksi päätöstä rivistä {0}. Jätä toinen pois."
        "Rättelserna har två beslut om rad {0}. Ta bort det ena."
        "The mends decide of row {0} twice. Take one of the decisions out.";
    MendRowWhose "mend_row_whose"
        "Korjausten päätöstä rivistä {0} ei ymmärretä: ”{1}”. Kirjoita left_out (rivi jätetään pois), another_person (eri henkilö) tai asiakkaan numero, kuten K-000123."
        "Rättelsernas beslut om rad {0} går inte att förstå: ”{1}”. Skriv left_out (raden lämnas bort), another_person (en annan person) eller kundens nummer, såsom K-000123."
        "What the mends decide of row {0} is not understood: “{1}”. Write left_out (the row stays out), another_person or the client’s number, such as K-000123.";
    MendTwice "mend_twice"
        "Korjauksissa on rivin {0} sarakkeelle ”{1}” kaksi arvoa. Jätä toinen pois."
        "Rättelserna har två värden för rad {0}, kolumnen ”{1}”. Ta bort det ena."
        "The mends have two values for row {0}, column “{1}”. Take one of them out.";
    MendWordingTwice "mend_wording_twice"
        "Korjauksissa on sanalle ”{0}” sarakkeessa ”{1}” kaksi korvaavaa arvoa. Jätä toinen pois."
        "Rättelserna har två nya värden för ”{0}” i kolumnen ”{1}”. Ta bort det ena."
        "The mends have two new values for “{0}” in the column “{1}”. Take one of them out.";
    MappingConstant "mapping_constant"
        "Sarakkeiden vastaavuuksien vakioarvoa ”{0}” ei voi tallentaa kenttään {1}. Korjaa arvo tai poista se vastaavuuksista."
        "Kopplingens konstanta värde ”{0}” kan inte lagras i fältet {1}. Rätta värdet eller ta bort det ur kopplingen."
        "The constant “{0}” of the mapping cannot be stored in the field {1}. Correct the value or take it out of the mapping.";
    MappingValue "mapping_value"
        "Sarakkeiden vastaavuuksien arvotaulukossa on ”{0}”, joka ei ole kentän {1} arvo. Korjaa taulukko."
        "Värdet ”{0}” i kopplingens värdetabell finns inte för fältet {1}. Rätta tabellen."
        "The value “{0}” in the value table of the mapping is none of the field {1}. Correct the table.";
    MappingTwice "mapping_twice"
        "Kaksi saraketta on osoitettu samaan kenttään: {0}. Valitse toinen."
        "I kopplingen pekar två kolumner på samma fält: {0}. Välj den ena."
        "Two columns of the mapping point to the same field: {0}. Choose one.";
    MappingSame "mapping_twice"
        "Sarakkeiden vastaavuuksissa sarake ”{0}” on osoitettu kahdesti samaan kenttään: {1}. Poista toinen rivi."
        "I kopplingen pekar kolumnen ”{0}” två gånger på samma fält: {1}. Ta bort den ena raden."
        "In the mapping the column “{0}” points twice to the same field: {1}. Take one of the lines out.";
    MappingWhichColumn "mapping_which_column"
        "Tiedostossa on {1} saraketta, joiden otsikko on ”{0}”, ja vastaavuuksissa niitä on enemmän. Ei tiedetä, mitä niistä tarkoitetaan: anna sarakkeille eri otsikot ja vie tiedosto uudelleen."
        "Filen har {1} kolumner med rubriken ”{0}”, och kopplingen har fler. Det går inte att veta vilken som avses: ge kolumnerna olika rubriker och exportera filen på nytt."
        "The file has {1} columns with the header “{0}”, and the mapping has more. Nobody can tell which is meant: give the columns different headers and export the file again.";
    MappingSharedWords "mapping_shared_words"
        "Samasta sarakkeesta luetaan kentät {0} ja {1}. Kentän {0} sanoja ei voi silloin korvata arvotaulukolla, koska korvaus muuttaisi toistakin kenttää. Poista kenttä {0} arvotaulukosta."
        "Ur samma kolumn läses fälten {0} och {1}. Då kan orden i fältet {0} inte bytas med värdetabellen, för bytet skulle ändra också det andra fältet. Ta bort fältet {0} ur värdetabellen."
        "The fields {0} and {1} are read from the same column. Then the words of {0} cannot be replaced by the value table, for that would change the other field too. Take the field {0} out of the value table.";
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
    /// Made to do harm, or too large to go on: nothing else of the file is read either.
    pub(super) const fn is_hostile(self) -> bool {
        matches!(
            self,
            FaultKind::UnpackedTooLarge
                | FaultKind::PieceTooLong
                | FaultKind::PartsOverlap
                | FaultKind::PartName
                | FaultKind::XmlEntities
                | FaultKind::PackageNested
                | FaultKind::RowTooLong
                | FaultKind::TooManyTexts
                | FaultKind::RowsDisordered
        )
    }

    pub fn fault(self) -> Fault {
        Fault { kind: self, phrase: self.text().into() }
    }

    pub fn with(self, arg: impl Into<Arg>) -> Fault {
        Fault { kind: self, phrase: Phrase { text: self.text(), args: vec![arg.into()] } }
    }

    pub fn with_both(self, first: impl Into<Arg>, second: impl Into<Arg>) -> Fault {
        Fault { kind: self, phrase: Phrase { text: self.text(), args: vec![first.into(), second.into()] } }
    }
}
