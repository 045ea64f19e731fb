"""Derive what pages show of entities and quotations from where they stand in the reports.

Kept apart from reading: the site itself needs this, and should not load spaCy for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from entities.addresses import readdress
from entities.lines import best_line
from entities.models import Entity, Mention, Naming, Quote


def most_printed(names: Iterable[tuple[str, int]]) -> str:
    """The form to show: printed most often, then the longest, then the alphabet's first."""
    return min(names, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]


def refresh(entity_ids: Iterable[int]) -> None:
    """Derive name, line, address and counts of these entities from where they are named."""
    ids = set(entity_ids)
    entities = list(Entity.objects.filter(pk__in=ids).order_by("pk"))
    mentions = Mention.objects.filter(entity__in=ids)
    counts = {
        row["entity"]: row
        for row in mentions.values("entity").annotate(
            reports=Count("article", distinct=True), times=Count("id")
        )
    }
    namings = Naming.objects.filter(entity__in=ids)
    full = _printed(namings.filter(lone=False), "name")
    lone = _printed(namings.filter(lone=True), "name")
    roles = _printed(mentions.exclude(role=""), "role")
    for each in entities:
        row = counts.get(each.pk, {"reports": 0, "times": 0})
        each.reports, each.mentions_total = row["reports"], row["times"]
        names = full.get(each.pk) or lone.get(each.pk)
        if names:
            each.name = most_printed(names)
        each.line = best_line(roles.get(each.pk, ()))
    with connection.cursor() as cursor:
        columns = [[getattr(each, name) for each in entities] for name in _DERIVED]
        cursor.execute(_REFRESH, columns)
    readdress(entities)


def _printed(rows: QuerySet[Any], field: str) -> dict[int, list[tuple[str, int]]]:
    """The printed forms of each entity with their counts."""
    forms: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, form, times in rows.values_list("entity", field).annotate(Count("id")):
        forms[entity].append((form, times))
    return forms


def refresh_quotes(quote_ids: Iterable[int]) -> None:
    """Derive text, speaker and counts of these quotations from their printings."""
    for quote in Quote.objects.filter(pk__in=set(quote_ids)):
        rows = list(
            quote.printings.values_list(
                "text", "speaker_id", "article_id", "article__published", "article__reprint_of"
            )
        )
        if rows:
            quote.text = max((row[0] for row in rows), key=lambda text: (len(text), text))
        speakers = {row[1] for row in rows if row[1]}
        quote.speaker_id = speakers.pop() if len(speakers) == 1 else None
        quote.reports = len({row[2] for row in rows})
        quote.texts = len({row[4] or row[2] for row in rows})
        days: list[date] = [row[3] for row in rows if row[3]]
        quote.first_printed = min(days, default=None)
        quote.save()


_DERIVED = ["pk", "name", "line", "reports", "mentions_total"]

_REFRESH = """
UPDATE entities_entity e
SET name = new.name, line = new.line, reports = new.reports, mentions_total = new.times
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[], %s::int[])
    AS new (id, name, line, reports, times)
WHERE e.id = new.id
"""
