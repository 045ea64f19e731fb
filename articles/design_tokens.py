"""The measures and colours of the site, read from the style sheet that sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parent.parent / "static" / "css" / "base.css"
"""Where every token is set, in `@layer tokens`."""

# A value ends at a semicolon; the last of a block may do without.
_TOKEN = re.compile(r"--([a-z0-9-]+): ([^;}]+)")
_PAIR = re.compile(r"light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)")


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour, as two of `#rrggbb`."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours, and the steps of type and of space as (name, CSS length)."""

    colours: tuple[Colour, ...]
    type_scale: tuple[tuple[str, str], ...]
    grid: tuple[tuple[str, str], ...]


@cache
def tokens() -> Tokens:
    """What `@layer tokens` sets, in its order; raises OSError without the style sheet."""
    _, _, after = SHEET.read_text(encoding="utf-8").partition("@layer tokens {")
    found = _TOKEN.findall(after.partition("\n}")[0])
    pairs = [(name, _PAIR.fullmatch(value.strip())) for name, value in found]
    return Tokens(
        colours=tuple(Colour(name, pair[1], pair[2]) for name, pair in pairs if pair),
        type_scale=tuple(each for each in found if each[0].startswith("step-")),
        grid=tuple(each for each in found if re.fullmatch(r"s\d", each[0])),
    )
