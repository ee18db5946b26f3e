//! Keys under which names find each other: folded further than the text's folded copy, without accents, articles and
//! the signs agencies differ about.

use crate::text::{Text, without_accents};
use std::ops::Range;

/// Whether a folded word is its own plain form.
fn is_plain(folded: &str) -> bool {
    folded
        .bytes()
        .all(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'.' | b'-'))
}

/// The plain form of one folded word: no accents, no hyphens, apostrophes and dots; `al-`, `el-` left out.
fn plain(folded: &str, out: &mut String) {
    if is_plain(folded) {
        out.push_str(folded);
        return;
    }
    let rest = match folded.split_once('-') {
        Some(("al" | "el" | "as" | "ash" | "an" | "ar" | "at" | "ad" | "az", rest))
            if !rest.is_empty() =>
        {
            rest
        }
        _ => folded,
    };
    for c in rest.chars() {
        match c {
            '\'' | '.' | '-' => {}
            _ => out.push(without_accents(c)),
        }
    }
}

/// The plain words of a name, joined by a space.
pub(super) fn key(text: &Text, tokens: Range<usize>) -> String {
    let mut out = String::new();
    write_key(text, tokens, &mut out);
    out
}

/// The same into a string that is used again and again; gives the length of the shortest word.
pub(super) fn write_key(text: &Text, tokens: Range<usize>, out: &mut String) -> usize {
    out.clear();
    let mut shortest = usize::MAX;
    for i in tokens {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        let before = out.len();
        plain(text.word(i), out);
        if out.len() == before {
            out.truncate(start);
        } else {
            shortest = shortest.min(out.len() - before);
        }
    }
    shortest
}

/// The hash of the plain form of the word at `i`, equal for words that have one; `None` when it has none.
pub(super) fn hash(text: &Text, i: usize) -> Option<u64> {
    hash_from(text, 0, i)
}

/// The hash of the plain words of a run, in a table's own numbers.
pub(super) fn hash_of(text: &Text, table: u64, tokens: Range<usize>) -> u64 {
    tokens.fold(table, |before, i| {
        hash_from(text, before, i).unwrap_or(before)
    })
}

fn hash_from(text: &Text, before: u64, i: usize) -> Option<u64> {
    let word = text.word(i);
    if is_plain(word) {
        return (!word.is_empty()).then(|| text.state().hash(before, word));
    }
    let key = key(text, i..i + 1);
    (!key.is_empty()).then(|| text.state().hash(before, &key))
}

/// The consonants that spellings of one name share: `zelensky`, `zelenskiy` and `zelenskyy` are `zlnsk`; `rahman` and
/// `rachman` are `rhmn`.
pub(super) fn skeleton(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    write_skeleton(plain, &mut out);
    out
}

/// The same into a string that is used again and again.
pub(super) fn write_skeleton(plain: &str, out: &mut String) {
    out.clear();
    let mut chars = plain.chars().peekable();
    let mut first = true;
    let mut last = None;
    while let Some(c) = chars.next() {
        let mapped = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' if !first => None,
            'i' | 'y' | 'j' => Some('i'),
            'a' | 'e' | 'o' | 'u' => Some(c),
            'c' | 'k' if chars.peek() == Some(&'h') => {
                chars.next();
                Some('h')
            }
            'p' if chars.peek() == Some(&'h') => {
                chars.next();
                Some('f')
            }
            't' | 's' | 'g' | 'd' if chars.peek() == Some(&'h') => {
                chars.next();
                Some(if c == 's' { 'h' } else { c })
            }
            'c' | 'q' | 'k' => Some('k'),
            'w' | 'v' => Some('v'),
            'z' => Some('z'),
            _ => Some(c),
        };
        if mapped.is_some() && mapped != last {
            last = mapped;
            out.extend(mapped);
        }
        first = false;
    }
}

/// Whether two words differ by one letter left out, added, changed, or two swapped.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(24).collect(), b.chars().take(24).collect());
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short
        .iter()
        .zip(long.iter())
        .take_while(|(x, y)| x == y)
        .count();
    if short.len() == long.len() {
        let rest = (&short[same..], &long[same..]);
        return rest.0.len() <= 1
            || rest.0[1..] == rest.1[1..]
            || (rest.0.len() >= 2
                && rest.0[0] == rest.1[1]
                && rest.0[1] == rest.1[0]
                && rest.0[2..] == rest.1[2..]);
    }
    short[same..] == long[same + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_accents_hyphens_and_the_arabic_article() {
        let text = Text::new("Sergueï al-Sissi O’Neill U.N.");
        assert_eq!(key(&text, 0..4), "serguei sissi oneill un");
    }

    #[test]
    fn spellings_of_one_name_share_a_skeleton() {
        for (a, b) in [
            ("zelensky", "zelenskyy"),
            ("zelensky", "zelenskiy"),
            ("volodmir", "volodimir"),
            ("rahman", "rachman"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
        assert_ne!(skeleton("merkel"), skeleton("macron"));
        assert_ne!(skeleton("yann"), skeleton("anne"));
    }

    #[test]
    fn one_slip_of_the_pen() {
        for (a, b, expected) in [
            ("macron", "macon", true),
            ("united", "untied", true),
            ("united", "unites", true),
            ("macron", "merkel", false),
            ("rey", "roy", true),
            ("rey", "reynard", false),
        ] {
            assert_eq!(one_slip(a, b), expected, "{a} {b}");
        }
    }
}
