//! Roles: titles, offices, kinship and descriptions, beside a name and alone.
//!
//! [`before`] reads what is said right before a name: `le ministre des Affaires étrangères Paul Rey`. What is said of it
//! elsewhere is found by the trees ([`super::phrases`]).

pub(crate) use super::resolution::{Index, Resolution, resolve};

use super::keys::hash_of;
use super::kinds::gender_of;
use super::known;
use crate::cast::Cast;
use crate::language::{Classes, Language};
use crate::lexicon::{self, CountryId};
use crate::span::Span;
use crate::story::Gender;
use crate::text::{Shape, Text, TokenKind, Words, words};
use std::borrow::Cow;
use std::ops::Range;

/// How far from its name a description may begin, in tokens.
const WINDOW: usize = 28;

/// How many words may stand before an office's noun and belong to it: `Kenyan Trade Secretary`.
const MODIFIERS: usize = 9;

/// A description beside a name.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The phrases, without article; several where titles are heaped up.
    pub phrases: Vec<Range<usize>>,
    /// The gender that its noun tells.
    pub gender: Gender,
    /// Whether it is said of several: `ses prédécesseurs A, B et C`.
    pub plural: bool,
    /// Whether no comma parts it from the name.
    pub closed: bool,
    /// Whether it opens its clause: `: le directeur général, Li Wen`.
    pub opens: bool,
}

const NOUN: Classes = Classes::OFFICE.with(Classes::KIN);
const STOP: Classes = Classes::AUXILIARY
    .with(Classes::PRONOUN)
    .with(Classes::CONJUNCTION);

