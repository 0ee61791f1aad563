//! The same extract again: both sides counted, and what differs row by row, until somebody has settled each.

use super::difference::{open_card, settled_card};
use crate::browser::focus;
use crate::door::{Dual, Handed, Word, text_of};
use crate::parts::fresh::{Fresh, FreshCode};
use crate::reader::now;
use crate::texts::WAIT;
use kotodigi::access::Purpose;
use kotodigi::intake::diff::Verdict;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;
use serde_json::Value;
use std::rc::Rc;
use uuid::Uuid;

const TITLE: Text = text("Erot rivi riviltä", "Skillnader rad för rad", "Differences row by row");
const LEAD: Text = text(
    "Kun vanhaa järjestelmää käytetään vielä, vertaa uutta otetta rekisteriin ja kuittaa erot yksi kerrallaan. Tuonti ei muuta sitä, minkä kuittaat rekisterin hyväksi.",
    "När det gamla systemet ännu används, jämför ett nytt utdrag med registret och kvittera skillnaderna en i taget. En import ändrar inte det du kvitterar till registrets fördel.",
    "While the old system is still used, compare a new extract with the register and sign the differences off one by one. A load does not change what you sign in the register's favour.",
);
const COMPARE: Text = text("Vertaa rivi riviltä", "Jämför rad för rad", "Compare row by row");
const AGAIN: Text = text("Vertaa uudelleen", "Jämför på nytt", "Compare again");
const COUNTS: Text = text("Luvut rinnakkain", "Antalen sida vid sida", "Counts side by side");
const THING: Text = text("Mitä", "Vad", "What");
const IN_FILE: Text = text("Tiedosto", "Filen", "File");
const IN_REGISTER: Text = text("Rekisteri", "Registret", "Register");
const RESULT: Text = text("Tulos", "Resultat", "Result");
const AGREE: Text = text("täsmää", "stämmer", "agree");
const DIFFER: Text = text("eroa {0}", "skillnad {0}", "differ by {0}");
const UNTOLD: Text = text("ei tiedostossa", "inte i filen", "not in the file");
const ALL_AGREE: Text = text(
    "Luvut täsmäävät, eikä mitään ole avoinna.",
    "Antalen stämmer, och inget är öppet.",
    "The counts agree, and nothing is open.",
);
const ALL_SIGNED: Text = text(
    "Kaikki erot on kuitattu, mutta luvut eivät täsmää. Katso, selittävätkö kuitatut erot sen. Sama henkilö voi olla tiedostossa myös kahdesti.",
    "Alla skillnader är kvitterade, men antalen stämmer inte. Se om de kvitterade skillnaderna förklarar det. Samma person kan också finnas två gånger i filen.",
    "All differences are signed off, but the counts do not agree. See whether the signed ones explain it. The same person may also stand in the file twice.",
);
const LEFT: Text = text("Kuittaamatta {0}.", "Okvitterade: {0}.", "Not signed off: {0}.");
const STAYED: Text = text(
    "Ero on kuitattu. Rekisterin tieto jää ennalleen.",
    "Skillnaden är kvitterad. Registrets uppgift lämnas som den är.",
    "The difference is signed off. The register stays as it is.",
);
const TAKEN: Text = text(
    "Ero on kuitattu. Rekisteriin kirjattiin tiedoston arvo.",
    "Skillnaden är kvitterad. Filens värde skrevs in i registret.",
    "The difference is signed off. The register took the value of the file.",
);
const OPEN_ONES: Text = text("Avoimet ({0})", "Öppna ({0})", "Open ({0})");
const SETTLED_ONES: Text = text("Kuitatut ({0})", "Kvitterade ({0})", "Signed off ({0})");
const NONE_OPEN: Text = text("Avoimia eroja ei ole.", "Det finns inga öppna skillnader.", "No difference is open.");
const NONE_SETTLED: Text =
    text("Mitään ei ole vielä kuitattu.", "Inget är kvitterat ännu.", "Nothing is signed off yet.");
const NOT_SHOWN: Text = text(
    "Turvakiellon vuoksi näyttämättä: {0}.",
    "Visas inte på grund av spärrmarkering: {0}.",
    "Not shown because of non-disclosure: {0}.",
);
const REASONS: Text = text(
    "Jokainen kuittaus tarvitsee syyn. Edellinen syy on valmiina seuraavassa; muuta sitä tarvittaessa.",
    "Varje kvittering behöver ett skäl. Det förra skälet står färdigt i nästa; ändra vid behov.",
    "Each signature needs a reason. The last reason stands ready in the next; change it where needed.",
);
const MORE: Text = text("Näytä {0} lisää ({1} jäljellä)", "Visa {0} till ({1} kvar)", "Show {0} more ({1} left)");

