"""Everything that pages show, as plain values that do not depend on when a row was made."""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from entities.models import Address, DateMention, Entity, Event, Mention, Printing, Telling


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
    entities = {each.pk: each for each in Entity.objects.all()}
    counted = (
        Mention.objects.order_by()
        .values_list("entity")
        .annotate(Count("article", distinct=True), Count("pk"))
    )
    recount = {entity: (reports, times) for entity, reports, times in counted}
    for each in entities.values():
        recounted = recount.get(each.pk, (0, 0))
        if (each.reports, each.mentions_total) != recounted:
            wrong.append(f"{each}: {each.reports}, {each.mentions_total} but {recounted}")
        if each.reports and each.moved_to_id:
            wrong.append(f"{each} is named and leads on")
    for address in Address.objects.all():
        seen: set[int] = set()
        at = entities[address.entity_id]
        while at.moved_to_id and not at.reports and at.pk not in seen:
            seen.add(at.pk)
            at = entities[at.moved_to_id]
        if at.pk in seen:
            wrong.append(f"{address} leads in a circle")
    wrong += [
        f"{each} has another's naming"
        for each in Mention.objects.exclude(naming=None).select_related("naming")
        if each.naming and each.entity_id != each.naming.entity_id
    ]
    return wrong + _broken_events()


def _broken_events() -> list[str]:
    wrong = []
    events = {each.pk: each for each in Event.objects.all()}
    told = dict(
        Telling.objects.order_by().values_list("event").annotate(Count("article", distinct=True))
    )
    for event in events.values():
        at, steps = event, 0
        while at.moved_to_id and steps <= len(events):
            at, steps = events[at.moved_to_id], steps + 1
        reports = told.get(event.pk, 0)
        dead = steps > len(events) or (event.moved_to_id and not at.reports)
        if event.reports != reports or (reports and event.moved_to_id) or dead:
            wrong.append(f"event {event.pk}: {event.reports} but {reports}, leads to {at.pk}")
    return wrong
