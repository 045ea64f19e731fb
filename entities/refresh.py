"""Derive what pages show of entities and quotations from where they stand in the reports.

Kept apart from reading: the site itself needs this, and should not load spaCy for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.utils.text import slugify

from entities.models import Address, Entity, Mention, Naming, Quote
from entities.resolution.decide import most_printed


def free_slug(kind: str, name: str) -> str:
    """An address nobody of this kind has had: the name, with a number from 2 where need be."""
    wanted = slugify(name)[:80].strip("-") or "unnamed"
    taken = set(
        Address.objects.filter(kind=kind, slug__startswith=wanted).values_list("slug", flat=True)
    )
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def refresh(entity_ids: Iterable[int]) -> None:
    """Derive name, line, address and counts of these entities from their mentions."""
    for entity in Entity.objects.filter(pk__in=set(entity_ids)).order_by("pk"):
        counts = Mention.objects.of(entity).aggregate(
            reports=Count("article", distinct=True), times=Count("id")
        )
        entity.reports, entity.mentions_total = counts["reports"], counts["times"]
        names = Naming.objects.filter(entity=entity).values_list("name").annotate(Count("id"))
        if names:
            _rename(entity, most_printed(names))
        roles = (
            Mention.objects.of(entity).exclude(role="").values_list("role").annotate(Count("id"))
        )
        entity.line = most_printed(roles) if roles else ""
        entity.save()


def _rename(entity: Entity, name: str) -> None:
    if name == entity.name:
        return
    entity.name = name
    wanted = slugify(name)[:80].strip("-")
    own = set(entity.addresses.values_list("slug", flat=True))
    if wanted in own:
        entity.slug = wanted
    else:
        entity.slug = free_slug(entity.kind, name)
        Address.objects.create(kind=entity.kind, slug=entity.slug, entity=entity)


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
