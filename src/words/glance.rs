//! What the interface says in the lines of the glance.

use crate::glance::About;

/// The words of one language.
pub struct Glance {
    /// The title above the lines.
    pub title: &'static str,
    /// What stands before a line.
    pub about: fn(About) -> &'static str,
    /// Between a list's last two names.
    pub and: &'static str,
    /// Before whoever stands in; whether a woman is stood in for.
    pub by: fn(bool) -> &'static str,
    /// Behind the host's name.
    pub host: &'static str,
    /// Behind the name of somebody who takes part from afar.
    pub remote: &'static str,
    /// So many more.
    pub more: fn(usize) -> String,
}

pub(super) const FRENCH: Glance = Glance {
    title: "En bref",
    about: |about| match about {
        About::What => "Quoi",
        About::WhereWhen => "Où, quand",
        About::There => "Présents",
        About::Expected => "Attendus",
        About::Absent => "Absents",
        About::Who => "Qui",
        About::Promised => "Promis",
        About::Asked => "Demandé",
        About::Blocks => "Obstacle",
        About::Next => "À suivre",
        About::Words => "Mots forts",
    },
    and: "et",
    by: |feminine| {
        if feminine {
            "représentée par"
        } else {
            "représenté par"
        }
    },
    host: "(hôte)",
    remote: "(à distance)",
    more: |n| format!("{n}\u{a0}{}", if n < 2 { "autre" } else { "autres" }),
};

pub(super) const ENGLISH: Glance = Glance {
    title: "In brief",
    about: |about| match about {
        About::What => "What",
        About::WhereWhen => "Where, when",
        About::There => "There",
        About::Expected => "Expected",
        About::Absent => "Absent",
        About::Who => "Who",
        About::Promised => "Promised",
        About::Asked => "Demanded",
        About::Blocks => "In the way",
        About::Next => "Next",
        About::Words => "Key words",
    },
    and: "and",
    by: |_| "represented by",
    host: "(host)",
    remote: "(remotely)",
    more: |n| format!("{n}\u{a0}{}", if n == 1 { "other" } else { "others" }),
};
