//! [`App`]: owns the state, answers every [`Ask`], and lets the browser follow.

mod arrivals;
mod pending;
mod reading;
#[cfg(target_arch = "wasm32")]
mod rehearsal;
mod second;
mod steps;

use super::explorer::Explorer;
use super::hand::HandBox;
use super::story::Story;
use super::{Ask, Desk, bar, notice, plain, question, second as two, share, story};
use crate::examples;
use crate::export::{Form, Outlet, file_name};
use crate::hand;
use crate::intake::{self, Problem, Titled};
use crate::link::{self, Look};
use crate::pieces::{self, Piece};
use crate::reading::Reading;
use crate::source::Source;
use crate::state::{
    Action, Choice, Fetch, Hand, Notice, Origin, Panel, Progress, Purpose, Second, Selection,
    State, Subject,
};
use crate::trust;
use crate::web::files::Incoming;
use crate::web::{self, clipboard, files, focus, fragment, paste_box, recent, session, settings};
use crate::words::Words;
use depeche_corrections::{Corrections, History};
use depeche_engine::Span;
use depeche_forms::Format;
use pending::Pending;
use std::cell::RefCell;
use std::rc::Rc;
use steps::Trail;
use yew::prelude::*;

/// How long what was done is said, in milliseconds.
const SAID: i32 = 6_000;

/// The page, but for its static shell: the header, the paste box and the sentence for when it breaks are in
/// `index.html`.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| State::new(settings::tongue(), settings::theme()));
    // What the handlers of events see: they outlive the render that made them.
    let now: Rc<RefCell<State>> = use_mut_ref(|| (*state).clone());
    now.replace((*state).clone());

    let trail = use_mut_ref(Trail::default);
    let pending = use_mut_ref(Pending::default);
    let clerk = Clerk {
        now,
        trail,
        pending,
        dispatch: state.dispatcher(),
    };
    let desk = {
        let clerk = clerk.clone();
        let words = state.tongue.words();
        (*use_memo(words.tongue, move |_| Desk {
            words,
            ask: Callback::from(move |ask| clerk.answer(ask)),
        }))
        .clone()
    };
    reading::use_grammars(&clerk);
    use_passing(&clerk, state.notice.clone());
    use_keeping(&clerk, state.by_hand.history.clone());
    let beginner = clerk.clone();
    use_effect_with((), move |()| beginner.begin());
    steps::use_steps(&clerk, &state);
    use_effect_with(state.tongue, |tongue| settings::speak(*tongue));
    use_effect_with(state.theme, |theme| settings::wear(*theme));
    let title = trust::title(state.reading.as_ref().map(|r| r.title()));
    use_effect_with(title, |title| web::set_title(title));
    use_effect_with(state.box_open, |open| paste_box::show(*open));
    use_effect_with(state.piece == Fetch::Asked, |busy| web::show_busy(*busy));
    let shown = state.reading.clone().filter(|_| !state.box_open);
    use_effect_with(shown, |shown| {
        if shown.is_some() && !focus::back_to_opener() {
            focus::top();
        }
    });
    use_effect_with(state.shared.is_some(), |is_shared| {
        if *is_shared {
            focus::give("link");
        } else {
            focus::back_to_opener();
        }
    });
    // What is asked may stand below what is seen.
    use_effect_with(question::is_asked(&state), |asked| {
        if *asked {
            focus::give("choice");
        }
    });
    // Whatever was put away may have had the focus.
    let shows = (
        state.notice.is_some(),
        state.box_open,
        state.plain,
        state.shared.is_some(),
        state.reading.is_some(),
        state.marks,
    );
    use_effect_with(shows, |shows| {
        if shows.4 {
            focus::keep();
        }
    });
    use_effect_with(state.panel, |_| focus::panel_top());
    use_effect_with(state.reveal, |reveal| {
        if let Some(span) = reveal.span {
            focus::reveal_words(span.start);
        }
        focus::reveal_fact();
    });

    let workspace = workspace(&desk, &state);
    html! {
        <>
            { portal("tools", bar::bar(&desk, &state)) }
            { portal("box-tools", bar::box_tools(&desk, &state)) }
            { notice::notice(&desk, &state) }
            { share_box(&desk, &state) }
            { question::question(&desk, &state) }
            { question::choice(&desk, &state) }
            <HandBox desk={desk.clone()} reading={state.reading.clone()} by_hand={state.by_hand.clone()} />
            { workspace }
            <div class="paper"></div>
            <p class="status" role="status">{ status(&desk, &state) }</p>
        </>
    }
}

