//! What comes next: the chance of each bit of each symbol, learned while coding.
//!
//! Context mixing, as the PAQ family does it, cut down to what pays on a few thousand characters. Several contexts
//! (the last one to six symbols, the word so far, the word before) each remember what followed them; a match model
//! follows the longest repetition; two small mixers weigh them, by how much each was right lately; a last stage
//! corrects what the mixers get wrong. All in integers, so that every machine computes the same bits.
//!
//! Everything here is part of the format: any change of any constant makes links of this version unreadable.

use crate::symbols;

/// Contexts that remember.
const CONTEXTS: usize = 9;
/// Buckets of the table they share: 2^17 of 64 bytes.
const BUCKET_BITS: u32 = 17;
/// Inputs of the mixers: two a context, two of the match model, two of the symbol so far, one constant.
const INPUTS: usize = 2 * CONTEXTS + 5;
/// Symbols that must repeat for the match model to follow.
const MATCH_MIN: usize = 5;
const MATCH_BITS: u32 = 16;

/// Predicts bits; told each, learns.
#[derive(Clone)]
pub(crate) struct Model {
    scale: Scale,
    /// All symbols so far, for the match model.
    past: Vec<u8>,
    /// The bits of the symbol being coded, under a leading 1.
    partial: usize,
    word: u32,
    word_before: u32,

    /// Sixteen slots each: a check of the context, then one per node of a half symbol's tree.
    buckets: Vec<[u32; 16]>,
    contexts: [Context; CONTEXTS],
    /// Slots by the symbol so far alone.
    order0: Vec<u32>,
    /// Chance by what a slot saw, for each context.
    histories: Vec<[u32; 256]>,

    match_at: usize,
    match_len: usize,
    match_table: Vec<u32>,
    /// Chance that the match is right, by its length.
    match_chance: [u32; 32],

    inputs: [i32; INPUTS],
    by_depth: Mixer,
    by_symbol: Mixer,
    mixed: i32,
    refined: [Refined; 2],
    chance: u32,
}

#[derive(Clone, Copy, Default)]
struct Context {
    hash: u32,
    bucket: usize,
}

impl Model {
    pub(crate) fn new() -> Self {
        let mut histories = [0; 256];
        for (history, chance) in histories.iter_mut().enumerate().skip(1) {
            // Bits under the leading 1: the newest weighs most.
            let len = history.ilog2();
            let (mut ones, mut zeros) = (2u32, 2u32);
            for at in (0..len).rev() {
                let (seen, other) = if history >> at & 1 == 1 {
                    (&mut ones, &mut zeros)
                } else {
                    (&mut zeros, &mut ones)
                };
                *seen += 8;
                if *other > 6 {
                    *other = *other / 2 + 2;
                }
            }
            *chance = ((ones << 16) / (ones + zeros)) << 6;
        }
        let mut model = Self {
            scale: Scale::new(),
            past: Vec::new(),
            partial: 1,
            word: 0,
            word_before: 0,
            buckets: vec![[0; 16]; 1 << BUCKET_BITS],
            contexts: [Context::default(); CONTEXTS],
            order0: vec![UNSEEN; 256],
            histories: vec![histories; CONTEXTS + 1],
            match_at: 0,
            match_len: 0,
            match_table: vec![0; 1 << MATCH_BITS],
            match_chance: std::array::from_fn(|len| 65535 - 32768 / (len as u32 + 1)),
            inputs: [0; INPUTS],
            by_depth: Mixer::new(CONTEXTS + 2),
            by_symbol: Mixer::new(256 * 3),
            mixed: 0,
            refined: [Refined::new(256 * 256), Refined::new(1 << 16)],
            chance: 32768,
        };
        model.next_symbol();
        model.predict();
        model
    }

    /// The chance, in 65536ths, that the next bit is set.
    pub(crate) fn chance(&self) -> u32 {
        self.chance
    }

