//! What the interface says when something is put right by hand.

use depeche_corrections::{Correction, Misfit};

/// The words of one language.
pub struct Amend {
    /// What the tools beside the story are for.
    pub tools: &'static str,
    /// Put right what is selected.
    pub correct: &'static str,
    /// Undo.
    pub undo: &'static str,
    /// Redo.
    pub redo: &'static str,
    /// What was put right, and how much.
    pub corrections: fn(usize) -> String,
    /// The next of what was left undecided.
    pub next_doubt: &'static str,
    /// Nothing is left undecided.
    pub no_doubt: &'static str,
    /// Nothing is selected that could be put right.
    pub nothing_selected: &'static str,
    /// What was put right.
    pub by_hand: &'static str,
    /// Why somebody is there, or is not.
    pub presence: &'static str,
    /// Why words are a commitment, a demand …
    pub claim: &'static str,
    /// Above a story whose sender put something right.
    pub sent: &'static str,
    /// Show it without corrections.
    pub aside: &'static str,
    /// Show it with them.
    pub again: &'static str,
    /// Put the dialogue away.
    pub close: &'static str,
    /// Back to its first page.
    pub back: &'static str,
    /// Leave a doubt as it is.
    pub skip: &'static str,
    /// What its field is for.
    pub search: &'static str,
    /// The same, where words of the text are looked for.
    pub words: &'static str,
    /// Whose words, promise … it is.
    pub who_says: &'static str,
    /// Nobody.
    pub nobody: &'static str,
    /// Somebody described by these words.
    pub unnamed: fn(&str) -> String,
    /// Whatever else can be done.
    pub more: &'static str,
    /// It is no quote.
    pub no_quote: &'static str,
    /// It is in the speaker's own words, or is not.
    pub is_direct: &'static str,
    /// The other.
    pub is_indirect: &'static str,
    /// It begins or ends elsewhere.
    pub bounds: &'static str,
    /// Its beginning goes back a word.
    pub begin_before: &'static str,
    /// Its beginning goes on a word.
    pub begin_after: &'static str,
    /// Its end goes back a word.
    pub end_before: &'static str,
    /// Its end goes on a word.
    pub end_after: &'static str,
    /// Take these bounds.
    pub take: &'static str,
    /// Whether a participant is there.
    pub is_there: &'static str,
    /// It plays no part in the event.
    pub no_part: &'static str,
    /// It is represented by somebody.
    pub stand_ins: &'static str,
    /// By nobody named.
    pub by_nobody: &'static str,
    /// What a participant is.
    pub what_is_it: &'static str,
    /// Its fullest name.
    pub name: &'static str,
    /// It is another participant.
    pub same: &'static str,
    /// Its roles.
    pub roles: &'static str,
    /// It has not this role.
    pub no_role: fn(&str) -> String,
    /// It has this role.
    pub a_role: fn(&str) -> String,
    /// It has this role, where another was read.
    pub role_instead: fn(&str, &str) -> String,
    /// A mention speaks of somebody else.
    pub mention: &'static str,
    /// Of whom.
    pub of_whom: &'static str,
    /// Of somebody who is not in the list.
    pub of_another: &'static str,
    /// It is no participant.
    pub no_participant: &'static str,
    /// What the event is.
    pub what: &'static str,
    /// Where it is.
    pub where_: &'static str,
    /// No place is told.
    pub nowhere: &'static str,
    /// When it is.
    pub when: &'static str,
    /// Its last day.
    pub until: &'static str,
    /// No day is told.
    pub no_day: &'static str,
    /// Whether there is an event.
    pub is_an_event: &'static str,
    /// There is, and these words tell of it; they follow.
    pub yes_this: &'static str,
    /// There is no event.
    pub no_event: &'static str,
    /// There is one.
    pub an_event: &'static str,
    /// Say what the event is, where none was read.
    pub say_event: &'static str,
    /// Whose claim it is.
    pub whose: &'static str,
    /// Which list it belongs to.
    pub topic: &'static str,
    /// It is none.
    pub no_claim: &'static str,
    /// Which day words stand for.
    pub which_day: &'static str,
    /// They are no date.
    pub no_date: &'static str,
    /// They are a date.
    pub a_date: &'static str,
    /// The dispatch's own date.
    pub published: &'static str,
    /// Selected words are …
    pub these_are: &'static str,
    /// A quote in the speaker's words.
    pub a_direct: &'static str,
    /// One that is not.
    pub an_indirect: &'static str,
    /// A role of somebody.
    pub role_of: &'static str,
    /// What a quote, claim or date there really is.
    pub its_words: fn(&str) -> String,
    /// Take one back.
    pub take_back: &'static str,
    /// Take all back.
    pub take_all_back: &'static str,
    /// Nothing was put right.
    pub none: &'static str,
    /// Why a correction no longer fits.
    pub misfit: fn(Misfit) -> &'static str,
    /// What a correction is about.
    pub about: fn(&Correction) -> &'static str,
}

