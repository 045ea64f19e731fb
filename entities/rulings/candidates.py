"""Whom a name may mean: what an editor is offered first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from entities.models import Entity, Mention, Naming, Ruling
from entities.rulings import subjects

_MOST = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity a name may mean, and why it is offered."""

    entity: Entity
    reason: str
    now: bool = False
    """Whether it is what the name means now."""


def candidates(mention: Mention, *, words: str = "", most: int = _MOST) -> list[Candidate]:
    """The likeliest first: what it means now, then whoever bears the name, then what `words` find.

    Whom an editor ruled out for these words in this report is not offered again.
    """
    found: dict[int, Candidate] = {}
    if mention.entity:
        found[mention.entity.pk] = Candidate(mention.entity, "what it means now", now=True)
    out = rejected(mention)
    for reason, rows in (
        (f"found by “{words}”", Entity.objects.matching(words).most_named() if words else None),
        ("has the same family name or name", _namesakes(mention)),
        ("its name has these words", Entity.objects.with_words(mention.text).most_named()),
    ):
        for each in rows[:most] if rows is not None else ():
            if (each.kind, each.key) not in out and len(found) < most:
                found.setdefault(each.pk, Candidate(each, reason))
    return list(found.values())


def _namesakes(mention: Mention) -> list[Entity]:
    naming: Naming | None = mention.naming
    if naming is None or naming.pinned:
        return []
    alike = Naming.objects.filter(kind=naming.kind, block=naming.block, entity__isnull=False)
    return list(Entity.objects.filter(pk__in=alike.values("entity")).most_named()[:_MOST])


def rejected(mention: Mention) -> set[tuple[str, str]]:
    """The entities (kind, key) that editors said these words do not name here."""
    report = subjects.report(mention.article.identity)
    asked = Q(about="mention", subjects__overlap=[report, subjects.words(mention.text)])
    if mention.naming:
        asked |= Q(about="strike", payload__name_key=mention.naming.key)
    rulings = Ruling.objects.standing().filter(asked)
    out: set[tuple[str, str]] = set()
    for each in rulings:
        payload = each.payload
        ref = payload.get("not") if payload.get("words") == mention.text else None
        ref = payload["entity"] if each.about == "strike" else ref
        if ref:
            out.add((ref["kind"], ref["key"]))
    return out