    /// Learns the bit that came.
    pub(crate) fn learn(&mut self, bit: bool) {
        self.by_depth.learn(&self.inputs, bit);
        self.by_symbol.learn(&self.inputs, bit);
        for refined in &mut self.refined {
            refined.learn(bit);
        }
        for at in 0..CONTEXTS {
            let slot = &mut self.buckets[self.contexts[at].bucket][node(self.partial)];
            learn_slot(slot, &mut self.histories[at], bit, LIMIT);
        }
        learn_slot(
            &mut self.order0[self.partial],
            &mut self.histories[CONTEXTS],
            bit,
            250,
        );
        if self.match_len > 0 {
            let right = self.expected_bit() == bit;
            let chance = &mut self.match_chance[self.match_len.min(31)];
            if right {
                *chance += (65535 - *chance) >> 6;
            } else {
                *chance -= *chance >> 6;
            }
            if !right {
                self.match_len = 0;
            }
        }
        self.partial = self.partial << 1 | usize::from(bit);
        if self.partial >= 256 {
            self.past.push(self.partial as u8);
            self.partial = 1;
            self.next_symbol();
        } else if self.partial >= 16 && self.partial < 32 {
            let half = self.partial as u32;
            for at in 0..CONTEXTS {
                self.contexts[at].bucket = self.bucket(mix(self.contexts[at].hash, half));
            }
        }
        self.predict();
    }

    /// Sets the contexts of a new symbol.
    fn next_symbol(&mut self) {
        let last = |back: usize| {
            self.past
                .len()
                .checked_sub(back)
                .map_or(0, |at| u32::from(self.past[at]))
        };
        let recent = [last(1), last(2), last(3), last(4), last(5), last(6)];
        let newest = recent[0] as u8;
        if symbols::is_letter(newest) {
            let small = symbols::lower(newest).unwrap_or(newest);
            self.word = mix(self.word, u32::from(small));
        } else if newest != symbols::CAPITAL && self.word != 0 {
            self.word_before = self.word;
            self.word = 0;
        }
        let mut order = 0;
        for (at, context) in self.contexts.iter_mut().take(6).enumerate() {
            order = mix(order, recent[at] + 1);
            context.hash = mix(order, at as u32);
        }
        self.contexts[6].hash = mix(mix(self.word, recent[0]), 6);
        self.contexts[7].hash = mix(mix(self.word, self.word_before), recent[0] << 8 | 7);
        self.contexts[8].hash = mix(mix(recent[1], recent[2]), 8);
        for at in 0..CONTEXTS {
            self.contexts[at].bucket = self.bucket(self.contexts[at].hash);
        }

        if self.match_len > 0 {
            self.match_at += 1;
            self.match_len += 1;
        }
        if self.past.len() >= MATCH_MIN {
            let recent = &self.past[self.past.len() - MATCH_MIN..];
            let hash = recent.iter().fold(0, |hash, &s| mix(hash, u32::from(s)));
            let last = &mut self.match_table[(hash >> (32 - MATCH_BITS)) as usize];
            if self.match_len == 0 && *last > 0 {
                self.match_at = *last as usize;
                let before = self.past[..self.match_at].iter().rev();
                self.match_len = before
                    .zip(self.past.iter().rev())
                    .take(40)
                    .take_while(|(a, b)| a == b)
                    .count();
                if self.match_len < MATCH_MIN {
                    self.match_len = 0;
                }
            }
            *last = self.past.len() as u32;
        }
    }

    /// The bucket of a context: its own if it is there, else the less used of two, emptied.
    fn bucket(&mut self, hash: u32) -> usize {
        let check = hash & 0xFFFF | 0x10000;
        let first = (hash >> (32 - BUCKET_BITS)) as usize;
        let second = first ^ 1;
        for at in [first, second] {
            if self.buckets[at][0] == check {
                return at;
            }
        }
        let uses = |at: usize| self.buckets[at][1] & 255;
        let at = if uses(first) <= uses(second) {
            first
        } else {
            second
        };
        self.buckets[at] = [UNSEEN; 16];
        self.buckets[at][0] = check;
        at
    }

    fn expected_bit(&self) -> bool {
        let expected = usize::from(self.past[self.match_at]) | 256;
        let left = 8 - self.partial.ilog2();
        expected >> (left - 1) & 1 == 1
    }

