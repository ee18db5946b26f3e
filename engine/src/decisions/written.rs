//! [`Written`]: a decision's weights as a person reads them, and how they are packed.
//!
//! ```text
//! # training-set: 81cf3d9a7b20e64f
//! # threshold: 0.50
//! # outputs: person organisation place none
//! bias            -0.31  0.12  0.05  0.14  467
//! before=ministre  1.20 -0.40 -0.61 -0.19   31
//! ```
//!
//! Lines that begin with `# word:` say something of the whole; others with `#` are remarks. Every other line is a feature,
//! its weight for each output (one, where none are named) and in how many stories it was seen.

use super::hash;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A table of weights as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// What is said of the whole, in the order in which it is written.
    pub facts: Vec<(String, String)>,
    /// Each feature with its weights and in how many stories it was seen.
    pub features: BTreeMap<String, (Vec<f32>, usize)>,
}

/// How many bits more than their count the hashes have: of so many features that have no weight, 1 in 2 to this power is
/// taken for one that has.
const SPARE_BITS: u32 = 13;

impl Written {
    /// What the line `# name: …` says.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&str> {
        let fact = self.facts.iter().find(|(n, _)| n == name);
        fact.map(|(_, value)| value.as_str())
    }

    /// Reads a table.
    ///
    /// # Errors
    /// A line that is neither remark nor feature, as a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut written = Self::default();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim_end();
            if let Some(remark) = line.strip_prefix("# ") {
                if let Some((name, value)) = remark.split_once(": ")
                    && !name.contains(' ')
                {
                    written.facts.push((name.to_owned(), value.to_owned()));
                }
            } else if !line.is_empty() && !line.starts_with('#') {
                let (name, weights, seen) = feature(line).ok_or_else(|| {
                    format!(
                        "line {}: expected a feature, its weights and a count, found {line:?}",
                        n + 1
                    )
                })?;
                if weights.len() != written.outputs() {
                    return Err(format!(
                        "line {}: expected {} weights, found {}",
                        n + 1,
                        written.outputs(),
                        weights.len()
                    ));
                }
                written.features.insert(name.to_owned(), (weights, seen));
            }
        }
        Ok(written)
    }

    /// How many outputs a feature has a weight for.
    #[must_use]
    pub fn outputs(&self) -> usize {
        let outputs = self.fact("outputs");
        outputs.map_or(1, |names| names.split_whitespace().count())
    }

    /// How probable a claim has to be to be made; a half, where it is not said.
    #[must_use]
    pub fn threshold(&self) -> f32 {
        let said = self.fact("threshold").and_then(|t| t.parse().ok());
        said.unwrap_or(0.5)
    }

    /// As [`Self::parse`] reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (name, value) in &self.facts {
            let _ = writeln!(out, "# {name}: {value}");
        }
        for (name, (weights, seen)) in &self.features {
            let _ = write!(out, "{name}");
            for weight in weights {
                // Without a sign for nought.
                let _ = write!(out, " {:.2}", weight + 0.0);
            }
            let _ = writeln!(out, " {seen}");
        }
        out
    }

    /// As [`super::table::Table`] unpacks it.
    ///
    /// # Errors
    /// When there are more features than can be told apart.
    pub fn packed(&self) -> Result<Vec<u8>, String> {
        let most = (self.features.values())
            .flat_map(|(weights, _)| weights)
            .fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale = most / 127.0;
        let byte = |weight: &f32| {
            if scale > 0.0 {
                (weight / scale).round() as i8
            } else {
                0
            }
        };
        let kept: Vec<(u32, Vec<i8>)> = (self.features.iter())
            .map(|(name, (weights, _))| (hash_of(name), weights.iter().map(byte).collect()))
            .filter(|(_, weights): &(u32, Vec<i8>)| weights.iter().any(|w| *w != 0))
            .collect();
        let count = u16::try_from(kept.len())
            .map_err(|_| format!("{} features are too many", kept.len()))?;
        let apart = |bits: &u32| {
            let hashes: BTreeSet<u32> = kept.iter().map(|(hash, _)| hash >> (32 - bits)).collect();
            hashes.len() == kept.len()
        };
        let first = (u32::from(count).max(1).ilog2() + 1 + SPARE_BITS).min(31);
        let bits = (first..=31)
            .find(apart)
            .ok_or("two features have one hash: rename one")?;
        let sorted: BTreeMap<u32, &Vec<i8>> = (kept.iter())
            .map(|(hash, weights)| (hash >> (32 - bits), weights))
            .collect();

        let mut out = vec![
            self.outputs() as u8,
            (self.threshold() * 100.0).round() as u8,
            bits as u8,
        ];
        out.extend(scale.to_le_bytes());
        out.extend(count.to_le_bytes());
        let mut before = 0;
        for hash in sorted.keys() {
            let mut step = hash - before;
            before = *hash;
            while step >= 0x80 {
                out.push((step & 0x7f | 0x80) as u8);
                step >>= 7;
            }
            out.push(step as u8);
        }
        for output in 0..self.outputs() {
            out.extend(sorted.values().map(|weights| weights[output] as u8));
        }
        Ok(out)
    }
}

/// A line as name, weights and count.
fn feature(line: &str) -> Option<(&str, Vec<f32>, usize)> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    let seen = words.next_back()?.parse().ok()?;
    let weights: Result<_, _> = words.map(str::parse).collect();
    Some((name, weights.ok()?, seen))
}

/// The hash of a feature by its written name.
pub(crate) fn hash_of(written: &str) -> u32 {
    let Some((name, values)) = written.split_once('=') else {
        return hash::short(hash::of(written));
    };
    let values = values.split('&').map(unescaped);
    hash::short(values.fold(hash::of(name), |hash, value| hash::and(hash, &value)))
}

/// Adds a value to a written name: white space, `&` and `%` as `%20`.
#[allow(dead_code)] // Packing only reads.
pub(crate) fn escape(value: &str, out: &mut String) {
    for c in value.chars() {
        if c.is_whitespace() || c.is_control() || matches!(c, '&' | '%') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
}

fn unescaped(written: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match byte {
            Some(byte) if *first == b'%' => {
                out.push(byte);
                rest = &after[2..];
            }
            _ => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}
