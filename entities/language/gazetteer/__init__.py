"""The gazetteer: what and where a place is, by any name newspapers print for it.

Read from data/*.tsv, which build.py and a writer's hand made; DATA.md says whose data it is.
No Django here, and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from entities.language.gazetteer.folding import fold

PlaceKind = Literal["country", "region", "city", "sea", "building", "base", "constituency"]

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `key` is stable across builds ("city:kyiv:ua"). `lat` and `lon` are degrees north and east.
    `country` is the ISO 3166 code of two letters, empty where there is none. `people` is in
    thousands, 0 where unknown.
    """

    key: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str
    people: int


def _exactly(name: str) -> bool:
    """Whether a name counts only as it is printed: folded, "US" is "us" and "Miss." is "Miss"."""
    return "." in name or (len(name) < 6 and name.isupper())


def _rows(file: str) -> Iterator[list[str]]:
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _place(row: list[str], *, people: int) -> Place:
    kind, name, country, latitude, longitude = row[:5]
    return Place(
        key=":".join(
            part for part in (kind, fold(name).replace(" ", "-"), country.lower()) if part
        ),
        name=name,
        kind=cast(PlaceKind, kind),
        lat=float(latitude),
        lon=float(longitude),
        country=country,
        people=people,
    )


@dataclass(frozen=True, slots=True)
class _Index:
    exact: dict[str, Place]
    folded: dict[str, Place]


@cache
def _index() -> _Index:
    index = _Index(exact={}, folded={})
    for row in (*_rows("countries.tsv"), *_rows("cities.tsv")):
        index.folded.setdefault(_folded(row[1]), _place(row, people=int(row[5])))
    curated: set[str] = set()
    for row in _rows("curated.tsv"):
        known = index.folded.get(_folded(row[1]))
        same = known is not None and (known.kind, known.country) == (row[0], row[2])
        place = _place(row, people=known.people if known is not None and same else 0)
        for name in (row[1], *(row[5].split("|") if row[5:] and row[5] else [])):
            if _exactly(name):
                index.exact.setdefault(name, place)
            elif (key := _folded(name)) not in curated:
                curated.add(key)
                index.folded[key] = place
    return index


def _folded(name: str) -> str:
    """As `fold`, without "the", and with "St" written out."""
    words = fold(name).split()
    if words[:1] == ["the"] and len(words) > 1:
        del words[0]
    return " ".join("saint" if word == "st" else word for word in words)


@lru_cache(maxsize=100_000)
def lookup(name: str) -> Place | None:
    """The place a name stands for when nothing else is said; None for an unknown name.

    Of several places of one name it is the one curated by hand ("Washington" is the city), then
    the country ("Georgia"), then the largest city.
    """
    index = _index()
    return index.exact.get(name.removeprefix("the ")) or index.folded.get(_folded(name))


@cache
def countries() -> tuple[Place, ...]:
    """Every country, the most populous first."""
    found = (_place(row, people=int(row[5])) for row in _rows("countries.tsv"))
    return tuple(sorted((each for each in found if each.kind == "country"), key=_populous))


def _populous(place: Place) -> tuple[int, str]:
    return -place.people, place.name