pub(super) const FRENCH: Amend = Amend {
    tools: "Corriger la lecture",
    correct: "Corriger",
    undo: "Annuler",
    redo: "Rétablir",
    corrections: |n| match n {
        0 | 1 => format!("{n}\u{a0}correction"),
        n => format!("{n}\u{a0}corrections"),
    },
    next_doubt: "Doute suivant",
    no_doubt: "Plus rien n’est indécis.",
    nothing_selected: "Choisissez d’abord un nom, une citation ou des mots du texte.",
    by_hand: "à la main",
    presence: "La présence a été corrigée à la main.",
    claim: "Corrigé à la main.",
    sent: "Qui a envoyé ce lien en a corrigé la lecture.",
    aside: "Voir sans corrections",
    again: "Voir avec corrections",
    close: "Fermer",
    back: "Retour",
    skip: "Passer",
    search: "Chercher un nom, ou des mots du texte",
    words: "Mots du texte",
    who_says: "Qui le dit\u{202f}?",
    nobody: "Personne que le texte nomme",
    unnamed: |words| format!("sans nom\u{a0}: «\u{a0}{words}\u{a0}»"),
    more: "Autrement",
    no_quote: "Ce n’est pas une citation",
    is_direct: "Ce sont ses propres mots",
    is_indirect: "Ce ne sont pas ses propres mots",
    bounds: "Déplacer le début ou la fin…",
    begin_before: "Début\u{a0}: un mot plus tôt",
    begin_after: "Début\u{a0}: un mot plus tard",
    end_before: "Fin\u{a0}: un mot plus tôt",
    end_after: "Fin\u{a0}: un mot plus tard",
    take: "Prendre ces mots",
    is_there: "Y est-il ou elle\u{202f}?",
    no_part: "n’y prend pas part",
    stand_ins: "représenté par…",
    by_nobody: "par personne que le texte nomme",
    what_is_it: "Qu’est-ce que c’est\u{202f}?",
    name: "Un autre nom complet…",
    same: "C’est le même que…",
    roles: "Ses fonctions…",
    no_role: |role| format!("Pas «\u{a0}{role}\u{a0}»"),
    a_role: |role| format!("«\u{a0}{role}\u{a0}» est sa fonction"),
    role_instead: |new, old| format!("«\u{a0}{new}\u{a0}» au lieu de «\u{a0}{old}\u{a0}»"),
    mention: "Une mention parle d’un autre…",
    of_whom: "De qui est-il question\u{202f}?",
    of_another: "De quelqu’un d’autre encore",
    no_participant: "Ce n’est pas un participant",
    what: "Ce que c’est…",
    where_: "Où…",
    nowhere: "Aucun lieu n’est donné",
    when: "Quand…",
    until: "Dernier jour",
    no_day: "Aucun jour n’est donné",
    is_an_event: "Y a-t-il un événement\u{202f}?",
    yes_this: "Oui, ceci\u{a0}: ",
    no_event: "Il n’y a pas d’événement",
    an_event: "l’événement",
    say_event: "Dire quel est l’événement…",
    whose: "De qui\u{202f}?",
    topic: "Dans quelle liste\u{202f}?",
    no_claim: "Ni l’un ni l’autre",
    which_day: "Quel jour\u{202f}?",
    no_date: "Ce n’est pas une date",
    a_date: "une date…",
    published: "Date de la dépêche",
    these_are: "Ces mots sont",
    a_direct: "une citation directe",
    an_indirect: "une citation indirecte",
    role_of: "la fonction de…",
    its_words: |old| format!("les vrais mots de «\u{a0}{old}\u{a0}»"),
    take_back: "Reprendre",
    take_all_back: "Tout reprendre",
    none: "Rien n’a été corrigé.",
    misfit: |misfit| match misfit {
        Misfit::WordsGone => "ne va plus\u{a0}: ces mots ne sont pas dans le texte",
        Misfit::NothingThere => "ne va plus\u{a0}: rien de tel n’est lu là",
        Misfit::InTheWay => "ne va plus\u{a0}: une autre lecture est à cet endroit",
    },
    about: |correction| match correction {
        Correction::Speaker { .. } => "Source",
        Correction::QuoteBounds { .. } => "Mots de la citation",
        Correction::NoQuote { .. } => "Pas une citation",
        Correction::AddQuote { .. } => "Citation",
        Correction::Rename { .. } => "Nom",
        Correction::Merge { .. } => "Le même",
        Correction::Split { .. } => "Mention",
        Correction::Kind { .. } => "Nature",
        Correction::NoParticipant { .. } => "Pas un participant",
        Correction::AddParticipant { .. } => "Participant",
        Correction::AddRole { .. } | Correction::ChangeRole { .. } => "Fonction",
        Correction::NoRole { .. } => "Pas une fonction",
        Correction::Presence { .. } => "Présence",
        Correction::StandIns { .. } => "Représenté",
        Correction::What { .. } => "Événement",
        Correction::Where { .. } => "Lieu de l’événement",
        Correction::When { .. } => "Date de l’événement",
        Correction::NoEvent => "Pas d’événement",
        Correction::AddClaim { .. } | Correction::MoveClaim { .. } => "Passage",
        Correction::WhoseClaim { .. } => "De qui",
        Correction::NoClaim { .. } => "Rien de tel",
        Correction::Date { .. } | Correction::DateBounds { .. } => "Date",
        Correction::NoDate { .. } => "Pas une date",
        Correction::Published { .. } => "Date de la dépêche",
    },
};

