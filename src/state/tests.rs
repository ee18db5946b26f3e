use super::*;
use crate::intake::Problem;
use crate::marks::{Light, Topic};
use crate::sample::{self, BLUM, REY, span};
use depeche_engine::Language;

fn empty() -> State {
    State::new(Tongue::English, Theme::System)
}

fn reading() -> State {
    empty().after(Action::Read {
        reading: sample::reading(),
        origin: Origin::Box,
        keep_box: false,
    })
}

fn lit(state: &State, light: Light) -> Vec<&'static str> {
    let mut spans: Vec<Span> = (state.lights().into_iter())
        .filter(|m| m.what == What::Lit(light))
        .map(|m| m.span)
        .collect();
    depeche_engine::order::sort_by_key(&mut spans, |span| *span);
    spans.into_iter().map(|s| s.of(sample::TEXT)).collect()
}

#[test]
fn a_reading_puts_the_box_away_unless_somebody_types_in_it() {
    assert!(!reading().box_open);
    let typing = empty().after(Action::Read {
        reading: sample::reading(),
        origin: Origin::Box,
        keep_box: true,
    });
    assert!(typing.box_open);
}

#[test]
fn a_problem_leaves_what_is_shown_and_opens_the_box_on_the_first_screen_only() {
    let problem = Action::Say(Notice::Problem(Problem::OneWord));
    let hidden = empty().after(Action::Box(false)).after(problem.clone());
    assert!(hidden.box_open);
    let after = reading().after(problem);
    assert!(after.reading.is_some() && !after.box_open);
}

#[test]
fn a_text_that_is_replaced_or_cleared_is_kept_until_it_is_given_back() {
    let cleared = reading().after(Action::Clear("Mon texte".into()));
    assert_eq!(cleared.kept.as_deref(), Some("Mon texte"));
    assert_eq!(cleared.notice, Some(Notice::Cleared));
    assert!(cleared.reading.is_none() && cleared.box_open);
    let back = cleared.after(Action::Restored);
    assert_eq!((back.kept, back.notice), (None, None));

    let replaced = reading().after(Action::Keep("Ancien".into()));
    let read = replaced.after(Action::Read {
        reading: sample::reading(),
        origin: Origin::Link,
        keep_box: false,
    });
    assert_eq!(
        read.notice,
        Some(Notice::Replaced),
        "said after the reading too"
    );
    assert_eq!(read.kept.as_deref(), Some("Ancien"));
}

#[test]
fn what_was_only_done_passes_and_nothing_else_does() {
    let said = reading().after(Action::Say(Notice::LinkCopied));
    assert!(Notice::LinkCopied.is_passing());
    assert_eq!(said.after(Action::Pass(Notice::LinkCopied)).notice, None);
    // What was said meanwhile stays.
    let other = said.after(Action::Say(Notice::QuoteCopied));
    assert_eq!(
        other.after(Action::Pass(Notice::LinkCopied)).notice,
        Some(Notice::QuoteCopied)
    );
    for stays in [
        Notice::Address,
        Notice::Replaced,
        Notice::Cleared,
        Notice::LinkReady,
        Notice::NoGrammar,
        Notice::NoPiece,
    ] {
        assert!(!stays.is_passing(), "{stays:?}");
    }
}

#[test]
fn clearing_an_empty_box_says_nothing() {
    let cleared = empty().after(Action::Clear(" \n".into()));
    assert_eq!((cleared.kept, cleared.notice), (None, None));
}

#[test]
fn a_line_of_the_glance_leads_to_the_words_and_opens_the_panel_but_draws_no_sheet() {
    let state = reading()
        .after(Action::Open(Panel::Links))
        .after(Action::Sheet(false));
    let quote = state.after(Action::Select(Selection::Quote(0), Side::Glance));
    assert_eq!((quote.panel, quote.sheet), (Panel::Said, false));
    assert_eq!(lit(&quote, Light::Here), ["Nous bâtirons ce pont"]);
    let person = quote.after(Action::Select(Selection::Participant(BLUM), Side::Glance));
    assert_eq!((person.panel, person.sheet), (Panel::Who, false));
    assert_eq!(lit(&person, Light::Here), ["Anna Blum"]);
}

#[test]
fn selecting_a_participant_lights_all_their_words_and_quotes() {
    let state = reading().after(Action::Select(Selection::Participant(REY), Side::Explorer));
    assert_eq!(lit(&state, Light::Words), ["Paul Rey", "Paul Rey"]);
    assert_eq!(lit(&state, Light::Near), ["Nous bâtirons ce pont"]);
    assert_eq!(lit(&state, Light::Here), ["Paul Rey"]);
    assert_eq!(state.place(), (1, 2));
}

