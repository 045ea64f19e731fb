"""What the separate texts of a story tell, from the database and from the texts themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from articles.comparison.facts import Comparison, Fact, Kind, Told, around, compare
from articles.comparison.figures import figures
from entities.models import Event, Mention, Printing, Quote, Telling

MOST_TEXTS = 60
"""Texts compared: of a longer story the earliest. Reading more costs time on every visit, and a
table of more has no reader."""

_KINDS = {"person": Kind.PERSON, "place": Kind.PLACE, "organisation": Kind.ORGANISATION}
_LABEL = 90
_LESS_TELLING = 0.25
"""The weight of a few words quoted and of a figure of one digit beside whole sentences and sums."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the texts tell, compared; the events that most of them tell of in the order of their
    days, and the quotations that most of them print, whole sentences first."""

    comparison: Comparison
    events: list[Event]
    quotes: list[Quote]


def gather(
    ids: Sequence[int], whole: Mapping[int, str], *, most_events: int = 0, most_quotes: int = 0
) -> Gathered:
    """Compare these reports, whose `whole` texts are given: three queries, however many."""
    names = list(_named(ids))
    tellings = list(
        Telling.objects.filter(article__in=ids, event__moved_to=None)
        .select_related("event")
        .order_by("article", "start")
    )
    printings = list(
        Printing.objects.filter(article__in=ids, quote__moved_to=None)
        .select_related("quote", "quote__speaker")
        .order_by("article", "start")
    )
    told = [told for told, _ in names]
    told += map(_happened, tellings)
    told += map(_said, printings)
    taken: dict[int, list[tuple[int, int]]] = {each: [] for each in ids}
    for named, stretches in names:
        taken[named.text] += stretches
    for each in ids:
        told += _counted(each, whole[each], taken[each])
    return Gathered(
        compare(told, ids),
        _most_told(tellings, most_events),
        _most_printed(printings, most_quotes),
    )


def _most_told(tellings: Iterable[Telling], most: int) -> list[Event]:
    events = {each.event_id: each.event for each in tellings}
    times = Counter(event for event, _ in {(each.event_id, each.article_id) for each in tellings})
    found = sorted(events.values(), key=lambda each: (-times[each.pk], -each.texts, each.pk))
    return sorted(found[:most], key=lambda each: (each.earliest or date.max, each.pk))


def _most_printed(printings: Iterable[Printing], most: int) -> list[Quote]:
    """Fragments say little away from their report."""
    quotes = {each.quote_id: each.quote for each in printings}
    whole = {each.quote_id for each in printings if each.sort == Printing.Sort.SPEECH}
    times = Counter(quote for quote, _ in {(each.quote_id, each.article_id) for each in printings})
    return sorted(
        quotes.values(),
        key=lambda each: (each.pk not in whole, -times[each.pk], -each.reports, each.pk),
    )[:most]


def _named(ids: Sequence[int]) -> Iterator[tuple[Told, list[tuple[int, int]]]]:
    """Whom and what each text names, once a text, with everywhere it stands."""
    rows = (
        Mention.objects.filter(article__in=ids, entity__isnull=False)
        .order_by("article", "entity", "start")
        .values_list(
            "article", "entity", "start", "end", "text", "role",
            "entity__kind", "entity__slug", "entity__name",
        )
    )  # fmt: skip
    together: dict[tuple[int, int], list[tuple[int, int, str, str]]] = {}
    facts: dict[int, Fact] = {}
    for article, entity, start, end, text, role, kind, slug, name in rows:
        together.setdefault((article, entity), []).append((start, end, text, role))
        if entity not in facts:
            facts[entity] = Fact(_KINDS[kind], str(entity), name, reverse(kind, args=[slug]))
    for (article, entity), places in together.items():
        told = Told(
            fact=facts[entity],
            text=article,
            start=places[0][0],
            end=places[0][1],
            times=len(places),
            forms=frozenset(text for _, _, text, _ in places),
            offices=frozenset(role for _, _, _, role in places if role),
        )
        yield told, [(start, end) for start, end, _, _ in places]


def _happened(telling: Telling) -> Told:
    event = telling.event
    parties = (party["entity"] for party in telling.participants)
    return Told(
        fact=Fact(
            Kind.EVENT,
            str(event.pk),
            event.title,
            event.get_absolute_url(),
            detail=event.kind,
        ),
        text=telling.article_id,
        start=telling.start,
        end=telling.end,
        forms=frozenset({telling.text}),
        days=(telling.earliest, telling.latest) if telling.earliest and telling.latest else None,
        about=frozenset(str(party) for party in parties if party),
    )


def _said(printing: Printing) -> Told:
    quote = printing.quote
    words = quote.words
    label = words if len(words) <= _LABEL else words[:_LABEL].rsplit(" ", 1)[0] + " …"
    fact = Fact(
        Kind.QUOTATION,
        str(quote.pk),
        f"“{label}”",
        quote.get_absolute_url(),
        detail=quote.speaker.name if quote.speaker else "",
        weight=1.0 if printing.sort == Printing.Sort.SPEECH else _LESS_TELLING,
    )
    return Told(
        fact, printing.article_id, printing.start, printing.end, forms=frozenset({printing.text})
    )


def _counted(article: int, text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Told]:
    for each in figures(text, list(taken)):
        fact = Fact(
            Kind.FIGURE,
            f"{each.value} {each.unit}",
            each.words,
            detail=each.unit,
            weight=_LESS_TELLING if len(each.value) == 1 else 1.0,
        )
        near = around(text, each.start, each.end)
        yield Told(fact, article, each.start, each.end, forms=frozenset({each.words}), about=near)