pub(super) const ENGLISH: Amend = Amend {
    tools: "Correct the reading",
    correct: "Correct",
    undo: "Undo",
    redo: "Redo",
    corrections: |n| match n {
        1 => "1\u{a0}correction".to_owned(),
        n => format!("{n}\u{a0}corrections"),
    },
    next_doubt: "Next doubt",
    no_doubt: "Nothing is left undecided.",
    nothing_selected: "First select a name, a quote or words of the text.",
    by_hand: "by hand",
    presence: "The presence was put right by hand.",
    claim: "Put right by hand.",
    sent: "Whoever sent this link has corrected its reading.",
    aside: "Show without corrections",
    again: "Show with corrections",
    close: "Close",
    back: "Back",
    skip: "Skip",
    search: "Search a name, or words of the text",
    words: "Words of the text",
    who_says: "Who says this?",
    nobody: "Nobody whom the text names",
    unnamed: |words| format!("unnamed: “{words}”"),
    more: "Otherwise",
    no_quote: "This is no quote",
    is_direct: "These are their own words",
    is_indirect: "These are not their own words",
    bounds: "Move its beginning or end…",
    begin_before: "Begin a word earlier",
    begin_after: "Begin a word later",
    end_before: "End a word earlier",
    end_after: "End a word later",
    take: "Take these words",
    is_there: "Are they there?",
    no_part: "takes no part",
    stand_ins: "represented by…",
    by_nobody: "by nobody whom the text names",
    what_is_it: "What is it?",
    name: "Another full name…",
    same: "Is the same as…",
    roles: "Roles…",
    no_role: |role| format!("Not “{role}”"),
    a_role: |role| format!("“{role}” is their role"),
    role_instead: |new, old| format!("“{new}” instead of “{old}”"),
    mention: "A mention speaks of another…",
    of_whom: "Of whom does it speak?",
    of_another: "Of somebody else again",
    no_participant: "This is no participant",
    what: "What it is…",
    where_: "Where…",
    nowhere: "No place is told",
    when: "When…",
    until: "Last day",
    no_day: "No day is told",
    is_an_event: "Is there an event?",
    yes_this: "Yes, this: ",
    no_event: "There is no event",
    an_event: "the event",
    say_event: "Say what the event is…",
    whose: "Whose is it?",
    topic: "In which list?",
    no_claim: "None of these",
    which_day: "Which day?",
    no_date: "This is no date",
    a_date: "a date…",
    published: "Date of the dispatch",
    these_are: "These words are",
    a_direct: "a direct quote",
    an_indirect: "an indirect quote",
    role_of: "the role of…",
    its_words: |old| format!("the true words of “{old}”"),
    take_back: "Take back",
    take_all_back: "Take all back",
    none: "Nothing was corrected.",
    misfit: |misfit| match misfit {
        Misfit::WordsGone => "no longer fits: these words are not in the text",
        Misfit::NothingThere => "no longer fits: nothing of the kind is read there",
        Misfit::InTheWay => "no longer fits: something else is read in that place",
    },
    about: |correction| match correction {
        Correction::Speaker { .. } => "Source",
        Correction::QuoteBounds { .. } => "Words of the quote",
        Correction::NoQuote { .. } => "No quote",
        Correction::AddQuote { .. } => "Quote",
        Correction::Rename { .. } => "Name",
        Correction::Merge { .. } => "The same",
        Correction::Split { .. } => "Mention",
        Correction::Kind { .. } => "Kind",
        Correction::NoParticipant { .. } => "No participant",
        Correction::AddParticipant { .. } => "Participant",
        Correction::AddRole { .. } | Correction::ChangeRole { .. } => "Role",
        Correction::NoRole { .. } => "No role",
        Correction::Presence { .. } => "Presence",
        Correction::StandIns { .. } => "Represented",
        Correction::What { .. } => "Event",
        Correction::Where { .. } => "Place of the event",
        Correction::When { .. } => "Date of the event",
        Correction::NoEvent => "No event",
        Correction::AddClaim { .. } | Correction::MoveClaim { .. } => "Passage",
        Correction::WhoseClaim { .. } => "Whose",
        Correction::NoClaim { .. } => "None",
        Correction::Date { .. } | Correction::DateBounds { .. } => "Date",
        Correction::NoDate { .. } => "No date",
        Correction::Published { .. } => "Date of the dispatch",
    },
};