#[test]
fn selecting_in_the_story_opens_the_panel_of_the_fact_and_scrolls_nothing_away() {
    for (selection, panel) in [
        (Selection::Participant(BLUM), Panel::Who),
        (Selection::Quote(1), Panel::Said),
        (Selection::Claim(Topic::StickingPoints, 0), Panel::Context),
        (Selection::Date(0), Panel::Context),
    ] {
        let state = reading().after(Action::Select(selection, Side::Story(None)));
        assert_eq!(state.panel, panel);
        assert_eq!(state.reveal.span, None);
    }
    let state = reading()
        .after(Action::Open(Panel::Context))
        .after(Action::Select(Selection::Participant(BLUM), Side::Explorer));
    assert_eq!(
        state.panel,
        Panel::Context,
        "the explorer stays where it is"
    );
}

#[test]
fn the_words_clicked_are_the_occurrence_looked_at() {
    let second = span("Paul Rey", 1);
    let select = Action::Select(Selection::Participant(REY), Side::Story(Some(second.start)));
    let state = reading().after(select);
    assert_eq!(state.reveal.span, Some(second));
    assert_eq!(state.place(), (2, 2));
}

#[test]
fn a_quote_lights_its_words_and_what_introduces_them() {
    let state = reading().after(Action::Select(Selection::Quote(0), Side::Story(None)));
    assert_eq!(lit(&state, Light::Words), ["Nous bâtirons ce pont"]);
    assert_eq!(lit(&state, Light::Near), ["a déclaré"]);
}

#[test]
fn stepping_goes_round_the_mentions_in_both_directions() {
    let select = Action::Select(Selection::Participant(REY), Side::Story(None));
    let first = span("Paul Rey", 0);
    let second = span("Paul Rey", 1);
    let start = reading().after(select);
    let there = |steps: &[i32]| {
        let mut state = start.clone();
        for by in steps {
            state = state.after(Action::Step(*by));
        }
        state.reveal.span
    };
    assert_eq!(there(&[1]), Some(first));
    assert_eq!(there(&[1, 1]), Some(second));
    assert_eq!(there(&[1, 1, 1]), Some(first));
    assert_eq!(there(&[-1]), Some(second));
    assert_eq!(there(&[1, -1]), Some(second));
}

#[test]
fn stepping_with_nothing_selected_stays_put() {
    let state = reading();
    assert_eq!(state.after(Action::Step(1)), state);
}

#[test]
fn going_to_the_same_words_again_is_asked_for_again() {
    let to = Action::Reveal(span("mardi", 0));
    let once = reading().after(to.clone());
    let twice = once.after(to);
    assert_eq!(once.reveal.span, twice.reveal.span);
    assert_ne!(once.reveal, twice.reveal);
}

#[test]
fn leaving_puts_every_light_out() {
    let state = reading()
        .after(Action::Select(Selection::Participant(REY), Side::Explorer))
        .after(Action::Leave);
    assert_eq!(state.lights(), []);
}

#[test]
fn a_new_reading_forgets_the_selection_of_the_old_one() {
    let state = reading()
        .after(Action::Select(Selection::Quote(1), Side::Story(None)))
        .after(Action::Read {
            reading: sample::reading(),
            origin: Origin::Box,
            keep_box: false,
        });
    assert_eq!(state.selection, Selection::None);
    assert_eq!(state.lights(), []);
}

#[test]
fn a_selection_of_another_story_lights_nothing() {
    for selection in [
        Selection::Participant(99),
        Selection::Quote(99),
        Selection::Date(99),
        Selection::Claim(Topic::Demands, 99),
    ] {
        let state = reading().after(Action::Select(selection, Side::Explorer));
        assert_eq!(state.lights(), []);
    }
}

#[test]
fn a_search_goes_to_the_first_place_and_round_them_all() {
    let found = reading().after(Action::Search("paul rey".into()));
    assert_eq!(found.found(), (1, 2));
    assert_eq!(found.after(Action::Seek(1)).found(), (2, 2));
    assert_eq!(
        found.after(Action::Seek(1)).after(Action::Seek(1)).found(),
        (1, 2)
    );
    assert_eq!(found.after(Action::Seek(-1)).found(), (2, 2));
    let nothing = found.after(Action::Search("introuvable".into()));
    assert_eq!((nothing.found(), nothing.reveal.span), ((0, 0), None));
    assert_eq!(nothing.after(Action::Seek(1)), nothing);
}

