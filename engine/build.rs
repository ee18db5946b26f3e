//! Packs the word lists in `src/language/` into the vocabulary that the engine unpacks at its first reading, and strips
//! those of phrases and dates. Packs the learnt weights of `src/decisions/weights/` likewise.
//!
//! A reader would otherwise download every list as it is written, remarks and all, and wait for some ten thousand words to
//! be sorted out and their verbs conjugated before the first story. The form is told in `src/language/vocabulary.rs`.

// Modules of the engine, whole: what is not needed here is needed there.
#[allow(dead_code)]
#[path = "src/text/accents.rs"]
mod accents;
#[allow(dead_code)]
#[path = "src/language/classes.rs"]
mod classes;
#[allow(dead_code)]
#[path = "src/decisions/hash.rs"]
mod hash;
#[allow(dead_code)]
#[path = "src/language/lists.rs"]
mod lists;
#[path = "src/language/nouns.rs"]
mod nouns;
#[allow(dead_code)]
#[path = "src/language/verbs.rs"]
mod verbs;
#[allow(dead_code)]
#[path = "src/decisions/written.rs"]
mod written;

use accents::without_accents;
use classes::Classes;
use lists::{MARKS, lines, phrases};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The forms of a verb given by its lemma.
type Conjugation = fn(&str) -> Vec<verbs::Form>;

/// The plural of a noun, where it has one of its own.
type Plural = fn(&str) -> Option<String>;

/// Every language by its folder, in the order of `Language::ALL`.
const LANGUAGES: [(&str, Conjugation, Plural); 2] = [
    ("fr", verbs::french, nouns::french_plural),
    ("en", verbs::english, nouns::english_plural),
];

/// Lists of words, each with the class it gives them.
const WORDS: &[(&str, Classes)] = &[
    ("determiners", Classes::FUNCTION.with(Classes::DETERMINER)),
    ("prepositions", Classes::FUNCTION.with(Classes::PREPOSITION)),
    ("pronouns", Classes::FUNCTION.with(Classes::PRONOUN)),
    ("conjunctions", Classes::FUNCTION.with(Classes::CONJUNCTION)),
    ("auxiliaries", Classes::FUNCTION.with(Classes::AUXILIARY)),
    ("function-words", Classes::FUNCTION),
    ("months", Classes::MONTH),
    ("weekdays", Classes::WEEKDAY),
    ("documents", Classes::DOCUMENT),
    ("sources", Classes::SOURCE),
    ("source-groups", Classes::SOURCE_GROUP),
    ("naming-words", Classes::NAMING),
    ("hearers", Classes::HEARER),
    ("settings", Classes::SETTING),
    ("source-markers", Classes::SOURCE_MARKER),
    ("honorifics", Classes::HONORIFIC),
    ("offices", Classes::OFFICE),
    ("kin", Classes::KIN),
    ("feminine", Classes::FEMININE),
    ("masculine", Classes::MASCULINE),
    ("ranks", Classes::RANK),
    ("organisations", Classes::ORGANISATION),
    ("institutions", Classes::INSTITUTION),
    ("sites", Classes::SITE),
    ("localities", Classes::LOCALITY),
    ("particles", Classes::PARTICLE),
    ("human-verbs", Classes::HUMAN),
    ("openers", Classes::OPENER),
    ("no-names", Classes::NO_NAME),
    ("portfolios", Classes::PORTFOLIO),
    ("organisation-adjectives", Classes::TITULAR),
    ("office-adjectives", Classes::OFFICE_ADJECTIVE),
    ("local-offices", Classes::LOCAL),
    ("compound-ends", Classes::COMPOUND_END),
    ("royal-titles", Classes::ROYAL),
    ("first-heads", Classes::FIRST_HEAD),
    ("court-words", Classes::OF_COURT),
    ("leaders", Classes::LEADER),
    ("being-participles", Classes::TAKES_BEING),
    ("firms", Classes::FIRM),
    ("media", Classes::MEDIUM),
    ("public-bodies", Classes::PUBLIC_BODY),
    ("societies", Classes::SOCIETY),
    ("accused", Classes::ACCUSED),
    ("jurists", Classes::JURIST),
    ("counterparts", Classes::COUNTERPART),
];

