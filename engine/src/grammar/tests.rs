//! Trees of short sentences, in both languages, through what rules ask of them.

use super::*;
use crate::furniture;

/// A query, as the words of its answer; words of a run stand with spaces between, several answers with bars.
type Query = fn(&Grammar, usize) -> String;

/// Reads each sentence, asks `what` of the first token that is the word given with it, and compares.
#[track_caller]
fn check(what: Query, cases: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (source, word, expected) in cases {
        let text = Text::new(source);
        let frame = furniture::read(&text);
        let grammar = Grammar::of(&text, &frame);
        let at = (0..text.len()).find(|i| text.raw(*i) == *word);
        let got = what(&grammar, at.expect("the word stands in the text"));
        if got != *expected {
            wrong.push(format!(
                "{source} [{word}]: {got:?} instead of {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn word(grammar: &Grammar, i: Option<usize>) -> String {
    i.map_or(String::new(), |i| grammar.text().raw(i).to_owned())
}

fn words(grammar: &Grammar, i: impl Iterator<Item = usize>) -> String {
    let words: Vec<&str> = i.map(|i| grammar.text().raw(i)).collect();
    words.join(" | ")
}

#[test]
fn subjects_stand_before_their_verb() {
    check(
        |g, i| word(g, g.subject(i)),
        &[
            (
                "La ministre a dit mardi que la séance était levée.",
                "dit",
                "ministre",
            ),
            (
                "La ministre a dit mardi que la séance était levée.",
                "levée",
                "séance",
            ),
            (
                "Les deux délégations se sont réunies jeudi à Genève.",
                "réunies",
                "délégations",
            ),
            (
                "Le président de la région, Paul Rey, quittera ses fonctions.",
                "quittera",
                "président",
            ),
            (
                "Selon le maire, les travaux commenceront lundi.",
                "commenceront",
                "travaux",
            ),
            (
                "Le projet est prêt, a affirmé la ministre.",
                "prêt",
                "projet",
            ),
            (
                "The minister said on Tuesday that the session was over.",
                "said",
                "minister",
            ),
            (
                "The two delegations met in Geneva on Thursday.",
                "met",
                "delegations",
            ),
            (
                "A spokesman for the army told reporters the road was closed.",
                "told",
                "spokesman",
            ),
            (
                "Oil fell after sources told the agency that output would not be cut.",
                "told",
                "sources",
            ),
            (
                "Veterans of the service have expressed fears that talks might fail.",
                "expressed",
                "Veterans",
            ),
            ("The plan is ready, officials said.", "ready", "plan"),
        ],
    );
}

#[test]
fn subjects_stand_behind_their_verb() {
    check(
        |g, i| word(g, g.subject(i)),
        &[
            (
                "\"Nous partirons demain\", a déclaré la ministre.",
                "déclaré",
                "ministre",
            ),
            (
                "Le texte sera voté jeudi, indique le projet de rapport.",
                "indique",
                "projet",
            ),
            (
                "\"Ce plan est mort\", a-t-elle ajouté.",
                "ajouté",
                "-t-elle",
            ),
            (
                "Le bilan pourrait s'alourdir, redoutent les secouristes.",
                "redoutent",
                "secouristes",
            ),
            (
                "Parmi les victimes figure le maire de la commune.",
                "figure",
                "maire",
            ),
            (
                "\"We will leave tomorrow,\" said the minister.",
                "said",
                "minister",
            ),
            (
                "\"We will leave tomorrow,\" said Paul Reed, who leads the union.",
                "said",
                "Reed",
            ),
        ],
    );
}

#[test]
fn subjects_are_shared() {
    check(
        |g, i| word(g, g.subject(i)),
        &[
            (
                "La ministre a quitté Paris et rencontrera le roi.",
                "rencontrera",
                "ministre",
            ),
            (
                "Le maire, qui dirige la ville depuis dix ans, a démissionné.",
                "dirige",
                "maire",
            ),
            ("La société veut vendre ses usines.", "vendre", "société"),
            (
                "Les ouvriers bloqués par la neige attendent les secours.",
                "bloqués",
                "ouvriers",
            ),
            (
                "The minister left Paris and will meet the king.",
                "meet",
                "minister",
            ),
            (
                "The mayor, who has led the city for ten years, resigned.",
                "led",
                "mayor",
            ),
            ("The company wants to sell its plants.", "sell", "company"),
        ],
    );
}

#[test]
fn passives_have_agents() {
    check(
        |g, i| format!("{} > {}", word(g, g.actor(i)), word(g, g.patient(i))),
        &[
            (
                "Le ministre a été reçu par la présidente.",
                "reçu",
                "présidente > ministre",
            ),
            (
                "L'accord sera signé par les deux pays.",
                "signé",
                "pays > accord",
            ),
            (
                "La présidente a reçu le ministre.",
                "reçu",
                "présidente > ministre",
            ),
            ("Le texte a été adopté lundi.", "adopté", " > texte"),
            (
                "The minister was received by the president.",
                "received",
                "president > minister",
            ),
            (
                "The president received the minister.",
                "received",
                "president > minister",
            ),
            ("The bill was adopted on Monday.", "adopted", " > bill"),
        ],
    );
}

#[test]
fn what_is_reported_is_found() {
    check(
        |g, i| word(g, g.reported(i)),
        &[
            (
                "La ministre a dit que la route serait fermée.",
                "dit",
                "fermée",
            ),
            (
                "\"Nous partirons\", a déclaré Anne Roy.",
                "déclaré",
                "partirons",
            ),
            ("Le groupe a dit espérer un accord.", "dit", "espérer"),
            ("The minister said the road would close.", "said", "close"),
            ("\"We will leave,\" said Anne Roy.", "said", "leave"),
            (
                "The army warned that the river was rising.",
                "warned",
                "rising",
            ),
        ],
    );
}

#[test]
fn obliques_have_prepositions() {
    check(
        |g, i| {
            let each = g
                .obliques(i)
                .map(|o| format!("{} {}", word(g, g.preposition(o)), word(g, Some(o))));
            each.collect::<Vec<_>>().join(" | ")
        },
        &[
            ("Les ministres se réuniront à Oslo.", "réuniront", "à Oslo"),
            ("Le roi assistera au sommet.", "assistera", "au sommet"),
            (
                "Elle a participé à la réunion avec ses homologues.",
                "participé",
                "à réunion | avec homologues",
            ),
            ("The ministers will meet in Oslo.", "meet", "in Oslo"),
            ("She took part in the talks.", "took", "in talks"),
        ],
    );
}

#[test]
fn denials_are_told_from_claims() {
    check(
        |g, i| if g.is_negated(i) { "no" } else { "yes" }.to_owned(),
        &[
            ("Le roi n'a pas assisté au sommet.", "assisté", "no"),
            ("Le roi a assisté au sommet.", "assisté", "yes"),
            ("Il n'a jamais rencontré la ministre.", "rencontré", "no"),
            ("Aucun ministre n'est venu.", "venu", "no"),
            ("Plus de cent personnes sont venues.", "venues", "yes"),
            ("The king did not attend the summit.", "attend", "no"),
            ("The king attended the summit.", "attended", "yes"),
            ("She never met the minister.", "met", "no"),
            ("They couldn't agree on the text.", "agree", "no"),
        ],
    );
}

#[test]
fn time_and_mood_are_told() {
    check(
        |g, i| {
            match (g.is_future(i), g.is_conditional(i)) {
                (true, _) => "future",
                (_, true) => "conditional",
                _ => "other",
            }
            .to_owned()
        },
        &[
            ("Les ministres se réuniront à Oslo.", "réuniront", "future"),
            ("Le texte sera adopté lundi.", "adopté", "future"),
            ("Le roi pourrait venir.", "pourrait", "conditional"),
            ("Les ministres se sont réunis à Oslo.", "réunis", "other"),
            ("The ministers will meet in Oslo.", "meet", "future"),
            ("The king would come.", "come", "conditional"),
            ("The ministers met in Oslo.", "met", "other"),
        ],
    );
}

#[test]
fn lists_are_gathered() {
    check(
        |g, i| words(g, g.list(i)),
        &[
            (
                "La France, l'Allemagne et l'Italie ont signé l'accord.",
                "France",
                "France | Allemagne | Italie",
            ),
            (
                "France, Germany and Italy signed the deal.",
                "France",
                "France | Germany | Italy",
            ),
            (
                "Le ministre et la présidente ont parlé.",
                "ministre",
                "ministre | présidente",
            ),
        ],
    );
}

#[test]
fn noun_phrases_end_where_the_next_thing_begins() {
    check(
        |g, i| g.text().words(g.noun_phrase(i)).to_owned(),
        &[
            (
                "Le ministre de la Défense, Paul Rey, a démissionné.",
                "ministre",
                "Le ministre de la Défense",
            ),
            (
                "Un haut responsable européen, qui a requis l'anonymat, a parlé.",
                "responsable",
                "Un haut responsable européen",
            ),
            (
                "Les deux sources proches du dossier ont parlé.",
                "sources",
                "Les deux sources proches du dossier",
            ),
            (
                "A senior official, who asked not to be named, spoke.",
                "official",
                "A senior official",
            ),
            (
                "The head of the union spoke on Monday.",
                "head",
                "The head of the union",
            ),
        ],
    );
}

#[test]
fn clauses_go_as_far_as_what_hangs_on_their_verb() {
    check(
        |g, i| g.text().words(g.clause(i)).to_owned(),
        &[
            (
                "La ministre a dit que la route serait fermée mardi.",
                "fermée",
                "la route serait fermée mardi",
            ),
            (
                "The minister said that the road would close on Tuesday.",
                "close",
                "the road would close on Tuesday",
            ),
            (
                "He said it would be provided next year, but he gave no details.",
                "provided",
                "it would be provided next year",
            ),
        ],
    );
}

#[test]
fn what_has_no_tree_is_not_known() {
    let text = Text::new("");
    let frame = furniture::read(&text);
    let grammar = Grammar::of(&text, &frame);
    assert!(!grammar.knows(0));
    assert_eq!(grammar.subject(7), None);
    assert_eq!(grammar.subtree(3), 3..4);
    assert_eq!(grammar.children(0).count(), 0);
}

#[test]
fn signs_without_words_have_no_tree() {
    let source = format!("Le maire a dit {} oui.", "<b>".repeat(60));
    let text = Text::new(&source);
    let frame = furniture::read(&text);
    let grammar = Grammar::of(&text, &frame);
    assert!(grammar.sentences().iter().all(|s| !grammar.knows(s.start)));
}

#[test]
fn long_sentences_are_read_in_parts() {
    let source = format!(
        "Le maire a dit {} fin.",
        "que la route était fermée, ".repeat(80)
    );
    let text = Text::new(&source);
    let frame = furniture::read(&text);
    let grammar = Grammar::of(&text, &frame);
    assert!(grammar.sentences().len() > 3);
    assert!(grammar.sentences().iter().all(|s| s.len() <= MOST_WORDS));
    let covered: usize = grammar.sentences().iter().map(ExactSizeIterator::len).sum();
    assert_eq!(covered, text.len());
}

#[test]
fn the_embedded_files_are_there_and_are_of_their_languages() {
    for language in [Language::French, Language::English] {
        assert!(is_there(language));
        assert_eq!(provide(language, embedded(language)), Ok(()));
    }
    let other = provide(Language::French, embedded(Language::English));
    assert_eq!(other, Err(Fault::Language));
}
