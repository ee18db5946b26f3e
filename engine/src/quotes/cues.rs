//! Cues: the verb groups that report speech, whole: `a de son côté assuré`, `s'est-il félicité`, `has also said`.
//!
//! A form that the tables know as a verb of speech is not yet a cue: `a note`, `le texte annoncé`, `cité par X` are not.
//! Its auxiliary, its subject pronoun and the words before it decide.

use super::scene::Scene;
use crate::grammar::{Relation, Tag};
use crate::language::Classes;
use crate::text::{Shape, TokenKind, Words, words};
use std::ops::Range;

/// A verb group that reports speech.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The group, auxiliaries and inverted subject included.
    pub tokens: Range<usize>,
    /// Its full verb.
    pub verb: usize,
    pub form: Form,
    /// The inverted subject pronoun: `-t-il`.
    pub clitic: Option<usize>,
    /// `n'a pas dit`, `did not say`: nothing is reported.
    pub negated: bool,
    /// `s'est félicité`, `se dit`.
    pub reflexive: bool,
    /// What the tables know of the verb.
    pub frames: Classes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a subject of its own.
    Finite,
    /// `estimant`, `en assurant`, `saying`: the subject is another verb's.
    Participle,
    /// `et d'ajouter`, `avant de préciser`: likewise.
    Infinitive,
}

/// Any form of any verb of speech.
const FORMS: Classes = Classes::CUE_FINITE
    .with(Classes::CUE_PAST)
    .with(Classes::CUE_PRESENT_PARTICIPLE)
    .with(Classes::CUE_INFINITIVE);

/// How far before its participle an auxiliary is looked for: `a, de son côté, également`.
const AUXILIARY_REACH: usize = 7;

/// How far after the end of speech an unknown verb may stand for its cue to be one: past a comma, an auxiliary with its
/// pronouns and what may stand between, or past a name.
const STRUCTURE_REACH: usize = 7;

/// Adds the cues of a run of tokens, passages left aside, in order, and the words that may be markers.
pub(super) fn read(
    scene: &Scene,
    run: Range<usize>,
    cues: &mut Vec<Cue>,
    markers: &mut Vec<usize>,
) {
    let text = scene.text;
    // Up to where the words stand close enough behind speech for an unknown verb to report it.
    let mut structured = 0;
    let mut i = run.start;
    while i < run.end {
        if let Some(passage) = scene.passage_at(i) {
            i = scene.passages[passage].end;
            if scene.speech[passage] {
                structured = i + STRUCTURE_REACH;
            }
            continue;
        }
        if i >= structured {
            i = scene.next(i..run.end, FORMS.with(Classes::SOURCE_MARKER));
            if i >= run.end || !scene.outside(i) {
                continue;
            }
        }
        if text.has(i, Classes::SOURCE_MARKER) {
            markers.push(i);
        }
        let verb = text.has(i, FORMS) || i < structured && is_structural(scene, i, &run);
        if verb && text.kind(i) == TokenKind::Word {
            note(scene, i, &run, cues);
        }
        i += 1;
    }
}

/// Notes the verb at `i` if it is a cue.
fn note(scene: &Scene, i: usize, run: &Range<usize>, cues: &mut Vec<Cue>) {
    let cue = if scene.english() {
        english(scene, i, run)
    } else {
        french(scene, i, run)
    };
    let Some(cue) = cue else { return };
    // `a tenu à souligner`, `was quoted as saying`: one group.
    match cues.last_mut() {
        Some(last) if last.tokens.end > cue.tokens.start => {
            if cue.tokens.start <= last.tokens.start {
                *last = cue;
            }
        }
        _ => cues.push(cue),
    }
}

/// Whether an unknown verb stands where only a verb of speech can.
fn is_structural(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    if i < run.start + 2 || scene.text.has(i, Classes::FUNCTION) {
        return false;
    }
    if scene.english() {
        is_english_structural(scene, i, run)
    } else {
        is_french_structural(scene, i, run)
    }
}

