//! Every kind of correction: what it changes in the sample, that undoing it leaves nothing of it, and that it says so where
//! it does not fit.

mod people;

use super::{Fate, Misfit, correct};
use crate::sample::{TEXT, anchor, day, span, story, told};
use crate::{Anchor, Correction, Corrections, History, Speaker, Topic};
use depeche_engine::story::QuoteKind;
use depeche_engine::{Language, Story, json, read};

/// What becomes of some corrections of the sample, and the lines of its story that they take away and bring.
#[track_caller]
fn check(corrections: &[Correction], fates: &[Fate], changes: &[&str]) {
    let story = story();
    let before = told(TEXT, &story);
    let corrected = correct(TEXT, &story, &Corrections(corrections.to_vec()));
    let after = told(TEXT, &corrected.story);
    let gone = before.iter().filter(|line| !after.contains(line));
    let new = after.iter().filter(|line| !before.contains(line));
    let found: Vec<String> = (gone.map(|line| format!("- {line}")))
        .chain(new.map(|line| format!("+ {line}")))
        .collect();
    assert_eq!(found, changes, "{found:#?}");
    assert_eq!(corrected.fates, fates);
    for claim in corrected
        .story
        .participants
        .iter()
        .flat_map(|p| &p.mentions)
    {
        assert!(!claim.span.of(TEXT).is_empty());
    }
    undone_and_redone(&story, corrections, &corrected.story);
}

/// That undoing gives the story as it was, and redoing the story as it was corrected.
#[track_caller]
fn undone_and_redone(story: &Story, corrections: &[Correction], corrected: &Story) {
    let mut history = History::default();
    corrections.iter().for_each(|c| history.push(c.clone()));
    assert_eq!(
        &correct(TEXT, story, history.corrections()).story,
        corrected
    );
    while history.undo() {}
    assert_eq!(&correct(TEXT, story, history.corrections()).story, story);
    while history.redo() {}
    assert_eq!(
        &correct(TEXT, story, history.corrections()).story,
        corrected
    );
}

/// What becomes of a correction where its words do not stand, and where they stand and nothing is read.
#[track_caller]
fn check_elsewhere(correction: &Correction, gone: Fate, unread: Fate) {
    let all = Corrections(vec![correction.clone()]);
    let other = "It rained in Bry, and nobody came.";
    for (text, story) in [(other, read(other)), ("", Story::default())] {
        let corrected = correct(text, &story, &all);
        assert_eq!(corrected.fates, [gone], "{correction:?}");
        if gone != Fate::Applied {
            assert_eq!(corrected.story.participants, story.participants);
        }
    }
    let empty = Story {
        language: Language::English,
        paragraphs: story().paragraphs,
        ..Story::default()
    };
    assert_eq!(
        correct(TEXT, &empty, &all).fates,
        [unread],
        "{correction:?}"
    );
}

const APPLIED: Fate = Fate::Applied;
const ALREADY: Fate = Fate::AlreadySo;
const GONE: Fate = Fate::NoLongerFits(Misfit::WordsGone);
const NOTHING: Fate = Fate::NoLongerFits(Misfit::NothingThere);
const IN_THE_WAY: Fate = Fate::NoLongerFits(Misfit::InTheWay);

/// The words as an anchor, at their `nth` place.
#[track_caller]
fn nth(words: &str, nth: usize) -> Anchor {
    Anchor::of(TEXT, span(words, nth)).expect("words")
}

fn said_by(quote: &str, who: &str) -> Correction {
    Correction::Speaker {
        quote: anchor(quote),
        speaker: Speaker::Participant(anchor(who)),
    }
}

