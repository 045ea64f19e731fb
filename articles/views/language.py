"""In which language a page speaks. What machines read speaks one, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

ASKED_WITH = ("Accept-Language", "Cookie")
"""The headers that decide it."""

# A form on every page: a token in it would give every reader a cookie, and no page could be kept
# for the next one. Whoever forges it changes nothing but the language somebody reads in.
choose_language = csrf_exempt(set_language)


def language_of(request: HttpRequest) -> str:
    """The reader's language for a page or a picture, by choice or by browser; the site's own for
    feeds, twins and files, whose last part has an ending."""
    last = request.path_info.rpartition("/")[2]
    if "." in last and not last.endswith(".svg"):
        return settings.LANGUAGE_CODE
    return translation.get_language_from_request(request)


class LanguageMiddleware:
    """Django's own would leave the language of one request switched on for what is streamed
    after another, and give data the reader's words."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.LANGUAGE_CODE = language_of(request)
        with translation.override(language):
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith(("text/html", "image/svg+xml")):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ASKED_WITH)
        return response
