"""How fast the site answers at 100,000 reports, and Datasette on the same data.

    .venv/bin/python -m tests.benchmarks.speed [--reports N] [--datasette COMMAND] [--json FILE]

The archive is made up and kept in a database of its own, so that a second run starts at once. The
site is served as `make run` serves it. Each row is asked by one reader and by eight at once, warm,
first of the one server and then of the other, so that other work on the machine meets both.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.core.management import call_command

from config import postgres
from config.launch import web_server
from tests.benchmarks.asking import Took, ask, download

if TYPE_CHECKING:
    from tests.benchmarks.questions import Row

READERS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A row asked by one reader, and by eight at once."""

    one: Took
    many: Took


@dataclass(frozen=True, slots=True)
class Measured:
    """A row of the table: as it is served (kept until something changes), every page made anew, and
    the rival's, None where it was not asked."""

    name: str
    most: int
    site: Asked
    anew: Asked | None = None
    rival: Asked | None = None

    @property
    def holds(self) -> bool:
        return self.site.one.p95 <= self.most

    @property
    def ahead(self) -> bool:
        if self.rival is None:
            return True
        mine, other = self.site, self.rival
        return mine.one.p95 < other.one.p95 and mine.many.p95 < other.many.p95

    @property
    def ahead_anew(self) -> bool:
        return replace(self, site=self.anew or self.site).ahead


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reports", type=int, default=int(os.environ.get("SIZE", "100000")))
    parser.add_argument("--times", type=int, default=60, help="questions of a row by one reader")
    parser.add_argument("--datasette", default=os.environ.get("DATASETTE", ""))
    parser.add_argument("--further", action="store_true", help="pages outside of the table too")
    parser.add_argument("--only", default="", help="rows whose name has these words")
    parser.add_argument("--kept-only", action="store_true", help="no pages made anew: much quicker")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    postgres.attach()
    django.setup()
    # The models can only be imported when Django is set up.
    from tests.benchmarks.archive import kept  # noqa: PLC0415

    began = time.perf_counter()
    with kept(asked.reports) as made:
        took = time.perf_counter() - began if made else None
        found = _measured(asked)
    out = "\n".join(_head(asked.reports, took)) + "\n" + "\n".join(found.pop("lines")) + "\n"
    sys.stdout.write(out)
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps({"reports": asked.reports, **found}, indent=2) + "\n")


def _measured(asked: argparse.Namespace) -> dict[str, Any]:
    from tests.benchmarks import rival  # noqa: PLC0415
    from tests.benchmarks.questions import further, questions  # noqa: PLC0415

    size = 0 if asked.reports <= 300_000 else 1
    rows = [each for each in questions(asked.reports) if asked.only in each.name]
    others = [each for each in further(asked.reports) if asked.only in each.name]
    others = others if asked.further or asked.only else []
    folder = postgres.data_dir() / f"datasette-{asked.reports}"
    folder.mkdir(parents=True, exist_ok=True)
    if asked.datasette:
        rival.build(folder)
    call_command("collectstatic", interactive=False, verbosity=0)
    with served(keeps=False) as anew, served() as site, _rival(asked.datasette, folder) as other:
        warm = _memory(site.pid)
        servers = (anew, site, other)
        table = [_row(each, servers, size, asked) for each in rows]
        further_rows = [_row(each, servers, size, asked) for each in others]
        exports = [] if asked.only else [_export(site, "/articles.csv")]
        if other and not asked.only:
            exports.append(_export(other, "/bench/articles.csv?_stream=1&_col=id&_col=title"))
        memory = {"before": warm, "after": _memory(site.pid)}
    lines = _lines(table, rival=bool(other))
    if further_rows:
        lines += ["", "Further pages", "", *_lines(further_rows, rival=False)]
    lines.append("")
    for who, each in zip(("site", "Datasette"), exports, strict=False):
        lines.append(
            f"{who}: all reports as CSV, {each['rows']:,} rows, {each['a_second']:,} a second,"
            f" memory {each['memory_before']} MB before, at most {each['memory_most']} MB during"
        )
    lines.append(f"web server's memory: {warm} MB when started, {memory['after']} MB at the end")
    return {
        "lines": lines,
        "rows": [asdict(each) for each in (*table, *further_rows)],
        "exports": exports,
        "memory": memory,
    }


