//! The interface in French. `\u{a0}` is the no-break space of `:` and of guillemets, `\u{202f}` the narrow one.

use super::{Columns, Said, Summary, Tongue, Words};
use crate::export::Form;
use crate::export::csv::Table;
use crate::intake::{LONGEST, Problem};
use crate::link::Fault;
use crate::marks::Topic;
use crate::state::{Grouping, Order, Panel};
use crate::trust::hidden;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{
    CreditRole, EventStatus, Kind, KindReason, PresenceStatus, QuoteKind, QuotePattern,
    RelationKind, SpeakerReason, Voice,
};
use depeche_link::{Fits, fits};

pub(super) const WORDS: Words = Words {
    tongue: Tongue::French,
    new: "Nouvelle",
    open: "Ouvrir",
    open_file: "Ouvrir un fichier",
    edit: "Texte",
    examples: "Exemples",
    share: "Partager",
    other_tongue: "English",
    theme_system: "Thème du système",
    theme_light: "Thème clair",
    theme_dark: "Thème sombre",
    theme: "Changer de thème",
    tools: "Outils",
    read: "Lire la dépêche",
    close_box: "Fermer",
    try_example: "Essayer un exemple\u{a0}:",
    drop_hint: "ou déposez un fichier texte n’importe où sur la page",
    restore: "Reprendre le texte",
    dismiss: "Fermer ce message",
    show_part: "Lire ce qui est arrivé",
    from_part: "Début d’une dépêche reçue par un lien abîmé\u{a0}: la suite manque, et ce site n’a rien vérifié.",
    read_anyway: "Lire quand même",
    try_again: "Réessayer",
    from_link: "Texte reçu par un lien\u{a0}: ce site ne l’a pas vérifié.",
    from_host: "Dépêche placée à côté de cette page par qui l’héberge.",
    hidden: "Caractères cachés ou trompeurs",
    hidden_kind: |kind, n| match kind {
        hidden::Kind::Direction => count(
            n,
            "changement de sens d’écriture",
            "changements de sens d’écriture",
        ),
        hidden::Kind::Lookalike => count(
            n,
            "mot en lettres d’un autre alphabet",
            "mots en lettres d’un autre alphabet",
        ),
        hidden::Kind::ZeroWidth => count(n, "caractère sans largeur", "caractères sans largeur"),
        hidden::Kind::Control => count(n, "caractère de commande", "caractères de commande"),
    },
    strip_hidden: "Retirer les caractères sans largeur",
    from_example: "Exemple écrit pour cette page\u{a0}: les faits sont inventés.",
    arrival: super::arrival::FRENCH,
    story: "La dépêche",
    story_keys: "Texte de la dépêche. Les flèches mènent de mot marqué en mot marqué.",
    explorer: "L’explorateur",
    close_sheet: "Fermer le volet",
    show_marks: "Surligner",
    legend: "Légende",
    cue: "verbe de parole",
    about: "À propos de cette page",
    keys: "Au clavier\u{a0}: m surligne ou non, n et p mènent à la mention suivante ou précédente, c corrige ce qui est choisi, Ctrl+Z revient en arrière, Échap quitte la sélection.",
    updated: "actualisée",
    claimed: "selon le texte",
    search: "Chercher dans la dépêche",
    no_match: "Aucun participant ne correspond.",
    not_found: "introuvable",
    compare: "Comparer à une mise à jour",
    check: "Vérifier un article",
    is_update: "Ce texte est une autre version de la dépêche qui était ouverte.",
    plain: "Lecture simple",
    marked: "Lecture annotée",
    export: "Exporter",
    print: "Imprimer",
    copy_brief: "Copier le résumé",
    form: |form| match form {
        Form::Markdown => "Résumé d’une page (Markdown)",
        Form::Text => "Le texte seul (TXT)",
        Form::Csv(Table::People) => "Qui et présence (CSV)",
        Form::Csv(Table::Quotes) => "Citations (CSV)",
        Form::Csv(Table::Dates) => "Dates (CSV)",
        Form::Calendar => "Dates et suites (iCalendar)",
        Form::Json => "Analyse complète (JSON)",
        Form::Annotations => "Annotations W3C (JSON-LD)",
        Form::Ninjs => "Dépêche IPTC (ninjs\u{a0}3)",
        Form::SchemaOrg => "Article schema.org (JSON-LD)",
        Form::Html => "Copie de lecture (HTML)",
        Form::Gold => "Lecture de référence, pour mesurer (gold)",
    },
    link_label: "Lien vers cette dépêche",
    copy_link: "Copier le lien",
    send_link: "Envoyer…",
    link_fits: |n| {
        let length = format!("{} caractères", thousands(n));
        match fits(n) {
            Fits::Everywhere => format!("{length}\u{a0}: passe partout."),
            Fits::MostChats => format!(
                "{length}\u{a0}: passe par courriel et dans la plupart des messageries, mais pas dans Discord."
            ),
            Fits::Browsers => format!(
                "{length}\u{a0}: les navigateurs l’ouvrent, mais bien des messageries le couperont. Envoyez plutôt un export."
            ),
        }
    },
    recent: "Récentes",
    keep_recent: "Garder mes dépêches dans ce navigateur",
    no_recent: "Aucune dépêche gardée.",
    forget: |title| format!("Oublier {}", in_marks(title)),
    forget_all: "Tout oublier",
    why: "Pourquoi\u{202f}?",
    next: "Suivant",
    previous: "Précédent",
    also: "Aussi nommé",
    mentions_title: "Dans le texte",
    quotes_title: "Ce qui est dit",
    nobody: "Aucun participant n’a été reconnu dans ce texte.",
    no_quotes: "Personne ne parle dans ce texte, ou personne n’a été reconnu.",
    no_context: "Ni événement, ni engagement, ni date n’ont été reconnus dans ce texte.",
    strip: |n| format!("Où le texte en parle\u{a0}: {}", mentions(n)),
    host: "hôte",
    sort: "Trier",
    order: |order| match order {
        Order::Kind => "par catégorie",
        Order::Appearance => "par ordre d’apparition",
        Order::Mentions => "par nombre de mentions",
        Order::Name => "par nom",
    },
    filter_short: "Filtrer",
    filter: "Filtrer les participants",
    group: "Grouper",
    grouping: |grouping| match grouping {
        Grouping::Speaker => "par source",
        Grouping::Voice => "par voix",
        Grouping::Text => "dans l’ordre du texte",
    },
    no_links: "Aucun lien entre participants n’a été reconnu dans ce texte.",
    drawing: |n| {
        format!(
            "Qui parle de qui\u{a0}: {}, aussi dans le tableau ci-dessous.",
            count(n, "lien", "liens")
        )
    },
    relation: |kind| match kind {
        RelationKind::SpeaksOf => "parle de",
        RelationKind::SpeaksTo => "parle à",
        RelationKind::Represents => "représente",
        RelationKind::Met => "rencontre",
        RelationKind::Kin => "est de la famille de",
        RelationKind::Office => "a une fonction au sein de",
    },
    only: |name| format!("Seulement\u{a0}: {name}"),
    places: |n| count(n, "passage", "passages"),
    columns: Columns {
        name: "Nom",
        kind: "Catégorie",
        role: "Rôle",
        presence: "Présence",
        mentions: "Mentions",
        source: "Source",
        words: "Paroles",
        voice: "Voix",
        cue: "Introduites par",
        to: "À qui",
        link: "Lien",
        about: "Avec",
        stand_in: "Représenté par",
        evidence: "Selon ces mots",
        headline: "Titre",
        agency: "Agence",
        published: "Datée du",
        paragraph: "Paragraphe",
        doubt: "Doute",
        by_hand: "À la main",
        until: "Jusqu’au",
        date_words: "Dans le texte",
        what: "Ce qui se passe",
        to_come: "À venir",
    },
    colon: "\u{a0}:",
    semicolon: "\u{202f};",
    no_speaker: "Sans source reconnue",
    // Not `de`, which some names change, and some only by how they are said.
    quote_of: |speaker| match speaker {
        Some(name) => format!("Citation\u{a0}: {name}"),
        None => "Citation sans source reconnue".to_owned(),
    },
    reported: "[propos rapportés]",
    copy_quote: "Copier",
    said_to: |to| format!("à {to}"),
    maybe: |names| format!("Indécis\u{a0}: {}\u{202f}?", join(names, "ou")),
    event: "L’événement",
    place: "Lieu",
    when: "Date",
    hosted_by: "Hôte",
    attendance: "Participation",
    purpose: "Objet",
    outcome: "Résultat",
    status: "État",
    ledger: "Qui est là",
    represented_by: "par",
    timeline: "Chronologie",
    credits: "Crédits",
    mentions,
    quotes: |n| count(n, "citation", "citations"),
    summary,
    place_of: |at, of| format!("{at}\u{a0}/\u{a0}{of}"),
    panel: |panel| match panel {
        Panel::Who => "Qui",
        Panel::Said => "Paroles",
        Panel::Context => "Contexte",
        Panel::Links => "Liens",
    },
    kinds: |kind| match kind {
        Kind::Unknown => "À préciser",
        Kind::Person => "Personnes",
        Kind::Organisation => "Organisations",
        Kind::Place => "Lieux",
        Kind::Group => "Groupes",
        Kind::Document => "Documents",
        Kind::Unnamed => "Sources sans nom",
    },
    kind: |kind| match kind {
        Kind::Unknown => "à préciser",
        Kind::Person => "personne",
        Kind::Organisation => "organisation",
        Kind::Place => "lieu",
        Kind::Group => "groupe",
        Kind::Document => "document",
        Kind::Unnamed => "source sans nom",
    },
    kind_reason: |reason| match reason {
        KindReason::Shape => "D’après sa seule forme\u{a0}: une suite de mots à majuscule.",
        KindReason::Title => "Un titre ou une fonction l’accompagne.",
        KindReason::Apposition => "Une apposition dit ce que c’est.",
        KindReason::FirstName => "Le nom commence par un prénom connu.",
        KindReason::Lexicon => "Le nom figure dans une liste de noms connus.",
        KindReason::Head => "Son premier mot dit ce que c’est.",
        KindReason::Acronym => "Un sigle que le texte lui-même développe.",
        KindReason::Preposition => "Une préposition de lieu le précède.",
        KindReason::Verb => "Un verbe de parole l’a pour sujet.",
        KindReason::SameName => "Le même nom est déjà connu dans le texte.",
        KindReason::List => "Le nom figure dans une énumération de même nature.",
        KindReason::Weighed => "Tout ce qui l’entoure, pesé ensemble, le dit.",
        KindReason::Speaks => "La source parle, mais elle est décrite et non nommée.",
        KindReason::Hand => "Corrigé à la main.",
    },
    presence: |status| match status {
        PresenceStatus::None => "",
        PresenceStatus::Attending => "Présents",
        PresenceStatus::Remote => "À distance",
        PresenceStatus::Expected => "Attendus",
        PresenceStatus::Absent => "Absents",
        PresenceStatus::Represented => "Représentés",
    },
    presence_of: |status| match status {
        PresenceStatus::None => "",
        PresenceStatus::Attending => "présence",
        PresenceStatus::Remote => "à distance",
        PresenceStatus::Expected => "venue attendue",
        PresenceStatus::Absent => "absence",
        PresenceStatus::Represented => "par délégation",
    },
    quote_kind: |kind| match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
    },
    voice: |voice| match voice {
        Voice::Unattributed => "sans source",
        Voice::Named => "source nommée",
        Voice::Unnamed => "source sans nom",
        Voice::Institution => "institution",
        Voice::Document => "document",
        Voice::Group => "plusieurs voix",
    },
    quote_pattern: |pattern| match pattern {
        QuotePattern::Marks => "Des guillemets entourent des paroles.",
        QuotePattern::CueAfter => "Les paroles sont entre guillemets, la source est nommée après.",
        QuotePattern::CueBefore => "La source est nommée, puis viennent les guillemets.",
        QuotePattern::Interrupted => "Une incise coupe les paroles en deux.",
        QuotePattern::Fragment => "Quelques mots entre guillemets dans une phrase rapportée.",
        QuotePattern::Continued => "La citation précédente se poursuit.",
        QuotePattern::ThatClause => "Un verbe de parole suivi de «\u{a0}que\u{a0}».",
        QuotePattern::BareClause => "Un verbe de parole suivi de ce qui est dit.",
        QuotePattern::Infinitive => "Un verbe de parole suivi d’un infinitif.",
        QuotePattern::AccordingTo => {
            "«\u{a0}Selon\u{a0}», «\u{a0}d’après\u{a0}»\u{a0}: la source est donnée ainsi."
        }
        QuotePattern::Parenthetical => "Une incise attribue la phrase à sa source.",
        QuotePattern::Coordinated => "La même source continue, avec un nouveau verbe.",
        QuotePattern::Hand => "Les paroles ont été marquées à la main.",
    },
    speaker_reason: |reason| match reason {
        SpeakerReason::None => "Aucune source n’a été trouvée.",
        SpeakerReason::Named => "La source est nommée à cet endroit.",
        SpeakerReason::Role => {
            "La source y est décrite par sa fonction, qu’une seule personne occupe."
        }
        SpeakerReason::Described => "La source y est décrite, et personne de nommé n’y correspond.",
        SpeakerReason::Pronoun => "Un pronom renvoie à la source.",
        SpeakerReason::Continued => "C’est la source de la citation précédente.",
        SpeakerReason::Subject => "C’est le sujet de la phrase, ou de la précédente.",
        SpeakerReason::Undecided => "Plusieurs sources conviennent.",
        SpeakerReason::Hand => "La source a été corrigée à la main.",
    },
    event_status: |status| match status {
        EventStatus::Unknown => "",
        EventStatus::Planned => "à venir",
        EventStatus::UnderWay => "en cours",
        EventStatus::Over => "terminé",
        EventStatus::CalledOff => "annulé ou reporté",
    },
    credit: |role| match role {
        CreditRole::Reporting => "Reportage",
        CreditRole::Writing => "Rédaction",
        CreditRole::Editing => "Édition",
        CreditRole::Other => "Autres",
    },
    topic: |topic| match topic {
        Topic::Commitments => "Engagements",
        Topic::Demands => "Demandes",
        Topic::StickingPoints => "Points de blocage",
        Topic::NextSteps => "Prochaines étapes",
    },
    one_topic: |topic| match topic {
        Topic::Commitments => "engagement",
        Topic::Demands => "demande",
        Topic::StickingPoints => "blocage",
        Topic::NextSteps => "étape",
    },
    claim_reason: |cue| format!("Ces mots l’annoncent\u{a0}: {}.", in_marks(cue)),
    presence_reason: |words| format!("Le texte dit\u{a0}: {}.", in_marks(words)),
    cue_reason: |cue| format!("Introduite par {}.", in_marks(cue)),
    when_of: |day, until| match (day, until) {
        (Some(from), Some(to)) => format!("{} – {}", date(from), date(to)),
        (Some(day), None) => date(day),
        (None, _) => "date non résolue".to_owned(),
    },
    date,
    problem,
    fault,
    in_marks,
    amend: super::amend::FRENCH,
    card: super::card::FRENCH,
    glance: super::glance::FRENCH,
    travel: super::travel::FRENCH,
    said: Said {
        address: "C’est une adresse, et non le texte d’une dépêche\u{a0}: cette page ne va rien chercher ailleurs. Ouvrez-la, copiez le texte et collez-le ici.",
        link_copied: "Lien copié.",
        link_ready: "Le presse-papiers a refusé\u{a0}: copiez le lien dans son champ.",
        not_kept: "Le navigateur refuse de garder des dépêches\u{a0}: la page marche sans cela.",
        link_too_long: "Cette dépêche est trop longue pour un lien. Envoyez plutôt le texte lui-même.",
        nothing_to_share: "Rien à partager ni à exporter encore\u{a0}: collez d’abord une dépêche.",
        quote_copied: "Citation copiée, avec sa source.",
        brief_copied: "Résumé copié.",
        copy_failed: "Le presse-papiers a refusé\u{a0}: sélectionnez le texte et copiez-le à la main.",
        seen_by_host: "L’hébergeur de cette page a pu voir ce texte\u{a0}: il est venu dans l’adresse elle-même, et non après son #.",
        cleared: "La dépêche est retirée.",
        replaced: "Un autre texte a pris la place du vôtre.",
        reading: "Lecture de la dépêche…",
        fetching: "Chargement de ce qu’il faut pour cela…",
        no_grammar: "Un fichier qu’il faut à cette page pour la langue de la dépêche n’a pas pu être chargé\u{a0}: le texte est gardé.",
        no_piece: "Un fichier qu’il faut à cette page pour cela n’a pas pu être chargé\u{a0}: rien n’est perdu.",
    },
};

