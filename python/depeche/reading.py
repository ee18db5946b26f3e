"""Texts in, stories out: one at a time, or many on all cores."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Union

from depeche import _depeche
from depeche.story import Story

Date = Union[datetime.date, str]
"""A day: a `date`, a `datetime`, or a string that begins with one, such as ``2026-03-04`` or ``2026-03-04T11:00:00Z``."""


class Unreadable(ValueError):
    """Why a text was not read: a sentence that is also all that `str` gives of it."""


def read(text: str, *, date: Date | None = None) -> Story:
    """Reads one dispatch.

    The text is opened and mended as the page does with what is pasted: it may be wrapped, quoted, marked up, or be one of
    the forms in which agencies deliver. `Story.text` is what was read in the end, and what offsets count in.

    `date` is the day on which it was sent, where that is known; what the text calls Friday is counted from there.

    >>> story = read("The crews will strike on Friday, their union said.", date="2026-01-06")
    >>> story.context.dates[0].date
    '2026-01-09'

    Raises `Unreadable` where there is no story: the text is empty, one word, longer than 400,000 characters, no text at
    all, or several stories (which the command `depeche read` takes apart); or where `date` is no day.

    >>> read("Lisbon")
    Traceback (most recent call last):
    depeche.reading.Unreadable: one word is no story
    """
    if not isinstance(text, str):
        raise TypeError(f"a text to be read is a str, not {type(text).__name__}; decode its bytes first")
    told = _depeche.read(text, date)
    if isinstance(told, str):
        raise Unreadable(told)
    return Story(*told)


def read_many(
    texts: Iterable[str | tuple[str, Date | None] | object], *, threads: int | None = None
) -> Iterator[Story | Unreadable]:
    """Reads the texts of any iterable on all cores, and gives their readings in the same order.

    Each is a text, or a tuple of a text and the day on which it was sent. What cannot be read stops nothing: in its place
    comes an `Unreadable`, given and not raised, that says why.

    >>> texts = ["Ana Reis said on Tuesday the bridge would reopen.", "", None]
    >>> for story in read_many(texts):
    ...     print(story.quotes[0].speaker.name if isinstance(story, Story) else story)
    Ana Reis
    it is empty
    there is no text

    Other threads of Python run meanwhile. The iterable is asked for a text at a time, from the thread that asks for
    readings, and only some dozens of texts are ever on their way: memory does not grow with their number. An error that
    the iterable raises is raised here, after the readings of all that it gave before.

    `threads` says how many cores to use, where that should not be all: 1 in a worker of a cluster that has its own.
    """
    if threads is not None and threads < 1:
        raise ValueError(f"threads is {threads}, and nothing can be read with less than 1")
    return _made(_depeche.ReadMany(texts, threads or 0))


def _made(readings: _depeche.ReadMany) -> Iterator[Story | Unreadable]:
    for told in readings:
        yield Unreadable(told) if isinstance(told, str) else Story(*told)