/// Inverted right after a quote closes: `», a-t-il pianoté`.
fn is_french_structural(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    let after_quote = |at: usize| {
        at > run.start
            && (scene.speech_at(at - 1).is_some()
                || (at > run.start + 1 && scene.comma(at - 1) && scene.speech_at(at - 2).is_some()))
    };
    if text.kind(i + 1) == TokenKind::Clitic && !text.has(i, Classes::AUXILIARY) {
        return after_quote(i);
    }
    // Auxiliary, subject, participle.
    let clitic = (i.saturating_sub(3)..i)
        .rev()
        .find(|&k| text.kind(k) == TokenKind::Clitic);
    let Some(clitic) = clitic.filter(|&k| k > run.start) else {
        // `"…", enrage Jean Rey`, `"…", enrage le maire`.
        let person = Classes::SOURCE.with(Classes::OFFICE).with(Classes::KIN);
        let somebody = text.token(i + 1).is_capitalised()
            || text.has(i + 1, Classes::DETERMINER) && text.has(i + 2, person);
        if after_quote(i) && somebody && scene.grammar.tag(i).is_finite() {
            return text.shape(i) == Shape::Lower && !text.has(i, Classes::AUXILIARY);
        }
        // `"…", a égrené Jean Rey`.
        let have = text.is_any(i - 1, words!["a", "ont", "avait", "avaient"]);
        let subject = text.token(i + 1).is_capitalised() || text.has(i + 1, Classes::DETERMINER);
        return have && subject && is_participle(text.word(i)) && after_quote(i - 1);
    };
    let mut start = clitic - 1;
    if !text.has(start, Classes::AUXILIARY) || !is_participle(text.word(i)) {
        return false;
    }
    if start > run.start && text.is_any(start - 1, words!["s'", "y", "en"]) {
        start -= 1;
    }
    after_quote(start)
}

/// Between a name and the end of its sentence: `"…?" Obama prodded.`
fn is_english_structural(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    if text.shape(i) != Shape::Lower || !text.word(i).ends_with("ed") {
        return false;
    }
    let name = (run.start..i)
        .rev()
        .take(4)
        .take_while(|&k| text.token(k).is_capitalised() && !text.has(k, Classes::FUNCTION));
    let first = i - name.count();
    let closes = matches!(text.raw(i + 1), "." | ",") || scene.is_time(i + 1);
    first < i && first > run.start && closes && scene.speech_at(first - 1).is_some()
}

fn is_participle(word: &str) -> bool {
    ["é", "ée", "és", "ées", "i", "u", "it", "is", "ert", "e"]
        .iter()
        .any(|e| word.ends_with(e))
        && !word.ends_with("ment")
}

fn french(scene: &Scene, i: usize, run: &Range<usize>) -> Option<Cue> {
    let text = scene.text;
    let known = text.classes(i);
    let mut cue = Cue {
        tokens: i..i + 1,
        verb: i,
        form: Form::Finite,
        clitic: None,
        negated: false,
        reflexive: false,
        frames: known,
    };
    // `estime-t-il`, and as some write it `estime t-il`.
    let clitic = i + 1 + usize::from(text.is(i + 1, "t"));
    if text.kind(clitic) == TokenKind::Clitic && clitic < run.end {
        cue.clitic = Some(clitic);
        cue.tokens.end = clitic + 1;
    }
    // A past participle with its auxiliary.
    let participle = known.any(Classes::CUE_PAST) || !known.any(FORMS);
    if !complete(scene, &mut cue) {
        return None;
    }
    if participle
        && cue.clitic.is_none()
        && let Some(auxiliary) = auxiliary(scene, i, run)
    {
        return Some(auxiliary.govern(cue));
    }
    if participle && cue.clitic.is_none() && shares_auxiliary(scene, i, run) {
        return Some(cue);
    }
    if known.any(Classes::CUE_PRESENT_PARTICIPLE) {
        cue.form = Form::Participle;
        if i > run.start && text.is(i - 1, "en") {
            cue.tokens.start = i - 1;
            if i > run.start + 1 && text.is(i - 2, "tout") {
                cue.tokens.start = i - 2;
            }
        } else if reflexive_before(scene, i, run) {
            cue.tokens.start = i - 1;
            cue.reflexive = true;
        }
        cue.negated = negated_at(scene, cue.tokens.start, i + 1, run);
        return Some(cue);
    }
    if known.any(Classes::CUE_INFINITIVE) {
        return infinitive(scene, cue, run);
    }
    if !(known.any(Classes::CUE_FINITE) || cue.clitic.is_some()) {
        return None;
    }
    if cue.clitic.is_none() && !finite_fits(scene, i, run) {
        return None;
    }
    if reflexive_before(scene, i, run) {
        // `se trouve`, `se tient`: no speech.
        if text.word(i).starts_with("trouv")
            || text.word(i).starts_with("ten")
            || text.word(i).starts_with("tien")
        {
            return None;
        }
        cue.tokens.start -= 1;
        cue.reflexive = true;
    }
    cue.negated = negated_at(scene, cue.tokens.start, i + 1, run);
    Some(cue)
}

