//! Is a record file whole? Checked in this browser, by the same function as on the command line; nothing leaves it.

use crate::browser;
use crate::parts::frame::Simple;
use crate::parts::head::Head;
use crate::place::Place;
use crate::reader::{reader, said, t};
use kotodigi::phrase;
use kotodigi::record::anchor;
use kotodigi::record::{self, Fault, RecordFile, Report};
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

const TITLE: Text = text("Tarkista asiakirjatiedosto", "Kontrollera en aktfil", "Check a record file");
const LEAD: Text = text(
    "Valitse tiedosto, jonka sait asiakasrekisteristä. Selain laskee, onko se sellaisena kuin se kirjoitettiin. Tiedosto ei lähde tältä laitteelta.",
    "Välj filen som du fick ur klientregistret. Webbläsaren räknar ut om den är som den skrevs. Filen lämnar inte den här enheten.",
    "Choose the file you got from the register. The browser reckons whether it is as it was written. The file does not leave this device.",
);
const FILE: Text = text("Asiakirjatiedosto (.json)", "Aktfil (.json)", "Record file (.json)");
const KEPT: Text = text(
    "Ankkurit, jotka toinen organisaatio on tallettanut (ei pakollinen)",
    "Ankare som en annan organisation har sparat (valfritt)",
    "Anchors another organisation kept (optional)",
);
const WITNESSED: Text = text(
    "Talletetut ankkurit vahvistavat merkintöjä: {0}/{1}.",
    "De sparade ankarna bekräftar {0} av {1} anteckningar.",
    "The anchors that were kept vouch for {0} of {1} entries.",
);
const OTHER_HEADS: Text = text(
    "Talletettu ankkuri on toinen kuin tiedostossa: asiakirja on kirjoitettu uudelleen.",
    "Ett sparat ankare är ett annat än i filen: akten har skrivits om.",
    "An anchor that was kept is another than in the file: the record was written anew.",
);
const WHOLE: Text = text("Asiakirja on eheä", "Akten är hel", "The record is whole");
const BROKEN: Text = text("Asiakirja ei ole eheä", "Akten är inte hel", "The record is not whole");
const OTHER: Text = text(
    "Tämä ei ole asiakirjatiedosto, tai se on katkennut.",
    "Det här är ingen aktfil, eller så är den avhuggen.",
    "This is no record file, or it was cut short.",
);
const IS: Text = text(
    "Asiakas {0}: {1} merkintää, otettu rekisteristä {2}. Yhtäkään niistä ei ole muutettu, poistettu, lisätty tai siirretty.",
    "Kund {0}: {1} anteckningar, uttagna ur registret {2}. Ingen av dem har ändrats, tagits bort, lagts till eller flyttats.",
    "Client {0}: {1} entries, taken out of the register on {2}. None of them was changed, removed, added or moved.",
);
const ERASED: Text = text(
    "{0} merkinnän sisältö on poistettu lain mukaan; niiden paikat ovat tallella.",
    "Innehållet i {0} anteckningar har raderats enligt lagen; deras platser finns kvar.",
    "The content of {0} entries was erased by law; their places stand.",
);
const COMPARE: Text = text(
    "Vertaa lukua rekisterin antamaan. Jos se on eri, koko tiedosto on vaihdettu tai sen loppu puuttuu.",
    "Jämför talet med det som registret ger. Om det är ett annat har hela filen bytts ut eller så saknas dess slut.",
    "Compare this number with the register's own. If it differs, the whole file was exchanged or its end is missing.",
);
const LAST: Text = text(
    "Merkintöjen määrä ja viimeisen tiiviste",
    "Antal anteckningar och den sistas kontrollsumma",
    "Number of entries and hash of the last",
);
const ANCHORED: Text = text(
    "Ankkuroitu {0}: päiväkirja {1}, tiiviste {2}",
    "Förankrad {0}: journal {1}, kontrollsumma {2}",
    "Anchored on {0}: journal {1}, hash {2}",
);
const HOME: Text = text("Etusivulle", "Till startsidan", "To the start page");

