//! Finding words again in another copy of a text: by themselves, and by what stands before and after them.
//!
//! The same idea as the `TextQuoteSelector` of the W3C's Web Annotation, for copies that differ in what
//! [`mod@crate::fingerprint`] does not count (spaces, wraps, the form of quotes and dashes), in what stands around the
//! story, and by an edit here or there.

use crate::fingerprint::{fold, folded};
use std::ops::Range;

/// Words of a text, with a little of what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What stands before the words, the words, what stands after them.
    text: String,
    /// Where in it the words are; only their beginning, when they are many.
    words: Range<usize>,
}

/// A text in which words are sought, made ready once for many.
#[derive(Clone, Debug)]
pub struct Searched<'t> {
    text: &'t str,
    folded: Vec<u8>,
    /// Where in the text the character stands that gave each byte.
    from: Vec<usize>,
    /// Where each piece of it stands, when very many words are sought.
    index: Option<Index>,
}

impl<'t> Searched<'t> {
    /// A text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let (mut folded, mut from) = (Vec::with_capacity(text.len()), Vec::new());
        for (at, c) in text.char_indices() {
            fold(c, &mut folded);
            from.resize(folded.len(), at);
        }
        Self {
            text,
            folded,
            from,
            index: None,
        }
    }

    /// The same for very many words: what is sought among much else is then found without looking at all of it.
    #[must_use]
    pub fn indexed(text: &'t str) -> Self {
        let plain = Self::new(text);
        let index = Some(Index::of(&plain.folded));
        Self { index, ..plain }
    }

    /// The text as it is.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Where a range of the folded text stands in the text.
    fn unfolded(&self, range: Range<usize>) -> Range<usize> {
        let last = self.from[range.end - 1];
        let len = self.text[last..].chars().next().map_or(0, char::len_utf8);
        self.from[range.start]..last + len
    }
}

impl Quote {
    /// The most bytes of words, and of what stands on either side.
    const WORDS: usize = 120;
    const AROUND: usize = 32;
    /// So many bytes must be the same, folded and taken together, or all there are: a surname alone stands in any text.
    const ENOUGH: usize = 16;
    /// The bytes of a piece, by which words are found that were edited.
    const PIECE: usize = 8;
    /// By how many bytes an edit may move what follows it.
    const SHIFT: usize = 24;
    /// The most places of one piece that are looked at.
    const PLACES: usize = 128;
    /// The most places that are given of those that are alike.
    const ALIKE: usize = 256;

    /// The words of a range of a text; none where there are none.
    ///
    /// ```
    /// use depeche_link::Quote;
    ///
    /// let text = "The ferry talks resume on Monday, Ana Sorel said.";
    /// let quote = Quote::of(text, 34..43).unwrap();
    /// let copy = "UPDATE 1\n\nThe ferry talks resume on\r\nTuesday, Ana\u{A0}Sorel said.";
    /// assert_eq!(&copy[quote.find(copy).unwrap()], "Ana\u{A0}Sorel");
    /// assert_eq!(quote.find("Ana Sorel won the race."), None);
    /// ```
    #[must_use]
    pub fn of(text: &str, range: Range<usize>) -> Option<Self> {
        let words = text.get(range.clone())?;
        // From the first character that counts, or none of what travels might.
        let (at, _) =
            (words.char_indices()).find(|(_, c)| !folded(c.encode_utf8(&mut [0; 4])).is_empty())?;
        let start = range.start + at;
        let end = text.floor_char_boundary(range.end.min(start + Self::WORDS));
        let begin = text.ceil_char_boundary(start.saturating_sub(Self::AROUND));
        let close = text.floor_char_boundary(end + Self::AROUND);
        Some(Self {
            text: text[begin..close].to_owned(),
            words: start - begin..end - begin,
        })
    }

    /// Where the words stand in a copy of the text; none when they don't, or when what does is too little to tell.
    ///
    /// Takes time and memory linear in the copy, whatever is in it.
    #[must_use]
    pub fn find(&self, copy: &str) -> Option<Range<usize>> {
        let searched = Searched::new(copy);
        (self.places(&searched).into_iter().next()).or_else(|| self.find_edited(&searched))
    }

