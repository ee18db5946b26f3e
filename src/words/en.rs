//! The interface in English.

use super::{Columns, Said, Summary, Tongue, Words};
use crate::export::Form;
use crate::export::csv::Table;
use crate::intake::{LONGEST, Problem};
use crate::link::Fault;
use crate::marks::Topic;
use crate::state::{Grouping, Order, Panel};
use crate::trust::hidden;
use depeche_engine::calendar::PartialDate;
use depeche_engine::story::{
    CreditRole, EventStatus, Kind, KindReason, PresenceStatus, QuoteKind, QuotePattern,
    RelationKind, SpeakerReason, Voice,
};
use depeche_link::{Fits, fits};

pub(super) const WORDS: Words = Words {
    tongue: Tongue::English,
    new: "New",
    open: "Open",
    open_file: "Open a file",
    edit: "Text",
    examples: "Examples",
    share: "Share",
    other_tongue: "Français",
    theme_system: "System theme",
    theme_light: "Light theme",
    theme_dark: "Dark theme",
    theme: "Change theme",
    tools: "Tools",
    read: "Read the dispatch",
    close_box: "Close",
    try_example: "Try an example:",
    drop_hint: "or drop a text file anywhere on the page",
    restore: "Bring the text back",
    dismiss: "Close this message",
    show_part: "Read what arrived",
    from_part: "The beginning of a dispatch from a damaged link: the rest is missing, and this site has checked nothing.",
    read_anyway: "Read it anyway",
    try_again: "Try again",
    from_link: "This text came with a link: this site has not checked it.",
    from_host: "A dispatch put beside this page by whoever hosts it.",
    hidden: "Hidden or deceptive characters",
    hidden_kind: |kind, n| match kind {
        hidden::Kind::Direction => count(
            n,
            "change of writing direction",
            "changes of writing direction",
        ),
        hidden::Kind::Lookalike => count(
            n,
            "word in letters of another alphabet",
            "words in letters of another alphabet",
        ),
        hidden::Kind::ZeroWidth => count(n, "character without width", "characters without width"),
        hidden::Kind::Control => count(n, "control character", "control characters"),
    },
    strip_hidden: "Take out the characters without width",
    from_example: "An example written for this page: its facts are invented.",
    arrival: super::arrival::ENGLISH,
    story: "The dispatch",
    story_keys: "Text of the dispatch. The arrow keys lead from marked word to marked word.",
    explorer: "The explorer",
    close_sheet: "Close the panel",
    show_marks: "Marks",
    legend: "Key",
    cue: "word of speech",
    about: "About this page",
    keys: "On the keyboard: m draws the marks or not, n and p lead to the next or previous mention, c corrects what is selected or focused, Ctrl+Z takes that back, Esc leaves the selection.",
    updated: "updated",
    claimed: "according to the text",
    search: "Search the dispatch",
    no_match: "No participant matches.",
    not_found: "not found",
    compare: "Compare with an update",
    check: "Check an article",
    is_update: "This text is another version of the story that was open.",
    plain: "Plain reading",
    marked: "Marked reading",
    export: "Export",
    print: "Print",
    copy_brief: "Copy the brief",
    form: |form| match form {
        Form::Text => "The text alone (TXT)",
        Form::Csv(Table::People) => "Who, and presence (CSV)",
        Form::Csv(Table::Quotes) => "Quotes (CSV)",
        Form::Csv(Table::Dates) => "Dates (CSV)",
        Form::Calendar => "Dates and next steps (iCalendar)",
        Form::Json => "Whole analysis (JSON)",
        Form::Markdown => "One-page brief (Markdown)",
        Form::Annotations => "W3C annotations (JSON-LD)",
        Form::Ninjs => "IPTC news item (ninjs\u{a0}3)",
        Form::SchemaOrg => "schema.org article (JSON-LD)",
        Form::Html => "Reading copy (HTML)",
        Form::Gold => "Known reading, to measure by (gold)",
    },
    link_label: "Link to this dispatch",
    copy_link: "Copy the link",
    send_link: "Send…",
    link_fits: |n| {
        let length = format!("{} characters", super::grouped(n, ','));
        match fits(n) {
            Fits::Everywhere => format!("{length}: passes everywhere."),
            Fits::MostChats => {
                format!("{length}: passes by mail and in most chats, but not in Discord.")
            }
            Fits::Browsers => format!(
                "{length}: browsers open it, but many chats will cut it. Send an export instead."
            ),
        }
    },
    recent: "Recent",
    keep_recent: "Keep my dispatches in this browser",
    no_recent: "No dispatch is kept.",
    forget: |title| format!("Forget {}", in_marks(title)),
    forget_all: "Forget all",
    why: "Why?",
    next: "Next",
    previous: "Previous",
    also: "Also called",
    mentions_title: "In the text",
    quotes_title: "What is said",
    nobody: "No participant was recognised in this text.",
    no_quotes: "Nobody speaks in this text, or nobody was recognised.",
    no_context: "No event, commitment or date was recognised in this text.",
    strip: |n| format!("Where the text speaks of it: {}", mentions(n)),
    host: "host",
    sort: "Sort",
    order: |order| match order {
        Order::Kind => "by kind",
        Order::Appearance => "by appearance",
        Order::Mentions => "by mentions",
        Order::Name => "by name",
    },
    filter_short: "Filter",
    filter: "Filter participants",
    group: "Group",
    grouping: |grouping| match grouping {
        Grouping::Speaker => "by source",
        Grouping::Voice => "by voice",
        Grouping::Text => "in the order of the text",
    },
    no_links: "No tie between participants was recognised in this text.",
    drawing: |n| {
        format!(
            "Who speaks about whom: {}, also in the table below.",
            count(n, "link", "links")
        )
    },
    relation: |kind| match kind {
        RelationKind::SpeaksOf => "speaks of",
        RelationKind::SpeaksTo => "speaks to",
        RelationKind::Represents => "represents",
        RelationKind::Met => "meets",
        RelationKind::Kin => "is related to",
        RelationKind::Office => "holds an office at",
    },
    only: |name| format!("Only {name}"),
    places: |n| count(n, "passage", "passages"),
    columns: Columns {
        name: "Name",
        kind: "Kind",
        role: "Role",
        presence: "Presence",
        mentions: "Mentions",
        source: "Source",
        words: "Words",
        voice: "Voice",
        cue: "Introduced by",
        to: "To whom",
        link: "Connection",
        about: "With",
        stand_in: "Represented by",
        evidence: "By these words",
        headline: "Headline",
        agency: "Agency",
        published: "Dated",
        paragraph: "Paragraph",
        doubt: "Doubt",
        by_hand: "By hand",
        until: "Until",
        date_words: "In the text",
        what: "What happens",
        to_come: "To come",
    },
    colon: ":",
    semicolon: ";",
    no_speaker: "No source recognised",
    quote_of: |speaker| match speaker {
        Some(name) => format!("Quote: {name}"),
        None => "Quote: no source recognised".to_owned(),
    },
    reported: "[reported speech]",
    copy_quote: "Copy",
    said_to: |to| format!("to {to}"),
    maybe: |names| format!("Undecided: {}?", join(names, "or")),
    event: "The event",
    place: "Place",
    when: "Date",
    hosted_by: "Host",
    attendance: "Attendance",
    purpose: "Purpose",
    outcome: "Outcome",
    status: "Status",
    ledger: "Who is there",
    represented_by: "by",
    timeline: "Timeline",
    credits: "Credits",
    mentions,
    quotes: |n| count(n, "quote", "quotes"),
    summary,
    place_of: |at, of| format!("{at}\u{a0}/\u{a0}{of}"),
    panel: |panel| match panel {
        Panel::Who => "Who",
        Panel::Said => "Said",
        Panel::Context => "Context",
        Panel::Links => "Links",
    },
    kinds: |kind| match kind {
        Kind::Unknown => "To be determined",
        Kind::Person => "People",
        Kind::Organisation => "Organisations",
        Kind::Place => "Places",
        Kind::Group => "Groups",
        Kind::Document => "Documents",
        Kind::Unnamed => "Unnamed sources",
    },
    kind: |kind| match kind {
        Kind::Unknown => "to be determined",
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
        Kind::Group => "group",
        Kind::Document => "document",
        Kind::Unnamed => "unnamed source",
    },
    kind_reason: |reason| match reason {
        KindReason::Shape => "By its shape alone: a run of capitalised words.",
        KindReason::Title => "A title or office stands beside it.",
        KindReason::Apposition => "An apposition says what it is.",
        KindReason::FirstName => "The name begins with a known first name.",
        KindReason::Lexicon => "The name is in a list of known names.",
        KindReason::Head => "Its head word says what it is.",
        KindReason::Acronym => "An acronym that the text itself spells out.",
        KindReason::Preposition => "A preposition of place stands before it.",
        KindReason::Verb => "A verb of speech has it for its subject.",
        KindReason::SameName => "The same name is already known in the text.",
        KindReason::List => "The name stands in a list of the same kind.",
        KindReason::Weighed => "All that stands around it, weighed together, says so.",
        KindReason::Speaks => "The source speaks, but is described rather than named.",
        KindReason::Hand => "Put right by hand.",
    },
    presence: |status| match status {
        PresenceStatus::None => "",
        PresenceStatus::Attending => "Present",
        PresenceStatus::Remote => "By video",
        PresenceStatus::Expected => "Expected",
        PresenceStatus::Absent => "Absent",
        PresenceStatus::Represented => "Represented",
    },
    presence_of: |status| match status {
        PresenceStatus::None => "",
        PresenceStatus::Attending => "present",
        PresenceStatus::Remote => "by video",
        PresenceStatus::Expected => "expected",
        PresenceStatus::Absent => "absent",
        PresenceStatus::Represented => "represented",
    },
    quote_kind: |kind| match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
    },
    voice: |voice| match voice {
        Voice::Unattributed => "no source",
        Voice::Named => "named source",
        Voice::Unnamed => "unnamed source",
        Voice::Institution => "institution",
        Voice::Document => "document",
        Voice::Group => "several voices",
    },
    quote_pattern: |pattern| match pattern {
        QuotePattern::Marks => "Quotation marks stand around speech.",
        QuotePattern::CueAfter => {
            "The words are in quotation marks, the source is named after them."
        }
        QuotePattern::CueBefore => "The source is named, then the quotation marks open.",
        QuotePattern::Interrupted => "The attribution cuts the words in two.",
        QuotePattern::Fragment => "A few words in quotation marks inside a reported clause.",
        QuotePattern::Continued => "The quote before it goes on.",
        QuotePattern::ThatClause => "A verb of speech followed by “that”.",
        QuotePattern::BareClause => "A verb of speech followed by what is said.",
        QuotePattern::Infinitive => "A verb of speech followed by an infinitive.",
        QuotePattern::AccordingTo => "“According to”: the source is given that way.",
        QuotePattern::Parenthetical => "An aside attributes the sentence to its source.",
        QuotePattern::Coordinated => "The same source goes on, with another verb.",
        QuotePattern::Hand => "The words were marked by hand.",
    },
    speaker_reason: |reason| match reason {
        SpeakerReason::None => "No source was found.",
        SpeakerReason::Named => "The source is named there.",
        SpeakerReason::Role => {
            "The source is described there by an office that only one participant holds."
        }
        SpeakerReason::Described => "The source is described there, and nobody with a name fits.",
        SpeakerReason::Pronoun => "A pronoun points back to the source.",
        SpeakerReason::Continued => "It is the source of the quote before.",
        SpeakerReason::Subject => "It is the subject of the sentence, or of the one before.",
        SpeakerReason::Undecided => "Several sources fit.",
        SpeakerReason::Hand => "The source was put right by hand.",
    },
    event_status: |status| match status {
        EventStatus::Unknown => "",
        EventStatus::Planned => "still to come",
        EventStatus::UnderWay => "under way",
        EventStatus::Over => "over",
        EventStatus::CalledOff => "called off or put off",
    },
    credit: |role| match role {
        CreditRole::Reporting => "Reporting",
        CreditRole::Writing => "Writing",
        CreditRole::Editing => "Editing",
        CreditRole::Other => "Other",
    },
    topic: |topic| match topic {
        Topic::Commitments => "Commitments",
        Topic::Demands => "Demands",
        Topic::StickingPoints => "Sticking points",
        Topic::NextSteps => "Next steps",
    },
    one_topic: |topic| match topic {
        Topic::Commitments => "commitment",
        Topic::Demands => "demand",
        Topic::StickingPoints => "obstacle",
        Topic::NextSteps => "next step",
    },
    claim_reason: |cue| format!("These words announce it: {}.", in_marks(cue)),
    presence_reason: |words| format!("The text says: {}.", in_marks(words)),
    cue_reason: |cue| format!("Introduced by {}.", in_marks(cue)),
    when_of: |day, until| match (day, until) {
        (Some(from), Some(to)) => format!("{} – {}", date(from), date(to)),
        (Some(day), None) => date(day),
        (None, _) => "date not resolved".to_owned(),
    },
    date,
    problem,
    fault,
    in_marks,
    amend: super::amend::ENGLISH,
    card: super::card::ENGLISH,
    glance: super::glance::ENGLISH,
    travel: super::travel::ENGLISH,
    said: Said {
        address: "This is an address and not the text of a dispatch: this page fetches nothing from elsewhere. Open it, copy the text and paste it here.",
        link_copied: "Link copied.",
        link_ready: "The clipboard refused: copy the link from its field.",
        not_kept: "The browser refuses to keep dispatches: the page works without that.",
        link_too_long: "This dispatch is too long for a link. Send the text itself instead.",
        nothing_to_share: "Nothing to share or export yet: paste a dispatch first.",
        quote_copied: "Quote copied, with its source.",
        brief_copied: "Brief copied.",
        copy_failed: "The clipboard refused: select the text and copy it by hand.",
        seen_by_host: "The host of this page may have seen this text: it came in the address itself, and not after its #.",
        cleared: "The dispatch was taken away.",
        replaced: "Another text took the place of yours.",
        reading: "Reading the dispatch…",
        fetching: "Fetching what this needs…",
        no_grammar: "A file that this page needs for the language of the dispatch could not be fetched: the text is safe.",
        no_piece: "A file that this page needs for that could not be fetched: nothing is lost.",
    },
};

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n}\u{a0}{}", if n == 1 { one } else { many })
}

