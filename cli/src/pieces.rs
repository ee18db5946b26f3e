//! From an input to its pieces: a file whole, or one mail, line or member of an archive after the other, so that no archive
//! is ever held in memory. What a piece is in a story is said by `stories`.

use crate::inputs::Input;
use crate::trouble::Trouble;
use depeche_forms::{is_document, is_envelope};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;

/// The longest piece that is read, in bytes: ten times the longest story, marked up.
pub(crate) const LARGEST: usize = 16 << 20;

/// How much of a file tells what it is.
const HEAD: u64 = 4096;

/// Bytes to be opened.
#[derive(Debug)]
pub(crate) struct Piece {
    /// The file, and the place in it.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: Kind,
}

/// What a piece is a piece of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file, whole.
    File,
    /// A mail of a mailbox.
    Mail,
    /// A line of a file of documents.
    Line,
}

/// Takes what was found; says whether more is wanted.
pub(crate) type Give<'g> = &'g mut dyn FnMut(Result<Piece, Trouble>) -> ControlFlow<()>;

/// Opens inputs and takes them apart.
pub(crate) struct Opener<'o> {
    /// Whether standard input is a line a document: its name cannot tell.
    pub(crate) has_field: bool,
    /// Told how many bytes of the inputs were read, each time.
    pub(crate) read: &'o dyn Fn(u64),
}

impl Opener<'_> {
    /// Gives the pieces of an input.
    pub(crate) fn open(&self, input: &Input, give: Give<'_>) -> ControlFlow<()> {
        match input {
            Input::Standard => {
                let kind = if self.has_field { ".jsonl" } else { "" };
                let standard = Counted {
                    inner: io::stdin().lock(),
                    read: self.read,
                };
                stream("-", kind, standard, 0, give)
            }
            Input::File(path) => match self.file(path, give) {
                Ok(flow) => flow,
                Err(error) => give(Err(Trouble::of_system(path.display().to_string(), &error))),
            },
        }
    }

    fn file(&self, path: &Path, give: Give<'_>) -> io::Result<ControlFlow<()>> {
        let name = path.display().to_string();
        let mut file = Counted {
            inner: File::open(path)?,
            read: self.read,
        };
        let head = head_of(&mut file)?;
        if is_zip(&head) && file.inner.seek(SeekFrom::Start(0)).is_ok() {
            return Ok(archive(&name, BufReader::new(file), give));
        }
        let whole = Cursor::new(head).chain(file);
        Ok(stream(&name, &name, whole, 0, give))
    }
}

/// Tells of each byte that passes.
struct Counted<'o, R> {
    inner: R,
    read: &'o dyn Fn(u64),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        (self.read)(read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

fn head_of(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether a file is an archive to be opened: office documents are archives too.
fn is_zip(head: &[u8]) -> bool {
    (head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")) && !is_document(head)
}

/// The pieces of what is read from front to back. `kind` is the name that tells a file of lines from others.
fn stream(
    name: &str,
    kind: &str,
    mut reader: impl Read,
    depth: usize,
    give: Give<'_>,
) -> ControlFlow<()> {
    /// Compressed twice, by mistake, but no more than that.
    const DEEPEST: usize = 2;
    let head = match head_of(&mut reader) {
        Ok(head) => head,
        Err(error) => return give(Err(Trouble::of_system(name, &error))),
    };
    let is_gz = head.starts_with(b"\x1F\x8B") && depth < DEEPEST;
    let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_mailbox = is_envelope(&String::from_utf8_lossy(first_line));
    let reader = Cursor::new(head).chain(reader);
    if is_gz {
        let inner: Box<dyn Read> = Box::new(MultiGzDecoder::new(reader));
        return stream(
            name,
            kind.strip_suffix(".gz").unwrap_or(kind),
            inner,
            depth + 1,
            give,
        );
    }
    let reader = BufReader::with_capacity(1 << 16, reader);
    let of_lines = [".jsonl", ".ndjson"]
        .iter()
        .any(|end| kind.to_lowercase().ends_with(end));
    let outcome = if of_lines {
        lines(name, reader, give)
    } else if is_mailbox {
        mails(name, reader, give)
    } else {
        whole(name, reader, give)
    };
    outcome.unwrap_or_else(|error| give(Err(Trouble::of_system(name, &error))))
}

fn too_long(name: impl Into<String>, what: &str) -> Trouble {
    Trouble::new(
        name,
        format!(
            "{what} is longer than {} MB, and is not read",
            LARGEST >> 20
        ),
    )
}

fn whole(name: &str, reader: impl Read, give: Give<'_>) -> io::Result<ControlFlow<()>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(give(if bytes.len() > LARGEST {
        Err(too_long(name, "it"))
    } else {
        Ok(Piece {
            name: name.to_owned(),
            bytes,
            kind: Kind::File,
        })
    }))
}

fn lines(name: &str, mut reader: impl BufRead, give: Give<'_>) -> io::Result<ControlFlow<()>> {
    for number in 1.. {
        let name = format!("{name}:{number}");
        let mut bytes = Vec::new();
        if (&mut reader)
            .take(LARGEST as u64)
            .read_until(b'\n', &mut bytes)?
            == 0
        {
            break;
        }
        let is_whole = bytes.len() < LARGEST || bytes.ends_with(b"\n");
        if is_whole && bytes.trim_ascii().is_empty() {
            continue;
        }
        let found = if is_whole {
            Ok(Piece {
                name,
                bytes,
                kind: Kind::Line,
            })
        } else {
            skip_line(&mut reader)?;
            Err(too_long(name, "this line"))
        };
        if give(found).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads what is left of a line, and keeps none of it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let some = reader.fill_buf()?;
        let end = some.iter().position(|byte| *byte == b'\n');
        let (used, is_end) = (
            end.map_or(some.len(), |at| at + 1),
            end.is_some() || some.is_empty(),
        );
        reader.consume(used);
        if is_end {
            return Ok(());
        }
    }
}

