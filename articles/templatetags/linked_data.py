"""A page's description for machines, as JSON-LD in its head."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString

from articles.citing import cite_report
from articles.models import Article
from articles.views import linked_data as described
from entities.models import Entity, Event, Quote

if TYPE_CHECKING:
    from django.template import Context

    from articles.citing import Citation

register = template.Library()

# A text that closes the element, or opens a comment in it, would end the data early.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_data(
    context: Context, shown: Article | Entity | Event | Quote, cited: Citation | None = None
) -> SafeString:
    """`cited` is the report that printed a quotation. A data block is not run, so the
    Content-Security-Policy does not concern it (HTML, "prepare the script element")."""
    full = context["request"].build_absolute_uri
    cites = None
    if isinstance(shown, Article):
        name = shown.title
        about = cites = described.report(cited or cite_report(shown))
    elif isinstance(shown, Quote):
        name = shown.words
        about = described.quotation(shown.words, shown.speaker, full)
        cites = described.report(cited) if cited and cited.read else None
    elif isinstance(shown, Event):
        name, about = shown.title, described.event(shown)
    else:
        name, about = shown.name, described.entity(shown)
    page = full(shown.get_absolute_url())
    data = described.page_about(about, name=name, page=page, root=full("/"), cites=cites)
    text = json.dumps(data, ensure_ascii=False).translate(_UNSAFE)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
