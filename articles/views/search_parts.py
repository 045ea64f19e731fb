"""What stands around the results of a search: filters in force and filters to add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.views.days import day_words
from articles.views.onward import PLACES
from articles.views.search_histogram import Histogram, histogram
from entities.models import EntityKind

if TYPE_CHECKING:
    from datetime import date

    from articles.search import Question
    from articles.tally import Tally

FACETS = 6
"""Filters to add that are offered of each kind."""

_PLACES = {"page", *PLACES}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force or to add, with the address of the search without or with it."""

    label: str
    kind: str
    url: str
    reports: int = 0

    def __str__(self) -> str:
        return self.label


def without_blanks(asked: QueryDict) -> QueryDict:
    """The question without empty parts and without the place in its answer, so that it reads well
    and caches."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        filled = [value for value in values if value.strip("\x00 ")]
        if filled and name not in _PLACES:
            kept.setlist(name, filled)
    return kept


def chips(question: Question, asked: QueryDict) -> list[Chip]:
    """Each filter in force with the address that takes it away."""
    found = [
        Chip(
            entity.name,
            entity.kind,
            # The slugs of the others, not all but this one: it may have been asked by an old slug.
            with_only(
                asked,
                entity.kind,
                [
                    each.slug
                    for each in question.entities
                    if each.kind == entity.kind and each != entity
                ],
            ),
        )
        for entity in question.entities
    ]
    found += [
        Chip(
            event.title,
            "event",
            with_only(asked, "event", [str(each.pk) for each in question.events if each != event]),
        )
        for event in question.events
    ]
    if question.any_of_them and len(question.entities) + len(question.events) > 1:
        found.append(Chip(_("any of these"), "", _address(asked, without={"match"})))
    found += [
        Chip(
            source.name,
            "source",
            with_only(asked, "source", [each.slug for each in question.sources if each != source]),
        )
        for source in question.sources
    ]
    stretches = (
        ("happened", _("happened"), question.happened_from, question.happened_to),
        ("published", _("published"), question.published_from, question.published_to),
    )
    for name, words, first, last in stretches:
        if first or last:
            url = _address(asked, without={f"{name}_from", f"{name}_to"})
            found.append(Chip(f"{words} {stretch_words(first, last)}", "date", url))
    if not question.estimates:
        url = _address(asked, without={"estimates"})
        found.append(Chip(_("without estimated days"), "date", url))
    if not question.vague:
        url = _address(asked, without={"vague"})
        found.append(Chip(_("without weeks, months and years"), "date", url))
    if question.originals:
        found.append(Chip(_("without reprints"), "", _address(asked, without={"originals"})))
    return found


def exclusions(question: Question, asked: QueryDict) -> list[Chip]:
    """What a search by date counts that is not known for certain, each with the address of the
    search without it."""
    found = []
    if question.estimates and (question.happened or question.published):
        label = _("Leave out estimated days")
        found.append(Chip(label, "date", with_only(asked, "estimates", ["out"])))
    if question.vague and question.happened:
        label = _("Leave out what is only known to the week, month or year")
        found.append(Chip(label, "date", with_only(asked, "vague", ["out"])))
    return found


def stretch_words(first: date | None, last: date | None) -> str:
    if first and last:
        return day_words(first, last)
    if first:
        return _("from %(day)s on") % {"day": day_words(first)}
    return _("up to %(day)s") % {"day": day_words(last)}


def facets(found: Tally, question: Question, asked: QueryDict) -> list[tuple[str, list[Chip]]]:
    """Who, where and which outlet the reports found name most, each as a filter to add."""
    headings = {
        EntityKind.PERSON: _("People"),
        EntityKind.PLACE: _("Places"),
        EntityKind.ORGANISATION: _("Organisations"),
    }
    groups: dict[str, list[Chip]] = {kind: [] for kind in headings}
    for each in found.named:
        url = _with(asked, each.kind, each.slug)
        groups[each.kind].append(Chip(each.name, each.kind, url, each.reports))
    outlets = [
        Chip(each.name, "source", _with(asked, "source", each.slug), each.reports)
        for each in found.outlets
        if not question.sources
    ]
    shown = [(heading, groups[kind]) for kind, heading in headings.items()]
    return [(heading, chips) for heading, chips in (*shown, (_("Outlets"), outlets)) if chips]


def over_time(found: Tally, asked: QueryDict) -> Histogram | None:
    """When the reports found were published, each stretch a way to narrow the search to it."""

    def narrowed(first: date, last: date) -> str:
        question = asked.copy()
        question["published_from"], question["published_to"] = first.isoformat(), last.isoformat()
        return f"{reverse('search')}?{question.urlencode()}"

    return histogram(found.days, url=narrowed)


def _with(asked: QueryDict, name: str, value: str) -> str:
    question = asked.copy()
    question.appendlist(name, value)
    return f"{reverse('search')}?{question.urlencode()}"


def with_only(asked: QueryDict, name: str, values: list[str]) -> str:
    question = asked.copy()
    question.setlist(name, values)
    return f"{reverse('search')}?{question.urlencode()}"


def _address(asked: QueryDict, *, without: set[str]) -> str:
    question = asked.copy()
    for name in without:
        question.pop(name, None)
    return f"{reverse('search')}?{question.urlencode()}"
