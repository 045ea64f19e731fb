"""Tellings as they are compared, with what they are known by in every archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from entities.event_facts import as_told, written
from entities.models import Telling
from entities.resolution.same_event import Told

MOST_TOGETHER = 150
"""Tellings decided together; what is told more often than that is joined to, but not re-opened."""

Order = tuple[str, str, int, int, int]


@dataclass(slots=True)
class Row:
    """A telling, what of it is compared, and what its report is known by wherever it is loaded.

    `original` is what the report is known by that this one is a copy of, "" if it is none;
    `before` the id of the event it was of.
    """

    telling: Telling
    told: Told
    identity: str
    before: int | None
    original: str = ""

    @property
    def order(self) -> Order:
        """The same in every archive that holds the report; its own number only settles a tie."""
        telling = self.telling
        return self.identity, telling.kind, telling.start, telling.end, telling.article_id


def of_events(ids: Iterable[int]) -> list[Row]:
    """The tellings of these events, as many as are decided together."""
    return _rows(Telling.objects.filter(event__in=list(ids)), most=MOST_TOGETHER * 2)


def of_reports(identities: Collection[str]) -> list[Row]:
    """The tellings of these reports and of the copies of them."""
    copies = Q(article__reprint_of__identity__in=identities)
    return _rows(Telling.objects.filter(Q(article__identity__in=identities) | copies))


def _rows(tellings: QuerySet[Telling], *, most: int | None = None) -> list[Row]:
    rows = tellings.select_related("article").annotate(original=F("article__reprint_of__identity"))
    light = rows.defer("evidence", "article__text", "article__search").order_by("pk")
    return [
        Row(
            each,
            as_told(each, written(each)),
            each.article.identity,
            each.event_id,
            each.original or "",
        )
        for each in light[:most]
    ]