/// Takes in the words that make `faire`, `laisser` and `mettre` verbs of speech: `fait savoir`, `laisse entendre`, `met
/// en garde`. Gives whether the verb, so completed, is one.
fn complete(scene: &Scene, cue: &mut Cue) -> bool {
    let text = scene.text;
    let Some(stem) = light_stem(text.word(cue.verb)) else {
        return true;
    };
    let mut next = cue.tokens.end;
    if stem.starts_with('m') {
        let warns = text.is_run(next, &["en", "garde"]);
        if warns {
            cue.tokens.end = next + 2;
        }
        return warns;
    }
    if text.word(next).ends_with("ment") || text.is_any(next, words!["aussi", "déjà", "même"]) {
        next += 1;
    }
    let said = text.is_any(
        next,
        words![
            "savoir",
            "valoir",
            "entendre",
            "remarquer",
            "observer",
            "part",
            "comprendre",
            "état",
            "entrevoir",
        ],
    );
    if said {
        cue.tokens.end = next + 1;
    }
    said
}

/// The stem that makes of a word a form of `mettre`, `faire` or `laisser`.
fn light_stem(word: &str) -> Option<&'static str> {
    const STEMS: &[&str] = &[
        "met", "mis", "mit", "fai", "fer", "fit", "firent", "font", "laiss",
    ];
    const OTHERS: &[&str] = &[
        "ferm", "mitig", "mise", "métr", "mention", "miser", "fertil", "ferraill",
    ];
    if !word.starts_with(['m', 'f', 'l']) {
        return None;
    }
    let stem = STEMS.iter().find(|stem| word.starts_with(**stem))?;
    let other = OTHERS.iter().any(|other| word.starts_with(other));
    (!other).then_some(*stem)
}

/// An auxiliary and what it says of the group.
struct Auxiliary {
    start: usize,
    clitic: Option<usize>,
    form: Form,
    negated: bool,
    reflexive: bool,
}

impl Auxiliary {
    fn govern(self, mut cue: Cue) -> Cue {
        cue.tokens.start = self.start;
        cue.clitic = self.clitic;
        cue.form = self.form;
        cue.negated = self.negated;
        cue.reflexive = self.reflexive;
        cue
    }
}

