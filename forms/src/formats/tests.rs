use super::*;
use depeche_engine::Language;
use depeche_engine::calendar::Date;
use proptest::prelude::*;

fn opened(file: &str) -> Vec<Item> {
    open(file.as_bytes(), &|_, _| None).unwrap()
}

const BODY: &str = "<p>Crews will strike on Friday, a union said.</p><p>\"We talk,\" Ragnhild Moe said &amp; left the harbour office.</p>";
const READ: &str = "Crews will strike on Friday, a union said.\n\n\"We talk,\" Ragnhild Moe said & left the harbour office.";

#[track_caller]
fn check(file: &str, format: Format, text: &str, expected: Given) {
    let items = opened(file);
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].format, format);
    assert_eq!(items[0].text, text);
    assert_eq!(items[0].given, expected);
}

fn given() -> Given {
    Given {
        date: Date::new(2026, 3, 4),
        headline: Some("Ferries may stop".into()),
        ..Given::default()
    }
}

#[test]
fn nitf_is_read() {
    let file = format!(
        "<?xml version='1.0'?><nitf><head><docdata><urgency ed-urg='4'/><date.issue norm='20260304T113700Z'/><du-key key='ferry'/></docdata></head><body><body.head><hedline><hl1>Ferries may stop</hl1></hedline><byline>By IDA KVAM<byttl>NNA</byttl></byline><distributor>NNA</distributor><dateline><location>OSLO, Norway</location></dateline></body.head><body.content>{BODY}</body.content><body.end><tagline>Editing by Per Holm</tagline></body.end></body></nitf>"
    );
    check(
        &file,
        Format::Nitf,
        &format!(
            "Ferries may stop\n\nBy IDA KVAM\n\nOSLO, Norway (NNA) - {READ}\n\nEditing by Per Holm"
        ),
        Given {
            urgency: Some(4),
            slug: Some("ferry".into()),
            byline: Some("By IDA KVAM".into()),
            agency: Some("NNA".into()),
            place: Some("OSLO, Norway".into()),
            ..given()
        },
    );
}

#[test]
fn newsml_1_is_read() {
    let item = |headline: &str| {
        format!(
            "<NewsItem xml:lang='fr'><NewsManagement><FirstCreated>20260304T113700+0000</FirstCreated></NewsManagement><NewsComponent><NewsLines><DateLine>OSLO (NNA) -</DateLine><HeadLine>{headline}</HeadLine></NewsLines><ContentItem><MediaType FormalName='Text'/><DataContent><nitf><body><body.content>{BODY}</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"
        )
    };
    let file = format!("<NewsML>{}</NewsML>", item("Ferries may stop"));
    check(
        &file,
        Format::NewsMl1,
        &format!("Ferries may stop\n\nOSLO (NNA) - {READ}"),
        Given {
            language: Some(Language::French),
            ..given()
        },
    );
    let two = format!("<NewsML>{}{}</NewsML>", item("One"), item("Two"));
    let titles: Vec<String> = opened(&two).into_iter().map(|item| item.title).collect();
    assert_eq!(titles, ["One", "Two"]);
}

#[test]
fn newsml_g2_is_read() {
    let file = format!(
        "<newsItem version='2' xml:lang='en'><itemMeta><provider literal='NNA'/><versionCreated>2026-03-04T11:37:00Z</versionCreated><edNote>Adds details.</edNote></itemMeta><contentMeta><urgency>4</urgency><located><name>Oslo</name></located><by>Ida Kvam</by><slugline>ferry</slugline><headline>Ferries may stop</headline></contentMeta><contentSet><inlineXML><html><head><title>x</title></head><body>{BODY}</body></html></inlineXML></contentSet></newsItem>"
    );
    check(
        &file,
        Format::NewsMlG2,
        &format!("Ferries may stop\n\nBy Ida Kvam\n\nOSLO (NNA) - {READ}"),
        Given {
            language: Some(Language::English),
            place: Some("Oslo".into()),
            slug: Some("ferry".into()),
            byline: Some("Ida Kvam".into()),
            agency: Some("NNA".into()),
            version: Some("2".into()),
            urgency: Some(4),
            note: Some("Adds details.".into()),
            ..given()
        },
    );
}

#[test]
fn ninjs_of_each_version_is_read() {
    let body = BODY.replace('"', "\\\"");
    let first = format!(
        "{{\"type\": \"text\", \"versioncreated\": \"2026-03-04T11:37:00Z\", \"headline\": \"Ferries may stop\", \"body_html\": \"{body}\"}}"
    );
    let third = format!(
        "{{\"versionCreated\": \"2026-03-04T11:37:00Z\", \"headlines\": [{{\"role\": \"short\", \"value\": \"Ferries\"}}, {{\"role\": \"main\", \"value\": \"Ferries may stop\"}}], \"bodies\": [{{\"contentType\": \"text/plain\", \"value\": \"x\"}}, {{\"contentType\": \"text/html\", \"value\": \"{body}\"}}]}}"
    );
    for file in [&first, &third] {
        check(
            file,
            Format::Ninjs,
            &format!("Ferries may stop\n\n{READ}"),
            given(),
        );
    }
    let several = format!("{{\"_items\": [{first}, {first}]}}");
    assert_eq!(opened(&several.replace("_items", "items")).len(), 2);
}

