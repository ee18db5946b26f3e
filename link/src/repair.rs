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
    for (at, byte) in pasted.bytes().enumerate() {
        let start = match byte {
            b'#' => at + 1,
            b'%' => match escaped_hash(pasted.as_bytes(), at + 1) {
                Some(start) => start,
                None => continue,
            },
            _ => continue,
        };
        let next = pasted[start..].chars().find(|&c| !skips(c));
        if matches!(next, Some('1'..='9')) {
            return start;
        }
        first = first.or(Some(start));
    }
    let path = pasted.trim_end().trim_end_matches('/');
    first.unwrap_or_else(|| path.rfind('/').map_or(0, |slash| slash + 1))
}

/// Where the `23`, `2523`, `252523` … ends that stands there, if one does.
fn escaped_hash(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at..at + 2)? {
            b"25" => at += 2,
            b"23" => return Some(at + 2),
            _ => return None,
        }
    }
}

/// What follows a line wrap, or anything else that stands inside a link without being of it.
fn after_wrap(text: &str) -> Option<&str> {
    let c = text.chars().next()?;
    match c {
        // A reply quotes each line.
        '\n' => Some(text.trim_start_matches(|c| skips(c) || c == '>')),
        '=' => text[1..].trim_start_matches('\r').strip_prefix('\n'),
        // An escaped space, tab or line end.
        '%' => match text.as_bytes().get(1..3)?.to_ascii_uppercase().as_slice() {
            b"20" | b"09" | b"0A" | b"0D" => Some(&text[3..]),
            _ => None,
        },
        _ => skips(c).then(|| &text[c.len_utf8()..]),
    }
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
