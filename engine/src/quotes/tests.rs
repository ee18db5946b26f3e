//! Every pattern of reported speech in both languages, and what must not be taken for one.
//!
//! Each case is a short text and the quotes it holds, one a line: `kind | speaker | cue | words`. A speaker is the
//! participant's name, or `?` where nobody is found; `-` stands for no cue.

use crate::story::{QuoteKind, QuotePattern};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(quotes(text), expected, "{text}");
}

fn quotes(text: &str) -> Vec<String> {
    let story = crate::read(text);
    let line = |quote: &crate::story::Quote| {
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        };
        let speaker = quote
            .speaker
            .map_or("?", |who| story.participants[who].name.of(text));
        let cue = quote.cue.map_or("-", |cue| cue.of(text));
        format!("{kind} | {speaker} | {cue} | {}", quote.span.of(text))
    };
    story.quotes.iter().map(line).collect()
}

/// A paragraph that names those who speak in the cases, so that surnames and pronouns have somebody to lead to.
fn french(text: &str) -> String {
    format!(
        "Le ministre de la Pêche Paul Marchand et la maire de Brest Anne Lebrun se sont vus mardi dans la ville.\n\n{text}"
    )
}

#[track_caller]
fn check_french(text: &str, expected: &[&str]) {
    check(&french(text), expected);
}

fn english(text: &str) -> String {
    format!(
        "Fisheries Minister Paul Marsh and the mayor of the town, Anne Brown, met on Tuesday in the harbour.\n\n{text}"
    )
}

#[track_caller]
fn check_english(text: &str, expected: &[&str]) {
    check(&english(text), expected);
}

#[test]
fn a_french_quote_and_the_verb_after_it() {
    check_french(
        "\"Nous partirons en mer dès demain\", a déclaré Paul Marchand.",
        &["direct | Paul Marchand | a déclaré | Nous partirons en mer dès demain"],
    );
    check_french(
        "« Nous partirons en mer dès demain », a de son côté assuré jeudi à la presse M. Marchand.",
        &["direct | Paul Marchand | a de son côté assuré | Nous partirons en mer dès demain"],
    );
    check_french(
        "« Nous partirons en mer dès demain », a pianoté Anne Lebrun sur son téléphone.",
        &["direct | Anne Lebrun | a pianoté | Nous partirons en mer dès demain"],
    );
    check_french(
        "“Nous partirons en mer dès demain”, s'est félicité le ministre de la Pêche, Paul Marchand, dans un communiqué.",
        &["direct | Paul Marchand | s'est félicité | Nous partirons en mer dès demain"],
    );
}

#[test]
fn an_english_quote_and_the_verb_after_it() {
    check_english(
        "\"We shall put to sea tomorrow,\" said Paul Marsh.",
        &["direct | Paul Marsh | said | We shall put to sea tomorrow,"],
    );
    check_english(
        "“We shall put to sea tomorrow,” Marsh told reporters on the quay.",
        &["direct | Paul Marsh | told | We shall put to sea tomorrow,"],
    );
    check_english(
        "'We shall put to sea tomorrow,' Ms Brown said.",
        &["direct | Anne Brown | said | We shall put to sea tomorrow,"],
    );
    check_english(
        "\"Shall we put to sea tomorrow?\" Marsh asked.",
        &["direct | Paul Marsh | asked | Shall we put to sea tomorrow?"],
    );
}

#[test]
fn a_quote_after_its_verb() {
    check_french(
        "Paul Marchand a prévenu : \"La saison sera courte et dure\".",
        &["direct | Paul Marchand | a prévenu | La saison sera courte et dure"],
    );
    check_english(
        "Marsh warned: \"The season will be short and hard.\"",
        &["direct | Paul Marsh | warned | The season will be short and hard."],
    );
}

