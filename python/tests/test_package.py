"""What the package promises beside what its docstrings show: same readings, true offsets, order, and bad texts."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import pathlib
import pickle
import subprocess
import sys
import threading

import pandas
import pytest
import spacy

import depeche

DISPATCHES = pathlib.Path(__file__).parents[2] / "tests" / "dispatches"
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in sorted(DISPATCHES.glob("*.txt"))}
SHORT = "LISBON, Jan 6 (Reuters) - Ana Reis said on Tuesday the bridge would reopen."


def program(name: str) -> str:
    """A program of the project that `cargo xtask test --only archive` built and names."""
    path = os.environ.get(name)
    assert path, f"{name} names no program; run these tests with `cargo xtask test --only archive`"
    return path


@pytest.fixture(scope="module")
def stories() -> dict[str, depeche.Story]:
    read = dict(zip(TEXTS, depeche.read_many(TEXTS.values())))
    return {name: story for name, story in read.items() if isinstance(story, depeche.Story)}


def test_every_dispatch_is_read_byte_for_byte_as_by_the_command_and_the_library(stories):
    assert len(TEXTS) >= 48 and stories.keys() == TEXTS.keys()
    command = [program("DEPECHE_COMMAND"), "read", *(str(DISPATCHES / f"{name}.txt") for name in TEXTS)]
    lines = subprocess.run([*command, "--lines"], check=True, capture_output=True).stdout.decode().splitlines()
    indented = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert lines == [story.to_json() for story in stories.values()]
    assert indented == "".join(story.to_json(indent=True) + "\n" for story in stories.values())
    for name, story in stories.items():
        library = subprocess.run(
            [program("DEPECHE_LIBRARY")], input=TEXTS[name].encode(), check=True, capture_output=True
        )
        assert library.stdout.decode() == story.to_json(indent=True) + "\n", name


def test_one_by_one_is_the_same_as_many(stories):
    for name, text in TEXTS.items():
        assert depeche.read(text) == stories[name]


def test_every_offset_counts_code_points(stories):
    checked = 0

    def look(told, text):
        nonlocal checked
        if isinstance(told, list):
            for part in told:
                look(part, text)
        elif isinstance(told, dict):
            for part in told.values():
                look(part, text)
            if isinstance(told.get("start"), int) and isinstance(told.get("text"), str):
                assert text[told["start"] : told["end"]] == told["text"]
                checked += 1

    emoji = depeche.read("🕊 « L’été fut long », a dit Élise Rey à Kyïv mardi. 🕊 « Oui », a dit Élise Rey.")
    for story in [emoji, *stories.values()]:
        look(story._told, story.text)
    assert checked > 1000
    for quote in emoji.quotes:
        assert emoji.text[quote.start : quote.end] == quote.text


def test_the_objects_say_what_the_json_says(stories):
    for story in stories.values():
        told = story.to_dict()
        assert told == json.loads(story.to_json())
        assert [who.name for who in story.participants] == [who["name"] for who in told["participants"]]
        assert [quote.speaker and quote.speaker.id for quote in story.quotes] == [
            quote["speaker"] for quote in told["quotes"]
        ]
        assert [[who.id for who in stood.by] for stood in story.representations] == [
            stood["by"] for stood in told["representations"]
        ]
        assert [(r.from_.id, r.to.id, r.kind) for r in story.relations] == [
            (r["from"], r["to"], r["kind"]) for r in told["relations"]
        ]
        for name in ("language", "recognised", "slug", "published", "agency", "version"):
            assert getattr(story, name) == told[name]
        for name in ("headline", "update_note", "event", "possible_event", "dateline"):
            assert (getattr(story, name) is None) == (told.get(name) is None)
        if story.event is not None:
            assert story.event.what == told["event"]["what"]
            assert (story.event.place and story.event.place.id) == told["event"]["place"]
        for name in ("commitments", "demands", "sticking_points", "next_steps", "dates"):
            assert [claim.text for claim in getattr(story.context, name)] == [
                claim["text"] for claim in told["context"][name]
            ]
        assert len(story.credits) == len(told["credits"]) and len(story.paragraphs) == len(told["paragraphs"])
        assert sum(len(story.quotes_by(who)) for who in story.participants) == sum(
            quote.speaker is not None for quote in story.quotes
        )


def test_every_field_of_the_json_is_one_of_an_object(stories):
    def check(parts, kind):
        for part in filter(None, parts):
            names = {field.name.rstrip("_") for field in dataclasses.fields(kind)}
            # Said only where it is so.
            assert set(part) | {"uninvited"} == names | {"uninvited"}, kind

    for told in (story.to_dict() for story in stories.values()):
        assert set(told) <= set(dir(depeche.Story))
        context, participants, quotes = told["context"], told["participants"], told["quotes"]
        assert set(context) == {field.name for field in dataclasses.fields(depeche.Context)}
        claims = (claim for name, part in context.items() if name != "dates" for claim in part)
        for parts, kind in [
            (claims, depeche.Claim),
            (context["dates"], depeche.DateMention),
            (told["credits"], depeche.Credit),
            (told["paragraphs"], depeche.Paragraph),
            (told["representations"], depeche.Representation),
            (told["relations"], depeche.Relation),
            ([told["dateline"]], depeche.Dateline),
            ([told["event"]], depeche.Event),
            ([told["headline"], told["update_note"], *(quote["cue"] for quote in quotes)], depeche.Excerpt),
            (quotes, depeche.Quote),
            ((quote["reason"] for quote in quotes), depeche.Reason),
            (participants, depeche.Participant),
            ((who["presence"] for who in participants), depeche.Presence),
            ((role for who in participants for role in who["roles"]), depeche.Role),
            ((mention for who in participants for mention in who["mentions"]), depeche.Mention),
        ]:
            check(parts, kind)


def test_the_text_is_mended_as_on_the_page():
    wrapped = "> LISBON, Jan 6 (Reuters) - Ana Reis said on\n> Tuesday the bridge =\n> would reopen, caf&eacute;.\n"
    story = depeche.read(wrapped)
    assert "café" in story.text and ">" not in story.text
    command = subprocess.run(
        [program("DEPECHE_COMMAND"), "read", "--lines", "-"], input=wrapped.encode(), check=True, capture_output=True
    )
    assert command.stdout.decode() == story.to_json() + "\n"


def test_what_a_form_tells_is_given():
    ninjs = json.dumps({"headline": "Bridge", "body_text": SHORT, "versioncreated": "2026-03-04T11:00:00Z"})
    assert depeche.read(ninjs).published == "2026-03-04"
    assert depeche.read(ninjs, date="2026-01-06").published == "2026-01-06"


@pytest.mark.parametrize(
    "date",
    [
        "2026-03-03",
        "2026-03-03T11:00:00Z",
        datetime.date(2026, 3, 3),
        datetime.datetime(2026, 3, 3, 23, 59, tzinfo=datetime.timezone.utc),
        pandas.Timestamp("2026-03-03"),
    ],
)
def test_days_are_counted_from_the_day_given(date):
    text = "The ferry crews will strike on Friday, their union said on Tuesday."
    assert depeche.read(text, date=date).context.dates[0].date == "2026-03-06"
    (read,) = depeche.read_many([(text, date)])
    assert read == depeche.read(text, date=date)


@pytest.mark.parametrize("nothing", [None, "", " ", float("nan"), pandas.NaT, pandas.NA])
def test_a_day_may_be_missing_as_tables_have_it(nothing):
    (read,) = depeche.read_many([(SHORT, nothing)])
    assert read == depeche.read(SHORT)


BAD = [
    ("", "it is empty"),
    (" \n", "it holds no word"),
    ("Lisbon", "one word is no story"),
    ("mot " * 100_001, "it has 400004 characters; no story of more than 400000 is read"),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "line 1 declares entities of its own, which are not expanded"),
    ("half \ud83d of it", "it holds half a character (a surrogate); decode its file anew"),
]


@pytest.mark.parametrize(("text", "why"), BAD)
def test_what_cannot_be_read_is_told(text, why):
    with pytest.raises(depeche.Unreadable) as raised:
        depeche.read(text)
    assert str(raised.value) == why
    assert isinstance(raised.value, ValueError)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        *BAD,
        (None, "there is no text"),
        (b"bytes", "it is no text but bytes"),
        (float("nan"), "there is no text"),
        (pandas.NA, "there is no text"),
        (7, "it is no text but int"),
        ((SHORT, "tomorrow"), 'its date is no day such as 2026-03-04: "tomorrow"'),
        ((SHORT, "2026-02-30"), 'its date is no day such as 2026-03-04: "2026-02-30"'),
        ((SHORT, 7), "its date is no date but int"),
        ((SHORT, None, None), "it is no text but tuple"),
    ],
)
def test_a_bad_text_stops_nothing_and_is_told_in_its_place(item, why):
    first, bad, last = depeche.read_many([SHORT, item, SHORT])
    assert first == last == depeche.read(SHORT)
    assert isinstance(bad, depeche.Unreadable) and str(bad) == why


def test_several_stories_in_one_text_are_told_and_not_one_of_them_taken():
    feed = json.dumps([{"headline": "One", "body_text": SHORT}, {"headline": "Two", "body_text": SHORT}])
    with pytest.raises(depeche.Unreadable, match="several stories"):
        depeche.read(feed)


def test_what_is_no_text_is_a_fault_of_the_program():
    for odd in (None, b"bytes", 7):
        with pytest.raises(TypeError, match="is a str, not"):
            depeche.read(odd)
    with pytest.raises(depeche.Unreadable, match="no day"):
        depeche.read(SHORT, date="tomorrow")
    with pytest.raises(TypeError):
        next(depeche.read_many(7))
    with pytest.raises(ValueError, match="less than 1"):
        depeche.read_many([], threads=0)


@pytest.mark.parametrize("threads", [1, 2, 7, None])
def test_order_is_kept_whatever_is_long(threads):
    texts = [f"Story {n} is about a bridge. " + "It is long. " * (n % 50 == 0) * 300 for n in range(400)]
    read = list(depeche.read_many(iter(texts), threads=threads))
    assert [story.text.split()[1] for story in read] == [str(n) for n in range(400)]


def test_no_more_is_taken_than_is_on_its_way():
    taken = given = most = 0

    def archive(texts):
        nonlocal taken, most
        for text in texts:
            taken += 1
            most = max(most, taken - given)
            yield text

    for _ in depeche.read_many(archive([SHORT] * 1000), threads=2):
        given += 1
    assert (taken, given) == (1000, 1000)
    assert most <= 33
    # Few of those that are long.
    taken = given = most = 0
    for _ in depeche.read_many(archive(["mot " * 300_000] * 40), threads=2):
        given += 1
    assert most <= 5


def test_memory_does_not_grow_with_an_archive(tmp_path):
    script = """
