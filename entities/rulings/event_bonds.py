"""The rulings on which tellings are one happening, as they stand in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from entities.event_rows import Order, Row
from entities.models import Ruling
from entities.resolution.bonds import Bond
from entities.rulings import subjects
from entities.rulings.text import anchored

MERGE, SPLIT, APART = "event-merge", "event-split", "event-apart"

KINDS = (MERGE, SPLIT, APART)


@dataclass(frozen=True, slots=True)
class Said:
    """A ruling with the tellings at hand that it speaks of: of each event that it names by its
    `uid`, in the ruling's order, the rows that it had when the ruling was made."""

    ruling: Ruling
    sides: Sequence[tuple[str, frozenset[Order]]]

    @property
    def rows(self) -> frozenset[Order]:
        return frozenset[Order]().union(*(rows for _, rows in self.sides))

    @property
    def homes(self) -> Mapping[Order, str]:
        """The event that each telling is to be of, by its `uid`."""
        if self.ruling.about == MERGE:
            return dict.fromkeys(self.rows, self.ruling.payload["stays"])
        return {each: uid for uid, rows in self.sides for each in rows}

    def bond(self, rank: Mapping[Order, int]) -> Bond:
        sides = [frozenset(rank[each] for each in rows) for _, rows in self.sides]
        signed = self.ruling.signed
        if self.ruling.about == MERGE:
            return Bond(frozenset[int]().union(*sides), signed=signed)
        stay, go = sides
        return Bond(go, stay, one=self.ruling.about == SPLIT, signed=signed)


def rulings_on(rows: Iterable[Row]) -> list[Ruling]:
    """Those on tellings of the reports of these rows, oldest first; undone ones too, which still
    tell which event a telling was of."""
    known = {one for each in rows for one in (each.identity, each.original) if one}
    found = Ruling.objects.filter(about__in=KINDS).concerning(map(subjects.report, known))
    return list(found.order_by("at", "id"))


def reports_named(rulings: Iterable[Ruling]) -> set[str]:
    """The identities of all reports of whose tellings these rulings speak."""
    return {
        anchor["report"]
        for ruling in rulings
        for side in ruling.payload["sides"]
        for anchor in side["tellings"]
    }


def said(rulings: Sequence[Ruling], rows: Collection[Row]) -> list[Said]:
    """The tellings among these that each ruling speaks of, found by their words."""
    if not rulings:
        return []
    named = reports_named(rulings)
    by_report: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for each in rows:
        for report in {each.identity, each.original} & named:
            by_report[report][each.identity].append(each)
    printed = {identity for copies in by_report.values() for identity in copies}
    texts = _texts(printed)
    return [
        Said(
            ruling,
            [
                (side["event"], frozenset(_found(side["tellings"], by_report, texts)))
                for side in ruling.payload["sides"]
            ],
        )
        for ruling in rulings
    ]


def _found(
    anchors: Iterable[Mapping[str, Any]],
    by_report: Mapping[str, Mapping[str, Sequence[Row]]],
    texts: Mapping[str, str],
) -> Iterable[Order]:
    for anchor in anchors:
        for identity, rows in by_report.get(anchor["report"], {}).items():
            row = _chosen(anchor, rows, texts[identity])
            if row:
                yield row.order


def _chosen(anchor: Mapping[str, Any], rows: Iterable[Row], text: str) -> Row | None:
    """The telling at the words that the ruling remembers; of several there that of its kind."""
    span = anchored(anchor, text)
    if span is None:
        return None
    there = [each for each in rows if each.telling.start < span[1] and span[0] < each.telling.end]

    def order(row: Row) -> tuple[bool, bool, Order]:
        return row.telling.kind != anchor["kind"], row.telling.start != span[0], row.order

    return min(there, key=order, default=None)


def _texts(identities: Collection[str]) -> dict[str, str]:
    # By name: entities know nothing of articles.
    found = apps.get_model("articles", "Article").objects.filter(identity__in=identities)
    return dict(found.values_list("identity", "text"))
