//! Finnish and Swedish for what the arguments say in English.

use kotodigi::words::{Lang, Text, text};

pub(super) fn all() -> impl Iterator<Item = &'static Text> {
    [COMMANDS, INTAKE, HOUSE, PLACES].into_iter().flatten()
}

pub(super) fn say(english: &str, lang: Lang) -> &str {
    all().find(|text| text.en == english).map_or(english, |text| text.say(lang))
}

/// The word in the place of a value.
pub(super) fn place(english: &str, lang: Lang) -> Option<&'static str> {
    PLACES.iter().find(|text| text.en == english).map(|text| text.say(lang))
}

#[cfg(test)]
pub(super) fn has(english: &str) -> bool {
    all().any(|text| text.en == english)
}

/// What a value should have been.
pub(super) fn wanted(english: &str, lang: Lang) -> &'static str {
    WANTED.iter().find(|text| text.en == english).unwrap_or(&NUMBER).say(lang)
}

const NUMBER: Text = text("kokonaisluku", "ett heltal", "a whole number");
const WANTED: &[Text] = &[
    text("fi, sv tai en", "fi, sv eller en", "fi, sv or en"),
    text("päivä muodossa 31.1.2027", "en dag i formen 31.1.2027", "a day as 2027-01-31"),
    text("kunnan nimi tai numero, kuten 297", "kommunens namn eller nummer, som 297", "a code as 297"),
    text("yksi merkki tai sana tab", "ett tecken eller ordet tab", "one character, or tab"),
    text("jokin ohjeen nimistä", "något av namnen i hjälpen", "one of the names in the help"),
];

const PLACES: &[Text] = &[
    text("TIEDOSTO", "FIL", "FILE"),
    text("HAKEMISTO", "KATALOG", "DIR"),
    text("TUNNUS", "ID", "OFFICER"),
    text("PÄIVÄ", "DAG", "DAY"),
    text("OSOITE", "ADRESS", "ADDR"),
    text("MERKKI", "TECKEN", "CHARACTER"),
    text("NUMERO|NIMI", "NUMMER|NAMN", "CODE"),
    text("TIEDOSTO|NIMI", "FIL|NAMN", "FILE|NAME"),
    text("NIMI", "NAMN", "NAME"),
    text("TUNNUS", "ID", "ID"),
    text("AVAIN", "NYCKEL", "KEY"),
    text("LUETTELO", "FÖRTECKNING", "LIST"),
    text("JÄRJESTYS", "ORDNING", "ORDER"),
    text("RIVI", "RAD", "ROW"),
    text("SHA256", "SHA256", "SHA256"),
    text("TEKSTI", "TEXT", "TEXT"),
    text("KIELI", "SPRÅK", "LANG"),
    text("MUOTO", "FORMAT", "FORMAT"),
    text("PUOLI", "SIDA", "KEEP"),
    text("AJO", "KÖRNING", "RUN"),
    text("ASIAKAS", "KUND", "CLIENT"),
    text("MÄÄRÄ", "ANTAL", "CLIENTS"),
    text("SIEMEN", "FRÖ", "SEED"),
    text("KANSIO", "MAPP", "FOLDER"),
    text("MIKÄ", "VAD", "OF"),
];

