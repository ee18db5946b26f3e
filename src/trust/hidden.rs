//! Characters that a reader cannot see, or takes for others: what they are, where they stand, and a text without them.
//!
//! They spoof (a direction override turns a sentence around, a Cyrillic letter makes another name) and they tell on
//! people (a pattern of zero-width characters says whose copy a text is). They are also a part of honest writing: the
//! no-break spaces of French, the joiners of emoji and of Persian, the marks beside Arabic and Hebrew. Those are never
//! reported: a warning that is always there is not read.

use depeche_engine::Span;
use depeche_engine::order;
use std::borrow::Cow;

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Changes the direction in which what follows is shown.
    Direction,
    /// Takes no room: zero-width spaces and joiners, soft hyphens, invisible tags and selectors.
    ZeroWidth,
    /// A control character, which no text has a use for.
    Control,
    /// A word with letters of another alphabet that look like Latin ones.
    Lookalike,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 4] = [
        Self::Direction,
        Self::Lookalike,
        Self::ZeroWidth,
        Self::Control,
    ];
}

/// One hidden character, or one word of look-alike letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// The character; of a word, its first letter that is of another alphabet.
    pub character: char,
    /// Where the character stands.
    pub at: Span,
    /// The word it stands in or before, so that there is something to show; never empty.
    pub word: Span,
}

/// Every finding, in the order of the text. Linear in its length.
///
/// ```
/// use depeche::trust::hidden::{Kind, find};
///
/// let found = find("La ministre Ana So\u{200b}rel");
/// assert_eq!((found[0].kind, found[0].character), (Kind::ZeroWidth, '\u{200b}'));
/// assert!(find("«\u{a0}Non\u{202f}», dit-elle").is_empty());
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        characters(text, start, line, &mut findings);
        words(start, line, &mut findings);
        start += line.len();
    }
    order::sort_by_key(&mut findings, |finding| finding.at);
    findings
}

/// The text without the characters of [`Kind::ZeroWidth`]: what can tell whose copy it is. Everything else, and every
/// joiner that has a purpose, stays.
///
/// ```
/// use depeche::trust::hidden::strip;
///
/// assert_eq!(strip("So\u{200b}rel\u{a0}: 👩\u{200d}🚒"), "Sorel\u{a0}: 👩\u{200d}🚒");
/// ```
#[must_use]
pub fn strip(text: &str) -> Cow<'_, str> {
    without(text, |finding| finding.kind == Kind::ZeroWidth)
}

/// The text without anything that is not seen, for one line of the browser's own.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    without(text, |finding| finding.kind != Kind::Lookalike)
}

fn without(text: &str, goes: impl Fn(&Finding) -> bool) -> Cow<'_, str> {
    let findings = find(text);
    let mut gone = findings.iter().filter(|f| goes(f)).peekable();
    if gone.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for finding in gone {
        kept.push_str(&text[from..finding.at.start as usize]);
        from = finding.at.end as usize;
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

/// The hidden characters of one line that begins at `start`.
fn characters(text: &str, start: usize, line: &str, findings: &mut Vec<Finding>) {
    let written_leftwards = line.chars().any(is_leftward);
    let mut before = None;
    let mut in_flag = false;
    for (offset, c) in line.char_indices() {
        let after = line[offset + c.len_utf8()..].chars().next();
        in_flag = c == BLACK_FLAG || in_flag && is_tag(c);
        let innocent = match c {
            '\u{feff}' => start + offset == 0,
            '\u{200e}' | '\u{200f}' | '\u{61c}' => written_leftwards,
            '\u{200c}' | '\u{200d}' => {
                before.is_some_and(needs_joiners) && after.is_some_and(needs_joiners)
            }
            '\u{fe00}'..='\u{fe0f}' => before.is_some_and(takes_selector),
            '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_ideograph),
            c if is_tag(c) => in_flag,
            _ => false,
        };
        if let Some(kind) = kind(c).filter(|_| !innocent) {
            let at = start + offset;
            findings.push(Finding {
                kind,
                character: c,
                at: Span::new(at, at + c.len_utf8()),
                word: word_at(text, at, at + c.len_utf8()),
            });
        }
        before = Some(c);
    }
}

/// What a character would be reported as, were it in a place where it has no business.
fn kind(c: char) -> Option<Kind> {
    match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Kind::Direction)
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Kind::ZeroWidth),
        c if c.is_control() && !c.is_whitespace() => Some(Kind::Control),
        _ => None,
    }
}

