//! How a text arrives: what is said of files, of mending, and of what a feed knows.

use depeche_forms::{Deed, Other, Refusal};

/// The words for it.
pub struct Arrival {
    /// What mending did, and how often.
    pub deed: fn(Deed, usize) -> String,
    /// Read the text as it was pasted.
    pub as_pasted: &'static str,
    /// The text is read as it was pasted.
    pub is_as_pasted: &'static str,
    /// Read it mended.
    pub mend: &'static str,
    /// The text is in capitals throughout.
    pub capitals: &'static str,
    /// A file, or a text, holds several stories.
    pub several: &'static str,
    /// What the list of them is called.
    pub dispatches: &'static str,
    /// Which of how many is read.
    pub one_of: fn(usize, usize) -> String,
    /// So many are read as one text.
    pub as_one: fn(usize) -> String,
    /// Read them so.
    pub whole: &'static str,
    /// Put their list away.
    pub none_of_them: &'static str,
    /// What is known of a story, by the format of its file; empty for a link's.
    pub given_by: fn(&str) -> String,
    /// Which version of it.
    pub version: fn(&str) -> String,
    /// How urgent it is.
    pub urgency: fn(u8) -> String,
    /// Until when it must not be published.
    pub embargo: fn(&str) -> String,
    /// The story states no date.
    pub undated: &'static str,
    /// The field for it.
    pub date: &'static str,
    /// Why a file, or a pasted text (without a name), is not read.
    pub refused: fn(&str, &Refusal) -> String,
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// In French nothing is one, too.
fn nombre(n: usize, un: &str, plusieurs: &str) -> String {
    format!("{n} {}", if n < 2 { un } else { plusieurs })
}

pub(super) const ENGLISH: Arrival = Arrival {
    deed: |deed, n| match deed {
        Deed::CharactersRecoded => count(n, "character decoded anew", "characters decoded anew"),
        Deed::EntitiesDecoded => count(
            n,
            "character reference decoded",
            "character references decoded",
        ),
        Deed::SoftHyphensDropped => count(n, "soft hyphen dropped", "soft hyphens dropped"),
        Deed::InvisibleDropped => count(
            n,
            "invisible character dropped",
            "invisible characters dropped",
        ),
        Deed::LinesUnquoted => count(
            n,
            "line of a quoted mail unquoted",
            "lines of a quoted mail unquoted",
        ),
        Deed::WireLinesDropped => count(n, "line of the wire dropped", "lines of the wire dropped"),
        Deed::SignsWritten => count(n, "sign written out", "signs written out"),
        Deed::WordsJoined => count(n, "cut word joined", "cut words joined"),
        Deed::LinesJoined => count(n, "cut line joined", "cut lines joined"),
        Deed::CapitalsUndone => "capitals undone".into(),
        Deed::AccentsRestored => format!("accents put back in {}", count(n, "word", "words")),
    },
    as_pasted: "as pasted",
    is_as_pasted: "Read as it was pasted",
    mend: "mend it",
    capitals: "All in capitals: its names are less certain.",
    several: "There are several dispatches in it. Which one?",
    dispatches: "The dispatches",
    one_of: |place, count| format!("Dispatch {place} of {count}"),
    as_one: |count| format!("{count} dispatches, read as one text"),
    whole: "All of it, as one text",
    none_of_them: "None",
    given_by: |format| match format {
        "" => "given with it".into(),
        "mail" => "according to the mail".into(),
        format => format!("according to the {format} file"),
    },
    version: |version| format!("version {version}"),
    urgency: |urgency| format!("urgency {urgency}"),
    embargo: |until| format!("embargo: {until}"),
    undated: "This dispatch states no date: what is relative to it stays open.",
    date: "Date of the dispatch",
    refused: |name, refusal| {
        let name = if name.is_empty() {
            "This text".to_owned()
        } else {
            format!("“{name}”")
        };
        match refusal {
            Refusal::Entities(line) => format!(
                "{name} declares entities of its own in line {line}, which are not read here. Copy its text and paste it."
            ),
            Refusal::TooDeep(line) => format!(
                "In {name}, elements lie too deep within each other in line {line}. Copy its text and paste it."
            ),
            Refusal::Damaged(part, at) => format!(
                "{name} is damaged at byte {at} ({part}). Have it sent again, or open it, copy its text and paste it."
            ),
            Refusal::TooLarge(most) => format!(
                "{name} unpacks to more than {} MB, which is no dispatch. Open it, copy its text and paste it.",
                most >> 20
            ),
            Refusal::NoStory => format!(
                "{name} is not a text file that holds a dispatch. If it shows one elsewhere, copy the text and paste it here."
            ),
            Refusal::Other(other) => {
                let what = match other {
                    Other::Pdf => "a PDF. Open it, select the text, copy it and paste it here.",
                    Other::Picture => {
                        "a picture. If there is text in it, type it here, or copy it with a program that reads pictures."
                    }
                    Other::Document => {
                        "a document of a word processor. Open it, select the text, copy it and paste it here."
                    }
                    Other::Archive => "an archive. Unpack it and open one of the files in it.",
                    Other::Media => "sound or film, in which there is nothing to read.",
                    Other::Bytes => {
                        "of a kind unknown here. Open it with its own program, copy the text and paste it here."
                    }
                };
                format!("{name} is not a text file: it is {what}")
            }
        }
    },
};

pub(super) const FRENCH: Arrival = Arrival {
    deed: |deed, n| match deed {
        Deed::CharactersRecoded => nombre(n, "caractère redécodé", "caractères redécodés"),
        Deed::EntitiesDecoded => nombre(n, "entité décodée", "entités décodées"),
        Deed::SoftHyphensDropped => nombre(
            n,
            "trait d’union conditionnel ôté",
            "traits d’union conditionnels ôtés",
        ),
        Deed::InvisibleDropped => {
            nombre(n, "caractère invisible ôté", "caractères invisibles ôtés")
        }
        Deed::LinesUnquoted => nombre(
            n,
            "ligne de message cité dégagée",
            "lignes de message cité dégagées",
        ),
        Deed::WireLinesDropped => nombre(
            n,
            "ligne de service du fil ôtée",
            "lignes de service du fil ôtées",
        ),
        Deed::SignsWritten => nombre(n, "signe récrit", "signes récrits"),
        Deed::WordsJoined => nombre(n, "mot coupé réuni", "mots coupés réunis"),
        Deed::LinesJoined => nombre(n, "ligne coupée réunie", "lignes coupées réunies"),
        Deed::CapitalsUndone => "capitales défaites".into(),
        Deed::AccentsRestored => format!("accents remis dans {}", nombre(n, "mot", "mots")),
    },
    as_pasted: "tel que collé",
    is_as_pasted: "Lu tel que collé",
    mend: "réparer",
    capitals: "Tout en capitales\u{a0}: ses noms sont moins sûrs.",
    several: "Il y a là plusieurs dépêches. Laquelle\u{202f}?",
    dispatches: "Les dépêches",
    one_of: |place, count| format!("Dépêche {place} sur {count}"),
    as_one: |count| format!("{count} dépêches, lues comme un seul texte"),
    whole: "Le tout, comme un seul texte",
    none_of_them: "Aucune",
    given_by: |format| match format {
        "" => "donné avec le texte".into(),
        "mail" => "d’après le message".into(),
        format => format!("d’après le fichier {format}"),
    },
    version: |version| format!("version {version}"),
    urgency: |urgency| format!("urgence {urgency}"),
    embargo: |until| format!("embargo\u{a0}: {until}"),
    undated: "Cette dépêche ne donne pas sa date\u{a0}: ce qui s’y rapporte reste ouvert.",
    date: "Date de la dépêche",
    refused: |name, refusal| {
        let name = if name.is_empty() {
            "Ce texte".to_owned()
        } else {
            format!("«\u{a0}{name}\u{a0}»")
        };
        match refusal {
            Refusal::Entities(line) => format!(
                "{name} déclare à la ligne {line} des entités de son cru, qui ne sont pas lues ici. Copiez son texte et collez-le."
            ),
            Refusal::TooDeep(line) => format!(
                "{name} emboîte trop d’éléments les uns dans les autres à la ligne {line}. Copiez son texte et collez-le."
            ),
            Refusal::Damaged(part, at) => format!(
                "{name} est abîmé à l’octet {at} ({part}). Faites-le renvoyer, ou ouvrez-le, copiez son texte et collez-le."
            ),
            Refusal::TooLarge(most) => format!(
                "{name} occupe plus de {} Mo une fois décompressé, ce qui n’est pas une dépêche. Ouvrez-le, copiez son texte et collez-le.",
                most >> 20
            ),
            Refusal::NoStory => format!(
                "{name} n’est pas un fichier de texte qui contienne une dépêche. S’il en montre une ailleurs, copiez le texte et collez-le ici."
            ),
            Refusal::Other(other) => {
                let what = match other {
                    Other::Pdf => {
                        "un PDF. Ouvrez-le, sélectionnez le texte, copiez-le et collez-le ici."
                    }
                    Other::Picture => {
                        "une image. S’il y a du texte, tapez-le ici, ou copiez-le avec un programme qui lit les images."
                    }
                    Other::Document => {
                        "un document de traitement de texte. Ouvrez-le, sélectionnez le texte, copiez-le et collez-le ici."
                    }
                    Other::Archive => {
                        "une archive. Décompressez-la et ouvrez un des fichiers qu’elle contient."
                    }
                    Other::Media => "du son ou un film, où il n’y a rien à lire.",
                    Other::Bytes => {
                        "un genre inconnu ici. Ouvrez-le avec son programme, copiez le texte et collez-le ici."
                    }
                };
                format!("{name} n’est pas un fichier de texte\u{a0}: c’est {what}")
            }
        }
    },
};