const COMMANDS: &[Text] = &[
    text(
        "Koto-digi: kotoutumistyön asiakastietojärjestelmä",
        "Koto-digi: kunddatasystem för integrationsarbete",
        "Koto-digi: a customer data system for integration work",
    ),
    text(
        "Tulosteiden kieli: fi, sv tai en",
        "Utskrifternas språk: fi, sv eller en",
        "Language of what is printed: fi, sv or en",
    ),
    text("Palvelee sivut ja rajapinnan", "Ger sidorna och gränssnittet", "Serves the pages and the API"),
    text("Palvelimen asetukset", "Serverns inställningar", "The settings of a server"),
    text("Tekee tietohakemiston", "Skapar en datakatalog", "Makes a data directory"),
    text(
        "Tarkistaa päiväkirjan ja katselulokin ketjun",
        "Kontrollerar journalens och läsloggens kedja",
        "Checks the chain of the journal and of the log of looks",
    ),
    text(
        "Yhden asiakkaan koko asiakirja JSON-muodossa; verify --record ja sivu /verify tarkistavat sen ilman rekisteriä",
        "En kunds hela akt som JSON; verify --record och sidan /verify kontrollerar den utan register",
        "One client's whole record as JSON, which `verify --record` and the page /verify check without a register",
    ),
    text(
        "Kirjoittaa rekisterin yhteen tiedostoon, myös palvelimen ollessa käynnissä",
        "Skriver ett register i en fil, även medan en server arbetar i det",
        "Writes a register into one file, also while a server works in it",
    ),
    text(
        "Palauttaa varmuuskopion tyhjään hakemistoon ilman niitä, jotka on sen jälkeen poistettu",
        "Återställer en säkerhetskopia i en tom katalog, utan dem som raderats sedan dess",
        "Puts a backup back into an empty directory, without those who were erased since",
    ),
    text(
        "Kenen tiedot laki käskee poistaa, ja hyväksytyn luettelon poistaminen",
        "Vems uppgifter lagen vill radera, och radering av det som godkänts",
        "Whose data the Act wants erased, and erasing what people approved",
    ),
    text(
        "Seloste käsittelytoimista (tietosuoja-asetus, 30 artikla) ohjelman omista taulukoista",
        "Registret över behandling (dataskyddsförordningen, artikel 30), ur programmets egna tabeller",
        "The record of processing (GDPR, Article 30), from the tables of this program",
    ),
    text(
        "Lain päätöstaulut ja selitykset",
        "Lagens beslutstabeller och förklaringar",
        "Decision tables and explanations of the law",
    ),
    text(
        "Vanhat rekisterit: tarkistus, tuonti, raportti, peruminen",
        "Gamla register: kontroll, import, rapport, återtagande",
        "Old registers: check, load, report, undo",
    ),
    text(
        "Kunnan kaikki tiedot avoimessa muodossa, jonka import lukee takaisin",
        "Alla en kommuns uppgifter i ett öppet format som import läser tillbaka",
        "All of a municipality's data in an open format, which `import` reads back",
    ),
    text("Keksitty maa", "Ett påhittat land", "A made-up country"),
    text("Tietohakemisto", "Datakatalogen", "The data directory"),
    text("Käyttäjän tunnus", "Användarens id", "Id of the officer"),
];