import resource, depeche
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = "LISBON, Jan 6 (Reuters) - Ana Reis said on Tuesday the bridge would reopen. "
def archive(stories):
    return sum(story.language == "en" for story in depeche.read_many(f"{text}No. {n}" for n in range(stories)))
archive(1_000)
few = peak()
assert archive(10_000) == 10_000
print(peak() - few)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    # In kilobytes; ten thousand stories held would be some fifty megabytes.
    assert int(ran.stdout) < 10_000


def test_an_archive_that_breaks_does_so_after_what_it_gave():
    def archive():
        yield SHORT
        yield SHORT
        raise OSError("the disk is gone")

    readings = depeche.read_many(archive())
    assert next(readings) == next(readings) == depeche.read(SHORT)
    with pytest.raises(OSError, match="the disk is gone"):
        next(readings)
    assert list(readings) == []


def test_an_archive_may_be_left_early():
    readings = depeche.read_many([SHORT] * 100)
    next(readings)
    readings.close()
    # Read on while others are read, and by another thread.
    one, two = depeche.read_many([SHORT] * 3), depeche.read_many([SHORT] * 3)
    assert [a == b for a, b in zip(one, two)] == [True] * 3
    assert list(depeche.read_many([])) == []


@pytest.mark.parametrize("read", [depeche.read, lambda text: next(depeche.read_many([text]))])
def test_other_threads_run_while_a_text_is_read(read):
    """With no forced switches, the other thread can only run once reading lets it."""
    gate = threading.Lock()
    gate.acquire()
    ran = []

    def other():
        with gate:
            ran.append(True)

    thread = threading.Thread(target=other)
    usual = sys.getswitchinterval()
    thread.start()
    sys.setswitchinterval(1000)
    try:
        gate.release()
        assert not ran
        read(SHORT * 3000)
        assert ran
    finally:
        sys.setswitchinterval(usual)
        thread.join()


