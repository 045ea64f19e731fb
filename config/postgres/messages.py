"""What goes wrong with the embedded Postgres, said to whoever runs the project."""

from __future__ import annotations

import sys
import time
from pathlib import Path

_TAIL_BYTES = 4000
_TAIL_LINES = 12
_NOTICE_AFTER = 2.0
_STEP = 0.02


class PostgresError(Exception):
    """The embedded Postgres cannot be used. The message says why and what to do."""


def tail(log: Path) -> str:
    """The last dozen lines of a log, to close an error message with; '' if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            lines = file.read().decode(errors="replace").splitlines()
    except OSError:
        return ""
    return "".join(f"\n    {line}" for line in lines[-_TAIL_LINES:])


class Wait:
    """Waits in small steps and, after two seconds of it, tells the person why."""

    def __init__(self, why: str) -> None:
        self._why = why
        self._began = time.monotonic()
        self._said = False

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def step(self) -> None:
        if not self._said and self.seconds > _NOTICE_AFTER:
            say(f"Waiting {self._why} …")
            self._said = True
        time.sleep(_STEP)


def say(message: str) -> None:
    """One line to the person waiting; not on standard output, where commands write data."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()
