"""Visits are announced by name, made in turn, and not made where they are not wanted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.fetching import FetchError
from articles.following.ask import NotNowError, ask
from articles.models import Host
from tests.loopback import Web

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_robots_is_asked_once_a_day_and_obeyed(site: Web) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.page("/a", b"open")
    assert ask(site.url("/a"), now=NOW).body == b"open"
    with pytest.raises(FetchError, match=r"robots\.txt of .* asks not to fetch /private/b"):
        ask(site.url("/private/b"), now=NOW)
    ask(site.url("/a"), now=NOW + timedelta(hours=25))
    assert [path for path, _ in site.asked].count("/robots.txt") == 2
    assert "/private/b" not in [path for path, _ in site.asked]


def test_a_host_without_robots_may_be_visited(site: Web) -> None:
    site.page("/a", b"open")
    assert ask(site.url("/a"), now=NOW).status == 200


def test_a_host_whose_robots_fails_is_left_alone_this_time(site: Web) -> None:
    site.page("/robots.txt", b"", status=500)
    site.page("/a", b"open")
    with pytest.raises(FetchError, match="answers 500 for its robots"):
        ask(site.url("/a"), now=NOW)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("120", 2), ("Mon, 10 Mar 2025 12:30:00 GMT", 30), ("", 60), ("soon", 60), ("9" * 9, 1440)],
)
def test_a_host_that_asks_for_time_gets_it(site: Web, words: str, minutes: int) -> None:
    site.page("/a", b"", status=429, headers={"Retry-After": words} if words else {})
    with pytest.raises(NotNowError) as refused:
        ask(site.url("/a"), now=NOW)
    assert refused.value.until == NOW + timedelta(minutes=minutes)
    asked = len(site.asked)
    with pytest.raises(NotNowError):
        ask(site.url("/a"), now=NOW + timedelta(minutes=minutes - 1))
    assert len(site.asked) == asked


def test_what_a_host_asks_is_kept_for_every_worker(site: Web) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /b\n")
    site.page("/a", b"open")
    ask(site.url("/a"), now=NOW)
    host = Host.objects.get()
    assert host.robots.startswith("User-agent")
    assert host.asked_at == NOW
