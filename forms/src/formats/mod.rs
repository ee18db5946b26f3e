//! Formats: the stories of a file, whatever it is. [`open`] tells a format by the content, never by a name.
//!
//! `markup` and `json` make trees, `mail` and `document` take mails and documents apart, `charset` decodes; `feeds`, `ninjs`
//! and `page` say what the parts of a tree are in a story; `prose` writes paragraphs.

mod charset;
mod date;
mod document;
mod feeds;
mod json;
mod mail;
mod markup;
mod ninjs;
mod node;
mod page;
mod prose;
mod wires;

use depeche_engine::Given;

pub use charset::Decode;
pub use mail::{is_envelope, items as of_mail};

/// A story of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it came as.
    pub format: Format,
    /// Its text, to be mended and read.
    pub text: String,
    /// What is known of it beside its text.
    pub given: Given,
    /// What it is called in a list.
    pub title: String,
}

/// What a story came as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A wire's text, IPTC 7901.
    Iptc7901,
    /// A wire's text, ANPA 1312.
    Anpa1312,
    /// NITF.
    Nitf,
    /// NewsML 1.
    NewsMl1,
    /// NewsML-G2.
    NewsMlG2,
    /// ninjs.
    Ninjs,
    /// A page of the web.
    Page,
    /// A mail.
    Mail,
    /// A document of a word processor, as `.docx` has it.
    Word,
}

impl Format {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Iptc7901,
        Self::Anpa1312,
        Self::Nitf,
        Self::NewsMl1,
        Self::NewsMlG2,
        Self::Ninjs,
        Self::Page,
        Self::Mail,
        Self::Word,
    ];

    /// Its usual name; empty for plain text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Iptc7901 => "IPTC 7901",
            Self::Anpa1312 => "ANPA 1312",
            Self::Nitf => "NITF",
            Self::NewsMl1 => "NewsML 1",
            Self::NewsMlG2 => "NewsML-G2",
            Self::Ninjs => "ninjs",
            Self::Page => "HTML",
            Self::Mail => "mail",
            Self::Word => "docx",
        }
    }
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It declares entities of its own, in this line.
    Entities(usize),
    /// Its elements lie too deep within each other, from this line on.
    TooDeep(usize),
    /// It is marked up, and holds no story.
    NoStory,
    /// It is damaged: in which part of it, which begins at this byte.
    Damaged(&'static str, usize),
    /// It unpacks to more than this many bytes.
    TooLarge(usize),
    /// It is something else than a text.
    Other(Other),
}

/// What a file is that holds no text to be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A document of a word processor.
    Document,
    /// An archive.
    Archive,
    /// Sound or film.
    Media,
    /// Bytes of some other kind.
    Bytes,
}

/// The stories of a file; never none.
///
/// ```
/// use depeche_forms::{Format, open};
///
/// let nothing_else = |_: &str, _: &[u8]| None;
/// let file = br#"{"headline": "Ferries may stop", "body_html": "<p>Crews will strike.</p>", "version": "2"}"#;
/// let items = open(file, &nothing_else).unwrap();
/// assert_eq!(items[0].format, Format::Ninjs);
/// assert_eq!(items[0].text, "Ferries may stop\n\nCrews will strike.");
/// ```
///
/// # Errors
/// When it holds none, or what is not read here.
pub fn open(bytes: &[u8], decode: Decode<'_>) -> Result<Vec<Item>, Refusal> {
    match other(bytes) {
        Some(Other::Document) if bytes.starts_with(b"PK") => return document::items(bytes),
        Some(other) => return Err(Refusal::Other(other)),
        None => {}
    }
    if mail::is_mail(bytes) {
        return mail::items(bytes, decode);
    }
    let text = charset::text_of(bytes, decode);
    // A text file may hold a stray control character, a wire's some in every line; a picture holds hundreds.
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace());
    let (odd, all) = (odd.count(), text.chars().count());
    if odd * 100 > all && !(wires::is_wire(&text) && odd * 10 < all) {
        return Err(Refusal::Other(Other::Bytes));
    }
    of_text(text)
}

