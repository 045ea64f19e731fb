"""What the database holds of a block of people's names: its forms, their samples, its evidence.

Every query here reads a sample of each form, however many reports there are of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from entities.language.names.words import WORDS
from entities.models import Naming
from entities.resolution.evidence import KEPT, Evidence, base, reports, sample
from entities.resolution.evidence import Naming as Compared
from entities.resolution.people import compare_forms, near_forms
from entities.rows import rows as sql_rows

_NO_OFFICE = WORDS["honorific"] - WORDS["regnal"] - {"ayatollah"}
"""Titles that say nothing of what somebody is: "Mr" before both names agrees on no office."""

FormKey = tuple[str, str]
"""A block and the key of one form in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a block's names; `last` is the last fingerprint of a sample that is full."""

    block: str
    key: str
    lone: bool
    last: str | None

    def samples(self, mark: str) -> bool:
        """Whether a report is, or had it this form would be, one of the sample."""
        return self.last is None or mark <= self.last


@dataclass(frozen=True, slots=True)
class Row:
    """A naming with what stands in the database of its last decision."""

    naming: Compared
    article: int
    kind: str
    block: str
    pinned: str
    entity: int | None
    reason: str


def forms_of(blocks: Sequence[str]) -> Mapping[str, Mapping[str, Form]]:
    """Every form of each of these blocks, by block and key."""
    found: dict[str, dict[str, Form]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_FORMS, {"blocks": list(blocks), "last": KEPT - 1})
        for block, key, lone, last in cursor.fetchall():
            found[block][key] = Form(block, key, lone, last)
    return found


def evidence_of(forms: Iterable[Form]) -> Mapping[str, Evidence]:
    """The evidence of the blocks that these forms make up."""
    kept: dict[str, dict[str, list[Compared]]] = defaultdict(lambda: defaultdict(list))
    for row in rows([(each.block, each.key) for each in forms], most=KEPT):
        kept[row.block][row.naming.key].append(row.naming)
    alone = {
        block: Evidence({key: sample(namings[key]) for key in sorted(namings)})
        for block, namings in kept.items()
    }
    apart = _apart(alone)
    return {
        block: replace(each, apart=apart.get(block, frozenset())) for block, each in alone.items()
    }


def _apart(blocks: Mapping[str, Evidence]) -> Mapping[str, frozenset[frozenset[str]]]:
    """The pairs of near forms that stand in one report."""
    pairs = []
    for block, evidence in blocks.items():
        for pair in near_forms(evidence):
            rarer, other = sorted(pair, key=lambda key: reports(evidence.forms[key]))
            pairs.append((block, rarer, other))
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    if pairs:
        with connection.cursor() as cursor:
            cursor.execute(_APART, [list(each) for each in zip(*pairs, strict=True)])
            for block, one, other in cursor.fetchall():
                found[block].add(frozenset((one, other)))
    return {block: frozenset(each) for block, each in found.items()}


def meet_in_one(namings: Collection[Compared]) -> bool:
    """Whether one report's names of a block tell two people apart who might have been one."""
    full = [each for each in namings if not each.lone]
    return any(
        one.key != other.key
        and (base(one.key) == base(other.key) or compare_forms(one, other).score > 0.5)
        for at, one in enumerate(full)
        for other in full[:at]
    )


def rows(forms: Sequence[FormKey], *, most: int | None = None) -> list[Row]:
    """The namings of these forms that no editor pinned, at most so many of each."""
    if not forms:
        return []
    blocks, keys = zip(*forms, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"blocks": list(blocks), "keys": list(keys), "most": most})
        return read_rows(cursor.fetchall())


def pinned_rows(blocks: Collection[tuple[str, str]]) -> list[Row]:
    """The namings of these blocks that an editor pinned."""
    rows = Naming.objects.filter(block__in={each[1] for each in blocks}).exclude(pinned="")
    return read_rows(rows.values_list(*FIELDS))


def of_article(article_id: int) -> list[Row]:
    """A report's own namings, pinned ones too."""
    return read_rows(sql_rows(_OF_ARTICLE, [article_id]))