    /// Where the words stand as they are in a copy of the text: every place that is as much like theirs as any other, of
    /// which there is more than one where the copy repeats itself; the first of them, when they are many.
    ///
    /// ```
    /// use depeche_link::{Quote, Searched};
    ///
    /// let quote = Quote::of("Rain. Rain. Snow.", 0..4).unwrap();
    /// let copy = Searched::new("Rain. Rain. Snow. Rain. Rain. Sun.");
    /// assert_eq!(quote.places(&copy), [0..4]);
    /// assert_eq!(quote.places(&Searched::new("Rain, rain, snow.")), []);
    /// ```
    #[must_use]
    pub fn places(&self, copy: &Searched) -> Vec<Range<usize>> {
        let [before, words, after] = self.parts();
        if words.is_empty() {
            return Vec::new();
        }
        let found = whole(copy, &before, &words, &after).into_iter();
        found.map(|found| copy.unfolded(found)).collect()
    }

    /// Where words stand in a copy of the text that may be theirs, edited.
    #[must_use]
    pub fn find_edited(&self, copy: &Searched) -> Option<Range<usize>> {
        let [_, words, _] = self.parts();
        Some(copy.unfolded(edited(copy, &words)?))
    }

    /// The words themselves, as they stood.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.text[self.words.clone()]
    }

    /// What stands before the words, the words, what stands after them, as copies are compared.
    fn parts(&self) -> [Vec<u8>; 3] {
        let Range { start, end } = self.words;
        [
            &self.text[..start],
            &self.text[start..end],
            &self.text[end..],
        ]
        .map(folded)
    }

    /// As the bytes of a field: where the words begin, how long they are, and everything.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.words.start as u8, self.words.len() as u8];
        bytes.extend(self.text.as_bytes());
        bytes
    }

    /// Out of the bytes of a field; none when no [`to_bytes`](Self::to_bytes) wrote them.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([start, len], text) = bytes.split_first_chunk()?;
        let start = usize::from(*start);
        let words = start..start + usize::from(*len);
        let text = str::from_utf8(text).ok()?;
        text.get(words.clone())?;
        (text.len() <= Self::WORDS + 2 * Self::AROUND).then(|| Self {
            text: text.to_owned(),
            words,
        })
    }
}

/// Where each piece of a text stands: pieces of the same remainder together, in their order.
#[derive(Clone, Debug)]
struct Index {
    /// Where the places of each remainder begin, and where those of the last end.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    const BITS: u32 = 15;

    /// Two passes: how many pieces have each remainder, then where they stand.
    fn of(bytes: &[u8]) -> Self {
        let pieces = || bytes.windows(Quote::PIECE).map(Self::remainder);
        let mut starts = vec![0; (1 << Self::BITS) + 1];
        for remainder in pieces() {
            starts[remainder + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0; pieces().len()];
        for (at, remainder) in pieces().enumerate() {
            places[next[remainder] as usize] = at as u32;
            next[remainder] += 1;
        }
        Self { starts, places }
    }

    fn remainder(piece: &[u8]) -> usize {
        let number = piece.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - Self::BITS)) as usize
    }

    /// Where the rarest of the pieces of some bytes stands, and how far from their beginning it is.
    fn rarest(&self, sought: &[u8]) -> (usize, &[u32]) {
        let among = |piece: &[u8]| {
            let remainder = Self::remainder(piece);
            self.starts[remainder] as usize..self.starts[remainder + 1] as usize
        };
        let pieces = sought.windows(Quote::PIECE).map(among).enumerate();
        let rarest = pieces.min_by_key(|(_, among)| among.len());
        let (ahead, among) = rarest.unwrap_or_default();
        (ahead, &self.places[among])
    }
}

/// Where some bytes stand in a text, in their order; the first of them, when they are as many as that. No searcher, whose
/// code would weigh more than all of this: they are few, or there is an index.
fn places(copy: &Searched, sought: &[u8], most: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut look = |at: usize| {
        if found.len() < most && copy.folded[at..].starts_with(sought) {
            found.push(at);
        }
    };
    match &copy.index {
        Some(index) if sought.len() >= Quote::PIECE => {
            let (ahead, places) = index.rarest(sought);
            for at in places {
                if let Some(at) = (*at as usize).checked_sub(ahead) {
                    look(at);
                }
            }
        }
        _ => (0..copy.folded.len()).for_each(look),
    }
    found
}

