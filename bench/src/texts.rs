//! The texts that are measured: the project's own dispatches, and shapes that try to make the reader slow.

use std::{fs, io, path::Path};

/// Every dispatch of `tests/dispatches`, in the order of their names.
///
/// # Panics
/// When the folder is not there: the bench runs in the project.
#[must_use]
pub fn dispatches() -> Vec<String> {
    named_dispatches()
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

/// Writes every text that is measured in a browser into `folder`, a file each: `dispatch-…`, `ordinary-…`, `shape-…`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(folder: &Path) -> io::Result<()> {
    const ORDINARY: [(&str, usize); 4] = [
        ("5K", 5 << 10),
        ("32K", 32 << 10),
        ("350K", 350 << 10),
        ("2M", 2 << 20),
    ];
    let put = |name: String, text: &str| fs::write(folder.join(name + ".txt"), text);
    for (name, text) in named_dispatches() {
        put(format!("dispatch-{name}"), &text)?;
    }
    let dispatches = dispatches();
    for (name, bytes) in ORDINARY {
        put(format!("ordinary-{name}"), &ordinary(&dispatches, bytes))?;
    }
    for (name, make) in SHAPES {
        put(
            format!("shape-{}", name.replace(' ', "-")),
            &make(256 << 10),
        )?;
    }
    Ok(())
}

fn named_dispatches() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/dispatches");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let named = |path: &Path| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    };
    paths.iter().filter_map(|path| named(path)).collect()
}

/// Ordinary dispatches one after the other, cut to about `bytes` at a paragraph's end.
#[must_use]
pub fn ordinary(dispatches: &[String], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 8192);
    for dispatch in dispatches.iter().cycle() {
        for paragraph in dispatch.split("\n\n") {
            if text.len() >= bytes {
                return text;
            }
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
    }
    text
}

/// A shape that tries to make the reader slow: its name, and how to make about so many bytes of it.
pub type Shape = (&'static str, fn(usize) -> String);

/// A dozen such shapes, each the worst case of some rule.
pub const SHAPES: &[Shape] = &[
    ("quote marks", |bytes| repeat("\"", bytes)),
    ("mixed marks", |bytes| repeat("« “ ‘ \" ’ ” » ", bytes)),
    ("nested marks", |bytes| {
        format!("{}{}", repeat("« ", bytes / 2), repeat(" »", bytes / 2))
    }),
    ("one open mark", |bytes| {
        format!("\"{}", repeat("Le ministre parle. ", bytes))
    }),
    ("capitals", |bytes| {
        repeat("PARIS LONDRES REY DUVAL ", bytes)
    }),
    ("no spaces", |bytes| repeat("parlement", bytes)),
    ("one name", |bytes| repeat("Paul Rey ", bytes)),
    ("many names", many_names),
    ("cues", |bytes| repeat("a dit que selon said that ", bytes)),
    ("brackets", |bytes| repeat("((((", bytes)),
    ("line breaks", |bytes| repeat("a\n\n", bytes)),
    ("stops", |bytes| repeat("M. U.S. … ... ? ! . ", bytes)),
    ("dashes", |bytes| repeat("- – — -- a-t-il ", bytes)),
    ("one long list", |bytes| {
        format!("étaient présents {}", repeat("Anne Roy, Luc Mar, ", bytes))
    }),
];

fn repeat(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

/// Thousands of people, no two alike, each speaking once.
fn many_names(bytes: usize) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "cor", "di", "fel", "go", "ham", "ji", "kal", "lu", "mor", "ni", "pas", "ro", "tes",
    ];
    let mut text = String::with_capacity(bytes + 64);
    let mut n: usize = 1;
    while text.len() < bytes {
        let word = |mut n: usize| {
            let mut word = String::new();
            for _ in 0..3 {
                word.push_str(SYLLABLES[n % SYLLABLES.len()]);
                n /= SYLLABLES.len();
            }
            word[..1].to_uppercase() + &word[1..]
        };
        text.push_str(&format!(
            "{} {} a dit que la route est longue. ",
            word(n),
            word(n * 31 + 7)
        ));
        n += 1;
    }
    text
}