#[test]
fn the_article_of_a_page_is_read() {
    let file = format!(
        "<!doctype html><html lang='en'><head><title>Ferries may stop | The Post</title><script>var a='<p>'</script></head><body><nav><li>Home</nav><div class='teasers'><article><p>Ten fjords for your summer, and one for the autumn.</p></article></div><article><h1>Ferries may stop</h1><time datetime='2026-03-04'>4 March</time>{BODY}<aside>Read also</aside></article><footer>Subscribe</footer>"
    );
    check(
        &file,
        Format::Page,
        &format!("Ferries may stop\n\n{READ}"),
        Given {
            language: Some(Language::English),
            ..given()
        },
    );
}

#[test]
fn mail_is_read_by_its_text_or_its_html() {
    let headers = "From: Desk <desk@nna.example>\r\nDate: Wed, 4 Mar 2026 11:37:00 +0000\r\nSubject: =?utf-8?Q?Ferry_=E2=80=93?=\r\n =?utf-8?B?IHRhbGtz?=\r\n";
    let plain = format!(
        "{headers}Content-Type: multipart/alternative;\r\n boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=93We talk,=94 R. Mo=\r\ne said.\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b--\r\n"
    );
    let items = opened(&plain);
    assert_eq!((items.len(), items[0].format), (1, Format::Mail));
    assert_eq!(items[0].text, "“We talk,” R. Moe said.");
    assert_eq!(items[0].title, "Ferry – talks");
    assert_eq!(items[0].given.date, Date::new(2026, 3, 4));
    let html = format!(
        "{headers}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+UmFnbmhpbGQgTW9lPC9wPjxwPnNhaWQuPC9wPg==\r\n"
    );
    assert_eq!(opened(&html)[0].text, "Ragnhild Moe\n\nsaid.");
    let envelope = "From desk@nna.example Wed Mar  4 11:37:00 2026\r\n";
    assert_eq!(
        opened(&format!("{envelope}{plain}\r\n{envelope}{html}")).len(),
        2
    );
}

#[test]
fn what_is_no_text_is_told() {
    for (bytes, expected) in [
        (&b"%PDF-1.7\n"[..], Other::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Other::Picture),
        (b"PK\x03\x04\x14\0\0\0a.txt", Other::Archive),
        (b"\0\0\0\x18ftypmp42", Other::Media),
        (b"{\\rtf1 a}", Other::Document),
        (b"\x01\x02\x03\x04\x05ab", Other::Bytes),
    ] {
        assert_eq!(open(bytes, &|_, _| None), Err(Refusal::Other(expected)));
    }
    // An archive of a word processor is taken apart, which needs all of it.
    let head = b"PK\x03\x04\x14\0\0\0[Content_Types].xml";
    assert!(is_document(head) && is_document(b"{\\rtf1 a}"));
    assert!(!is_document(b"PK\x03\x04\x14\0\0\0a.txt") && !is_document(b"word/document"));
    for text in [
        "BMW said",
        "RIFF raff",
        "<3 a",
        "<a/>",
        "<b>Moe</b> said",
        "{a}",
        "[a]",
        "a: b\nc: d\ne: f",
        "",
    ] {
        assert_eq!(opened(text)[0].text, text);
    }
    for empty in ["<html><body></body></html>", "{\"type\": \"picture\"}"] {
        let refused = open(empty.as_bytes(), &|_, _| None);
        assert_eq!(refused, Err(Refusal::NoStory), "{empty}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&bytes, &|_, _| None);
    }

    #[test]
    fn a_damaged_file_is_opened_or_refused(cut in 0usize..600, into in 0usize..600, with in "[<>&\"{}=\\-\u{1}é]{0,4}") {
        let files = [
            format!("<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>a</HeadLine></NewsLines><ContentItem><DataContent>{BODY}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"),
            format!("<newsItem><itemMeta/><contentSet><inlineXML><html>{BODY}</html></inlineXML></contentSet></newsItem>"),
            format!("From: a\nTo: b\nDate: Wed, 4 Mar 2026\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{BODY}\n--b--"),
            String::from("{\"headline\": \"a\", \"bodies\": [{\"role\": \"main\", \"value\": \"<p>b \\u00e9</p>\"}]}"),
        ];
        for file in files {
            let mut file = file.into_bytes();
            let into = into.min(file.len());
            file.splice(into..into, with.bytes());
            file.truncate(cut.max(into));
            let _ = open(&file, &|_, _| None);
        }
    }
}

#[test]
fn a_text_that_is_not_marked_up_is_what_it_is_as_plain_text() {
    for (text, expected) in [
        ("<p>The ministers met.</p>", true),
        ("\u{feff} <?xml version=\"1.0\"?><nitf/>", true),
        ("{\"headline\": \"Talks\"}", true),
        ("[1, 2]", true),
        (
            "From: a@example.org\nTo: b@example.org\nDate: Wed, 4 Mar 2026 10:00:00 +0000\nSubject: Talks\n\nThe ministers met.",
            true,
        ),
        ("<3 is a sign, and no element.", false),
        ("The ministers met <b>today</b>.", false),
        ("OSLO, Jan 6 (NNA) - The ministers met.", false),
        ("", false),
    ] {
        assert_eq!(is_marked_up(text), expected, "{text}");
        if !expected {
            assert_eq!(
                of_text(text.to_owned()),
                Ok(vec![plain(text.to_owned())]),
                "{text}"
            );
        }
    }
}