    fn predict(&mut self) {
        let mut depth = 0;
        let mut set = |at: usize, slot: u32, histories: &[u32; 256]| {
            let (direct, history) = if slot & 255 == 0 {
                (0, 0)
            } else {
                (
                    self.scale.stretch(slot >> 16),
                    self.scale
                        .stretch(histories[(slot >> 8 & 255) as usize] >> 6),
                )
            };
            self.inputs[2 * at] = direct;
            self.inputs[2 * at + 1] = history;
        };
        for at in 0..CONTEXTS {
            let slot = self.buckets[self.contexts[at].bucket][node(self.partial)];
            if at < 6 && slot & 255 != 0 {
                depth = at + 1;
            }
            set(at, slot, &self.histories[at]);
        }
        set(
            CONTEXTS,
            self.order0[self.partial],
            &self.histories[CONTEXTS],
        );
        let mut expected = 0;
        self.inputs[2 * CONTEXTS + 2] = 0;
        self.inputs[2 * CONTEXTS + 3] = 0;
        if self.match_len > 0 {
            let chance = self.match_chance[self.match_len.min(31)];
            let bit = self.expected_bit();
            expected = 1 + usize::from(bit);
            let sign = if bit { 1 } else { -1 };
            self.inputs[2 * CONTEXTS + 2] = sign * self.scale.stretch(chance);
            self.inputs[2 * CONTEXTS + 3] = sign * (self.match_len.min(32) as i32) * 16;
        }
        self.inputs[2 * CONTEXTS + 4] = 256;

        let a = self.by_depth.mix(&self.inputs, depth, &self.scale);
        let b = self
            .by_symbol
            .mix(&self.inputs, self.partial + 256 * expected, &self.scale);
        self.mixed = (a + b) >> 1;
        let chance = self.scale.squash(self.mixed);
        let last = self.past.last().copied().map_or(0, usize::from);
        let r0 = self.refined[0].refine(self.mixed, self.partial << 8 | last, &self.scale);
        let order2 = self.contexts[1].hash >> 4;
        let r1 = self.refined[1].refine(
            self.mixed,
            (mix(order2, self.partial as u32) >> 16) as usize,
            &self.scale,
        );
        self.chance = ((2 * chance + r0 + r1) / 4).clamp(16, 65536 - 16);
    }
}

/// How many times a context may have been seen before it stops trusting its past more.
const LIMIT: u32 = 250;

/// A slot that saw nothing: chance one half, no history.
const UNSEEN: u32 = 32768 << 16 | 1 << 8;

/// A slot is its chance (16 bits), the last bits it saw under a leading 1 (8), and how many it saw (8).
fn learn_slot(slot: &mut u32, histories: &mut [u32; 256], bit: bool, limit: u32) {
    let (mut chance, mut history, mut count) = (*slot >> 16, *slot >> 8 & 255, *slot & 255);
    let by_history = &mut histories[history as usize];
    if count > 0 {
        let target = if bit { (1 << 22) - 1 } else { 0 };
        *by_history = step(*by_history, target, 6);
    }
    let rate = RECIPROCAL[count.min(31) as usize].max(65536 / (limit + 1));
    let target = if bit { 65535i64 } else { 0 };
    chance = (i64::from(chance) + (((target - i64::from(chance)) * i64::from(rate)) >> 16)) as u32;
    chance = chance.clamp(64, 65535 - 64);
    history = history << 1 | u32::from(bit);
    if history > 255 {
        history = history & 127 | 128;
    }
    if count < limit {
        count += 1;
    }
    *slot = chance << 16 | history << 8 | count;
}

const RECIPROCAL: [u32; 32] = {
    let mut table = [0; 32];
    let mut n = 0;
    while n < 32 {
        table[n] = 65536 * 2 / (2 * n as u32 + 3);
        n += 1;
    }
    table
};

fn step(value: u32, target: u32, shift: u32) -> u32 {
    if target > value {
        value + ((target - value) >> shift)
    } else {
        value - ((value - target) >> shift)
    }
}