/// The description that ends where the name begins.
///
/// `full`: whether a first name opens the name, so that no noun before it can be what is named.
///
/// It does not reach back past `sentence`, where that begins, nor past `floor`, where the name of another person ends.
pub(super) fn before(
    text: &Text,
    name: Range<usize>,
    full: bool,
    sentence: usize,
    floor: usize,
) -> Option<Role> {
    let floor = sentence.max(floor).max(name.start.saturating_sub(WINDOW));
    let mut end = name.start;
    while end > floor && text.has(end - 1, Classes::HONORIFIC) && !known::is_office(text, end - 1) {
        end -= 1;
    }
    let comma = end > floor && text.is(end - 1, ",");
    if comma {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    let mut role = match text.language() {
        Language::French => before_french(text, end, floor, comma, full),
        Language::English => before_english(text, end, floor, comma),
    }?;
    role.opens = opens_clause(text, role.phrases[0].start, sentence);
    if comma && !closes(text, name.end) && !role.opens {
        return None;
    }
    // `son chef de cabinet, l'amiral Duval`: a further description before the first.
    if !comma {
        let mut k = role.phrases[0].start;
        while k > floor && text.has(k - 1, Classes::DETERMINER) {
            k -= 1;
        }
        if k > floor
            && text.is(k - 1, ",")
            && !known::is_name_shaped(text, k.wrapping_sub(2))
            && let Some(further) = match text.language() {
                Language::French => before_french(text, k - 1, floor, true, true),
                Language::English => before_english(text, k - 1, floor, true),
            }
            && (closes(text, name.end) || opens_clause(text, further.phrases[0].start, sentence))
        {
            role.phrases.insert(0, further.phrases[0].clone());
            role.gender = role.gender.or(further.gender);
        }
    }
    role.closed = !comma;
    Some(role)
}

/// Whether a clause or sentence goes on, so that what stands between commas is an apposition.
fn closes(text: &Text, k: usize) -> bool {
    text.is_any(k, words![",", ".", ")", ";", ":", "\"", "»", "”"])
        || text.has(k, Classes::CONJUNCTION)
        || text.kind(k) == TokenKind::End
}

/// Whether a description that begins at `k`, its article aside, opens its clause.
fn opens_clause(text: &Text, mut k: usize, sentence: usize) -> bool {
    while k > sentence && text.has(k - 1, Classes::DETERMINER) {
        k -= 1;
    }
    k == sentence
        || matches!(text.kind(k - 1), TokenKind::Mark | TokenKind::Dash)
        || text.is_any(k - 1, words![":", ","])
        || text.has(k - 1, Classes::HUMAN)
}

fn before_french(text: &Text, end: usize, floor: usize, comma: bool, full: bool) -> Option<Role> {
    let last = end.checked_sub(1).filter(|&l| l >= floor)?;
    if text.kind(last) != TokenKind::Word
        || text.has(last, Classes::DETERMINER.with(Classes::PREPOSITION))
    {
        return None;
    }
    let mut k = end;
    let mut head = None;
    while k > floor {
        let i = k - 1;
        if !matches!(
            text.kind(i),
            TokenKind::Word | TokenKind::Elision | TokenKind::Number
        ) {
            break;
        }
        if text.has(i, Classes::RANK) && i > floor && known::is_office(text, i - 1) {
            // `directeur général`: the adjective is an office of its own elsewhere.
        } else if known::is_office(text, i) {
            let nested =
                i > floor && text.is_any(i - 1, words!["du", "de", "d'", "des", "la", "l'"]);
            head = Some(i);
            if !comma || !nested {
                break;
            }
        } else if !comma
            && !full
            && i == last
            && text.shape(i) == Shape::Lower
            && text.has(i, Classes::ORGANISATION.with(Classes::LOCALITY))
        {
            return None;
        } else if stops_phrase(text, i) {
            break;
        }
        k = i;
    }
    let head = head?;
    // `un militant du parti local Ekre`
    if !comma && !full && (head + 1..end).any(|i| is_body_with_a_name(text, i)) {
        return None;
    }
    // A noun nearer than the office owns the name: `le patron du groupe Renault`, `l'employée de la crèche Baby-Loup`.
    let owned = text.shape(last) == Shape::Lower
        && head != last
        && !text.has(
            last,
            Classes::PORTFOLIO
                .with(Classes::TITULAR)
                .with(Classes::RANK),
        )
        && !known::is_demonym(text, last)
        && text.has(last - 1, Classes::PREPOSITION.with(Classes::DETERMINER));
    if !comma && !full && owned {
        return None;
    }
    if !comma
        && !full
        && (head + 1..end)
            .rev()
            .take_while(|&i| text.shape(i) == Shape::Lower)
            .any(|i| {
                text.has(i, Classes::ORGANISATION)
                    && !text.has(i, Classes::INSTITUTION)
                    && i + 2 >= end
            })
    {
        return None;
    }
    Some(role_of(text, french_start(text, head, floor)..end, head))
}

/// Whether a word is a French body's that has a name of its own: a party, a company; not a ministry, an army.
fn is_body_with_a_name(text: &Text, i: usize) -> bool {
    let without = words![
        "ministère",
        "secrétariat",
        "gouvernement",
        "armée",
        "police",
        "marine",
    ];
    text.shape(i) == Shape::Lower
        && text.has(i, Classes::ORGANISATION.with(Classes::INSTITUTION))
        && !text.is_any(i, without)
}

/// Whether a French description cannot hold the token at `i`.
fn stops_phrase(text: &Text, i: usize) -> bool {
    if text.has(i, Classes::PARTICLE)
        || text.is_any(
            i,
            words![
                "à", "aux", "au", "les", "l'", "pour", "et", "en", "chargé", "chargée",
            ],
        )
    {
        return false;
    }
    if known::is_name_shaped(text, i) {
        return false;
    }
    text.has(
        i,
        STOP.with(Classes::PREPOSITION)
            .with(Classes::DETERMINER)
            .with(Classes::WEEKDAY)
            .with(Classes::MONTH),
    ) || (text.has(i, Classes::HUMAN)
        && !text.is_any(i, words!["élu", "élue", "mort", "né", "née"]))
}

/// Where a French description begins: with the words of rank before its noun.
fn french_start(text: &Text, head: usize, floor: usize) -> usize {
    let mut k = head;
    while k > floor && text.has(k - 1, Classes::RANK) && text.kind(k - 1) == TokenKind::Word {
        k -= 1;
    }
    k
}

fn role_of(text: &Text, phrase: Range<usize>, head: usize) -> Role {
    let classes = known::classes(text, head);
    let plural = match text.language() {
        Language::French => {
            let determiner = phrase.start > 0
                && text.is_any(
                    phrase.start - 1,
                    words![
                        "les", "des", "ses", "leurs", "ces", "mes", "nos", "deux", "trois", "aux",
                    ],
                );
            determiner
                || (text.word(head).ends_with('s') && !text.is_any(head, words!["fils"]))
                || text.word(head).ends_with("aux")
        }
        Language::English => text.word(head).ends_with('s') && !text.word(head).ends_with("ss"),
    };
    Role {
        gender: gender_of(classes).or(determined_gender(text, phrase.start, head)),
        phrases: vec![trimmed(text, phrase)],
        plural,
        closed: true,
        opens: false,
    }
}

/// The gender that a French article gives an office's noun that has one form for both: `la ministre`, `le porte-parole`.
pub(super) fn determined_gender(text: &Text, start: usize, head: usize) -> Gender {
    const EITHER: &Words = words![
        "victime",
        "star",
        "vedette",
        "figure",
        "icône",
        "idole",
        "légende",
        "éminence",
        "recrue",
        "otage",
        "témoin",
    ];
    let before = start.wrapping_sub(1);
    if text.language() != Language::French || text.is_any(head, EITHER) {
        return Gender::Unknown;
    }
    match text.word(before) {
        "la" | "une" | "cette" => Gender::Feminine,
        "le" | "un" | "ce" | "cet" | "du" | "au" => Gender::Masculine,
        _ => Gender::Unknown,
    }
}

/// The phrase without the small words and signs it cannot end or begin with.
pub(super) fn trimmed(text: &Text, mut phrase: Range<usize>) -> Range<usize> {
    let small = |i: usize| {
        text.kind(i) != TokenKind::Word && text.kind(i) != TokenKind::Number
            || text.has(i, Classes::FUNCTION) && text.shape(i) == Shape::Lower
    };
    while phrase.len() > 1 && small(phrase.end - 1) {
        phrase.end -= 1;
    }
    while phrase.len() > 1
        && (text.has(phrase.start, Classes::FUNCTION) || text.kind(phrase.start) != TokenKind::Word)
    {
        phrase.start += 1;
    }
    phrase
}

fn before_english(text: &Text, end: usize, floor: usize, comma: bool) -> Option<Role> {
    let last = end.checked_sub(1).filter(|&l| l >= floor)?;
    if text.kind(last) != TokenKind::Word {
        return None;
    }
    let after_noun = text.has(last, Classes::RANK)
        && !known::is_office(text, last)
        && end >= 2
        && known::is_office(text, last - 1);
    if known::is_office(text, last) || after_noun {
        let head = last - usize::from(after_noun);
        let start = english_start(text, head, floor);
        let mut role = role_of(text, start..end, head);
        // `Harbour Authority director General`: the office, and the rank that goes with the name.
        if head > start
            && text.shape(head) == Shape::Capital
            && text.shape(head - 1) == Shape::Lower
            && known::is_office(text, head - 1)
        {
            role.phrases = vec![trimmed(text, start..head), head..end];
        }
        return Some(role);
    }
    // `CEO of the Housing Council Jo Lee`: the noun stands before its complement.
    if !comma && !known::is_name_shaped(text, last) {
        return None;
    }
    let mut k = last;
    while k > floor {
        let i = k - 1;
        if !matches!(
            text.kind(i),
            TokenKind::Word | TokenKind::Possessive | TokenKind::Number
        ) {
            break;
        }
        if known::is_office(text, i) {
            let joined = text.is_any(i + 1, words!["of", "for", "to", "at", "in"])
                || (text.has(i + 1, Classes::RANK)
                    && text.is_any(i + 2, words!["of", "for", "to"]));
            if joined {
                return Some(role_of(text, english_start(text, i, floor)..end, i));
            }
            break;
        }
        let joiner = text.is_any(
            i,
            words![
                "of", "for", "to", "at", "on", "the", "in", "and", "its", "his", "her", "a",
            ],
        );
        if !joiner
            && text.has(
                i,
                STOP.with(Classes::PREPOSITION)
                    .with(Classes::HUMAN)
                    .with(Classes::WEEKDAY)
                    .with(Classes::MONTH),
            )
        {
            break;
        }
        k = i;
    }
    None
}

/// Where an English description whose noun stands at `head` begins.
fn english_start(text: &Text, head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(MODIFIERS));
    let mut k = head;
    let mut plain = 0;
    while k > floor {
        let i = k - 1;
        let kind = text.kind(i);
        if kind == TokenKind::Possessive {
            // Somebody's: the owner is a name, a team, a party.
            k = i;
            continue;
        }
        if kind != TokenKind::Word
            && !(kind == TokenKind::Number && text.raw(i).contains("-year-old"))
        {
            break;
        }
        if text.is(i, "and")
            && i > floor
            && known::is_office(text, i - 1)
            && plain == 0
            && k == head
        {
            k = i;
            continue;
        }
        let belongs = text.has(i, Classes::RANK.with(Classes::PORTFOLIO).with(NOUN))
            || known::is_demonym(text, i);
        if text.has(
            i,
            Classes::FUNCTION
                .with(Classes::HUMAN)
                .with(Classes::WEEKDAY)
                .with(Classes::MONTH),
        ) && !belongs
        {
            // `the Council of Europe president`, `University of Texas student`: `of` between capitals goes on.
            if text.is(i, "of")
                && i > floor
                && known::is_name_shaped(text, i - 1)
                && known::is_name_shaped(text, i + 1)
            {
                k = i;
                continue;
            }
            break;
        }
        if !belongs && !known::is_name_shaped(text, i) && text.kind(i + 1) != TokenKind::Possessive
        {
            // `to meet Iranian Foreign Minister`: a plain word before a capital governs the office, it does not qualify it.
            plain += 1;
            if plain > 3 || text.word(i).ends_with("ly") || text.token(k).is_capitalised() {
                break;
            }
        }
        k = i;
    }
    while k < head
        && (text.kind(k) != TokenKind::Word
            || text.has(k, Classes::FUNCTION) && !text.has(k, Classes::RANK))
    {
        k += 1;
    }
    k
}

