"""Build data/female.txt and data/male.txt: given names that one gender alone bears.

Needs Faker (MIT; https://github.com/joke2k/faker), which the product itself does not:

    python -m pip install Faker==40.54.0
    python -m entities.language.quotes.build

A name that Faker lists for both in any country is in neither file ("Andrea" is a man in Rome), so
that a pronoun is never kept from its person by a name that only mostly tells.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent / "data"
HEADER = "# Built by entities/language/quotes/build.py from Faker's name lists (MIT licence).\n"
_LATIN = re.compile(r"[A-ZÀ-ÞŁŚŽŠČ][A-Za-zÀ-ɏ'’\-]{2,}")


def _listed(provider: type, kind: str) -> Iterator[str]:
    """The given names of a kind in a provider's tables."""
    for attribute in dir(provider):
        if not attribute.startswith("first_name") or not attribute.endswith(f"_{kind}"):
            continue
        table = getattr(provider, attribute)
        if isinstance(table, Iterable):
            yield from (str(entry).strip() for entry in table)


def _providers(package: ModuleType) -> Iterator[type]:
    for module in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{module.name}").Provider


def main() -> None:
    """Write both files anew."""
    providers = [*_providers(importlib.import_module("faker.providers.person"))]
    lists = {
        kind: {name for each in providers for name in _listed(each, kind) if _LATIN.fullmatch(name)}
        for kind in ("female", "male")
    }
    for kind, other in (("female", "male"), ("male", "female")):
        kept = sorted(lists[kind] - lists[other])
        text = HEADER + "".join(f"{name}\n" for name in kept)
        (FOLDER / f"{kind}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