/// What is put right is kept as soon as it is.
#[hook]
fn use_keeping(clerk: &Clerk, history: History) {
    let clerk = clerk.clone();
    use_effect_with(history, move |history| clerk.keep_corrections(history));
}

/// What was only done is said for a while.
#[hook]
fn use_passing(clerk: &Clerk, notice: Option<Notice>) {
    let clerk = clerk.clone();
    use_effect_with(notice.filter(Notice::is_passing), move |notice| {
        let timer = notice.clone().map(|notice| {
            web::pass_after(SAID, ".notice", move || {
                clerk.do_(Action::Pass(notice.clone()));
            })
        });
        move || drop(timer)
    });
}

/// What the line at the foot of the page says: that a text is about to be read, what is selected, or what was read.
fn status(desk: &Desk, state: &State) -> String {
    if state.grammars.is_awaited() {
        return desk.words.said.reading.to_owned();
    }
    if state.piece == Fetch::Asked {
        return desk.words.said.fetching.to_owned();
    }
    let Some(reading) = &state.reading else {
        return String::new();
    };
    story::told(reading, desk.words, state.selection)
        .unwrap_or_else(|| (desk.words.summary)(&reading.summary()))
}

/// The story beside its explorer; empty, but there, on the first screen.
fn workspace(desk: &Desk, state: &State) -> Html {
    let Some(reading) = &state.reading else {
        return html! { <div class="workspace" key="none" hidden=true></div> };
    };
    if let Some(second) = &state.second {
        let props = two::Props {
            desk: desk.clone(),
            reading: Rc::clone(reading),
            second: second.clone(),
        };
        let shown = pieces::compare().map(|compare| (compare.second)(&props));
        return html! { <div class="workspace single" key="two">{ shown.unwrap_or_default() }</div> };
    }
    if state.plain {
        return html! { <div class="workspace single" key="plain">{ plain(desk, state, reading) }</div> };
    }
    html! {
        <div class="workspace" key="marked" onkeydown={desk.ask.reform(Ask::Key)}>
            <Explorer desk={desk.clone()} reading={Rc::clone(reading)} panel={state.panel} sheet={state.sheet}
                who={state.who.clone()} said={state.said} ties={state.ties} selection={state.selection} here={state.reveal.span}
                place={state.place()} />
            <Story desk={desk.clone()} reading={Rc::clone(reading)} origin={state.origin.clone()} lights={state.lights()}
                marks={state.marks} needle={state.search.needle.clone()} found={state.found()} by_hand={state.by_hand.clone()}
                choice={state.choice.clone()} />
        </div>
    }
}

fn plain(desk: &Desk, state: &State, reading: &Rc<Reading>) -> Html {
    let claimed = story::claimed(desk.words, &state.origin);
    plain::shown(desk, reading, claimed)
}

/// The share box; empty, but there, when nothing is shared.
fn share_box(desk: &Desk, state: &State) -> Html {
    let (Some(reading), Some(address)) = (&state.reading, &state.shared) else {
        return html! { <div class="share" hidden=true></div> };
    };
    let (panel, selection) = (state.panel, state.selection);
    let props = share::Props {
        desk: desk.clone(),
        reading: Rc::clone(reading),
        address: Rc::clone(address),
        look: look(panel, selection),
        second: state
            .second
            .as_ref()
            .filter(|s| s.reading.is_some())
            .cloned(),
        sends: clipboard::can_send(),
    };
    let shown = pieces::links().map(|links| (links.share)(&props));
    shown.unwrap_or_default()
}