#[test]
fn an_interrupted_quote_is_two_of_one_speaker() {
    check_french(
        "\"La saison sera courte\", a dit Anne Lebrun, \"mais la flotte est prête à partir\".",
        &[
            "direct | Anne Lebrun | a dit | La saison sera courte",
            "direct | Anne Lebrun | a dit | mais la flotte est prête à partir",
        ],
    );
    check_english(
        "“The season will be short,” Brown said, “but the fleet is ready to sail.”",
        &[
            "direct | Anne Brown | said | The season will be short,",
            "direct | Anne Brown | said | but the fleet is ready to sail.",
        ],
    );
}

#[test]
fn a_quote_goes_on_in_the_next_sentence_and_paragraph() {
    check_french(
        "\"La saison sera courte\", a dit Anne Lebrun. \"Mais la flotte est prête à partir\".",
        &[
            "direct | Anne Lebrun | a dit | La saison sera courte",
            "direct | Anne Lebrun | a dit | Mais la flotte est prête à partir",
        ],
    );
    check_english(
        "“The season will be short,” Brown said. “But the fleet is ready.\n\n“It sails on Monday morning.”",
        &[
            "direct | Anne Brown | said | The season will be short,",
            "direct | Anne Brown | said | But the fleet is ready.",
            "direct | Anne Brown | - | It sails on Monday morning.",
        ],
    );
}

#[test]
fn a_fragment_in_a_reported_clause_is_the_quote_when_it_is_long() {
    check_french(
        "Paul Marchand a dit que le port resterait \"le premier de la côte ouest\" du pays.",
        &["direct | Paul Marchand | a dit | le premier de la côte ouest"],
    );
    check_french(
        "Paul Marchand a dit que le port resterait \"le premier\" de la côte ouest.",
        &["indirect | Paul Marchand | a dit | le port resterait \"le premier\" de la côte ouest"],
    );
    check_english(
        "Marsh said the port would stay \"the first of the west coast\" for years.",
        &["direct | Paul Marsh | said | the first of the west coast"],
    );
}

#[test]
fn what_somebody_says_another_wants_is_the_formers_word() {
    check_french(
        "Anne Lebrun a déclaré que la ville souhaitait une saison \"plus courte et plus sûre\".",
        &["direct | Anne Lebrun | a déclaré | plus courte et plus sûre"],
    );
}

#[test]
fn french_clauses_with_que() {
    check_french(
        "Paul Marchand a annoncé mardi, lors d'une visite, que la saison ouvrirait en mai.",
        &["indirect | Paul Marchand | a annoncé | la saison ouvrirait en mai"],
    );
    check_french(
        "Anne Lebrun avait estimé qu'il était trop tôt.",
        &["indirect | Anne Lebrun | avait estimé | il était trop tôt"],
    );
    check_french(
        "Paul Marchand fait valoir que la saison a été bonne.",
        &["indirect | Paul Marchand | fait valoir | la saison a été bonne"],
    );
}

#[test]
fn english_clauses_with_and_without_that() {
    check_english(
        "Marsh said on Tuesday that the season would open in May.",
        &["indirect | Paul Marsh | said | the season would open in May"],
    );
    check_english(
        "Brown says the season was too short.",
        &["indirect | Anne Brown | says | the season was too short"],
    );
    check_english(
        "Marsh told Reuters the season would open in May.",
        &["indirect | Paul Marsh | told | the season would open in May"],
    );
    check_english(
        "Brown pointed out that the season was short.",
        &["indirect | Anne Brown | pointed out | the season was short"],
    );
}

#[test]
fn infinitives_and_predicates() {
    check_french(
        "Un haut fonctionnaire a dit à Reuters espérer un accord avant la fin du mois.",
        &["indirect | Un haut fonctionnaire | a dit | espérer un accord avant la fin du mois"],
    );
    check_french(
        "Anne Lebrun a assuré ne pas avoir reçu la lettre.",
        &["indirect | Anne Lebrun | a assuré | ne pas avoir reçu la lettre"],
    );
    check_french(
        "Paul Marchand s'est dit prêt à recevoir les pêcheurs.",
        &["indirect | Paul Marchand | s'est dit | prêt à recevoir les pêcheurs"],
    );
}

