//! What must hold for any two texts.
//!
//! Texts are sentences of dispatches thrown together, so that two of them share many; now and then anything at all.

use depeche_compare::{ChangeKind, EditKind, Topic, Verdict, quotes, same_story, versions};
use depeche_engine::{Span, Story, order, read};
use proptest::prelude::*;

const PIECES: &[&str] = &[
    "PARIS, 6 janvier (Reuters) - La réunion s'ouvre mardi à Paris.",
    "(Actualisé avec réaction de Mme Roy, bilan)\n\n",
    "Un pont s'effondre\n\n",
    "« Le pont est sûr », a déclaré Anna Roy.",
    "« Le pont n'est pas sûr », a déclaré Paul Rey.",
    "Paul Rey, ministre des Transports, était absent.",
    "Il était représenté par Anna Roy.",
    "Une trentaine de pays étaient présents.",
    "35 pays étaient présents.",
    "\"The bridge is safe,\" said Anna Roy.",
    "The talks resume on Friday, Anna Roy said.",
    "Anna Roy said the bridge would reopen on Monday.",
    "Le maire s'engage à rouvrir le pont le 15 mai.",
    "Non.",
    "Non.",
    "\n\n",
    "\n",
    "«\u{A0}",
    "\u{A0}»",
    "\"",
    "[…]",
    "é\u{301}",
    "🕊",
    "\u{AD}",
    "\u{0}",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..24);
    prop_oneof![
        9 => pieces.prop_map(|pieces| pieces.join(" ")),
        1 => any::<String>(),
    ]
}

fn is_in(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

fn check_spans((old, one): (&str, &Story), (new, other): (&str, &Story)) {
    let changes = versions((old, one), (new, other)).expect("it is short");
    for edit in &changes.text {
        assert!(is_in(old, edit.old) && is_in(new, edit.new), "{edit:?}");
        assert_eq!(edit.old.is_empty(), edit.how == EditKind::Added, "{edit:?}");
        assert_eq!(
            edit.new.is_empty(),
            edit.how == EditKind::Dropped,
            "{edit:?}"
        );
        for stretch in &edit.words {
            assert!(
                is_in(old, stretch.old) && is_in(new, stretch.new),
                "{edit:?}"
            );
            assert!(
                edit.old.contains(stretch.old) && edit.new.contains(stretch.new),
                "{edit:?}"
            );
        }
    }
    for change in &changes.meaning {
        // Whose presence changed may be unknown to the reader in one of the two.
        let may_lack = change.topic == Topic::Presence && change.how == ChangeKind::Changed;
        let lacks = [change.old, change.new].map(|item| item.is_none());
        let expected = [ChangeKind::New, ChangeKind::Gone].map(|how| change.how == how);
        assert!(
            lacks == expected || may_lack && lacks != [true; 2],
            "{change:?}"
        );
        assert!(
            change.old.is_none_or(|item| is_in(old, item.span)),
            "{change:?}"
        );
        assert!(
            change.new.is_none_or(|item| is_in(new, item.span)),
            "{change:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_text_differs_in_nothing_from_itself(text in text()) {
        let story = read(&text);
        let changes = versions((&text, &story), (&text, &story)).expect("it is short");
        prop_assert!(changes.is_empty(), "{:?}", changes);
        for judgement in quotes((&text, &story), (&text, &story)).expect("it is short") {
            prop_assert_eq!(judgement.verdict, Verdict::Exact, "{:?}", judgement);
        }
    }

    #[test]
    fn swapping_two_texts_swaps_what_was_added_and_dropped(old in text(), new in text()) {
        let stories = [read(&old), read(&new)];
        let there = versions((&old, &stories[0]), (&new, &stories[1])).expect("it is short");
        let back = versions((&new, &stories[1]), (&old, &stories[0])).expect("they are short");
        let count = |edits: &[depeche_compare::Edit], how| edits.iter().filter(|e| e.how == how).count();
        prop_assert_eq!(count(&there.text, EditKind::Added), count(&back.text, EditKind::Dropped));
        prop_assert_eq!(count(&there.text, EditKind::Dropped), count(&back.text, EditKind::Added));
        let mut swapped: Vec<_> = back.text.iter().map(|e| (e.old, e.new)).collect();
        order::sort_by_key(&mut swapped, |places| *places);
        let mut edits: Vec<_> = there.text.iter().map(|e| (e.new, e.old)).collect();
        order::sort_by_key(&mut edits, |places| *places);
        prop_assert_eq!(edits, swapped);
        let new_ones = there.meaning.iter().filter(|c| c.how == ChangeKind::New).count();
        let gone = back.meaning.iter().filter(|c| c.how == ChangeKind::Gone).count();
        prop_assert_eq!(new_ones, gone);
    }

    #[test]
    fn any_two_texts_are_answered_with_words_that_stand_there(old in text(), new in text()) {
        let stories = [read(&old), read(&new)];
        check_spans((&old, &stories[0]), (&new, &stories[1]));
        let _ = same_story((&old, &stories[0]), (&new, &stories[1]));
        for judgement in quotes((&old, &stories[0]), (&new, &stories[1])).expect("they are short") {
            let sources = judgement.sources.iter();
            prop_assert!(sources.clone().all(|source| is_in(&old, source.span)), "{:?}", judgement);
            let differing = judgement.differences.iter();
            prop_assert!(differing.clone().all(|d| is_in(&old, d.old) && is_in(&new, d.new)), "{:?}", judgement);
        }
    }
}
