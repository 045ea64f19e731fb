"""How soon a ruling shows at 500,000 mentions, how long one "always" on 5,000 of them takes, and
how soon the pages of the desk are there.

    .venv/bin/python -m tests.benchmarks.rulings [--mentions N] [--rounds N] [--json FILE]

The archive is made up and kept in a database of its own; what is ruled is undone again, so that a
second run starts where the first did. What a worker would do in the background is done here, one
job after the other, as one worker would. A page that reads nothing is asked for in between: on a
busy machine the ratio to it says more than the seconds.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from config import postgres

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from entities.models import Mention, Ruling


_LISTED = "mention entity datemention quote event ruling".split()
"""The models whose lists of the admin are asked for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds, the median and the slowest twentieth, of so many rounds."""

    name: str
    p50: float
    p95: float
    rounds: int


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mentions", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    # The models can only be imported when Django is set up.
    from tests.benchmarks.ruled import kept  # noqa: PLC0415

    with kept(asked.mentions):
        figures = [*_one(asked.rounds), *_always(), *_desk(asked.rounds)]
    load = [round(each, 1) for each in os.getloadavg()]
    sys.stdout.write(f"{asked.mentions:,} mentions; load {load}, {os.cpu_count()} processors\n\n")
    sys.stdout.write(f"{'':<44}{'p50 s':>9}{'p95 s':>9}\n")
    for each in figures:
        sys.stdout.write(f"{each.name:<44}{each.p50:>9.3f}{each.p95:>9.3f}\n")
    if asked.json:
        found = {"mentions": asked.mentions, "load": load, "figures": [asdict(e) for e in figures]}
        asked.json.write_text(json.dumps(found, indent=2) + "\n")


def _figure(name: str, taken: list[float]) -> Figure:
    p95 = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    return Figure(name, round(median(taken), 3), round(p95, 3), len(taken))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _editor() -> User:
    from django.contrib.auth.models import Group, User  # noqa: PLC0415

    user, _ = User.objects.get_or_create(username="bench")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def _one(rounds: int) -> list[Figure]:
    """A ruling on one mention, and the pages on which it shows."""
    from entities.models import Entity, Ruling  # noqa: PLC0415
    from entities.rulings.frame import withdraw  # noqa: PLC0415

    editor, client = _editor(), Client()
    client.force_login(editor)
    reader = Client()
    names = ("a page that reads nothing", "the form", "the ruling", "the report's page",
             "the person's page", "until it shows there", "undone")  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in names}
    busiest = list(Entity.objects.kind("person").most_named()[:rounds])
    for number, mention in enumerate(_mentions(rounds + 1)):
        to = busiest[(number + 1) % len(busiest)]
        where = reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])
        told = {"chosen": str(to.pk), "scope": "here", "seen": str(Ruling.objects.newest_id())}
        took = {
            "a page that reads nothing": _timed(lambda: reader.get("/no-such-page/")),
            "the form": _timed(lambda at=where: client.get(at)),  # type: ignore[misc]
            "the ruling": _timed(lambda at=where, said=told: client.post(at, said)),  # type: ignore[misc]
            "the report's page": _timed(lambda m=mention: reader.get(m.article.get_absolute_url())),  # type: ignore[misc]
            "the person's page": _timed(lambda e=to: reader.get(e.get_absolute_url())),  # type: ignore[misc]
        }
        took["until it shows there"] = took["the ruling"] + took["the person's page"]
        if not to.mentions.filter(article=mention.article_id, start=mention.start).exists():
            raise RuntimeError(f"{mention} is not {to}")
        made = Ruling.objects.order_by("pk").last()
        took["undone"] = _timed(lambda r=made: withdraw(r, editor=editor))  # type: ignore[misc]
        for name, seconds in took.items():
            if number:  # the first fills caches of templates, plans and pages of the disk
                times[name].append(seconds)
    return [_figure(name, taken) for name, taken in times.items()]


def _mentions(count: int) -> list[Mention]:
    """Mentions of busy people, each in a report of its own."""
    from entities.models import Entity, Mention  # noqa: PLC0415

    busy = Entity.objects.kind("person").most_named()[5 : 5 + count]
    rows = Mention.objects.select_related("article__source", "entity", "naming")
    return [rows.filter(entity=each).order_by("pk")[number] for number, each in enumerate(busy)]


def _always() -> list[Figure]:
    """A ruling on every mention of a name, in every report that prints it, and its undoing."""
    from entities.models import Mention, Ruling  # noqa: PLC0415
    from entities.rulings.frame import withdraw  # noqa: PLC0415
    from tests.benchmarks.ruled import WORDS  # noqa: PLC0415

    editor, client = _editor(), Client()
    client.force_login(editor)
    mention = Mention.objects.filter(text=WORDS).order_by("pk")[0]
    where = reverse("rule-mention", args=[mention.article_id, mention.start, mention.end])
    told = {"chosen": "new", "new_name": "Somebody Else", "scope": "always",
            "seen": str(Ruling.objects.newest_id())}  # fmt: skip
    figures = [
        _figure("always: the form, with its preview", [_timed(lambda: client.get(where))]),
        _figure("always: the ruling", [_timed(lambda: client.post(where, told))]),
    ]
    made = Ruling.objects.order_by("pk").last()
    if made is None:
        raise RuntimeError("nothing was ruled")
    done = f"always: {Mention.objects.filter(text=WORDS).count():,} mentions, in the background"
    figures.append(_figure(done, [_timed(lambda: _work(made))]))
    left = Mention.objects.filter(text=WORDS, ruling=None).count()
    if left:
        raise RuntimeError(f"{left} mentions were left out")
    figures.append(_figure("always: undone", [_timed(lambda: withdraw(made, editor=editor))]))
    figures.append(_figure("always: undone, in the background", [_timed(lambda: _work(made))]))
    return figures


def _desk(rounds: int) -> list[Figure]:
    """The pages on which editors choose what to decide, as an administrator has them."""
    from django.contrib.auth.models import User  # noqa: PLC0415

    from entities.models import Entity  # noqa: PLC0415

    admin, _ = User.objects.get_or_create(username="bench admin", is_superuser=True, is_staff=True)
    client = Client()
    client.force_login(admin)
    one, other = Entity.objects.kind("person").most_named()[:2]
    lists = {name: reverse(f"admin:entities_{name}_changelist") for name in _LISTED}
    pages = {
        "the queue": reverse("queue"),
        "the log": reverse("rulings"),
        "a merge, with its preview": f"{reverse('merge-entities', args=[one.pk])}?with={other.pk}",
        "a split of the busiest page": reverse("split-entity", args=[one.pk]),
        **{f"admin: every {name}": address for name, address in lists.items()},
        "admin: mentions searched": f"{lists['mention']}?q=Lindqvist",
        "admin: entities searched": f"{lists['entity']}?q=Lindqvist",
    }
    figures = []
    for name, address in pages.items():
        if client.get(address).status_code != 200:
            raise RuntimeError(f"{address} does not answer")
        taken = [_timed(lambda at=address: client.get(at)) for _ in range(rounds)]  # type: ignore[misc]
        figures.append(_figure(name, taken))
    return figures


def _work(ruling: Ruling) -> None:
    """What one worker does of the jobs that this ruling left."""
    from procrastinate.contrib.django.models import ProcrastinateJob  # noqa: PLC0415

    from entities.rulings.derive import BACKGROUND, derive_articles  # noqa: PLC0415

    jobs = ProcrastinateJob.objects.filter(
        task_name=BACKGROUND, status="todo", args__ruling=ruling.pk
    )
    left = list(jobs.order_by("pk").values_list("pk", "args"))
    for _, args in left:
        derive_articles(args["article_ids"])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [[e[0] for e in left]])


if __name__ == "__main__":
    main()