#[test]
fn sources_credited_with_selon_and_according_to() {
    check_french(
        "La saison ouvrira en mai, selon un projet de décret consulté mardi par Reuters.",
        &["indirect | un projet de décret | selon | La saison ouvrira en mai"],
    );
    check_french(
        "Selon Anne Lebrun, la flotte a perdu trois bateaux cet hiver.",
        &["indirect | Anne Lebrun | Selon | la flotte a perdu trois bateaux cet hiver"],
    );
    check_english(
        "The season will open in May, according to Anne Brown.",
        &["indirect | Anne Brown | according to | The season will open in May"],
    );
    check_english(
        "According to the ministry's report, a copy of which was leaked, the fleet has lost three boats.",
        &["indirect | the ministry's report | According to | the fleet has lost three boats"],
    );
}

#[test]
fn a_source_may_interrupt_what_it_is_credited_with() {
    check_french(
        "La flotte de Brest a, selon Anne Lebrun, perdu trois bateaux cet hiver.",
        &[
            "indirect | Anne Lebrun | selon | La flotte de Brest a, selon Anne Lebrun, perdu trois bateaux cet hiver",
        ],
    );
    check_english(
        "The strike was, according to Anne Brown, called off by the unions on Monday.",
        &[
            "indirect | Anne Brown | according to | The strike was, according to Anne Brown, called off by the unions on Monday",
        ],
    );
}

#[test]
fn a_sentence_that_opens_with_its_source_reports_what_follows() {
    check_french(
        "Selon Anne Lebrun, maire de Brest depuis mars, un tiers des bateaux qui rentrent au port sont vides.",
        &["indirect | Anne Lebrun | Selon | un tiers des bateaux qui rentrent au port sont vides"],
    );
    check_french(
        "Selon un rapport consulté par Reuters, la flotte a perdu trois bateaux.",
        &["indirect | un rapport | Selon | la flotte a perdu trois bateaux"],
    );
}

#[test]
fn an_infinitive_may_follow_a_parenthesis_behind_its_cue() {
    check_french(
        "Anne Lebrun a affirmé, dans un entretien, avoir été trompée par le ministère.",
        &["indirect | Anne Lebrun | a affirmé | avoir été trompée par le ministère"],
    );
}

#[test]
fn a_plain_clause_and_its_verb_after_it() {
    check_french(
        "La flotte a perdu trois bateaux cet hiver, a indiqué mercredi Anne Lebrun.",
        &["indirect | Anne Lebrun | a indiqué | La flotte a perdu trois bateaux cet hiver"],
    );
    check_english(
        "The fleet has lost three boats this winter, Brown said on Wednesday.",
        &["indirect | Anne Brown | said | The fleet has lost three boats this winter"],
    );
    check_english(
        "The fleet was never so small, noted Paul Marsh, who once sailed with it.",
        &["indirect | Paul Marsh | noted | The fleet was never so small"],
    );
}

#[test]
fn coordinated_cues_share_their_subject() {
    check_french(
        "Paul Marchand a dit que la saison ouvrirait en mai et a ajouté que la flotte était prête.",
        &[
            "indirect | Paul Marchand | a dit | la saison ouvrirait en mai",
            "indirect | Paul Marchand | a ajouté | la flotte était prête",
        ],
    );
    check_english(
        "Marsh said the season would open in May and warned that the fleet was not ready.",
        &[
            "indirect | Paul Marsh | said | the season would open in May",
            "indirect | Paul Marsh | warned | the fleet was not ready",
        ],
    );
    check_french(
        "Anne Lebrun a salué la décision, estimant que la saison serait bonne.",
        &["indirect | Anne Lebrun | estimant | la saison serait bonne"],
    );
}

