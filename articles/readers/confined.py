"""Parsers of foreign bytes run in a process of their own that can be killed.

A page or a feed made to stall or to swell takes that process with it, never the worker: the item
is refused with its reason, and the next one gets a new process. One process serves many items,
since starting one costs more than reading a page.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

SECONDS = 20.0
"""As long as one item may be parsed. A page of 7 MB takes under two seconds."""

MEMORY = 1_500_000_000
"""Bytes of address space: the libraries take some 400 MB of it before they read anything."""

_ITEMS = 500
"""A process that has read so many is replaced, so that what a parser leaks stays bounded."""


class ConfinedError(Exception):
    """The item could not be parsed; the message says why."""


class Confined:
    """A parser's process, started when first asked and again after it was killed."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._items = 0
        self._turn = threading.Lock()

    def run(self, task: str, data: bytes) -> Any:
        """What the task of that name (`articles.readers.child`) makes of the bytes, as JSON.

        Raises ConfinedError when it takes too long, needs too much memory, or fails.
        """
        with self._turn:
            process = self._started()
            late = threading.Event()
            with _killed_after(self._seconds, process, late):
                answer = _ask(process, task, data)
            if answer is None:
                self.stop()
                reason = f"parsing it took more than {self._seconds:g} seconds"
                raise ConfinedError(reason if late.is_set() else "the parser gave up on it")
        if "problem" in answer:
            raise ConfinedError(answer["problem"])
        return answer["result"]

    def stop(self) -> None:
        """End the process; the next item starts another."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def _started(self) -> subprocess.Popen[bytes]:
        # After a fork the process belongs to the parent, whose questions it answers.
        if self._process is not None and (
            self._owner != os.getpid() or self._items >= _ITEMS or self._process.poll() is not None
        ):
            self.stop()
        if self._process is None:
            command = [sys.executable, "-m", "articles.readers.child", str(self._memory)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_root()
            )
            self._owner, self._items = os.getpid(), 0
        self._items += 1
        return self._process


def _ask(process: subprocess.Popen[bytes], task: str, data: bytes) -> Any:
    """One question and its answer; None when the process died over it."""
    if process.stdin is None or process.stdout is None:
        raise TypeError("the process was started without pipes")
    try:
        write_frame(process.stdin, task.encode())
        write_frame(process.stdin, data)
        answer = read_frame(process.stdout)
    except OSError:
        return None
    return None if answer is None else json.loads(answer)


def write_frame(stream: BinaryIO | Any, data: bytes) -> None:
    """Eight bytes of length, then so many bytes."""
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO | Any) -> bytes | None:
    """What `write_frame` wrote; None where the stream ends before it is whole."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    data: bytes = stream.read(size)
    return data if len(data) == size else None


@contextmanager
def _killed_after(
    seconds: float, process: subprocess.Popen[bytes], late: threading.Event
) -> Iterator[None]:
    def kill() -> None:
        late.set()
        process.kill()

    watch = threading.Timer(seconds, kill)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _root() -> str:
    """The folder `articles` is imported from, wherever the caller stands."""
    return str(Path(__file__).resolve().parents[2])


confined = Confined()
"""The one that the readers of this process share."""

atexit.register(confined.stop)
