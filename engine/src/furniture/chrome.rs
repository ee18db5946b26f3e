//! Chrome and captions: what is copied along with a story from the page around it.
//!
//! Only whole short lines count, and only wording that no story uses. A line taken for chrome is lost to every later stage, so
//! a doubtful line is story.

use super::agencies;
use crate::span::Span;
use crate::text::{Runs, Shape, Text, TokenKind, Words, words};
use std::ops::Range;

/// A line longer than this, in tokens, is never chrome by its opening words alone.
const LINE_MAX_TOKENS: usize = 40;

/// Whether a paragraph is a link, button, notice or code of the page around the story.
pub(super) fn is_chrome(text: &Text, run: Range<usize>) -> bool {
    let ends_open = !text.is_any(run.end - 1, words![".", "!", "?", "\"", "»", "”"]);
    if run.clone().all(|i| {
        matches!(
            text.kind(i),
            TokenKind::Punct | TokenKind::Dash | TokenKind::Mark | TokenKind::Ellipsis
        )
    }) {
        return true;
    }
    if run.len() <= LINE_MAX_TOKENS && text.is_any_run(run.start, &OPENINGS) {
        return true;
    }
    if run.len() <= 12 && ends_open && text.is_any_run(run.start, &BUTTONS) {
        return true;
    }
    is_copyright(text, run.clone())
        || is_signature(text, run.clone())
        || is_navigation(text, run.clone())
        || is_whole(text, run.clone())
        || is_code(text, run.clone())
        || holds_code_or_labels(text, run)
}

/// Whether a paragraph is a photograph's caption or credit.
pub(super) fn is_caption(text: &Text, run: Range<usize>) -> bool {
    if text.is_any_run(run.start, &CAPTION_OPENINGS) {
        return true;
    }
    // `REUTERS/Jo Lee`, `AFP / Jeanne ROY`, `(AP Photo/Jo Lee)`, `© Paul Rey / AFP` at the end of the line.
    let tail = run.end.saturating_sub(10).max(run.start)..run.end;
    let around = tail.start.saturating_sub(1)..tail.end + agencies::LONGEST + 1;
    if !around.clone().any(|i| text.is_any(i, words!["/", "-"])) {
        return false;
    }
    tail.clone().any(|i| {
        let Some((_, end)) = agencies::at(text, i) else {
            return false;
        };
        let photo = usize::from(text.is_any(end, words!["photo", "photos", "archives", "pool"]));
        let after = text.is_any(end + photo, words!["/", "-"])
            && text.token(end + photo + 1).is_capitalised();
        let before = i > run.start
            && text.is(i - 1, "/")
            && (tail
                .clone()
                .any(|k| text.is_any(k, words!["©", "photo", "crédit", "credit"]))
                || text.is(end, ")"));
        let closes = end + photo + 6 >= run.end || text.is(run.end - 1, ")");
        (after || before) && closes
    })
}

/// Opening words that no sentence of a story begins with, in either language.
const OPENINGS: Runs = Runs::of(&[
    &["a", "lire", "aussi"],
    &["à", "lire", "aussi"],
    &["lire", "aussi"],
    &["à", "lire", ":"],
    &["a", "lire", ":"],
    &["lire", ":"],
    &["voir", "aussi"],
    &["à", "voir", "aussi"],
    &["sur", "le", "même", "sujet"],
    &["pour", "aller", "plus", "loin"],
    &["read", "more"],
    &["read", "also"],
    &["also", "read"],
    &["see", "also"],
    &["related", ":"],
    &["more", "on", "this", "story"],
    &["abonnez-vous"],
    &["inscrivez-vous"],
    &["suivez-nous"],
    &["recevez"],
    &["sign", "up", "for"],
    &["sign", "up", "to"],
    &["sign", "up", "here"],
    &["subscribe", "to"],
    &["follow", "us"],
    &["click", "here"],
    &["cliquez", "ici"],
    &["our", "standards", ":"],
    &["nos", "standards", ":"],
    &["les", "principes", "de", "confiance"],
    &["ce", "site", "utilise", "des", "cookies"],
    &["en", "poursuivant", "votre", "navigation"],
    &["nous", "utilisons", "des", "cookies"],
    &["we", "use", "cookies"],
    &["this", "site", "uses", "cookies"],
    &["for", "more", "news"],
    &["download", "the"],
    &["téléchargez"],
]);

