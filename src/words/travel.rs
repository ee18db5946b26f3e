//! What the interface says of links, and of what comes with them.

use super::grouped;
use crate::link::{self, Load};
use crate::state::Tidings;

/// The words of one language.
pub struct Travel {
    /// The other ways to share.
    pub ways: &'static str,
    /// What a link carries.
    pub carries: &'static str,
    /// One thing a link carries.
    pub load: fn(Load) -> &'static str,
    /// No quote is chosen yet.
    pub choose_quotes: &'static str,
    /// Who can see what a link carries, when something is selected or nothing is.
    pub who_sees: fn(Load, bool) -> &'static str,
    /// The text as a file.
    pub save_text: &'static str,
    /// Take out what cannot be seen; how many characters that are.
    pub strip: fn(usize) -> String,
    /// Whether a text may take the place of the reader's.
    pub question: &'static str,
    /// It may.
    pub take: &'static str,
    /// It may not.
    pub stay: &'static str,
    /// What became of something that came with the address.
    pub tidings: fn(&Tidings) -> String,
}

pub(super) const ENGLISH: Travel = Travel {
    ways: "Other ways",
    carries: "What the link carries",
    load: |load| match load {
        Load::Whole => "The whole dispatch",
        Load::Quotes => "Only some quotes, with their paragraphs",
        Load::Reference => "Without the text: the receiver pastes their own copy",
    },
    choose_quotes: "Choose the quotes that the link is to carry.",
    who_sees: |load, selected| match load {
        Load::Whole => {
            "This site never receives the text: it stands after #, which browsers do not send. Whoever handles the link can read all of it: the chat or mail service, its filters, the history of a browser."
        }
        Load::Quotes => {
            "This site never receives these paragraphs: they stand after #, which browsers do not send. Whoever handles the link can read them: the chat or mail service, its filters, the history of a browser."
        }
        Load::Reference if selected => {
            "Of the text, the link holds only the words that you have selected and a few on either side: whoever handles the link can read those. And whoever has the same dispatch can tell which one it is."
        }
        Load::Reference => {
            "The link holds no text, only its fingerprint and what you have open: whoever has the same dispatch can tell which one it is."
        }
    },
    save_text: "Save the text as a file",
    strip: |n| {
        let characters = if n == 1 { "character" } else { "characters" };
        format!(
            "Leave out {} invisible {characters}, which can tell whose copy this is",
            grouped(n, ',')
        )
    },
    question: "The link you opened brings another dispatch. Yours is in no link: shall the new one take its place?",
    take: "Open the new one",
    stay: "Keep mine",
    tidings: |tidings| {
        match tidings {
        Tidings::Awaited(bytes) => format!(
            "This link refers to a dispatch that it does not carry ({} characters): paste your copy, and it opens where the sender was.",
            about(*bytes, ["some", "more than"], ',')
        ),
        Tidings::SameCopy => {
            "Your copy is the dispatch that the link refers to: this is where its sender was.".into()
        }
        Tidings::FoundInCopy => {
            "Your copy is not word for word the dispatch that the link refers to, but what its sender had selected is in it, and is selected.".into()
        }
        Tidings::LostInCopy(yours, theirs) => format!(
            "Your copy is not the text that the link refers to (some {} characters, theirs has {}), and what its sender had selected is not in it.",
            grouped(*yours, ','),
            about(*theirs, ["some", "more than"], ',')
        ),
        Tidings::OtherCopy(yours, theirs) => format!(
            "Your copy is not word for word the text that the link refers to (some {} characters, theirs has {}). Its sender had selected nothing.",
            grouped(*yours, ','),
            about(*theirs, ["some", "more than"], ',')
        ),
        Tidings::Newer => {
            "This link holds something that this version of the page cannot read, and leaves out: it was made by a newer version.".into()
        }
        Tidings::Returned => {
            "The page stopped while it read this text, which is in the box again. Change it, or read it again.".into()
        }
    }
    },
};

