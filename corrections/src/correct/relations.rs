//! Who is tied to whom by what was corrected: who speaks of whom and to whom, and who stands in for whom.

use super::Work;
use depeche_engine::story::{MentionBy, Relation, RelationKind};
use depeche_engine::{Span, order::sort_by_key};

impl Work<'_> {
    /// Draws these ties anew, as the reader draws them; the others stay, but for those that became one.
    pub(super) fn relate(&mut self) {
        let story = &mut self.story;
        // Every place that speaks of somebody, in order.
        let mut places: Vec<(Span, usize, MentionBy)> = Vec::new();
        for (who, participant) in story.participants.iter().enumerate() {
            places.extend(participant.mentions.iter().map(|m| (m.span, who, m.by)));
        }
        sort_by_key(&mut places, |place| (place.0, place.1));
        let within = |span: Span| {
            let start = places.partition_point(|(place, ..)| place.start < span.start);
            places[start..]
                .iter()
                .take_while(move |(place, ..)| place.start < span.end)
        };
        let mut ties = Vec::new();
        for quote in &story.quotes {
            let Some(speaker) = quote.speaker else {
                continue;
            };
            for (_, who, _) in within(quote.span).filter(|(.., by)| *by == MentionBy::Name) {
                ties.push((speaker, *who, RelationKind::SpeaksOf, quote.span));
            }
            if let Some(addressee) = quote.addressee {
                for (_, who, _) in within(addressee) {
                    ties.push((speaker, *who, RelationKind::SpeaksTo, addressee));
                }
            }
        }
        for representation in &story.representations {
            for by in &representation.by {
                let evidence = representation.evidence;
                ties.push((*by, representation.who, RelationKind::Represents, evidence));
            }
        }
        let drawn = [
            RelationKind::SpeaksOf,
            RelationKind::SpeaksTo,
            RelationKind::Represents,
        ];
        let others = std::mem::take(&mut story.relations).into_iter();
        let others = others.filter(|r| !drawn.contains(&r.kind));
        ties.extend(others.map(|r| (r.from, r.to, r.kind, r.evidence)));
        let mut known = std::collections::BTreeSet::new();
        for (from, to, kind, evidence) in ties {
            if from != to && known.insert((from, to, kind)) {
                story.relations.push(Relation {
                    from,
                    to,
                    kind,
                    evidence,
                });
            }
        }
    }
}
