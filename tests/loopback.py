"""A real web server on loopback that answers whatever a test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articles.fetching.addresses import networks
from articles.fetching.door import Limits, Rules

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """`answers` by path; `asked` is every path with its headers, in order."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def rules(self, limits: Limits | None = None) -> Rules:
        """Loopback allowed for this server alone."""
        return Rules(networks(["127.0.0.0/8"]), frozenset({self.port}), limits or Limits())

    def page(
        self, path: str, body: bytes, *, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in (headers or {}).items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer

    def redirect(self, path: str, to: str, *, status: int = 302) -> None:
        self.page(path, b"", status=status, headers={"Location": to})


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.answers.get(self.path)
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Web(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join()