/// What came of a file.
#[derive(Clone, Debug)]
enum Outcome {
    /// And how many entries lead to heads that were kept elsewhere, where such were given; none: to other heads.
    Whole(Box<Report>, Option<Option<usize>>),
    Broken(Fault),
    Other,
}

fn outcome(text: &str, kept: Option<&str>) -> Outcome {
    let Ok(file) = RecordFile::parse(text) else { return Outcome::Other };
    let anchors = kept.map(|kept| anchor::read(kept).0.into_iter().map(|(_, anchor)| anchor).collect::<Vec<_>>());
    match record::verify(&file) {
        Ok(report) => Outcome::Whole(Box::new(report), anchors.map(|kept| record::witnessed(&file, &kept))),
        Err(fault) => Outcome::Broken(fault),
    }
}

#[component]
pub fn Verify() -> impl IntoView {
    let reader = reader();
    let title = said(TITLE);
    let found = RwSignal::new(None::<Outcome>);
    let choose = move |_| {
        found.set(None);
        spawn_local(async move {
            if let Some(text) = browser::chosen_file("record").await {
                let kept = browser::chosen_file("kept").await;
                found.set(Some(outcome(&text, kept.as_deref())));
            }
        });
    };
    let shown = move || found.get().map(|outcome| view_of(&outcome, reader.lang.get()));
    view! {
        <Simple />
        <main id="main" tabindex="-1">
            <Head title />
            <p class="lead">{t(LEAD)}</p>
            <p>
                <label for="record">{t(FILE)}</label>
                <input id="record" type="file" accept=".json,application/json" on:change=choose />
            </p>
            <p>
                <label for="kept">{t(KEPT)}</label>
                <input id="kept" type="file" accept=".jsonl,application/json" on:change=choose />
            </p>
            <div role="status" id="outcome">{shown}</div>
            <p><a href=reader.href(&Place::Start)>{t(HOME)}</a></p>
        </main>
    }
}

fn view_of(outcome: &Outcome, lang: Lang) -> AnyView {
    match outcome {
        Outcome::Other => view! { <h2>{BROKEN.say(lang)}</h2><p>{OTHER.say(lang)}</p> }.into_any(),
        Outcome::Broken(fault) => view! { <h2>{BROKEN.say(lang)}</h2><p>{fault.words().say(lang)}</p> }.into_any(),
        Outcome::Whole(report, kept) => whole(report, *kept, lang),
    }
}

fn whole(report: &Report, kept: Option<Option<usize>>, lang: Lang) -> AnyView {
    if kept == Some(None) {
        return view! { <h2>{BROKEN.say(lang)}</h2><p>{OTHER_HEADS.say(lang)}</p> }.into_any();
    }
    let witnessed =
        kept.flatten().map(|count| phrase!(WITNESSED, count.to_string(), report.entries.to_string()).say(lang));
    let taken = browser::say_moment(report.at, lang);
    let is = phrase!(IS, report.client_number.clone(), report.entries.to_string(), taken).say(lang);
    let erased = (report.erased > 0).then(|| phrase!(ERASED, report.erased.to_string()).say(lang));
    let anchored = report.anchor.map(|anchor| {
        let (at, head) = (browser::say_moment(anchor.at, lang), anchor.journal);
        phrase!(ANCHORED, at, head.position.to_string(), head.hash.to_string()).say(lang)
    });
    view! {
        <h2>{WHOLE.say(lang)}</h2>
        <p>{is}</p>
        {erased.map(|erased| view! { <p>{erased}</p> })}
        {witnessed.map(|witnessed| view! { <p>{witnessed}</p> })}
        <dl>
            <dt>{LAST.say(lang)}</dt>
            <dd><code class="hash">{format!("{} {}", report.head.number, report.head.hash)}</code></dd>
        </dl>
        <p class="aside">{COMPARE.say(lang)}</p>
        {anchored.map(|anchored| view! { <p class="aside">{anchored}</p> })}
    }
    .into_any()
}
