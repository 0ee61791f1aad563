//! What stands below the options: exit codes, and the forms of files that people write.

use kotodigi::words::{Text, text};

pub(super) fn after(command: &str) -> Option<Text> {
    match command {
        "kotodigi" => Some(EXITS),
        "check" | "load" | "diff" | "mends" => Some(MENDS),
        "mapping" => Some(MAPPING),
        "import" => Some(WALK),
        _ => None,
    }
}

const EXITS: Text = text(
    "Paluuarvo: 0 kunnossa, 1 huomautettavaa tai kieltäytyminen, 2 komento väärin, 3 vika (myös: tulostetta ei voitu kirjoittaa).",
    "Returkod: 0 i sin ordning, 1 anmärkningar eller avslag, 2 fel i kommandot, 3 fel i systemet (även: utskriften kunde inte skrivas).",
    "Exit: 0 clean, 1 findings or refused, 2 usage, 3 broken (also: what was printed could not be written).",
);
const MENDS: Text = text(
    "Korjaukset (--mends TIEDOSTO) ovat JSON-tiedosto yhden tiedoston soluista:
  {\"file_hash\": \"TIIVISTE, jonka import check näyttää\",
   \"cells\": [
     {\"row\": 12, \"column\": \"Henkilötunnus\", \"value\": \"131052-308T\"}],
   \"bulk\": [
     {\"column\": \"Kotikunta\", \"from\": \"Kuopijo\", \"to\": \"Kuopio\"}],
   \"rows\": [
     {\"row\": 14, \"is\": \"left_out\"}, {\"row\": 15, \"is\": \"another_person\"}, {\"row\": 16, \"is\": \"K-000123\"}]}
row on taulukon rivi (otsikko on 1); cells koskee yhtä solua, bulk joka solua, jossa on sama teksti, ja rows päättää,
kenen rivi on: se jää pois, hän on eri henkilö kuin muut, tai hän on rekisterin asiakas. Tiedostoa ei muuteta.",
    "Rättelserna (--mends FIL) är en JSON-fil om en fils celler:
  {\"file_hash\": \"KONTROLLSUMMAN som import check visar\",
   \"cells\": [
     {\"row\": 12, \"column\": \"Personbeteckning\", \"value\": \"131052-308T\"}],
   \"bulk\": [
     {\"column\": \"Hemkommun\", \"from\": \"Kuopijo\", \"to\": \"Kuopio\"}],
   \"rows\": [
     {\"row\": 14, \"is\": \"left_out\"}, {\"row\": 15, \"is\": \"another_person\"}, {\"row\": 16, \"is\": \"K-000123\"}]}
row är tabellens rad (rubriken är 1); cells gäller en cell, bulk varje cell med samma text, och rows bestämmer vems
raden är: den lämnas bort, det är en annan person än de andra, eller det är registrets kund. Filen ändras inte.",
    "Mends (--mends FILE) are a file of JSON about the cells of one file:
  {\"file_hash\": \"the HASH that import check shows\",
   \"cells\": [
     {\"row\": 12, \"column\": \"Identity code\", \"value\": \"131052-308T\"}],
   \"bulk\": [
     {\"column\": \"Municipality\", \"from\": \"Kuopijo\", \"to\": \"Kuopio\"}],
   \"rows\": [
     {\"row\": 14, \"is\": \"left_out\"}, {\"row\": 15, \"is\": \"another_person\"}, {\"row\": 16, \"is\": \"K-000123\"}]}
row is the row of the spreadsheet (the header is 1); cells is about one cell, bulk about every cell with that text, and rows decide
whose a row is: it stays out, it is another person than the rest, or a client of the register. The file is not changed.",
);
const MAPPING: Text = text(
    "Tulosta vastaavuudet tiedostoon, muuta siinä kenttiä ja anna se: import check TIEDOSTO --mapping VASTAAVUUDET.json
  {\"columns\": [{\"column\": \"Hetu\", \"field\": \"identity_code\"}],
   \"constants\": [{\"field\": \"municipality\", \"value\": \"Kuopio\"}],
   \"values\": {\"residence_right\": {\"tilap.\": \"B\"}}}
Kenttien nimet: kotodigi import names fields",
    "Skriv kopplingen i en fil, ändra fälten i den och ange den: import check FIL --mapping KOPPLING.json
  {\"columns\": [{\"column\": \"PB\", \"field\": \"identity_code\"}],
   \"constants\": [{\"field\": \"municipality\", \"value\": \"Kuopio\"}],
   \"values\": {\"residence_right\": {\"tillf.\": \"B\"}}}
Fältens namn: kotodigi import names fields",
    "Print the mapping into a file, change its fields, and give it: import check FILE --mapping MAPPING.json
  {\"columns\": [{\"column\": \"ID\", \"field\": \"identity_code\"}],
   \"constants\": [{\"field\": \"municipality\", \"value\": \"Kuopio\"}],
   \"values\": {\"residence_right\": {\"temp.\": \"B\"}}}
Names of the fields: kotodigi import names fields",
);
const WALK: Text = text(
    "Näin edetään:
  kotodigi import check TIEDOSTO                                      mitä tiedostossa on; mitään ei tallenneta
  kotodigi import mends TIEDOSTO > korjaukset.json                    ehdotetut korjaukset; sitten --mends korjaukset.json
  kotodigi import load TIEDOSTO --data HAKEMISTO --as otto.siirto     tuo kelvolliset rivit yhtenä ajona
  kotodigi import diff TIEDOSTO2 --system TIEDOSTO --data … --as …    seuraavan viikon poiminta: mikä eroaa
  kotodigi import undo AJO --data … --as …                            ottaa ajon takaisin
  kotodigi export UUSI.jsonl --municipality 297 --data … --as …       kunnan kaikki tiedot ulos
Harjoitusrekisterissä siirtotyö on käyttäjän otto.siirto tehtävä.",
    "Så här går man fram:
  kotodigi import check FIL                                      vad filen innehåller; ingenting sparas
  kotodigi import mends FIL > rattelser.json                     föreslagna rättelser; sedan --mends rattelser.json
  kotodigi import load FIL --data KATALOG --as otto.siirto       tar in de giltiga raderna som en körning
  kotodigi import diff FIL2 --system FIL --data … --as …         nästa veckas utdrag: vad som skiljer
  kotodigi import undo KÖRNING --data … --as …                   återtar körningen
  kotodigi export NY.jsonl --municipality 297 --data … --as …    alla kommunens uppgifter ut
I ett övningsregister sköts överföringen av användaren otto.siirto.",
    "How it goes:
  kotodigi import check FILE                                   what is in the file; nothing is saved
  kotodigi import mends FILE > mends.json                      the proposed mends; then --mends mends.json
  kotodigi import load FILE --data DIR --as otto.siirto        brings the sound rows in, as one run
  kotodigi import diff FILE2 --system FILE --data … --as …     next week's extract: what differs
  kotodigi import undo RUN --data … --as …                     takes the run back
  kotodigi export NEW.jsonl --municipality 297 --data … --as … all of a municipality's data out
In a training register intake is the task of the officer otto.siirto.",
);