/// Words of buttons and labels, when they open a short line without a stop.
const BUTTONS: Runs = Runs::of(&[
    &["partager"],
    &["partagez"],
    &["imprimer"],
    &["copier", "le", "lien"],
    &["envoyer", "par"],
    &["commentaires"],
    &["commenter"],
    &["réagir"],
    &["publicité"],
    &["s'", "abonner"],
    &["se", "connecter"],
    &["mon", "compte"],
    &["newsletter"],
    &["newsletters"],
    &["accueil", ">"],
    &["temps", "de", "lecture"],
    &["écouter", "l'", "article"],
    &["share"],
    &["tweet"],
    &["print"],
    &["copy", "link"],
    &["comments"],
    &["advertisement"],
    &["related", "topics"],
    &["by", "staff"],
    &["also", "read", "|"],
    &["subscribe"],
    &["sign", "in"],
    &["log", "in"],
    &["home", ">"],
    &["menu"],
    &["skip", "to"],
    &["listen", "to"],
    &["min", "read"],
    &["related"],
    &["most", "read"],
    &["trending"],
    &["les", "plus", "lus"],
    &["à", "la", "une"],
    &["tags", ":"],
    &["mots-clés"],
    &["facebook", "twitter"],
    &["accept", "all"],
    &["tout", "accepter"],
    &["accepter"],
    &["refuser"],
    &["continuer", "sans", "accepter"],
    &["gérer", "mes"],
    &["politique", "de", "confidentialité"],
    &["privacy", "policy"],
    &["mentions", "légales"],
    &["topics", ":"],
]);

const CAPTION_OPENINGS: Runs = Runs::of(&[
    &["file", "photo"],
    &["photo", ":"],
    &["photo", "d'", "archives"],
    &["photo", "d'", "illustration"],
    &["photo", "non", "datée"],
    &["image", ":"],
    &["légende", ":"],
    &["crédit", "photo"],
    &["crédits", "photo"],
    &["photo", "credit"],
    &["picture", ":"],
    &["caption", ":"],
]);

/// A line that is only names of sites and buttons: `Facebook Twitter LinkedIn`, `3 min read`, `Lecture 2 min`.
fn is_whole(text: &Text, run: Range<usize>) -> bool {
    const WORDS: &Words = words![
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "telegram",
        "email",
        "e-mail",
        "mail",
        "messenger",
        "bluesky",
        "instagram",
        "pinterest",
        "reddit",
        "copier",
        "lien",
        "imprimer",
        "print",
        "share",
        "partager",
        "save",
        "min",
        "mins",
        "minutes",
        "read",
        "lecture",
        "de",
        "de",
        "monde",
        "international",
        "politique",
        "world",
        "news",
        "europe",
        "home",
        "accueil",
        ">",
        "|",
        "/",
        "·",
        "•",
        "copy",
        "link",
        "comment",
        "comments",
        "on",
        "sur",
    ];
    let known = |i: usize| text.is_any(i, WORDS) || text.kind(i) == TokenKind::Number;
    run.len() <= 14
        && run.len() >= 2
        && run.clone().all(known)
        && run.clone().any(|i| text.kind(i) == TokenKind::Word)
}

/// Whether a line says who holds the rights.
pub(super) fn is_copyright(text: &Text, run: Range<usize>) -> bool {
    const RIGHTS: Runs = Runs::of(&[&["all", "rights", "reserved"], &["tous", "droits"]]);
    const SIGNS: Runs = Runs::of(&[&["©"], &["(", "©"], &["(", "c", ")"], &["copyright"]]);
    let first = run.start;
    let rights = |mut run: Range<usize>| {
        text.find_any(run.clone(), words!["all", "tous"]).is_some()
            && run.any(|i| text.is_any_run(i, &RIGHTS))
    };
    text.is_any_run(first, &SIGNS)
        || text.is_any(first, words!["all", "tous", "droits"])
            && rights(first..run.end.min(first + 8))
        || run.len() <= 50 && rights(run)
}

