"""Carry rulings to another installation, or back into a restored one, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction

from entities.models import Ruling
from entities.rulings.frame import WITHDRAWAL, derive, kinds, settle_standing, take_turns


@dataclass(slots=True)
class Carried:
    """How many rulings were new and how many known, and why lines were refused."""

    new: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


def exported() -> Iterator[str]:
    """Every ruling, oldest first, one JSON object a line."""
    rulings = Ruling.objects.order_by("at", "id").select_related("withdraws")
    for each in rulings.iterator(chunk_size=500):
        row = {
            "uid": str(each.uid),
            "about": each.about,
            "at": each.at.isoformat(),
            "editor": each.editor_name,
            "subjects": each.subjects,
            "payload": each.payload,
            "was": each.was,
            "now": each.now,
            "rule": each.rule,
            "why": each.why,
            "withdraws": str(each.withdraws.uid) if each.withdraws else None,
        }
        yield json.dumps(row, ensure_ascii=False)


def imported(lines: Iterable[str]) -> Carried:
    """Add the rulings that are not here yet and derive what they concern, in one transaction.

    A ruling on a report that is not here holds as soon as it is loaded.
    """
    carried = Carried()
    fresh: list[Ruling] = []
    with transaction.atomic():
        take_turns()
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                made = _made(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                carried.refused.append(f"line {number}: {error}")
                continue
            if made is None:
                carried.known += 1
                continue
            carried.new += 1
            fresh.append(made)
        derive(_roots(fresh))
    return carried


def _roots(rulings: Iterable[Ruling]) -> list[Ruling]:
    """What the withdrawals among them withdraw, and all the others."""
    return list({root.pk: root for root in map(settle_standing, rulings)}.values())


def _made(row: Mapping[str, Any]) -> Ruling | None:
    """The ruling of a line, saved; None where it is known. Raises what `imported` refuses."""
    uid = UUID(row["uid"])
    if Ruling.objects.filter(uid=uid).exists():
        return None
    if row["about"] not in kinds() and row["about"] != WITHDRAWAL:
        raise ValueError(f"no kind of ruling is called {row['about']!r}")
    withdrawn = None
    if row["withdraws"]:
        withdrawn = Ruling.objects.filter(uid=UUID(row["withdraws"])).first()
        if withdrawn is None:
            raise ValueError("it withdraws a ruling that is not here")
    subjects = [str(each)[:300] for each in row["subjects"]]
    return Ruling.objects.create(
        uid=uid,
        about=row["about"],
        at=datetime.fromisoformat(row["at"]),
        editor_name=str(row["editor"])[:150],
        subjects=subjects,
        payload=dict(row["payload"]),
        was=row["was"],
        now=row["now"],
        rule=row["rule"][:120],
        why=row["why"][:400],
        withdraws=withdrawn,
        article_id=_article(subjects),
    )


def _article(subjects: Iterable[str]) -> int | None:
    """The one report that a ruling is on, for its page."""
    named = [each.removeprefix("report:") for each in subjects if each.startswith("report:")]
    if len(named) != 1:
        return None
    found = apps.get_model("articles", "Article").objects.filter(identity=named[0])
    pk: int | None = found.values_list("pk", flat=True).first()
    return pk
