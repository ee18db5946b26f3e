//! The panels rendered to strings: what a reader is shown, in both languages, in every state.

use super::explorer::{self, Explorer};
use super::{Desk, hand, notice, plain, story};
use crate::intake::Problem;
use crate::marks::Topic;
use crate::reading::Reading;
use crate::sample::{self, REY};
use crate::state::{
    Action, Grouping, Hand, Notice, Order, Origin, Panel, Selection, Side, State, Subject, Theme,
    Ties,
};
use crate::words::Tongue;
use depeche_engine::Story;
use depeche_engine::story::{By, Kind, PresenceStatus, RelationKind};
use std::rc::Rc;
use yew::prelude::*;

fn desk(tongue: Tongue) -> Desk {
    Desk {
        words: tongue.words(),
        ask: Callback::noop(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PlainProps {
    desk: Desk,
    reading: Rc<Reading>,
    claimed: &'static str,
}

/// The plain reading, which is no component, for a renderer of components.
#[component]
fn Plain(props: &PlainProps) -> Html {
    plain::shown(&props.desk, &props.reading, props.claimed)
}

fn state(reading: Rc<Reading>, selection: Selection) -> State {
    State::new(Tongue::French, Theme::System)
        .after(Action::Read {
            reading,
            origin: Origin::Box,
            keep_box: false,
        })
        .after(Action::Select(selection, Side::Explorer))
}

async fn panel(tongue: Tongue, panel: Panel, reading: Rc<Reading>, selection: Selection) -> String {
    let state = state(reading, selection).after(Action::Open(panel));
    shown(tongue, &state).await
}

/// The explorer as a state shows it.
async fn shown(tongue: Tongue, state: &State) -> String {
    let props = explorer::Props {
        desk: desk(tongue),
        reading: state.reading.clone().unwrap(),
        panel: state.panel,
        sheet: state.sheet,
        who: state.who.clone(),
        said: state.said,
        ties: state.ties,
        selection: state.selection,
        here: state.reveal.span,
        place: state.place(),
    };
    let renderer = yew::LocalServerRenderer::<Explorer>::with_props(props);
    renderer.hydratable(false).render().await
}

async fn column(reading: Rc<Reading>, selection: Selection, origin: Origin, marks: bool) -> String {
    let mut state = state(reading, selection).after(Action::Mark(marks));
    state.origin = origin;
    column_of(&state).await
}

/// The story column as a state shows it.
async fn column_of(state: &State) -> String {
    let props = story::Props {
        desk: desk(Tongue::French),
        lights: state.lights(),
        reading: state.reading.clone().unwrap(),
        origin: state.origin.clone(),
        marks: state.marks,
        needle: state.search.needle.clone(),
        found: state.found(),
        by_hand: state.by_hand.clone(),
        choice: state.choice.clone(),
    };
    let renderer = yew::LocalServerRenderer::<story::Story>::with_props(props);
    renderer.hydratable(false).render().await
}

#[derive(Properties, PartialEq)]
struct Shown {
    state: State,
}

#[component]
fn ShownNotice(props: &Shown) -> Html {
    notice::notice(&desk(props.state.tongue), &props.state)
}

/// What stands between tags, white space as it is read.
fn words(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<') {
        let text = piece.split_once('>').map_or(piece, |(_, text)| text);
        out.push(' ');
        out.push_str(text);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let shown = words(html);
    for words in expected {
        assert!(shown.contains(words), "{words:?} is not in:\n{shown}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn who_shows_every_participant_by_kind_with_role_and_presence() {
    let html = panel(
        Tongue::French,
        Panel::Who,
        sample::reading(),
        Selection::None,
    )
    .await;
    check(
        &html,
        &[
            "Qui 5",
            "Personnes 4",
            "Paul Rey maire présence hôte",
            "2 mentions",
            "1 citation",
            "Lieux 1 Port-Vieux",
            "par délégation",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_selected_participant_opens_with_mentions_in_their_words_and_the_reason() {
    let html = panel(
        Tongue::English,
        Panel::Who,
        sample::reading(),
        Selection::Participant(REY),
    )
    .await;
    check(
        &html,
        &[
            "1 / 2",
            "What is said Nous bâtirons ce pont",
            "In the text Le maire Paul Rey a reçu mardi Anna Blum à…",
            "… bâtirons ce pont\", a déclaré Paul Rey à la presse. Why?",
            "Why?",
            "The name begins with a known first name.",
            "The text says: “a reçu”.",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_card_tells_presence_stand_ins_promises_and_ties() {
    use depeche_engine::story::{Relation, RelationKind};
    let mut story = sample::reading().story.clone();
    for (to, kind) in [
        (sample::BLUM, RelationKind::Met),
        (sample::ROC, RelationKind::Kin),
    ] {
        let evidence = sample::span("a reçu mardi Anna Blum", 0);
        let from = REY;
        story.relations.push(Relation {
            from,
            to,
            kind,
            evidence,
        });
    }
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let card = async |who| {
        let selection = Selection::Participant(who);
        panel(Tongue::French, Panel::Who, reading.clone(), selection).await
    };
    check(
        &card(REY).await,
        &[
            "Présence Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux",
            "Promet Nous bâtirons ce pont",
            "Rencontre Anna Blum Famille Léa Roc",
            "Ce qui est dit Nous bâtirons ce pont",
        ],
    );
    check(
        &card(sample::DOL).await,
        &["Présence Jean", "À sa place Léa Roc"],
    );
    check(
        &card(sample::ROC).await,
        &[
            "À la place de Jean &lt;b&gt;Dol&lt;/b&gt;",
            "Famille Paul Rey",
        ],
    );
    let plain = card(sample::PORT).await;
    assert!(
        !plain.contains("class=\"told\"") && !plain.contains("said-by"),
        "{plain}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn said_groups_quotes_by_speaker_with_cue_voice_and_addressee() {
    let html = panel(
        Tongue::French,
        Panel::Said,
        sample::reading(),
        Selection::None,
    )
    .await;
    check(
        &html,
        &[
            "Paul Rey 1 « Nous bâtirons ce pont » direct source nommée a déclaré à la presse",
            "Anna Blum 1 le coût restait un obstacle indirect",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn context_shows_the_event_the_ledger_the_claims_and_the_timeline() {
    let html = panel(
        Tongue::French,
        Panel::Context,
        sample::reading(),
        Selection::None,
    )
    .await;
    check(
        &html,
        &[
            "Lieu Port-Vieux",
            "Date mardi 3 mars 2026",
            "Hôte Paul Rey",
            "Présents Paul Rey hôte",
            "par Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux",
            "Représentés Jean &lt;b&gt;Dol&lt;/b&gt;",
            "par Léa Roc",
            "Engagements 1 Paul Rey Nous bâtirons ce pont",
            "Points de blocage 1 le coût",
            "Chronologie 1 mardi 3 mars 2026 Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_date_that_is_selected_and_the_dispatch_s_own_are_put_right_where_they_stand() {
    let mut story = sample::reading().story.clone();
    story.context.dates[0].by = By::Hand;
    story.furniture.published = story.context.dates[0].date;
    story.furniture.published_by = By::Hand;
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let shown =
        async |selection| panel(Tongue::English, Panel::Context, reading.clone(), selection).await;
    check(
        &shown(Selection::Date(0)).await,
        &[
            "Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux by hand Correct",
            "Dated Tuesday 3 March 2026 by hand Correct",
        ],
    );
    check(
        &shown(Selection::None).await,
        &["à Port-Vieux by hand Dated Tuesday 3 March 2026 by hand Correct"],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn names_in_a_row_stand_apart() {
    let mut story = sample::reading().story.clone();
    story.representations[0].by = vec![sample::ROC, sample::BLUM, REY];
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    for (tongue, expected) in [
        (Tongue::French, "par Léa Roc , Anna Blum et Paul Rey"),
        (Tongue::English, "by Léa Roc , Anna Blum and Paul Rey"),
    ] {
        let html = panel(tongue, Panel::Context, reading.clone(), Selection::None).await;
        check(&html, &[expected]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn of_many_passages_on_a_day_the_first_are_shown() {
    let mut story = sample::reading().story.clone();
    let one = story.context.dates[0];
    let text = "Hier. ".repeat(7);
    story.context.dates = (0..7)
        .map(|i| {
            let mut date = one;
            date.span = depeche_engine::Span::new(i * 6, i * 6 + 4);
            date
        })
        .collect();
    story = Story {
        context: story.context,
        ..Story::default()
    };
    story.context.commitments.clear();
    story.context.sticking_points.clear();
    let reading = Rc::new(Reading::new(text, story));
    let html = panel(Tongue::French, Panel::Context, reading, Selection::None).await;
    check(
        &html,
        &["mardi 3 mars 2026 Hier Hier Hier Hier 3 autres passages Hier"],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn those_who_were_not_invited_sit_apart_in_the_plan() {
    let plan = async |uninvited| {
        let mut story = sample::reading().story.clone();
        let presence = &mut story.participants[sample::BLUM].presence;
        presence.status = PresenceStatus::Absent;
        presence.uninvited = uninvited;
        let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
        let html = panel(Tongue::English, Panel::Context, reading, Selection::None).await;
        let (_, plan) = html.split_once("class=\"plan\"").expect("a plan");
        let apart = plan.split_once("class=\"uninvited\"");
        apart.map(|(room, apart)| (room.contains("Anna Blum"), apart.contains("Anna Blum")))
    };
    assert_eq!(plan(true).await, Some((false, true)));
    assert_eq!(plan(false).await, None);
}

#[tokio::test(flavor = "current_thread")]
async fn links_are_drawn_and_tabled_with_the_same_facts() {
    let html = panel(
        Tongue::French,
        Panel::Links,
        sample::reading(),
        Selection::None,
    )
    .await;
    check(
        &html,
        &[
            "Paul Rey parle de Anna Blum 1 passage",
            "Léa Roc représente Jean &lt;b&gt;Dol&lt;/b&gt; 2 passages",
        ],
    );
    let (legend, drawing) = html.split_once("class=\"drawing\"").expect("a drawing");
    assert_eq!(drawing.matches("<path").count(), 2);
    assert_eq!(drawing.matches("<text").count(), 4);
    let (_, legend) = legend.rsplit_once("class=\"chips\"").expect("a legend");
    check(
        &format!("<p class=\"{legend}"),
        &["parle de 1 représente 1"],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn of_many_ties_those_of_one_kind_or_of_one_person_are_shown() {
    let drawn = async |selection, ties| {
        let state = state(sample::reading(), selection)
            .after(Action::Open(Panel::Links))
            .after(Action::Tied(ties));
        let html = shown(Tongue::English, &state).await;
        let (_, drawing) = html.split_once("class=\"drawing\"").expect("a drawing");
        let ties = drawing.matches("<path").count();
        assert_eq!(
            drawing.matches("passage</button>").count()
                + drawing.matches("passages</button>").count(),
            ties
        );
        (ties, html.contains("Only Paul Rey"))
    };
    let kind = Some(RelationKind::Represents);
    let (rey, roc) = (
        Selection::Participant(REY),
        Selection::Participant(sample::ROC),
    );
    let all = Ties::default();
    assert_eq!(drawn(Selection::None, all).await, (2, false));
    assert_eq!(
        drawn(Selection::None, Ties { kind, ..all }).await,
        (1, false)
    );
    assert_eq!(drawn(rey, all).await, (2, true));
    let alone = Ties { alone: true, ..all };
    assert_eq!(drawn(rey, alone).await, (1, true));
    assert_eq!(drawn(roc, alone).await, (1, false));
    // Nobody is left without a tie by what was chosen for others.
    assert_eq!(drawn(rey, Ties { kind, ..alone }).await, (1, true));
    assert_eq!(
        drawn(Selection::Participant(sample::PORT), alone).await,
        (2, false)
    );
}

/// The glance with something selected.
async fn brief(tongue: Tongue, reading: Rc<Reading>, selection: Selection) -> String {
    let html = panel(tongue, Panel::Links, reading, selection).await;
    let (_, glance) = html.split_once("<section").unwrap();
    format!("<section{}", glance.split_once("</section>").unwrap().0)
}

#[tokio::test(flavor = "current_thread")]
async fn the_glance_tells_a_story_in_lines_that_lead_to_their_words() {
    let html = brief(Tongue::English, sample::reading(), Selection::None).await;
    check(
        &html,
        &[
            "In brief What a reçu · Port-Vieux · Tuesday 3 March 2026 · over",
            "There Paul Rey (host)",
            "Absent Jean &lt;b&gt;Dol&lt;/b&gt; , represented by Léa Roc :",
            "In the way Anna Blum a dit que le coût restait un obstacle",
        ],
    );
    assert!(
        !html.contains("<b>") && !html.contains("lit-line"),
        "{html}"
    );
    // Every name, clause, date and quote can be pressed; what the interface says between them cannot.
    assert_eq!(html.matches("role=\"button\"").count(), 11, "{html}");
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_selected_lights_its_line_of_the_glance() {
    let html = brief(Tongue::French, sample::reading(), Selection::Quote(0)).await;
    assert_eq!(html.matches("lit-line").count(), 1, "{html}");
    let current = html.split("aria-current").nth(1).unwrap();
    assert!(words(&format!("<{current}")).starts_with("« Nous bâtirons"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_story_with_nothing_to_tell_has_no_glance() {
    let reading = Rc::new(Reading::new("Rien.".into(), Story::default()));
    let html = brief(Tongue::French, reading, Selection::None).await;
    let opening = html.split('>').next().unwrap();
    assert!(
        opening.ends_with(" hidden") || opening.contains("hidden="),
        "{opening}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn participants_are_filtered_by_kind_and_by_words_whatever_their_accents() {
    let all = state(sample::reading(), Selection::None);
    let places = all.after(Action::Only(Some(Kind::Place)));
    let html = shown(Tongue::French, &places).await;
    assert_eq!(html.matches("class=\"name\"").count(), 1);
    check(&html, &["Port-Vieux"]);
    let by_words = |words: &str| all.after(Action::Filter(words.into()));
    check(&shown(Tongue::French, &by_words("lea")).await, &["Léa Roc"]);
    check(
        &shown(Tongue::French, &by_words("MAIRE")).await,
        &["Paul Rey"],
    );
    let none = shown(Tongue::French, &by_words("zzz")).await;
    assert_eq!(none.matches("class=\"name\"").count(), 0);
}

#[tokio::test(flavor = "current_thread")]
async fn participants_are_sorted_as_asked() {
    let names = async |order| {
        let state = state(sample::reading(), Selection::None).after(Action::Sort(order));
        let html = shown(Tongue::French, &state).await;
        let names = html.split("class=\"name\"").skip(1);
        let names = names.map(|n| words(&format!("<{}", n.split("</span>").next().unwrap())));
        names.collect::<Vec<_>>()
    };
    let dol = "Jean &lt;b&gt;Dol&lt;/b&gt;";
    assert_eq!(
        names(Order::Name).await,
        ["Anna Blum", dol, "Léa Roc", "Paul Rey", "Port-Vieux"]
    );
    assert_eq!(
        names(Order::Mentions).await,
        ["Paul Rey", "Anna Blum", dol, "Léa Roc", "Port-Vieux"]
    );
}

#[tokio::test(flavor = "current_thread")]
async fn quotes_are_grouped_by_voice_or_as_they_stand() {
    let by = |grouping| {
        state(sample::reading(), Selection::None)
            .after(Action::Open(Panel::Said))
            .after(Action::Group(grouping))
    };
    let voices = shown(Tongue::English, &by(Grouping::Voice)).await;
    check(&voices, &["named source 2"]);
    let text = shown(Tongue::English, &by(Grouping::Text)).await;
    assert!(!text.contains("<h3"), "{text}");
    assert_eq!(text.matches("class=\"words\"").count(), 2);
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_found_is_marked_and_counted() {
    let state = state(sample::reading(), Selection::None).after(Action::Search("PONT".into()));
    let html = column_of(&state).await;
    assert_eq!(html.matches("hit").count(), 2, "{html}");
    check(&html, &["1 / 2"]);
    let nothing = state.after(Action::Search("absent du texte".into()));
    check(&column_of(&nothing).await, &["introuvable"]);
}

#[tokio::test(flavor = "current_thread")]
async fn the_plain_reading_is_the_brief_and_then_the_bare_text() {
    let props = PlainProps {
        desk: desk(Tongue::French),
        reading: sample::reading(),
        claimed: "Texte reçu par un lien",
    };
    let renderer = yew::LocalServerRenderer::<Plain>::with_props(props);
    let html = renderer.hydratable(false).render().await;
    check(
        &html,
        &[
            "Un pont pour deux rives Texte reçu par un lien",
            "Paroles « Nous bâtirons ce pont » — Paul Rey, maire, à la presse",
            "Chronologie mardi 3 mars 2026 : Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux La dépêche",
            "La dépêche Le maire Paul Rey a reçu mardi Anna Blum à Port-Vieux. \"Nous bâtirons",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn an_empty_panel_says_so_in_the_language_of_the_interface() {
    let reading = Rc::new(Reading::new("Rien.".into(), Story::default()));
    for (tongue, expected) in [
        (
            Tongue::French,
            ["Aucun participant", "Personne ne parle", "Ni événement"],
        ),
        (
            Tongue::English,
            ["No participant", "Nobody speaks", "No event"],
        ),
    ] {
        for (open, words) in Panel::ALL.into_iter().zip(expected) {
            let html = panel(tongue, open, reading.clone(), Selection::None).await;
            check(&html, &[words]);
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_story_is_shown_word_for_word_and_its_markup_is_text() {
    let html = column(sample::reading(), Selection::None, Origin::Box, true).await;
    assert!(!html.contains("<b>"), "{html}");
    let whole: String = html.split("class=\"text\"").nth(1).map(words).unwrap();
    let plain = |s: &str| s.split_whitespace().collect::<String>();
    for line in sample::TEXT.split("\n\n") {
        let escaped = line
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;");
        let either = [plain(&escaped), plain(&escaped.replace("&quot;", "\""))];
        assert!(
            either.iter().any(|l| plain(&whole).contains(l)),
            "{line}\nis not in\n{whole}"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_marked_name_says_what_it_is_to_whoever_does_not_see_its_line() {
    let html = column(sample::reading(), Selection::None, Origin::Box, true).await;
    let said = "aria-description=\"personne, présence\"";
    let named = html.split("<span").filter(|span| span.contains(said));
    assert!(
        named.clone().count() > 0 && named.clone().all(|span| span.contains("role=\"button\"")),
        "{html}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn marks_can_be_put_away_and_light_stays() {
    let marked = column(sample::reading(), Selection::None, Origin::Box, true).await;
    assert!(marked.contains("data-pick=\"p0\"") && marked.contains("role=\"button\""));
    let plain = column(
        sample::reading(),
        Selection::Participant(REY),
        Origin::Box,
        false,
    )
    .await;
    assert!(!plain.contains("data-pick"));
    assert_eq!(plain.matches("lit").count(), 2, "{plain}");
}

#[tokio::test(flavor = "current_thread")]
async fn a_story_from_a_link_says_that_nobody_checked_it() {
    let html = column(sample::reading(), Selection::None, Origin::Link, true).await;
    check(&html, &["ce site ne l’a pas vérifié"]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_notice_says_what_is_wrong_and_offers_what_can_be_done() {
    let first = State::new(Tongue::English, Theme::System);
    for (notice, expected) in [
        (
            Notice::Problem(Problem::OtherLanguage),
            "neither French nor English",
        ),
        (Notice::Problem(Problem::OtherLanguage), "Read it anyway"),
        (Notice::NoGrammar, "Try again"),
        (
            Notice::Link(crate::link::Fault::Cut {
                arrived: 1_024,
                expected: Some(1_871),
                text: "Le".into(),
            }),
            "1,024 of 1,871 characters arrived. Ask for it to be sent again; nothing was replaced here. Read what arrived",
        ),
    ] {
        let state = first.after(Action::Say(notice));
        let renderer = yew::LocalServerRenderer::<ShownNotice>::with_props(Shown { state });
        check(&renderer.hydratable(false).render().await, &[expected]);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn hidden_characters_are_counted_and_shown_where_they_stand() {
    let text = "Le maire Paul Re\u{200b}y a promis\u{a0}: un pont.";
    let reading = Rc::new(Reading::new(text.into(), Story::default()));
    let html = column(reading, Selection::None, Origin::Link, true).await;
    check(
        &html,
        &["1 caractère sans largeur U+200B Rey Retirer les caractères sans largeur"],
    );
    let honest = column(sample::reading(), Selection::None, Origin::Box, true).await;
    let strip = honest
        .split("<details")
        .find(|d| d.contains("hidden-characters"));
    let opening = strip.unwrap().split('>').next().unwrap();
    assert!(
        opening.contains("hidden=") || opening.ends_with(" hidden"),
        "{opening}"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn the_plan_seats_whoever_stands_in_and_leaves_the_list_to_be_read() {
    let html = panel(
        Tongue::French,
        Panel::Context,
        sample::reading(),
        Selection::None,
    )
    .await;
    let plan = html
        .split("class=\"plan\"")
        .nth(1)
        .and_then(|rest| rest.split("<dl").next())
        .expect("a plan before the list");
    assert!(
        html.contains("aria-hidden=\"true\" class=\"plan\""),
        "{html}"
    );
    check(
        &format!("<{plan}"),
        &["Paul Rey hôte", "Jean &lt;b&gt;Dol&lt;/b&gt; par Léa Roc"],
    );
    assert!(plan.contains("seat represented") && plan.contains("seat attending host"));
    assert!(!plan.contains("Anna Blum"), "she speaks: {plan}");
    assert!(!plan.contains("<button"), "nothing in it takes the focus");
}

#[tokio::test(flavor = "current_thread")]
async fn somebody_named_without_a_word_is_beside_the_room() {
    let mut story = sample::reading().story.clone();
    story.quotes.clear();
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let html = panel(Tongue::French, Panel::Context, reading, Selection::None).await;
    check(&html, &["présence non dite Anna Blum"]);
}

#[tokio::test(flavor = "current_thread")]
async fn a_story_that_tells_of_nobodys_presence_has_no_plan() {
    let mut story = sample::reading().story.clone();
    for participant in &mut story.participants {
        participant.presence = Default::default();
    }
    let reading = Rc::new(Reading::new(sample::TEXT.into(), story));
    let html = panel(Tongue::French, Panel::Context, reading, Selection::None).await;
    assert!(!html.contains("class=\"plan\""), "{html}");
}

#[test]
fn what_is_selected_is_told_in_words() {
    let reading = sample::reading();
    let told = |selection| {
        let told = story::told(&reading, Tongue::French.words(), selection);
        told.map(|told| told.replace('\u{a0}', " "))
    };
    for (selection, expected) in [
        (Selection::None, None),
        (
            Selection::Participant(REY),
            Some("Paul Rey, 2 mentions, présence"),
        ),
        (Selection::Participant(99), None),
        (
            Selection::Quote(0),
            Some("Citation : Paul Rey, « Nous bâtirons ce pont »"),
        ),
        (
            Selection::Claim(Topic::StickingPoints, 0),
            Some("blocage, « le coût »"),
        ),
        (Selection::Date(0), Some("mardi 3 mars 2026, « mardi »")),
    ] {
        assert_eq!(told(selection).as_deref(), expected);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_marked_name_is_pressed_while_it_is_lit_and_a_note_has_a_name() {
    let html = column(
        sample::reading(),
        Selection::Participant(REY),
        Origin::Box,
        true,
    )
    .await;
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 2, "{html}");
    assert!(html.contains("aria-pressed=\"false\""));
    assert!(
        html.contains("aria-label=\"Citation\u{a0}: Paul Rey\""),
        "{html}"
    );
}

/// The sample where Anna Blum said the first quote, was absent and is an organisation, all by hand.
fn by_hand() -> State {
    use depeche_corrections::{Anchor, Correction, Speaker};
    use depeche_engine::story::PresenceStatus;
    let anchor = |words| Anchor::of(sample::TEXT, sample::span(words, 0)).unwrap();
    let blum = || anchor("Anna Blum");
    let corrections = [
        Correction::Speaker {
            quote: anchor("Nous bâtirons ce pont"),
            speaker: Speaker::Participant(blum()),
        },
        Correction::Presence {
            who: blum(),
            status: PresenceStatus::Absent,
        },
        Correction::Kind {
            who: blum(),
            kind: Kind::Organisation,
        },
    ];
    let state = state(sample::reading(), Selection::None);
    (corrections.into_iter()).fold(state, |state, correction| {
        state.after(Action::Hand(Hand::correct(correction)))
    })
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_put_right_says_so_on_cards_in_the_context_and_in_its_reasons() {
    let state = by_hand();
    let blum = Action::Select(Selection::Participant(sample::BLUM), Side::Explorer);
    let html = shown(Tongue::English, &state.after(blum)).await;
    check(
        &html,
        &[
            "Anna Blum absent by hand",
            "Put right by hand. The presence was put right by hand.",
        ],
    );
    let html = shown(Tongue::English, &state.after(Action::Open(Panel::Said))).await;
    check(
        &html,
        &[
            "by hand Why?",
            "The source was put right by hand. Copy Correct",
        ],
    );
    let html = shown(Tongue::English, &state.after(Action::Open(Panel::Context))).await;
    check(&html, &["Absent Anna Blum host by hand"]);
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_put_right_is_marked_in_the_text_and_on_paper() {
    let state = by_hand();
    let html = column_of(&state).await;
    assert!(html.contains("m organisation by-hand"), "{html}");
    assert!(
        html.contains("aria-description=\"organisation, absence, à la main\""),
        "{html}"
    );
    check(&html, &["Corriger ↶ ↷ 3 corrections Doute suivant"]);
    let before = column(sample::reading(), Selection::None, Origin::Box, true).await;
    assert!(!before.contains("by-hand"), "{before}");
    let props = PlainProps {
        desk: desk(Tongue::English),
        reading: state.reading.clone().unwrap(),
        claimed: "",
    };
    let renderer = yew::LocalServerRenderer::<Plain>::with_props(props);
    let html = renderer.hydratable(false).render().await;
    check(
        &html,
        &[
            "Absent: Anna Blum (by hand)",
            "“Nous bâtirons ce pont” — Anna Blum, to la presse (by hand)",
        ],
    );
}

#[tokio::test(flavor = "current_thread")]
async fn who_gets_a_corrected_story_is_told_and_can_see_it_without() {
    let mut state = by_hand();
    state.by_hand.sent = true;
    check(
        &column_of(&state).await,
        &["Qui a envoyé ce lien en a corrigé la lecture. Voir sans corrections"],
    );
    let aside = state.after(Action::Hand(Hand::Aside(true)));
    let html = column_of(&aside).await;
    check(&html, &["Voir avec corrections"]);
    assert!(!html.contains("m organisation by-hand"), "{html}");
}

/// The dialogue as a state shows it.
async fn dialogue(tongue: Tongue, state: &State) -> String {
    let props = hand::Props {
        desk: desk(tongue),
        reading: state.reading.clone(),
        by_hand: state.by_hand.clone(),
    };
    let renderer = yew::LocalServerRenderer::<hand::HandBox>::with_props(props);
    renderer.hydratable(false).render().await
}

#[tokio::test(flavor = "current_thread")]
async fn the_dialogue_asks_what_it_is_about_with_numbered_answers() {
    let quote = Action::Hand(Hand::Open(Subject::Quote(0)));
    let open = state(sample::reading(), Selection::None).after(quote);
    let html = dialogue(Tongue::English, &open).await;
    check(
        &html,
        &[
            "Who says this? Nous bâtirons ce pont 1 Paul Rey maire 2 Anna Blum person",
            "Otherwise This is no quote",
            "Close",
        ],
    );
    assert!(!html.contains("<b>Dol"), "a name is text: {html}");
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1, "{html}");
    let shut = dialogue(Tongue::English, &open.after(Action::Hand(Hand::Close))).await;
    assert_eq!(words(&shut), "");
    let all = by_hand().after(Action::Hand(Hand::Open(Subject::All)));
    check(
        &dialogue(Tongue::French, &all).await,
        &[
            "3 corrections",
            "Source : « Nous bâtirons ce pont » → « Anna Blum » Reprendre",
            "Tout reprendre",
            "Voir sans corrections",
        ],
    );
}
