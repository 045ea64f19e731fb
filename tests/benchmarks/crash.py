"""Whether a load that is killed again and again ends as one that nobody disturbed.

    .venv/bin/python -m tests.benchmarks.crash [REPORTS.jsonl[.gz]] [--reports 500] [--rounds 10]
        [--seed 1] [--json F]

Without a file the reports are made up. Each round loads them into a database of its own with
`ingest --queue` and two workers, and at random moments kills one of them (`kill -9`) or stops the
server at once (`pg_ctl stop -m immediate`, which is SIGQUIT to it); whatever fell is started again.
When all is done the tables are compared with those of an undisturbed run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings

from config import postgres
from config.postgres.place import place
from config.postgres.process import postmaster
from tests.benchmarks.made_news import report_lines
from tests.final_tables import Tables, differences

_DISTURBANCES = 4
_PATIENCE = 1_500.0
"""Seconds for one load. A job whose worker was killed waits a minute for the next sweep."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, metavar="REPORTS", nargs="?")
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the outcome here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports.jsonl")
        reports.write_bytes(b"".join(report_lines(asked.path, asked.reports)))
        calm = Load(reports, Path(folder, "calm"))
        expected = calm.run()
        _say(f"undisturbed: {calm.seconds:.0f} s")
        unequal = [
            _round(Path(folder), reports, expected, calm.seconds, seed=asked.seed + number)
            for number in range(asked.rounds)
        ]
    equal = sum(not each for each in unequal)
    _say(f"equal to the undisturbed run: {equal} of {asked.rounds} rounds")
    if asked.json:
        outcome = {"reports": asked.reports, "rounds": asked.rounds, "equal": equal}
        asked.json.write_text(json.dumps(outcome, indent=1) + "\n")
    sys.exit(equal != asked.rounds)


def _round(folder: Path, reports: Path, expected: Tables, calm: float, *, seed: int) -> list[str]:
    """The names of the tables that differ after one disturbed load, or why it says nothing."""
    load = Load(reports, folder / f"round-{seed}")
    found = differences(expected, load.run(disturbed=random.Random(seed), within=calm))
    shutil.rmtree(load.data_dir)
    _say(
        f"seed {seed}: {', '.join(load.told)}; {load.seconds:.0f} s; "
        + ("equal", "NOT")[bool(found)]
    )
    if not found and len(load.told) < _DISTURBANCES:
        _say("  done before all was disturbed that was to be: does not count as equal")
        return ["disturbed less"]
    for name, (lost, more) in found.items():
        _say(f"  {name}: {len(lost)} rows lost, {len(more)} not expected")
        for each in (*lost[:3], "--", *more[:3]):
            _say(f"    {each[:300]}")
    return list(found)


@dataclass
class Load:
    """One load with two workers, and what befell it."""

    reports: Path
    data_dir: Path
    told: list[str] = field(default_factory=list)
    seconds: float = 0.0
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _loaded: bool = False

    def run(self, *, disturbed: random.Random | None = None, within: float = 0.0) -> Tables:
        """Load to the end and return the tables; raises TimeoutError where it comes to none."""
        with ExitStack() as stack:
            stack.callback(self._stop)
            stack.enter_context(postgres.running(self.data_dir))
            self._manage("migrate", "-v", "0").wait()
            began = time.monotonic()
            moments = (
                [disturbed.uniform(0.5, within) for _ in range(_DISTURBANCES)] if disturbed else []
            )
            moments.sort()
            while not self._done():
                now = time.monotonic() - began
                if now > _PATIENCE:
                    raise TimeoutError(f"not done after {now:.0f} s: {self.told}")
                if disturbed and moments and now > moments[0]:
                    moments.pop(0)
                    self._disturb(disturbed, now)
                    stack.enter_context(postgres.running(self.data_dir))
                self._start_what_is_down()
                time.sleep(0.2)
            self.seconds = time.monotonic() - began
            self._stop()
            program = [sys.executable, "-m", "tests.final_tables"]
            out = subprocess.run(program, env=self._environment(), cwd=settings.BASE_DIR,
                                 stdout=subprocess.PIPE, check=True).stdout  # fmt: skip
            tables: Tables = json.loads(out)
            return tables

    def _disturb(self, dice: random.Random, now: float) -> None:
        victims: list[tuple[str, Callable[[], None]]] = [
            (name, process.kill)
            for name, process in self._running.items()
            if process.poll() is None
        ]
        server = postmaster(place(self.data_dir))
        if server:
            victims += [("server", lambda: os.kill(server, signal.SIGQUIT))] * 2
        name, end = dice.choice(victims)
        with suppress(ProcessLookupError):
            end()
        self.told.append(f"{name} at {now:.1f} s")

    def _start_what_is_down(self) -> None:
        load = self._running.get("load")
        if load is not None and load.poll() == 0:
            self._loaded = True
        if not self._loaded and (load is None or load.poll() is not None):
            self._running["load"] = self._manage("ingest", "--queue", str(self.reports))
        for name in ("worker 1", "worker 2"):
            worker = self._running.get(name)
            if worker is None or worker.poll() is not None:
                self._running[name] = self._manage("work")

    def _done(self) -> bool:
        if not self._loaded:
            return False
        where = postgres.connection(self.data_dir)
        with (
            suppress(psycopg.Error),
            psycopg.connect(
                host=where.host, port=where.port, user=where.user, dbname=where.name
            ) as connection,
        ):
            row = connection.execute(_LEFT).fetchone()
            return row is not None and row[0] == 0
        return False

    def _manage(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.data_dir / "load.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", *words],
                cwd=settings.BASE_DIR,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return kept | {"DATA_DIR": str(self.data_dir)}

    def _stop(self) -> None:
        for each in self._running.values():
            each.terminate()
        for each in self._running.values():
            try:
                each.wait(timeout=60)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()


_LEFT = "SELECT count(*) FROM articles_article WHERE state <> 'grouped'"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
