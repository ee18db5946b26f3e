//! The packed lexicon: how `cargo xtask lexicon` writes it and how the engine reads it.
//!
//! Names are not stored, their hashes are: sorted, each as its distance from the one before in Golomb-Rice code, which
//! costs about 1.5 bits more than information theory asks for. Beside them one byte a name for its class (a set of kinds),
//! and for the classes that ask for it a group and a country. There are two such tables: first names, of which there are
//! many and where a rare wrong hit does little harm, have shorter hashes. A small Bloom filter tells which first words may
//! go on to a longer name. The figures that led here are in `engine/lexicon/README.md`.
//!
//! ```text
//! lexicon  = version:u8 longest:u8 countries:text classes:u8 class* filter table table
//! text     = length:u16 utf8*          country codes, one a line; a country's number is its line
//! class    = capitals:u32 otherwise:u32 refs:u8      refs: 1 has a group, 2 has a country, 4 its country is its group
//! filter   = bits:u8 byte*             2^bits bits
//! table    = width:u8 rice:u8 names:u16 length:u32 code* class:u8* group:u16* country:u16*
//! ```
//! Numbers are little-endian; group and country numbers have all their low bytes before all their high ones, which the
//! web server's compression likes better.

use super::fold::Folder;
use super::{CountryId, Entry, Group, Kinds};
use crate::order;

/// A name to pack.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The name in any spelling that folds to it.
    pub name: String,
    /// What it stands for when the text has it in capitals throughout.
    pub capitals: Kinds,
    /// What it stands for in any other spelling; may be nothing.
    pub otherwise: Kinds,
    /// Its group; those below the number of countries are the countries' own.
    pub group: Option<u16>,
    /// Its country's line.
    pub country: Option<u16>,
}

/// The lexicon in memory: unpacked once, looked up by hash.
#[derive(Debug)]
pub struct Lexicon {
    longest: usize,
    countries: Vec<&'static str>,
    classes: Vec<Class>,
    filter: &'static [u8],
    /// A bit for each value of the leading [`PRESENT_BITS`] bits of a hash: whether any name has it. Most words are no names,
    /// and are then sought in neither table.
    present: Vec<u64>,
    names: Table,
    first_names: Table,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    capitals: u32,
    otherwise: u32,
    refs: u8,
}

#[derive(Debug, Default)]
struct Table {
    width: u32,
    hashes: Vec<u32>,
    /// Where the hashes with the same leading [`BUCKET_BITS`] bits begin.
    buckets: Vec<u16>,
    classes: &'static [u8],
    groups: Vec<u16>,
    countries: Vec<u16>,
}

const VERSION: u8 = 1;
/// Bits of hash kept for a name that is more than a first name. Every run of words that may be a name is looked up, so that
/// 25 or 26, which would save 5 or 3 KB of download, already took a run of some 340 texts for a name that it is not.
const NAME_WIDTH: u32 = 28;
/// Bits of hash kept for a first name.
const FIRST_NAME_WIDTH: u32 = 24;
const BUCKET_BITS: u32 = 11;
/// Seven of eight values are nobody's.
const PRESENT_BITS: u32 = 17;
const HAS_GROUP: u8 = 1;
const HAS_COUNTRY: u8 = 2;
const COUNTRY_IS_GROUP: u8 = 4;
const NO_REF: u16 = u16::MAX;

impl Lexicon {
    /// Unpacks what [`pack`] wrote. Anything else gives a lexicon that knows nothing, or less than it should.
    #[must_use]
    pub fn unpack(packed: &'static [u8]) -> Self {
        Reader(packed).lexicon().unwrap_or(Self {
            longest: 0,
            countries: Vec::new(),
            classes: Vec::new(),
            filter: &[],
            present: Vec::new(),
            names: Table::default(),
            first_names: Table::default(),
        })
    }

