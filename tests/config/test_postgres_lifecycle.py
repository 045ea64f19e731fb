"""Who starts the embedded server, who stops it, and what a crash leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import postgres
from config.postgres.installation import installation
from config.postgres.place import place
from config.postgres.process import postmaster

PROJECT = Path(__file__).resolve().parents[2]

# A process that uses the server until it is told to end, by a line or a signal.
# Its signals are those of a terminal, also where these tests run in the background.
USER = """
import signal, sys
from config import postgres
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
with postgres.running() as use:
    print("started" if use.started else "found", flush=True)
    sys.stdin.readline()
"""

FORKING_USER = """
import os, psycopg
from config import postgres
with postgres.running() as use:
    if (child := os.fork()) == 0:
        raise SystemExit(0)
    os.waitpid(child, 0)
    to = use.connection
    psycopg.connect(host=to.host, user=to.user, dbname=to.name).close()
    print("still there")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder made once for all tests of this file; each leaves it stopped."""
    folder = tmp_path_factory.mktemp("data")
    with postgres.running(folder):
        pass
    return folder


@pytest.fixture
def data(made: Path) -> Iterator[Path]:
    yield made
    left = postmaster(place(made))
    assert left is None, f"a server was left running: process {left}"


def use(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USER],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(data)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def run_python(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def says(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def leave(user: subprocess.Popen[str]) -> None:
    user.communicate("\n", timeout=20)
    assert user.returncode == 0


def ask(data: Path) -> int:
    to = postgres.connection(data)
    with psycopg.connect(host=to.host, port=to.port, user=to.user, dbname=to.name) as database:
        row = database.execute("SELECT 1").fetchone()
    assert row is not None
    return int(row[0])


def test_it_runs_for_the_length_of_the_block(data: Path) -> None:
    with postgres.running(data) as use:
        assert use.started
        assert ask(data) == 1
    assert postmaster(place(data)) is None


def test_it_is_stopped_when_the_block_fails(data: Path) -> None:
    with pytest.raises(ZeroDivisionError), postgres.running(data):
        _ = 1 / 0
    assert postmaster(place(data)) is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_is_stopped_when_its_user_is_told_to_end(data: Path, number: signal.Signals) -> None:
    user = use(data)
    assert says(user) == "started"
    user.send_signal(number)
    user.communicate(timeout=20)
    assert user.returncode != 0
    assert postmaster(place(data)) is None


def test_a_second_user_finds_it_and_leaves_it_to_the_first(data: Path) -> None:
    with postgres.running(data):
        second = use(data)
        assert says(second) == "found"
        leave(second)
        assert ask(data) == 1


def test_it_stays_for_a_second_user_when_its_starter_leaves(data: Path) -> None:
    starter = use(data)
    assert says(starter) == "started"
    with postgres.running(data) as second:
        assert not second.started
        leave(starter)
        assert ask(data) == 1


def test_a_server_whose_starter_was_killed_is_found_and_then_stopped(data: Path) -> None:
    starter = use(data)
    assert says(starter) == "started"
    starter.kill()
    starter.communicate()
    assert ask(data) == 1
    with postgres.running(data) as later:
        assert not later.started
    assert postmaster(place(data)) is None


def test_of_two_that_start_at_once_one_starts_it(data: Path) -> None:
    users = [use(data) for _ in range(3)]
    assert sorted(map(says, users)) == ["found", "found", "started"]
    for user in users:
        leave(user)


def test_a_killed_server_is_started_again_with_what_was_committed(data: Path) -> None:
    to = postgres.connection(data)
    with postgres.running(data):
        with psycopg.connect(host=to.host, user=to.user, dbname=to.name) as database:
            database.execute("CREATE TABLE kept AS SELECT 1 AS one")
        server = postmaster(place(data))
        assert server is not None
        os.kill(server, signal.SIGKILL)
    with postgres.running(data) as again:
        assert again.started
        with psycopg.connect(host=to.host, user=to.user, dbname=to.name) as database:
            assert database.execute("SELECT one FROM kept").fetchone() == (1,)
            database.execute("DROP TABLE kept")


def test_a_process_id_that_has_become_a_strangers_is_no_server(data: Path) -> None:
    """After a restart of the machine the noted id may be anybody's of the server's user."""
    with subprocess.Popen(["/bin/sleep", "60"], **installation().spawn_options()) as stranger:
        note = place(data).data / "postmaster.pid"
        note.write_text(f"{stranger.pid}\n/elsewhere\n0\n5432\n\n\n       0         0\nready\n")
        os.chown(note, note.parent.stat().st_uid, note.parent.stat().st_gid)
        with postgres.running(data) as use:
            assert use.started
        assert stranger.poll() is None
        stranger.kill()


def test_a_server_whose_socket_was_swept_away_is_started_again(data: Path) -> None:
    starter = use(data)
    assert says(starter) == "started"
    starter.kill()
    starter.communicate()
    (place(data).socket / ".s.PGSQL.5432").unlink()
    with postgres.running(data) as again:
        assert again.started
        assert ask(data) == 1


def test_a_fork_of_its_user_does_not_stop_it(data: Path) -> None:
    """A web server forks its workers, and each ends in its own time."""
    done = run_python(FORKING_USER, data)
    assert done.stdout.strip() == "still there"


def test_nothing_is_started_where_a_database_url_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/attache")
    with postgres.running_for_command(["manage.py", "migrate"]):
        assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", ["", "analyse report.txt", "help", "migrate --help"])
def test_nothing_is_started_for_a_command_that_reads_no_table(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with postgres.running_for_command(["manage.py", *words.split()]):
        assert not (tmp_path / "data").exists()


def test_every_other_command_gets_a_server(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with postgres.running_for_command(["manage.py", "export", "articles"]):
        assert ask(data) == 1


def test_a_command_ends_with_the_reason_when_there_can_be_no_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    asked = postgres.running_for_command(["manage.py", "migrate"])
    with pytest.raises(SystemExit, match="Set DATA_DIR"), asked:
        pass