/// What has to be there before something is done that is asked for.
const fn needed(ask: &Ask) -> Option<Piece> {
    match ask {
        Ask::Share => Some(Piece::Links),
        Ask::Correct(_) => Some(Piece::Hand),
        Ask::CopyQuote(_) | Ask::CopyBrief | Ask::Export(_) => Some(Piece::Export),
        Ask::Second(_) | Ask::CompareKept => Some(Piece::Compare),
        _ => None,
    }
}

fn look(panel: Panel, selection: Selection) -> Look {
    Look {
        panel,
        selection,
        more: false,
    }
}

/// Renders into an element of the static shell.
fn portal(id: &str, content: Html) -> Html {
    match web::element(id) {
        Some(host) => create_portal(content, host),
        None => content,
    }
}

/// Does what is asked: sees the state as it is now, changes it through the reducer, and speaks to the browser.
#[derive(Clone)]
struct Clerk {
    now: Rc<RefCell<State>>,
    trail: Rc<RefCell<Trail>>,
    pending: Rc<RefCell<Pending>>,
    dispatch: UseReducerDispatcher<State>,
}

impl Clerk {
    fn do_(&self, action: Action) {
        match action {
            Action::Hand(hand) if hand.needs_piece() && !Piece::Hand.is_there() => {
                self.with(Piece::Hand, |clerk| clerk.do_(Action::Hand(hand)));
            }
            action => self.dispatch.dispatch(action),
        }
    }

    fn say(&self, notice: Notice) {
        self.do_(Action::Say(notice));
    }