const INTAKE: &[Text] = &[
    text(
        "Tarkistaa tiedoston joka solun; ei tallenna mitään",
        "Kontrollerar varje cell i en fil; sparar ingenting",
        "Checks every cell of a file; saves nothing",
    ),
    text(
        "Tuo joka rivin, jossa ei ole virhettä, yhtenä ajona: kaikki tai ei mitään",
        "Tar in varje rad utan fel som en körning: alla eller inga",
        "Loads every row without an error as one run, all or none",
    ),
    text(
        "Sama poiminta uudelleen rekisterin rinnalla: mikä eroaa; erot kuitataan yksitellen",
        "Samma utdrag på nytt bredvid registret: vad som skiljer; skillnaderna kvitteras en och en",
        "The same extract again, beside the register: what differs, signed off one by one",
    ),
    text("Ottaa ajon takaisin", "Återtar en körning", "Takes a run back"),
    text(
        "Ajot, myös kesken jääneet ja perutut",
        "Körningarna, även oavslutade och återtagna",
        "Runs, those that are open or undone too",
    ),
    text(
        "Ajon allekirjoitettu raportti, tai avain, jolla raportit allekirjoitetaan",
        "Den undertecknade rapporten om en körning, eller nyckeln som rapporterna undertecknas med",
        "The signed report of a run, or the key reports are signed with",
    ),
    text(
        "Sarakkeiden vastaavuudet: mikä sarake on mikä kenttä; --save tallentaa ne seuraavaa kertaa varten",
        "Kopplingen: vilken kolumn som är vilket fält; --save sparar den till nästa gång",
        "How the columns of a file would be mapped; kept for next time with --save",
    ),
    text(
        "Tarkistuksen ehdottamat korjaukset tiedostona, joka katsotaan läpi ja annetaan takaisin (--mends)",
        "De rättelser som kontrollen föreslår, som en fil att gå igenom och ge tillbaka (--mends)",
        "The mends a check proposes, as a file to look through and give back with --mends",
    ),
    text(
        "Mitä soluihin ja vastaavuuksiin voi kirjoittaa: kentät, ja koodit nimineen",
        "Vad som kan skrivas i celler och kopplingar: fält, och koder med namn",
        "What may be written into cells and mapping files: fields, and codes with their names",
    ),
    text("Mikä luettelo", "Vilken förteckning", "Of which list"),
    text(
        "Vanhan rekisterin antama tiedosto: CSV, Excel, JSON-rivit tai zip niistä",
        "Filen ur det gamla registret: CSV, Excel, JSON-rader eller en zip av dem",
        "What the old register gave out: CSV, Excel, JSON lines, or a zip of them",
    ),
    text(
        "Mikä sarake on mikä: JSON-tiedosto tai tallennettujen vastaavuuksien nimi. Ilman tätä otetaan tallennetut, jotka tuntevat joka sarakkeen, tai ehdotetaan uudet",
        "Vilken kolumn som är vilken: en JSON-fil eller namnet på en sparad koppling. Utan den tas en sparad som känner varje kolumn, eller så föreslås en",
        "Which column is which: a file of JSON, or the name of a kept mapping. With none, a kept one that knows every column is taken, or one is proposed",
    ),
    text(
        "Ehdottaa vastaavuudet uudelleen, vaikka tallennetut tuntevat joka sarakkeen",
        "Föreslår kopplingen på nytt, fast en sparad känner varje kolumn",
        "Proposes the columns anew, although a kept mapping knows them all",
    ),
    text(
        "Yksi nimi vanhan rekisterin kaikille poiminnoille [oletus: tiedoston nimi]",
        "Ett namn för alla utdrag ur det gamla registret [förval: filens namn]",
        "One name for all extracts of the old register [default: the file's name]",
    ),
    text(
        "Mitä tämän tiedoston soluista on päätetty, JSON-muodossa; muoto on alla",
        "Vad som beslutats om filens celler, som JSON; formen står nedan",
        "What was decided of the cells of this file, as JSON; the form stands below",
    ),
    text(
        "Merkistö: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15 tai cp850; ilman tätä se tunnistetaan",
        "Teckenkodning: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15 eller cp850; utan den känns den igen",
        "Encoding: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15 or cp850; detected when none is given",
    ),
    text(
        "Mikä on solujen välissä: yksi merkki, tai tab",
        "Vad som står mellan cellerna: ett tecken, eller tab",
        "What stands between cells: one character, or `tab`",
    ),
    text(
        "Otsikkorivi, niin kuin taulukko sen numeroi",
        "Rubrikraden, så som tabellen numrerar den",
        "The row of the headers, as a spreadsheet numbers it",
    ),
    text(
        "Työkirjan taulukko tai zipin tiedosto, jossa asiakkaat ovat",
        "Det blad i arbetsboken, eller den fil i zip-paketet, som har kunderna",
        "The sheet of a workbook, or the file of a zip, that has the clients",
    ),
    text(
        "Mikä päivässä on ensin: dmy, mdy tai ymd",
        "Vad som står först i en dag: dmy, mdy eller ymd",
        "What comes first in a day: dmy, mdy or ymd",
    ),
    text(
        "Tarkistuksen päivä; ilman tätä rekisterin oma päivä, tai tänään, jos rekisteriä ei ole",
        "Kontrollens dag; utan den registrets egen dag, eller i dag om det inte finns något register",
        "The day of the check; if none is given, the register's own day, or today where there is no register",
    ),
    text("Raportin muoto", "Rapportens form", "How the report is put"),
    text("Luettelon muoto", "Listans form", "How the list is put"),
    text("Paperilla vai ohjelmille", "På papper eller för program", "On paper, or for programs"),
    text(
        "Vertaa tähän rekisteriin: mitä luotaisiin, päivitettäisiin, jäisi ennalleen",
        "Jämför med detta register: vad som skulle skapas, uppdateras, lämnas",
        "Compares with this register: what would be created, updated, left",
    ),
    text("Vertaajan käyttäjätunnus", "Id för den som jämför", "Id of the officer who compares"),
    text(
        "Ei tuo mitään, jos yhdelläkin rivillä on virhe",
        "Tar inte in något om en enda rad har fel",
        "Loads nothing when any row has an error",
    ),
    text(
        "Tarkistetun tiedoston tiiviste sen raportista: toista tiedostoa ei tuoda",
        "Den kontrollerade filens kontrollsumma ur rapporten: en annan fil tas inte in",
        "The file that was checked, by the hash its report has: another is not loaded",
    ),
    text(
        "Luvut näyttävät oudoilta, mutta joku on katsonut ne: ne ovat oikein",
        "Talen ser konstiga ut, men någon har sett på dem: de stämmer",
        "The counts look wrong, and somebody has looked at them: they are right",
    ),
    text(
        "Yhdessä asuvat, tunnuksina jotka import check näyttää, pilkut välissä; tai all",
        "De som bor ihop, med de id som import check visar, med kommatecken emellan; eller all",
        "Those who live together, by the ids `import check` prints, with commas between; or `all`",
    ),
    text(
        "Tähän tiedostoon menee se, mikä ei mene rekisteriin: virheelliset rivit ja sarakkeet, joita ei siirretä",
        "I denna fil går det som inte går in i registret: rader med fel, och kolumner som inte överförs",
        "What does not go into the register goes into this file: rows with errors, and columns that are not moved",
    ),
    text(
        "Toisen hyväksyjän käyttäjätunnus",
        "Id för den andra som godkänner",
        "Id of the second officer who accepts it",
    ),
    text(
        "Näyttää myös tiedoston koko tarkistuksen",
        "Visar även hela kontrollen av filen",
        "Shows the whole check of the file, too",
    ),
    text(
        "Kuittaa yhden eron: sen tunnus, joka on luettelossa hakasulkeissa",
        "Kvitterar en skillnad: dess id, som står inom hakparentes i listan",
        "Settles one difference: its id, as the list prints it in brackets",
    ),
    text("Kumpi puoli on oikeassa", "Vilken sida som har rätt", "Which side is right"),
    text("Miksi", "Varför", "Why"),
    text(
        "Ajo, tai sen tunnuksesta ainakin 8 ensimmäistä heksamerkkiä",
        "Körningen, eller minst de 8 första hexsiffrorna av dess id",
        "The run, or at least the first 8 hex digits of its id",
    ),
    text(
        "Näyttää, mitä veisi ja mitä ajon jälkeen on kirjattu, eikä muuta mitään",
        "Visar vad som skulle tas bort och vad som antecknats sedan körningen, och ändrar ingenting",
        "Shows what it would take and what has been built on the run since, and changes nothing",
    ),
    text("Mihin; ilman tätä tulosteeseen", "Vart; annars till utskriften", "Where to; stdout if nowhere is said"),
    text(
        "Tulostaa julkisen avaimen, jolla tämä rekisteri allekirjoittaa raporttinsa",
        "Skriver ut den offentliga nyckel som detta register undertecknar sina rapporter med",
        "Prints the public key this register signs its reports with",
    ),
    text(
        "Tallentaa ne tällä nimellä käyttäjän organisaatiolle",
        "Sparar den med detta namn för användarens organisation",
        "Keeps it by this name for the officer's organisation",
    ),
    text(
        "Mihin asiakkaat kirjoitetaan: JSON-rivejä, asiakas rivillä",
        "Vart kunderna skrivs: JSON-rader, en kund per rad",
        "Where the clients go: JSON lines, one client a line",
    ),
    text("Kunta: sen numero tai nimi", "Kommunen: dess nummer eller namn", "The municipality: its code or its name"),
    text(
        "Myös koko asiakirjat, tiedostoon TIEDOSTO.records, vastauksena rekisteröidyille; niin pitkälle kuin käyttöoikeus ulottuu",
        "Även hela akterna, i FIL.records, som svar till de registrerade; så långt åtkomsträttigheten räcker",
        "Whole records as well, into FILE.records, as an answer to the data subjects; where the officer's right reaches that far",
    ),
];

