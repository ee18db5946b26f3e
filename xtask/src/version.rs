//! Versions as tools print them, and as `Cargo.lock` and `Trunk.toml` record them.

use std::fmt;

/// Up to three numbers; a missing one is 0, so that `wasm-opt version 132` is 132.0.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

impl Version {
    /// The first version in what a tool printed: `trunk 0.21.14`, `v20.20.2`, `wasm-opt version 132 (version_132)`.
    /// A digit inside a word (`wasm32`) is not a version.
    pub(crate) fn find(printed: &str) -> Option<Self> {
        printed
            .split(|c: char| c.is_whitespace() || c == '(' || c == ')' || c == '"')
            .map(|word| word.strip_prefix('v').unwrap_or(word))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        // What follows a `-` or `+` (a pre-release, a distribution's own mark) does not matter to any check here.
        let numbers = word.split(['-', '+']).next()?;
        let mut parts = numbers.split('.');
        let mut part = || parts.next().map_or(Some(0), |n| n.parse().ok());
        Some(Self(part()?, part()?, part()?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// The version `Cargo.lock` (its whole text) records for a package.
pub(crate) fn locked(lock: &str, package: &str) -> Option<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    Version::find(lines.next()?.strip_prefix("version = ")?)
}

/// The version `Trunk.toml` (its whole text) demands of Trunk.
pub(crate) fn trunk_wanted(config: &str) -> Option<Version> {
    let line = config
        .lines()
        .find(|line| line.starts_with("trunk-version"))?;
    Version::find(line.split_once('=')?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, expected: Option<Version>) {
        assert_eq!(Version::find(printed), expected, "in {printed:?}");
    }

    #[test]
    fn reads_what_tools_print() {
        check("trunk 0.21.14\n", Some(Version(0, 21, 14)));
        check("wasm-bindgen 0.2.129", Some(Version(0, 2, 129)));
        check("v20.20.2", Some(Version(20, 20, 2)));
        check(
            "wasm-opt version 132 (version_132)",
            Some(Version(132, 0, 0)),
        );
        check(
            "wasm-opt version 116 (version_116-27-ge3a)",
            Some(Version(116, 0, 0)),
        );
        check("trunk 0.22.0-beta.1", Some(Version(0, 22, 0)));
    }

    #[test]
    fn finds_none_where_there_is_none() {
        check("", None);
        check("command not found", None);
        check("wasm32-unknown-unknown", None);
        check("1.x", None);
    }

    #[test]
    fn orders_by_number_not_by_letter() {
        assert!(Version(0, 21, 14) > Version(0, 21, 9));
        assert!(Version(108, 0, 0) < Version(110, 0, 0));
    }

    #[test]
    fn reads_the_lock_and_takes_no_longer_name_for_it() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some(Version(0, 2, 129)));
        assert_eq!(locked(lock, "yew"), None);
    }

    #[test]
    fn reads_trunks_own_file() {
        assert_eq!(
            trunk_wanted("# about\ntrunk-version = \"0.21.14\"\n[build]\n"),
            Some(Version(0, 21, 14))
        );
        assert_eq!(trunk_wanted("[build]\n"), None);
    }
}
