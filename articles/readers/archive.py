"""Reads zip and tar archives as streams: nothing is unpacked onto the disk."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from articles.draft import Draft, Refusal
from articles.readers.decoding import shown
from articles.readers.limits import MAX_BYTES

MOST_FILES = 2_000
MOST_BYTES = 200_000_000
MOST_SWELLING = 100
"""Files, unpacked bytes, and unpacked over packed bytes of one archive (ASVS 5.0 5.2.3); a zip of
plain text swells about fivefold."""

ReadMember = Callable[[bytes, Path], Iterator[Draft | Refusal]]


def read_zip(path: Path, *, read: ReadMember) -> Iterator[Draft | Refusal]:
    """Yield what `read` finds in each member, given its bytes and its path inside the archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            left = _Left(shown(path))
            for info in archive.infolist():
                if info.is_dir() or _hidden(info.filename):
                    continue
                member = _inside(path, info.filename)
                if info.flag_bits & 0x1:
                    yield Refusal(shown(member), "it is locked with a password")
                    continue
                packed = max(info.compress_size, 1)
                yield from left.take(
                    member, info.file_size, packed, partial(archive.open, info), read
                )
                if left.spent:
                    yield Refusal(shown(path), left.spent)
                    return
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        yield Refusal(shown(path), f"the archive is damaged: {error}"[:300])


def read_tar(path: Path, *, read: ReadMember) -> Iterator[Draft | Refusal]:
    """As `read_zip`, for tar archives however they are packed; links and devices are left out."""
    try:
        packed_size = max(path.stat().st_size, 1)
        with tarfile.open(path, "r|*") as archive:
            left = _Left(shown(path))
            for info in archive:
                member = _inside(path, info.name)
                if info.isdir() or _hidden(info.name):
                    continue
                if not info.isfile():
                    yield Refusal(shown(member), "not an ordinary file")
                    continue
                yield from left.take(
                    member,
                    info.size,
                    packed_size,
                    partial(archive.extractfile, info),
                    read,
                )
                if left.spent:
                    yield Refusal(shown(path), left.spent)
                    return
    except (tarfile.TarError, zlib.error, OSError, EOFError) as error:
        yield Refusal(shown(path), f"the archive is damaged: {error}"[:300])


def _inside(archive: Path, name: str) -> Path:
    """A member's name below its archive: a label to show and know it by, never a file to open."""
    steps = [step for step in PurePosixPath(name).parts if step not in {"/", ".", ".."}]
    return archive.joinpath(*steps)


def _hidden(name: str) -> bool:
    steps = PurePosixPath(name).parts
    return any(step == "__MACOSX" or (step[0] == "." and step.strip(".")) for step in steps)


class _Left:
    """How much of one archive may still be read."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.spent = ""
        self._files = self._bytes = 0

    def take(
        self,
        member: Path,
        size: int,
        packed: int,
        stream: Callable[[], IO[bytes] | None],
        read: ReadMember,
    ) -> Iterator[Draft | Refusal]:
        """Read one member, if the archive has that much left."""
        self._files += 1
        if self._files > MOST_FILES:
            self.spent = f"the first {MOST_FILES:,} files are read, the rest is left out"
            return
        if size > MAX_BYTES or size > packed * MOST_SWELLING:
            yield Refusal(shown(member), f"{size:,} bytes unpacked, more than is read from one")
            return
        # The stated size may lie: what is really read is counted.
        opened = stream()
        data = opened.read(MAX_BYTES + 1) if opened else b""
        self._bytes += len(data)
        if len(data) > MAX_BYTES or self._bytes > MOST_BYTES:
            self.spent = f"it unpacks to more than {MOST_BYTES:,} bytes; the rest is left out"
            return
        for item in read(data, member):
            lost = isinstance(item, Refusal) and item.dropped and not item.raw
            yield replace(item, raw=data) if lost else item