/// Where the words stand whole: where most of what was around them is around them again.
fn whole(copy: &Searched, before: &[u8], words: &[u8], after: &[u8]) -> Vec<Range<usize>> {
    let all = [before, words, after].concat();
    if copy.index.is_some() {
        // Nothing is more than all of it.
        let found = places(copy, &all, Quote::ALIKE).into_iter();
        let found = found.map(|at| at + before.len()..at + before.len() + words.len());
        let found: Vec<Range<usize>> = found.collect();
        if !found.is_empty() {
            return found;
        }
    }
    let around = |at: usize| {
        let (head, rest) = copy.folded.split_at(at);
        let tail = &rest[words.len()..];
        let same = |(a, b): &(&u8, &u8)| a == b;
        let ahead = head.iter().rev().zip(before.iter().rev());
        ahead.take_while(same).count() + tail.iter().zip(after).take_while(same).count()
    };
    let mut most = 0;
    let mut best = Vec::new();
    for at in places(copy, words, usize::MAX) {
        let around = around(at);
        if around > most {
            most = around;
            best.clear();
        }
        if around == most && best.len() < Quote::ALIKE {
            best.push(at..at + words.len());
        }
    }
    if words.len() + most < Quote::ENOUGH.min(all.len()) {
        best.clear();
    }
    best
}

