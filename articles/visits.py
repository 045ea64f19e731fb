"""Since when a reader has been away. Only a cookie of the reader's own browser knows it.

It holds two times and nothing that tells one reader from another: the last page of the visit
before, and the newest. The front page's script writes it (static/js/attache.js), so that what the
site answers sets no cookie and can be kept for everybody. No Django here, and no clock.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

COOKIE = "visits"

APART = timedelta(minutes=30)
"""Pages opened closer together are of one visit."""


def last_visit(kept: str, *, now: datetime) -> datetime | None:
    """The last page of the visit before this one, by the cookie as it was before this page.

    None on a first visit; so are nonsense and times to come.
    """
    before, newest = [_time(each, now) for each in [*kept.split("."), "", ""][:2]]
    if newest is None:
        return None
    return before if now - newest < APART else newest


def _time(seconds: str, now: datetime) -> datetime | None:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        return None
    time = datetime.fromtimestamp(int(seconds), UTC)
    return time if time <= now else None