/// The slot of the bits of a half symbol: 1 to 15.
fn node(partial: usize) -> usize {
    if partial < 16 {
        partial
    } else {
        partial & ((1 << (partial.ilog2() - 4)) - 1) | 1 << (partial.ilog2() - 4)
    }
}

fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    h ^ h >> 15
}

/// Weighs inputs; one set of weights for each situation.
#[derive(Clone)]
struct Mixer {
    weights: Vec<[i32; INPUTS]>,
    set: usize,
    chance: i32,
}

impl Mixer {
    fn new(sets: usize) -> Self {
        Self {
            weights: vec![[65536 / 5; INPUTS]; sets],
            set: 0,
            chance: 0,
        }
    }

    fn mix(&mut self, inputs: &[i32; INPUTS], set: usize, scale: &Scale) -> i32 {
        self.set = set;
        let sum: i64 = self.weights[set]
            .iter()
            .zip(inputs)
            .map(|(&w, &i)| i64::from(w) * i64::from(i))
            .sum();
        let mixed = ((sum >> 16) as i32).clamp(-2047, 2047);
        self.chance = scale.squash(mixed) as i32;
        mixed
    }

    fn learn(&mut self, inputs: &[i32; INPUTS], bit: bool) {
        let error = (if bit { 65535 } else { 0 } - self.chance) * 10;
        for (weight, &input) in self.weights[self.set].iter_mut().zip(inputs) {
            *weight += ((i64::from(input) * i64::from(error) + (1 << 19)) >> 20) as i32;
        }
    }
}

/// A chance corrected by what came when it was given before, in a context.
#[derive(Clone)]
struct Refined {
    /// For each context, chances at 33 points of the stretched scale.
    chances: Vec<[u16; 33]>,
    context: usize,
    point: usize,
}

impl Refined {
    fn new(contexts: usize) -> Self {
        let scale = Scale::new();
        let start =
            std::array::from_fn(|point| scale.squash((point as i32 - 16) * 128).min(65535) as u16);
        Self {
            chances: vec![start; contexts],
            context: 0,
            point: 0,
        }
    }

    fn refine(&mut self, mixed: i32, context: usize, _scale: &Scale) -> u32 {
        let position = (mixed + 2048) as usize;
        let (point, weight) = (position >> 7, (position & 127) as u32);
        self.context = context;
        self.point = point + usize::from(weight >= 64);
        let row = &self.chances[context];
        (u32::from(row[point]) * (128 - weight) + u32::from(row[point + 1]) * weight) >> 7
    }

    fn learn(&mut self, bit: bool) {
        let chance = &mut self.chances[self.context][self.point];
        *chance = step(u32::from(*chance), if bit { 65535 } else { 0 }, 6) as u16;
    }
}

/// The logistic scale: chances in 65536ths, and their logarithmic odds in 256ths, from -2047 to 2047.
#[derive(Clone)]
struct Scale {
    stretched: Vec<i16>,
}

impl Scale {
    fn new() -> Self {
        let mut stretched = vec![2047; 4096];
        let mut next = 0;
        for odds in -2047..=2047 {
            let chance = (squash(odds) >> 4) as usize;
            while next <= chance {
                stretched[next] = odds as i16;
                next += 1;
            }
        }
        Self { stretched }
    }

    fn stretch(&self, chance: u32) -> i32 {
        i32::from(self.stretched[(chance >> 4) as usize])
    }

    fn squash(&self, odds: i32) -> u32 {
        squash(odds)
    }
}

/// 65536 / (1 + e^-x) for x from -8 to 8 by halves, and between them a straight line.
fn squash(odds: i32) -> u32 {
    const TABLE: [u32; 33] = [
        22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743,
        32768, 40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374,
        65438, 65476, 65500, 65514,
    ];
    let position = (odds.clamp(-2047, 2047) + 2048) as usize;
    let (point, weight) = (position >> 7, (position & 127) as u32);
    (TABLE[point] * (128 - weight) + TABLE[point + 1] * weight) >> 7
}
