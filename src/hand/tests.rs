use super::*;
use crate::sample::{self, BLUM, DOL, REY, span};
use crate::state::{Action, State, Theme};
use crate::words::Tongue;
use depeche_engine::story::{Kind, PresenceStatus, Story};

/// What the first group of a page offers, as it is read: what is so already between `*`.
#[track_caller]
fn check(subject: Subject, page: Page, typed: &str, expected: &[&str]) {
    let shown = of(&sample::reading(), subject, page, typed);
    assert_eq!(labels(&shown), expected);
}

fn labels(sheet: &Sheet) -> Vec<String> {
    let choices = sheet.groups.first().map_or(&[][..], |g| &g.choices);
    let label = |c: &Choice| {
        if c.now {
            format!("*{}*", c.label)
        } else {
            c.label.clone()
        }
    };
    choices.iter().map(label).collect()
}

fn of(reading: &Reading, subject: Subject, page: Page, typed: &str) -> Sheet {
    let dialogue = Dialogue {
        subject,
        page,
        asks: None,
    };
    let words = Tongue::English.words();
    sheet(reading, words, &ByHand::default(), dialogue, typed)
}

/// The story once the choice with this label was taken.
#[track_caller]
fn chosen(subject: Subject, page: Page, typed: &str, label: &str) -> Story {
    let shown = of(&sample::reading(), subject, page, typed);
    let mut choices = shown.groups.iter().flat_map(|g| &g.choices);
    let choice = choices.find(|c| c.label == label);
    let choice = choice.unwrap_or_else(|| panic!("{label:?} is not in {shown:?}"));
    let state = State::new(Tongue::English, Theme::System).after(Action::Read {
        reading: sample::reading(),
        origin: Default::default(),
        keep_box: false,
    });
    let after = state.after(Action::Hand(choice.hand.clone()));
    let corrected = after.by_hand.history.corrections().0.len();
    assert_eq!(corrected, 1, "{label:?} puts nothing right");
    let reading = after.reading.unwrap();
    assert_eq!(
        reading.fates,
        [depeche_corrections::Fate::Applied],
        "{label}"
    );
    reading.story.clone()
}

const QUOTE: Subject = Subject::Quote(0);

#[test]
fn who_may_have_said_a_quote_comes_likeliest_first() {
    check(
        QUOTE,
        Page::First,
        "",
        &[
            "*Paul Rey*",
            "Anna Blum",
            "Jean <b>Dol</b>",
            "Léa Roc",
            "Port-Vieux",
            "Nobody whom the text names",
        ],
    );
}

#[test]
fn typing_narrows_the_list_and_words_of_the_text_describe_somebody_unnamed() {
    check(
        QUOTE,
        Page::First,
        "blum",
        &["Anna Blum", "unnamed: “Blum”", "Nobody whom the text names"],
    );
    check(
        QUOTE,
        Page::First,
        "la presse",
        &["unnamed: “la presse”", "Nobody whom the text names"],
    );
    check(
        QUOTE,
        Page::First,
        "nowhere told",
        &["Nobody whom the text names"],
    );
}

#[test]
fn a_quote_is_given_to_another_or_to_nobody_or_is_none() {
    let name = |story: &Story, i: usize| story.participants[i].name.of(sample::TEXT).to_owned();
    let given = chosen(QUOTE, Page::First, "", "Anna Blum");
    assert_eq!(given.quotes[0].speaker, Some(BLUM));
    let unnamed = chosen(QUOTE, Page::First, "la presse", "unnamed: “la presse”");
    assert_eq!(
        name(&unnamed, unnamed.quotes[0].speaker.unwrap()),
        "la presse"
    );
    let nobody = chosen(QUOTE, Page::First, "", "Nobody whom the text names");
    assert_eq!(nobody.quotes[0].speaker, None);
    assert_eq!(
        chosen(QUOTE, Page::First, "", "This is no quote")
            .quotes
            .len(),
        1
    );
}

