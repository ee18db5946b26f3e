//! The story JSON: a [`Story`] with its words laid beside its spans, ready for serde.
//!
//! ```
//! use depeche_engine::{json, read};
//!
//! let text = "PARIS, 6 janvier (Reuters) - Le ministre Paul Rey a dit que le pont rouvrirait.";
//! let story = read(text);
//! let out = serde_json::to_value(json::Story::new(text, &story, json::Offsets::Utf8)).unwrap();
//! assert_eq!(out["language"], "fr");
//! ```
//!
//! Offsets are UTF-8 bytes for files and native tools, UTF-16 code units for JavaScript, whose strings are indexed by
//! them, or code points for Python, likewise. The shape is a contract with the page's export, the JavaScript API and the scorer: fields may be added, the
//! ones here keep their names and their meaning.

use crate::span::Span;
use crate::story;
use serde::Serialize;

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// Bytes of the UTF-8 text.
    Utf8,
    /// UTF-16 code units, by which JavaScript indexes its strings.
    Utf16,
    /// Code points, by which Python indexes its strings.
    CodePoints,
}

/// The story JSON of one dispatch.
#[derive(Clone, Debug, Serialize)]
pub struct Story<'t> {
    version: u32,
    language: &'static str,
    recognised: bool,
    headline: Option<Excerpt<'t>>,
    slug: Option<&'t str>,
    update_note: Option<Excerpt<'t>>,
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_by: Option<&'static str>,
    dateline: Option<Dateline<'t>>,
    agency: Option<&'t str>,
    credits: Vec<Credit<'t>>,
    paragraphs: Vec<Paragraph>,
    participants: Vec<Participant<'t>>,
    representations: Vec<Representation>,
    quotes: Vec<Quote<'t>>,
    event: Option<Event<'t>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    possible_event: Option<Excerpt<'t>>,
    context: Context<'t>,
    relations: Vec<Relation<'t>>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Excerpt<'t> {
    text: &'t str,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Dateline<'t> {
    place: Option<&'t str>,
    date: Option<String>,
    agency: Option<&'t str>,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Credit<'t> {
    role: &'static str,
    name: &'t str,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Paragraph {
    start: u32,
    end: u32,
    role: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Participant<'t> {
    id: String,
    kind: &'static str,
    name: &'t str,
    aliases: Vec<&'t str>,
    gender: &'static str,
    roles: Vec<Role<'t>>,
    presence: Presence<'t>,
    mentions: Vec<Mention<'t>>,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Role<'t> {
    text: &'t str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Presence<'t> {
    status: &'static str,
    remote: bool,
    expected: bool,
    host: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    uninvited: Option<bool>,
    text: Option<&'t str>,
    start: Option<u32>,
    end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Mention<'t> {
    text: &'t str,
    start: u32,
    end: u32,
    by: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Representation {
    who: String,
    by: Vec<String>,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    found_by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Quote<'t> {
    id: String,
    kind: &'static str,
    text: &'t str,
    start: u32,
    end: u32,
    speaker: Option<String>,
    speaker_text: Option<&'t str>,
    candidates: Vec<String>,
    cue: Option<Excerpt<'t>>,
    addressee: Option<&'t str>,
    occasion: Option<&'t str>,
    voice: &'static str,
    reason: QuoteReason,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct QuoteReason {
    pattern: &'static str,
    speaker: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Event<'t> {
    what: &'t str,
    name: Option<&'t str>,
    place: Option<String>,
    date: Option<String>,
    until: Option<String>,
    host: Option<String>,
    attendance: Option<Excerpt<'t>>,
    purpose: Option<Excerpt<'t>>,
    outcome: Option<Excerpt<'t>>,
    status: &'static str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Context<'t> {
    commitments: Vec<Claim<'t>>,
    demands: Vec<Claim<'t>>,
    sticking_points: Vec<Claim<'t>>,
    next_steps: Vec<Claim<'t>>,
    dates: Vec<DateMention<'t>>,
}

#[derive(Clone, Debug, Serialize)]
struct Claim<'t> {
    text: &'t str,
    start: u32,
    end: u32,
    whose: Option<String>,
    cue: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct DateMention<'t> {
    text: &'t str,
    start: u32,
    end: u32,
    date: Option<String>,
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Relation<'t> {
    from: String,
    to: String,
    kind: &'static str,
    text: &'t str,
    start: u32,
    end: u32,
}

impl<'t> Story<'t> {
    /// Lays the words of `text` beside the spans of its `story`.
    #[must_use]
    pub fn new(text: &'t str, story: &story::Story, offsets: Offsets) -> Self {
        Writer {
            text,
            units: Units::new(text, offsets),
        }
        .story(story)
    }
}

/// Turns the engine's spans and indices into words, offsets and ids.
struct Writer<'t> {
    text: &'t str,
    units: Units,
}

impl<'t> Writer<'t> {
    fn story(&self, story: &story::Story) -> Story<'t> {
        let furniture = &story.furniture;
        Story {
            version: 1,
            language: story.language.tag(),
            recognised: story.recognised,
            headline: furniture.headline.map(|s| self.excerpt(s)),
            slug: furniture.slug.map(|s| s.of(self.text)),
            update_note: furniture.update_note.map(|s| self.excerpt(s)),
            published: furniture.published.map(|d| d.to_string()),
            published_by: by(furniture.published_by),
            dateline: furniture.dateline.as_ref().map(|d| self.dateline(d)),
            agency: furniture.agency.map(|a| a.name(self.text)),
            credits: furniture.credits.iter().map(|c| self.credit(c)).collect(),
            paragraphs: story.paragraphs.iter().map(|p| self.paragraph(p)).collect(),
            participants: (story.participants.iter().enumerate())
                .map(|(i, p)| self.participant(i, p))
                .collect(),
            representations: story
                .representations
                .iter()
                .map(|r| self.representation(r))
                .collect(),
            quotes: story
                .quotes
                .iter()
                .enumerate()
                .map(|(i, q)| self.quote(i, q))
                .collect(),
            event: story.event.as_ref().map(|e| self.event(e)),
            possible_event: story.possible_event.map(|s| self.excerpt(s)),
            context: self.context(&story.context),
            relations: story.relations.iter().map(|r| self.relation(r)).collect(),
        }
    }

    fn dateline(&self, dateline: &story::Dateline) -> Dateline<'t> {
        let (start, end) = self.offsets(dateline.span);
        Dateline {
            place: dateline.place.map(|s| s.of(self.text)),
            date: dateline.date.map(|d| d.to_string()),
            agency: dateline.agency.map(|s| s.of(self.text)),
            start,
            end,
        }
    }

    fn credit(&self, credit: &story::Credit) -> Credit<'t> {
        let Excerpt {
            text: name,
            start,
            end,
        } = self.excerpt(credit.name);
        Credit {
            role: credit.role.name(),
            name,
            start,
            end,
        }
    }

    fn paragraph(&self, paragraph: &story::Paragraph) -> Paragraph {
        let (start, end) = self.offsets(paragraph.span);
        Paragraph {
            start,
            end,
            role: paragraph.role.name(),
        }
    }

    fn participant(&self, index: usize, participant: &story::Participant) -> Participant<'t> {
        Participant {
            id: participant_id(index),
            kind: participant.kind.name(),
            name: participant.name.of(self.text),
            aliases: participant
                .aliases
                .iter()
                .map(|s| s.of(self.text))
                .collect(),
            gender: participant.gender.name(),
            roles: (participant.roles.iter())
                .map(|s| self.role(*s, participant))
                .collect(),
            presence: self.presence(&participant.presence),
            mentions: participant
                .mentions
                .iter()
                .map(|m| self.mention(m))
                .collect(),
            reason: participant.reason.name(),
            by: by(participant.by),
        }
    }

    fn role(&self, role: Span, participant: &story::Participant) -> Role<'t> {
        let Excerpt { text, start, end } = self.excerpt(role);
        let is_by_hand = participant.roles_by_hand.contains(&role);
        Role {
            text,
            start,
            end,
            by: is_by_hand.then(|| story::By::Hand.name()),
        }
    }

    fn presence(&self, presence: &story::Presence) -> Presence<'t> {
        use story::PresenceStatus as Status;
        let evidence = presence.evidence.map(|s| self.excerpt(s));
        // The contract knows four values of status; how somebody attends stands beside it.
        let status = match presence.status {
            Status::Remote | Status::Expected => Status::Attending,
            other => other,
        };
        Presence {
            status: status.name(),
            remote: presence.status == Status::Remote,
            expected: presence.status == Status::Expected,
            host: presence.host,
            uninvited: presence.uninvited.then_some(true),
            text: evidence.map(|e| e.text),
            start: evidence.map(|e| e.start),
            end: evidence.map(|e| e.end),
            by: by(presence.by),
        }
    }

    fn mention(&self, mention: &story::Mention) -> Mention<'t> {
        let Excerpt { text, start, end } = self.excerpt(mention.span);
        Mention {
            text,
            start,
            end,
            by: mention.by.name(),
        }
    }

    fn representation(&self, representation: &story::Representation) -> Representation {
        let (start, end) = self.offsets(representation.evidence);
        Representation {
            who: participant_id(representation.who),
            by: representation
                .by
                .iter()
                .map(|i| participant_id(*i))
                .collect(),
            start,
            end,
            found_by: by(representation.found_by),
        }
    }

    fn quote(&self, index: usize, quote: &story::Quote) -> Quote<'t> {
        let Excerpt { text, start, end } = self.excerpt(quote.span);
        Quote {
            id: format!("q{index}"),
            kind: quote.kind.name(),
            text,
            start,
            end,
            speaker: quote.speaker.map(participant_id),
            speaker_text: quote.speaker_span.map(|s| s.of(self.text)),
            candidates: quote
                .candidates
                .iter()
                .map(|i| participant_id(*i))
                .collect(),
            cue: quote.cue.map(|s| self.excerpt(s)),
            addressee: quote.addressee.map(|s| s.of(self.text)),
            occasion: quote.occasion.map(|s| s.of(self.text)),
            voice: quote.voice.name(),
            reason: QuoteReason {
                pattern: quote.pattern.name(),
                speaker: quote.speaker_reason.name(),
            },
            by: by(quote.by),
        }
    }

    fn event(&self, event: &story::Event) -> Event<'t> {
        let (start, end) = self.offsets(event.evidence);
        Event {
            what: event.what.of(self.text),
            name: event.name.map(|s| s.of(self.text)),
            place: event.place.map(participant_id),
            date: event.date.map(|d| d.to_string()),
            until: event.until.map(|d| d.to_string()),
            host: event.host.map(participant_id),
            attendance: event.attendance.map(|s| self.excerpt(s)),
            purpose: event.purpose.map(|s| self.excerpt(s)),
            outcome: event.outcome.map(|s| self.excerpt(s)),
            status: event.status.name(),
            start,
            end,
            by: by(event.by),
            place_by: by(event.place_by),
            date_by: by(event.date_by),
        }
    }

    fn context(&self, context: &story::Context) -> Context<'t> {
        let claims = |list: &[story::Claim]| list.iter().map(|c| self.claim(c)).collect();
        Context {
            commitments: claims(&context.commitments),
            demands: claims(&context.demands),
            sticking_points: claims(&context.sticking_points),
            next_steps: claims(&context.next_steps),
            dates: context.dates.iter().map(|d| self.date(d)).collect(),
        }
    }

    fn claim(&self, claim: &story::Claim) -> Claim<'t> {
        let Excerpt { text, start, end } = self.excerpt(claim.span);
        let whose = claim.whose.map(participant_id);
        Claim {
            text,
            start,
            end,
            whose,
            cue: claim.cue.of(self.text),
            by: by(claim.by),
        }
    }

    fn date(&self, mention: &story::DateMention) -> DateMention<'t> {
        let Excerpt { text, start, end } = self.excerpt(mention.span);
        let date = mention.date.map(|d| d.to_string());
        DateMention {
            text,
            start,
            end,
            date,
            until: mention.until.map(|d| d.to_string()),
            by: by(mention.by),
        }
    }

    fn relation(&self, relation: &story::Relation) -> Relation<'t> {
        let Excerpt { text, start, end } = self.excerpt(relation.evidence);
        Relation {
            from: participant_id(relation.from),
            to: participant_id(relation.to),
            kind: relation.kind.name(),
            text,
            start,
            end,
        }
    }

    fn excerpt(&self, span: Span) -> Excerpt<'t> {
        let (start, end) = self.offsets(span);
        Excerpt {
            text: span.of(self.text),
            start,
            end,
        }
    }

    fn offsets(&self, span: Span) -> (u32, u32) {
        (self.units.at(span.start), self.units.at(span.end))
    }
}

