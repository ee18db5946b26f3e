//! Presence: who was at the main event, who was not, and who stood in for whom.

use super::phrases::Phrases;
use crate::language::Language;
use std::sync::OnceLock;

/// What a phrase of `presence.txt` shows; the senses are explained there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Attend,
    Meet,
    Received,
    After,
    Host,
    HostAfter,
    Also,
    Remote,
    Absent,
    AbsentIfNot,
    AbsentAfter,
    Represented,
    Represents,
    Sends,
    InPlace,
    There,
    Elsewhere,
    Unreal,
    Refused,
    Future,
    Earlier,
}

impl Cue {
    /// Whether it tells that people come together.
    pub fn gathers(self) -> bool {
        use Cue::{AbsentAfter, Attend, HostAfter, Meet, Received, Represented};
        matches!(
            self,
            Attend | Meet | Received | HostAfter | AbsentAfter | Represented
        )
    }
}

/// The phrases of `presence.txt` in a language.
pub(super) fn words(language: Language) -> &'static Phrases<Cue> {
    static FRENCH: OnceLock<Phrases<Cue>> = OnceLock::new();
    static ENGLISH: OnceLock<Phrases<Cue>> = OnceLock::new();
    match language {
        Language::French => {
            FRENCH.get_or_init(|| Phrases::new(include_str!("../language/fr/presence.txt"), sense))
        }
        Language::English => {
            ENGLISH.get_or_init(|| Phrases::new(include_str!("../language/en/presence.txt"), sense))
        }
    }
}

fn sense(head: &str) -> Option<Cue> {
    Some(match head {
        "attend" => Cue::Attend,
        "meet" => Cue::Meet,
        "received" => Cue::Received,
        "after" => Cue::After,
        "host" => Cue::Host,
        "host-after" => Cue::HostAfter,
        "also" => Cue::Also,
        "remote" => Cue::Remote,
        "absent" => Cue::Absent,
        "absent-if-not" => Cue::AbsentIfNot,
        "absent-after" => Cue::AbsentAfter,
        "represented" => Cue::Represented,
        "represents" => Cue::Represents,
        "sends" => Cue::Sends,
        "in-place" => Cue::InPlace,
        "there" => Cue::There,
        "elsewhere" => Cue::Elsewhere,
        "unreal" => Cue::Unreal,
        "refused" => Cue::Refused,
        "future" => Cue::Future,
        "earlier" => Cue::Earlier,
        _ => return None,
    })
}