/// The mails of a mailbox, told apart as `depeche_forms` does in one that is whole.
fn mails(name: &str, mut reader: impl BufRead, give: Give<'_>) -> io::Result<ControlFlow<()>> {
    let mut mail = Vec::new();
    let (mut number, mut was_empty, mut is_long) = (0, true, false);
    loop {
        let mut line = Vec::new();
        let read = (&mut reader).take(1 << 16).read_until(b'\n', &mut line)?;
        let is_next =
            was_empty && line.starts_with(b"From ") && is_envelope(&String::from_utf8_lossy(&line));
        if is_next || read == 0 {
            let bytes = std::mem::take(&mut mail);
            if !bytes.trim_ascii().is_empty() {
                number += 1;
                let name = format!("{name}:{number}");
                let found = if is_long {
                    Err(too_long(name, "this mail"))
                } else {
                    Ok(Piece {
                        name,
                        bytes,
                        kind: Kind::Mail,
                    })
                };
                if give(found).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            is_long = false;
            if read == 0 {
                return Ok(ControlFlow::Continue(()));
            }
        } else if mail.len() + line.len() > LARGEST {
            is_long = true;
        } else if !is_long {
            mail.extend_from_slice(&line);
        }
        was_empty = line.trim_ascii().is_empty();
    }
}

/// The members of an archive, in its own order.
fn archive(name: &str, file: impl Read + Seek, give: Give<'_>) -> ControlFlow<()> {
    let mut archive = match ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(error) => {
            return give(Err(Trouble::new(
                name,
                format!("the archive cannot be opened: {error}"),
            )));
        }
    };
    for index in 0..archive.len() {
        // A name in no known charset is still a place in the archive.
        let inside = match archive.name_for_index(index) {
            Some(Ok(inside)) => inside.into_owned(),
            _ => format!("{}", index + 1),
        };
        if is_aside(&inside) {
            continue;
        }
        let inside = format!("{name}/{inside}");
        let flow = match archive.by_index(index) {
            Ok(member) if member.is_dir() => ControlFlow::Continue(()),
            Ok(member) => stream(&inside, &inside, member, 1, give),
            Err(error) => give(Err(Trouble::new(inside, error.to_string()))),
        };
        flow?;
    }
    ControlFlow::Continue(())
}

/// Whether a member of an archive is what a folder would hide.
fn is_aside(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part == "__MACOSX")
        || name.ends_with(".gold.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a stream is taken apart into: its pieces by name and text, its troubles by name and sentence.
    fn taken(kind: &str, bytes: &[u8]) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let flow = stream("f", kind, bytes, 0, &mut |one| {
            found.push(match one {
                Ok(piece) => (
                    piece.name,
                    String::from_utf8_lossy(&piece.bytes).into_owned(),
                ),
                Err(trouble) => (trouble.name, trouble.why),
            });
            ControlFlow::Continue(())
        });
        assert!(flow.is_continue());
        found
    }

    #[track_caller]
    fn check(kind: &str, bytes: &[u8], expected: &[(&str, &str)]) {
        let found = taken(kind, bytes);
        let found: Vec<_> = found
            .iter()
            .map(|(n, w)| (n.as_str(), w.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_file_is_one_piece() {
        check("a.txt", b"One\ntwo\n", &[("f", "One\ntwo\n")]);
        check("a.txt", b"", &[("f", "")]);
    }

    #[test]
    fn a_file_of_lines_is_as_many_and_empty_ones_are_none() {
        check("a.JSONL", b"{}\n\n[]", &[("f:1", "{}\n"), ("f:3", "[]")]);
        check("a.ndjson", b"", &[]);
    }

    #[test]
    fn a_mailbox_is_its_mails_and_a_line_within_one_parts_nothing() {
        let envelope = "From a@b.example Wed Mar  4 11:37:00 2026\n";
        let text = format!("{envelope}A: 1\n\nFrom here on\n{envelope}\n{envelope}B: 2\n");
        check(
            "box",
            text.as_bytes(),
            &[
                ("f:1", &format!("A: 1\n\nFrom here on\n{envelope}\n")),
                ("f:2", "B: 2\n"),
            ],
        );
    }

    #[test]
    fn what_is_too_long_is_said_and_what_follows_is_read() {
        let mut bytes = vec![b'a'; LARGEST + 9];
        bytes.extend(b"\n{}\n");
        check(
            "a.jsonl",
            &bytes,
            &[
                ("f:1", "this line is longer than 16 MB, and is not read"),
                ("f:2", "{}\n"),
            ],
        );
        check(
            "a.txt",
            &bytes,
            &[("f", "it is longer than 16 MB, and is not read")],
        );
    }

    #[test]
    fn nothing_more_is_read_when_nothing_more_is_wanted() {
        let mut taken = 0;
        let flow = stream("f", ".jsonl", &b"1\n2\n3\n"[..], 0, &mut |_| {
            taken += 1;
            ControlFlow::Break(())
        });
        assert!(flow.is_break());
        assert_eq!(taken, 1);
    }
}
