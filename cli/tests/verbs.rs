//! The other verbs: `score`, `compare`, `completions`, `man`.

mod command;

use command::{Folder, OTHER, STORY};

const DISPATCHES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/dispatches");

#[test]
fn dispatches_are_scored_as_by_the_project() {
    let ran = Folder::new("score").run(&format!("score {DISPATCHES} --only fr-ex"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.starts_with("1 stories\n") && ran.out.contains("\nperson "),
        "{}",
        ran.out
    );
    let ran = Folder::new("score").run("score none");
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("none"), "{}", ran.err);
}

/// Compares what was read of two texts with what was read of two others.
#[track_caller]
fn check(flags: &str, after: [&str; 2], code: i32, expected: &[&str]) {
    let folder = Folder::new("compare");
    folder.put("a/1.txt", STORY).put("a/2.txt", OTHER);
    folder.put("b/1.txt", after[0]).put("b/2.txt", after[1]);
    for side in ["a", "b"] {
        let ran = folder.run(&format!("read {flags} {side} --output {side}.json"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let ran = folder.run("compare a.json b.json");
    assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""));
    for line in expected {
        assert!(
            ran.out.lines().any(|l| l == *line),
            "{line:?} is not in\n{}",
            ran.out
        );
    }
}

#[test]
fn two_readings_of_the_same_texts_are_the_same() {
    for flags in ["", "--lines", "--whole"] {
        check(flags, [STORY, OTHER], 0, &["2 stories compared, 0 differ"]);
    }
}

#[test]
fn what_differs_is_said_story_by_story() {
    let renamed = OTHER.replace("Anna Blum", "Erna Holm");
    let lines = [
        "a.json#2",
        "  person                   - Anna Blum",
        "  person                   + Erna Holm",
        "2 stories compared, 1 differ",
    ];
    check("", [STORY, &renamed], 1, &lines);
    let found = ["a/2.txt"];
    check("--whole", [STORY, &renamed], 1, &found);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let folder = Folder::new("compare-bad");
    folder
        .put("1.txt", STORY)
        .put("2.txt", OTHER)
        .put("no.json", "{\"a\": ")
        .put("x/a.json", "{}")
        .put("y/b.json", "{}");
    folder.run("read 1.txt --output one.json");
    folder.run("read 1.txt 2.txt --output two.json");
    let cases: [(&str, &[&str]); 4] = [
        (
            "one.json two.json",
            &["depeche: two.json#2: the other file has fewer stories"],
        ),
        (
            "none.json two.json",
            &["depeche: none.json: no such file or directory"],
        ),
        (
            "one.json no.json",
            &["depeche: no.json#1: no story JSON: EOF while parsing a value at line 1 column 6"],
        ),
        (
            "x y",
            &[
                "depeche: x/a.json: the other folder has no file of this name",
                "depeche: y/b.json: the other folder has no file of this name",
            ],
        ),
    ];
    for (files, expected) in cases {
        let ran = folder.run(&format!("compare {files}"));
        assert_eq!(
            (ran.code, ran.err.lines().collect::<Vec<_>>()),
            (Some(1), expected.to_vec())
        );
    }
}

#[test]
fn shells_get_completions_and_man_its_pages() {
    let folder = Folder::new("shells");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = folder.run(&format!("completions {shell}"));
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.contains("threads"), "{shell}");
    }
    for (verb, title) in [
        ("", ".TH depeche 1"),
        ("read", ".TH depeche-read 1"),
        ("changes", ".TH depeche-changes 1"),
        ("check", ".TH depeche-check 1"),
        ("compare", ".TH depeche-compare 1"),
    ] {
        let ran = folder.run(&format!("man {verb}"));
        assert_eq!(ran.code, Some(0));
        assert!(
            ran.out.contains(title) && ran.out.contains("Exit codes"),
            "{}",
            ran.out
        );
    }
}
