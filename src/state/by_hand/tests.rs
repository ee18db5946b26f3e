use super::*;
use crate::sample::{self, BLUM, DOL, PORT, REY, span};
use crate::state::{Action, Origin, Theme};
use crate::words::Tongue;
use depeche_corrections::{Anchor, Corrections, Speaker};
use depeche_engine::story::{Kind, PresenceStatus};

fn state() -> State {
    shown(
        &State::new(Tongue::English, Theme::System),
        sample::reading(),
        Origin::Box,
    )
}

fn shown(state: &State, reading: Rc<Reading>, origin: Origin) -> State {
    state.after(Action::Read {
        reading,
        origin,
        keep_box: false,
    })
}

fn anchor(words: &str) -> Anchor {
    Anchor::of(sample::TEXT, span(words, 0)).expect("words")
}

fn speaker() -> Correction {
    Correction::Speaker {
        quote: anchor("Nous bâtirons ce pont"),
        speaker: Speaker::Participant(anchor("Anna Blum")),
    }
}

fn gone() -> Correction {
    Correction::NoParticipant {
        who: anchor("Paul Rey"),
    }
}

trait After {
    fn hand(&self, hand: Hand) -> State;
    fn story(&self) -> &depeche_engine::Story;
}

impl After for State {
    fn hand(&self, hand: Hand) -> State {
        self.after(Action::Hand(hand))
    }

    fn story(&self) -> &depeche_engine::Story {
        &self.reading.as_ref().expect("a story").story
    }
}

#[test]
fn what_is_put_right_is_undone_done_again_and_taken_back_exactly() {
    let before = state();
    let corrected = before.hand(Hand::correct(speaker()));
    assert_eq!(corrected.story().quotes[0].speaker, Some(BLUM));
    let undone = corrected.hand(Hand::Undo);
    assert_eq!(undone.story(), before.story());
    assert_eq!(undone.hand(Hand::Redo).story(), corrected.story());
    assert_eq!(corrected.hand(Hand::TakeBack(0)).story(), before.story());
    let all = corrected
        .hand(Hand::correct(gone()))
        .hand(Hand::TakeAllBack);
    assert_eq!(all.story(), before.story());
    let back = all.hand(Hand::Undo);
    assert_eq!(back.by_hand.history.corrections().0.len(), 2);
}

#[test]
fn nothing_to_undo_changes_nothing() {
    let before = state();
    for hand in [Hand::Undo, Hand::Redo, Hand::TakeBack(3), Hand::TakeAllBack] {
        assert_eq!(before.hand(hand), before);
    }
}

#[test]
fn a_story_is_shown_without_its_corrections_and_with_them_again() {
    let corrected = state().hand(Hand::correct(speaker()));
    let aside = corrected.hand(Hand::Aside(true));
    assert_eq!(aside.story(), state().story());
    assert_eq!(aside.by_hand.history, corrected.by_hand.history);
    assert_eq!(aside.hand(Hand::Aside(false)).story(), corrected.story());
    // Whoever goes on correcting wants to see it.
    assert!(!aside.hand(Hand::correct(gone())).by_hand.aside);
}

#[test]
fn what_is_selected_stays_selected_where_its_place_in_the_list_changes() {
    let selected = state().after(Action::Select(
        Selection::Participant(PORT),
        crate::state::Side::Explorer,
    ));
    let corrected = selected.hand(Hand::correct(gone()));
    let Selection::Participant(index) = corrected.selection else {
        panic!("{:?}", corrected.selection);
    };
    let name = corrected.reading.as_ref().unwrap().name(index);
    assert_eq!(name, "Port-Vieux");
    let lost = state()
        .after(Action::Select(
            Selection::Participant(REY),
            crate::state::Side::Explorer,
        ))
        .hand(Hand::correct(gone()));
    assert_eq!(lost.selection, Selection::None);
}

#[test]
fn the_next_version_of_a_text_keeps_what_was_put_right_and_another_text_does_not() {
    let corrected = state().hand(Hand::correct(speaker()));
    let update = format!("{}\n\nIl pleuvait.", sample::TEXT);
    let update = Rc::new(Reading::new(update, sample::reading().story.clone()));
    let next = shown(&corrected, update, Origin::Box);
    assert_eq!(next.story().quotes[0].speaker, Some(BLUM));
    assert!(next.by_hand.history.can_undo());
    let other = Rc::new(Reading::of("Il a neigé lundi à Brume.".into()));
    assert_eq!(
        shown(&corrected, other, Origin::Box).by_hand,
        ByHand::default()
    );
    // Somebody else's text is shown as they sent it.
    let link = shown(&corrected, sample::reading(), Origin::Link);
    assert_eq!(link.by_hand, ByHand::default());
}

#[test]
fn corrections_that_come_with_a_link_are_told_and_can_be_taken_back() {
    let mut sent = Reading::new(sample::TEXT.into(), sample::reading().story.clone());
    sent.source.corrections = Corrections(vec![speaker()]);
    sent.source.is_corrected = true;
    let sent = Rc::new(sent.corrected(&sent.source.corrections));
    let opened = shown(&state(), Rc::clone(&sent), Origin::Link);
    assert!(opened.by_hand.sent && !opened.by_hand.history.can_undo());
    assert_eq!(opened.story().quotes[0].speaker, Some(BLUM));
    let back = opened.hand(Hand::TakeBack(0));
    assert_eq!(back.story(), state().story());
    // Read anew, with its date given: the same corrections are the same history.
    let again = shown(&back.hand(Hand::Undo), sent, Origin::Link);
    assert!(again.by_hand.sent && again.by_hand.history.can_redo());
}