/// Converts byte offsets into the unit asked for.
enum Units {
    Bytes,
    /// For each non-ASCII character, the byte offset just past it and how many bytes the text has had more than units by
    /// then; offsets between are found by binary search.
    Fewer(Vec<(u32, u32)>),
}

impl Units {
    fn new(text: &str, offsets: Offsets) -> Self {
        let of: fn(char) -> usize = match offsets {
            Offsets::Utf8 => return Self::Bytes,
            Offsets::Utf16 => char::len_utf16,
            Offsets::CodePoints => |_| 1,
        };
        let mut surplus = 0;
        let wide = text.char_indices().filter(|(_, c)| !c.is_ascii());
        Self::Fewer(
            wide.map(|(at, c)| {
                surplus += (c.len_utf8() - of(c)) as u32;
                ((at + c.len_utf8()) as u32, surplus)
            })
            .collect(),
        )
    }

    fn at(&self, byte: u32) -> u32 {
        match self {
            Self::Bytes => byte,
            Self::Fewer(wide) => {
                let passed = wide.partition_point(|(end, _)| *end <= byte);
                byte - passed.checked_sub(1).map_or(0, |i| wide[i].1)
            }
        }
    }
}

/// Whose finding something is; said only where it is not the reader's.
fn by(by: story::By) -> Option<&'static str> {
    (by == story::By::Hand).then(|| by.name())
}

fn participant_id(index: usize) -> String {
    format!("p{index}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character of a text, by its offsets in a list of its units.
    #[track_caller]
    fn check<U>(offsets: Offsets, all: &[U], slice: impl Fn(&[U]) -> String) {
        let units = Units::new(TEXT, offsets);
        for (at, c) in TEXT.char_indices() {
            let (from, to) = (units.at(at as u32), units.at((at + c.len_utf8()) as u32));
            assert_eq!(slice(&all[from as usize..to as usize]), c.to_string());
        }
    }

    const TEXT: &str = "à Kyiv 🕊 l'Élysée";

    #[test]
    fn utf16_offsets_index_the_same_words_in_a_javascript_string() {
        let all: Vec<u16> = TEXT.encode_utf16().collect();
        check(Offsets::Utf16, &all, |units| {
            String::from_utf16(units).expect("whole characters")
        });
    }

    #[test]
    fn offsets_in_code_points_index_the_same_words_in_a_python_string() {
        let all: Vec<char> = TEXT.chars().collect();
        check(Offsets::CodePoints, &all, |units| units.iter().collect());
    }
}
