//! Evidence: what a name is, weighed over all its mentions ([`crate::decisions::Decision::NameKind`]).
//!
//! The rules of [`super::kinds`] look at one mention each; their finding is one feature here, and the strongest. Within one
//! dispatch the same words nearly always name the same thing, so one title, one verb or one preposition counts for all
//! mentions of a name.

use super::keys::{hash, hash_of};
use super::kinds::joint;
use super::table::Table;
use super::{Name, Sure, known};
use crate::decisions::{Decision, Features, Model, Sorted, bucket};
use crate::grammar::{Grammar, Relation};
use crate::language::{Classes, Language};
use crate::lexicon::Kinds;
use crate::story::{Gender, Kind, KindReason};
use crate::text::{Text, TokenKind};

/// How many mentions of a name are described; the first tell most.
const MENTIONS: usize = 12;

/// How the shapes of so many words are told together.
const SHAPES: usize = 4;

/// Weighs what every name is, and sets it for all its mentions.
pub(super) fn weigh(grammar: &Grammar, names: &mut [Name]) {
    let text = grammar.text();
    let model = Model::of(Decision::NameKind, text.language());
    if !model.is_asked() {
        return;
    }
    let parts = Parts::of(text, names);
    for mentions in same_names(text, names) {
        let Some(&first) = mentions.first() else {
            continue;
        };
        let described = &mentions[..mentions.len().min(MENTIONS)];
        let mut f = model.features();
        own_words(&mut f, text, &names[first]);
        parts.describe(&mut f, text, &names[first]);
        f.number("mentions", mentions.len());
        f.worth(1.0 / described.len() as f32);
        for &n in described {
            ruled(&mut f, &names[n]);
            beside(&mut f, text, names, n);
            around(&mut f, text, &names[n]);
            syntax(&mut f, grammar, &names[n]);
        }
        let sorted = f.sort(text.span(names[first].tokens.clone()));
        if !model.is_taught() {
            continue;
        }
        let kind = likely(&sorted);
        let seat = known::exactly(text, names[first].tokens.clone())
            .is_some_and(|entry| entry.kinds.any(Kinds::SEAT));
        for n in mentions {
            let firm = names[n].sure == Sure::Firm && sorted.shares[NONE] < SURELY_NONE;
            // A house is where its masters are too, by the words before it.
            let house = seat && matches!(kind, Kind::Organisation | Kind::Place);
            if !(kind == Kind::Unknown && firm || house && names[n].kind != Kind::Unknown) {
                set(&mut names[n], kind);
            }
        }
    }
}

/// How probable each kind has to be for something to be named at all. A name that is missed costs as much as one too many,
/// so that half would do; of organisations, which much in capitals resembles, more is said than is so.
const NAMED: [f32; 3] = [0.45, 0.57, 0.5];

/// How probable it has to be that nothing is named where the rules are firm that something is.
const SURELY_NONE: f32 = 0.5;

/// The likeliest kind, unless it is too likely that nothing is named.
fn likely(sorted: &Sorted) -> Kind {
    let named = (0..NAMED.len()).max_by(|a, b| sorted.shares[*a].total_cmp(&sorted.shares[*b]));
    named
        .filter(|best| sorted.shares[*best] >= NAMED[*best])
        .map_or(Kind::Unknown, |best| KINDS[best])
}

/// What the outputs of the decision are.
const KINDS: [Kind; 4] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Unknown];

/// That nothing is named.
const NONE: usize = 3;

/// Makes a name what it was found to be; what it already is stays as firm as it was.
fn set(name: &mut Name, kind: Kind) {
    if name.kind == kind || name.courtesy || name.same_as.is_some() {
        return;
    }
    let sure = if kind == Kind::Unknown {
        Sure::No
    } else {
        Sure::Weak
    };
    name.is(kind, KindReason::Weighed, sure);
    if kind == Kind::Person {
        name.group = None;
    } else {
        name.roles.clear();
        (name.shared, name.gender) = (None, Gender::Unknown);
    }
}

/// The names that are the same word for word, each with its mentions in order.
fn same_names(text: &Text, names: &[Name]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known = Table::for_about(names.len());
    for (n, name) in names.iter().enumerate() {
        let key = hash_of(text, 0, name.tokens.clone());
        let group = known.get_or_keep(key, groups.len() as u32) as usize;
        match groups.get_mut(group) {
            Some(group) => group.push(n),
            None => groups.push(vec![n]),
        }
    }
    groups
}

/// What longer names say of the words they begin and end with.
struct Parts {
    /// By the last word and by the first: the kinds of the longer names, a bit each.
    tails: Table,
    heads: Table,
}

