//! What `static/about.html` says has to be so: it is written by hand, in two languages.

const ABOUT: &str = include_str!("../static/about.html");

fn article(language: &str) -> &'static str {
    let begins = format!("<article id=\"{language}\"");
    let article = ABOUT
        .split("<article ")
        .find(|part| format!("<article {part}").starts_with(&begins));
    article.expect("an article in the language")
}

#[test]
fn both_languages_say_the_version_and_whose_the_data_are() {
    for language in ["fr", "en"] {
        let article = article(language);
        for said in [
            concat!("Dépêche ", env!("CARGO_PKG_VERSION")),
            "CC BY-SA 4.0",
            "LGPL-LR",
            "GeoNames",
            "Lexique 3.83",
            "wordfreq",
            "href=\"LICENCES.txt\"",
            "href=\"LICENSE-MIT\"",
            "href=\"LICENSE-APACHE\"",
        ] {
            assert!(article.contains(said), "{said} is not in {language}");
        }
    }
}

#[test]
fn both_languages_name_the_same_keys() {
    let keys = |language| -> Vec<&str> {
        let parts = article(language).split("<kbd>").skip(1);
        parts
            .filter_map(|part| part.split("</kbd>").next())
            .filter(|key| key.len() == 1)
            .collect()
    };
    assert_eq!(keys("fr"), ["V", "n", "p", "m"]);
    assert_eq!(keys("fr"), keys("en"));
}

#[test]
fn no_french_sentence_breaks_before_its_punctuation() {
    for mark in [" :", " ;", " ?", " !", "« ", " »"] {
        assert!(!article("fr").contains(mark), "{mark:?}");
    }
}
