"""Readers: files, folders and streams into drafts. One kind of file, one module."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from articles.draft import Draft, Refusal
from articles.readers import kinds
from articles.readers.archive import read_tar, read_zip
from articles.readers.decoding import shown
from articles.readers.jsonl import bounded_lines, read_lines
from articles.readers.limits import MAX_BYTES
from articles.readers.web_archive import read_web_archive

__all__ = ["count_items", "read_paths", "read_stream"]

_JSON_LINES = (*kinds.JSON_LINES, *(f"{each}.gz" for each in kinds.JSON_LINES))
_COUNTED_BYTES = 50_000_000


def read_paths(paths: Iterable[Path]) -> Iterator[Draft | Refusal]:
    """Read files and folders in order; folders sorted, with all below them, hidden files left out.

    Every item that is not taken in, or not wholly, comes as a Refusal; reading goes on after it.
    """
    for path in paths:
        yield from _read_path(path)


def read_stream(lines: Iterable[bytes], *, origin: str = "-") -> Iterator[Draft | Refusal]:
    """Read JSON lines that come from no file, such as standard input."""
    yield from read_lines(lines, origin=origin, place=origin)


def count_items(paths: Iterable[Path]) -> int:
    """About how many items `read_paths` will yield, for a progress bar; notes are not counted."""
    return sum(_count_file(path) for top in paths for path in _files(top) if isinstance(path, Path))


def _read_path(named: Path) -> Iterator[Draft | Refusal]:
    # Absolute, so that what is refused is the same item from wherever it is loaded again.
    top = named.absolute()
    for path in _files(top):
        if isinstance(path, Refusal):
            yield path
            continue
        below = shown(path.relative_to(top) if path != top else Path(path.name))
        for item in _read_file(path):
            yield _seen_from(item, path, below)


def _seen_from(item: Draft | Refusal, path: Path, below: str) -> Draft | Refusal:
    """A draft says where it stood below the folder that was named: readers see that on its page,
    and the machine's folders are not theirs to see. A refusal is for the desk, which needs to
    find the file: its whole path, to look there again."""
    whole = shown(path)
    if isinstance(item, Draft):
        return replace(item, origin=below + item.origin.removeprefix(whole))
    return item if item.address else replace(item, address=whole)


def _files(top: Path) -> Iterator[Path | Refusal]:
    """The files at or below a path; folders that cannot be looked into as refusals."""
    if not top.is_dir():
        yield top
        return
    refused: list[Refusal] = []

    def refuse(error: OSError) -> None:
        refused.append(Refusal(shown(Path(error.filename)), _reason(error)))

    for folder, folders, names in os.walk(top, onerror=refuse):
        # In place: os.walk goes down what is left in the list, in its order.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)
        yield from refused
        refused.clear()
    yield from refused


def _read_file(path: Path) -> Iterator[Draft | Refusal]:
    origin = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Refusal(origin, "not an ordinary file")
            return
        streamed = _read_streamed(path)
        if streamed is not None:
            yield from streamed
            return
        if reason := kinds.unreadable(path):
            yield Refusal(origin, reason)
            return
        # Checked before reading: a file of 20 MB is not even opened.
        if status.st_size > MAX_BYTES:
            reason = f"{status.st_size:,} bytes, more than the {MAX_BYTES:,} read from one report"
            yield Refusal(origin, reason)
            return
        data = path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(origin, _reason(error))
        return
    for item in kinds.read_bytes(data, path):
        if isinstance(item, Refusal) and item.dropped:
            yield replace(item, raw=data)
        else:
            yield item


def _read_streamed(path: Path) -> Iterator[Draft | Refusal] | None:
    """The reports of a file that may be large because it holds many; None for any other."""
    name = path.name.lower()
    if name.endswith(_JSON_LINES):
        return _read_json_lines(path)
    if name.endswith(kinds.WEB_ARCHIVES):
        return _read_warc(path)
    if name.endswith(kinds.ARCHIVES):
        return (read_zip if name.endswith(".zip") else read_tar)(path, read=kinds.read_bytes)
    return None


def _read_json_lines(path: Path) -> Iterator[Draft | Refusal]:
    with _open(path) as stream:
        place = shown(path)
        yield from read_lines(bounded_lines(stream), origin=place, place=place)


def _read_warc(path: Path) -> Iterator[Draft | Refusal]:
    with path.open("rb") as stream:
        yield from read_web_archive(stream, path=path)


def _open(path: Path) -> BinaryIO | gzip.GzipFile:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")
    return path.open("rb")


def _count_file(path: Path) -> int:
    """One for a file that is one report, else its number of lines, estimated when it is large."""
    if not path.name.lower().endswith(_JSON_LINES):
        return 1
    read = lines = 0
    try:
        with _open(path) as stream:
            while read < _COUNTED_BYTES and (block := stream.read(1_000_000)):
                read += len(block)
                lines += block.count(b"\n")
        size = path.stat().st_size
    except (OSError, EOFError, zlib.error):
        return 1
    if read >= _COUNTED_BYTES and path.suffix.lower() != ".gz":
        return lines * size // read
    return max(lines, 1)


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return f"cannot be read: {error}"