/// The auxiliary of the French participle at `i`; `None` where there is none, or where the group is passive.
fn auxiliary(scene: &Scene, i: usize, run: &Range<usize>) -> Option<Auxiliary> {
    const HAVE: &Words = words![
        "a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ait", "aient",
        "eut", "eurent", "n'a", "ai", "avons", "ayant", "avoir",
    ];
    /// With a reflexive pronoun only: without one the group is passive.
    const BE: &Words = words![
        "est", "sont", "était", "étaient", "sera", "serait", "seraient", "fut", "soit", "etait",
        "étant", "être",
    ];
    const PRONOUNS: &Words = words![
        "s'", "se", "lui", "leur", "l'", "les", "y", "en", "nous", "m'", "n'", "ne",
    ];
    const NEGATIONS: &Words = words!["pas", "jamais", "guère", "rien", "n'", "ne", "n'a"];
    let text = scene.text;
    let mut k = i;
    let mut clitic = None;
    let lowest = i.saturating_sub(AUXILIARY_REACH).max(run.start);
    while k > lowest {
        k -= 1;
        if !scene.outside(k) {
            return None;
        }
        if text.kind(k) == TokenKind::Clitic {
            clitic = Some(k);
            continue;
        }
        let be = text.is_any(k, BE);
        if be || text.is_any(k, HAVE) {
            let mut start = k;
            let mut reflexive = false;
            while start > run.start && text.is_any(start - 1, PRONOUNS) && scene.outside(start - 1)
            {
                start -= 1;
                reflexive |= text.is_any(start, words!["s'", "se"]);
            }
            let negated = (start..i).any(|n| text.is_any(n, NEGATIONS));
            if be && !reflexive {
                return None;
            }
            // The elided object stays outside the cue: « l'a accusé ».
            while start < k && !text.is_any(start, words!["s'", "se"]) {
                start += 1;
            }
            let form = match text.word(k) {
                "ayant" | "étant" => Form::Participle,
                "avoir" | "être" => Form::Infinitive,
                _ => Form::Finite,
            };
            return Some(Auxiliary {
                start,
                clitic,
                form,
                negated,
                reflexive,
            });
        }
        // "a été cité": a passive.
        if text.is(k, "été") || !between(scene, k) {
            return None;
        }
    }
    None
}

/// Whether the participle at `i` goes on from another that has its auxiliary: `a assuré que …, mais précisé que …`.
fn shares_auxiliary(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    const SHARED_REACH: usize = 40;
    let text = scene.text;
    let joined = i > run.start && text.has(i - 1, Classes::CONJUNCTION);
    let reports = text.is_any(i + 1, words!["que", "qu'", ":"])
        || scene.passage_at(i + 1).is_some_and(|p| scene.speech[p]);
    if !joined || !reports {
        return false;
    }
    let earlier = (run.start.max(i.saturating_sub(SHARED_REACH))..i).rev();
    let mut cues = earlier.filter(|k| scene.outside(*k) && text.has(*k, Classes::CUE_PAST));
    cues.next()
        .and_then(|k| auxiliary(scene, k, run))
        .is_some_and(|auxiliary| auxiliary.form == Form::Finite)
}

/// Whether the word at `k` may stand between an auxiliary and its participle: an adverb, or a word of an adjunct
/// such as `de son côté`, `jeudi soir`, `au contraire`, `à l'AFP`.
fn between(scene: &Scene, k: usize) -> bool {
    let text = scene.text;
    if scene.comma(k) {
        return true;
    }
    if !matches!(
        text.kind(k),
        TokenKind::Word | TokenKind::Elision | TokenKind::Number
    ) {
        return false;
    }
    let auxiliary = text.has(k, Classes::AUXILIARY) && !text.is_any(k, words!["a", "as"]);
    let starts_adjunct = |n: usize| {
        text.has(n, Classes::PREPOSITION)
            || text.is_any(n, words!["au", "aux", "du"])
            || scene.is_time(n)
    };
    let adverb = text.has(k, Classes::FUNCTION) && !text.has(k, Classes::DETERMINER)
        || text.word(k).ends_with("ment")
        || text.word(k).ends_with("-même")
        || text.word(k).ends_with("-mêmes")
        || scene.grammar.tag(k) == Tag::Adv
        || text.is_any(
            k,
            words![
                "fait",
                "laissé",
                "même",
                "tout",
                "ouvertement",
                "finalement",
                "bel",
                "bien",
            ],
        );
    if adverb || scene.is_time(k) {
        return !auxiliary;
    }
    // A noun or its article belongs to an adjunct that a preposition opened not far before.
    let reach = k.saturating_sub(4);
    !auxiliary && (reach..k).any(starts_adjunct)
}