#[test]
fn the_bounds_of_a_quote_move_a_word_at_a_time() {
    let now = span("Nous bâtirons ce pont", 0);
    let steps = of(&sample::reading(), QUOTE, Page::Bounds(now), "");
    let to: Vec<&str> = (steps.groups[0].choices.iter())
        .filter_map(|c| match c.hand {
            Hand::Turn(Page::Bounds(span)) => Some(span.of(sample::TEXT)),
            _ => None,
        })
        .collect();
    let expected = [
        "\"Nous bâtirons ce pont",
        "bâtirons ce pont",
        "Nous bâtirons ce",
        "Nous bâtirons ce pont\",",
    ];
    assert_eq!(to, expected);
    let shorter = span("bâtirons ce pont", 0);
    let story = chosen(QUOTE, Page::Bounds(shorter), "", "Take these words");
    assert_eq!(story.quotes[0].span, shorter);
}

#[test]
fn presence_and_stand_ins_are_set() {
    let blum = Subject::Participant(BLUM);
    check(
        blum,
        Page::First,
        "",
        &[
            "present",
            "by video",
            "expected",
            "absent",
            "represented by…",
            "*takes no part*",
        ],
    );
    let absent = chosen(blum, Page::First, "", "absent");
    assert_eq!(
        absent.participants[BLUM].presence.status,
        PresenceStatus::Absent
    );
    let stood_for = chosen(blum, Page::StandIns, "roc", "Léa Roc");
    assert_eq!(
        stood_for.participants[BLUM].presence.status,
        PresenceStatus::Represented
    );
    // Who stands in already is taken away, and nobody stands in for themselves.
    check(
        Subject::Participant(DOL),
        Page::StandIns,
        "roc",
        &["*Léa Roc*", "by nobody whom the text names"],
    );
    check(
        Subject::Participant(DOL),
        Page::StandIns,
        "dol",
        &["by nobody whom the text names"],
    );
    let alone = chosen(Subject::Participant(DOL), Page::StandIns, "", "Léa Roc");
    assert_eq!(alone.representations, []);
}

#[test]
fn a_participant_is_renamed_merged_retyped_and_removed() {
    let rey = Subject::Participant(REY);
    check(rey, Page::Name, "maire paul", &["maire Paul"]);
    let named = chosen(rey, Page::Name, "maire Paul Rey", "maire Paul Rey");
    assert_eq!(
        named.participants[REY].name.of(sample::TEXT),
        "maire Paul Rey"
    );
    assert_eq!(chosen(rey, Page::Same, "", "Léa Roc").participants.len(), 4);
    let kind = chosen(rey, Page::First, "", "organisation");
    assert_eq!(kind.participants[REY].kind.name(), "organisation");
    assert_eq!(
        chosen(rey, Page::First, "", "This is no participant")
            .participants
            .len(),
        4
    );
}

#[test]
fn roles_are_added_and_taken_away_and_a_mention_is_anothers() {
    let blum = Subject::Participant(BLUM);
    let role = chosen(
        blum,
        Page::Roles,
        "un obstacle",
        "“un obstacle” is their role",
    );
    assert_eq!(role.participants[BLUM].roles.len(), 1);
    let none = chosen(Subject::Participant(REY), Page::Roles, "", "Not “maire”");
    assert_eq!(none.participants[REY].roles, []);
    // In one gesture a role has other words: typed where roles are listed, or selected in the text.
    let rey = Subject::Participant(REY);
    check(
        rey,
        Page::Roles,
        "le maire",
        &[
            "“Le maire” is their role",
            "“Le maire” instead of “maire”",
            "Not “maire”",
        ],
    );
    check(
        rey,
        Page::Roles,
        "maire",
        &["“maire” is their role", "Not “maire”"],
    );
    let longer = span("Le maire", 0);
    let instead = "“Le maire” instead of “maire”";
    let typed = chosen(rey, Page::Roles, "le maire", instead);
    assert_eq!(typed.participants[REY].roles, [longer]);
    let selected = Subject::Words(longer);
    let label = "the true words of “maire”";
    assert_eq!(chosen(selected, Page::First, "", label), typed);
    let second = Page::Mention(span("Anna Blum", 1));
    let split = chosen(blum, second, "", "Of somebody else again");
    assert_eq!(split.participants.len(), 6);
}

