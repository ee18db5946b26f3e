//! Stories for the tests of this stage. Names are marked in the words, so that no test depends on the stages before.
//!
//! `[Anne Roche]` marks a person, `{Otan}` an institution, `<Oslo>` a place; `[ministre|Anne Roche]` a person with the
//! office that stands before the name. One name is one participant. Every story is of 2026-01-06, a Tuesday.

use super::{Occasion, read};
use crate::calendar::{Date, PartialDate};
use crate::cast::Cast;
use crate::furniture::{Frame, StoryRun};
use crate::grammar::Grammar;
use crate::story::{DateMention, Furniture, Kind, MentionBy, ParagraphRole, PresenceStatus, Quote};
use crate::text::Text;

/// A story without its marks, its cast, and what this stage reads in it.
pub(super) struct Staged {
    pub source: String,
    pub cast: Cast,
    pub occasion: Occasion,
}

/// Reads a marked story. A line that begins with `# ` is its headline.
pub(super) fn stage(marked: &str) -> Staged {
    let (source, names) = unmark(marked);
    let text = Text::new(&source);
    let mut cast = Cast::default();
    for name in &names {
        let span = crate::Span::new(name.start, name.end);
        let tokens = text.tokens_in(span);
        let same = |p: &crate::story::Participant| p.name.of(&source) == span.of(&source);
        let known = cast.participants.iter().position(same);
        let who = known.unwrap_or_else(|| cast.add(Cast::named(name.kind, span)));
        cast.mention(&text, who, tokens, MentionBy::Name);
        if name.office < name.start {
            let office = source[name.office..name.start].trim_end_matches([' ', ',']);
            let office = crate::Span::new(name.office, name.office + office.len());
            cast.participants[who].roles.push(office);
        }
    }
    let mut frame = Frame {
        furniture: Furniture {
            published: Date::new(2026, 1, 6).map(PartialDate::Day),
            ..Furniture::default()
        },
        ..Frame::default()
    };
    for block in text.paragraphs() {
        let title = text.raw(block.tokens.start) == "#" && text.paragraphs().len() > 1;
        frame.story.push(StoryRun {
            tokens: block.tokens.start + usize::from(title)..block.tokens.end,
            role: if title {
                ParagraphRole::Headline
            } else {
                ParagraphRole::Body
            },
        });
    }
    let dates: Vec<DateMention> = crate::calendar::read(&text, &frame);
    let quotes: Vec<Quote> = Vec::new();
    let grammar = Grammar::of(&text, &frame);
    let occasion = read(&grammar, &frame, &mut cast, &quotes, dates);
    Staged {
        cast,
        occasion,
        source,
    }
}

impl Staged {
    /// Who was there and who was not: `Anne Roche=attending, Paul Vidal=absent`, in order of appearance.
    pub fn presence(&self) -> String {
        let placed = self.cast.participants.iter().filter_map(|p| {
            let status = p.presence.status;
            let host = if p.presence.host { " host" } else { "" };
            let uninvited = if p.presence.uninvited {
                " uninvited"
            } else {
                ""
            };
            let name = p.name.of(&self.source);
            (status != PresenceStatus::None)
                .then(|| format!("{name}={}{host}{uninvited}", status.name()))
        });
        placed.collect::<Vec<_>>().join(", ")
    }

    /// Who stood in for whom: `Anne Roche<Paul Vidal`.
    pub fn representations(&self) -> String {
        let all = self.occasion.representations.iter().map(|r| {
            let by: Vec<&str> = r.by.iter().map(|who| self.name(*who)).collect();
            format!("{}<{}", self.name(r.who), by.join("+"))
        });
        all.collect::<Vec<_>>().join(", ")
    }

    /// The name of a participant.
    pub fn name(&self, who: usize) -> &str {
        self.cast.participants[who].name.of(&self.source)
    }
}

/// A name in a story whose marks are taken away.
struct Name {
    /// Where its office begins, or the name where it has none.
    office: usize,
    start: usize,
    end: usize,
    kind: Kind,
}

fn unmark(marked: &str) -> (String, Vec<Name>) {
    let mut source = String::new();
    let mut names: Vec<Name> = Vec::new();
    for c in marked.chars() {
        let kind = match c {
            '[' => Some(Kind::Person),
            '{' => Some(Kind::Organisation),
            '<' => Some(Kind::Place),
            _ => None,
        };
        match (c, kind) {
            (_, Some(kind)) => names.push(Name {
                office: source.len(),
                start: source.len(),
                end: 0,
                kind,
            }),
            ('|', _) => {
                source.push(' ');
                if let Some(name) = names.last_mut() {
                    name.start = source.len();
                }
            }
            (']' | '}' | '>', _) => {
                if let Some(name) = names.last_mut() {
                    name.end = source.len();
                }
            }
            _ => source.push(c),
        }
    }
    (source, names)
}
