"""The publication date a report states about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from articles.readers.limits import FIRST_YEAR, LAST_YEAR

_ISO = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?P<time>[Tt ]\d{2}:?\d{2}\S*(?: ?\S+)?)?")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date with the words it was read from; `problem` says why the words are no date."""

    words: str
    value: date | datetime | None = None
    problem: str = ""


def stated_date(words: str) -> StatedDate:
    """Read an ISO date or date-time.

    A time without a zone is left off, since it names no moment: the day is kept.
    """
    words = words.strip()
    form = _ISO.fullmatch(words)
    if not form:
        return StatedDate(words, problem=f"the date {words[:60]!r} is not written YYYY-MM-DD")
    try:
        day = date.fromisoformat(form["day"])
        value: date | datetime = day
        if form["time"]:
            moment = datetime.fromisoformat(words)
            value = moment if moment.tzinfo else day
    except ValueError:
        return StatedDate(words, problem=f"there is no date {words[:60]!r}")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        problem = f"the date {words!r} is outside {FIRST_YEAR} to {LAST_YEAR}"
        return StatedDate(words, problem=problem)
    return StatedDate(words, value)
