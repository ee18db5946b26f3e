//! Nouns: the plural of one given in the singular, so that the lists of what people do need not hold it.

/// The plural of a French noun; nothing where it looks the same, where it is an adjective more often (`affaires
/// humanitaires`), or where the word is an abbreviation.
pub(super) fn french_plural(noun: &str) -> Option<String> {
    const ADJECTIVES: &[&str] = &[
        "humanitaire",
        "industriel",
        "industrielle",
        "islamiste",
        "religieuse",
        "sportif",
        "sportive",
        "terroriste",
    ];
    let invariable = noun.ends_with(['s', 'x', 'z', '.']) || noun.starts_with("porte-");
    if invariable || noun.len() < 4 || ADJECTIVES.contains(&noun) {
        return None;
    }
    Some(if let Some(stem) = noun.strip_suffix("al") {
        format!("{stem}aux")
    } else if noun.ends_with("eau") || noun.ends_with("eu") {
        format!("{noun}x")
    } else {
        format!("{noun}s")
    })
}

/// The plural of an English noun; nothing for an abbreviation or what is a plural already.
pub(super) fn english_plural(noun: &str) -> Option<String> {
    let several = noun.ends_with('s') && !noun.ends_with("ss")
        || noun.ends_with("men")
        || noun.ends_with("people");
    if several || noun.ends_with('.') || noun.len() < 4 {
        return None;
    }
    let consonant_y = |stem: &&str| !stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    Some(if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = noun.strip_suffix('y').filter(consonant_y) {
        format!("{stem}ies")
    } else if ["ss", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| noun.ends_with(end))
    {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(plural: fn(&str) -> Option<String>, noun: &str, expected: Option<&str>) {
        assert_eq!(plural(noun).as_deref(), expected, "{noun}");
    }

    #[test]
    fn french_nouns_take_an_s_an_x_or_nothing() {
        check(french_plural, "comédienne", Some("comédiennes"));
        check(french_plural, "général", Some("généraux"));
        check(french_plural, "hébreu", Some("hébreux"));
        check(french_plural, "commis", None);
        check(french_plural, "porte-parole", None);
        check(french_plural, "humanitaire", None);
        check(french_plural, "pdg", None);
    }

    #[test]
    fn english_nouns_take_an_s_or_change() {
        check(english_plural, "defendant", Some("defendants"));
        check(english_plural, "spokeswoman", Some("spokeswomen"));
        check(english_plural, "deputy", Some("deputies"));
        check(english_plural, "attorney", Some("attorneys"));
        check(english_plural, "witness", Some("witnesses"));
        check(english_plural, "coach", Some("coaches"));
        check(english_plural, "officials", None);
        check(english_plural, "spokesmen", None);
        check(english_plural, "sgt.", None);
        check(english_plural, "ceo", None);
    }
}
