//! What a cue reports: the clause after it, the clause before it, or words in quote marks.
//!
//! After the cue: `que …`, `that …`, an infinitive (`a dit espérer …`), a predicate (`s'est dit prêt à …`), in English a
//! clause with no *that* at all. Before it, where the cue is a parenthesis: `…, a indiqué X`, `…, X said`. What
//! `selon` and `according to` credit stands on either side.

use super::cues::{Cue, Form};
use super::phrases::{self, Ahead, Subject};
use super::scene::Scene;
use crate::cast::Cast;
use crate::language::Classes;
use crate::story::QuotePattern;
use crate::text::{Shape, TokenKind, Words, words};
use std::ops::Range;

/// Where what a cue reports begins, after the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub start: usize,
    pub pattern: QuotePattern,
}

/// How far after its cue a reported clause may begin: past when, where and to whom.
const REACH: usize = 40;

/// What stands between a cue and what it reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    /// To whom: `à Reuters`, `lawmakers`.
    pub addressee: Option<Range<usize>>,
    /// Where or how: `dans un communiqué`, `on Facebook`.
    pub occasion: Option<Range<usize>>,
}

/// Finds the clause that a cue reports after itself.
pub(super) fn content(scene: &Scene, cast: &Cast, cue: &Cue, limit: usize) -> Option<Content> {
    let limit = limit.min(cue.tokens.end + REACH);
    if scene.english() {
        english(scene, cast, cue, limit)
    } else {
        french(scene, cast, cue, limit)
    }
}

fn french(scene: &Scene, cast: &Cast, cue: &Cue, limit: usize) -> Option<Content> {
    let text = scene.text;
    let mut i = cue.tokens.end;
    let rejoices = cue.reflexive && cue.frames.any(Classes::ASIDE);
    let reports = Classes::REPORTS
        .with(Classes::REPORTS_INFINITIVE)
        .with(Classes::EVIDENCE);
    if !rejoices && !cue.frames.any(reports) {
        return None;
    }
    // `s'est dit prêt à`, `se dit convaincu que`, `s'est déclaré "optimiste" sur`.
    let begins = |starts: &[&str]| starts.iter().any(|s| text.starts_with(cue.verb, s));
    if cue.reflexive && i < limit && begins(&["di", "déclar", "montr"]) {
        let start = skip_adverbs(scene, i, limit);
        let adjective = text.kind(start) == TokenKind::Word
            && text.shape(start) == Shape::Lower
            && !text.has(start, Classes::DETERMINER.with(Classes::CONJUNCTION))
            || scene.passage_at(start).is_some_and(|p| !scene.speech[p]);
        if adjective && !text.is_any(start, words!["que", "qu'"]) && start < limit {
            return Some(Content {
                start,
                pattern: QuotePattern::Infinitive,
            });
        }
    }
    // `s'est réjoui que`, `s'inquiète de ce que`.
    if cue.reflexive && cue.frames.any(Classes::ASIDE) && text.is_any(i, words!["que", "qu'"]) {
        return Some(Content {
            start: i + 1,
            pattern: QuotePattern::ThatClause,
        });
    }
    // `juge "légitime" de rendre hommage`: the judgment and what is judged.
    if begins(&["jug", "estim", "trouv", "consid"]) {
        let start = skip_adverbs(scene, i, limit);
        if let Some(p) = scene.passage_at(start).filter(|&p| !scene.speech[p]) {
            let end = scene.passages[p].end;
            if text.is_any(end, words!["de", "d'", "que", "qu'"]) {
                return Some(Content {
                    start,
                    pattern: QuotePattern::Infinitive,
                });
            }
        } else if text.kind(start) == TokenKind::Word
            && text.shape(start) == Shape::Lower
            && !text.has(start, Classes::FUNCTION)
            && text.is_any(start + 1, words!["que", "qu'", "de", "d'"])
            && (text.is_any(start + 1, words!["que", "qu'"]) || is_infinitive(scene, start + 2))
        {
            return Some(Content {
                start,
                pattern: QuotePattern::Infinitive,
            });
        }
    }
    let mut steps = 0;
    let mut inverted = false;
    while i < limit && steps < 12 {
        steps += 1;
        if text.is_any(i, words!["que", "qu'"]) && scene.outside(i) {
            let reports = cue.frames.any(Classes::REPORTS.with(Classes::EVIDENCE));
            return (reports && !after_comparison(scene, i, cue.tokens.end)).then_some(Content {
                start: i + 1,
                pattern: QuotePattern::ThatClause,
            });
        }
        if !scene.outside(i) {
            return None;
        }
        if cue.frames.any(Classes::REPORTS_INFINITIVE)
            && cue.form != Form::Infinitive
            && !inverted
            && is_infinitive(scene, i)
        {
            return Some(Content {
                start: i,
                pattern: QuotePattern::Infinitive,
            });
        }
        if text.is_any(
            i,
            words![
                "ne", "n'", "se", "s'", "en", "y", "l'", "le", "la", "les", "lui", "leur",
            ],
        ) && cue.frames.any(Classes::REPORTS_INFINITIVE)
            && !inverted
        {
            // `a dit ne pas pouvoir`, `assure s'être trompé`.
            let mut k = i + 1;
            while k < i + 4
                && text.is_any(
                    k,
                    words![
                        "pas", "plus", "jamais", "rien", "le", "la", "les", "l'", "en", "y", "se",
                        "s'", "lui", "leur", "bien",
                    ],
                )
            {
                k += 1;
            }
            if is_infinitive(scene, k) {
                return Some(Content {
                    start: i,
                    pattern: QuotePattern::Infinitive,
                });
            }
        }
        if scene.is_time(i) || is_adverb(scene, i) || (text.is(i, "le") && scene.is_time(i + 1)) {
            i += 1;
            continue;
        }
        if scene.comma(i) {
            i += 1;
            continue;
        }
        if text.has(i, Classes::PREPOSITION) || text.is_any(i, words!["au", "aux"]) {
            if text.is_any(i, words!["pour", "afin", "contre", "de", "d'"])
                && !text.is_any(i + 1, words!["sa", "leur", "son"])
            {
                return None;
            }
            i = adjunct_end(scene, cast, i, limit);
            continue;
        }
        // An inverted subject: `a dit mardi le ministre que`; rare, and only before que.
        if cue.clitic.is_none() && !inverted && i > cue.tokens.end.saturating_sub(1) {
            let end = phrases::phrase_end(scene, cast, i, limit);
            let speaks = cast.at(i).is_some() || (i..end).any(|k| text.has(k, Classes::SOURCE));
            if end > i && speaks && text.is_any(end, words!["que", "qu'"]) {
                inverted = true;
                i = end;
                continue;
            }
        }
        return None;
    }
    None
}