/// The words of one line that mix alphabets, or that are all of letters that look like those of another.
fn words(start: usize, line: &str, findings: &mut Vec<Finding>) {
    // All of a word's letters can be look-alikes in honest Russian too; between Latin words they are not expected.
    let latin = line.chars().filter(|c| alphabet(*c) == Some(LATIN)).count();
    let other = (line.chars().filter_map(alphabet))
        .filter(|a| (LATIN + 1..LATIN_ANEW).contains(a))
        .count();
    let mut rest = line;
    while let Some(from) = rest.find(is_letter) {
        let word = &rest[from..];
        let word = &word[..word.find(|c| !is_letter(c)).unwrap_or(word.len())];
        let begin = start + (line.len() - rest.len()) + from;
        let stranger = word
            .char_indices()
            .find(|(_, c)| alphabet(*c).is_some_and(|a| a != LATIN));
        if let Some((offset, character)) = stranger
            && (is_mixed(word) || latin >= 4 * other && is_disguised(word))
        {
            let at = begin + offset;
            findings.push(Finding {
                kind: Kind::Lookalike,
                character,
                at: Span::new(at, at + character.len_utf8()),
                word: Span::new(begin, begin + word.len()),
            });
        }
        rest = &rest[from + word.len()..];
    }
}

/// Whether a word has letters both of the Latin alphabet and of another.
fn is_mixed(word: &str) -> bool {
    // μm, Δt, ΩV: a unit or a quantity, not a name.
    let is_quantity = word.starts_with(['μ', 'Δ', 'Ω']) && word.chars().count() <= 3;
    let mut alphabets = word.chars().filter_map(alphabet);
    let first = alphabets.next();
    !is_quantity && alphabets.any(|a| Some(a) != first)
}

/// Whether a word of another alphabet could be read as a Latin one.
fn is_disguised(word: &str) -> bool {
    const LOOKALIKES: &str = "аеорсухіјѕһԁԛԝӏАВЕЅІЈКМНОРСТХҮαονικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    let letters = || word.chars().filter_map(|c| Some((c, alphabet(c)?)));
    let is_one = |(c, alphabet): (char, u8)| LOOKALIKES.contains(c) || alphabet >= LATIN_ANEW;
    letters().count() > 2 && letters().all(is_one)
}

const LATIN: u8 = 0;
/// From here on, Latin letters that stand a second time: wide ones, those of formulas.
const LATIN_ANEW: u8 = 6;