fn count(n: usize, one: &str, many: &str) -> String {
    // Zero is singular in French.
    format!("{n}\u{a0}{}", if n < 2 { one } else { many })
}

fn mentions(n: usize) -> String {
    count(n, "mention", "mentions")
}

fn summary(s: &Summary) -> String {
    let direct = count(s.direct, "directe", "directes");
    let quotes = count(s.quotes, "citation", "citations");
    super::told(
        &[
            (s.people, count(s.people, "personne", "personnes")),
            (
                s.organisations,
                count(s.organisations, "organisation", "organisations"),
            ),
            (s.places, count(s.places, "lieu", "lieux")),
        ],
        &[
            (s.quotes, format!("{quotes} ({direct})")),
            (s.absent, count(s.absent, "absent", "absents")),
            (
                s.represented,
                count(s.represented, "représenté", "représentés"),
            ),
            (s.undecided, count(s.undecided, "indécis", "indécis")),
        ],
    )
}

fn in_marks(words: &str) -> String {
    format!("«\u{a0}{words}\u{a0}»")
}

fn join(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

fn date(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const DAYS: [&str; 7] = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    let month = |m: u8| MONTHS[usize::from(m - 1) % 12];
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, m) => format!("{} {year}", month(m)),
        PartialDate::Day(day) => format!(
            "{} {}{}\u{a0}{} {}",
            DAYS[usize::from(day.weekday())],
            day.day(),
            if day.day() == 1 { "er" } else { "" },
            month(day.month()),
            day.year()
        ),
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "La zone est vide\u{a0}: collez-y le texte d’une dépêche.".into(),
        Problem::OnlySpaces => {
            "Il n’y a pas un mot dans la zone\u{a0}: collez-y le texte d’une dépêche.".into()
        }
        Problem::OneWord => {
            "Il n’y a qu’un mot dans la zone\u{a0}: collez-y une dépêche entière.".into()
        }
        Problem::OtherLanguage => {
            "Ce texte ne semble être ni en français ni en anglais, les deux langues lues ici. Il est resté dans la zone.".into()
        }
        Problem::TooLong(n) => format!(
            "Ce texte compte {} caractères\u{202f}; la limite est de {}. Gardez-en une partie\u{a0}: il est resté dans la zone.",
            thousands(*n),
            thousands(LONGEST)
        ),
        Problem::NotText(name, refusal) => (super::arrival::FRENCH.refused)(name, refusal),
        Problem::NotHosted(name) => format!(
            "{} n’est pas le nom d’un texte placé à côté de cette page\u{a0}: un tel nom finit par .txt et n’en sort pas.",
            in_marks(name)
        ),
        Problem::Unreadable(name) => {
            format!("Le navigateur n’a pas pu lire {}. Copiez son texte et collez-le ici.", in_marks(name))
        }
    }
}

