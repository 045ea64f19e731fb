"""Build data/given.txt, family.txt and surnames.txt, the names people are known to bear.

Needs Faker (MIT; https://github.com/joke2k/faker) and names (MIT, https://github.com/treyhunner/names,
whose lists are the public domain of the US Census of 1990), which the product itself does not:

    python -m pip install Faker==40.54.0 names==0.3.0
    python -m entities.language.names.build

A list says "may be a given name", never "is a person": names.clues weighs it with everything
else. Names of under three letters are left out, they are mostly initials and particles.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent / "data"
HEADER = "# Built by entities/language/names/build.py from Faker's name lists (MIT licence).\n"
_MOST_BORNE = 25_000
"""Of the census's 88,799 family names; beyond, ordinary words are as frequent as names."""
_LATIN = re.compile(r"[A-ZÀ-ÞŁŚŽŠČ][A-Za-zÀ-ɏ'’\-]{2,}")


def _listed(provider: type, beginning: str) -> Iterator[str]:
    """The names in a provider's tables whose attribute starts with `beginning`."""
    for attribute in dir(provider):
        table = getattr(provider, attribute)
        if not attribute.startswith(beginning) or not isinstance(table, Iterable):
            continue
        for entry in table:
            yield entry[0] if isinstance(entry, tuple) else str(entry)


def _providers(package: ModuleType) -> Iterator[type]:
    for module in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{module.name}").Provider


def write(path: Path, names: Iterable[str]) -> None:
    """One Latin-script name of one word a line, sorted."""
    kept = sorted({name.strip() for name in names if _LATIN.fullmatch(name.strip())})
    path.write_text(HEADER + "".join(f"{name}\n" for name in kept), encoding="utf-8")


def write_census(path: Path, known: set[str]) -> None:
    """The commonest family names of the census, folded, without those `known` already."""
    table = files("names").joinpath("dist.all.last").read_text(encoding="utf-8")
    ranked = (line.split() for line in table.splitlines())
    names = {row[0].lower() for row in ranked if int(row[3]) <= _MOST_BORNE} - known
    path.write_text(
        "# Built by entities/language/names/build.py from the US Census of 1990 (public domain).\n"
        + "".join(f"{name}\n" for name in sorted(names) if len(name) > 2),
        encoding="utf-8",
    )


def main() -> None:
    """Write the files anew."""
    package = importlib.import_module("faker.providers.person")
    providers = [*_providers(package)]
    given = [name for each in providers for name in _listed(each, "first_name")]
    family = [name for each in providers for name in _listed(each, "last_name")]
    write(FOLDER / "given.txt", given)
    write(FOLDER / "family.txt", family)
    write_census(FOLDER / "surnames.txt", {name.strip().lower() for name in family})


if __name__ == "__main__":
    main()
