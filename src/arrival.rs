//! What the address of the page asks for: nothing, a story that came with it, one that lies beside the page.
//!
//! An address is written by somebody else: everything in it is measured and judged here, before anything is fetched,
//! decoded or shown.

use crate::intake::LONGEST;
use crate::trust::hidden;
use std::fmt;

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nothing: the page as such.
    Nothing,
    /// A link of this page's own making, sound or not: what stands after `#`.
    Link(String),
    /// A text written out in the address: `#t=…`, or what another program shared.
    Plain(String),
    /// A text beside the page: `#story=summit.txt`.
    Hosted(HostedName),
    /// `#story=` with a name that is not one of a text beside the page.
    NotHosted(String),
}

/// What the part after `#` and the query (both without their mark) ask for. The fragment goes first: it is the part
/// that people write links with.
#[must_use]
pub fn of(fragment: &str, query: &str) -> Arrival {
    if let Some(name) = fragment.strip_prefix("story=") {
        let name = unescape(bounded(name), false);
        return HostedName::new(&name)
            .map_or_else(|| Arrival::NotHosted(told(&name)), Arrival::Hosted);
    }
    if let Some(text) = fragment.strip_prefix("t=") {
        return Arrival::Plain(unescape(bounded(text), false));
    }
    if !fragment.is_empty() {
        return Arrival::Link(fragment.to_owned());
    }
    match shared(query) {
        Some(text) => Arrival::Plain(text),
        None => Arrival::Nothing,
    }
}

/// Whether a query is what another program shares a text with; such a query is taken out of the address.
#[must_use]
pub fn shares(query: &str) -> bool {
    fields(query).any(|(name, _)| SHARED.contains(&name))
}

/// As much of a name as is told when it is none: whoever made the link wrote it, and the page is not to speak their words.
fn told(name: &str) -> String {
    const LONGEST: usize = 40;
    let name = hidden::visible(name);
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.into_owned(),
    }
}

/// The fields of the manifest's `share_target`.
const SHARED: [&str; 3] = ["title", "text", "url"];

