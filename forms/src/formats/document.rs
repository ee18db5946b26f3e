//! Documents of word processors: the text of a `.docx`, which is an archive of XML ("Office Open XML").
//!
//! Only the part that holds the text is unpacked, and no more of it than [`LARGEST`]: an archive of a few bytes may hold
//! gigabytes. What was struck out of a document, its headers, its notes and its pictures are no story.

use super::node::{Child, Node, append_line};
use super::prose::Writer;
use super::{Format, Item, Other, Parts, Refusal, markup};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipVerification};

/// The most that the part with the text may hold, in bytes. A word processor writes some ten bytes for each of its text.
const LARGEST: usize = 8 << 20;

/// Elements whose words are no story: what was struck out or moved away, what older programs show instead of what stands
/// beside it, and how a paragraph or a run looks.
const NO_STORY: [&str; 7] = [
    "del", "movefrom", "fallback", "ppr", "rpr", "sectpr", "tblpr",
];

/// The story of a document; never none.
///
/// # Errors
/// When it is damaged, too large, or an archive of another program.
pub fn items(bytes: &[u8]) -> Result<Vec<Item>, Refusal> {
    let part = text_part(bytes)?;
    let tree = markup::read(&String::from_utf8_lossy(&part))?;
    let mut writer = Writer::default();
    write(&tree, &mut writer);
    let item = Parts::of(Format::Word, writer.written()).item();
    item.map(|item| vec![item]).ok_or(Refusal::NoStory)
}

/// The part of an archive that holds the text, unpacked.
fn text_part(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let lost = |_| Refusal::Damaged("central directory", bytes.len());
    let archive = ZipArchive::from_slice(bytes).map_err(lost)?;
    let mut entries = archive.entries();
    let entry = loop {
        let Some(entry) = entries.next_entry().map_err(lost)? else {
            return Err(Refusal::Other(Other::Document));
        };
        if is_text(entry.file_path().as_ref()) {
            break entry;
        }
    };
    let at = usize::try_from(entry.local_header_offset()).unwrap_or(usize::MAX);
    let damaged = || Refusal::Damaged("word/document.xml", at);
    if entry.uncompressed_size_hint() > LARGEST as u64 {
        return Err(Refusal::TooLarge(LARGEST));
    }
    let packed = archive
        .get_entry(entry.wayfinder())
        .map_err(|_| damaged())?;
    let part = match entry.compression_method() {
        CompressionMethod::STORE => packed.data().to_vec(),
        CompressionMethod::DEFLATE => decompress_to_vec_with_limit(packed.data(), LARGEST)
            .map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => Refusal::TooLarge(LARGEST),
                _ => damaged(),
            })?,
        // Locked with a password, or packed in a way that no word processor has.
        _ => return Err(Refusal::Other(Other::Document)),
    };
    let found = ZipVerification {
        crc: check_sum(&part),
        uncompressed_size: part.len() as u64,
    };
    packed
        .claim_verifier()
        .valid(found)
        .map_err(|_| damaged())?;
    Ok(part)
}

/// Whether a part is the one with the text: some programs give it a number.
fn is_text(name: &[u8]) -> bool {
    let number = (name.strip_prefix(b"word/document")).and_then(|rest| rest.strip_suffix(b".xml"));
    number.is_some_and(|number| number.iter().all(u8::is_ascii_digit))
}

/// The check sum that archives have of their parts, CRC-32. Bit by bit, since what a table of it saves of a tenth of a second
/// in the largest part costs 17 KB of download.
fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (sum >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1));
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum))
    });
    !sum
}

fn write(node: &Node, writer: &mut Writer) {
    for node in node.nodes() {
        match node.name.as_str() {
            name if NO_STORY.contains(&name) => {}
            "p" => {
                writer.end();
                write(node, writer);
                writer.end();
            }
            // Its cells are read as the columns of a line, as those of a page are.
            "tr" => row(node, writer),
            "t" => {
                let texts = node.children.iter().filter_map(|child| match child {
                    Child::Text(text) => Some(text),
                    Child::Node(_) => None,
                });
                texts.for_each(|text| append_line(&mut writer.line, text));
            }
            "tab" => append_line(&mut writer.line, " "),
            "br" | "cr" => writer.break_line(),
            "nobreakhyphen" => writer.line.push('\u{2011}'),
            _ => write(node, writer),
        }
    }
}

