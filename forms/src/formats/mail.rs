//! Mail: headers, parts, quoted-printable, base64, charsets. Its text part is read, or else its HTML part.

use super::charset::{Decode, decoded};
use super::{Format, Item, Parts, Refusal, date, markup, prose};
use depeche_engine::Given;

/// Parts within parts: an answer to a forwarded mail has three.
const DEEPEST: usize = 20;

/// Headers that a mail begins with, and few other texts.
const FIRST: [&str; 14] = [
    "from",
    "to",
    "date",
    "subject",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "delivered-to",
    "reply-to",
    "content-type",
    "x-mozilla-status",
    "authentication-results",
    "sender",
];

/// Whether a file is a mail, or a mailbox of several.
#[must_use]
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]);
    let mut lines = head.lines().peekable();
    let is_box = lines.peek().is_some_and(|line| is_envelope(line));
    let mut known = 0;
    for (n, line) in lines.skip(usize::from(is_box)).enumerate() {
        if n > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(name) = line.split_once(':').map(|(name, _)| name) else {
            break;
        };
        let is_name = |c: char| c.is_ascii_graphic();
        if !name.chars().all(is_name) || name.is_empty() {
            break;
        }
        known += usize::from(FIRST.contains(&name.to_lowercase().as_str()));
    }
    known >= 3
}

/// The stories of a mail or a mailbox.
///
/// # Errors
/// When content that is marked up within it is refused, or there is no text in it.
pub fn items(bytes: &[u8], decode: Decode<'_>) -> Result<Vec<Item>, Refusal> {
    let mut items = Vec::new();
    for mail in mails(bytes) {
        let whole = Part::of(mail);
        let mut texts = Texts::default();
        whole.texts(&mut texts, decode, 0);
        items.extend(texts.item(&whole, decode)?);
        for inner in texts.inner {
            items.extend(self::items(inner, decode).unwrap_or_default());
        }
    }
    if items.is_empty() {
        return Err(Refusal::NoStory);
    }
    Ok(items)
}

/// Whether a line parts the mails of a mailbox: `From desk@nna.example Wed Mar  4 11:37:00 2026`.
#[must_use]
pub fn is_envelope(line: &str) -> bool {
    line.starts_with("From ") && line.split_whitespace().count() >= 6
}

/// The mails of a mailbox; the whole where it is one.
fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    if !bytes.starts_with(b"From ") {
        return vec![bytes];
    }
    let mut mails = Vec::new();
    let mut start = 0;
    let mut was_empty = true;
    for (at, line) in lines(bytes) {
        if was_empty && line.starts_with(b"From ") && is_envelope(&String::from_utf8_lossy(line)) {
            mails.push(&bytes[start..at]);
            start = at + line.len();
        }
        was_empty = line.trim_ascii().is_empty();
    }
    mails.push(&bytes[start..]);
    mails.retain(|mail| !mail.trim_ascii().is_empty());
    mails
}

/// Lines with where they begin, their ends with them.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    bytes.split_inclusive(|b| *b == b'\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// A mail, or a part of one.
struct Part<'b> {
    headers: Vec<(String, String)>,
    body: &'b [u8],
}

/// What was found in a mail's parts.
#[derive(Default)]
struct Texts<'b> {
    plain: String,
    html: String,
    /// Mails that it carries.
    inner: Vec<&'b [u8]>,
}

