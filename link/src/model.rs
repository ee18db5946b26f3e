//! What comes next: the chance of each bit of each symbol, learned while coding.
//!
//! Context mixing, as the PAQ family does it, cut down to what pays on a few thousand characters. Eight contexts (the
//! last symbols, the word so far, the word before) each remember what followed them; a match model follows the
//! longest repetition; three small mixers weigh what all of these say, by how much each was right lately; a last
//! stage corrects the chance they agree on. In integers, so that every machine computes the same bits.
//!
//! Everything here is part of the format: any change of any constant makes the links of this version unreadable,
//! which the golden links in `tests/` would show.

use crate::symbols;

/// Predicts bits; told each, learns.
#[derive(Clone)]
pub(crate) struct Model {
    past: Past,
    /// The bits of the symbol being coded, under a leading 1.
    partial: usize,

    /// Where the slots of all contexts live.
    table: Table,
    contexts: [Context; CONTEXTS],
    /// Slots by the symbol so far alone.
    alone: Vec<Slot>,
    /// The chance that a history gives, for each context; in 2^22ths.
    histories: Vec<[u32; 256]>,
    repetition: Repetition,

    inputs: [i32; INPUTS],
    mixers: [Mixer; 3],
    correction: Correction,
    stretch: Vec<i16>,
    /// The chance that the next bit is set.
    chance: u32,
}

const CONTEXTS: usize = 8;
/// How many of them are the last 1, 2, 3 and 5 symbols.
const ORDERS: usize = 4;
/// Two of each context and of the symbol alone, two of the repetition, and one that is constant.
const INPUTS: usize = 2 * (CONTEXTS + 1) + 2 + 1;

/// A context: what it is, and where its slots for the current half symbol are.
#[derive(Clone, Copy, Default)]
struct Context {
    hash: u32,
    bucket: usize,
}

impl Model {
    pub(crate) fn new() -> Self {
        let mut model = Self {
            past: Past::default(),
            partial: 1,
            table: Table::new(),
            contexts: [Context::default(); CONTEXTS],
            alone: vec![Slot::UNSEEN; 256],
            histories: vec![std::array::from_fn(initial_chance); CONTEXTS + 1],
            repetition: Repetition::new(),
            inputs: [0; INPUTS],
            mixers: [
                Mixer::new(ORDERS + 1),
                Mixer::new(256 * 3),
                Mixer::new(16 * 8),
            ],
            correction: Correction::new(),
            stretch: stretch_table(),
            chance: 0,
        };
        model.begin_symbol();
        model.predict();
        model
    }

    /// The chance, in 65536ths, that the next bit is set.
    pub(crate) fn chance(&self) -> u32 {
        self.chance
    }

    /// Learns the bit that came.
    pub(crate) fn learn(&mut self, bit: bool) {
        for mixer in &mut self.mixers {
            mixer.learn(&self.inputs, bit);
        }
        self.correction.learn(bit);
        self.repetition.learn(&self.past, self.partial, bit);
        let node = node(self.partial);
        for (context, histories) in self.contexts.iter().zip(&mut self.histories) {
            self.table.buckets[context.bucket][node].learn(histories, bit);
        }
        self.alone[self.partial].learn(&mut self.histories[CONTEXTS], bit);

        self.partial = self.partial << 1 | usize::from(bit);
        if self.partial > 255 {
            self.past.push(self.partial as u8);
            self.partial = 1;
            self.begin_symbol();
        } else if self.partial >> 4 == 1 {
            for context in &mut self.contexts {
                context.bucket = self.table.bucket(mix(context.hash, self.partial as u32));
            }
        }
        self.predict();
    }

    fn begin_symbol(&mut self) {
        let past = &self.past;
        let last = past.back(1);
        let two = mix(last, past.back(2));
        let three = mix(two, past.back(3));
        let five = mix(mix(three, past.back(4)), past.back(5));
        let hashes = [
            last,
            two,
            three,
            five,
            past.word,
            mix(past.word, last),
            mix(past.word, past.word_before),
            mix(past.word_len as u32, last),
        ];
        for (kind, (context, hash)) in self.contexts.iter_mut().zip(hashes).enumerate() {
            context.hash = mix(hash, kind as u32);
            context.bucket = self.table.bucket(context.hash);
        }
        self.repetition.follow(past);
    }

