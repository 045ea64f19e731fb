"""How long a page may ask the database, and what is shown of one that asked longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import OperationalError, connections
from django.shortcuts import render
from psycopg.errors import QueryCanceled

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

_RETRY_AFTER = "30"


def limit_statements(seconds: int) -> None:
    """Let Postgres stop each statement of this process after so many seconds; 0 is no limit.

    For the web server's entry point alone: a worker or a migration may take its time. Said as a
    connection is made, so that it holds for all of them.
    """
    options = connections.settings["default"].setdefault("OPTIONS", {})
    given = options.get("options", "")
    options["options"] = f"{given} -c statement_timeout={seconds}s".strip()


class TimeLimitMiddleware:
    """Answers 503 in words where the database stopped a page's question for taking too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError):
            return None
        if not isinstance(exception.__cause__, QueryCanceled):
            return None
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = _RETRY_AFTER
        response.headers["Cache-Control"] = "no-store"
        return response