/// Lists of verbs by their lemma, each with the class it gives every form.
const VERBS: &[(&str, Classes)] = &[
    ("report-verbs", Classes::REPORTS),
    ("infinitive-verbs", Classes::REPORTS_INFINITIVE),
    ("aside-verbs", Classes::ASIDE),
    ("remark-verbs", Classes::REMARKS),
    ("evidence-verbs", Classes::EVIDENCE),
];

/// Lists of verbs by their lemma, each with the class it gives their past participles.
const PARTICIPLES: &[(&str, Classes)] = &[("seeing-verbs", Classes::SEEN)];

/// Lists of phrases, each with the class it gives the words that open them.
const PHRASES: &[(&str, Classes)] = &[
    ("event-details", Classes::OPENS_DETAIL),
    ("claims", Classes::OPENS_CLAIM),
];

/// Lists of lemmas, of which every form is made.
const LEMMAS: &[&str] = &["events", "presence"];

/// What an office's noun tells in the plural as in the singular.
const SAID_OF_SEVERAL: Classes = Classes::OFFICE
    .with(Classes::FEMININE)
    .with(Classes::MASCULINE);

/// The classes of one language's words.
type Known = BTreeMap<String, u64>;

fn main() {
    let folder = Path::new("src/language");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/accents.rs");
    let weights = Path::new("src/decisions/weights");
    for path in ["hash.rs", "written.rs", "weights"] {
        println!("cargo::rerun-if-changed=src/decisions/{path}");
    }
    let known = LANGUAGES.map(|(name, forms, plural)| known(&folder.join(name), forms, plural));
    let verbs: Vec<_> = (LANGUAGES.iter())
        .flat_map(|(name, forms, _)| verbs_of(&folder.join(name), *forms))
        .collect();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names OUT_DIR"));
    let write = |name: &str, content: &[u8]| {
        fs::write(out.join(name), content).expect("OUT_DIR can be written to");
    };
    write("vocabulary.bin", &packed(&known, &verbs));
    write("decisions-both.bin", &weights_of(weights, "both"));
    for (language, forms, plural) in LANGUAGES {
        let own = weights_of(weights, language);
        write(&format!("decisions-{language}.bin"), &own);
        for name in LEMMAS {
            let inflected = inflected(&list(&folder.join(language), name), forms, plural);
            write(&format!("{language}-{name}.txt"), inflected.as_bytes());
        }
        for (name, _) in PHRASES {
            let list = conjugated(&list(&folder.join(language), name), forms);
            write(
                &format!("{language}-{name}.txt"),
                stripped(&list).as_bytes(),
            );
        }
        // Here `+` counts days.
        let dates = stripped(&list(&folder.join(language), "dates"));
        write(&format!("{language}-dates.txt"), dates.as_bytes());
    }
}

/// The tables of weights in a folder that are of one language, or of `both`: of each the length of its name, the name, two
/// bytes of length, and the packed table.
fn weights_of(folder: &Path, tag: &str) -> Vec<u8> {
    let files = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let paths: BTreeSet<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    let mut out = Vec::new();
    for path in paths {
        let Some(name) = (path.file_name()).and_then(|name| name.to_str()?.strip_suffix(".txt"))
        else {
            continue;
        };
        if !name.ends_with(&format!(".{tag}")) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let table = written::Written::parse(&text).and_then(|written| written.packed());
        let table = table.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        out.push(u8::try_from(name.len()).expect("names are short"));
        out.extend(name.as_bytes());
        out.extend((u16::try_from(table.len()).expect("a table has at most 64 KB")).to_le_bytes());
        out.extend(table);
    }
    out
}