def test_a_process_that_was_forked_reads_too():
    list(depeche.read_many([SHORT]))
    child = os.fork()
    if child == 0:
        os._exit(0 if list(depeche.read_many([SHORT])) == [depeche.read(SHORT)] else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_a_story_can_be_sent_to_another_process(stories):
    for story in stories.values():
        again = pickle.loads(pickle.dumps(story))
        assert again == story and hash(again) == hash(story)
        assert again.participants == story.participants
        assert repr(again) == repr(story) and len(repr(story)) < 150
    first, second, *_ = stories.values()
    assert first != second and first != first.text


def test_the_tables_have_their_columns_and_types_though_there_is_nothing_in_them(stories):
    for story in [depeche.read("Nobody is here."), *stories.values()]:
        tables = story.to_pandas()
        for name, table in zip(depeche.COLUMNS, tables):
            assert dict(zip(table.columns, table.dtypes.astype(str))) == {
                column: {"string": "string", "bigint": "Int64", "boolean": "boolean"}[kind]
                for column, kind in depeche.COLUMNS[name].items()
            }
        assert len(tables.quotes) == len(story.quotes) and len(tables.participants) == len(story.participants)
        assert len(tables.dates) == len(story.context.dates)
        for quote in tables.quotes.itertuples():
            assert story.text[quote.start : quote.end] == quote.text
        shown = tables.presence.dropna(subset="start")
        assert all(story.text[row.start : row.end] == row.text for row in shown.itertuples())
    assert any(len(story.to_pandas().presence) for story in stories.values())


def test_rows_of_an_archive_name_their_story_its_error_and_the_versions():
    for name in depeche.COLUMNS:
        table = depeche.frame(name, zip([7, 8], depeche.read_many([SHORT, ""])))
        assert list(table.columns) == [*depeche.ROW, *depeche.COLUMNS[name]]
        assert set(table.reader) == {depeche.READER} and set(table.data) == {depeche.DATA}
        bad = table[table.story == "8"]
        assert bad.error.tolist() == ["it is empty"]
        assert bad.drop(columns=list(depeche.ROW)).isna().all(axis=None)
        assert table[table.story == "7"].error.isna().all()
    with pytest.raises(KeyError):
        depeche.frame("weather", [])


def test_the_versions_say_which_reader_and_which_data():
    assert depeche.__version__ == depeche.READER
    assert len(depeche.DATA) == 12 and int(depeche.DATA, 16) >= 0
    for licence in ("Apache License", "Permission is hereby granted", "CC BY"):
        assert licence in depeche.LICENCES


def test_spans_of_spacy_are_those_of_the_story(stories):
    for story in stories.values():
        doc = story.to_spacy(spacy.blank(story.language)(story.text))
        spans = list(doc.spans["depeche"])
        names = {who.id for who in story.participants} | {quote.id for quote in story.quotes} | {""}
        assert {span.id_ for span in spans} <= names
        assert {span.id_ for span in spans if span.label_ == "quote"} == {quote.id for quote in story.quotes}
        for span in (span for span in spans if span.label_ == "quote"):
            quote = story.quotes[int(span.id_[1:])]
            assert quote.text in span.text
    with pytest.raises(ValueError, match="another text"):
        story.to_spacy(spacy.blank("fr")("Autre chose."))
