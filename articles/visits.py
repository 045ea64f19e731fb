"""Since when a reader has been away. Only a cookie of the reader's own browser knows it.

It holds two times and nothing that tells one reader from another. No Django here, and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "visits"
KEPT = timedelta(days=365)

APART = timedelta(minutes=30)
"""Pages opened closer together are of one visit."""


@dataclass(frozen=True, slots=True)
class Visits:
    """The last page of the visit `before` this one, None on a first visit, and the newest page."""

    before: datetime | None
    newest: datetime

    @property
    def cookie(self) -> str:
        """What the browser is given to keep."""
        times = (self.before, self.newest)
        return ".".join(str(int(each.timestamp())) if each else "" for each in times)


def visits(kept: str, *, now: datetime) -> Visits:
    """What the cookie says; nonsense and times to come are a first visit."""
    before, newest = [_time(each, now) for each in [*kept.split("."), "", ""][:2]]
    if newest is None:
        return Visits(None, now)
    return Visits(before if now - newest < APART else newest, now)


def _time(seconds: str, now: datetime) -> datetime | None:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        return None
    time = datetime.fromtimestamp(int(seconds), UTC)
    return time if time <= now else None