impl Parts {
    fn of(text: &Text, names: &[Name]) -> Self {
        let mut parts = Self {
            tails: Table::default(),
            heads: Table::default(),
        };
        for name in names.iter().filter(|name| name.tokens.len() > 1) {
            let bit = 1 << bit(name.kind);
            let ends = [
                (&mut parts.tails, name.tokens.end - 1),
                (&mut parts.heads, name.tokens.start),
            ];
            for (table, i) in ends {
                if let Some(hash) = hash(text, i) {
                    let known = table.get(hash).unwrap_or_default();
                    table.keep(hash, known | bit);
                }
            }
        }
        parts
    }

    fn describe(&self, f: &mut Features, text: &Text, name: &Name) {
        if name.tokens.len() != 1 {
            return;
        }
        let Some(hash) = hash(text, name.tokens.start) else {
            return;
        };
        let (tails, heads) = (self.tails.get(hash), self.heads.get(hash));
        for kind in KINDS {
            let of = |bits: Option<u32>| bits.is_some_and(|bits| bits >> bit(kind) & 1 != 0);
            if of(tails) {
                f.of("ends-longer", kind.name());
            }
            if of(heads) {
                f.of("begins-longer", kind.name());
            }
        }
    }
}

const fn bit(kind: Kind) -> u32 {
    match kind {
        Kind::Person => 0,
        Kind::Organisation => 1,
        Kind::Place => 2,
        _ => 3,
    }
}

/// What the name itself tells.
fn own_words(f: &mut Features, text: &Text, name: &Name) {
    let tokens = name.tokens.clone();
    let (first, last) = (tokens.start, tokens.end - 1);
    f.number("words", tokens.len());
    f.of("language", text.language().tag());
    let whole = known::exactly(text, tokens.clone()).map_or(Kinds::NONE, |entry| entry.kinds);
    f.kinds("whole", whole);
    f.when(
        known::is_acronym(text, first) && tokens.len() == 1,
        "acronym",
    );
    f.of("ending", ending(text.word(last), 3));
    f.of("ending2", ending(text.word(last), 2));
    let mut shapes = [b'-'; SHAPES];
    for (shape, i) in shapes.iter_mut().zip(tokens.clone()) {
        *shape = shape_of(text, i);
    }
    f.of("shapes", std::str::from_utf8(&shapes).unwrap_or_default());
    if tokens.len() == 1 {
        f.of("word", text.word(first));
        f.classes("class", text.classes(first));
        f.when(text.is_compound(first), "compound");
        return;
    }
    f.kinds("first-kind", known::one(text, first));
    f.kinds("last-kind", known::one(text, last));
    f.classes("first-class", known::classes(text, first));
    f.classes("last-class", known::classes(text, last));
    f.of("first-word", text.word(first));
    f.of("last-word", text.word(last));
    f.when(known::is_first_name(text, first), "first-name");
    // The noun of a French name opens it, that of an English one closes it.
    let head = match text.language() {
        Language::French => first,
        Language::English => last,
    };
    f.of("head-word", text.word(head));
    f.of("head-shape", shape_name(text, head));
    f.classes("head-class", known::classes(text, head));
    for i in tokens {
        f.of("holds", text.word(i));
        f.when(known::is_initial(text, i), "initial");
        f.when(known::is_demonym(text, i), "demonym");
    }
}

/// What the rules say of one mention.
fn ruled(f: &mut Features, name: &Name) {
    f.of("ruled", name.kind.name());
    f.of2("ruled-by", name.kind.name(), name.reason.name());
    let sure = match name.sure {
        Sure::No => "no",
        Sure::Weak => "weak",
        Sure::Firm => "firm",
    };
    f.of2("ruled-sure", name.kind.name(), sure);
    f.when(name.courtesy, "courtesy");
    f.when(!name.roles.is_empty(), "role");
    f.when(name.loud, "loud");
    f.when(name.shouted, "shouted");
    f.when(name.same_as.is_some(), "spelled-out");
}

/// What the names beside one mention are: those of its list, and the one that it stands behind in brackets.
fn beside(f: &mut Features, text: &Text, names: &[Name], n: usize) {
    let name = &names[n];
    let before = n.checked_sub(1).map(|n| &names[n]);
    let after = names.get(n + 1);
    for other in before
        .into_iter()
        .filter(|one| joint(text, one, name).is_some())
    {
        f.of("listed", other.kind.name());
    }
    for other in after
        .into_iter()
        .filter(|one| joint(text, name, one).is_some())
    {
        f.of("listed", other.kind.name());
    }
    if text.is(name.tokens.start.wrapping_sub(1), "(") && text.is(name.tokens.end, ")") {
        let next = |one: &&Name| one.tokens.end + 1 == name.tokens.start;
        let behind = before.filter(next).map_or("-", |one| one.kind.name());
        f.of("in-brackets-behind", behind);
    }
}

