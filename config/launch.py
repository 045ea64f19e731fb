"""What `make run` starts: database, migrations, static files, site, reports, worker.

The site answers as soon as the tables exist; the reports are loaded while it is up.
"""

from __future__ import annotations

import argparse
import hashlib
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import NoReturn

from config import postgres
from config.crew import Crew, FallenError, Stopped, stopping_on_signals
from config.port import ADDRESS, bound, port
from config.postgres.messages import Wait, say

PROJECT = Path(__file__).resolve().parents[1]
_THREADS = 8
_UP_WITHIN = 60.0


class StepError(Exception):
    """A step without which there is no site has failed; its own output says why."""


def main() -> int:
    """Run the site until it is stopped; 0 if asked to, 1 if something broke."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--seeds", default="seeds", help="a folder or file of reports to load")
    seeds = Path(parser.parse_args().seeds).expanduser()
    if not seeds.exists():
        sys.exit(f"SEEDS={seeds}: there is no such folder or file.")
    try:
        with bound(port()) as held, stopping_on_signals():
            _run(held, seeds)
    except Stopped:
        say("Stopped.")
        return 0
    except (FallenError, StepError, postgres.PostgresError) as error:
        # Last, so that it is not lost among what the others print while they end.
        sys.exit(f"{error}")


def _run(held: socket.socket, seeds: Path) -> NoReturn:
    address = f"http://{ADDRESS}:{held.getsockname()[1]}/"
    with postgres.available() as embedded:
        crew = Crew()
        if embedded:
            # Killed (by the system when memory runs out): the site would only show errors.
            crew.rely_on("database", embedded.is_there)
        try:
            _prepare(crew)
            crew.start("web server", web_server(held), pass_fds=(held.fileno(),))
            _wait_until_up(crew, address)
            say(f"\n  The site is up at {address}\n\nLoading the reports of {seeds} …")
            _load(crew, seeds)
            crew.start("worker", _manage("work"))
            say(f"\n  The site is at {address}   (Ctrl-C stops it)\n")
            crew.watch()
        finally:
            say("\nStopping …")
            crew.stop()


def _prepare(crew: Crew) -> None:
    say("Preparing the tables …")
    if crew.run(_manage("migrate", "--no-input", "--verbosity=0")) != 0:
        raise StepError("The tables could not be prepared (manage.py migrate).")
    collected = postgres.data_dir() / "static-files-collected"
    wanted = _static_state()
    if collected.is_file() and collected.read_text() == wanted:
        return
    say("Collecting style sheets and scripts …")
    if crew.run(_manage("collectstatic", "--no-input", "--clear", "--verbosity=0")) != 0:
        raise StepError("The style sheets could not be collected (manage.py collectstatic).")
    collected.write_text(wanted)


def _static_state() -> str:
    """A digest of our own static files and of the locked packages that bring others."""
    digest = hashlib.sha256((PROJECT / "requirements.txt").read_bytes())
    for each in sorted((PROJECT / "static").rglob("*")):
        if each.is_file():
            digest.update(str(each.relative_to(PROJECT)).encode())
            digest.update(each.read_bytes())
    return digest.hexdigest()


def _load(crew: Crew, seeds: Path) -> None:
    if (status := crew.run(_manage("ingest", str(seeds)))) != 0:
        say(
            f"Not everything of {seeds} was loaded (exit status {status}; the reasons are above)."
            " The site shows the rest."
        )


def _wait_until_up(crew: Crew, address: str) -> None:
    wait = Wait("for the web server")
    while not _responds(f"{address}healthz"):
        crew.look()
        if wait.seconds > _UP_WITHIN:
            raise StepError(f"The web server does not answer at {address}.")
        wait.step()


def _responds(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status)
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _manage(*words: str) -> list[str]:
    return [sys.executable, str(PROJECT / "manage.py"), *words]


def web_server(held: socket.socket) -> list[str]:
    """One process with threads: a second one would hold everything twice on a small machine.

    The process is renewed now and then, against slow leaks, and its heartbeat file lies in memory
    where it can: on a busy disk the heartbeat stalls and the process is killed as if it hung.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of the system, gunicorn makes a private file
    return [
        sys.executable, "-m", "gunicorn", "config.wsgi:application",
        f"--bind=fd://{held.fileno()}", f"--chdir={PROJECT}",
        "--worker-class=gthread", "--workers=1", f"--threads={_THREADS}",
        "--max-requests=20000", "--max-requests-jitter=2000",
        "--timeout=60", "--graceful-timeout=10", "--log-level=warning",
        # Its control socket would lie in the home folder and be shared by all sites of a user.
        "--no-control-socket",
        *([f"--worker-tmp-dir={memory}"] if memory.is_dir() else []),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
