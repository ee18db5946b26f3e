//! [`Table`]: the weights of one decision as the reader looks them up, and their packed form.
//!
//! Packed, a table is: how many outputs a feature has a weight for, the threshold in hundredths, how many bits of each
//! hash are kept, the scale of the weights, how many features there are; then the hashes in ascending order as
//! differences, seven bits a byte, and for each output the weights, a byte each. Unpacked it is a table of hashes with free
//! places. Most features have no weight, and the first place looked at usually says so.

/// The weights of one decision.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// A hash and one, or 0 in free places; a power of two of them, half and more of them free.
    keys: Vec<u32>,
    /// The weights of each place, as many as there are outputs.
    weights: Vec<i8>,
    outputs: usize,
    /// What a weight is to be multiplied by.
    scale: f32,
    /// By how many bits a hash is longer than what is kept of it.
    shift: u32,
    threshold: f32,
}

impl Table {
    /// From its packed form. Of anything else comes a table with few weights or none.
    pub fn unpacked(packed: &[u8]) -> Self {
        let mut bytes = packed.iter().copied();
        let mut byte = || bytes.next().unwrap_or_default();
        let (outputs, threshold, bits) = (usize::from(byte()), byte(), byte());
        let scale = f32::from_le_bytes(std::array::from_fn(|_| byte()));
        let count = usize::from(u16::from_le_bytes([byte(), byte()]));
        if outputs == 0 || !(1..=31).contains(&bits) {
            return Self::default();
        }
        let threshold = f32::from(threshold) / 100.0;
        if count == 0 {
            return Self {
                threshold,
                ..Self::default()
            };
        }
        let places = (count * 2).next_power_of_two();
        let mut table = Self {
            keys: vec![0; places],
            weights: vec![0; places * outputs],
            outputs,
            scale,
            shift: 32 - u32::from(bits),
            threshold,
        };
        let mut order = Vec::with_capacity(count);
        let mut key = 0_u32;
        for _ in 0..count {
            let (mut step, mut at) = (0_u32, 0);
            loop {
                let next = byte();
                step |= u32::from(next & 0x7f) << at;
                at += 7;
                if next < 0x80 || at > 28 {
                    break;
                }
            }
            key = key.wrapping_add(step);
            let place = table.place(key.wrapping_add(1));
            table.keys[place] = key.wrapping_add(1);
            order.push(place);
        }
        for output in 0..outputs {
            for place in &order {
                table.weights[place * outputs + output] = byte() as i8;
            }
        }
        table
    }

    /// Whether there is any weight.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// How probable a claim has to be to be made.
    pub fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Adds the weights of a feature, `worth` times, to the scores of the outputs.
    #[inline]
    pub fn add(&self, hash: u32, worth: f32, scores: &mut [f32]) {
        let key = (hash >> self.shift).wrapping_add(1);
        let place = self.place(key);
        if self.keys.get(place) != Some(&key) {
            return;
        }
        let weights = self.weights.get(place * self.outputs..).unwrap_or_default();
        for (score, weight) in scores.iter_mut().zip(weights).take(self.outputs) {
            *score += f32::from(*weight) * self.scale * worth;
        }
    }

    /// Where a key stands or could stand.
    #[inline]
    fn place(&self, key: u32) -> usize {
        let last = self.keys.len().wrapping_sub(1);
        let mut place = key as usize & last;
        // At least half of the places are free.
        while let Some(other) = self.keys.get(place)
            && *other != 0
            && *other != key
        {
            place = (place + 1) & last;
        }
        place
    }
}