    /// What is known of a name of one or several words.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<Entry> {
        let mut folder = Folder::new();
        folder.token(name);
        self.find(&folder)
    }

    /// How many names it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.hashes.len() + self.first_names.hashes.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn code(&self, country: CountryId) -> &'static str {
        self.countries
            .get(usize::from(country.0))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn find(&self, folder: &Folder) -> Option<Entry> {
        let hash = folder.hash();
        let (word, bit) = present_bit(shortened(hash, 32));
        if self.present.get(word)? & bit == 0 {
            return None;
        }
        if let Some(index) = self.names.index(hash) {
            let entry = self.entry(&self.names, index, folder);
            return (!entry.kinds.is_empty()).then_some(entry);
        }
        let index = self.first_names.index(hash)?;
        Some(self.entry(&self.first_names, index, folder))
    }

    /// How many words the longest name has.
    pub(super) fn longest_name(&self) -> usize {
        self.longest
    }

    /// Whether a name longer than what was folded may begin so.
    pub(super) fn may_go_on(&self, folder: &Folder) -> bool {
        let bit = filter_bit(folder.first_word_hash(), self.filter.len());
        self.filter
            .get(bit / 8)
            .is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }

    fn entry(&self, table: &Table, index: usize, folder: &Folder) -> Entry {
        let class = table
            .classes
            .get(index)
            .and_then(|class| self.classes.get(usize::from(*class)));
        let kinds = Kinds::from_bits(class.map_or(0, |class| {
            if folder.all_capitals() {
                class.capitals
            } else {
                class.otherwise
            }
        }));
        // Without its capitals an acronym is another word: what it stands for goes with them.
        let whole =
            folder.all_capitals() || class.is_some_and(|class| class.otherwise == class.capitals);
        let reference = |refs: &[u16]| refs.get(index).copied().filter(|r| whole && *r != NO_REF);
        let country = reference(&table.countries).map(CountryId);
        Entry {
            kinds,
            group: if class.is_some_and(|class| class.refs & COUNTRY_IS_GROUP != 0) {
                country.map(CountryId::group)
            } else {
                reference(&table.groups).map(Group)
            },
            country,
        }
    }
}

impl Table {
    fn index(&self, hash: u64) -> Option<usize> {
        let wanted = shortened(hash, self.width);
        let bucket = (wanted >> (self.width.max(BUCKET_BITS) - BUCKET_BITS)) as usize;
        let start = usize::from(*self.buckets.get(bucket)?);
        let end = usize::from(*self.buckets.get(bucket + 1)?);
        let found = self
            .hashes
            .get(start..end)?
            .iter()
            .position(|h| *h == wanted)?;
        Some(start + found)
    }
}

/// The whole hash of a name's folded form: equal for names that fold alike.
#[must_use]
pub fn key(name: &str) -> u64 {
    let mut folder = Folder::new();
    folder.token(name);
    folder.hash()
}

/// The folded form of a name, as its hash sees it.
#[must_use]
pub fn folded(name: &str) -> String {
    super::fold::folded(name)
}

/// Packs names. Their order and the spelling given for each change nothing; the countries' order does.
///
/// Names that fold alike must have been made one. Two names with the same hash are packed as one that stands for both, and
/// returned, for the caller to tell.
///
/// # Panics
/// When there are more classes, names or countries than the format has room for.
#[must_use]
pub fn pack(countries: &[String], listed: &[Listed]) -> (Vec<u8>, Vec<(String, String)>) {
    let mut clashes = Vec::new();
    let plain_first_name = Kinds::FIRST_NAME.with(Kinds::WEAK_FR).with(Kinds::WEAK_EN);
    let (first_names, names): (Vec<_>, Vec<_>) = listed.iter().partition(|name| {
        name.capitals == name.otherwise
            && name.capitals.without(plain_first_name).is_empty()
            && name.group.is_none()
            && name.country.is_none()
    });

    let mut classes: Vec<Class> = listed.iter().map(class_of).collect();
    order::sort_by_key(&mut classes, |class| *class);
    classes.dedup();
    let names = Packing::new(&names, NAME_WIDTH, &mut classes, &mut clashes);
    let first_names = Packing::new(&first_names, FIRST_NAME_WIDTH, &mut classes, &mut clashes);

    let folded: Vec<Folder> = listed
        .iter()
        .map(|name| {
            let mut folder = Folder::new();
            folder.token(&name.name);
            folder
        })
        .collect();
    let longest = folded.iter().map(Folder::words).max().unwrap_or_default();

    let mut out = vec![VERSION, u8::try_from(longest).expect("a name of few words")];
    let codes = countries.join("\n");
    out.extend(u16::try_from(codes.len()).expect("codes fit").to_le_bytes());
    out.extend(codes.bytes());
    out.push(u8::try_from(classes.len()).expect("at most 255 classes"));
    for class in &classes {
        out.extend(class.capitals.to_le_bytes());
        out.extend(class.otherwise.to_le_bytes());
        out.push(class.refs);
    }
    filter(&folded, &mut out);
    names.write(&classes, &mut out);
    first_names.write(&classes, &mut out);
    (out, clashes)
}