fn negated_at(scene: &Scene, start: usize, end: usize, run: &Range<usize>) -> bool {
    (start > run.start && scene.text.is_any(start - 1, words!["ne", "n'"]))
        || scene.text.is_any(end, words!["pas", "jamais", "guère"])
        || (start > run.start && scene.text.is(start - 1, "sans"))
}

fn reflexive_before(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    i > run.start && scene.text.is_any(i - 1, words!["s'", "se"])
}

/// Whether a French form that may be a noun or adjective too is a verb here.
fn finite_fits(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    if matches!(text.shape(i), Shape::Upper) {
        return false;
    }
    if i == run.start {
        return false;
    }
    let nominal = text.has(i - 1, Classes::DETERMINER)
        && !text.is_any(
            i - 1,
            words!["le", "la", "les", "l'", "leur", "tous", "deux"],
        )
        || text.is_any(
            i - 1,
            words![
                "de", "d'", "du", "des", "en", "par", "sans", "pour", "sous", "un", "une", "au",
                "aux", "à", "avec", "comme", "plus", "très", "peu", "être", "été", "est", "sont",
                "était", "ainsi", "si", "a", "ont", "avait", "avoir"
            ],
        );
    // `le juge`, `la demande`: a noun, unless a pronoun stands for the object (`il le juge`).
    let article = text.is_any(i - 1, words!["le", "la", "les", "l'", "leur"]);
    let before = article && i >= run.start + 2;
    let object = before
        && (text.has(i - 2, Classes::PRONOUN)
            || text.is_any(i - 2, words!["qui", "ne", "comme"])
            || is_object_pronoun(scene, i - 1));
    !(nominal || article && !object)
}

/// Whether `le`, `la` or `l'` at `i` is the object of the verb behind it: `les habitants le confirment`.
fn is_object_pronoun(scene: &Scene, i: usize) -> bool {
    let grammar = scene.grammar;
    grammar.relation(i) == Relation::Obj
        && grammar.head(i) == Some(i + 1)
        && grammar.tag(i + 1).is_finite()
}

/// An infinitive reports after a verb that carries it: `tient à souligner`, `et d'ajouter`, `avant de préciser`.
fn infinitive(scene: &Scene, mut cue: Cue, run: &Range<usize>) -> Option<Cue> {
    let text = scene.text;
    let i = cue.verb;
    cue.form = Form::Infinitive;
    let mut k = i;
    while k > run.start && text.is_any(k - 1, words!["se", "s'", "lui", "leur", "y"]) {
        k -= 1;
        cue.reflexive |= text.is_any(k, words!["se", "s'"]);
    }
    let before = |n: usize| {
        k.checked_sub(n)
            .filter(|&b| b >= run.start)
            .map_or("", |b| text.word(b))
    };
    // `n'a pas manqué de souligner` says that he did; `hésite à dire`, without a negation, that he does not.
    let inverts = |word: &str| word.starts_with("manqu") || word.starts_with("hésit");
    match (before(2), before(1)) {
        ("et" | "avant" | "," | "mais" | "puis", "de" | "d'") => {
            cue.tokens.start = k;
            Some(cue)
        }
        (_, "pour") => {
            cue.tokens.start = k;
            Some(cue)
        }
        (word, "à" | "de" | "d'") if governs(word) => {
            cue.tokens.start = k - 2;
            cue.form = Form::Finite;
            attach_auxiliary(scene, &mut cue, run);
            cue.negated ^= inverts(word);
            Some(cue)
        }
        ("pas" | "guère" | "jamais", "à" | "de" | "d'") if governs(before(3)) => {
            cue.tokens.start = k - 3;
            cue.form = Form::Finite;
            attach_auxiliary(scene, &mut cue, run);
            cue.negated = !inverts(before(3));
            Some(cue)
        }
        (_, word) if governs(word) && !matches!(word, "va" | "jusqu'") => {
            cue.tokens.start = k - 1;
            cue.form = Form::Finite;
            attach_auxiliary(scene, &mut cue, run);
            Some(cue)
        }
        _ => None,
    }
}

