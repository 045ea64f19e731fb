"""What verbs have in common: their doer, their object, and what a noun phrase is about."""

from __future__ import annotations

from collections.abc import Iterable

from entities.language.events.parties import parties, subject
from entities.language.events.scene import Scene
from entities.language.events.telling import Party, Telling
from entities.language.findings import EventKind, FoundName


def tell(scene: Scene, kind: EventKind, index: int, found: Iterable[Party]) -> Telling:
    """A telling by a verb, with each party once."""
    once: dict[tuple[str, str], Party] = {}
    for party in found:
        once.setdefault((party.kind, party.name), party)
    rule = f"verb: {scene.lemmas[index]}"
    return Telling(kind, index, index, index + 1, rule, parties=list(once.values()))


def several(telling: Telling) -> Telling | None:
    """The telling if two or more take part."""
    return telling if len(telling.parties) >= 2 else None


def objects(scene: Scene, index: int) -> list[int]:
    """What is done to: an object, the subject of a passive, the noun of a participle."""
    out = scene.kids(index, "dobj", "nsubjpass")
    if scene.sheet.deps[index] == "acl" and scene.sheet.tags[index] == "VBN":
        out.append(scene.sheet.heads[index])
    return out


def meant(scene: Scene, tokens: Iterable[int], part: str = "") -> list[Party]:
    """The parties that any of these tokens mean."""
    return [party for at in tokens for party in parties(scene, at, part)]


def doers(scene: Scene, index: int, part: str = "") -> list[Party]:
    """Who does what a verb says; nobody for a passive without "by"."""
    if scene.kids(index, "auxpass") and not scene.objects(index, "by"):
        return []
    return subject(scene, index, part)


def people(found: Iterable[Party]) -> list[Party]:
    """Those of the parties who are people."""
    return [party for party in found if party.kind == "person"]


def about(scene: Scene, at: int, nouns: frozenset[str], *, depth: int = 2) -> bool:
    """Whether a noun phrase is about one of these nouns: its head, or what it is "of"."""
    if scene.lemmas[at] in nouns:
        return True
    if depth == 0:
        return False
    below = (*scene.kids(at, "conj", "compound"), *scene.objects(at, "of", "in"))
    return any(about(scene, each, nouns, depth=depth - 1) for each in below)


def place_at(scene: Scene, at: int) -> FoundName | None:
    """The place that a token names."""
    name = scene.name_at.get(at)
    return name if name is not None and name.kind == "place" else None


def goals(scene: Scene, tokens: Iterable[int]) -> list[FoundName]:
    """The named places that phrases are, or lie at: "the border with Belarus"."""
    out = []
    for at in tokens:
        near = (at, *scene.objects(at, "with", "of", "in"), *scene.kids(at, "compound"))
        out += [place for each in near if (place := place_at(scene, each)) is not None]
    return out


def particles(scene: Scene, index: int) -> set[str]:
    """The small words of a verb: "sat down", "stepped down", "sworn in"."""
    return {scene.sheet.lower[at] for at in scene.kids(index, "prt", "advmod", "prep")}