/// So many at a time.
const PAGE: usize = 25;
const SAYS: &str = "dual-says";
const OPEN: &str = "differences";
const SETTLED: &str = "settled";

#[derive(Clone, Copy)]
pub struct Board {
    pub fresh: Fresh,
    /// What is compared, under the name of its old register, and by what the server knows it.
    about: RwSignal<Option<(Uuid, Rc<Handed>)>, LocalStorage>,
    found: RwSignal<Option<Dual>, LocalStorage>,
    /// The reason given last, and what was typed at others meanwhile.
    pub reason: RwSignal<String>,
    pub typed: RwSignal<Vec<(String, String)>>,
    /// The settled ones are looked at.
    settled: RwSignal<bool>,
    shown: RwSignal<usize>,
}

impl Board {
    pub fn new() -> Board {
        Board {
            fresh: Fresh::new(Purpose::DataQuality),
            about: RwSignal::new_local(None),
            found: RwSignal::new_local(None),
            reason: RwSignal::new(String::new()),
            typed: RwSignal::new(Vec::new()),
            settled: RwSignal::new(false),
            shown: RwSignal::new(PAGE),
        }
    }

    /// Of another file, or of another register than was compared: what was found no longer holds.
    pub fn begin(self, about: Option<(Uuid, Rc<Handed>)>) {
        self.fresh.no.set(None);
        self.settled.set(false);
        self.shown.set(PAGE);
        self.found.set(None);
        self.typed.set(Vec::new());
        self.about.set(about);
    }

    pub fn has_something(self) -> bool {
        self.about.with(Option::is_some)
    }

    /// Compares; with a word, settles that difference first and goes on to the next.
    pub fn ask(self, word: Option<Word>) {
        let Some((file, handed)) = self.about.get_untracked() else { return };
        let id = word.as_ref().map(|word| word.difference.clone());
        let at = self
            .found
            .with_untracked(|found| found.as_ref()?.list(OPEN).iter().position(|one| text_of(one, "id") == id));
        let done = word.as_ref().map(|word| if word.keep == Verdict::File { TAKEN } else { STAYED });
        let about = Rc::clone(&handed);
        self.fresh.act(
            async move |door, manner| door.diff(manner, file, &handed, word).await,
            move |dual| {
                let Some(dual) = dual else { return };
                let left = dual.list(OPEN);
                let next = at.and_then(|at| left.get(at).or(left.last())).and_then(|next| text_of(next, "id"));
                let target = next.map_or_else(|| SAYS.to_owned(), |next| format!("keep-{next}"));
                let lang = self.fresh.desk.reader.lang.get_untracked();
                let counted =
                    if left.is_empty() { conclusion(&dual, lang) } else { phrase!(LEFT, left.len()).say(lang) };
                let said = done.map_or(counted.clone(), |done| format!("{} {counted}", done.say(lang)));
                self.about.set(Some((dual.file, about)));
                self.found.set(Some(dual));
                self.fresh.desk.reader.said.set(Some(said));
                request_animation_frame(move || focus(if done.is_some() { &target } else { SAYS }));
            },
        );
    }
}

fn conclusion(dual: &Dual, lang: Lang) -> String {
    let open = dual.list(OPEN).len();
    if open > 0 {
        phrase!(LEFT, open).say(lang)
    } else if dual.list("sides").iter().all(|side| side["agrees"] == true) {
        ALL_AGREE.say(lang).to_owned()
    } else {
        ALL_SIGNED.say(lang).to_owned()
    }
}

