"""Which outlets belong to one owner, so that their printings count as one publisher.

The table beside this file is where a new outlet gets its publisher from; afterwards editors set it
(`Source.publisher`), and nothing here overrules them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("publishers.tsv")


def publisher(outlet: str) -> str:
    """The owner of an outlet by its name, "" where the table knows none."""
    return _owners().get(_folded(outlet), "")


@cache
def _owners() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {_folded(outlet): owner for owner, outlet in rows}


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