#[test]
fn a_clause_ends_where_another_begins() {
    check_english(
        "Marsh said the season would open in May, but a union leader told AFP that no boat would sail.",
        &[
            "indirect | Paul Marsh | said | the season would open in May",
            "indirect | a union leader | told | no boat would sail",
        ],
    );
    check_english(
        "Marsh said the stocks of cod had recovered, but the price of fish fell by a third on Monday.",
        &["indirect | Paul Marsh | said | the stocks of cod had recovered"],
    );
}

#[test]
fn subjects_past_appositions_and_relative_clauses() {
    check_french(
        "Anne Lebrun, élue en 2020 et proche du gouvernement, a expliqué que la saison serait bonne.",
        &["indirect | Anne Lebrun | a expliqué | la saison serait bonne"],
    );
    check_english(
        "An official at the ministry, who asked not to be named because the talks are private, said the fleet would be cut.",
        &["indirect | An official at the ministry | said | the fleet would be cut"],
    );
    check_english(
        "Brown, 61, said that the season was short.",
        &["indirect | Anne Brown | said | the season was short"],
    );
}

#[test]
fn pronouns_lead_to_whom_they_fit() {
    check_french(
        "Paul Marchand a reçu Anne Lebrun. Elle a répondu que la flotte était prête.",
        &["indirect | Anne Lebrun | a répondu | la flotte était prête"],
    );
    check_french(
        "\"La saison sera courte et dure\", a dit Paul Marchand.\n\n\"La flotte est pourtant prête à partir\", a-t-il ajouté.",
        &[
            "direct | Paul Marchand | a dit | La saison sera courte et dure",
            "direct | Paul Marchand | a-t-il ajouté | La flotte est pourtant prête à partir",
        ],
    );
    check_english(
        "Marsh met Brown on the quay. She said the fleet was ready.",
        &["indirect | Anne Brown | said | the fleet was ready"],
    );
}

#[test]
fn a_pronoun_never_leads_to_somebody_the_text_does_not_name() {
    check(
        "La pluie est tombée sur la côte. \"Nous partirons en mer dès demain\", a-t-elle dit.",
        &["direct | ? | a-t-elle dit | Nous partirons en mer dès demain"],
    );
}

#[test]
fn unnamed_sources_stay_apart_and_come_back() {
    check_english(
        "A union official said the boats would stay in port. A second official said the talks had failed. \"Nobody wants to sail in May,\" the diplomat said.",
        &[
            "indirect | A union official | said | the boats would stay in port",
            "indirect | A second official | said | the talks had failed",
            "direct | the diplomat | said | Nobody wants to sail in May,",
        ],
    );
    check_french(
        "La saison ouvrira en mai, selon un projet d'accord. \"La flotte sera réduite d'un tiers\", précise le projet.",
        &[
            "indirect | un projet d'accord | selon | La saison ouvrira en mai",
            "direct | un projet d'accord | précise | La flotte sera réduite d'un tiers",
        ],
    );
}

#[test]
fn two_of_a_pair_and_what_the_writer_has_learnt() {
    check_french(
        "Luc Morel et Jean Petit attendent sur le quai. « La mer est trop grosse aujourd'hui », soupire le premier.",
        &["direct | Luc Morel | soupire | La mer est trop grosse aujourd'hui"],
    );
    check_french(
        "La flotte a perdu trois bateaux, a-t-on appris auprès de la préfecture maritime.",
        &["indirect | la préfecture maritime | a-t-on appris | La flotte a perdu trois bateaux"],
    );
}

#[test]
fn a_text_reports_by_what_it_shows() {
    check_english(
        "A report published in March found that the stocks had halved.",
        &["indirect | A report published in March | found | the stocks had halved"],
    );
    check_english("The police found that the door was open.", &[]);
    check_french(
        "L'étude montre que les stocks ont diminué de moitié.",
        &["indirect | L'étude | montre | les stocks ont diminué de moitié"],
    );
}

