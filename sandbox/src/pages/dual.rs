//! The same extract again: both sides counted, and what differs row by row, until somebody has settled each.

use super::difference::{open_card, settled_card};
use crate::browser::focus;
use crate::door::{Dual, Handed, Side, Word};
use crate::parts::fresh::{Fresh, FreshCode};
use crate::reader::now;
use crate::texts::WAIT;
use kotodigi::access::Purpose;
use kotodigi::phrase;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;
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
const SIGNED: Text = text("Ero on kuitattu.", "Skillnaden är kvitterad.", "The difference is signed off.");
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

#[derive(Clone, Copy)]
pub struct Board {
    pub fresh: Fresh,
    /// What is compared, under the name of its old register, and by what the server knows it.
    about: RwSignal<Option<(Uuid, Rc<Handed>)>, LocalStorage>,
    found: RwSignal<Option<Dual>, LocalStorage>,
    /// The reason given last.
    pub reason: RwSignal<String>,
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
        self.about.set(about);
    }

    pub fn has_something(self) -> bool {
        self.about.with(Option::is_some)
    }

    /// Compares; with a word, settles that difference first and goes on to the next.
    pub fn ask(self, word: Option<Word>) {
        let Some((file, handed)) = self.about.get_untracked() else { return };
        let id = word.as_ref().map(|word| word.difference.clone());
        let at = self.found.with_untracked(|found| {
            let differences = &found.as_ref()?.differences;
            differences.iter().position(|one| Some(&one.id) == id.as_ref())
        });
        let is_word = word.is_some();
        let about = Rc::clone(&handed);
        self.fresh.act(
            async move |door, manner| door.diff(manner, file, &handed, word).await,
            move |dual| {
                let Some(dual) = dual else { return };
                let left = &dual.differences;
                let next = at.and_then(|at| left.get(at).or(left.last()));
                let target = next.map_or_else(|| SAYS.to_owned(), |next| format!("keep-{}", next.id));
                let lang = self.fresh.desk.reader.lang.get_untracked();
                let counted =
                    if left.is_empty() { conclusion(&dual, lang) } else { phrase!(LEFT, left.len()).say(lang) };
                let said = if is_word { format!("{} {counted}", SIGNED.say(lang)) } else { counted };
                self.about.set(Some((dual.file, about)));
                self.found.set(Some(dual));
                self.fresh.desk.reader.said.set(Some(said));
                request_animation_frame(move || focus(if is_word { &target } else { SAYS }));
            },
        );
    }
}

fn conclusion(dual: &Dual, lang: Lang) -> String {
    if !dual.differences.is_empty() {
        phrase!(LEFT, dual.differences.len()).say(lang)
    } else if dual.sides.iter().all(|side| side.agrees) {
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
    let of = move |count: fn(&Dual) -> usize| board.found.with(|found| found.as_ref().map(count).unwrap_or_default());
    let open = move || of(|dual| dual.differences.len());
    let settled = move || of(|dual| dual.settled.len());
    let says = move || board.found.with(|found| found.as_ref().map(|dual| conclusion(dual, lang)));
    let hidden = move || {
        let many = of(|dual| usize::try_from(dual.counts.not_shown).unwrap_or_default());
        (many > 0).then(|| view! { <p>{phrase!(NOT_SHOWN, many).say(lang)}</p> })
    };
    let tab = move |which: bool, text: Text, many: Signal<usize>| {
        let pressed = move || (board.settled.get() == which).to_string();
        let turn = move |_| {
            board.shown.set(PAGE);
            board.settled.set(which);
        };
        view! {
            <button type="button" class="button-second" aria-pressed=pressed on:click=turn>
                {move || phrase!(text, many.get()).say(lang)}
            </button>
        }
        .into_any()
    };
    let more = move || {
        let left = if board.settled.get() { settled() } else { open() }.saturating_sub(board.shown.get());
        let says = phrase!(MORE, left.min(PAGE), left).say(lang);
        let press = move |_| board.shown.update(|shown| *shown += PAGE);
        (left > 0).then(|| view! { <button type="button" class="button-second" on:click=press>{says}</button> })
    };
    view! {
        {move || board.found.with(|found| found.as_ref().map(|dual| counts(&dual.sides, lang)))}
        <p class="notice notice-info" id=SAYS tabindex="-1">{says}</p>
        {hidden}
        <p class="buttons">
            {tab(false, OPEN_ONES, Signal::derive(open))}
            {tab(true, SETTLED_ONES, Signal::derive(settled))}
        </p>
        {move || if board.settled.get() { settled_list(board) } else { open_list(board) }}
        {more}
    }
    .into_any()
}

fn open_list(board: Board) -> AnyView {
    let each = move || {
        let many = board.shown.get();
        board
            .found
            .with(|found| found.iter().flat_map(|dual| &dual.differences).take(many).cloned().collect::<Vec<_>>())
    };
    let none =
        Memo::new(move |_| board.found.with(|found| found.as_ref().is_none_or(|dual| dual.differences.is_empty())));
    let says = move || now(if none.get() { NONE_OPEN } else { REASONS });
    view! {
        <p>{says}</p>
        <ul class="cards"><For each key=|one| one.id.clone() children=move |one| open_card(board, one) /></ul>
    }
    .into_any()
}

fn settled_list(board: Board) -> AnyView {
    let cards = move || {
        let many = board.shown.get();
        board.found.with(|found| {
            let settled = found.iter().flat_map(|dual| &dual.settled).take(many);
            settled.map(|one| settled_card(board, one)).collect::<Vec<_>>()
        })
    };
    let none = move || board.found.with(|found| found.as_ref().is_none_or(|dual| dual.settled.is_empty()));
    view! {
        {move || none().then(|| view! { <p>{now(NONE_SETTLED)}</p> })}
        <ul class="cards">{cards}</ul>
    }
    .into_any()
}

fn counts(sides: &[Side], lang: Lang) -> AnyView {
    let row = |side: &Side| {
        let file = side.file.map_or_else(|| "–".to_owned(), |file| file.to_string());
        let result = match side.file {
            None => UNTOLD.say(lang).to_owned(),
            Some(_) if side.agrees => AGREE.say(lang).to_owned(),
            Some(file) => phrase!(DIFFER, file.abs_diff(side.register)).say(lang),
        };
        let result = if side.agrees {
            view! { <td>{result}</td> }.into_any()
        } else {
            view! { <td><strong>{result}</strong></td> }.into_any()
        };
        view! { <tr><th scope="row">{side.name.clone()}</th><td>{file}</td><td>{side.register}</td>{result}</tr> }
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
