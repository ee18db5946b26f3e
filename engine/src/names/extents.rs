//! Extents: what the tree knows better of where a name begins and ends than capitals do.

use super::{Name, known};
use crate::grammar::{Entity, Grammar, Tag};
use crate::language::{Classes, Language};
use crate::story::Kind;
use crate::text::{Shape, words};

/// Mends the extents of names, which stay in order and apart.
pub(super) fn mend(grammar: &Grammar, names: &mut Vec<Name>) {
    let mut mended: Vec<Name> = Vec::with_capacity(names.len());
    // Where each name has gone: others tell by its place that they abbreviate it.
    let mut gone: Vec<usize> = Vec::with_capacity(names.len());
    for mut name in names.drain(..) {
        let swallowed = |last: &Name| name.tokens.start < last.tokens.end;
        if mended.last().is_some_and(swallowed) {
            gone.push(mended.len() - 1);
            continue;
        }
        gone.push(mended.len());
        trim(grammar, &mut name);
        join(grammar, &mut name);
        let rest = cut(grammar, &name).map(|(end, next)| {
            let rest = next..name.tokens.end;
            name.tokens.end = end;
            Name::new(rest)
        });
        mended.push(name);
        mended.extend(rest);
    }
    for name in &mut mended {
        name.same_as = name.same_as.and_then(|one| gone.get(one).copied());
    }
    *names = mended;
}

/// Leaves out a capitalised small word that only begins or ends a sentence: `Pourquoi Paul Rey`, `Paul Rey Le ministre`.
fn trim(grammar: &Grammar, name: &mut Name) {
    let text = grammar.text();
    let first = name.tokens.start;
    let person = |i: usize| grammar.entity(i) == Entity::Person;
    let opens = name.tokens.len() > 1 && person(first + 1) && !person(first);
    let small = matches!(
        grammar.tag(first),
        Tag::Adv | Tag::Sconj | Tag::Adp | Tag::Det | Tag::Pron
    ) || text.has(first, Classes::MONTH.with(Classes::WEEKDAY));
    if opens && small && !known::is_first_name(text, first) {
        name.tokens.start += 1;
    }
    let last = name.tokens.end - 1;
    if name.tokens.len() > 1
        && text.has(last, Classes::DETERMINER)
        && grammar.tag(last) == Tag::Det
        && text.shape(last + 1) == Shape::Lower
    {
        name.tokens.end -= 1;
    }
}

/// Takes in what a particle joins to a person's name: `Henri de Vaucel`.
fn join(grammar: &Grammar, name: &mut Name) {
    let text = grammar.text();
    let person = |i: usize| grammar.entity(i) == Entity::Person;
    let end = name.tokens.end;
    if !matches!(name.kind, Kind::Person | Kind::Unknown) || !person(end - 1) {
        return;
    }
    let particle =
        |i: usize| text.has(i, Classes::PARTICLE) && text.shape(i) != Shape::Capital && person(i);
    let next = (end..end + 3).find(|i| !particle(*i)).unwrap_or(end);
    if next > end && known::is_name_shaped(text, next) && person(next) {
        name.tokens.end = next + 1;
    }
}

/// Where one name is two: where the first ends and the second begins. `Paul Rey of Louisiana`, `Rey Jr. Rey Jr.`.
fn cut(grammar: &Grammar, name: &Name) -> Option<(usize, usize)> {
    let text = grammar.text();
    if text.language() != Language::English {
        return None;
    }
    let first = name.tokens.start;
    let person = known::is_first_name(text, first) && grammar.entity(first) == Entity::Person;
    let mut inner = first + 1..name.tokens.end - 1;
    inner.find_map(|i| {
        if text.is(i, "of") && person && grammar.entity(i) != Entity::Person && i > first + 1 {
            Some((i, i + 1))
        } else if text.is_any(i, words!["jr.", "sr.", "inc.", "corp.", "ltd."]) {
            Some((i + 1, i + 1))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::furniture;
    use crate::grammar::Grammar;
    use crate::names::read;
    use crate::story::Kind;
    use crate::text::Text;

    #[track_caller]
    fn check(story: &str, people: &[&str]) {
        let text = Text::new(story);
        let frame = furniture::read(&text);
        let cast = read(&Grammar::of(&text, &frame), &frame);
        let named = cast.participants.iter().filter(|p| p.kind == Kind::Person);
        let names: Vec<&str> = named.map(|p| p.name.of(story)).collect();
        assert_eq!(names, people, "{story}");
    }

    #[test]
    fn particles_join_what_is_one_name() {
        check(
            "Le candidat Henri de Vaucel a dit non.",
            &["Henri de Vaucel"],
        );
        check("Le maire de Rennes Paul Marec a dit non.", &["Paul Marec"]);
    }

    #[test]
    fn words_of_another_sentence_are_left_out() {
        check("Pourquoi Paul Marec a dit non.", &["Paul Marec"]);
        check("Paul Marrow of Louisiana said no.", &["Paul Marrow"]);
    }
}
