//! What was loaded from old registers: loads that wait for a second person, and runs with their reports and the way
//! back.

use super::intake_load::loaders;
use super::left_out;
use crate::browser::{save, say_moment};
use crate::desk::desk;
use crate::door::{LoadAnswer, Loads, Request, RunLine, Undoing};
use crate::parts::fresh::{Fresh, FreshCode};
use crate::parts::head::Head;
use crate::parts::notice::{Notice, Waiting};
use crate::place::Page;
use crate::reader::{now, said};
use crate::texts::{CANCEL, LOADS, OLD_REGISTER};
use kotodigi::access::Purpose;
use kotodigi::intake::load::INTAKE;
use kotodigi::phrase;
use kotodigi::refusal::NoView;
use kotodigi::words::{Lang, Text, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

const WAITS: Text = text("Odottavat toista henkilöä", "Väntar på en andra person", "Waiting for a second person");
const COUNTS: Text = text(
    "Loisi {0}, päivittäisi {1}, jättäisi ennalleen {2}, hylkäisi {3}.",
    "Skulle skapa {0}, uppdatera {1}, lämna {2} oförändrade, avvisa {3}.",
    "Would create {0}, update {1}, leave {2} unchanged, reject {3}.",
);
const ASKED: Text = text("Pyytäjä", "Begärd av", "Asked by");
const FILE: Text = text("Tiedosto", "Fil", "File");
const HASH: Text = text("Tiiviste", "Kontrollsumma", "Hash");
const OWN: Text = text(
    "Pyysit tätä itse. Kun toinen on hyväksynyt, tee sama tuonti uudelleen.",
    "Du har själv begärt det. När en annan har godkänt gör du samma import på nytt.",
    "You asked for this yourself. When somebody else has accepted it, make the same load again.",
);
const ACCEPTED: Text = text(
    "Hyväksytty. Sama tuonti onnistuu nyt vuorokauden ajan.",
    "Godkänd. Samma import går att göra i ett dygn.",
    "Accepted. The same load can be made within a day.",
);
const DECLINED: Text = text("Hylätty: {0}", "Avslagen: {0}", "Declined: {0}");
const ACCEPT: Text = text("Hyväksy tuonti", "Godkänn importen", "Accept the load");
const DECLINE: Text = text("Hylkää tuonti", "Avslå importen", "Decline the load");
const TAKE_BACK: Text = text("Peru pyyntö", "Ta tillbaka begäran", "Take the request back");
const REASON: Text = text("Hylkäyksen syy", "Orsak till avslaget", "Reason for declining");
const MADE: Text = text("Tehdyt tuonnit", "Gjorda importer", "Loads made");
const NONE: Text = text("Tuonteja ei ole.", "Det finns inga importer.", "There are no loads.");
const SAME: Text = text(
    "Sama vanha rekisteri uudelleen: tarkista uusi ote ja siirry siitä tuontiin. Siellä erot näkyvät rivi riviltä, ja ne kuitataan yksi kerrallaan.",
    "Samma gamla register på nytt: kontrollera det nya utdraget och gå vidare till importen. Där ser du skillnaderna rad för rad och kvitterar dem en i taget.",
    "The same old register again: check the new extract and go on to the load. There the differences stand row by row, to be signed off one by one.",
);
const OPEN: Text = text("Kesken", "Pågår", "Not finished");
const STALE: Text = text(
    "Kesken yli vuorokauden. Tuo sama tiedosto loppuun tai peru tuonti.",
    "Har pågått över ett dygn. Importera samma fil till slut eller ta tillbaka importen.",
    "Not finished for over a day. Load the same file to the end, or undo the load.",
);
const MADE_BY: Text = text("Tuoja", "Importerad av", "Loaded by");
const CLIENTS: Text = text("Asiakkaita", "Kunder", "Clients");
const RUN: Text = text("Ajo", "Körning", "Run");
const PDF: Text = text("Raportti (PDF)", "Rapport (PDF)", "Report (PDF)");
const JSON: Text = text("Raportti (JSON)", "Rapport (JSON)", "Report (JSON)");
const UNDO: Text = text("Peru tuonti", "Ta tillbaka importen", "Undo the load");
const WOULD_UNDO: Text = text(
    "Rekisteristä lähtisi {0} asiakasta, ja {1} asiakkaan tiedot palaisivat entisikseen.",
    "{0} kunder skulle lämna registret och uppgifterna om {1} kunder bli som förut.",
    "{0} clients would leave the register, and the data of {1} would be as before.",
);
const BUILT: Text = text(
    "Tuonnin jälkeen on kirjattu uutta {0} asiakkaalle, joten sitä ei voi perua:",
    "Efter importen har nytt antecknats för {0} kunder, så den kan inte tas tillbaka:",
    "Since the load, {0} clients have new entries, so it can’t be undone:",
);
const ENTRIES: Text = text("{0}: {1} merkintää", "{0}: {1} anteckningar", "{0}: {1} entries");
const MORE: Text = text("… ja {0} muuta", "… och {0} till", "… and {0} more");
const SIGNED: Text = text(
    "Samalla lähtevät kuittaukset ({0}) ja arvot, jotka rekisteri otti niillä tiedostosta.",
    "Samtidigt försvinner kvitteringar ({0}) och de värden som registret tog ur filen genom dem.",
    "Sign-offs ({0}) would go too, and the values that the register took from a file by them.",
);
const SURE: Text = text("Peru tuonti nyt", "Ta tillbaka importen nu", "Undo the load now");
const DONE: Text = text("Tehty.", "Klart.", "Done.");

/// How many clients with new entries are named.
const NAMED: usize = 20;

#[derive(Clone, Copy)]
struct Board {
    fresh: Fresh,
    found: RwSignal<Option<Result<Loads, NoView>>, LocalStorage>,
}

impl Board {
    fn ask(self) {
        let desk = self.fresh.desk;
        spawn_local(async move {
            let found = desk.door().loads(self.fresh.manner()).await;
            let _ = self.found.try_set(Some(found));
        });
    }

    fn done(self) {
        self.fresh.desk.reader.said.set(Some(DONE.say(self.lang()).to_owned()));
        self.ask();
    }

    fn lang(self) -> Lang {
        self.fresh.desk.reader.lang.get_untracked()
    }

    fn answer(self, request: Uuid, answer: LoadAnswer) {
        self.fresh.act(
            move |door, manner| async move { door.answer_load(manner, request, &answer).await },
            move |done| done.map_or((), |()| self.done()),
        );
    }

    fn undo(self, run: Uuid) {
        self.fresh.act(
            move |door, manner| async move { door.undo_load(manner, run).await },
            move |done| done.map_or((), |()| self.done()),
        );
    }

    fn paper(self, run: Uuid, kind: &'static str) {
        self.fresh.act(
            move |door, manner| async move {
                let path = if kind == "pdf" { "report.pdf" } else { "report" };
                door.paper(manner, &format!("/intake/runs/{run}/{path}")).await
            },
            move |bytes| {
                let bytes = bytes.unwrap_or_default();
                if !bytes.is_empty() {
                    drop(save(&format!("{run}.{kind}"), &format!("application/{kind}"), &bytes));
                }
            },
        );
    }
}

#[component]
pub fn IntakeRuns() -> impl IntoView {
    let desk = desk();
    let board = Board { fresh: Fresh::new(Purpose::DataQuality), found: RwSignal::new_local(None) };
    let may = Memo::new(move |_| desk.may(INTAKE));
    Effect::new(move |_| {
        desk.reader.lang.track();
        if may.get() {
            board.ask();
        }
    });
    let left = Memo::new(move |_| left_out::are_for(desk));
    let left_out = move || left.get().then(left_out::shown);
    let shown = move || match board.found.get() {
        // A supervisor comes for the rows left out.
        _ if !may.get() && left.get() => ().into_any(),
        _ if !may.get() => loaders(desk),
        None => view! { <Waiting /> }.into_any(),
        Some(Err(no)) => view! { <Notice no /> }.into_any(),
        Some(Ok(Loads { runs, waiting })) => {
            let waits = (!waiting.is_empty()).then(|| {
                let cards: Vec<AnyView> = waiting.into_iter().map(|request| card(board, request)).collect();
                view! { <h2>{now(WAITS)}</h2><ul class="cards">{cards}</ul> }
            });
            let none = runs.is_empty().then(|| view! { <p>{now(NONE)}</p> });
            let intake = format!("{}/intake", desk.href(Page::Role).trim_end_matches("/role"));
            let again = view! { <p>{now(SAME)}" "<a href=intake>{now(OLD_REGISTER)}</a></p> };
            let again = (!runs.is_empty()).then_some(again);
            let cards: Vec<AnyView> = runs.into_iter().map(|run| run_card(board, run)).collect();
            view! { {waits}<h2>{now(MADE)}</h2>{none}{again}<ul class="cards">{cards}</ul> }.into_any()
        }
    };
    let title = said(LOADS);
    view! { <Head title /><FreshCode fresh=board.fresh />{shown}{left_out} }
}

pub fn button(says: Text, does: impl Fn() + 'static + Send) -> AnyView {
    view! { <button type="button" class="button-second" on:click=move |_| does()>{now(says)}</button> }.into_any()
}

pub fn lines(lines: Vec<(Text, String)>) -> AnyView {
    let line = |(name, value): (Text, String)| view! { <dt>{now(name)}</dt><dd class="hash">{value}</dd> };
    view! { <dl>{lines.into_iter().map(line).collect_view()}</dl> }.into_any()
}

/// A load that waits, with what the reader can do about it.
fn card(board: Board, request: Request) -> AnyView {
    let lang = board.lang();
    let (id, counts) = (request.request, request.counts);
    let says = phrase!(COUNTS, counts.created, counts.updated, counts.unchanged, counts.refused).say(lang);
    let why = request.tripped.iter().map(|why| view! { <p>{why.clone()}</p> }).collect_view();
    let asked = format!("{}, {}", request.asked_by.name, say_moment(request.asked_at, lang));
    let facts = lines(vec![(FILE, request.file), (HASH, request.file_hash), (ASKED, asked)]);
    let act = match request.state.as_str() {
        "accepted" => view! { <p>{now(ACCEPTED)}" "{request.answered_by.map(|by| by.name)}</p> }.into_any(),
        "declined" => view! { <p>{phrase!(DECLINED, request.reason).say(lang)}</p> }.into_any(),
        _ if request.own => {
            let back = button(TAKE_BACK, move || board.answer(id, LoadAnswer::TakeBack));
            view! { <p>{now(OWN)}</p><p class="buttons">{back}</p> }.into_any()
        }
        _ => {
            let reason = RwSignal::new(String::new());
            let field = format!("reason-{id}");
            let accept = button(ACCEPT, move || board.answer(id, LoadAnswer::Accept));
            let decline = button(DECLINE, move || {
                board.answer(id, LoadAnswer::Decline(reason.get_untracked().trim().to_owned()));
            });
            view! {
                <p class="buttons">{accept}</p>
                <div class="field">
                    <label for=field.clone()>{now(REASON)}</label>
                    <input type="text" id=field maxlength="500" autocomplete="off" prop:value=reason
                        on:input=move |event| reason.set(event_target_value(&event)) />
                </div>
                <p class="buttons">{decline}</p>
            }
            .into_any()
        }
    };
    view! { <li class="card"><h3>{request.system}</h3><p>{says}</p>{why}{facts}{act}</li> }.into_any()
}

/// A run, its reports, and what taking it back would do before it is done.
fn run_card(board: Board, line: RunLine) -> AnyView {
    let lang = board.lang();
    let run = line.run;
    let state = match (line.open, line.stale) {
        (true, true) => Some(STALE),
        (true, false) => Some(OPEN),
        _ => None,
    };
    let by = format!("{}, {}", line.by, say_moment(line.at, lang));
    let facts = lines(vec![(CLIENTS, line.clients.to_string()), (MADE_BY, by), (RUN, run.to_string())]);
    let papers = line.report.is_some().then(|| {
        let pdf = button(PDF, move || board.paper(run, "pdf"));
        let json = button(JSON, move || board.paper(run, "json"));
        view! { {pdf}{json} }
    });
    let undoing = RwSignal::new_local(None::<Undoing>);
    let look = button(UNDO, move || {
        board.fresh.act(
            move |door, manner| async move { door.undo_preview(manner, run).await },
            move |found| drop(undoing.try_set(found)),
        );
    });
    let asked = move || undoing.get().map(|undoing_of| preview(board, run, undoing_of, move || undoing.set(None)));
    view! {
        <li class="card">
            <h3>{line.system}</h3>
            {state.map(|state| view! { <p><strong>{now(state)}</strong></p> })}
            {facts}
            <p class="buttons">{papers}{look}</p>
            {asked}
        </li>
    }
    .into_any()
}

fn preview(board: Board, run: Uuid, undoing: Undoing, close: impl Fn() + 'static + Send) -> AnyView {
    let lang = board.lang();
    let many = undoing.built.len() + usize::try_from(undoing.built_unseen).unwrap_or_default();
    if many > 0 {
        let entry = |built: &crate::door::Built| phrase!(ENTRIES, built.client_number.clone(), built.entries.len());
        let named = undoing.built.iter().take(NAMED).map(|built| view! { <li>{entry(built).say(lang)}</li> });
        let named = named.collect_view();
        let more = many.checked_sub(undoing.built.len().min(NAMED)).filter(|more| *more > 0);
        let more = more.map(|more| view! { <li>{phrase!(MORE, more).say(lang)}</li> });
        return view! { <p>{phrase!(BUILT, many).say(lang)}</p><ul>{named}{more}</ul> }.into_any();
    }
    let signed = undoing.signed.len() + usize::try_from(undoing.signed_unseen).unwrap_or_default();
    let signed = if signed > 0 { format!(" {}", phrase!(SIGNED, signed).say(lang)) } else { String::new() };
    let says = phrase!(WOULD_UNDO, undoing.leave, undoing.restored).say(lang) + &signed;
    let sure = button(SURE, move || board.undo(run));
    let cancel = button(CANCEL, close);
    view! { <p role="status">{says}</p><p class="buttons">{sure}{cancel}</p> }.into_any()
}
