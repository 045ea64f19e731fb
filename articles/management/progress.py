"""How far a command has come: a bar with rate and time left, or plain lines off a terminal."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

_QUIET_FOR = 2.0
"""Seconds without a word that nobody minds."""


class Progress:
    """Counts items; `total` may be an estimate."""

    def __init__(self, what: str, *, total: int, stream: OutputWrapper) -> None:
        self._what, self._total, self._stream = what, total, stream
        self._done = 0
        self._began = self._said = time.monotonic()
        self._bar: Bar | None = None
        if stream.isatty():
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task(what, total=total, rate="")

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        self._done += 1
        now = time.monotonic()
        rate = self._done / max(now - self._began, 0.001)
        if self._bar:
            self._bar.update(self._task, completed=self._done, rate=f"{rate:.1f}/s")
        elif now - self._said > _QUIET_FOR:
            self._said = now
            left = max(self._total - self._done, 0) / rate
            self._stream.write(
                f"{self._what}: {self._done} of {self._total}, {rate:.1f}/s, {left:.0f} s left"
            )
