"""What another site shows of a page of ours whose address it was given (https://oembed.com).

A link with its title, which asks nothing of this site when it is read: pages here are no frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from articles.views import reports, stories
from articles.views.twins.pages import PAGES
from entities.views import day, entity, events, quotes

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.views.twins.twin import Twin

_OF_ONE_THING = frozenset(
    {reports.article, stories.story, entity.entity, events.event, quotes.quote, day.day}
)
_A_DAY = 86_400
_LONGEST = 2_000


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The answer for `?url=`: 404 where it is no page of one thing here, 501 where another format
    than JSON is asked for, as the standard says (section 2.3.6)."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    found = _page(request, request.GET.get("url", ""))
    root = request.build_absolute_uri("/")
    said = {
        "version": "1.0",
        "type": "link",
        "title": " ".join(found.title.split()),
        "author_name": found.record.get("source") or found.record.get("speaker_name"),
        "provider_name": "Attaché",
        "provider_url": root,
        "cache_age": _A_DAY,
    }
    known = {name: value for name, value in said.items() if value}
    # Anybody's page may ask from a browser: it is public, and no cookie is sent with it.
    headers = {"Access-Control-Allow-Origin": "*"}
    return JsonResponse(known, headers=headers, json_dumps_params={"ensure_ascii": False})


def _page(request: HttpRequest, url: str) -> Twin:
    """What the page says, by its address on this host."""
    try:
        parts = urlsplit(url[:_LONGEST])
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404) as error:
        raise Http404 from error
    if parts.netloc != request.get_host() or match.func not in _OF_ONE_THING:
        raise Http404
    return PAGES[match.func].build(request, *match.args, **match.kwargs)
