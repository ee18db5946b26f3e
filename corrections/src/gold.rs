//! [`gold`]: a corrected story as a gold annotation, by which the reader is measured and taught (`score/`, format 2).
//!
//! ```
//! use depeche_corrections::gold;
//!
//! let text = "LISBON, Jan 6 (Reuters) - Ana Reis said the bridge would reopen.";
//! let story = depeche_engine::read(text);
//! let gold = serde_json::to_value(gold(text, &story, "en-00")).unwrap();
//! assert_eq!(gold["format"], 2);
//! assert_eq!(gold["dateline_place"], "LISBON");
//! ```
//!
//! Every string stands verbatim in the text. What a story tells by spans, gold tells by words of which the first place in
//! the text is meant; where that is another place, a few of the words beside are taken in. What the reader left undecided
//! and nobody decided is `unsure`, so that it is measured neither way.

use depeche_engine::calendar::{Date, PartialDate};
use depeche_engine::story::{
    Claim, Kind, MentionBy, Participant as Person, PresenceStatus, SpeakerReason,
};
use depeche_engine::{Span, Story, story};
use serde::Serialize;

/// The annotation of one dispatch, ready for serde: the file `<id>.gold.json` beside `<id>.txt`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gold<'t> {
    format: u8,
    id: &'t str,
    language: &'static str,
    headline: Option<&'t str>,
    update_note: Option<&'t str>,
    date: Option<String>,
    dateline_place: Option<&'t str>,
    agency: Option<&'t str>,
    credits: Vec<Credit<'t>>,
    participants: Vec<Participant<'t>>,
    represented: Vec<Representation<'t>>,
    quotes: Vec<Quote<'t>>,
    event: Option<Event<'t>>,
    context: Context<'t>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Credit<'t> {
    role: &'static str,
    name: &'t str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Participant<'t> {
    name: &'t str,
    kind: &'static str,
    surface: Vec<&'t str>,
    roles: Vec<&'t str>,
    presence: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Representation<'t> {
    who: &'t str,
    by: Vec<&'t str>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Quote<'t> {
    text: &'t str,
    kind: &'static str,
    speaker: Option<&'t str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_speaker: Vec<&'t str>,
    speaker_kind: &'static str,
    cue: Option<&'t str>,
    #[serde(skip_serializing_if = "is_false")]
    unsure: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Event<'t> {
    what: &'t str,
    name: Option<&'t str>,
    place: Option<&'t str>,
    date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_date: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Context<'t> {
    commitments: Vec<Matter<'t>>,
    demands: Vec<Matter<'t>>,
    sticking_points: Vec<Matter<'t>>,
    next_steps: Vec<Matter<'t>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Matter<'t> {
    text: &'t str,
    who: Option<&'t str>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The annotation that a story amounts to.
#[must_use]
pub fn gold<'t>(text: &'t str, story: &Story, id: &'t str) -> Gold<'t> {
    let names = names(text, story);
    let writer = Writer { text, story, names };
    let furniture = &story.furniture;
    let words = |span: Option<Span>| span.map(|s| s.of(text));
    let context = &story.context;
    let matters = |list: &[Claim]| list.iter().map(|c| writer.matter(c)).collect();
    Gold {
        format: 2,
        id,
        language: story.language.tag(),
        headline: words(furniture.headline),
        update_note: words(furniture.update_note),
        date: furniture.published.map(|d| d.to_string()),
        dateline_place: words(furniture.dateline.as_ref().and_then(|d| d.place)),
        agency: furniture.agency.map(|a| a.name(text)),
        credits: (furniture.credits.iter())
            .map(|c| Credit {
                role: c.role.name(),
                name: c.name.of(text),
            })
            .collect(),
        participants: writer.participants(),
        represented: writer.represented(),
        quotes: story.quotes.iter().map(|q| writer.quote(q)).collect(),
        event: story.event.as_ref().map(|e| writer.event(e)),
        context: Context {
            commitments: matters(&context.commitments),
            demands: matters(&context.demands),
            sticking_points: matters(&context.sticking_points),
            next_steps: matters(&context.next_steps),
        },
    }
}

/// The most days of an event that are given beside its first.
const MOST_DAYS: usize = 31;

struct Writer<'t, 's> {
    text: &'t str,
    story: &'s Story,
    /// The name of each participant in gold; none of those that are not listed there.
    names: Vec<Option<&'t str>>,
}

/// The name by which gold knows each participant: of two with one name the second is known by another form.
fn names<'t>(text: &'t str, story: &Story) -> Vec<Option<&'t str>> {
    let mut taken: Vec<&str> = Vec::new();
    let people = story.participants.iter().map(|participant| {
        kind(participant.kind)?;
        let mut forms = surface(text, participant).into_iter();
        let name = forms.find(|form| !form.is_empty() && !taken.contains(form))?;
        taken.push(name);
        Some(name)
    });
    people.collect()
}

/// A kind that gold has; the others are who they are only by what they say.
fn kind(kind: Kind) -> Option<&'static str> {
    matches!(kind, Kind::Person | Kind::Organisation | Kind::Place).then(|| kind.name())
}

/// Every form by which the text names a participant, the fullest first.
fn surface<'t>(text: &'t str, participant: &Person) -> Vec<&'t str> {
    let named = participant
        .mentions
        .iter()
        .filter(|m| m.by == MentionBy::Name);
    let spans = [participant.name]
        .into_iter()
        .chain(participant.aliases.iter().copied());
    let mut forms: Vec<&str> = Vec::new();
    for span in spans.chain(named.map(|m| m.span)) {
        if !forms.contains(&span.of(text)) {
            forms.push(span.of(text));
        }
    }
    forms
}

