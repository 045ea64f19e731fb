"""One request, bounded, and only to where it may go. Traffic goes to loopback alone."""

from __future__ import annotations

import ast
import contextlib
import gzip
import socket
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from articles.fetching import FetchError, fetch
from articles.fetching.door import Limits, Rules
from tests.loopback import Web

SPELLINGS = """
http://127.0.0.1/ http://localhost/ http://2130706433/ http://0x7f000001/ http://0x7f.1/
http://0177.0.0.1/ http://127.1/ http://127.0.1/ http://0/ http://0.0.0.0/ http://[::1]/
http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[64:ff9b::7f00:1]/
http://[2002:7f00:1::]/ http://[fe80::1]/ http://[fc00::1]/ http://[ff02::1]/ http://10.0.0.1/
http://172.16.5.5/ http://192.168.0.1/ http://169.254.169.254/latest/ http://100.64.0.1/
http://192.0.0.8/ http://224.0.0.1/ http://255.255.255.255/ https://127.0.0.1/
http://LOCALHOST/ http://localhost./ http://127.0.0.1:80/ http://[::127.0.0.1]/
""".split()


@pytest.mark.parametrize("url", SPELLINGS)
def test_every_spelling_of_an_inner_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"not public|not known"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "http:///path",
        "http://user:word@127.0.0.1/",
        "http://127.0.0.1:22/",
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "http://a.invalid/" + "x" * 5_000,
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url)


def test_a_page_is_fetched_with_what_it_says_of_itself(web: Web) -> None:
    web.page("/a", gzip.compress(b"hello"), headers={"Content-Encoding": "gzip", "ETag": '"1"'})
    answer = fetch(web.url("/a"), rules=web.rules(), headers={"If-None-Match": '"0"'})
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"1"')
    assert web.asked[0][1]["if-none-match"] == '"0"'


def test_redirects_are_followed_and_lasting_moves_remembered(web: Web) -> None:
    web.redirect("/old", "/older", status=301)
    web.redirect("/older", web.url("/new"), status=308)
    web.redirect("/lent", "/new", status=302)
    web.page("/new", b"here")
    assert fetch(web.url("/old"), rules=web.rules()).moved_to == web.url("/new")
    lent = fetch(web.url("/lent"), rules=web.rules())
    assert (lent.url, lent.moved_to) == (web.url("/new"), "")


def test_a_redirect_that_leads_inside_is_refused(web: Web) -> None:
    web.redirect("/a", "http://10.0.0.1/")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is not public"):
        fetch(web.url("/a"), rules=web.rules())


def test_a_ring_of_redirects_ends(web: Web) -> None:
    web.redirect("/a", "/a")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(web.url("/a"), rules=web.rules())
    assert len(web.asked) == 6


def test_a_name_that_answers_otherwise_the_second_time_reaches_nothing_inside(web: Web) -> None:
    """DNS rebinding: whatever was looked up is what is opened, and it is looked up once a hop."""
    answers = iter(["127.0.0.1", "10.0.0.1"])

    def resolve(host: str, port: int) -> Sequence[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    web.redirect("/a", web.url("/b", host="news.example"))
    web.page("/b", b"secret")
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is not public"):
        fetch(web.url("/a", host="news.example"), rules=web.rules(), resolve=resolve)
    assert [path for path, _ in web.asked] == ["/a"]


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    def resolve(host: str, port: int) -> Sequence[tuple[Any, ...]]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port))
            for each in ("8.8.8.8", "127.0.0.1")
        ]

    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        fetch("http://news.example/", resolve=resolve)


def test_a_bomb_is_counted_as_it_unpacks(web: Web) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    web.page("/bomb", bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        fetch(web.url("/bomb"), rules=web.rules(Limits(bytes=1_000_000)))


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_dribbles_is_hung_up_on(web: Web, part: str) -> None:
    def dribble(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        with contextlib.suppress(OSError):
            for _ in range(60):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)

    web.answers["/slow"] = dribble
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"no whole answer within 0\.5 s"):
        fetch(web.url("/slow"), rules=web.rules(Limits(seconds=0.5)))
    assert time.monotonic() - started < 3


def test_rubbish_in_place_of_an_answer_is_named(web: Web) -> None:
    def rubbish(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\xff nonsense\r\n\r\n")
        handler.close_connection = True

    web.answers["/x"] = rubbish
    with pytest.raises(FetchError, match="did not answer as it must"):
        fetch(web.url("/x"), rules=web.rules())


def test_no_other_module_speaks_to_the_web() -> None:
    root = Path(__file__).parents[3]
    doors = {"urllib3", "requests", "httpx", "http", "ftplib", "aiohttp", "socket"}
    found = {
        str(path.relative_to(root))
        for top in ("articles", "entities")
        for path in (root / top).rglob("*.py")
        if doors & set(_imported(path))
    }
    assert found == {"articles/fetching/door.py"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield "http" if module == "urllib.request" else module.split(".")[0]


def test_nothing_may_be_asked_but_the_usual_ports() -> None:
    with pytest.raises(FetchError, match="port 8080"):
        fetch("http://news.example:8080/", rules=Rules())
