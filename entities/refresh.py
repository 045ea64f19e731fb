"""Derive what pages show of entities and quotations from where they stand in the reports.

Kept apart from reading: the site itself needs this, and should not load spaCy for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from entities.addresses import addressed, save_slugs
from entities.lines import best_line
from entities.models import Entity, EntityKind, Printing
from entities.rows import rows
from entities.rulings.pages import overrule


def most_printed(names: Iterable[tuple[str, int]]) -> str:
    """The form to show: printed most often, then the longest, then the alphabet's first."""
    return min(names, key=lambda each: (-each[1], -len(each[0]), each[0]))[0]


def refresh(entity_ids: Iterable[int]) -> set[int]:
    """Derive name, line, address and counts of these entities from where they are named; returns
    the ids of those that are called otherwise now, whose events want their titles told anew."""
    ids = set(entity_ids)
    if not ids:
        return set()
    asked = [sorted(ids)]
    entities = list(Entity.objects.raw(_ENTITIES, asked))
    counts = {entity: counted for entity, *counted in rows(_COUNTS, asked)}
    full: dict[int, list[tuple[str, int]]] = defaultdict(list)
    lone: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, alone, name, times in rows(_NAMES, asked):
        (lone if alone else full)[entity].append((name, times))
    roles: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for entity, role, times in rows(_ROLES, asked):
        roles[entity].append((role, times))
    called = {each.pk: (each.name, each.slug) for each in entities}
    for each in entities:
        each.reports, each.mentions_total = counts.get(each.pk, (0, 0))
        names = full.get(each.pk) or lone.get(each.pk)
        if names:
            each.name = most_printed(names)
        each.line = best_line(roles.get(each.pk, ()))
    overrule(entities)
    slugs = addressed(entities)
    # With all else: every change of an entity writes into all its indexes.
    own = [slugs.pop(each.pk, None) for each in entities]
    rows(_REFRESH, [*([getattr(each, name) for each in entities] for name in _DERIVED), own])
    save_slugs(slugs)
    _mark_seats(entities)
    return {each.pk for each in entities if called[each.pk] != (each.name, each.slug)}


def _mark_seats(entities: Iterable[Entity]) -> None:
    """Call a place that the gazetteer does not know a constituency where a member sits for it."""
    unknown = [
        each.pk for each in entities if each.kind == EntityKind.PLACE and not each.place_kind
    ]
    if unknown:
        rows(_SEATS, [unknown])


def refresh_quotes(quote_ids: Iterable[int]) -> None:
    """Derive text, speaker and counts of these quotations from their printings."""
    ids = sorted(set(quote_ids))
    printings: dict[int, list[tuple[Any, ...]]] = {each: [] for each in ids}
    for quote, *printing in rows(_PRINTINGS, [ids]) if ids else ():
        printings[quote].append(tuple(printing))
    if printings:
        derived = [(quote, *_derived(printed)) for quote, printed in printings.items()]
        rows(_REFRESH_QUOTES, list(map(list, zip(*derived, strict=True))))


def _derived(printings: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Text (None for what it was), speaker, counts and days of a quotation from its printings."""
    longest = max((each[0] for each in printings), key=lambda t: (len(t), t), default=None)
    speakers = {each[1] for each in printings if each[1]}
    # A few words of it inside another's sentence are no printing of a quotation.
    said = [each for each in printings if each[5] == Printing.Sort.SPEECH] or printings
    return (
        longest,
        speakers.pop() if len(speakers) == 1 else None,
        len({each[2] for each in said}),
        len({each[4] or each[2] for each in said}),
        *_first(
            [(each[6], each[7]) if each[3] is None else (each[3], each[3]) for each in said],
            stated=[each[3] for each in said if each[3]],
        ),
    )


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

_ENTITIES = "SELECT * FROM entities_entity WHERE id = ANY(%s) ORDER BY id"

_COUNTS = """
SELECT entity_id, count(DISTINCT article_id), count(*)
FROM entities_mention WHERE entity_id = ANY(%s) GROUP BY entity_id
"""

# Names that an editor brought to a page do not change what it is called.
_NAMES = """
SELECT entity_id, lone, name, count(*)
FROM entities_naming WHERE entity_id = ANY(%s) AND NOT starts_with(reason, 'editor ')
GROUP BY entity_id, lone, name
"""

_ROLES = """
SELECT entity_id, role, count(*)
FROM entities_mention WHERE entity_id = ANY(%s) AND role <> '' GROUP BY entity_id, role
"""

_SEATS = """
UPDATE entities_entity SET place_kind = 'constituency'
WHERE id IN (
    SELECT entity_id FROM entities_mention
    WHERE entity_id = ANY(%s) AND starts_with(provenance, 'constituency ')
)
"""

_PRINTINGS = """
SELECT
    said.quote_id, said.text, said.speaker_id, said.article_id, report.published,
    report.reprint_of_id, said.sort, report.estimate_earliest, report.estimate_latest
FROM entities_printing said JOIN articles_article report ON report.id = said.article_id
WHERE said.quote_id = ANY(%s)
"""

_REFRESH_QUOTES = """
UPDATE entities_quote q
SET text = coalesce(new.text, q.text), speaker_id = new.speaker, reports = new.reports,
    texts = new.texts, first_printed = new.first, estimate_earliest = new.earliest,
    estimate_latest = new.latest
FROM unnest(
    %s::bigint[], %s::text[], %s::bigint[], %s::int[], %s::int[], %s::date[], %s::date[],
    %s::date[]
) AS new (id, text, speaker, reports, texts, first, earliest, latest)
WHERE q.id = new.id
"""

_REFRESH = """
UPDATE entities_entity e
SET name = new.name, line = new.line, reports = new.reports, mentions_total = new.times,
    slug = coalesce(new.slug, e.slug)
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[], %s::int[], %s::text[])
    AS new (id, name, line, reports, times, slug)
WHERE e.id = new.id
"""
