"""Links from a page to its twins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template

from articles.views.addresses import twin_address
from articles.views.search_parts import without_blanks
from articles.views.twins.pages import PAGES

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()

_TYPES = {
    "json": ("JSON", "application/json"),
    "csv": ("CSV", "text/csv"),
    "atom": ("Atom", "application/atom+xml"),
    "feed.json": ("JSON Feed", "application/feed+json"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
    "csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
    "ninjs.json": ("ninjs", "application/json"),
}


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    type: str
    address: str


@register.simple_tag(takes_context=True)
def twin_links(context: Context, *forms: str) -> list[Link]:
    """The twins of the page shown, asked what the page was asked; none on a page without twins.
    `forms` are those wanted; all where none is named."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    page = PAGES.get(match.func) if match else None
    # Django names the path to the page of an error alone: nothing stands there in any form.
    if request is None or page is None or "request_path" in context:
        return []
    # Of the whole list, wherever in it the reader stands.
    asked = without_blanks(request.GET).urlencode()
    wanted = [each for each in forms or _TYPES if page.builder(each)]
    return [Link(*_TYPES[form], twin_address(request.path, form, asked)) for form in wanted]
