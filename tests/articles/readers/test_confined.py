"""Parsers of foreign bytes run where they can be killed."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator

import pytest

from articles.readers.confined import Confined, ConfinedError

RSS, END = '<rss version="2.0"><channel><title>', "</title></channel></rss>"


@pytest.fixture
def parser() -> Iterator[Confined]:
    confined = Confined(seconds=15)
    yield confined
    confined.stop()


def entity_bomb(levels: int) -> bytes:
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels + 1)]
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">' + "".join(lines)
    return f"{head}]>{RSS}&a{levels};{END}".encode()


def quadratic_bomb() -> bytes:
    """One long entity, named often."""
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'
    return f"{head}{RSS}{'&a;' * 20_000}{END}".encode()


BOMBS = {"6 levels": entity_bomb(6), "9 levels": entity_bomb(9), "quadratic": quadratic_bomb()}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("task", ["feed", "opml", "sitemap"])
def test_an_entity_bomb_costs_neither_time_nor_the_worker(
    parser: Confined, task: str, bomb: str
) -> None:
    started = time.monotonic()
    with contextlib.suppress(ConfinedError):
        parser.run(task, BOMBS[bomb])
    assert time.monotonic() - started < 15
    assert parser.run("fragment", b"<p>next</p>") == "next"


def test_no_file_is_read_into_a_feed(parser: Confined) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    found = parser.run("feed", f"{head}{RSS}&x;{END}".encode())
    assert os.uname().nodename not in found["title"]


@pytest.mark.parametrize("task", ["page", "fragment"])
def test_fifty_thousand_nested_tags_are_read_or_refused_in_time(
    parser: Confined, task: str
) -> None:
    started = time.monotonic()
    parser.run(task, b"<html><body>" + b"<div>" * 50_000 + b"deep")
    parser.run(task, b"<html><body>" + b"<!--" * 50_000)
    assert time.monotonic() - started < 15


@pytest.mark.parametrize("markup", ["<!--", "<div>", "<b>x"])
def test_markup_made_to_stall_a_feed_reader_costs_one_entry(parser: Confined, markup: str) -> None:
    entry = f"<item><title>x</title><description><![CDATA[{markup * 50_000}]]></description></item>"
    good = "<item><title>y</title><description>Words.</description></item>"
    feed = f"{RSS}{END}".replace("</channel>", f"{entry}{good}</channel>")
    started = time.monotonic()
    found = parser.run("feed", feed.encode())
    assert [each["title"] for each in found["entries"]] == ["x", "y"]
    assert time.monotonic() - started < 15


def test_twenty_thousand_entries_are_cut_to_a_thousand(parser: Confined) -> None:
    item = b"<item><title>x</title><link>http://a.example/1</link></item>"
    feed = f"{RSS}{END}".encode().replace(b"</channel>", item * 20_000 + b"</channel>")
    found = parser.run("feed", feed)
    assert len(found["entries"]) == 1_000
    assert found["problems"] == ["of 20,000 entries the first 1,000 are read"]


def test_a_parser_that_takes_too_long_is_killed_and_the_next_item_read() -> None:
    parser = Confined(seconds=0.05)
    with pytest.raises(ConfinedError, match=r"more than 0\.05 seconds"):
        parser.run("feed", b'<rss version="2.0"><channel>' + b"<item/>" * 50_000)
    parser._seconds = 15
    assert parser.run("fragment", b"next") == "next"
    parser.stop()


def test_a_parser_that_needs_too_much_memory_says_so() -> None:
    parser = Confined(memory=600_000_000)
    with pytest.raises(ConfinedError):
        parser.run("fragment", b"<p>" + b"<b>x</b>" * 8_000_000)
    parser.stop()


def test_a_parser_that_dies_is_replaced(parser: Confined) -> None:
    parser.run("fragment", b"x")
    process = parser._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert parser.run("fragment", b"y") == "y"


def test_the_parser_ends_with_the_process_that_asked(parser: Confined) -> None:
    parser.run("fragment", b"x")
    process = parser._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