/// The words of a language's folder with their classes.
fn known(folder: &Path, forms: Conjugation, plural: Plural) -> Known {
    let list = |name: &str| list(folder, name);
    let mut known = Known::new();
    for (name, class) in WORDS {
        for word in words(&list(name)) {
            add(&mut known, word, *class);
        }
    }
    for (name, class) in VERBS {
        for (form, form_class) in words(&list(name)).flat_map(forms) {
            add(&mut known, &form, form_class.with(*class));
        }
    }
    for (name, class) in PARTICIPLES {
        for (form, form_class) in words(&list(name)).flat_map(forms) {
            if form_class.any(Classes::CUE_PAST) {
                add(&mut known, &form, *class);
            }
        }
    }
    // A word of its own keeps its classes whatever becomes like it in the plural.
    let offices = (known.iter()).filter(|(_, classes)| *classes & Classes::OFFICE.0 != 0);
    let plurals: Vec<(String, u64)> = offices
        .filter_map(|(word, classes)| Some((plural(word)?, classes & SAID_OF_SEVERAL.0)))
        .filter(|(word, _)| !known.contains_key(word))
        .collect();
    known.extend(plurals);
    // Capitals often lose their accent (`Etat`). A word of its own (`a`) keeps its classes whatever comes to look like it.
    let unaccented: Vec<(String, u64)> = known
        .iter()
        .filter_map(|(word, classes)| Some((unaccented(word)?, *classes)))
        .filter(|(word, _)| !known.contains_key(word))
        .collect();
    for (word, classes) in unaccented {
        *known.entry(word).or_default() |= classes;
    }
    // Last, since what opens a phrase is by that no word of its own.
    for (name, class) in PHRASES {
        for (_, phrase) in phrases(&conjugated(&list(name), forms)) {
            let first = phrase.split_whitespace().next().unwrap_or_default();
            for word in first.split('/').filter(|word| !word.is_empty()) {
                add(&mut known, word, *class);
            }
        }
    }
    for word in words_of_dates(&list("dates")) {
        add(&mut known, &word, Classes::OPENS_DATE);
    }
    known
}

/// Every verb of a language's folder by its forms, in the order of the alphabet.
fn verbs_of(folder: &Path, forms: Conjugation) -> Vec<Vec<Vec<u8>>> {
    let lists: Vec<String> = VERBS.iter().map(|(name, _)| list(folder, name)).collect();
    let lemmas: BTreeSet<&str> = lists.iter().flat_map(|list| words(list)).collect();
    let forms = |lemma| {
        let forms: BTreeSet<Vec<u8>> = forms(lemma)
            .into_iter()
            .map(|(form, _)| form.into_bytes())
            .collect();
        forms.into_iter().collect()
    };
    lemmas.into_iter().map(forms).collect()
}

fn list(folder: &Path, name: &str) -> String {
    let path = folder.join(name).with_extension("txt");
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A list of phrases with every verb that is given as `~lemma` written out as the choice of its forms, and every one that is
/// given as `+lemma` as that of the forms in which it tells what is to come.
fn conjugated(list: &str, forms: Conjugation) -> String {
    let mut out = String::new();
    for line in lines(list) {
        let mut rest = line;
        while let Some(at) = rest.find(['~', '+']) {
            let (before, verb) = (&rest[..at], &rest[at + 1..]);
            let end = verb.find([' ', ',', '/']).unwrap_or(verb.len());
            let forms = forms(&verb[..end]).into_iter();
            let all = rest[at..].starts_with('~');
            let forms = forms
                .filter(|form| all || comes(form))
                .map(|(form, _)| form);
            let mut forms: BTreeSet<String> = forms.collect();
            // Those of *we*, who speak in quotes.
            let of_us = |form: &String| Some(format!("{}ons", form.strip_suffix("aient")?));
            let of_us: Vec<String> = forms.iter().filter_map(of_us).collect();
            forms.extend(of_us);
            out += before;
            out += &forms.into_iter().collect::<Vec<_>>().join("/");
            rest = &verb[end..];
        }
        out += rest;
        out.push('\n');
    }
    out
}

/// Whether a form tells what is to come, by itself or behind an auxiliary: infinitive, participle, future, conditional.
fn comes((form, class): &verbs::Form) -> bool {
    let endings = ["ra", "ront", "rait", "raient"];
    class.any(Classes::CUE_INFINITIVE.with(Classes::CUE_PAST))
        || endings.iter().any(|ending| form.ends_with(ending))
}

/// A list without its remarks and without the spaces after its heads.
fn stripped(list: &str) -> String {
    let lines = lines(list).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.replace(": ", ":") + "\n").collect()
}