/// Whether the `que` at `i` belongs to a comparison or conjunction: `plus que`, `alors que`, `ainsi que`.
fn after_comparison(scene: &Scene, i: usize, from: usize) -> bool {
    i > from
        && scene.text.is_any(
            i - 1,
            words![
                "plus", "moins", "autant", "alors", "tandis", "ainsi", "bien", "afin", "avant",
                "après", "depuis", "parce", "pour", "dès", "tant", "sans", "lors",
            ],
        )
}

/// Whether the word at `i` is an infinitive as far as its shape and place tell.
pub(super) fn is_infinitive(scene: &Scene, i: usize) -> bool {
    const OTHERS: &Words = words![
        "hier",
        "premier",
        "dernier",
        "entier",
        "janvier",
        "février",
        "dossier",
        "chantier",
        "papier",
        "courrier",
        "calendrier",
        "financier",
        "particulier",
        "régulier",
        "militaire",
        "nucléaire",
        "contraire",
        "maire",
        "affaire",
        "guerre",
        "terre",
        "lettre",
        "octobre",
        "novembre",
        "septembre",
        "décembre",
        "autre",
        "entre",
        "contre",
        "notre",
        "votre",
        "quatre",
        "outre",
        "ministre",
        "membre",
        "nombre",
        "libre",
        "semaine",
        "ordre",
        "cadre",
        "centre",
        "titre",
        "encore",
        "soir",
        "espoir",
        "pouvoir",
        "devoir",
        "avenir",
        "plaisir",
        "désir",
        "loisir",
        "par",
        "pour",
        "sur",
        "leur",
        "victoire",
        "histoire",
        "territoire",
        "gloire",
        "mémoire",
        "pire",
        "rire",
        "sourire",
        "dire",
        "empire",
        "navire",
        "satire",
        "offre",
        "chiffre",
        "maître",
        "peut-être",
        "être",
        "foyer",
        "danger",
        "étranger",
        "léger",
        "cher",
        "fier",
        "tiers",
    ];
    let text = scene.text;
    if text.kind(i) != TokenKind::Word || text.shape(i) != Shape::Lower || !scene.outside(i) {
        return false;
    }
    let word = text.word(i);
    if matches!(
        word,
        "être" | "avoir" | "faire" | "vouloir" | "pouvoir" | "devoir" | "dire" | "etre"
    ) {
        return true;
    }
    const ENDINGS: &[&str] = &[
        "er", "ir", "dre", "ttre", "aître", "dire", "crire", "lire", "faire", "plaire", "taire",
        "duire", "truire", "ivre", "clure", "ompre", "aincre", "battre", "croire", "boire",
    ];
    word.len() > 4
        && ENDINGS.iter().any(|e| word.ends_with(e))
        && !text.is_any(i, OTHERS)
        && !text.has(
            i,
            Classes::FUNCTION
                .with(Classes::SOURCE)
                .with(Classes::DOCUMENT),
        )
}