/// The alphabet of a letter, among those whose letters are mistaken for each other.
fn alphabet(c: char) -> Option<u8> {
    match c {
        'µ' | 'ª' | 'º' => None,
        'A'..='Z' | 'a'..='z' => Some(LATIN),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if c.is_alphabetic() => Some(LATIN),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(1),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Some(2),
        '\u{531}'..='\u{587}' => Some(3),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(4),
        '\u{2c80}'..='\u{2cff}' => Some(5),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Some(LATIN_ANEW),
        '\u{1d400}'..='\u{1d7ff}' => Some(LATIN_ANEW + 1),
        _ => None,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

/// The word around a character; the character itself when it stands alone. Of a word without an end only what is near.
fn word_at(text: &str, start: usize, end: usize) -> Span {
    const NEAR: usize = 40;
    let is_word = |c: &char| c.is_alphanumeric() || kind(*c).is_some() || matches!(c, '\'' | '’');
    let length = |part: usize, c: char| part + c.len_utf8();
    let before = text[..start].chars().rev().take(NEAR).take_while(is_word);
    let after = text[end..].chars().take(NEAR).take_while(is_word);
    Span::new(start - before.fold(0, length), end + after.fold(0, length))
}

const BLACK_FLAG: char = '\u{1f3f4}';

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// Letters written from right to left.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}')
        && c.is_alphabetic()
}

/// What joiners stand between: emoji, and the letters of alphabets whose shapes they choose.
fn needs_joiners(c: char) -> bool {
    let shaped =
        matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}');
    shaped || takes_selector(c) || c == '\u{fe0f}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// What a variation selector changes the look of: symbols, digits of keycaps, ideographs; not letters.
fn takes_selector(c: char) -> bool {
    matches!(c, '#' | '*' | '0'..='9' | '©' | '®' | '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}')
        && !c.is_alphabetic()
        || is_ideograph(c)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Kind, &str)]) {
        let found: Vec<_> = find(text)
            .into_iter()
            .map(|f| (f.kind, f.word.of(text)))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn honest_writing_is_never_reported() {
        for text in [
            "",
            "«\u{a0}Non\u{202f}», a dit M.\u{a0}Rey\u{202f}; 12\u{202f}500\u{a0}€\u{2009}!",
            "l’Assemblée – aujourd’hui… 10 µm, 3 μg, Δt",
            "Œuvre, Łódź, Đặng, Ğ, ñ, naïve, e\u{301}té",
            "Путин, Зеленский и Макрон",
            "Le journal Правда a écrit que le хор était là",
            "Ο Μητσοτάκης",
            "می\u{200c}خواهم بروم",
            "क\u{94d}\u{200d}ष",
            "سلام\u{200f}!",
            "👩\u{200d}🚒 🏳\u{fe0f}\u{200d}🌈 👍🏽 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "\u{feff}PARIS, 6 janvier",
            "a\tb\r\nc",
            "葛\u{e0100}城",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn directions_are_found_with_their_word() {
        use Kind::Direction;
        check(
            "un accord \u{202e}ésuca\u{202c}",
            &[
                (Direction, "\u{202e}ésuca\u{202c}"),
                (Direction, "\u{202e}ésuca\u{202c}"),
            ],
        );
        check(
            "Paul\u{2066} Rey\u{2069}",
            &[(Direction, "Paul\u{2066}"), (Direction, "Rey\u{2069}")],
        );
        // A mark beside letters that are written leftwards is in its place, an override never is.
        check("שלום\u{200e} \u{202e}!", &[(Direction, "\u{202e}")]);
        check("Paul\u{200f}", &[(Direction, "Paul\u{200f}")]);
    }

    #[test]
    fn what_takes_no_room_is_found() {
        use Kind::ZeroWidth;
        for hidden in [
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{2060}',
            '\u{feff}',
            '\u{ad}',
            '\u{180e}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{fe01}',
            '\u{e0041}',
            '\u{e0100}',
            '\u{2063}',
            '\u{34f}',
        ] {
            let text = format!("M. So{hidden}rel.");
            check(&text, &[(ZeroWidth, &format!("So{hidden}rel"))]);
        }
        // A flag's tags end with the flag; smuggled ones do not begin with one.
        check(
            "ab\u{e0068}\u{e0069} c",
            &[(ZeroWidth, "ab\u{e0068}\u{e0069}"); 2],
        );
    }

    #[test]
    fn control_characters_are_found() {
        check(
            "a\u{7}b \u{9b}31m",
            &[(Kind::Control, "a\u{7}b"), (Kind::Control, "\u{9b}31m")],
        );
    }

    #[test]
    fn names_in_borrowed_letters_are_found() {
        use Kind::Lookalike;
        check("Emmanuel Mаcron", &[(Lookalike, "Mаcron")]);
        check(
            "Ρaris et Εlysée",
            &[(Lookalike, "Ρaris"), (Lookalike, "Εlysée")],
        );
        check("la ｂanque", &[(Lookalike, "ｂanque")]);
        check("la banque 𝐑ey", &[(Lookalike, "𝐑ey")]);
        check("𝐏𝐚𝐮𝐥 𝐑𝐞𝐲", &[(Lookalike, "𝐏𝐚𝐮𝐥"), (Lookalike, "𝐑𝐞𝐲")]);
        check("Сова, мор и воск", &[]);
        check(
            "a dit le maire 𝐏𝐚𝐮𝐥 ｄｅ ｌａ ＢＡＮＱＵＥ hier",
            &[(Lookalike, "𝐏𝐚𝐮𝐥"), (Lookalike, "ＢＡＮＱＵＥ")],
        );
        check(
            "le communiqué de la banque de Ро\u{301}ссо",
            &[(Lookalike, "Ро\u{301}ссо")],
        );
        check(
            "Le communiqué de la banque ВТВ Сorp dit ceci, et РОССО aussi",
            &[
                (Lookalike, "ВТВ"),
                (Lookalike, "Сorp"),
                (Lookalike, "РОССО"),
            ],
        );
    }

    #[test]
    fn stripping_leaves_all_that_is_seen() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(strip(text), expected, "{text:?}");
            assert!(find(&strip(text)).iter().all(|f| f.kind != Kind::ZeroWidth));
        }
        check("«\u{a0}Non\u{202f}»", "«\u{a0}Non\u{202f}»");
        check("\u{200b}S\u{200d}o\u{ad}r\u{feff}el\u{200b}", "Sorel");
        check(
            "👩\u{200d}🚒 می\u{200c}خواهم",
            "👩\u{200d}🚒 می\u{200c}خواهم",
        );
        check("Mаcron \u{202e}x\u{202c}", "Mаcron \u{202e}x\u{202c}");
        assert!(matches!(strip("Paul Rey"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_long_text_is_read_once() {
        // Words found around each character must not make one long word quadratic.
        let text = "\u{200b}".repeat(40_000);
        assert_eq!(find(&text).len(), 40_000);
    }
}