/// A list of lemmas with their forms, a line a lemma: `sense:stem|ending/ending rest`, the sense with the marks that stand
/// behind the lemma. A head that begins with `verb` has verbs, with `noun` nouns; of several words the first goes through the
/// forms, of an English noun the last.
fn inflected(list: &str, forms: Conjugation, plural: Plural) -> String {
    let mut out = String::new();
    for (sense, entry) in phrases(list) {
        let entry = entry.trim().replace('\'', "' ");
        let lemma = entry.trim_end_matches(MARKS);
        let marks = entry[lemma.len()..].to_owned();
        let entry = lemma.to_owned();
        let (first, rest) = entry.split_once(' ').unwrap_or((&entry, ""));
        let (first, rest) = (first.trim(), rest.trim());
        let mut all = vec![first.split(':').next().unwrap_or_default().to_owned()];
        let mut behind = rest.to_owned();
        if sense.starts_with("verb") {
            all.extend(forms(first).into_iter().map(|(form, _)| form));
        } else if sense.starts_with("noun") {
            match rest.rsplit_once(' ').map_or(rest, |(_, last)| last) {
                // The plural of what has several words.
                last if !last.is_empty() && english_compound(rest, plural) => {
                    let many = plural(last).unwrap_or_else(|| last.to_owned());
                    behind = format!("{rest}/{many}");
                }
                _ => all.extend(plural(first)),
            }
        }
        // Capitals often lose their accent.
        all.extend(
            all.iter()
                .filter_map(|form| unaccented(form))
                .collect::<Vec<_>>(),
        );
        let mut seen = BTreeSet::new();
        all.retain(|form| !form.is_empty() && seen.insert(form.clone()));
        let Some(lemma) = all.first() else { continue };
        let shared = |form: &String| {
            let same = lemma.chars().zip(form.chars()).take_while(|(a, b)| a == b);
            same.map(|(c, _)| c.len_utf8()).sum::<usize>()
        };
        let stem = all.iter().map(shared).min().unwrap_or_default();
        let endings: Vec<&str> = all.iter().map(|form| &form[stem..]).collect();
        let line = format!(
            "{sense}{marks}:{}|{} {behind}",
            &lemma[..stem],
            endings.join("/")
        );
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Whether the last word of a noun takes the plural, as in English.
fn english_compound(rest: &str, plural: Plural) -> bool {
    plural("city").as_deref() == Some("cities") && !rest.contains(" of ")
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    lines(list).flat_map(str::split_whitespace)
}

fn add(known: &mut Known, word: &str, class: Classes) {
    *known.entry(word.to_owned()).or_default() |= class.0;
}

/// The word without the accent of its first letter, where that has one.
fn unaccented(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next()?;
    let plain = without_accents(first);
    (plain != first).then(|| format!("{plain}{}", chars.as_str()))
}

/// Every word that can open a date: those with a value, those written in a pattern, and `mi-mars`, `mid-June`.
fn words_of_dates(list: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in lines(list) {
        if let Some((_, pieces)) = line.split_once(':') {
            for piece in pieces.split_whitespace() {
                // Capitals name a slot, a star an ending.
                let words = piece.trim_matches(['?', '<', '!']).split('|');
                let words = words.filter(|word| word.starts_with(char::is_lowercase));
                found.extend(words.map(str::to_owned));
            }
            continue;
        }
        let mut words = line.split_whitespace();
        let key = words.next();
        for word in words {
            found.insert(word.to_owned());
            if key == Some("month") {
                found.extend([format!("mi-{word}"), format!("mid-{word}")]);
            }
        }
    }
    found
}

/// The classes of a word in every language.
type Set = [u64; LANGUAGES.len()];

/// The number of a set of classes, as `src/language/vocabulary.rs` has it.
type SetNumber = u16;

fn packed(known: &[Known; LANGUAGES.len()], verbs: &[Vec<Vec<u8>>]) -> Vec<u8> {
    let (sets, words) = numbered(known);
    let (paradigms, stems) = paradigms(&words, verbs);
    // What a verb's forms tell need not be written, unless it is wrong about one of them.
    let mut told: BTreeMap<Vec<u8>, SetNumber> = BTreeMap::new();
    for (stem, paradigm) in &stems {
        for (ending, set) in &paradigms[*paradigm] {
            told.entry([stem, &ending[..]].concat()).or_insert(*set);
        }
    }
    let written: Vec<_> = (words.iter())
        .filter(|(word, set)| told.get(*word) != Some(set))
        .collect();

    let number = |count: usize| u16::try_from(count).expect("numbers are 16 bits wide");
    let byte = |count: usize| u8::try_from(count).expect("numbers are 8 bits wide");
    let mut out = Vec::new();
    for count in [sets.len(), words.len(), written.len(), stems.len()] {
        out.extend(number(count).to_le_bytes());
    }
    out.push(byte(paradigms.len()));
    // Byte by byte over all sets, since of most bytes nearly all are nought.
    for language in 0..LANGUAGES.len() {
        for byte in 0..8 {
            out.extend(sets.iter().map(|set| set[language].to_le_bytes()[byte]));
        }
    }
    for forms in &paradigms {
        out.push(byte(forms.len()));
        for (ending, set) in forms {
            out.push(byte(ending.len()));
            out.extend(ending);
            out.extend(set.to_le_bytes());
        }
    }
    out.extend(stems.iter().map(|(_, paradigm)| byte(*paradigm)));
    for place in 0..2 {
        out.extend(written.iter().map(|(_, set)| set.to_le_bytes()[place]));
    }
    let stems = stems.iter().map(|(stem, _)| stem);
    for words in [
        written.iter().map(|(word, _)| *word).collect(),
        stems.collect::<Vec<_>>(),
    ] {
        let mut before: &[u8] = b"";
        for word in words {
            let same = word.iter().zip(before).take_while(|(a, b)| a == b).count();
            let same = same.min(usize::from(b' ') - 1);
            assert!(word.iter().all(|letter| *letter >= b' '), "{word:?}");
            out.push(byte(same));
            out.extend(&word[same..]);
            before = word;
        }
    }
    out
}

/// Every set of classes, that of unknown words first and then those that most words have, and each word with its set's
/// number.
fn numbered(known: &[Known; LANGUAGES.len()]) -> (Vec<Set>, BTreeMap<Vec<u8>, SetNumber>) {
    let words: BTreeSet<&String> = known.iter().flat_map(Known::keys).collect();
    let set_of = |word: &String| {
        known
            .each_ref()
            .map(|known| known.get(word).copied().unwrap_or_default())
    };
    let mut uses: BTreeMap<Set, usize> = BTreeMap::new();
    for word in &words {
        *uses.entry(set_of(word)).or_default() += 1;
    }
    let by_use: BTreeSet<_> = (uses.into_iter())
        .map(|(set, count)| (std::cmp::Reverse(count), set))
        .collect();
    let mut sets: Vec<_> = by_use.into_iter().map(|(_, set)| set).collect();
    sets.insert(0, Default::default());
    let words = words.into_iter().map(|word| {
        let set = sets.iter().position(|set| *set == set_of(word));
        let number = set.and_then(|set| SetNumber::try_from(set).ok());
        (
            word.clone().into_bytes(),
            number.expect("every word's set is among the 65,536"),
        )
    });
    let words = words.collect();
    (sets, words)
}

/// The endings of a verb's forms with their sets.
type Paradigm = Vec<(Vec<u8>, SetNumber)>;

/// How verbs go, and each verb's stem with the number of how it goes. A verb that goes like no other is left out.
fn paradigms(
    words: &BTreeMap<Vec<u8>, SetNumber>,
    verbs: &[Vec<Vec<u8>>],
) -> (Vec<Paradigm>, Vec<(Vec<u8>, usize)>) {
    let split = |forms: &Vec<Vec<u8>>| {
        let (first, last) = (&forms[0], &forms[forms.len() - 1]);
        let stem = first.iter().zip(last).take_while(|(a, b)| a == b).count();
        let paradigm: Paradigm = (forms.iter())
            .map(|form| (form[stem..].to_vec(), words[form]))
            .collect();
        (first[..stem].to_vec(), paradigm)
    };
    let verbs: BTreeMap<Vec<u8>, Paradigm> = verbs.iter().map(split).collect();
    let mut uses: BTreeMap<&Paradigm, usize> = BTreeMap::new();
    for paradigm in verbs.values() {
        *uses.entry(paradigm).or_default() += 1;
    }
    uses.retain(|_, count| *count > 1);
    let kept: Vec<&Paradigm> = uses.into_keys().collect();
    let endings = |paradigm: &Paradigm| -> Vec<Vec<u8>> {
        paradigm.iter().map(|(ending, _)| ending.clone()).collect()
    };
    let stems = verbs.iter().filter_map(|(stem, paradigm)| {
        let same = |kept: &Paradigm| kept.iter().zip(paradigm).filter(|(a, b)| a == b).count();
        let (number, _) = (kept.iter().enumerate())
            .filter(|(_, kept)| endings(kept) == endings(paradigm))
            .max_by_key(|(_, kept)| same(kept))?;
        Some((stem.clone(), number))
    });
    let stems = stems.collect();
    (kept.into_iter().cloned().collect(), stems)
}