/// Where what completes a French office's noun ends: `général adjoint de l'OSCE pour les questions maritimes`.
fn french_complement(text: &Text, head: usize, end: usize) -> usize {
    let mut k = head + 1;
    while k < end {
        match text.kind(k) {
            TokenKind::Word | TokenKind::Elision => {}
            TokenKind::Number
                if text.kind(k - 1) == TokenKind::Word && known::is_name_shaped(text, k - 1) => {}
            _ => break,
        }
        if known::is_name_shaped(text, k) {
            // `le président Donald Trump` inside a description begins another name.
            if known::is_first_name_then_name(text, k)
                && !text.has(k - 1, Classes::PREPOSITION)
                && text.kind(k - 1) != TokenKind::Elision
            {
                break;
            }
            k += 1;
            continue;
        }
        if text.is_any(k, words!["de", "du", "des", "d'", "la", "l'", "le", "les"]) {
            if text.is_any(k, words!["de", "d'"]) && looks_infinitive(text, k + 1) {
                break;
            }
            k += 1;
            continue;
        }
        // `président par intérim`, `chargée de l'égalité entre les villes et les campagnes`
        let interim = text.is(k, "par") && text.is(k + 1, "intérim");
        let between = text.is(k, "entre") && text.has(k + 1, Classes::DETERMINER);
        if interim || between {
            k += 1 + usize::from(interim);
            continue;
        }
        if text.is_any(k, words!["à", "au", "aux", "pour", "en", "auprès", "chez"]) {
            // `le milliardaire pour sa gestion`: the verb's.
            let of_verb = text.is(k, "pour")
                && text.is_any(
                    k + 1,
                    words![
                        "sa", "son", "ses", "leur", "leurs", "un", "une", "des", "avoir", "qu'"
                    ],
                );
            if text.has(k + 1, Classes::AUXILIARY)
                || of_verb
                || looks_infinitive(text, k + 1)
                || text.kind(k + 1) == TokenKind::Number
            {
                break;
            }
            let in_what = text.is(k, "en")
                && !text.is_any(k + 1, words!["exercice", "chef", "charge", "poste"]);
            if in_what {
                break;
            }
            k += 1;
            continue;
        }
        if text.is(k, "et") {
            let shared = (head..k).any(|i| text.is(i, "entre"));
            let more = text.is_any(k + 1, words!["de", "du", "des", "d'", "à"])
                || shared && text.has(k + 1, Classes::DETERMINER)
                || text.has(k + 1, Classes::PORTFOLIO);
            if !more || known::is_office(text, k + 2) {
                break;
            }
            k += 1;
            continue;
        }
        if ends_complement(text, head, k) {
            break;
        }
        k += 1;
    }
    k
}