/// The names of one table, ready to be written.
struct Packing {
    width: u32,
    rows: Vec<(u32, Listed)>,
}

impl Packing {
    fn new(
        listed: &[&Listed],
        width: u32,
        classes: &mut Vec<Class>,
        clashes: &mut Vec<(String, String)>,
    ) -> Self {
        let mut rows: Vec<(u32, Listed)> = listed
            .iter()
            .map(|name| {
                let mut folder = Folder::new();
                folder.token(&name.name);
                (shortened(folder.hash(), width), (*name).clone())
            })
            .collect();
        order::sort(&mut rows, |a, b| (a.0, &a.1.name) <= (b.0, &b.1.name));
        rows.dedup_by(|later, kept| {
            let clash = later.0 == kept.0;
            if clash {
                clashes.push((kept.1.name.clone(), later.1.name.clone()));
                kept.1.capitals = kept.1.capitals.with(later.1.capitals);
                kept.1.otherwise = kept.1.otherwise.with(later.1.otherwise);
                classes.push(class_of(&kept.1));
            }
            clash
        });
        order::sort_by_key(classes, |class| *class);
        classes.dedup();
        Self { width, rows }
    }

    fn write(&self, classes: &[Class], out: &mut Vec<u8>) {
        let gaps: Vec<u32> = self
            .rows
            .iter()
            .scan(0, |last, (hash, _)| {
                let gap = hash - *last;
                *last = *hash;
                Some(gap)
            })
            .collect();
        let rice = (0..self.width)
            .min_by_key(|rice| {
                gaps.iter()
                    .map(|gap| u64::from(gap >> rice) + 1 + u64::from(*rice))
                    .sum::<u64>()
            })
            .unwrap_or_default();
        let mut code = BitWriter::default();
        for gap in gaps {
            code.unary(gap >> rice);
            code.bits(gap, rice);
        }
        out.push(self.width as u8);
        out.push(rice as u8);
        let count = u16::try_from(self.rows.len()).expect("at most 65535 names a table");
        out.extend(count.to_le_bytes());
        out.extend(
            u32::try_from(code.bytes.len())
                .expect("code fits")
                .to_le_bytes(),
        );
        out.extend(code.bytes);
        for (_, name) in &self.rows {
            let class = classes.binary_search(&class_of(name)).expect("class known");
            out.push(class as u8);
        }
        let groups: Vec<u16> = self.rows.iter().filter_map(|(_, n)| own_group(n)).collect();
        let countries: Vec<u16> = self.rows.iter().filter_map(|(_, n)| n.country).collect();
        for refs in [groups, countries] {
            out.extend(refs.iter().map(|r| r.to_le_bytes()[0]));
            out.extend(refs.iter().map(|r| r.to_le_bytes()[1]));
        }
    }
}

fn class_of(name: &Listed) -> Class {
    Class {
        capitals: name.capitals.bits(),
        otherwise: name.otherwise.bits(),
        refs: [
            (own_group(name).is_some(), HAS_GROUP),
            (name.country.is_some(), HAS_COUNTRY),
            (
                name.group.is_some() && own_group(name).is_none(),
                COUNTRY_IS_GROUP,
            ),
        ]
        .iter()
        .filter(|(has, _)| *has)
        .fold(0, |refs, (_, flag)| refs | flag),
    }
}

/// The group of a name, unless it is its country's, which need not be written twice.
fn own_group(name: &Listed) -> Option<u16> {
    name.group.filter(|group| Some(*group) != name.country)
}

/// Writes the Bloom filter of first words: eight bits a word, one hash, so that about one word in nine passes in vain.
fn filter(folded: &[Folder], out: &mut Vec<u8>) {
    let mut words: Vec<u64> = folded
        .iter()
        .filter(|name| name.words() > 1)
        .map(Folder::first_word_hash)
        .collect();
    order::sort_by_key(&mut words, |word| *word);
    words.dedup();
    let bytes = words.len().next_power_of_two().max(1);
    let mut filter = vec![0_u8; bytes];
    for word in words {
        let bit = filter_bit(word, bytes);
        filter[bit / 8] |= 1 << (bit % 8);
    }
    out.push((bytes * 8).ilog2() as u8);
    out.extend(filter);
}

fn filter_bit(hash: u64, bytes: usize) -> usize {
    (hash as usize) & (bytes * 8).wrapping_sub(1)
}