#[test]
fn the_story_json_says_what_is_by_hand_and_of_nothing_else_whose_it_is() {
    let all = [
        said_by("the wages were still open", "Kari Dahl"),
        Correction::AddRole {
            who: anchor("Ana Moe"),
            role: anchor("deputy"),
        },
        Correction::When {
            date: day(9),
            until: None,
        },
    ];
    let json = |story: &Story| {
        let story = json::Story::new(TEXT, story, json::Offsets::Utf8);
        serde_json::to_value(story).expect("a story")
    };
    let corrected = correct(TEXT, &story(), &Corrections(all.to_vec()));
    let told = json(&corrected.story);
    assert_eq!(told["quotes"][1]["by"], "hand");
    assert_eq!(told["quotes"][1]["reason"]["speaker"], "hand");
    assert_eq!(told["participants"][0]["by"], "hand");
    assert_eq!(told["participants"][0]["roles"][1]["by"], "hand");
    assert_eq!(told["event"]["date_by"], "hand");
    assert_eq!(told.to_string().matches("\"hand\"").count(), 6);
    assert!(!json(&story()).to_string().contains("\"hand\""));
}

#[test]
fn a_quote_is_another_s() {
    let wages = "the wages were still open";
    check(
        &[said_by(wages, "Kari Dahl")],
        &[APPLIED],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ indirect* \"the wages were still open\" Kari Dahl (hand) [] said",
        ],
    );
    check(
        &[said_by(wages, "Ness")],
        &[ALREADY],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ indirect* \"the wages were still open\" Paul Ness (hand) [] said",
        ],
    );
    check(
        &[said_by("the pay offer was final", "Ness")],
        &[APPLIED],
        &[
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "+ indirect* \"the pay offer was final\" Paul Ness (hand) [] said",
        ],
    );
    check_elsewhere(&said_by(wages, "Ness"), GONE, NOTHING);
}

#[test]
fn a_quote_is_nobody_s_or_somebody_s_without_a_name() {
    let of = |speaker| Correction::Speaker {
        quote: anchor("the pay offer was final"),
        speaker,
    };
    check(
        &[of(Speaker::Nobody)],
        &[APPLIED],
        &[
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "+ indirect* \"the pay offer was final\" - (hand) [] said",
        ],
    );
    check(
        &[of(Speaker::Unnamed(anchor("An official")))],
        &[APPLIED],
        &[
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "+ unnamed* An official x1 none",
            "+ indirect* \"the pay offer was final\" An official (hand) [] said",
        ],
    );
    check(
        &[of(Speaker::Unnamed(anchor("Kari Dahl")))],
        &[IN_THE_WAY],
        &[],
    );
    let twice = [
        of(Speaker::Unnamed(anchor("An official"))),
        said_by("the wages were still open", "An official"),
    ];
    check(
        &twice,
        &[APPLIED, APPLIED],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "+ unnamed* An official x1 none",
            "+ indirect* \"the wages were still open\" An official (hand) [] said",
            "+ indirect* \"the pay offer was final\" An official (hand) [] said",
        ],
    );
}

#[test]
fn a_quote_has_other_bounds() {
    let bounds = |from: &str, to: &str| Correction::QuoteBounds {
        quote: anchor(from),
        to: anchor(to),
    };
    check(
        &[bounds("the wages were still open", "the wages were still")],
        &[APPLIED],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ indirect* \"the wages were still\" Paul Ness (named) [] said",
        ],
    );
    check(
        &[bounds(
            "the wages were still open",
            "the wages were still open",
        )],
        &[ALREADY],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ indirect* \"the wages were still open\" Paul Ness (named) [] said",
        ],
    );
    check(
        &[bounds(
            "the wages were still open",
            "the pay offer was final",
        )],
        &[IN_THE_WAY],
        &[],
    );
    check_elsewhere(
        &bounds("the wages were still open", "wages were still open"),
        GONE,
        NOTHING,
    );
}