def _row(
    row: Row, servers: tuple[Server, Server, Server | None], size: int, asked: argparse.Namespace
) -> Measured:
    def both(server: Server, addresses: Sequence[str]) -> Asked:
        # Every address, and every thread with its connection: what is measured is warm.
        ask(server.port, addresses, readers=1, each=max(2, len(addresses)))
        ask(server.port, addresses, readers=READERS, each=2)
        one = ask(server.port, addresses, readers=1, each=asked.times)
        many = ask(server.port, addresses, readers=READERS, each=max(3, asked.times // 4))
        return Asked(one, many)

    anew, site, other = servers
    found = Measured(
        row.name,
        row.most[size],
        both(site, row.site),
        None if asked.kept_only else both(anew, row.site),
        both(other, row.rival) if other and row.rival else None,
    )
    # Told at once: a run that is cut short is not lost.
    sys.stderr.write(f"{_lines([found], rival=True)[-1]}\n")
    return found


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    pid: int


@contextmanager
def served(*, keeps: bool = True) -> Iterator[Server]:
    """The site as `make run` serves it, on the archive that is connected."""
    from django.db import connection  # noqa: PLC0415

    settings = connection.settings_dict
    address = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
    environment = os.environ | {"DATABASE_URL": f"{address}&port={settings['PORT']}"}
    if not keeps:
        environment["KEPT_PAGES_MB"] = "0"
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        held.set_inheritable(True)
        process = subprocess.Popen(web_server(held), env=environment, pass_fds=(held.fileno(),))
    with _until_it_stops(process, port) as server:
        yield server


@contextmanager
def _rival(datasette: str, folder: Path) -> Iterator[Server | None]:
    from tests.benchmarks import rival  # noqa: PLC0415

    if not datasette:
        yield None
        return
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    command = rival.command(datasette, folder, port=port)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with _until_it_stops(process, port) as server:
        yield server


@contextmanager
def _until_it_stops(process: subprocess.Popen[bytes], port: int) -> Iterator[Server]:
    try:
        _wait(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            ask(port, ["/robots.txt"], readers=1, each=2)
        except OSError:
            time.sleep(0.1)
        except Exception as error:  # noqa: BLE001 - any answer is an answer
            if "answers" in str(error):
                return
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nothing answers at port {port}")


def _export(server: Server, address: str) -> dict[str, Any]:
    before, most = _memory(server.pid), 0.0
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(download, server.port, address)
        while not going.done():
            most = max(most, _memory(server.pid))
            time.sleep(0.2)
    lines, seconds = going.result()
    return {
        "rows": lines - 1,
        "seconds": round(seconds, 1),
        "a_second": round((lines - 1) / seconds),
        "memory_before": before,
        "memory_most": most,
    }


def _memory(pid: int) -> float:
    """Megabytes that a process and its children hold, what they share counted once (Linux)."""
    total = 0
    for each in (pid, *_children(pid)):
        with Path(f"/proc/{each}/smaps_rollup").open() as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    return round(total / 1024, 1)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found]


def _head(reports: int, took: float | None) -> list[str]:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    made = f"made in {took:,.0f} s" if took else "made before"
    return [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {reports:,} reports, {made}; "
        f"{os.cpu_count()} processors ({platform.machine()}), load {load}; "
        f"Python {platform.python_version()}",
        "",
    ]


_COLUMNS: Mapping[str, Callable[[Measured], object]] = {
    "p95, milliseconds": lambda each: each.name,
    "at most": lambda each: each.most,
    "site": lambda each: each.site.one.p95,
    "holds": lambda each: _said(each.holds),
    "8 readers": lambda each: each.site.many.p95,
    "made anew": lambda each: each.anew.one.p95 if each.anew else "–",
    "anew, p50": lambda each: each.anew.one.p50 if each.anew else "–",
    "anew, 8 readers": lambda each: each.anew.many.p95 if each.anew else "–",
}
_RIVAL: Mapping[str, Callable[[Measured], object]] = {
    "Datasette": lambda each: each.rival.one.p95 if each.rival else "–",
    "Datasette, 8 readers": lambda each: each.rival.many.p95 if each.rival else "–",
    "ahead": lambda each: _said(each.ahead) if each.rival else "–",
    "ahead anew": lambda each: _said(each.ahead_anew) if each.rival and each.anew else "–",
}


def _said(yes: bool) -> str:
    return "yes" if yes else "NO"


def _lines(rows: list[Measured], *, rival: bool) -> list[str]:
    columns = {**_COLUMNS, **(_RIVAL if rival else {})}
    cells = [list(columns), ["---"] * len(columns)]
    cells += [[str(tell(each)) for tell in columns.values()] for each in rows]
    return [f"| {' | '.join(row)} |" for row in cells]


if __name__ == "__main__":
    main()
