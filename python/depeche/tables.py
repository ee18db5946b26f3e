"""Tables of stories: rows that any engine takes, and pandas' own where that is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from depeche._depeche import DATA, READER
from depeche.story import Participant, Story

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS: dict[str, dict[str, str]] = {
    "participants": {
        "participant": "string",
        "kind": "string",
        "name": "string",
        "aliases": "string",
        "role": "string",
        "gender": "string",
        "mentions": "bigint",
        "start": "bigint",
        "end": "bigint",
    },
    "quotes": {
        "quote": "string",
        "kind": "string",
        "text": "string",
        "speaker": "string",
        "participant": "string",
        "speaker_text": "string",
        "candidates": "string",
        "voice": "string",
        "cue": "string",
        "addressee": "string",
        "start": "bigint",
        "end": "bigint",
    },
    "presence": {
        "participant": "string",
        "name": "string",
        "status": "string",
        "remote": "boolean",
        "expected": "boolean",
        "host": "boolean",
        "uninvited": "boolean",
        "represented_by": "string",
        "text": "string",
        "start": "bigint",
        "end": "bigint",
    },
    "dates": {
        "text": "string",
        "date": "string",
        "until": "string",
        "start": "bigint",
        "end": "bigint",
    },
}
"""The columns of each table, with their types as SQL and Spark name them. Where a cell has several names they stand behind
each other with ``; `` between them. ``start`` and ``end`` are code points of the text as it was read."""

ROW: dict[str, str] = {"story": "string", "error": "string", "reader": "string", "data": "string"}
"""The columns that each row of an archive's tables begins with: the story that it is of, why that was not read, and the
versions of reader and data."""

ARCHIVE: dict[str, str] = {"table": "string", **ROW, **{k: v for columns in COLUMNS.values() for k, v in columns.items()}}
"""The columns of `archive`: the table that a row is of, those of `ROW`, and those of all tables."""

_DTYPES = {"string": "string", "bigint": "Int64", "boolean": "boolean"}


class Tables(NamedTuple):
    """The tables of a story."""

    participants: DataFrame
    quotes: DataFrame
    presence: DataFrame
    dates: DataFrame


def frame(table: str, readings: Iterable[tuple[object, Story | Exception]]) -> DataFrame:
    """One table of many readings, each with the name of its story: the columns of `ROW`, then those of the table.

    What was not read has a row too, with its error and nothing else.

    >>> import depeche
    >>> texts = {"a": "Ana Reis said on Tuesday the bridge would reopen.", "b": ""}
    >>> quotes = depeche.frame("quotes", zip(texts, depeche.read_many(texts.values())))
    >>> quotes[["story", "speaker", "error"]].fillna("-").values.tolist()
    [['a', 'Ana Reis', '-'], ['b', '-', 'it is empty']]

    Raises `KeyError` for a table that there is not (`COLUMNS`), `ImportError` where pandas is not installed.
    """
    columns = COLUMNS[table]
    return _frame(ROW | columns, (row for name, read in readings for row in _archived(table, str(name), read)))


def archive(readings: Iterable[tuple[object, Story | Exception]]) -> DataFrame:
    """All tables of many readings as one, for engines that take one: each row says of which table it is, has the columns
    of that (`ARCHIVE`), and nothing in the others. What was not read has a row in the table ``errors``.

    >>> import depeche
    >>> texts = {"a": "Ana Reis said on Tuesday the bridge would reopen.", "b": ""}
    >>> rows = depeche.archive(zip(texts, depeche.read_many(texts.values())))
    >>> rows[["table", "story"]].values.tolist()
    [['participants', 'a'], ['quotes', 'a'], ['dates', 'a'], ['errors', 'b']]

    Raises `ImportError` where pandas is not installed.
    """
    return _frame(ARCHIVE, (row for name, read in readings for row in _all(str(name), read)))


def of_story(story: Story) -> Tables:
    """All tables of one story."""
    return Tables(*(_frame(columns, _rows(table, story)) for table, columns in COLUMNS.items()))


def _archived(table: str, name: str, read: Story | Exception) -> Iterator[dict[str, Any]]:
    versions = {"story": name, "reader": READER, "data": DATA}
    if isinstance(read, Story):
        for row in _rows(table, read):
            yield versions | row
    else:
        yield versions | {"error": str(read)}


def _all(name: str, read: Story | Exception) -> Iterator[dict[str, Any]]:
    for table in COLUMNS if isinstance(read, Story) else ["errors"]:
        for row in _archived(table, name, read):
            yield {"table": table} | row


def _rows(table: str, story: Story) -> Iterator[dict[str, Any]]:
    return {"participants": _participants, "quotes": _quotes, "presence": _presence, "dates": _dates}[table](story)


def _participants(story: Story) -> Iterator[dict[str, Any]]:
    for who in story.participants:
        first = who.mentions[0] if who.mentions else None
        yield {
            "participant": who.id,
            "kind": who.kind,
            "name": who.name,
            "aliases": "; ".join(who.aliases) or None,
            "role": who.roles[0].text if who.roles else None,
            "gender": who.gender,
            "mentions": len(who.mentions),
            "start": first and first.start,
            "end": first and first.end,
        }


def _quotes(story: Story) -> Iterator[dict[str, Any]]:
    for quote in story.quotes:
        yield {
            "quote": quote.id,
            "kind": quote.kind,
            "text": quote.text,
            "speaker": quote.speaker and quote.speaker.name,
            "participant": quote.speaker and quote.speaker.id,
            "speaker_text": quote.speaker_text,
            "candidates": _names(quote.candidates),
            "voice": quote.voice,
            "cue": quote.cue and quote.cue.text,
            "addressee": quote.addressee,
            "start": quote.start,
            "end": quote.end,
        }


def _presence(story: Story) -> Iterator[dict[str, Any]]:
    stood_in = {r.who.id: r.by for r in story.representations}
    for who in story.participants:
        presence = who.presence
        if presence.status == "none" and not presence.host:
            continue
        yield {
            "participant": who.id,
            "name": who.name,
            "status": presence.status,
            "remote": presence.remote,
            "expected": presence.expected,
            "host": presence.host,
            "uninvited": presence.uninvited,
            "represented_by": _names(stood_in.get(who.id, ())),
            "text": presence.text,
            "start": presence.start,
            "end": presence.end,
        }


def _dates(story: Story) -> Iterator[dict[str, Any]]:
    for date in story.context.dates:
        yield {"text": date.text, "date": date.date, "until": date.until, "start": date.start, "end": date.end}


def _names(participants: Iterable[Participant]) -> str | None:
    return "; ".join(who.name for who in participants) or None


def _frame(columns: dict[str, str], rows: Iterable[dict[str, Any]]) -> DataFrame:
    try:
        import pandas
    except ImportError as error:
        raise ImportError("tables need pandas: pip install pandas") from error
    cells: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name, column in cells.items():
            column.append(row.get(name))
    return pandas.DataFrame(
        {name: pandas.array(column, dtype=_DTYPES[columns[name]]) for name, column in cells.items()}
    )
