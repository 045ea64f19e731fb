"""Everything that pages show, as plain values that do not depend on when a row was made."""

from __future__ import annotations

from typing import Any

from entities.models import Address, DateMention, Entity, Event, Mention, Printing


def state() -> dict[str, Any]:
    """Pages with their addresses, and who and what stands where in every report."""
    return {
        "pages": sorted(
            Entity.objects.filter(reports__gt=0).values_list(
                "kind", "key", "name", "slug", "line", "reports", "mentions_total", "hidden",
                "pinned", "place_kind",
            )
        ),
        "mentions": sorted(
            Mention.objects.values_list(
                "article", "start", "end", "kind", "entity__kind", "entity__key", "provenance",
            ),
            key=str,
        ),
        "dates": sorted(
            DateMention.objects.values_list("article", "start", "value", "earliest", "rule"),
            key=str,
        ),
        "quotes": sorted(
            Printing.objects.values_list("article", "start", "speaker__key", "provenance"), key=str
        ),
        "events": sorted(
            Event.objects.filter(reports__gt=0).values_list(
                "kind", "title", "earliest", "latest", "status", "reports"
            ),
            key=str,
        ),
    }  # fmt: skip


def broken() -> list[str]:
    """What must never be: counts that differ from a recount, names of another, dead addresses."""
    wrong = []
    for each in Entity.objects.all():
        mentions = each.mentions
        recounted = mentions.values("article").distinct().count(), mentions.count()
        if (each.reports, each.mentions_total) != recounted:
            wrong.append(f"{each}: {each.reports}, {each.mentions_total} but {recounted}")
        if each.reports and each.moved_to:
            wrong.append(f"{each} is named and leads on")
    for address in Address.objects.select_related("entity"):
        seen: set[int] = set()
        entity = address.entity
        while entity.moved_to and not entity.reports:
            if entity.pk in seen:
                wrong.append(f"{address} leads in a circle")
                break
            seen.add(entity.pk)
            entity = entity.moved_to
    for event in Event.objects.all():
        told = event.tellings.values("article").distinct().count()
        leads = event.now.reports or not event.moved_to
        if event.reports != told or (told and event.moved_to) or not leads:
            wrong.append(f"event {event.pk}: {event.reports} but {told}, leads {event.moved_to_id}")
    wrong += [
        f"{each} has another's naming"
        for each in Mention.objects.exclude(naming=None).select_related("naming")
        if each.naming and each.entity_id != each.naming.entity_id
    ]
    return wrong