/// French verbs that carry an infinitive of speech: `tient à souligner`.
fn governs(word: &str) -> bool {
    matches!(
        word,
        "tenu"
            | "tient"
            | "tiennent"
            | "tenait"
            | "tenant"
            | "voulu"
            | "veut"
            | "veulent"
            | "voulait"
            | "souhaité"
            | "souhaite"
            | "dû"
            | "pu"
            | "osé"
            | "ose"
            | "préféré"
            | "contenté"
            | "contente"
            | "empressé"
            | "fini"
            | "continué"
            | "continue"
            | "continuent"
            | "commencé"
            | "commence"
            | "allé"
            | "va"
            | "vient"
            | "venu"
            | "jusqu'"
            | "manqué"
            | "manque"
            | "manquent"
            | "hésité"
            | "hésite"
            | "hésitent"
    )
}

fn attach_auxiliary(scene: &Scene, cue: &mut Cue, run: &Range<usize>) {
    if let Some(auxiliary) = auxiliary(scene, cue.tokens.start, run) {
        cue.tokens.start = auxiliary.start;
        cue.clitic = auxiliary.clitic;
        cue.negated = auxiliary.negated;
    } else {
        cue.negated = negated_at(scene, cue.tokens.start, cue.tokens.start + 1, run);
    }
}

fn english(scene: &Scene, i: usize, run: &Range<usize>) -> Option<Cue> {
    let text = scene.text;
    let known = text.classes(i);
    let mut cue = Cue {
        tokens: i..i + 1,
        verb: i,
        form: Form::Finite,
        clitic: None,
        negated: false,
        reflexive: false,
        frames: known,
    };
    if matches!(text.shape(i), Shape::Upper | Shape::Mixed) || !complete_english(scene, &mut cue) {
        return None;
    }
    let before = |n: usize| {
        i.checked_sub(n)
            .filter(|&b| b >= run.start)
            .map_or("", |b| text.word(b))
    };
    let k = adverbs_before(scene, i, run);
    let auxiliary = if k > run.start { text.word(k - 1) } else { "" };
    cue.negated |= is_negated_before(scene, i, k, run);
    if known.any(Classes::CUE_PRESENT_PARTICIPLE) && !known.any(Classes::CUE_FINITE) {
        cue.form = Form::Participle;
        if matches!(auxiliary, "is" | "are" | "was" | "were" | "been") {
            cue.form = Form::Finite;
            cue.tokens.start = k - 1;
        }
        if matches!(
            before(1),
            "the" | "a" | "an" | "of" | "their" | "his" | "her" | "its"
        ) {
            return None;
        }
        if before(1) == "as" && matches!(before(2), "quoted" | "cited" | "reported") {
            cue.tokens.start = i - 2;
            cue.form = Form::Finite;
        }
        return Some(cue);
    }
    match auxiliary {
        "has" | "have" | "had" | "having" => {
            cue.tokens.start = k - 1;
            if auxiliary == "having" {
                cue.form = Form::Participle;
            }
            let past = known.any(Classes::CUE_PAST.with(Classes::CUE_FINITE));
            return past.then_some(cue);
        }
        // Passive: "was told", "is said to"; and what may, would or will be said is not reported.
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "to" | "get"
        | "got" => {
            let told_on = auxiliary == "to"
                && matches!(before(i - k + 2), "on" | "continued" | "sought" | "wanted");
            if told_on && known.any(Classes::CUE_INFINITIVE) {
                cue.tokens.start = k - 1;
                return Some(cue);
            }
            return None;
        }
        "did" | "does" | "do" if known.any(Classes::CUE_INFINITIVE) && !cue.negated => {
            cue.tokens.start = k - 1;
            return Some(cue);
        }
        "would" | "will" | "should" | "may" | "might" | "can" | "could" | "must" | "shall"
        | "cannot" | "let" => {
            return None;
        }
        _ if cue.negated => return Some(cue),
        _ => {}
    }
    let structural = !known.any(FORMS);
    if !structural && (!known.any(Classes::CUE_FINITE) || !is_verb_here(scene, i, run)) {
        return None;
    }
    if is_noun_here(scene, i, run) || is_bare_noun(scene, i, k, run) {
        return None;
    }
    Some(cue)
}

