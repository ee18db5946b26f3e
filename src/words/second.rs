//! What the interface says of two texts. Only what shows them asks for it, so that it comes with that piece.

use super::Tongue;
use depeche_compare::{Announced, ChangeKind, EditKind, Topic, Verdict};

/// The words of one language.
pub struct Second {
    /// Above the place for a later version.
    pub update: &'static str,
    /// Above the place for an article.
    pub article: &'static str,
    /// What to do there.
    pub update_hint: &'static str,
    /// The same for an article.
    pub article_hint: &'static str,
    /// The label of the field.
    pub field: &'static str,
    /// Compare.
    pub compare: &'static str,
    /// Check.
    pub check: &'static str,
    /// Back to the story.
    pub back: &'static str,
    /// Another second text.
    pub another: &'static str,
    /// Nothing changed.
    pub nothing: &'static str,
    /// It is too much.
    pub too_much: &'static str,
    /// How many changes there are in the text, and in meaning.
    pub counts: fn(usize, usize) -> String,
    /// Show only what changed.
    pub only: &'static str,
    /// So many paragraphs are left out.
    pub left_out: fn(usize) -> String,
    /// The next change.
    pub next: &'static str,
    /// The one before.
    pub previous: &'static str,
    /// The text.
    pub text: &'static str,
    /// The list of what changed in meaning.
    pub meaning: &'static str,
    /// Nothing changed in meaning.
    pub no_meaning: &'static str,
    /// The update note.
    pub note: &'static str,
    /// What it announces is there.
    pub holds: &'static str,
    /// It is not.
    pub fails: &'static str,
    /// What changed and is not announced.
    pub unsaid: &'static str,
    /// The marks, told.
    pub legend: [&'static str; 3],
    /// The list of what changed in the text.
    pub in_text: &'static str,
    /// What became of a sentence or a paragraph.
    pub edit: fn(EditKind) -> &'static str,
    /// The heads of a table of changes.
    pub heads: [&'static str; 5],
    /// A topic, over its list.
    pub topic: fn(Topic) -> &'static str,
    /// How something changed.
    pub how: fn(ChangeKind) -> &'static str,
    /// What a note announces.
    pub announced: fn(Announced) -> &'static str,
    /// A verdict.
    pub verdict: fn(Verdict) -> &'static str,
    /// What a verdict means.
    pub meaning_of: fn(Verdict) -> &'static str,
    /// How many quotes were checked.
    pub checked: fn(usize) -> String,
    /// In the article.
    pub in_article: &'static str,
    /// In the dispatch.
    pub in_dispatch: &'static str,
    /// Nobody is named.
    pub no_speaker: &'static str,
    /// The article gives it to somebody else.
    pub other_speaker: &'static str,
    /// Left out.
    pub cut: &'static str,
    /// Save as Markdown.
    pub markdown: &'static str,
    /// Save as CSV.
    pub csv: &'static str,
    /// The name of the file, without its ending.
    pub file: &'static str,
    /// What was judged, as a head of a column.
    pub verdict_head: &'static str,
    /// Who speaks, as a head of a column.
    pub speaker_head: &'static str,
    /// What opens the page with the words of another page.
    pub bookmarklet: &'static str,
    /// How it is kept.
    pub bookmarklet_hint: &'static str,
    /// Above what was put right in the first text and says nothing about the second.
    pub left_behind: &'static str,
    /// Between a thing and what is said of it.
    pub colon: &'static str,
}

impl Second {
    /// Those of a language.
    #[must_use]
    pub const fn of(tongue: Tongue) -> &'static Self {
        match tongue {
            Tongue::French => &FRENCH,
            Tongue::English => &ENGLISH,
        }
    }
}

static FRENCH: Second = Second {
    update: "Comparer à une mise à jour",
    article: "Vérifier un article",
    update_hint: "Collez la nouvelle version de la dépêche, déposez-la ou ouvrez un fichier.",
    article_hint: "Collez un article fait à partir de cette dépêche : chacune de ses citations y est cherchée.",
    field: "Second texte",
    compare: "Comparer",
    check: "Vérifier",
    back: "Retour à la dépêche",
    another: "Autre texte",
    nothing: "Rien n’a changé : ponctuation et guillemets mis à part, les deux textes disent la même chose dans les mêmes mots.",
    too_much: "Ces deux textes sont trop longs pour être comparés.",
    counts: |text, meaning| {
        let s = |n: usize| if n > 1 { "s" } else { "" };
        format!(
            "{text} changement{} dans le texte, {meaning} sur le fond",
            s(text)
        )
    },
    only: "Seulement ce qui a changé",
    left_out: |n| match n {
        1 => "Un paragraphe inchangé".to_owned(),
        n => format!("{n} paragraphes inchangés"),
    },
    next: "Changement suivant (n)",
    previous: "Changement précédent (p)",
    text: "Nouvelle version",
    meaning: "Ce qui change sur le fond",
    no_meaning: "Rien ne change sur le fond.",
    note: "La note de mise à jour annonce",
    holds: "c’est fait",
    fails: "introuvable",
    unsaid: "Non annoncé",
    legend: ["ajouté", "supprimé", "déplacé"],
    in_text: "Dans le texte",
    edit: |how| match how {
        EditKind::Added => "ajouté",
        EditKind::Dropped => "supprimé",
        EditKind::Moved => "déplacé",
        EditKind::Reworded => "réécrit",
        EditKind::MovedReworded => "déplacé, réécrit",
    },
    heads: ["Quoi", "Changement", "De qui", "Avant", "Après"],
    topic: |topic| match topic {
        Topic::Headline => "Titre",
        Topic::Participant => "Qui et quoi",
        Topic::Role => "Fonctions",
        Topic::Presence => "Présence",
        Topic::StandIn => "Remplacements",
        Topic::Quote => "Citations",
        Topic::Commitment => "Engagements",
        Topic::Demand => "Demandes",
        Topic::StickingPoint => "Points de blocage",
        Topic::NextStep => "Prochaines étapes",
        Topic::Date => "Dates",
        Topic::Figure => "Chiffres",
    },
    how: |how| match how {
        ChangeKind::New => "nouveau",
        ChangeKind::Gone => "disparu",
        ChangeKind::Changed => "changé",
        ChangeKind::Grown => "allongé",
        ChangeKind::Cut => "coupé",
        ChangeKind::Speaker => "autre auteur",
    },
    announced: |what| match what {
        Announced::Quotes => "citations",
        Announced::Figures => "chiffres",
        Announced::Headline => "titre",
        Announced::Text => "contexte",
        Announced::Words => "contenu",
    },
    verdict: |verdict| match verdict {
        Verdict::Exact => "mot pour mot",
        Verdict::Shortened => "raccourcie",
        Verdict::Altered => "modifiée",
        Verdict::Joined => "deux citations en une",
        Verdict::OtherSpeaker => "autre auteur",
        Verdict::Indirect => "sans guillemets dans la dépêche",
        Verdict::OtherLanguage => "autre langue",
        Verdict::Absent => "pas dans cette dépêche",
    },
    meaning_of: |verdict| match verdict {
        Verdict::Exact => "Les mots sont ceux de la dépêche.",
        Verdict::Shortened => "Des mots ont été laissés de côté.",
        Verdict::Altered => "Des mots ne sont pas ceux de la dépêche.",
        Verdict::Joined => "Le début et la fin viennent de deux citations.",
        Verdict::OtherSpeaker => {
            "Les mots sont ceux de la dépêche, qui les donne à quelqu’un d’autre."
        }
        Verdict::Indirect => "La dépêche rapporte ou raconte cela sans le citer.",
        Verdict::OtherLanguage => {
            "L’article est dans une autre langue : la traduction n’est pas jugée ici."
        }
        Verdict::Absent => "Rien de tel dans cette dépêche ; la citation peut venir d’ailleurs.",
    },
    checked: |n| match n {
        0 => "Aucune citation entre guillemets dans cet article.".to_owned(),
        1 => "1 citation vérifiée".to_owned(),
        n => format!("{n} citations vérifiées"),
    },
    in_article: "Dans l’article",
    in_dispatch: "Dans la dépêche",
    no_speaker: "auteur inconnu",
    other_speaker: "autre auteur",
    cut: "coupé",
    markdown: "Markdown",
    csv: "CSV",
    file: "citations",
    verdict_head: "Verdict",
    speaker_head: "Auteur",
    bookmarklet: "Lire avec Dépêche",
    bookmarklet_hint: "Glissez ce lien dans la barre de favoris : d’un clic, il ouvre ici la sélection ou l’article de n’importe quelle page.",
    left_behind: "Vos corrections qui ne vont plus",
    colon: "\u{a0}: ",
};

static ENGLISH: Second = Second {
    update: "Compare with an update",
    article: "Check an article",
    update_hint: "Paste the new version of the story, drop it, or open a file.",
    article_hint: "Paste an article made from this dispatch: each of its quotes is looked for here.",
    field: "Second text",
    compare: "Compare",
    check: "Check",
    back: "Back to the story",
    another: "Another text",
    nothing: "Nothing changed: punctuation and quote marks aside, both texts say the same in the same words.",
    too_much: "These two texts are too long to be compared.",
    counts: |text, meaning| {
        let s = |n: usize| if n == 1 { "" } else { "s" };
        format!("{text} change{} in the text, {meaning} in meaning", s(text))
    },
    only: "Only what changed",
    left_out: |n| match n {
        1 => "One unchanged paragraph".to_owned(),
        n => format!("{n} unchanged paragraphs"),
    },
    next: "Next change (n)",
    previous: "Previous change (p)",
    text: "New version",
    meaning: "What changed in meaning",
    no_meaning: "Nothing changed in meaning.",
    note: "The update note announces",
    holds: "it is there",
    fails: "not found",
    unsaid: "Not announced",
    legend: ["added", "dropped", "moved"],
    in_text: "In the text",
    edit: |how| match how {
        EditKind::Added => "added",
        EditKind::Dropped => "dropped",
        EditKind::Moved => "moved",
        EditKind::Reworded => "reworded",
        EditKind::MovedReworded => "moved, reworded",
    },
    heads: ["What", "Change", "Of whom", "Before", "After"],
    topic: |topic| match topic {
        Topic::Headline => "Headline",
        Topic::Participant => "Who and what",
        Topic::Role => "Roles",
        Topic::Presence => "Presence",
        Topic::StandIn => "Stand-ins",
        Topic::Quote => "Quotes",
        Topic::Commitment => "Commitments",
        Topic::Demand => "Demands",
        Topic::StickingPoint => "Sticking points",
        Topic::NextStep => "Next steps",
        Topic::Date => "Dates",
        Topic::Figure => "Figures",
    },
    how: |how| match how {
        ChangeKind::New => "new",
        ChangeKind::Gone => "gone",
        ChangeKind::Changed => "changed",
        ChangeKind::Grown => "longer",
        ChangeKind::Cut => "cut",
        ChangeKind::Speaker => "other speaker",
    },
    announced: |what| match what {
        Announced::Quotes => "quotes",
        Announced::Figures => "figures",
        Announced::Headline => "headline",
        Announced::Text => "background",
        Announced::Words => "content",
    },
    verdict: |verdict| match verdict {
        Verdict::Exact => "word for word",
        Verdict::Shortened => "shortened",
        Verdict::Altered => "altered",
        Verdict::Joined => "two quotes in one",
        Verdict::OtherSpeaker => "other speaker",
        Verdict::Indirect => "not in quote marks in the dispatch",
        Verdict::OtherLanguage => "other language",
        Verdict::Absent => "not in this dispatch",
    },
    meaning_of: |verdict| match verdict {
        Verdict::Exact => "The words are those of the dispatch.",
        Verdict::Shortened => "Words were left out.",
        Verdict::Altered => "Words are not those of the dispatch.",
        Verdict::Joined => "Its beginning and its end are of two quotes.",
        Verdict::OtherSpeaker => {
            "The words are those of the dispatch, which gives them to somebody else."
        }
        Verdict::Indirect => "The dispatch reports or tells this without quoting it.",
        Verdict::OtherLanguage => {
            "The article is in another language: translation is beyond this check."
        }
        Verdict::Absent => "Nothing like it in this dispatch; the quote may come from elsewhere.",
    },
    checked: |n| match n {
        0 => "No quote in quote marks in this article.".to_owned(),
        1 => "1 quote checked".to_owned(),
        n => format!("{n} quotes checked"),
    },
    in_article: "In the article",
    in_dispatch: "In the dispatch",
    no_speaker: "unknown speaker",
    other_speaker: "other speaker",
    cut: "cut",
    markdown: "Markdown",
    csv: "CSV",
    file: "quotes",
    verdict_head: "Verdict",
    speaker_head: "Speaker",
    bookmarklet: "Read with Dépêche",
    bookmarklet_hint: "Drag this link to the bookmarks bar: one click there opens the selection, or the article, of any page here.",
    left_behind: "Your corrections that no longer fit",
    colon: ": ",
};