fn mentions(n: usize) -> String {
    count(n, "mention", "mentions")
}

fn summary(s: &Summary) -> String {
    let quotes = count(s.quotes, "quote", "quotes");
    let of = |n: usize, what: &str| (n, format!("{n}\u{a0}{what}"));
    super::told(
        &[
            (s.people, count(s.people, "person", "people")),
            (
                s.organisations,
                count(s.organisations, "organisation", "organisations"),
            ),
            (s.places, count(s.places, "place", "places")),
        ],
        &[
            (s.quotes, format!("{quotes} ({}\u{a0}direct)", s.direct)),
            of(s.absent, "absent"),
            of(s.represented, "represented"),
            of(s.undecided, "undecided"),
        ],
    )
}

fn in_marks(words: &str) -> String {
    format!("“{words}”")
}

fn join(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

fn date(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let month = |m: u8| MONTHS[usize::from(m - 1) % 12];
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, m) => format!("{} {year}", month(m)),
        PartialDate::Day(day) => format!(
            "{} {}\u{a0}{} {}",
            DAYS[usize::from(day.weekday())],
            day.day(),
            month(day.month()),
            day.year()
        ),
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "The box is empty: paste the text of a dispatch into it.".into(),
        Problem::OnlySpaces => {
            "There is not a word in the box: paste the text of a dispatch into it.".into()
        }
        Problem::OneWord => "There is only one word in the box: paste a whole dispatch.".into(),
        Problem::OtherLanguage => {
            "This text seems to be neither French nor English, the two languages read here. It is still in the box.".into()
        }
        Problem::TooLong(n) => format!(
            "This text is {} characters long; the limit is {}. Keep a part of it: it is still in the box.",
            super::grouped(*n, ','),
            super::grouped(LONGEST, ',')
        ),
        Problem::NotText(name, refusal) => (super::arrival::ENGLISH.refused)(name, refusal),
        Problem::NotHosted(name) => format!(
            "{} is not the name of a text beside this page: such a name ends in .txt and leads nowhere else.",
            in_marks(name)
        ),
        Problem::Unreadable(name) => format!(
            "The browser could not read {}. Copy its text and paste it here.",
            in_marks(name)
        ),
    }
}

fn fault(fault: &Fault) -> String {
    const KEPT: &str = "Ask for it to be sent again; nothing was replaced here.";
    let number = |n: &usize| super::grouped(*n, ',');
    match fault {
        Fault::Newer(_) => {
            "This link was made by a newer version of this page. Reload the page, then open the link again.".into()
        }
        Fault::Cut {
            arrived,
            expected: Some(expected),
            ..
        } => format!(
            "This link was cut on its way: {} of {} characters arrived. {KEPT}",
            number(arrived),
            number(expected)
        ),
        Fault::Cut { arrived, .. } => format!(
            "This link was cut on its way: only {} characters arrived. {KEPT}",
            number(arrived)
        ),
        Fault::Damaged { .. } => format!("This link was altered on its way. {KEPT}"),
        Fault::TooLong { .. } => {
            format!("This link is longer than any this page makes, so it was not read. {KEPT}")
        }
        Fault::Empty | Fault::NotALink => {
            format!("What follows # in the address is not a link of this page. {KEPT}")
        }
    }
}