fn english(scene: &Scene, cast: &Cast, cue: &Cue, limit: usize) -> Option<Content> {
    let text = scene.text;
    if !cue.frames.any(Classes::REPORTS.with(Classes::EVIDENCE)) {
        return None;
    }
    let mut i = cue.tokens.end;
    let tells = is_tell(scene, cue.verb);
    let mut moved = false;
    if tells && i < limit {
        i = addressee_end(scene, cast, i, limit);
        moved = i > cue.tokens.end;
    }
    let mut steps = 0;
    while i < limit && steps < 12 {
        steps += 1;
        if !scene.outside(i) {
            // A short quoted name may open a clause: `said "river shield" was a joke`.
            return (!moved
                && scene.passage_at(i).is_some_and(|p| !scene.speech[p])
                && bare_clause(scene, cue, i, limit))
            .then_some(Content {
                start: i,
                pattern: QuotePattern::BareClause,
            });
        }
        if text.is(i, "that") {
            let demonstrative = text.has(i + 1, Classes::AUXILIARY);
            return Some(Content {
                start: if demonstrative { i } else { i + 1 },
                pattern: QuotePattern::ThatClause,
            });
        }
        if scene.comma(i) {
            // `said, adding`, `said, however, that`.
            let that = (i + 1..limit.min(i + 14)).find(|&k| text.is(k, "that") && scene.outside(k));
            let closed = that.is_some_and(|k| {
                scene.comma(k - 1)
                    && (i + 1..k - 1).all(|n| scene.outside(n) && !text.has(n, Classes::CUE_FINITE))
            });
            return closed.then(|| Content {
                start: that.unwrap_or(i) + 1,
                pattern: QuotePattern::ThatClause,
            });
        }
        if scene.is_time(i)
            && !(text.shape(i) == Shape::Capital
                && text.has(i, Classes::MONTH)
                && text.is(i, "may"))
        {
            if text.kind(i + 1) == TokenKind::Possessive {
                break;
            }
            i += 1;
            moved = true;
            continue;
        }
        if is_adverb(scene, i) && !text.has(i + 1, Classes::AUXILIARY) {
            i += 1;
            continue;
        }
        let adjunct = text.has(i, Classes::PREPOSITION)
            && !text.is_any(i, words!["that", "of", "for", "like", "than"]);
        if adjunct {
            i = adjunct_end(scene, cast, i, limit);
            moved = true;
            continue;
        }
        break;
    }
    (i < limit && bare_clause(scene, cue, i, limit)).then_some(Content {
        start: i,
        pattern: QuotePattern::BareClause,
    })
}

/// Whether the word at `i` is a form of a verb that names first whom it speaks to.
pub(super) fn is_tell(scene: &Scene, i: usize) -> bool {
    const FORMS: &Words = words![
        "tell",
        "tells",
        "told",
        "telling",
        "inform",
        "informs",
        "informed",
        "informing",
        "assure",
        "assures",
        "assured",
        "assuring",
        "reassured",
        "warn",
        "warns",
        "warned",
        "warning",
        "advised",
        "advises",
        "notified",
        "reminded",
        "remind",
        "reminds",
    ];
    scene.text.is_any(i, FORMS)
}

