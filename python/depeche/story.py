"""`Story`: what was read in a dispatch.

Its parts have the names of the story JSON. Where that has ids, the parts here have what they stand for: a quote's
``speaker`` is a `Participant`. Words that are missing in the text are ``None``.

``start`` and ``end`` are code points of `Story.text`. Days are strings, as much of them as is known: ``2026-03-04``,
``2026-03``, ``2026``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from depeche.tables import Tables


class Story:
    """What was read in one dispatch; made by `read` and `read_many`.

    Two stories are equal when they are the same reading of the same text. A story can be pickled, and is then its text
    and JSON.
    """

    text: str
    """The text as it was read: as it was given, and mended where that was needed. Offsets count in it."""

    def __init__(self, text: str, in_bytes: str, in_points: str) -> None:
        self.text = text
        self._in_bytes = in_bytes
        self._in_points = in_points

    def to_json(self, *, indent: bool = False) -> str:
        """The story JSON, byte for byte what ``depeche read --lines`` writes in a line; indented, what ``depeche read``
        writes without ``--lines``.

        Its offsets are bytes of the text in UTF-8, as in the command's and the page's files, and not code points:

        >>> from depeche import read
        >>> story = read("Élise Rey a déclaré mardi que le pont rouvrirait.")
        >>> start, end = (json.loads(story.to_json())["quotes"][0][at] for at in ("start", "end"))
        >>> story.text.encode()[start:end].decode()
        'le pont rouvrirait'
        """
        if indent:
            return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)
        return self._in_bytes

    def to_dict(self) -> dict[str, Any]:
        """The story JSON as a dictionary, with its offsets in bytes: `to_json`, parsed."""
        told: dict[str, Any] = json.loads(self._in_bytes)
        return told

    def to_pandas(self) -> Tables:
        """Participants, quotes, presence and dates as tables of pandas; `COLUMNS` names their columns.

        >>> from depeche import read
        >>> story = read("Ana Reis said on Tuesday the bridge would reopen.")
        >>> story.to_pandas().quotes[["speaker", "text"]].values.tolist()
        [['Ana Reis', 'the bridge would reopen']]

        Raises `ImportError` where pandas is not installed.
        """
        from depeche.tables import of_story

        return of_story(self)

    def to_spacy(self, doc: Doc) -> Doc:
        """Lays the story over a document of spaCy's, and gives that back: spans in ``doc.spans["depeche"]``.

        There is a span for each mention (labelled with the participant's kind, such as ``person``), quote (``quote``),
        presence (``attending``, ``absent``, ``represented``) and date (``date``), from the first to the last token that
        it touches; its ``id_`` is that of the participant or quote, where it is of one.

        >>> import spacy
        >>> from depeche import read
        >>> story = read("Ana Reis said on Tuesday the bridge would reopen.")
        >>> doc = story.to_spacy(spacy.blank("en")(story.text))
        >>> [(span.text, span.label_, span.id_) for span in doc.spans["depeche"]]
        [('Ana Reis', 'person', 'p0'), ('Tuesday', 'date', ''), ('the bridge would reopen', 'quote', 'q0')]

        Raises `ValueError` where the document is of another text than `Story.text`.
        """
        if doc.text != self.text:
            raise ValueError("the document is of another text; make it of story.text, which may have been mended")
        spans = []
        for start, end, label, name in sorted(self._labelled(), key=lambda found: found[:2]):
            span = doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans["depeche"] = spans
        return doc

    def _labelled(self) -> list[tuple[int, int, str, str]]:
        found = []
        for who in self.participants:
            found += [(mention.start, mention.end, who.kind, who.id) for mention in who.mentions]
            presence = who.presence
            if presence.start is not None and presence.end is not None:
                found.append((presence.start, presence.end, presence.status, who.id))
        found += [(quote.start, quote.end, "quote", quote.id) for quote in self.quotes]
        found += [(date.start, date.end, "date", "") for date in self.context.dates]
        return found

    @cached_property
    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._in_points)
        return told

    @property
    def version(self) -> int:
        """The version of the story JSON's shape."""
        return int(self._told["version"])

    @property
    def language(self) -> str:
        """``fr`` or ``en``."""
        return str(self._told["language"])

    @property
    def recognised(self) -> bool:
        """Whether the language was recognised; a text of another one is read all the same, and badly."""
        return bool(self._told["recognised"])

    @property
    def headline(self) -> Excerpt | None:
        """The title."""
        return _excerpt(self._told["headline"])

    @property
    def slug(self) -> str | None:
        """The agency's short name for the story."""
        return _words(self._told["slug"])

    @property
    def update_note(self) -> Excerpt | None:
        """What an update says of itself: what is new in it, what it corrects."""
        return _excerpt(self._told["update_note"])

    @property
    def published(self) -> str | None:
        """The day that its dates are counted from."""
        return _words(self._told["published"])

    @property
    def dateline(self) -> Dateline | None:
        """Where, when and by which agency it was written, as its first words say."""
        told = self._told["dateline"]
        return None if told is None else Dateline(**told)

    @property
    def agency(self) -> str | None:
        """The agency's short name."""
        return _words(self._told["agency"])

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Who reported, wrote and edited it."""
        return tuple(Credit(**credit) for credit in self._told["credits"])

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in the order of the text."""
        return tuple(Paragraph(**paragraph) for paragraph in self._told["paragraphs"])

    @cached_property
    def participants(self) -> tuple[Participant, ...]:
        """Everybody and everything named or speaking, in order of appearance."""
        return tuple(_participant(told) for told in self._told["participants"])

    @property
    def representations(self) -> tuple[Representation, ...]:
        """Who stood in for whom."""
        return tuple(
            Representation(self._who(r["who"]), self._all(r["by"]), r["start"], r["end"])
            for r in self._told["representations"]
        )

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything that somebody says, in the order of the text."""
        return tuple(self._quote(told) for told in self._told["quotes"])

    @property
    def event(self) -> Event | None:
        """What the story is about: a meeting, a call, a summit."""
        told = self._told["event"]
        if told is None:
            return None
        return Event(
            what=told["what"],
            name=told["name"],
            place=self._perhaps(told["place"]),
            date=told["date"],
            until=told["until"],
            host=self._perhaps(told["host"]),
            attendance=_excerpt(told["attendance"]),
            purpose=_excerpt(told["purpose"]),
            outcome=_excerpt(told["outcome"]),
            status=told["status"],
            start=told["start"],
            end=told["end"],
        )

    @property
    def possible_event(self) -> Excerpt | None:
        """The words that may tell of the event, where none was read but one is likely."""
        return _excerpt(self._told.get("possible_event"))

    @cached_property
    def context(self) -> Context:
        """What was promised and demanded, what blocks, what comes next, and when."""
        told = self._told["context"]
        return Context(
            commitments=self._claims(told["commitments"]),
            demands=self._claims(told["demands"]),
            sticking_points=self._claims(told["sticking_points"]),
            next_steps=self._claims(told["next_steps"]),
            dates=tuple(
                DateMention(date["text"], date["start"], date["end"], date["date"], date["until"])
                for date in told["dates"]
            ),
        )

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How participants belong together: who leads or speaks for what."""
        return tuple(
            Relation(
                self._who(told["from"]), self._who(told["to"]), told["kind"], told["text"], told["start"], told["end"]
            )
            for told in self._told["relations"]
        )

    def quotes_by(self, participant: Participant) -> tuple[Quote, ...]:
        """What one of its participants says."""
        return tuple(quote for quote in self.quotes if quote.speaker == participant)

    def _quote(self, told: dict[str, Any]) -> Quote:
        return Quote(
            id=told["id"],
            kind=told["kind"],
            text=told["text"],
            start=told["start"],
            end=told["end"],
            speaker=self._perhaps(told["speaker"]),
            speaker_text=told["speaker_text"],
            candidates=self._all(told["candidates"]),
            cue=_excerpt(told["cue"]),
            addressee=told["addressee"],
            occasion=told["occasion"],
            voice=told["voice"],
            reason=Reason(**told["reason"]),
        )

    def _claims(self, told: list[dict[str, Any]]) -> tuple[Claim, ...]:
        return tuple(
            Claim(claim["text"], claim["start"], claim["end"], self._perhaps(claim["whose"]), claim["cue"])
            for claim in told
        )

    def _who(self, name: str) -> Participant:
        # Ids are the letter p and the place in the list.
        return self.participants[int(name[1:])]

    def _perhaps(self, name: str | None) -> Participant | None:
        return None if name is None else self._who(name)

    def _all(self, names: list[str]) -> tuple[Participant, ...]:
        return tuple(self._who(name) for name in names)

    def __repr__(self) -> str:
        title = self.headline.text if self.headline else self.text.strip().split("\n")[0]
        title = title if len(title) <= 60 else title[:59] + "…"
        return f"<Story {title!r}, {self.language}, {len(self.participants)} participants, {len(self.quotes)} quotes>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Story):
            return NotImplemented
        return (self.text, self._in_bytes) == (other.text, other._in_bytes)

    def __hash__(self) -> int:
        return hash((self.text, self._in_bytes))

    def __reduce__(self) -> tuple[type[Story], tuple[str, str, str]]:
        return Story, (self.text, self._in_bytes, self._in_points)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a dispatch was written."""

    place: str | None
    date: str | None
    agency: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """A journalist, and what they did: ``reporting``, ``writing``, ``editing``, ``other``."""

    role: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what it is: ``body``, ``headline``, ``note``, ``byline``, ``dateline``, ``credits``, ``heading``,
    ``caption``, ``chrome`` (what was copied along)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office, a title, a description of somebody."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a participant is spoken of: by ``name``, ``role`` or ``pronoun``."""

    text: str
    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody was at the event: ``none`` (the text does not say), ``attending``, ``absent``, ``represented``.

    Who attends may do so from afar (``remote``), be only due to come (``expected``), or be the ``host``; who is absent
    may not have been asked (``uninvited``). The words that say so are its text.
    """

    status: str
    remote: bool
    expected: bool
    host: bool
    text: str | None
    start: int | None
    end: int | None
    uninvited: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in the story: ``person``, ``organisation``, ``place``, ``group``, ``document``, ``unnamed``
    (speaks without a name), ``unknown``. ``reason`` says by what its kind was told."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    gender: str
    roles: tuple[Role, ...]
    presence: Presence
    mentions: tuple[Mention, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Representation:
    """Who was represented, by whom, and where the text says so."""

    who: Participant
    by: tuple[Participant, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a quote was taken for one, and its speaker for its speaker."""

    pattern: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something that somebody says: ``direct`` in their own words, ``indirect`` in the agency's.

    Its speaker is ``None`` where that was left undecided; ``candidates`` are who it may be. ``voice`` says what kind of
    source it is: ``named``, ``unnamed``, ``institution``, ``document``, ``group``, ``unattributed``.
    """

    id: str
    kind: str
    text: str
    start: int
    end: int
    speaker: Participant | None
    speaker_text: str | None
    candidates: tuple[Participant, ...]
    cue: Excerpt | None
    addressee: str | None
    occasion: str | None
    voice: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Event:
    """What the story is about, where and when it was or will be, and what came of it."""

    what: str
    name: str | None
    place: Participant | None
    date: str | None
    until: str | None
    host: Participant | None
    attendance: Excerpt | None
    purpose: Excerpt | None
    outcome: Excerpt | None
    status: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A promise, a demand, a sticking point or a next step, and whose it is."""

    text: str
    start: int
    end: int
    whose: Participant | None
    cue: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of time, with the day or the days that they mean, where that is known."""

    text: str
    start: int
    end: int
    date: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What was promised and demanded, what blocks, what comes next, and when."""

    commitments: tuple[Claim, ...]
    demands: tuple[Claim, ...]
    sticking_points: tuple[Claim, ...]
    next_steps: tuple[Claim, ...]
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """That one participant belongs to another, how, and where the text says so."""

    from_: Participant
    to: Participant
    kind: str
    text: str
    start: int
    end: int


def _participant(told: dict[str, Any]) -> Participant:
    return Participant(
        id=told["id"],
        kind=told["kind"],
        name=told["name"],
        aliases=tuple(told["aliases"]),
        gender=told["gender"],
        roles=tuple(Role(**role) for role in told["roles"]),
        presence=Presence(**told["presence"]),
        mentions=tuple(Mention(**mention) for mention in told["mentions"]),
        reason=told["reason"],
    )


def _excerpt(told: dict[str, Any] | None) -> Excerpt | None:
    return None if told is None else Excerpt(**told)


def _words(told: str | None) -> str | None:
    return told
