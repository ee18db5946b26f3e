//! A link again, out of what mailers and chats made of it.

use crate::{base62, fingerprint::is_invisible};

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
pub fn repair(pasted: &str) -> String {
    let mut payload = String::new();
    let mut rest = pasted[payload_start(pasted)..].chars();
    let mut begins_line = false;
    while let Some(c) = rest.next() {
        match c {
            c if base62::is_digit(c) => {
                payload.push(c);
                begins_line = false;
            }
            '\n' => begins_line = true,
            c if skips(c) => {}
            // A reply quotes each line.
            '>' if begins_line => {}
            // Quoted-printable ends a line so.
            '=' if matches!(rest.clone().find(|&c| c != '\r'), Some('\n')) => {}
            // An escaped space, tab or line end.
            '%' if matches!(
                rest.as_str().as_bytes(),
                [b'0', b'9' | b'A' | b'D' | b'a' | b'd', ..] | [b'2', b'0', ..]
            ) =>
            {
                rest.nth(1);
            }
            _ => break,
        }
    }
    payload
}

/// Where the payload begins: after the first `#`, however written, that a version follows; else after the path.
fn payload_start(pasted: &str) -> usize {
    let bytes = pasted.as_bytes();
    let mut first = None;
    for at in 0..bytes.len() {
        let Some(start) = hash(bytes, at) else {
            continue;
        };
        let next = pasted[start..].chars().find(|&c| !skips(c));
        if matches!(next, Some('1'..='9')) {
            return start;
        }
        first = first.or(Some(start));
    }
    first.unwrap_or_else(|| {
        let is_end = |b: &u8| *b == b'/' || b.is_ascii_whitespace();
        let last = bytes.iter().rposition(|b| !is_end(b)).unwrap_or_default();
        let slash = bytes[..last].iter().rposition(|&b| b == b'/');
        slash.map_or(0, |slash| slash + 1)
    })
}

/// Where a `#` ends that begins there, written as `#`, `%23`, `%2523`, `%252523` …
fn hash(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        b'#' => return Some(at + 1),
        b'%' => {}
        _ => return None,
    }
    let mut at = at + 1;
    while bytes[at..].starts_with(b"25") {
        at += 2;
    }
    bytes[at..].starts_with(b"23").then_some(at + 2)
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
        check("1abcXYZ789", "1abcXYZ789");
        check("https://example.org/#1abc", "1abc");
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
        check("#1ab\n>\n> >  c>d", "1abc");
        check("#1ab=\rc", "1ab");
        check("#1ab%0ac%09d%2", "1abcd");
    }

    #[test]
    fn takes_nothing_else_for_a_link() {
        check("https://example.org/about", "about");
        check("#story=summit.txt", "story");
        check("%", "");
        check("%2", "");
        check("é#é", "");
        check("é%é", "");
        check("/", "");
        check("//", "");
        check(" / \n", "");
    }
}
