//! Everything that can be said of a cell: one line a kind, with its code, severity and sentence.
//!
//! `{0}` is the value as it stands in the file, `{1}` whatever the kind adds (a date, a row, a suggestion).

use crate::dates;
use crate::law::cite::Cite;
use crate::words::{Arg, Lang, Phrase, Text, text};
use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The cell cannot be stored: the row stays out.
    Error,
    /// It can be stored, but somebody should look at it.
    Warning,
}

macro_rules! kinds {
    ($($name:ident $code:literal $severity:ident $fi:literal $sv:literal $en:literal;)*) => {
        /// What is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($name),* }

        impl Kind {
            pub const ALL: &[Kind] = &[$(Kind::$name),*];

            pub const fn code(self) -> &'static str {
                match self { $(Kind::$name => $code),* }
            }
            pub const fn severity(self) -> Severity {
                match self { $(Kind::$name => Severity::$severity),* }
            }
            pub const fn text(self) -> Text {
                match self { $(Kind::$name => text($fi, $sv, $en)),* }
            }
        }
    };
}

kinds! {
    PicFormat "pic_format" Error
        "Henkilötunnus ”{0}” ei ole oikean muotoinen. Tarkista tunnus henkilön asiakirjasta (esimerkiksi 131052-308T)."
        "Personbeteckningen ”{0}” har fel form. Kontrollera den i personens handling (till exempel 131052-308T)."
        "The identity code “{0}” is not of the right form. Check it against the person’s document (for example 131052-308T).";
    PicCheckCharacter "pic_check_character" Error
        "Henkilötunnuksen ”{0}” tarkistusmerkki ei täsmää, joten jokin merkki on väärin. Tarkista tunnus henkilön asiakirjasta."
        "Kontrolltecknet i personbeteckningen ”{0}” stämmer inte: något tecken är fel. Kontrollera den i personens handling."
        "The last character of the identity code “{0}” does not agree with the digits, so something in it is wrong. Check it against the person’s document.";
    PicInFuture "pic_birth_date_in_future" Error
        "Henkilötunnuksen ”{0}” mukaan henkilö syntyisi vasta {1}. Vuosisadan merkki tai vuosi on väärin: tarkista tunnus henkilön asiakirjasta."
        "Enligt personbeteckningen ”{0}” skulle personen födas först {1}. Tecknet för århundradet eller året är fel: kontrollera beteckningen i personens handling."
        "By the identity code “{0}” the person would be born only on {1}. The sign of the century or the year is wrong: check the code against the person’s document.";
    PicBirthDateMismatch "pic_birth_date_mismatch" Error
        "Syntymäaika {0} ei ole sama kuin henkilötunnuksessa ({1}). Selvitä kumpi on oikein ja korjaa toinen."
        "Födelsedatumet {0} är inte samma som i personbeteckningen ({1}). Ta reda på vilket som är rätt och rätta det andra."
        "The birth date {0} is not the one in the identity code ({1}). Find out which is right and correct the other.";
    DuplicateInFile "duplicate_in_file" Error
        "”{0}” on jo rivillä {1}. Yhdistä rivit tai jätä toinen pois."
        "”{0}” finns redan på rad {1}. Slå ihop raderna eller lämna bort den ena."
        "“{0}” already stands on row {1}. Merge the rows or leave one out.";
    LeftOut "left_out_by_decision" Warning
        "Rivi jätetään pois, koska niin on päätetty. Se menee arkistoon kaikkine tietoineen."
        "Raden lämnas bort enligt beslut. Den går till arkivet med alla sina uppgifter."
        "The row stays out, as was decided. It goes to the archive with all its cells.";
    SamePersonPerhaps "same_person_perhaps" Warning
        "Sama nimi ja syntymäaika ovat jo rivillä {1}. Tarkista, onko kyse samasta henkilöstä, ja jos on, jätä toinen rivi pois."
        "Samma namn och födelsedatum finns redan på rad {1}. Kontrollera om det är samma person, och lämna i så fall bort den ena raden."
        "The same name and birth date already stand on row {1}. Check whether it is the same person, and if so, leave one of the rows out.";
    IdentityMissing "identity_missing" Warning
        "Rivillä ei ole henkilötunnusta eikä syntymäaikaa. Täydennä jompikumpi, jotta henkilö löytyy rekisteristä."
        "Raden saknar både personbeteckning och födelsedatum. Fyll i någotdera så att personen kan hittas."
        "The row has neither an identity code nor a birth date. Add one of them so that the person can be found.";
    NameMissing "name_missing" Error
        "Nimi puuttuu. Täydennä nimi."
        "Namnet saknas. Fyll i namnet."
        "The name is missing. Fill it in.";
    GivenNamesMissing "given_names_missing" Warning
        "Etunimi puuttuu. Täydennä se, jos henkilöllä on etunimi."
        "Förnamnet saknas. Fyll i det om personen har ett förnamn."
        "The given name is missing. Fill it in if the person has one.";
    NameSplitUnsure "name_split_unsure" Warning
        "Nimestä ”{0}” ei varmasti näe, mikä osa on sukunimi. Luettiin: {1}. Tarkista."
        "Det framgår inte säkert vilken del av ”{0}” som är efternamn. Lästes: {1}. Kontrollera."
        "It is not certain which part of “{0}” is the family name. It was read as: {1}. Check it.";
    FirstRightMissing "first_right_missing" Error
        "Ensimmäisen oleskeluluvan tai -oikeuden päivä puuttuu. Määräajat lasketaan siitä: täydennä päivä."
        "Dagen för det första uppehållstillståndet eller den första uppehållsrätten saknas. Tidsfristerna räknas från den: fyll i dagen."
        "The day of the first residence permit or right is missing. Time limits are counted from it: fill it in.";
    DateInvalid "date_invalid" Error
        "”{0}” ei ole päivämäärä. Kirjoita päivä muodossa 31.1.2026."
        "”{0}” är inget datum. Skriv dagen i formen 31.1.2026."
        "“{0}” is not a date. Write the day as 31.1.2026.";
    DateTwoDigitYear "date_two_digit_year" Warning
        "Päivässä {0} on vain kaksi vuosinumeroa. Luettiin: {1}. Tarkista."
        "Datumet {0} har bara två siffror i årtalet. Lästes: {1}. Kontrollera."
        "The date {0} has only two digits of the year. It was read as {1}. Check it.";
    BirthYearOfCode "birth_year_of_identity_code" Warning
        "Syntymäajassa {0} on vain kaksi vuosinumeroa. Vuosisata otettiin rivin henkilötunnuksesta: {1}. Hyväksy korjaus tai tarkista."
        "Födelsedatumet {0} har bara två siffror i årtalet. Århundradet togs ur radens personbeteckning: {1}. Godkänn rättelsen eller kontrollera."
        "The birth date {0} has only two digits of the year. The century was taken from the identity code on the row: {1}. Accept the mend or check it.";
    BirthYearUnknown "birth_year_two_digits" Error
        "Syntymäajassa {0} on vain kaksi vuosinumeroa, eikä rivillä ole kelvollista henkilötunnusta, josta vuosisadan näkisi. {1}"
        "Födelsedatumet {0} har bara två siffror i årtalet, och raden har ingen giltig personbeteckning som visar århundradet. {1}"
        "The birth date {0} has only two digits of the year, and the row has no valid identity code to tell the century. {1}";
    DateInFuture "date_in_future" Error
        "Päivä {0} on tulevaisuudessa, vaikka asia on jo tapahtunut. Korjaa päivä."
        "Dagen {0} ligger i framtiden, fast saken redan har skett. Rätta dagen."
        "The day {0} is in the future although this has already happened. Correct the day.";
    DateLongAgo "date_long_ago" Warning
        "Päivä {0} on hyvin kaukana menneisyydessä. Tarkista vuosi."
        "Dagen {0} ligger mycket långt tillbaka. Kontrollera året."
        "The day {0} is very long ago. Check the year.";
    DateOrder "date_order" Error
        "Suunnitelma päättyy ({0}) ennen kuin se alkaa ({1}). Korjaa toinen päivistä."
        "Planen slutar ({0}) innan den börjar ({1}). Rätta någondera dagen."
        "The plan ends ({0}) before it begins ({1}). Correct one of the days.";
    PlanBeginsLate "plan_begins_late" Warning
        "Suunnitelma alkaa vasta {0}, yli vuoden päästä. Tarkista vuosi."
        "Planen börjar först {0}, om över ett år. Kontrollera året."
        "The plan begins only on {0}, more than a year from now. Check the year.";
    PlanWithoutBeginning "plan_without_beginning" Warning
        "Suunnitelmalla on päättymispäivä {0} mutta ei alkamispäivää. Täydennä alkamispäivä."
        "Planen har slutdagen {0} men ingen startdag. Fyll i startdagen."
        "The plan has a last day {0} but no first day. Fill in the first day.";
    PlanTooLong "plan_too_long" Warning
        "Suunnitelma kestää {0} asti. Ensimmäinen suunnitelma voi kestää enintään {1} asti ({2}). Tarkista päivä tai pidennyksen peruste."
        "Planen varar till {0}. Den första planen får vara högst till {1} ({2}). Kontrollera dagen eller grunden för förlängning."
        "The plan lasts until {0}. A first plan may last until {1} at the most ({2}). Check the day or the ground for extension.";
    ArrivalBeforeBirth "arrival_before_birth" Warning
        "Muuttopäivä {0} on ennen syntymäaikaa ({1}). Tarkista päivät."
        "Flyttningsdagen {0} är före födelsedatumet ({1}). Kontrollera dagarna."
        "The day of moving in {0} is before the birth date ({1}). Check the days.";
    RightBeforeBirth "right_before_birth" Warning
        "Päivä {0} on ennen syntymäaikaa ({1}). Tarkista päivät."
        "Dagen {0} är före födelsedatumet ({1}). Kontrollera dagarna."
        "The day {0} is before the birth date ({1}). Check the days.";
    JobseekerUnderAge "jobseeker_under_15" Warning
        "Työnhakijaksi merkitty henkilö on {1}-vuotias. Tarkista merkintä ja syntymäaika."
        "Personen är antecknad som arbetssökande men är {1} år gammal. Kontrollera uppgiften och födelsedatumet."
        "The person is marked as a jobseeker but is {1} years old. Check the mark and the birth date.";
    MunicipalityUnknown "municipality_unknown" Error
        "”{0}” ei ole nykyinen kunta. {1}"
        "”{0}” är ingen nuvarande kommun. {1}"
        "“{0}” is not a present municipality. {1}";
    MunicipalityMerged "municipality_merged" Warning
        "”{0}” on yhdistetty toiseen kuntaan {2}. Luettiin: {1}.{3} Tarkista nykyinen kotikunta."
        "”{0}” har gått samman med en annan kommun {2}. Lästes: {1}.{3} Kontrollera den nuvarande hemkommunen."
        "“{0}” became part of another municipality on {2}. It was read as {1}.{3} Check the present municipality.";
    CountryUnknown "country_unknown" Error
        "Maata ”{0}” ei tunneta. {1}"
        "Landet ”{0}” är okänt. {1}"
        "The country “{0}” is not known. {1}";
    LanguageUnknown "language_unknown" Error
        "Kieltä ”{0}” ei tunneta. {1}"
        "Språket ”{0}” är okänt. {1}"
        "The language “{0}” is not known. {1}";
    PermitUnknown "permit_unknown" Error
        "Oleskelulupaa tai -oikeutta ”{0}” ei tunneta. {1}"
        "Uppehållstillståndet eller uppehållsrätten ”{0}” är okänd. {1}"
        "The residence permit or right “{0}” is not known. {1}";
    YesNoUnknown "yes_no_unknown" Warning
        "”{0}” ei ole kyllä eikä ei. {1}"
        "”{0}” är varken ja eller nej. {1}"
        "“{0}” is neither yes nor no. {1}";
    PhoneDoubtful "phone_doubtful" Warning
        "”{0}” ei näytä puhelinnumerolta. Tarkista numero."
        "”{0}” ser inte ut som ett telefonnummer. Kontrollera numret."
        "“{0}” does not look like a telephone number. Check it.";
    EmailDoubtful "email_doubtful" Warning
        "”{0}” ei näytä sähköpostiosoitteelta. Tarkista osoite."
        "”{0}” ser inte ut som en e-postadress. Kontrollera adressen."
        "“{0}” does not look like an e-mail address. Check it.";
    Mojibake "mojibake" Warning
        "Merkit ovat rikkoutuneet vanhassa siirrossa: ”{0}”. Tallennetaan muodossa ”{1}”, jos se on oikein."
        "Tecknen har gått sönder vid en tidigare överföring: ”{0}”. Sparas som ”{1}” om det är rätt."
        "The characters were broken in an earlier transfer: “{0}”. It is stored as “{1}” if that is right.";
    LostCharacter "lost_character" Warning
        "Tekstistä ”{0}” on kadonnut kirjain (kysymysmerkin kohdalta). Kirjoita se asiakirjasta."
        "En bokstav har försvunnit ur ”{0}” (vid frågetecknet). Skriv den enligt personens handling."
        "A letter has been lost from “{0}” (where the question mark stands). Write it from the person’s document.";
    ControlCharacter "control_character" Warning
        "Solussa on {1}: ”{2}”."
        "Cellen innehåller {1}: ”{2}”."
        "The cell has {1}: “{2}”.";
    MixedScripts "mixed_scripts" Warning
        "Nimessä ”{0}” on samassa sanassa kirjaimia kahdesta kirjaimistosta ({1}). Ne voivat näyttää samalta, mutta nimeä ei löydy haulla. Kirjoita ne latinalaisin kirjaimin."
        "Namnet ”{0}” har i samma ord bokstäver ur två alfabet ({1}). De kan se likadana ut, men namnet hittas inte vid sökning. Skriv dem med latinska bokstäver."
        "The name “{0}” has letters of two scripts in one word ({1}). They may look the same, but the name is not found by a search. Write them in Latin letters.";
    NameOtherScript "name_in_other_script" Warning
        "Nimi ”{0}” on kirjoitettu muulla kuin latinalaisella kirjaimistolla. Kirjoita nimi niin kuin se on matkustusasiakirjassa latinalaisin kirjaimin."
        "Namnet ”{0}” är skrivet med ett annat alfabet än det latinska. Skriv namnet så som det står med latinska bokstäver i resedokumentet."
        "The name “{0}” is written in another script than the Latin one. Write the name as the travel document has it in Latin letters.";
    LooksLikeFormula "looks_like_formula" Warning
        "”{0}” näyttää kaavalta eikä nimeltä: se alkaa merkillä {1}. Tarkista nimi henkilön asiakirjasta."
        "”{0}” ser ut som en formel, inte som ett namn: det börjar med tecknet {1}. Kontrollera namnet i personens handling."
        "“{0}” looks like a formula, not like a name: it begins with the sign {1}. Check the name against the person’s document.";
    DigitInName "digit_in_name" Warning
        "Nimessä ”{0}” on numero. Tarkista nimi henkilön asiakirjasta."
        "Namnet ”{0}” har en siffra. Kontrollera namnet i personens handling."
        "The name “{0}” has a digit in it. Check the name against the person’s document.";
    ByteNotInEncoding "byte_not_in_encoding" Error
        "Solussa on tavu, joka ei kuulu tiedoston merkistöön: ”{0}”. Kirjoita solu uudelleen tai vie tiedosto vanhasta järjestelmästä uudelleen."
        "Cellen har en byte som inte hör till filens teckenkodning: ”{0}”. Skriv om cellen eller exportera filen på nytt."
        "The cell has a byte that does not belong to the file’s encoding: “{0}”. Retype the cell or export the file again.";
    CellTooLong "cell_too_long" Error
        "Solussa on {1} merkkiä, enemmän kuin yhteen soluun voidaan tallentaa. Lyhennä teksti tai tarkista lainausmerkit."
        "Cellen har {1} tecken, mer än vad en cell kan spara. Förkorta texten eller kontrollera citattecknen."
        "The cell has {1} characters, more than one cell can store. Shorten the text or check the quotation marks.";
    RowLength "row_length" Warning
        "Rivillä on {1} solua, otsikkorivillä enemmän. Puuttuvat solut luettiin tyhjinä: tarkista rivi."
        "Raden har {1} celler, rubrikraden fler. De celler som fattas lästes som tomma: kontrollera raden."
        "The row has {1} cells, the header has more. The missing cells were read as empty: check the row.";
    RowTooLong "row_too_long" Error
        "Rivillä on {1} solua, enemmän kuin otsikkorivillä, joten solut ovat siirtyneet. Tarkista, onko tekstissä erotin ilman lainausmerkkejä."
        "Raden har {1} celler, fler än rubrikraden, så cellerna har förskjutits. Kontrollera om texten har ett skiljetecken utan citattecken."
        "The row has {1} cells, more than the header, so the cells have shifted. Check for a separator in a text without quotation marks.";
    QuoteUnclosed "quote_unclosed" Error
        "Rivillä on lainausmerkki, jota ei suljeta. Lisää puuttuva lainausmerkki tai poista ylimääräinen."
        "Raden har ett citattecken som inte avslutas. Lägg till det som saknas eller ta bort det överflödiga."
        "The row has a quotation mark that is never closed. Add the missing one or remove the extra one.";
    NotInSection73 "not_in_section_73" Error
        "Saraketta ”{0}” ei siirretä: lain luettelossa ei ole sille paikkaa, tai vain siltä osin kuin tieto on välttämätön ({1}). Sen sisältöä ei lueta."
        "Kolumnen ”{0}” överförs inte: den har ingen plats i lagens förteckning, eller bara till den del uppgiften är nödvändig ({1}). Innehållet läses inte."
        "The column “{0}” is not moved: the list of the Act has no place for it, or only as far as it is indispensable ({1}). Its content is not read.";
    ColumnMissing "column_missing" Error
        "Tiedostosta ei löydy saraketta: {1}. Lisää sarake tai osoita se sarakkeiden vastaavuuksissa."
        "Filen saknar kolumnen: {1}. Lägg till den eller peka ut den i kopplingen."
        "The file has no column for: {1}. Add it or point it out in the mapping.";
    ColumnAbsent "column_absent" Warning
        "Tiedostossa ei ole saraketta: {1}. Tieto jää kaikilta riveiltä puuttumaan."
        "Filen har ingen kolumn för: {1}. Uppgiften saknas då på alla rader."
        "The file has no column for: {1}. It will be missing from every row.";
    RegisteredElsewhere "registered_elsewhere" Error
        "Tämä henkilö on jo rekisterissä, mutta et näe hänen tietojaan. Rivi jää pois; jos hän on muuttanut kuntaasi, avaa hänet perustellusti."
        "Personen finns redan i registret, men du ser inte dennes uppgifter. Raden utelämnas; om personen har flyttat till din kommun, öppna med motivering."
        "This person is in the register already, and you do not see their data. The row stays out; if they moved to your municipality, open them with a reason.";
    RegisteredPerhaps "registered_already_perhaps" Warning
        "Rekisterissä on jo ehkä sama henkilö: {1} ({2}). Vertaa tietoja ja päätä ennen tuontia, onko rivi hänen, eri henkilön vai jääkö se pois."
        "Samma person finns kanske redan i registret: {1} ({2}). Jämför uppgifterna och bestäm före importen om raden är hans eller hennes, en annan persons eller lämnas bort."
        "The register perhaps has the same person already: {1} ({2}). Compare the data and decide before loading whether the row is theirs, another person’s, or stays out.";
    NoSuchClient "client_decided_unknown" Error
        "Rivi on päätetty asiakkaan {1} riviksi, mutta sinun asiakkaissasi ei ole häntä. Korjaa asiakkaan numero tai poista päätös."
        "Raden har bestämts höra till kunden {1}, som inte finns bland dina kunder. Rätta kundens nummer eller ta bort beslutet."
        "The row was decided to be the client’s {1}, who is not among your clients. Correct the client’s number or take the decision back.";
    NamedOtherwise "registered_with_another_name" Warning
        "Sama henkilötunnus on rekisterissä asiakkaalla {1}, mutta nimi on aivan toinen. Tarkista, kenen tunnus on, ennen kuin tuot rivin."
        "Samma personbeteckning finns i registret hos kunden {1}, men namnet är ett helt annat. Kontrollera vems beteckningen är innan du importerar raden."
        "The register has the same identity code on the client {1}, but with quite another name. Check whose code it is before you load the row.";
    ClientNumberOfAnother "client_number_of_another" Warning
        "Asiakasnumero ”{0}” on rekisterissä jo toisella henkilöllä ({1}). Tarkista vanhasta järjestelmästä, onko numero annettu uudelleen vai onko henkilötunnus väärä, ennen kuin tuot rivin."
        "Kundnumret ”{0}” tillhör redan en annan person i registret ({1}). Kontrollera i det gamla systemet om numret har återanvänts eller om personbeteckningen är fel innan du importerar raden."
        "The client number “{0}” already belongs to another person in the register ({1}). Check in the old system whether the number was given again or the identity code is wrong before you load the row.";
    NumberTwice "number_twice_in_file" Warning
        "Asiakasnumero ”{0}” on myös rivillä {1}, jonka henkilötunnus on toinen. Tarkista vanhasta järjestelmästä, onko numero annettu uudelleen vai onko jompikumpi tunnus väärä. Molemmat tuodaan."
        "Kundnumret ”{0}” finns också på rad {1}, som har en annan personbeteckning. Kontrollera i det gamla systemet om numret har återanvänts eller om någondera beteckningen är fel. Båda tas in."
        "The client number “{0}” also stands on row {1}, which has another identity code. Check in the old system whether the number was given again or one of the codes is wrong. Both are loaded.";
    MunicipalityMissing "municipality_missing" Warning
        "Riviltä puuttuu kotikunta.{1}"
        "Raden saknar hemkommun.{1}"
        "The row has no municipality.{1}";
    NotThisMunicipality "not_this_municipality" Warning
        "Rivin kotikunta on {1}, ei {2}, jonka asiakkaita tuodaan. Muuttanut asiakas kuuluu uudelle kunnalleen: tarkista kunta tai jätä rivi pois. Oikeiden asiakkaiden rekisteriin tällainen rivi tuodaan vain, jos joku hyväksyy sen erikseen."
        "Radens hemkommun är {1}, inte {2}, vars kunder importeras. En kund som har flyttat hör till sin nya kommun: kontrollera kommunen eller lämna bort raden. I ett register för verkliga kunder tas en sådan rad in bara om någon godkänner den särskilt."
        "The row’s municipality is {1}, not {2}, whose clients are loaded. A client who has moved belongs to the new municipality: check the municipality or leave the row out. A register of real clients takes such a row only if somebody accepts it specially.";
    SimilarPersonPerhaps "similar_person_perhaps" Warning
        "Rivillä {1} on ehkä sama henkilö: {2}. Tarkista, onko kyse samasta henkilöstä, ja jos on, jätä toinen rivi pois."
        "På rad {1} finns kanske samma person: {2}. Kontrollera om det är samma person, och lämna i så fall bort den ena raden."
        "Row {1} is perhaps the same person: {2}. Check whether it is, and if so, leave one of the rows out.";
    AssessmentOutsideWindow "assessment_outside_window" Warning
        "Arviointi on tehty {0}, mutta sen määräaika ensimmäisestä luvasta päättyi {1} ({2}). Tarkista päivät tai merkitse peruste."
        "Bedömningen är gjord {0}, men tidsfristen från det första tillståndet gick ut {1} ({2}). Kontrollera dagarna eller anteckna grunden."
        "The assessment was made on {0}, but its window from the first permit closed on {1} ({2}). Check the days or note the ground.";
    AssessmentBeforeRight "assessment_before_right" Warning
        "Arviointi {0} on ennen ensimmäistä lupaa tai oikeutta ({1}). Tarkista päivät."
        "Bedömningen {0} är före det första tillståndet eller den första rätten ({1}). Kontrollera dagarna."
        "The assessment {0} is before the first permit or right ({1}). Check the days.";
    PlanBeforeRight "plan_before_right" Warning
        "Suunnitelma alkaa {0}, ennen ensimmäistä lupaa tai oikeutta ({1}). Tarkista päivät."
        "Planen börjar {0}, före det första tillståndet eller den första rätten ({1}). Kontrollera dagarna."
        "The plan begins on {0}, before the first permit or right ({1}). Check the days.";
    KeptTooLong "kept_too_long" Error
        "Asiakkuus päättyi {0}, joten tiedot on poistettava viimeistään {1} ({2}). Riviä ei kuulu siirtää rekisteriin."
        "Kundrelationen upphörde {0}, så uppgifterna ska raderas senast {1} ({2}). Raden hör inte hemma i registret."
        "The client relationship ended on {0}, so the data are to be erased by {1} ({2}). The row does not belong in the register.";
    RowWithoutClient "row_without_client" Error
        "Asiakasnumeroa ”{0}” ei ole yhdelläkään asiakkaalla, joten riviä ei siirretä. Korjaa numero tai lisää asiakas."
        "Kundnumret ”{0}” finns hos ingen kund, så raden överförs inte. Rätta numret eller lägg till kunden."
        "No client has the client number “{0}”, so the row is not moved. Correct the number or add the client.";
    RowOlder "row_older" Warning
        "Rivi jäi pois vanhempana: asiakkaalta ”{0}” otettiin rivi {1}. Pois jäi: {2}. Rekisteriin tulee vain uusin. Tarkista, että se on oikea, ja säilytä vanhempi arkistossa."
        "Raden lämnades bort som äldre: för kunden ”{0}” togs rad {1}. Bort blev: {2}. Bara den senaste kommer in i registret. Kontrollera att den är rätt och bevara den äldre i arkivet."
        "The row was left out as older: of the client “{0}” row {1} was taken. Left out: {2}. Only the latest comes into the register. Check that it is the right one, and keep the older one in the archive.";
    ColumnBeyond "column_beyond" Error
        "Saraketta ”{0}” ei luettu: osissa on yhteensä yli 1 000 saraketta. Jätä viennistä pois sarakkeet, joita ei siirretä."
        "Kolumnen ”{0}” lästes inte: delarna har tillsammans över 1 000 kolumner. Lämna bort kolumner som inte överförs ur exporten."
        "The column “{0}” was not read: the parts have over 1 000 columns together. Leave out of the export the columns that are not moved.";
    PartNotRead "part_not_read" Warning
        "Osaa ”{0}” ei luettu: {1}"
        "Delen ”{0}” lästes inte: {1}"
        "The part “{0}” was not read: {1}";
    PartUnused "part_unused" Warning
        "Osan ”{0}” {1} riviä ei siirretä: niitä ei voitu yhdistää asiakkaisiin. Jos niitä tarvitaan, tarkista asiakasnumerot tai lue osa omana tiedostonaan."
        "De {1} raderna i delen ”{0}” överförs inte: de kunde inte kopplas till kunderna. Om de behövs, kontrollera kundnumren eller läs delen som en egen fil."
        "The {1} rows of the part “{0}” are not moved: they could not be joined to the clients. If they are needed, check the client numbers, or read the part as a file of its own.";
    ColumnIgnored "column_ignored" Warning
        "Saraketta ”{0}” ei tunnistettu, joten sitä ei siirretä. Osoita sille kenttä sarakkeiden vastaavuuksissa, jos sitä tarvitaan."
        "Kolumnen ”{0}” kändes inte igen och överförs inte. Peka ut den i kopplingen om den behövs."
        "The column “{0}” was not recognised and is not moved. Point it out in the mapping if it is needed.";
    ColumnUnsure "column_unsure" Warning
        "Sarake ”{0}” luettiin sisällön perusteella: {1}. Tarkista sarakkeiden vastaavuudet ennen tuontia."
        "Kolumnen ”{0}” tolkades utifrån innehållet: {1}. Kontrollera kopplingen före importen."
        "The column “{0}” was read by its content as: {1}. Check the mapping before loading.";
}

