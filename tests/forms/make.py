#!/usr/bin/env python3
"""Writes each dispatch of this folder (en.txt, fr.txt) in every form in which dispatches arrive, beside it in en/ and fr/.

One gold annotation (en.gold.json, fr.gold.json) is for all forms of a dispatch: they say the same. `engine/tests/forms.rs`
reads them and compares; `tests/browser/forms.spec.js` opens them. Run it again after changing a dispatch; it needs nothing
but Python.
"""

import base64
import html
import html.entities
import io
import json
import pathlib
import quopri
import re
import textwrap
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).parent

STORIES = {
    "en": dict(slug="Kenya-lake", place="KISUMU, Kenya", located="Kisumu", agency="Reuters", day="2026-07-15",
               mail="Wed, 15 Jul 2026 18:20:00 +0000", sent="151820 GMT Jul 26",
               anpa="07-15-26 1820GMT"),
    "fr": dict(slug="Tchequie-Vietnam", place="PRAGUE", located="Prague", agency="Reuters", day="2026-06-17",
               mail="Wed, 17 Jun 2026 14:05:00 +0000", sent="171405 GMT Jun 26",
               anpa="06-17-26 1405GMT"),
}


def escape(text):
    return html.escape(text, quote=False)


def wrapped(text, width, indent=""):
    return textwrap.fill(text, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False)


