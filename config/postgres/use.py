"""Who is using the server, hence who starts and who stops it.

Every process that uses the server holds a shared lock on one file. A process that leaves asks for
that lock alone: granted, it was the last one and stops the server. So the server is never pulled
from under somebody, whoever started it; and since the kernel drops the locks of a killed process,
one left behind by `kill -9` is found running by the next command and stopped at its end.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from psycopg import pq

from config.postgres import server
from config.postgres.cluster import make_folder
from config.postgres.messages import PostgresError, Wait, say
from config.postgres.place import Connection, Place, connection, data_dir, place
from config.postgres.process import postmaster

# Commands that read no table. Every other one gets a server.
_WITHOUT_DATABASE = frozenset(
    {"analyse", "check", "collectstatic", "diffsettings", "findstatic", "help", "version"}
)
_SOCKET_WITHIN = 3.0
_SILENT_AT_MOST = 60.0
_ASKING_FOR_HELP = frozenset({"-h", "--help", "--version"})


@dataclass(frozen=True)
class Use:
    """One process's use of a running server."""

    connection: Connection
    started: bool
    _place: Place

    def is_there(self) -> bool:
        """Whether the server's process is still there."""
        return postmaster(self._place) is not None


@contextmanager
def running(within: Path | None = None) -> Iterator[Use]:
    """The server of a data folder (DATA_DIR by default), running for the length of the block."""
    here = place(within or data_dir())
    make_folder(here)
    process = os.getpid()
    with _unwinding_on_signals(), here.users.open("ab") as users:
        # Waits only while the last user of all is stopping the server.
        _take(users.fileno(), fcntl.LOCK_SH)
        try:
            with _starting(here):
                started = _ensure(here)
            yield Use(connection(here.folder.parent), started, here)
        finally:
            # A fork of this process shares the lock but not the duty.
            if os.getpid() == process:
                _leave(here, users.fileno())


@contextmanager
def available() -> Iterator[Use | None]:
    """A database for the length of the block: the embedded one, None where DATABASE_URL is set.

    Where there can be none the process ends with the reason and not with a traceback.
    """
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    with ExitStack() as stack:
        try:
            use = stack.enter_context(running())
        except PostgresError as error:
            sys.exit(f"{error}")
        yield use


@contextmanager
def running_for_command(argv: Sequence[str] | None = None) -> Iterator[None]:
    """The database for one manage.py command; nothing for a command that reads no table."""
    words = list(sys.argv if argv is None else argv)[1:]
    spared = not words or words[0] in _WITHOUT_DATABASE or _ASKING_FOR_HELP.intersection(words)
    with nullcontext() if spared else available():
        yield


def attach() -> None:
    """The server for the rest of this process's life, for entry points without an end."""
    if os.environ.get("DATABASE_URL"):
        return
    stack = ExitStack()
    stack.enter_context(running())
    atexit.register(stack.close)


@contextmanager
def _starting(here: Place) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with here.starting.open("ab") as lock:
        _take(lock.fileno(), fcntl.LOCK_EX)
        yield


def _take(lock: int, kind: int) -> None:
    wait = Wait("for another process that is starting or stopping Postgres")
    while not _granted(lock, kind):
        wait.step()


def _granted(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ensure(here: Place) -> bool:
    """Start the server unless it answers; True if it was started. Only under the starting lock."""
    wait = Wait("for Postgres, which is starting, stopping or busy")
    while (answer := server.answers(here)) != pq.Ping.OK:
        pid = postmaster(here)
        if answer == pq.Ping.NO_RESPONSE:
            if pid is None:
                server.start(here)
                return True
            if wait.seconds > _SOCKET_WITHIN and not here.has_socket():
                # Swept away by a cleaner of /tmp: nobody new can ever reach this one.
                say(f"Postgres (process {pid}) has lost its socket; it is started again.")
                server.stop(here)
            elif wait.seconds > _SILENT_AT_MOST:
                # Not stopped: on a machine out of breath somebody may be at work with it.
                raise PostgresError(f"Postgres (process {pid}) runs but does not answer.")
        wait.step()
    return False


def _leave(here: Place, users: int) -> None:
    """Stop the server if nobody else uses it. Not to be interrupted: it is bounded by `stop`."""
    with _starting(here), _deaf_to_signals():
        if _granted(users, fcntl.LOCK_EX):
            server.stop(here)
            if here.socket.parent != here.folder:
                with suppress(OSError):
                    here.socket.rmdir()


@contextmanager
def _unwinding_on_signals() -> Iterator[None]:
    """SIGTERM and a closed terminal end the block as Ctrl-C does, so that `finally` is reached.

    Handlers that somebody else has set are left alone, and so is an ignored SIGHUP (nohup).
    """

    def unwind(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    with _handling(unwind, [signal.SIGTERM, signal.SIGHUP], only_default=True):
        yield


@contextmanager
def _deaf_to_signals() -> Iterator[None]:
    with _handling(
        signal.SIG_IGN, [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], only_default=False
    ):
        yield


@contextmanager
def _handling(
    handler: signal._HANDLER, numbers: list[signal.Signals], *, only_default: bool
) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.getsignal(number)
        for number in numbers
        if not only_default or signal.getsignal(number) is signal.SIG_DFL
    }
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)
