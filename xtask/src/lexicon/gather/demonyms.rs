//! Adjectives and nouns for the people of a country, inflected.

use super::words::object;
use crate::failure::Outcome;
use crate::lexicon::lists::List;
use crate::lexicon::packages::Packages;
use depeche_engine::Language;
use depeche_engine::lexicon::Kinds;

/// The nationalities of both languages. What the package leaves out or has wrong is in the hand-written lists.
pub(super) fn gather(packages: &Packages, list: &mut List) -> Outcome<()> {
    for (language, tag) in [(Language::French, "fr"), (Language::English, "en")] {
        let names = packages.npm(&format!("i18n-nationality/langs/{tag}.json"))?;
        for (code, name) in object(&names["nationalities"]) {
            let name = name.as_str().unwrap_or_default();
            // Where a country has no adjective the package gives its name, which CLDR gave already; and Welsh for `WF`.
            let known = list
                .get(name)
                .is_some_and(|row| row.kinds.any(Kinds::COUNTRY));
            if name.contains(['(', ',', 'Î']) || known || code == "WF" || name.contains(" et ") {
                continue;
            }
            add(name, code, language, list);
        }
    }
    Ok(())
}

/// Adds an adjective in all its forms.
pub(super) fn add(adjective: &str, code: &str, language: Language, list: &mut List) {
    let forms = match language {
        Language::French => french(adjective),
        Language::English => english(adjective),
    };
    for form in forms {
        list.add(&form, Kinds::DEMONYM);
        list.row(&form).belongs(None, Some(code));
    }
}

/// Masculine and feminine, singular and plural, of a French adjective given in the masculine singular.
fn french(masculine: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("grec", "grecque"),
        ("turc", "turque"),
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("yen", "yenne"),
        ("on", "onne"),
        ("e", "e"),
        ("i", "ie"),
        ("", "e"),
    ];
    let feminine = ENDINGS
        .iter()
        .find_map(|(masculine_end, feminine_end)| {
            let stem = masculine.to_lowercase();
            let stem = stem.strip_suffix(masculine_end)?.to_owned();
            Some(stem + feminine_end)
        })
        .unwrap_or_default();
    let plural = if masculine.ends_with(['s', 'x', 'z']) {
        masculine.to_owned()
    } else if let Some(stem) = masculine.strip_suffix("al") {
        format!("{stem}aux")
    } else {
        format!("{masculine}s")
    };
    vec![
        masculine.to_owned(),
        format!("{feminine}s"),
        feminine,
        plural,
    ]
}

/// An English adjective, and its plural when it is a noun too.
fn english(adjective: &str) -> Vec<String> {
    const NOUNS: &[&str] = &["n", "i", "k", "r", "t", "e", "o", "d", "l"];
    let mut forms = vec![adjective.to_owned()];
    if NOUNS.iter().any(|end| adjective.ends_with(end)) && !adjective.ends_with("ese") {
        forms.push(format!("{adjective}s"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_adjectives_are_inflected() {
        for (masculine, expected) in [
            ("ukrainien", "ukrainien ukrainiennes ukrainienne ukrainiens"),
            ("français", "français françaises française français"),
            ("russe", "russe russes russe russes"),
            ("turc", "turc turques turque turcs"),
            ("letton", "letton lettonnes lettonne lettons"),
            ("afghan", "afghan afghanes afghane afghans"),
            ("provençal", "provençal provençales provençale provençaux"),
        ] {
            assert_eq!(french(masculine).join(" "), expected);
        }
    }

    #[test]
    fn english_nouns_have_a_plural_and_adjectives_alone_do_not() {
        for (adjective, expected) in [
            ("American", "American Americans"),
            ("Israeli", "Israeli Israelis"),
            ("Chinese", "Chinese"),
            ("British", "British"),
            ("French", "French"),
        ] {
            assert_eq!(english(adjective).join(" "), expected);
        }
    }
}