    fn predict(&mut self) {
        let node = node(self.partial);
        let mut inputs = [0; INPUTS];
        let (mut longest, mut at) = (0, 0);
        let mut input = |slot: Slot, histories: &[u32; 256]| {
            if slot.seen() {
                inputs[at] = self.stretched(slot.chance());
                inputs[at + 1] = self.stretched(histories[slot.history()] >> 6);
            }
            at += 2;
        };
        for (kind, context) in self.contexts.iter().enumerate() {
            let slot = self.table.buckets[context.bucket][node];
            if kind < ORDERS && slot.seen() {
                longest = kind + 1;
            }
            input(slot, &self.histories[kind]);
        }
        input(self.alone[self.partial], &self.histories[CONTEXTS]);

        let mut expected = 0;
        if let Some((bit, chance, len)) = self.repetition.predict(&self.past, self.partial) {
            let sign = if bit { 1 } else { -1 };
            inputs[at] = sign * self.stretched(chance);
            inputs[at + 1] = sign * len * 16;
            expected = 1 + usize::from(bit);
        }
        inputs[at + 2] = 256;
        self.inputs = inputs;

        let bits = self.partial.ilog2() as usize;
        let sets = [
            longest,
            self.partial + 256 * expected,
            self.past.word_len.min(15) * 8 + bits,
        ];
        let sum: i32 = self
            .mixers
            .iter_mut()
            .zip(sets)
            .map(|(mixer, set)| mixer.mix(&self.inputs, set))
            .sum();
        let mixed = sum / 3;
        let corrected = self
            .correction
            .correct(mixed, self.partial << 6 | self.past.back(1) as usize & 63);
        self.chance = ((squash(mixed) + corrected) >> 1).clamp(16, 65536 - 16);
    }

    fn stretched(&self, chance: u32) -> i32 {
        i32::from(self.stretch[(chance >> 4) as usize])
    }
}

/// The symbols so far.
#[derive(Clone, Default)]
struct Past {
    symbols: Vec<u8>,
    /// Hashes of the word so far, in small letters, 0 between words; and of the word before.
    word: u32,
    word_before: u32,
    word_len: usize,
}

impl Past {
    fn push(&mut self, symbol: u8) {
        self.symbols.push(symbol);
        if let Some(small) = symbols::letter(symbol) {
            self.word = mix(self.word, u32::from(small));
            self.word_len += 1;
        } else if self.word_len > 0 {
            self.word_before = self.word;
            self.word = 0;
            self.word_len = 0;
        }
    }

    /// The symbol so many back, the last being 1; 0 before the first.
    fn back(&self, count: usize) -> u32 {
        self.symbols
            .len()
            .checked_sub(count)
            .map_or(0, |at| u32::from(self.symbols[at]))
    }
}

/// What one context saw at one node of the tree of a symbol's bits: in 16 bits the chance, in 8 the last bits under a
/// leading 1, in 8 how many there were.
#[derive(Clone, Copy)]
struct Slot(u32);

impl Slot {
    const UNSEEN: Self = Self(0x8000_0100);
    /// Beyond so many bits, the newest counts as much as it did.
    const LIMIT: u32 = 100;

    fn seen(self) -> bool {
        self.0 & 255 > 0
    }

    fn chance(self) -> u32 {
        self.0 >> 16
    }

    fn history(self) -> usize {
        (self.0 >> 8 & 255) as usize
    }

    fn learn(&mut self, histories: &mut [u32; 256], bit: bool) {
        let count = self.0 & 255;
        if count > 0 {
            toward(&mut histories[self.history()], bit, (1 << 22) - 1, 1 << 10);
        }
        let mut chance = self.chance();
        toward(&mut chance, bit, 65_535 - 64, 655_360 / (10 * count + 11));
        let mut history = (self.history() as u32) << 1 | u32::from(bit);
        if history > 255 {
            history = history & 127 | 128;
        }
        *self = Self(chance.max(64) << 16 | history << 8 | (count + 1).min(Self::LIMIT));
    }
}

