//! Bad input and bad output: each is said in a sentence with the file's name, what could be done is done and kept, and the
//! exit code tells.

mod command;

use command::{Folder, OTHER, Ran, STORY};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

/// Reads a file that is no good between two that are, and gives what was said of it.
#[track_caller]
fn check(name: &str, content: impl AsRef<[u8]>, flags: &str, expected: &[&str]) {
    let folder = Folder::new("bad");
    folder
        .put("1.txt", STORY)
        .put(name, content)
        .put("3.txt", OTHER);
    let ran = folder.run(&format!("read --whole --lines {flags} 1.txt {name} 3.txt"));
    let said: Vec<&str> = ran.err.lines().collect();
    let (summary, said) = said.split_last().expect("a summary");
    assert_eq!(said, expected);
    let counts = format!(
        "depeche: {} stories read, {} not; ",
        ran.names().len(),
        expected.len()
    );
    assert!(summary.starts_with(&counts), "{summary}");
    let names = ran.names();
    assert_eq!(
        (
            names.first().map(String::as_str),
            names.last().map(String::as_str)
        ),
        (Some("1.txt"), Some("3.txt"))
    );
    assert_eq!(ran.code, Some(1));
}

#[test]
fn what_is_no_story_is_said_and_the_rest_is_read() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
    let deep = "<div>".repeat(5000) + "a" + &"</div>".repeat(5000);
    let long = "mot ".repeat(100_001);
    let cases: [(&str, &[u8], &str); 12] = [
        ("empty.txt", b"", "it is empty"),
        ("spaces.txt", b" \n\t", "it holds no word"),
        ("word.txt", b"Paris", "one word is no story"),
        (
            "long.txt",
            long.as_bytes(),
            "it has 400004 characters; no story of more than 400000 is read",
        ),
        (
            "bomb.xml",
            bomb.as_bytes(),
            "line 1 declares entities of its own, which are not expanded",
        ),
        (
            "deep.html",
            deep.as_bytes(),
            "from line 1 on its elements lie too deep within each other",
        ),
        ("none.json", b"{\"a\": 1}", "no story was found in it"),
        (
            "a.pdf",
            b"%PDF-1.7 x",
            "it is a PDF; save its text, and read that",
        ),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0",
            "it is a picture",
        ),
        (
            "a.docx",
            b"PK\x03\x04\0\0\0\0[Content_Types].xml\0\0",
            "it is damaged at byte 29 (central directory)",
        ),
        (
            "a.bin",
            b"\x01\x02\x03\x04\x05\x06\x07\x08",
            "it is no text",
        ),
        (
            "a.xml",
            b"<?xml version='1.0' encoding='X-Unheard-Of'?><nitf><body><p>\xC1\xC2 bc</p></body></nitf>",
            "its charset, x-unheard-of, is not known here; save it as UTF-8",
        ),
    ];
    for (name, content, why) in cases {
        check(name, content, "", &[&format!("{name}: {why}")]);
    }
}

#[test]
fn a_line_that_is_no_story_is_said_by_its_number() {
    let good = serde_json::json!({"t": STORY}).to_string();
    let lines = |bad: &[u8]| [good.as_bytes(), b"\n", bad, b"\n", good.as_bytes()].concat();
    let huge = [b"{\"t\": \"".as_slice(), &vec![b'a'; 17 << 20], b"\"}"].concat();
    let cases: [(&[u8], &str); 6] = [
        (b"{\"t\": 1}", "this line has no text in its field t"),
        (b"{}", "this line has no text in its field t"),
        (b"{\"t\": \"\"}", "it is empty"),
        (
            b"{\"t\": ",
            "this line is no JSON: EOF while parsing a value, column 5",
        ),
        (
            b"{\"t\": \"\xE9\xE9\"}",
            "this line is no JSON: invalid unicode code point, column 8",
        ),
        (&huge, "this line is longer than 16 MB, and is not read"),
    ];
    for (line, why) in cases {
        check(
            "l.jsonl",
            lines(line),
            "--text t",
            &[&format!("l.jsonl:2: {why}")],
        );
    }
    check(
        "l.jsonl",
        b"[1, 2]\n",
        "",
        &["l.jsonl:1: no story was found in this line; --text names the field of a text"],
    );
}

