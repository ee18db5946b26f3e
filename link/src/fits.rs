//! Where a link of some length passes.

/// Where a whole URL of some length passes unharmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// Up to 2,000 characters: everywhere we know of (Discord turns more into a file, Slack bookmarks refuse 2,049).
    Everywhere,
    /// Up to 4,000: mail and most chats (Slack and X break links a little longer).
    MostChats,
    /// More: browsers open it, but few programs carry it whole. Offer a file, or a link without the text.
    Browsers,
}

/// Where a URL of `characters` characters passes; count the whole of it, address and `#` included.
///
/// ```
/// use depeche_link::{Fits, fits};
///
/// assert_eq!(fits(2_000), Fits::Everywhere);
/// assert_eq!(fits(2_001), Fits::MostChats);
/// assert_eq!(fits(4_001), Fits::Browsers);
/// ```
pub fn fits(characters: usize) -> Fits {
    match characters {
        0..=2_000 => Fits::Everywhere,
        2_001..=4_000 => Fits::MostChats,
        _ => Fits::Browsers,
    }
}
