//! What the names stage makes of sentences, each line of it: `kind Name [other names] (role; role)`.

use super::read;
use crate::furniture;
use crate::grammar::Grammar;
use crate::story::{Kind, MentionBy};
use crate::text::Text;

/// The participants of a story in order of their first mention, those of unknown kind left aside.
fn lines(story: &str) -> Vec<String> {
    let text = Text::new(story);
    let frame = furniture::read(&text);
    let mut cast = read(&Grammar::of(&text, &frame), &frame);
    cast.finish(&[]);
    let line = |p: &crate::story::Participant| {
        let mut line = format!("{} {}", p.kind.name(), p.name.of(story));
        for (open, spans, close) in [(" [", &p.aliases, "]"), (" (", &p.roles, ")")] {
            if !spans.is_empty() {
                let words: Vec<&str> = spans.iter().map(|s| s.of(story)).collect();
                line += &format!("{open}{}{close}", words.join("; "));
            }
        }
        line
    };
    cast.participants
        .iter()
        .filter(|p| p.kind != Kind::Unknown)
        .map(line)
        .collect()
}

#[track_caller]
fn check(story: &str, expected: &[&str]) {
    assert_eq!(lines(story), expected, "{story}");
}

#[test]
fn courtesy_titles_make_people_and_unite_them() {
    check(
        "La visite de Paul Marec a surpris la ville. M. Marec n'a rien dit.",
        &["person Paul Marec [Marec]"],
    );
    check(
        "Hundreds greeted Ruth Tarrow at the port. Ms. Tarrow said nothing.",
        &["person Ruth Tarrow [Tarrow]"],
    );
}

#[test]
fn particles_initials_and_apostrophes_stay_in_the_name() {
    for name in [
        "Hélène de Brissac",
        "Ursula von der Brück",
        "Karim ben Yahia",
        "Saleh al-Omari",
        "Jean-Marc Le Guern",
        "Luis de la Cruz",
    ] {
        check(
            &format!("Le ministre a reçu mardi {name}, juriste de formation."),
            &[&format!("person {name} (juriste de formation)")],
        );
    }
    for name in [
        "J.K. Marlow",
        "Siobhan O'Rourke",
        "Faisal bin Turki",
        "Maria van den Berg",
        "Rosa D'Amico",
    ] {
        check(
            &format!("Officials said that they met {name}, a lawyer, on Tuesday."),
            &[&format!("person {name} (lawyer)")],
        );
    }
}

#[test]
fn titles_are_no_part_of_the_name() {
    check(
        "The talks were led by Prime Minister Anna Lindholm and General Tor Vik.",
        &[
            "person Anna Lindholm (Prime Minister)",
            "person Tor Vik (General)",
        ],
    );
    check(
        "Le maréchal Kessel et le Premier ministre Paul Rey ont parlé.",
        &[
            "person Kessel (maréchal)",
            "person Paul Rey (Premier ministre)",
        ],
    );
}

#[test]
fn what_an_office_is_for_names_nothing() {
    check(
        "Le ministre des Affaires étrangères Okhtar Bazni a parlé.",
        &["person Okhtar Bazni (ministre des Affaires étrangères)"],
    );
    check(
        "Environment Minister Dora Halm said the dams would open.",
        &["person Dora Halm (Environment Minister)"],
    );
}

#[test]
fn roles_stand_before_and_behind_the_name() {
    check(
        "\"Non\", a dit le porte-parole du ministère chinois de la Défense, Wu Tian.",
        &[
            "organisation ministère chinois de la Défense",
            "person Wu Tian (porte-parole du ministère chinois de la Défense)",
        ],
    );
    check(
        "Son gendre Yann Morel et sa sœur, Anne Morel, sont venus.",
        &["person Yann Morel (gendre)", "person Anne Morel (sœur)"],
    );
    check(
        "Peter Roth, chairman of the dairy board, said milk was cheap.",
        &["person Peter Roth (chairman of the dairy board)"],
    );
    check(
        "Slovenian President Matej Zupan met his Czech counterpart, Jana Hruba.",
        &[
            "person Matej Zupan (Slovenian President)",
            "person Jana Hruba (Czech counterpart)",
        ],
    );
}

#[test]
fn what_is_said_of_one_is_not_said_of_the_next() {
    check(
        "Le maire Paul Rey, le député Yves Roy et la préfète Anne Roux ont signé.",
        &[
            "person Paul Rey (maire)",
            "person Yves Roy (député)",
            "person Anne Roux (préfète)",
        ],
    );
}

