"""The process that parses foreign bytes: `python -m articles.readers.child BYTES_OF_MEMORY`.

Reads a task's name and its bytes from standard input, writes the result as JSON to standard
output, and starts over until standard input ends.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from articles.readers.confined import SECONDS, read_frame, write_frame
from articles.readers.extraction import extract
from articles.readers.feed_entries import parse_feed
from articles.readers.fragments import fragment_text
from articles.readers.links import parse_opml, parse_sitemap


def _page(data: bytes) -> Any:
    page = extract(data.decode("utf-8", "surrogatepass"))
    return None if page is None else asdict(page)


def _fragment(data: bytes) -> Any:
    return fragment_text(data.decode("utf-8", "surrogatepass"))


TASKS: dict[str, Callable[[bytes], Any]] = {
    "page": _page,
    "fragment": _fragment,
    "feed": lambda data: asdict(parse_feed(data)),
    "opml": lambda data: [asdict(each) for each in parse_opml(data)],
    "sitemap": lambda data: asdict(parse_sitemap(data)),
}


def main() -> None:
    """Serve until the asking process is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    memory = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while (task := read_frame(sys.stdin.buffer)) is not None:
        data = read_frame(sys.stdin.buffer)
        if data is None:
            return
        # Were the asking process killed meanwhile, nobody else would end a parser that stalls.
        signal.alarm(int(SECONDS) * 3)
        answer = _answer(task.decode(), data)
        signal.alarm(0)
        write_frame(answers, json.dumps(answer).encode())


def _answer(task: str, data: bytes) -> dict[str, Any]:
    try:
        return {"result": TASKS[task](data)}
    except MemoryError:
        return {"problem": "parsing it needs more memory than is given"}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises is the item's fault
        return {"problem": f"it cannot be parsed: {type(error).__name__}: {str(error)[:200]}"}


if __name__ == "__main__":
    main()
