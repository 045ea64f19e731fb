"""What machines look for first: robots.txt, sitemaps, the description of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles.models import Article, Story
from entities.models import Entity, Event

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

ADDRESSES_A_MAP = 10_000
"""The protocol allows 50,000 and 50 MB (sitemaps.org); an address here may have 200 bytes."""

_KINDS: dict[str, Callable[[], QuerySet[Any, Any]]] = {
    "stories": lambda: Story.objects.standing().only("headline"),
    "articles": lambda: Article.objects.only("title"),
    "entities": lambda: Entity.objects.named().only("kind", "slug"),
    "events": lambda: Event.objects.told().only("title"),
}

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('desk')}",
        f"Disallow: {reverse('report-error')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of all sitemaps."""
    addresses = [
        reverse("sitemap-part", args=[kind, number])
        for kind, found in _KINDS.items()
        for number in range(1, 2 + (found().count() - 1) // ADDRESSES_A_MAP)
    ]
    items = "".join(f"<sitemap>{_loc(request, each)}</sitemap>\n" for each in addresses)
    text = f'{_XML}<sitemapindex xmlns="{_SITEMAPS}">\n{items}</sitemapindex>\n'
    return HttpResponse(text, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, kind: str, number: int) -> StreamingHttpResponse:
    found = _KINDS.get(kind)
    if found is None or number < 1:
        raise Http404
    first = (number - 1) * ADDRESSES_A_MAP
    rows = found().order_by("pk")[first : first + ADDRESSES_A_MAP]
    if not rows.exists():
        raise Http404
    return StreamingHttpResponse(_urls(request, rows), content_type="application/xml")


def _urls(request: HttpRequest, rows: QuerySet[Any, Any]) -> Iterator[str]:
    yield f'{_XML}<urlset xmlns="{_SITEMAPS}">\n'
    for each in rows.iterator(chunk_size=2_000):
        yield f"<url>{_loc(request, each.get_absolute_url())}</url>\n"
    yield "</urlset>\n"


def _loc(request: HttpRequest, address: str) -> str:
    return f"<loc>{escape(request.build_absolute_uri(address))}</loc>"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """So that a browser can search this site from its address bar."""
    address = escape(request.build_absolute_uri(reverse("search")))
    text = (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        "<ShortName>Attaché</ShortName>\n"
        "<Description>News coverage of defence diplomacy</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{address}?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )
    return HttpResponse(text, content_type="application/opensearchdescription+xml")