    fn words(&self) -> &'static Words {
        self.now.borrow().tongue.words()
    }

    fn reading(&self) -> Option<Rc<Reading>> {
        self.now.borrow().reading.clone()
    }

    /// Wires the shell, and opens what the link or the box already hold.
    fn begin(self) {
        let clerk = self.clone();
        paste_box::listen_for(move |how| clerk.box_changed(how));
        let clerk = self.clone();
        files::listen_for(move |incoming| match incoming {
            Incoming::File(name, Ok(bytes)) => clerk.open_file(name, bytes),
            Incoming::File(_, Err(problem)) => clerk.say(Notice::Problem(problem)),
            Incoming::Text(text) => clerk.come_in(text),
        });
        let clerk = self.clone();
        paste_box::on_paste_elsewhere(move |text| clerk.pasted_over(text));
        let clerk = self.clone();
        fragment::on_change(move || clerk.address_changed());
        let clerk = self.clone();
        focus::on_escape(move || {
            // What lies on top goes first; the dialogue looks after itself.
            if clerk.now.borrow().by_hand.dialogue.is_some() {
                return;
            }
            let (shares, compares) = {
                let now = clerk.now.borrow();
                (now.shared.is_some(), now.second.is_some())
            };
            if shares {
                clerk.do_(Action::Shared(None));
            } else if compares {
                clerk.do_(Action::Second(None));
            } else {
                focus::out_of_card();
                clerk.do_(Action::Leave);
                if focus::is_sheet() {
                    clerk.do_(Action::Sheet(false));
                }
            }
        });
        let clerk = self.clone();
        focus::on_undo(move |again| clerk.undo(again));
        let clerk = self.clone();
        web::paper::lay(".paper", move || clerk.printed());
        session::keep_scroll();
        self.follow_steps();
        self.do_(Action::Recent(recent::list()));
        self.open_first();
        #[cfg(target_arch = "wasm32")]
        self.warm_up();
    }

    /// What is printed in the place of the marked story: its kinds and voices are told by lines and tints, whose meaning is
    /// told on the screen only. Beside it, and not instead of it, so that the screen stands still meanwhile.
    fn printed(&self) -> Option<Html> {
        let now = self.now.borrow();
        let is_printed = now.plain || now.second.is_some();
        let reading = now.reading.as_ref().filter(|_| !is_printed)?;
        let desk = Desk {
            words: now.tongue.words(),
            ask: Callback::noop(),
        };
        let claimed = story::claimed(desk.words, &now.origin);
        Some(plain::shown(&desk, reading, claimed))
    }

    fn answer(&self, ask: Ask) {
        match needed(&ask) {
            Some(piece) if self.reading().is_some() => {
                self.with(piece, |clerk| clerk.carry_through(ask));
            }
            _ => self.carry_through(ask),
        }
    }

    /// Does what is asked, now that what it needs is there.
    #[expect(
        clippy::too_many_lines,
        reason = "an arm a wish: what each does is looked up here"
    )]
    fn carry_through(&self, ask: Ask) {
        match ask {
            Ask::Do(action) => {
                match action {
                    Action::Speak(tongue) => settings::keep_tongue(tongue),
                    Action::Wear(theme) => settings::keep_theme(theme),
                    _ => {}
                }
                if action == Action::Box(true) {
                    focus::remember_opener();
                    // Shown at once: what is hidden takes no focus.
                    paste_box::show(true);
                    paste_box::focus();
                }
                self.do_(action);
            }
            Ask::New => {
                self.forget_pending();
                self.part(None, true);
                self.do_(Action::Clear(self.all_in_box().into()));
                paste_box::set_text("");
                session::drop_draft();
                fragment::set(None);
                paste_box::show(true);
                paste_box::focus();
            }
            Ask::OpenFile => files::ask(),
            Ask::Example(index) => {
                if let Some(example) = examples::ALL.get(index) {
                    self.replace(example.text.to_owned(), Origin::Example);
                }
            }
            Ask::ReadBox => self.take_apart(paste_box::text(), Purpose::Box { keep_box: false }),
            Ask::ReadAnyway => self.take(paste_box::text(), Purpose::Anyway),
            Ask::Choose(index) => {
                let choice = self.now.borrow().choice.clone();
                if let Some(choice) = choice
                    && let Some(source) = choice.at(index)
                {
                    let purpose = match self.awaited_second() {
                        Some(matter) => Purpose::Second(matter),
                        None => Purpose::Replace(choice.origin.clone()),
                    };
                    self.read(source.clone(), purpose);
                }
            }
            Ask::AsPasted(as_is) => self.read_again(|source| Source { as_is, ..source }),
            Ask::Date(date) => self.read_again(|source| source.dated(date)),
            Ask::TryAgain => {
                self.do_(Action::Grammar(Progress::Again));
                self.fetch_again();
            }
            Ask::ReadPart => {
                let notice = self.now.borrow().notice.clone();
                if let Some(Notice::Link(fault)) = notice {
                    let part = link::beginning(&fault).unwrap_or_default().to_owned();
                    self.read(part.into(), Purpose::Put(Origin::PartOfLink));
                }
            }
            Ask::Restore => {
                let kept = self.now.borrow().kept.clone();
                if let Some(text) = kept {
                    self.do_(Action::Restored);
                    paste_box::set_text(&text);
                    self.take_apart(text.to_string(), Purpose::Box { keep_box: false });
                }
            }
            Ask::Strip => {
                let reading = self.reading();
                if let Some(reading) = reading {
                    let stripped = trust::hidden::strip(&reading.text).into_owned();
                    let (origin, corrections) = self.goes_on();
                    let source = Source {
                        corrections,
                        ..Source::carried(stripped, reading.source.given.clone())
                    };
                    self.read(source, Purpose::Put(origin));
                }
            }
            Ask::Share => {
                focus::remember_opener();
                self.share(true);
            }
            Ask::Correct(given) => self.correct(given),
            Ask::CopyQuote(index) => self.copy_quote(index),
            Ask::CopyLink(address) => self.copy(&address, Notice::LinkCopied, Notice::LinkReady),
            Ask::SendLink(address) => clipboard::send(&address),
            Ask::CopyBrief => self.copy_brief(),
            Ask::Take(take) => self.answered(take),
            Ask::Export(form) => self.export(form),
            Ask::Second(matter) => self.do_(Action::Second(Some(Second::awaited(matter)))),
            Ask::Compare(text, matter) => self.take(text.to_string(), Purpose::Second(matter)),
            Ask::CompareKept => self.compare_kept(),
            Ask::Save(name, media, content) => files::download(&name, media, &content),
            Ask::Print => {
                self.do_(Action::Plain(true));
                web::print_soon();
            }
            Ask::KeepRecent(keep) => {
                if !recent::keep(keep) {
                    self.say(Notice::NotKept);
                }
                self.remember();
                self.do_(Action::Recent(recent::list()));
            }
            Ask::OpenRecent(number) => {
                if let Some((text, kept)) = recent::open(number) {
                    // What was put right since in this tab goes before what was then.
                    if let Some(kept) = kept {
                        session::take_over(&text, &kept);
                    }
                    self.replace(text, Origin::Box);
                }
            }
            Ask::Forget(number) => {
                recent::forget(number);
                self.do_(Action::Recent(recent::list()));
            }
            Ask::Rove(event) => focus::rove(&event),
            Ask::Key(event) => self.key(&event),
        }
    }

    /// Single letters act on the story, but only where the focus is beside it and not in a field.
    fn key(&self, event: &KeyboardEvent) {
        if let Some(letter) = focus::single_letter(event) {
            match letter.as_str() {
                "c" => {
                    let given = focus::picked(event, "data-pick");
                    self.correct(given.and_then(|pick| story::parse(&pick)));
                }
                "m" => {
                    let on = self.now.borrow().marks;
                    self.do_(Action::Mark(!on));
                }
                "n" => self.do_(Action::Step(1)),
                "p" => self.do_(Action::Step(-1)),
                _ => {}
            }
        }
    }

    /// Keeps what was put right with the text, so that neither a reload nor a page that breaks takes it away.
    fn keep_corrections(&self, history: &History) {
        let touched = *history != History::default();
        if let Some(reading) = self.reading().filter(|_| touched) {
            session::keep_corrections(reading.pasted(), history.corrections());
            self.remember();
        }
    }

    /// Opens the dialogue: on what is given, else on the words that are selected, else on what is.
    fn correct(&self, given: Option<Selection>) {
        let Some(reading) = self.reading() else {
            return;
        };
        let marked = web::dialogue::selected().filter(|_| given.is_none());
        let marked = marked.and_then(|(start, end)| {
            let span = hand::whole_words(&reading.text, Span { start, end });
            (!span.is_empty()).then_some(Subject::Words(span))
        });
        let selection = given.unwrap_or(self.now.borrow().selection);
        match marked.or_else(|| Subject::of(selection, &reading)) {
            Some(subject) => self.do_(Action::Hand(Hand::Open(subject))),
            None => self.say(Notice::NothingSelected),
        }
    }

    /// Undoes a correction, or does one again; gives whether there was one.
    fn undo(&self, again: bool) -> bool {
        let can = {
            let now = self.now.borrow();
            let history = &now.by_hand.history;
            let can = if again {
                history.can_redo()
            } else {
                history.can_undo()
            };
            can && now.reading.is_some()
        };
        if can {
            self.do_(Action::Hand(if again { Hand::Redo } else { Hand::Undo }));
        }
        can
    }

    fn export(&self, form: Form) {
        let Some(reading) = self.reading() else {
            return self.say(Notice::NothingToShare);
        };
        if let Some(content) = self.taken(Outlet::File(form), &reading) {
            files::download(&file_name(&reading, form), form.media_type(), &content);
        }
    }

    /// What is taken away of a story, where [`Piece::Export`] is there.
    fn taken(&self, outlet: Outlet, reading: &Reading) -> Option<String> {
        let words = self.words();
        let claimed = story::claimed(words, &self.now.borrow().origin);
        pieces::export().map(|export| (export.content)(outlet, reading, words, claimed))
    }

    /// Keeps the story being read in the browser, if the reader asked for that and it is theirs: what came with a link or
    /// with the page is not.
    fn remember(&self) {
        let (reading, own, corrections) = {
            let now = self.now.borrow();
            let own = matches!(now.origin, Origin::Box | Origin::File(_));
            let corrections = now.by_hand.history.corrections().clone();
            (now.reading.clone(), own, corrections)
        };
        if let Some(reading) = reading.filter(|_| own) {
            recent::add(reading.pasted(), reading.title(), &corrections);
        }
    }

    fn copy(&self, text: &str, done: Notice, refused: Notice) {
        let clerk = self.clone();
        clipboard::copy(text, move |copied| {
            clerk.say(if copied { done } else { refused });
        });
    }

    fn box_changed(&self, how: paste_box::How) {
        use paste_box::How;
        let text = paste_box::text();
        if how == How::PastedWhole && link::may_be(&text) && !Piece::Links.is_there() {
            return self.with_text(Piece::Links, &text, move |clerk| clerk.box_changed(how));
        }
        if how == How::PastedWhole && self.pasted_link(&text, true) {
            return;
        }
        session::keep_draft(&text);
        self.forget_pending();
        self.forget_waiting(Purpose::is_of_box);
        let typed = how == How::Typed;
        // Somebody in the middle of typing is not told that one word is no story.
        let unfinished = intake::look(&text).is_err_and(|p| !matches!(p, Problem::TooLong(_)));
        if !(typed && unfinished) {
            let keep_box = how != How::PastedWhole;
            self.take_apart(text, Purpose::Box { keep_box });
        }
    }

    /// A text pasted over an open story takes its place, and the old one can be had back.
    fn pasted_over(&self, text: String) {
        if link::may_be(&text) && !Piece::Links.is_there() {
            let pasted = text.clone();
            return self.with_text(Piece::Links, &pasted, |clerk| clerk.pasted_over(text));
        }
        let is_shown = self.reading().is_some_and(|r| r.text == text);
        if !text.trim().is_empty() && !is_shown && !self.pasted_link(&text, false) {
            self.come_in(text);
        }
    }

    fn show(&self, reading: Reading, origin: Origin, keep_box: bool) -> Rc<Reading> {
        self.part(Some(&reading), keep_box);
        if !keep_box {
            focus::forget_opener();
        }
        // A link to another text must not stay in the address.
        if !matches!(origin, Origin::Link | Origin::Hosted) {
            fragment::set(None);
        }
        let own = origin.is_own();
        let earlier = self.reading();
        self.keep_others(reading.pasted());
        if own {
            // As it stands in the box: what it holds beside its words is read from it again.
            session::keep_draft(&self.all_in_box());
            session::keep_known(reading.pasted(), &reading.source.known());
            session::keep_story(reading.pasted());
        }
        if own && recent::add(reading.pasted(), reading.title(), &reading.corrections) {
            self.do_(Action::Recent(recent::list()));
        }
        let reading = Rc::new(reading);
        self.do_(Action::Read {
            reading: Rc::clone(&reading),
            origin,
            keep_box,
        });
        if own {
            self.anchor(&reading);
        }
        if own && !keep_box {
            self.offer_update(earlier, &reading);
        }
        reading
    }

    /// Keeps a paste of which one dispatch is read, when a text takes its place that is none of it: the others would go.
    fn keep_others(&self, next: &str) {
        let (choice, reading) = (self.now.borrow().choice.clone(), self.reading());
        if let (Some(choice), Some(reading)) = (choice, reading)
            && let Some(whole) = &choice.whole
            && choice.place(reading.pasted()).is_some()
            && choice.place(next).is_none()
        {
            self.do_(Action::Keep(whole.text.as_str().into()));
        }
    }

    /// What stands in the box; where that is one dispatch of a paste that holds several, all of the paste.
    fn all_in_box(&self) -> String {
        let text = paste_box::text();
        let choice = self.now.borrow().choice.clone();
        let choice = choice.filter(|choice| choice.place(&text).is_some());
        let whole = choice.and_then(|choice| choice.whole.as_ref().map(|s| s.text.clone()));
        whole.unwrap_or(text)
    }

    /// Puts a text in the place of the one in the box, which can be had back.
    fn put(&self, reading: Reading, origin: Origin) -> Rc<Reading> {
        let text = reading.pasted();
        let old = paste_box::text();
        // The others of a paste, or of a file, are a press away.
        let (choice, kept) = {
            let now = self.now.borrow();
            (now.choice.clone(), now.kept.clone())
        };
        let at_hand = examples::ALL.iter().any(|e| e.text == old)
            || choice.is_some_and(|c| c.place(&old).is_some() && c.place(text).is_some());
        let worth_keeping = !old.trim().is_empty() && old != text && !at_hand;
        if worth_keeping {
            // A paste that holds it may be kept already.
            let kept = kept.filter(|kept| kept.contains(&*old));
            self.do_(Action::Keep(kept.unwrap_or_else(|| old.into())));
        }
        paste_box::set_text(text);
        self.show(reading, origin, false)
    }

    /// The same, for a text that may not be readable: then it is in the box all the same.
    fn replace(&self, text: String, origin: Origin) {
        self.take(text, Purpose::Replace(origin));
    }

    /// What stays when the story being read is read anew: where it came from, and what was put right.
    fn goes_on(&self) -> (Origin, Corrections) {
        let now = self.now.borrow();
        let corrections = now.by_hand.history.corrections().clone();
        (now.origin.clone(), corrections)
    }

    /// Reads the story being read anew, otherwise.
    fn read_again(&self, otherwise: impl FnOnce(Source) -> Source) {
        if let Some(reading) = self.reading() {
            let (origin, corrections) = self.goes_on();
            let source = Source {
                corrections,
                ..reading.again()
            };
            self.read(otherwise(source), Purpose::Put(origin));
        }
    }

    /// Reads the only story of a file, or has one chosen; of a text that is taken `apart`, too, if it holds several.
    fn open(
        &self,
        mut stories: Titled,
        origin: Origin,
        apart: bool,
        purpose: impl FnOnce(Origin) -> Purpose,
    ) {
        let mut whole = None;
        if let [(_, only)] = &stories[..]
            && apart
            && only.format == Format::Text
        {
            let several = intake::dispatches(&only.text);
            if !several.is_empty() {
                whole = Some(only.clone());
                stories = several;
            }
        }
        if stories.len() > 1 {
            self.keep_others("");
            let choice = Choice {
                origin,
                stories,
                whole,
            };
            return self.do_(Action::Choose(Some(Rc::new(choice))));
        }
        if let Some((_, source)) = stories.pop() {
            self.read(source, purpose(origin));
        }
    }

    /// Opens the share box; `copies` the link too.
    fn share(&self, copies: bool) {
        let Some(reading) = self.reading() else {
            return self.say(Notice::NothingToShare);
        };
        let look = {
            let now = self.now.borrow();
            let (panel, selection) = (now.panel, now.selection);
            look(panel, selection)
        };
        let language = reading.story.language;
        let Some(links) = pieces::links() else { return };
        let second = self.now.borrow().second.clone();
        let second = second.and_then(|s| Some((s.reading?, s.matter)));
        let written = match second {
            Some((second, matter)) => {
                (links.write_two)(&reading, [&reading.text, &second.text], matter, look)
            }
            None => (links.write)(
                &reading.text,
                &reading.source.given,
                &reading.corrections,
                language,
                look,
            ),
        };
        match written {
            Some(whole) => {
                let Some(address) = fragment::set(Some(&whole)) else {
                    return self.say(Notice::CopyFailed);
                };
                if copies {
                    self.copy(&address, Notice::LinkCopied, Notice::LinkReady);
                }
                self.do_(Action::Shared(Some(address.into())));
            }
            // No link holds it all: the box has the ways that remain.
            None => {
                let address = fragment::set(None).unwrap_or_default();
                self.do_(Action::Shared(Some(address.into())));
                self.say(Notice::LinkTooLong);
            }
        }
    }

    fn copy_brief(&self) {
        if let Some(text) = (self.reading()).and_then(|r| self.taken(Outlet::Brief, &r)) {
            self.copy(&text, Notice::BriefCopied, Notice::CopyFailed);
        }
    }

    fn copy_quote(&self, index: usize) {
        let text = (self.reading()).and_then(|r| self.taken(Outlet::Quote(index), &r));
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.copy(&text, Notice::QuoteCopied, Notice::CopyFailed);
        }
    }
}