def hyphenated(paragraph, width):
    """Wraps as a printed column does: the last word of a line may be cut."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        room = width - len(line) - 1
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
        elif room > 4 and len(word) > room + 2 and word.isalpha() and word.islower():
            lines.append(f"{line} {word[:room - 1]}-")
            line = word[room - 1:]
        else:
            lines.append(line)
            line = word
    return "\n".join(lines + [line])


def soft(paragraph):
    return re.sub(r"[^\W\d_]{7,}", lambda m: "\u00ad".join(textwrap.wrap(m.group(), 4)), paragraph)


def wire_quotes(text):
    """American wires have no quote marks of their own; guillemets are sent as they are."""
    return text.replace("“", "``").replace("”", "''")


def without_accents(text):
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def forms(language, title, lead, body, credits):
    """Every form of a story, by its file's name. `lead` is its dateline, `body` its paragraphs without it."""
    of = STORIES[language]
    stamp = of["day"].replace("-", "") + "T120000Z"
    iso = of["day"] + "T12:00:00Z"
    signed = [lead + body[0]] + body[1:]
    plain = [title] + signed + [credits]
    text = "\n\n".join(plain) + "\n"
    paragraphs = "\n".join(f"<p>{escape(p)}</p>" for p in body)
    tail = f"<p>{escape(credits)}</p>"
    inner = f"{paragraphs}\n{tail}"
    heads = f'xml:lang="{language}"'

    yield "wrapped.txt", "\n\n".join(wrapped(p, 72) for p in plain) + "\n"
    yield "soft-hyphens.txt", "\n\n".join(soft(p) for p in plain) + "\n"
    yield "hyphenated.txt", "\n\n".join(hyphenated(p, 60) for p in plain) + "\n"
    yield "entities.txt", "".join(html_entity(c) for c in text)
    yield "double-encoded.txt", "".join(recoded(c) for c in text)
    yield "markdown.txt", "# " + text
    quoted = "\n>\n".join("\n".join("> " + line for line in wrapped(p, 70).split("\n")) for p in plain)
    yield "quoted.txt", f"{'On' if language == 'en' else 'Le'} 15/07/2026, Desk <desk@nna.example> wrote:\n\n{quoted}\n"
    yield "capitals.txt", text.upper()
    if language == "fr":
        yield "no-accents.txt", without_accents(text)

    lines = "\r\n\r\n".join(wrapped(p, 66, "   ").replace("\n", "\r\n") for p in signed + [credits])
    wire = (f"\x01nna062 4 i 418 ccccb   nna 061\r\n\r\n{of['slug']}/\r\n\x02{title} =\r\n\r\n{lines}\r\n\r\n"
            "# NNA NOTEBOOK\r\n\r\n## NNA contacts\r\n- Desk: Ida Kvam\r\nTel: +47 00 00 00 00; <desk@nna.example>\r\n\r\n"
            f"nna ik ph\r\n\r\n\x03{of['sent']}\r\n\x04")
    yield "iptc7901.txt", wire.encode("cp1252")
    anpa = [wire_quotes(p).replace(" - ", " _ ", 1 if n == 0 else 0) for n, p in enumerate(signed)]
    yield "anpa1312.txt", (
        f"\x16\x16\x01V2607\x1f_nordi\r\nr i\x13\x11BC-{of['slug']} 1stLd-Writethru\r\n"
        f"\x02\x02BC-{of['slug']}, 1st Ld-Writethru,190<\r\n^{title}<\r\n^Eds: Adds details.<\r\n"
        + "".join(f"\t   {p}\r\n \r\n" for p in anpa + [credits]) + f"^___<\r\n\x03\r\n{of['anpa']}\r\n").encode("cp1252")

    content = "\n".join(f"<p>{escape(p)}</p>" for p in signed)
    nitf = (f"<nitf><head><docdata><doc-id regsrc=\"{of['agency']}\"/><urgency ed-urg=\"4\"/>"
            f"<date.issue norm=\"{stamp}\"/><du-key key=\"{of['slug']}\"/></docdata></head><body {heads}><body.head>"
            f"<hedline><hl1>{escape(title)}</hl1></hedline><distributor>{of['agency']}</distributor>"
            f"<dateline><location>{of['place']}</location></dateline></body.head>"
            f"<body.content><block>{content}</block></body.content>"
            f"<body.end><tagline>{escape(credits)}</tagline></body.end></body></nitf>")
    declared = '<?xml version="1.0" encoding="utf-8"?>\n'
    yield "nitf.xml", declared + '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n' + nitf
    yield "newsml1.xml", (
        f"{declared}<NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>{stamp}</DateAndTime></NewsEnvelope>"
        f"<NewsItem {heads}><Identification><NewsIdentifier><ProviderId>nna.example</ProviderId>"
        f"<DateId>{stamp}</DateId><RevisionId>1</RevisionId></NewsIdentifier></Identification>"
        f"<NewsManagement><FirstCreated>{stamp}</FirstCreated><Urgency FormalName=\"4\"/></NewsManagement>"
        f"<NewsComponent><NewsLines><DateLine>{escape(lead)}</DateLine><HeadLine>{escape(title)}</HeadLine>"
        f"<SlugLine>{of['slug']}</SlugLine></NewsLines><AdministrativeMetadata><Provider>"
        f"<Party FormalName=\"{of['agency']}\"/></Provider></AdministrativeMetadata><ContentItem>"
        f"<MediaType FormalName=\"Text\"/><DataContent><nitf><body><body.content>{inner}</body.content></body></nitf>"
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>")
    yield "newsmlg2.xml", (
        f"{declared}<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" version=\"2\" {heads}><itemMeta>"
        f"<itemClass qcode=\"ninat:text\"/><provider literal=\"{of['agency']}\"/><versionCreated>{iso}</versionCreated>"
        f"<edNote>Adds details.</edNote></itemMeta><contentMeta><urgency>4</urgency><located><name>{of['located']}</name>"
        f"</located><language tag=\"{language}\"/><slugline>{of['slug']}</slugline>"
        f"<headline>{escape(title)}</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\">"
        f"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>{inner}</body></html>"
        "</inlineXML></contentSet></newsItem>")
    one = dict(uri="urn:nna.example:1", type="text", language=language, versioncreated=iso, headline=title,
               slugline=of["slug"], located=of["located"], urgency=4, copyrightholder=of["agency"], body_html=inner)
    two = {k: v for k, v in one.items() if k not in ("headline", "body_html")} | dict(
        headlines=[dict(role="main", value=title)], bodies=[dict(role="main", contenttype="text/html", value=inner)])
    three = dict(uri="urn:nna.example:1", type="text", language=language, versionCreated=iso, slugLine=of["slug"],
                 located=of["located"], urgency=4, infoSources=[dict(name=of["agency"])],
                 headlines=[dict(role="main", value=title)],
                 bodies=[dict(role="main", contentType="text/html", value=inner)])
    for number, value in enumerate((one, two, three), 1):
        yield f"ninjs{number}.json", json.dumps(value, ensure_ascii=number == 1, indent=1)
    links = "".join(f"<li><a href='#{n}'>{n}</a>" for n in ("Home", "World", "Sport"))
    yield "page.html", (
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{escape(title)} | The Harbour Post</title>"
        f"<meta property='article:published_time' content='{iso}'><script>var p = '<p>no</p>';</script></head><body>"
        f"<nav><ul>{links}</ul></nav><div class=teasers><p><a href='#t'>Ten fjords for your summer, and one more for the "
        f"autumn</a></div><article><h1>{escape(title)}</h1><time datetime='{of['day']}'>{of['day']}</time>"
        + "<aside>Read also: Ten fjords</aside>".join([content.replace("</p>", ""), tail])
        + "<div class='share-bar'><button>Share</button></div></article><footer>Subscribe to our newsletter</footer>")
    mail = (f"From: Desk <desk@nna.example>\r\nTo: Client <client@example.org>\r\nDate: {of['mail']}\r\n"
            f"Subject: =?utf-8?B?{base64.b64encode(title.encode()).decode()}?=\r\nMIME-Version: 1.0\r\n").encode()
    folded = "\n\n".join(wrapped(p, 72) for p in plain) + "\n"
    coded = quopri.encodestring(folded.encode("cp1252")).replace(b"\n", b"\r\n")
    marked = base64.encodebytes(f"<h1>{escape(title)}</h1>{content}{tail}".encode()).replace(b"\n", b"\r\n")
    text_part = b"Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    html_part = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    yield "mail.eml", (mail + b"Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\n" + text_part + coded
                       + b"\r\n--b1\r\n" + html_part + marked + b"\r\n--b1--\r\n")
    yield "mail-html.eml", mail + html_part + marked
    yield "document.docx", document(plain)


def document(paragraphs):
    """As a word processor saves it: words in runs of their own, what was struck out kept, tables of looks beside the text."""
    def run(words):
        return f'<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    struck = "<w:del w:id='1'><w:r><w:delText>Somebody else said so.</w:delText></w:r></w:del>"
    body = "".join("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>"
                   + "<w:proofErr w:type='spellStart'/>".join(run(words) for words in re.findall(r".{1,40}", p))
                   + f"{struck}</w:p><w:p/>" for p in paragraphs)
    office = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" Type='
        f'"{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body>'
        "</w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def html_entity(character):
    names = html.entities.codepoint2name
    if ord(character) in names and character not in "<>":
        return f"&{names[ord(character)]};"
    return character if ord(character) < 128 else f"&#{ord(character)};"


def recoded(character):
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in character.encode())


def main():
    for language in STORIES:
        text = (HERE / f"{language}.txt").read_text(encoding="utf-8")
        title, *rest, credits = text.strip().split("\n\n")
        lead, first = re.match(r"(.*?\) - )(.*)", rest[0], re.S).groups()
        folder = HERE / language
        folder.mkdir(exist_ok=True)
        for name, content in forms(language, title, lead, [first, *rest[1:]], credits):
            content = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
