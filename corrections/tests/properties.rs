//! What must hold for any text, any corrections and any order in which they are made, undone and taken back.
//!
//! Texts are words and marks of dispatches thrown together; corrections speak of any of their words, of words of another
//! text, and of what the reader found.

mod made;

use depeche_corrections::{
    Correction, Corrections, Fate, History, correct, doubts, gold, likely_speakers,
};
use depeche_engine::calendar::PartialDate;
use depeche_engine::{Story, read};
use made::{Pick, check, correction};
use proptest::prelude::*;
use proptest::sample::Index;

const PIECES: &[&str] = &[
    "Anna Roy",
    "Paul Rey",
    "M. Rey",
    "le ministre",
    "Mme Roy",
    "Paris",
    "Kyiv",
    "l'Élysée",
    "a dit que",
    "a déclaré",
    ", a-t-il dit",
    "selon",
    "said",
    "told reporters",
    "réunion",
    "talks",
    "mardi",
    "le 6 janvier",
    "on Monday",
    "il",
    "elle",
    "était représenté par",
    "met",
    "s'engage à",
    "«\u{A0}",
    "\u{A0}»",
    "“",
    "”",
    "\"",
    ".",
    ",",
    ":",
    "\n\n",
    "\n",
    "PARIS, 6 janvier (Reuters) -",
    "vendra des bateaux",
    "the bridge is safe",
    "é",
    "🕊",
    "\u{AD}",
    " ",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    prop_oneof![
        9 => pieces.prop_map(|pieces| pieces.join(" ")),
        1 => any::<String>(),
    ]
}

type Picks = Vec<(u8, [Pick; 3])>;

fn picks() -> impl Strategy<Value = Picks> {
    prop::collection::vec(any::<(u8, [Pick; 3])>(), 0..12)
}

fn corrections(text: &str, story: &Story, picks: &Picks) -> Corrections {
    let all = picks.iter();
    let all = all.filter_map(|(kind, picks)| correction(text, story, *kind, picks));
    Corrections(all.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_corrections_of_any_text_leave_a_sound_story(text in text(), picks in picks(), other in text()) {
        let story = read(&text);
        let all = corrections(&text, &story, &picks);
        // A story of another text is nobody's to give, and harms nothing.
        let _ = correct(&other, &story, &all);
        let _ = gold(&other, &story, "");
        let _ = doubts(&other, &story);
        for text in [&text, &other] {
            let story = read(text);
            let corrected = correct(text, &story, &all);
            prop_assert_eq!(corrected.fates.len(), all.0.len());
            check(text, &corrected.story);
            if corrected.fates.iter().all(|fate| matches!(fate, Fate::NoLongerFits(_))) {
                prop_assert_eq!(&corrected.story, &story);
            }
            let _ = gold(text, &corrected.story, "");
            let _ = doubts(text, &corrected.story);
            for quote in &corrected.story.quotes {
                let _ = likely_speakers(text, &corrected.story, quote.span);
            }
        }
    }

    #[test]
    fn what_was_applied_is_so_when_applied_again(text in text(), picks in picks()) {
        let story = read(&text);
        let Corrections(mut all) = corrections(&text, &story, &picks);
        all.truncate(1);
        let once = correct(&text, &story, &Corrections(all.clone()));
        let twice = correct(&text, &once.story, &Corrections(all));
        prop_assert_ne!(&twice.fates[..], [Fate::Applied]);
        if once.fates == [Fate::AlreadySo] {
            prop_assert_eq!(twice.fates, [Fate::AlreadySo]);
        }
    }

    #[test]
    fn they_come_back_from_a_link_and_do_the_same(text in text(), picks in picks()) {
        let story = read(&text);
        let all = corrections(&text, &story, &picks);
        let plain = all.to_bytes(None).expect("few");
        prop_assert_eq!(Corrections::from_bytes(&plain, None), Some(all.clone()));
        let bytes = all.to_bytes(Some(&text)).expect("few");
        let found = Corrections::from_bytes(&bytes, Some(&text)).expect("its own bytes");
        prop_assert_eq!(correct(&text, &story, &found), correct(&text, &story, &all));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80), text in text()) {
        for beside in [Some(text.as_str()), None] {
            if let Some(found) = Corrections::from_bytes(&bytes, beside) {
                let story = read(&text);
                let corrected = correct(&text, &story, &found);
                check(&text, &corrected.story);
            }
        }
    }

    #[test]
    fn undoing_gives_back_what_was(steps in prop::collection::vec((0_u8..6, any::<Index>()), 0..60)) {
        let mut history = History::default();
        let mut seen = vec![history.corrections().clone()];
        let mut at = 0_usize;
        for (number, (step, index)) in steps.into_iter().enumerate() {
            let count = history.corrections().0.len();
            let did = match step {
                0 | 1 => {
                    let year = PartialDate::Year(number as u16);
                    history.push(Correction::Published { date: Some(year) });
                    true
                }
                2 => history.take_back(index.index(count + 1)),
                3 => history.take_back_all(),
                4 => {
                    prop_assert_eq!(history.undo(), at > 0);
                    at = at.saturating_sub(1);
                    false
                }
                _ => {
                    prop_assert_eq!(history.redo(), at + 1 < seen.len());
                    at = (at + 1).min(seen.len() - 1);
                    false
                }
            };
            if did {
                seen.truncate(at + 1);
                seen.push(history.corrections().clone());
                at += 1;
            }
            prop_assert_eq!(history.corrections(), &seen[at]);
            prop_assert_eq!(history.can_undo(), at > 0);
            prop_assert_eq!(history.can_redo(), at + 1 < seen.len());
        }
    }
}
