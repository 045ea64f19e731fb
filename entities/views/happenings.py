"""The timeline of one person, place or organisation: days, and the sentences that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entities.models import DateMention, Entity
from entities.overlap import Among
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


@dataclass(frozen=True, slots=True)
class Told:
    """The days that some articles tell something of an entity: for each the `first` date mention
    that says so, and the `articles`."""

    first: dict[date, int]
    articles: dict[date, set[int]]

    @property
    def by_day(self) -> dict[date, int]:
        """How many reports tell of each day."""
        return {day: len(articles) for day, articles in self.articles.items()}


def told_of(entity: Entity, *, articles: Sequence[int]) -> Told:
    # Days are told from stretches here, not by `exact()`: the planner takes single days for rare
    # and reads the whole index of them instead of these few articles' dates.
    told = DateMention.objects.beside(entity).filter(Among("article", articles))
    ordered = told.independent_first()
    rows = ordered.values_list("earliest", "latest", "pk", "article_id").distinct()
    found = Told({}, defaultdict(set))
    for day, last, mention, article in rows:
        if day and day == last:
            found.first.setdefault(day, mention)
            found.articles[day].add(article)
    return found


def happenings(told: Told) -> list[Happening]:
    """The last days that something is told of, the newest first.

    What is known to a week or month only is no point of a timeline; the calendar has it.
    """
    days = sorted(told.first, reverse=True)[:DAYS_SHOWN]
    mentions = DateMention.objects.for_reading().in_bulk([told.first[day] for day in days])
    shown = {day: mentions[told.first[day]] for day in days}
    counts = told.by_day
    return [Happening(day, counts[day], mention, spoken(mention)) for day, mention in shown.items()]