#[test]
fn the_event_gets_another_word_place_and_day_or_is_none() {
    let what = chosen(Subject::Event, Page::What, "pont", "pont");
    assert_eq!(what.event.unwrap().what.of(sample::TEXT), "pont");
    assert_eq!(
        chosen(Subject::Event, Page::Where, "", "No place is told")
            .event
            .unwrap()
            .place,
        None
    );
    // The words for its place may be nobody's name yet.
    let place = chosen(Subject::Event, Page::Where, "ce pont", "ce pont");
    let named = &place.participants[place.event.unwrap().place.unwrap()];
    assert_eq!(named.name.of(sample::TEXT), "ce pont");
    assert_eq!(named.kind, Kind::Place);
    let listed = of(
        &sample::reading(),
        Subject::Event,
        Page::Where,
        "Port-Vieux",
    );
    let same = labels(&listed)
        .into_iter()
        .filter(|l| l.contains("Port-Vieux"));
    assert_eq!(same.count(), 1, "a participant is listed once");
    let day = chosen(
        Subject::Event,
        Page::When,
        "2026-03-05",
        "Thursday 5\u{a0}March 2026",
    );
    assert_eq!(day.event.unwrap().date.unwrap().to_string(), "2026-03-05");
    assert_eq!(
        chosen(Subject::Event, Page::First, "", "There is no event").event,
        None
    );
}

#[test]
fn whether_there_is_an_event_is_asked_of_the_words_that_may_tell_of_it() {
    let mut story = sample::reading().story.clone();
    let what = story.event.take().unwrap().what;
    story.possible_event = Some(what);
    let reading = Reading::new(sample::TEXT.into(), story);
    let asked = doubts::Doubt::all(&reading);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].span, what);
    let expected = [
        (
            Tongue::English,
            "Is there an event?",
            ["Yes, this: a reçu", "There is no event"],
        ),
        (
            Tongue::French,
            "Y a-t-il un événement\u{202f}?",
            ["Oui, ceci\u{a0}: a reçu", "Il n’y a pas d’événement"],
        ),
    ];
    for (tongue, title, choices) in expected {
        let dialogue = Dialogue {
            subject: asked[0].subject,
            page: asked[0].page,
            asks: Some(what),
        };
        let shown = sheet(&reading, tongue.words(), &ByHand::default(), dialogue, "");
        assert_eq!(shown.title, title);
        assert_eq!(shown.words, Some(what));
        assert_eq!(labels(&shown), choices);
        let other = &shown.groups[1].choices[0];
        assert_eq!(other.label, tongue.words().amend.what);
        assert_eq!(other.hand, Hand::Turn(Page::What));
    }
}

#[test]
fn claims_and_dates_move_and_go() {
    let claim = Subject::Claim(crate::marks::Topic::StickingPoints, 0);
    let moved = chosen(claim, Page::First, "", "Demands");
    assert_eq!(
        (
            moved.context.demands.len(),
            moved.context.sticking_points.len()
        ),
        (1, 0)
    );
    let theirs = chosen(claim, Page::First, "", "Anna Blum");
    assert_eq!(theirs.context.sticking_points[0].whose, Some(BLUM));
    let day = chosen(
        Subject::Date(0),
        Page::First,
        "2026-03-10",
        "Tuesday 10\u{a0}March 2026",
    );
    assert_eq!(day.context.dates[0].date.unwrap().to_string(), "2026-03-10");
    assert_eq!(
        chosen(Subject::Date(0), Page::First, "", "This is no date")
            .context
            .dates,
        []
    );
}

#[test]
fn selected_words_become_what_they_are_said_to_be() {
    let words = |words: &str| Subject::Words(span(words, 0));
    let quotes = chosen(
        words("absent, était représenté par Léa Roc"),
        Page::First,
        "",
        "an indirect quote",
    );
    assert_eq!(quotes.quotes.len(), 3);
    let named = chosen(words("la presse"), Page::First, "", "organisation");
    assert_eq!(named.participants.len(), 6);
    let step = chosen(
        words("a reçu mardi Anna Blum"),
        Page::First,
        "",
        "next step",
    );
    assert_eq!(step.context.next_steps.len(), 1);
    let bounds = chosen(
        words("bâtirons ce pont"),
        Page::First,
        "",
        "the true words of “Nous bâtirons ce pont”",
    );
    assert_eq!(bounds.quotes[0].span, span("bâtirons ce pont", 0));
}

