"""Rulings on what stands in a report: a name, a date, a quotation, what it tells of an event.

Each function gives a `Decision` to be recorded by `entities.rulings.frame.record`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from entities.models import DateMention, EntityKind, Mention, Printing, Telling
from entities.rulings import subjects
from entities.rulings.frame import Decision
from entities.rulings.place import remembered
from entities.rulings.refs import Ref, blocks, ref_of

Scope = Literal["here", "report", "outlet", "always"]

NOBODY = "nobody in particular"


def rule_of(provenance: str) -> str:
    """The rule of a provenance, without its version and model: "repeats", "model"."""
    name = provenance.partition(" (")[0].partition(", ")[0]
    return "model" if name.startswith("spaCy ") else name


def _overruled(provenance: str) -> str:
    return "" if provenance.startswith("editor ") else rule_of(provenance)


def _scoped(mention: Mention, scope: Scope) -> tuple[dict[str, Any], list[str]]:
    """The payload that says how far a ruling reaches, and the subjects it is looked up by."""
    article = mention.article
    payload: dict[str, Any] = {"scope": scope, "kind": mention.kind, "words": mention.text}
    if mention.entity:
        payload["not"] = ref_of(mention.entity).plain()
    if scope == "always":
        return payload, [subjects.ALWAYS, subjects.words(mention.text)]
    if scope == "outlet":
        if article.source is None:
            raise ValueError("the report has no outlet")
        slug = article.source.slug
        return payload | {"outlet": slug}, [subjects.outlet(slug), subjects.words(mention.text)]
    if scope == "here":
        payload |= remembered(article.text, mention.start, mention.end)
    return payload, [subjects.report(article.identity)]


def mention_subjects(mention: Mention) -> list[str]:
    """What an editor's form about a mention is a version of: its report, its words, its entity."""
    found = [subjects.report(mention.article.identity), subjects.words(mention.text)]
    return [*found, subjects.of(mention.entity)] if mention.entity else found


def mention_is(
    mention: Mention, to: Ref, *, scope: Scope = "here", why: str = "", confirm: bool = False
) -> Decision:
    """These words name this entity; `confirm` says that the machine had it right."""
    told = {"do": "confirm" if confirm else "entity", "to": to.plain()}
    return _on_mention(mention, told, f"is {to.name}", scope, why=why, to=to)


def mention_is_no_name(mention: Mention, *, scope: Scope = "here", why: str = "") -> Decision:
    return _on_mention(mention, {"do": "no name"}, "is not a name", scope, why=why)


def mention_is_nobody(mention: Mention, *, scope: Scope = "here", why: str = "") -> Decision:
    """It is a name, and of none of those who were offered."""
    return _on_mention(mention, {"do": "nobody"}, f"is {NOBODY}", scope, why=why)


def mention_has_kind(
    mention: Mention, kind: str, *, scope: Scope = "here", why: str = ""
) -> Decision:
    told = {"do": "kind", "new_kind": kind}
    was = f"“{mention.text}” is a {mention.get_kind_display()}"
    return _on_mention(mention, told, f"is a {EntityKind(kind).label}", scope, why=why, was=was)


def mention_has_borders(mention: Mention, start: int, end: int, *, why: str = "") -> Decision:
    """The name stands at these offsets of the report's text, not where the machine saw it."""
    words = mention.article.text[start:end]
    told = {"do": "borders", "new_words": words, "shift": start - mention.start}
    was = f"the name is “{mention.text}”"
    return _on_mention(mention, told, f"is the name “{words}”", "here", why=why, was=was)


def _on_mention(
    mention: Mention,
    told: Mapping[str, Any],
    now: str,
    scope: Scope,
    *,
    why: str,
    was: str = "",
    to: Ref | None = None,
) -> Decision:
    payload, concerned = _scoped(mention, scope)
    if to:
        concerned += [to.subject, *blocks(to)]
        payload = _without(payload, to)
    if mention.entity:
        concerned.append(subjects.of(mention.entity))
    return Decision(
        about="mention",
        subjects=tuple(concerned),
        payload={**payload, **told},
        article=mention.article_id,
        was=was or _meant(mention),
        now=f"“{mention.text}” {now}",
        rule=_overruled(mention.provenance),
        why=why,
    )


def _without(payload: dict[str, Any], to: Ref) -> dict[str, Any]:
    """Whoever a name is found to mean is not ruled out for it."""
    return {k: v for k, v in payload.items() if k != "not" or v["key"] != to.key}


