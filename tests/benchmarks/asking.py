"""Ask a server over HTTP, alone or as many readers at once, and time the answers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median, quantiles

_PATIENCE = 60


class WrongAnswerError(Exception):
    """The server did not answer with the page."""


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds at the median and at the ninety-fifth of a hundred, and the answers a second."""

    p50: float
    p95: float
    a_second: float


def ask(port: int, addresses: Sequence[str], *, readers: int, each: int) -> Took:
    """Every reader asks so many of the addresses over one connection, beginning elsewhere."""
    with ThreadPoolExecutor(readers) as pool:
        began = time.perf_counter()
        turns = [
            pool.submit(_read, port, addresses, first=number * 7, times=each)
            for number in range(readers)
        ]
        times = [one for turn in turns for one in turn.result()]
        lasted = time.perf_counter() - began
    p95 = quantiles(times, n=20)[-1]
    return Took(round(median(times), 1), round(p95, 1), round(len(times) / lasted, 1))


def _read(port: int, addresses: Sequence[str], *, first: int, times: int) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        return [_timed(connection, addresses[(first + at) % len(addresses)]) for at in range(times)]
    finally:
        connection.close()


def _timed(connection: HTTPConnection, address: str) -> float:
    began = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    took = 1000 * (time.perf_counter() - began)
    if answer.status != 200:
        raise WrongAnswerError(f"{address} answers {answer.status}")
    return took


def download(port: int, address: str) -> tuple[int, float]:
    """Lines of a long answer and the seconds it took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    lines = 0
    while block := answer.read(1 << 16):
        lines += block.count(b"\n")
    connection.close()
    return lines, time.perf_counter() - began