/// Whether a file that begins so is a document of a word processor: those that are archives can be told from other archives.
#[must_use]
pub fn is_document(head: &[u8]) -> bool {
    other(head) == Some(Other::Document)
}

/// The stories of a text that was pasted or typed, which may be a file's content.
///
/// # Errors
/// As [`open`].
pub fn of_text(text: String) -> Result<Vec<Item>, Refusal> {
    let start = beginning(&text);
    let items = if start.starts_with('<') && is_markup(start) {
        of_markup(start)?
    } else if start.starts_with(['{', '[']) {
        match json::read(start)? {
            Some(json) => ninjs::items(&json)?,
            None => return Ok(vec![plain(text)]),
        }
    } else if mail::is_mail(start.as_bytes()) {
        return mail::items(start.as_bytes(), &|_, _| None);
    } else {
        return Ok(vec![plain(text)]);
    };
    if items.is_empty() {
        return Err(Refusal::NoStory);
    }
    Ok(items)
}

/// The story of a text that is marked up in no way, which may have a wire's header.
#[must_use]
pub fn plain(text: String) -> Item {
    wires::item(text)
}

/// Whether a text begins as a file does that is marked up: of any other, [`of_text`] says what [`plain`] does.
#[must_use]
pub fn is_marked_up(text: &str) -> bool {
    let start = beginning(text);
    start.starts_with('<') && is_markup(start)
        || start.starts_with(['{', '['])
        || mail::is_mail(start.as_bytes())
}

fn beginning(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Elements that a file, or a part of one that was copied, begins with.
const ROOTS: [&str; 18] = [
    "?xml",
    "!doctype",
    "html",
    "head",
    "body",
    "article",
    "main",
    "section",
    "div",
    "p",
    "h1",
    "meta",
    "nitf",
    "newsml",
    "newsitem",
    "newsmessage",
    "packageitem",
    "rss",
];

/// Whether a text that begins with `<` is marked up: a story may well begin with a sign, or speak of an element.
fn is_markup(text: &str) -> bool {
    let text = match text.strip_prefix("<!--").map(|rest| rest.split_once("-->")) {
        Some(Some((_, rest))) => rest.trim_start(),
        _ => text,
    };
    let name = text.get(1..).unwrap_or_default();
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let name = name[..end.unwrap_or(name.len())].to_lowercase();
    let name = name.rsplit(':').next().unwrap_or_default();
    ROOTS.contains(&name) && (text.contains("</") || text.contains("/>"))
}

fn of_markup(text: &str) -> Result<Vec<Item>, Refusal> {
    let tree = markup::read(text)?;
    let items = feeds::items(&tree)?;
    if !items.is_empty() {
        return Ok(items);
    }
    Ok(page::item(&tree).into_iter().collect())
}

/// What bytes are by their first few, if they are no text.
fn other(bytes: &[u8]) -> Option<Other> {
    let signs: [(&[u8], Other); 18] = [
        (b"%PDF-", Other::Pdf),
        (b"\x89PNG", Other::Picture),
        (b"\xFF\xD8\xFF", Other::Picture),
        (b"GIF8", Other::Picture),
        (b"II*\0", Other::Picture),
        (b"MM\0*", Other::Picture),
        (b"BM", Other::Picture),
        (b"{\\rtf", Other::Document),
        (b"\xD0\xCF\x11\xE0", Other::Document),
        (b"PK\x03\x04", Other::Archive),
        (b"PK\x05\x06", Other::Archive),
        (b"\x1F\x8B", Other::Archive),
        (b"7z\xBC\xAF", Other::Archive),
        (b"Rar!", Other::Archive),
        (b"ID3", Other::Media),
        (b"OggS", Other::Media),
        (b"RIFF", Other::Media),
        (b"\x1A\x45\xDF\xA3", Other::Media),
    ];
    let starts = |at: usize, sign: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(sign));
    let found = signs.iter().find(|(sign, _)| starts(0, sign));
    // A text may well begin with the same letters; it holds no zeros.
    let is_text = !bytes.iter().take(512).any(|b| *b == 0);
    match found.map(|(_, other)| *other) {
        Some(other @ (Other::Pdf | Other::Document)) => Some(other),
        _ if is_text => None,
        Some(Other::Archive) if is_office(bytes) => Some(Other::Document),
        Some(Other::Media) if starts(8, b"WEBP") => Some(Other::Picture),
        Some(other) => Some(other),
        None => starts(4, b"ftyp").then_some(Other::Media),
    }
}

