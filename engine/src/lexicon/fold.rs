//! Folding for look-ups: the form in which a name is stored and sought.
//!
//! Letters lose case and accents (`Élysée`, `Elysee`, `ÉLYSÉE`), dots go (`U.S.`, `St.`), and hyphens, apostrophes and
//! spaces become one space between words (`Saint-Denis`, `Saint Denis`; `Côte d’Ivoire`, `Cote d\'Ivoire`). Further from
//! the text than the tokens' own folded form, because agencies drop the accents of capitals and differ about hyphens.
//!
//! [`Folder`] folds and hashes in one pass and keeps no copy, so that a look-up allocates nothing.

/// Folds characters as they come and keeps the hash of what it has folded so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folder {
    hash: u64,
    words: usize,
    first_word: u64,
    in_word: bool,
    seen_lower: bool,
}

impl Folder {
    pub fn new() -> Self {
        Self {
            // FNV-1a, 64 bits: fast on the few bytes that a name has.
            hash: 0xcbf2_9ce4_8422_2325,
            words: 0,
            first_word: 0,
            in_word: false,
            seen_lower: false,
        }
    }

    /// Folds one token; what was folded before and it are two words.
    pub fn token(&mut self, token: &str) {
        self.separator();
        let mut rest = token.as_bytes();
        while let Some((&byte, after)) = rest.split_first() {
            rest = match FOLDED[usize::from(byte)] {
                SEPARATOR => {
                    self.separator();
                    after
                }
                VANISHES => after,
                NOT_ASCII => &rest[self.letter(&token[token.len() - rest.len()..])..],
                _ => self.letters(rest),
            };
        }
    }

    /// Folds the plain letters that come first; gives what follows them.
    fn letters<'t>(&mut self, rest: &'t [u8]) -> &'t [u8] {
        self.begin();
        let (mut hash, mut lower, mut end) = (self.hash, false, rest.len());
        for (at, &byte) in rest.iter().enumerate() {
            let folded = FOLDED[usize::from(byte)];
            if folded <= SEPARATOR {
                end = at;
                break;
            }
            hash = absorbed(hash, folded);
            lower |= byte >= b'a';
        }
        self.hash = hash;
        self.seen_lower |= lower;
        rest.get(end..).unwrap_or_default()
    }

    /// Folds the first character, which is not ASCII; gives its length.
    #[inline(never)]
    fn letter(&mut self, rest: &str) -> usize {
        let Some(c) = rest.chars().next() else {
            return rest.len();
        };
        self.seen_lower |= c.is_lowercase();
        pieces(c, |piece| match piece {
            Piece::Byte(byte) => self.byte(byte),
            Piece::Separator => self.separator(),
        });
        c.len_utf8()
    }

    /// One that goes on from so many words, which no token parts.
    pub fn resumed(hash: u64, words: usize, seen_lower: bool) -> Self {
        Self {
            hash,
            words,
            seen_lower,
            ..Self::new()
        }
    }

    /// The hash from which another goes on.
    pub fn running_hash(&self) -> u64 {
        self.hash
    }

    /// How many words it has folded.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Whether no letter so far was in lower case.
    pub fn all_capitals(&self) -> bool {
        !self.seen_lower
    }

    /// The hash of all words so far.
    pub fn hash(&self) -> u64 {
        mixed(self.hash)
    }

    /// The hash of the first word alone.
    pub fn first_word_hash(&self) -> u64 {
        if self.words > 1 {
            self.first_word
        } else {
            self.hash()
        }
    }

    fn separator(&mut self) {
        self.in_word = false;
    }

    fn byte(&mut self, byte: u8) {
        self.begin();
        self.hash = absorbed(self.hash, byte);
    }

    /// Begins a word, unless one has begun.
    fn begin(&mut self) {
        if self.in_word {
            return;
        }
        if self.words == 1 {
            self.first_word = self.hash();
        }
        if self.words > 0 {
            self.hash = absorbed(self.hash, b' ');
        }
        self.words += 1;
        self.in_word = true;
    }
}

