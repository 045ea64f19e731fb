"""Asking politely: one request a host at a time, robots.txt and Retry-After obeyed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from protego import Protego

from articles.fetching import Fetched, FetchError, fetch
from articles.fetching.addresses import networks
from articles.fetching.door import AGENT, Limits, Rules, vet
from articles.models import Host

ROBOTS_KEPT = timedelta(hours=24)
"""As long as RFC 9309 (2.4) lets a robots.txt be kept."""

_PAUSE = 1.0
"""Seconds between two requests to one host; robots.txt may ask for more, up to the next."""

_LONGEST_PAUSE = 10.0
_LONGEST_CLOSED = timedelta(days=1)
_HOST_TURN = 4_103  # names this kind of lock among all advisory locks of the database
_ROBOTS_LIMITS = Limits(bytes=500_000, seconds=10)  # RFC 9309 (2.5) asks for at least 500 KiB


class NotNowError(FetchError):
    """The host wants to be left alone until `until`."""

    def __init__(self, reason: str, until: datetime) -> None:
        super().__init__(reason)
        self.until = until


def rules() -> Rules:
    """Where the operator lets requests go, from the settings."""
    return Rules(
        networks(settings.FETCH_NETWORKS),
        frozenset(settings.FETCH_PORTS),
        Limits(seconds=settings.FETCH_SECONDS),
    )


def ask(url: str, *, now: datetime, headers: Mapping[str, str] | None = None) -> Fetched:
    """Fetch an address if its host lets visitors, in turn with every other request to that host.

    Raises FetchError; NotNowError where the host has asked for time (429 and 503).
    """
    name = _host(url)
    with _turn(name):
        host, _ = Host.objects.get_or_create(name=name)
        if host.closed_until and host.closed_until > now:
            raise NotNowError(f"{name} wants no visits until {_shown(host)}", host.closed_until)
        robots = _robots(host, url, now)
        if not robots.can_fetch(url, AGENT):
            raise FetchError(f"robots.txt of {name} asks not to fetch {urlsplit(url).path or '/'}")
        _pause(host, robots, now)
        answer = fetch(url, rules=rules(), headers=headers)
        if answer.status in {429, 503}:
            host.closed_until = _retry_after(answer, now)
            host.save(update_fields=["closed_until"])
            raise NotNowError(
                f"{name} answers {answer.status} and wants no visits until {_shown(host)}",
                host.closed_until,
            )
    return answer


def check(url: str) -> None:
    """Refuse what could never be asked, before it is kept; raises FetchError."""
    vet(url, rules())


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()[:300]
    except ValueError as error:
        raise FetchError(f"not an address: {url[:200]}: {error}") from error


def _shown(host: Host) -> str:
    return f"{host.closed_until:%Y-%m-%d %H:%M} UTC"


@contextmanager
def _turn(host: str) -> Iterator[None]:
    """Held by the connection: a worker that dies lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [_HOST_TURN, host])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [_HOST_TURN, host])


def _robots(host: Host, url: str, now: datetime) -> Protego:
    """The host's rules, asked for once a day. No robots.txt (4xx) allows all; a host that fails
    to answer for it is left alone this time (RFC 9309, 2.3.1)."""
    if host.robots_at is None or now - host.robots_at > ROBOTS_KEPT:
        parts = urlsplit(url)
        own = rules()
        answer = fetch(
            f"{parts.scheme}://{parts.netloc}/robots.txt",
            rules=Rules(own.networks, own.ports, _ROBOTS_LIMITS),
        )
        if answer.status >= 500:
            raise FetchError(f"{host.name} answers {answer.status} for its robots.txt")
        known = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        host.robots, host.robots_at = known.replace("\x00", ""), now
        host.save(update_fields=["robots", "robots_at"])
    return Protego.parse(host.robots)


def _pause(host: Host, robots: Protego, now: datetime) -> None:
    """Wait until the host has had its rest since the last request."""
    wanted = min(float(robots.crawl_delay(AGENT) or _PAUSE), _LONGEST_PAUSE)
    rested = (now - host.asked_at).total_seconds() if host.asked_at else wanted
    if settings.FETCH_PAUSE and 0 <= rested < wanted:
        time.sleep(wanted - rested)
    host.asked_at = now
    host.save(update_fields=["asked_at"])


def _retry_after(answer: Fetched, now: datetime) -> datetime:
    """RFC 9110 (10.2.3): seconds or a date; an hour where nothing is said, a day at most."""
    words = answer.headers.get("retry-after", "")
    until = now + timedelta(hours=1)
    if words.isascii() and words.isdigit():
        until = now + timedelta(seconds=min(int(words), 10**6))
    elif words:
        with suppress(TypeError, ValueError):
            until = parsedate_to_datetime(words)
        if until.tzinfo is None:
            until = until.replace(tzinfo=now.tzinfo)
    return max(now, min(until, now + _LONGEST_CLOSED))
