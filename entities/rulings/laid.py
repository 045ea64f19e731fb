"""Lay the rulings that stand over many kept readings at once.

What stands in the database as they want it is left alone: a ruling on a name costs what the rows of
that name cost, not what the reports do, and its pages can be shown at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from entities.annotate import dates_in, provenance, sentence_at
from entities.copying import copy_in
from entities.day_counts import recount, told_by
from entities.event_facts import refresh_events
from entities.event_facts import resolve_again as point_tellings
from entities.event_joining import join_again, join_many
from entities.happenings import as_rows, tellings_in
from entities.language.findings import Reading
from entities.models import DateMention, Entity, EntityKind, Mention, Naming, Printing, Telling
from entities.namings import (
    circle_of,
    fingerprint,
    keep_circles,
    mentions_in,
    namings_in,
)
from entities.quoting import printings_in, replace_printings
from entities.refresh import refresh
from entities.resolution.resolve import Block, resolve
from entities.rulings.kept import kept_of
from entities.rulings.stored import claim, rulings_of
from entities.rulings.text import obey
from entities.surnames import asked_apart

Row = TypeVar("Row", bound=Model)

_TOLD_AT_ONCE = 8
"""Reports whose tellings are decided together: what one search reaches is bounded."""

_OF_MENTION = (
    "start", "end", "text", "kind", "role", "provenance", "reason", "sense", "ruling_id",
    "naming_id", "entity_id",
)  # fmt: skip
_OF_PRINTING = (
    "start", "end", "text", "parts", "sort", "speaker_start", "speaker_end", "cue", "provenance",
    "reason", "sentence_start", "sentence_end", "naming_id", "speaker_id",
)  # fmt: skip
_OF_DATE = (
    "start", "end", "text", "value", "precision", "earliest", "latest", "rule", "sentence_start",
    "sentence_end",
)  # fmt: skip
_OF_TELLING = (
    "kind", "start", "end", "text", "sentence_start", "sentence_end", "earliest", "latest",
    "precision", "status", "series", "evidence", "provenance", "ruled",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Report:
    """A report as the rulings have it: `as_read` with every name under the name the report gives,
    `reading` with the surnames that are asked about apart."""

    known: tuple[date | None, str, str | None]
    """Its day, its identity and that of the report it is a copy of."""
    as_read: Reading
    reading: Reading

    @property
    def mark(self) -> str:
        return fingerprint(self.known[1])

    def said_by(self, rule: str) -> str:
        return provenance(self.reading, rule)


def lay(article_ids: Collection[int]) -> set[int]:
    """Derive these reports anew; returns the ids of those whose reading was never kept.

    One transaction, which holds the reports until it ends.
    """
    with transaction.atomic():
        claim(*sorted(article_ids))
        reports, unread = _read(article_ids)
        changed, touched = _put_names(reports)
        namings = _by_article(Naming.objects.filter(article__in=reports))
        touched |= _put_mentions(reports, namings)
        _put_printings(reports, namings)
        _put_dates(reports)
        renamed = refresh(touched)
        told = point_tellings(touched, articles=changed - reports.keys(), renamed=renamed)
        refresh_events(join_many(told))
        # Now that every page has its address, which a telling holds.
        _fetch_entities(namings[pk] for pk, each in reports.items() if each.reading.events)
        _put_tellings(reports, namings)
    return unread


def _read(article_ids: Collection[int]) -> tuple[dict[int, _Report], set[int]]:
    # By name: entities know nothing of articles.
    rows = apps.get_model("articles", "Article").objects.filter(pk__in=article_ids)
    found = list(
        rows.values_list(
            "pk", "identity", "source__slug", "text", "published", "reprint_of__identity"
        )
    )
    rulings = rulings_of([(pk, identity, outlet) for pk, identity, outlet, *_ in found])
    readings = kept_of(article_ids)
    reports = {}
    for pk, identity, _, text, published, original in found:
        if pk in readings:
            as_read = obey(readings[pk], text, rulings[pk])
            known = published, identity, original
            reports[pk] = _Report(known, as_read, asked_apart(as_read))
    return reports, {pk for pk, *_ in found} - reports.keys()


def _put_names(reports: Mapping[int, _Report]) -> tuple[set[int], set[int]]:
    """Bring the namings in line, and decide whose they are; the ids of the articles of which a
    name is another's now, and of the entities that gained or lost one."""
    standing = _by_article(Naming.objects.filter(article__in=reports))
    gone: list[Naming] = []
    new: list[Naming] = []
    circles = []
    nameless = []
    for pk, report in reports.items():
        wanted = {_naming(e): e for e in namings_in(pk, report.reading, mark=report.mark)}
        had = {_naming(each): each for each in standing[pk]}
        if wanted.keys() == had.keys():
            continue
        gone += [each for key, each in had.items() if key not in wanted]
        new += [each for key, each in wanted.items() if key not in had]
        around = circle_of(pk, report.reading, circle=report.as_read.names)
        circles += [around] if around else []
        nameless += [] if around else [pk]
    if not gone and not new:
        return set(), set()
    Naming.objects.filter(pk__in=[each.pk for each in gone]).delete()
    copy_in(new)
    keep_circles(circles, without=nameless)
    changed = {each.article_id for each in (*gone, *new)}
    # Of one report alone no more is decided than its names can have changed; all of them are, so
    # that the rulings on the names that stay must be known as well.
    one = changed.pop() if len(changed) == 1 else None
    staying = standing[one] if one else []
    resolved = resolve(
        {Block(each.kind, each.block) for each in (*gone, *new, *staying)},
        article_id=one,
        before={(each.block, each.key) for each in gone if each.kind == EntityKind.PERSON},
        acronyms={acronym for each in (*gone, *new) for acronym in each.acronyms},
    )
    return resolved.articles, resolved.entities | {e.entity_id for e in gone if e.entity_id}