def _meant(mention: Mention) -> str:
    return f"“{mention.text}” is {mention.entity.name if mention.entity else NOBODY}"


def date_is(
    found: DateMention, *, value: str, precision: str, earliest: str, latest: str, why: str = ""
) -> Decision:
    """This expression means these days (ISO 8601, inclusive)."""
    told = {"value": value, "precision": precision, "earliest": earliest, "latest": latest}
    return _on_date(found, told, f"“{found.text}” is {value}", why)


def date_is_none(found: DateMention, *, why: str = "") -> Decision:
    return _on_date(found, {"reject": True}, f"“{found.text}” is not a date", why)


def _on_date(found: DateMention, told: Mapping[str, Any], now: str, why: str) -> Decision:
    return Decision(
        about="date",
        subjects=(subjects.report(found.article.identity),),
        payload={**remembered(found.article.text, found.start, found.end), **told},
        article=found.article_id,
        was=f"“{found.text}” is {found.value or 'not placed'}",
        now=now,
        rule=_overruled(found.rule),
        why=why,
    )


def quote_is_by(printing: Printing, speaker: Ref | None, *, why: str = "") -> Decision:
    """This report prints these words as said by this speaker; None: nobody can tell."""
    to = {"to": speaker.plain() if speaker else None}
    said_by = speaker.name if speaker else NOBODY
    concerned = [speaker.subject, *blocks(speaker)] if speaker else []
    return _on_quote(printing, to, f"said by {said_by}", concerned, why)


def quote_is_none(printing: Printing, *, why: str = "") -> Decision:
    return _on_quote(printing, {"reject": True}, "not a quotation", [], why)


def _on_quote(
    printing: Printing, told: Mapping[str, Any], now: str, concerned: list[str], why: str
) -> Decision:
    if printing.speaker:
        concerned.append(subjects.of(printing.speaker))
    words = remembered(printing.article.text, printing.start, printing.end)
    opening = f"“{printing.text[:60]}…”" if len(printing.text) > 60 else f"“{printing.text}”"
    return Decision(
        about="quote",
        subjects=(subjects.report(printing.article.identity), *concerned),
        payload={**words, **told},
        article=printing.article_id,
        was=f"{opening}: said by {printing.speaker.name if printing.speaker else NOBODY}",
        now=f"{opening}: {now}",
        rule=_overruled(printing.provenance),
        why=why,
    )


def event_has(
    telling: Telling, fields: Mapping[str, Any], *, in_words: str, why: str = ""
) -> Decision:
    """What happened, by one report's telling of it.

    `fields` may hold "kind", "status", "date" ({"earliest", "latest", "precision"}, ISO or None),
    "place" and "participants" (refs as plain dicts, of participants with their "part"). Without
    any the machine had it right, or nobody can tell better.
    """
    told: dict[str, Any] = {"set": dict(fields)} if fields else {"set": {}, "do": "confirm"}
    return _on_event(telling, told, in_words, why)


def event_is_none(telling: Telling, *, why: str = "") -> Decision:
    return _on_event(telling, {"reject": True}, "not an event", why)


def _on_event(telling: Telling, told: Mapping[str, Any], now: str, why: str) -> Decision:
    refs = [
        Ref(each["kind"], each["key"], each["name"])
        for name in ("participants", "place")
        for each in told.get("set", {}).get(name, ())
    ]
    people = [*(each.subject for each in refs), *blocks(*refs)]
    words = remembered(telling.article.text, telling.start, telling.end)
    return Decision(
        about="event",
        subjects=(
            subjects.report(telling.article.identity),
            subjects.event(str(telling.event.uid)),
            *people,
        ),
        payload={**words, "kind": telling.kind, "found": _as_found(telling), **told},
        article=telling.article_id,
        was=f"{telling.event.title}: {telling.get_kind_display()}, {telling.get_status_display()}",
        now=f"{telling.event.title}: {now}",
        rule=_overruled(telling.provenance),
        why=why,
    )


def _as_found(telling: Telling) -> dict[str, Any]:
    """What the report tells of the event, for a reading that does not find it any more."""
    return {
        "status": telling.status,
        "series": telling.series,
        "date": {
            "earliest": telling.earliest.isoformat() if telling.earliest else None,
            "latest": telling.latest.isoformat() if telling.latest else None,
            "precision": telling.precision,
        },
        "places": [each["name"] for each in telling.places],
        "participants": [
            {name: each.get(name, "") for name in ("name", "kind", "role", "part")}
            for each in telling.participants
        ],
    }