/// Where the leading bits of a hash, given the first 32, stand among those that are some name's.
fn present_bit(hash: u32) -> (usize, u64) {
    let value = hash >> (32 - PRESENT_BITS);
    ((value / 64) as usize, 1 << (value % 64))
}

/// The leading bits of a hash.
fn shortened(hash: u64, width: u32) -> u32 {
    (hash >> (64 - width.clamp(1, 32))) as u32
}

/// Reads the packed form; every step gives `None` past its end.
struct Reader(&'static [u8]);

impl Reader {
    fn lexicon(&mut self) -> Option<Lexicon> {
        if self.u8()? != VERSION {
            return None;
        }
        let longest = usize::from(self.u8()?);
        let codes = self.u16()?;
        let countries = std::str::from_utf8(self.bytes(usize::from(codes))?).ok()?;
        let classes = self.u8()?;
        let classes = (0..classes)
            .map(|_| {
                Some(Class {
                    capitals: self.u32()?,
                    otherwise: self.u32()?,
                    refs: self.u8()?,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let filter_bits = self.u8()?;
        let filter = self.bytes(1_usize.checked_shl(u32::from(filter_bits))? / 8)?;
        let names = self.table(&classes)?;
        let first_names = self.table(&classes)?;
        let mut present = vec![0; 1 << (PRESENT_BITS - 6)];
        for table in [&names, &first_names] {
            for hash in &table.hashes {
                let (word, bit) = present_bit(hash << (32 - table.width));
                present[word] |= bit;
            }
        }
        Some(Lexicon {
            longest,
            countries: countries.lines().collect(),
            filter,
            present,
            names,
            first_names,
            classes,
        })
    }

    fn table(&mut self, classes: &[Class]) -> Option<Table> {
        let width = u32::from(self.u8()?);
        let rice = u32::from(self.u8()?);
        if rice >= 32 || !(1..=32).contains(&width) {
            return None;
        }
        let count = usize::from(self.u16()?);
        let length = self.u32()? as usize;
        let mut code = BitReader {
            bytes: self.bytes(length)?,
            at: 0,
        };
        let mut hashes = Vec::with_capacity(count);
        let mut buckets = vec![0_u16; (1 << BUCKET_BITS) + 1];
        let mut hash = 0_u32;
        for _ in 0..count {
            let gap = (code.unary() << rice) | code.bits(rice);
            hash = hash.wrapping_add(gap);
            hashes.push(hash);
            let bucket = (hash >> (width.max(BUCKET_BITS) - BUCKET_BITS)) as usize;
            *buckets.get_mut(bucket + 1)? += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let own = self.bytes(count)?;
        let groups = self.refs(own, classes, HAS_GROUP)?;
        let countries = self.refs(own, classes, HAS_COUNTRY)?;
        Some(Table {
            width,
            hashes,
            buckets,
            classes: own,
            groups,
            countries,
        })
    }

    /// One reference a name, [`NO_REF`] for those whose class has none.
    fn refs(&mut self, own: &[u8], classes: &[Class], flag: u8) -> Option<Vec<u16>> {
        let has = |class: &u8| {
            classes
                .get(usize::from(*class))
                .is_some_and(|class| class.refs & flag != 0)
        };
        let count = own.iter().filter(|class| has(class)).count();
        let low = self.bytes(count)?;
        let high = self.bytes(count)?;
        let mut refs = low
            .iter()
            .zip(high)
            .map(|(l, h)| u16::from_le_bytes([*l, *h]));
        Some(
            own.iter()
                .map(|class| if has(class) { refs.next() } else { None }.unwrap_or(NO_REF))
                .collect(),
        )
    }

    fn bytes(&mut self, count: usize) -> Option<&'static [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    fn u8(&mut self) -> Option<u8> {
        Some(u8::from_le_bytes(self.array()?))
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.array()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.array()?))
    }
}

/// Bits, the lowest of a byte first.
#[derive(Default)]
struct BitWriter {
    bytes: Vec<u8>,
    used: u32,
}

impl BitWriter {
    fn bit(&mut self, bit: bool) {
        if self.used.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (self.used % 8);
        }
        self.used += 1;
    }

    fn unary(&mut self, value: u32) {
        for _ in 0..value {
            self.bit(true);
        }
        self.bit(false);
    }

    fn bits(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            self.bit(value >> bit & 1 == 1);
        }
    }
}

struct BitReader {
    bytes: &'static [u8],
    at: usize,
}

impl BitReader {
    /// The next 32 bits and what follows them up to the byte, zero past the end.
    fn window(&self) -> u64 {
        let start = self.at / 8;
        let mut buffer = [0; 8];
        let tail = self.bytes.get(start..).unwrap_or_default();
        let count = tail.len().min(8);
        buffer[..count].copy_from_slice(&tail[..count]);
        u64::from_le_bytes(buffer) >> (self.at % 8)
    }

    fn unary(&mut self) -> u32 {
        let mut value = 0;
        loop {
            let ones = self.window().trailing_ones().min(32);
            self.at += ones as usize;
            value += ones;
            if ones < 32 {
                self.at += 1;
                return value;
            }
        }
    }

    fn bits(&mut self, count: u32) -> u32 {
        let value = self.window() & ((1 << count) - 1);
        self.at += count as usize;
        value as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, kinds: Kinds) -> Listed {
        Listed {
            name: name.to_owned(),
            capitals: kinds,
            otherwise: kinds,
            group: None,
            country: None,
        }
    }

    fn unpacked(countries: &[&str], names: &[Listed]) -> Lexicon {
        let countries: Vec<String> = countries.iter().map(|c| (*c).to_owned()).collect();
        let (packed, clashes) = pack(&countries, names);
        assert_eq!(clashes, [], "choose other names for this test");
        Lexicon::unpack(packed.leak())
    }

    #[test]
    fn what_is_packed_is_found_and_nothing_else() {
        let names: Vec<Listed> = (0..600)
            .map(|n| {
                let kinds = match n % 3 {
                    0 => Kinds::CITY,
                    1 => Kinds::MALE,
                    _ => Kinds::FEMALE.with(Kinds::WEAK_EN),
                };
                let mut name = listed(&format!("n{n}"), kinds);
                if n % 3 == 0 {
                    name.group = Some(n as u16);
                    name.country = Some((n % 2) as u16);
                }
                name
            })
            .collect();
        let lexicon = unpacked(&["AA", "BB"], &names);
        assert_eq!(lexicon.len(), 600);
        for name in &names {
            let entry = lexicon.name(&name.name).expect("listed");
            assert_eq!(entry.kinds, name.otherwise, "{}", name.name);
            assert_eq!(entry.group.map(|g| g.0), name.group, "{}", name.name);
            assert_eq!(entry.country.map(|c| c.0), name.country, "{}", name.name);
        }
        let wrong = (600..10_600)
            .filter(|n| lexicon.name(&format!("n{n}")).is_some())
            .count();
        assert!(wrong <= 5, "{wrong} of 10000 unlisted names were found");
    }

    #[test]
    fn an_acronym_in_lower_case_is_the_word_it_could_be() {
        let mut eta = listed("eta", Kinds::ORGANISATION.with(Kinds::ACRONYM));
        eta.otherwise = Kinds::FEMALE;
        eta.group = Some(7);
        let mut us = listed("us", Kinds::COUNTRY);
        us.otherwise = Kinds::NONE;
        let lexicon = unpacked(&[], &[eta, us]);
        assert_eq!(
            lexicon.name("ETA").map(|e| (e.kinds, e.group)),
            Some((Kinds::ORGANISATION.with(Kinds::ACRONYM), Some(Group(7))))
        );
        assert_eq!(
            lexicon.name("Eta").map(|e| (e.kinds, e.group)),
            Some((Kinds::FEMALE, None))
        );
        assert!(lexicon.name("U.S.").is_some());
        assert_eq!(lexicon.name("us"), None);
    }

    #[test]
    fn damaged_data_gives_less_and_never_panics() {
        let (packed, _) = pack(
            &["AA".to_owned()],
            &[listed("paris", Kinds::CITY), listed("ada", Kinds::FEMALE)],
        );
        for end in 0..packed.len() {
            let _ = Lexicon::unpack(packed[..end].to_vec().leak()).name("paris");
        }
        for at in 0..packed.len() {
            for flip in [1, 0x80, 0xff] {
                let mut damaged = packed.clone();
                damaged[at] ^= flip;
                let _ = Lexicon::unpack(damaged.leak()).name("ada");
            }
        }
    }

    #[test]
    fn order_and_spelling_of_the_lists_do_not_matter() {
        let names = [listed("Łódź", Kinds::CITY), listed("Oran", Kinds::CITY)];
        let other = [listed("oran", Kinds::CITY), listed("LODZ", Kinds::CITY)];
        assert_eq!(pack(&[], &names).0, pack(&[], &other).0);
    }
}
