"""Derive what pages show of entities and quotations from where they stand in the reports.

Kept apart from reading: the site itself needs this, and should not load spaCy for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.text import slugify

from entities.lines import best_line
from entities.models import Address, Entity, Mention, Naming, Quote


def most_printed(names: Iterable[tuple[str, int]]) -> str:
    """The form to show: printed most often, then the longest, then the alphabet's first."""
    return min(names, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]


def free_slugs(entities: Sequence[Entity]) -> None:
    """Give each an address nobody of its kind has had: its name, with a number where need be."""
    wanted = {id(each): _plain_slug(each) for each in entities}
    taken = set(Address.objects.filter(slug__in=set(wanted.values())).values_list("kind", "slug"))
    for each in entities:
        slug = wanted[id(each)]
        if (each.kind, slug) in taken:
            slug = _numbered(each.kind, slug, taken)
        each.slug = slug
        taken.add((each.kind, slug))


def _numbered(kind: str, wanted: str, taken: set[tuple[str, str]]) -> str:
    ever = Address.objects.filter(kind=kind, slug__startswith=f"{wanted}-")
    taken = taken | {(kind, slug) for slug in ever.values_list("slug", flat=True)}
    number = 2
    while (kind, f"{wanted}-{number}") in taken:
        number += 1
    return f"{wanted}-{number}"


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
    renamed = []
    for each in entities:
        row = counts.get(each.pk, {"reports": 0, "times": 0})
        each.reports, each.mentions_total = row["reports"], row["times"]
        names = full.get(each.pk) or lone.get(each.pk)
        if names and most_printed(names) != each.name:
            each.name = most_printed(names)
            renamed.append(each)
        each.line = best_line(roles.get(each.pk, ()))
    _readdress(entities, renamed=renamed)
    Entity.objects.bulk_update(entities, ["name", "slug", "line", "reports", "mentions_total"])


def _printed(rows: QuerySet[Any], field: str) -> dict[int, list[tuple[str, int]]]:
    """The printed forms of each entity with their counts."""
    forms: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, form, times in rows.values_list("entity", field).annotate(Count("id")):
        forms[entity].append((form, times))
    return forms


def _plain_slug(entity: Entity) -> str:
    return slugify(entity.name)[:80].strip("-") or "unnamed"


def _readdress(entities: Sequence[Entity], *, renamed: Sequence[Entity]) -> None:
    """The address follows the name; addresses issued before stay the entity's own."""
    wanting = [each for each in entities if each.slug != _plain_slug(each)]
    own = set(Address.objects.filter(entity__in=wanting).values_list("entity_id", "slug"))
    fresh = []
    for each in wanting:
        if (each.pk, _plain_slug(each)) in own:
            each.slug = _plain_slug(each)
        elif each in renamed or each.slug == given_up(each):
            fresh.append(each)
    free_slugs(fresh)
    Address.objects.bulk_create(
        Address(kind=each.kind, slug=each.slug, entity=each) for each in fresh
    )


def given_up(entity: Entity) -> str:
    """What an entity is called by whose addresses have all gone to another."""
    return f"given-up-{entity.pk}"


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