/// What stands around one mention.
fn around(f: &mut Features, text: &Text, name: &Name) {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let sentence = text.sentence(text.sentence_at(start));
    let before = start.checked_sub(1).filter(|i| *i >= sentence.start);
    match before {
        None => f.add("opens"),
        Some(i) => {
            f.of("before", text.word(i));
            f.of2("before-shapes", text.word(i), shape_name(text, start));
            f.classes("before-class", known::classes(text, i));
            f.of("before-shape", shape_name(text, i));
            if text.kind(i) == TokenKind::Mark {
                if text.kind(end) == TokenKind::Mark {
                    f.of2("in-marks", name.kind.name(), name.reason.name());
                }
                f.classes(
                    "before-mark-class",
                    known::classes(text, i.saturating_sub(1)),
                );
            }
            if let Some(k) = i.checked_sub(1).filter(|k| *k >= sentence.start) {
                f.of2("two-before", text.word(k), text.word(i));
                f.of("second-before", text.word(k));
                f.classes("second-before-class", known::classes(text, k));
            }
        }
    }
    f.when(text.opens_sentence(start), "opens-sentence");
    if end >= sentence.end {
        f.add("closes");
        return;
    }
    f.of("after", text.word(end));
    f.classes("after-class", known::classes(text, end));
    f.of("after-shape", shape_name(text, end));
    if end + 1 < sentence.end {
        f.of2("two-after", text.word(end), text.word(end + 1));
        f.classes("second-after-class", known::classes(text, end + 1));
    }
    if let Some(before) = before {
        f.of2("between", text.word(before), text.word(end));
    }
    let acts = text.has(end, Classes::HUMAN)
        || text.has(end, Classes::AUXILIARY) && text.has(end + 1, Classes::HUMAN);
    f.when(acts, "acts");
}

/// What the tree says of one mention.
fn syntax(f: &mut Features, grammar: &Grammar, name: &Name) {
    let text = grammar.text();
    let tokens = name.tokens.clone();
    // The word of the name that hangs on none of its others.
    let outside = |i: &usize| grammar.head(*i).is_none_or(|head| !tokens.contains(&head));
    let Some(top) = tokens.clone().find(outside).filter(|i| grammar.knows(*i)) else {
        f.add("no-tree");
        return;
    };
    let relation = grammar.relation(top).name();
    f.of("relation", relation);
    f.of("tag", grammar.tag(top).name());
    f.of("entity", grammar.entity(top).name());
    f.of2(
        "entity-of",
        grammar.entity(top).name(),
        bucket(tokens.len().min(3)),
    );
    f.of2(
        "entity-shape",
        grammar.entity(top).name(),
        shape_name(text, top),
    );
    f.of2(
        "entities",
        grammar.entity(tokens.start).name(),
        grammar.entity(tokens.end - 1).name(),
    );
    let preposition = grammar.preposition(top);
    let case = preposition.map_or("-", |i| text.word(i));
    f.of("case", case);
    if let Some(governor) = grammar.head(top) {
        f.of2("governor", relation, text.word(governor));
        f.of2("governor-tag", relation, grammar.tag(governor).name());
        f.of2("governed-by", case, text.word(governor));
        for (class, set) in Classes::NAMED {
            if text.has(governor, *set) {
                f.of2("governor-class", relation, class);
            }
        }
        f.of2("governor-entity", relation, grammar.entity(governor).name());
    }
    for child in grammar.children(top).filter(|i| !tokens.contains(i)) {
        let relation = grammar.relation(child);
        match relation {
            Relation::Punct | Relation::Case => {}
            Relation::Appos
            | Relation::Amod
            | Relation::Det
            | Relation::Compound
            | Relation::Nmod => {
                f.of2("has", relation.name(), text.word(child));
                if relation == Relation::Appos {
                    f.classes("apposition", text.classes(child));
                }
            }
            _ => f.of("has", relation.name()),
        }
    }
}

/// How a token is written, in a letter.
fn shape_of(text: &Text, i: usize) -> u8 {
    match shape_name(text, i) {
        "lower" => b'a',
        "capital" => b'A',
        "upper" => b'X',
        "mixed" => b'M',
        "number" => b'0',
        _ => b'.',
    }
}

fn shape_name(text: &Text, i: usize) -> &'static str {
    match known::shape_name(text, i) {
        "mark" | "end" => "sign",
        shape => shape,
    }
}

/// The last `count` characters of a word.
fn ending(word: &str, count: usize) -> &str {
    let start = word.char_indices().rev().nth(count - 1);
    start.map_or(word, |(at, _)| &word[at..])
}
