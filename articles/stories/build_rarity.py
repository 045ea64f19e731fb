"""Count in how many reports each word stands, for the table that says how rare a word is.

    python -m articles.stories.build_rarity REPORTS.jsonl[.gz] ... > articles/stories/rarity.tsv

Each line of input is an object with a "text". The table's first line gives the number of reports;
every other line a word, a tab, and the number of reports that have it. Words of a single report
are left out: they say no more than words of none, and are two thirds of all.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.stories.words import words

_LEAST = 2


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The text of every report in files of JSON lines, gzipped or not."""
    for path in paths:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        for line in data.splitlines():
            yield json.loads(line)["text"]


def table(reports: Iterable[str]) -> Iterator[str]:
    """The lines of the table, words in alphabetical order so that a rebuild shows what changed."""
    total = 0
    counts: Counter[str] = Counter()
    for text in reports:
        total += 1
        counts.update(set(words(text)))
    yield f"# reports\t{total}"
    for word, count in sorted(counts.items()):
        if count >= _LEAST:
            yield f"{word}\t{count}"


if __name__ == "__main__":
    for line in table(texts(Path(name) for name in sys.argv[1:])):
        sys.stdout.write(line + "\n")
