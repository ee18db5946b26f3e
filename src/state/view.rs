//! [`View`]: what one step of the browser's history shows, and how far the reader goes from one to the next.
//!
//! What a person would call going somewhere is a step: another story, another panel, a selection, the plain reading, a
//! sheet. What lies over a story (the share box, the paste box) is closed by the Back button, and never leads anywhere else.

use super::{Panel, Selection, State};
use crate::link;
use crate::reading::Reading;

/// What one step of the history shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which story; `None` for the first screen.
    pub story: Option<u64>,
    /// The open panel.
    pub panel: Panel,
    /// What is selected.
    pub selection: Selection,
    /// Which of its places is looked at, from one; 0 for none.
    pub place: usize,
    /// Whether the story is shown plain.
    pub plain: bool,
    /// Whether the sheet is drawn up.
    pub sheet: bool,
    /// Whether the share box is open.
    pub shared: bool,
    /// Whether the paste box is open.
    pub boxed: bool,
    /// Whether a second text is laid beside the story.
    pub second: bool,
}

/// What the history has to do for a change of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Nothing.
    Stay,
    /// The step that is shown shows the new view.
    Stand,
    /// A new step.
    Forth,
    /// Back to the step before, which shows the new view already.
    Back,
}

impl View {
    /// What a state shows. `story` is its story's [`key`].
    #[must_use]
    pub fn of(state: &State, story: Option<u64>) -> Self {
        Self {
            story,
            panel: state.panel,
            selection: state.selection,
            place: state.place().0,
            plain: state.plain,
            sheet: state.sheet,
            shared: state.shared.is_some(),
            boxed: state.box_open,
            second: state.second.is_some(),
        }
    }

    /// What the history does when this view becomes `next`; `before` is the view of the step before it, if there is one.
    #[must_use]
    pub fn step(&self, before: Option<&Self>, next: &Self) -> Move {
        let moved = Self {
            place: next.place,
            ..*self
        };
        let is_over_story = self.story.is_some() && (self.boxed || self.shared);
        let edits = self.boxed && next.boxed && next.story.is_some();
        if self == next {
            Move::Stay
        } else if self.closes_into(next) && before.is_some_and(|before| before.leads_to(next)) {
            Move::Back
        } else if moved == *next || is_over_story || edits || self.closes_into(next) {
            Move::Stand
        } else {
            Move::Forth
        }
    }

    /// Whether something is closed on the way to another view, and nothing opened.
    fn closes_into(&self, next: &Self) -> bool {
        let opens = !self.plain && next.plain
            || !self.sheet && next.sheet
            || !self.shared && next.shared
            || !self.boxed && next.boxed
            || !self.second && next.second
            || next.selection != Selection::None && next.selection != self.selection;
        let closes = self.plain && !next.plain
            || self.sheet && !next.sheet
            || self.shared && !next.shared
            || self.boxed && !next.boxed
            || self.second && !next.second
            || self.selection != Selection::None && next.selection == Selection::None;
        self.story == next.story && self.panel == next.panel && closes && !opens
    }

    /// Whether it is another one but for the place that is looked at.
    fn leads_to(&self, next: &Self) -> bool {
        let mut same = *next;
        same.place = self.place;
        *self == same
    }

    /// Itself in a few characters, behind the number of its step.
    #[must_use]
    pub fn write(&self, step: u32) -> String {
        let story = self.story.map_or(String::new(), |key| format!("{key:x}"));
        let panel = Panel::ALL.iter().position(|p| *p == self.panel);
        let selected = link::number_of(self.selection);
        let selected = selected.map_or(String::new(), |n| n.to_string());
        let open = [self.plain, self.sheet, self.shared, self.boxed, self.second];
        let open: String = open.map(|is| if is { '1' } else { '0' }).iter().collect();
        let panel = panel.unwrap_or_default();
        format!("{step}.{story}.{panel}.{selected}.{}.{open}", self.place)
    }

    /// The inverse of [`View::write`]; `None` for anything else.
    #[must_use]
    pub fn read(written: &str) -> Option<(u32, Self)> {
        let mut parts = written.split('.');
        let mut part = || parts.next();
        let step = part()?.parse().ok()?;
        let story = match part()? {
            "" => None,
            key => Some(u64::from_str_radix(key, 16).ok()?),
        };
        let panel = *Panel::ALL.get(part()?.parse::<usize>().ok()?)?;
        let selection = match part()? {
            "" => Selection::None,
            number => link::selection_of(number.parse().ok()?),
        };
        let place = part()?.parse().ok()?;
        let [plain, sheet, shared, boxed, second] = part()?.as_bytes() else {
            return None;
        };
        let is = |flag: &u8| *flag == b'1';
        let view = Self {
            story,
            panel,
            selection,
            place,
            plain: is(plain),
            sheet: is(sheet),
            shared: is(shared),
            boxed: is(boxed),
            second: is(second),
        };
        Some((step, view))
    }
}

