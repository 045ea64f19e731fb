"""Made-up reports of made-up happenings, with names, dates, quotations and copies in them."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_GIVEN = (
    "Anna Carl Ingrid Marek Sofia Pavel Helen Tomas Maria Viktor Laura Henrik Elena Oskar Judith"
    " Stefan Agnes Ruben Clara Anton"
).split()
_FAMILY = (
    "Berg Dorn Lindqvist Novak Castellan Moreau Haldane Petrov Okafor Strand Weiss Amsel Brandt"
    " Fontaine Jansen Kowal Mendes Rossi Tamm Ulman"
).split()
_PLACES = "Oslo Warsaw Lisbon Tallinn Ankara Nairobi Ottawa Seoul Athens Vilnius".split()
_OFFICES = ("Defence Minister", "Foreign Minister", "General", "Ambassador", "President")
_DEEDS = (
    "signed an agreement on {thing} with {other} in {place}",
    "met {other} in {place} for talks on {thing}",
    "visited {place} and discussed {thing} with {other}",
    "spoke by telephone with {other} about {thing}",
)
_THINGS = ("air defence", "coastal patrols", "ammunition", "mine clearance", "a joint exercise")
_SAID = (
    "We will keep our word on {thing}",
    "Nobody should doubt that {thing} matters to both of us",
    "There is still work to be done on {thing}",
)
_OUTLETS = ("The Harbour Post", "Northern Courier", "Capital Gazette", "Evening Signal")
_TELLINGS = 4


def made_news(count: int, *, seed: int = 0) -> Iterator[dict[str, str]]:
    """So many reports as `ingest` reads them, four of each happening, one of the four a copy.

    The people of a happening are in none other of the first two hundred.
    """
    for number in range(count):
        happening, telling = divmod(number, _TELLINGS)
        yield _report(number, random.Random(f"{seed} {happening}"), telling)


def _report(number: int, dice: random.Random, telling: int) -> dict[str, str]:
    happening = number // _TELLINGS
    given, family = _person(2 * happening)
    office, thing, place = dice.choice(_OFFICES), dice.choice(_THINGS), dice.choice(_PLACES)
    other = " ".join([dice.choice(_OFFICES), *_person(2 * happening + 1)])
    day = date(2025, 1, 1) + timedelta(days=dice.randrange(300))
    deed = dice.choice(_DEEDS).format(thing=thing, place=place, other=other)
    said = dice.choice(_SAID).format(thing=thing)
    when = f"{day - timedelta(days=1):%A}"
    firsts = (
        f"{office} {given} {family} {deed} on {when}.",
        f"On {when} {office} {given} {family} {deed}, officials in {place} confirmed.",
        f"Reporters in {place} saw how {office} {given} {family} {deed} on {when}.",
    )
    # The last telling is a copy of the first in another outlet.
    own = random.Random(f"{number - number % _TELLINGS} {telling % (_TELLINGS - 1)}")
    rest = [
        f'"{said}," {family} said.',
        f"The two last met in {own.choice(_PLACES)} in {own.randrange(2015, 2025)}.",
        f"It may cost {own.randrange(2, 900)} million euros over {own.randrange(2, 9)} years.",
        f"Critics in {own.choice(_PLACES)} asked why {own.choice(_THINGS)} has to wait.",
    ]
    own.shuffle(rest)
    version = telling % (_TELLINGS - 1)
    report = {
        "id": f"made-{number}",
        "title": f"{family} and {other}: {thing} ({version + 1})",
        "text": "\n\n".join([firsts[version], *rest]),
        "source": _OUTLETS[telling],
    }
    if telling != 1:  # the second says no day, and gets an estimate
        report["published"] = (day + timedelta(telling // 3)).isoformat()
    return report


def _person(number: int) -> tuple[str, str]:
    """Given and family name; no two alike up to the product of both lists."""
    turn, given = divmod(number, len(_GIVEN))
    return _GIVEN[given], _FAMILY[(given + turn) % len(_FAMILY)]


def report_lines(path: Path | None, count: int) -> list[bytes]:
    """The first `count` lines of JSON of a file, of all with 0; made-up reports without one."""
    if path is None:
        return [json.dumps(each).encode() + b"\n" for each in made_news(count)]
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        return list(itertools.islice(stream, count or None))
