"""What copies and stories cost beside reading, as the archive grows to 33,000 reports.

    .venv/bin/python -m tests.benchmarks.grouping [--sizes N N] [--reports N] [--json FILE]

The archive is made up: happenings of six reports each, told in made-up words, names, days and
outlets. At each size some reports of new happenings are marked for copies and put into stories, in
turns with the reading of a report of the same length, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.conf import settings

from config import postgres

SIZES = (1_500, 6_000, 15_000, 33_000)
_WORDS = 450
_OF_ONE = 6
_SYLLABLES = "ba ko ri mu ne ta lo shi ver dan pol gre fin sto cal mer".split()
_COMMON = "the minister said that talks on ships and troops would go on this week".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--reports", type=int, default=30, help="measured at each size")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    figures = list(curve(asked.sizes, asked.reports))
    lines = ["reports   read ms   copies ms   group ms   share of reading"]
    lines += [
        "{size:>7,}{read:>10.0f}{copies:>12.1f}{group:>11.1f}{share:>17.1%}".format(**each)
        for each in figures
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.json:
        load = [round(each, 1) for each in os.getloadavg()]
        asked.json.write_text(json.dumps({"load": load, "curve": figures}, indent=2) + "\n")


def told(happening: int, telling: int) -> tuple[str, str, date]:
    """Text, title and day of one report: a third of its words are its happening's, few its own."""
    of_happening, own = random.Random(happening), random.Random(f"{happening} {telling}")
    rare = ["".join(of_happening.choices(_SYLLABLES, k=3)) for _ in range(60)]
    people = [" ".join(of_happening.choices(_NAMES, k=2)) for _ in range(4)]
    said: list[str] = []
    while len(said) < _WORDS:
        pool = own.choices((rare, _COMMON, people, _NAMES), (3, 6, 1, 0.5))[0]
        said.append(own.choice(pool))
    text = ". ".join(" ".join(said[at : at + 15]) for at in range(0, _WORDS, 15))
    # One happening a day of twelve years, so that a month is as full at every size as in life.
    day = date(2012, 1, 1) + timedelta(days=of_happening.randrange(4_383) + own.randrange(3))
    return text, f"{people[0]} on {rare[0]}", day


_NAMES = [
    "".join(random.Random(n).choices(_SYLLABLES, k=2)).capitalize() for n in range(4_000)
]  # common to all happenings, as the names of ministers are


def curve(sizes: list[int], reports: int) -> Iterator[dict[str, Any]]:
    """Medians in milliseconds at each size of the archive, in a database of its own."""
    # The models can only be imported when Django is set up.
    from django.db import connection  # noqa: PLC0415

    from entities.language.model import load_model  # noqa: PLC0415
    from tests.benchmarks.grown import grow, measured  # noqa: PLC0415

    nlp = load_model(settings.SPACY_MODEL)
    own = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = "attache_grouping"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        for size in sizes:
            grow(size, told=told, of_one=_OF_ONE)
            times = list(measured(size, reports, told=told, nlp=nlp))
            read, copies, group = (median(each) * 1_000 for each in zip(*times, strict=True))
            share = (copies + group) / read
            yield {"size": size, "read": read, "copies": copies, "group": group, "share": share}
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    sys.stdout.write(f"in {time.perf_counter() - began:.0f} s\n")
