"""One request to the open web, bounded in every way, and only to where it may go.

The address of the socket that is really opened is vetted, at every hop: a name looked up before
may answer otherwise a moment later (DNS rebinding), and a redirect may lead inside.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from articles.fetching.addresses import Network, is_allowed

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}
_PIECE = 65_536
_Opener = Callable[[str, int], socket.socket]

AGENT = "Attache/0.1 (news reader of a desk; follows robots.txt)"


Resolve = Callable[[str, int], Sequence[tuple[Any, ...]]]
"""A host's stream sockets as `socket.getaddrinfo` gives them; a test answers in its place."""


def look_up(host: str, port: int) -> Sequence[tuple[Any, ...]]:
    """Ask the machine's resolver."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: bytes after unpacking, seconds for all its hops, redirects."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """Where a request may go besides public addresses on ports 80 and 443; the operator's word."""

    networks: Sequence[Network] = ()
    ports: frozenset[int] = frozenset()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `url` is where the last hop led; header names are in lower case.

    `moved_to` is where the address has moved for good (all hops 301 or 308), else empty.
    """

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]
    moved_to: str = ""


class FetchError(Exception):
    """The address was not asked, or did not answer as it must; the message says why."""


def fetch(
    url: str,
    *,
    rules: Rules | None = None,
    headers: Mapping[str, str] | None = None,
    resolve: Resolve = look_up,
) -> Fetched:
    """Ask an address and return the answer of any status but a redirect's.

    Raises FetchError for a scheme, port or address that may not be asked, an answer larger or
    slower than the limits, too many redirects, and whatever the network does wrong.
    """
    door = _Door(rules or Rules(), resolve)
    here, for_good = url, True
    for _ in range(door.rules.limits.redirects + 1):
        answer = door.ask(here, headers or {})
        if answer.status not in _REDIRECTS or "location" not in answer.headers:
            moved = here if for_good and here != url else ""
            return Fetched(here, answer.status, answer.body, answer.headers, moved)
        for_good = for_good and answer.status in {301, 308}
        here = urljoin(here, answer.headers["location"])
    raise FetchError(f"more than {door.rules.limits.redirects} redirects, the last to {here[:200]}")


def vet(url: str, rules: Rules) -> tuple[str, int, bool]:
    """Host, port and whether by TLS; raises FetchError for what is no address to ask."""
    if len(url) > 2_000:
        raise FetchError(f"the address is longer than 2,000 characters: {url[:80]}…")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(f"not an address: {url[:200]}: {error}") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"only http and https are asked, not {parts.scheme or 'nothing'}:")
    if not host or parts.username is not None or parts.password is not None:
        raise FetchError("the address names no host, or carries a name or password")
    usual = _PORTS[parts.scheme]
    if port is not None and port not in _PORTS.values() and port not in rules.ports:
        raise FetchError(f"port {port} is not allowed (only 80 and 443, or what is set)")
    return host, port or usual, parts.scheme == "https"


class _Http(HTTPConnection):
    def __init__(self, opener: _Opener, host: str, port: int, *, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._opener = opener

    def _new_conn(self) -> socket.socket:
        return self._opener(self.host, self.port)


class _Https(HTTPSConnection):
    def __init__(
        self, opener: _Opener, host: str, port: int, *, timeout: float, ssl_context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=timeout, ssl_context=ssl_context)
        self._opener = opener

    def _new_conn(self) -> socket.socket:
        return self._opener(self.host, self.port)


class _Door:
    def __init__(self, rules: Rules, resolve: Resolve) -> None:
        self.rules = rules
        self._resolve = resolve
        self._until = time.monotonic() + rules.limits.seconds
        self._handle: socket.socket | None = None

    def ask(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """One hop."""
        host, port, secure = vet(url, self.rules)
        connection = self._connection(host, port, secure)
        parts = urlsplit(url)
        target = urllib3.util.parse_url(url).request_uri if parts.path or parts.query else "/"
        sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers}
        try:
            with self._deadline():
                connection.request("GET", target, headers=sent, preload_content=False)
                response = connection.getresponse()
                body = b"" if response.status in _REDIRECTS else self._body(response)
                named = {name.lower(): value for name, value in response.headers.items()}
                return Fetched(url, response.status, body, named)
        except FetchError:
            raise
        except (OSError, ValueError, urllib3.exceptions.HTTPError, HTTPException) as error:
            if time.monotonic() >= self._until:
                raise FetchError(self._too_slow()) from error
            raise FetchError(f"{host} did not answer as it must: {_words(error)}") from error
        finally:
            connection.close()
            self._close_handle()

    def _connection(self, host: str, port: int, secure: bool) -> HTTPConnection:
        timeout = max(0.1, self._until - time.monotonic())
        if secure:
            context = ssl.create_default_context()
            return _Https(self._open, host, port, timeout=timeout, ssl_context=context)
        return _Http(self._open, host, port, timeout=timeout)

    def _open(self, host: str, port: int) -> socket.socket:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"{host[:200]} is not known: {_words(error)}") from error
        refused = [each[4][0] for each in found if not self._may(each[4][0])]
        if refused:
            raise FetchError(
                f"{host} leads to {refused[0]}, which is not public; the operator may allow it"
            )
        trouble: OSError = OSError("no address")
        for family, kind, protocol, _, place in found:
            opened = socket.socket(family, kind, protocol)
            opened.settimeout(max(0.1, self._until - time.monotonic()))
            try:
                opened.connect(place)
            except OSError as error:
                opened.close()
                trouble = error
                continue
            # A second handle: TLS takes the first one over.
            self._close_handle()
            self._handle = opened.dup()
            return opened
        raise trouble

    def _may(self, address: str) -> bool:
        return is_allowed(address, allowed=self.rules.networks)

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        """Shuts the socket when time is up: a server that sends a byte now and then never times
        out by itself."""
        left = max(0.0, self._until - time.monotonic())
        watch = threading.Timer(left, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _hang_up(self) -> None:
        if self._handle is not None:
            with suppress(OSError):
                self._handle.shutdown(socket.SHUT_RDWR)

    def _close_handle(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _body(self, response: urllib3.HTTPResponse) -> bytes:
        limit = self.rules.limits.bytes
        pieces, size = [], 0
        for piece in response.stream(_PIECE, decode_content=True):
            size += len(piece)
            if size > limit:
                raise FetchError(f"the answer has more than {limit:,} bytes")
            if time.monotonic() >= self._until:
                raise FetchError(self._too_slow())
            pieces.append(piece)
        if time.monotonic() >= self._until:
            raise FetchError(self._too_slow())
        return b"".join(pieces)

    def _too_slow(self) -> str:
        return f"no whole answer within {self.rules.limits.seconds:g} seconds"


def _words(error: BaseException) -> str:
    return (str(error) or type(error).__name__)[:200]