impl<'t> Writer<'t, '_> {
    fn participants(&self) -> Vec<Participant<'t>> {
        let known = self.story.participants.iter().zip(&self.names);
        let known = known.filter_map(|(p, name)| Some((p, (*name)?, kind(p.kind)?)));
        let listed = known.map(|(p, name, kind)| Participant {
            name,
            kind,
            surface: surface(self.text, p),
            roles: match p.kind {
                Kind::Person => p.roles.iter().map(|r| r.of(self.text)).collect(),
                _ => Vec::new(),
            },
            presence: match p.presence.status {
                // Presence is with regard to an event.
                _ if self.story.event.is_none() => PresenceStatus::None.name(),
                PresenceStatus::Remote | PresenceStatus::Expected => {
                    PresenceStatus::Attending.name()
                }
                status => status.name(),
            },
        });
        listed.collect()
    }

    fn represented(&self) -> Vec<Representation<'t>> {
        let all = self.story.representations.iter().filter_map(|r| {
            let by: Vec<&str> = r.by.iter().filter_map(|by| self.name(*by)).collect();
            let who = self.name(r.who)?;
            (!by.is_empty()).then_some(Representation { who, by })
        });
        all.collect()
    }

    fn quote(&self, quote: &story::Quote) -> Quote<'t> {
        let is_open = quote.speaker.is_none() && quote.speaker_reason == SpeakerReason::Undecided;
        let also = quote.candidates.iter().filter(|_| is_open);
        let (speaker, kind) = match quote.speaker {
            Some(who) => self.source(who),
            None => {
                let described = quote.speaker_span.filter(|_| !is_open);
                (described.map(|s| s.of(self.text)), Kind::Unnamed)
            }
        };
        // Words that are a participant's name are that participant.
        let named = |name: &Option<&str>| name.is_some() && *name == speaker;
        let known = self.story.participants.iter().zip(&self.names);
        let mut named = known.filter(|(_, name)| named(name)).map(|(p, _)| p.kind);
        let kind = named.next().unwrap_or(kind);
        Quote {
            text: self.first(quote.span, 3 * quote.span.len() / 2),
            kind: quote.kind.name(),
            speaker,
            also_speaker: also.filter_map(|who| self.name(*who)).collect(),
            speaker_kind: kind.name(),
            cue: quote.cue.map(|c| c.of(self.text)),
            unsure: is_open,
        }
    }

    /// A participant as a source: by its name, or by the words that describe it, and as one of the kinds that gold has.
    fn source(&self, who: usize) -> (Option<&'t str>, Kind) {
        let Some(participant) = self.story.participants.get(who) else {
            return (None, Kind::Unnamed);
        };
        let described = || participant.name.of(self.text);
        let kind = match participant.kind {
            Kind::Unknown | Kind::Group => Kind::Unnamed,
            kind => kind,
        };
        (Some(self.name(who).unwrap_or_else(described)), kind)
    }

    fn event(&self, event: &story::Event) -> Event<'t> {
        let day = |date: Option<PartialDate>| date.and_then(PartialDate::day);
        let further = match (day(event.date), day(event.until)) {
            (Some(first), Some(last)) => days_after(first, last),
            _ => Vec::new(),
        };
        Event {
            what: event.what.of(self.text),
            name: event.name.map(|n| n.of(self.text)),
            place: event.place.and_then(|place| self.name(place)),
            date: event.date.map(|d| d.to_string()),
            also_date: further,
        }
    }

    fn matter(&self, claim: &Claim) -> Matter<'t> {
        Matter {
            text: self.first(claim.span, 4 * claim.span.len()),
            who: claim.whose.and_then(|who| self.name(who)),
        }
    }

    fn name(&self, who: usize) -> Option<&'t str> {
        self.names.get(who).copied().flatten()
    }

    /// The words of a span, with as few of the words beside them as make this the first place where they stand; just the
    /// words where that takes more bytes than they may be to be told from others.
    fn first(&self, span: Span, most: usize) -> &'t str {
        let text = self.text;
        let (start, end) = (span.start as usize, span.end as usize);
        let words = span.of(text);
        let is_first = |from: usize, words: &str| text.find(words) == Some(from);
        if words.is_empty() || is_first(start, words) {
            return words;
        }
        let mut from = start;
        let mut to = end;
        while to - from < most {
            let (ahead, behind) = (text[..from].trim_end(), text[to..].trim_start());
            let word = |words: Option<&str>| words.map_or(0, str::len);
            let before = ahead.len() - word(ahead.rsplit(char::is_whitespace).next());
            let after = text.len() - behind.len() + word(behind.split(char::is_whitespace).next());
            if (before, after) == (from, to) {
                break;
            }
            (from, to) = (before, after);
            let wider = &text[from..to];
            if is_first(from, wider) {
                return wider;
            }
        }
        words
    }
}

/// The days after the first, up to the last.
fn days_after(first: Date, last: Date) -> Vec<String> {
    let days = (1..).map(|n| first.plus_days(n)).take(MOST_DAYS);
    days.take_while(|day| *day <= last)
        .map(|day| day.to_string())
        .collect()
}
