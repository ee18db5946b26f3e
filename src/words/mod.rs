//! The interface's words, one module per language.
//!
//! [`Words`] is a struct, so that a sentence missing in one language does not compile. Sentences that depend on a number
//! or a name are functions. French typography is in the strings themselves: no-break spaces before `:` and inside
//! guillemets, narrow ones before `;`, `!` and `?`.

mod amend;
mod arrival;
mod card;
mod en;
mod fr;
mod glance;
mod second;
mod travel;

pub use amend::Amend;
pub use arrival::Arrival;
pub use card::Card;
pub use glance::Glance;
pub use second::Second;
pub use travel::Travel;

use crate::export::Form;
use crate::intake::Problem;
use crate::link::Fault;
use crate::marks::Topic;
use crate::state::{Grouping, Order, Panel};
use crate::trust::hidden;
use depeche_engine::Language;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{
    CreditRole, EventStatus, Kind, KindReason, PresenceStatus, QuoteKind, QuotePattern,
    RelationKind, SpeakerReason, Voice,
};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Tongue {
    /// The first of the browser's languages that the page speaks; English when it speaks none.
    #[must_use]
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let known = |tag: &str| match tag.get(..2)? {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        };
        tags.into_iter().find_map(known).unwrap_or(Self::English)
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language that a dispatch in it is read as.
    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::French => Language::French,
            Self::English => Language::English,
        }
    }

    /// What the interface says in it.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::French => &fr::WORDS,
            Self::English => &en::WORDS,
        }
    }
}

/// Everything the interface says.
pub struct Words {
    /// The language these are in.
    pub tongue: Tongue,

    // The bar.
    /// Start again with an empty box.
    pub new: &'static str,
    /// Open a file.
    pub open: &'static str,
    /// The same, beside the box.
    pub open_file: &'static str,
    /// Bring the paste box back.
    pub edit: &'static str,
    /// The example dispatches.
    pub examples: &'static str,
    /// Share the story.
    pub share: &'static str,
    /// The name of the other language, in that language.
    pub other_tongue: &'static str,
    /// Of the theme: as the system says.
    pub theme_system: &'static str,
    /// Of the theme: light.
    pub theme_light: &'static str,
    /// Of the theme: dark.
    pub theme_dark: &'static str,
    /// What the theme button is for.
    pub theme: &'static str,
    /// What the toolbar is for.
    pub tools: &'static str,

    // The box.
    /// Read what stands in the box.
    pub read: &'static str,
    /// Put the box away.
    pub close_box: &'static str,
    /// Leads to the examples on the first screen.
    pub try_example: &'static str,
    /// How else a text gets in.
    pub drop_hint: &'static str,
    /// Give back the kept text.
    pub restore: &'static str,
    /// Put a notice away.
    pub dismiss: &'static str,
    /// Read what arrived of a damaged link.
    pub show_part: &'static str,
    /// Above the beginning of a story whose link was damaged.
    pub from_part: &'static str,
    /// Read a text in another language all the same.
    pub read_anyway: &'static str,
    /// Ask for the grammar of a text once more.
    pub try_again: &'static str,
    /// Above a story that came with a link.
    pub from_link: &'static str,
    /// Above a story that lies beside the page.
    pub from_host: &'static str,
    /// Above the list of hidden characters.
    pub hidden: &'static str,
    /// So many hidden characters of one kind.
    pub hidden_kind: fn(hidden::Kind, usize) -> String,
    /// Take out what has no width.
    pub strip_hidden: &'static str,
    /// Above a story that came with the page.
    pub from_example: &'static str,
    /// How a text arrives, and what is known of it.
    pub arrival: Arrival,

