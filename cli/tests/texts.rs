//! `changes` and `check`: two texts.

mod command;

use command::Folder;
use serde_json::Value;

const OLD: &str = "OSLO, Jan 6 (NNA) - The ferry crews will strike on Friday.\n\n\
    \"We will not sign this text,\" said Ana Moe.\n\nTwelve ferries stand still.\n";

const ARTICLE: &str = "Crews strike\n\n\"We will never sign this text,\" said Ana Moe.\n\n\
    \"We will not sign this text,\" said Ana Moe.\n";

fn new() -> String {
    OLD.replace("Twelve", "15")
        .replace("said Ana Moe", "said Paul Rey")
}

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .put("old.txt", OLD)
        .put("new.txt", new())
        .put("article.txt", ARTICLE)
        .put(
            "exact.txt",
            "\"We will not sign this text,\" said Ana Moe.\n",
        )
        .put("empty.txt", "");
    folder
}

/// What a run writes: its code, lines that are among what it writes, in order, and nothing on standard error.
#[track_caller]
fn check(line: &str, code: i32, expected: &[&str]) {
    let ran = folder("texts").run(line);
    assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""), "{line}");
    let mut lines = ran.out.lines();
    for expected in expected {
        assert!(
            lines.any(|line| line == *expected),
            "{expected:?} is not, or not there, in\n{}",
            ran.out
        );
    }
}

#[test]
fn what_an_update_changed_is_told_in_lines() {
    let lines = [
        "Who and what",
        "  new: Paul Rey",
        "Quotes",
        "Figures",
        "  changed: Twelve → 15",
        "In the text",
        "  reworded: [-Twelve-] {+15+} ferries stand still.",
    ];
    check("changes old.txt new.txt", 1, &lines);
    check(
        "changes old.txt new.txt --words fr",
        1,
        &["Chiffres", "Dans le texte"],
    );
}

#[test]
fn the_same_text_has_no_changes_and_ends_with_0() {
    let nothing = "Nothing changed: punctuation and quote marks aside, both texts say the same in the same words.";
    check("changes old.txt old.txt", 0, &[nothing]);
    let ran = folder("same").run_with("changes old.txt -", OLD.as_bytes());
    assert_eq!((ran.code, ran.out), (Some(0), format!("{nothing}\n")));
}

#[test]
fn an_articles_quotes_are_judged() {
    let lines = [
        "2 quotes checked: 1 word for word, 1 altered",
        "altered",
        "  In the article (Ana Moe): We will never sign this text,",
        "  In the dispatch (Ana Moe): We will not sign this text",
        "word for word",
    ];
    check("check old.txt article.txt", 1, &lines);
    check(
        "check old.txt exact.txt",
        0,
        &["1 quote checked: 1 word for word"],
    );
    check(
        "check old.txt article.txt --words fr",
        1,
        &["modifiée", "mot pour mot"],
    );
}

#[test]
fn each_form_is_written() {
    check(
        "changes old.txt new.txt --format markdown",
        1,
        &["## Figures", "- **changed**: Twelve → 15"],
    );
    check(
        "changes old.txt new.txt -f csv",
        1,
        &[
            "\u{feff}\"What\",\"Change\",\"Of whom\",\"Before\",\"After\"",
            "\"Figures\",\"changed\",\"\",\"Twelve\",\"15\"",
        ],
    );
    check(
        "check old.txt article.txt --format markdown",
        1,
        &["- **altered**"],
    );
    check(
        "check old.txt article.txt --format csv --words fr",
        1,
        &[
            "\u{feff}\"Verdict\";\"Dans l’article\";\"Auteur\";\"Dans la dépêche\";\"Auteur\";\"coupé\"",
        ],
    );
}

#[test]
fn json_has_the_place_of_each_word_in_both_texts() {
    let folder = folder("json");
    let ran = folder.run("changes old.txt new.txt --format json");
    let told: Value = serde_json::from_str(&ran.out).expect("JSON");
    let at = |text: &str, place: &Value| {
        let byte = |end: &str| place[end].as_u64().expect("an offset") as usize;
        text[byte("start")..byte("end")].to_owned()
    };
    let figures = told["meaning"].as_array().expect("a list").iter();
    let figure = figures
        .clone()
        .find(|c| c["topic"] == "figure")
        .expect("one changed");
    assert_eq!(figure["how"], "changed");
    assert_eq!(
        (at(OLD, &figure["old"]), at(&new(), &figure["new"])),
        ("Twelve".into(), "15".into())
    );
    assert_eq!(told["old"]["file"], "old.txt");
    assert_eq!(told["text"][0]["how"], "reworded");

    let ran = folder.run("check old.txt article.txt --format json --output out.json");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let written = std::fs::read_to_string(folder.0.join("out.json")).expect("a file");
    let told: Value = serde_json::from_str(&written).expect("JSON");
    let quote = &told["quotes"][0];
    assert_eq!(quote["verdict"], "altered");
    assert_eq!(at(ARTICLE, &quote["differences"][0]["article"]), "never");
    assert_eq!(at(OLD, &quote["sources"][0]), "We will not sign this text");
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = folder("bad");
    folder.put(
        "many.jsonl",
        "{\"body_text\": \"The ferries stand.\"}\n{\"body_text\": \"The bridge opens.\"}\n",
    );
    for (line, code, expected) in [
        (
            "changes old.txt empty.txt",
            1,
            "depeche: empty.txt: it is empty",
        ),
        (
            "changes none.txt old.txt",
            1,
            "depeche: none.txt: no such file or directory",
        ),
        (
            "check many.jsonl article.txt",
            1,
            "depeche: many.jsonl: it holds more than one story; put the one that is meant in a file of its own",
        ),
        (
            "changes - -",
            2,
            "depeche: standard input can be one of the two texts, and not both",
        ),
        (
            "changes old.txt new.txt --output none/a.txt",
            3,
            "depeche: none/a.txt: no such file or directory",
        ),
        (
            "compare old.txt new.txt",
            1,
            "depeche: old.txt#1: no story JSON: expected value at line 1 column 1; for two texts: depeche changes",
        ),
    ] {
        let ran = folder.run(line);
        assert_eq!(
            (ran.code, ran.err.trim_end()),
            (Some(code), expected),
            "{line}"
        );
        // A comparison that finds nothing to compare says so in its table.
        assert!(ran.out.is_empty() || line.starts_with("compare"), "{line}");
    }
}
