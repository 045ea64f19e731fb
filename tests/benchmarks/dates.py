"""How long the calendar's pages take in an archive of 100,000 reports.

    .venv/bin/python -m tests.benchmarks.dates [--reports N] [--rounds N] [--json FILE]

The archive is made up and kept in a database of its own, so that a second run starts at once. A
page that reads nothing is asked for in between: on a busy machine the ratio to it says more than
the milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

import django
from django.conf import settings
from django.test import Client

from config import postgres

PAGES = {
    "trivial": "/no-such-page/",
    "all years": "/dates/",
    "year": "/dates/2025/",
    "month": "/dates/2025/11/",
    "day": "/dates/2025/11/20/",
    "person in most reports": "/people/person-1/",
    "person in few reports": "/people/person-4000/",
    "place in most reports": "/places/place-1/",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds for one page, and its median as a multiple of the trivial page's."""

    p50: float
    p95: float
    ratio: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    # The models can only be imported when Django is set up.
    from tests.benchmarks.archive import kept  # noqa: PLC0415

    with kept(asked.reports):
        figures = measured(asked.rounds)
    load = [round(each, 1) for each in os.getloadavg()]
    sys.stdout.write(table(figures, reports=asked.reports, load=load))
    if asked.json:
        found = {"reports": asked.reports, "rounds": asked.rounds, "load": load}
        pages = {name: asdict(figure) for name, figure in figures.items()}
        asked.json.write_text(json.dumps({**found, "pages": pages}, indent=2) + "\n")


def measured(rounds: int) -> dict[str, Figure]:
    """Every page so many times, in turns, so that a burst of other work meets all of them."""
    client = Client()
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    for number in range(rounds + 2):
        for name, address in PAGES.items():
            began = time.perf_counter()
            client.get(address)
            if number >= 2:  # the first two fill caches of templates, plans and pages of the disk
                times[name].append(1000 * (time.perf_counter() - began))
    trivial = median(times["trivial"])
    return {
        name: Figure(
            p50=round(median(taken), 1),
            p95=round(quantiles(taken, n=20)[-1], 1),
            ratio=round(median(taken) / trivial, 1),
        )
        for name, taken in times.items()
    }


def table(figures: Mapping[str, Figure], *, reports: int, load: list[float]) -> str:
    lines = [f"{reports:,} reports; load {load}, {os.cpu_count()} processors", ""]
    lines.append(f"{'page':<26}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>8}")
    lines += [
        f"{name:<26}{each.p50:>9}{each.p95:>9}{each.ratio:>8}" for name, each in figures.items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
