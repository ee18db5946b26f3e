//! The short form of a reading: who, said, event, presence, stand-ins, context, one claim a line.

use super::{Section, flat};
use crate::order::sort_by_key;
use crate::span::Span;
use crate::story::{Claim, Participant, PresenceStatus, Quote, Story};

/// A reading in lines that a person can review. Two readings of one text differ in the lines of the claims that differ.
///
/// ```
/// let text = "LISBON, Jan 6 (Reuters) - Ana Reis said the bridge would reopen.";
/// let shown = depeche_engine::show::reading(text, &depeche_engine::read(text));
/// assert!(shown.contains("indirect · Ana Reis · said"), "{shown}");
/// ```
#[must_use]
pub fn reading(text: &str, story: &Story) -> String {
    let parts = Parts { text, story };
    let mut out = String::new();
    for section in [
        parts.furniture(),
        parts.who(),
        parts.said(),
        parts.event(),
        parts.presence(),
        parts.stand_ins(),
        parts.context(),
        parts.dates(),
    ] {
        section.write(&mut out);
    }
    out
}

/// A story and its text, shown section by section.
pub(super) struct Parts<'a> {
    pub text: &'a str,
    pub story: &'a Story,
}

impl Parts<'_> {
    /// Headline, dateline, credits.
    pub fn furniture(&self) -> Section {
        let furniture = &self.story.furniture;
        let mut lines = Vec::new();
        let mut say = |what: &str, words: Option<String>| {
            lines.extend(words.map(|words| format!("{what:<10} {words}")));
        };
        let tag = self.story.language.tag();
        let unsure = if self.story.recognised {
            ""
        } else {
            ", doubtful"
        };
        say("language", Some(format!("{tag}{unsure}")));
        say("headline", furniture.headline.map(|s| self.words(s)));
        say("slug", furniture.slug.map(|s| self.words(s)));
        say("note", furniture.update_note.map(|s| self.words(s)));
        say("published", furniture.published.map(|d| d.to_string()));
        let dateline = furniture.dateline.as_ref();
        say("dateline", dateline.map(|d| self.words(d.span)));
        say(
            "agency",
            furniture.agency.map(|a| a.name(self.text).to_owned()),
        );
        for credit in &furniture.credits {
            say(credit.role.name(), Some(self.words(credit.name)));
        }
        Section::new("FURNITURE", lines)
    }

    /// Every paragraph with its role.
    #[cfg(feature = "trace")]
    pub fn paragraphs(&self) -> Section {
        let lines = self.story.paragraphs.iter();
        let lines = lines.map(|p| format!("{:<10} {}", p.role.name(), self.words(p.span)));
        Section::new("PARAGRAPHS", lines)
    }

    /// Participants with kind, roles and other names.
    pub fn who(&self) -> Section {
        let participants = self.story.participants.iter();
        Section::new("WHO", participants.map(|p| self.participant(p)))
    }

    fn participant(&self, p: &Participant) -> String {
        let mut line = format!(
            "{} · {} ({}) · mentions {}",
            self.words(p.name),
            p.kind.name(),
            p.reason.name(),
            p.mentions.len()
        );
        let mut list = |what: &str, spans: &[Span]| {
            if !spans.is_empty() {
                let words: Vec<String> = spans.iter().map(|s| self.words(*s)).collect();
                line += &format!(" · {what}: {}", words.join(" | "));
            }
        };
        list("roles", &p.roles);
        list("also", &p.aliases);
        line
    }

    /// Quotes: speaker, cue, and by which pattern they were found; the words below.
    pub fn said(&self) -> Section {
        Section::new("SAID", self.story.quotes.iter().map(|q| self.quote(q)))
    }

    fn quote(&self, quote: &Quote) -> String {
        let speaker = match quote.speaker {
            Some(who) => self.name(who),
            None if quote.candidates.is_empty() => "nobody".to_owned(),
            None => format!("one of {}", self.names(&quote.candidates)),
        };
        let cue = quote.cue.map_or("no cue".to_owned(), |cue| self.words(cue));
        let mut line = format!(
            "{} · {speaker} · {cue} · {}, {}",
            quote.kind.name(),
            quote.pattern.name(),
            quote.speaker_reason.name()
        );
        let mut say = |what: &str, span: Option<Span>| {
            if let Some(span) = span {
                line += &format!(" · {what} {}", self.words(span));
            }
        };
        say("to", quote.addressee);
        say("at", quote.occasion);
        format!("{line}\n    {}", self.words(quote.span))
    }

    /// The main event.
    pub fn event(&self) -> Section {
        let mut lines = Vec::new();
        if let Some(event) = &self.story.event {
            let mut say = |what: &str, words: Option<String>| {
                lines.extend(words.map(|words| format!("{what:<10} {words}")));
            };
            say("what", Some(self.words(event.what)));
            say("name", event.name.map(|s| self.words(s)));
            say("place", event.place.map(|who| self.name(who)));
            say("date", event.date.map(|d| d.to_string()));
            say("until", event.until.map(|d| d.to_string()));
            say("host", event.host.map(|who| self.name(who)));
            say("status", Some(event.status.name().to_owned()));
            say("attendance", event.attendance.map(|s| self.words(s)));
            say("purpose", event.purpose.map(|s| self.words(s)));
            say("outcome", event.outcome.map(|s| self.words(s)));
            say("evidence", Some(self.words(event.evidence)));
        }
        let possible = self.story.possible_event.map(|s| self.words(s));
        lines.extend(possible.map(|words| format!("perhaps    {words}")));
        Section::new("EVENT", lines)
    }

    /// Who was there and who was not, by status; the words that show it below.
    pub fn presence(&self) -> Section {
        let participants = self.story.participants.iter();
        let mut placed: Vec<&Participant> = participants
            .filter(|p| p.presence.status != PresenceStatus::None)
            .collect();
        sort_by_key(&mut placed, |p| (p.presence.status, p.name));
        let lines = placed.into_iter().map(|p| {
            let presence = p.presence;
            let host = if presence.host { " (host)" } else { "" };
            let uninvited = if presence.uninvited {
                " (not invited)"
            } else {
                ""
            };
            let evidence = presence.evidence.map(|s| self.words(s));
            format!(
                "{:<11} {}{host}{uninvited}\n    {}",
                presence.status.name(),
                self.words(p.name),
                evidence.unwrap_or_default()
            )
        });
        Section::new("PRESENCE", lines)
    }

    /// Who stood in for whom.
    pub fn stand_ins(&self) -> Section {
        let lines = self.story.representations.iter().map(|r| {
            let (by, who) = (self.names(&r.by), self.name(r.who));
            format!("{by} for {who}\n    {}", self.words(r.evidence))
        });
        Section::new("STAND-INS", lines)
    }

    /// What was promised, what is demanded, what blocks, what comes next.
    pub fn context(&self) -> Section {
        let context = &self.story.context;
        let lists = [
            ("commitment", &context.commitments),
            ("demand", &context.demands),
            ("blocks", &context.sticking_points),
            ("next", &context.next_steps),
        ];
        let lines = lists
            .into_iter()
            .flat_map(|(what, claims)| claims.iter().map(move |claim| (what, claim)));
        Section::new(
            "CONTEXT",
            lines.map(|(what, claim)| self.claim(what, claim)),
        )
    }

    fn claim(&self, what: &str, claim: &Claim) -> String {
        let whose = claim.whose.map_or("-".to_owned(), |who| self.name(who));
        let cue = self.words(claim.cue);
        format!("{what:<10} {whose} · {cue}\n    {}", self.words(claim.span))
    }

    /// Dates and what they stand for.
    pub fn dates(&self) -> Section {
        let lines = self.story.context.dates.iter().map(|mention| {
            let date = mention.date.map_or("?".to_owned(), |d| d.to_string());
            let until = mention.until.map(|d| format!(" to {d}"));
            let words = self.words(mention.span);
            format!("{date}{} · {words}", until.unwrap_or_default())
        });
        Section::new("DATES", lines)
    }

    /// Who is tied to whom.
    #[cfg(feature = "trace")]
    pub fn ties(&self) -> Section {
        let lines = self.story.relations.iter().map(|r| {
            let (from, to) = (self.name(r.from), self.name(r.to));
            format!(
                "{from} {} {to}\n    {}",
                r.kind.name(),
                self.words(r.evidence)
            )
        });
        Section::new("TIES", lines)
    }

    fn words(&self, span: Span) -> String {
        flat(span.of(self.text))
    }

    fn name(&self, who: usize) -> String {
        let participant = self.story.participants.get(who);
        participant.map_or_else(String::new, |p| self.words(p.name))
    }

    fn names(&self, all: &[usize]) -> String {
        let names: Vec<String> = all.iter().map(|who| self.name(*who)).collect();
        names.join(", ")
    }
}
