//! Whole heads and feet, in the forms agencies and their clients give them.

use super::*;

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let cut = Text::new(text);
    let frame = read(&cut);
    let got: Vec<(&str, &str)> = frame
        .paragraphs
        .iter()
        .map(|p| (p.role.name(), p.span.of(text)))
        .collect();
    assert_eq!(got, expected);
}

#[track_caller]
fn furniture(text: &str) -> (Furniture, String) {
    let cut = Text::new(text);
    let frame = read(&cut);
    let story: Vec<&str> = frame
        .story
        .iter()
        .map(|run| cut.words(run.tokens.clone()))
        .collect();
    (frame.furniture, story.join(" | "))
}

const BODY: &str = "Le pont de Brenne rouvrira mardi, a annoncé la préfecture.";

#[test]
fn a_feed_prefix_a_note_and_credits() {
    let text = format!(
        " date 2026-03-04 Brenne-Le pont rouvre\n\n(Actualisé avec précisions)\n\n{BODY}\n\n(Reportage de Paul Rey; édité par Zoé Mar)"
    );
    let (furniture, story) = furniture(&text);
    assert_eq!(furniture.slug.map(|s| s.of(&text)), Some("Brenne"));
    assert_eq!(
        furniture.headline.map(|s| s.of(&text)),
        Some("Le pont rouvre")
    );
    assert_eq!(
        furniture.update_note.map(|s| s.of(&text)),
        Some("(Actualisé avec précisions)")
    );
    assert_eq!(
        furniture.published.map(|d| d.to_string()).as_deref(),
        Some("2026-03-04")
    );
    assert_eq!(furniture.credits.len(), 2);
    assert!(
        story.ends_with(BODY) && !story.contains("Reportage"),
        "{story}"
    );
}

#[test]
fn a_publication_line_below_the_title() {
    let text = format!(
        "Le pont rouvre\n\nRadio du Port avec AFP, publié le mercredi 04 mars 2026 à 09h12\n\n{BODY}"
    );
    check(
        &text,
        &[
            ("headline", "Le pont rouvre"),
            (
                "dateline",
                "Radio du Port avec AFP, publié le mercredi 04 mars 2026 à 09h12",
            ),
            ("body", BODY),
        ],
    );
    let (furniture, _) = furniture(&text);
    assert_eq!(furniture.agency.map(|a| a.name(&text)), Some("AFP"));
    assert_eq!(
        furniture.published.map(|d| d.to_string()).as_deref(),
        Some("2026-03-04")
    );
}

#[test]
fn a_dateline_opens_the_body_and_is_no_story() {
    let text = "Ferry crews to strike\n\nBy Jo Lee\n\nUpdated 6:40 AM CET, March 17, 2026\n\nLISBON, March 17 (Reuters) - Crews will strike on Friday.";
    let (furniture, story) = furniture(text);
    let dateline = furniture.dateline.expect("a dateline");
    assert_eq!(dateline.place.map(|s| s.of(text)), Some("LISBON"));
    assert_eq!(
        dateline.date.map(|d| d.to_string()).as_deref(),
        Some("2026-03-17")
    );
    assert_eq!(furniture.credits.len(), 1);
    assert_eq!(
        story,
        "Ferry crews to strike | Crews will strike on Friday."
    );
}

#[test]
fn a_text_collapsed_into_one_paragraph() {
    let text = format!(
        "Le pont rouvre AFP, publié le mercredi 04 mars 2026 à 09h12 {BODY} La suite. (Par Paul Rey, édité par Zoé Mar)"
    );
    let (furniture, story) = furniture(&text);
    assert_eq!(
        furniture.headline.map(|s| s.of(&text)),
        Some("Le pont rouvre")
    );
    assert_eq!(furniture.credits.len(), 2);
    assert_eq!(story, format!("Le pont rouvre | {BODY} La suite."));
    let text = "Ferry crews to strike By Jo Lee LISBON, Jan 6, 2026 (Reuters) - Crews will strike. It is the third time.";
    let (furniture, story) = self::furniture(text);
    assert_eq!(
        furniture.headline.map(|s| s.of(text)),
        Some("Ferry crews to strike")
    );
    assert_eq!(furniture.credits.len(), 1);
    assert_eq!(
        story,
        "Ferry crews to strike | Crews will strike. It is the third time."
    );
}