#[test]
fn the_sheet_comes_up_with_a_panel_and_goes_down_with_its_own_tab() {
    let up = reading().after(Action::Open(Panel::Said));
    assert!(up.sheet);
    assert!(up.after(Action::Open(Panel::Links)).sheet);
    assert!(!up.after(Action::Open(Panel::Said)).sheet);
    assert!(
        reading()
            .after(Action::Select(Selection::Quote(0), Side::Story(None)))
            .sheet
    );
}

#[test]
fn a_new_reading_starts_with_every_participant_and_no_search() {
    let state = reading()
        .after(Action::Only(Some(Kind::Place)))
        .after(Action::Search("pont".into()))
        .after(Action::Read {
            reading: sample::reading(),
            origin: Origin::Box,
            keep_box: false,
        });
    assert_eq!(state.who, WhoView::default());
    assert_eq!(state.search, Search::default());
}

#[test]
fn what_was_done_is_said_until_the_reader_goes_on_and_what_went_wrong_until_it_is_put_away() {
    let select = Action::Select(Selection::Participant(REY), Side::Explorer);
    let said = |notice| {
        reading()
            .after(Action::Say(notice))
            .after(select.clone())
            .notice
    };
    assert_eq!(said(Notice::LinkCopied), None);
    assert_eq!(said(Notice::LinkTooLong), Some(Notice::LinkTooLong));
    let replaced = reading()
        .after(Action::Keep("Ancien".into()))
        .after(select.clone());
    assert_eq!(replaced.notice, Some(Notice::Replaced));
}

#[test]
fn a_refused_file_is_told_until_another_text_comes_whatever_was_typed_before() {
    let refused = empty().after(Action::Say(Notice::Problem(Problem::NotText(
        "a.png".into(),
        depeche_forms::Refusal::NoStory,
    ))));
    let said = |keep_box| {
        let read = Action::Read {
            reading: sample::reading(),
            origin: Origin::Box,
            keep_box,
        };
        refused.after(read).notice
    };
    assert_eq!(said(true), refused.notice, "typed");
    assert_eq!(said(false), None, "pasted");
}

/// A text in English waits, the interface being English.
fn waiting(state: &State) -> State {
    let waits = Progress::Wait(Rc::new(Waiting {
        language: Language::English,
        source: "The ministers met.".to_owned().into(),
        purpose: Purpose::Replace(Origin::Example),
    }));
    state.after(Action::Grammar(waits))
}

fn stuck(state: &State) -> State {
    waiting(state).after(Action::Grammar(Progress::Failed(Language::English)))
}

#[test]
fn a_text_whose_grammar_cannot_be_had_is_told_until_it_is_tried_again() {
    assert_eq!(waiting(&empty()).notice, None);
    let failed = stuck(&empty().after(Action::Box(false)));
    assert_eq!(failed.notice, Some(Notice::NoGrammar));
    assert!(failed.box_open, "where the reader's text is");
    let again = failed.after(Action::Grammar(Progress::Again));
    assert_eq!(again.notice, None);
    assert!(again.grammars.is_awaited());
    assert!(!stuck(&reading()).box_open, "the story shown stays");
}

#[test]
fn a_piece_that_cannot_be_had_is_told_until_it_is_asked_for_again() {
    let failed = reading().after(Action::Piece(Fetch::Failed));
    assert_eq!(failed.notice, Some(Notice::NoPiece));
    let again = failed.after(Action::Piece(Fetch::Asked));
    assert_eq!((again.notice, again.piece), (None, Fetch::Asked));
    let said = failed.after(Action::Say(Notice::LinkReady));
    let there = said.after(Action::Piece(Fetch::There));
    assert_eq!(
        there.notice,
        Some(Notice::LinkReady),
        "another notice stays"
    );
}

#[test]
fn a_grammar_that_nothing_waits_for_fails_unsaid() {
    let failed = empty().after(Action::Grammar(Progress::Failed(Language::English)));
    assert_eq!(failed.notice, None);
}

