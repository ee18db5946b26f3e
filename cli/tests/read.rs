//! `depeche read`: what is read, as what it is written, and that it is what the library reads.

mod command;

use command::{Folder, OTHER, STORY};
use depeche_engine::json::{Offsets, Story};
use depeche_engine::read_with;
use depeche_forms::{mend, open};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests");

/// The files of a folder that end so, in the order of their names.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let listed = fs::read_dir(Path::new(TESTS).join(folder)).expect("a folder of the project");
    let mut files: Vec<_> = listed.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(end));
    files.sort();
    files
}

/// What the library reads in a file, a story a line.
fn by_the_library(file: &Path) -> Vec<String> {
    let bytes = fs::read(file).expect("a file of the project");
    let items = open(&bytes, &|_, _| None).expect("a file with stories");
    let lines = items.iter().map(|item| {
        let text = mend(&item.text).text;
        let story = read_with(&text, &item.given);
        serde_json::to_string(&Story::new(&text, &story, Offsets::Utf8)).expect("JSON")
    });
    lines.collect()
}

#[track_caller]
fn check_as_the_library(folder: &str, end: &str, least: usize) {
    let files = files(folder, end);
    assert!(files.len() >= least, "the project's files are found");
    let expected: Vec<String> = files.iter().flat_map(|file| by_the_library(file)).collect();
    let ran = Folder::new(&folder.replace('/', "-"))
        .run(&format!("read --lines {TESTS}/{folder}/*{end}"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let found: Vec<&str> = ran.out.lines().collect();
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
}

#[test]
fn every_dispatch_is_read_byte_for_byte_as_by_the_library() {
    check_as_the_library("dispatches", ".txt", 48);
}

#[test]
fn every_form_is_read_byte_for_byte_as_by_the_library() {
    for language in ["en", "fr"] {
        check_as_the_library(&format!("forms/{language}"), "", 18);
    }
}

/// What is written of [`STORY`] and [`OTHER`] in a folder.
fn written(test: &str, flags: &str) -> String {
    let folder = Folder::new(test);
    folder.put("a.txt", STORY).put("b.txt", OTHER);
    let ran = folder.run(&format!("read {flags} a.txt b.txt"));
    assert_eq!(
        (ran.code, ran.err.lines().count()),
        (Some(0), 1),
        "{}",
        ran.err
    );
    assert!(
        ran.err.starts_with("depeche: 2 stories read; "),
        "{}",
        ran.err
    );
    ran.out
}

#[test]
fn json_is_written_readable_or_a_story_a_line() {
    let indented = written("json", "");
    let documents = serde_json::Deserializer::from_str(&indented).into_iter::<serde_json::Value>();
    let documents: Vec<_> = documents.map(|d| d.expect("JSON")).collect();
    assert!(indented.lines().count() > 20);
    for flags in ["--lines", "--format lines", "-f json -l"] {
        let lines = written("lines", flags);
        let lines: Vec<serde_json::Value> = lines
            .lines()
            .map(|l| serde_json::from_str(l).expect("JSON"))
            .collect();
        assert_eq!(lines, documents, "{flags}");
    }
}

#[test]
fn what_stands_alone_says_its_file_and_the_text_that_offsets_count_in() {
    let lines = written("whole", "--whole --lines");
    for (line, (name, text)) in lines.lines().zip([("a.txt", STORY), ("b.txt", OTHER)]) {
        let story: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(story["file"], name);
        assert_eq!(story["text"], text);
        assert_eq!(story["sha256"].as_str().map(str::len), Some(64));
        let quote = &story["quotes"][0];
        let at = |field: &str| quote[field].as_u64().expect("an offset") as usize;
        assert_eq!(quote["text"], text[at("start")..at("end")]);
    }
}

#[test]
fn a_table_has_its_headings_once_in_the_language_asked_for() {
    for (flags, head, cell, between) in [
        ("", "\"Headline\"", "Ana Reis", ','),
        ("--table people", "\"Headline\"", "Ana Reis", ','),
        ("--table dates --words fr", "\"Titre\"", "mardi", ';'),
    ] {
        let table = written("csv", &format!("--format csv {flags}"));
        let rows: Vec<&str> = table
            .trim_start_matches('\u{feff}')
            .split_terminator("\r\n")
            .collect();
        assert_eq!(table.matches('\u{feff}').count(), 1, "{flags}");
        assert_eq!(
            rows.iter().filter(|row| row.starts_with(head)).count(),
            1,
            "{table}"
        );
        assert!(rows.len() > 2 && rows[0].contains(between), "{table}");
        assert!(table.contains(cell), "{table}");
    }
}

#[test]
fn the_other_formats_are_the_pages() {
    let markdown = written("markdown", "--format markdown");
    assert_eq!(
        markdown
            .lines()
            .filter(|line| line.starts_with("# "))
            .count(),
        2
    );
    assert!(written("markdown", "--format markdown --words fr").contains("Anna Blum"));
    let annotations = written("annotations", "--format annotations --lines");
    assert_eq!(
        annotations
            .matches("http://www.w3.org/ns/anno.jsonld")
            .count(),
        2
    );
    let gold = written("gold", "--format gold --lines");
    let ids: Vec<serde_json::Value> = (gold.lines())
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "b"]);
}

