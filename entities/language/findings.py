"""What reading a text finds: plain frozen data that the rest of the product builds on.

Offsets are Python string indices into the text that was read, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

MAX_CHARACTERS = 100_000
"""Longer texts are read this far only: spaCy needs about 1 GB per 100,000 tokens."""

Kind = Literal["person", "place", "organisation"]

Sense = Literal["", "government"]

QuoteSort = Literal["speech", "fragment", "scare"]

Precision = Literal[
    "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"
]

EventKind = Literal[
    "meeting", "call", "visit", "conference", "statement", "agreement", "aid", "suspension",
    "deployment", "sanction", "appointment", "commemoration", "vote",
]  # fmt: skip

EventStatus = Literal["announced", "under way", "held", "postponed", "cancelled", "denied"]

Tense = Literal["past", "present", "future", "unknown"]

PRONOUNS = frozenset({"He", "She"})
"""Mentions of a person that are no name: they open sentences in reports of one person only."""

EventField = Literal["kind", "participant", "place", "date", "status", "series"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """One name in a text.

    `text` is the name as printed, without titles, ranks, possessives or quotation marks. `name` is
    the fullest form the same text gives: mentions with equal (kind, name) are one entity. `rule`
    is a short stable identifier of the rule, or "model"; `reason` says it in words for readers.
    """

    start: int
    end: int
    text: str
    kind: Kind
    name: str
    rule: str
    reason: str = ""
    role: str = ""
    """The title, rank or office printed with this mention ("UK Defence Secretary"), if any."""
    sense: Sense = ""
    """"government" where a place stands for the government there: "Washington said"."""
    pin: str = ""
    """The key of the entity that an editor says these words name."""
    ruling: int | None = None
    """The editor's ruling that put the name here."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One expression of time, placed on the calendar where that is possible.

    `value` is ISO 8601 as TIMEX3 writes it ("2025-03-06", "2025-W10", "P3Y", "PRESENT_REF");
    `earliest` and `latest` are the inclusive first and last day. What cannot be placed has None
    for precision, earliest and latest, and a `rule` that says why. Durations and sets keep their
    TIMEX3 value ("P250Y") and have no days.
    """

    start: int
    end: int
    text: str
    value: str | None
    precision: Precision | None
    earliest: date | None
    latest: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class QuotePart:
    """Words of a quotation that stand together between two marks, marks excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """One direct quotation; `speaker_start/end` span the words that name the speaker.

    `start` and `end` are those of the quoted words, marks excluded; a quotation of several
    `parts` reaches from the first to the last, and `text` then holds what stands between them.
    `sort` is "speech" for whole sentences, "fragment" for words inside a reported sentence, and
    "scare" for titles of works and words held at a distance, which nobody is said to say. `rule`
    says how the cue was found, `reason` how the speaker was resolved or why not. `about` are the
    names of people and organisations inside the quoted words.
    """

    start: int
    end: int
    text: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str
    parts: tuple[QuotePart, ...] = ()
    sort: QuoteSort = "speech"
    rule: str = ""
    reason: str = ""
    about: tuple[str, ...] = ()
    pin: str = ""
    """The key of the speaker that an editor chose."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part in an event: a person, a body, or a country that acted.

    `name` is the canonical name (`FoundName.name`). `role` is the office printed with the name
    ("UK Defence Secretary"), and `part` what was done: "host", "visitor", "speaker", "giver",
    "receiver", "target" (of a sanction, demand or suspension), "questioner", "questioned",
    "appointed", "leaver", or "" where the text says no more than that they took part.
    """

    name: str
    kind: Kind
    role: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that one field of an event rests on."""

    field: EventField
    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pin:
    """Whom an editor says a name of an event means: the entity's kind, its key, and the name."""

    kind: Kind
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """One happening as one text tells it, however often it tells it.

    `start`, `end` and `text` are the words that say it happened, in its fullest telling, and
    `sentence_start/end` the sentence around them; every telling is in `evidence`. `series` names
    what recurs ("Munich Security Conference"). An event that cannot be placed on the calendar has
    None for earliest, latest and precision.
    """

    kind: EventKind
    start: int
    end: int
    text: str
    participants: tuple[Participant, ...]
    places: tuple[str, ...]
    earliest: date | None
    latest: date | None
    precision: Precision | None
    status: EventStatus
    sentence_start: int
    sentence_end: int
    series: str = ""
    rule: str = ""
    evidence: tuple[Evidence, ...] = ()
    pins: tuple[Pin, ...] = ()
    ruled: tuple[str, ...] = ()
    """The fields that an editor set."""


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date as an undated text tells it: which way its words point, and whether it is quoted."""

    found: FoundDate
    tense: Tense
    quoted: bool


@dataclass(frozen=True, slots=True)
class Related:
    """What dated reports of one happening tell: its days, and when they were published."""

    days: tuple[date, ...] = ()
    published: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """Words of a report, and the days they leave for its own date; an open end is None."""

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    reason: str
    exact: bool = True
    """Whether it rests on a single day, not on a month or a year."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The inclusive first and last day a report may have been written, and why."""

    earliest: date
    latest: date
    evidence: tuple[DayEvidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one text, with the model and the rules that found it."""

    names: tuple[FoundName, ...]
    dates: tuple[FoundDate, ...]
    quotes: tuple[FoundQuote, ...]
    model: str
    model_version: str
    rules_version: str
    sentences: tuple[tuple[int, int], ...]
    """Start and end of each sentence, so that pages can show the sentence behind a finding."""
    events: tuple[FoundEvent, ...] = ()
    offices: tuple[FoundName, ...] = ()
    """Offices and pronouns that can mean one person of the text only: "the Defence Secretary"."""
    estimate: Estimate | None = None
    """When an undated text was written, as far as it and its like tell; None for dated ones."""
    told: tuple[ToldDate, ...] = ()
    """What the estimate was drawn from, so that another can be drawn without reading again."""
    unread_from: int | None = None
    """Where reading stopped, of a text longer than `MAX_CHARACTERS`; None if it was read whole."""