/// Whether the word at `k`, neither name, article nor preposition, belongs no longer to what completes the office at `head`.
fn ends_complement(text: &Text, head: usize, k: usize) -> bool {
    let calendar = Classes::WEEKDAY.with(Classes::MONTH);
    if text.has(k, Classes::FUNCTION.with(calendar)) {
        return true;
    }
    if text.has(k, Classes::HUMAN) && !text.is_any(k, words!["élu", "élue"]) {
        return true;
    }
    let in_charge = text.is_any(k, words!["chargé", "chargée", "chargés", "chargées"]);
    if known::is_office(text, k)
        && !in_charge
        && !text.has(k, Classes::RANK)
        && !text.has(k - 1, Classes::PREPOSITION.with(Classes::DETERMINER))
        && !text.is_any(k - 1, words!["au", "aux", "du", "des"])
        && text.kind(k - 1) != TokenKind::Elision
    {
        return true;
    }
    let participle = text.shape(k) == Shape::Lower
        && ["é", "ée", "és", "ées"]
            .iter()
            .any(|e| text.word(k).ends_with(e))
        && !text.has(
            k,
            Classes::RANK.with(Classes::OFFICE).with(Classes::TITULAR),
        )
        && !in_charge
        && k > head + 1;
    participle || ends_like_a_verb(text, k)
}