fn gz(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("a list takes all");
    encoder.finish().expect("a list takes all")
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a member");
        archive.write_all(content).expect("a list takes all");
    }
    archive.finish().expect("an archive").into_inner()
}

fn mailbox() -> Vec<u8> {
    let mail = |subject: &str, text: &str| {
        format!(
            "From desk@nna.example Wed Mar  4 11:37:00 2026\nFrom: desk@nna.example\nTo: a@b.example\n\
             Date: Wed, 4 Mar 2026 11:37:00 +0000\nSubject: {subject}\n\n{text}\n"
        )
    };
    (mail("One", STORY) + &mail("Two", OTHER)).into_bytes()
}

fn lines() -> Vec<u8> {
    let line = |text: &str| serde_json::json!({"id": 1, "doc": {"body": text}}).to_string() + "\n";
    (line(STORY) + &line(OTHER)).into_bytes()
}

#[test]
fn files_of_many_stories_give_each_in_its_order_and_say_its_place() {
    let ninjs = format!(
        "{}\n",
        serde_json::json!({"headline": "Bridge", "body_text": STORY})
    );
    let feed = format!("{ninjs}{ninjs}");
    let archive = zipped(&[
        ("in/b.txt", OTHER.as_bytes()),
        ("in/.hidden", b"x"),
        ("in/a.gold.json", b"{}"),
        ("a.txt.gz", &gz(STORY.as_bytes())),
        ("box", &mailbox()),
    ]);
    let cases: [(&str, &[u8], &str, &[&str]); 8] = [
        ("s.gz", &gz(STORY.as_bytes()), "", &["s.gz"]),
        ("twice.gz", &gz(&gz(STORY.as_bytes())), "", &["twice.gz"]),
        ("box.mbox", &mailbox(), "", &["box.mbox:1", "box.mbox:2"]),
        ("box.gz", &gz(&mailbox()), "", &["box.gz:1", "box.gz:2"]),
        (
            "l.jsonl",
            &lines(),
            "--text doc.body",
            &["l.jsonl:1", "l.jsonl:2"],
        ),
        (
            "l.jsonl.gz",
            &gz(&lines()),
            "--text doc.body",
            &["l.jsonl.gz:1", "l.jsonl.gz:2"],
        ),
        (
            "feed.jsonl",
            feed.as_bytes(),
            "",
            &["feed.jsonl:1", "feed.jsonl:2"],
        ),
        (
            "z.zip",
            &archive,
            "",
            &[
                "z.zip/in/b.txt",
                "z.zip/a.txt.gz",
                "z.zip/box:1",
                "z.zip/box:2",
            ],
        ),
    ];
    for (name, content, flags, expected) in cases {
        let folder = Folder::new("many");
        folder.put(name, content);
        let ran = folder.run(&format!("read --whole --lines {flags} {name}"));
        assert_eq!(
            (ran.code, ran.names()),
            (Some(0), expected.iter().map(|n| (*n).to_owned()).collect()),
            "{}",
            ran.err
        );
    }
}

#[test]
fn an_archive_is_told_by_its_content_and_not_by_its_name() {
    let folder = Folder::new("content");
    folder
        .put("a", zipped(&[("x.txt", STORY.as_bytes())]))
        .put("b", gz(OTHER.as_bytes()));
    let ran = folder.run("read --whole --lines a b");
    assert_eq!(ran.names(), ["a/x.txt", "b"], "{}", ran.err);
}

#[test]
fn folders_and_patterns_give_files_in_the_order_of_names() {
    let folder = Folder::new("folders");
    for name in [
        "in/b.txt",
        "in/a/z.txt",
        "in/a/y.xml.txt",
        "in/c.text",
        "in/.d.txt",
        "in/a.gold.json",
        "[x].txt",
    ] {
        folder.put(name, STORY);
    }
    let cases: [(&str, &[&str]); 9] = [
        (
            "in",
            &["in/a/y.xml.txt", "in/a/z.txt", "in/b.txt", "in/c.text"],
        ),
        ("in/c.text in/b.txt", &["in/c.text", "in/b.txt"]),
        ("in/*.txt", &["in/b.txt"]),
        ("in/*/*.txt", &["in/a/y.xml.txt", "in/a/z.txt"]),
        ("in/**/*.txt", &["in/a/y.xml.txt", "in/a/z.txt", "in/b.txt"]),
        ("*/{b,c}.*", &["in/b.txt", "in/c.text"]),
        ("in/[a-c].t?xt", &["in/c.text"]),
        // A file that is there is no pattern.
        ("[x].txt", &["[x].txt"]),
        (
            "in/a in/b.txt in/a/z.txt",
            &["in/a/y.xml.txt", "in/a/z.txt", "in/b.txt", "in/a/z.txt"],
        ),
    ];
    for (inputs, expected) in cases {
        let ran = folder.run(&format!("read --whole --lines {inputs}"));
        assert_eq!(
            (ran.code, ran.names()),
            (Some(0), expected.iter().map(|n| (*n).to_owned()).collect()),
            "{inputs}: {}",
            ran.err
        );
    }
}