#[test]
fn a_quote_is_none_or_was_missed() {
    let none = |quote: &str| Correction::NoQuote {
        quote: anchor(quote),
    };
    check(
        &[none("the wages were still open")],
        &[APPLIED],
        &["- indirect \"the wages were still open\" Paul Ness (named) [] said"],
    );
    check(&[none("Nobody goes home hungry")], &[ALREADY], &[]);
    check_elsewhere(&none("the wages were still open"), GONE, ALREADY);
    let add = |words: &str, kind| Correction::AddQuote {
        words: anchor(words),
        kind,
    };
    check(
        &[add("Nobody goes home hungry", QuoteKind::Direct)],
        &[APPLIED],
        &["+ direct* \"Nobody goes home hungry\" - (undecided) [Ola Lie, Paul Ness] said"],
    );
    check(
        &[add("it was not", QuoteKind::Indirect)],
        &[APPLIED],
        &["+ indirect* \"it was not\" - (undecided) [Paul Ness] said"],
    );
    check(
        &[add("the wages were still open", QuoteKind::Indirect)],
        &[ALREADY],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ indirect* \"the wages were still open\" Paul Ness (named) [] said",
        ],
    );
    check(
        &[add("the wages were still open", QuoteKind::Direct)],
        &[APPLIED],
        &[
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ direct* \"the wages were still open\" Paul Ness (named) [] said",
        ],
    );
    check(
        &[add("wages were still open", QuoteKind::Indirect)],
        &[IN_THE_WAY],
        &[],
    );
    check_elsewhere(&add("it was not", QuoteKind::Indirect), GONE, APPLIED);
}

#[test]
fn the_event_is_another() {
    let what = |words: &str| Correction::What {
        what: anchor(words),
    };
    check(
        &[what("met")],
        &[APPLIED],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* met in Bergen on 2026-01-05..-",
        ],
    );
    check(
        &[what("talks")],
        &[ALREADY],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* talks in Bergen on 2026-01-05..-",
        ],
    );
    check(
        &[Correction::NoEvent, what("vote")],
        &[APPLIED, APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- person Paul Ness = Ness / union leader x2 attending",
            "- person Kari Dahl / Premier x1 represented",
            "- person Ola Lie = Lie / deputy x2 attending",
            "- Ola Lie for Kari Dahl",
            "- event talks in Bergen on 2026-01-05..-",
            "- Ola Lie represents Kari Dahl",
            "+ person Ana Moe = Moe / Harbour minister x2 none",
            "+ person Paul Ness = Ness / union leader x2 none",
            "+ person Kari Dahl / Premier x1 none",
            "+ person Ola Lie = Lie / deputy x2 none",
            "+ event* vote in - on -..-",
        ],
    );
    check_elsewhere(&what("met"), GONE, APPLIED);
}

#[test]
fn the_event_is_held_elsewhere() {
    let place = |words: Option<&str>| Correction::Where {
        place: words.map(anchor),
    };
    check(
        &[place(Some("OSLO"))],
        &[APPLIED],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ place* OSLO x1 none",
            "+ event* talks in OSLO on 2026-01-05..-",
        ],
    );
    check(
        &[place(None)],
        &[APPLIED],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* talks in - on 2026-01-05..-",
        ],
    );
    check(
        &[place(Some("Bergen"))],
        &[ALREADY],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* talks in Bergen on 2026-01-05..-",
        ],
    );
    check_elsewhere(&place(Some("Bergen")), NOTHING, NOTHING);
}

#[test]
fn the_event_is_held_on_another_day_or_there_is_none() {
    let when = |date, until| Correction::When { date, until };
    check(
        &[when(day(9), day(11))],
        &[APPLIED],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* talks in Bergen on 2026-01-09..2026-01-11",
        ],
    );
    check(
        &[when(day(5), None)],
        &[ALREADY],
        &[
            "- event talks in Bergen on 2026-01-05..-",
            "+ event* talks in Bergen on 2026-01-05..-",
        ],
    );
    check_elsewhere(&when(day(5), None), NOTHING, NOTHING);
    check(
        &[Correction::NoEvent],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- person Paul Ness = Ness / union leader x2 attending",
            "- person Kari Dahl / Premier x1 represented",
            "- person Ola Lie = Lie / deputy x2 attending",
            "- Ola Lie for Kari Dahl",
            "- event talks in Bergen on 2026-01-05..-",
            "- Ola Lie represents Kari Dahl",
            "+ person Ana Moe = Moe / Harbour minister x2 none",
            "+ person Paul Ness = Ness / union leader x2 none",
            "+ person Kari Dahl / Premier x1 none",
            "+ person Ola Lie = Lie / deputy x2 none",
        ],
    );
    check_elsewhere(&Correction::NoEvent, ALREADY, ALREADY);
}