/// Whether an archive's first names are those of an office document.
fn is_office(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|w| w == name);
    holds(b"[Content_Types].xml") || holds(b"word/") || holds(b"opendocument")
}

/// Puts the parts of a story together as an agency's text has them.
struct Parts {
    format: Format,
    given: Given,
    /// The dateline, if the feed has it apart from the story.
    dateline: Option<String>,
    body: String,
    /// Credits below the story.
    tail: Option<String>,
}

impl Parts {
    fn of(format: Format, body: String) -> Self {
        Self {
            format,
            given: Given::default(),
            dateline: None,
            body,
            tail: None,
        }
    }

    /// The item; nothing when it has no text.
    fn item(self) -> Option<Item> {
        let Self { given, body, .. } = self;
        if body.trim().is_empty() {
            return None;
        }
        let mut parts = Vec::new();
        let first = body.split("\n\n").next().unwrap_or_default();
        let headline = given.headline.as_deref();
        if let Some(headline) = headline.filter(|h| !same(h, first)) {
            parts.push(headline.to_owned());
        }
        let byline = given.byline.as_deref().filter(|by| !body.contains(*by));
        if let Some(byline) = byline {
            let is_french = given.language == Some(depeche_engine::Language::French);
            let has_word = byline.split(' ').next().is_some_and(|word| {
                matches!(
                    word.to_lowercase().as_str(),
                    "by" | "par" | "de" | "reporting"
                )
            });
            parts.push(match (has_word, is_french) {
                (true, _) => byline.to_owned(),
                (false, true) => format!("Par {byline}"),
                (false, false) => format!("By {byline}"),
            });
        }
        let body = match self.dateline.filter(|d| !opens_with(&body, headline, d)) {
            Some(dateline) => with_dateline(&body, headline, &dateline),
            None => body.clone(),
        };
        parts.push(body);
        parts.extend(self.tail.filter(|tail| !tail.is_empty()));
        let text = parts.join("\n\n");
        let title = headline.or_else(|| text.lines().next());
        let title = title.unwrap_or_default().trim().to_owned();
        Some(Item {
            format: self.format,
            title,
            text,
            given,
        })
    }
}

/// Where the story begins in a body that may open with its headline.
fn story_start(body: &str, headline: Option<&str>) -> usize {
    let first = body.split("\n\n").next().unwrap_or_default();
    let is_title = headline.is_some_and(|h| same(h, first)) && first.len() + 2 < body.len();
    if is_title { first.len() + 2 } else { 0 }
}

/// Whether a story opens with the place of its dateline, or has a dateline of its own.
fn opens_with(body: &str, headline: Option<&str>, dateline: &str) -> bool {
    let story = &body[story_start(body, headline)..];
    let place = dateline.split([',', '(']).next().unwrap_or_default().trim();
    let head: String = story.chars().take(90).collect();
    let own = ["(AP) ", "(Reuters) ", "(AFP) ", ") -", ") —", ") –", ") _"];
    head.to_lowercase().starts_with(&place.to_lowercase())
        || own.iter().any(|sign| head.contains(sign))
}

fn with_dateline(body: &str, headline: Option<&str>, dateline: &str) -> String {
    let (head, story) = body.split_at(story_start(body, headline));
    let dateline = dateline.trim_end_matches([' ', '-', '–', '—', '_']);
    format!("{head}{dateline} - {story}")
}

/// Whether two lines are the same but for white space, case and the signs at their ends.
fn same(a: &str, b: &str) -> bool {
    let bare = |line: &str| {
        let line = node::on_one_line(line).to_lowercase();
        line.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    bare(a) == bare(b)
}

#[cfg(test)]
mod tests;