#[test]
fn the_dialogue_selects_what_it_is_about_and_ends_with_a_correction() {
    let open = state().hand(Hand::Open(Subject::Participant(DOL)));
    assert_eq!(open.selection, Selection::Participant(DOL));
    let turned = open.hand(Hand::Turn(Page::StandIns));
    assert_eq!(turned.by_hand.dialogue.unwrap().page, Page::StandIns);
    assert_eq!(turned.hand(Hand::Close).by_hand.dialogue, None);
    let status = PresenceStatus::Absent;
    let who = anchor("Jean <b>Dol</b>");
    let done = turned.hand(Hand::correct(Correction::Presence { who, status }));
    assert_eq!(done.by_hand.dialogue, None);
    let list = done.hand(Hand::Open(Subject::All)).hand(Hand::TakeBack(0));
    assert_eq!(list.by_hand.dialogue.unwrap().subject, Subject::All);
}

#[test]
fn who_says_a_quote_that_was_added_is_asked_at_once() {
    let words = anchor("a reçu mardi");
    let kind = depeche_engine::story::QuoteKind::Indirect;
    let open = state().hand(Hand::Open(Subject::Words(span("a reçu mardi", 0))));
    let added = open.hand(Hand::correct(Correction::AddQuote { words, kind }));
    let asked = added.by_hand.dialogue.expect("who says it");
    let Subject::Quote(quote) = asked.subject else {
        panic!("{asked:?}");
    };
    assert_eq!(added.story().quotes[quote].span, span("a reçu mardi", 0));
    assert_eq!(added.selection, Selection::Quote(quote));
    // Words that were a quote already are only of another kind now.
    let words = anchor("Nous bâtirons ce pont");
    let changed = state().hand(Hand::correct(Correction::AddQuote { words, kind }));
    assert_eq!(changed.by_hand.dialogue, None);
}

#[test]
fn that_there_is_no_event_ends_that_question_until_it_is_undone() {
    let mut story = sample::reading().story.clone();
    let what = story.event.take().unwrap().what;
    story.possible_event = Some(what);
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let start = State::new(Tongue::English, Theme::System);
    let asked = shown(&start, reading, Origin::Box).hand(Hand::NextDoubt);
    let is_asked = |state: &State| state.by_hand.dialogue.is_some_and(|d| d.asks == Some(what));
    assert!(is_asked(&asked));
    assert_eq!(asked.selection, Selection::Words(what));
    let none = asked.hand(Hand::correct(Correction::NoEvent));
    assert_eq!(none.by_hand.dialogue, None);
    assert_eq!(none.notice, Some(Notice::NoDoubt));
    assert_eq!(none.hand(Hand::NextDoubt).by_hand.dialogue, None);
    assert!(is_asked(&none.hand(Hand::Undo).hand(Hand::NextDoubt)));
}

#[test]
fn of_two_doubts_about_the_same_words_each_is_asked_once() {
    let mut story = sample::reading().story.clone();
    let event = story.event.as_mut().unwrap();
    (event.place, event.date) = (None, None);
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let start = State::new(Tongue::English, Theme::System);
    let mut asked = shown(&start, reading, Origin::Box);
    let mut pages = Vec::new();
    for _ in 0..4 {
        asked = asked.hand(Hand::NextDoubt);
        pages.push(asked.by_hand.dialogue.unwrap().page);
    }
    // Where and when it is held, then who was there, then the first again.
    assert_eq!(pages, [Page::Where, Page::When, Page::First, Page::Where]);
}

/// The sample with two doubts: who said the second quote, and what Port-Vieux is.
fn doubtful() -> State {
    let mut story = sample::reading().story.clone();
    story.quotes[1].speaker = None;
    story.participants[PORT].kind = Kind::Unknown;
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    shown(
        &State::new(Tongue::English, Theme::System),
        reading,
        Origin::Box,
    )
}

#[test]
fn doubts_are_asked_one_after_the_other_until_none_is_left() {
    let asked = |state: &State| {
        let reading = state.reading.as_ref().unwrap();
        match state.by_hand.dialogue?.subject {
            Subject::Participant(i) => Some(reading.name(i).to_owned()),
            Subject::Quote(i) => Some(reading.words(reading.story.quotes[i].span).to_owned()),
            other => panic!("{other:?}"),
        }
    };
    let is = |words: &str| Some(words.to_owned());
    // Whoever is met may have been there; then what Port-Vieux is, then who said the second quote.
    let first = doubtful().hand(Hand::NextDoubt);
    assert_eq!(asked(&first), is("Anna Blum"));
    let second = first.hand(Hand::NextDoubt);
    assert_eq!(asked(&second), is("Port-Vieux"));
    let third = second.hand(Hand::NextDoubt);
    assert_eq!(asked(&third), is("le coût restait un obstacle"));
    // Behind the last comes the first again.
    assert_eq!(asked(&third.hand(Hand::NextDoubt)), asked(&first));
    let (who, status) = (anchor("Anna Blum"), PresenceStatus::Attending);
    let there = first.hand(Hand::correct(Correction::Presence { who, status }));
    assert_eq!(asked(&there), is("Port-Vieux"));
    let (who, kind) = (anchor("Port-Vieux"), Kind::Place);
    let known = there.hand(Hand::correct(Correction::Kind { who, kind }));
    assert_eq!(asked(&known), is("le coût restait un obstacle"));
    let quote = anchor("le coût restait un obstacle");
    let speaker = Speaker::Nobody;
    let done = known.hand(Hand::correct(Correction::Speaker { quote, speaker }));
    assert_eq!((asked(&done), done.notice), (None, Some(Notice::NoDoubt)));
}
