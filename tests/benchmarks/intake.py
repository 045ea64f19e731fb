"""How much of spaCy's own pace the whole pipeline keeps, with one worker and with two.

    .venv/bin/python -m tests.benchmarks.intake [REPORTS.jsonl[.gz]] [--reports N] [--soak N]

One run, one machine, ratios: the same texts through the same components with `nlp.pipe`, as spaCy
publishes them (before and after, since a shared machine changes) and as `load_model` makes them
faster; through the whole pipeline with one `manage.py work`, and with two; then the same file once
more, unchanged; then `--soak` short reports for what a worker remembers. Without a file the reports
are made up. On a machine that others use as well the ratio of processor seconds (of the load, the
workers and the server) says more than that of the clock. A load is what `ingest --queue` does: the
first reports are read while the last are still being saved. Everything goes into a database of its
own, made anew.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config import postgres
from config.postgres.place import place
from config.postgres.process import postmaster
from tests.benchmarks.made_news import report_lines

_DATABASE = "bench_intake"
_SOAKED_WORDS = 100

# `manage.py work`, told of a database of its own.
_WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from django.core.management import call_command
call_command("work")
"""

# The same components over the same texts.
_ALONE = """
import json, sys, time
import config
from entities.language import model
from entities.language.model import parse
nlp = getattr(model, sys.argv[2])(sys.argv[1])
texts = json.load(sys.stdin)
list(parse(nlp, texts[:3]))
clock, processor = time.perf_counter(), time.process_time()
for doc in parse(nlp, texts): pass
print(time.perf_counter() - clock, time.process_time() - processor)
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of processors, and megabytes of the largest worker."""

    clock: float
    processor: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Reports per second by the clock, and the ratios that are promised; `kept_pace_of_own` is that
    of the model as the site loads it, which is faster than the published one."""

    reports: int
    alone: float
    one_worker: float
    two_workers: float
    kept_pace: float
    kept_pace_processor: float
    kept_pace_of_own: float
    second_worker: float
    unchanged_faster: float
    megabytes: float
    machine_load: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="REPORTS", nargs="?")
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument(
        "--soak", type=int, default=0, help="short reports to watch the memory over"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    lines = report_lines(asked.path, asked.reports)
    found: dict[str, Any] = {}
    if asked.reports:
        found |= asdict(_measure(lines))
    if asked.soak:
        found["soaked"] = asked.soak
        found["soak_megabytes"] = _soak(lines, asked.soak)
    for name, value in found.items():
        sys.stdout.write(f"{name:>20}  {value}\n")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n")


def _measure(lines: list[bytes]) -> Figures:
    texts = [json.loads(line)["text"] for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports.jsonl")
        path.write_bytes(b"".join(lines))
        before = _alone(texts)
        one = _loaded(path, workers=1)
        began = time.perf_counter()
        call_command("ingest", str(path), queue=True, stdout=StringIO(), stderr=StringIO())
        unchanged = time.perf_counter() - began
        after = _alone(texts)
        own = _alone(texts, loaded_by="load_model")
        two = _loaded(path, workers=2)
    alone = Spent((before.clock + after.clock) / 2, (before.processor + after.processor) / 2)
    return Figures(
        reports=len(texts),
        alone=round(len(texts) / alone.clock, 3),
        one_worker=round(len(texts) / one.clock, 3),
        two_workers=round(len(texts) / two.clock, 3),
        kept_pace=round(alone.clock / one.clock, 3),
        kept_pace_processor=round(alone.processor / one.processor, 3),
        kept_pace_of_own=round(own.clock / one.clock, 3),
        second_worker=round(one.clock / two.clock, 3),
        unchanged_faster=round(one.clock / unchanged, 1),
        megabytes=round(max(one.megabytes, two.megabytes)),
        machine_load=round(os.getloadavg()[1], 1),
    )


def _alone(texts: list[str], *, loaded_by: str = "as_published") -> Spent:
    command = [sys.executable, "-c", _ALONE, str(settings.SPACY_MODEL), loaded_by]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return Spent(*map(float, done.stdout.split()))


def _loaded(path: Path, *, workers: int) -> Spent:
    """From the first byte to the last story: saved and queued one by one by this process, as
    `ingest --queue` does, and read by the workers meanwhile."""
    _make_anew()
    with _at_work(workers) as pids:
        server = _server_seconds()
        clock, processor = time.perf_counter(), time.process_time()
        at_start = sum(map(_seconds, pids))
        _load(path)
        clock = time.perf_counter() - clock
        processor = time.process_time() - processor
        processor += sum(map(_seconds, pids)) - at_start + _server_seconds() - server
        return Spent(clock, processor, max(map(_megabytes, pids)))


def _soak(lines: list[bytes], count: int) -> list[float]:
    """Megabytes of one worker after each tenth of so many short reports, all of them different."""
    _make_anew()
    slices = itertools.islice(_slices(lines), count)
    sizes: list[float] = []
    with tempfile.TemporaryDirectory() as folder, _at_work(1) as pids:
        for number in range(10):
            path = Path(folder, f"{number}.jsonl")
            tenth = itertools.islice(slices, count // 10)
            path.write_text("".join(json.dumps(each) + "\n" for each in tenth))
            _load(path)
            sizes.append(round(_megabytes(pids[0])))
            sys.stdout.write(f"after {(number + 1) * count // 10}: {sizes[-1]} MB\n")
            sys.stdout.flush()
    return sizes


def _slices(lines: list[bytes]) -> Iterator[dict[str, str]]:
    """Passages of about a hundred words, from another word on in each turn."""
    for turn in itertools.count():
        for line in lines:
            words = json.loads(line)["text"].split()
            for start in range(turn * 17, len(words), _SOAKED_WORDS):
                text = " ".join(words[start : start + _SOAKED_WORDS])
                yield {"text": text, "published": "2020-01-01", "source": f"Slice {turn}"}


def _load(path: Path) -> None:
    from articles.jobs import queue  # noqa: PLC0415 - Django has to be set up first
    from articles.models import Article  # noqa: PLC0415
    from articles.pipeline import take_in  # noqa: PLC0415
    from articles.save import Saved  # noqa: PLC0415

    for taken in take_in([path], now=timezone.now()):
        if isinstance(taken, Saved):
            queue([taken.article.pk])
    while Article.objects.unfinished().exists():
        time.sleep(0.25)


@contextmanager
def _at_work(count: int) -> Iterator[list[int]]:
    """So many workers that have loaded the model; their process numbers."""
    from procrastinate.contrib.django.models import ProcrastinateWorker  # noqa: PLC0415

    with ExitStack() as stack:
        pids = []
        for _ in range(count):
            process = subprocess.Popen([sys.executable, "-c", _WORKER, _DATABASE])
            stack.callback(process.wait)
            stack.callback(process.terminate)
            pids.append(process.pid)
        while ProcrastinateWorker.objects.count() < count:
            time.sleep(0.1)
        yield pids


def _seconds(pid: int) -> float:
    """Of processor time, with that of children it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _server_seconds() -> float:
    server = postmaster(place(postgres.data_dir()))
    if server is None:
        return 0.0
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return sum(map(_seconds, [server, *map(int, children)]))


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _make_anew() -> None:
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    connection.settings_dict["NAME"] = "postgres" if name == _DATABASE else name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {_DATABASE} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {_DATABASE}")
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = _DATABASE
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