fn looks_infinitive(text: &Text, k: usize) -> bool {
    let word = text.word(k);
    text.shape(k) == Shape::Lower
        && text.kind(k) == TokenKind::Word
        && (word.ends_with("er")
            || word.ends_with("ir")
            || word.ends_with("dre")
            || word.ends_with("tre"))
        && !text.has(
            k,
            Classes::OFFICE
                .with(Classes::SITE)
                .with(Classes::ORGANISATION),
        )
        && word != "mer"
}

fn ends_like_a_verb(text: &Text, k: usize) -> bool {
    let word = text.word(k);
    text.shape(k) == Shape::Lower
        && (word.ends_with("ant")
            && !text.has(k, Classes::RANK.with(Classes::OFFICE))
            && word.len() > 6
            || word.ends_with("ait")
            || word.ends_with("aient"))
}

/// Where what completes an English office's noun ends: `of the Dallas chapter`, `for the military`, `at large`.
fn english_complement(text: &Text, head: usize, end: usize) -> usize {
    let mut k = head + 1;
    if text.has(k, Classes::RANK) && text.shape(k) == Shape::Lower {
        k += 1;
    }
    let mut complete = false;
    while k < end {
        if text.is(k, "at") && text.is(k + 1, "large")
            || text.is(k, "in") && text.is_any(k + 1, words!["chief", "charge"])
        {
            k += 2;
            complete = false;
            continue;
        }
        let at_place_of_work = text.is(k, "at") && text.is(k - 1, "large");
        let employer = text.is(k, "at")
            && known::is_name_shaped(text, k + 1 + usize::from(text.is(k + 1, "the")));
        if !(text.is_any(k, words!["of", "for", "to"]) || at_place_of_work || employer)
            || complete && !text.is(k, "of")
        {
            break;
        }
        let mut m = k + 1;
        while m < end && text.has(m, Classes::DETERMINER) {
            m += 1;
        }
        let first = m;
        let mut lower = 0;
        while m < end {
            match text.kind(m) {
                TokenKind::Word | TokenKind::Possessive | TokenKind::Number => {}
                _ => break,
            }
            if text.is_any(m, words!["of", "on", "and", "for"])
                && known::is_name_shaped(text, m - 1)
                && (known::is_name_shaped(text, m + 1)
                    || text.is(m + 1, "the") && known::is_name_shaped(text, m + 2))
            {
                m += 1;
                continue;
            }
            if known::is_name_shaped(text, m)
                || text.kind(m) == TokenKind::Possessive
                || text.is(m, "the") && text.is_any(m - 1, words!["of", "for"])
            {
                m += 1;
                continue;
            }
            if text.has(m, Classes::FUNCTION.with(Classes::HUMAN)) {
                break;
            }
            lower += 1;
            if lower > 4 {
                break;
            }
            m += 1;
        }
        if m == first {
            break;
        }
        k = m;
        complete = true;
    }
    k
}

/// The noun of a description: in English the last of the heaped nouns before a complement.
pub(super) fn head(text: &Text, tokens: Range<usize>) -> Option<usize> {
    let mut head = tokens.clone().find(|&i| known::is_office(text, i))?;
    while text.language() == Language::English
        && known::is_office(text, head + 1)
        && head + 1 < tokens.end
    {
        head += 1;
    }
    Some(head)
}

/// Where a description begins by the words before its noun.
pub(super) fn start(text: &Text, head: usize, floor: usize) -> usize {
    match text.language() {
        Language::French => french_start(text, head, floor),
        Language::English => english_start(text, head, floor),
    }
}