    // The story.
    /// What the story column is.
    pub story: &'static str,
    /// What the marked text is, and its keys.
    pub story_keys: &'static str,
    /// What the explorer is.
    pub explorer: &'static str,
    /// Draws the sheet down.
    pub close_sheet: &'static str,
    /// Draw the marks or not.
    pub show_marks: &'static str,
    /// The key to the marks.
    pub legend: &'static str,
    /// The words that introduce a quote, in the key to the marks.
    pub cue: &'static str,
    /// Leads to what the page is.
    pub about: &'static str,
    /// The keys that act beside a story.
    pub keys: &'static str,
    /// An updated story.
    pub updated: &'static str,
    /// The agency, as the text itself claims.
    pub claimed: &'static str,

    /// What is looked for in the story.
    pub search: &'static str,
    /// No participant holds the words of the filter.
    pub no_match: &'static str,
    /// Nothing was found.
    pub not_found: &'static str,
    /// Lay a later version beside the story.
    pub compare: &'static str,
    /// Check the quotes of an article.
    pub check: &'static str,
    /// The text that took the place of a story is another version of it.
    pub is_update: &'static str,
    /// Show the story as plain headings, lists and tables.
    pub plain: &'static str,
    /// Show it marked, beside the explorer, again.
    pub marked: &'static str,

    // Taking away.
    /// The forms a story can be taken away in.
    pub export: &'static str,
    /// Print it.
    pub print: &'static str,
    /// Copy the brief.
    pub copy_brief: &'static str,
    /// One form.
    pub form: fn(Form) -> &'static str,
    /// The address that carries the story.
    pub link_label: &'static str,
    /// Copy it.
    pub copy_link: &'static str,
    /// Hand it to another program.
    pub send_link: &'static str,
    /// How long it is and where that passes.
    pub link_fits: fn(usize) -> String,

    // Recent stories.
    /// The stories kept in this browser.
    pub recent: &'static str,
    /// Keep them.
    pub keep_recent: &'static str,
    /// None is kept.
    pub no_recent: &'static str,
    /// Take one away.
    pub forget: fn(&str) -> String,
    /// Take all away.
    pub forget_all: &'static str,

    // Facts.
    /// Opens the reason of a fact.
    pub why: &'static str,
    /// The next place.
    pub next: &'static str,
    /// The previous place.
    pub previous: &'static str,
    /// The other names of a participant.
    pub also: &'static str,
    /// Where the text speaks of a participant.
    pub mentions_title: &'static str,
    /// What a participant says.
    pub quotes_title: &'static str,
    /// A panel with nothing in it: participants.
    pub nobody: &'static str,
    /// A panel with nothing in it: quotes.
    pub no_quotes: &'static str,
    /// A panel with nothing in it: context.
    pub no_context: &'static str,
    /// What the strip of mentions shows.
    pub strip: fn(usize) -> String,
    /// The host of the event.
    pub host: &'static str,

    /// In which order participants are listed.
    pub sort: &'static str,
    /// One order.
    pub order: fn(Order) -> &'static str,
    /// Participants that hold some words only.
    pub filter: &'static str,
    /// The same, in a word.
    pub filter_short: &'static str,

    // Said.
    /// How quotes are grouped.
    pub group: &'static str,
    /// One grouping.
    pub grouping: fn(Grouping) -> &'static str,
    /// Quotes nobody can be named for.
    pub no_speaker: &'static str,
    /// A quote of somebody, or of nobody known.
    pub quote_of: fn(Option<&str>) -> String,
    /// Before words that are not a source's own.
    pub reported: &'static str,
    /// Copy a quote with its attribution.
    pub copy_quote: &'static str,
    /// To whom something was said.
    pub said_to: fn(&str) -> String,
    /// One or the other may have said it.
    pub maybe: fn(&[&str]) -> String,

