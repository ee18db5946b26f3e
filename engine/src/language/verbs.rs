//! Verbs: the forms of a lemma in which wire copy reports speech, so that word lists hold lemmas and not every form.
//!
//! The forms are third persons, participles and the infinitive, since wire copy reports in no other. A regular lemma stands
//! alone in its list; an irregular one gives its principal parts after colons.

use super::Classes;

/// One form of a verb and what it is.
pub(super) type Form = (String, Classes);

/// The forms of a French entry, given as its infinitive. The irregular verbs of speech go by the pattern of their ending.
pub(super) fn french(lemma: &str) -> Vec<Form> {
    let parts = FrenchParts::of(lemma);
    let mut forms = Vec::with_capacity(20);
    let mut add = |form: String, class: Classes| forms.push((form, class));
    add(lemma.to_owned(), Classes::CUE_INFINITIVE);
    for form in [parts.present_singular, parts.present_plural] {
        add(form, Classes::CUE_FINITE);
    }
    for ending in ["ait", "aient"] {
        add(
            format!("{}{ending}", parts.imperfect_stem),
            Classes::CUE_FINITE,
        );
    }
    for ending in ["a", "ont", "ait", "aient"] {
        add(
            format!("{}{ending}", parts.future_stem),
            Classes::CUE_FINITE,
        );
    }
    for form in parts.simple_past {
        add(form, Classes::CUE_FINITE);
    }
    for ending in ["", "e", "s", "es"] {
        if parts.past_participle.ends_with('s') && ending == "s" {
            continue;
        }
        add(
            format!("{}{ending}", parts.past_participle),
            Classes::CUE_PAST,
        );
    }
    add(
        format!("{}ant", parts.imperfect_stem),
        Classes::CUE_PRESENT_PARTICIPLE,
    );
    forms
}

struct FrenchParts {
    present_singular: String,
    present_plural: String,
    imperfect_stem: String,
    future_stem: String,
    simple_past: [String; 2],
    past_participle: String,
}

/// Ending of the infinitive, then what replaces it: present singular and plural, imperfect stem, future stem,
/// simple past singular and plural, past participle. The first ending that fits counts.
const FRENCH_ENDINGS: &[(&str, [&str; 7])] = &[
    (
        "crire",
        [
            "crit",
            "crivent",
            "criv",
            "crir",
            "crivit",
            "crivirent",
            "crit",
        ],
    ),
    (
        "dire",
        ["dit", "disent", "dis", "dir", "dit", "dirent", "dit"],
    ),
    ("rire", ["rit", "rient", "ri", "rir", "rit", "rirent", "ri"]),
    (
        "lire",
        ["lit", "lisent", "lis", "lir", "lut", "lurent", "lu"],
    ),
    (
        "faire",
        ["fait", "font", "fais", "fer", "fit", "firent", "fait"],
    ),
    (
        "clure",
        ["clut", "cluent", "clu", "clur", "clut", "clurent", "clu"],
    ),
    (
        "aître",
        ["aît", "aissent", "aiss", "aîtr", "ut", "urent", "u"],
    ),
    (
        "ettre",
        ["et", "ettent", "ett", "ettr", "it", "irent", "is"],
    ),
    (
        "prendre",
        [
            "prend", "prennent", "pren", "prendr", "prit", "prirent", "pris",
        ],
    ),
    (
        "aindre",
        [
            "aint",
            "aignent",
            "aign",
            "aindr",
            "aignit",
            "aignirent",
            "aint",
        ],
    ),
    ("dre", ["d", "dent", "d", "dr", "dit", "dirent", "du"]),
    (
        "attre",
        ["at", "attent", "att", "attr", "attit", "attirent", "attu"],
    ),
    (
        "suivre",
        [
            "suit",
            "suivent",
            "suiv",
            "suivr",
            "suivit",
            "suivirent",
            "suivi",
        ],
    ),
    ("oire", ["oit", "oient", "oy", "oir", "ut", "urent", "u"]),
    (
        "enir",
        ["ient", "iennent", "en", "iendr", "int", "inrent", "enu"],
    ),
    (
        "cevoir",
        ["çoit", "çoivent", "cev", "cevr", "çut", "çurent", "çu"],
    ),
    (
        "asseoir",
        [
            "assied", "asseyent", "assey", "assiér", "assit", "assirent", "assis",
        ],
    ),
    (
        "ueillir",
        [
            "ueille",
            "ueillent",
            "ueill",
            "ueiller",
            "ueillit",
            "ueillirent",
            "ueilli",
        ],
    ),
    (
        "uire",
        ["uit", "uisent", "uis", "uir", "uisit", "uisirent", "uit"],
    ),
    (
        "oindre",
        [
            "oint",
            "oignent",
            "oign",
            "oindr",
            "oignit",
            "oignirent",
            "oint",
        ],
    ),
    (
        "vrir",
        ["vre", "vrent", "vr", "vrir", "vrit", "vrirent", "vert"],
    ),
    (
        "vêtir",
        ["vêt", "vêtent", "vêt", "vêtir", "vêtit", "vêtirent", "vêtu"],
    ),
    (
        "sortir",
        [
            "sort",
            "sortent",
            "sort",
            "sortir",
            "sortit",
            "sortirent",
            "sorti",
        ],
    ),
    (
        "quérir",
        [
            "quiert",
            "quièrent",
            "quér",
            "querr",
            "quit",
            "quirent",
            "quis",
        ],
    ),
    (
        "ourir",
        ["ourt", "ourent", "our", "ourr", "ourut", "oururent", "ouru"],
    ),
    (
        "fuir",
        ["fuit", "fuient", "fuy", "fuir", "fuit", "fuirent", "fui"],
    ),
    (
        "ouvoir",
        ["eut", "euvent", "ouv", "ourr", "ut", "urent", "u"],
    ),
    (
        "vouloir",
        [
            "veut",
            "veulent",
            "voul",
            "voudr",
            "voulut",
            "voulurent",
            "voulu",
        ],
    ),
    ("evoir", ["oit", "oivent", "ev", "evr", "ut", "urent", "û"]),
    ("oir", ["oit", "oient", "oy", "err", "it", "irent", "u"]),
    (
        "frir",
        ["fre", "frent", "fr", "frir", "frit", "frirent", "fert"],
    ),
    ("ir", ["it", "issent", "iss", "ir", "it", "irent", "i"]),
];