/// Whether a clause begins at `i` after a verb with no *that*.
fn bare_clause(scene: &Scene, cue: &Cue, i: usize, limit: usize) -> bool {
    /// What no clause begins with.
    const NO_START: &Words = words![
        "to",
        "so",
        "as",
        "yes",
        "whether",
        "something",
        "much",
        "how",
        "why",
        "and",
        "or",
        "but",
        "because",
        "nothing",
        "little",
        "goodbye",
        "hello",
        "otherwise",
        "such",
    ];
    /// What ends the stretch in which the clause's verb is looked for.
    const STOPS: &Words = words![
        "that", "which", "who", "to", ",", "as", "for", "and", "or", "after", "before",
    ];
    let text = scene.text;
    if text.is_any(i, NO_START) || text.has(i, Classes::AUXILIARY) {
        return false;
    }
    let starts = matches!(
        text.kind(i),
        TokenKind::Word
            | TokenKind::Number
            | TokenKind::Mark
            | TokenKind::Handle
            | TokenKind::Elision
    );
    if !starts && !text.is_any(i, words!["$", "€", "£"]) {
        return false;
    }
    let says = says(scene, cue.verb);
    if !says && !takes_bare_clause(text.word(cue.verb)) {
        return false;
    }
    let question = text.is_any(i, words!["what", "who", "which"]);
    for k in i..limit.max(i + FINITE_REACH).min(i + FINITE_REACH) {
        if scene.speech_at(k).is_some() {
            return says && k > i;
        }
        if text.is_any(k, words![".", ";"]) || text.kind(k) == TokenKind::End {
            return says && scene.words(i..k) >= 5;
        }
        if !says && !question && k > i && text.is_any(k, STOPS) {
            return false;
        }
        if k > i && scene.outside(k) && is_finite(scene, k) {
            return true;
        }
    }
    says
}

/// How many tokens after its beginning a clause's verb is looked for.
const FINITE_REACH: usize = 30;

/// Whether the word at `i` is a form of *say* or *tell*.
fn says(scene: &Scene, i: usize) -> bool {
    scene.text.is_any(
        i,
        words![
            "say", "says", "said", "saying", "tell", "tells", "told", "telling",
        ],
    )
}

