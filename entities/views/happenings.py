"""The timeline of one person, place or organisation: days, and the sentences that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entities.models import DateMention, Entity
from entities.views.sentences import Excerpt, spoken

DAYS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Happening:
    """A day that sentences naming the entity speak of: one of them, and in how many reports."""

    day: date
    reports: int
    mention: DateMention
    excerpt: Excerpt

    @property
    def level(self) -> int:
        """The size of its dot, from 1 to 4."""
        return min(4, self.reports)


def happenings(entity: Entity, *, articles: Sequence[int]) -> list[Happening]:
    """The last days that these articles tell something of it, the newest first.

    What is known to a week or month only is no point of a timeline; the calendar has it.
    """
    told = DateMention.objects.beside(entity).exact().filter(article__in=articles)
    rows = told.independent_first().values_list("earliest", "pk", "article_id").distinct()
    first: dict[date, int] = {}
    reports: dict[date, set[int]] = defaultdict(set)
    for day, mention, article in rows:
        if day:
            first.setdefault(day, mention)
            reports[day].add(article)
    days = sorted(first, reverse=True)[:DAYS_SHOWN]
    mentions = DateMention.objects.for_reading().in_bulk([first[day] for day in days])
    return [
        Happening(day, len(reports[day]), mentions[first[day]], spoken(mentions[first[day]]))
        for day in days
    ]
