"""Derive what pages show of entities and quotations from where they stand in the reports.

Kept apart from reading: the site itself needs this, and should not load spaCy for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from entities.addresses import readdress
from entities.lines import best_line
from entities.models import Entity, EntityKind, Mention, Naming, Printing, Quote
from entities.rulings.pages import overrule


def most_printed(names: Iterable[tuple[str, int]]) -> str:
    """The form to show: printed most often, then the longest, then the alphabet's first."""
    return min(names, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]


def refresh(entity_ids: Iterable[int]) -> set[int]:
    """Derive name, line, address and counts of these entities from where they are named; returns
    the ids of those that are called otherwise now, whose events want their titles told anew."""
    ids = set(entity_ids)
    entities = list(Entity.objects.filter(pk__in=ids).order_by("pk"))
    mentions = Mention.objects.filter(entity__in=ids)
    counts = {
        row["entity"]: row
        for row in mentions.values("entity").annotate(
            reports=Count("article", distinct=True), times=Count("id")
        )
    }
    # Names that an editor brought to a page do not change what it is called.
    namings = Naming.objects.filter(entity__in=ids).exclude(reason__startswith="editor ")
    full: dict[int, list[tuple[str, int]]] = defaultdict(list)
    lone: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, alone, name, times in namings.values_list("entity", "lone", "name").annotate(
        Count("id")
    ):
        (lone if alone else full)[entity or 0].append((name, times))
    roles = _printed(mentions.exclude(role=""), "role")
    called = {each.pk: (each.name, each.slug) for each in entities}
    for each in entities:
        row = counts.get(each.pk, {"reports": 0, "times": 0})
        each.reports, each.mentions_total = row["reports"], row["times"]
        names = full.get(each.pk) or lone.get(each.pk)
        if names:
            each.name = most_printed(names)
        each.line = best_line(roles.get(each.pk, ()))
    overrule(entities)
    with connection.cursor() as cursor:
        columns = [[getattr(each, name) for each in entities] for name in _DERIVED]
        cursor.execute(_REFRESH, columns)
    readdress(entities)
    _mark_seats(entities)
    return {each.pk for each in entities if called[each.pk] != (each.name, each.slug)}


def _mark_seats(entities: Iterable[Entity]) -> None:
    """Call a place that the gazetteer does not know a constituency where a member sits for it."""
    unknown = {
        each.pk for each in entities if each.kind == EntityKind.PLACE and not each.place_kind
    }
    if unknown:
        seats = Mention.objects.filter(entity__in=unknown, provenance__startswith="constituency ")
        Entity.objects.filter(pk__in=seats.values("entity")).update(place_kind="constituency")


def _printed(rows: QuerySet[Any], field: str) -> dict[int, list[tuple[str, int]]]:
    """The printed forms of each entity with their counts."""
    forms: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, form, times in rows.values_list("entity", field).annotate(Count("id")):
        forms[entity].append((form, times))
    return forms


def refresh_quotes(quote_ids: Iterable[int]) -> None:
    """Derive text, speaker and counts of these quotations from their printings."""
    quotes = list(Quote.objects.filter(pk__in=set(quote_ids)).order_by("pk"))
    printings: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    found = Printing.objects.filter(quote__in=quotes).values_list(
        "text",
        "speaker_id",
        "article_id",
        "article__published",
        "article__reprint_of",
        "sort",
        "article__estimate_earliest",
        "article__estimate_latest",
        "quote_id",
    )
    for row in found if quotes else ():
        printings[row[-1]].append(row)
    for quote in quotes:
        rows = printings[quote.pk]
        if rows:
            quote.text = max((row[0] for row in rows), key=lambda text: (len(text), text))
        speakers = {row[1] for row in rows if row[1]}
        quote.speaker_id = speakers.pop() if len(speakers) == 1 else None
        # A few words of it inside another's sentence are no printing of a quotation.
        rows = [row for row in rows if row[5] == Printing.Sort.SPEECH] or rows
        quote.reports = len({row[2] for row in rows})
        quote.texts = len({row[4] or row[2] for row in rows})
        quote.first_printed, quote.estimate_earliest, quote.estimate_latest = _first(
            [(row[6], row[7]) if row[3] is None else (row[3], row[3]) for row in rows],
            stated=[row[3] for row in rows if row[3]],
        )
    # An upsert: `bulk_update` builds a CASE of every field and row, which takes ten times as long.
    Quote.objects.bulk_create(
        quotes,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            "text", "speaker", "reports", "texts", "first_printed", "estimate_earliest",
            "estimate_latest",
        ],
    )  # fmt: skip


def _first(
    reports: Iterable[tuple[date | None, date | None]], *, stated: Sequence[date]
) -> tuple[date | None, date | None, date | None]:
    """The first day of print, and where a report without a date may have come before every one
    that states its day, the first and last day it may have been instead."""
    spans = [(earliest, latest) for earliest, latest in reports if earliest and latest]
    if not spans:
        return None, None, None
    earliest = min(span[0] for span in spans)
    if stated and min(stated) <= earliest:
        return min(stated), None, None
    return None, earliest, min(span[1] for span in spans)


_DERIVED = ["pk", "name", "line", "reports", "mentions_total"]

_REFRESH = """
UPDATE entities_entity e
SET name = new.name, line = new.line, reports = new.reports, mentions_total = new.times
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[], %s::int[])
    AS new (id, name, line, reports, times)
WHERE e.id = new.id
"""