    // Context.
    /// The event card.
    pub event: &'static str,
    /// Where.
    pub place: &'static str,
    /// When.
    pub when: &'static str,
    /// Who hosts.
    pub hosted_by: &'static str,
    /// How many came.
    pub attendance: &'static str,
    /// What for.
    pub purpose: &'static str,
    /// What came of it.
    pub outcome: &'static str,
    /// How far it is.
    pub status: &'static str,
    /// The attendance ledger.
    pub ledger: &'static str,
    /// Who stood in.
    pub represented_by: &'static str,
    /// The timeline.
    pub timeline: &'static str,
    /// Who wrote the story.
    pub credits: &'static str,

    // Links.
    /// A panel with nothing in it: links.
    pub no_links: &'static str,
    /// What the drawing shows.
    pub drawing: fn(usize) -> String,
    /// One tie, as a verb.
    pub relation: fn(RelationKind) -> &'static str,
    /// The ties of one participant only.
    pub only: fn(&str) -> String,
    /// How many places show a tie.
    pub places: fn(usize) -> String,

    /// The headings of tables.
    pub columns: Columns,
    /// What stands between a label and its value.
    pub colon: &'static str,
    /// What stands between two things told one after the other.
    pub semicolon: &'static str,

    // Counts: one sentence or word each, with its number.
    /// Mentions.
    pub mentions: fn(usize) -> String,
    /// Quotes.
    pub quotes: fn(usize) -> String,
    /// The line after a reading.
    pub summary: fn(&Summary) -> String,
    /// Where one stands among the places of a selection.
    pub place_of: fn(usize, usize) -> String,

    // By enumeration.
    /// A panel's tab.
    pub panel: fn(Panel) -> &'static str,
    /// A kind, as the heading of a group.
    pub kinds: fn(Kind) -> &'static str,
    /// A kind, of one.
    pub kind: fn(Kind) -> &'static str,
    /// Why a participant is of its kind.
    pub kind_reason: fn(KindReason) -> &'static str,
    /// A status of presence; nothing for [`PresenceStatus::None`].
    pub presence: fn(PresenceStatus) -> &'static str,
    /// A status of presence, of one; nothing for [`PresenceStatus::None`].
    pub presence_of: fn(PresenceStatus) -> &'static str,
    /// Direct or indirect.
    pub quote_kind: fn(QuoteKind) -> &'static str,
    /// Whose voice.
    pub voice: fn(Voice) -> &'static str,
    /// How a quote was found.
    pub quote_pattern: fn(QuotePattern) -> &'static str,
    /// How a speaker was found.
    pub speaker_reason: fn(SpeakerReason) -> &'static str,
    /// How far an event is; nothing for [`EventStatus::Unknown`].
    pub event_status: fn(EventStatus) -> &'static str,
    /// What a journalist did.
    pub credit: fn(CreditRole) -> &'static str,
    /// The title of a list of the context.
    pub topic: fn(Topic) -> &'static str,
    /// One claim of a list, in the margin.
    pub one_topic: fn(Topic) -> &'static str,
    /// Why a claim was taken for one; the words are its cue.
    pub claim_reason: fn(&str) -> String,
    /// Why a presence was found; the words are its evidence.
    pub presence_reason: fn(&str) -> String,
    /// The words that introduce a quote.
    pub cue_reason: fn(&str) -> String,
    /// A date or range, or that it is not resolved.
    pub when_of: fn(Option<PartialDate>, Option<PartialDate>) -> String,
    /// A date, written out.
    pub date: fn(PartialDate) -> String,
    /// What a notice says.
    pub problem: fn(&Problem) -> String,
    /// What is wrong with a link.
    pub fault: fn(&Fault) -> String,
    /// A quote between the language's marks.
    pub in_marks: fn(&str) -> String,
    /// Putting right by hand.
    pub amend: Amend,
    /// Cards and the timeline.
    pub card: Card,
    /// The lines of the glance.
    pub glance: Glance,
    /// Links, and what comes with them.
    pub travel: Travel,
    /// The remaining notices.
    pub said: Said,
}