def _naming(each: Naming) -> tuple[Any, ...]:
    return (
        each.kind, each.name, each.pinned, each.key, each.block, each.lone,
        tuple(each.roles), tuple(each.acronyms),
    )  # fmt: skip


def _fetch_entities(namings: Iterable[Sequence[Naming]]) -> None:
    """Each entity once: the busiest are in every report."""
    rows = [each for some in namings for each in some if each.entity_id]
    known = Entity.objects.in_bulk({each.entity_id for each in rows})
    for each in rows:
        each.entity = known[each.entity_id or 0]


def _put_mentions(
    reports: Mapping[int, _Report], namings: Mapping[int, Sequence[Naming]]
) -> set[int]:
    """Bring the mentions in line; the ids of the entities that gained or lost one."""
    wanted = {
        pk: mentions_in(
            pk,
            report.reading,
            {(each.kind, each.name, each.pinned): each for each in namings[pk]},
            provenance=report.said_by,
        )
        for pk, report in reports.items()
    }
    standing = _by_article(Mention.objects.filter(article__in=reports))
    gone, new = _difference(wanted, standing, _OF_MENTION)
    Mention.objects.filter(pk__in=[each.pk for each in gone]).delete()
    copy_in(new)
    return {each.entity_id for each in (*gone, *new) if each.entity_id}


def _put_printings(reports: Mapping[int, _Report], namings: Mapping[int, Sequence[Naming]]) -> None:
    """Bring the printings of quotations in line, report by report as far as they differ."""
    wanted = {
        pk: printings_in(
            pk,
            report.reading,
            namings=namings[pk],
            sentence=partial(sentence_at, report.reading.sentences),
            provenance=report.said_by,
        )
        for pk, report in reports.items()
    }
    standing = _by_article(Printing.objects.filter(article__in=reports).defer("grams"))
    differ = _differing(wanted, standing, _OF_PRINTING)
    replace_printings(
        [each for pk in differ for each in wanted[pk]],
        old=[each for pk in differ for each in standing[pk]],
    )


def _put_dates(reports: Mapping[int, _Report]) -> None:
    wanted = {pk: dates_in(pk, report.reading) for pk, report in reports.items()}
    standing = _by_article(DateMention.objects.filter(article__in=reports))
    for pk in _differing(wanted, standing, _OF_DATE):
        before = told_by(pk)
        DateMention.objects.filter(article=pk).delete()
        copy_in(wanted[pk])
        recount(before=before, after=told_by(pk))


def _put_tellings(reports: Mapping[int, _Report], namings: Mapping[int, Sequence[Naming]]) -> None:
    """Bring the tellings in line, a few reports at a time: each may join events or part them."""
    wanted = {
        pk: tellings_in(pk, report.reading, namings=namings[pk], provenance=report.said_by)
        for pk, report in reports.items()
    }
    standing = _by_article(Telling.objects.filter(article__in=reports))
    differ = _differing(wanted, standing, _OF_TELLING, also=_who_and_where)
    stale: set[int] = set()
    for at in range(0, len(differ), _TOLD_AT_ONCE):
        some = differ[at : at + _TOLD_AT_ONCE]
        Telling.objects.filter(article__in=some).delete()
        fresh = [
            row
            for pk in some
            for row in as_rows(
                wanted[pk], reports[pk].reading, old=standing[pk], report=reports[pk].known
            )
        ]
        stale |= join_again((each.event_id for pk in some for each in standing[pk]), fresh)
    refresh_events(stale)


def _who_and_where(each: Telling) -> list[Any]:
    """Without the slugs, which are of the entity's and not the report's making."""
    parts = [{k: v for k, v in one.items() if k != "slug"} for one in each.participants]
    return [parts, each.places]


def _by_article(rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for each in rows:
        found[each.article_id].append(each)  # type: ignore[attr-defined]
    return found


def _difference(
    wanted: Mapping[int, Sequence[Row]], standing: Mapping[int, Sequence[Row]], of: Sequence[str]
) -> tuple[list[Row], list[Row]]:
    """The rows to take out, and those to put in."""
    gone: list[Row] = []
    new: list[Row] = []
    for pk, rows in wanted.items():
        told = {tuple(getattr(each, name) for name in of): each for each in rows}
        had = {tuple(getattr(each, name) for name in of): each for each in standing[pk]}
        gone += [each for values, each in had.items() if values not in told]
        new += [each for values, each in told.items() if values not in had]
    return gone, new


def _differing(
    wanted: Mapping[int, Sequence[Row]],
    standing: Mapping[int, Sequence[Row]],
    of: Sequence[str],
    *,
    also: Callable[[Row], list[Any]] = lambda _row: [],
) -> list[int]:
    """The reports whose rows are not what they should be."""

    def told(rows: Iterable[Row]) -> list[list[Any]]:
        found = [[*(getattr(each, name) for name in of), *also(each)] for each in rows]
        return sorted(found, key=repr)

    return [pk for pk, rows in wanted.items() if told(rows) != told(standing[pk])]
