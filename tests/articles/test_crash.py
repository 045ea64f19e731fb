"""Everything is killed in the middle of a load; the next load ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command

from config import postgres
from tests.benchmarks.made_news import made_news
from tests.final_tables import differences, final_tables


def start(*words: str, data_dir: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATA_DIR": str(data_dir)}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(*words: str, data_dir: Path) -> str:
    process = start(*words, data_dir=data_dir)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 0, err
    return out


def manage(*words: str, data_dir: Path) -> subprocess.Popen[str]:
    return start("manage.py", *words, data_dir=data_dir)


def finished(*words: str, data_dir: Path) -> str:
    return run("manage.py", *words, data_dir=data_dir)


def reports(folder: Path) -> Path:
    """Eight short reports of two happenings, so that a load takes long enough to be killed in."""
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in made_news(8)))
    return path


def crash(load: subprocess.Popen[str], data_dir: Path, *, saved: int, how: signal.Signals) -> None:
    """End the load's server in this way as soon as so many reports are saved; SIGKILL ends the
    load too, SIGQUIT is `pg_ctl stop -m immediate` and leaves it to find out."""
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
            if row and row[0] >= saved:
                break
        time.sleep(0.02)
    server = int((data_dir / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    if how == signal.SIGKILL:
        load.kill()
    os.kill(server, how)
    load.communicate(timeout=60)
    assert load.returncode != 0


@pytest.mark.django_db
def test_a_load_that_crashed_twice_ends_like_one_that_never_did(tmp_path: Path) -> None:
    path, data_dir = reports(tmp_path), tmp_path / "data"
    call_command("ingest", path, stdout=StringIO(), stderr=StringIO())
    finished("migrate", "-v", "0", data_dir=data_dir)
    for saved, how in ((2, signal.SIGKILL), (5, signal.SIGQUIT)):
        crash(manage("ingest", str(path), data_dir=data_dir), data_dir, saved=saved, how=how)
    assert "refused 0" in finished("ingest", str(path), data_dir=data_dir)
    tables = json.loads(run("-m", "tests.final_tables", data_dir=data_dir))
    assert differences(final_tables(), tables) == {}
    assert len(tables["articles"]) == 8
    assert tables["mentions"]
    assert tables["stories"]


@pytest.mark.skipif(os.environ.get("DATABASE_URL") is not None, reason="needs the embedded server")
def test_no_server_outlives_its_command(tmp_path: Path) -> None:
    finished("migrate", "-v", "0", data_dir=tmp_path)
    assert not (tmp_path / "postgres" / "data" / "postmaster.pid").exists()
