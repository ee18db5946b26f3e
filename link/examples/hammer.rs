//! Decodes links whose headers hold around bodies that were altered or made up, and says how far they got.
//!
//!     cargo run --release -p depeche-link --features any-body,prime-once --example hammer -- [COUNT [SEED]]
//!
//! The fuzz targets look for what is new in the code; this tries very many, on the compiler that is there. It ends at
//! the first panic, link that is read as anything but what it holds, or text longer than its header announced.

use depeche_link::{
    AnyBody, Fault, Link, MAX_TEXT, Parcel, Prime, Reference, View, decode, encode,
    encode_reference,
};
use std::time::{Duration, Instant};

const STORIES: [&str; 2] = [
    include_str!("../tests/golden/v1-french.txt"),
    include_str!("../tests/golden/v1-english.txt"),
];

#[derive(Default)]
struct Tally {
    past_header: u64,
    with_text: u64,
    opened: u64,
    longest: usize,
    slowest: Duration,
}

fn main() {
    let mut args = std::env::args()
        .skip(1)
        .map(|arg| arg.parse::<u64>().expect("a number"));
    let count = args.next().unwrap_or(1_000_000);
    let mut chance = Chance(args.next().unwrap_or(1) | 1);
    let mut tally = Tally::default();
    for link in longest(&mut chance) {
        hit(&link, &mut tally);
    }
    println!(
        "links as long as any, and texts: slowest {:.0} ms, longest text {} bytes",
        tally.slowest.as_secs_f64() * 1000.0,
        tally.longest
    );
    tally = Tally::default();
    for _ in 0..count {
        hit(&link(&mut chance), &mut tally);
    }
    println!("{count} links with sound headers around bodies altered or made up");
    println!("past the header: {}", tally.past_header);
    println!(
        "of those, a beginning of the text was sure: {}",
        tally.with_text
    );
    println!("of those, opened: {}", tally.opened);
    println!("longest text decoded: {} bytes", tally.longest);
    println!("slowest: {:.1} ms", tally.slowest.as_secs_f64() * 1000.0);
    if let Some(peak) = peak_memory() {
        println!("peak memory: {peak}");
    }
}

fn hit(link: &str, tally: &mut Tally) {
    let header = AnyBody::of(link);
    tally.past_header += u64::from(header.is_some());
    let begun = Instant::now();
    let read = decode(link);
    tally.slowest = tally.slowest.max(begun.elapsed());
    let text = match &read {
        Ok(opened) => {
            tally.opened += 1;
            let again = match opened {
                Link::Story(parcel) => encode(parcel),
                Link::Reference(reference) => encode_reference(reference),
            };
            assert_eq!(again.as_deref(), Ok(link), "two links for one story");
            match opened {
                Link::Story(parcel) => parcel.text.len(),
                Link::Reference(_) => 0,
            }
        }
        Err(Fault::Damaged { text } | Fault::Cut { text, .. }) => {
            tally.with_text += u64::from(!text.is_empty());
            text.len()
        }
        Err(_) => 0,
    };
    assert!(
        header.is_none_or(|header| text <= header.text),
        "more text than announced"
    );
    tally.longest = tally.longest.max(text);
}

/// What takes longest: the most text in the fewest characters, and the most characters of nothing sound.
fn longest(chance: &mut Chance) -> [String; 4] {
    let dense = encode(&Parcel::new("a".repeat(MAX_TEXT), Prime::English));
    let bodies = [
        vec![0; LONGEST_BODY],
        vec![255; LONGEST_BODY],
        (0..LONGEST_BODY).map(|_| chance.byte()).collect(),
    ];
    let [a, b, c] = bodies.map(|body| AnyBody {
        story: true,
        prime: Prime::French,
        state: true,
        text: MAX_TEXT,
        body,
    });
    let link = |body: AnyBody| body.link().expect("no longer than a link may be");
    [dense.expect("a dense text fits"), link(a), link(b), link(c)]
}

/// In bytes, what fits the most characters that a link may have.
const LONGEST_BODY: usize = 48_000;

/// A link of one of the ways to get behind the header.
fn link(chance: &mut Chance) -> String {
    loop {
        let body = match chance.below(4) {
            0 => made_up(chance),
            1 => made_up_reference(chance),
            _ => altered(chance),
        };
        if let Some(link) = body.link() {
            return link;
        }
    }
}

fn made_up(chance: &mut Chance) -> AnyBody {
    let len = chance.size(11);
    AnyBody {
        story: true,
        prime: chance.prime(),
        state: chance.below(2) == 0,
        text: chance.size(19),
        body: (0..len).map(|_| chance.byte()).collect(),
    }
}

fn made_up_reference(chance: &mut Chance) -> AnyBody {
    let len = 12 + chance.below(60);
    let body = AnyBody {
        story: false,
        prime: Prime::French,
        state: chance.below(2) == 0,
        text: chance.below(1 << 19),
        body: (0..len)
            .map(|_| chance.byte() & if chance.below(2) == 0 { 15 } else { 255 })
            .collect(),
    };
    if chance.below(8) == 0 {
        body
    } else {
        body.checked()
    }
}

/// A sound link of a part of a story, its body altered here and there, cut, or drawn out.
fn altered(chance: &mut Chance) -> AnyBody {
    let story = STORIES[chance.below(2)];
    let from = story.floor_char_boundary(chance.below(story.len()));
    let to = story.floor_char_boundary(from + chance.below(story.len() - from));
    let view = View {
        panel: chance.byte() & 7,
        selected: (chance.below(2) == 0).then(|| chance.below(1 << 20) as u32),
    };
    let extras: Vec<u8> = (0..chance.below(20)).map(|_| chance.byte()).collect();
    let text = &story[from..to];
    let link = if chance.below(8) == 0 {
        let reference = Reference {
            view,
            extras,
            ..Reference::to(text)
        };
        encode_reference(&reference)
    } else {
        encode(&Parcel {
            view,
            extras,
            ..Parcel::new(text, chance.prime())
        })
    };
    let mut body = AnyBody::of(&link.expect("a short story")).expect("a sound header");
    for _ in 0..chance.below(3) {
        let at = chance.below(body.body.len());
        body.body[at] ^= chance.byte();
    }
    match chance.below(4) {
        0 => body.body.truncate(chance.below(body.body.len() + 1)),
        1 => body
            .body
            .extend((0..chance.below(40)).map(|_| chance.byte())),
        2 => body.text = chance.below(2 * body.text + 2),
        _ => {}
    }
    body
}

/// Marsaglia's xorshift: the same links on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Small as often as large.
    fn size(&mut self, bits: usize) -> usize {
        let bits = self.below(bits);
        self.below(1 << bits)
    }

    fn byte(&mut self) -> u8 {
        (self.next() >> 32) as u8
    }

    fn prime(&mut self) -> Prime {
        if self.below(2) == 0 {
            Prime::French
        } else {
            Prime::English
        }
    }
}

/// As Linux counts it; nothing elsewhere.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
