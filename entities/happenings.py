"""Save what a report tells of, and let the tellings of one happening meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date

from entities.event_facts import as_told, refresh_events
from entities.event_joining import join_again, span
from entities.event_rows import Row
from entities.language.findings import FoundEvent, Reading
from entities.models import Naming, Telling


def replace_tellings(
    article_id: int,
    reading: Reading,
    *,
    namings: Iterable[Naming],
    provenance: Callable[[str], str],
    stale: Iterable[int] = (),
    fresh: bool = False,
) -> None:
    """Replace an article's tellings by those of a new reading; events keep their addresses.

    `namings` are the article's, resolved; `stale` are events to be derived anew for other reasons;
    a `fresh` article has no tellings yet. Call inside a transaction, after the entities are
    refreshed.
    """
    old: list[Telling] = []
    if not fresh:
        old = list(Telling.objects.filter(article_id=article_id).order_by("pk"))
        Telling.objects.filter(article_id=article_id).delete()
    stale = {each.event_id for each in old} | set(stale)
    told = _told(article_id, reading, list(namings), provenance, old) if reading.events else []
    refresh_events(join_again(stale, told))


def _told(
    article_id: int,
    reading: Reading,
    namings: Sequence[Naming],
    provenance: Callable[[str], str],
    old: Sequence[Telling],
) -> list[Row]:
    """The tellings of a new reading, with the event that each was of before."""
    article = Naming.objects.filter(article_id=article_id)
    known = article.values_list(
        "article__published", "article__identity", "article__reprint_of__identity"
    ).first()
    told = tellings_in(article_id, reading, namings=namings, provenance=provenance)
    return as_rows(told, reading, old=old, report=known or (None, "", None))


def as_rows(
    fresh: Iterable[Telling],
    reading: Reading,
    *,
    old: Sequence[Telling],
    report: tuple[date | None, str, str | None],
) -> list[Row]:
    """New tellings of a report, of which its day, its identity and its original's are given, with
    the event that each was of before."""
    published, identity, original = report
    days = span(published, reading.estimate)
    return [
        Row(each, as_told(each, days), identity, _before(each, old), original or "")
        for each in fresh
    ]


def tellings_in(
    article_id: int,
    reading: Reading,
    *,
    namings: Iterable[Naming],
    provenance: Callable[[str], str],
) -> list[Telling]:
    """The tellings of a reading, not saved and of no event yet; `namings` are resolved."""
    by_name = {(each.kind, each.name, each.pinned): each for each in namings}
    return [_telling(article_id, each, by_name, provenance(each.rule)) for each in reading.events]


def _before(telling: Telling, old: Sequence[Telling]) -> int | None:
    """The event of which the report told this before, in the same words or of the same people;
    what an editor says is of another kind stands where it stood."""
    alike = [each for each in old if (each.kind, each.series) == (telling.kind, telling.series)]
    names = {each["name"] for each in telling.participants}
    same_words = (each for each in alike if each.text == telling.text)
    same_people = (
        each for each in alike if names and names == {one["name"] for one in each.participants}
    )
    place = (telling.start, telling.end)
    same_place = (each for each in old if (each.start, each.end) == place)
    found = next(same_words, None) or next(same_place, None) or next(same_people, None)
    return found.event_id if found else None


def _telling(
    article_id: int,
    found: FoundEvent,
    namings: dict[tuple[str, str, str], Naming],
    provenance: str,
) -> Telling:
    pins = {(each.kind, each.name): each.key for each in found.pins}
    participants = []
    for each in found.participants:
        naming = namings.get((each.kind, each.name[:200], pins.get((each.kind, each.name), "")))
        entity = naming.entity if naming else None
        participants.append(
            asdict(each)
            | {"entity": entity.pk if entity else None, "slug": entity.slug if entity else None}
        )
    places = []
    for name in found.places:
        naming = namings.get(("place", name[:200], pins.get(("place", name), "")))
        places.append({"name": name, "entity": naming.entity_id if naming else None})
    return Telling(
        article_id=article_id,
        kind=found.kind,
        start=found.start,
        end=found.end,
        text=found.text,
        sentence_start=found.sentence_start,
        sentence_end=found.sentence_end,
        earliest=found.earliest,
        latest=found.latest,
        precision=found.precision or "",
        status=found.status,
        series=found.series[:200],
        participants=participants,
        places=places,
        evidence=[asdict(each) for each in found.evidence],
        provenance=provenance[:200],
        ruled=list(found.ruled),
    )