/// The headings of tables.
pub struct Columns {
    /// A participant.
    pub name: &'static str,
    /// What it is.
    pub kind: &'static str,
    /// Its role.
    pub role: &'static str,
    /// Its presence.
    pub presence: &'static str,
    /// How often it is mentioned.
    pub mentions: &'static str,
    /// Who speaks.
    pub source: &'static str,
    /// The words.
    pub words: &'static str,
    /// Whose voice.
    pub voice: &'static str,
    /// The words that introduce a quote.
    pub cue: &'static str,
    /// To whom.
    pub to: &'static str,
    /// A tie.
    pub link: &'static str,
    /// With whom.
    pub about: &'static str,
    /// Who stands in.
    pub stand_in: &'static str,
    /// The words that show it.
    pub evidence: &'static str,
    /// The headline of the story.
    pub headline: &'static str,
    /// Its agency.
    pub agency: &'static str,
    /// When it was published.
    pub published: &'static str,
    /// Which paragraph.
    pub paragraph: &'static str,
    /// What is in doubt.
    pub doubt: &'static str,
    /// Whether it was put right by hand.
    pub by_hand: &'static str,
    /// The last day.
    pub until: &'static str,
    /// The words for a date.
    pub date_words: &'static str,
    /// What happens.
    pub what: &'static str,
    /// Whether it is still to come.
    pub to_come: &'static str,
}

/// What the page says after something was done.
pub struct Said {
    /// The text is an address.
    pub address: &'static str,
    /// The link was copied.
    pub link_copied: &'static str,
    /// The link stands in its field only.
    pub link_ready: &'static str,
    /// The browser would not keep a story.
    pub not_kept: &'static str,
    /// Too long for a link.
    pub link_too_long: &'static str,
    /// Nothing to share.
    pub nothing_to_share: &'static str,
    /// A quote was copied.
    pub quote_copied: &'static str,
    /// The brief was copied.
    pub brief_copied: &'static str,
    /// The clipboard refused.
    pub copy_failed: &'static str,
    /// The host has seen the text of the link.
    pub seen_by_host: &'static str,
    /// The box was emptied.
    pub cleared: &'static str,
    /// Another text took the place of the one in the box.
    pub replaced: &'static str,
    /// A text waits for its grammar.
    pub reading: &'static str,
    /// A piece of the page is on its way that something needs.
    pub fetching: &'static str,
    /// It could not be had.
    pub no_grammar: &'static str,
    /// A piece of the page could not be had.
    pub no_piece: &'static str,
}

/// What the line after a reading counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// People, sources without a name among them.
    pub people: usize,
    /// Organisations and groups.
    pub organisations: usize,
    /// Places.
    pub places: usize,
    /// Quotes.
    pub quotes: usize,
    /// Of which direct.
    pub direct: usize,
    /// Who was absent.
    pub absent: usize,
    /// Who was represented.
    pub represented: usize,
    /// What could not be decided.
    pub undecided: usize,
}

impl Words {
    /// Names in a row, as the language sets them: commas, and a word before the last.
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.glance.and),
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.tongue == other.tongue
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tongue.tag())
    }
}

/// Counts in a line, first of who and what, then of the rest; what there is none of is left out.
fn told(who: &[(usize, String)], rest: &[(usize, String)]) -> String {
    let some = |counts: &[(usize, String)]| -> Vec<String> {
        let some = counts.iter().filter(|(n, _)| *n > 0);
        some.map(|(_, told)| told.clone()).collect()
    };
    let who = some(who).join(", ");
    let all = (!who.is_empty()).then_some(who).into_iter();
    all.chain(some(rest)).collect::<Vec<_>>().join(" · ")
}