#[test]
fn what_is_denied_planned_or_thought_is_not_reported() {
    check_french(
        "Paul Marchand n'a pas dit si la saison ouvrirait en mai.",
        &[],
    );
    check_english(
        "Marsh did not say whether the season would open in May.",
        &[],
    );
    check_english("Marsh will announce the date of the season in May.", &[]);
    check_english("Neither side has confirmed it will attend the talks.", &[]);
    check_french(
        "Paul Marchand a annoncé la réouverture du port que la tempête avait fermé.",
        &[],
    );
}

#[test]
fn nouns_that_look_like_verbs_of_speech_are_none() {
    check_english(
        "The border posts, officials from both sides and the press were there.",
        &[],
    );
    check_english("Crime reports suggest little to the police.", &[]);
    check_french("Le juge et la demande de la ville étaient prêts.", &[]);
}

#[test]
fn scare_quotes_titles_and_names_are_no_quotes() {
    check_french(
        "La crise des \"gilets bleus\" a gagné le port de Brest.",
        &[],
    );
    check_french(
        "Elle a joué dans « Les Pieds dans le sable » l'an dernier.",
        &[],
    );
    check_english(
        "Their boat, named \"The better part of the bay,\" won.",
        &[],
    );
}

#[test]
fn an_incise_inside_the_marks_is_the_agencys() {
    check_french(
        "« La saison sera courte et dure, reconnaît Anne Lebrun. Mais la flotte est prête à partir ».",
        &[
            "direct | Anne Lebrun | reconnaît | La saison sera courte et dure",
            "direct | Anne Lebrun | reconnaît | Mais la flotte est prête à partir",
        ],
    );
}

#[test]
fn furniture_says_nothing() {
    check(
        "LISBON, Jan 6 (Reuters) - The ferry crews will strike on Friday, their union said.\n\n(Reporting by Ana Silva; Editing by Tom Hale)",
        &["indirect | their union | said | The ferry crews will strike on Friday"],
    );
}

/// Words, marks and cues of which speech is made, thrown together.
fn speech() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Paul",
        "Rey",
        "Anne",
        "le ministre",
        "the minister",
        "a dit",
        "said",
        "told reporters",
        "a-t-il ajouté",
        "selon",
        "according to",
        "que",
        "that",
        "estimant",
        "saying",
        "et",
        "and",
        ",",
        ".",
        "\"",
        "« ",
        " »",
        "“",
        "”",
        "'",
        "’",
        "‘",
        ":",
        "?",
        "\n\n",
        "– ",
        "est",
        "was",
        "parti",
        "gone",
        "il",
        "she",
        "qui",
        "who",
        "(",
        ")",
        "un projet",
        "de",
        "Pour",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn quotes_of_any_text_are_ordered_and_apart(text in speech()) {
        let story = crate::read(&text);
        for pair in story.quotes.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} in {text:?}");
        }
        for quote in &story.quotes {
            prop_assert!(!quote.span.of(&text).trim().is_empty());
            if let Some(cue) = quote.cue {
                let interrupts = quote.pattern == QuotePattern::AccordingTo && quote.span.contains(cue);
                prop_assert!(
                    interrupts || !cue.overlaps(quote.span),
                    "a quote holds no cue of its own but a source: {text:?}"
                );
            }
        }
    }
}

#[test]
fn a_description_is_led_to_whoever_the_story_speaks_of() {
    check(
        "Reçue mardi au palais, la secrétaire générale de la FTL, Odile Brac, a exposé ses griefs. La dirigeante de la FTL affirme avoir tiré parti de l'invitation.",
        &["indirect | Odile Brac | affirme | avoir tiré parti de l'invitation"],
    );
    check_french(
        "« Nous irons jusqu'au bout cette fois », lance le ministre.",
        &["direct | Paul Marchand | lance | Nous irons jusqu'au bout cette fois"],
    );
    check_french(
        "La chaîne Al-Sabah a rapporté que le chef du mouvement avait reçu les délégués.",
        &["indirect | Al-Sabah | a rapporté | le chef du mouvement avait reçu les délégués"],
    );
}