#[test]
fn a_broken_archive_is_said_and_what_came_out_of_it_is_kept() {
    let folder = Folder::new("archives");
    folder
        .put("a.gz", b"\x1F\x8B\x08\0\0\0\0\0\0\0no")
        .put("a.zip", b"PK\x03\x04 no archive \0\0\0\0");
    let ran = folder.run("read --lines a.gz a.zip");
    let said: Vec<&str> = ran.err.lines().collect();
    assert_eq!((ran.code, said.len()), (Some(1), 3), "{}", ran.err);
    assert!(said[0].starts_with("a.gz: "), "{}", said[0]);
    assert!(
        said[1].starts_with("a.zip: the archive cannot be opened: "),
        "{}",
        said[1]
    );
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::new("missing");
    folder.put("a.txt", STORY).put("b[.txt", STORY);
    let cases: [(&str, &str); 3] = [
        ("no.txt", "no.txt: no such file or directory"),
        ("no*.txt", "no*.txt: no file fits this pattern"),
        (
            "none/*.txt",
            "none: the folder cannot be opened: no such file or directory",
        ),
    ];
    for (input, expected) in cases {
        let ran = folder.run(&format!("read --lines {input} a.txt"));
        assert_eq!(
            (ran.code, ran.err.lines().next(), ran.stories().len()),
            (Some(1), Some(expected), 1)
        );
    }
    let ran = folder.run("read --lines no[.txt");
    assert!(
        ran.err
            .starts_with("no[.txt: no such file, and no pattern: "),
        "{}",
        ran.err
    );
}

#[test]
fn misuse_ends_with_a_code_of_its_own_and_help_tells_the_codes() {
    let folder = Folder::new("misuse");
    for line in [
        "read --no-such",
        "red",
        "read --format pdf a",
        "read --date d a",
        "man no-such",
        "completions no-such",
        "",
    ] {
        let ran = folder.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line}");
        assert!(!ran.err.is_empty(), "{line}");
    }
    for line in [
        "--help",
        "read --help",
        "read -h",
        "changes --help",
        "check --help",
        "compare --help",
    ] {
        let ran = folder.run(line);
        assert_eq!(ran.code, Some(0));
        for code in ["  0 ", "  1 ", "  2 ", "  3 ", "  130 "] {
            assert!(ran.out.contains(code), "{line}: {code}");
        }
    }
}

#[test]
fn nothing_but_troubles_is_said_when_quiet_and_nothing_at_all_of_one_story() {
    let folder = Folder::new("quiet");
    folder.put("a.txt", STORY).put("b.txt", "");
    assert_eq!(
        folder.run("read --quiet a.txt b.txt").err,
        "b.txt: it is empty\n"
    );
    assert_eq!(folder.run("read a.txt").err, "");
    // No bar in a pipe.
    assert!(
        !folder
            .run("read a.txt b.txt")
            .err
            .contains(['\r', '\u{1b}'])
    );
}

/// So many stories, a line each.
fn many(stories: usize) -> String {
    let line = serde_json::json!({"t": STORY}).to_string() + "\n";
    line.repeat(stories)
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said_with_how_much_was_written() {
    let folder = Folder::new("full");
    folder.put("a.txt", STORY);
    let expected = "the disk is full; 0 stories written before that\n";
    let ran = folder.run("read a.txt --output /dev/full");
    assert_eq!(
        (ran.code, ran.err),
        (Some(3), format!("depeche: /dev/full: {expected}"))
    );
    let mut command = folder.command("read a.txt");
    let full = File::create("/dev/full").expect("a full disk");
    let ran = Ran::of(
        command
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the command runs"),
    );
    assert_eq!(
        (ran.code, ran.err),
        (Some(3), format!("depeche: standard output: {expected}"))
    );
    let ran = folder.run("read a.txt --output none/out.json");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            Some(3),
            "depeche: none/out.json: no such file or directory\n"
        )
    );
}