pub(super) const FRENCH: Travel = Travel {
    ways: "Autres façons",
    carries: "Ce que porte le lien",
    load: |load| match load {
        Load::Whole => "Toute la dépêche",
        Load::Quotes => "Des citations seulement, avec leurs paragraphes",
        Load::Reference => "Sans le texte\u{a0}: le destinataire colle sa propre copie",
    },
    choose_quotes: "Choisissez les citations que le lien doit porter.",
    who_sees: |load, selected| match load {
        Load::Whole => {
            "Ce site ne reçoit jamais le texte\u{a0}: il est après le #, que les navigateurs n’envoient pas. Quiconque transporte le lien peut le lire en entier\u{a0}: la messagerie, ses filtres, l’historique d’un navigateur."
        }
        Load::Quotes => {
            "Ce site ne reçoit jamais ces paragraphes\u{a0}: ils sont après le #, que les navigateurs n’envoient pas. Quiconque transporte le lien peut les lire\u{a0}: la messagerie, ses filtres, l’historique d’un navigateur."
        }
        Load::Reference if selected => {
            "Du texte, le lien ne porte que les mots que vous avez sélectionnés et quelques-uns de part et d’autre\u{a0}: quiconque transporte le lien peut les lire. Et qui possède la même dépêche peut savoir de laquelle il s’agit."
        }
        Load::Reference => {
            "Le lien ne porte aucun texte, seulement son empreinte et ce que vous avez ouvert\u{a0}: qui possède la même dépêche peut savoir de laquelle il s’agit."
        }
    },
    save_text: "Enregistrer le texte dans un fichier",
    strip: |n| {
        let characters = if n < 2 {
            "caractère invisible, qui peut trahir"
        } else {
            "caractères invisibles, qui peuvent trahir"
        };
        format!(
            "Retirer {}\u{a0}{characters} à qui cette copie a été remise",
            grouped(n, '\u{202f}')
        )
    },
    question: "Le lien ouvert apporte une autre dépêche. La vôtre n’est dans aucun lien\u{a0}: la nouvelle doit-elle prendre sa place\u{202f}?",
    take: "Ouvrir la nouvelle",
    stay: "Garder la mienne",
    tidings: |tidings| {
        match tidings {
        Tidings::Awaited(bytes) => format!(
            "Ce lien renvoie à une dépêche qu’il ne porte pas ({}\u{a0}caractères)\u{a0}: collez votre copie, elle s’ouvrira là où était l’expéditeur.",
            about(*bytes, ["environ", "plus de"], '\u{202f}')
        ),
        Tidings::SameCopy => {
            "Votre copie est bien la dépêche à laquelle renvoie le lien\u{a0}: voici où en était son expéditeur.".into()
        }
        Tidings::FoundInCopy => {
            "Votre copie n’est pas mot pour mot la dépêche à laquelle renvoie le lien, mais ce que l’expéditeur avait sélectionné s’y trouve, et y est sélectionné.".into()
        }
        Tidings::LostInCopy(yours, theirs) => format!(
            "Votre copie n’est pas le texte auquel renvoie le lien (environ {}\u{a0}caractères, le sien en a {}), et ce que l’expéditeur avait sélectionné ne s’y trouve pas.",
            grouped(*yours, '\u{202f}'),
            about(*theirs, ["environ", "plus de"], '\u{202f}')
        ),
        Tidings::OtherCopy(yours, theirs) => format!(
            "Votre copie n’est pas mot pour mot le texte auquel renvoie le lien (environ {}\u{a0}caractères, le sien en a {}). L’expéditeur n’avait rien sélectionné.",
            grouped(*yours, '\u{202f}'),
            about(*theirs, ["environ", "plus de"], '\u{202f}')
        ),
        Tidings::Newer => {
            "Ce lien porte quelque chose que cette version de la page ne sait pas lire, et laisse de côté\u{a0}: il vient d’une version plus récente.".into()
        }
        Tidings::Returned => {
            "La page s’est arrêtée en lisant ce texte, qui est de nouveau dans la zone. Modifiez-le, ou lisez-le encore.".into()
        }
    }
    },
};

/// How long a text is that a link refers to, which tells no more than that it is longer than some length.
fn about(bytes: usize, [some, more]: [&str; 2], separator: char) -> String {
    let how = if bytes < link::MAX_TEXT { some } else { more };
    format!("{how} {}", grouped(bytes, separator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Tongue;

    #[test]
    fn no_french_sentence_breaks_before_its_punctuation() {
        let words = &Tongue::French.words().travel;
        let tidings = [
            Tidings::Awaited(4_200),
            Tidings::SameCopy,
            Tidings::FoundInCopy,
            Tidings::LostInCopy(1, 4_200),
            Tidings::OtherCopy(1, 300_000),
            Tidings::Newer,
            Tidings::Returned,
        ];
        let loads = [Load::Whole, Load::Quotes, Load::Reference];
        let sentences = (tidings.iter().map(words.tidings))
            .chain(loads.map(|load| (words.who_sees)(load, false).to_owned()))
            .chain(loads.map(|load| (words.who_sees)(load, true).to_owned()))
            .chain(loads.map(|load| (words.load)(load).to_owned()))
            .chain([(words.strip)(1_200), words.question.into()]);
        for sentence in sentences {
            for mark in [" :", " ;", " ?", " !", "« ", " »", "'"] {
                assert!(!sentence.contains(mark), "{sentence:?} has {mark:?}");
            }
        }
        assert!((words.tidings)(&Tidings::Awaited(4_200)).contains("4\u{202f}200"));
    }

    #[test]
    fn one_is_one_in_both_languages() {
        let of = |tongue: Tongue, n| (tongue.words().travel.strip)(n);
        assert!(of(Tongue::English, 1).contains("1 invisible character,"));
        assert!(of(Tongue::English, 1_200).contains("1,200 invisible characters,"));
        assert!(of(Tongue::French, 1).contains("1\u{a0}caractère invisible, qui peut"));
        assert!(of(Tongue::French, 2).contains("2\u{a0}caractères invisibles, qui peuvent"));
    }
}