/// What tells a story from others in the history: the same text read otherwise is the same story.
#[must_use]
pub fn key(reading: &Reading) -> u64 {
    key_of(reading.pasted())
}

/// The same of its text as it was pasted (FNV-1a: nobody has to be kept from making two texts of one key).
#[must_use]
pub fn key_of(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Topic;
    use depeche_engine::Span;

    const FIRST: View = View {
        story: None,
        panel: Panel::Who,
        selection: Selection::None,
        place: 0,
        plain: false,
        sheet: false,
        shared: false,
        boxed: true,
        second: false,
    };
    const STORY: View = View {
        story: Some(1),
        boxed: false,
        ..FIRST
    };
    const NAMED: View = View {
        selection: Selection::Participant(2),
        ..STORY
    };

    #[track_caller]
    fn check(before: Option<View>, here: View, next: View, expected: Move) {
        assert_eq!(here.step(before.as_ref(), &next), expected);
    }

    #[test]
    fn going_somewhere_is_a_step() {
        let said = View {
            panel: Panel::Said,
            ..STORY
        };
        let plain = View {
            plain: true,
            ..STORY
        };
        let other = View {
            story: Some(2),
            ..STORY
        };
        let another = View {
            selection: Selection::Quote(0),
            ..STORY
        };
        check(None, FIRST, STORY, Move::Forth);
        check(Some(FIRST), STORY, other, Move::Forth);
        check(Some(FIRST), STORY, said, Move::Forth);
        check(Some(FIRST), STORY, plain, Move::Forth);
        check(Some(STORY), NAMED, another, Move::Forth);
        check(Some(FIRST), STORY, FIRST, Move::Forth);
    }

    #[test]
    fn what_closes_goes_back_to_where_it_was_opened_and_never_forth() {
        let sheet = View {
            sheet: true,
            ..NAMED
        };
        check(Some(STORY), NAMED, STORY, Move::Back);
        check(Some(STORY), sheet, STORY, Move::Back);
        let other = View {
            selection: Selection::Quote(0),
            ..STORY
        };
        check(Some(other), NAMED, STORY, Move::Stand);
        check(None, NAMED, STORY, Move::Stand);
    }

    #[test]
    fn the_way_back_is_known_whatever_place_was_looked_at() {
        let looked = View { place: 3, ..NAMED };
        let plain = View {
            plain: true,
            ..NAMED
        };
        check(Some(looked), plain, NAMED, Move::Back);
    }

    #[test]
    fn the_places_of_a_selection_are_no_steps() {
        let next = View { place: 2, ..NAMED };
        check(Some(STORY), NAMED, next, Move::Stand);
        check(Some(STORY), NAMED, NAMED, Move::Stay);
    }

    #[test]
    fn what_is_typed_is_no_step_and_what_lies_over_a_story_makes_way() {
        let typed = View {
            boxed: true,
            ..STORY
        };
        let on = View {
            story: Some(2),
            ..typed
        };
        check(None, FIRST, typed, Move::Stand);
        check(Some(STORY), typed, on, Move::Stand);
        let other = View {
            story: Some(2),
            ..STORY
        };
        check(Some(STORY), typed, other, Move::Stand);
        let shared = View {
            shared: true,
            ..STORY
        };
        let elsewhere = View {
            shared: true,
            ..NAMED
        };
        check(Some(FIRST), STORY, shared, Move::Forth);
        check(Some(STORY), shared, elsewhere, Move::Stand);
        check(Some(STORY), shared, STORY, Move::Back);
    }

    #[test]
    fn a_view_is_read_back() {
        for selection in [
            Selection::None,
            Selection::Participant(4),
            Selection::Claim(Topic::NextSteps, 1),
            Selection::Words(Span::new(20, 31)),
        ] {
            let view = View {
                story: Some(u64::MAX),
                panel: Panel::Links,
                selection,
                place: 7,
                plain: true,
                sheet: false,
                shared: true,
                boxed: false,
                second: true,
            };
            assert_eq!(View::read(&view.write(12)), Some((12, view)));
        }
        assert_eq!(View::read(&FIRST.write(0)), Some((0, FIRST)));
        for nonsense in [
            "",
            "1",
            "x.1.0..0.0000",
            "1.g.0..0.0000",
            "1..9..0.0000",
            "1..0..0.00",
        ] {
            assert_eq!(View::read(nonsense), None, "{nonsense:?}");
        }
    }

    #[test]
    fn texts_have_keys_of_their_own() {
        assert_eq!(key_of("un pont"), key_of("un pont"));
        assert_ne!(key_of("un pont"), key_of("un  pont"));
    }
}
