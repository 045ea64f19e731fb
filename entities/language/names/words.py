"""The word classes and name lists that the rules look things up in, read once from data/."""

from __future__ import annotations

from pathlib import Path

from entities.language.gazetteer.folding import fold

_FOLDER = Path(__file__).parent / "data"


def _lines(file: str) -> list[str]:
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in (line.split("\t") for line in _lines("words.tsv"))
}
"""Lower-case words by class; data/words.tsv has the classes."""

GIVEN: frozenset[str] = (
    frozenset(fold(name) for name in (*_lines("given.txt"), *_lines("more_given.txt")))
    - WORDS["not_given"]
)
"""Given names, without those that are rather words: "Press", "North"."""
FAMILY: frozenset[str] = frozenset(map(fold, _lines("family.txt"))) - WORDS["not_given"]
SURNAMES: frozenset[str] = frozenset(_lines("surnames.txt")) - WORDS["not_given"]
"""Rarer family names. They make a name likelier, and no place of that name less likely."""
SEATS: frozenset[str] = frozenset(map(fold, _lines("constituencies.txt")))
"""What members of parliament sit for, as before "MP": "Amber Valley MP Jane Doe"."""
BORNE: frozenset[str] = GIVEN | FAMILY
"""Names that some person is known to bear."""
GENERIC: frozenset[str] = (
    WORDS["org_head"] | WORDS["org_of"] | WORDS["body"] | WORDS["direction"] | WORDS["nationality"]
) | {"state", "national", "us", "uk", "un", "eu", "federal", "royal", "democratic", "republican"}
"""Words that begin the names of many organisations, and so stand for none of them alone."""