/// What a history says before anything is learned of it.
fn initial_chance(history: usize) -> u32 {
    let mut chance = 1 << 21;
    for at in (0..history.checked_ilog2().unwrap_or(0)).rev() {
        toward(&mut chance, history >> at & 1 == 1, (1 << 22) - 1, 28_000);
    }
    chance
}

/// Moves a chance toward `most` if the bit is set, else toward 0, by so many 65536ths of the way.
fn toward(chance: &mut u32, bit: bool, most: u32, rate: u32) {
    let by = |way: u32| ((u64::from(way) * u64::from(rate)) >> 16) as u32;
    if bit {
        *chance += by(most.saturating_sub(*chance));
    } else {
        *chance -= by(*chance);
    }
}

/// The slot of the bits of a half symbol: 1 to 15.
fn node(partial: usize) -> usize {
    if partial < 16 {
        partial
    } else {
        partial & 15 >> (8 - partial.ilog2()) | 1 << (partial.ilog2() - 4)
    }
}

/// The slots of all contexts, by hash, in buckets of a half symbol; beside them, what tells whose each is.
#[derive(Clone)]
struct Table {
    /// 0 when the bucket is free.
    owners: Vec<u32>,
    buckets: Vec<[Slot; 16]>,
}

impl Table {
    /// 2^17 buckets, 8 MiB: more than a text of [`MAX_TEXT`](crate::MAX_TEXT) fills with what it sees twice.
    const BITS: u32 = 17;

    fn new() -> Self {
        Self {
            owners: vec![0; 1 << Self::BITS],
            buckets: vec![[Slot(0); 16]; 1 << Self::BITS],
        }
    }

    /// The bucket of a context: its own if it is there, else the first free one of eight, else one of them emptied.
    fn bucket(&mut self, hash: u32) -> usize {
        let owner = hash & 0xFFFF | 0x1_0000;
        let first = (hash >> (32 - Self::BITS)) as usize;
        for way in 0..8 {
            let at = first ^ way;
            if self.owners[at] == owner {
                return at;
            }
            if self.owners[at] == 0 {
                return self.claim(at, owner);
            }
        }
        self.claim(first ^ (hash >> 13 & 7) as usize, owner)
    }

    fn claim(&mut self, at: usize, owner: u32) -> usize {
        self.owners[at] = owner;
        self.buckets[at] = [Slot::UNSEEN; 16];
        at
    }
}

/// Follows the last place that was like this one.
#[derive(Clone)]
struct Repetition {
    /// The place of the symbol that should come, and how many before it were the same: 0 when nothing is followed.
    at: usize,
    len: usize,
    /// Where the last symbols were last seen, by hash.
    places: Vec<u32>,
    /// The chance that the symbol comes, by length.
    right: [u32; 32],
}

impl Repetition {
    /// Symbols that must be the same before it follows.
    const LEAST: usize = 4;
    const BITS: u32 = 16;

    fn new() -> Self {
        let right = std::array::from_fn(|len| 65_535 - 32_768 / (len as u32 + 1));
        Self {
            at: 0,
            len: 0,
            places: vec![0; 1 << Self::BITS],
            right,
        }
    }

    fn follow(&mut self, past: &Past) {
        let symbols = &past.symbols;
        if self.len > 0 {
            self.at += 1;
            self.len += 1;
        }
        let hash = (1..=Self::LEAST).fold(0, |hash, back| mix(hash, past.back(back)));
        let place = &mut self.places[(hash >> (32 - Self::BITS)) as usize];
        if self.len == 0 {
            self.at = *place as usize;
            let same = symbols[..self.at]
                .iter()
                .rev()
                .zip(symbols.iter().rev())
                .take_while(|(a, b)| a == b);
            self.len = same.take(32).count();
            if self.len < Self::LEAST {
                self.len = 0;
            }
        }
        *place = symbols.len() as u32;
    }

    /// The bit that should come, the chance that it does, the length up to 32.
    fn predict(&self, past: &Past, partial: usize) -> Option<(bool, u32, i32)> {
        let bit = self.bit(past, partial)?;
        Some((bit, self.right[self.len.min(31)], self.len.min(32) as i32))
    }

