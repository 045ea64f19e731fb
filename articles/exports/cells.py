"""Cells of a table that a spreadsheet may open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def formula_safe_row(values: Iterable[Any]) -> list[Any]:
    """Such cells of a row; most of them begin with a letter and are not looked at any closer."""
    return [
        formula_safe(value) if value.__class__ is str and not value[:1].isalnum() else value
        for value in values
    ]


def formula_safe(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before.

    Also full-width forms and leading white space, which some programs drop before they look
    (OWASP's CSV injection).
    """
    if not isinstance(value, str) or not value or value[0].isalnum():
        return value
    first = value.strip(" \t\r\n\0")[:1]
    risky = first in _BEGINS_A_FORMULA or value[0] in "\t\r\0"
    return f"'{value}" if risky else value


_BEGINS_A_FORMULA = frozenset("=+-@＝＋－＠")
