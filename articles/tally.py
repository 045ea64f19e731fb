"""What some reports have in common: whom they name, who printed them, on which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, QuerySet

from articles.models import Article, Source
from entities.models import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Tallied:
    """A person, place, organisation or outlet (`kind` is "source"), and in how many reports."""

    kind: str
    name: str
    slug: str
    reports: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Each list has those of most reports first; `days` are those of publication."""

    named: list[Tallied] = field(default_factory=list)
    outlets: list[Tallied] = field(default_factory=list)
    days: dict[date, int] = field(default_factory=dict)


def tally(reports: Sequence[int], *, but: Collection[Entity] = (), most: int) -> Tally:
    """Of these reports, by id: at most so many of each kind, `but` those asked for already."""
    if not reports:
        return Tally()
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [list(reports), [each.pk for each in but], most])
        named = [Tallied(*row) for row in cursor.fetchall()]
        cursor.execute(_PRINTED, [list(reports)])
        rows = cursor.fetchall()
    return Tally(named, _outlets(Counter(row[0] for row in rows), most), _days(rows))


def tally_of_all(*, most: int) -> Tally:
    """Of the whole archive, from what is counted as it is read."""
    named = [
        Tallied(kind, each.name, each.slug, each.reports)
        for kind in EntityKind.values
        for each in Entity.objects.kind(kind).most_named()[:most]
    ]
    printed = Article.objects.order_by().values_list("source").annotate(counted=Count("*"))
    days = Article.objects.dated().by_day()
    return Tally(named, _outlets(Counter(dict(printed)), most), days)


def ids(found: QuerySet[Any, Any], *, most: int) -> list[int]:
    """The first so many ids of what was found, in no order."""
    try:
        question, values = found.order_by().values_list("pk")[:most].query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{_BY_INDEX}; {question}; {_AS_EVER}", values)
        cursor.nextset()
        return [pk for (pk,) in cursor.fetchall()]


# The planner holds it for cheap to look for words in one text after the other, and would read on
# until there are enough; the index of the words knows the texts, four times as fast. Sent as one,
# the three are one transaction.
_BY_INDEX = "SET LOCAL enable_seqscan = off"
_AS_EVER = "SET LOCAL enable_seqscan TO DEFAULT"


def _outlets(printed: Counter[int | None], most: int) -> list[Tallied]:
    printed.pop(None, None)
    known = Source.objects.in_bulk([pk for pk in printed if pk])
    found = [
        Tallied("source", known[pk].name, known[pk].slug, reports)
        for pk, reports in printed.items()
        if pk in known
    ]
    return sorted(found, key=lambda each: (-each.reports, each.name))[:most]


def _days(rows: Sequence[tuple[int | None, date | None]]) -> dict[date, int]:
    return dict(Counter(day for _, day in rows if day))


# By namings, of which a report has fewer than mentions; by report first, because two namings of one
# report may be of one entity. The ids come as one value: ten thousand are slow to read as SQL.
_NAMED = """
WITH named AS (
    SELECT entity_id, count(*) AS reports
    FROM (
        SELECT DISTINCT article_id, entity_id
        FROM entities_naming
        WHERE article_id = ANY(%s::bigint[]) AND entity_id IS NOT NULL
    ) once
    GROUP BY entity_id
)
SELECT kind, name, slug, reports FROM (
    SELECT entity.kind, entity.name, entity.slug, named.reports, row_number() OVER (
        PARTITION BY entity.kind ORDER BY named.reports DESC, entity.name
    ) AS place
    FROM named JOIN entities_entity entity ON entity.id = named.entity_id
    WHERE NOT entity.hidden AND entity.id <> ALL(%s::bigint[])
) ranked
WHERE place <= %s
ORDER BY kind, place
"""

_PRINTED = "SELECT source_id, published FROM articles_article WHERE id = ANY(%s::bigint[])"