#[test]
fn an_inverted_pronoun_may_stand_apart_from_its_verb() {
    check_french(
        "« La saison sera longue et dure », estime t-il.",
        &["direct | Paul Marchand | estime t-il | La saison sera longue et dure"],
    );
}

#[test]
fn a_clause_that_ends_in_a_short_quote_is_reported_whole() {
    check_french(
        "La reprise n'est « pas envisagée », répond la maire de Brest.",
        &["indirect | Anne Lebrun | répond | La reprise n'est « pas envisagée »"],
    );
}

#[test]
fn a_clause_ends_where_the_narrator_speaks_again() {
    check_english(
        "Marsh said it would be provided next year, but he gave no details on payment.",
        &["indirect | Paul Marsh | said | it would be provided next year"],
    );
}

#[test]
fn a_subject_begins_with_its_own_noun_phrase() {
    check_english(
        "Oil fell after sources told the agency that output will not be cut.",
        &["indirect | sources | told | output will not be cut"],
    );
}

#[test]
fn a_bare_description_leads_to_whom_the_story_has_just_described() {
    check(
        "Venue jeudi à la mairie, la secrétaire générale de la CPN, Odile Brac, a défendu son projet. La dirigeante de la CPN \
         affirme avoir obtenu un délai.",
        &["indirect | Odile Brac | affirme | avoir obtenu un délai"],
    );
}

#[test]
fn no_speaker_goes_on_past_the_clause_before_its_verb() {
    check(
        "The count of boats lost in a storm that closed both harbours rose to 12 on Friday after rescuers announced they had \
         found another wreck.",
        &["indirect | rescuers | announced | they had found another wreck"],
    );
    check(
        "Prices fell after traders told the newspaper that exports will not be cut.",
        &["indirect | traders | told | exports will not be cut"],
    );
    check_english(
        "Marsh said the ferry would sail next year, but he gave no details on payment.",
        &["indirect | Paul Marsh | said | the ferry would sail next year"],
    );
}

#[test]
fn adverbs_and_clitics_are_no_speakers() {
    check_french(
        "\"Cette idée ne mène à rien\", avait auparavant rétorqué à la radio le négociateur Karim Saleh.",
        &["direct | Karim Saleh | avait auparavant rétorqué | Cette idée ne mène à rien"],
    );
    check(
        "Le président Ilhan Doruk est arrivé jeudi.\n\n\"Où irons-nous donc tous demain ?\", a-t-il demandé. \"Nous partirons tous ensemble\", \
         a-t-il ajouté.",
        &[
            "direct | Ilhan Doruk | a-t-il demandé | Où irons-nous donc tous demain ?",
            "direct | Ilhan Doruk | a-t-il ajouté | Nous partirons tous ensemble",
        ],
    );
}

#[test]
fn sources_that_are_no_verbs_subject() {
    check_french(
        "A en croire plusieurs marins, la flotte est restée au port.",
        &["indirect | plusieurs marins | A en croire | la flotte est restée au port"],
    );
    check_french(
        "La chaîne Al-Bahr a rapporté que le gouverneur avait vu les pêcheurs.",
        &["indirect | Al-Bahr | a rapporté | le gouverneur avait vu les pêcheurs"],
    );
}

#[test]
fn sources_before_a_comma_and_behind_a_noun() {
    check_french(
        "Pour l'essayiste Caroline Forest, l'expression n'a pas changé de sens en trois ans.",
        &["indirect | Caroline Forest | Pour | l'expression n'a pas changé de sens en trois ans"],
    );
    check_french(
        "Pour lundi, Paul Marchand prévoit deux réunions à Brest.",
        &[],
    );
    check_french(
        "La note du ministère, selon laquelle les ports seront fermés lundi, a été retirée.",
        &["indirect | La note du ministère | selon laquelle | les ports seront fermés lundi"],
    );
}

