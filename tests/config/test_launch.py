"""What `make run` starts: the port, the processes, and how they end together."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import launch
from config.crew import Crew, FallenError, Stopped, stopping_on_signals
from config.port import bound, port

PROJECT = Path(__file__).resolve().parents[2]
FOR_EVER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True);"
    "time.sleep(60)",
]

LAUNCHER = """
import sys, time
from config.crew import Crew
crew = Crew()
child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
crew.start("worker", [sys.executable, "-c", child])
time.sleep(60)
"""


@pytest.fixture
def crew() -> Iterator[Crew]:
    members = Crew()
    yield members
    members.stop()


def gone(pid: int) -> bool:
    """Ended, fetched by its parent or not (an orphan in a container may stay a zombie)."""
    try:
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


def test_the_port_is_8000_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert port() == 8000
    monkeypatch.setenv("PORT", "8077")
    assert port() == 8077


@pytest.mark.parametrize("given", ["0", "65536", "-1", "http", "80 80", "８０"])
def test_nonsense_is_no_port(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("PORT", given)
    with pytest.raises(SystemExit, match=f"PORT={given}: expected a number"):
        port()


def test_a_taken_port_is_said_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {number} cannot be used.*PORT={number + 1}"):
            bound(number)


def test_a_port_is_held_from_the_first_step() -> None:
    with bound(0) as held, pytest.raises(SystemExit, match="cannot be used"):
        bound(held.getsockname()[1])


def test_the_port_is_asked_for_before_anything_is_installed() -> None:
    """With no packages at all (-S leaves them out), the answer is the same."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        asked = subprocess.run(
            [sys.executable, "-S", "-m", "config.port"],
            cwd=PROJECT,
            env={"PORT": str(other.getsockname()[1])},
            capture_output=True,
            text=True,
            check=False,
        )
    assert asked.returncode == 1
    assert "cannot be used" in asked.stderr


def test_a_folder_of_reports_that_is_not_there_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["launch", "--seeds", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match=r"SEEDS=.*none: there is no such folder"):
        launch.main()


def test_a_process_that_ends_is_named_with_its_status(crew: Crew) -> None:
    crew.start("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(FallenError, match=r"The worker stopped unexpectedly \(exit status 3\)"):
        crew.watch()


def test_a_process_that_is_killed_is_named_with_the_signal(crew: Crew) -> None:
    crew.start("web server", [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"])
    with pytest.raises(FallenError, match=r"The web server stopped unexpectedly \(signal 9\)"):
        crew.watch()


def test_what_the_site_relies_on_is_named_when_it_is_gone(crew: Crew) -> None:
    crew.start("worker", FOR_EVER)
    crew.rely_on("database", lambda: False)
    with pytest.raises(FallenError, match="The database stopped unexpectedly; the rest"):
        crew.watch()


def test_a_step_beside_the_others_gives_its_exit_status(crew: Crew) -> None:
    crew.start("worker", FOR_EVER)
    assert crew.run([sys.executable, "-c", "raise SystemExit(4)"]) == 4
    crew.look()


def test_a_step_is_ended_when_one_of_the_others_falls(crew: Crew) -> None:
    crew.start("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    began = time.monotonic()
    with pytest.raises(FallenError):
        crew.run(FOR_EVER)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_the_site_once(number: signal.Signals) -> None:
    found = signal.signal(number, signal.SIG_DFL)
    try:
        with stopping_on_signals():
            with pytest.raises(Stopped):
                os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, found)


def test_a_process_that_does_not_want_to_end_is_killed(
    monkeypatch: pytest.MonkeyPatch, crew: Crew
) -> None:
    monkeypatch.setattr("config.crew._PATIENCE", 0.3)
    crew.start("worker", DEAF)
    time.sleep(0.5)
    crew.stop()
    with pytest.raises(FallenError, match="signal 9"):
        crew.look()


@pytest.mark.skipif(sys.platform != "linux", reason="a death signal is Linux's own")
def test_a_killed_launcher_leaves_no_process_behind() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LAUNCHER], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as launcher:
        assert launcher.stdout is not None
        child = int(launcher.stdout.readline())
        launcher.kill()
    until = time.monotonic() + 10
    while not gone(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert gone(child)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_without_a_usable_python_one_line_says_what_to_install() -> None:
    asked = subprocess.run(
        ["make", "--silent", "run", "PYTHON=/nonexistent"],  # noqa: S607 - make of this machine
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode != 0
    assert asked.stderr.startswith("Python 3.11 or newer with venv is needed (Debian, Ubuntu: apt")