#[test]
fn standard_input_is_read_whatever_it_is() {
    let cases: [(&str, &[u8], usize); 6] = [
        ("-", STORY.as_bytes(), 1),
        ("", STORY.as_bytes(), 1),
        ("-", &gz(OTHER.as_bytes()), 1),
        ("-", &mailbox(), 2),
        ("- --text doc.body", &lines(), 2),
        ("- --text doc.body", &gz(&lines()), 2),
    ];
    for (line, input, stories) in cases {
        let ran = Folder::new("standard").run_with(&format!("read --lines {line}"), input);
        assert_eq!(
            (ran.code, ran.stories().len()),
            (Some(0), stories),
            "{line}: {}",
            ran.err
        );
    }
}

#[test]
fn a_day_that_a_line_states_is_what_its_dates_are_counted_from() {
    let text = "The ferry crews will strike on Friday, their union said on Tuesday.";
    for (day, expected) in [
        ("2026-01-06", "2026-01-09"),
        ("2026-03-03T11:00:00Z", "2026-03-06"),
    ] {
        let line = serde_json::json!({"body": text, "sent": day}).to_string();
        let ran =
            Folder::new("dated").run_with("read --lines --text body --date sent", line.as_bytes());
        assert_eq!(
            ran.stories()[0]["context"]["dates"][0]["date"],
            expected,
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_text_in_another_charset_is_read_in_it() {
    let folder = Folder::new("charsets");
    folder.put(
        "a.txt",
        b"PARIS, 6 janvier (AFP) - \xC9lise Rey a d\xE9clar\xE9 que le pont rouvrirait.\n",
    );
    let declared = "<?xml version='1.0' encoding='ISO-8859-15'?><nitf><body><body.head><hedline><hl1>Un pont</hl1></hedline></body.head><body.content><p>PARIS, 6 janvier (AFP) - Le c";
    let mut bytes = declared.as_bytes().to_vec();
    bytes.extend(
        b"\xBDur de la ville rouvrirait, a dit Anna Blum.</p></body.content></body></nitf>",
    );
    folder.put("b.xml", bytes);
    let ran = folder.run("read --whole --lines a.txt b.xml");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let texts: Vec<String> = ran
        .stories()
        .iter()
        .map(|s| s["text"].to_string())
        .collect();
    assert!(texts[0].contains("Élise Rey a déclaré"), "{}", texts[0]);
    assert!(texts[1].contains("Le cœur de la ville"), "{}", texts[1]);
}

#[test]
fn order_is_kept_over_many_batches_and_any_number_of_cores() {
    let folder = Folder::new("order");
    let mut input = String::new();
    for n in 0..300 {
        // Stories of very different lengths, so that some are read long before those in front of them.
        let more = "The crews will strike on Friday. ".repeat(if n % 50 == 0 { 60 } else { 0 });
        input += &(serde_json::json!({"t": format!("Story {n} is about a bridge. {more}")})
            .to_string()
            + "\n");
    }
    folder.put("many.jsonl", &input);
    let one = folder.run("read --whole --lines --text t --threads 1 many.jsonl");
    let two = folder.run("read --whole --lines --text t --threads 2 many.jsonl");
    assert_eq!(one.names().len(), 300);
    assert_eq!(one.out, two.out);
    assert!(one.stories().iter().enumerate().all(|(n, s)| {
        s["text"]
            .as_str()
            .is_some_and(|t| t.starts_with(&format!("Story {n} ")))
    }));
}

#[test]
fn what_is_written_to_a_file_is_what_is_written_to_standard_output() {
    let folder = Folder::new("output");
    folder.put("a.txt", STORY);
    let ran = folder.run("read a.txt --output out.json");
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (Some(0), "", "")
    );
    let written = fs::read_to_string(folder.0.join("out.json")).expect("the output");
    assert_eq!(written, folder.run("read a.txt").out);
    // Though it lies in the folder that is read, and grows.
    let ran = folder.run("read . --whole --lines --output b.json");
    assert!(
        ran.err
            .starts_with("./out.json: no story was found in it\ndepeche: 1 story read, 1 not; "),
        "{}",
        ran.err
    );
}