/// A whole number with a narrow no-break space every three digits.
fn thousands(n: usize) -> String {
    super::grouped(n, '\u{202f}')
}

fn fault(fault: &Fault) -> String {
    const KEPT: &str = "Demandez qu’on vous l’envoie à nouveau\u{202f}; rien n’a été remplacé ici.";
    match fault {
        Fault::Newer(_) => {
            "Ce lien a été fait par une version plus récente de cette page. Rechargez la page, puis rouvrez le lien.".into()
        }
        Fault::Cut {
            arrived,
            expected: Some(expected),
            ..
        } => format!(
            "Ce lien a été coupé en route\u{a0}: {} caractères sur {} sont arrivés. {KEPT}",
            thousands(*arrived),
            thousands(*expected)
        ),
        Fault::Cut { arrived, .. } => format!(
            "Ce lien a été coupé en route\u{a0}: {} caractères seulement sont arrivés. {KEPT}",
            thousands(*arrived)
        ),
        Fault::Damaged { .. } => format!("Ce lien a été modifié en route. {KEPT}"),
        Fault::TooLong { .. } => {
            format!("Ce lien est plus long qu’aucun lien fait par cette page\u{a0}: il n’a pas été lu. {KEPT}")
        }
        Fault::Empty | Fault::NotALink => {
            format!("Ce qui suit # dans l’adresse n’est pas un lien de cette page. {KEPT}")
        }
    }
}