impl FrenchParts {
    fn of(lemma: &str) -> Self {
        for (ending, with) in FRENCH_ENDINGS {
            if let Some(stem) = lemma.strip_suffix(ending) {
                let form = |k: usize| format!("{stem}{}", with[k]);
                return Self {
                    present_singular: form(0),
                    present_plural: form(1),
                    imperfect_stem: form(2),
                    future_stem: form(3),
                    simple_past: [form(4), form(5)],
                    past_participle: form(6),
                };
            }
        }
        let stem = lemma.strip_suffix("er").unwrap_or(lemma);
        let stressed = stressed(stem);
        // Before a and o, c and g keep their sound: annonça, jugeait.
        let soft = match stem.as_bytes().last() {
            Some(b'c') => format!("{}ç", &stem[..stem.len() - 1]),
            Some(b'g') => format!("{stem}e"),
            _ => stem.to_owned(),
        };
        // An é of the stem stays in the future, an e does not: répétera, appellera.
        let future = if stem.contains('é') && stressed.contains('è') {
            stem
        } else {
            &stressed
        };
        Self {
            present_singular: format!("{stressed}e"),
            present_plural: format!("{stressed}ent"),
            future_stem: format!("{future}er"),
            simple_past: [format!("{soft}a"), format!("{stem}èrent")],
            past_participle: format!("{stem}é"),
            imperfect_stem: soft,
        }
    }
}

/// The stem of an -er verb under stress: `répèt`, `lèv`, `appell`, `appui`.
fn stressed(stem: &str) -> String {
    if let Some(head) = stem.strip_suffix("uy").or(stem.strip_suffix("oy")) {
        return format!("{head}{}i", &stem[head.len()..head.len() + 1]);
    }
    if stem.ends_with("pel") || stem.ends_with("jet") {
        return format!("{stem}{}", &stem[stem.len() - 1..]);
    }
    let tail = stem.trim_end_matches(|c: char| !is_vowel(c));
    let consonants = &stem[tail.len()..];
    // Two consonants close the syllable, except those that open the next one: célèbr, règl.
    let one = consonants.chars().count() == 1
        || matches!(consonants, "br" | "gl" | "gn" | "gr" | "tr" | "gu" | "qu");
    match tail.chars().last() {
        Some(v @ ('é' | 'e')) if one => {
            format!("{}è{consonants}", &tail[..tail.len() - v.len_utf8()])
        }
        _ => stem.to_owned(),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'è' | 'ê' | 'â' | 'î' | 'ô' | 'û'
    )
}

