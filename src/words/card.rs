//! What the interface says on a card and in the timeline.

/// The words of one language.
pub struct Card {
    /// Whether and why somebody is there.
    pub presence: &'static str,
    /// Who is named, and nothing is told of their presence.
    pub silent: &'static str,
    /// Who was not asked to come.
    pub uninvited: &'static str,
    /// For whom they stand in.
    pub stands_for: &'static str,
    /// Who stands in for them.
    pub represented: &'static str,
    /// What they promise.
    pub promises: &'static str,
    /// What they ask for.
    pub demands: &'static str,
    /// What they have to do next.
    pub next: &'static str,
    /// Whom they met.
    pub met: &'static str,
    /// Their kin.
    pub kin: &'static str,
    /// Where they hold an office, or who holds one in them.
    pub office: &'static str,
    /// What is still to come.
    pub to_come: &'static str,
    /// So many more passages.
    pub more: fn(usize) -> String,
}

pub(super) const FRENCH: Card = Card {
    presence: "Présence",
    silent: "Nommés sans parole, présence non dite",
    uninvited: "Non invités",
    stands_for: "À la place de",
    represented: "À sa place",
    promises: "Promet",
    demands: "Demande",
    next: "À suivre",
    met: "Rencontre",
    kin: "Famille",
    office: "Fonction",
    to_come: "à venir",
    more: |n| match n {
        1 => "1\u{a0}autre passage".to_owned(),
        n => format!("{n}\u{a0}autres passages"),
    },
};

pub(super) const ENGLISH: Card = Card {
    presence: "Presence",
    silent: "Named, not quoted, presence not told",
    uninvited: "Not invited",
    stands_for: "In place of",
    represented: "In their place",
    promises: "Promises",
    demands: "Demands",
    next: "Next",
    met: "Met",
    kin: "Family",
    office: "Office",
    to_come: "to come",
    more: |n| match n {
        1 => "1\u{a0}more passage".to_owned(),
        n => format!("{n}\u{a0}more passages"),
    },
};