    fn learn(&mut self, past: &Past, partial: usize, bit: bool) {
        if let Some(expected) = self.bit(past, partial) {
            toward(
                &mut self.right[self.len.min(31)],
                expected == bit,
                65_535,
                1 << 10,
            );
            if expected != bit {
                self.len = 0;
            }
        }
    }

    fn bit(&self, past: &Past, partial: usize) -> Option<bool> {
        (self.len > 0).then(|| past.symbols[self.at] >> (7 - partial.ilog2()) & 1 == 1)
    }
}

/// Weighs inputs; with other weights in other situations.
#[derive(Clone)]
struct Mixer {
    weights: Vec<[i32; INPUTS]>,
    set: usize,
    chance: u32,
}

impl Mixer {
    fn new(sets: usize) -> Self {
        Self {
            weights: vec![[7_000; INPUTS]; sets],
            set: 0,
            chance: 0,
        }
    }

    fn mix(&mut self, inputs: &[i32; INPUTS], set: usize) -> i32 {
        let sum: i64 = self.weights[set]
            .iter()
            .zip(inputs)
            .map(|(&w, &i)| i64::from(w) * i64::from(i))
            .sum();
        let mixed = (sum >> 16).clamp(-2047, 2047) as i32;
        self.set = set;
        self.chance = squash(mixed);
        mixed
    }

    fn learn(&mut self, inputs: &[i32; INPUTS], bit: bool) {
        let error = if bit { 65_535 } else { 0 } - self.chance as i32;
        for (weight, &input) in self.weights[self.set].iter_mut().zip(inputs) {
            let step = (i64::from(input) * i64::from(error) + (1 << 15)) >> 16;
            // No text comes near the bound; one made to could overflow.
            *weight = (*weight + step as i32).clamp(-(1 << 24), 1 << 24);
        }
    }
}

/// What came when a chance was given before, in a context.
#[derive(Clone)]
struct Correction {
    /// For each context, the chance at 33 points of the stretched scale.
    chances: Vec<[u16; 33]>,
    context: usize,
    point: usize,
}

impl Correction {
    fn new() -> Self {
        let start = std::array::from_fn(|point| squash((point as i32 - 16) * 128) as u16);
        Self {
            chances: vec![start; 1 << 14],
            context: 0,
            point: 0,
        }
    }

    fn correct(&mut self, mixed: i32, context: usize) -> u32 {
        let (point, weight) = point(mixed);
        self.context = context;
        self.point = point + usize::from(weight > 63);
        let row = self.chances[context].map(u32::from);
        (row[point] * (128 - weight) + row[point + 1] * weight) >> 7
    }

    fn learn(&mut self, bit: bool) {
        let chance = &mut self.chances[self.context][self.point];
        let mut corrected = u32::from(*chance);
        toward(&mut corrected, bit, 65_535, 1 << 11);
        *chance = corrected as u16;
    }
}

/// From logarithmic odds, in 256ths from -2047 to 2047, to a chance in 65536ths.
fn squash(odds: i32) -> u32 {
    // 65536 / (1 + e^-x) for x from -8 to 8 by halves; between them a straight line.
    const CHANCES: [u32; 33] = [
        22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743,
        32768, 40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374,
        65438, 65476, 65500, 65514,
    ];
    let (point, weight) = point(odds);
    (CHANCES[point] * (128 - weight) + CHANCES[(point + 1).min(32)] * weight) >> 7
}

/// Which of the 33 points lies below, and how far beyond it, in 128ths.
fn point(odds: i32) -> (usize, u32) {
    let position = (odds + 2048) as usize;
    (position >> 7, (position & 127) as u32)
}

/// From a chance, in 4096ths, to logarithmic odds: the inverse of [`squash`].
fn stretch_table() -> Vec<i16> {
    let mut table = vec![2047; 4096];
    let mut next = 0;
    for odds in -2047..=2047 {
        let chance = squash(odds) as usize >> 4;
        while next <= chance {
            table[next] = odds as i16;
            next += 1;
        }
    }
    table
}

fn mix(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ (value + 1).wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    mixed ^ mixed >> 15
}