/// Whether a verb other than *say* and *tell* reports a clause with no *that*.
fn takes_bare_clause(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "add",
        "argu",
        "claim",
        "believ",
        "think",
        "insist",
        "not",
        "hop",
        "admit",
        "acknowledg",
        "stat",
        "predict",
        "suggest",
        "confirm",
        "announc",
        "complain",
        "fear",
        "repl",
        "explain",
        "stress",
        "maintain",
        "swear",
        "swore",
        "vow",
        "conclud",
        "contend",
        "conced",
        "assert",
        "promis",
        "estimat",
        "reckon",
        "warn",
        "mean",
        "alleg",
        "assur",
        "pledg",
        "guess",
        "reveal",
        "indicat",
        "repeat",
        "reiterat",
        "testif",
        "declar",
        "joke",
        "joking",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether the word at `i` looks like an English finite verb.
fn is_finite(scene: &Scene, i: usize) -> bool {
    let text = scene.text;
    if text.kind(i) != TokenKind::Word || text.shape(i) != Shape::Lower {
        return false;
    }
    let word = text.word(i);
    if matches!(
        word,
        "be" | "being" | "been" | "having" | "doing" | "done" | "to"
    ) {
        return false;
    }
    // "there's", "it's": the verb is part of the word.
    if text.has(i, Classes::AUXILIARY) || word.ends_with("'s") {
        return true;
    }
    let nominal = text.has(i - 1, Classes::DETERMINER.with(Classes::PREPOSITION));
    // "comments", "reports" are nouns as often.
    let plural = word.ends_with('s') && !says(scene, i);
    (text.has(i, Classes::CUE_FINITE)
        && !text.has(i, Classes::CUE_INFINITIVE)
        && !nominal
        && !plural)
        || (word.ends_with("ed")
            && word.len() > 4
            && !nominal
            && text.has(
                i + 1,
                Classes::DETERMINER
                    .with(Classes::PREPOSITION)
                    .with(Classes::PRONOUN),
            ))
        || text.is_any(
            i,
            words![
                "felt",
                "wants",
                "wanted",
                "needs",
                "wishes",
                "believes",
                "expects",
                "made",
                "took",
                "went",
                "came",
                "got",
                "gave",
                "knew",
                "saw",
                "kept",
                "left",
                "began",
                "met",
                "held",
                "led",
                "won",
                "lost",
                "became",
                "found",
                "remains",
                "faces",
                "seems",
                "plans",
                "hopes",
                "knows",
                "looks",
                "makes",
                "takes",
                "apply",
                "applies",
                "stands",
                "backs",
                "killed",
                "fled",
                "fell",
                "rose",
                "hit",
                "shot",
                "died",
                "broke",
                "ran",
                "sent",
                "spent",
                "brought",
                "bought",
                "paid",
                "stood",
                "understood",
                "let",
                "put",
                "set",
                "cut",
            ],
        )
}

/// Just past whom an English verb names as its hearers, from `i`.
pub(super) fn addressee_end(scene: &Scene, cast: &Cast, i: usize, limit: usize) -> usize {
    let text = scene.text;
    let mut k = i;
    if text.is_any(k, words!["him", "her", "them", "me", "us", "you"]) {
        return k + 1;
    }
    while k < limit && scene.outside(k) {
        if let Some(mention) = cast.at(k) {
            k = mention.tokens.end;
            if text.kind(k) == TokenKind::Possessive {
                k += 1;
                continue;
            }
            // A list: "CNN and the BBC".
            if text.is_any(k, words!["and", "or"]) && cast.at(k + 1).is_some() {
                k += 1;
                continue;
            }
            return k.min(limit);
        }
        let lead = k == i;
        if lead && text.has(k, Classes::DETERMINER) && !text.is(k, "that") {
            k += 1;
            continue;
        }
        let noun =
            text.kind(k) == TokenKind::Word && !text.has(k, Classes::FUNCTION) && !scene.is_time(k);
        if !noun {
            break;
        }
        // A bare plural hears alone: "told reporters the deal was done".
        k += 1;
        let plural = text.word(k - 1).ends_with('s') && text.shape(k - 1) == Shape::Lower;
        if plural && (lead || text.has(k, Classes::DETERMINER.with(Classes::PRONOUN))) {
            return k;
        }
        // "told private radio station FM Sahara", "told Radio Samudra that".
    }
    k.min(limit)
}

fn skip_adverbs(scene: &Scene, mut i: usize, limit: usize) -> usize {
    while i < limit
        && (is_adverb(scene, i)
            || scene.is_time(i)
            || (scene.text.is(i, "le") && scene.is_time(i + 1)))
    {
        i += 1;
    }
    i
}

fn is_adverb(scene: &Scene, i: usize) -> bool {
    const ADVERBS: &Words = words![
        "aussi",
        "également",
        "encore",
        "ainsi",
        "ensuite",
        "plus",
        "tôt",
        "tard",
        "toutefois",
        "cependant",
        "déjà",
        "enfin",
        "notamment",
        "là",
        "also",
        "however",
        "then",
        "again",
        "too",
        "flatly",
        "hier",
    ];
    let text = scene.text;
    if text.kind(i) != TokenKind::Word || text.shape(i) != Shape::Lower {
        return false;
    }
    let derived = || {
        let word = text.word(i);
        word.len() > 5
            && (word.ends_with("ly") || word.ends_with("ment"))
            && !text.has(i, Classes::SOURCE_GROUP.with(Classes::DOCUMENT))
    };
    text.is_any(i, ADVERBS) || derived()
}

/// Just past an adjunct that begins with a preposition at `i`: its noun phrase and what completes it.
fn adjunct_end(scene: &Scene, cast: &Cast, i: usize, limit: usize) -> usize {
    let text = scene.text;
    let mut k = i + 1;
    while k < limit
        && text.has(k, Classes::PREPOSITION.with(Classes::DETERMINER))
        && cast.at(k).is_none()
    {
        k += 1;
    }
    if k >= limit || !scene.outside(k) {
        return k.min(limit).max(i + 1);
    }
    if let Some(mention) = cast.at(k) {
        k = mention.tokens.end;
        if text.kind(k) != TokenKind::Possessive {
            return k.min(limit);
        }
        k += 1;
    } else {
        k += 1;
    }
    while k < limit && scene.outside(k) {
        if cast.at(k).is_some_and(|m| m.tokens.start == k) {
            let complement = text.has(k - 1, Classes::PREPOSITION.with(Classes::DETERMINER))
                || text.is_any(k - 1, words!["du", "des"]);
            if !complement {
                break;
            }
            k = cast.at(k).map_or(k + 1, |m| m.tokens.end);
            continue;
        }
        let links = text.is_any(
            k,
            words![
                "de", "d'", "du", "des", "of", "'s", "l'", "la", "le", "les", "et",
            ],
        ) && text.is_any(k - 1, words!["de", "d'", "of", "à", "entre", "et"])
            || text.is_any(k, words!["de", "d'", "du", "des", "of"])
            || text.kind(k) == TokenKind::Possessive;
        let noun = text.kind(k) == TokenKind::Word
            && text.shape(k) == Shape::Lower
            && !text.has(k, Classes::FUNCTION)
            || text.kind(k) == TokenKind::Number
            || text.token(k).is_capitalised()
                && !text.has(k, Classes::FUNCTION)
                && (!scene.english()
                    || text.has(k - 1, Classes::PREPOSITION)
                    || text.token(k - 1).is_capitalised());
        let after_link = text.has(k - 1, Classes::DETERMINER.with(Classes::PREPOSITION));
        if !(links
            || noun
            || (after_link
                && text.has(k, Classes::DETERMINER)
                && text.is_any(k - 1, words!["of", "de", "d'", "à", "with", "in"])))
        {
            break;
        }
        k += 1;
    }
    k.min(limit).max(i + 1)
}

/// Whether a cue stands in a parenthesis after what it reports, and where that ends: `…, a indiqué X`, `…, X said`, a
/// quote and its verb.
pub(super) struct Tail {
    /// Just past what is reported.
    pub end: usize,
    pub subject: Subject,
    /// The speech passage it closes, when it closes one.
    pub passage: Option<usize>,
}

/// Reads a cue as a parenthesis, the sentence beginning at `from`; `ahead` is what stands there before its verb.
pub(super) fn tail(
    scene: &Scene,
    cast: &Cast,
    cue: &Cue,
    ahead: &Ahead,
    from: usize,
    limit: usize,
) -> Option<Tail> {
    if cue.form != Form::Finite {
        return None;
    }
    english_tail(scene, cast, cue, ahead, from, limit)
        .or_else(|| inverted_tail(scene, cast, cue, from, limit))
}

/// `…, a indiqué X`; `"…", a-t-il dit`; `"…," said X`.
fn inverted_tail(scene: &Scene, cast: &Cast, cue: &Cue, from: usize, limit: usize) -> Option<Tail> {
    let text = scene.text;
    let mut start = cue.tokens.start;
    // An adverb or object between: `…", lui a répondu X`.
    while start > from
        && text.is_any(
            start - 1,
            words![
                "lui", "leur", "l'", "y", "en", "ainsi", "aussi", "nous", "m'", "s'",
            ],
        )
    {
        start -= 1;
    }
    let mut end = start;
    if end > from
        && (scene.comma(end - 1)
            || text.kind(end - 1) == TokenKind::Dash
            || text.is_any(end - 1, words!["(", ")"]))
    {
        end -= 1;
    }
    let passage = (end > from).then(|| scene.speech_at(end - 1)).flatten();
    let bare = end < start;
    if passage.is_none() && !bare {
        // Inversion with no comma after a long quoted sentence's complement: `"…" du Mali, a déclaré X` has one.
        return None;
    }
    if end <= from {
        return None;
    }
    let subject = match cue.clitic {
        Some(clitic) => Subject::Pronoun(clitic),
        None => phrases::after(scene, cast, cue.tokens.end, limit)?,
    };
    if passage.is_none() && scene.english() {
        // `…, noted Jane Roe, an economist`: the subject follows at once.
        let at_once =
            matches!(&subject, Subject::Phrase(phrase, _) if phrase.start == cue.tokens.end);
        if !at_once
            || is_tell(scene, cue.verb)
            || !text.word(cue.verb).ends_with('d') && !says(scene, cue.verb)
        {
            return None;
        }
    }
    if passage.is_none() && cue.clitic.is_none() {
        let Subject::Phrase(phrase, _) = &subject else {
            return None;
        };
        if !speaks(scene, cast, phrase)
            || !cue.frames.any(Classes::REPORTS) && !has_speech(scene, from..end)
        {
            return None;
        }
        if content(scene, cast, cue, limit).is_some() {
            return None;
        }
        // `Jean Rey, proche du pouvoir, a annoncé le ministre`: no clause stands before it.
        let reported = clause_like(scene, from..end)
            || has_speech(scene, from..end)
            || after_incise(scene, cue.tokens.end, limit).is_some();
        if !reported {
            return None;
        }
    }
    Some(Tail {
        end,
        subject,
        passage,
    })
}

/// `"…," X said`; `…, X said.`
fn english_tail(
    scene: &Scene,
    cast: &Cast,
    cue: &Cue,
    ahead: &Ahead,
    from: usize,
    limit: usize,
) -> Option<Tail> {
    if !scene.english() {
        return None;
    }
    let text = scene.text;
    // Right after a quote: everything between is the subject.
    let quote_end = (from..cue.tokens.start)
        .rev()
        .take(40)
        .find(|&i| scene.speech_at(i).is_some());
    let passage = quote_end.and_then(|i| scene.speech_at(i));
    if let Some(quote_end) = quote_end {
        let between = quote_end + 1..cue.tokens.start;
        let first = if scene.comma(between.start) || text.kind(between.start) == TokenKind::Dash {
            between.start + 1
        } else {
            between.start
        };
        let joined = text.is_any(
            first,
            words![
                "and", "but", "which", "that", "to", "for", "as", "in", "when", "while", "after",
                "before", "at", "of", "on", "with", "is", "was", "are", "were", "by", "said",
                "because", "who",
            ],
        );
        let verbs = (first..cue.tokens.start).any(|i| {
            text.has(i, Classes::CUE_FINITE)
                && !text.has(i, Classes::CUE_INFINITIVE)
                && !text.token(i).is_capitalised()
        });
        if first < cue.tokens.start && !joined && !verbs {
            let subject = phrases::before(scene, cast, first, cue.tokens.start)?;
            return Some(Tail {
                end: quote_end + 1,
                subject,
                passage,
            });
        }
    }
    // After a plain clause: a comma, the subject, the verb, and nothing that it could report.
    let subject = ahead.get()?;
    let start = match subject {
        Subject::Phrase(phrase, _) => phrase.start,
        Subject::Pronoun(i) => *i,
    };
    if start <= from + 3 || !scene.comma(start - 1) || !cue.frames.any(Classes::REPORTS) {
        return None;
    }
    let next = cue.tokens.end;
    let closes = next >= limit
        || scene.comma(next)
        || text.is_any(next, words![".", ";"])
        || scene.is_time(next)
        || text.has(next, Classes::PREPOSITION)
        || is_tell(scene, cue.verb);
    if !closes || content(scene, cast, cue, limit).is_some() || !clause_like(scene, from..start - 1)
    {
        return None;
    }
    Some(Tail {
        end: start - 1,
        subject: subject.clone(),
        passage: scene.speech_at(start.saturating_sub(2)),
    })
}

/// Where the clause goes on that a parenthesis interrupts after its subject: `Le projet, a précisé le ministre, sera voté`.
pub(super) fn after_incise(scene: &Scene, cue_end: usize, limit: usize) -> Option<usize> {
    let reach = limit.min(cue_end + INCISE);
    let comma = (cue_end..reach).find(|&i| scene.comma(i))?;
    let verb = (comma + 1..limit.min(comma + 4)).any(|i| is_finite_verb(scene, i));
    verb.then_some(comma + 1)
}

/// A parenthesis with its subject is hardly longer than this.
const INCISE: usize = 14;

/// Whether a phrase is headed by somebody or something that can speak.
fn speaks(scene: &Scene, cast: &Cast, phrase: &Range<usize>) -> bool {
    let text = scene.text;
    phrase.clone().any(|i| {
        cast.at(i).is_some()
            || text.has(
                i,
                Classes::SOURCE
                    .with(Classes::SOURCE_GROUP)
                    .with(Classes::DOCUMENT),
            )
            || text.token(i).is_capitalised()
    })
}

fn has_speech(scene: &Scene, run: Range<usize>) -> bool {
    scene.speech_in(run).next().is_some()
}

/// Whether a stretch holds a finite verb, or is too long to be a phrase.
pub(super) fn clause_like(scene: &Scene, run: Range<usize>) -> bool {
    let words = scene.words(run.clone());
    if words < 4 {
        return false;
    }
    if scene.english() {
        return run.start + 1 < run.end && (run.start + 1..run.end).any(|i| is_finite(scene, i));
    }
    run.clone().any(|i| is_finite_verb(scene, i)) || words >= 12
}

/// Whether the word at `i` looks like a finite verb.
pub(super) fn is_finite_verb(scene: &Scene, i: usize) -> bool {
    const ENDINGS: &[&str] = &["ait", "aient", "èrent", "ra", "ront", "rait"];
    if scene.english() {
        return is_finite(scene, i);
    }
    let text = scene.text;
    let word = text.word(i);
    if text.kind(i) != TokenKind::Word || text.shape(i) != Shape::Lower || !scene.outside(i) {
        return false;
    }
    let auxiliary = text.has(i, Classes::AUXILIARY)
        && !matches!(word, "été" | "être" | "avoir" | "ayant" | "étant" | "fait");
    let ending = word.len() > 4
        && (ENDINGS.iter().any(|e| word.ends_with(e))
            || word.ends_with("ent") && !word.ends_with("ment"));
    let cue = text.has(i, Classes::CUE_FINITE)
        && !text.has(
            i.saturating_sub(1),
            Classes::DETERMINER.with(Classes::PREPOSITION),
        );
    let nominal = i > 0 && text.has(i - 1, Classes::DETERMINER.with(Classes::PREPOSITION));
    auxiliary || ending && !nominal || cue
}

/// To whom and where a verb reports, from the words beside it.
pub(super) fn aside(scene: &Scene, cast: &Cast, cue: &Cue, limit: usize) -> Aside {
    let text = scene.text;
    let mut aside = Aside::default();
    let mut i = cue.tokens.end;
    let limit = limit.min(i + REACH);
    if scene.english() && is_tell(scene, cue.verb) {
        let end = addressee_end(scene, cast, i, limit);
        if end > i {
            aside.addressee = Some(i..end);
            i = end;
        }
    }
    let mut steps = 0;
    while i < limit && steps < 14 && scene.outside(i) {
        steps += 1;
        if text.is_any(i, words!["que", "qu'", "that", ".", ";", ":"]) {
            break;
        }
        let to = text.is_any(i, words!["à", "au", "aux", "auprès", "devant", "to"]);
        let place = text.is_any(
            i,
            words![
                "dans", "sur", "lors", "via", "in", "on", "during", "at", "by",
            ],
        );
        if to || place {
            let mut end = adjunct_end(scene, cast, i, limit);
            if to && aside.addressee.is_none() && hears(scene, cast, i..end) {
                let start = i + 1;
                let start = start
                    + usize::from(
                        text.is_any(i, words!["auprès"])
                            && text.is_any(start, words!["de", "du", "des"]),
                    );
                aside.addressee = (start < end).then_some(start..end);
            } else if (place || to) && aside.occasion.is_none() && is_occasion(scene, i..end) {
                while end < limit && scene.is_time(end) {
                    end += 1;
                }
                aside.occasion = Some(i..end);
            }
            i = end;
            continue;
        }
        i += 1;
    }
    // `Dans une allocution dimanche soir, X a déclaré`: before the verb, at the head of its clause.
    if aside.occasion.is_none() {
        let from = cue.tokens.start.saturating_sub(REACH);
        let start = text
            .sentence(text.sentence_at(cue.tokens.start))
            .start
            .max(from);
        if text.is_any(
            start,
            words!["dans", "lors", "sur", "in", "on", "during", "at"],
        ) && scene.outside(start)
        {
            let end = (start..cue.tokens.start).find(|&k| scene.comma(k));
            if let Some(end) = end.filter(|&end| is_occasion(scene, start..end)) {
                aside.occasion = Some(start..end);
            }
        }
    }
    aside
}

/// Whether an adjunct names those spoken to.
fn hears(scene: &Scene, cast: &Cast, run: Range<usize>) -> bool {
    const HEARERS: &Words = words![
        "presse",
        "journalistes",
        "reporters",
        "journalists",
        "députés",
        "sénateurs",
        "parlementaires",
        "lawmakers",
        "délégués",
        "delegates",
        "correspondants",
        "médias",
        "public",
        "nation",
        "foule",
        "crowd",
        "télévision",
        "radio",
        "partisans",
        "supporters",
        "investisseurs",
        "investors",
        "habitants",
    ];
    let text = scene.text;
    run.clone().skip(1).any(|i| {
        text.is_any(i, HEARERS)
            || cast.at(i).is_some_and(|m| {
                matches!(
                    cast.kind(m.who),
                    crate::story::Kind::Organisation | crate::story::Kind::Person
                )
            })
    })
}

/// Whether an adjunct tells where or how something was said.
fn is_occasion(scene: &Scene, run: Range<usize>) -> bool {
    const OCCASIONS: &Words = words![
        "communiqué",
        "allocution",
        "discours",
        "interview",
        "entretien",
        "tweet",
        "message",
        "conférence",
        "déclaration",
        "lettre",
        "tribune",
        "vidéo",
        "émission",
        "point",
        "réunion",
        "statement",
        "speech",
        "address",
        "conference",
        "letter",
        "post",
        "video",
        "briefing",
        "email",
        "e-mail",
        "memo",
        "twitter",
        "facebook",
        "telegram",
        "instagram",
        "x",
        "linkedin",
        "truth",
        "compte",
        "blog",
        "remarks",
        "testimony",
        "call",
        "podcast",
        "broadcast",
        "radio",
        "télévision",
        "television",
        "social",
        "sociaux",
        "antenne",
        "plateau",
        "meeting",
        "visite",
        "visit",
        "déplacement",
        "audition",
        "hearing",
        "ondes",
        "franceinfo",
        "bfmtv",
        "europe",
        "rtl",
        "tf1",
        "cnews",
        "lci",
        "colonnes",
        "texte",
        "note",
        "cérémonie",
        "ceremony",
    ];
    run.clone().any(|i| scene.text.is_any(i, OCCASIONS))
}
