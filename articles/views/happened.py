"""What a report's page marks of the events it tells of, and the notes beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from articles.views.marked_text import Mark
from entities.models import DateMention, Event, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.models import Article

_BEGINNING = re.compile(r"^(?:['’]s\b)?[\W_]*|[\W_]+$")
"""What is left of a possessive, and punctuation around the words."""


def tellings_in(report: Article) -> list[Telling]:
    """What a report tells, in its order, each with its event; two queries."""
    known = Event.objects.with_estimated(DateMention.objects.stated())
    tellings = Telling.objects.filter(article=report).order_by("start")
    return list(tellings.prefetch_related(Prefetch("event", queryset=known)))


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event that a report tells of; `anchor` is that of its first words, "" if none is free."""

    event: Event
    anchor: str


def event_notes(tellings: Iterable[Telling], links: Iterable[Mark]) -> list[EventNote]:
    """One note for each event, in the order of the text."""
    anchors = {mark.anchor for mark in links}
    return [
        EventNote(each, anchor if (anchor := f"event-{each.pk}") in anchors else "")
        for each in dict.fromkeys(telling.event for telling in tellings)
    ]


def event_marks(tellings: Iterable[Telling], text: str, others: Sequence[Mark]) -> list[Mark]:
    """The words that tell of each event, as links to its page: what names and dates, the `others`,
    leave of them. The first words of each event carry its anchor."""
    found: list[Mark] = []
    anchored: set[int] = set()
    for telling in tellings:
        event = telling.event
        for start, end in _places(telling, text):
            place = _free(text, start, end, others)
            if place is None:
                continue
            anchor = "" if event.pk in anchored else f"event-{event.pk}"
            anchored.add(event.pk)
            title = _("Event: %(title)s") % {"title": event.title}
            found.append(Mark(*place, "event", event.get_absolute_url(), anchor, title))
    return found


def _places(telling: Telling, text: str) -> Iterator[tuple[int, int]]:
    """Where the report says that it happened; nothing where its text was changed by hand since."""
    for each in telling.evidence:
        if each["field"] == "kind" and text[each["start"] : each["end"]] == each["text"]:
            yield each["start"], each["end"]


def _free(text: str, start: int, end: int, others: Sequence[Mark]) -> tuple[int, int] | None:
    """The last stretch of words that no other mark covers: "visit" of "Mr Healey’s visit"."""
    taken = sorted(
        (mark.start, mark.end) for mark in others if mark.start < end and mark.end > start
    )
    free, reached = [], start
    for first, last in [*taken, (end, end)]:
        free.append((reached, first))
        reached = max(reached, last)
    for first, last in reversed(free):
        words = _BEGINNING.sub("", text[first:last])
        if words and first < last:
            begins = text.index(words, first)
            return begins, begins + len(words)
    return None
