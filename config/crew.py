"""The processes of a running site: started, watched, and stopped together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import NoReturn

# A worker finishes the report it is reading; a request in flight is answered.
_PATIENCE = 25.0
_LOOK_EVERY = 0.1
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class FallenError(Exception):
    """A process that should have run for ever has ended."""

    def __init__(self, name: str, status: int | None = None) -> None:
        how = ""
        if status is not None:
            how = f" (exit status {status})" if status >= 0 else f" (signal {-status})"
        super().__init__(f"The {name} stopped unexpectedly{how}; the rest is stopped too.")


class Stopped(BaseException):
    """The person running the site, or the system, asked it to stop. Not an error."""


@dataclass
class Crew:
    """Processes that run for ever, by the name under which people are told of them."""

    _members: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _others: dict[str, Callable[[], bool]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str], *, pass_fds: Sequence[int] = ()) -> None:
        self._members[name] = _spawn(command, pass_fds=pass_fds)

    def rely_on(self, name: str, is_there: Callable[[], bool]) -> None:
        """Something the crew cannot do without and did not start itself."""
        self._others[name] = is_there

    def run(self, command: Sequence[str]) -> int:
        """Run one command to its end beside the others; its exit status."""
        process = _spawn(command)
        try:
            while (status := process.poll()) is None:
                self.look()
                time.sleep(_LOOK_EVERY)
        except BaseException:
            _stop([process])
            raise
        return status

    def look(self) -> None:
        """Raise FallenError if one of them has ended."""
        for name, process in self._members.items():
            if (status := process.poll()) is not None:
                raise FallenError(name, status)
        for name, is_there in self._others.items():
            if not is_there():
                raise FallenError(name)

    def watch(self) -> NoReturn:
        """Look after them until one falls or the person stops the site."""
        while True:
            self.look()
            time.sleep(_LOOK_EVERY)

    def stop(self) -> None:
        """Ask all of them to end, wait, and kill what does not."""
        _stop(list(self._members.values()))


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Within the block Ctrl-C, SIGTERM and a closed terminal raise Stopped, once.

    Later ones are ignored: a second Ctrl-C must not cut short the stopping of the database.
    """
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # ignored: started by nohup
        numbers.append(signal.SIGHUP)

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)


def _spawn(command: Sequence[str], *, pass_fds: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    """A child in a session of its own: Ctrl-C reaches the launcher, which stops things in order."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        pass_fds=pass_fds,
        start_new_session=True,
        preexec_fn=_dying_with_us(),  # noqa: PLW1509 - the launcher has one thread
    )


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        # To the process alone, not its group: each knows in which order to end its own.
        process.terminate()
    until = time.monotonic() + _PATIENCE
    for process in processes:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _dying_with_us() -> Callable[[], None] | None:
    """For a child to call: it is told to end when this process dies, even by `kill -9`.

    Without it a killed launcher leaves a web server that holds the port for ever.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    launcher = os.getpid()

    def die_with_parent() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != launcher:
            os._exit(1)

    return die_with_parent