/// The forms of an English entry: `warn`, or an irregular one as `say:says:said:said:saying`.
pub(super) fn english(entry: &str) -> Vec<Form> {
    let mut parts = entry.split(':');
    let lemma = parts.next().unwrap_or_default();
    let mut part = |regular: fn(&str) -> String| {
        parts
            .next()
            .map_or_else(|| regular(lemma), ToOwned::to_owned)
    };
    let third = part(third_person);
    let past = part(past);
    let participle = parts.next().unwrap_or(&past).to_owned();
    let ing = parts
        .next()
        .map_or_else(|| present_participle(lemma), ToOwned::to_owned);
    vec![
        (
            lemma.to_owned(),
            Classes::CUE_INFINITIVE.with(Classes::CUE_FINITE),
        ),
        (third, Classes::CUE_FINITE),
        (past, Classes::CUE_FINITE),
        (participle, Classes::CUE_PAST),
        (ing, Classes::CUE_PRESENT_PARTICIPLE),
    ]
}

fn third_person(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "sh", "ch", "x", "z", "o"]
            .iter()
            .any(|e| lemma.ends_with(e)) =>
        {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}

fn past(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{lemma}ed"),
    }
}

fn present_participle(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

fn consonant_y(lemma: &str) -> Option<&str> {
    let stem = lemma.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'o', 'u'])).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(forms: Vec<Form>, expected: &[&str], not: &[&str]) {
        let has = |form: &str| forms.iter().any(|(f, _)| f == form);
        for form in expected {
            assert!(has(form), "{form} is missing of {forms:?}");
        }
        for form in not {
            assert!(!has(form), "{form} is no word");
        }
    }

    #[test]
    fn french_first_group() {
        check(
            french("déclarer"),
            &[
                "déclare",
                "déclarent",
                "déclarait",
                "déclara",
                "déclarèrent",
                "déclarera",
                "déclarerait",
                "déclaré",
                "déclarées",
                "déclarant",
                "déclarer",
            ],
            &[],
        );
        check(
            french("annoncer"),
            &[
                "annonce",
                "annonçait",
                "annonça",
                "annoncèrent",
                "annonçant",
                "annoncera",
            ],
            &["annoncait"],
        );
        check(
            french("juger"),
            &["juge", "jugeait", "jugea", "jugeant", "jugé"],
            &["jugait"],
        );
        check(
            french("répéter"),
            &["répète", "répètent", "répétait", "répétera", "répété"],
            &["répéte"],
        );
        check(
            french("appeler"),
            &["appelle", "appellera", "appelait", "appelé"],
            &["appèle"],
        );
        check(french("marteler"), &["martèle", "martelait"], &["martelle"]);
        check(french("rejeter"), &["rejette", "rejetait"], &[]);
        check(french("appuyer"), &["appuie", "appuyait"], &[]);
        check(french("célébrer"), &["célèbre", "célébrait"], &[]);
        check(french("demander"), &["demande", "demandant"], &["dèmande"]);
        check(
            french("rappeler"),
            &["rappelle", "rappelant", "rappelé"],
            &[],
        );
    }

    #[test]
    fn french_other_groups() {
        check(
            french("dire"),
            &[
                "dit", "disent", "disait", "dira", "dirait", "dirent", "disant", "dite",
            ],
            &[],
        );
        check(
            french("avertir"),
            &["avertit", "avertissent", "averti", "avertissant"],
            &[],
        );
        check(
            french("prévenir"),
            &["prévient", "prévenait", "prévint", "préviendra", "prévenu"],
            &[],
        );
        check(
            french("reconnaître"),
            &["reconnaît", "reconnaissait", "reconnu", "reconnut"],
            &[],
        );
        check(
            french("admettre"),
            &["admet", "admettait", "admis", "admit", "admise"],
            &["admiss"],
        );
        check(
            french("répondre"),
            &["répond", "répondait", "répondu", "répondit"],
            &[],
        );
        check(
            french("écrire"),
            &["écrit", "écrivent", "écrivait", "écrivit"],
            &[],
        );
        check(
            french("poursuivre"),
            &["poursuit", "poursuivait", "poursuivi"],
            &[],
        );
        check(
            french("craindre"),
            &["craint", "craignent", "craignait"],
            &[],
        );
        check(french("conclure"), &["conclut", "concluait", "conclu"], &[]);
        check(french("croire"), &["croit", "croyait", "crut"], &[]);
    }

    #[test]
    fn english_regular_and_irregular() {
        check(english("warn"), &["warns", "warned", "warning"], &[]);
        check(english("deny"), &["denies", "denied", "denying"], &[]);
        check(
            english("argue"),
            &["argues", "argued", "arguing"],
            &["argueing"],
        );
        check(english("stress"), &["stresses", "stressed"], &[]);
        check(
            english("say:says:said:said:saying"),
            &["say", "says", "said", "saying"],
            &["sayed"],
        );
        check(
            english("admit:admits:admitted:admitted:admitting"),
            &["admitted"],
            &["admited"],
        );
        check(english("agree"), &["agreed", "agreeing"], &[]);
    }
}
