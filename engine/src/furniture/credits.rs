//! Credits: who reported, wrote and edited, in bylines and credit lines of both languages.
//!
//! `(Reportage de A avec B; rédigé par C, édité par D)`, `By A and B`, `Associated Press writer A in Rome contributed to
//! this report.` A credit line is a run of words that say what somebody did, each followed by names; places after a
//! preposition (`in Rome`, `à Kyiv`) are passed over.

use super::agencies;
use crate::lexicon::Kinds;
use crate::story::{Credit, CreditRole};
use crate::text::{Text, TokenKind, Words, same_letters, words};
use std::ops::Range;

/// Reads every name of a credit line, each with the role of the words before it. `role` is what a name before any such
/// word did: reporting, in a byline.
pub(super) fn read(text: &Text, run: Range<usize>, role: CreditRole, credits: &mut Vec<Credit>) {
    let mut role = role;
    let mut i = run.start;
    while i < run.end {
        if let Some(found) = role_at(text, i) {
            role = found;
            i += 1;
            continue;
        }
        if let Some((_, end)) = agencies::at(text, i) {
            i = end;
            continue;
        }
        if leads_to_place(text, i) {
            i = place_end(text, i + 1, run.end);
            continue;
        }
        match name_at(text, i, run.end) {
            Some(end) => {
                let name = text.span(i..end);
                // `Li Wen pour le service français` translates, whatever the others did.
                let translates = text.is_run(end, &["pour", "le", "service"]);
                let role = if translates {
                    CreditRole::Writing
                } else {
                    role
                };
                let credit = Credit { role, name };
                let same = |c: &Credit| c.role == role && same_name(text, c, name);
                if !credits.iter().any(same) {
                    credits.push(credit);
                }
                i = job_end(text, end, run.end);
            }
            None => i += 1,
        }
    }
}

/// Whether the tokens from `i` on open a credit line: `Reportage de`, `(Reporting by`, `édité par`, `Writing by`.
pub(super) fn opens(text: &Text, i: usize) -> bool {
    let i = i + usize::from(text.is(i, "(") || text.kind(i) == TokenKind::Dash);
    let i = i + usize::from(text.is(i, "additional"));
    const WITH: [&[&str]; 2] = [
        &["avec", "des", "informations", "de"],
        &["with", "files", "from"],
    ];
    if WITH.iter().any(|words| text.is_run(i, words)) {
        return true;
    }
    if text.is_any(i, words!["avec", "with"]) {
        // `(Avec Jean Roy à Lyon, édité par …)`: a role must follow before the line ends.
        return (i + 1..i + 30)
            .take_while(|&k| text.kind(k) != TokenKind::End)
            .any(|k| is_role_phrase(text, k));
    }
    is_role_phrase(text, i)
}

/// `rédigé par`, `Reporting by`, `version française X`: a word of a role and what must follow it.
pub(super) fn is_role_phrase(text: &Text, i: usize) -> bool {
    if role_at(text, i).is_none() {
        return false;
    }
    match text.word(i) {
        "reportage" | "reporting" | "writing" | "editing" | "rewriting" | "édition" | "edition"
        | "rédaction" | "redaction" | "production" => {
            text.is_any(i + 1, words!["by", "de", "par", ":", "d'", "avec", "with"])
                || text.token(i + 1).is_capitalised()
        }
        "texte" | "words" | "pictures" | "editor" => text.token(i + 2).is_capitalised(),
        "version" => text.is_any(i + 1, words!["française", "francaise"]),
        "photos" | "photo" | "graphics" | "graphic" | "infographie" | "montage" | "vidéo" => {
            text.is_any(i + 1, words!["by", "de", "par", "d'"])
        }
        _ => text.is_any(i + 1, words!["par", "by"]),
    }
}

fn role_at(text: &Text, i: usize) -> Option<CreditRole> {
    const REPORTING: &Words = words![
        "reportage",
        "reportages",
        "reporting",
        "reported",
        "contribution",
        "contributions",
        "contributed",
        "recueillis",
        "correspondents",
        "avec",
        "with",
    ];
    // Each also as text without accents has it.
    const WRITING: &Words = words![
        "redige",
        "redigee",
        "redaction",
        "ecrit",
        "adapte",
        "rédigé",
        "rédigée",
        "rédaction",
        "écrit",
        "version",
        "traduit",
        "traduction",
        "writing",
        "written",
        "rewriting",
        "compiled",
        "translated",
        "adapté",
    ];
    const EDITING: &Words = words![
        "edite",
        "edité",
        "editée",
        "editee",
        "edition",
        "revise",
        "édité",
        "éditée",
        "édition",
        "editing",
        "edited",
        "relu",
        "relecture",
        "révisé",
    ];
    const OTHER: &Words = words![
        "photo",
        "photos",
        "photographie",
        "vidéo",
        "vidéos",
        "video",
        "graphics",
        "graphic",
        "infographie",
        "montage",
        "production",
        "producing",
        "produced",
        "filming",
    ];
    let roles = [
        (REPORTING, CreditRole::Reporting),
        (WRITING, CreditRole::Writing),
        (EDITING, CreditRole::Editing),
        (OTHER, CreditRole::Other),
    ];
    let said = roles.iter().find(|(words, _)| text.is_any(i, words));
    said.map(|(_, role)| *role).or_else(|| label_at(text, i))
}