/// Where the adverbs begin that stand between an auxiliary and its verb at `i`, or between subject and verb.
fn adverbs_before(scene: &Scene, i: usize, run: &Range<usize>) -> usize {
    let mut k = i;
    while k > run.start && i - k < 4 && is_adverb(scene, k - 1) {
        k -= 1;
    }
    k
}

/// Whether a negation stands before an English verb, or before the adverbs ahead of it, which begin at `k`.
fn is_negated_before(scene: &Scene, i: usize, k: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    let negative = |word: &str| {
        word.ends_with("n't")
            || matches!(
                word,
                "not" | "never" | "cannot" | "nor" | "without" | "nobody" | "none" | "neither"
            )
    };
    (k.saturating_sub(1).max(run.start)..i).any(|n| negative(text.word(n)))
        || (k.saturating_sub(4).max(run.start)..k)
            .any(|n| text.is_any(n, words!["neither", "nobody", "none"]))
        || k >= run.start + 2 && text.is(k - 2, "no") && text.is(k - 1, "one")
}

/// Whether an English word stands where a noun does: "a report", "the claims", "in protest", "Islamic State's statement".
fn is_noun_here(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    let determined = i > run.start
        && text.has(i - 1, Classes::DETERMINER)
        && !text.is_any(
            i - 1,
            words![
                "all", "both", "some", "many", "others", "few", "that", "this", "these", "those",
                "her", "each", "another", "one", "two", "three", "which"
            ],
        );
    let prepositional = i > run.start
        && text.has(i - 1, Classes::PREPOSITION)
        && !text.is_any(
            i - 1,
            words![
                "on", "in", "over", "ago", "up", "out", "off", "down", "before", "after", "as",
                "than"
            ],
        );
    let possessed = i > run.start && text.kind(i - 1) == TokenKind::Possessive;
    determined || prepositional || possessed
}

/// Whether an English word is a bare stem without a plural subject, and so a noun. The adverbs before it begin at `k`.
fn is_bare_noun(scene: &Scene, i: usize, k: usize, run: &Range<usize>) -> bool {
    let text = scene.text;
    let known = text.classes(i);
    if known.any(Classes::CUE_INFINITIVE)
        && !text.word(i).ends_with("ed")
        && !is_past_like_stem(text.word(i))
    {
        let plural_subject = i > run.start
            && (matches!(
                text.word(k.saturating_sub(1)),
                "they" | "we" | "i" | "you" | "who" | "others" | "some" | "both" | "many"
            ) || text.word(k.saturating_sub(1)).ends_with('s')
                || matches!(
                    text.word(k.saturating_sub(1)),
                    "police" | "people" | "media" | "women" | "men"
                ));
        // `Many officials, including Governor Kay Ives, say`: the tree knows the subject.
        let finite = scene.grammar.tag(i).is_finite();
        let has_subject = finite && scene.grammar.own_subject(i).is_some();
        // `Officials have pushed back and say …`
        let joined = text.has(k.saturating_sub(1), Classes::CONJUNCTION)
            && scene.grammar.subject(i).is_some();
        return !plural_subject && !has_subject && !joined && !(finite && text.is(i, "say"));
    }
    false
}