fn absorbed(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The folded form itself, for tools that store names instead of hashes.
pub(crate) fn folded(name: &str) -> String {
    let mut bytes: Vec<u8> = Vec::with_capacity(name.len());
    let mut parted = false;
    for c in name.chars() {
        pieces(c, |piece| match piece {
            Piece::Separator => parted = true,
            Piece::Byte(byte) => {
                if parted && !bytes.is_empty() {
                    bytes.push(b' ');
                }
                parted = false;
                bytes.push(byte);
            }
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

enum Piece {
    Byte(u8),
    Separator,
}

/// What one character folds to.
fn pieces(c: char, mut emit: impl FnMut(Piece)) {
    match c {
        '\0'..='\x7f' => match FOLDED[c as usize] {
            SEPARATOR => emit(Piece::Separator),
            VANISHES => {}
            folded => emit(Piece::Byte(folded)),
        },
        // Combining accents vanish; signs of Latin-1 and General Punctuation part words.
        '\u{300}'..='\u{36f}' => {}
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2bc}' => emit(Piece::Separator),
        _ => match latin(c) {
            Some(b' ') => emit(Piece::Separator),
            Some(digraph @ b'1'..=b'5') => DIGRAPHS[usize::from(digraph - b'1')]
                .bytes()
                .for_each(|byte| emit(Piece::Byte(byte))),
            Some(letter) if letter != b'?' => emit(Piece::Byte(letter)),
            _ => {
                for lower in c.to_lowercase() {
                    let mut buffer = [0; 4];
                    for byte in lower.encode_utf8(&mut buffer).bytes() {
                        emit(Piece::Byte(byte));
                    }
                }
            }
        },
    }
}

/// Folds to no byte, and parts words; what folds to a byte folds to a greater one.
const SEPARATOR: u8 = b' ';
const VANISHES: u8 = 0;
/// Belongs to a character of several bytes.
const NOT_ASCII: u8 = 1;

/// What each ASCII character folds to: letters to lower case, figures and `&` to themselves, the dot to nothing, every
/// other sign to a separator.
static FOLDED: [u8; 256] = {
    let mut table = [NOT_ASCII; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        table[byte] = if c.is_ascii_alphanumeric() || c == b'&' {
            c.to_ascii_lowercase()
        } else {
            SEPARATOR
        };
        byte += 1;
    }
    table[b'.' as usize] = VANISHES;
    table
};

/// Spreads the last bytes over all bits: FNV leaves its top bits almost untouched by them.
fn mixed(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

/// The base letter of a Latin letter: a digit for a [`DIGRAPHS`] pair, `?` for a letter that has none.
fn latin(c: char) -> Option<u8> {
    let (table, first) = match c {
        '\u{c0}'..='\u{17f}' => (LATIN_1_AND_A, 0xc0),
        '\u{180}'..='\u{24f}' => (LATIN_B, 0x180),
        '\u{1e00}'..='\u{1eff}' => (LATIN_ADDITIONAL, 0x1e00),
        'ə' | 'ɛ' => return Some(b'e'),
        _ => return None,
    };
    table.as_bytes().get(c as usize - first).copied()
}

const DIGRAPHS: [&str; 5] = ["ae", "oe", "ss", "th", "ij"];

/// U+00C0 to U+017F.
const LATIN_1_AND_A: &str = "aaaaaa1ceeeeiiiidnooooo ouuuuy43aaaaaa1ceeeeiiiidnooooo ouuuuy4yaaaaaaccccccccddddeeeeeeeeeegggg\
     gggghhhhiiiiiiiiii55jjkkkllllllllllnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+0180 to U+024F.
const LATIN_B: &str = "bb????occdddd?eeeffg???ikkl??nn?oo??pp??????tt?uu?vyyzz?????????????dddlllnnnaaiioouuuuuuuuuueaa\
     aa11ggggkkoooo??jdddgg??nnaa11ooaaaaeeeeiiiioooorrrruuuusstt??hhn???zzaaeeooooooooyy???????ccl?s\
     ???bu?eejjqqrryy";

/// U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
     ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??3?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
     eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        let mut folder = Folder::new();
        folder.token(text);
        folder.hash()
    }

    #[test]
    fn the_tables_cover_their_blocks() {
        assert_eq!(LATIN_1_AND_A.len(), 0x180 - 0xc0);
        assert_eq!(LATIN_B.len(), 0x250 - 0x180);
        assert_eq!(LATIN_ADDITIONAL.len(), 0x1f00 - 0x1e00);
    }

    #[test]
    fn ways_of_writing_one_name_fold_alike() {
        for (one, other) in [
            ("États-Unis", "Etats Unis"),
            ("ÉLYSÉE", "Elysee"),
            ("E\u{301}lyse\u{301}e", "Élysée"),
            ("Côte d’Ivoire", "cote d\'ivoire"),
            ("Saint\u{2011}Denis", "SAINT-DENIS"),
            ("U.S.", "US"),
            ("Łódź", "Lodz"),
            ("Erdoğan", "Erdogan"),
            ("Đặng", "Dang"),
            ("Île", "ile"),
            ("Œuvre", "oeuvre"),
            ("Türkiye", "Turkiye"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(hash(one), hash(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_fold_apart() {
        for (one, other) in [
            ("New York", "Newyork"),
            ("Iran", "Irak"),
            ("Киев", "Киёв"),
            ("AT&T", "ATT"),
            ("", "a"),
        ] {
            assert_ne!(hash(one), hash(other), "{one} / {other}");
        }
    }

    #[test]
    fn tokens_fold_like_the_whole() {
        let mut folder = Folder::new();
        for token in ["Côte", "d’", "Ivoire"] {
            folder.token(token);
        }
        assert_eq!(folder.hash(), hash("Cote d\'Ivoire"));
        assert_eq!(folder.words(), 3);
        assert_eq!(folder.first_word_hash(), hash("côte"));
    }

    #[test]
    fn capitals_throughout_are_noticed() {
        for (text, expected) in [
            ("U.S.", true),
            ("G7", true),
            ("Us", false),
            ("ÉTATs", false),
        ] {
            let mut folder = Folder::new();
            folder.token(text);
            assert_eq!(folder.all_capitals(), expected, "{text}");
        }
    }
}