pub fn shown(board: Board) -> AnyView {
    let lang = board.fresh.desk.reader.lang;
    let has = Memo::new(move |_| board.found.with(Option::is_some));
    // Its words come with the answer: in another language it is asked for again.
    Effect::new(move |before: Option<Lang>| {
        let lang = lang.get();
        if before.is_some_and(|before| before != lang) && has.get_untracked() {
            board.ask(None);
        }
        lang
    });
    let section = move || {
        lang.track();
        let says = if has.get() { AGAIN } else { COMPARE };
        let body = has.get().then(|| found(board));
        view! {
            <section aria-labelledby="dual">
                <h2 id="dual">{now(TITLE)}</h2>
                <p>{now(LEAD)}</p>
                <FreshCode fresh=board.fresh />
                <p class="buttons"><button type="button" class="button-second" on:click=move |_| board.ask(None)>{now(says)}</button></p>
                {move || board.fresh.busy.get().then(|| view! { <p class="waiting">{now(WAIT)}</p> })}
                {body}
            </section>
        }
    };
    view! { {section} }.into_any()
}

fn found(board: Board) -> AnyView {
    let lang = board.fresh.desk.reader.lang.get_untracked();
    let of = move |key| board.found.with(|found| found.as_ref().map_or(0, |dual| dual.list(key).len()));
    let says = move || board.found.with(|found| found.as_ref().map(|dual| conclusion(dual, lang)));
    let hidden = move || {
        let many = board.found.with(|found| found.as_ref()?.told["counts"]["not_shown"].as_u64()).unwrap_or_default();
        let many = usize::try_from(many).unwrap_or_default();
        (many > 0).then(|| view! { <p>{phrase!(NOT_SHOWN, many).say(lang)}</p> })
    };
    let tab = move |which: bool, text: Text, key: &'static str| {
        let pressed = move || (board.settled.get() == which).to_string();
        let turn = move |_| {
            board.shown.set(PAGE);
            board.settled.set(which);
        };
        view! {
            <button type="button" class="button-second" aria-pressed=pressed on:click=turn>
                {move || phrase!(text, of(key)).say(lang)}
            </button>
        }
        .into_any()
    };
    let more = move || {
        let left = of(if board.settled.get() { SETTLED } else { OPEN }).saturating_sub(board.shown.get());
        let says = phrase!(MORE, left.min(PAGE), left).say(lang);
        let press = move |_| board.shown.update(|shown| *shown += PAGE);
        (left > 0).then(|| view! { <button type="button" class="button-second" on:click=press>{says}</button> })
    };
    view! {
        {move || board.found.with(|found| found.as_ref().map(|dual| counts(dual.list("sides"), lang)))}
        <p class="notice notice-info" id=SAYS tabindex="-1">{says}</p>
        {hidden}
        <p class="buttons">
            {tab(false, OPEN_ONES, OPEN)}
            {tab(true, SETTLED_ONES, SETTLED)}
        </p>
        {move || list(board, board.settled.get(), board.shown.get())}
        {more}
    }
    .into_any()
}

fn list(board: Board, settled: bool, many: usize) -> AnyView {
    let (key, none, some) = if settled { (SETTLED, NONE_SETTLED, None) } else { (OPEN, NONE_OPEN, Some(REASONS)) };
    let cards: Vec<AnyView> = board.found.with(|found| {
        let all = found.iter().flat_map(|dual| dual.list(key)).take(many);
        all.map(|one| if settled { settled_card(board, one) } else { open_card(board, one) }).collect()
    });
    let says = if cards.is_empty() { Some(none) } else { some };
    view! { <p>{says.map(now)}</p><ul class="cards">{cards}</ul> }.into_any()
}

fn counts(sides: &[Value], lang: Lang) -> AnyView {
    let row = |side: &Value| {
        let (there, here) = (side["file"].as_u64(), side["register"].as_u64().unwrap_or_default());
        let result = match there {
            None => UNTOLD.say(lang).to_owned(),
            Some(there) if there == here => AGREE.say(lang).to_owned(),
            Some(there) => phrase!(DIFFER, there.abs_diff(here).to_string()).say(lang),
        };
        let there = there.map_or_else(|| "–".to_owned(), |there| there.to_string());
        let class = if side["agrees"] == true { "" } else { "differs" };
        let name = text_of(side, "name").unwrap_or_default();
        view! { <tr class=class><th scope="row">{name}</th><td>{there}</td><td>{here.to_string()}</td><td>{result}</td></tr> }
            .into_any()
    };
    let head = [THING, IN_FILE, IN_REGISTER, RESULT].map(|head| view! { <th scope="col">{head.say(lang)}</th> });
    let rows: Vec<AnyView> = sides.iter().map(row).collect();
    view! {
        <table class="sides">
            <caption>{COUNTS.say(lang)}</caption>
            <thead><tr>{head.into_iter().collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