#[test]
fn words_that_may_tell_of_an_event_tell_of_it_or_there_is_none() {
    let mut nearly = story();
    nearly.possible_event = nearly.event.take().map(|event| event.what);
    let what = Correction::What {
        what: anchor("talks"),
    };
    for answer in [what, Correction::NoEvent] {
        let one = [answer.clone()];
        let bytes = Corrections(one.to_vec()).to_bytes(None).expect("few");
        let linked = Corrections::from_bytes(&bytes, None).expect("its own bytes");
        let corrected = correct(TEXT, &nearly, &linked);
        assert_eq!(corrected.fates, [APPLIED], "{answer:?}");
        assert_eq!(corrected.story.possible_event, None, "{answer:?}");
        undone_and_redone(&nearly, &one, &corrected.story);
        let twice = correct(TEXT, &nearly, &Corrections(vec![answer; 2]));
        assert_eq!(twice.fates, [APPLIED, ALREADY]);
    }
}

#[test]
fn what_is_promised_asked_disputed_and_to_come() {
    use Topic::{Demands, StickingPoints};
    let add = |topic, words: &str| Correction::AddClaim {
        topic,
        words: anchor(words),
    };
    check(
        &[add(Demands, "Nobody goes home hungry")],
        &[APPLIED],
        &["+ Demands* \"Nobody goes home hungry\" -"],
    );
    check(
        &[add(Demands, "again on Friday")],
        &[APPLIED],
        &["+ Demands* \"again on Friday\" Ana Moe"],
    );
    check(
        &[add(StickingPoints, "the wages")],
        &[ALREADY],
        &[
            "- StickingPoints \"the wages\" -",
            "+ StickingPoints* \"the wages\" -",
        ],
    );
    check(&[add(StickingPoints, "wages were")], &[IN_THE_WAY], &[]);
    check_elsewhere(&add(Demands, "again on Friday"), GONE, APPLIED);
    let moved = |topic, claim: &str, to, words: Option<&str>| Correction::MoveClaim {
        topic,
        claim: anchor(claim),
        to,
        words: words.map(anchor),
    };
    check(
        &[moved(StickingPoints, "the wages", Demands, None)],
        &[APPLIED],
        &[
            "- StickingPoints \"the wages\" -",
            "+ Demands* \"the wages\" -",
        ],
    );
    check(
        &[moved(
            StickingPoints,
            "the wages",
            StickingPoints,
            Some("the wages were"),
        )],
        &[APPLIED],
        &[
            "- StickingPoints \"the wages\" -",
            "+ StickingPoints* \"the wages were\" -",
        ],
    );
    check(
        &[moved(Demands, "the wages", StickingPoints, None)],
        &[ALREADY],
        &[
            "- StickingPoints \"the wages\" -",
            "+ StickingPoints* \"the wages\" -",
        ],
    );
    check(
        &[moved(Demands, "hungry", StickingPoints, None)],
        &[NOTHING],
        &[],
    );
    check_elsewhere(
        &moved(StickingPoints, "the wages", Demands, None),
        GONE,
        NOTHING,
    );
}

#[test]
fn a_claim_is_another_s_or_none() {
    use Topic::{Commitments, Demands, NextSteps, StickingPoints};
    let whose = |whose: Option<&str>| Correction::WhoseClaim {
        topic: Commitments,
        claim: anchor("The boats will sail"),
        whose: whose.map(anchor),
    };
    check(
        &[whose(Some("Paul Ness"))],
        &[APPLIED],
        &[
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "+ Commitments* \"The boats will sail again on Friday\" Paul Ness",
        ],
    );
    check(
        &[whose(None)],
        &[APPLIED],
        &[
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "+ Commitments* \"The boats will sail again on Friday\" -",
        ],
    );
    check(
        &[whose(Some("Ana Moe"))],
        &[ALREADY],
        &[
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "+ Commitments* \"The boats will sail again on Friday\" Ana Moe",
        ],
    );
    check_elsewhere(&whose(None), GONE, NOTHING);
    let none = |topic, claim: &str| Correction::NoClaim {
        topic,
        claim: anchor(claim),
    };
    check(
        &[none(NextSteps, "The union will vote on Sunday")],
        &[APPLIED],
        &["- NextSteps \"The union will vote on Sunday\" -"],
    );
    check(&[none(Demands, "the wages")], &[ALREADY], &[]);
    check_elsewhere(&none(StickingPoints, "the wages"), GONE, ALREADY);
}