#[test]
fn a_text_that_waits_is_forgotten_when_another_is_read_or_the_box_emptied_or_its_failure_put_away()
{
    let read = Action::Read {
        reading: sample::reading(),
        origin: Origin::Box,
        keep_box: false,
    };
    for (state, action) in [
        (waiting(&empty()), read.clone()),
        (stuck(&empty()), read),
        (waiting(&reading()), Action::Clear("Mon texte".into())),
        (stuck(&empty()), Action::Dismiss),
    ] {
        let after = state.after(action.clone());
        assert_eq!(after.grammars.waiting, None, "{action:?}");
        assert_eq!(
            after.grammars.of(Language::English),
            state.grammars.of(Language::English),
            "{action:?}"
        );
    }
    let dismissed = waiting(&empty()).after(Action::Dismiss);
    assert!(dismissed.grammars.is_awaited(), "it was another message");
}

#[test]
fn a_step_of_the_history_shows_again_what_it_showed() {
    let view = View {
        story: Some(1),
        panel: Panel::Links,
        selection: Selection::Participant(REY),
        place: 2,
        plain: true,
        ..View::default()
    };
    let again = empty().after(Action::Revisit(
        view,
        Some((sample::reading(), Origin::Box)),
    ));
    assert_eq!(View::of(&again, Some(1)), view);
    assert_eq!(again.reveal.span, Some(span("Paul Rey", 1)));

    let first = again.after(Action::Revisit(
        View {
            boxed: true,
            ..View::default()
        },
        None,
    ));
    assert!(first.reading.is_none() && first.box_open && !first.plain);
}

#[test]
fn a_step_of_another_reading_selects_nothing_that_is_not_there() {
    let view = View {
        story: Some(1),
        selection: Selection::Participant(99),
        ..View::default()
    };
    let again = reading().after(Action::Revisit(view, None));
    assert_eq!(again.selection, Selection::None);
    assert!(again.reading.is_some());
}

#[test]
fn a_second_text_stands_beside_the_story_until_another_story_is_read() {
    let laid = Second::read(Matter::Update, sample::reading());
    let beside = reading().after(Action::Second(Some(laid.clone())));
    assert_eq!(beside.second, Some(laid.clone()));
    assert!(beside.reading.is_some() && !beside.box_open && !beside.plain);
    let alone = beside.after(Action::Second(None));
    assert_eq!(alone.second, None);
    // Forward opens it again, and Back closes it again.
    let view = |second| View {
        second,
        ..View::of(&alone, Some(1))
    };
    let again = alone.after(Action::Revisit(view(true), None));
    assert_eq!(again.second, Some(laid.clone()));
    let back = again.after(Action::Revisit(view(false), None));
    assert_eq!(back.second, None);
    assert_eq!(
        back.after(Action::Revisit(view(true), None)).second,
        Some(laid.clone())
    );
    let other = Action::Read {
        reading: Rc::new(Reading::of("Un autre texte.".into())),
        origin: Origin::Box,
        keep_box: false,
    };
    let elsewhere = beside.after(other);
    assert_eq!((elsewhere.second, elsewhere.put_away), (None, None));
    assert_eq!(empty().after(Action::Second(Some(laid))).second, None);
}

#[test]
fn the_story_whose_place_was_taken_is_known_while_another_is_shown() {
    let other = Rc::new(Reading::of("Un autre texte.".into()));
    let read = |reading: Rc<Reading>| Action::Read {
        reading,
        origin: Origin::Box,
        keep_box: false,
    };
    assert_eq!(reading().earlier, None);
    let after = reading().after(read(Rc::clone(&other)));
    let earlier = after.earlier.as_ref().map(|r| r.text.as_str());
    assert_eq!(earlier, Some(sample::TEXT));
    // Read once more, it takes nobody's place.
    let again = after.after(read(other));
    assert_eq!(again.earlier, after.earlier);
}

#[test]
fn the_others_of_a_paste_stay_within_reach_while_one_of_them_is_read() {
    let texts = ["Une première dépêche.", "Une deuxième dépêche."];
    let choice = Rc::new(Choice {
        origin: Origin::Box,
        stories: texts
            .map(|text| (text.to_owned(), text.to_owned().into()))
            .into(),
        whole: Some(texts.concat().into()),
    });
    let asked = empty().after(Action::Choose(Some(Rc::clone(&choice))));
    let read = |text: &str| Action::Read {
        reading: Rc::new(Reading::of(text.into())),
        origin: Origin::Box,
        keep_box: false,
    };
    for (place, text) in [texts[0], texts[1], &texts.concat()]
        .into_iter()
        .enumerate()
    {
        let state = asked.after(read(text));
        assert_eq!(
            state.choice.as_ref().and_then(|c| c.place(text)),
            Some(place)
        );
    }
    assert_eq!(asked.after(read("Un autre texte.")).choice, None);
    assert_eq!((choice.place(""), choice.at(3)), (None, None));
}