/// Where what completes the noun of a description ends.
pub(super) fn complement(text: &Text, head: usize, end: usize) -> usize {
    match text.language() {
        Language::French => french_complement(text, head, end),
        Language::English => english_complement(text, head, end),
    }
}

/// Whether a word says that an office is held no more.
pub(super) fn is_former(text: &Text, i: usize) -> bool {
    text.is_any(i, words!["ancien", "ancienne", "former", "ex"])
        || text.is_compound(i) && text.starts_with(i, "ex-")
}

pub(super) fn plural(text: &Text, head: usize) -> bool {
    let word = text.word(head);
    match text.language() {
        Language::French => {
            (word.ends_with('s') && !matches!(word, "fils")) || word.ends_with("aux")
        }
        Language::English => word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men"),
    }
}

/// The country of an adjective of nationality or of a country's name.
pub(super) fn nationality(text: &Text, i: usize) -> Option<CountryId> {
    let entry = text.known(i).entry?;
    let kinds = entry.kinds;
    (kinds.any(lexicon::Kinds::DEMONYM)
        || (kinds.any(lexicon::Kinds::COUNTRY) && known::is_name_shaped(text, i)))
    .then_some(entry.country)
    .flatten()
}

/// The masculine singular of an office's noun, prefixes such as `vice-` kept.
pub(crate) fn noun<'t>(text: &'t Text, i: usize) -> Cow<'t, str> {
    let word = text.word(i);
    let word = word.strip_prefix("ex-").unwrap_or(word);
    if text.language() == Language::English {
        let human = word
            .strip_suffix("woman")
            .or_else(|| word.strip_suffix("person"));
        return match (human, word) {
            (Some(stem), _) => [stem, "man"].concat().into(),
            (_, "actress") => "actor".into(),
            _ => word.into(),
        };
    }
    let word = if word.len() > 4 {
        word.strip_suffix('s').unwrap_or(word)
    } else {
        word
    };
    for (feminine, masculine) in [
        ("trice", "teur"),
        ("ière", "ier"),
        ("euse", "eur"),
        ("enne", "en"),
        ("onne", "on"),
        ("ffe", "f"),
    ] {
        if let Some(stem) = word.strip_suffix(feminine) {
            return [stem, masculine].concat().into();
        }
    }
    let feminine =
        || text.has(i, Classes::FEMININE) || known::classes(text, i).any(Classes::FEMININE);
    match word.strip_suffix('e') {
        Some(stem) if feminine() => stem.into(),
        _ => word.into(),
    }
}

/// Notes a role of a person, once.
pub(super) fn add_role(text: &Text, cast: &mut Cast, who: usize, phrase: Range<usize>) {
    let phrase = with_marks(text, without_day(text, phrase));
    let new = hash_of(text, 0, phrase.clone());
    let roles = &mut cast.participants[who].roles;
    let said = |role: &Span| hash_of(text, 0, text.tokens_in(*role)) == new;
    if roles.len() < 16 && !roles.iter().any(said) {
        roles.push(text.span(phrase));
    }
}

/// A role without the day on which it was held or told: `invitée de la radio mardi`, `élu Premier ministre en mars`.
fn without_day(text: &Text, phrase: Range<usize>) -> Range<usize> {
    let day = (phrase.start + 1..phrase.end).find(|&i| {
        let month = text.is_any(i, words!["en", "in"]) && text.has(i + 1, Classes::MONTH);
        month || text.has(i, Classes::WEEKDAY)
    });
    // `présentateur du journal du mardi`
    let of = |i: usize| text.is_any(i - 1, words!["du", "de", "of"]);
    match day.filter(|&i| !of(i)) {
        Some(day) => trimmed(text, phrase.start..day),
        None => phrase,
    }
}

/// A role with the mark that closes its last title, or without the word that only opens one.
fn with_marks(text: &Text, phrase: Range<usize>) -> Range<usize> {
    let is_mark = |i: &usize| text.kind(*i) == TokenKind::Mark;
    let marks: Vec<usize> = phrase.clone().filter(is_mark).collect();
    if marks.len().is_multiple_of(2) {
        return phrase;
    }
    let closed = is_mark(&phrase.end);
    match marks.last() {
        _ if closed => phrase.start..phrase.end + 1,
        Some(last) if *last > phrase.start => trimmed(text, phrase.start..*last),
        _ => phrase,
    }
}
