"""What a report's page marks in the text, and the notes beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.views.days import day_url, time_words
from articles.views.marked_text import Mark
from entities.models import DateMention, Entity, EntityKind, Mention
from entities.views.sentences import Excerpt, excerpt_within

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 6
_REASONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Why:
    """A mention that answers why its words lead to a page, and the sentence it stands in."""

    mention: Mention
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class NameNote:
    """One person, place or organisation of a report, with its first mention and how many."""

    entity: Entity
    first: Mention
    times: int
    whys: list[Why] = field(default_factory=list)
    """One for each way the report names it, until there are enough."""
    governments: int = 0
    """The mentions that mean the government there."""

    @property
    def others(self) -> int:
        """Other reports that name it."""
        return max(0, self.entity.reports - 1)


@dataclass(frozen=True, slots=True)
class DateNote:
    """One expression of time as printed, what it means, its page, and how often it is there."""

    first: DateMention
    words: str
    url: str
    times: int


@dataclass(frozen=True, slots=True)
class DateNotes:
    """What names a day or stretch of days, and apart from it lengths and vague pointers."""

    dates: list[DateNote]
    lengths: list[DateNote]


def marks(names: Iterable[Mention], dates: Iterable[DateMention]) -> list[Mark]:
    """Where the text links: a name to its page, an unsure one to a search, a date to its day."""
    found = [
        Mark(
            each.start,
            each.end,
            each.entity.kind if each.entity and _shown(each) else f"{each.kind} unsure",
            each.entity.get_absolute_url()
            if each.entity and _shown(each)
            else search_url(each.text),
            f"m{each.start}" if each.entity else "",  # what a story's comparison leads to
            said=_said(each),
        )
        for each in names
    ]
    # A day that could not be placed ("10 February" in an undated report) still leads on.
    found += [
        Mark(
            each.start,
            each.end,
            "date",
            day_url(each) or search_url(each.text),
            each.anchor,
            title=time_words(each) if time_words(each) != each.text else "",
        )
        for each in dates
        if not _is_length(each)
    ]
    return found


def _said(name: Mention) -> str:
    """What the words name, for whoever does not see the line under them."""
    kind = EntityKind(name.kind).label
    if not name.entity or not _shown(name):
        return _("%(kind)s, nobody known") % {"kind": kind}
    return str(kind) if name.text == name.entity.name else f"{kind}: {name.entity.name}"


def _shown(name: Mention) -> bool:
    """Whether the name has a page that readers may see."""
    return name.entity is not None and not name.entity.hidden


def with_pens(found: Iterable[Mark], article: int) -> list[Mark]:
    """The marks with the addresses where an editor decides about names and dates."""
    return [
        each
        if each.css == "event"
        else replace(
            each,
            rule=reverse(
                "rule-date" if each.css == "date" else "rule-mention",
                args=[article, each.start, each.end],
            ),
        )
        for each in found
    ]


def _is_length(expression: DateMention) -> bool:
    """Whether it says how long or how often, or points vaguely ("the future"): no date to open.

    TIMEX3 writes lengths as "P3Y" or "PT1H" and the vague as "FUTURE_REF".
    """
    return expression.earliest is None and expression.value.startswith(("P", "FUTURE"))


def search_url(words: str) -> str:
    return f"{reverse('search')}?{urlencode({'q': words})}"


def name_notes(names: Iterable[Mention], text: str) -> list[NameNote]:
    """One note for each entity named in `text`, most named first."""
    together: dict[int, list[Mention]] = {}
    for each in names:
        if each.entity and _shown(each):
            together.setdefault(each.entity.pk, []).append(each)
    notes = [
        NameNote(
            entity=mentions[0].entity,
            first=mentions[0],
            times=len(mentions),
            whys=_whys(mentions, text),
            governments=sum(bool(each.sense) for each in mentions),
        )
        for mentions in together.values()
        if mentions[0].entity
    ]
    return sorted(notes, key=lambda note: -note.times)


def _whys(mentions: Iterable[Mention], text: str) -> list[Why]:
    """The first mention of each printed form, rule, reason and sense, with its sentence."""
    ways: dict[tuple[str, ...], Mention] = {}
    for each in mentions:
        ways.setdefault((each.text, each.provenance, each.reason, each.sense), each)
    return [
        Why(each, excerpt_within(text, each.start, each.end))
        for each in list(ways.values())[:_REASONS_SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one kind: what is shown at once, and what is folded away."""

    heading: str
    shown: list[NameNote]
    folded: list[NameNote]


def note_groups(names: Iterable[Mention], text: str) -> list[NoteGroup]:
    """People, places and organisations of a report with this text, most named first."""
    notes = name_notes(names, text)
    headings = {
        EntityKind.PERSON: _("People"),
        EntityKind.PLACE: _("Places"),
        EntityKind.ORGANISATION: _("Organisations"),
    }
    groups = []
    for kind, heading in headings.items():
        own = [note for note in notes if note.entity.kind == kind]
        if own:
            groups.append(NoteGroup(heading, own[:_SHOWN], own[_SHOWN:]))
    return groups


def unsure(names: Iterable[Mention]) -> list[Mention]:
    """The first of each name that nobody could be found for."""
    return list({each.text: each for each in reversed(list(names)) if not each.entity}.values())[
        ::-1
    ]


def date_notes(dates: Iterable[DateMention]) -> DateNotes:
    """One note for each expression and what it means, in the order of the text."""
    first: dict[tuple[str, str], DateMention] = {}
    times: dict[tuple[str, str], int] = {}
    for each in dates:
        key = (each.text, each.value)
        first.setdefault(key, each)
        times[key] = times.get(key, 0) + 1
    notes = [
        DateNote(each, time_words(each), day_url(each), n)
        for each, n in zip(first.values(), times.values(), strict=True)
    ]
    return DateNotes(
        dates=[note for note in notes if not _is_length(note.first)],
        lengths=[note for note in notes if _is_length(note.first)],
    )