fn shared(query: &str) -> Option<String> {
    let parts: Vec<String> = SHARED
        .iter()
        .filter_map(|wanted| {
            let (_, value) = fields(query).find(|(name, _)| name == wanted)?;
            Some(unescape(bounded(value), true)).filter(|text| !text.trim().is_empty())
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn fields(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter_map(|field| field.split_once('='))
}

/// No more of a text than could ever be read; every character is escaped in twelve at most.
fn bounded(text: &str) -> &str {
    let end = text.len().min(LONGEST * 12);
    let end = (0..=end).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

/// `%C3%A9` as é. What is no escape stays as it is; what is no UTF-8 becomes �.
fn unescape(text: &str, plus_is_space: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => digit(*high).zip(digit(*low)),
            _ => None,
        };
        match (first, escaped) {
            (_, Some((high, low))) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            (b'+', _) if plus_is_space => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|d| d as u8)
}

/// The name of a text that lies beside the page or below it: `summit.txt`, `2026/summit.txt`.
///
/// Made of letters, digits, `-`, `_`, `.` and `/`, so that it means the same in a URL as on a disk: no scheme, no host,
/// no query, and no way up or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedName(String);

impl HostedName {
    /// The longest name, in bytes.
    const LONGEST: usize = 200;

    fn new(name: &str) -> Option<Self> {
        let sound = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && (part.bytes()).all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        };
        let is_one = name.len() <= Self::LONGEST
            && name.len() > ".txt".len()
            && name.ends_with(".txt")
            && name.split('/').all(sound);
        is_one.then(|| Self(name.to_owned()))
    }

    /// The URL to ask for, relative to the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("./{}", self.0)
    }
}

impl fmt::Display for HostedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text is an address and nothing else: one word that a browser would open.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let word = text.trim().trim_matches(['<', '>']);
    let begins = |start: &str| {
        let head = word.get(..start.len());
        head.is_some_and(|h| h.eq_ignore_ascii_case(start)) && word.len() > start.len()
    };
    !word.contains(char::is_whitespace) && ["http://", "https://", "www."].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fragment: &str, query: &str, expected: &Arrival) {
        assert_eq!(of(fragment, query), *expected, "#{fragment} ?{query}");
    }

    fn plain(text: &str) -> Arrival {
        Arrival::Plain(text.into())
    }

    #[test]
    fn an_address_asks_for_one_thing() {
        check("", "", &Arrival::Nothing);
        check("", "utm_source=chat&lang", &Arrival::Nothing);
        check("1abc", "", &Arrival::Link("1abc".into()));
        check("%231abc.", "", &Arrival::Link("%231abc.".into()));
        check("1abc", "text=x", &Arrival::Link("1abc".into()));
        check("t=", "", &plain(""));
    }

    #[test]
    fn a_text_written_out_is_read_as_utf_8() {
        check(
            "t=L%27%C3%A9t%C3%A9%0A%C2%AB%C2%A0Non",
            "",
            &plain("L'été\n«\u{a0}Non"),
        );
        check("t=1+1 = 2 %", "", &plain("1+1 = 2 %"));
        check("t=100%25 %zz %4", "", &plain("100% %zz %4"));
        check("t=%ff%fe", "", &plain("\u{fffd}\u{fffd}"));
        check("t=été", "", &plain("été"));
    }

    #[test]
    fn what_another_program_shares_is_a_text() {
        check("", "text=L%27%C3%A9t%C3%A9+vient", &plain("L'été vient"));
        check(
            "",
            "title=Un&text=deux&url=https%3A%2F%2Fexample.org",
            &plain("Un\ndeux\nhttps://example.org"),
        );
        check("", "title=&text=+", &Arrival::Nothing);
        assert!(shares("a=b&text=c") && shares("url="));
        assert!(!shares("") && !shares("context=c") && !shares("text"));
    }

    #[test]
    fn a_text_too_long_is_cut_before_it_is_decoded() {
        let Arrival::Plain(text) = of(&format!("t={}", "é".repeat(LONGEST * 7)), "") else {
            panic!("a text");
        };
        assert_eq!(text.chars().count(), LONGEST * 6);
    }

    #[test]
    fn a_hosted_story_lies_beside_the_page() {
        for name in ["summit.txt", "2026/summit-1_fr.txt", "a/b/c.v2.txt"] {
            assert_eq!(
                HostedName::new(name).map(|n| n.url()),
                Some(format!("./{name}"))
            );
        }
        check(
            "story=a%2Fb.txt",
            "",
            &Arrival::Hosted(HostedName("a/b.txt".into())),
        );
    }

    #[test]
    fn nothing_else_is_a_hosted_story() {
        for name in [
            "",
            ".txt",
            "summit",
            "summit.html",
            "summit.TXT",
            "index.html",
            "../summit.txt",
            "a/../summit.txt",
            "./summit.txt",
            "/summit.txt",
            "//example.org/summit.txt",
            "https://example.org/summit.txt",
            concat!("java", "script:alert(1)//.txt"),
            "data:text/plain,x.txt",
            "a\\b.txt",
            "..\\summit.txt",
            "a//b.txt",
            "summit.txt?x=.txt",
            "summit.txt#.txt",
            "a%2e%2e/summit.txt",
            ".well-known/a.txt",
            "é.txt",
            "a b.txt",
            "a\n.txt",
            "a\u{200b}.txt",
            "summit.txt/",
        ] {
            assert_eq!(HostedName::new(name), None, "{name:?}");
        }
        check(
            "story=%2e%2e%2fsummit.txt",
            "",
            &Arrival::NotHosted("../summit.txt".into()),
        );
        assert_eq!(HostedName::new(&format!("{}.txt", "a".repeat(200))), None);
    }

    #[test]
    fn of_a_name_that_is_none_little_is_told() {
        let said = format!(
            "story=Your%20session%20has%20expired,%E2%80%AE%0Asign%20in%20at{}",
            "%20now".repeat(1000)
        );
        let Arrival::NotHosted(name) = of(&said, "") else {
            panic!("no name of a text");
        };
        assert!(
            name.chars().count() < 50 && !name.contains('\u{202e}'),
            "{name:?}"
        );
    }

    #[test]
    fn an_address_alone_is_no_text() {
        let is = |text: &str| is_address(text);
        assert!(is("https://example.org/a-story-of-today"));
        assert!(is(" <HTTP://example.org>\n"));
        assert!(is("www.example.org/x"));
        assert!(!is("https://example.org says the port is closed"));
        assert!(!is("https://"));
        assert!(!is("Port-Vieux"));
        assert!(!is(""));
    }
}