#[test]
fn what_was_put_right_is_listed_and_each_is_taken_back() {
    let dialogue = |subject| Hand::Open(subject);
    let reading = sample::reading();
    let quote = Anchor::of(sample::TEXT, reading.story.quotes[0].span).unwrap();
    let state = State::new(Tongue::English, Theme::System)
        .after(Action::Read {
            reading,
            origin: Default::default(),
            keep_box: false,
        })
        .after(Action::Hand(Hand::correct(Correction::NoQuote { quote })))
        .after(Action::Hand(Hand::correct(Correction::NoEvent)))
        .after(Action::Hand(dialogue(Subject::All)));
    let open = state.by_hand.dialogue.unwrap();
    let words = Tongue::English.words();
    let shown = sheet(
        state.reading.as_ref().unwrap(),
        words,
        &state.by_hand,
        open,
        "",
    );
    assert_eq!(
        labels(&shown),
        ["No quote: “Nous bâtirons ce pont”", "No event"]
    );
    assert_eq!(shown.groups[0].choices[1].hand, Hand::TakeBack(1));
}

#[test]
fn however_long_a_text_is_it_is_asked_who_was_there() {
    let asked = |more: &str| {
        let story = sample::reading().story.clone();
        let reading = Reading::new(format!("{}{more}", sample::TEXT), story);
        let all = doubts::Doubt::all(&reading);
        all.into_iter()
            .map(|doubt| doubt.subject)
            .collect::<Vec<_>>()
    };
    let presence = [Subject::Participant(BLUM)];
    assert_eq!(asked(""), presence);
    assert_eq!(asked(&"\n\nIl pleut encore.".repeat(9000)), presence);
}

#[test]
fn of_very_many_quotes_without_source_each_is_asked() {
    let mut story = sample::reading().story.clone();
    let mut open = story.quotes[0].clone();
    open.speaker = None;
    let many = depeche_corrections::MOST_DOUBTS + 9;
    let words = "\n\nOui, dit-on.";
    let quotes = (0..many).map(|i| {
        let at = sample::TEXT.len() + i * words.len() + 2;
        let span = Span::new(at, at + 3);
        depeche_engine::story::Quote {
            span,
            ..open.clone()
        }
    });
    story.quotes = quotes.collect();
    let text = format!("{}{}", sample::TEXT, words.repeat(many));
    let all = doubts::Doubt::all(&Reading::new(text, story));
    let asked = all.iter().map(|doubt| doubt.subject);
    let quotes = (0..many).map(Subject::Quote);
    let expected: Vec<Subject> = [Subject::Participant(BLUM)]
        .into_iter()
        .chain(quotes)
        .collect();
    assert_eq!(asked.collect::<Vec<_>>(), expected);
}

#[test]
fn selected_words_are_whole_ones() {
    let whole = |from: usize, to: usize| {
        let text = "Le maire, Paul Rey, « part ».";
        whole_words(text, Span::new(from, to)).of(text)
    };
    assert_eq!(whole(4, 7), "maire");
    assert_eq!(whole(9, 13), "Paul");
    assert_eq!(whole(8, 9), ",");
    assert_eq!(whole(2, 3), "");
    assert_eq!(whole(0, 900), "Le maire, Paul Rey, « part ».");
}

#[test]
fn every_page_of_every_subject_has_something_to_choose_in_both_languages() {
    let reading = sample::reading();
    let subjects = [
        Subject::Quote(1),
        Subject::Participant(REY),
        Subject::Claim(crate::marks::Topic::Commitments, 0),
        Subject::Date(0),
        Subject::Event,
        Subject::Published,
        Subject::Words(span("mardi", 0)),
    ];
    for subject in subjects {
        for tongue in [Tongue::French, Tongue::English] {
            let dialogue = Dialogue {
                subject,
                page: Page::First,
                asks: None,
            };
            let shown = sheet(&reading, tongue.words(), &ByHand::default(), dialogue, "");
            assert!(!shown.title.is_empty(), "{subject:?}");
            let choices: usize = shown.groups.iter().map(|g| g.choices.len()).sum();
            assert!(choices > 0, "{subject:?}");
        }
        // What is of another story is nothing here.
        let empty = Reading::new("Un. Deux.".into(), Story::default());
        of(&empty, subject, Page::First, "un");
    }
}
