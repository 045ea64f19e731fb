"""Rulings on people, places and organisations: what their pages say, and which names are theirs.

Each function gives a `Decision` to be recorded by `entities.rulings.frame.record`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from entities.models import Entity, EntityKind, Naming
from entities.rulings import subjects
from entities.rulings.frame import Decision
from entities.rulings.refs import Ref, blocks, ref_of


class NotPossible(Exception):
    """The entities cannot be brought together or apart in this way."""


def merged(into: Entity, others: Sequence[Entity], *, why: str = "") -> Decision:
    """All these are one, of whatever kind they were taken for; the page is that of `into`."""
    if any(each.pk == into.pk for each in others) or not others:
        raise NotPossible("an entity cannot be merged with itself")
    names = ", ".join(each.name for each in others)
    return _brought(
        [ref_of(each) for each in others],
        ref_of(into),
        was=f"{into.name} and {names} are different",
        now=f"{names} is {into.name}",
        why=why,
    )


def has_kind(entity: Entity, kind: str, *, why: str = "") -> Decision:
    """What the page is about is of another kind: it becomes one with whatever of that kind goes by
    its name, or is the first that does."""
    if kind == entity.kind:
        raise NotPossible("it is of that kind already")
    key, of_name = _name_key(kind, entity.name)
    decision = _brought(
        [ref_of(entity)],
        Ref(kind, key, entity.name),
        was=f"{entity.name} is a {entity.get_kind_display()}",
        now=f"{entity.name} is a {EntityKind(kind).label}",
        why=why,
    )
    return replace(decision, subjects=(*decision.subjects, of_name))


def _brought(others: Sequence[Ref], into: Ref, *, was: str, now: str, why: str) -> Decision:
    refs = [into, *others]
    return Decision(
        about="merge",
        subjects=(*(each.subject for each in refs), *blocks(*refs)),
        payload={"into": into.plain(), "from": [each.plain() for each in others]},
        was=was,
        now=now,
        why=why,
    )


def split(
    of: Entity,
    to: Ref,
    *,
    reports: Collection[str] = (),
    names: Collection[str] = (),
    why: str = "",
) -> Decision:
    """Some of the reports (by their identity) or of the printed names (by the key of their naming)
    of an entity are about another."""
    if not reports and not names:
        raise NotPossible("choose reports or names that go")
    if (to.kind, to.key) == (of.kind, of.key):
        raise NotPossible("they would go where they are")
    printed = of.namings.filter(key__in=names).values_list("name", flat=True).distinct()
    what = [f"“{each}”" for each in sorted(printed)]
    what += [f"{len(reports)} reports" if len(reports) > 1 else "1 report"] if reports else []
    return Decision(
        about="split",
        subjects=(
            subjects.of(of),
            to.subject,
            *blocks(ref_of(of)),
            *(subjects.report(each) for each in sorted(reports)),
        ),
        payload={
            "of": ref_of(of).plain(),
            "to": to.plain(),
            "reports": sorted(reports),
            "names": sorted(names),
        },
        was=f"all of it is {of.name}",
        now=f"of {of.name}: {', '.join(what)} is {to.name}",
        why=why,
    )


def apart(one: Entity, other: Entity, *, why: str = "") -> Decision:
    """These two are never the same, however alike their names and reports."""
    if one.pk == other.pk:
        raise NotPossible("an entity is not different from itself")
    return Decision(
        about="apart",
        subjects=(subjects.of(one), subjects.of(other), *blocks(ref_of(one), ref_of(other))),
        payload={"pair": [ref_of(one).plain(), ref_of(other).plain()]},
        was=f"{one.name} and {other.name} may be the same",
        now=f"{one.name} is not {other.name}",
        why=why,
    )


def alias(entity: Entity, name: str, *, why: str = "") -> Decision:
    """Wherever a report calls somebody this, it means this entity."""
    key, block = _name_key(entity.kind, name)
    return _of_name(entity, "alias", name, key, [block], why)


def struck(entity: Entity, naming: Naming, *, why: str = "") -> Decision:
    """This printed name is not this entity's, in any report."""
    block = subjects.block(naming.kind, naming.block)
    return _of_name(entity, "strike", naming.name, naming.key, [block], why)


def _of_name(
    entity: Entity, about: str, name: str, key: str, of_name: list[str], why: str
) -> Decision:
    own = subjects.entity(entity.kind, key)
    is_ = f"“{name}” is {entity.name}"
    is_not = f"“{name}” is not {entity.name}"
    return Decision(
        about=about,
        subjects=(subjects.of(entity), own, *of_name, *blocks(ref_of(entity))),
        payload={"entity": ref_of(entity).plain(), "name": name, "name_key": key},
        was=is_not if about == "alias" else is_,
        now=is_ if about == "alias" else is_not,
        why=why,
    )


def _name_key(kind: str, name: str) -> tuple[str, str]:
    """The key of a printed name, and the subject of its block."""
    # Here, because the package of names imports spaCy, which serving pages does not need.
    from entities.namings import block_of, form_key  # noqa: PLC0415

    key = form_key(kind, name)
    if not key:
        raise NotPossible(f"“{name}” is no name")
    return key, subjects.block(kind, block_of(kind, name))


def renamed(entity: Entity, name: str, *, why: str = "") -> Decision:
    was, now = f"called {entity.name}", f"called {name[:200]}"
    return _of_page(entity, "rename", {"name": name[:200]}, was, now, why)


def lined(entity: Entity, line: str, *, why: str = "") -> Decision:
    """Who or what it is, in one line; "" leaves that to the reports."""
    was, now = (f"said to be {each}" if each else "" for each in (entity.line, line[:200]))
    return _of_page(entity, "line", {"line": line[:200]}, was, now or "as the reports say", why)


def linked(entity: Entity, url: str, label: str, *, keep: bool = True, why: str = "") -> Decision:
    """An outside identifier or address belongs to the page, or no longer does."""
    told = {"url": url, "label": label, "keep": keep}
    was, now = f"without {url}", f"with {url}"
    return _of_page(entity, "link", told, *((was, now) if keep else (now, was)), why)


def hidden(entity: Entity, *, hide: bool, why: str = "") -> Decision:
    """Readers are told that there is no such page; editors see it and why."""
    was, now = "shown", "hidden"
    return _of_page(entity, "hide", {"hide": hide}, *((was, now) if hide else (now, was)), why)


def pinned(entity: Entity, *, pin: bool, why: str = "") -> Decision:
    """The page keeps its name and its address, and no likeness makes it another's."""
    told = {"pin": pin, "name": entity.name}
    was, now = "as the reports have it", f"pinned as {entity.name}"
    return _of_page(entity, "pin", told, *((was, now) if pin else (now, was)), why)


def _of_page(
    entity: Entity, about: str, told: dict[str, Any], was: str, now: str, why: str
) -> Decision:
    return Decision(
        about=about,
        subjects=(subjects.of(entity), *blocks(ref_of(entity))),
        payload={"entity": ref_of(entity).plain(), **told},
        was=f"{entity.name}: {was or 'nothing'}",
        now=f"{entity.name}: {now or 'nothing'}",
        why=why,
    )