FIELDS = [
    "id", "article_id", "mark", "kind", "block", "key", "name", "lone", "roles", "pinned",
    "entity_id", "reason",
]  # fmt: skip


def read_rows(values: Iterable[Sequence[Any]]) -> list[Row]:
    """Namings, by FIELDS, as decisions take them."""
    held = [dict(zip(FIELDS, each, strict=True)) for each in values]
    articles = list({each["article_id"] for each in held})
    circles = sql_rows(_CIRCLES, [articles]) if articles else ()
    context = {pk: frozenset(terms) for pk, terms in circles}
    return [_row(each, context.get(each["article_id"], frozenset())) for each in held]


def _row(row: Mapping[str, Any], context: frozenset[str]) -> Row:
    return Row(
        naming=Compared(
            id=row["id"],
            article=row["mark"],
            kind=row["kind"],
            key=row["key"],
            name=row["name"],
            lone=row["lone"],
            offices=frozenset(filter(None, map(office, row["roles"]))),
            context=context,
        ),
        article=row["article_id"],
        kind=row["kind"],
        block=row["block"],
        pinned=row["pinned"],
        entity=row["entity_id"],
        reason=row["reason"],
    )


def office(role: str) -> str:
    """A role folded: "U.S. Defence Secretary" and "us defence secretary" agree."""
    words = role.casefold().replace(".", "").replace("defense", "defence").split()
    return "" if words and words[-1] in _NO_OFFICE else " ".join(words)


# A loose index scan: `SELECT DISTINCT key` would read every naming of the block.
_FORMS = """
WITH RECURSIVE forms AS (
    SELECT b AS block, (
        SELECT min(key) FROM entities_naming WHERE kind = 'person' AND block = b AND pinned = ''
    ) AS key
    FROM unnest(%(blocks)s::text[]) AS b
    UNION ALL
    SELECT block, (
        SELECT min(n.key) FROM entities_naming n
        WHERE n.kind = 'person' AND n.block = forms.block AND n.key > forms.key AND n.pinned = ''
    )
    FROM forms WHERE key IS NOT NULL
)
SELECT block, key, (
    SELECT lone FROM entities_naming n
    WHERE n.kind = 'person' AND n.block = forms.block AND n.key = forms.key AND n.pinned = ''
    LIMIT 1
), (
    SELECT mark FROM entities_naming n
    WHERE n.kind = 'person' AND n.block = forms.block AND n.key = forms.key AND n.pinned = ''
    ORDER BY mark OFFSET %(last)s LIMIT 1
)
FROM forms WHERE key IS NOT NULL
"""

_ROWS = """
SELECT kept.* FROM unnest(%(blocks)s::text[], %(keys)s::text[]) AS form (block, key)
CROSS JOIN LATERAL (
    SELECT
        n.id, n.article_id, n.mark, n.kind, n.block, n.key, n.name, n.lone, n.roles, n.pinned,
        n.entity_id, n.reason
    FROM entities_naming n
    WHERE n.kind = 'person' AND n.block = form.block AND n.key = form.key AND n.pinned = ''
    ORDER BY n.mark, n.name LIMIT %(most)s
) kept
"""

_OF_ARTICLE = """
SELECT id, article_id, mark, kind, block, key, name, lone, roles, pinned, entity_id, reason
FROM entities_naming WHERE article_id = %s
"""

_CIRCLES = "SELECT article_id, terms FROM entities_circle WHERE article_id = ANY(%s)"

_APART = """
SELECT form.block, form.one, form.other
FROM unnest(%s::text[], %s::text[], %s::text[]) AS form (block, one, other)
WHERE EXISTS (
    SELECT 1 FROM (
        SELECT article_id FROM entities_naming a
        WHERE a.kind = 'person' AND a.block = form.block AND a.key = form.one AND a.pinned = ''
        OFFSET 0  -- the rarer form's reports first, and of those only the other's namings
    ) a
    WHERE EXISTS (
        SELECT 1 FROM entities_naming b
        WHERE b.article_id = a.article_id AND b.kind = 'person' AND b.key = form.other
          AND b.pinned = ''
    )
)
"""
