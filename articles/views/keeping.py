"""Pages kept in memory for whoever is not signed in, until something in the archive changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate

from articles.change import archive_mark
from articles.views.language import language_of
from articles.views.theme import COOKIE as THEME
from articles.views.theme import theme_of
from articles.visits import COOKIE as VISITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    Answer = Callable[[HttpRequest], HttpResponse]

_LARGEST = 2**20
"""Bytes of an answer that is kept: a longer one is rare, and would push hundreds out."""

_ASKED_WITH = ("HTTP_ACCEPT_ENCODING", "HTTP_HX_REQUEST", "HTTP_HX_HISTORY_RESTORE_REQUEST")
"""What beside the address decides how an answer reads, as `Vary` says."""


@dataclass(frozen=True, slots=True)
class Kept:
    content: bytes
    headers: dict[str, str]


@dataclass(slots=True)
class Shelf:
    """Answers of one state of the archive, the longest unasked given up first."""

    room: int
    mark: str = ""
    _kept: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, key: str, *, mark: str) -> Kept | None:
        with self._lock:
            if mark != self.mark:
                return None
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
            return found

    def keep(self, key: str, kept: Kept, *, mark: str) -> None:
        with self._lock:
            if mark != self.mark:
                self.mark, self._bytes = mark, 0
                self._kept.clear()
            if before := self._kept.pop(key, None):
                self._bytes -= len(before.content)
            self._kept[key] = kept
            self._bytes += len(kept.content)
            while self._bytes > self.room:
                _, given_up = self._kept.popitem(last=False)
                self._bytes -= len(given_up.content)


class KeepingMiddleware:
    """Answers a reader without cookies with the page as it was made before, if nothing changed.

    The mark is read before the page is made: a page that is newer than its mark is never asked for
    again under it, one that is older does not exist. Whoever has a session sees pages made for
    them. Every kept page has an ETag, so that a browser that has it is told so (RFC 9110, 13.1).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.KEPT_PAGES_MB * 2**20)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.shelf.room or not _may_be_anybodys(request):
            return self.get_response(request)
        try:
            mark = archive_mark()
        except DatabaseError:
            # The page says for itself what it does without a database; /healthz still answers.
            return self.get_response(request)
        key = _key(request, mark)
        if kept := self.shelf.find(key, mark=mark):
            return _conditional(request, HttpResponse(kept.content, headers=kept.headers))
        response = self.get_response(request)
        if not _may_be_kept(response):
            return response
        response.headers.setdefault("ETag", f'W/"{key[:32]}"')
        self.shelf.keep(key, Kept(response.content, dict(response.items())), mark=mark)
        return _conditional(request, response)


def _may_be_anybodys(request: HttpRequest) -> bool:
    # Within a transaction the mark does not tell of what that transaction wrote itself.
    # When a reader was here before changes the front page alone.
    told = set(request.COOKIES) - {settings.LANGUAGE_COOKIE_NAME, THEME}
    told -= {VISITS} if request.path != "/" else set()
    return request.method == "GET" and not told and not connection.in_atomic_block


def _key(request: HttpRequest, mark: str) -> str:
    # The day, because "yesterday" may be asked for; the host, because feeds name it; of the
    # languages a browser lists, the one that is answered.
    asked = [request.META.get(name, "") for name in _ASKED_WITH]
    asked += [language_of(request), theme_of(request)]
    parts = [mark, str(localdate()), request.scheme or "", request.META.get("HTTP_HOST", "")]
    whole = "\n".join([*parts, *asked, request.get_full_path()])
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and len(response.content) <= _LARGEST
    )


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response
