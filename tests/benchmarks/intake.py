"""How much of spaCy's own pace the whole pipeline keeps, with one worker and with two.

    .venv/bin/python -m tests.benchmarks.intake REPORTS.jsonl[.gz] [--reports N] [--json FILE]

One run, one machine, ratios: the same texts through the same components with `nlp.pipe`, through
the whole pipeline with one worker, and with two. Then the same file once more, unchanged.
Everything goes into a database of its own, made anew.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from config import postgres

_DATABASE = "bench_intake"

_WORKER = """
import os, resource, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from articles.jobs import finish_article
from articles.models import Article
from articles.pipeline import finish
from entities.language.model import load_model
nlp = load_model(settings.SPACY_MODEL)
list(nlp.pipe(["Anna Berg met Carl Lund in Oslo."]))
print("ready", flush=True)
sys.stdin.readline()
while True:
    ids = list(Article.objects.unfinished().order_by("pk").values_list("pk", flat=True)[:200])
    if not ids:
        break
    for each in ids:
        finish(each, nlp)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Reports per second, the ratios of them, and megabytes of the largest worker."""

    reports: int
    alone: float
    one_worker: float
    two_workers: float
    kept_pace: float
    second_worker: float
    unchanged_faster: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="REPORTS")
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports.jsonl")
        lines = _lines(asked.path, asked.reports)
        path.write_bytes(b"".join(lines))
        found = _measure(path, [json.loads(line)["text"] for line in lines])
    for name, value in asdict(found).items():
        sys.stdout.write(f"{name:>18}  {value:8.2f}\n")
    if asked.json:
        asked.json.write_text(json.dumps(asdict(found), indent=1) + "\n")


def _lines(path: Path, count: int) -> list[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        return list(itertools.islice(stream, count))


def _measure(path: Path, texts: list[str]) -> Figures:
    alone = len(texts) / _alone(texts)
    one, megabytes = _workers(path, 1)
    started = time.perf_counter()
    call_command("ingest", str(path), queue=True, stdout=StringIO(), stderr=StringIO())
    unchanged = time.perf_counter() - started
    two, more = _workers(path, 2)
    return Figures(
        reports=len(texts),
        alone=alone,
        one_worker=len(texts) / one,
        two_workers=len(texts) / two,
        kept_pace=len(texts) / one / alone,
        second_worker=one / two,
        unchanged_faster=one / unchanged,
        megabytes=max(megabytes, more),
    )


def _alone(texts: list[str]) -> float:
    """Seconds of the same components over the same texts, as they are run by the pipeline."""
    code = (
        "import json,sys,time\n"
        "from entities.language.model import load_model, parse\n"
        "nlp = load_model(sys.argv[1])\n"
        "texts = json.load(sys.stdin)\n"
        "list(parse(nlp, texts[:3]))\n"
        "started = time.perf_counter()\n"
        "for doc in parse(nlp, texts): pass\n"
        "print(time.perf_counter() - started)\n"
    )
    command = [sys.executable, "-c", code, str(settings.SPACY_MODEL)]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _workers(path: Path, count: int) -> tuple[float, float]:
    """Seconds from the first byte to the last story, and megabytes of the largest worker."""
    _make_anew()
    command = [sys.executable, "-c", _WORKER, _DATABASE]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(count)
    ]
    for each in workers:
        if each.stdout is None or each.stdout.readline().strip() != "ready":
            raise RuntimeError("a worker did not start")
    started = time.perf_counter()
    call_command("ingest", str(path), queue=True, stdout=StringIO(), stderr=StringIO())
    for each in workers:
        if each.stdin is not None:
            each.stdin.write("\n")
            each.stdin.flush()
    sizes = [float((each.communicate()[0] or "0").split()[-1]) / 1024 for each in workers]
    return time.perf_counter() - started, max(sizes)


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
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