#[test]
fn headings_captions_and_links_stand_apart() {
    let text = format!(
        "Le pont rouvre\n\n{BODY}\n\n- Trois ans de travaux -\n\nLe pont, le 3 mars 2026 (AFP/Jeanne ROY)\n\nA lire aussi : Les travaux du pont\n\n{BODY}\n\nab-cd/ef"
    );
    let roles: Vec<&str> = read(&Text::new(&text))
        .paragraphs
        .iter()
        .map(|p| p.role.name())
        .collect();
    assert_eq!(
        roles,
        [
            "headline", "body", "heading", "caption", "chrome", "body", "chrome"
        ]
    );
}

#[test]
fn agency_credits_that_name_nobody_else_and_a_contribution() {
    let text = "Talks open in Bern\n\nBERN (AP) — Ministers met.\n\n___\n\nAssociated Press writer Jo Lee in Rome contributed to this report.";
    let (furniture, story) = furniture(text);
    assert_eq!(furniture.agency.map(|a| a.name(text)), Some("AP"));
    assert_eq!(furniture.credits.len(), 1);
    assert_eq!(story, "Talks open in Bern | Ministers met.");
}

#[test]
fn a_label_before_the_title_and_a_standfirst_after_it() {
    let text = format!(
        "Monde\n\nLe pont de Brenne rouvre mardi\n\nTrois ans de travaux, un coût doublé\n\nPublié le 4 mars 2026\n\n{BODY}"
    );
    let (furniture, story) = furniture(&text);
    assert_eq!(
        furniture.headline.map(|s| s.of(&text)),
        Some("Le pont de Brenne rouvre mardi")
    );
    assert_eq!(
        story,
        format!("Le pont de Brenne rouvre mardi | Trois ans de travaux, un coût doublé | {BODY}")
    );
}

#[test]
fn a_story_without_furniture_is_all_story() {
    for text in [
        BODY,
        "Crews will strike on Friday, their union said. It is the third time.",
        "Paris",
        "",
        "   \n\n ",
    ] {
        let (furniture, story) = furniture(text);
        assert_eq!(furniture.headline, None, "{text}");
        assert_eq!(story, text.trim());
    }
}

#[test]
fn sentences_that_open_like_furniture_stay_story() {
    for opening in [
        "Par ailleurs, le pont rouvrira mardi.",
        "By Monday, the Lisbon Ferry Union will decide.",
        "Avec la grève, le trafic est interrompu.",
        "Reporting restrictions were lifted on Monday.",
        "Le 4 mars 2026, le pont a rouvert.",
        "Published in 2019, the report was ignored.",
    ] {
        let text = format!("{BODY}\n\n{opening}");
        let (_, story) = furniture(&text);
        assert_eq!(story, format!("{BODY} | {opening}"));
    }
}

#[test]
fn below_a_title_a_place_and_a_hyphen_make_a_dateline() {
    let (furniture, story) =
        furniture("Ferry talks resume\n\nHALIFAX - The talks resumed on Monday.");
    assert!(furniture.dateline.is_some());
    assert_eq!(story, "Ferry talks resume | The talks resumed on Monday.");
}

#[test]
fn a_summary_in_points_stands_before_the_dateline() {
    let text = "UPDATE 1-Ferry talks resume\n\n* First since March\n\n* Crews stay away\n\n* Fares to rise\n\n(Adds crews' comment)\n\nSUVA, May 18, 2026 (Reuters) - The talks resumed on Monday.";
    let (furniture, story) = furniture(text);
    let place = furniture.dateline.and_then(|d| d.place);
    assert_eq!(place.map(|s| s.of(text)), Some("SUVA"));
    assert!(furniture.update_note.is_some());
    assert_eq!(
        story,
        "Ferry talks resume | First since March | Crews stay away | Fares to rise | The talks resumed on Monday."
    );
}

#[test]
fn a_dateline_may_stand_above_the_title_or_before_it() {
    for (head, agency) in [
        ("DAKAR, 11 fév 2026 (AFP) -\n\n", Some("AFP")),
        ("Dakar, 11 février 2026\n\n", None),
        ("Dakar, 11 février 2026 (APA) – ", Some("APA")),
    ] {
        let text = format!("{head}Le pont rouvre mardi matin\n\n{BODY}");
        let (furniture, story) = furniture(&text);
        let headline = furniture.headline.map(|s| s.of(&text));
        assert_eq!(headline, Some("Le pont rouvre mardi matin"), "{text}");
        assert_eq!(furniture.agency.map(|a| a.name(&text)), agency);
        let day = furniture.published.map(|d| d.to_string());
        assert_eq!(day.as_deref(), Some("2026-02-11"));
        assert_eq!(story, format!("Le pont rouvre mardi matin | {BODY}"));
    }
}