impl Kind {
    /// A doubt whether two are one person; whoever has decided whose the row is, has no doubt.
    pub const fn is_doubt_of_person(self) -> bool {
        matches!(
            self,
            Kind::SamePersonPerhaps
                | Kind::SimilarPersonPerhaps
                | Kind::NumberTwice
                | Kind::RegisteredPerhaps
                | Kind::NamedOtherwise
                | Kind::ClientNumberOfAnother
        )
    }
}

/// One thing found in one cell (or one column: row 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The row a spreadsheet shows: header 1, first client 2.
    pub row: u32,
    /// The sheet or file of the package it stands in, where there are several.
    pub part: Option<String>,
    /// The header as it stands in the file; for a missing column the field's own id.
    pub column: String,
    /// Which column it is, from 1, where several have the header.
    pub number: Option<u32>,
    pub kind: Kind,
    /// The cell as it stands, shortened; empty where it may not be shown.
    pub value: String,
    /// What `{1}`, `{2}` … stand for.
    pub more: Vec<Arg>,
    /// What the cell should perhaps be: accepting it is one click, and it is never done unasked.
    pub mend: Option<String>,
}

impl Finding {
    /// A finding without a value, as those of whole rows and columns are.
    pub fn of(row: u32, column: impl Into<String>, kind: Kind) -> Finding {
        let column = column.into();
        Finding { row, part: None, column, number: None, kind, value: String::new(), more: Vec::new(), mend: None }
    }

    pub fn message(&self, lang: Lang) -> String {
        let args = std::iter::once(self.said()).chain(self.more.iter().cloned()).collect();
        Phrase { text: self.kind.text(), args }.say(lang)
    }

    /// The cell as it is said: a day in the same form as the days beside it.
    fn said(&self) -> Arg {
        let day =
            self.more.iter().any(|more| matches!(more, Arg::Date(_))).then(|| dates::parse_iso(self.value.trim()));
        day.flatten().map_or_else(|| Arg::from(self.value.clone()), Arg::from)
    }

    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Where the rule stands, if the Act says it.
    pub fn cite(&self) -> Option<&Cite> {
        self.more.iter().find_map(|more| match more {
            Arg::Cite(cite) => Some(cite),
            _ => None,
        })
    }
}
