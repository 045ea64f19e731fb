"""In what order a search answers, for each kind of what may be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from articles.keyset import Key, Order

_ID = Key("id")
_OLDEST_ID = Key("id", descending=False)
_PUBLISHED = Key("published", date, nullable=True)
_FIRST_SAID = Key("first_said", date, nullable=True)
_MOST_REPORTS = (Key("reports"), _ID)


def _first(name: str) -> Order:
    return (Key(name, date, descending=False, nullable=True), _OLDEST_ID)


_ORDERS: dict[str, dict[str, Order]] = {
    "": {
        "": (Key("rank", Decimal), _PUBLISHED, _ID),
        "newest": (_PUBLISHED, _ID),
        "oldest": _first("published"),
        "printed": (Key("copies"), _PUBLISHED, _ID),
    },
    "stories": {
        "": (Key("last_day", date, nullable=True), _ID),
        "oldest": _first("first_day"),
        "printed": _MOST_REPORTS,
    },
    "events": {
        "": (Key("latest", date, nullable=True), _ID),
        "oldest": _first("earliest"),
        "printed": _MOST_REPORTS,
    },
    "quotes": {
        "": (_FIRST_SAID, _ID),
        "oldest": (replace(_FIRST_SAID, descending=False), _OLDEST_ID),
        "printed": _MOST_REPORTS,
    },
    # Whom most reports name comes first, whatever was asked: a name has no day.
    "people": {"": (Key("named_in"), _ID)},
}


def order_of(kind: str, asked: str, *, words: bool) -> Order:
    """`kind` and `asked` as the form gives them; without `words` no report matches better than
    another, so that the newest come first."""
    if not kind and not asked and not words:
        asked = "newest"
    orders = _ORDERS[kind]
    return orders.get(asked, orders[""])
