"""All outlets, and one outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Source
from articles.views.addresses import twin_address
from articles.views.paging import page_of

if TYPE_CHECKING:
    from articles.views.htmx import HtmxHttpRequest


@require_safe
def sources(request: HtmxHttpRequest) -> HttpResponse:
    return render(
        request,
        "articles/sources.html",
        {
            "sources": Source.objects.with_counts(),
            "unstated": Article.objects.without_source().count(),
        },
    )


@require_safe
def sources_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every outlet's feed here as OPML 2.0, for a reader's program to follow all at once."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0"><head><title>{escape(_("Attaché: sources"))}</title></head><body>',
    ]
    for each in Source.objects.order_by("name"):
        page = each.get_absolute_url()
        outline = {
            "type": "rss",
            "text": each.name,
            "xmlUrl": request.build_absolute_uri(twin_address(page, "atom")),
            "htmlUrl": request.build_absolute_uri(page),
        }
        said = " ".join(f'{name}="{escape(value)}"' for name, value in outline.items())
        lines.append(f"<outline {said}/>")
    text = "\n".join([*lines, "</body></opml>", ""])
    headers = {"Content-Disposition": 'attachment; filename="sources.opml"'}
    return HttpResponse(text, content_type="text/x-opml; charset=utf-8", headers=headers)


@require_safe
def source(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Source.objects.with_counts(), slug=slug)
    page = page_of(request, Article.objects.filter(source=found).newest().for_list().with_opening())
    return render(request, "articles/source.html", {"source": found, "page": page})