fn row(node: &Node, writer: &mut Writer) {
    writer.end();
    for cell in node.nodes().filter(|node| node.name == "tc") {
        let mut inside = Writer::default();
        write(cell, &mut inside);
        append_line(&mut writer.line, &inside.written());
        append_line(&mut writer.line, " ");
    }
    writer.end();
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;
    use proptest::prelude::*;
    use rawzip::{ZipArchiveWriter, ZipDataWriterConfig};
    use std::io::Write;

    const WHOLE: &str = "<w:p><w:r><w:t>Ferries may stop</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">The crews will </w:t></w:r><w:r><w:t>strike.</w:t></w:r></w:p>";

    fn marked(body: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"
        )
    }

    /// An archive with a part of that name beside the one that every document begins with.
    fn packed(name: &str, part: &str, how: CompressionMethod) -> Vec<u8> {
        let mut archive = ZipArchiveWriter::new(Vec::new());
        let parts = [("[Content_Types].xml", "<Types/>", CompressionMethod::STORE)];
        for (name, part, how) in parts.into_iter().chain([(name, part, how)]) {
            let (mut entry, config): (_, ZipDataWriterConfig) = archive
                .new_file(name)
                .compression_method(how)
                .start()
                .expect("a name");
            let mut measure = config.wrap(std::io::sink());
            measure.write_all(part.as_bytes()).expect("it is counted");
            let (_, descriptor) = measure.finish().expect("it is counted");
            let bytes = match how {
                CompressionMethod::DEFLATE => compress_to_vec(part.as_bytes(), 6),
                _ => part.as_bytes().to_vec(),
            };
            entry.write_all(&bytes).expect("it is kept");
            entry.finish(descriptor).expect("it is kept");
        }
        archive.finish().expect("it is kept")
    }

    fn document(body: &str) -> Vec<u8> {
        packed(
            "word/document.xml",
            &marked(body),
            CompressionMethod::DEFLATE,
        )
    }

    fn opened(bytes: &[u8]) -> Result<Vec<Item>, Refusal> {
        open(bytes, &|_, _| None)
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let items = opened(&document(body)).expect("a story");
        assert_eq!(items.len(), 1);
        assert_eq!(
            (items[0].format, items[0].text.as_str()),
            (Format::Word, expected)
        );
    }

    #[test]
    fn paragraphs_of_runs_are_read() {
        check(WHOLE, "Ferries may stop\n\nThe crews will strike.");
        check(
            "<w:p/><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a b\nc",
        );
        check(
            "<w:p><w:r><w:t>a</w:t><w:br/><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2 &amp; co</w:t><w:softHyphen/><w:t>ns</w:t></w:r></w:p>",
            "a\n\n1\u{2011}2 & cons",
        );
    }

    #[test]
    fn a_paragraph_within_another_is_one_of_its_own() {
        check(
            "<w:p><w:r><w:t>a</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>c</w:t></w:r></w:p>",
            "a\n\nb\n\nc",
        );
    }

    #[test]
    fn cells_stand_in_a_line() {
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        check(
            &format!("<w:tbl>{}{}</w:tbl>", row("Oslo", "3"), row("Bergen", "4")),
            "Oslo 3\n\nBergen 4",
        );
    }

    #[test]
    fn what_was_struck_out_or_stands_there_twice_is_left_out() {
        check(
            "<w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone </w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText><w:t>text</w:t></w:r></w:p>",
            "new text",
        );
        check(
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
            "box",
        );
    }

    #[test]
    fn the_part_may_be_stored_or_numbered() {
        for name in ["word/document.xml", "word/document2.xml"] {
            let file = packed(name, &marked(WHOLE), CompressionMethod::STORE);
            assert!(opened(&file).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_no_story_is_refused() {
        let other = packed("xl/workbook.xml", "<a/>", CompressionMethod::STORE);
        assert_eq!(opened(&other), Err(Refusal::Other(Other::Document)));
        assert_eq!(opened(&document("<w:p/>")), Err(Refusal::NoStory));
        let declares = "<?xml?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><w:document>&b;</w:document>";
        let declares = packed("word/document.xml", declares, CompressionMethod::STORE);
        assert_eq!(opened(&declares), Err(Refusal::Entities(2)));
        let deep = document(&"<w:sdt>".repeat(5_000));
        assert!(matches!(opened(&deep), Err(Refusal::TooDeep(_))));
    }

    #[test]
    fn a_bomb_is_refused_whatever_it_says_of_its_size() {
        let bomb = document(&" ".repeat(LARGEST));
        assert!(bomb.len() < 40_000, "{}", bomb.len());
        assert_eq!(opened(&bomb), Err(Refusal::TooLarge(LARGEST)));
        // The list of parts says the size before the name, and so does the note behind the part.
        let honest = (marked(&" ".repeat(LARGEST)).len() as u32).to_le_bytes();
        let mut lying = bomb;
        for at in 0..lying.len() - 4 {
            if lying[at..at + 4] == honest {
                lying[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
            }
        }
        assert_eq!(opened(&lying), Err(Refusal::TooLarge(LARGEST)));
    }

    #[test]
    fn a_damaged_document_is_told_by_part_and_place() {
        let whole = document(WHOLE);
        let cut = &whole[..whole.len() - 30];
        let lost = Refusal::Damaged("central directory", cut.len());
        assert_eq!(opened(cut), Err(lost));
        let name = whole
            .windows(4)
            .position(|four| four == b"word")
            .expect("it is there");
        for at in [name + 40, name + 80] {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x5a;
            let damaged = Refusal::Damaged("word/document.xml", name - 30);
            assert_eq!(opened(&bytes), Err(damaged), "{at}");
        }
    }

    proptest! {
        #[test]
        fn any_damage_is_told_or_does_no_harm(
            cut in 0usize..2_000,
            changes in prop::collection::vec((0usize..2_000, any::<u8>()), 0..6),
            stored in any::<bool>(),
        ) {
            let how = if stored { CompressionMethod::STORE } else { CompressionMethod::DEFLATE };
            let mut bytes = packed("word/document.xml", &marked(WHOLE), how);
            for (at, byte) in changes {
                let length = bytes.len();
                bytes[at % length] = byte;
            }
            bytes.truncate(bytes.len().saturating_sub(cut / 20));
            let _ = opened(&bytes);
        }
    }
}
