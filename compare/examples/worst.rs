//! How long two texts of two megabytes take to compare, for kinds of text that are hard on a diff; reading them left aside.
//!
//! `cargo run --profile fast -p depeche-compare --example worst`

use depeche_compare::{quotes, versions};
use depeche_engine::read;
use std::time::{Duration, Instant};

const LENGTH: usize = 2_000_000;

/// A text of some length, made of what `piece` gives for each number.
fn text(piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        let piece = piece(number);
        if text.len() + piece.len() > LENGTH {
            break;
        }
        text.push_str(&piece);
    }
    text
}

/// Numbers that repeat nowhere, to no order.
fn mixed(number: usize, seed: usize) -> usize {
    (number.wrapping_mul(2_654_435_761) ^ seed.wrapping_mul(40_503)) % 50_021
}

fn story(seed: usize) -> String {
    text(|n| {
        let (a, b) = (mixed(n, 1), mixed(n / 7, seed));
        format!(
            "Le maire {a} a promis {b} ponts mardi. « Nous ferons {a} ponts et {b} quais », a dit Paul R{a}.\n\n"
        )
    })
}

fn main() {
    let pairs = [
        ("a tenth reworded", story(1), text_with_tenth()),
        ("half reworded", story(1), story(2)),
        (
            "nothing in common",
            text(|n| format!("alpha{n} beta{} gamma{} delta. ", n * 3, n * 7)),
            text(|n| format!("un{n} deux{} trois{} quatre. ", n * 5, n * 11)),
        ),
        (
            "one sentence again and again, another length",
            text(|_| "Le pont est fermé. ".to_owned()),
            text(|n| {
                if n % 3 == 0 {
                    "Le port est fermé. "
                } else {
                    "Le pont est fermé. "
                }
                .to_owned()
            }),
        ),
        (
            "one sentence of 2 MB, other words",
            text(|n| format!("mot{} ", mixed(n, 3) % 997)),
            text(|n| format!("mot{} ", mixed(n, 4) % 997)),
        ),
        (
            "one quote of 2 MB, and short ones",
            format!(
                "« {} », a dit Anna Roy.",
                text(|n| format!("mot{} ", n % 5_003))
            ),
            text(|n| {
                format!(
                    "« mot{} mot{} mot{} », a dit Anna Roy. ",
                    n % 5_003,
                    n % 4_001,
                    n % 3_001
                )
            }),
        ),
    ];
    println!("{:48} {:>12} {:>12}", "seconds", "versions", "quotes");
    for (name, old, new) in pairs {
        let stories = [read(&old), read(&new)];
        let timed = |run: &dyn Fn() -> bool| -> (Duration, bool) {
            let start = Instant::now();
            let is_answered = run();
            (start.elapsed(), is_answered)
        };
        let (one, other) = ((old.as_str(), &stories[0]), (new.as_str(), &stories[1]));
        let compared = timed(&|| versions(one, other).is_ok());
        let checked = timed(&|| quotes(one, other).is_ok());
        let said = |(time, is_answered): (Duration, bool)| {
            let more = if is_answered { "" } else { " (too much)" };
            format!("{:.2}{more}", time.as_secs_f64())
        };
        println!("{name:48} {:>12} {:>12}", said(compared), said(checked));
    }
}

fn text_with_tenth() -> String {
    text(|n| {
        let (a, b) = (mixed(n, 1), mixed(n / 7, if n % 10 == 0 { 2 } else { 1 }));
        format!(
            "Le maire {a} a promis {b} ponts mardi. « Nous ferons {a} ponts et {b} quais », a dit Paul R{a}.\n\n"
        )
    })
}