/// Takes in the words that make `point` and `make` verbs of speech: `pointed out`, `made clear`. Gives whether the verb, so
/// completed, is one.
fn complete_english(scene: &Scene, cue: &mut Cue) -> bool {
    let text = scene.text;
    let word = text.word(cue.verb);
    let next = cue.tokens.end;
    let needs: &[&[&str]] = match word {
        "point" | "points" | "pointed" | "pointing" | "spell" | "spells" | "spelled"
        | "spelling" => &[&["out"]],
        "make" | "makes" | "made" | "making" => {
            &[&["clear"], &["it", "clear"], &["known"], &["plain"]]
        }
        _ => return true,
    };
    match needs.iter().find(|run| text.is_run(next, run)) {
        Some(run) => {
            cue.tokens.end = next + run.len();
            true
        }
        None => false,
    }
}

/// Whether a form that is a plural noun as often as a verb (`reports`, `claims`, `posts`) is a verb here: something to
/// report follows it, or a pronoun stands before it.
fn is_verb_here(scene: &Scene, i: usize, run: &Range<usize>) -> bool {
    const NOUNS: &[&str] = &[
        "report", "post", "claim", "note", "state", "comment", "project", "forecast", "estimate",
        "protest", "object", "quote", "rule", "signal", "demand", "detail", "promise", "pledge",
        "vow", "fear", "hope", "tweet", "remark", "answer", "charge", "attack", "call", "name",
        "view", "label", "term", "brand", "question", "offer", "support", "mention", "praise",
        "blame", "address", "laugh", "smile", "reason", "caption", "lecture", "cast", "poster",
        "request", "cite", "appeal", "warning", "dispute", "reject", "rebuke", "lament", "counter",
        "joke", "boast", "show", "find", "finish", "end", "close", "open", "sign", "chant",
        "shout", "cry", "whisper", "sigh", "talk", "plan", "press", "advice", "recall", "alert",
        "lead", "hint", "answer", "welcome", "salute", "dub", "stress", "text", "message",
        "document", "guess", "bet", "worry", "echo", "blog", "relay", "gripe", "outline",
    ];
    let text = scene.text;
    let word = text.word(i);
    let stem = word.strip_suffix('s').unwrap_or(word);
    // A form that is only past, which most cues are, is none of these.
    let past = stem.len() == word.len() && !text.has(i, Classes::CUE_INFINITIVE);
    if past || text.is(i, "says") {
        return true;
    }
    if !NOUNS.contains(&stem) && !NOUNS.contains(&word) {
        return true;
    }
    if i == run.start || text.has(i - 1, Classes::PREPOSITION) {
        return false;
    }
    if text.has(i - 1, Classes::PRONOUN)
        || text.is_any(i + 1, words!["that", ":"])
        || scene.passage_at(i + 1).is_some()
    {
        return true;
    }
    let next = i + 1;
    let stops = !matches!(text.kind(next), TokenKind::Word | TokenKind::Number)
        || text.has(
            next,
            Classes::AUXILIARY
                .with(Classes::PREPOSITION)
                .with(Classes::CONJUNCTION)
                .with(Classes::CUE_FINITE),
        );
    let after_quote = scene.comma(i - 1) && i > run.start + 1 && scene.speech_at(i - 2).is_some();
    let named = text.token(i - 1).is_capitalised();
    let closes = (scene.comma(next) || text.is(next, ".")) && named;
    after_quote || closes || !stops
}

/// Stems that are their own past tense.
fn is_past_like_stem(word: &str) -> bool {
    matches!(word, "read" | "forecast" | "cast")
}

fn is_adverb(scene: &Scene, i: usize) -> bool {
    const ADVERBS: &Words = words![
        "also",
        "not",
        "never",
        "then",
        "later",
        "further",
        "again",
        "even",
        "once",
        "just",
        "still",
        "already",
        "now",
        "only",
        "earlier",
        "often",
        "always",
        "too",
        "long",
        "today",
        "yesterday",
    ];
    let text = scene.text;
    text.is_any(i, ADVERBS)
        || text.kind(i) == TokenKind::Word
            && text.shape(i) == Shape::Lower
            && text.word(i).ends_with("ly")
            && !text.is_any(i, words!["family", "ally", "assembly", "july"])
}
