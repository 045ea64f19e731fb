"""What an address asks of the events, and what stands around them: filters in force and to add."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.views.days import day_words
from articles.views.search_parts import Chip, without_blanks
from entities.models import Address, Entity, EntityKind, Event, EventKind, EventStatus
from entities.views.mapped import MOST_PLACES, map_of

if TYPE_CHECKING:
    from entities.event_querysets import EventQuerySet
    from entities.maps import Map

LONGEST_WORDS = 100
_MOST_SLUGS = 10
_FACETS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind, a status, words of a title or a name, whoever takes part and where, and days."""

    kind: str = ""
    status: str = ""
    words: str = ""
    entities: tuple[Entity, ...] = ()
    first: date | None = None
    last: date | None = None
    query: QueryDict = field(default_factory=QueryDict)
    """The question without what is empty or nonsense, for addresses."""

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """An unknown slug answers 404; any other nonsense is left out."""
        kept = without_blanks(query)
        days = {name: _day(kept.get(name, "")) for name in ("from", "to")}
        for name, known in (("kind", EventKind.values), ("status", EventStatus.values)):
            if kept.get(name) not in known:
                kept.pop(name, None)
        for name in [each for each, day in days.items() if day is None]:
            kept.pop(name, None)
        # Postgres refuses NUL in a text, so it may not reach the query.
        words = kept.get("q", "").replace("\0", "").strip()[:LONGEST_WORDS]
        entities = [
            _entity(each, slug.replace("\0", ""))
            for each in EntityKind.values
            for slug in kept.getlist(each)[:_MOST_SLUGS]
        ]
        return cls(
            kind=kept.get("kind", ""),
            status=kept.get("status", ""),
            words=words,
            entities=tuple(dict.fromkeys(entities)),
            first=days["from"],
            last=days["to"],
            query=kept,
        )

    @property
    def something(self) -> bool:
        days = self.first or self.last
        return bool(self.kind or self.status or self.words or self.entities or days)

    @property
    def events(self) -> EventQuerySet:
        found = Event.objects.told()
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.status:
            found = found.filter(status=self.status)
        if self.words:
            found = found.mentioning(self.words)
        for each in self.entities:
            found = found.involving(each)
        return found.within(self.first, self.last) if self.first or self.last else found

    @property
    def address(self) -> str:
        return self._at("events", self.query)

    @property
    def address_of_calendar(self) -> str:
        """The calendar file of the same question."""
        return self._at("events_calendar", self.query)

    @property
    def chips(self) -> list[Chip]:
        """Each filter in force, with the address that takes it away."""
        found = [
            Chip(
                each.name,
                each.kind,
                # The slugs of the others: this one may have been asked by an old slug.
                self._with({each.kind: [o.slug for o in self._of(each.kind) if o != each]}),
            )
            for each in self.entities
        ]
        if self.kind:
            found.append(Chip(str(EventKind(self.kind).label), "event", self._with({"kind": []})))
        if self.status:
            label = str(EventStatus(self.status).label)
            found.append(Chip(label, "event", self._with({"status": []})))
        if self.words:
            found.append(Chip(f"“{self.words}”", "event", self._with({"q": []})))
        if self.first or self.last:
            found.append(Chip(self._days(), "date", self._with({"from": [], "to": []})))
        return found

    def _of(self, kind: str) -> list[Entity]:
        return [each for each in self.entities if each.kind == kind]

    def _days(self) -> str:
        if self.first and self.last:
            return day_words(self.first, self.last)
        if self.first:
            return _("from %(day)s on") % {"day": day_words(self.first)}
        return _("up to %(day)s") % {"day": day_words(self.last)}

    def _with(self, values: dict[str, list[str]]) -> str:
        question = self.query.copy()
        for name, value in values.items():
            question.setlist(name, value)
        return self._at("events", question)

    @staticmethod
    def _at(name: str, question: QueryDict) -> str:
        asked = question.urlencode()
        return f"{reverse(name)}?{asked}" if asked else reverse(name)

    @property
    def facets(self) -> list[tuple[str, list[Chip]]]:
        """Who takes part most often in what was found, as filters to add."""
        headings = {
            EntityKind.PERSON: _("People"),
            EntityKind.PLACE: _("Countries and places"),
            EntityKind.ORGANISATION: _("Organisations"),
        }
        others = Entity.objects.exclude(pk__in=[each.pk for each in self.entities])
        groups: dict[str, list[Chip]] = {kind: [] for kind in headings}
        # Whoever takes part does so in an event that is told: of all, an index has the numbers.
        asked = self.events if self.something else None
        for each in others.taking_part_in(asked, most=_FACETS):
            slugs = [*(other.slug for other in self._of(each.kind)), each.slug]
            counted: int = each.events_joined  # type: ignore[attr-defined]
            url = self._with({each.kind: slugs})
            groups[each.kind].append(Chip(each.name, each.kind, url, counted))
        return [(headings[EntityKind(kind)], chips) for kind, chips in groups.items() if chips]

    @property
    def map(self) -> Map | None:
        """Where what was found happened."""
        places = Entity.objects.located().seeing(self.events)[:MOST_PLACES]
        counted = [(each, each.events_seen) for each in places]  # type: ignore[attr-defined]
        return map_of(counted, events=True)


def _entity(kind: str, slug: str) -> Entity:
    known = Address.objects.select_related("entity")
    return get_object_or_404(known, kind=kind, slug=slug).entity


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
