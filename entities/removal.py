"""Take reports out of everything that was derived from them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db import transaction

from entities.day_counts import forget
from entities.event_facts import refresh_events, resolve_again
from entities.event_joining import join_again
from entities.models import Mention, Naming, Telling
from entities.quoting import forget_printings
from entities.refresh import refresh
from entities.resolution.resolve import Block, resolve


def remove(article_ids: Collection[int], *, delete: Callable[[], None]) -> None:
    """Run `delete`, which deletes these articles, and derive anew what rested on them: the days
    counted, whom names mean, quotations, and events. All in one transaction."""
    with transaction.atomic():
        forget(article_ids)
        namings = Naming.objects.filter(article__in=article_ids)
        blocks = {Block(*each) for each in namings.values_list("kind", "block")}
        acronyms = {each for row in namings.values_list("acronyms", flat=True) for each in row}
        named = Mention.objects.filter(article__in=article_ids, entity__isnull=False)
        entities = set(named.values_list("entity_id", flat=True))
        tellings = Telling.objects.filter(article__in=article_ids)
        events = set(tellings.values_list("event_id", flat=True))
        forget_printings(article_ids)
        delete()
        resolved = resolve(blocks, acronyms=acronyms)
        touched = {each for each in entities | resolved.entities if each}
        renamed = refresh(touched)
        refresh_events(
            join_again(events | resolve_again(touched, articles=resolved.articles, renamed=renamed))
        )
