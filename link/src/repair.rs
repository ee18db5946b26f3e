//! A link again, out of what mailers and chats made of it.

use crate::{base62, fingerprint::is_invisible};
use std::borrow::Cow;

/// The payload in what was pasted or stands in the address bar: a whole URL, a fragment, a path.
///
/// Mailers write the `#` as `%23`, or that again as `%2523` (and the browser then takes it for a part of the path);
/// they wrap lines, quote replies with `>`, put zero-width characters in; chats swallow what follows the link into
/// it, or shorten it with `…`. What comes back holds only letters and digits; whether they are a link,
/// [`decode`](crate::decode) tells.
///
/// ```
/// use depeche_link::repair;
///
/// assert_eq!(repair("https://example.org/depeche/#1abc"), "1abc");
/// assert_eq!(repair("/depeche/%25231abc"), "1abc");
/// assert_eq!(repair("see <https://example.org/#1ab=\r\nc>."), "1abc");
/// ```
pub fn repair(pasted: &str) -> Cow<'_, str> {
    let payload = pasted[payload_start(pasted)..].trim_start_matches(skips);
    let clean = payload
        .find(|c| !base62::is_digit(c))
        .unwrap_or(payload.len());
    let (kept, mut rest) = payload.split_at(clean);
    let mut repaired = Cow::Borrowed(kept);
    while let Some(c) = rest.chars().next() {
        if base62::is_digit(c) {
            repaired.to_mut().push(c);
            rest = &rest[1..];
        } else if let Some(after) = after_wrap(rest) {
            rest = after;
        } else {
            break;
        }
    }
    repaired
}

/// Where the payload begins: after the first `#`, however written, that a version follows; else after the path.
fn payload_start(pasted: &str) -> usize {
    let mut first = None;
    for (at, c) in pasted.char_indices() {
        let rest = &pasted[at..];
        let hash = match c {
            '#' => 1,
            '%' => escaped_hash(rest),
            _ => 0,
        };
        if hash > 0 {
            if rest[hash..]
                .trim_start_matches(skips)
                .starts_with(|c| matches!(c, '1'..='9'))
            {
                return at + hash;
            }
            first.get_or_insert(at + hash);
        }
    }
    first.unwrap_or_else(|| {
        pasted
            .trim_end()
            .trim_end_matches('/')
            .rfind('/')
            .map_or(0, |slash| slash + 1)
    })
}

/// How long the `%23`, `%2523`, `%252523` … is that `text` begins with; 0 if it does not.
fn escaped_hash(text: &str) -> usize {
    let mut len = 1;
    while text[len..].starts_with("25") {
        len += 2;
    }
    if text[len..].starts_with("23") {
        len + 2
    } else {
        0
    }
}

/// What follows a line wrap, or anything else that stands inside a link without being of it.
fn after_wrap(text: &str) -> Option<&str> {
    let c = text.chars().next()?;
    if c == '\n' {
        // A reply quotes each line.
        return Some(text.trim_start_matches(|c| skips(c) || c == '>'));
    }
    if skips(c) {
        return Some(&text[c.len_utf8()..]);
    }
    ["=\n", "=\r\n", "%20", "%0A", "%0a", "%0D", "%0d", "%09"]
        .iter()
        .find_map(|wrap| text.strip_prefix(wrap))
}

fn skips(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pasted: &str, payload: &str) {
        assert_eq!(repair(pasted), payload, "{pasted:?}");
    }

    #[test]
    fn a_sound_payload_is_untouched() {
        assert!(matches!(repair("1abcXYZ789"), Cow::Borrowed("1abcXYZ789")));
        assert!(matches!(
            repair("https://example.org/#1abc"),
            Cow::Borrowed("1abc")
        ));
        check("", "");
    }

    #[test]
    fn finds_the_payload_wherever_it_stands() {
        check("#1abc", "1abc");
        check("https://example.org/d/#1abc", "1abc");
        check("https://example.org/d/index.html?lang=fr#1abc", "1abc");
        check("https://example.org/d/%231abc", "1abc");
        check("/d/%25231abc", "1abc");
        check("/d/%2525231abc", "1abc");
        check("/d/1abc", "1abc");
        check("/d/1abc/", "1abc");
        check("  1abc", "1abc");
        check("#dossier https://example.org/#1abc", "1abc");
        check(
            "https://links.example.net/?url=https%3A%2F%2Fexample.org%2F%231abc&data=05%7C01",
            "1abc",
        );
    }

    #[test]
    fn drops_what_follows() {
        for tail in [
            ".", ",", "…", "...", ")", ">", "\"", "»", "’", "*", "_", "|text>", "&x=1", "%2E", "/",
        ] {
            check(&format!("https://example.org/#1abc{tail}"), "1abc");
        }
    }

    #[test]
    fn drops_what_stands_inside() {
        check("#1ab\nc", "1abc");
        check("#1ab\r\n  c", "1abc");
        check("#1ab=\r\nc", "1abc");
        check("> https://example.org/#1ab\n> > c", "1abc");
        check("#1a\u{AD}b\u{200B}\u{FEFF}c", "1abc");
        check("#1a b\tc", "1abc");
        check("#1ab%20%0D%0Ac", "1abc");
        check("#\n1abc", "1abc");
    }

    #[test]
    fn takes_nothing_else_for_a_link() {
        check("https://example.org/about", "about");
        check("#story=summit.txt", "story");
        check("%", "");
        check("%2", "");
        check("é#é", "");
    }
}
