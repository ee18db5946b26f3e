"""Reads news-agency dispatches, French or English: who is in them, who was there, who said what, what is promised, when.

>>> import depeche
>>> story = depeche.read("LISBON, Jan 6 (Reuters) - Ana Reis said on Tuesday the bridge would reopen.")
>>> story.quotes[0].speaker.name, story.quotes[0].text
('Ana Reis', 'the bridge would reopen')

One text is read by `read`, many on all cores by `read_many`; `frame` and `archive` make
tables of many. A reading is a `Story`. It is
what the page and the command `depeche` read, byte for byte (`Story.to_json`). Nothing is fetched, and nothing is sent.

Offsets are code points, as Python counts strings: `story.text[quote.start:quote.end] == quote.text`.
"""

from __future__ import annotations

from depeche._depeche import DATA, LICENCES, READER
from depeche.reading import Date, Unreadable, read, read_many
from depeche.story import (
    Claim,
    Context,
    Credit,
    Dateline,
    DateMention,
    Event,
    Excerpt,
    Mention,
    Paragraph,
    Participant,
    Presence,
    Quote,
    Reason,
    Relation,
    Representation,
    Role,
    Story,
)
from depeche.tables import ARCHIVE, COLUMNS, ROW, Tables, archive, frame

__version__ = READER

__all__ = [
    "ARCHIVE",
    "COLUMNS",
    "DATA",
    "LICENCES",
    "READER",
    "ROW",
    "Claim",
    "Context",
    "Credit",
    "Date",
    "DateMention",
    "Dateline",
    "Event",
    "Excerpt",
    "Mention",
    "Paragraph",
    "Participant",
    "Presence",
    "Quote",
    "Reason",
    "Relation",
    "Representation",
    "Role",
    "Story",
    "Tables",
    "Unreadable",
    "archive",
    "frame",
    "read",
    "read_many",
]
