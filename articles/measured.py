"""The stored figures of how well a build reads. No Django: they are measured without a site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from entities.language.rules_version import RULES_VERSION

FIGURES = Path(__file__).resolve().with_name("measured.json")
"""Written by `python -m tests.quality.measure`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Percent of `number` cases; `cases` says whose they are."""

    what: str
    measure: str
    percent: float
    number: int
    cases: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on a day (ISO), of a model and of rules."""

    on: str
    model: str
    rules: str
    figures: Sequence[Figure]

    @property
    def current(self) -> bool:
        """Whether the rules measured are those that read now."""
        return self.rules == RULES_VERSION

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def measured() -> Measured | None:
    """The stored figures; None where nobody has measured."""
    if not FIGURES.is_file():
        return None
    stored = json.loads(FIGURES.read_text(encoding="utf-8"))
    return Measured(**stored | {"figures": [Figure(**each) for each in stored["figures"]]})
