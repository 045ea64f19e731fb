"""The organisations that newspapers print without explaining, by any of their names; apart from
spaCy, so that pages can ask too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from entities.language.gazetteer.folding import fold


@cache
def _index() -> dict[str, str]:
    """Canonical names by printed names; only names of two words and more also by their folding."""
    index: dict[str, str] = {}
    path = Path(__file__).parent / "names" / "data" / "organisations.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, others = line.partition("\t")
        for each in (name, *(other for other in others.split("|") if other)):
            index.setdefault(each, name)
            if " " in each:
                index.setdefault(fold(each), name)
    return index


def body(name: str) -> str | None:
    """The canonical name of a well-known organisation; None for any other name.

    One word counts only as it is printed: "WHO" is one, "Who" is not.
    """
    bare = name.removeprefix("the ").removeprefix("The ")
    known = _index().get(bare)
    return known if known is not None or " " not in bare else _index().get(fold(bare))


@cache
def _in_any_case() -> dict[str, str]:
    return {printed.casefold(): name for printed, name in reversed(_index().items())}


def body_typed(words: str) -> str | None:
    """As `body`, but in any case: a reader types "who" where a paper prints "WHO"."""
    return _in_any_case().get(words.casefold().removeprefix("the "))
