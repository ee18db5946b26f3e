//! The story JSON with what makes it stand alone: the text, its hash, and what the offsets count.

use super::digest;
use crate::reading::Reading;
use depeche_engine::json::{Offsets, Story};
use serde::Serialize;

/// A reading, to be written as JSON.
#[derive(Debug, Serialize)]
pub struct Whole<'t> {
    /// What `start` and `end` count.
    offsets: &'static str,
    /// The SHA-256 of the UTF-8 text, in hexadecimal digits.
    sha256: String,
    /// The text that was read, whole.
    text: &'t str,
    #[serde(flatten)]
    story: Story<'t>,
}

/// A reading as it is exported.
#[must_use]
pub fn whole(reading: &Reading) -> Whole<'_> {
    Whole {
        offsets: "UTF-8 bytes",
        sha256: digest::hex(&reading.text),
        text: &reading.text,
        story: Story::new(&reading.text, &reading.story, Offsets::Utf8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_file_stands_alone() {
        let json = serde_json::to_value(whole(&sample::reading())).unwrap();
        assert_eq!(json["offsets"], "UTF-8 bytes");
        assert_eq!(json["text"], sample::TEXT);
        assert_eq!(json["sha256"], digest::hex(sample::TEXT));
        let headline = &json["headline"];
        let number = |key: &str| headline[key].as_u64().unwrap() as usize;
        assert_eq!(
            sample::TEXT[number("start")..number("end")],
            *headline["text"].as_str().unwrap()
        );
    }
}