#[test]
fn what_signs_and_dates_a_story_at_its_foot() {
    for (foot, agency, day, credits) in [
        ("(avec AFP)", Some("AFP"), None, 0),
        ("==Kyodo", Some("Kyodo"), None, 0),
        (
            "La Presse Canadienne, 8 juin 2026",
            Some("La Presse canadienne"),
            Some("2026-06-08"),
            0,
        ),
        (
            "This report by The Canadian Press was first published July 7, 2026.",
            Some("The Canadian Press"),
            Some("2026-07-07"),
            0,
        ),
        (
            "Mis en ligne le 16/12/2025, 18 h 42",
            None,
            Some("2025-12-16"),
            0,
        ),
        ("— Filed March 4, 2026", None, Some("2026-03-04"), 0),
        (
            "Suva (AAP), Sept 16, 2025",
            Some("AAP"),
            Some("2025-09-16"),
            0,
        ),
        ("(Kossi Mensah)", None, None, 1),
        ("(Edité par Zoé Mar)", None, None, 1),
    ] {
        let text = format!("Le pont rouvre\n\n{BODY}\n\n{BODY}\n\n{foot}");
        let (furniture, story) = furniture(&text);
        assert_eq!(furniture.agency.map(|a| a.name(&text)), agency, "{foot}");
        let stated = furniture.published.map(|d| d.to_string());
        assert_eq!(stated.as_deref(), day, "{foot}");
        assert_eq!(furniture.credits.len(), credits, "{foot}");
        assert_eq!(story, format!("Le pont rouvre | {BODY} | {BODY}"));
    }
    for foot in [
        "Rendez-vous mardi (avec Paul Rey).",
        "La suite mardi.",
        "(Suite)",
    ] {
        let text = format!("Le pont rouvre\n\n{BODY}\n\n{foot}");
        let (furniture, story) = furniture(&text);
        assert_eq!(furniture.credits.len(), 0, "{foot}");
        assert!(foot == "(Suite)" || story.ends_with(foot), "{story}");
    }
}

#[test]
fn a_correspondent_is_credited() {
    for line in [
        "De notre correspondante Jeanne Roy",
        "De notre envoyé spécial Paul Rey",
        "By Jo Lee, dpa",
        "Jo Lee, The Canadian Press",
    ] {
        let text = format!("Le pont rouvre\n\n{line}\n\n{BODY}");
        let (furniture, story) = furniture(&text);
        assert_eq!(furniture.credits.len(), 1, "{line}");
        assert_eq!(story, format!("Le pont rouvre | {BODY}"));
    }
}

#[test]
fn a_client_s_page_around_a_reuters_story() {
    let text = "date 2016-08-11 LatestMoneyTech & ScienceMore SectionsAbout us\nAugust 11, 2016 / 3:45 PM / a year ago\n\nPort says it needs a bridge\n\nThe mayor at the port in Brest, July 22, 2016.Jo Lee\n\nReuters Staff\n\n1 Min Read\n\nBREST (Reuters) - The port needs a bridge, the mayor said.\n\nReuters AB CD1234";
    let (furniture, story) = furniture(text);
    assert_eq!(
        furniture.headline.map(|s| s.of(text)),
        Some("Port says it needs a bridge")
    );
    assert_eq!(
        furniture.published.map(|d| d.to_string()).as_deref(),
        Some("2016-08-11")
    );
    assert_eq!(
        story,
        "Port says it needs a bridge | The port needs a bridge, the mayor said."
    );
}

#[test]
fn names_between_a_title_and_its_date_are_those_of_its_authors() {
    let text = format!(
        "Le pont de Brenne rouvre\n\nMarie Lind, Jean Ekre\n\nPublié le 4 mars 2026\n\n{BODY}"
    );
    let (furniture, story) = furniture(&text);
    let names: Vec<&str> = furniture.credits.iter().map(|c| c.name.of(&text)).collect();
    assert_eq!(names, ["Marie Lind", "Jean Ekre"]);
    assert_eq!(story, format!("Le pont de Brenne rouvre | {BODY}"));
    // Without a date they are what the story is about.
    let text = format!("Le pont de Brenne rouvre\n\nMarie Lind, Jean Ekre\n\n{BODY}");
    assert!(self::furniture(&text).0.credits.is_empty());
}