/// The initials of those who handled an AFP story, which close it: `ab-cde/fg/hij`.
fn is_signature(text: &Text, run: Range<usize>) -> bool {
    let words = text.span(run);
    if words.len() > 40 {
        return false;
    }
    let words = words.of(text.source());
    words.contains('/')
        && words.split('/').all(|part| {
            (2..=12).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
}

/// The keys that set the size of letters, `A+ A-`, or who put a page on line, `Editor: Jo | Source: Daily`.
fn is_navigation(text: &Text, run: Range<usize>) -> bool {
    let keys = (2..=8).contains(&run.len())
        && (run.clone())
            .all(|i| text.kind(i) != TokenKind::Mark && text.raw(i).chars().count() <= 2);
    let source = run.len() <= 20
        && text.is_any(run.start, words!["editor", "source"])
        && text.is(run.start + 1, ":")
        && !text.is(run.end - 1, ".");
    keys || source
}

/// A stray line of markup or script.
fn is_code(text: &Text, run: Range<usize>) -> bool {
    let words = text.words(run);
    words.ends_with("});") || words.ends_with("};") || words.starts_with("<script")
}

/// Whether a line of any length holds script, or the labels of a menu run together: `MoneyTechMore SectionsAbout us`.
fn holds_code_or_labels(text: &Text, run: Range<usize>) -> bool {
    let source = text.source();
    let words = run.len();
    let mut labels = 0;
    let mut before = Span::new(0, 0);
    for token in &text.tokens()[run] {
        match token.kind {
            TokenKind::Word if matches!(token.shape, Shape::Lower | Shape::Upper) => {}
            TokenKind::Mark | TokenKind::Dash | TokenKind::Ellipsis => {}
            TokenKind::Punct => {
                let opens = || source.as_bytes().get(token.span.start as usize) == Some(&b'(');
                if token.glued && opens() && before.of(source).ends_with("function") {
                    return true;
                }
            }
            TokenKind::Address if token.span.of(source).contains("function(") => return true,
            _ => labels += usize::from(is_run_together(source, token.span)),
        }
        before = token.span;
    }
    // `TikTok` and `ByteDance` are names: a menu's labels are many, a name among whole sentences is not.
    labels >= 3 && LABEL_SHARE * labels >= words
}

/// Of how many tokens of a menu one at least runs two labels together.
const LABEL_SHARE: usize = 6;

/// Whether a capital follows a small letter inside a word.
fn is_run_together(source: &str, word: Span) -> bool {
    let mut lower = false;
    // Nearly all capitals stand first, and most words that have more to them are plain letters and figures.
    let more = |byte: &u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    let bytes = source.as_bytes();
    let rest = bytes.get(word.start as usize + 1..word.end as usize);
    rest.unwrap_or_default().iter().any(more)
        && word.of(source).chars().any(|c| {
            let joins = lower && c.is_uppercase();
            lower = c.is_lowercase();
            joins
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: bool) {
        let text = Text::new(line);
        assert_eq!(is_chrome(&text, 0..text.len()), expected, "{line}");
    }

    #[track_caller]
    fn check_caption(line: &str, expected: bool) {
        let text = Text::new(line);
        assert_eq!(is_caption(&text, 0..text.len()), expected, "{line}");
    }

    #[test]
    fn what_surrounds_a_story_on_a_page_is_chrome() {
        for line in [
            "A lire aussi : Le pont rouvre",
            "Partager sur Facebook",
            "Facebook Twitter LinkedIn",
            "ADVERTISEMENT",
            "3 min read",
            "© 2026 AFP",
            "All rights reserved.",
            "ab-cde/fg/hij",
            "___",
            "Nous utilisons des cookies pour mesurer notre audience.",
            "Our Standards: The Trust Principles.",
            "autoplay: false });",
            "LatestMoneyTech & ScienceMore SectionsAbout us",
            "A+ A-",
            "Editor: Jo | Source: Daily",
            "(©AFP / 04 mars 2026 10h21)",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn a_story_is_not_eaten_as_chrome() {
        check(
            "Selon le décret de lundi, ClipTok devra vendre sa filiale à DataWave, et DataWave dira avant l'été si ClipTok reste ouvert aux annonceurs du pays.",
            false,
        );
        for line in [
            "Partager le pouvoir est la seule issue, a dit le ministre.",
            "Share prices fell by 3 percent on Tuesday.",
            "Print journalists were kept outside the hall, the union said.",
            "L'accord et/ou sa révision seront votés lundi.",
            "Publicité mensongère : le groupe condamné à une amende de deux millions d'euros.",
            "\"Non.\"",
            "Comments by the minister angered the unions.",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn photograph_credits_and_captions() {
        check_caption("Le port de Brest, le 3 mars 2026. REUTERS/Jo Lee", true);
        check_caption("Farmers at the gate in Bern (AP Photo/Jo Lee)", true);
        check_caption("Le port de Brest, le 3 mars 2026 (AFP/Jeanne ROY)", true);
        check_caption("Le port © Paul Rey / AFP", true);
        check_caption("FILE PHOTO: The harbour at dawn", true);
        check_caption("Le ministre a dit à l'AFP qu'il ne viendrait pas.", false);
        check_caption("The bank told Reuters on Monday it would appeal.", false);
    }
}