#[test]
fn a_date_is_another_elsewhere_or_none() {
    let date = |words: &str, date| Correction::Date {
        words: anchor(words),
        date,
        until: None,
    };
    check(
        &[date("Friday", day(16))],
        &[APPLIED],
        &["- date Friday 2026-01-09", "+ date* Friday 2026-01-16"],
    );
    check(
        &[date("Friday", day(9))],
        &[ALREADY],
        &["- date Friday 2026-01-09", "+ date* Friday 2026-01-09"],
    );
    check(&[date("again", None)], &[APPLIED], &["+ date* again -"]);
    check_elsewhere(&date("Friday", day(16)), GONE, APPLIED);
    let bounds = |words: &str, to: &str| Correction::DateBounds {
        words: anchor(words),
        to: anchor(to),
    };
    check(
        &[bounds("Friday", "on Friday")],
        &[APPLIED],
        &["- date Friday 2026-01-09", "+ date* on Friday 2026-01-09"],
    );
    check(
        &[bounds("on Friday", "Friday")],
        &[ALREADY],
        &["- date Friday 2026-01-09", "+ date* Friday 2026-01-09"],
    );
    check(&[bounds("Friday", "Sunday")], &[IN_THE_WAY], &[]);
    check(&[bounds("hungry", "home hungry")], &[NOTHING], &[]);
    check_elsewhere(&bounds("Friday", "on Friday"), GONE, NOTHING);
    let none = |words: &str| Correction::NoDate {
        words: anchor(words),
    };
    check(&[none("Friday")], &[APPLIED], &["- date Friday 2026-01-09"]);
    check(&[none("hungry")], &[ALREADY], &[]);
    check_elsewhere(&none("Friday"), GONE, ALREADY);
}

#[test]
fn the_dispatch_has_another_date() {
    let published = |date| Correction::Published { date };
    check(
        &[published(day(13))],
        &[APPLIED],
        &[
            "- published 2026-01-06",
            "- event talks in Bergen on 2026-01-05..-",
            "- date Monday 2026-01-05",
            "- date Friday 2026-01-09",
            "- date Sunday 2026-01-11",
            "+ published 2026-01-13*",
            "+ event talks in Bergen on 2026-01-12..-",
            "+ date Monday 2026-01-12",
            "+ date Friday 2026-01-16",
            "+ date Sunday 2026-01-18",
        ],
    );
    check(
        &[published(day(6))],
        &[ALREADY],
        &["- published 2026-01-06", "+ published 2026-01-06*"],
    );
    check(
        &[
            Correction::Date {
                words: anchor("Friday"),
                date: day(30),
                until: None,
            },
            published(day(13)),
        ],
        &[APPLIED, APPLIED],
        &[
            "- published 2026-01-06",
            "- event talks in Bergen on 2026-01-05..-",
            "- date Monday 2026-01-05",
            "- date Friday 2026-01-09",
            "- date Sunday 2026-01-11",
            "+ published 2026-01-13*",
            "+ event talks in Bergen on 2026-01-12..-",
            "+ date Monday 2026-01-12",
            "+ date* Friday 2026-01-30",
            "+ date Sunday 2026-01-18",
        ],
    );
    check(
        &[published(None)],
        &[APPLIED],
        &[
            "- published 2026-01-06",
            "- event talks in Bergen on 2026-01-05..-",
            "- date Monday 2026-01-05",
            "- date Friday 2026-01-09",
            "- date Sunday 2026-01-11",
            "+ published -*",
            "+ event talks in Bergen on -..-",
            "+ date Monday -",
            "+ date Friday -",
            "+ date Sunday -",
        ],
    );
    check_elsewhere(&published(day(6)), APPLIED, APPLIED);
}