/// A whole number with a separator every three digits.
fn grouped(n: usize, separator: char) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use depeche_engine::calendar::Date;
    use depeche_forms::{Other, Refusal};

    #[test]
    fn the_first_language_the_page_speaks_wins() {
        let preferred = |tags: &[&str]| Tongue::preferred(tags.iter().copied());
        assert_eq!(preferred(&["de-CH", "fr-CH", "en"]), Tongue::French);
        assert_eq!(preferred(&["en-GB", "fr"]), Tongue::English);
        assert_eq!(preferred(&["ja"]), Tongue::English);
        assert_eq!(preferred(&[]), Tongue::English);
    }

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        let (fr, en) = (Tongue::French.words(), Tongue::English.words());
        assert_eq!((fr.quotes)(0), "0\u{a0}citation");
        assert_eq!((fr.quotes)(2), "2\u{a0}citations");
        assert_eq!((en.quotes)(0), "0\u{a0}quotes");
        assert_eq!((en.quotes)(1), "1\u{a0}quote");
    }

    #[test]
    fn the_line_after_a_reading_counts_what_there_is_by_its_name() {
        let (fr, en) = (Tongue::French.words(), Tongue::English.words());
        let mut counts = Summary {
            people: 6,
            organisations: 2,
            places: 7,
            quotes: 3,
            direct: 1,
            absent: 1,
            represented: 0,
            undecided: 0,
        };
        let plain = |line: String| line.replace('\u{a0}', " ");
        assert_eq!(
            plain((fr.summary)(&counts)),
            "6 personnes, 2 organisations, 7 lieux · 3 citations (1 directe) · 1 absent"
        );
        counts.people = 1;
        counts.organisations = 0;
        counts.undecided = 2;
        assert_eq!(
            plain((en.summary)(&counts)),
            "1 person, 7 places · 3 quotes (1 direct) · 1 absent · 2 undecided"
        );
        assert_eq!((en.summary)(&Summary::default()), "");
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let day = PartialDate::Day(Date::new(2026, 1, 1).unwrap());
        let (fr, en) = (Tongue::French.words(), Tongue::English.words());
        assert_eq!((fr.date)(day), "jeudi 1er\u{a0}janvier 2026");
        assert_eq!((en.date)(day), "Thursday 1\u{a0}January 2026");
        assert_eq!((fr.date)(PartialDate::Month(2025, 8)), "août 2025");
        assert_eq!((en.date)(PartialDate::Year(2024)), "2024");
    }

    #[test]
    fn no_french_sentence_breaks_before_its_punctuation() {
        let fr = Tongue::French.words();
        let problems = [
            Problem::Empty,
            Problem::OnlySpaces,
            Problem::OneWord,
            Problem::OtherLanguage,
            Problem::TooLong(1_234_567),
            Problem::NotText("a".into(), Refusal::Other(Other::Pdf)),
            Problem::NotText("a".into(), Refusal::NoStory),
            Problem::NotText("a".into(), Refusal::Damaged("word/document.xml", 30)),
            Problem::NotText("a".into(), Refusal::TooLarge(8 << 20)),
            Problem::NotText("a".into(), Refusal::Entities(3)),
            Problem::NotText(String::new(), Refusal::TooDeep(3)),
            Problem::Unreadable("a".into()),
            Problem::NotHosted("a".into()),
        ];
        let faults = [
            Fault::Empty,
            Fault::NotALink,
            Fault::Newer('7'),
            Fault::Damaged { text: "A".into() },
            Fault::TooLong { arrived: 70_000 },
            Fault::Cut {
                arrived: 1_024,
                expected: Some(1_871),
                text: String::new(),
            },
        ];
        let sentences = (problems.iter().map(fr.problem))
            .chain([
                (fr.maybe)(&["A", "B"]),
                (fr.claim_reason)("doit"),
                fr.why.into(),
            ])
            .chain(faults.iter().map(fr.fault));
        for sentence in sentences {
            for mark in [" :", " ;", " ?", " !", "« ", " »", "'"] {
                assert!(!sentence.contains(mark), "{sentence:?} has {mark:?}");
            }
        }
        assert!((fr.problem)(&Problem::TooLong(1_234_567)).contains("1\u{202f}234\u{202f}567"));
    }
}
