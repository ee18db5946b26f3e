//! How well stories that were kept apart are restored.

use depeche_forms::training::{Capitals, Case, Choices, restored_cases};
use std::collections::BTreeMap;
use std::io::Write as _;

/// So many of the commonest mistakes are told.
const TOLD: usize = 30;

/// Strips accents, restores them, and compares.
pub fn accents(stories: &[String], choices: &Choices) {
    let (mut all, mut wrong, mut bare_wrong) = (0_u32, 0_u32, 0_u32);
    let mut mistakes: BTreeMap<(String, String), usize> = BTreeMap::new();
    for story in stories {
        choices.restored(story, &mut |is, restored| {
            all += 1;
            bare_wrong += u32::from(!is.is_ascii());
            if is != restored {
                wrong += 1;
                *mistakes
                    .entry((is.to_owned(), restored.to_owned()))
                    .or_default() += 1;
            }
        });
    }
    println!(
        "accents: of a thousand words {:.1} are wrong, without restoring {:.1}; {all} words of {} stories",
        f64::from(wrong) * 1000.0 / f64::from(all),
        f64::from(bare_wrong) * 1000.0 / f64::from(all),
        stories.len()
    );
    tell(
        mistakes
            .into_iter()
            .map(|((is, made), n)| (n, format!("{is} → {made}"))),
    );
}

/// Turns stories to capitals, restores them, and compares the words within sentences.
pub fn capitals(language: &str, stories: &[String], capitals: &Capitals<'_>) {
    let (mut right, mut names, mut made, mut all, mut wrong) = (0_u32, 0_u32, 0_u32, 0_u32, 0_u32);
    let mut mistakes: BTreeMap<String, usize> = BTreeMap::new();
    for story in stories {
        restored_cases(story, capitals, &mut |word, is, restored| {
            all += 1;
            names += u32::from(is != Case::Small);
            made += u32::from(restored != Case::Small);
            right += u32::from(is != Case::Small && restored != Case::Small);
            if is != restored {
                wrong += 1;
                *mistakes
                    .entry(format!("{word} → {restored:?}"))
                    .or_default() += 1;
            }
        });
    }
    println!(
        "capitals, {language}: names P {:.3}, R {:.3}; of a thousand words {:.1} are wrong; {all} words of {} stories",
        f64::from(right) / f64::from(made),
        f64::from(right) / f64::from(names),
        f64::from(wrong) * 1000.0 / f64::from(all),
        stories.len()
    );
    tell(mistakes.into_iter().map(|(mistake, n)| (n, mistake)));
}

fn tell(mistakes: impl Iterator<Item = (usize, String)>) {
    let mut mistakes: Vec<_> = mistakes.collect();
    mistakes.sort_by(|a, b| b.cmp(a));
    let told = mistakes
        .iter()
        .take(TOLD)
        .map(|(n, mistake)| format!("{mistake} ({n})"));
    println!("  {}", told.collect::<Vec<_>>().join(", "));
}

/// What bytes weigh on the wire.
pub fn brotlied(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    // Writing into memory does not fail.
    let _ = writer.write_all(bytes);
    writer.into_inner().len()
}
