"""Save how a report names everybody and everything, and where."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from entities.copying import copy_in
from entities.language.findings import FoundName, Reading
from entities.language.names.keys import (
    name_words,
    organisation_key,
    person_key,
    place_key,
    surname_key,
)
from entities.language.sounds import sound
from entities.models import Circle, Mention, Naming
from entities.rows import rows

_LONGEST_CIRCLE = 60
"""A report that names more than this many others says little by any one of them."""

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z&][A-Za-z&.]{1,9}")
"""Up to ten letters without a space, two of them capitals."""

_YOUNGER = re.compile(r" (?:Jr|Jnr|II|III)\b\.?$")

_MARK = 12

_KEY = {"person": person_key, "place": place_key, "organisation": organisation_key}

Named = tuple[str, str, str]
"""What makes mentions of a report one naming: kind, name, and the key that an editor chose."""


def fingerprint(identity: str) -> str:
    """The mark of a report by its identity: evenly spread, and the same for ever."""
    return hashlib.sha256(identity.encode()).hexdigest()[:_MARK]


def save_namings(
    article_id: int, reading: Reading, *, circle: Iterable[FoundName]
) -> Sequence[Naming]:
    """Keep whom a report names by which names, not yet resolved; they come back without ids.

    `circle` as for `circle_of`.
    """
    around = circle_of(article_id, reading, circle=circle)
    if around is None:
        keep_circles([], without=[article_id])
        return []
    ((identity,),) = rows(_KEEP_CIRCLE, [article_id, around.terms])
    namings = namings_in(article_id, reading, mark=fingerprint(identity))
    copy_in(namings)
    return namings


def keep_circles(circles: Sequence[Circle], *, without: Collection[int] = ()) -> None:
    """Save these circles, and take out those of the reports that name nobody (ids)."""
    if without:
        Circle.objects.filter(article__in=without).delete()
    Circle.objects.bulk_create(
        circles, update_conflicts=True, unique_fields=["article"], update_fields=["terms"]
    )


def circle_of(article_id: int, reading: Reading, *, circle: Iterable[FoundName]) -> Circle | None:
    """Whoever the report names, not saved; None where it names nobody.

    `circle` are the names by which the report says like whom it is: a surname that is asked about
    apart is in it under the name the report gives, or two reports of one person share two.
    """
    together = _together(reading)
    if not together:
        return None
    named = [(str(each.kind), each.name[:200]) for each in circle]
    named += [(kind, name) for kind, name, pin in together if pin]
    keys = {(kind, _KEY[kind](name)) for kind, name in named}
    terms = sorted(f"{kind}:{key}"[:260] for kind, key in keys if key)
    return Circle(article_id=article_id, terms=terms[:_LONGEST_CIRCLE])


def namings_in(article_id: int, reading: Reading, *, mark: str) -> list[Naming]:
    """The namings of a reading, neither saved nor resolved."""
    return [
        Naming(
            article_id=article_id,
            kind=kind,
            name=name,
            key=pin or form_key(kind, name),
            block=block_of(kind, name, pin),
            mark=mark,
            lone=not pin and kind == "person" and " " not in person_key(name),
            roles=sorted({each.role[:200] for each in mentions if each.role}),
            acronyms=_acronyms(name, mentions) if kind == "organisation" and not pin else [],
            pinned=pin,
        )
        for (kind, name, pin), mentions in _together(reading).items()
    ]


def _together(reading: Reading) -> dict[Named, list[FoundName]]:
    together: dict[Named, list[FoundName]] = defaultdict(list)
    for each in reading.names:
        if each.pin or _KEY[each.kind](each.name):
            together[each.kind, each.name[:200], each.pin].append(each)
    for kind, name, pin in _pinned_elsewhere(reading):
        together.setdefault((kind, name, pin), [])
    return together


def _pinned_elsewhere(reading: Reading) -> set[Named]:
    """Whom an editor chose as the speaker of a quotation or as a party to an event."""
    speakers = {("person", (each.speaker or "")[:200], each.pin) for each in reading.quotes}
    parties = {(pin.kind, pin.name[:200], pin.key) for each in reading.events for pin in each.pins}
    return {each for each in speakers | parties if each[1] and each[2]}


def block_of(kind: str, name: str, pin: str = "") -> str:
    """What could be the same entity; a name that an editor pinned is beyond comparing."""
    if pin:
        return f"pin {pin}"[:120]
    return (surname_key(name) if kind == "person" else _KEY[kind](name))[:120]


def form_key(kind: str, name: str) -> str:
    """The key of a form of a name. A son's is not his father's, and what tells George W. Bush from
    his father stands in brackets: "george bush (w)"."""
    key = _KEY[kind](name)[:200]
    if kind != "person":
        return key
    middle = " ".join(map(sound, name_words(name)[1:-1]))[:40]
    key += " jr" if _YOUNGER.search(name) else ""
    return f"{key} ({middle})" if middle else key


def _acronyms(name: str, mentions: Iterable[FoundName]) -> list[str]:
    """The keys of the acronyms among an organisation's printed forms: NATO, MoD, U.D.C.G."""
    acronyms = {each.text for each in mentions if _ACRONYM.fullmatch(each.text)} - {name}
    return sorted({organisation_key(each) for each in acronyms} - {organisation_key(name), ""})


def mentions_in(
    article_id: int,
    reading: Reading,
    namings: Mapping[Named, Naming],
    *,
    provenance: Callable[[str], str],
) -> list[Mention]:
    """Where a report names whom, not saved; `namings` are resolved."""
    held = [
        (each, namings.get((each.kind, each.name[:200], each.pin)))
        for each in (*reading.names, *_apart(reading))
    ]
    return [
        Mention(
            article_id=article_id,
            naming=naming,
            entity_id=naming.entity_id if naming else None,
            start=each.start,
            end=each.end,
            text=each.text[:300],
            kind=each.kind,
            role=each.role[:200],
            provenance=provenance(each.rule)[:200],
            reason=each.reason[:400],
            sense=each.sense,
            ruling_id=each.ruling,
        )
        for each, naming in held
    ]


def _apart(reading: Reading) -> list[FoundName]:
    """The offices tied in this report that stand apart from every name."""
    return [
        office
        for office in reading.offices
        if not any(name.start < office.end and office.start < name.end for name in reading.names)
    ]


_KEEP_CIRCLE = """
INSERT INTO entities_circle (article_id, terms) VALUES (%s, %s::varchar[])
ON CONFLICT (article_id) DO UPDATE SET terms = excluded.terms
RETURNING (SELECT identity FROM articles_article WHERE id = article_id)
"""
