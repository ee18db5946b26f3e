//! What a text from somebody else can do to its reader, and what the page does about it.
//!
//! Markup in a text does nothing: it is only ever shown as text. What is left is deceit, of the eye ([`hidden`]) and of
//! the window ([`title`]); and that a text came with a link, which every view of it says.

pub mod hidden;

/// The title of the window: the page's own name first, always, since whoever writes a text writes its headline.
#[must_use]
pub fn title(headline: Option<&str>) -> String {
    const NAME: &str = "Dépêche";
    const LONGEST: usize = 80;
    let headline = hidden::visible(headline.unwrap_or_default());
    let mut words = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return NAME.to_owned();
    }
    if let Some((cut, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(cut);
        words.push('…');
    }
    format!("{NAME} – {words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headline: Option<&str>, expected: &str) {
        assert_eq!(title(headline), expected, "{headline:?}");
    }

    #[test]
    fn the_title_is_never_only_what_was_pasted() {
        check(None, "Dépêche");
        check(Some(" \n"), "Dépêche");
        check(Some("Your bank:\n sign in"), "Dépêche – Your bank: sign in");
        // Nothing in the headline can turn the name of the page around or push it away.
        check(Some("\u{202e}Pont\u{200b} neuf"), "Dépêche – Pont neuf");
        let long = title(Some(&"pont ".repeat(100)));
        assert!(long.starts_with("Dépêche – pont") && long.ends_with('…'));
        assert!(long.chars().count() < 100);
    }
}
