"""Everything is killed in the middle of a load; the next load ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from config import postgres


def manage(*words: str, data_dir: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATA_DIR": str(data_dir)}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(*words: str, data_dir: Path) -> str:
    process = manage(*words, data_dir=data_dir)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    return out


def ids(data_dir: Path) -> list[str]:
    exported = finished("export", "articles", data_dir=data_dir)
    return sorted(json.loads(line)["external_id"] for line in exported.splitlines())


def reports(folder: Path) -> Path:
    """Six short reports, so that a load takes long enough to be killed in."""
    folder.mkdir()
    for number in range(6):
        text = f"Defence minister Anna Berg met envoy number {number} in Oslo on Thursday. "
        (folder / f"{number}.txt").write_text(
            f" date 2025-03-1{number} Visit {number}\n{text * 30}"
        )
    return folder


def kill_when_some_are_loaded(load: subprocess.Popen[str], data_dir: Path) -> None:
    """SIGKILL to the load and to its server, as soon as the first report is saved."""
    where = postgres.connection(data_dir)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and load.poll() is None:
        with (
            suppress(psycopg.Error),
            psycopg.connect(
                host=where.host, port=where.port, user=where.user, dbname=where.name
            ) as connection,
        ):
            row = connection.execute("SELECT count(*) FROM articles_article").fetchone()
            if row and row[0]:
                break
        time.sleep(0.05)
    server = int((data_dir / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    load.kill()
    os.kill(server, signal.SIGKILL)
    load.communicate(timeout=30)


def test_a_killed_load_is_carried_on(tmp_path: Path) -> None:
    folder, data_dir = reports(tmp_path / "reports"), tmp_path / "data"
    finished("migrate", "-v", "0", data_dir=data_dir)
    load = manage("ingest", str(folder), data_dir=data_dir)
    kill_when_some_are_loaded(load, data_dir)
    assert load.returncode == -signal.SIGKILL
    out = finished("ingest", str(folder), data_dir=data_dir)
    assert "refused 0" in out
    assert ids(data_dir) == [f"{number}.txt" for number in range(6)]
    exported = finished("export", "mentions", data_dir=data_dir)
    read = {json.loads(line)["external_id"] for line in exported.splitlines()}
    assert len(read) == 6


@pytest.mark.skipif(os.environ.get("DATABASE_URL") is not None, reason="needs the embedded server")
def test_no_server_outlives_its_command(tmp_path: Path) -> None:
    finished("migrate", "-v", "0", data_dir=tmp_path)
    assert not (tmp_path / "postgres" / "data" / "postmaster.pid").exists()