const HOUSE: &[Text] = &[
    text(
        "Tulostaa asetustiedoston: joka avain, mihin se on ja mitä siihen käy",
        "Skriver ut en inställningsfil: varje nyckel, vad den är till för och vad den tar",
        "Prints a file with every key, what it is for and what it takes",
    ),
    text(
        "Lukee tiedoston niin kuin serve sen lukisi ja nimeää joka vian",
        "Läser en fil som serve skulle göra, och nämner varje fel",
        "Reads a file as `serve` would, and names every fault",
    ),
    text(
        "Palvelimen asetukset (TOML), jotka ovat voimassa myös tässä; ilman niitä oletukset",
        "Serverns inställningar (TOML), som gäller också här; utan dem standardvärdena",
        "The server's settings (TOML), which hold here too; without them the defaults hold",
    ),
    text(
        "Asetukset (TOML); kotodigi config --example näyttää joka avaimen. Se, mikä annetaan tässä, menee niiden edelle",
        "Inställningar (TOML); kotodigi config --example visar varje nyckel. Det som anges här går före",
        "Settings (TOML); `kotodigi config --example` shows every key. What is given here wins over it",
    ),
    text(
        "Osoite ja portti [oletus: 127.0.0.1:8080]",
        "Adress och port [förval: 127.0.0.1:8080]",
        "Address and port [default: 127.0.0.1:8080]",
    ),
    text(
        "Harjoittelusivujen osoite ja portti",
        "Övningssidornas adress och port",
        "Address and port of the practice pages",
    ),
    text(
        "Toinen tiedosto, johon kummankin ketjun pää kirjoitetaan minuutin välein, mieluiten toisen organisaation levylle",
        "En annan fil som får båda kedjornas huvud varje minut, helst på en annan organisations disk",
        "Another file that gets the heads of both chains every minute, best on another organisation's disk",
    ),
    text(
        "Vain keksittyjä ihmisiä: valitse rooli, aseta päivä. Tyhjästä hakemistosta tulee harjoitusrekisteri",
        "Bara påhittade personer: välj roll, ställ in dagen. En tom katalog blir ett övningsregister",
        "Made-up people only: choose a role, set the day. An empty directory becomes a training register",
    ),
    text("Keksittyjä ihmisiä varten", "För påhittade personer", "For made-up people"),
    text(
        "Päivä, josta se alkaa; ilman tätä tänään",
        "Dagen det börjar med; annars i dag",
        "The day it begins with; today if none is given",
    ),
    text(
        "Muualla pidetyt ankkurit, vanhat tai uudet: hakemiston on täytynyt kulkea niistä jokaisen kautta",
        "Ankare som hålls på annat håll, gamla eller nya: katalogen måste ha passerat vart och ett av dem",
        "Anchors kept elsewhere, old or new: the directory must have passed through every one of them",
    ),
    text(
        "Yhden asiakkaan asiakirja, jonka kotodigi record on ottanut",
        "En kunds akt, uttagen med kotodigi record",
        "One client's record, taken out by `kotodigi record`",
    ),
    text(
        "Siirtoraportti (JSON tai PDF), jonka kotodigi import report on kirjoittanut",
        "En överföringsrapport (JSON eller PDF), skriven av kotodigi import report",
        "The report of a migration (JSON or PDF), by `kotodigi import report`",
    ),
    text(
        "Avain, jolla sen pitäisi olla allekirjoitettu: kotodigi import report --key tulostaa sen rekisterin luona",
        "Nyckeln den borde vara undertecknad med: kotodigi import report --key skriver ut den vid registret",
        "The key it should be signed with, as `kotodigi import report --key` prints it at the register",
    ),
    text("Asiakkaan numero, kuten K-000123", "Kundens nummer, som K-000123", "The client's number, as K-000123"),
    text(
        "Kirjoitettava tiedosto; samanniminen korvataan, kun uusi on kokonainen",
        "Filen som skrivs; en med samma namn ersätts när den nya är hel",
        "The file to write; one of that name is replaced when the new one is whole",
    ),
    text("Varmuuskopio", "Säkerhetskopian", "The backup"),
    text(
        "Poistettujen luettelo; ilman tätä hakemiston vieressä oleva",
        "Förteckningen över raderade; annars den bredvid katalogen",
        "The list of the erased; beside the directory if none is given",
    ),
    text(
        "Rekisteristä ei ole koskaan poistettu ketään: luetteloa ei ole",
        "Ingen har någonsin raderats ur detta register: det finns ingen förteckning",
        "Nobody was ever erased from this register: there is no list",
    ),
    text(
        "Näyttää, kenen aika on päättynyt, ketkä säilytetään ja luettelon tunnuksen",
        "Visar vems tid är ute, vilka som hålls kvar, och förteckningens id",
        "Shows whose time is over, who is held, and the id of the list",
    ),
    text(
        "Poistaa kaikki hyväksytyn luettelon asiakkaat",
        "Raderar alla på den godkända förteckningen",
        "Erases everybody on the list approved",
    ),
    text("Katsotun luettelon tunnus", "Id för den förteckning som granskades", "The id of the list that was looked at"),
    text(
        "Toinen hyväksyjä; tarvitaan, kun kerralla poistuu yli sadasosa tai yli 500",
        "En andra person som godkänner; behövs när fler än en på hundra, eller fler än 500, raderas på en gång",
        "A second person who approves; wanted when more than one in a hundred, or more than 500, go at once",
    ),
    text(
        "Tämän päivän mukaan; vain harjoitusrekisterissä",
        "Enligt denna dag; bara i ett övningsregister",
        "As of this day; only in a training register",
    ),
    text(
        "Tämä päivä ihmisen sanomana: tarvitaan, kun kello on siirtynyt yli päivän edellisestä ajosta",
        "Dagens datum, sagt av en människa: behövs när klockan har flyttat sig mer än en dag sedan den förra körningen",
        "Today, said by a person: needed when the clock has moved by more than a day since the last run",
    ),
    text(
        "Pitää poistettujen luetteloa tästä lähtien tässä tiedostossa",
        "Håller förteckningen över raderade i denna fil från och med nu",
        "Keeps the list of the erased in this file from now on",
    ),
    text(
        "Teksti päätteellä, JSON muualla, ellei muuta sanota",
        "Text på en terminal, annars JSON, om inget anges",
        "Text on a terminal, JSON elsewhere, if none is given",
    ),
    text("Tarkistaa kansion joka taulun", "Kontrollerar varje tabell i en mapp", "Verifies every table of a folder"),
    text("Taulujen kansio", "Tabellernas mapp", "The folder of the tables"),
    text(
        "Tosiseikat JSON-muodossa sisään; oikeudet, velvollisuudet ja määräajat laskelmineen ulos",
        "Uppgifter som JSON in; rättigheter, skyldigheter och tidsfrister med uträkning ut",
        "Facts as JSON in; every right, duty and deadline with its reckoning out",
    ),
    text("Tosiseikat", "Uppgifterna", "The facts"),
    text(
        "Tulostaa JSON-kaavan: tosiseikkojen tai niiden selityksen",
        "Skriver ut ett JSON-schema: för uppgifterna eller deras förklaring",
        "Prints a JSON schema: of the facts, or of their explanation",
    ),
    text("Minkä", "För vad", "Of what"),
    text("Kuinka monta asiakasta", "Hur många kunder", "How many clients"),
    text(
        "Sama siemen ja päivä antavat saman maan",
        "Samma frö och dag ger samma land",
        "The same seed and day give the same country",
    ),
    text(
        "Tämän päivän mukaan; ilman tätä tänään",
        "Enligt denna dag; annars i dag",
        "As of this day; today if none is given",
    ),
    text("Uuteen harjoitusrekisteriin", "I ett nytt övningsregister", "Into a new training register"),
    text(
        "Keksityn vanhan rekisterin vientitiedostona tavallisine vikoineen",
        "Som utdrag ur ett påhittat gammalt register, med dess vanliga fel",
        "As the export of a made-up old register, with its usual defects",
    ),
    text("Myös esimerkkien tarinat", "Även exemplens berättelser", "The stories of the fixtures as well"),
];