/// The role of a label, `Texte : Jeanne Roy`; without the colon these are words of any sentence.
fn label_at(text: &Text, i: usize) -> Option<CreditRole> {
    match text.word(i) {
        _ if !text.is(i + 1, ":") => None,
        "texte" | "words" => Some(CreditRole::Writing),
        "pictures" => Some(CreditRole::Other),
        "editor" => Some(CreditRole::Editing),
        _ => None,
    }
}

/// Whether a capitalised word after token `i` is a place: `in Rome`, `à Kyiv`, `from Geneva`.
fn leads_to_place(text: &Text, i: usize) -> bool {
    text.is_any(
        i,
        words![
            "in", "at", "from", "near", "à", "au", "aux", "en", "depuis", "près",
        ],
    )
}

/// Just past a place: capitalised words with commas only before a region and small words between.
fn place_end(text: &Text, start: usize, limit: usize) -> usize {
    let mut i = start;
    while i < limit {
        let elided = text.kind(i) == TokenKind::Elision;
        let small = text.is_any(i, words!["de", "la", "le", "du", "the", "of", "les", "sur"]);
        let joins = (elided || small) && text.token(i + 1).is_capitalised();
        if !(text.token(i).is_capitalised() || joins) {
            break;
        }
        i += 1;
    }
    i.max(start)
}

/// Just past the name that begins at `start`: two capitalised words or more, particles between them.
fn name_at(text: &Text, start: usize, limit: usize) -> Option<usize> {
    if !text.token(start).is_capitalised() || is_no_name(text, start) {
        return None;
    }
    let mut end = start + 1;
    let mut words = 1;
    let mut i = end;
    while i < limit {
        if text.token(i).is_capitalised() && !is_no_name(text, i) && agencies::at(text, i).is_none()
        {
            words += 1;
            end = i + 1;
        } else if !(is_particle(text, i) && text.token(i + 1).is_capitalised()) {
            break;
        }
        i += 1;
    }
    (words >= 2).then_some(end)
}

/// Whether a run can be somebody's name.
pub(super) fn is_name(text: &Text, run: Range<usize>) -> bool {
    name_at(text, run.start, run.end) == Some(run.end)
}

/// Whether a run is nothing but full names, with commas or `and` between them.
pub(super) fn are_names(text: &Text, run: Range<usize>) -> bool {
    let mut i = run.start;
    while let Some(end) = name_at(text, i, run.end).filter(|_| is_first_name(text, i)) {
        if end == run.end {
            return true;
        }
        let parted = text.is_any(end, words![",", "et", "and"]);
        i = end + usize::from(parted);
        if !parted {
            return false;
        }
    }
    false
}

/// Whether a line at a story's foot is nothing but who wrote it: `(Jeanne Roy)`, `(Jeanne Roy, avec Paul Rey à Lyon)`,
/// `Maya Lind`.
pub(super) fn signs(text: &Text, run: Range<usize>) -> bool {
    const MAX_TOKENS: usize = 20;
    let (first, last) = (run.start, run.end - 1);
    if !text.is(first, "(") {
        return are_names(text, run);
    }
    run.len() <= MAX_TOKENS
        && text.is(last, ")")
        && name_at(text, first + 1, last).is_some_and(|end| end == last || text.is(end, ","))
        && text
            .find_any(first + 1..last, words![".", ";", "(", ":"])
            .is_none()
}

fn is_first_name(text: &Text, i: usize) -> bool {
    text.known(i).kinds().any(Kinds::FIRST_NAME)
}

/// Just past what describes the journalist after a name: `, PA Political Editor`, `of The Associated Press`.
fn job_end(text: &Text, end: usize, limit: usize) -> usize {
    let after_comma = || {
        role_at(text, end + 1).is_none()
            && (agencies::at(text, end + 1).is_some() || is_no_name(text, end + 1))
    };
    if !(text.is(end, "of") || text.is(end, ",") && after_comma()) {
        return end;
    }
    let mut i = end + 1;
    while i < limit && (text.token(i).is_capitalised() || text.is(i, "the")) {
        i += 1;
    }
    i
}

fn is_particle(text: &Text, i: usize) -> bool {
    text.is_any(
        i,
        words![
            "de", "du", "des", "da", "dos", "di", "del", "della", "la", "le", "van", "von", "der",
            "den", "ten",
        ],
    ) || text.is_any(
        i,
        words![
            "bin", "ben", "ibn", "al", "el", "y", "e", "ter", "zu", "d'", "l'",
        ],
    )
}

