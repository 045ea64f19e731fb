"""What copies and stories cost beside reading, as the archive grows to 33,000 reports.

    .venv/bin/python -m tests.benchmarks.grouping [REPORTS…] [--sizes N…] [--json FILE]

The archive is made of the reports named (files, JSON lines, folders; `seeds/` where none is), cut
into paragraphs and varied: happenings of six reports each, with names, numbers, days and outlets of
their own. At each size some reports of new happenings are marked for copies and put into stories,
in turns with the cleaning and reading of the same texts, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.conf import settings

from articles.draft import Draft
from config import postgres

SIZES = (1_500, 5_000, 10_000, 20_000, 33_000)
_OF_ONE = 6
_WORDS = 700
"""About the length of a report: 1,500 of many outlets have 740 words on average."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reports", type=Path, nargs="*", default=[Path("seeds")])
    parser.add_argument("--read", type=int, default=200, help="reports that are read and varied")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--measured", type=int, default=45, help="new reports at each size")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    figures = []
    for each in curve(asked.sizes, asked.measured, paths=asked.reports, read=asked.read):
        figures.append(each)
        sys.stderr.write(f"{each}\n")
    lines = ["reports   read ms   copies ms   group ms   share of reading"]
    lines += [
        "{size:>7,}{read:>10.0f}{copies:>12.1f}{group:>11.1f}{share:>17.1%}".format(**each)
        for each in figures
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.json:
        load = [round(each, 1) for each in os.getloadavg()]
        asked.json.write_text(json.dumps({"load": load, "curve": figures}, indent=2) + "\n")


def curve(
    sizes: list[int], measure: int, *, paths: list[Path], read: int
) -> Iterator[dict[str, Any]]:
    """Medians in milliseconds at each size of the archive, in a database of its own."""
    # The models can only be imported when Django is set up.
    from django.db import connection  # noqa: PLC0415

    from articles.readers import read_paths  # noqa: PLC0415
    from entities.language.model import load_model  # noqa: PLC0415
    from tests.benchmarks.grown import grow, measured, varied  # noqa: PLC0415

    nlp = load_model(settings.SPACY_MODEL)
    drafts = (each for each in read_paths(paths) if isinstance(each, Draft))
    told = varied(list(islice(drafts, read)), nlp, words=_WORDS)
    own = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["NAME"] = "attache_grouping"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        for size in sizes:
            grow(size, told=told, of_one=_OF_ONE)
            times = list(measured(size, measure, told=told, nlp=nlp))
            read, copies, group = (median(each) * 1_000 for each in zip(*times, strict=True))
            share = (copies + group) / read
            yield {"size": size, "read": read, "copies": copies, "group": group, "share": share}
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    sys.stdout.write(f"in {time.perf_counter() - began:.0f} s\n")