impl<'b> Part<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        let bytes = bytes.trim_ascii_start();
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut body = bytes.len();
        for (at, line) in lines(bytes) {
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end_matches(['\r', '\n']);
            if text.is_empty() {
                body = at + line.len();
                break;
            }
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = headers.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':') {
                headers.push((name.to_lowercase(), value.trim().to_owned()));
            }
        }
        let body = &bytes[body..];
        Self { headers, body }
    }

    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value)
    }

    /// A parameter of the content type: its charset, its boundary.
    fn parameter(&self, name: &str) -> String {
        let whole = self.header("content-type");
        let lower = whole.to_ascii_lowercase();
        let Some(at) = lower.find(&format!("{name}=")) else {
            return String::new();
        };
        let value = &whole[at + name.len() + 1..];
        let end = match value.strip_prefix('"') {
            Some(inside) => inside.find('"').map(|n| n + 1),
            None => value.find([';', ' ']),
        };
        value[..end.unwrap_or(value.len())]
            .trim_matches('"')
            .to_owned()
    }

    /// Takes its text, or that of its parts.
    fn texts(&self, texts: &mut Texts<'b>, decode: Decode<'_>, depth: usize) {
        let kind = self.header("content-type").to_ascii_lowercase();
        if kind.starts_with("multipart/") {
            let boundary = self.parameter("boundary");
            for part in self.parts(&boundary) {
                if depth < DEEPEST {
                    Part::of(part).texts(texts, decode, depth + 1);
                }
            }
        } else if kind.starts_with("message/rfc822") {
            if depth < DEEPEST && texts.inner.len() < 100 {
                texts.inner.push(self.body);
            }
        } else if !self
            .header("content-disposition")
            .to_ascii_lowercase()
            .starts_with("attachment")
        {
            let is_html = kind.starts_with("text/html");
            if kind.is_empty() || is_html || kind.starts_with("text/plain") {
                let slot = if is_html {
                    &mut texts.html
                } else {
                    &mut texts.plain
                };
                if !slot.is_empty() {
                    slot.push_str("\n\n");
                }
                slot.push_str(&self.text(decode, kind.contains("flowed")));
            }
        }
    }

    /// The parts between boundaries.
    fn parts(&self, boundary: &str) -> Vec<&'b [u8]> {
        let mark = format!("--{boundary}");
        let mut parts = Vec::new();
        let mut start = None;
        if boundary.is_empty() {
            return parts;
        }
        for (at, line) in lines(self.body) {
            if line.starts_with(mark.as_bytes()) {
                parts.extend(start.map(|start| &self.body[start..at]));
                start = Some(at + line.len());
                if line[mark.len()..].starts_with(b"--") {
                    return parts;
                }
            }
        }
        parts.extend(start.map(|start| &self.body[start..]));
        parts
    }

    fn text(&self, decode: Decode<'_>, is_flowed: bool) -> String {
        let how = self
            .header("content-transfer-encoding")
            .to_ascii_lowercase();
        let bytes = match how.as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => base64(self.body),
            _ => self.body.to_vec(),
        };
        let text = decoded(&bytes, &self.parameter("charset"), decode).replace("\r\n", "\n");
        if !is_flowed {
            return text;
        }
        // A space before the end of a line says that the paragraph goes on.
        text.replace(" \n", " ")
    }
}

impl Texts<'_> {
    fn item(&self, mail: &Part<'_>, decode: Decode<'_>) -> Result<Option<Item>, Refusal> {
        let body = if self.plain.trim().is_empty() {
            prose::paragraphs(&markup::read(&self.html)?)
        } else {
            self.plain.trim_matches(['\n', '\r']).to_owned()
        };
        let mut parts = Parts::of(Format::Mail, body);
        parts.given = Given {
            date: date::of_mail(mail.header("date")),
            ..Given::default()
        };
        let subject = words_of(mail.header("subject"), decode);
        Ok(parts.item().map(|item| Item {
            title: if subject.is_empty() {
                item.title
            } else {
                subject
            },
            ..item
        }))
    }
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'=', [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..]) => rest,
            (b'=', [high, low, rest @ ..]) if digit(*high).zip(digit(*low)).is_some() => {
                out.push(digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0));
                rest
            }
            _ => {
                out.push(*first);
                after
            }
        };
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|d| d as u8)
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out
}

/// A header's words: `=?utf-8?Q?NNA_=E2=80=93_Ferry_talks?=`.
fn words_of(header: &str, decode: Decode<'_>) -> String {
    let mut out = String::new();
    let mut rest = header;
    while let Some(at) = rest.find("=?") {
        let (before, coded) = (&rest[..at], &rest[at + 2..]);
        let mut fields = coded.splitn(4, '?');
        let (Some(label), Some(how), Some(words), Some(after)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            break;
        };
        let Some(after) = after.strip_prefix('=') else {
            break;
        };
        let bytes = if how.eq_ignore_ascii_case("b") {
            base64(words.as_bytes())
        } else {
            quoted_printable(words.replace('_', " ").as_bytes())
        };
        // White space between two coded words is none.
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        out.push_str(&decoded(&bytes, label, decode));
        rest = after;
    }
    out.push_str(rest);
    out.trim().to_owned()
}