#[test]
fn a_list_shares_a_plural_office() {
    check(
        "Ses prédécesseurs Paul Rey, Yves Roy et Anne Roux ont signé.",
        &[
            "person Paul Rey (prédécesseurs)",
            "person Yves Roy (prédécesseurs)",
            "person Anne Roux (prédécesseurs)",
        ],
    );
    check(
        "Le tribunal a relaxé deux anciens dirigeants du port, Paul Rey et Luc Maro.",
        &[
            "person Paul Rey (anciens dirigeants du port)",
            "person Luc Maro (anciens dirigeants du port)",
        ],
    );
    check(
        "Les sculptrices Anne Roy et Léa Mar exposent. Le sculpteur Paul Rey et Luc Mar aussi.",
        &[
            "person Anne Roy (sculptrices)",
            "person Léa Mar (sculptrices)",
            "person Paul Rey (sculpteur)",
            "person Luc Mar",
        ],
    );
    check(
        "The co-defendants Ann Lee and Bob Marsh left.",
        &[
            "person Ann Lee (co-defendants)",
            "person Bob Marsh (co-defendants)",
        ],
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    check(
        "Claire Vasseur et son frère Hugo Vasseur ont témoigné. Mme Vasseur a pleuré.",
        &[
            "person Claire Vasseur [Vasseur]",
            "person Hugo Vasseur (frère)",
        ],
    );
}

#[test]
fn spellings_of_one_name_are_one_person() {
    check(
        "President Oleksander Zelinsky spoke. Later Oleksandr Zelinskiy left.",
        &["person Oleksander Zelinsky [Oleksandr Zelinskiy] (President)"],
    );
    check(
        "Ismail Hakimi arrived. Mr Hackimi said nothing.",
        &["person Ismail Hakimi [Hackimi]"],
    );
}

#[test]
fn a_headline_s_surname_finds_the_full_name() {
    check(
        "Zupan refuse de signer\n\nLe président Matej Zupan a refusé mardi de signer. Zupan est parti sans parler.",
        &["person Matej Zupan [Zupan] (président)"],
    );
}

#[test]
fn acronyms_and_their_expansions_are_one() {
    check(
        "Le Front de libération des îles (FLI) et la Ligue des marins (LM) négocient. Le FLI hésite.",
        &[
            "organisation Front de libération des îles [FLI]",
            "organisation Ligue des marins [LM]",
        ],
    );
    check(
        "The Ennedi Renewal Front (ERF) agreed. The ERF said so.",
        &["organisation Ennedi Renewal Front [ERF]"],
    );
    check(
        "L'ONU a dit non. Les Nations unies insistent.",
        &["organisation Nations unies [ONU]"],
    );
}

#[test]
fn an_organisation_is_named_with_those_it_is_for() {
    check(
        "La Ligue des pêcheurs (LP) proteste, comme le Syndicat des avocats de France et l'Union des étudiants.",
        &[
            "organisation Ligue des pêcheurs [LP]",
            "organisation Syndicat des avocats de France",
            "organisation Union des étudiants",
        ],
    );
    check(
        "Le Conseil du maire Paul Rey a voté.",
        &["person Paul Rey (maire)"],
    );
}

#[test]
fn heads_make_organisations() {
    check(
        "The Cocoa Buyers' Federation and the Refugee Council sued the Ministry of Foreign Affairs.",
        &[
            "organisation Cocoa Buyers' Federation",
            "organisation Refugee Council",
            "organisation Ministry of Foreign Affairs",
        ],
    );
    check(
        "Le tribunal correctionnel de Valence et le parti socialiste se taisent.",
        &[
            "organisation tribunal correctionnel de Valence",
            "organisation parti socialiste",
        ],
    );
    check(
        "Tout parti politique peut voter, toute commission aussi.",
        &[],
    );
}

#[test]
fn names_in_quote_marks_are_names() {
    check(
        "Le mouvement \"Marée haute\" refuse, a dit mardi son président.",
        &["organisation Marée haute"],
    );
}

#[test]
fn places_are_told_by_what_stands_around_them() {
    check(
        "Il vit à Zorvan, dans la vallée du Trient, près du détroit de Kerla.",
        &[
            "place Zorvan",
            "place vallée du Trient",
            "place détroit de Kerla",
        ],
    );
    check(
        "Le village de Zorvan (Drôme) dort.",
        &["place Zorvan", "place Drôme"],
    );
    check(
        "Farmers met at the Orlov palace near Zorvan.",
        &["place Orlov palace", "place Zorvan"],
    );
}

#[test]
fn places_standing_for_governments_stay_places() {
    check(
        "Paris a dit non, Moscou n'a pas répondu.",
        &["place Paris", "place Moscou"],
    );
}

#[test]
fn a_house_that_governs_is_an_organisation_unless_something_happens_there() {
    check(
        "Le Kremlin a dit non. Il s'est rendu au Kremlin.",
        &["organisation Kremlin"],
    );
    check(
        "She said that they want to bring the clock to the White House.",
        &["place White House"],
    );
}

#[test]
fn a_surname_may_be_a_place_s_name() {
    check(
        "Denis Valence a parlé mardi. Valence ne viendra pas.",
        &["person Denis Valence [Valence]"],
    );
}

#[test]
fn what_stands_before_an_american_office_is_the_place_it_is_held_in() {
    check(
        "Texas Governor Deborah Sloan and U.S. District Judge Mary Holt said that they agreed with the state.",
        &[
            "place Texas",
            "person Deborah Sloan (Texas Governor)",
            "place U.S.",
            "person Mary Holt (U.S. District Judge)",
        ],
    );
}

#[test]
fn a_dateline_s_place_is_no_participant_unless_the_story_names_it() {
    check(
        "MADISON, Wis. (AP) — The strike at the port is over, the mayor said.",
        &[],
    );
    check(
        "MADISON, Wis. (AP) — The strike at the port of Madison is over, the mayor said.",
        &["place Madison [MADISON]"],
    );
}

#[test]
fn sentence_openers_months_and_peoples_are_no_names() {
    check(
        "Interrogés mardi, les Ukrainiens ont voté. Arrivés tard, ils sont partis.",
        &[],
    );
    check(
        "Asked on Friday, Ukrainians voted in March. Environmental groups left.",
        &[],
    );
}

#[test]
fn unknown_capitalised_words_do_not_become_people() {
    check("Le traité New Start expire. La Grande Muraille tient.", &[]);
}

#[test]
fn family_names_may_stand_first() {
    check(
        "Chinese President Xi Jinping met with Nguyen Thi Lan at the airport. Xi smiled at her.",
        &[
            "person Xi Jinping [Xi] (Chinese President)",
            "person Nguyen Thi Lan",
        ],
    );
}

#[test]
fn mononyms_after_a_title_are_people() {
    check(
        "Le chef indien Oroni a parlé avec le roi Tamar.",
        &["person Oroni (chef indien)", "person Tamar (roi)"],
    );
}

/// What the roles standing alone in `story` lead to, as `words → name`.
#[track_caller]
fn check_roles(story: &str, expected: &[&str]) {
    let text = Text::new(story);
    let frame = furniture::read(&text);
    let cast = read(&Grammar::of(&text, &frame), &frame);
    let mut got = Vec::new();
    for p in &cast.participants {
        for m in p.mentions.iter().filter(|m| m.by == MentionBy::Role) {
            got.push((
                m.span,
                format!("{} → {}", m.span.of(story), p.name.of(story)),
            ));
        }
    }
    crate::order::sort(&mut got, |a, b| a <= b);
    let got: Vec<String> = got.into_iter().map(|(_, line)| line).collect();
    assert_eq!(got, expected, "{story}");
}

#[test]
fn a_description_leads_to_the_one_it_fits() {
    check_roles(
        "Le président ukrainien Taras Hnat a vu le président turc Emre Kaya. Le président turc est reparti.",
        &["président turc → Emre Kaya"],
    );
    check_roles(
        "Hungarian Prime Minister Gergo Szabo met Romanian Prime Minister Ilinca Popa. The Romanian prime minister left.",
        &["Romanian prime minister → Ilinca Popa"],
    );
    check_roles(
        "La ministre de la Santé Anne Roy et le ministre de la Culture Paul Rey sont là. La ministre est restée.",
        &["ministre → Anne Roy"],
    );
}

#[test]
fn a_description_that_fits_nobody_stays_open() {
    check_roles(
        "Le président turc Emre Kaya est là. Le président italien non.",
        &[],
    );
    check_roles("Le maire Paul Rey est là. L'ancien maire non.", &[]);
}

#[test]
fn a_name_that_opens_another_is_no_other_name_of_it() {
    check(
        "Le Portugal se tait. Le quotidien Portugal Libre parle de crise, selon un député.",
        &["place Portugal", "organisation Portugal Libre"],
    );
    check(
        "The Senate Rules Committee met on Monday. The Senate will vote on Friday.",
        &["organisation Senate Rules Committee", "organisation Senate"],
    );
}

#[test]
fn an_adjective_in_a_capital_that_opens_a_sentence_is_none_of_the_name() {
    check(
        "Mountainous Nepal has a history of crashes.",
        &["place Nepal"],
    );
}

#[test]
fn names_end_where_their_sentence_does_and_go_on_over_particles() {
    check(
        "Le candidat Henri de Vaucel a dit non.",
        &["person Henri de Vaucel (candidat)"],
    );
    check("Pourquoi Paul Marec a dit non.", &["person Paul Marec"]);
    check(
        "Paul Marrow of Louisiana said no.",
        &["person Paul Marrow", "place Louisiana"],
    );
}

#[test]
fn names_go_on_behind_their_capitals() {
    check(
        "Le ministère de la Transition écologique a refusé mardi.",
        &["organisation ministère de la Transition écologique"],
    );
    check(
        "Elle travaille au CHU de Rennes depuis un an.",
        &["organisation CHU de Rennes"],
    );
    check(
        "The House Ways and Means Committee will vote on Friday.",
        &["organisation House Ways and Means Committee"],
    );
    check(
        "The port will be closed, and nobody said why. Mayor Lise d'Orval spoke first.",
        &["person Lise d'Orval (Mayor)"],
    );
}

#[test]
fn papers_and_sites_are_named_like_people_of_a_town_and_by_address() {
    check(
        "Le maire a confirmé une information du Parisien.",
        &["organisation Parisien"],
    );
    check(
        "Le projet est critiqué, selon courrier-brenne.fr.",
        &["organisation courrier-brenne.fr"],
    );
}

#[test]
fn a_verb_of_speech_is_no_office() {
    check(
        "\"La confiance est faible\", juge Mme Brac.",
        &["person Brac"],
    );
}
