//! The file of a language's weights, as `train/grammar/export.py` writes it, made ready to compute with.

use super::arithmetic::{BLOCK, UNIT};
use super::scheme::{Agreement, Entity, Relation, Tag};
use std::collections::HashMap;
use std::fmt;

/// What every file begins with; the byte after it tells the language (`f`, `e`).
const MAGIC: &[u8; 4] = b"DPG1";

/// Columns of the tables: frequent word, last three letters, last two, first three, shape.
pub(super) const TABLE_WIDTHS: [usize; 5] = [32, 20, 12, 12, 8];

/// Their sum.
pub(super) const INPUT_WIDTH: usize = 84;

/// Distances from a word to its head are told apart up to this.
pub(super) const FAR: usize = 33;

/// The network of a language.
#[derive(Debug)]
pub struct Network {
    language: u8,
    /// Row of a normal form in the first table.
    pub(super) words: HashMap<Box<str>, u16>,
    pub(super) tables: [Table; 5],
    pub(super) input: Layer,
    pub(super) input_norm: Norm,
    pub(super) convolutions: [(Layer, Norm); 2],
    pub(super) recurrent: [(Layer, Norm); 2],
    pub(super) tag: Layer,
    pub(super) agreement: Layer,
    pub(super) entity: Layer,
    /// What stands for the root among the words.
    pub(super) root: Vec<f32>,
    pub(super) head: Layer,
    pub(super) dependent: Layer,
    pub(super) biaffine: Layer,
    pub(super) head_bias: Layer,
    /// What a distance is worth: first of heads before the word, then of heads behind it.
    pub(super) near: [Vec<f32>; 2],
    pub(super) relation_head: Layer,
    pub(super) relation_dependent: Layer,
    pub(super) relation: Layer,
}

/// Embeddings: a row of whole numbers an entry, and what one is worth.
#[derive(Debug)]
pub(super) struct Table {
    pub scale: f32,
    pub rows: Vec<i8>,
}

/// A dense layer: for each output a row of whole numbers from -7 to 7, their scale and a bias.
///
/// Eight outputs are a block, the last one padded with zeros.
#[derive(Debug)]
pub(super) struct Layer {
    pub inputs: usize,
    pub outputs: usize,
    /// By block, then by pair of inputs: of each output the weights of both.
    pub weights: Vec<[i16; 2 * BLOCK]>,
    /// What one is worth in a sum of products with rounded inputs, by block.
    pub scales: Vec<[f32; BLOCK]>,
    /// By block.
    pub biases: Vec<[f32; BLOCK]>,
}

impl Layer {
    /// Of weights by output, and of the scale and the bias of each output. The inputs are an even number.
    pub(super) fn of(inputs: usize, weights: &[i8], scales: &[f32], biases: &[f32]) -> Self {
        let outputs = scales.len();
        let (blocks, pairs) = (outputs.div_ceil(BLOCK), inputs / 2);
        let mut layer = Self {
            inputs,
            outputs,
            weights: vec![[0; 2 * BLOCK]; blocks * pairs],
            scales: vec![[0.0; BLOCK]; blocks],
            biases: vec![[0.0; BLOCK]; blocks],
        };
        for (o, row) in weights.chunks_exact(inputs).enumerate() {
            let (block, o) = (o / BLOCK, o % BLOCK);
            for (k, weight) in row.iter().enumerate() {
                layer.weights[block * pairs + k / 2][o * 2 + k % 2] = i16::from(*weight);
            }
        }
        for (o, (scale, bias)) in scales.iter().zip(biases).enumerate() {
            layer.scales[o / BLOCK][o % BLOCK] = scale / UNIT;
            layer.biases[o / BLOCK][o % BLOCK] = *bias;
        }
        layer
    }
}

/// Layer normalisation.
#[derive(Debug)]
pub(super) struct Norm {
    pub scale: Vec<f32>,
    pub shift: Vec<f32>,
}

impl Network {
    /// Width of what stands for a word between the layers.
    pub(super) fn width(&self) -> usize {
        self.root.len()
    }

    /// Whether subjects of the language may stand behind their verb without a sign of it.
    pub(super) fn inverts(&self) -> bool {
        self.language == b'f'
    }