#[test]
fn a_plural_says_wherever_its_subject_stands() {
    let text = |words: &str| format!("Harbour minister Paul Marsh is in Norvia.\n\n{words}");
    for (words, expected) in [
        (
            "Many officials in Norvia, including Paul Marsh, say they will vote for the plan.",
            "indirect | officials | say | they will vote for the plan",
        ),
        (
            "Other lawmakers, liberals as well as conservatives, say the goal is to guarantee fair votes.",
            "indirect | lawmakers | say | the goal is to guarantee fair votes",
        ),
    ] {
        let found = quotes(&text(words));
        let [_, _, cue, clause] = expected.split(" | ").collect::<Vec<_>>()[..] else {
            unreachable!("four fields")
        };
        let says = |line: &String| line.ends_with(&format!("| {cue} | {clause}"));
        assert!(found.iter().any(says), "{words}: {found:?}");
    }
    check(
        &text("Nobody had a say in the matter, and the port will close on Monday."),
        &[],
    );
}

#[test]
fn remarks_that_verbs_of_feeling_introduce() {
    check_french(
        "\"On n'avait pas beaucoup de sorties, et c'était gratuit\", se souvient Anne Lebrun.",
        &[
            "direct | Anne Lebrun | se souvient | On n'avait pas beaucoup de sorties, et c'était gratuit",
        ],
    );
    check_french(
        "\"Je ne comprends pas ce que vous voulez dire\", s'amuse Paul Marchand.",
        &["direct | Paul Marchand | s'amuse | Je ne comprends pas ce que vous voulez dire"],
    );
}

#[test]
fn a_parenthesis_with_comme_reports_its_sentence() {
    check_french(
        "Comme l'a souligné Anne Lebrun, le pont restera fermé tout l'été.",
        &["indirect | Anne Lebrun | a souligné | le pont restera fermé tout l'été"],
    );
    check_french(
        "Comme le rappelle Paul Marchand, la ville avait déjà fermé deux écoles en 2019.",
        &["indirect | Paul Marchand | rappelle | la ville avait déjà fermé deux écoles en 2019"],
    );
}

#[test]
fn a_source_before_its_relative_pronoun_says_the_clause() {
    check_french(
        "La salle s'est vidée derrière Paul Marchand, selon qui la réforme menace huit mille postes.",
        &["indirect | Paul Marchand | selon qui | la réforme menace huit mille postes"],
    );
    check_french(
        "De l'avis de plusieurs chercheurs, la digue n'aurait pas tenu une heure de plus.",
        &[
            "indirect | plusieurs chercheurs | De l'avis de | la digue n'aurait pas tenu une heure de plus",
        ],
    );
}

#[test]
fn a_participle_shares_the_auxiliary_of_the_cue_before_it() {
    check_french(
        "Paul Marchand a affirmé qu'il irait à Rome, mais précisé qu'il ne verrait pas le pape.",
        &[
            "indirect | Paul Marchand | a affirmé | il irait à Rome",
            "indirect | Paul Marchand | précisé | il ne verrait pas le pape",
        ],
    );
}

#[test]
fn a_negation_twice_is_none() {
    check_french(
        "Anne Lebrun n'a pas manqué de souligner qu'elle était contente de revenir.",
        &["indirect | Anne Lebrun | a pas manqué de souligner | elle était contente de revenir"],
    );
}

#[test]
fn a_relative_clause_of_an_institution_reports() {
    check_english(
        "The plan stirred anger at the Harbour Union, which said its terms would hurt crews.",
        &["indirect | Harbour Union | said | its terms would hurt crews"],
    );
}