/// Where at least half of the words' pieces stand, about as far apart as they stood.
fn edited(copy: &Searched, words: &[u8]) -> Option<Range<usize>> {
    // Where the words would begin if a piece of them stands where it was found, moved so that none is below nought; and
    // which piece that is.
    let mut found: Vec<(usize, usize)> = Vec::new();
    let pieces = words.chunks_exact(Quote::PIECE);
    let count = pieces.len() as u32;
    for (number, piece) in pieces.enumerate() {
        let rest = words.len() - number * Quote::PIECE;
        let places = places(copy, piece, Quote::PLACES).into_iter();
        found.extend(places.map(|at| (at + rest, number)));
    }
    // No sort either.
    let near = |begin: usize| {
        let far = begin + Quote::SHIFT;
        (found.iter()).filter(move |(at, _)| (begin..=far).contains(at))
    };
    let seen = |begin| {
        near(begin)
            .fold(0u32, |seen, (_, number)| seen | 1 << number)
            .count_ones()
    };
    let begin = found
        .iter()
        .map(|(begin, _)| *begin)
        .max_by_key(|begin| seen(*begin))?;
    if seen(begin) < 2 || seen(begin) * 2 < count {
        return None;
    }
    let starts = || near(begin).map(|(at, number)| at + number * Quote::PIECE - words.len());
    Some(starts().min()?..starts().max()? + Quote::PIECE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint;

    const TEXT: &str = "Lac Tana : les riverains d’accord\n\nBAHIR DAR, 3 mars (Agence) - Les délégués de sept communes ont approuvé \
        mercredi un « calendrier d’irrigation », a annoncé la médiatrice Selam Bekele.\n\n« Personne n’est reparti fâché – et \
        chacun est reparti avec de l’eau », a-t-elle assuré.\n\nSelam Bekele avait été nommée en mai.";

    fn of(words: &str) -> Quote {
        let at = TEXT.find(words).expect("the words stand in the text");
        Quote::of(TEXT, at..at + words.len()).expect("words")
    }

    /// That the words of `TEXT` are found in `copy` as `found`.
    #[track_caller]
    fn check(words: &str, copy: &str, found: &str) {
        let quote = of(words);
        assert_eq!(Quote::from_bytes(&quote.to_bytes()).as_ref(), Some(&quote));
        let range = quote
            .find(copy)
            .unwrap_or_else(|| panic!("{words:?} is not found"));
        assert_eq!(&copy[range], found);
    }

    const SAID: &str = "Personne n’est reparti fâché – et chacun est reparti avec de l’eau";

    #[test]
    fn words_are_found_where_they_were() {
        for words in [
            SAID,
            "Selam Bekele",
            "mercredi",
            "3 mars",
            "calendrier d’irrigation",
        ] {
            check(words, TEXT, words);
        }
    }

    #[test]
    fn another_program_s_copy_has_the_words_too() {
        let copy = TEXT
            .replace(['«', '»'], "\"")
            .replace('’', "'")
            .replace('–', "-")
            .replace(" : ", "\u{A0}: ")
            .replace(" reparti", "\r\nrepar\u{AD}ti");
        assert_eq!(fingerprint(&copy), fingerprint(TEXT));
        check(
            SAID,
            &copy,
            "Personne n'est\r\nrepar\u{AD}ti fâché - et chacun est\r\nrepar\u{AD}ti avec de l'eau",
        );
    }

    #[test]
    fn words_are_found_below_an_added_headline_and_between_furniture() {
        let copy = format!(
            "Le journal\nAbonnez-vous\n{}\nLire aussi : Selam Bekele en dix dates",
            TEXT.replace("\n\n", "\n\n[Publicité]\n\n")
        );
        assert_ne!(fingerprint(&copy), fingerprint(TEXT));
        for words in [SAID, "mercredi", "3 mars"] {
            check(words, &copy, words);
        }
    }

    #[test]
    fn of_words_that_stand_twice_those_are_meant_that_stood_there() {
        let copy = format!("Portrait de Selam Bekele\n\n{TEXT}");
        let quote = of("Selam Bekele");
        let range = quote.find(&copy).expect("a place");
        assert!(copy[..range.start].ends_with("la médiatrice "), "{range:?}");
    }

    #[test]
    fn an_edit_within_the_words_leaves_them_findable() {
        let edited = TEXT.replace("fâché – et", "déçu, et");
        let range = of(SAID).find(&edited).expect("a place");
        let found = &edited[range];
        assert!(found.contains("reparti avec"), "{found:?}");
        assert!(
            "Personne n’est reparti déçu, et chacun est reparti avec de l’eau".contains(found),
            "{found:?}"
        );
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for words in [SAID, "Selam Bekele", "mercredi", "3 mars"] {
            for copy in [
                "",
                " ",
                "\u{200B}",
                "Les pêcheurs du port de Bry ont voté mercredi 3 mars une motion, dit l’un d’eux. Personne n’a compté.",
            ] {
                assert_eq!(of(words).find(copy), None, "{words:?} in {copy:?}");
            }
        }
    }

    #[test]
    fn a_short_text_is_its_own_context() {
        let quote = Quote::of("Non.", 0..4).expect("words");
        assert_eq!(quote.find("« Non. »"), Some(3..7));
        assert_eq!(Quote::of("a  b", 1..3), None);
        assert_eq!(Quote::of("é", 0..1), None);
        assert_eq!(Quote::of("a", 0..9), None);
    }

    #[test]
    fn only_the_beginning_of_many_words_travels() {
        let text = "Élysée ".repeat(200);
        let quote = Quote::of(&text, 0..text.len()).expect("words");
        assert!(quote.to_bytes().len() <= 2 + Quote::WORDS + 2 * Quote::AROUND);
        assert!(quote.find(&text).is_some());
    }

    #[test]
    fn words_behind_much_white_space_are_found_in_their_own_text() {
        let text = format!("Non.{}oui{}peut-être", " ".repeat(300), "\t".repeat(300));
        let oui = text.find("oui").expect("it stands there");
        for range in [4..oui + 3, 4..text.len(), oui..text.len()] {
            let quote = Quote::of(&text, range).expect("words");
            let found = quote.find(&text).expect("a place");
            assert!(text[found.clone()].starts_with("oui"), "{found:?}");
        }
        assert_eq!(Quote::of(&text, 4..oui), None);
    }

    #[test]
    fn bytes_that_are_no_quote_are_refused() {
        for bytes in [
            &[][..],
            &[0],
            &[1, 0],
            &[0, 9, b'a'],
            &[0, 1, 0xFF],
            &[33, 0],
        ] {
            assert_eq!(Quote::from_bytes(bytes), None, "{bytes:?}");
        }
        assert_eq!(
            Quote::from_bytes(&[vec![0, 200], vec![b'a'; 200]].concat()),
            None
        );
    }

    #[test]
    fn an_index_finds_what_looking_at_all_of_the_text_finds() {
        let short = "Oui. Non. ";
        let texts = [
            TEXT.to_owned(),
            format!("{TEXT}\n\n{}", TEXT.replace("Tana", "Chamo")),
            short.repeat(60),
            format!("{}{TEXT}", "a".repeat(400)),
            "ab".repeat(300),
            "abcdefg".to_owned(),
            "abcdefgh".to_owned(),
            String::new(),
        ];
        let copies = texts
            .iter()
            .map(|copy| (Searched::new(copy), Searched::indexed(copy)));
        let copies: Vec<_> = copies.collect();
        for text in &texts {
            for (at, _) in text.char_indices().step_by(7) {
                for len in [1, 3, 8, 40, 300] {
                    let end = text.ceil_char_boundary(at + len);
                    let Some(quote) = Quote::of(text, at..end) else {
                        continue;
                    };
                    for (plain, indexed) in &copies {
                        let told = || format!("{quote:?} in {:?}", plain.text());
                        assert_eq!(quote.places(indexed), quote.places(plain), "{}", told());
                        let edited = |copy| quote.find_edited(copy);
                        assert_eq!(edited(indexed), edited(plain), "{}", told());
                    }
                }
            }
        }
    }
}