    /// Reads a file.
    ///
    /// `language` is the first letter of its tag: `b'f'`, `b'e'`.
    ///
    /// # Errors
    /// When `bytes` are no such file.
    pub fn of_file(language: u8, bytes: &[u8]) -> Result<Self, Fault> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Fault::Foreign)?;
        let mut file = File { rest };
        if file.byte()? != language {
            return Err(Fault::Language);
        }
        let [width, arc, label] = [file.byte()?, file.byte()?, file.byte()?].map(usize::from);
        // Vectors are eight numbers and have no rest.
        if [width, arc, label].iter().any(|n| *n == 0 || n % 8 != 0) {
            return Err(Fault::Foreign);
        }
        let count = usize::from(file.half_word()?);
        let length = file.half_word()? as usize | (file.half_word()? as usize) << 16;
        let list = std::str::from_utf8(file.take(length)?).map_err(|_| Fault::Foreign)?;
        let words: HashMap<Box<str>, u16> = (list.split('\n').zip(1..))
            .map(|(word, row)| (word.into(), row))
            .collect();
        let rows = [count + 1, 2000, 600, 1000, 96];
        let mut table = |k: usize| file.table(rows[k] * TABLE_WIDTHS[k]);
        let tables = [table(0)?, table(1)?, table(2)?, table(3)?, table(4)?];
        let input = file.layer(INPUT_WIDTH, width, true)?;
        let input_norm = file.norm(width)?;
        let mut convolution = || Ok((file.layer(3 * width, width, true)?, file.norm(width)?));
        let convolutions = [convolution()?, convolution()?];
        let mut recurrent = || Ok((file.layer(width, 3 * width, true)?, file.norm(width)?));
        let recurrent = [recurrent()?, recurrent()?];
        let network = Self {
            language,
            words,
            tables,
            input,
            input_norm,
            convolutions,
            recurrent,
            tag: file.layer(width, Tag::ALL.len(), true)?,
            agreement: file.layer(width, Agreement::ALL.len(), true)?,
            entity: file.layer(width, Entity::ALL.len(), true)?,
            root: file.halves(width)?,
            head: file.layer(width, arc, true)?,
            dependent: file.layer(width, arc, true)?,
            biaffine: file.layer(arc, arc, false)?,
            head_bias: file.layer(arc, 1, true)?,
            near: [file.halves(FAR + 1)?, file.halves(FAR + 1)?],
            relation_head: file.layer(width, label, true)?,
            relation_dependent: file.layer(width, label, true)?,
            relation: file.layer(label, Relation::ALL.len(), true)?,
        };
        if file.rest.is_empty() {
            Ok(network)
        } else {
            Err(Fault::Length)
        }
    }
}

/// Why a file of weights was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no file of weights, or one of another version.
    Foreign,
    /// It is another language's.
    Language,
    /// It ends too early or goes on too long.
    Length,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "not a grammar file of this version",
            Self::Language => "a grammar file of another language",
            Self::Length => "a grammar file that is cut or too long",
        })
    }
}

impl std::error::Error for Fault {}

/// What of a file is not read yet.
struct File<'a> {
    rest: &'a [u8],
}

impl<'a> File<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.rest.split_at_checked(n).ok_or(Fault::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?[0])
    }

    fn half_word(&mut self) -> Result<u16, Fault> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    /// 16-bit floats.
    fn halves(&mut self, n: usize) -> Result<Vec<f32>, Fault> {
        let pairs = self.take(2 * n)?.chunks_exact(2);
        Ok(pairs
            .map(|b| half(u16::from_le_bytes([b[0], b[1]])))
            .collect())
    }

    /// Whole numbers of four bits, two a byte.
    fn nibbles(&mut self, n: usize) -> Result<Vec<i8>, Fault> {
        let bytes = self.take(n.div_ceil(2))?;
        let both = bytes.iter().flat_map(|b| [b & 15, b >> 4]);
        Ok(both.take(n).map(|q| q as i8 - 8).collect())
    }

    fn table(&mut self, n: usize) -> Result<Table, Fault> {
        let scale = self.halves(1)?[0];
        let rows = self.nibbles(n)?;
        Ok(Table { scale, rows })
    }

    fn layer(&mut self, inputs: usize, outputs: usize, biased: bool) -> Result<Layer, Fault> {
        let scales = self.halves(outputs)?;
        let biases = if biased {
            self.halves(outputs)?
        } else {
            vec![0.0; outputs]
        };
        let weights = self.nibbles(inputs * outputs)?;
        Ok(Layer::of(inputs, &weights, &scales, &biases))
    }

    fn norm(&mut self, n: usize) -> Result<Norm, Fault> {
        Ok(Norm {
            scale: self.halves(n)?,
            shift: self.halves(n)?,
        })
    }
}

/// The number that an IEEE 754 half stands for.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    sign * match exponent {
        0 => fraction / 16_777_216.0,
        31 => 0.0,
        _ => (1.0 + fraction / 1024.0) * f32::from_bits(((exponent - 15 + 127) as u32) << 23),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_read_as_they_were_written() {
        assert_eq!(half(0x3c00), 1.0);
        assert_eq!(half(0xc000), -2.0);
        assert_eq!(half(0x3555), 0.333_251_95);
        assert_eq!(half(0x0001), 5.960_464_5e-8);
    }

    #[test]
    fn what_is_no_file_of_weights_is_refused_with_its_reason() {
        let refused = |bytes: &[u8]| Network::of_file(b'f', bytes).err();
        assert_eq!(refused(b""), Some(Fault::Foreign));
        assert_eq!(refused(b"PNG0f"), Some(Fault::Foreign));
        assert_eq!(refused(b"DPG1e"), Some(Fault::Language));
        assert_eq!(refused(b"DPG1f\x44\x20\x20\x00"), Some(Fault::Foreign));
        assert_eq!(refused(b"DPG1f\x40\x20\x20\x00"), Some(Fault::Length));
    }
}