/// Capitalised words of credit lines that are no part of a name.
fn is_no_name(text: &Text, i: usize) -> bool {
    const WORDS: &Words = words![
        "by",
        "par",
        "with",
        "avec",
        "additional",
        "political",
        "editor",
        "correspondent",
        "reporter",
        "writer",
        "writers",
        "staff",
        "news",
        "service",
        "bureau",
        "sports",
        "business",
        "chief",
        "senior",
        "press",
        "the",
        "version",
        "le",
        "la",
        "les",
        "royal",
        "home",
        "affairs",
        "science",
        "health",
        "deputy",
        "agence",
        "our",
        "notre",
        "updated",
        "published",
        "propos",
    ];
    text.is_any(i, WORDS) || role_at(text, i).is_some()
}

/// Whether a credit names the same journalist, capitals aside (`MARTA LINDE` in a byline, `Marta Linde` at the foot).
fn same_name(text: &Text, credit: &Credit, name: crate::span::Span) -> bool {
    same_letters(credit.name.of(text.source()), name.of(text.source()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let text = Text::new(line);
        let mut credits = Vec::new();
        read(&text, 0..text.len(), CreditRole::Reporting, &mut credits);
        let got: Vec<String> = credits
            .iter()
            .map(|c| format!("{} {}", c.role.name(), c.name.of(line)))
            .collect();
        assert_eq!(got.join(", "), expected, "{line}");
    }

    #[test]
    fn french_credit_lines() {
        check(
            "(Rédigé par Li Wen, avec Jo Lee à New York, édité par Zoé Mar)",
            "writing Li Wen, reporting Jo Lee, editing Zoé Mar",
        );
        check(
            "(Jo Lee, Li Wen pour le service français, édité par Zoé Mar)",
            "reporting Jo Lee, writing Li Wen, editing Zoé Mar",
        );
        check(
            "(Reportage de Paul Rey avec Anna Roy et Luc de Vos; rédigé par Li Wen, édité par Zoé Mar)",
            "reporting Paul Rey, reporting Anna Roy, reporting Luc de Vos, writing Li Wen, editing Zoé Mar",
        );
        check(
            "(Paul Rey à Lyon et Anna Roy à La Haye, version française Li Wen, édité par Zoé Mar)",
            "reporting Paul Rey, reporting Anna Roy, writing Li Wen, editing Zoé Mar",
        );
        check(
            "Par Jeanne ROY avec Ali BEN SALEM à Tunis",
            "reporting Jeanne ROY, reporting Ali BEN SALEM",
        );
    }

    #[test]
    fn english_credit_lines() {
        check(
            "(Reporting by Jo Lee, Editing by Di Poe)",
            "reporting Jo Lee, editing Di Poe",
        );
        check(
            "(Reporting by Jo Lee in Rome and Al Kim; Additional reporting by Bo Ray; Writing by Cy Fox; Editing by Di Poe)",
            "reporting Jo Lee, reporting Al Kim, reporting Bo Ray, writing Cy Fox, editing Di Poe",
        );
        check(
            "Words: Jo Lee. Pictures: Al Kim",
            "writing Jo Lee, other Al Kim",
        );
        check("By Jo Lee, PA Political Editor", "reporting Jo Lee");
        check("By MARTA LINDE, Associated Press", "reporting MARTA LINDE");
        check(
            "Associated Press writers Jo Lee in Rome and Al Kim in New York contributed to this report.",
            "reporting Jo Lee, reporting Al Kim",
        );
    }

    #[test]
    fn a_foot_of_nothing_but_names_is_told_from_what_else_stands_in_brackets() {
        let signs = |line: &str| {
            let text = Text::new(line);
            signs(&text, 0..text.len())
        };
        assert!(signs("(Kossi Mensah)"));
        assert!(signs("(Jeanne Roy, avec Paul Rey à Lyon)"));
        assert!(signs("Paul Rey"));
        assert!(!signs("(Suite)"));
        assert!(!signs("(Paul Rey est arrivé mardi.)"));
        assert!(!signs("Paul Rey est arrivé mardi."));
    }

    #[test]
    fn credit_lines_are_told_from_sentences() {
        let opens = |line: &str| opens(&Text::new(line), 0);
        assert!(opens("(Reportage de Paul Rey, édité par Zoé Mar)"));
        assert!(opens("Writing by Cy Fox"));
        assert!(opens("(Avec Paul Rey à Lyon, édité par Zoé Mar)"));
        assert!(!opens("Reporting restrictions were lifted on Monday."));
        assert!(!opens("Avec la grève, le trafic est interrompu."));
        assert!(opens("Texte : Zoé Mar"));
        assert!(opens("— Avec des informations de Zoé Mar"));
        assert!(opens("With files from Jo Lee in Regina"));
        assert!(!opens("Words fail him."));
        assert!(!opens("Texte adopté, séance levée."));
        assert!(!opens("Writing was her first love."));
    }
}