#[test]
fn a_closed_pipe_ends_a_run_with_a_sentence_though_there_is_more_to_read() {
    let folder = Folder::new("closed");
    let mut command = folder.command("read --lines --text t --threads 1 -");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let feeder = std::thread::spawn(move || {
        // Until nobody reads any more.
        while stdin.write_all(many(64).as_bytes()).is_ok() {}
    });
    let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut first = String::new();
    out.read_line(&mut first).expect("a story");
    drop(out);
    let ran = Ran::of(child.wait_with_output().expect("the command ends"));
    feeder.join().expect("the feeder ends");
    assert!(first.starts_with("{\"version\":"), "{first}");
    assert_eq!(ran.code, Some(3));
    let said = "depeche: standard output: whoever was reading it has stopped; ";
    assert!(
        ran.err.starts_with(said) && ran.err.lines().count() == 1,
        "{}",
        ran.err
    );
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_says_what_is_kept() {
    let folder = Folder::new("interrupted");
    let mut command = folder.command("read --lines --text t --threads 1 --output out.jsonl -");
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(many(400).as_bytes()).expect("it reads");
    let path = folder.0.join("out.jsonl");
    let written = || fs::read_to_string(&path).unwrap_or_default();
    // It has more to come, and waits for it.
    while written().is_empty() {
        assert_eq!(child.try_wait().expect("a child"), None);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.expect("kill is there").success());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(130));
    let said = String::from_utf8_lossy(&ended.stderr);
    let written = written();
    assert!(written.ends_with('\n'));
    for line in written.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a whole story");
    }
    let count = written.lines().count();
    let expected = format!("depeche: stopped; {count} stories written, whole and kept\n");
    assert_eq!(said, expected);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_without_rights_is_said_and_its_neighbours_are_read() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    let folder = Folder::new("rights");
    folder
        .put("in/a.txt", STORY)
        .put("in/closed/b.txt", STORY)
        .put("in/d.txt", OTHER)
        .put("in/e.txt", OTHER);
    let set = |name: &str, mode| {
        fs::set_permissions(folder.0.join(name), fs::Permissions::from_mode(mode))
            .expect("our own file");
    };
    set("in/closed", 0o000);
    set("in/e.txt", 0o000);
    let mut command = folder.command("read --whole --lines in");
    // Who may do anything lets somebody else run it, on files that anybody may see.
    if fs::metadata("/proc/self").expect("this process").uid() == 0 {
        let copy = std::env::temp_dir().join(format!("depeche-rights-{}", std::process::id()));
        let _ = fs::remove_dir_all(&copy);
        fs::create_dir(&copy).expect("a folder for anybody");
        fs::copy(env!("CARGO_BIN_EXE_depeche"), copy.join("depeche")).expect("a copy");
        let moved = Command::new("cp")
            .arg("-a")
            .arg(folder.0.join("in"))
            .arg(&copy)
            .status();
        assert!(moved.expect("cp is there").success());
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).expect("our own folder");
        command = Command::new(copy.join("depeche"));
        command
            .args(["read", "--whole", "--lines", "in"])
            .current_dir(&copy)
            .uid(65534);
        let ran = Ran::of(command.output().expect("the command runs"));
        set("in/closed", 0o700);
        let _ = fs::remove_dir_all(&copy);
        return check_rights(&ran);
    }
    let ran = Ran::of(command.output().expect("the command runs"));
    set("in/closed", 0o700);
    check_rights(&ran);
}

#[cfg(target_os = "linux")]
#[track_caller]
fn check_rights(ran: &Ran) {
    let said: Vec<&str> = ran.err.lines().collect();
    assert_eq!(
        said[..2],
        [
            "in/closed: the folder cannot be opened: permission denied",
            "in/e.txt: permission denied"
        ]
    );
    assert_eq!(
        (ran.code, ran.names()),
        (Some(1), vec!["in/a.txt".to_owned(), "in/d.txt".to_owned()])
    );
}
