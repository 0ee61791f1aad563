//! The clerk's guide: how to get your data in. Plain words, in the page itself, so that it is saved with it.

use super::bench::t;
use kotodigi::law::s073_data;
use kotodigi::phrase;
use kotodigi::words::{Text, text};
use leptos::prelude::*;

const TITLE: Text = text("Näin saat tiedot sisään", "Så får du in dina uppgifter", "How to get your data in");
const LEAD: Text = text(
    "Ohje sille, joka vie asiakkaiden tiedot vanhasta järjestelmästä. Et tarvitse ohjelmointitaitoja. Varaa ensimmäiseen kertaan iltapäivä.",
    "Anvisning för den som för över kunduppgifter från det gamla systemet. Du behöver inte kunna programmera. Reservera en eftermiddag för första gången.",
    "For whoever brings the clients’ data over from the old system. You need not know how to program. Reserve an afternoon for the first time.",
);
const CONTENTS: Text = text("Sisältö", "Innehåll", "Contents");

/// One part of the guide: what it is about and what to know.
struct Part {
    id: &'static str,
    title: Text,
    lines: &'static [Text],
}

static PARTS: [Part; 9] = [
    Part {
        id: "guide-export",
        title: text(
            "1. Mitä vanhasta järjestelmästä viedään",
            "1. Vad som exporteras ur det gamla systemet",
            "1. What to export from the old system",
        ),
        lines: &[
            text(
                "Vie luettelo niistä, joiden kotoutumisasia on kesken: yksi asiakas rivillä, ensimmäisellä rivillä otsikot. Useimmissa järjestelmissä luettelon voi tallentaa taulukoksi (Vie, Raportti tai Tallenna nimellä).",
                "Exportera en lista över dem vars integrationsärende pågår: en kund per rad, rubriker på första raden. I de flesta system kan en lista sparas som tabell (Exportera, Rapport eller Spara som).",
                "Export a list of those whose integration is under way: one client a row, headers in the first row. Most systems can save a list as a table (Export, Report or Save as).",
            ),
            text(
                "CSV ja Excel (XLSX) kelpaavat, myös zip-paketissa. Merkistöllä, erottimella ja päivien muodolla ei ole väliä: sivu tunnistaa ne ja näyttää, mistä se ne päätteli.",
                "CSV och Excel (XLSX) duger, också i ett zip-paket. Teckenkodning, skiljetecken och datumform spelar ingen roll: sidan känner igen dem och visar varpå den grundar det.",
                "CSV and Excel (XLSX) will do, also in a zip. Encoding, separator and the form of dates do not matter: the page recognises them and shows from what.",
            ),
            text(
                "Älä avaa ja tallenna CSV-tiedostoa Excelissä ennen tarkistusta. Excel muuttaa huomaamatta päiviä ja pudottaa nollia numeroiden alusta.",
                "Öppna och spara inte CSV-filen i Excel före kontrollen. Excel ändrar datum utan att säga till och tappar nollor i början av nummer.",
                "Do not open and save the CSV file in Excel before the check. Excel changes dates without telling and drops zeros at the beginning of numbers.",
            ),
            text(
                "Säilytä vietyä tiedostoa siellä, missä vanhan rekisterin tiedotkin ovat, ja poista se, kun siirto on hyväksytty.",
                "Förvara den exporterade filen där det gamla registrets uppgifter finns, och radera den när överföringen är godkänd.",
                "Keep the exported file where the data of the old register are kept, and delete it when the move is accepted.",
            ),
        ],
    },
    Part {
        id: "guide-columns",
        title: text("2. Mitkä sarakkeet tarvitaan", "2. Vilka kolumner som behövs", "2. Which columns are needed"),
        lines: &[
            text(
                "Välttämättömät: nimi (yhdessä tai kahdessa sarakkeessa), henkilötunnus tai syntymäaika, ja ensimmäisen oleskeluluvan tai -oikeuden päivä. Määräajat lasketaan siitä.",
                "Nödvändiga: namn (i en eller två kolumner), personbeteckning eller födelsedatum, och dagen för det första uppehållstillståndet eller den första uppehållsrätten. Tidsfristerna räknas från den.",
                "Needed: the name (in one or two columns), the identity code or birth date, and the day of the first residence permit or right. Time limits are counted from it.",
            ),
            text(
                "Hyödylliset: asiakasnumero, kotikunta, kansalaisuus, äidinkieli, asiointikieli, oleskelulupa, muuttopäivä, arvioinnin päivä, suunnitelman alku ja loppu, puhelin, sähköposti, turvakielto ja työnhaku.",
                "Nyttiga: kundnummer, hemkommun, medborgarskap, modersmål, kontaktspråk, uppehållstillstånd, flyttningsdag, dagen för bedömningen, planens början och slut, telefon, e-post, spärrmarkering och arbetssökning.",
                "Useful: client number, municipality, citizenship, mother tongue, service language, permit, day of moving in, day of the assessment, beginning and end of the plan, telephone, e-mail, non-disclosure and jobseeking.",
            ),
            text(
                "Vie aina asiakasnumero, jos se on. Henkilöt, joilla ei ole henkilötunnusta, tunnistetaan seuraavalla kerralla sen, nimen ja syntymäajan avulla.",
                "Ta alltid med kundnumret om det finns. Personer utan personbeteckning känns nästa gång igen med hjälp av det, namnet och födelsedatumet.",
                "Always take the client number along if there is one. People without an identity code are recognised next time by it, the name and the birth date.",
            ),
            text(
                "Otsikot saavat olla omalla tavallanne: sivu ehdottaa jokaiselle sarakkeelle kenttää, ja sinä päätät.",
                "Rubrikerna får vara som ni har dem: sidan föreslår ett fält för varje kolumn, och du bestämmer.",
                "The headers may be your own: the page proposes a field for each column, and you decide.",
            ),
        ],
    },
    Part {
        id: "guide-not",
        title: text("3. Mitä ei saa tuoda", "3. Vad som inte får tas med", "3. What may not come"),
        lines: &[
            text(
                "Laissa on luettelo siitä, mitä rekisteriin saa tallentaa ({0}). Uskonto, etninen alkuperä, poliittinen kanta, puolueet ja ammattiliitot eivät ole siinä.",
                "Lagen har en förteckning över vad som får lagras i registret ({0}). Religion, etniskt ursprung, politisk åsikt, partier och fackförbund finns inte i den.",
                "The Act lists what may be stored in the register ({0}). Religion, ethnic origin, political views, parties and trade unions are not on the list.",
            ),
            text(
                "Jos tiedostossa on tällainen sarake, sivu näyttää sen otsikon, ei näytä eikä lue sisältöä eikä vie sitä rekisteriin. Paras on jättää sarake viennistä pois.",
                "Om filen har en sådan kolumn visar sidan rubriken men varken visar, läser eller för över innehållet. Bäst är att lämna kolumnen utanför exporten.",
                "If the file has such a column, the page shows its header, but neither shows, reads nor moves its content. Best is to leave the column out of the export.",
            ),
            text(
                "Katso vapaat muistiinpanot läpi. Niihin on voitu kirjoittaa terveydestä tai vakaumuksesta. Jos et ehdi lukea niitä, jätä sarake pois: valitse kentäksi ”ei siirretä”.",
                "Gå igenom fria anteckningar. Där kan stå något om hälsa eller övertygelse. Om du inte hinner läsa dem, lämna bort kolumnen: välj fältet ”överförs inte”.",
                "Look through free notes. Something about health or beliefs may stand there. If you have no time to read them, leave the column out: choose the field “not moved”.",
            ),
            text(
                "Vanhat, jo päättyneet asiat kuuluvat arkistoon, eivät uuteen rekisteriin.",
                "Gamla, redan avslutade ärenden hör till arkivet, inte till det nya registret.",
                "Old matters that have ended belong to the archive, not to the new register.",
            ),
        ],
    },
    Part {
        id: "guide-check",
        title: text("4. Tarkista tiedosto", "4. Kontrollera filen", "4. Check the file"),
        lines: &[
            text(
                "Valitse tiedosto. Sivu kertoo ensin, miten se luki tiedoston, ja tarkistaa sitten jokaisen solun. 100 000 riviä kestää joitakin sekunteja; voit keskeyttää milloin vain.",
                "Välj filen. Sidan berättar först hur den läste filen och kontrollerar sedan varje cell. 100 000 rader tar några sekunder; du kan avbryta när som helst.",
                "Choose the file. The page first tells how it read the file, then checks every cell. 100,000 rows take some seconds; you can cancel at any time.",
            ),
            text(
                "Käy sarakkeet läpi ylhäältä alas. Katso esimerkit: ovatko ne sitä, mitä kentän nimi sanoo? Muuta tarvittaessa ja paina Tarkista uudelleen.",
                "Gå igenom kolumnerna uppifrån och ned. Se på exemplen: är de vad fältets namn säger? Ändra vid behov och tryck på Kontrollera på nytt.",
                "Go through the columns from top to bottom. Look at the examples: are they what the field’s name says? Change where needed and press Check again.",
            ),
            text(
                "Tiedosto ei lähde laitteeltasi. Jos epäilet, tallenna sivu, irrota verkko ja tee tarkistus niin.",
                "Filen lämnar inte din enhet. Om du tvivlar: spara sidan, koppla bort nätet och gör kontrollen så.",
                "The file does not leave your device. If in doubt, save the page, pull the plug and do the check that way.",
            ),
        ],
    },
    Part {
        id: "guide-findings",
        title: text("5. Näin luet huomioita", "5. Så läser du anmärkningarna", "5. How to read the findings"),
        lines: &[
            text(
                "Virhe: solua ei voi tallentaa, ja koko rivi jää pois, kunnes se korjataan. Varoitus: rivi voidaan tuoda, mutta joku katsoo sen.",
                "Fel: cellen kan inte lagras, och hela raden utelämnas tills det har rättats. Varning: raden kan importeras, men någon bör se på den.",
                "Error: the cell cannot be stored, and the whole row stays out until mended. Warning: the row can be loaded, but somebody should look at it.",
            ),
            text(
                "Huomiot on koottu lajeittain, pahin ja yleisin ensin. Rivinumero on sama, jonka taulukko-ohjelma näyttää: otsikko on rivi 1, ensimmäinen asiakas rivi 2.",
                "Anmärkningarna är samlade efter slag, de värsta och vanligaste först. Radnumret är det som kalkylprogrammet visar: rubriken är rad 1, den första kunden rad 2.",
                "Findings are gathered by kind, the worst and commonest first. The row number is the one a spreadsheet shows: the header is row 1, the first client row 2.",
            ),
            text(
                "Paras paikka korjata on vanha järjestelmä: silloin virhe ei tule takaisin seuraavassa viennissä. Tallenna huomiot taulukkona ja anna ne sille, joka pääsee vanhaan järjestelmään.",
                "Bäst är att rätta i det gamla systemet: då kommer felet inte tillbaka i nästa export. Spara anmärkningarna som tabell och ge dem till den som kommer åt det gamla systemet.",
                "The best place to mend is the old system: then the fault does not come back in the next export. Save the findings as a table and give them to whoever can reach the old system.",
            ),
            text(
                "Voit korjata myös täällä: yhden solun kerrallaan tai kaikki samoin kirjoitetut yhdellä kertaa. Tiedosto ei muutu, ja alkuperäinen arvo säilyy. Ota korjaukset talteen, niin voit jatkaa toisena päivänä.",
                "Du kan också rätta här: en cell i taget eller alla likadana på en gång. Filen ändras inte och det ursprungliga värdet bevaras. Spara rättelserna så kan du fortsätta en annan dag.",
                "You can also mend here: one cell at a time, or all written alike at once. The file is not changed, and the original value is kept. Keep the mends, and you can go on another day.",
            ),
            text(
                "Onko rivillä ehkä joku, joka on tiedostossa jo tai on jo asiakas? Päätä: jätä toinen rivi pois, sano että hän on eri henkilö, tai kirjoita asiakkaan numero, jolloin rivi päivittää häntä. Pois jätetty rivi menee arkistoon.",
                "Gäller en rad kanske någon som redan finns i filen eller redan är kund? Bestäm: lämna bort den ena raden, säg att det är en annan person, eller skriv kundens nummer, så uppdaterar raden kunden. En rad som lämnas bort går till arkivet.",
                "Is a row perhaps about somebody who is in the file already, or a client already? Decide: leave one row out, say that it is another person, or write the client’s number, and the row updates them. A row left out goes to the archive.",
            ),
            text(
                "Henkilötunnusta ei koskaan arvata. Tarkista se henkilön asiakirjasta.",
                "En personbeteckning gissas aldrig. Kontrollera den i personens handling.",
                "An identity code is never guessed. Check it against the person’s document.",
            ),
        ],
    },
    Part {
        id: "guide-load",
        title: text("6. Harjoittele, tuo sitten", "6. Öva, importera sedan", "6. Practise, then load"),
        lines: &[
            text(
                "Harjoittele tuontia ensin tällä sivulla keksityillä henkilöillä (henkilötunnuksen yksilönumero 900–999): rivit menevät tämän selaimen harjoitusrekisteriin. Harjoitusrekisteriin ei pääse yhtään oikeaa ihmistä: se hylkää tiedoston, jossa on yksikin tavallinen henkilötunnus.",
                "Öva importen först på den här sidan med påhittade personer (individnummer 900–999): raderna går till övningsregistret i den här webbläsaren. Ingen verklig människa kommer in i ett övningsregister: det avvisar en fil med en enda vanlig personbeteckning.",
                "Practise loading first on this page with made-up people (individual numbers 900–999): the rows go into the practice register of this browser. No real person gets into a practice register: it refuses a file with even one ordinary identity code.",
            ),
            text(
                "Tuonti on yksi ajo: kaikki kelvolliset rivit tai ei mitään. Sama tiedosto toisen kerran ei muuta mitään.",
                "En import är en körning: alla giltiga rader eller inget. Samma fil en gång till ändrar inget.",
                "A load is one run: all sound rows or nothing. The same file a second time changes nothing.",
            ),
            text(
                "Mitä joku on täällä jo korjannut, sitä vanhan järjestelmän tieto ei muuta takaisin.",
                "Det som någon redan har rättat här ändras inte tillbaka av det gamla systemets uppgift.",
                "What somebody here has already corrected is not changed back by the old system.",
            ),
        ],
    },
    Part {
        id: "guide-dual",
        title: text("7. Kaksi järjestelmää rinnakkain", "7. Två system sida vid sida", "7. Two systems side by side"),
        lines: &[
            text(
                "Jos vanhaa järjestelmää käytetään vielä jonkin aikaa, vie sama luettelo uudelleen esimerkiksi viikon päästä, tarkista se ja siirry tuontiin. Valitse siellä vanhan järjestelmän nimi aiemmin tuoduista: siitä ohjelma tietää, että otteet ovat samasta järjestelmästä.",
                "Om det gamla systemet ännu används en tid, exportera samma lista på nytt till exempel om en vecka, kontrollera den och gå till importen. Välj där det gamla systemets namn bland dem som importerats tidigare: av det vet programmet att utdragen är ur samma system.",
                "If the old system is still used for some time, export the same list again, say after a week, check it and go on to the load. Choose there the name of the old system from those loaded earlier: by it the program knows that the extracts are of the same system.",
            ),
            text(
                "Vertaa ensin rekisteriin ja paina sitten Vertaa rivi riviltä. Näet luvut rinnakkain: asiakkaat, tehdyt arvioinnit, suunnitelmat, työnhakijat, päättyneet asiakkuudet ja yhteiset taloudet. Niiden alla on jokainen ero: rivi, asiakas, tieto, tiedoston arvo, rekisterin arvo ja se, kuka on muuttanut sitä.",
                "Jämför först med registret och tryck sedan på Jämför rad för rad. Du ser antalen sida vid sida: kunder, gjorda bedömningar, planer, arbetssökande, avslutade kundrelationer och gemensamma hushåll. Under dem står varje skillnad: rad, kund, uppgift, filens värde, registrets värde och vem som har ändrat det.",
                "First compare with the register, then press Compare row by row. You see the counts side by side: clients, assessments made, plans, jobseekers, relationships ended and households of several. Below stands each difference: row, client, fact, the file’s value, the register’s value and who changed it.",
            ),
            text(
                "Kuittaa erot yksi kerrallaan ja kirjoita syy. ”Rekisteri on oikeassa” jättää tiedon ennalleen, eikä tuonti muuta sitä. ”Ota tiedoston arvo” korjaa yhden tiedon heti. Jos moni rivi on vain muuttunut vanhassa järjestelmässä, tuo tiedosto: silloin ne korjautuvat kerralla.",
                "Kvittera skillnaderna en i taget och skriv ett skäl. ”Registret har rätt” lämnar uppgiften som den är, och en import ändrar den inte. ”Ta filens värde” rättar en uppgift genast. Om många rader bara har ändrats i det gamla systemet, importera filen: då rättas de på en gång.",
                "Sign the differences off one by one and write a reason. “The register is right” leaves the fact as it is, and a load does not change it. “Take the file’s value” corrects one fact at once. Where many rows have just changed in the old system, load the file: that mends them all at once.",
            ),
            text(
                "Kuitattu ero ei tule takaisin, ellei arvo muutu. Kuka kuittasi, milloin ja miksi, näkyy kohdassa Kuitatut ja asiakkaan tiedoissa.",
                "En kvitterad skillnad kommer inte tillbaka om inte värdet ändras. Vem som kvitterade, när och varför syns under Kvitterade och i kundens uppgifter.",
                "A signed difference does not come back unless a value changes. Who signed it, when and why stands under Signed off and in the client’s record.",
            ),
            text(
                "Sopikaa päivä, jonka jälkeen kirjataan vain uuteen. Se voi olla päivä, jona luvut täsmäävät ja jokainen ero on kuitattu.",
                "Kom överens om en dag efter vilken ni bara antecknar i det nya. Det kan vara den dag då antalen stämmer och varje skillnad är kvitterad.",
                "Agree on a day after which you write in the new one only. It can be the day on which the counts agree and every difference is signed off.",
            ),
            text(
                "Komentorivillä sama on: kotodigi import diff TIEDOSTO --system NIMI --data HAKEMISTO --as TUNNUS. Eron kuittaa lisäys --sign TUNNISTE --keep register tai file --reason SYY; tunniste on eron edessä hakasulkeissa. Paluuarvo on 0, kun mitään ei ole avoinna, ja 1, kun on.",
                "På kommandoraden är samma sak: kotodigi import diff FIL --system NAMN --data KATALOG --as ANVÄNDARE. En skillnad kvitteras med --sign ID --keep register eller file --reason SKÄL; id står inom hakparentes före skillnaden. Returvärdet är 0 när inget är öppet och 1 när något är det.",
                "On the command line the same is: kotodigi import diff FILE --system NAME --data DIR --as OFFICER. A difference is signed off with --sign ID --keep register or file --reason WHY; the id stands in brackets before it. It exits with 0 when nothing is open and with 1 when something is.",
            ),
        ],
    },
    Part {
        id: "guide-undo",
        title: text("8. Jos jokin menee vikaan", "8. Om något går fel", "8. If something goes wrong"),
        lines: &[
            text(
                "Tuonnin voi perua kokonaan: sen tuomat asiakkaat lähtevät rekisteristä, ja loki kertoo siitä. Peruminen onnistuu niin kauan kuin kenellekään heistä ei ole kirjattu uutta.",
                "En import kan tas tillbaka i sin helhet: kunderna den förde in lämnar registret, och loggen berättar det. Det går så länge inget nytt har antecknats för någon av dem.",
                "A load can be taken back as a whole: the clients it brought leave the register, and the log tells so. It works as long as nothing new was written about any of them.",
            ),
            text(
                "Tarkistus ei muuta mitään missään. Voit tarkistaa saman tiedoston niin monta kertaa kuin haluat.",
                "Kontrollen ändrar ingenting någonstans. Du kan kontrollera samma fil hur många gånger du vill.",
                "The check changes nothing anywhere. You may check the same file as often as you like.",
            ),
        ],
    },
    Part {
        id: "guide-ask",
        title: text("9. Keneltä voi kysyä", "9. Vem du kan fråga", "9. Whom to ask"),
        lines: &[
            text(
                "Vanhan järjestelmän viennistä: järjestelmän pääkäyttäjä tai toimittaja. Sano, että tarvitset luettelon taulukkona kaikilla kentillä.",
                "Om exporten ur det gamla systemet: systemets huvudanvändare eller leverantör. Säg att du behöver en lista som tabell med alla fält.",
                "About the old system’s export: the main user or the vendor of that system. Say you need a list as a table with all fields.",
            ),
            text(
                "Henkilötietojen käsittelystä: oman organisaatiosi tietosuojavastaava, ennen kuin viet mitään.",
                "Om behandlingen av personuppgifter: din organisations dataskyddsombud, innan du exporterar något.",
                "About personal data: the data protection officer of your organisation, before you export anything.",
            ),
            text(
                "Tästä ohjelmasta ja oikeudesta tuoda tietoja: organisaatiosi käyttöoikeuksien hallinnoija.",
                "Om det här programmet och rätten att importera uppgifter: den som hanterar åtkomsträttigheterna i din organisation.",
                "About this program and the right to load data: whoever administers the rights of use in your organisation.",
            ),
        ],
    },
];

#[component]
pub fn Guide() -> impl IntoView {
    let lang = super::bench::bench().lang;
    let content = |part: &'static Part| {
        let there = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            crate::browser::focus(part.id);
        };
        view! { <li><a href=format!("#{}", part.id) on:click=there>{t(part.title)}</a></li> }
    };
    let part = move |part: &'static Part| {
        let line = move |line: &'static Text| {
            view! { <li>{move || phrase!(*line, s073_data::CITE).say(lang.get())}</li> }
        };
        view! {
            <section aria-labelledby=part.id>
                <h2 id=part.id tabindex="-1">{t(part.title)}</h2>
                <ul>{part.lines.iter().map(line).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <article class="guide">
            <h1>{t(TITLE)}</h1>
            <p class="lead">{t(LEAD)}</p>
            <nav aria-label=t(CONTENTS)><ul class="contents">{PARTS.iter().map(content).collect_view()}</ul></nav>
            {PARTS.iter().map(part).collect_view()}
        </article>
    }
}
