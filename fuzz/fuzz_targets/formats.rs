//! Anything at all within the frame of each format: every parser is reached by every input, not only by those that begin as
//! its files do. The file is refused, or gives stories that have words.
//!
//! The first byte picks the frame, the rest is what stands in it.

#![no_main]

use depeche_forms::{Item, of_text, open};
use libfuzzer_sys::fuzz_target;

/// What stands before the input, and behind it. Whole files are what the target `forms` begins with.
const FRAMES: [(&str, &str); 12] = [
    ("", ""),
    // NITF.
    (
        "<nitf><head><title>Bridge</title></head><body>",
        "</body></nitf>",
    ),
    (
        "<nitf><body><body.content><p>",
        "</p></body.content></body></nitf>",
    ),
    // NewsML 1.
    (
        "<NewsML><NewsItem><NewsComponent><NewsLines>",
        "</NewsLines></NewsComponent></NewsItem></NewsML>",
    ),
    // NewsML-G2.
    (
        "<newsItem><contentMeta>",
        "</contentMeta><contentSet><inlineXML><p>Ferries stop.</p></inlineXML></contentSet></newsItem>",
    ),
    (
        "<newsItem><contentSet><inlineXML>",
        "</inlineXML></contentSet></newsItem>",
    ),
    // ninjs: the input is the value of a field, and a field itself.
    (
        "{\"version\":\"2\",\"headline\":\"Ferries stop\",\"body_html\":\"",
        "\"}",
    ),
    (
        "{\"headline\":\"Ferries stop\",\"body_text\":\"Crews strike.\",",
        "}",
    ),
    // A page.
    (
        "<!doctype html><body><nav>Home</nav><article><h1>Ferries stop</h1>",
        "</article></body>",
    ),
    // Mails.
    (
        "From: Desk <desk@nna.example>\r\nSubject: Ferries\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n",
        "\r\n--b--\r\n",
    ),
    (
        "From: Desk <desk@nna.example>\r\nSubject: Ferries\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
        "",
    ),
    // A wire.
    (
        "\u{1}nna062 4 i 418 ccccb   nna 061\r\n\r\nFerries/\r\n\u{2}Ferries stop =\r\n\r\n",
        "\r\n\r\nnna\r\n131137 GMT Nov 26\r\n\u{3}",
    ),
];

fuzz_target!(|data: &[u8]| {
    let Some((pick, data)) = data.split_first() else {
        return;
    };
    let (before, behind) = FRAMES[usize::from(*pick) % FRAMES.len()];
    let file = [before.as_bytes(), data, behind.as_bytes()].concat();
    // A charset that is not known here is decoded by the page's browser; one that knows it and one that does not.
    for decode in [
        &|_: &str, _: &[u8]| None,
        &decoded as depeche_forms::Decode<'_>,
    ] {
        if let Ok(items) = open(&file, decode) {
            check(&items);
        }
    }
    if let Ok(items) = of_text(String::from_utf8_lossy(&file).into_owned()) {
        check(&items);
    }
});

fn decoded(_charset: &str, bytes: &[u8]) -> Option<String> {
    Some(bytes.iter().map(|byte| char::from(*byte)).collect())
}

/// Stories, and none of them without words unless the file has none.
fn check(items: &[Item]) {
    assert!(!items.is_empty(), "a file that is opened has a story");
    for item in items {
        if items.len() > 1 {
            assert!(
                !item.text.trim().is_empty(),
                "one of several stories has words"
            );
        }
        if let Some(headline) = &item.given.headline {
            assert!(!headline.trim().is_empty(), "what is given is something");
        }
    }
}