#[test]
fn a_pronoun_may_mean_the_nameless_subject_before() {
    check(
        "Le port de Brest est à vendre. Un porte-parole du port a démenti. \"Il n'y a aucun projet de fusion en cours\", a-t-il dit.",
        &[
            "direct | Un porte-parole du port | a-t-il dit | Il n'y a aucun projet de fusion en cours",
        ],
    );
}

#[test]
fn the_first_and_the_second_are_the_two_just_named() {
    let pair = "Le maire de Brest, Hugues Sarre, a reçu mardi la présidente de région, Anne Petit.";
    check(
        &format!("{pair} La seconde a évoqué \"une chance pour toute la Bretagne\"."),
        &["direct | Anne Petit | a évoqué | une chance pour toute la Bretagne"],
    );
    check(
        &format!(
            "{pair} Le premier a évoqué \"un rêve vieux de trente ans\", la seconde \"une chance pour la région\"."
        ),
        &[
            "direct | Hugues Sarre | a évoqué | un rêve vieux de trente ans",
            "direct | Anne Petit | a évoqué | une chance pour la région",
        ],
    );
    // Another's verb behind the words closes nothing.
    check(
        "Le ministre hongrois Gabor Szel et son homologue polonaise Maria Wolska se sont entretenus mardi. Le premier soutient que l'accord est \"mort et enterré depuis longtemps\", la seconde veut y croire encore.",
        &["direct | Gabor Szel | soutient | mort et enterré depuis longtemps"],
    );
    check(
        "Mayor Colin Hart and union leader Brenda Osei met on Saturday. The latter said the city was out of cash.",
        &["indirect | Brenda Osei | said | the city was out of cash"],
    );
}

#[test]
fn a_pronoun_goes_back_to_a_body_where_it_can_mean_nobody_else() {
    check(
        "La direction, jointe par l'AFP, a confirmé le chiffre mardi à Lyon. \"Aucun départ ne sera contraint\", a-t-elle assuré.",
        &["direct | La direction | a-t-elle assuré | Aucun départ ne sera contraint"],
    );
    check_french(
        "La direction a confirmé le chiffre mardi en présence d'Anne Lebrun. \"Aucun départ ne sera contraint\", a-t-elle assuré.",
        &["direct | Anne Lebrun | a-t-elle assuré | Aucun départ ne sera contraint"],
    );
}

#[test]
fn a_body_stands_in_apposition_to_the_noun_for_it() {
    check(
        "L'attaquant Théo Petit a été blessé mardi. Il sera absent trois semaines, a indiqué son club, le Stade rennais.",
        &["indirect | Stade rennais | a indiqué | Il sera absent trois semaines"],
    );
}

#[test]
fn a_noun_for_a_firm_means_no_ministry() {
    check(
        "La Commission européenne a infligé mardi une amende à Airolia. L'entreprise a aussitôt annoncé qu'elle ferait appel.",
        &["indirect | Airolia | a aussitôt annoncé | elle ferait appel"],
    );
}

#[test]
fn a_sentence_is_reported_by_the_parenthesis_that_closes_it() {
    check_french(
        "Le navire fonctionne parfaitement, s'est félicité le ministre.",
        &["indirect | Paul Marchand | s'est félicité | Le navire fonctionne parfaitement"],
    );
    // The verb behind a relative clause is the sentence's own.
    check_french(
        "Le ministre, qui présidait la séance, a publié des recommandations.",
        &[],
    );
}

#[test]
fn a_french_pronoun_may_be_the_one_to_be_believed() {
    check_french(
        "Les flammes venaient du port, a relaté Paul Marchand. À l'en croire, tout le quai aurait pu brûler.",
        &[
            "indirect | Paul Marchand | a relaté | Les flammes venaient du port",
            "indirect | Paul Marchand | À l'en croire | tout le quai aurait pu brûler",
        ],
    );
}
